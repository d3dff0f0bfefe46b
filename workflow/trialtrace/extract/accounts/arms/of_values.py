"""Names of three and more arms that stand in one list with as many values: "21, 22 and 19% for A, B and C"."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.arms.name import Name, trimmed
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import rule
from trialtrace.grammar.people import PERSONS

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
# What values are told of that is no arm: sites, moments, kinds of people, outcomes.
_NO_ARM = re.compile(
    rf"(?:\d|weeks?|months?|years?|days?|baseline|{PERSONS}|boys|girls|north|south|east|west|centre|center|site|grade|stage"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)",
    re.IGNORECASE,
)


def spans_of_values(text: str) -> list[tuple[int, int]]:
    """Return where the names stand that are listed with as many values, three and more; else nothing."""
    match = OF_VALUES.search(text)
    if match is None:
        return []
    low = match.start("names")
    edges = [low]
    for joint in _APART.finditer(text, low, match.end("names")):
        edges += joint.span()
    edges.append(match.end("names"))
    spans = list(zip(edges[::2], edges[1::2], strict=True))
    values = _APART.split(_BRACKET.sub("", match["values"]))
    if len(spans) != len(values) or any(_NO_ARM.match(text, *span) for span in spans):
        return []
    return spans


_BRACKET = re.compile(r"\([^()]*\)")


def names_of_values(line: Line) -> tuple[Name, ...]:
    """Read the names of arms off a list with as many values.

    Parameters
    ----------
    line : Line
        A sentence.

    Returns
    -------
    tuple of Name
        Three names or more; empty where none are listed so.
    """
    found = [
        trimmed(line.text, *span, OF_VALUES.name, line.start) for span in spans_of_values(line.text)
    ]
    names = tuple(name for name in found if name)
    return names if len(names) == len(found) > 0 else ()
