"""Trim and fill: how many studies the funnel seems to miss, and what they would change."""

import math
import warnings
from dataclasses import dataclass

import numpy as np

from trialtrace.stats.asymmetry import FEW
from trialtrace.stats.errors import StatsError, StatsWarning
from trialtrace.stats.model import rma
from trialtrace.stats.result import RmaResult

__all__ = ["TrimFill", "trimfill"]


@dataclass(frozen=True, eq=False)
class TrimFill:
    """Filled analysis `fit`, `k0` missing studies on `side`, and the studies filled in.

    `p_k0` is the p-value of R0 that none is missing (None for L0 and Q0).
    """

    k0: int
    se_k0: float
    side: str
    p_k0: float | None
    estimator: str
    fit: RmaResult
    filled_yi: np.ndarray
    filled_vi: np.ndarray


def trimfill(fit, estimator="L0", side=None, max_iterations=100):
    """Trim-and-fill analysis of a model without moderators.

    Source: Duval & Tweedie 2000a, 2000b; iteration and side as in metafor.

    Parameters
    ----------
    fit : RmaResult
    estimator : {"L0", "R0", "Q0"}
        Estimator of the number of missing studies.
    side : {"left", "right"}, optional
        Where they are missing; by default opposite to the slope of Egger's regression.

    Returns
    -------
    TrimFill

    Raises
    ------
    StatsError
        With moderators, fewer than 2 studies, or where Q0 has no real solution.

    Warns
    -----
    StatsWarning
        Below 10 studies.
    """
    if fit.X is not None:
        raise StatsError("trim and fill needs a model without moderators")
    if fit.k < 2:
        raise StatsError("trim and fill needs at least 2 studies")
    if estimator not in ("L0", "R0", "Q0"):
        raise StatsError(f"estimator={estimator!r} is unknown; use L0, R0 or Q0")
    if side not in (None, "left", "right"):
        raise StatsError(f"side={side!r} is unknown; use 'left' or 'right'")
    if fit.k < FEW:
        warnings.warn(
            f"trim and fill with {fit.k} studies is unreliable; need {FEW}",
            StatsWarning,
            stacklevel=2,
        )
    if side is None:
        side = _side(fit)
    flip = -1.0 if side == "right" else 1.0
    order = np.argsort(flip * fit.yi, kind="stable")
    y, v = flip * fit.yi[order], fit.vi[order]
    k = fit.k
    k0, before = 0, -1
    for _ in range(max_iterations):
        if k0 == before:
            break
        before = k0
        if k - k0 < 1:
            raise StatsError("trim and fill would trim every study; the funnel is too one-sided")
        beta = rma(y[: k - k0], v[: k - k0], method=fit.method).beta
        centred = y - beta
        ranks = np.empty(k)
        ranks[np.argsort(np.abs(centred), kind="stable")] = np.arange(1, k + 1)
        k0, se_k0 = _missing(np.sign(centred) * ranks, k, estimator)
    else:
        raise StatsError(f"trim and fill did not settle in {max_iterations} iterations")
    p_k0 = None
    if estimator == "R0":
        # P(R0 ≥ k0) when none is missing: geometric with ½.
        p_k0 = 0.5**k0 if k0 > 0 else 1.0
        p_k0 = p_k0 / 2
    if k0 == 0:
        return TrimFill(0, se_k0, side, p_k0, estimator, fit, np.empty(0), np.empty(0))
    filled_y = flip * (2 * beta - y[k - k0 :])
    filled_v = v[k - k0 :]
    filled = rma(
        np.concatenate([fit.yi, filled_y]),
        np.concatenate([fit.vi, filled_v]),
        method=fit.method,
        test=fit.test,
        level=fit.level,
        i2_basis=fit.i2_basis,
    )
    return TrimFill(k0, se_k0, side, p_k0, estimator, filled, filled_y, filled_v)


def _side(fit):
    if fit.k < 3 or np.ptp(fit.vi) == 0:
        # No regression line: the heavier side of the funnel decides.
        return "right" if np.median(fit.yi) < fit.beta else "left"
    slope = rma(fit.yi, fit.vi, mods=np.sqrt(fit.vi), method=fit.method).beta[1]
    return "right" if slope < 0 else "left"


def _missing(signed, k, estimator):
    """Number of missing studies (rounded, not negative) and its standard error."""
    if estimator == "R0":
        negative = -signed[signed < 0]
        k0 = k - (negative.max() if negative.size else 0) - 1
        se = math.sqrt(2 * max(0.0, k0) + 2)
        return max(0, round(k0)), se
    total = signed[signed > 0].sum()
    if estimator == "L0":
        k0 = (4 * total - k * (k + 1)) / (2 * k - 1)
        se = 4 * math.sqrt(max(0.0, _rank_sum_variance(k0, k))) / (2 * k - 1)
    else:
        inside = 2 * k**2 - 4 * total + 0.25
        if inside < 0:
            raise StatsError("Q0 has no real solution on these ranks; use L0 or R0")
        k0 = k - 0.5 - math.sqrt(inside)
        scale = (k - 0.5) ** 2 - k0 * (2 * k - k0 - 1)
        if scale <= 0:
            raise StatsError("Q0 has no standard error on these ranks; use L0 or R0")
        se = 2 * math.sqrt(max(0.0, _rank_sum_variance(k0, k))) / math.sqrt(scale)
    return max(0, round(k0)), se


def _rank_sum_variance(k0, k):
    return (
        k * (k + 1) * (2 * k + 1)
        + 10 * k0**3
        + 27 * k0**2
        + 17 * k0
        - 18 * k * k0**2
        - 18 * k * k0
        + 6 * k**2 * k0
    ) / 24
