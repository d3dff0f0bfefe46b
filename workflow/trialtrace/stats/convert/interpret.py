"""Re-express a pooled effect for readers, and draw albatross contours."""

import math
from dataclasses import dataclass

from trialtrace.stats.distributions import norm_quantile
from trialtrace.stats.errors import StatsError
from trialtrace.stats.guard import finite

__all__ = ["Risk", "albatross_n", "nnt_from_odds_ratio", "smd_to_odds_ratio", "smd_to_units"]


@dataclass(frozen=True)
class Risk:
    """Risk under intervention `icr` at an assumed comparator risk, and `nnt`."""

    icr: float
    nnt: float


@finite
def smd_to_units(smd, sd):
    """Mean difference in the units of a familiar scale: SMD·SD. Source: Handbook 15.5.3.2."""
    if not (math.isfinite(smd) and sd > 0):
        raise StatsError(f"SMD {smd} with SD {sd}: the SD must be above 0")
    return smd * sd


@finite
def smd_to_odds_ratio(smd):
    """OR = exp(π·SMD/√3). Source: Cochrane Handbook 15.5.3.3."""
    return math.exp(math.pi * smd / math.sqrt(3))


@finite
def nnt_from_odds_ratio(odds_ratio, acr):
    """Number needed to treat at an assumed comparator risk. Source: Handbook 15.4.4.4.

    Raises
    ------
    StatsError
        If the risk is not between 0 and 1 or the odds ratio is 1 (no finite number).
    """
    if not (0 < acr < 1 and odds_ratio > 0):
        raise StatsError(f"odds ratio {odds_ratio} at risk {acr}: risk in (0, 1), ratio above 0")
    if odds_ratio == 1:
        raise StatsError("odds ratio 1 means no difference; there is no finite number to treat")
    icr = odds_ratio * acr / (1 - acr + odds_ratio * acr)
    return Risk(icr, 1 / abs(acr - icr))


@finite
def albatross_n(p, d):
    """Total sample size at which an SMD of d gives the two-sided p, 1:1 allocation.

    Source: Harrison 2017 (albatross plot), from V(d) = 4/N + d²/2N: N = z²(8 + d²)/2d².
    """
    if not 0 < p < 1 or d == 0:
        raise StatsError(f"p {p}, d {d}: p must lie between 0 and 1, d not be 0")
    z = float(norm_quantile(p / 2))
    return z * z * (8 + d * d) / (2 * d * d)
