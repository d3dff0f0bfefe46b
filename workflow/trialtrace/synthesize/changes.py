"""What a variant changes: which side the estimate is on, and whether the interval leaves it open."""

from __future__ import annotations

NO_COMPARISON = ("PR",)
Estimate = tuple[float | None, float | None, float | None]


def change(measure: str, base: Estimate, other: Estimate) -> str:
    """Compare (estimate, lower limit, upper limit) of a variant with the main analysis.

    Returns
    -------
    str
        ``direction`` where the estimates lie on different sides of no effect, ``interval`` where
        one interval holds no effect and the other does not, else ``""``; always ``""`` for single
        groups, which are compared with nothing.
    """
    if measure in NO_COMPARISON or None in base or None in other:
        return ""
    if base[0] * other[0] < 0:
        return "direction"
    return "interval" if _holds_none(base) != _holds_none(other) else ""


def _holds_none(estimate: Estimate) -> bool:
    return estimate[1] <= 0 <= estimate[2]
