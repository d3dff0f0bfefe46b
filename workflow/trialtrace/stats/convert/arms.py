"""Combine and split arms, turn percentages into counts, discount clusters."""

import math
from dataclasses import dataclass

from trialtrace.stats.arrays import count_vectors, refuse_where, vectors
from trialtrace.stats.errors import StatsError
from trialtrace.stats.guard import finite
from trialtrace.stats.rounding import counts_from_percent, fits_percent

__all__ = [
    "Arm",
    "ClusterSize",
    "Events",
    "PercentCount",
    "combine_events",
    "combine_means",
    "design_effect",
    "percent_to_events",
    "split_control_events",
    "split_control_size",
]


@dataclass(frozen=True)
class Arm:
    """One group with `n`, `mean` and `sd`."""

    n: float
    mean: float
    sd: float


@dataclass(frozen=True)
class Events:
    """`events` of `n` persons (not whole after a control was split)."""

    events: float
    n: float


@dataclass(frozen=True)
class PercentCount:
    """The count nearest to a percentage, the percentage it gives back, and all that fit.

    `consistent` says whether the nearest one rounds to the printed percentage.
    """

    events: int
    back_percent: float
    consistent: bool
    candidates: tuple[int, ...]


@dataclass(frozen=True)
class ClusterSize:
    """Design effect and effective sample size of a cluster trial."""

    design_effect: float
    n_effective: float
    se_factor: float


@finite
def combine_means(n, mean, sd):
    """Combine groups into one, as if their persons had been one group from the start.

    Source: Cochrane Handbook table 6.5.a, here for any number of groups at once: the sums of
    squares within and between add up. Means keep their sign.

    Parameters
    ----------
    n, mean, sd : sequence of float, shape (arms,)

    Returns
    -------
    Arm

    Raises
    ------
    StatsError
        If an n is below 1 or an SD negative.
    """
    n, mean, sd = vectors(n=n, mean=mean, sd=sd)
    refuse_where(n < 1, "n is below 1; an arm needs persons")
    refuse_where(sd < 0, "sd is negative; it cannot be")
    total = n.sum()
    if total < 2:
        raise StatsError("one person in all has no SD; an arm needs 2")
    grand = (n * mean).sum() / total
    squares = ((n - 1) * sd**2).sum() + (n * (mean - grand) ** 2).sum()
    return Arm(float(total), float(grand), math.sqrt(squares / (total - 1)))


@finite
def combine_events(events, n):
    """Combine dichotomous arms: sum of events, sum of persons. Source: Handbook 6.2.9, 23.3.4."""
    events, n = count_vectors(events=events, n=n)
    refuse_where(events > n, "more events than persons")
    return Events(float(events.sum()), float(n.sum()))


@finite
def split_control_events(events, n, comparisons):
    """Share of a control group for each of several comparisons, dichotomous outcome.

    Source: Cochrane Handbook 23.3.4: events and persons divided by the number of comparisons.
    """
    (events,), (n,) = count_vectors(events=events, n=n)
    if events > n:
        raise StatsError(f"{events:g} events of {n:g} persons: more events than persons")
    return Events(events / _comparisons(comparisons), n / _comparisons(comparisons))


@finite
def split_control_size(n, comparisons):
    """Share of a control group, continuous outcome: n divided, mean and SD unchanged.

    Source: Cochrane Handbook 23.3.4.
    """
    return float(n) / _comparisons(comparisons)


def _comparisons(k):
    if int(k) != k or k < 1:
        raise StatsError(f"{k} comparisons; give a whole number of at least 1")
    return int(k)


@finite
def percent_to_events(percent_text, n):
    """The count nearest to a printed percentage of n, and whether it fits the rounding.

    Source: Cochrane Handbook 6.4.2. See `stats.rounding.counts_from_percent` for all counts.

    Parameters
    ----------
    percent_text : str
        As printed: its decimals tell how far the true value may lie.
    n : int
        Denominator, persons.

    Raises
    ------
    StatsError
        If n is no size of a group or the text no percentage.
    """
    if not 1 <= n <= 1e10:
        raise StatsError(f"{n:g} persons are no group; give the number that the percentage is of")
    nearest = round(float(str(percent_text).rstrip("% ")) / 100 * n)
    return PercentCount(
        nearest,
        100 * nearest / n,
        fits_percent(nearest, n, percent_text),
        counts_from_percent(percent_text, n),
    )


@finite
def design_effect(n, cluster_size, icc):
    """Design effect 1 + (m − 1)·ICC, effective sample size n/DE, factor √DE on the SE.

    Source: Cochrane Handbook 23.1.4. Assumes clusters of similar size.

    Parameters
    ----------
    n : number
        Persons.
    cluster_size : number
        Mean cluster size m, at least 1.
    icc : float
        Intracluster correlation, 0–1.
    """
    if not (n > 0 and cluster_size >= 1 and 0 <= icc <= 1):
        raise StatsError(f"n {n}, cluster size {cluster_size}, ICC {icc} are no cluster trial")
    de = 1 + (cluster_size - 1) * icc
    return ClusterSize(de, n / de, math.sqrt(de))
