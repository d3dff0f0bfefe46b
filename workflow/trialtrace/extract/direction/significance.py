"""Tests that a clause states: p-values and intervals, and whether they speak of a difference."""

from __future__ import annotations

import re

from trialtrace.grammar.mention import Mention

ALPHA = 0.05
_NS = re.compile(r"\bP?\s?[=:]?\s?(?-i:NS)\b|\bn\.s\.", re.IGNORECASE)
_RATIO_WORD = re.compile(
    r"\b(?:ratios?|times|odds|hazard|relative risk|a?[HOR]R|IRR|fold)\b", re.IGNORECASE
)
RATIO, DIFFERENCE = "ratio", "effect"


def parts(mention: Mention) -> dict[str, float | str]:
    """Return the parts of a mention by name, the first of each."""
    found: dict[str, float | str] = {}
    for part in mention.parts:
        found.setdefault(part.name, part.value)
    return found


def p_says(mention: Mention) -> bool | None:
    """Tell whether a p-value is significant; None where it does not say."""
    found = parts(mention)
    value = found.get("value")
    if not isinstance(value, float):
        return None
    relation = str(found.get("relation", "="))
    if relation in (">", "≥") or "greater" in relation or "above" in relation:
        return None if value < 0.01 else False
    return value <= ALPHA


def interval_says(mention: Mention, null: float) -> bool | None:
    """Tell whether an interval leaves out the value of no difference."""
    found = parts(mention)
    low, high = found.get("low"), found.get("high")
    if not isinstance(low, float) or not isinstance(high, float):
        return None
    return not min(low, high) <= null <= max(low, high)


def null_of(text: str, start: int, interval: Mention) -> float:
    """Return the value of no difference for an interval without an estimate: of a ratio 1, else 0."""
    return 1.0 if _RATIO_WORD.search(text, start, interval.start) else 0.0


def tests_of(
    text: str, start: int, end: int, mentions: tuple[Mention, ...]
) -> list[tuple[int, int, bool]]:
    """Return place and result of each test of a stretch, in the order of the text."""
    found: list[tuple[int, int, bool]] = []
    for one in mentions:
        if not start <= one.start < end:
            continue
        said = None
        if one.kind == "p_value":
            said = p_says(one)
        elif one.kind == RATIO:
            said = interval_says(one, 1.0)
        elif one.kind == DIFFERENCE:
            said = interval_says(one, 0.0)
        if said is not None:
            found.append((one.start, one.end, said))
    alone = [m for m in mentions if m.kind == "interval" and start <= m.start < end]
    if len(alone) == 1:  # of two, each is an arm's
        one = alone[0]
        said = interval_says(one, null_of(text, start, one))
        if said is not None:
            found.append((one.start, one.end, said))
    found += [(m.start(), m.end(), False) for m in _NS.finditer(text, start, end)]
    return sorted(found)
