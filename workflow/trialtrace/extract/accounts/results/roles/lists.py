"""Arms named in a row: lists with "respectively", runs of numbers, the order of names before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.items.tuples import VERSUS, unbracketed
from trialtrace.extract.accounts.results.items.words import without_brackets
from trialtrace.extract.accounts.results.roles import half_known
from trialtrace.extract.accounts.results.roles.directions import since_last
from trialtrace.extract.accounts.results.roles.labels import (
    CLAUSE_END,
    COMPARED_FIRST,
    label,
    row_of_groups,
)
from trialtrace.extract.accounts.results.roles.signs import (
    BEHIND,
    LISTED,
    RESPECTIVELY,
    Sign,
)

_LIST_JOINT = re.compile(
    r"^[\s\w-]{0,40}?(?:,|/|\band\b|\bor\b|&|\bversus\b|\bvs?\b\.?|\bthan\b|\bcompared (?:with|to)\b)"
    r"[\s\w-]{0,40}$",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(r"\brespectively\b|\bin that order\b", re.IGNORECASE)
# "…; on day 2 it was 3.1 and 2.2, respectively": the list is of what stands behind the mark.
_NEW_THOUGHT = re.compile(r";\s[^;]*\d")
_CLOSES = re.compile(r"[^()\[\]]{0,90}[)\]]")
# "The corresponding rates of relapse were 83 and 75"
_ALIKE = re.compile(
    r"\b(?:corresponding|respective|analogous)\s(?:\w+\s){0,3}?(?:\w+s)\b", re.IGNORECASE
)
_POINTS_BACK = re.compile(
    r"\b(?:respectively|accordingly)\b|\bin (?:that|this|the same) order\b|\b(?:these|both|the two) (?:groups|arms)\b",
    re.IGNORECASE,
)


# "rose by 5.0 and 1.2 at the spine and hip, respectively": what is listed are no arms.
_OF_OTHERS = re.compile(
    r"\b(?:at|in|for|of|on|after)\s(?:the\s)?(?!groups?\b|arms?\b|both\b)[A-Za-z][\w-]*(?:\s[\w-]+)?\s(?:and|or)\s(?:the\s)?"
    r"(?!groups?\b|arms?\b)[A-Za-z][\w-]*(?:\s(?!groups?\b|arms?\b)[\w-]+)?,?\s$"
)


def of_others(line: Line, part: Sequence[Item]) -> bool:
    """Tell whether numbers are listed for things that are no arms: "5.0 and 1.2 at the spine and hip, respectively"."""
    low, end = part[-1].part.end - line.start, part[-1].end - line.start
    said = _RESPECTIVELY.search(line.text, low, min(len(line.text), end + 60))
    return said is not None and _OF_OTHERS.search(line.text, end, said.start()) is not None


def listed(
    line: Line, part: Sequence[Item], mentions: Sequence[ArmMention], items: Sequence[Item]
) -> tuple[Sign, list[int]] | None:
    """Read "x and y in A and B" and "in A and B, x and y": as many names as numbers, in order."""
    behind = list_behind(line, part, mentions, items) or half_known.behind(line, part, mentions)
    if behind:
        return behind
    known = half_known.ahead(line, part, mentions)
    if known:
        return known
    ahead = [m for m in mentions if m.end <= part[0].start]
    chosen = ahead[-len(part) :]
    if len({m.arm for m in chosen}) != len(part):
        return None
    low = part[-1].part.end - line.start
    said = _RESPECTIVELY.search(line.text, low, _past_bracket(line, part[-1]) + 60)
    if said and _NEW_THOUGHT.search(unbracketed(line.text[low : said.start()])):
        said = None
    apart = CLAUSE_END.search(
        line.text, chosen[0].end - line.start, chosen[-1].start - line.start
    )  # "none with zinc; with iron the rates were 12% and 8%, respectively": one arm's
    between = any(chosen[0].end <= item.start < part[0].start for item in items)
    if (
        said
        and not apart
        and not (between and any(m.end <= chosen[0].start for m in ahead))
        and not any(part[-1].end <= m.start < line.start + said.start() for m in mentions)
        and not of_others(line, part)
    ):
        return RESPECTIVELY, [m.arm for m in chosen]
    if not between and _is_list(line, chosen) and part[0].start - chosen[-1].end < 90:
        if _swapped(line, chosen):
            chosen = chosen[::-1]
        return LISTED, [m.arm for m in chosen]
    return None


def _past_bracket(line: Line, item: Item) -> int:
    """Return where the bracket closes in which an item ends: "27 of 46 (59%; 95% CI 43 to 73%)"."""
    end = item.end - line.start
    closed = _CLOSES.match(line.text, end)
    return closed.end() if closed else end


_COMPARES = re.compile(
    r"\b(?:better|worse|more|less|fewer|higher|lower|greater|superior|inferior)\b", re.IGNORECASE
)


def list_behind(
    line: Line, part: Sequence[Item], mentions: Sequence[ArmMention], items: Sequence[Item]
) -> tuple[Sign, list[int]] | None:
    """Read "x and y in A and B": as many names behind the numbers as there are numbers, in order."""
    behind = [m for m in mentions if m.start >= part[-1].end]
    chosen = behind[: len(part)]
    if len({m.arm for m in chosen}) != len(part) or is_of_more(line, part, mentions):
        return None
    low = part[-1].part.end - line.start
    said = _RESPECTIVELY.search(line.text, low, chosen[-1].end - line.start + 70)
    if said and _NEW_THOUGHT.search(unbracketed(line.text[low : said.start()])):
        said = None
    far = chosen[0].start - part[-1].end
    between = any(part[-1].end <= item.start < chosen[-1].start for item in items)
    if said and far < 170 and not _of_another_list(line, said, chosen, between, items):
        return RESPECTIVELY, [m.arm for m in chosen]
    gap = line.text[part[-1].end - line.start : chosen[0].start - line.start]
    if _each_named(line, part, mentions, items):
        return None  # "12% with zinc and 31% with iron, a gain by zinc"
    if _COMPARES.search(line.text, chosen[0].end - line.start, chosen[-1].start - line.start):
        return None  # "better than A (12% v 31%), and A better than B": B is told of next
    if not between and far < 90 and _is_list(line, chosen) and not VERSUS.search(gap):
        if CLAUSE_END.search(gap) or not _is_plain(gap):
            return None
        return LISTED, [m.arm for m in chosen]
    return None


def _of_another_list(
    line: Line,
    said: re.Match[str],
    names: Sequence[ArmMention],
    between: bool,
    items: Sequence[Item],
) -> bool:
    """Tell whether "respectively" is said of other numbers than those that names stand behind.

    "52% with A, 40% with B, and fever (8% and 9%, respectively)": it stands behind numbers of its own.
    "(71% v 49%, respectively), whereas … with B (31% v 25% with A)": the names have numbers of their own.
    """
    if any(names[0].end <= item.start < line.start + said.start() for item in items):
        return True
    gap = line.text[said.end() : max(said.end(), names[0].start - line.start)]
    return between and bool(VERSUS.search(gap) or CLAUSE_END.search(gap))


def is_of_more(line: Line, part: Sequence[Item], mentions: Sequence[ArmMention]) -> bool:
    """Tell whether a row of more groups than there are numbers stands behind: "in the A, B and C groups"."""
    first = next((m for m in mentions if m.start >= part[-1].end), None)
    return first is not None and len(row_of_groups(line, first, mentions)) > max(2, len(part))


def _each_named(
    line: Line, part: Sequence[Item], mentions: Sequence[ArmMention], items: Sequence[Item]
) -> bool:
    """Tell whether the first and the last of several numbers have names of two arms right behind them."""
    if not any(part[0].end <= m.start and m.end <= part[-1].start for m in mentions):
        return False
    first, last = (
        {arm for arm, sign in label(line, one, mentions, items) if sign is BEHIND}
        for one in (part[0], part[-1])
    )
    return bool(first and last and first != last)


# "12 v 31 months) were seen in A and B": the verb leads to the names.
_SEEN_IN = re.compile(
    r"\b(?:was|were)\s(?:seen|observed|noted|found|reported|recorded|obtained|achieved|measured)\s(?:in|with|for|on)\b"
)


def _is_plain(gap: str) -> bool:
    gap = _SEEN_IN.sub(" ", gap)
    return re.search(r"[,;]\s*(?:and|but|while|with)\b|\b(?:was|were|did|had)\b", gap) is None


def _is_list(line: Line, mentions: Sequence[ArmMention]) -> bool:
    """Tell whether names stand in one list: "A, B and C"; a number between ends it."""
    for one, other in pairwise(mentions):
        gap = without_brackets(line.text[one.end - line.start : other.start - line.start])
        if re.search(r"\d", gap) or not _LIST_JOINT.match(gap):
            return False
    return True


def _swapped(line: Line, mentions: Sequence[ArmMention]) -> bool:
    """Tell whether the first of two names is what is compared with: "Compared with B, A …"."""
    return len(mentions) == 2 and bool(
        COMPARED_FIRST.search(line.text[: mentions[0].start - line.start][-60:])
    )


# "not better than salt but better than iron (": the number in the bracket is not salt's.
_THAN = re.compile(r"\b(?:than|over|from|with|to)\s(?:the\s)?$", re.IGNORECASE)
_LEFT_BEHIND = re.compile(
    r"\s?[^.;:()\d]{0,16}?,?\s(?:but|and)\s[^.;()\d]{2,60}\b(?:than|over|from|with|to)\s(?:the\s)?",
    re.IGNORECASE,
)


def without_left_behind(line: Line, mentions: Sequence[ArmMention]) -> list[ArmMention]:
    """Leave out arms that a clause is done with before its numbers come.

    In "zinc was not better than salt but was better than iron (3.1 vs 4.7)" zinc and iron are compared.
    """
    if len({one.arm for one in mentions}) < 3 or "than" not in line.text:
        return list(mentions)
    gone = [
        second
        for (first, second), third in zip(pairwise(mentions), mentions[2:], strict=False)
        if len({first.arm, second.arm, third.arm}) == 3
        and _THAN.search(line.before(second.start, 12))
        and _LEFT_BEHIND.fullmatch(line.text, second.end - line.start, third.start - line.start)
    ]
    return [one for one in mentions if one not in gone]


def is_compared_first(line: Line, part: Sequence[Item], mentions: Sequence[ArmMention]) -> bool:
    """Tell whether the two names in front of a pair are set so: "Compared with B, A had … (12% v 31%)".

    Which number comes first then, writers do either way.
    """
    ahead = [m for m in mentions if m.end <= part[0].start]
    if len({m.arm for m in ahead[-2:]}) != len(part) or not _swapped(line, ahead[-2:]):
        return False
    if len(ahead) > 2:  # "zinc versus placebo … less on zinc"
        between = line.text[ahead[-3].end - line.start : ahead[-2].start - line.start]
        return CLAUSE_END.search(between) is not None
    return True


def as_before(line: Line, part: Sequence[Item], told: Sequence[int]) -> list[int]:
    """Keep the order of the pair before where a sentence points back: "12% and 31%, respectively"."""
    end = part[-1].part.end - line.start
    points = _POINTS_BACK.search(line.text, end) or _ALIKE.search(
        line.text, 0, part[0].start - line.start
    )
    return list(told) if len(told) == len(part) and points else []


def alike_before(
    line: Line, part: Sequence[Item], mentions: Sequence[ArmMention], told: Sequence[int]
) -> list[int]:
    """Keep the order told before for "the respective rates were 2% and 4%", which names no arm."""
    start = part[0].part.start - line.start
    found = list(_ALIKE.finditer(line.text, max(0, start - 90), start))
    if not found or ";" in line.text[found[-1].start() : start]:
        return []
    low = line.start + found[-1].start()
    before = [one for one in mentions if one.start < part[0].part.start]
    if any(one.start >= low for one in before):
        return []
    named = list(dict.fromkeys(one.arm for one in before)) or list(told)
    return named if len(named) == len(part) else []


def named_before(
    line: Line, part: Sequence[Item], mentions: Sequence[ArmMention], items: Sequence[Item] = ()
) -> list[int]:
    """Take the order of the last arms named before a tuple, each once."""
    order: list[ArmMention] = []
    for mention in reversed(since_last(line, part, mentions, items)):
        if mention.arm not in (other.arm for other in order):
            order.insert(0, mention)
        if len(order) == len(part):
            break
    if len(order) != len(part) or not any(mention.strong for mention in order):
        return []
    if _swapped(line, order):
        order = order[::-1]
    return [mention.arm for mention in order]
