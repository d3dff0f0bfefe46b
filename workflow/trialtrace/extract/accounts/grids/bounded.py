"""What a figure with two bounds is: a median with quartiles or range, a mean with its interval."""

from __future__ import annotations

from trialtrace.extract.accounts.grids.cells import CellValue, Part, plain
from trialtrace.extract.accounts.grids.words import GEOMETRIC, LEVEL, MEAN, MEDIAN, QUARTILES, RANGE


def bounded(value: CellValue, contexts: tuple[str, ...]) -> list[tuple[str, Part]]:
    """Return the numbers of a figure with bounds under their names in `results`.

    The words nearest to a figure decide; a figure whose words do not say what its bounds are gives
    nothing, nor does one whose bounds do not hold it.

    Parameters
    ----------
    value : CellValue
        A figure of the form ``interval``.
    contexts : tuple of str
        Words around it, nearest first: label and headings, caption, notes.

    Returns
    -------
    list of tuple
        ``median`` with ``q1`` and ``q3`` or ``minimum`` and ``maximum``; ``mean`` with ``low`` and
        ``high``, which are the bounds of its 95 % confidence interval.
    """
    first, low, high = (value.part(name) for name in ("value", "low", "high"))
    if not low.value <= first.value <= high.value:
        return []
    for words in map(plain, contexts):
        if GEOMETRIC.search(words):
            return []
        interval = LEVEL.search(words)
        if MEDIAN.search(words):
            if QUARTILES.search(words):
                return [("median", first), ("q1", low), ("q3", high)]
            if interval:
                return []  # of a median: no quartiles
            if RANGE.search(words):
                return [("median", first), ("minimum", low), ("maximum", high)]
        elif MEAN.search(words) and interval and interval["level"] == "95":
            return [("mean", first), ("low", low), ("high", high)]
        elif MEAN.search(words) and RANGE.search(words) and not QUARTILES.search(words):
            return [("mean", first), ("minimum", low), ("maximum", high)]
    return []
