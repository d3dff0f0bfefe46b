"""Log-likelihoods of the random-effects model and their maximum over tau²."""

import math

import numpy as np

from trialtrace.stats.moments import Sample

__all__ = ["LIKELIHOODS", "SCAN", "log_likelihood", "maximise"]

LIKELIHOODS = ("ML", "REML")
# Where the scan for further maxima starts and how fine it is, as a share of the largest tau²
# that can be stationary. Beyond SCAN_LIMIT studies the likelihood has one maximum in practice,
# and three probes have to do.
SCAN = np.concatenate([[0.0], np.geomspace(1e-5, 1.0, 19)])
_PROBES = np.array([0.0, 1e-3, 1e-1])
SCAN_LIMIT = 3000


def log_likelihood(sample, tau2, method, moments=None):
    """Log-likelihood (ML) or restricted log-likelihood (REML) at one tau².

    Source: Viechtbauer 2005, equations 7 and 9; the REML constant as in metafor.
    """
    m = sample.at(tau2) if moments is None else moments
    core = sample.log_det(tau2) + m.q1
    k, p = sample.k, sample.p
    if method == "ML":
        return -0.5 * (k * math.log(2 * math.pi) + core)
    return -0.5 * (
        (k - p) * math.log(2 * math.pi) - sample.log_det_xx() + core + sample.log_det_xwx(m)
    )


def score(m, method):
    """Twice the derivative of the log-likelihood in tau²."""
    return m.q2 - (m.s1 if method == "ML" else m.trace_p)


def curvature(m, method):
    """Twice the second derivative of the log-likelihood in tau²."""
    return (m.s2 if method == "ML" else m.trace_pp) - 2 * m.y_p3_y


def expected_information(m, method):
    """Twice the expected information of tau²."""
    return m.s2 if method == "ML" else m.trace_pp


def stationary_bound(sample):
    """A tau² above which the score is negative: every maximum lies below it.

    From y'PPy ≤ SS/(τ² + v_min)² and tr P ≥ (k − p)/(τ² + v_max), SS the unweighted residual
    sum of squares.
    """
    rss, _, _ = sample.unweighted()
    variance = rss / (sample.k - sample.p)
    spread = float(sample.v.max() - sample.v.min())
    return 1.0001 * (variance + math.sqrt(variance**2 + 4 * variance * spread)) / 2 + 1e-300


def maximise(sample, method):
    """Return the tau² at which the likelihood is largest: exact, 0 at the boundary.

    A scan finds every interval in which the score changes from positive to negative, a
    safeguarded Newton iteration finishes each, and the likelihood decides between several.

    Returns
    -------
    (float, Moments)
    """
    high = stationary_bound(sample)
    brackets = []
    if sample.k <= SCAN_LIMIT:
        grid = SCAN * high
        scores = _scores(sample, grid, method)
    else:
        grid = np.append(_PROBES * high, high)
        scores = np.array([score(sample.at(t), method) for t in grid[:-1]] + [-1.0])
    up = scores > 0
    for i in range(len(grid) - 1):
        if up[i] and not up[i + 1]:
            brackets.append(
                (float(grid[i]), float(grid[i + 1]), float(scores[i]), float(scores[i + 1]))
            )
    candidates = [] if up[0] else [(0.0, sample.at(0.0))]
    candidates += [_polish(sample, method, *bracket) for bracket in brackets]
    if not candidates:
        # Rounding at the outer bound: the score there is 0 within the last bits.
        candidates = [(high, sample.at(high))]
    if len(candidates) == 1:
        return candidates[0]
    return max(candidates, key=lambda c: log_likelihood(sample, c[0], method, c[1]))


def _scores(sample, grid, method):
    if not isinstance(sample, Sample):
        return np.array([score(sample.at(t), method) for t in grid])
    y, v = sample.y - sample.centre, sample.v
    w = 1.0 / (v + grid[:, None])
    w2 = w * w
    s1 = w.sum(axis=1)
    m = (w @ y) / s1
    q2 = w2 @ (y * y) - 2 * m * (w2 @ y) + m * m * w2.sum(axis=1)
    return q2 - (s1 if method == "ML" else s1 - w2.sum(axis=1) / s1)


def _polish(sample, method, low, high, f_low, f_high):
    """Newton's method inside a bracket; bisection where it would leave it or stall."""
    # A secant of g(t) against 1/t-like behaviour starts closer than the middle would.
    t = low + (high - low) * f_low / (f_low - f_high) if f_high < 0 else high
    last = math.inf
    for _ in range(100):
        m = sample.at(t)
        g = score(m, method)
        if g > 0:
            low = t
        else:
            high = t
        slope = curvature(m, method)
        step = -g / slope if slope < 0 else g / expected_information(m, method)
        new = t + step
        if abs(step) <= 4e-16 * t or (abs(step) <= 1e-13 * t and abs(step) >= 0.5 * last):
            return t, m
        if not low < new < high or abs(step) > 0.75 * last:
            new = (low + high) / 2 if low > 0 else high / 8
            if abs(new - t) <= 1e-15 * t:
                return t, m
        # Quadratic convergence: after a step this small the next iterate is exact.
        done = abs(step) <= 1e-8 * t and low <= new <= high
        last = abs(new - t)
        t = new
        if done:
            return t, sample.at(t)
    return t, sample.at(t)
