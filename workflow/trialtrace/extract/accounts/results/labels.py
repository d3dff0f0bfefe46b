"""What a sentence says at a number of whose it is: names beside it, its subject, more and less."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.item import Item
from trialtrace.extract.accounts.results.item_words import without_brackets
from trialtrace.extract.accounts.results.signs import (
    BEHIND,
    IN_BRACKET,
    IN_FRONT,
    INSIDE,
    SHARED,
    Sign,
)
from trialtrace.extract.accounts.results.tuples import VERSUS
from trialtrace.extract.accounts.rule import last_match

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
# "7% and 77%, respectively, in A": of several outcomes.
_RESPECTIVELY = re.compile(r",?\s*\brespectively\b,?", re.IGNORECASE)
# "30% relative to baseline in A": no other arm is meant.
_FROM_BASELINE = re.compile(
    r"\b(?:(?:as )?compared (?:with|to)|relative to|versus|than) (?:at )?(?:baseline|before)",
    re.IGNORECASE,
)
# "8% with zinc and fell with B": what is told of B is another thing.
_NEXT_CLAUSE = re.compile(
    r"\b(?:and|but|while)\s(?:\w+ly\s)?(?:was|were|had|did|(?:in|de)creased|rose|fell|remained|declined"
    r"|improved|changed)\b",
    re.IGNORECASE,
)
# "in three patients, all of them on A", "two women (both in A)".
_ALL_THEIRS = re.compile(r"[\s\w'’-]{0,60}[,(]\s?(?:all|both)\b[^.;:,]{0,45}$", re.IGNORECASE)
# "31% and 12%, in favour of A", "(31% v 12%) was improved with A": what the pair says of A.
_IN_FAVOUR = re.compile(r"\bin favou?r\b|\bfavou?ring\b", re.IGNORECASE)
# "31% of the X group", where X is no name that is known.
_FOREIGN = re.compile(
    r"[\s)\]]*(?:%|per ?cent\b)?\s*(?:[a-z-]+\s){0,2}?(?:in|of|for|with|among)\s(?:the\s)?"
    r"(?!(?:same|other|whole|entire|study|total|two|three|both|all|each|either|present|this|these|first|second)\b)"
    r"(?P<name>[\w/+-]+?(?:\s[\w/+-]+){0,2}?)[\s-](?:group|arm)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[,;]|\b(?:and|but)\b", re.IGNORECASE)
# "(31% vs 12%) was more frequent with A": no label, but a word of more or less.
_SAYS_MORE = re.compile(
    r"\b(?:more|less|fewer|higher|lower|greater|better|worse|longer|shorter)\b", re.IGNORECASE
)
# Between the bracket that holds a number and the name behind: "(from 7.7 to 11.4, p < 0.01) in A".
_BEHIND_BRACKET = re.compile(
    r"[)\]]\s*(?:(?:of|in|for|with|on|among|after|during)\s+)(?:the\s+|those\s+(?:in|on|with)\s+)?"
)
# Between a name and the number behind it.
_FROM_NAME = re.compile(
    r"^\s*(?:[-–]\s*)?(?:(?:treated|treatment|therapy|alone|only|users?|recipients?|groups?|arms?|patients"
    r"|women|men|participants|subjects|children|adults|regimen|diet|cohort)\b\s*)*"
    r"[\s,:;=([–—-]*(?:(?:\w+ing|was|were|had|is|are|of|at|in|by|to|a|an|the|median|mean|about|only|it|with"
    r"|showed|achieved|reported|experienced|rates?|n|reached|for|average|total|approximately|significantly"
    r"|fell|fallen|ris(?:en|es?)|rose|(?:in|de)creased?|reduced?|reductions?|improve[ds]?|declined?"
    r"|dropped|changed?|went|gain(?:ed)?|los[st]|loss|from)\b"
    r"[\s,:=([–—-]*){0,6}$",
    re.IGNORECASE,
)
# Where a change began, in front of where it ended: "fell from 8.1 (1.2) at baseline to".
_BEGAN = re.compile(
    r"\b(?:from\s+)?(?:a\s|the\s|mean\s|baseline\s|of\s){0,4}\d[\d.·]*(?:\s?(?:±|\+/-|\+-)?\s?[(]?\d[\d.·]*[)]?)?"
    r"\s*(?:[\w/%²°.]{1,10}\s+)?(?:at (?:baseline|entry)\s+)?to\s+(?:a\s|\w+\s){0,2}$",
    re.IGNORECASE,
)
# "zinc acetate (45%": the last word of a name that the mention did not take in.
_NAME_GOES_ON = re.compile(r"\s[\w-]+(?:\s(?:groups?|arms?|patients))?\s?[(\[:=]\s?")
_OPENS = re.compile(
    r"\s*(?:and |but |however, )?(?:(?:in|among|for|with|on|within|of)\s)?"
    r"(?:the |those (?:in|on|with) |patients (?:in|on|with|who received) |all )*",
    re.IGNORECASE,
)
# What may stand between a name and the bracket behind it: "A group (", "A arm, 45% (".
_TAIL_OF_NAME = re.compile(r"\s*(?:[\w-]+\s*){0,2}")
# What is told of everybody, or of several arms.
_POOLED = re.compile(
    r"\b(?:both|either|neither|overall|total|entire|whole|groups|arms|treatments|regimens|combined"
    r"|between|all (?:\w+ )?(?:patients|women|men|subjects|participants|children|cases))\b",
    re.IGNORECASE,
)
_MORE_LESS = re.compile(
    r"\b(?:(?P<more>higher|greater|longer|larger|more (?:often|frequent|common|frequently"
    r"|commonly|likely|patients|women)|increased|more)"
    r"|(?P<less>lower|shorter|smaller|reduced|decreased|fewer|less (?:often|frequent|common"
    r"|frequently|likely)|less|sooner|earlier))\b(?! than \d)",
    re.IGNORECASE,
)
_BETTER = re.compile(r"\b(?:better|worse|improved|improvements?|superior|poorer)\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:no|not|without|neither|similar)\b", re.IGNORECASE)
COMPARED_FIRST = re.compile(
    r"\b(?:(?:as )?compared (?:with|to)|in comparison (?:with|to)|relative to"
    r"|in contrast (?:with|to)|unlike|than|versus|vs\.?|as (?:long|often|many|much|high|low|large|likely"
    r"|frequent|frequently|common) as)\s+(?:(?:the|that|those|patients|women|men|people"
    r"|children|participants|did|who|were|treated|given|receiving|received|assigned|randomi[sz]ed"
    r"|of|in|on|with|for|under|after|by|from|among|to|an?)\s){0,6}$",
    re.IGNORECASE,
)
# A treatment that does something to people: "zinc caused a rash in 4 of 40".
_ACTS = re.compile(
    r"\s(?:caused|causes|produced|induced|reduced|improved|increased|decreased|prevented|led to|resulted in"
    r"|relieved|suppressed|was (?:associated|followed|well tolerated|discontinued|stopped))\b"
)
_CONTRAST = re.compile(
    r";\s|[.:]\s(?=[A-Z])|,\s(?:but|whereas|while|although|though|as|since|because|and (?:no|was|were|had)\b)"
)
_OF_NAME = re.compile(
    r"\s?(?:%|per ?cent)?(?:\s[a-z]+)?\s(?:in|of|with|for|on|among|after|under)\s(?:the\s|those\s)?"
)
CLAUSE_END = re.compile(r"[;]\s|[.:]\s(?=[A-Z])")


def label(
    line: Line, item: Item, mentions: Sequence[ArmMention], items: Sequence[Item]
) -> list[tuple[int, Sign]]:
    """Return the arms whose name stands right behind, in front of, or among the words of a number."""
    inside = {m.arm for m in mentions if item.part.end <= m.start and m.end <= item.end}
    if len(inside) == 1:  # "18 of 60 usual care participants (30%)"
        return [(inside.pop(), INSIDE)]
    found = []
    after = next((m for m in mentions if m.start >= item.end), None)
    if after is not None and not any(
        other is not item and item.end <= other.start < after.start for other in items
    ):
        raw = line.text[item.end - line.start : after.start - line.start]
        gap = _RESPECTIVELY.sub(" ", without_brackets(raw))
        closed = _out_of_bracket(line, item, items, raw)
        if (closed and _BEHIND_BRACKET.fullmatch(closed)) or (
            len(gap) < 90
            and not VERSUS.search(_FROM_BASELINE.sub(" ", gap))
            and not CLAUSE_END.search(gap)
            and not _SAYS_MORE.search(gap)
            and not _NEXT_CLAUSE.search(gap)
            and not _IN_FAVOUR.search(gap)
            and not _pair_before_name(line, item, items, raw)
            and not _leads_on(line, gap, after, items)
            and (
                _ALL_THEIRS.match(gap)
                or (
                    not re.match(r"^[\s)\]]*[,;]", gap)
                    and (_CLOSE.match(gap) or _TO_NAME.match(gap))
                )
            )
        ):
            found.append((after.arm, BEHIND))
    before = next((m for m in reversed(mentions) if m.end <= item.start), None)
    if before is not None and not any(
        other is not item and before.end <= other.start < item.start for other in items
    ):
        raw = _BEGAN.sub(" ", line.text[before.end - line.start : item.start - line.start])
        gap = without_brackets(raw)
        if (
            len(gap) < 60
            and (_FROM_NAME.match(gap) or _NAME_GOES_ON.fullmatch(raw))
            and not _pair_in_bracket(line, before, item, mentions)
            and not any(o.start < before.start and before.end <= o.end for o in items)
            and not is_foreign(line, item, mentions)
            and not ("," in gap and is_spent(line, item, mentions, items))
        ):
            found.append((before.arm, IN_FRONT))
    return found


def is_foreign(line: Line, item: Item, mentions: Sequence[ArmMention]) -> bool:
    """Tell whether a group that is not known by name stands right behind a number."""
    found = _FOREIGN.match(line.after(item.end, 80))
    if found is None:
        return False
    end = item.end + found.end()
    return not any(m.start < end and item.end <= m.start for m in mentions)


def _pair_before_name(line: Line, item: Item, items: Sequence[Item], gap: str) -> bool:
    """Tell whether a bracket closes behind several numbers: "(31% v 12%) was improved with A"."""
    opened = _open_bracket(line.text, item.start - line.start)
    if opened < 0 or not re.search(r"[)\]]", without_brackets(gap)):
        return False
    return any(
        o is not item and o.statistic == item.statistic and line.start + opened < o.start < item.start
        for o in items
    )


def _leads_on(line: Line, gap: str, mention: ArmMention, items: Sequence[Item]) -> bool:
    """Tell whether a name leads to the next number: "was 72 hours and in the zinc group 76"."""
    if not _GOES_ON.search(gap):
        return False
    following = next((o for o in items if o.start >= mention.end), None)
    if following is None:
        return False
    between = line.text[mention.end - line.start : following.start - line.start]
    return len(between) < 60 and _FROM_NAME.match(without_brackets(between)) is not None


def is_spent(line: Line, item: Item, mentions: Sequence[ArmMention], items: Sequence[Item]) -> bool:
    """Tell whether the name in front of a number stands right behind another number.

    In "38% of controls and 51% of the zinc group, or 17 and 48 days" zinc has its number.
    """
    before = next((m for m in reversed(mentions) if m.end <= item.start), None)
    if before is None:
        return False
    ahead = [other for other in items if other.end <= before.start]
    if not ahead or any(ahead[-1].end <= m.start and m.end <= before.start for m in mentions):
        return False
    gap = without_brackets(line.text[ahead[-1].end - line.start : before.start - line.start])
    return bool(_OF_NAME.fullmatch(gap))


def _pair_in_bracket(
    line: Line, mention: ArmMention, item: Item, mentions: Sequence[ArmMention]
) -> bool:
    """Tell whether a bracket behind the second of two names tells both: "better than A (28% v 4%)"."""
    opened = _open_bracket(line.text, item.start - line.start)
    if opened < mention.end - line.start:
        gap = line.text[mention.end - line.start : item.start - line.start]
        mark = re.search(r"[;:,]", gap)  # "longer than with A, 28 v 4 days"
        if mark is None:
            return False
        opened = mention.end - line.start + mark.start()
    low = max((m.end() for m in CLAUSE_END.finditer(line.text, 0, opened)), default=0)
    two = any(m.arm != mention.arm and low <= m.start - line.start < opened for m in mentions)
    if not two and not COMPARED_FIRST.search(line.text[: mention.start - line.start][-60:]):
        return False
    closed = re.split(r"[)\]]", line.after(item.end, 60))[0]
    found = VERSUS.search(closed)
    return found is not None and re.search(r"\d", closed[found.end() :]) is not None


def _out_of_bracket(line: Line, item: Item, items: Sequence[Item], gap: str) -> str:
    """Return what follows the bracket that holds a number and no other; empty without a bracket."""
    opened = _open_bracket(line.text, item.start - line.start)
    if opened < 0 or any(
        line.start + opened < other.start < item.start for other in items if other is not item
    ):
        return ""
    depth = 0
    for place, sign in enumerate(gap):
        if sign in "([":
            depth += 1
        elif sign in ")]":
            if not depth:
                return gap[place:]
            depth -= 1
    return ""


def subject(line: Line, item: Item, mentions: Sequence[ArmMention]) -> int:
    """Return the arm with which the number's own clause begins ("In A, … was 12"); else -1."""
    local = item.start - line.start
    if is_foreign(line, item, mentions):
        return -1
    low = max((m.end() for m in VERSUS.finditer(line.text, 0, local)), default=0)
    low = max([low, *(m.end() for m in CLAUSE_END.finditer(line.text, 0, local))])
    ahead = [m for m in mentions if m.end <= item.start and m.start - line.start >= low - 1]
    if len({m.arm for m in ahead}) != 1 or item.start - ahead[-1].end > 90:
        return -1
    lead = line.text[low : ahead[0].start - line.start]
    own = re.search(r"\b(?:which|who|whose|where)\b", line.text[ahead[-1].end - line.start : local])
    if own is None and COMPARED_FIRST.search(line.text[: ahead[0].start - line.start][-60:]):
        return -1  # "Compared with A, … fell to 103": the other arm's
    return ahead[0].arm if ahead[0].strong and _OPENS.fullmatch(lead) else -1


def sole(line: Line, item: Item, mentions: Sequence[ArmMention], items: Sequence[Item]) -> int:
    """Return the one arm that a sentence speaks of, where nothing in it speaks of others; else -1.

    Where another number of the kind stands at that arm's name, this one is the other arm's or
    nobody's: "14.0 at rest and 12.8 with zinc".
    """
    arms = {m.arm for m in mentions}
    if is_foreign(line, item, mentions):
        return -1
    if len(arms) != 1 or not any(
        m.strong or _ACTS.match(line.text, m.end - line.start) for m in mentions
    ):
        return -1
    if _POOLED.search(line.text) or VERSUS.search(line.text):
        return -1
    (arm,) = arms
    for other in items:
        if other is item or other.statistic != item.statistic:
            continue
        if label(line, other, mentions, items):
            return -1
    return arm


def since_last(
    line: Line, part: Sequence[Item], mentions: Sequence[ArmMention], items: Sequence[Item]
) -> list[ArmMention]:
    """Return the arms named ahead of a tuple: those since the last number of another, if there are any.

    A name right behind that number is that number's.
    """
    ahead = [m for m in mentions if m.end <= part[0].start]
    others = [o for o in items if o.end <= part[0].start and o not in part]
    if not others:
        return ahead
    recent = [m for m in ahead if m.start >= others[-1].end]
    if recent and any(sign is BEHIND for _, sign in label(line, others[-1], mentions, items)):
        recent = recent[1:]
    return recent or ahead


def _sizes(part: Sequence[Item]) -> list[float]:
    """Return what is larger or smaller of two numbers: shares where both counts say of how many."""
    shares = []
    for item in part:
        more = {one.field: float(one.part.value) for one in item.companions
                if not isinstance(one.part.value, str)}  # fmt: skip
        if "percent" in more:
            shares.append(more["percent"])
        elif more.get("n"):
            shares.append(100 * float(item.part.value) / more["n"])
    return shares if len(shares) == len(part) else [float(item.part.value) for item in part]


# What a number came to: "improved more with A: 2.0 to 0.5 vs 1.8 to 1.2" says nothing of these.
_CAME_TO = re.compile(r"\bto\s(?:a\s|about\s)?$")


def by_direction(
    line: Line, part: Sequence[Item], mentions: Sequence[ArmMention], items: Sequence[Item] = ()
) -> list[int]:
    """Read "was higher in A (10% vs 5%)": the larger number is A's, whatever their order.

    The words must name the arm that had more or less; "better" and "improved" say nothing of
    which number is the larger. "X (10% vs 5%) and Y (4% vs 2%) were more frequent with A" speaks
    of both pairs.
    """
    local, end = part[0].start - line.start, part[-1].end - line.start
    values = _sizes(part)
    if _CAME_TO.search(line.before(part[0].start, 12)):
        return []
    if all(value < 0 for value in values):
        values = [-value for value in values]  # of two losses the greater is the larger loss
    if values[0] == values[1]:
        return []
    low = max((m.end() for m in _CONTRAST.finditer(line.text, 0, local)), default=0)
    recent = since_last(line, part, mentions, items)
    if recent and recent[0] is not mentions[0]:
        low = max(low, max(m.end for m in mentions if m.end <= recent[0].start) - line.start)
    stop = _CONTRAST.search(line.text, end)
    high = stop.start() if stop else len(line.text)
    cue = last_match(_MORE_LESS, line.text, low, local) or _MORE_LESS.search(line.text, end, high)
    if cue is None or _NEGATED.search(line.text[max(low, cue.start() - 40) : cue.start()]):
        return []
    if _BETTER.search(line.text, cue.end(), local):
        return []  # "less pain (5 vs. 7) and better sleep (7 vs. 6)": of sleep nothing is said
    inside = [
        m for m in mentions
        if low <= m.start - line.start < high
        and not (part[0].start <= m.start < part[-1].end)
    ]  # fmt: skip
    heads = {m.arm for m in inside
             if not COMPARED_FIRST.search(line.text[: m.start - line.start][-60:])}  # fmt: skip
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
    if is_foreign(line, item, mentions):
        return None
    opened = _open_bracket(line.text, local)
    if opened >= 0:
        ahead = [m for m in mentions if m.end - line.start <= opened]
        gap = line.text[ahead[-1].end - line.start : opened] if ahead else "-"
        inner = any(line.start + opened <= m.start <= item.start for m in mentions)
        inner = inner or VERSUS.search(line.text, opened, local) is not None  # "A (5 vs. 9)"
        if ahead and not inner and _TAIL_OF_NAME.fullmatch(gap):
            return ahead[-1].arm, IN_BRACKET
    after = next((m for m in mentions if m.start >= item.end), None)
    if after is None or not after.strong or after.start - item.end > 150:
        return None
    gap = line.text[item.end - line.start : after.start - line.start]
    if VERSUS.search(gap) or _CONTRAST.search(gap) or CLAUSE_END.search(gap):
        return None
    between = [o for o in items if item.end <= o.start and o.end <= after.start]
    told = (
        between
        and (
            all(one.statistic == item.statistic for one in between)
            or (len(between) == 1 and _AND_ALSO.fullmatch(gap[: between[0].start - item.end]))
        )
        and any(a == after.arm for a, _ in label(line, between[-1], mentions, items))
    )
    others = any(m.arm != after.arm for m in mentions)
    return (after.arm, SHARED) if told and others else None


# "6.6 months and 28% with A": two numbers of one arm.
_AND_ALSO = re.compile(
    r"[\s)\]]*(?:%|per ?cent\b)?\s*(?:[\w/²]{1,10}\s)?(?:\([^()]{0,40}\)\s?)?,?\s?and\s(?:an?\s|\w+\s)?[(\[]?",
    re.IGNORECASE,
)


def goes_on(
    line: Line, item: Item, mentions: Sequence[ArmMention], items: Sequence[Item]
) -> int:
    """Return the arm of the number in front, where its clause goes on: "9 with A had X and 4 Y"; else -1."""
    place = items.index(item)
    if not place or is_foreign(line, item, mentions):
        return -1
    last = items[place - 1]
    named = {arm for arm, _ in label(line, last, mentions, items)}
    gap = line.text[last.end - line.start : item.start - line.start]
    between = {m.arm for m in mentions if last.end <= m.start and m.end <= item.start}
    if len(named) != 1 or not between <= named or len(gap) > 110:
        return -1
    if VERSUS.search(gap) or _CONTRAST.search(gap) or not re.search(r"\band\b|,", gap):
        return -1
    if _RESPECTIVELY.search(line.after(item.end, 90)):
        return -1  # each number of such a list has a name of its own
    return named.pop()


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
