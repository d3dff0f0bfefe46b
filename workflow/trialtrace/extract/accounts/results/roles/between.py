"""What a treatment moved from the other arm's value to its own: "cut relapses from 31% to 12% (p = 0.01)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.roles.labels import COMPARED_FIRST
from trialtrace.grammar.mention import Part

_VALUE = r"(?:an?\s)?(?:median\s(?:of\s)?)?(?P<{0}>\d{{1,3}}(?:\.\d{{1,2}})?)\s?"
_UNIT = r"(?:%|per ?cent\b|months?\b|weeks?\b|years?\b)"
_FROM_TO = re.compile(
    rf"\bfrom\s{_VALUE.format('first')}(?P<unit>{_UNIT})?\sto\s{_VALUE.format('last')}(?P<last_unit>{_UNIT})"
    r"(?:\s?[(\[,;]\s?(?:p\b|hazard|HR\b|odds|OR\b|RR\b|relative|risk|95)|\sby\s(?!\d|a\b|the\b))",
    re.IGNORECASE,
)
# "a reduction in relapses (12.0% to 6.4%; p = 0.01)": the same in a bracket.
_IN_BRACKET = re.compile(
    rf"[(\[]{_VALUE.format('first')}(?P<unit>{_UNIT})?\sto\s{_VALUE.format('last')}(?P<last_unit>%|per ?cent\b)"
    r"(?=\s?(?:[)\]]|[(\[,;]\s?(?:p\b|hazard|HR\b|odds|OR\b|RR\b|relative|risk|95)))",
    re.IGNORECASE,
)
_WENT = re.compile(
    r"\b(?:(?P<down>reduc|decreas|lower|declin|fell\b|fall|drop|cut\b|prevent)|(?P<up>increas|rais|ris(?:e|ing)|rose|improv))"
    r".*$",
    re.IGNORECASE,
)
# What a treatment was associated with lies between arms, be it the rate of anything.
_RATE_WITH_IT = re.compile(
    r"\bassociated with\b[^.;]{3,60}\b(?:rates?|risks?|frequency|incidence|proportions?) of\b[^.;]{3,60}$",
    re.IGNORECASE,
)
# What nobody has at entry: its share is another arm's, not that of before.
_SINCE_ENTRY = re.compile(
    r"\b(?:mortality|survival|deaths?|relapses?|recurrences?|incidence|failures?|complications?"
    r"|(?:response|remission|infection|fracture|pregnancy|event) rates?|ORR)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_TIME_SINCE = re.compile(
    r"\b(?:survival|progression|relapse|recurrence|death|failure|TTP|PFS|OS|DFS)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_OWN_BEGINNING = re.compile(
    r"\b(?:baseline|before|pre-?treatment|initial\w*|at entry|19\d\d|20\d\d)\b", re.I
)


def who_moved(line: Line, mentions: Sequence[ArmMention], order: Sequence[int]) -> int:
    """Return the arm that moved a value from the other's to its own: the only one named, else the first.

    "Zinc improved survival from 6 to 9 months", "survival was improved from 6 to 9 months by zinc".
    """
    named = {
        m.arm
        for m in mentions
        if not COMPARED_FIRST.search(line.text[: m.start - line.start][-60:])
    }
    return next(iter(named)) if len(named) == 1 else order[0]


def between_arms(
    line: Line, order: Sequence[int], mentions: Sequence[ArmMention]
) -> list[tuple[Item, int]]:
    """Return the numbers that a treatment was said to move, each with its arm.

    Of two arms the first number is the one's that is compared with, the second the treatment's. A share
    must be of something that nobody has at entry, a time be measured until something happens; a test
    or the treatment stands right behind.

    Parameters
    ----------
    line : Line
        The sentence.
    order : sequence of int
        The arms, the experimental one first.
    mentions : sequence of ArmMention
        Where the sentence speaks of arms.
    """
    if len(order) != 2 or " to " not in line.text or _OWN_BEGINNING.search(line.text):
        return []
    found: list[tuple[Item, int]] = []
    moved = who_moved(line, mentions, order)
    other = order[1] if moved == order[0] else order[0]
    for match in (*_FROM_TO.finditer(line.text), *_in_brackets(line, mentions)):
        share = match["last_unit"] in "%" or match["last_unit"].lower().startswith("per")
        before = line.text[max(0, match.start() - 90) : match.start()]
        told = bool(found) or (share and _RATE_WITH_IT.search(line.text[: match.start()]))
        if not (told or (_SINCE_ENTRY if share else _TIME_SINCE).search(before)):
            continue
        for name, arm in (("first", other), ("last", moved)):
            start, end = (line.start + at for at in match.span(name))
            part = Part("value", start, end, float(match[name]))
            statistic = "percent" if share else "median"
            found.append((Item(statistic, start, end, part, (), match["last_unit"]), arm))
    return found


def may_tell_between(line: Line) -> bool:
    """Tell whether a sentence may say from where to where shares were moved, though no number of it stands alone."""
    return "% to " in line.text


def _in_brackets(line: Line, mentions: Sequence[ArmMention]) -> list[re.Match[str]]:
    """Return the brackets that tell from where to where a named treatment moved a share, as its verb says."""
    if not mentions or not may_tell_between(line):
        return []
    found = []
    for match in _IN_BRACKET.finditer(line.text):
        went = _WENT.search(line.text, 0, match.start())
        if went and (float(match["first"]) > float(match["last"])) == bool(went["down"]):
            found.append(match)
    return found
