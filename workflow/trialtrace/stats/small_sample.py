"""Kenward–Roger inference for a REML meta-analysis."""

import math
from dataclasses import dataclass

from trialtrace.stats.arrays import level_to_crit
from trialtrace.stats.distributions import t_quantile, two_sided_t
from trialtrace.stats.errors import StatsError
from trialtrace.stats.moments import Sample

__all__ = ["KenwardRoger", "kenward_roger"]


@dataclass(frozen=True)
class KenwardRoger:
    """Adjusted standard error, degrees of freedom, test and intervals of the mean effect."""

    se: float
    df: float
    stat: float
    pval: float
    ci_lb: float
    ci_ub: float


def kenward_roger(fit):
    """Kenward–Roger adjusted inference, based on the expected information.

    Source: Kenward & Roger 1997; Partlett & Riley 2017, equations 10–12.

    Parameters
    ----------
    fit : RmaResult
        REML, without moderators, at least 2 studies.

    Returns
    -------
    KenwardRoger

    Raises
    ------
    StatsError
        For another estimator, moderators, or one study.
    """
    if fit.method != "REML" or fit.X is not None or fit.k < 2:
        raise StatsError("Kenward–Roger needs a REML fit of 2 or more studies without moderators")
    m = Sample(fit.yi, fit.vi).at(fit.tau2)
    information = m.trace_pp / 2
    variance = (1 + 2 * (m.s3 / m.s1 - (m.s2 / m.s1) ** 2) / information) / m.s1
    se = math.sqrt(variance)
    df = 2 * information / (variance * m.s2) ** 2
    half = float(t_quantile(0.5 + level_to_crit(fit.level) / 2, df)) * se
    stat = fit.beta / se
    return KenwardRoger(
        se, df, stat, float(two_sided_t(stat, df)), fit.beta - half, fit.beta + half
    )
