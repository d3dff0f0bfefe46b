"""Lists whose length the text says in front of them: "one of three solutions: A, B, or C"."""

from __future__ import annotations

import re
from dataclasses import replace

from trialtrace.extract.accounts.arms.enumerated import SERIES
from trialtrace.extract.accounts.arms.fit import may_name
from trialtrace.extract.accounts.arms.listing import spans_between
from trialtrace.extract.accounts.arms.name import (
    LONGEST_NAME,
    STOP,
    Name,
    left_cut,
    outside_brackets,
)
from trialtrace.extract.accounts.arms.split import both_of
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import rule
from trialtrace.grammar.prefilter import sought

_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4, "5": 5}
ANNOUNCED = rule(
    "arms.announced",
    r"\b(?P<count>two|three|four|five|[2-5]) (?:(?!(?:weeks|months|days|hours|years|patients|women|men|hospitals"
    r"|centers|centres|times|of)\b)[\w-]+ ){0,3}?"
    r"(?P<noun>(?!(?:weeks|months|days|hours|years|minutes|hospitals|patients|women|men|children|adults|subjects"
    r"|centers|centres|sites|times|outcomes|measures|visits|classes|stages)\b)[a-z-]+s)\b(?P<more>[^.;:]{0,90}?)"
    r"(?P<opens>: |\((?!n\s?=|\d|each|mean|age)"
    r"|,? (?:namely|receiving|(?:who|which) received|to receive|given|treated with)(?: either)? )",
    "Adults had one of three baths: clay, salt, or water.",
    "Adults were seen at three towns, Aby, Beby and Ceby.",
)
# A list of what people were shared out to, or had: these words stand with it.
_SHARED_OUT = sought(
    r"random|\bassigned|\ballocat|\ballott?ed|\bdivided|\bformed|\breceiv|\bgiven\b|\bone of\b|\bcompar|\btreated"
    r"|\bgroups\b|\barms\b|\bcross-?over\b"
    r"|\btreatments\b|\bregimens\b|\binterventions\b|\bconditions\b",
    re.IGNORECASE,
)
# People sorted by what they are.
_OF_A_KIND = re.compile(
    r"\b(?:classif|categori|stratif|graded|sorted)|\bby\s(?:age|sex|severity|stage)\b", re.I
)
_GROUPS = frozenset(("groups", "arms", "treatments", "regimens", "interventions", "conditions"))
_END = re.compile(r"(?<!\s[A-E1-5I])(?<!\sII)(?<!\sIII)\.(?=\s|$)|$")
_JOINTS = (
    re.compile(r"\s*;\s*(?:(?:and|or)\s+)?"),
    re.compile(r",\s+(?:(?:and|or|versus|vs\.?)\s+)?"),
    re.compile(
        r",\s+(?:(?:and|or|versus|vs\.?)\s+)?|\s(?:and|or|versus|vs\.?)\s(?!.*(?:,|\s(?:and|or)\s))"
    ),
    re.compile(r",?\s(?:or|versus|vs\.?)\s"),
    re.compile(r",\s+(?:(?:and|or|versus|vs\.?)\s+)?|\s(?:and|or|versus|vs\.?)\s"),
)
# What stands behind the last name: how, when and in whom it was given.
_SAYS_HOW = re.compile(
    r"(?:each|with|for|in|on|at|all|both|given|taken|every|once|twice|daily|administered|applied|over|during|after"
    r"|before|using|by|as|which|who|and followed|followed|separated|respectively|to be)\b",
    re.IGNORECASE,
)
_SIGN = re.compile(
    r"(?:(?:the\s)?(?:groups?|arms?)\s)?[(\[]?(?P<sign>[A-E]|[1-5]|I{1,3}|IV)(?:[)\]:.,=]|\s?[-–—]{1,2}(?=\s|\d|[A-Za-z]{3})"
    r"|\s(?=\())\s*",
)
# "the two groups (zinc, 27.3%; iron, 28.7%)": what the groups had, and not who they were.
_RESULTS = re.compile(r",\s\d[\d.]*\s?%\s*;[^;]*,\s\d[\d.]*\s?%")
# "two doses of zinc (group I, 1 mg; group II, 2 mg) with placebo (group III)"
_AND_ANOTHER = re.compile(r"\)\s(?:with|versus|vs\.?|to|against|and|or)\s")
# "two groups receiving zinc and iron": each may have had both.
_ALL_HAD = re.compile(r",? (?:receiving|given|treated|to receive|who|which)")
_OTHERWISE = re.compile(r"\s(?:or|versus|vs\.?)\s|;|,")
_LONGEST = 12


def announced(line: Line) -> tuple[Name, ...]:
    """Read a list that has as many parts as the text says in front of it.

    Parameters
    ----------
    line : Line
        A sentence of the account.

    Returns
    -------
    tuple of Name
        Two to five names; empty where no way of parting the list gives as many.
    """
    if _SHARED_OUT.search(line.text) is None:
        return ()
    for match in ANNOUNCED.finditer(line.text):
        if not _shares_out(line.text, match):
            continue
        low, high = match.end(), _list_end(line.text, match)
        if _RESULTS.search(line.text, low, high) or _AND_ANOTHER.match(line.text, high):
            continue
        count = _COUNTS[match["count"].lower()]
        if (
            count == 2
            and _ALL_HAD.match(match["opens"])
            and not _OTHERWISE.search(line.text, low, high)
        ):
            continue
        names = _parted(line, low, high, count)
        if names:
            return names
    return ()


def _shares_out(text: str, match: re.Match[str]) -> bool:
    if _OF_A_KIND.search(text, max(0, match.start() - 60), match.end()):
        return False
    if match["noun"].lower() in _GROUPS:
        return True
    return _SHARED_OUT.search(text[max(0, match.start() - 120) : match.end()]) is not None


def _list_end(text: str, match: re.Match[str]) -> int:
    if match["opens"] != "(":
        end = _END.search(text, match.end())
        return end.start() if end else len(text)
    depth = 1
    for mark in re.finditer(r"[()]", text[match.end() :]):
        depth += 1 if mark.group() == "(" else -1
        if not depth:
            return match.end() + mark.start()
    return match.end()


def _parted(line: Line, low: int, high: int, count: int) -> tuple[Name, ...]:
    flat = outside_brackets(line.text[low:high])
    for joint in _JOINTS:
        spans = _spans(joint, flat)
        while len(spans) > count and _SAYS_HOW.match(flat[spans[-1][0] :]):
            spans.pop()
        if len(spans) == count:
            names = [_named(line, low + start, low + end) for start, end in spans]
            if all(names):
                found = tuple(name for name in names if name)
                signs = tuple(name.sign for name in found)
                if len({name.text.lower() for name in found}) < count:
                    continue
                known = any(signs == series[:count] for series in SERIES)
                return found if known else tuple(replace(name, sign="") for name in found)
    return ()


def _spans(joint: re.Pattern[str], flat: str) -> list[tuple[int, int]]:
    return [span for span in spans_between(joint, flat) if flat[slice(*span)].strip()]


def _named(line: Line, start: int, end: int) -> Name | None:
    sign = _SIGN.match(line.text, start, end)
    start = sign.end() if sign else start
    if end - start > LONGEST_NAME:
        stop = STOP.search(line.text, start + 2, end)
        end = stop.start() if stop else end
    both = both_of(line.text, start, end, ANNOUNCED.name, line.start)
    name = both or left_cut(line.text, start, end, ANNOUNCED.name, line.start)
    if name is None or not (both or may_name(name.text)) or len(name.text.split()) > _LONGEST:
        return None
    return replace(name, sign=sign["sign"].lower()) if sign else name
