"""Change from baseline, crossover and split body: what the correlation adds."""

import math
from dataclasses import dataclass

from trialtrace.stats.distributions import t_quantile
from trialtrace.stats.errors import StatsError
from trialtrace.stats.guard import finite

__all__ = [
    "CrossoverEffect",
    "PairedCounts",
    "PairedSmd",
    "change_sd",
    "correlation_from_change_sd",
    "crossover",
    "crossover_counts",
    "smd_from_paired_p",
]


@dataclass(frozen=True)
class CrossoverEffect:
    """A paired comparison: `md`, `sd_diff`, `se` of MD, `smd` on the SD within periods, `se_smd`.

    `r` is the correlation used: its source belongs to the assumptions of the effect.
    """

    md: float
    sd_diff: float
    se: float
    smd: float
    se_smd: float
    r: float


@dataclass(frozen=True)
class PairedCounts:
    """A marginal effect of paired events: `yi` (ratios as logarithms), `vi`, the correlation `r`."""

    yi: float
    vi: float
    r: float


@dataclass(frozen=True)
class PairedSmd:
    """A standardised difference on the SD within periods: `smd`, `se`, the paired `t`, and `r`."""

    smd: float
    se: float
    t: float
    r: float


def _positive(**values):
    for name, value in values.items():
        if not (math.isfinite(value) and value > 0):
            raise StatsError(f"{name} is {value}; it must be finite and above 0")


def _correlation(r):
    if not -1 <= r <= 1:
        raise StatsError(f"correlation {r} is not between -1 and 1")
    return r


@finite
def correlation_from_change_sd(sd_base, sd_final, sd_change):
    """Correlation of baseline and final values implied by three SDs.

    Source: Cochrane Handbook 6.5.2.8: (SDb² + SDf² − SDc²) / 2 SDb SDf.

    Raises
    ------
    StatsError
        If an SD is not positive or the three are impossible together (|r| > 1).
    """
    _positive(sd_base=sd_base, sd_final=sd_final, sd_change=sd_change)
    r = (sd_base**2 + sd_final**2 - sd_change**2) / (2 * sd_base * sd_final)
    if abs(r) > 1:
        raise StatsError(f"SDs {sd_base:g}, {sd_final:g}, {sd_change:g} imply r = {r:.3g}")
    return r


@finite
def change_sd(sd_base, sd_final, r):
    """SD of change from both SDs and their correlation. Source: Cochrane Handbook 6.5.2.8."""
    _positive(sd_base=sd_base, sd_final=sd_final)
    return math.sqrt(sd_base**2 + sd_final**2 - 2 * _correlation(r) * sd_base * sd_final)


@finite
def crossover(m1, sd1, m2, sd2, n, r):
    """Paired mean difference and SMD of a two-period crossover (or split-body) trial.

    Source: Cochrane Handbook 5.1, 16.4.6.4 (SE of MD: SDdiff/√n; SE of SMD:
    √(1/n + SMD²/2n)·√(2(1 − r))). Assumes no carry-over and no period effect.

    Parameters
    ----------
    m1, sd1, m2, sd2 : float
        Mean and SD under either treatment.
    n : int
        Persons with both measurements.
    r : float
        Correlation within persons.

    Returns
    -------
    CrossoverEffect
    """
    _positive(sd1=sd1, sd2=sd2, n=n)
    if r == 1:
        raise StatsError("r = 1 leaves the SMD no variance; give a correlation below 1")
    diff = change_sd(sd1, sd2, r)
    md = m1 - m2
    smd = md / math.sqrt((sd1**2 + sd2**2) / 2)
    se_smd = math.sqrt(1 / n + smd**2 / (2 * n)) * math.sqrt(2 * (1 - r))
    return CrossoverEffect(md, diff, diff / math.sqrt(n), smd, se_smd, r)


@finite
def crossover_counts(measure, events1, events2, n, r):
    """Marginal RR, OR or RD of events that the same persons (or halves) could have twice.

    Source: Elbourne 2002; Becker & Balagtas 1993; Handbook 23.2.7.3. With v1, v2 the variances as
    if the groups were separate, vi = v1 + v2 − 2 r √(v1 v2); the estimate is that of separate
    groups. Assumes no carry-over and no period effect.

    Parameters
    ----------
    measure : {"RR", "OR", "RD"}
    events1, events2 : number
        Persons with the event under either treatment.
    n : int
        Persons.
    r : float
        Correlation (phi) of the event within persons.

    Returns
    -------
    PairedCounts

    Raises
    ------
    StatsError
        If nobody or everybody had the event under a treatment, the correlation is impossible with
        these counts, or it leaves no variance.
    """
    _positive(n=n)
    p1, p2 = events1 / n, events2 / n
    if not (0 < p1 < 1 and 0 < p2 < 1):
        raise StatsError(
            f"{events1:g} and {events2:g} of {n:g}: nobody or everybody had the event under a "
            "treatment; paired counts need some of both"
        )
    spread1, spread2 = p1 * (1 - p1), p2 * (1 - p2)
    both = p1 * p2 + _correlation(r) * math.sqrt(spread1 * spread2)
    if not max(0.0, p1 + p2 - 1) - 1e-12 <= both <= min(p1, p2) + 1e-12:
        raise StatsError(f"a correlation of {r:g} is impossible with {events1:g} and {events2:g}")
    if measure == "RR":
        yi, v1, v2 = math.log(p1 / p2), (1 - p1) / (n * p1), (1 - p2) / (n * p2)
    elif measure == "OR":
        yi = math.log(p1 / (1 - p1) * (1 - p2) / p2)
        v1, v2 = 1 / (n * spread1), 1 / (n * spread2)
    elif measure == "RD":
        yi, v1, v2 = p1 - p2, spread1 / n, spread2 / n
    else:
        raise StatsError(f"measure {measure!r} has no paired form here; use RR, OR or RD")
    vi = v1 + v2 - 2 * r * math.sqrt(v1 * v2)
    if not vi > 1e-15 * (v1 + v2):
        raise StatsError(f"a correlation of {r:g} leaves no variance; give a lower one")
    return PairedCounts(yi, vi, r)


@finite
def smd_from_paired_p(p, n, r, sign=1):
    """SMD on the SD within periods, from the two-sided p-value of a paired t test.

    Source: Dunlap 1996, eq. 3: t √(2 (1 − r)/n); SE as for `crossover` (Handbook 23.2.7.2). Assumes
    that p compares the two treatments, and no carry-over and no period effect.

    Parameters
    ----------
    p : float
        Exact p-value in (0, 1].
    n : int
        Persons with both measurements, at least 2.
    r : float
        Correlation within persons, below 1.
    sign : {1, -1}
        Direction of the effect; p does not hold it.

    Raises
    ------
    StatsError
        If p is outside (0, 1], n below 2, or r is no correlation below 1.
    """
    if not 0 < p <= 1:
        raise StatsError(f"p is {p}; give an exact p-value above 0 and at most 1")
    if sign not in (1, -1):
        raise StatsError(f"sign is {sign}; give 1 or -1")
    if n < 2:
        raise StatsError(f"{n:g} persons carry no paired t test; it needs 2")
    if not _correlation(r) < 1:
        raise StatsError("r = 1 leaves no variance; give a correlation below 1")
    t = 0.0 if p == 1 else -sign * float(t_quantile(p / 2, n - 1))
    smd = t * math.sqrt(2 * (1 - r) / n)
    return PairedSmd(smd, math.sqrt(1 / n + smd**2 / (2 * n)) * math.sqrt(2 * (1 - r)), t, r)
