"""From one effect measure to another: log odds ratio, d, r."""

import math
from dataclasses import dataclass

from trialtrace.stats.errors import StatsError
from trialtrace.stats.guard import finite

__all__ = ["Converted", "d_to_logor", "d_to_r", "logor_to_d", "r_to_d"]


@dataclass(frozen=True)
class Converted:
    """An effect `yi` with its variance `vi` on the new scale."""

    yi: float
    vi: float


def _finite(y, v):
    if not (math.isfinite(y) and math.isfinite(v)) or v < 0:
        raise StatsError(f"effect {y} with variance {v} cannot be converted; give finite numbers")


@finite
def logor_to_d(logor, v):
    """d = ln OR·√3/π. Source: Borenstein 2009, 7.1–7.2 (logistic distribution assumed)."""
    _finite(logor, v)
    return Converted(logor * math.sqrt(3) / math.pi, v * 3 / math.pi**2)


@finite
def d_to_logor(d, v):
    """ln OR = d·π/√3. Source: Borenstein 2009, 7.3–7.4 (logistic distribution assumed)."""
    _finite(d, v)
    return Converted(d * math.pi / math.sqrt(3), v * math.pi**2 / 3)


@finite
def r_to_d(r, v):
    """d = 2r/√(1 − r²). Source: Borenstein 2009, 7.5–7.6 (groups made from a continuum)."""
    _finite(r, v)
    if not -1 < r < 1:
        raise StatsError(f"correlation {r} must lie between -1 and 1")
    return Converted(2 * r / math.sqrt(1 - r * r), 4 * v / (1 - r * r) ** 3)


@finite
def d_to_r(d, v, n1, n2):
    """r = d/√(d² + a), a = (n1 + n2)²/n1n2. Source: Borenstein 2009, 7.7–7.9."""
    _finite(d, v)
    if not (n1 > 0 and n2 > 0):
        raise StatsError(f"groups of {n1} and {n2}; give sizes above 0")
    a = (n1 + n2) ** 2 / (n1 * n2)
    return Converted(d / math.sqrt(d * d + a), a * a * v / (d * d + a) ** 3)
