"""Test whether groups with a tau² of their own differ."""

from dataclasses import dataclass

from trialtrace.stats.distributions import chi2_sf
from trialtrace.stats.errors import StatsError

__all__ = ["SubgroupTest", "subgroup_test"]


@dataclass(frozen=True)
class SubgroupTest:
    """Q between groups, its degrees of freedom and p-value."""

    Q: float
    df: int
    p: float


def subgroup_test(fits):
    """Q-test of the groups' pooled effects: Σ (b − b̄)²/se², weights 1/se².

    Source: Borenstein 2009, chapter 19 (separate estimates of tau²). For a common tau² fit a
    meta-regression with `factor_columns` and read QM.

    Parameters
    ----------
    fits : sequence of RmaResult
        One a group, without moderators.

    Returns
    -------
    SubgroupTest

    Raises
    ------
    StatsError
        With fewer than 2 groups.
    """
    if len(fits) < 2:
        raise StatsError(f"{len(fits)} group(s): a comparison needs at least 2")
    weights = [1 / fit.se**2 for fit in fits]
    mean = sum(w * fit.beta for w, fit in zip(weights, fits, strict=True)) / sum(weights)
    q = sum(w * (fit.beta - mean) ** 2 for w, fit in zip(weights, fits, strict=True))
    return SubgroupTest(q, len(fits) - 1, float(chi2_sf(q, len(fits) - 1)))
