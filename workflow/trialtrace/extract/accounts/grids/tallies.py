"""Counts whose people or share stand in the next column: "Events | Total", "n | %"."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.accounts.grids.figures import is_share
from trialtrace.extract.accounts.grids.model import Datum

_COUNT = re.compile(
    r"\W*(?:(?-i:n)|nos?\b\.?|numbers?|events?|cases?|counts?|freq(?:uency|uencies)?|patients|participants|"
    r"(?:(?-i:n)|no\.?|number)\s+(?:of|with)\s+(?:events?|cases|patients|participants))\W*",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\W*(?:(?-i:N)|total(?:\s+(?:n|no\.?|number))?|(?:n|no\.?|number)\s+total|analy[sz]ed|assessed|evaluated|"
    r"randomi[sz]ed|at risk|sample size|denominator)\W*",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\W*(?:%|per ?cents?|percentages?)\W*", re.IGNORECASE)
TALLIES = frozenset({"fraction", "count_percent", "percent_count"})
TOTAL = re.compile(r"\W*total\W*", re.IGNORECASE)


def tallied(datum: Datum, place: dict[tuple[int, int], Datum]) -> tuple[Datum | None, str]:
    """Return the figure that goes on with a count or a share in the next column, and what both are.

    Under "Events | Total" the second is all people, and none of them more than all; under "n | %" or
    "% | n" one is the other's share, where the people of the column are known.

    Parameters
    ----------
    place : dict of tuple of int to Datum
        (row, column) \u2192 figure.
    """
    right = place.get((datum.row, datum.column + 1))
    if right is None or not datum.heads or not right.heads:
        return None, ""
    if [head.words for head in datum.heads[:-1]] != [head.words for head in right.heads[:-1]]:
        return None, ""
    one, other = plain(datum.heads[-1].words), plain(right.heads[-1].words)
    if _counts(datum) and _counts(right) and _COUNT.fullmatch(one) and _WHOLE.fullmatch(other):
        first, second = datum.value.parts[0].value, right.value.parts[0].value
        return (right, "fraction") if first <= second > 0 else (None, "")
    if _counts(datum) and _COUNT.fullmatch(one) and _PERCENT.fullmatch(other):
        return (right, "count_percent") if _shares(datum, right) else (None, "")
    if _counts(right) and _PERCENT.fullmatch(one) and _COUNT.fullmatch(other):
        return (right, "percent_count") if _shares(right, datum) else (None, "")
    return None, ""


def _counts(datum: Datum) -> bool:
    part = datum.value.parts[0]
    return datum.value.form == "number" and not part.decimals and part.value >= 0


def _shares(count: Datum, share: Datum) -> bool:
    """Tell whether one figure can be the share of the other."""
    if share.value.form not in ("number", "percent"):
        return False
    events, percent = count.value.parts[0], share.value.parts[0]
    if not 0 <= percent.value <= 100:
        return False
    sized = count.size is not None
    return not sized or is_share(events.value, count.size.value, percent.value, percent.decimals)
