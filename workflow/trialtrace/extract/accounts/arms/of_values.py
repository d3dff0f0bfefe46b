"""Names of three and more arms that stand in one list with as many values: "21, 22 and 19% for A, B and C"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from trialtrace.extract.accounts.arms.name import Name, trimmed
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import rule
from trialtrace.grammar.prefilter import sought

_VALUE = (
    r"[-\u2212]?\d[\d.\u00b7]*(?:\s?%|\sper ?cent)?(?:\s?(?:±|\+/-)\s?\d[\d.\u00b7]*)?(?:\s?\([^()]{1,40}\))?"
    r"(?:\s(?!and\b|or\b|in\b|for\b|with\b|on\b|of\b|to\b|vs?\b)[A-Za-z/]{1,7}){0,2}"
)
_NAME = r"[A-Za-z][\w+/-]*(?:\s(?!(?:and|or|vs|versus|groups?|arms?|was|were|had|in|for|with|of)\b)[\w+/-]+){0,3}"
OF_VALUES = rule(
    "arms.of_values",
    rf"(?<![\w.,·])(?P<values>{_VALUE}(?:,\s{_VALUE}){{1,3}},?\sand\s{_VALUE}),?\s"
    r"(?:for|in|with|among|on|after)\s(?:the\s|those (?:on|given|receiving)\s|patients (?:on|given|receiving)\s)?"
    rf"(?P<names>{_NAME}(?:,\s(?:the\s)?{_NAME}){{1,3}},?\sand\s(?:the\s)?{_NAME})"
    r"(?=,?\srespectively\b|\s(?:groups|arms|patients|recipients)\b|\s?[.;)]|$)",
    "Itching stopped in 21, 22 and 19% for tar, oil and milk, respectively.",
    "Itching stopped in 21% of sailors, nurses and cooks.",
)
_APART = re.compile(r",\s(?:and\s)?(?:the\s)?|\sand\s(?:the\s)?")
# Who was put in which group: "falls, ulcers and infections" stand in no such sentence.
_ALLOTS = sought(
    r"\b(?:randomi[sz]|assigned|allocated|allotted|divided|received|treated)", re.IGNORECASE
)


def spans_of_values(line: Line, allotting: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the names stand that are listed with as many values, three and more; else nothing.

    Parameters
    ----------
    line : Line
        A sentence.
    allotting : sequence of str
        The sentences that put people in groups; one of them names all.
    """
    text = line.text
    match = OF_VALUES.search(text) if allotting else None
    if match is None:
        return []
    low = match.start("names")
    edges = [low]
    for joint in _APART.finditer(text, low, match.end("names")):
        edges += joint.span()
    edges.append(match.end("names"))
    spans = list(zip(edges[::2], edges[1::2], strict=True))
    values = _APART.split(_BRACKET.sub("", match["values"]))
    told = any(all(text[slice(*span)] in other for span in spans) for other in allotting)
    return spans if told and len(spans) == len(values) else []


_BRACKET = re.compile(r"\([^()]*\)")


def allotting_in(lines: Iterable[Line]) -> list[str]:
    """Return the sentences that put people in groups."""
    return [line.text for line in lines if _ALLOTS.search(line.text)]


def names_of_values(line: Line, allotting: Sequence[str]) -> tuple[Name, ...]:
    """Read the names of arms off a list with as many values.

    Parameters
    ----------
    line : Line
        A sentence.
    allotting : sequence of str
        The sentences that put people in groups.

    Returns
    -------
    tuple of Name
        Three names or more; empty where none are listed so.
    """
    found = [
        trimmed(line.text, *span, OF_VALUES.name, line.start)
        for span in spans_of_values(line, allotting)
    ]
    names = tuple(name for name in found if name)
    return names if len(names) == len(found) > 0 else ()
