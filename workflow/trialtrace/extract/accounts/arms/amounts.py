"""Groups that a text calls by how much or how long alone: "the 3-month group", "the 50 mg arm"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trialtrace.extract.accounts.arms.name import BY_AMOUNT, Name
from trialtrace.extract.accounts.arms.words import FIGURE, figure_of
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought

_CALLED = sought(
    rf"(?<![\w.-])(?P<number>{FIGURE})[\s-](?P<unit>day|week|month|year|hour|minute|min|h|session|cycle|course|dose"
    r"|fraction|injection|visit|mg|g|µg|μg|mcg|ml|IU|U|Gy|%)s?"
    r"(?:\s(?:treatment|therapy|dose|duration|study|(?!and\b|or\b|in\b|of\b|to\b|the\b|follow)[a-z]{4,}))?"
    r"\s(?:group|arm|regimen|schedule|course)\b",
    re.IGNORECASE,
)
_MOST_GROUPS = 5
# "zinc for 3 days (n = 48) or 7 days (n = 46)"
_SIZED = sought(
    rf"(?<![\w.-])(?P<number>{FIGURE})[\s-](?P<unit>day|week|month|year|hour|session|cycle|course|fraction|injection"
    r"|visit)s?(?:\s(?!or\b|and\b|versus\b)[a-z-]+){0,4}\s\((?:n\s*=\s*)?(?P<n>\d[\d,]*)"
    rf"(?:\s{PERSONS})?\)",
    re.IGNORECASE,
)


def amount_groups(lines: Iterable[Line]) -> tuple[Name, ...]:
    """Return the groups that differ in an amount of one unit, as the text first calls each.

    Parameters
    ----------
    lines : iterable of Line
        Sentences of the account.

    Returns
    -------
    tuple of Name
        In the order of the text; empty where fewer than two amounts of one unit name a group, or
        more than there are arms in a trial.
    """
    found = _of_one_unit(
        (
            match,
            Name(line.start + match.start(), line.start + match.end(), match.group(), BY_AMOUNT),
        )
        for line in lines
        for match in _CALLED.finditer(line.text)
    )
    return tuple(found)


def amounts_with_n(text: str, base: int) -> tuple[tuple[Name, tuple[int, int]], ...]:
    """Read "zinc for 3 days (n = 48) or 7 days (n = 46)": lengths that tell arms, with the span of n."""
    sizes = {}
    named = []
    for match in _SIZED.finditer(text):
        low, high = base + match.start("number"), base + match.end("unit")
        high += text[match.end("unit") : match.end("unit") + 1] == "s"
        name = Name(low, high, text[low - base : high - base], BY_AMOUNT)
        sizes[name] = (base + match.start("n"), base + match.end("n"))
        named.append((match, name))
    return tuple((name, sizes[name]) for name in _of_one_unit(named))


def _of_one_unit(named: Iterable[tuple[re.Match[str], Name]]) -> list[Name]:
    """Return the first names of different amounts of the unit that tells most groups apart."""
    units: dict[str, dict[str, Name]] = {}
    for match, name in named:
        groups = units.setdefault(match["unit"].lower(), {})
        groups.setdefault(figure_of(match["number"]), name)
    found = max(units.values(), key=len, default={})
    return list(found.values()) if 2 <= len(found) <= _MOST_GROUPS else []
