"""Estimators of tau² for many meta-analyses at once."""

from dataclasses import dataclass

import numpy as np

from trialtrace.stats.distributions import chi2_quantile
from trialtrace.stats.errors import StatsError
from trialtrace.stats.likelihood import SCAN, maximise
from trialtrace.stats.moments import Moments, Sample

__all__ = ["RowMoments", "Rows", "estimate_rows"]


@dataclass(frozen=True)
class RowMoments:
    """As `moments.Moments`, one entry a row."""

    s1: np.ndarray
    s2: np.ndarray
    s3: np.ndarray
    mu: np.ndarray
    q1: np.ndarray
    q2: np.ndarray
    q3: np.ndarray
    a2: np.ndarray
    heavy: np.ndarray
    rest1: np.ndarray
    rest2: np.ndarray
    rest3: np.ndarray

    trace_p = Moments.trace_p
    trace_pp = Moments.trace_pp
    y_p3_y = Moments.y_p3_y


class Rows:
    """Effects and variances, shape (m, k); absent studies have weight 0."""

    def __init__(self, y, v, present):
        self.y, self.v, self.present = y, v, present
        self.full = bool(present.all())
        self.k = present.sum(axis=1)
        self.heaviest = np.where(present, v, np.inf).argmin(axis=1)

    def take(self, index):
        """Rows at the given positions."""
        return Rows(self.y[index], self.v[index], self.present[index])

    def weights(self, tau2):
        """1/(v + τ²), 0 for absent studies."""
        w = 1.0 / (self.v + tau2[:, None])
        return w if self.full else w * self.present

    def at(self, tau2):
        """Sums at one tau² a row."""
        w = self.weights(tau2)
        w2 = w * w
        s1 = w.sum(axis=1)
        mu = np.einsum("ij,ij->i", w, self.y) / s1
        r = self.y - mu[:, None]
        wr = w * r
        w2r = w * wr
        q1 = np.einsum("ij,ij->i", wr, r)
        q2 = np.einsum("ij,ij->i", wr, wr)
        q3 = np.einsum("ij,ij->i", w2r, wr)
        here = np.arange(len(w)), self.heaviest
        heavy = w[here]
        w[here] = w2[here] = 0.0
        rest2 = np.einsum("ij,ij->i", w, w)
        rest3 = np.einsum("ij,ij->i", w2, w)
        return RowMoments(
            s1,
            rest2 + heavy**2,
            rest3 + heavy**3,
            mu,
            q1,
            q2,
            q3,
            w2r.sum(axis=1),
            heavy,
            w.sum(axis=1),
            rest2,
            rest3,
        )

    def unweighted(self):
        """(residual sum of squares, tr PV), unweighted."""
        mean = np.where(self.present, self.y, 0.0).sum(axis=1) / self.k
        rss = (np.where(self.present, self.y - mean[:, None], 0.0) ** 2).sum(axis=1)
        return rss, np.where(self.present, self.v, 0.0).sum(axis=1) * (1 - 1 / self.k)


def estimate_rows(rows, method):
    """Tau² of every row by the named method; 0 for rows of one study.

    Raises
    ------
    StatsError
        If the method is unknown.
    """
    m = len(rows.k)
    if method in ("EE", "FE", "CE"):
        return np.zeros(m)
    if method not in _METHODS:
        raise StatsError(f"method {method!r} is unknown; use EE or one of {', '.join(_METHODS)}")
    out = np.zeros(m)
    usable = np.flatnonzero(rows.k > 1)
    if usable.size:
        out[usable] = _METHODS[method](rows if usable.size == m else rows.take(usable))
    return out


def _zeros(rows):
    return np.zeros(len(rows.k))


def _dl(rows):
    m = rows.at(_zeros(rows))
    return np.maximum(0.0, (m.q1 - (rows.k - 1)) / m.trace_p)


def _he(rows):
    rss, pv = rows.unweighted()
    return np.maximum(0.0, (rss - pv) / (rows.k - 1))


def _hs(rows):
    m = rows.at(_zeros(rows))
    return np.maximum(0.0, (m.q1 - rows.k) / m.s1)


def _hsk(rows):
    m = rows.at(_zeros(rows))
    return np.maximum(0.0, (rows.k / (rows.k - 1) * m.q1 - rows.k) / m.s1)


def _sj(rows):
    start = rows.unweighted()[0] / rows.k
    return start * rows.at(start).q1 / (rows.k - 1)


def _q_root(rows, target):
    tau2 = _zeros(rows)
    for _ in range(200):
        m = rows.at(tau2)
        # Newton from the left never overshoots: Q is convex and falls.
        step = np.maximum(0.0, (m.q1 - target) / m.q2)
        tau2 = tau2 + step
        if (step <= 1e-15 * tau2).all():
            break
    return tau2


def _pm(rows):
    return _q_root(rows, rows.k - 1.0)


def _pmm(rows):
    return _q_root(rows, chi2_quantile(0.5, rows.k - 1.0))


def _likelihood(rows, method):
    rss, _ = rows.unweighted()
    variance = rss / (rows.k - 1)
    largest = np.where(rows.present, rows.v, 0.0).max(axis=1)
    smallest = np.where(rows.present, rows.v, np.inf).min(axis=1)
    high = 1.0001 * (variance + np.sqrt(variance**2 + 4 * variance * (largest - smallest))) / 2
    high += 1e-300
    grid = SCAN[:, None] * high
    up = np.array([_score_only(rows, t, method) > 0 for t in grid])
    down = up[:-1] & ~up[1:]
    brackets = down.sum(axis=0)
    # The one interval in which the score changes sign, or the boundary.
    first = np.argmax(down, axis=0)
    take = np.arange(high.size)
    inside = brackets > 0
    low = np.where(inside, grid[first, take], 0.0)
    top = np.where(inside, grid[np.minimum(first + 1, len(SCAN) - 1), take], 0.0)
    tau2 = np.zeros(high.size)
    if inside.any():
        index = np.flatnonzero(inside)
        tau2[index] = _newton(rows.take(index), low[index], top[index], method)
    # Several maxima, or one beside the boundary: the careful scalar search decides.
    for i in np.flatnonzero((brackets > 1) | (inside & ~up[0])):
        keep = rows.present[i]
        tau2[i] = maximise(Sample(rows.y[i, keep], rows.v[i, keep]), method)[0]
    return tau2


def _score_only(rows, tau2, method):
    w = rows.weights(tau2)
    s1 = w.sum(axis=1)
    mu = np.einsum("ij,ij->i", w, rows.y) / s1
    wr = w * (rows.y - mu[:, None])
    q2 = np.einsum("ij,ij->i", wr, wr)
    if method == "ML":
        return q2 - s1
    return q2 - (s1 - np.einsum("ij,ij->i", w, w) / s1)


def _newton(rows, low, high, method):
    t = (low + high) / 2
    result = t.copy()
    index = np.arange(t.size)
    for _ in range(100):
        m = rows.at(t)
        g = m.q2 - (m.s1 if method == "ML" else m.trace_p)
        information = m.s2 if method == "ML" else m.trace_pp
        slope = information - 2 * m.y_p3_y
        low, high = np.where(g > 0, t, low), np.where(g > 0, high, t)
        step = np.where(slope < 0, -g / np.where(slope < 0, slope, -1.0), g / information)
        new = t + step
        outside = (new <= low) | (new >= high)
        new = np.where(outside, (low + high) / 2, new)
        done = (~outside & (np.abs(step) <= 1e-8 * t)) | (high - low <= 1e-15 * high)
        result[index] = new
        if done.all():
            break
        open_ = ~done
        rows, t, low, high, index = (
            rows.take(open_),
            new[open_],
            low[open_],
            high[open_],
            index[open_],
        )
    return result


_METHODS = {
    "DL": _dl,
    "HE": _he,
    "HS": _hs,
    "HSk": _hsk,
    "SJ": _sj,
    "ML": lambda rows: _likelihood(rows, "ML"),
    "REML": lambda rows: _likelihood(rows, "REML"),
    "EB": _pm,
    "PM": _pm,
    "PMM": _pmm,
}
