"""What a sentence says of whose number a number is: each piece of evidence with its weight."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from trialtrace.extract.accounts.arm_mentions import ArmMention
from trialtrace.extract.accounts.items import Item
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import last_match
from trialtrace.extract.accounts.tuples import VERSUS


@dataclass(frozen=True, slots=True)
class Sign:
    """A named piece of evidence.

    Attributes
    ----------
    name : str
        Rule that evidence cites.
    weight : float
        How much it counts; calibrated, see ``docs/extraction.md``.
    """

    name: str
    weight: float


RESPECTIVELY = Sign("arm.respectively", 4.0)
LISTED = Sign("arm.listed", 3.5)
BEHIND = Sign("arm.label_behind", 3.0)
IN_FRONT = Sign("arm.label_in_front", 3.0)
SUBJECT = Sign("arm.subject", 2.0)
DIRECTION = Sign("arm.by_direction", 2.5)
NAMED_BEFORE = Sign("arm.named_before", 1.5)
ORDER = Sign("arm.default_order", 1.0)
GRID = Sign("arm.grid", 3.0)
IN_BRACKET = Sign("arm.bracket", 2.0)
SHARED = Sign("arm.shared_label", 2.0)

_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# Between a number and the name behind it.
_TO_NAME = re.compile(
    r"^[\s)\]]*(?:%|per ?cent\b)?\s*(?:[\w/²·.-]{1,12}\s+)?(?:[\w'’-]+\s+){0,5}?"
    r"(?:of|in|for|with|on|among|from|to|by|after|during|following|under|receiving|treated|taking"
    r"|who|assigned|given|randomi[sz]ed|the|those|using|via)\s+(?:[\w'’-]+\s+){0,3}?[\s(]*$",
    re.IGNORECASE,
)
_CLOSE = re.compile(
    r"^\s*(?:%|per ?cent\b)?(?:\s*[\w/²·]{1,12})?\s*[\s)\](:=]*(?:the\s+)?$", re.IGNORECASE
)
# "(31% vs 12%) was more frequent with A": no label, but a word of more or less.
_SAYS_MORE = re.compile(
    r"\b(?:more|less|fewer|higher|lower|greater|better|worse|longer|shorter)\b", re.IGNORECASE
)
# Between a name and the number behind it.
_FROM_NAME = re.compile(
    r"^\s*(?:[-–]\s*)?(?:(?:treated|treatment|therapy|alone|only|users?|recipients?|groups?|arms?|patients"
    r"|women|men|participants|subjects|children|adults|regimen|diet|cohort)\b\s*)*"
    r"[\s,:;=([–—-]*(?:(?:\w+ing|was|were|had|is|are|of|at|in|by|to|a|an|the|median|mean|about|only|it|with"
    r"|showed|achieved|reported|experienced|rates?|n|reached|and|for|average|total|approximately)\b"
    r"[\s,:=([–—-]*){0,5}$",
    re.IGNORECASE,
)
# "zinc acetate (45%": the last word of a name that the mention did not take in.
_NAME_GOES_ON = re.compile(r"\s[\w-]+(?:\s(?:groups?|arms?|patients))?\s?[(\[:=]\s?")
_LIST_JOINT = re.compile(
    r"^[\s\w-]{0,40}?(?:,|/|\band\b|\bor\b|&|\bversus\b|\bvs\b\.?|\bthan\b|\bcompared (?:with|to)\b)"
    r"[\s\w-]{0,40}$",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\s*(?:and |but |however, )?(?:(?:in|among|for|with|on|within|of)\s)?"
    r"(?:the |those (?:in|on|with) |patients (?:in|on|with|who received) |all )*",
    re.IGNORECASE,
)
# What may stand between a name and the bracket behind it: "A group (", "A arm, 45% (".
_TAIL_OF_NAME = re.compile(r"\s*(?:[\w-]+\s*){0,2}")
_RESPECTIVELY = re.compile(r"\brespectively\b|\bin that order\b", re.IGNORECASE)
_MORE_LESS = re.compile(
    r"\b(?:(?P<more>higher|greater|longer|larger|more (?:often|frequent|common|frequently"
    r"|commonly|likely|patients|women)|increased|more)"
    r"|(?P<less>lower|shorter|smaller|reduced|decreased|fewer|less (?:often|frequent|common"
    r"|frequently|likely)|less))\b(?! than \d)",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:no|not|without|neither|similar)\b", re.IGNORECASE)
_COMPARED_FIRST = re.compile(
    r"\b(?:(?:as )?compared (?:with|to)|in comparison (?:with|to)|relative to"
    r"|in contrast (?:with|to)|unlike|than|versus|vs\.?)\s+(?:the |that "
    r"(?:of|in) |those (?:in|on|with|receiving) |patients (?:in|on|receiving|who received) |in "
    r"|with |did |for )*(?:the )?$",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    r";\s|[.:]\s(?=[A-Z])|,\s(?:but|whereas|while|although|though|and (?:no|was|were|had)\b)"
)
_CLAUSE_END = re.compile(r"[;]\s|[.:]\s(?=[A-Z])")


def listed(
    line: Line, part: Sequence[Item], mentions: Sequence[ArmMention], items: Sequence[Item]
) -> tuple[Sign, list[int]] | None:
    """Read "x and y in A and B" and "in A and B, x and y": as many names as numbers, in order."""
    behind = _list_behind(line, part, mentions, items)
    if behind:
        return behind
    ahead = [m for m in mentions if m.end <= part[0].start]
    chosen = ahead[-len(part) :]
    if len({m.arm for m in chosen}) != len(part):
        return None
    end = part[-1].end - line.start
    said = _RESPECTIVELY.search(line.text, end, min(len(line.text), end + 60))
    if said and not any(part[-1].end <= m.start < line.start + said.start() for m in mentions):
        return RESPECTIVELY, [m.arm for m in chosen]
    between = any(chosen[0].end <= item.start < part[0].start for item in items)
    if not between and _is_list(line, chosen) and part[0].start - chosen[-1].end < 90:
        if _swapped(line, chosen):
            chosen = chosen[::-1]
        return LISTED, [m.arm for m in chosen]
    return None


def _list_behind(
    line: Line, part: Sequence[Item], mentions: Sequence[ArmMention], items: Sequence[Item]
) -> tuple[Sign, list[int]] | None:
    chosen = [m for m in mentions if m.start >= part[-1].end][: len(part)]
    if len({m.arm for m in chosen}) != len(part):
        return None
    end = chosen[-1].end - line.start
    said = _RESPECTIVELY.search(line.text, part[-1].end - line.start, min(len(line.text), end + 70))
    far = chosen[0].start - part[-1].end
    between = any(part[-1].end <= item.start < chosen[-1].start for item in items)
    if said and far < 170:
        return RESPECTIVELY, [m.arm for m in chosen]
    gap = line.text[part[-1].end - line.start : chosen[0].start - line.start]
    if not between and far < 90 and _is_list(line, chosen) and not VERSUS.search(gap):
        if _CLAUSE_END.search(gap) or not _is_plain(gap):
            return None
        return LISTED, [m.arm for m in chosen]
    return None


def _is_plain(gap: str) -> bool:
    return re.search(r"[,;]\s*(?:and|but|while|with)\b|\b(?:was|were|did|had)\b", gap) is None


def _is_list(line: Line, mentions: Sequence[ArmMention]) -> bool:
    """Tell whether names stand in one list: "A, B and C"; a number between ends it."""
    for one, other in pairwise(mentions):
        gap = _BRACKETED.sub(" ", line.text[one.end - line.start : other.start - line.start])
        if re.search(r"\d", gap) or not _LIST_JOINT.match(gap):
            return False
    return True


def _swapped(line: Line, mentions: Sequence[ArmMention]) -> bool:
    """Tell whether the first of two names is what is compared with: "Compared with B, A …"."""
    return len(mentions) == 2 and bool(
        _COMPARED_FIRST.search(line.text[: mentions[0].start - line.start][-60:])
    )


def label(
    line: Line, item: Item, mentions: Sequence[ArmMention], items: Sequence[Item]
) -> list[tuple[int, Sign]]:
    """Return the arms whose name stands right behind or in front of a number."""
    found = []
    after = next((m for m in mentions if m.start >= item.end), None)
    if after is not None and not any(
        other is not item and item.end <= other.start < after.start for other in items
    ):
        raw = line.text[item.end - line.start : after.start - line.start]
        gap = _BRACKETED.sub(" ", raw)
        if (
            len(gap) < 90
            and not VERSUS.search(gap)
            and not _CLAUSE_END.search(gap)
            and not re.match(r"^[\s)\]]*[,;]", gap)
            and not _SAYS_MORE.search(gap)
            and (_CLOSE.match(gap) or _TO_NAME.match(gap))
        ):
            found.append((after.arm, BEHIND))
    before = next((m for m in reversed(mentions) if m.end <= item.start), None)
    if before is not None and not any(
        other is not item and before.end <= other.start < item.start for other in items
    ):
        raw = line.text[before.end - line.start : item.start - line.start]
        gap = _BRACKETED.sub(" ", raw)
        if len(gap) < 60 and (_FROM_NAME.match(gap) or _NAME_GOES_ON.fullmatch(raw)):
            found.append((before.arm, IN_FRONT))
    return found


def subject(line: Line, item: Item, mentions: Sequence[ArmMention]) -> int:
    """Return the arm with which the number's own clause begins ("In A, … was 12"); else -1."""
    local = item.start - line.start
    low = max((m.end() for m in VERSUS.finditer(line.text, 0, local)), default=0)
    low = max([low, *(m.end() for m in _CLAUSE_END.finditer(line.text, 0, local))])
    ahead = [m for m in mentions if m.end <= item.start and m.start - line.start >= low - 1]
    if len({m.arm for m in ahead}) != 1 or item.start - ahead[-1].end > 90:
        return -1
    lead = line.text[low : ahead[0].start - line.start]
    return ahead[0].arm if ahead[0].strong and _OPENS.fullmatch(lead) else -1


def named_before(line: Line, part: Sequence[Item], mentions: Sequence[ArmMention]) -> list[int]:
    """Take the order of the last arms named before a tuple, each once."""
    order: list[ArmMention] = []
    for mention in reversed([m for m in mentions if m.end <= part[0].start]):
        if mention.arm not in (other.arm for other in order):
            order.insert(0, mention)
        if len(order) == len(part):
            break
    if len(order) != len(part) or not any(mention.strong for mention in order):
        return []
    if _swapped(line, order):
        order = order[::-1]
    return [mention.arm for mention in order]


def by_direction(line: Line, part: Sequence[Item], mentions: Sequence[ArmMention]) -> list[int]:
    """Read "was higher in A (10% vs 5%)": the larger number is A's, whatever their order.

    The words must name the arm that had more or less; "better" and "improved" say nothing of
    which number is the larger. "X (10% vs 5%) and Y (4% vs 2%) were more frequent with A" speaks
    of both pairs.
    """
    local, end = part[0].start - line.start, part[-1].end - line.start
    values = [float(item.part.value) for item in part]
    if values[0] == values[1]:
        return []
    low = max((m.end() for m in _CONTRAST.finditer(line.text, 0, local)), default=0)
    stop = _CONTRAST.search(line.text, end)
    high = stop.start() if stop else len(line.text)
    cue = last_match(_MORE_LESS, line.text, low, local) or _MORE_LESS.search(line.text, end, high)
    if cue is None or _NEGATED.search(line.text[max(low, cue.start() - 40) : cue.start()]):
        return []
    inside = [
        m for m in mentions
        if low <= m.start - line.start < high
        and not (part[0].start <= m.start < part[-1].end)
    ]  # fmt: skip
    heads = {m.arm for m in inside
             if not _COMPARED_FIRST.search(line.text[: m.start - line.start][-60:])}  # fmt: skip
    if len(heads) != 1:
        return []
    arm = heads.pop()
    if arm not in (0, 1):
        return []
    more = cue["more"] is not None
    first = arm if (values[0] > values[1]) == more else 1 - arm
    return [first, 1 - first]


def shared(
    line: Line, item: Item, mentions: Sequence[ArmMention], items: Sequence[Item]
) -> tuple[int, Sign] | None:
    """Return the arm of which several numbers are told at once.

    "31% in A (pain 11%, fever 8%)": what stands in the brackets behind a name is that arm's.
    "6 complete and 31 partial responses occurred with A, while 4 and 30 …": a name behind the last
    of several numbers is all theirs, where the sentence goes on to the other arm.
    """
    local = item.start - line.start
    opened = _open_bracket(line.text, local)
    if opened >= 0:
        ahead = [m for m in mentions if m.end - line.start <= opened]
        gap = line.text[ahead[-1].end - line.start : opened] if ahead else "-"
        inner = any(line.start + opened <= m.start <= item.start for m in mentions)
        if ahead and not inner and _TAIL_OF_NAME.fullmatch(gap):
            return ahead[-1].arm, IN_BRACKET
    after = next((m for m in mentions if m.start >= item.end), None)
    if after is None or not after.strong or after.start - item.end > 150:
        return None
    gap = line.text[item.end - line.start : after.start - line.start]
    if VERSUS.search(gap) or _CONTRAST.search(gap) or _CLAUSE_END.search(gap):
        return None
    between = [o for o in items if item.end <= o.start and o.end <= after.start]
    told = (
        between
        and all(one.statistic == item.statistic for one in between)
        and any(a == after.arm for a, _ in label(line, between[-1], mentions, items))
    )
    others = any(m.arm != after.arm and m.start > after.end for m in mentions)
    return (after.arm, SHARED) if told and others else None


def _open_bracket(text: str, local: int) -> int:
    """Return where the bracket that holds a place opens; -1 where none does."""
    depth = 0
    for place in range(local - 1, max(-1, local - 160), -1):
        if text[place] in ")]":
            depth += 1
        elif text[place] in "([":
            if not depth:
                return place
            depth -= 1
    return -1


def grid(line: Line, cluster: Sequence[Item], mentions: Sequence[ArmMention]) -> list[int]:
    """Read "a, b and c in A and d, e and f in B": the arm of every number; empty for no grid.

    Names stand behind (or in front of) runs of equal length, each run another arm's.
    """
    runs: list[list[Item]] = [[cluster[0]]]
    for one, other in pairwise(cluster):
        if any(one.end <= m.start and m.end <= other.start for m in mentions):
            runs.append([other])
        else:
            runs[-1].append(other)
    size = len(runs[0])
    if size < 2 or len(runs) < 2 or any(len(run) != size for run in runs):
        return []
    for run in runs:
        gap = line.text[run[0].end - line.start : run[-1].start - line.start]
        if VERSUS.search(gap):
            return []
    for side in (BEHIND, IN_FRONT):
        place = -1 if side is BEHIND else 0
        arms = [
            next((arm for arm, s in label(line, run[place], mentions, cluster) if s is side), -1)
            for run in runs
        ]
        if -1 not in arms and len(set(arms)) == len(arms):
            return [arm for arm, run in zip(arms, runs, strict=True) for _ in run]
    return []
