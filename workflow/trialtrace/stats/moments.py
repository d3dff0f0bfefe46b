"""Weighted sums of a meta-analysis without moderators at a given tau²: O(k), no k × k matrix."""

from dataclasses import dataclass

import numpy as np

__all__ = ["CHUNK", "Moments", "Sample"]

# Blocks of this many studies stay in the processor's cache; larger arrays go to main memory
# for every operation.
CHUNK = 16384


@dataclass(frozen=True)
class Moments:
    """Sums with w = 1/(v + τ²) and r = y − Σwy/Σw.

    s1, s2, s3 = Σw, Σw², Σw³; q1, q2, q3 = Σw r², Σw² r², Σw³ r²; a2 = Σw² r; mu = Σwy/Σw.
    heavy is the largest weight; rest1, rest2, rest3 are the sums without its study. The traces are
    written with them, so that one study with nearly all the weight costs no digits.
    """

    s1: float
    s2: float
    s3: float
    mu: float
    q1: float
    q2: float
    q3: float
    a2: float
    heavy: float
    rest1: float
    rest2: float
    rest3: float

    @property
    def rss(self):
        """The weighted sum of squared residuals: q1."""
        return self.q1

    @property
    def trace_p(self):
        """tr P = Σw − Σw²/Σw, P = W − W1(1'W1)⁻¹1'W."""
        return self.rest1 + (self.heavy * self.rest1 - self.rest2) / self.s1

    @property
    def trace_pp(self):
        """tr PP = Σw² − 2Σw³/Σw + (Σw²/Σw)²."""
        h, s1 = self.heavy, self.s1
        shared = (h * self.rest1 / s1) ** 2 + 2 * (h / s1) ** 2 * self.rest2
        return shared + (self.rest2 / s1) ** 2 + self.rest2 - 2 * self.rest3 / s1

    @property
    def y_p3_y(self):
        """y'PPPy."""
        return self.q3 - self.a2 * self.a2 / self.s1


class Sample:
    """Effects and variances of k studies, prepared once for sums at many values of tau²."""

    def __init__(self, y, v):
        self.k = y.size
        self.y = y
        self.v = v
        self.heaviest = int(v.argmin())
        # Centred effects: sums of squares of raw ones would cancel.
        if self.k <= CHUNK:
            w = 1.0 / v
            total = w.sum()
            # Around the study that outweighs all others its own residual is exact.
            outweighs = 2 * w[self.heaviest] > total
            self.centre = float(y[self.heaviest] if outweighs else np.dot(w, y) / total)
        else:
            self.centre = float(y[:CHUNK].mean())
        self.blocks = [
            (y[i : i + CHUNK] - self.centre, v[i : i + CHUNK]) for i in range(0, self.k, CHUNK)
        ]
        self._bundles = [np.stack([np.ones_like(y), y, y * y]) for y, _ in self.blocks]
        # Sums of weights leave the heaviest study out; `at` adds it.
        self._bundles[self.heaviest // CHUNK][0, self.heaviest % CHUNK] = 0.0

    def at(self, tau2):
        """Return the `Moments` at one tau²."""
        total = np.zeros((3, 3))
        for (_, v), bundle in zip(self.blocks, self._bundles, strict=True):
            powers = np.empty((3, v.size))
            np.add(v, tau2, out=powers[0])
            np.reciprocal(powers[0], out=powers[0])
            np.multiply(powers[0], powers[0], out=powers[1])
            np.multiply(powers[1], powers[0], out=powers[2])
            total += powers @ bundle.T
        (rest1, t1, u1), (rest2, t2, u2), (rest3, t3, u3) = total.tolist()
        heavy = 1.0 / (float(self.v[self.heaviest]) + float(tau2))
        s1, s2, s3 = rest1 + heavy, rest2 + heavy * heavy, rest3 + heavy**3
        m = t1 / s1
        return Moments(
            s1,
            s2,
            s3,
            self.centre + m,
            max(0.0, u1 - t1 * m),
            max(0.0, u2 - 2 * m * t2 + m * m * s2),
            max(0.0, u3 - 2 * m * t3 + m * m * s3),
            t2 - m * s2,
            heavy,
            rest1,
            rest2,
            rest3,
        )

    def log_det(self, tau2):
        """Σ ln(v + τ²)."""
        return sum(float(np.log(v + tau2).sum()) for _, v in self.blocks)

    def variance_traces(self, tau2):
        """(tr PVPV, tr PVP, tr PV) at one tau², V = diag(v)."""
        s1 = s2 = w2v = w3v = w2v2 = w3v2 = wv = 0.0
        for _, v in self.blocks:
            w = 1.0 / (v + tau2)
            x = w * v
            s1 += float(w.sum())
            s2 += float(np.dot(w, w))
            wv += float(x.sum())
            w2v += float(np.dot(w, x))
            w2v2 += float(np.dot(x, x))
            wx = w * x
            w3v += float(np.dot(w, wx))
            w3v2 += float(np.dot(x, wx))
        return (
            w2v2 - 2 * w3v2 / s1 + (w2v / s1) ** 2,
            w2v - 2 * w3v / s1 + s2 * w2v / s1**2,
            wv - w2v / s1,
        )

    def spread(self):
        """Variance of the effects with k, where Sidik and Jonkman start."""
        return float(self.y.var())

    def unweighted(self):
        """(residual sum of squares, tr PV, tr PVPV) with P = I − 1(1'1)⁻¹1'."""
        mean = float(self.y.mean())
        rss = sum(float(np.dot(c, c)) for c in (self.centre + y - mean for y, _ in self.blocks))
        sv = float(self.v.sum())
        sv2 = sum(float(np.dot(v, v)) for _, v in self.blocks)
        k = self.k
        return rss, sv * (1 - 1 / k), sv2 * (1 - 2 / k) + (sv / k) ** 2

    @property
    def p(self):
        """Number of coefficients."""
        return 1

    def log_det_xwx(self, moments):
        """ln det X'WX."""
        return float(np.log(moments.s1))

    def log_det_xx(self):
        """ln det X'X."""
        return float(np.log(self.k))
