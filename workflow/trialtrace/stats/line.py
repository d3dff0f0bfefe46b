"""Weighted least-squares line through points: the tool of the regression tests."""

import math
from dataclasses import dataclass

from trialtrace.stats.errors import StatsError

__all__ = ["Line", "t_of_slope", "weighted_line"]


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
        With fewer than 3 points, a constant x or a constant y.
    """
    k = len(y)
    if k < 3:
        raise StatsError(f"{k} studies carry no regression; it needs at least 3")
    if y.min() == y.max():
        raise StatsError("all effects are equal; there is nothing to regress")
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


def t_of_slope(line):
    """Return slope/SE.

    Raises
    ------
    StatsError
        If the points lie exactly on the line: there is no error to test against.
    """
    if not line.slope_se > 0:
        raise StatsError("the studies lie exactly on a line; there is nothing to test against")
    return line.slope / line.slope_se
