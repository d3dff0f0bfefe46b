"""Weighted least-squares line through points: the tool of the regression tests."""

import math
from dataclasses import dataclass

from trialtrace.stats.errors import StatsError

__all__ = ["Line", "weighted_line"]


@dataclass(frozen=True)
class Line:
    """y = intercept + slope·x; standard errors include the residual `sigma`; `df` = k − 2."""

    intercept: float
    slope: float
    intercept_se: float
    slope_se: float
    sigma: float
    df: int


def weighted_line(y, x, w):
    """Fit a line by least squares with weights w.

    Raises
    ------
    StatsError
        With fewer than 3 points or a constant x.
    """
    k = len(y)
    if k < 3:
        raise StatsError(f"{k} studies carry no regression; it needs at least 3")
    s = w.sum()
    xm, ym = (w * x).sum() / s, (w * y).sum() / s
    xc, yc = x - xm, y - ym
    sxx = (w * xc * xc).sum()
    if not sxx > 1e-24 * (w * x * x).sum():
        raise StatsError("the predictor is the same for every study; there is nothing to regress")
    slope = (w * xc * yc).sum() / sxx
    residual = yc - slope * xc
    sigma2 = (w * residual * residual).sum() / (k - 2)
    return Line(
        float(ym - slope * xm),
        float(slope),
        math.sqrt(sigma2 * (1 / s + xm * xm / sxx)),
        math.sqrt(sigma2 / sxx),
        math.sqrt(sigma2),
        k - 2,
    )
