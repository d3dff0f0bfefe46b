"""Fit a meta-analysis or meta-regression: `rma`."""

import math
import warnings

import numpy as np

from trialtrace.stats.arithmetic import (
    check_arithmetic,
    estimate_regression_tau2,
    exact_q,
    regression_sample,
    tau2_without_moderators,
)
from trialtrace.stats.arrays import level_to_crit, refuse_where, vector
from trialtrace.stats.design import INTERCEPT, design_matrix
from trialtrace.stats.distributions import (
    chi2_sf,
    f_sf,
    norm_quantile,
    t_quantile,
    two_sided_normal,
    two_sided_t,
)
from trialtrace.stats.errors import StatsError, StatsWarning
from trialtrace.stats.moments import Sample
from trialtrace.stats.result import RmaResult
from trialtrace.stats.tau2 import ESTIMATORS, Tau2

__all__ = ["TESTS", "check_size", "checked_effects", "rma"]

TESTS = ("z", "t", "knha", "adhoc")
_EQUAL = ("EE", "FE", "CE")
# Cubes of weights times squares of effects must stay below 1e308.
_HUGE = 1e50
# From this ratio of variances on metafor warns; without moderators no digit is lost here.
_FAR_APART = 1e7


def rma(
    yi,
    vi=None,
    mods=None,
    method="REML",
    test="z",
    level=95,
    *,
    sei=None,
    intercept="add",
    tau2=None,
    i2_basis="tau2",
    arithmetic="exact",
):
    """Random- or equal-effects meta-analysis, with or without moderators.

    Parameters
    ----------
    yi : sequence of float, shape (k,)
        Effects; ratios on the log scale.
    vi : sequence of float, shape (k,)
        Sampling variances (or `sei`, standard errors).
    mods : array or mapping or DataFrame, optional
        Numeric moderators, shape (k,) or (k, q); see `design.factor_columns` for groups.
    method : str
        Estimator of tau²: EE (FE, CE), DL, HE, HS, HSk, SJ, ML, REML (default), EB, PM, PMM.
        Sources at the estimators in `tau2`.
    test : {"z", "t", "knha", "adhoc"}
        Normal; t with k − p degrees of freedom; Hartung–Knapp (Hartung & Knapp 2001; Knapp &
        Hartung 2003); the same, never narrower than the t interval (factor at least 1).
    level : float
        Confidence in per cent (or as a share below 1).
    intercept : {"add", "none"}
        Whether the regression gets an intercept.
    tau2 : float, optional
        Fix tau² instead of estimating it.
    i2_basis : {"tau2", "Q"}
        I² and H² from tau² (metafor, new RevMan) or from Q (Higgins & Thompson 2002).
    arithmetic : {"exact", "metafor"}
        How a meta-regression is computed: to the last digits (default), or with metafor's own
        operations and their rounding, to compare with R's printed numbers. Beside moderators
        far from 0 (calendar years) metafor loses up to eight digits of its sums. It needs k × k
        matrices (8 k² bytes each, a handful at a time).

    Returns
    -------
    RmaResult

    Raises
    ------
    StatsError
        For no studies, missing or infinite effects, variances that are not above 0, unknown
        options, too few studies for the model or the test, collinear moderators, metafor's
        arithmetic without moderators or without an intercept.

    Warns
    -----
    StatsWarning
        For variances so far apart that a regression loses digits.

    Notes
    -----
    ML and REML reach the exact maximum of the likelihood, the boundary tau² = 0 included; metafor
    stops its iterations at a change of 1e-5 and may differ in the fourth digit at its defaults.
    With ``arithmetic="metafor"`` their tau² stays the exact one, and metafor's rounding comes after.

    Examples
    --------
    >>> fit = rma([0.1, 0.3, 0.5], [0.01, 0.02, 0.03], method="DL")
    >>> round(fit.beta, 4)
    0.2674
    """
    yi, vi = checked_effects(yi, vi, sei)
    if test not in TESTS:
        raise StatsError(f"test={test!r} is unknown; use one of {', '.join(TESTS)}")
    if i2_basis not in ("tau2", "Q"):
        raise StatsError(f"i2_basis={i2_basis!r} is unknown; use 'tau2' or 'Q'")
    check_arithmetic(arithmetic)
    if arithmetic != "exact" and (mods is None or intercept != "add"):
        # Without an intercept metafor takes Q of the effects less their mean, which is no residual.
        raise StatsError(
            f"arithmetic={arithmetic!r} is for moderators beside an intercept; give mods"
        )
    k = yi.size
    if mods is None and intercept == "add":
        x, names = None, (INTERCEPT,)
        sample = Sample(yi, vi)
    else:
        x, names = design_matrix({} if mods is None else mods, k, intercept)
        if k < x.shape[1] + 1:
            raise StatsError(f"{k} studies cannot carry {x.shape[1]} coefficients and tau²")
        if vi.max() >= _FAR_APART * vi.min():
            warnings.warn(
                f"the variances lie between {vi.min():g} and {vi.max():g}: tau² and what follows "
                "from it lose digits beside moderators; check them",
                StatsWarning,
                stacklevel=2,
            )
        sample = regression_sample(yi, vi, x, arithmetic)
    p = sample.p
    if k == p and test != "z":
        raise StatsError(f"test={test!r} needs more than {p} study; use test='z'")
    estimate = _tau2(sample, method, tau2)
    at_zero = sample.at(0.0) if estimate.tau2 != 0 else estimate.moments
    qe, qe_df = (max(0.0, at_zero.q1) if k > p else 0.0), k - p
    i2, h2 = _heterogeneity(
        qe, qe_df, at_zero, estimate.tau2, "Q" if method in _EQUAL and tau2 is None else i2_basis
    )
    m = estimate.moments
    s2w = 1.0
    if test in ("knha", "adhoc"):
        s2w = m.rss / (k - p)
        # What is left of effects that lie exactly on the regression is rounding.
        if x is not None and m.rss <= 1e-26 * float((yi * yi / (vi + estimate.tau2)).sum()):
            s2w = 0.0
        if test == "adhoc":
            s2w = max(1.0, s2w)
    ddf = None if test == "z" else k - p
    probability = 0.5 + level_to_crit(level) / 2
    crit = float(norm_quantile(probability) if ddf is None else t_quantile(probability, ddf))
    weights = 1.0 / (vi + estimate.tau2)
    weights *= 100.0 / weights.sum()
    if x is None:
        coefficients = _one(m, s2w, crit, ddf)
        vb = np.array([[coefficients[1] ** 2]])
        qm = (None, None, None)
        r2 = None
        pi_lb = pi_ub = None
        if method not in _EQUAL:
            half = crit * math.sqrt(estimate.tau2 + coefficients[1] ** 2)
            pi_lb, pi_ub = coefficients[0] - half, coefficients[0] + half
    else:
        if s2w == 0:
            raise StatsError("the moderators explain every effect exactly; use test='z'")
        beta, cov = sample.coefficients(m)
        vb = cov * s2w
        coefficients = _several(beta, vb, crit, ddf)
        qm = _omnibus(beta, vb, names, ddf)
        r2 = _explained(sample, names, method, estimate.tau2, qe)
        pi_lb = pi_ub = None
    return RmaResult(
        *coefficients,
        estimate.tau2,
        estimate.se,
        i2,
        h2,
        qe,
        qe_df,
        float(chi2_sf(qe, qe_df)) if qe_df > 0 else 1.0,
        k,
        p,
        pi_lb,
        pi_ub,
        weights,
        method,
        test,
        level,
        s2w,
        ddf,
        vb,
        names,
        *qm,
        r2,
        yi,
        vi,
        x,
        i2_basis,
        arithmetic,
    )


def checked_effects(yi, vi=None, sei=None):
    """Return effects and variances as checked arrays of one length.

    Raises
    ------
    StatsError
        If there are no studies or a variance is not above 0.
    """
    yi = vector("yi", yi)
    if vi is None:
        if sei is None:
            raise StatsError("missing vi; give sampling variances (vi) or standard errors (sei)")
        vi = vector("sei", sei) ** 2
    else:
        vi = vector("vi", vi)
    if yi.size == 0:
        raise StatsError("no studies (k = 0); there is nothing to pool")
    if vi.size != yi.size:
        raise StatsError(f"yi has {yi.size} values and vi {vi.size}; give one of each a study")
    smallest, largest = vi.min(), vi.max()
    if not smallest > 0:
        refuse_where(vi <= 0, "vi is not above 0; a study without sampling error cannot be pooled")
    check_size(yi, smallest, largest)
    return yi, vi


def check_size(yi, smallest, largest):
    """Refuse effects and variances whose sums would overflow.

    Parameters
    ----------
    yi : ndarray
        Effects.
    smallest, largest : float
        Extremes of their variances.

    Raises
    ------
    StatsError
        If they are too large or too small.
    """
    if max(yi.max(), -yi.min()) > _HUGE or largest > _HUGE or smallest < 1 / _HUGE:
        raise StatsError(
            f"effects or variances beyond 1e{round(math.log10(_HUGE))} cannot be computed with; "
            "use other units"
        )


def _tau2(sample, method, fixed):
    if fixed is not None:
        if not (math.isfinite(fixed) and fixed >= 0):
            raise StatsError(f"tau2 is fixed at {fixed}; give a finite number of at least 0")
        return Tau2(float(fixed), None, sample.at(float(fixed)))
    # One study holds no information on tau²: the equal-effects answer, as metafor gives it.
    return estimate_regression_tau2(
        sample, method if sample.k > sample.p or method not in ESTIMATORS else "EE"
    )


def _heterogeneity(qe, df, at_zero, tau2, basis):
    if df <= 0:
        return 0.0, 1.0
    if basis == "Q":
        i2 = max(0.0, 100 * (qe - df) / qe) if qe > 0 else 0.0
        return i2, qe / df
    typical = df / at_zero.trace_p
    return 100 * tau2 / (typical + tau2), tau2 / typical + 1


def _one(m, s2w, crit, ddf):
    se = math.sqrt(s2w / m.s1)
    beta = m.mu
    # All effects equal: Hartung–Knapp's factor is 0, and so is the standard error.
    nothing = 0.0 if beta == 0 else math.copysign(math.inf, beta)
    stat = beta / se if se > 0 else nothing
    pval = float(two_sided_normal(stat) if ddf is None else two_sided_t(stat, ddf))
    return beta, se, stat, pval, beta - crit * se, beta + crit * se


def _several(beta, vb, crit, ddf):
    se = np.sqrt(np.diag(vb))
    with np.errstate(divide="ignore"):
        stat = beta / se
    pval = two_sided_normal(stat) if ddf is None else two_sided_t(stat, ddf)
    return beta, se, stat, np.atleast_1d(pval), beta - crit * se, beta + crit * se


def _omnibus(beta, vb, names, ddf):
    tested = [j for j, name in enumerate(names) if name != INTERCEPT]
    if not tested:
        return None, None, None
    b = beta[tested]
    q = float(b @ np.linalg.solve(vb[np.ix_(tested, tested)], b))
    df = len(tested)
    if ddf is None:
        return q, (df,), float(chi2_sf(q, df))
    return q / df, (df, ddf), float(f_sf(q / df, df, ddf))


def _explained(sample, names, method, tau2, qe):
    """R²: drop in tau² against the model without moderators; adjusted R² under EE."""
    if INTERCEPT not in names or sample.p == 1:
        return None
    if method in _EQUAL:
        total = Sample(sample.y, sample.v).at(0.0).q1
        k, p = sample.k, sample.p
        # metafor asks R's `lm` for it, which loses no digits.
        share = exact_q(sample, qe) / total * (k - 1) / (k - p) if total > 0 else 1.0
        return max(0.0, 100 * (1 - share))
    without = tau2_without_moderators(sample, method)
    return max(0.0, 100 * (without - tau2) / without) if without > 0 else 0.0
