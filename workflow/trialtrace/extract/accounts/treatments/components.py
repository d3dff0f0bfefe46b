"""What an arm's intervention was made of: "56 components, including 24 amino acids, 13 vitamins"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trialtrace.extract.accounts.ledger import Ledger
from trialtrace.extract.accounts.reading import Line, numbers_of
from trialtrace.grammar.folding import fold
from trialtrace.grammar.prefilter import needles

CONTAINS = re.compile(
    r"\b(?:contain(?:ed|s|ing)?|consist(?:ed|s|ing) of|compris(?:ed|es|ing)|made (?:up )?of"
    r"|included|composed of)\s+"
    r"(?:a total of |about )?$",
    re.IGNORECASE,
)
WHOLE = re.compile(
    r"^\s+(?P<kind>(?:active |different |basic |key )?(?:components?|ingredients?|substances?"
    r"|compounds?|elements?|nutrients?"
    r"|parts?|items?|modules?|exercises))\b(?P<list>\s*(?:[,:(]|including|such as"
    r"|namely)[\s,]*(?:including|namely|such as)?)?",
    re.IGNORECASE,
)
_WHOLE_NEEDLES = needles(WHOLE)
PART = re.compile(
    r"^\s+(?P<kind>[a-z][\w’'-]*(?:\s+(?!and\b|plus\b)[a-z][\w’'-]*){0,2})(?=\s*[,.;)]|\s+and\b|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Component:
    """A stated part: what is counted and how many."""

    kind: str
    kind_start: int
    kind_end: int
    start: int
    end: int
    count: int


def components_in(line: Line) -> list[Component]:
    """Read a stated sum of components and the parts listed behind it; empty without the sum."""
    if _WHOLE_NEEDLES.miss(line.text, fold(line.text)):
        return []
    spots = [
        (part.start, part.end, float(part.value))
        for mention in line.mentions
        for part in numbers_of(mention)
        if float(part.value).is_integer()
    ]
    for place, (start, end, value) in enumerate(spots):
        whole = WHOLE.match(line.after(end, 90))
        if whole is None or not CONTAINS.search(line.before(start, 40)):
            continue
        found = [_component("total", whole, "kind", start, end, value)]
        for next_start, next_end, next_value in spots[place + 1 :]:
            gap = line.text[found[-1].end - line.start : next_start - line.start]
            part = PART.match(line.after(next_end, 60))
            if len(gap) > 70 or re.search(r"[.;]", gap) or part is None:
                break
            found.append(_component("", part, "kind", next_start, next_end, next_value))
        return found
    return []


def _component(
    kind: str, match: re.Match[str], group: str, start: int, end: int, value: float
) -> Component:
    return Component(
        kind or match[group],
        end + match.start(group),
        end + match.end(group),
        start,
        end,
        int(value),
    )


def write_components(
    ledger: Ledger, study: str, arm_row: str, role: str, found: Sequence[Component]
) -> None:
    """Write components as rows of an arm."""
    for component in found:
        evidence = ledger.cite(
            "arm_components.count",
            component.start,
            component.end,
            rule="components.list",
            role=role,
        )
        if not evidence:
            continue
        row = ledger.add_row("arm_components", arm_row, study, evidence, arm_id=arm_row)
        ledger.add_value("arm_components", row, "count", component.count, evidence)
        kind = ledger.cite(
            "arm_components.kind",
            component.kind_start,
            component.kind_end,
            rule="components.list",
            role=role,
        )
        ledger.add_value("arm_components", row, "kind", component.kind, kind)
