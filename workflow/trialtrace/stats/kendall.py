"""Kendall's rank correlation: O(k log k) counting, exact and normal p-values."""

import math
from dataclasses import dataclass

import numpy as np

from trialtrace.stats.distributions import two_sided_normal

__all__ = ["Kendall", "kendall", "score_variance"]


@dataclass(frozen=True)
class Kendall:
    """Kendall's `tau` (b), the `score` S = concordant − discordant, the two-sided `pval`.

    The p-value is exact where there are no ties, normal without continuity correction elsewhere.
    """

    tau: float
    score: int
    pval: float
    exact: bool


def kendall(x, y):
    """Rank correlation of two vectors, as R's cor.test(method = "kendall", exact = TRUE).

    Parameters
    ----------
    x, y : ndarray, shape (k,)

    Returns
    -------
    Kendall
    """
    n = len(x)
    order = np.lexsort((y, x))
    x, y = np.asarray(x)[order], np.asarray(y)[order]
    pairs = n * (n - 1) // 2
    x_ties, y_ties = _tie_sizes(x), _tie_sizes(np.sort(y))
    both = _joint_tied_pairs(x, y)
    tied_x, tied_y = (sum(t * (t - 1) // 2 for t in s) for s in (x_ties, y_ties))
    discordant = _inversions(y)
    score = pairs - tied_x - tied_y + both - 2 * discordant
    denominator = math.sqrt((pairs - tied_x) * (pairs - tied_y))
    tau = score / denominator if denominator else 0.0
    if not tied_x and not tied_y:
        return Kendall(tau, score, _exact_p(discordant, n), True)
    variance = score_variance(n, x_ties, y_ties)
    pval = float(two_sided_normal(score / math.sqrt(variance))) if variance > 0 else 1.0
    return Kendall(tau, score, pval, False)


def score_variance(n, x_ties=(), y_ties=()):
    """Variance of S under independence, corrected for ties. Source: Kendall & Gibbons 1990."""

    def weighted(sizes):
        return sum(t * (t - 1) * (2 * t + 5) for t in sizes)

    def products(sizes, third):
        return sum(t * (t - 1) * ((t - 2) if third else 1) for t in sizes)

    v = (n * (n - 1) * (2 * n + 5) - weighted(x_ties) - weighted(y_ties)) / 18
    if n > 1:
        v += products(x_ties, False) * products(y_ties, False) / (2 * n * (n - 1))
    if n > 2:
        v += products(x_ties, True) * products(y_ties, True) / (9 * n * (n - 1) * (n - 2))
    return v


def _tie_sizes(values):
    _, counts = np.unique(values, return_counts=True)
    return [int(c) for c in counts if c > 1]


def _joint_tied_pairs(x, y):
    _, counts = np.unique(np.stack([x, y]), axis=1, return_counts=True)
    return int(sum(int(c) * (int(c) - 1) // 2 for c in counts))


def _inversions(y):
    """Pairs i < j with y[i] > y[j], by merge sort; `y` is sorted within ties of x already."""
    y = list(y)
    count, width, n = 0, 1, len(y)
    while width < n:
        merged = []
        for start in range(0, n, 2 * width):
            left, right = y[start : start + width], y[start + width : start + 2 * width]
            i = j = 0
            while i < len(left) and j < len(right):
                if left[i] <= right[j]:
                    merged.append(left[i])
                    i += 1
                else:
                    merged.append(right[j])
                    count += len(left) - i
                    j += 1
            merged += left[i:] + right[j:]
        y, width = merged, 2 * width
    return count


def _exact_p(discordant, n):
    """Two-sided p: twice the smaller tail of the number of inversions of a permutation."""
    share = np.ones(1)
    for m in range(2, n + 1):
        # Adding the m-th element adds 0 … m − 1 inversions with equal chance.
        padded = np.concatenate([share, np.zeros(m - 1)])
        total = np.cumsum(padded)
        total[m:] = total[m:] - total[:-m]
        share = total / m
    # Symmetric: the smaller tail is that up to min(D, pairs − D).
    pairs = n * (n - 1) // 2
    smaller = min(discordant, pairs - discordant)
    return float(min(1.0, 2 * share[: smaller + 1].sum()))
