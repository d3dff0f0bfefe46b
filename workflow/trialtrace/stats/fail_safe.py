"""Fail-safe N: how many null studies would overturn a result (reported for completeness)."""

import math

from trialtrace.stats.distributions import norm_quantile
from trialtrace.stats.errors import StatsError
from trialtrace.stats.model import checked_effects

__all__ = ["orwin", "rosenberg", "rosenthal"]


def rosenthal(yi, vi, alpha=0.05):
    """Null studies that bring Stouffer's one-sided p above alpha. Source: Rosenthal 1979."""
    yi, vi = checked_effects(yi, vi)
    total = float((yi / vi**0.5).sum())
    crit = float(norm_quantile(1 - alpha))
    return max(0, math.ceil((total / crit) ** 2 - yi.size))


def orwin(yi, target=None):
    """Null studies that bring the unweighted mean down to a target. Source: Orwin 1983."""
    mean = float(sum(yi) / len(yi))
    target = mean / 2 if target is None else target
    if target == 0 or (mean > 0) != (target > 0):
        raise StatsError(f"target {target:g} must have the sign of the mean {mean:g} and not be 0")
    return max(0, math.ceil(len(yi) * (mean - target) / target))


def rosenberg(yi, vi, alpha=0.05):
    """Null studies of average weight that bring the pooled p above alpha. Source: Rosenberg 2005."""
    yi, vi = checked_effects(yi, vi)
    w = 1 / vi
    z = float((w * yi).sum() / w.sum() ** 0.5)
    crit = float(norm_quantile(1 - alpha / 2))
    return max(0, math.ceil(yi.size * ((z / crit) ** 2 - 1)))
