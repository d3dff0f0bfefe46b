"""Words of more and less: whose of two numbers is the larger; which names such words can speak of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.bracketed import open_bracket
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.roles.labels import (
    COMPARED_FIRST,
    CONTRAST,
    label,
)
from trialtrace.extract.accounts.results.roles.signs import BEHIND
from trialtrace.extract.accounts.results.ways import (
    HIGHER,
    LESS_OFTEN,
    LOWER,
    MORE_OFTEN,
    any_of,
)
from trialtrace.extract.accounts.rule import last_match

_MORE_LESS = re.compile(
    rf"\b(?:(?P<more>{any_of(*HIGHER, MORE_OFTEN, 'commoner', 'more (?:patients|women)', 'increased')}"
    r"|exclusively|predominantly|doubled|trebled|tripled"
    r"|(?:twice|(?:two|three|four|five|\d(?:\.\d)?) times) (?:as|more) (?:likely|many|often|common|frequent\w*|high)"
    r"|more(?! (?:rapid|quick|slow)(?:ly)?\b))"
    rf"|(?P<less>{any_of(*LOWER, LESS_OFTEN, 'rarer', 'reduced', 'decreased', 'less', 'sooner', 'earlier')}"
    r"|halved|half as (?:likely|many|often|common|frequent\w*|high)))\b"
    r"(?! than \d)(?![ -](?!(?:in|for|with|among|on|of|at|after|than)\b)(?:\w+[ -]){0,2}(?:groups?|arms?)\b)",
    re.IGNORECASE,
)
# Words of speed: of two times the quicker one is the shorter.
_QUICK_SLOW = re.compile(
    r"\b(?:(?P<less>quicker|faster|more (?:rapid|quick)(?:ly)?)|(?P<more>slower|more slow(?:ly)?|later|delayed))\b",
    re.IGNORECASE,
)
_A_TIME = re.compile(
    r"\d\s?(?:h|hrs?|hours?|min|minutes?|s|sec|seconds?|d|days?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
_BETTER = re.compile(r"\b(?:better|worse|improved|improvements?|superior|poorer)\b", re.IGNORECASE)
_BUT_NOT = re.compile(
    r"\b(?:but|though|although|and|yet|nor),?\s(?:\w+\s)?(?:not|no)\b|\bnor\b", re.IGNORECASE
)
_NEGATED = re.compile(r"\b(?:no|not|without|neither|similar)\b", re.IGNORECASE)
# What stands in a bracket ends no clause outside it.
_IN_BRACKET = re.compile(r"\([^()]{0,160}\)")
# What a number came to: "improved more with A: 2.0 to 0.5 vs 1.8 to 1.2" says nothing of these.
_CAME_TO = re.compile(r"\bto\s(?:a\s|about\s)?$")


def since_last(
    line: Line, part: Sequence[Item], mentions: Sequence[ArmMention], items: Sequence[Item]
) -> list[ArmMention]:
    """Return the arms named ahead of a tuple: those since the last number of another, if there are any.

    A name right behind that number is that number's. A relative change sums up the tuple behind it: "a
    58% lower risk than with B (40 vs 96)".
    """
    ahead = [m for m in mentions if m.end <= part[0].start]
    others = [
        o
        for o in items
        if o.end <= part[0].start and o not in part and o.statistic != "relative_change"
    ]
    if not others:
        return ahead
    recent = [m for m in ahead if m.start >= others[-1].end]
    if recent and any(sign is BEHIND for _, sign in label(line, others[-1], mentions, items)):
        recent = recent[1:]
    return recent or ahead


def sizes_of(part: Sequence[Item]) -> list[float]:
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


def _is_time(line: Line, item: Item) -> bool:
    start, end = item.part.start - line.start, item.end - line.start
    return _A_TIME.search(line.text, start, min(len(line.text), end + 10)) is not None


def _is_spent(
    line: Line,
    cue_end: int,
    part: Sequence[Item],
    mentions: Sequence[ArmMention],
    items: Sequence[Item],
) -> bool:
    """Tell whether "higher" in front of a tuple is another's: "was higher (9 vs 5), cough (1% vs 4%) … lower in A".

    Numbers of that other one stand behind the word, and no arm is named in front of this tuple.
    """
    between = any(line.start + cue_end <= item.start < part[0].start for item in items)
    return between and not any(m.end <= part[0].start for m in mentions)


# "and rash were | more common": the word closes what stands in front of it.
_SAID_OF_IT = re.compile(
    r"(?:\b(?:was|were|is|are|be|been|occurred|happened|proved|remained|appeared|seemed|seen|reported|found|observed)"
    r"|[)\]%])\s(?:[a-z]+ly\s|also\s|much\s|even\s){0,2}$",
    re.IGNORECASE,
)


def _closes(line: Line, cue: re.Match[str], part: Sequence[Item], items: Sequence[Item]) -> bool:
    """Tell whether a word ahead of a tuple is said of the one before: "rash (9% v 2%) was rarer and itch (4% v 8%)"."""
    before = any(item.end <= line.start + cue.start() for item in items if item not in part)
    ahead = max(0, cue.start() - 40)
    return before and _SAID_OF_IT.search(line.text, ahead, cue.start()) is not None


def _leads(line: Line, cue: re.Match[str], high: int, items: Sequence[Item]) -> bool:
    """Tell whether a word behind a tuple heads the next one: "response (45% v 30%), fewer relapses (12% v 19%)"."""
    if _SAID_OF_IT.search(line.text, max(0, cue.start() - 40), cue.start()):
        return False
    return any(line.start + cue.end() <= item.start < line.start + high for item in items)


def _blanked(text: str) -> str:
    return _IN_BRACKET.sub(lambda found: " " * len(found.group()), text)


def by_direction(
    line: Line, part: Sequence[Item], mentions: Sequence[ArmMention], items: Sequence[Item] = ()
) -> list[int]:
    """Read "was higher in A (10% vs 5%)": the larger number is A's, whatever their order.

    The words must name the arm that had more or less; "better" and "improved" say nothing of
    which number is the larger. "X (10% vs 5%) and Y (4% vs 2%) were more frequent with A" speaks
    of both pairs.
    """
    local, end = part[0].start - line.start, part[-1].end - line.start
    values = sizes_of(part)
    if _CAME_TO.search(line.before(part[0].start, 12)):
        return []
    if all(value < 0 for value in values):
        values = [-value for value in values]  # of two losses the greater is the larger loss
    if values[0] == values[1]:
        return []
    plain = _blanked(_blanked(line.text))  # a bracket may stand in another
    low = max((m.end() for m in CONTRAST.finditer(plain, 0, local)), default=0)
    recent = since_last(line, part, mentions, items)
    if recent and recent[0] is not mentions[0]:
        low = max(low, max(m.end for m in mentions if m.end <= recent[0].start) - line.start)
    stop = CONTRAST.search(plain, end)
    high = stop.start() if stop else len(line.text)
    words = (
        [_MORE_LESS, _QUICK_SLOW] if any(_is_time(line, item) for item in part) else [_MORE_LESS]
    )
    cues = [last_match(one, line.text, low, local) for one in words]
    ahead = max((one.end() for one in cues if one is not None), default=-1)
    closed = any(_closes(line, one, part, items) for one in cues if one is not None)
    if ahead < 0 or closed or _is_spent(line, ahead, part, mentions, items):
        behind = [one.search(line.text, end, high) for one in words]
        behind = [one if one and not _leads(line, one, high, items) else None for one in behind]
        cues = behind if any(behind) else cues
    cue = next((one for one in cues if one is not None), None)
    if cue is None or _NEGATED.search(line.text[max(low, cue.start() - 40) : cue.start()]):
        return []
    if _BUT_NOT.search(line.text, cue.end(), local):
        return []  # "lower in men (5 vs. 7) but not in women (7 vs. 6)"
    if _BETTER.search(line.text, cue.end(), local):
        return []  # "less pain (5 vs. 7) and better sleep (7 vs. 6)": of sleep nothing is said
    opened = open_bracket(line.text, local)
    inside = [
        m for m in mentions
        if low <= m.start - line.start < high
        and not (part[0].start <= m.start < part[-1].end)
        # "woke earlier (12 v 31 min, salt)": a name in the bracket says whose number it stands at
        and not (opened >= 0 and open_bracket(line.text, m.start - line.start) == opened)
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
