"""What a figure with two bounds is: a median with quartiles or range, a mean with its interval."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.grids.cells import CellValue, Part, plain

_MEDIAN = re.compile(r"\bmedians?\b", re.IGNORECASE)
_MEAN = re.compile(r"\bmeans?\b|\baverages?\b", re.IGNORECASE)
_QUARTILES = re.compile(
    r"\bI\.?Q\.?R\b|inter-?quartile|\bquartiles?\b|\b25(?:th)?\b.{0,14}\b75(?:th)?\b|\bQ1\b.{0,6}\bQ3\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\branges?\b|\bmin\w*\b.{0,6}\bmax", re.IGNORECASE)
_INTERVAL = re.compile(r"(?P<level>\d{2})\s?%\s?(?:C\.?I\b|confidence)", re.IGNORECASE)
_GEOMETRIC = re.compile(r"\bgeometric\b", re.IGNORECASE)


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
        if _GEOMETRIC.search(words):
            return []
        interval = _INTERVAL.search(words)
        if _MEDIAN.search(words):
            if _QUARTILES.search(words):
                return [("median", first), ("q1", low), ("q3", high)]
            if interval:
                return []  # of a median: no quartiles
            if _RANGE.search(words):
                return [("median", first), ("minimum", low), ("maximum", high)]
        elif _MEAN.search(words) and interval and interval["level"] == "95":
            return [("mean", first), ("low", low), ("high", high)]
        elif _MEAN.search(words) and _RANGE.search(words) and not _QUARTILES.search(words):
            return [("mean", first), ("minimum", low), ("maximum", high)]
    return []
