"""Change from baseline and crossover: what the correlation adds."""

import math
from dataclasses import dataclass

from trialtrace.stats.errors import StatsError

__all__ = ["CrossoverEffect", "change_sd", "correlation_from_change_sd", "crossover"]


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


def _positive(**values):
    for name, value in values.items():
        if not (math.isfinite(value) and value > 0):
            raise StatsError(f"{name} is {value}; it must be finite and above 0")


def _correlation(r):
    if not -1 <= r <= 1:
        raise StatsError(f"correlation {r} is not between -1 and 1")
    return r


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


def change_sd(sd_base, sd_final, r):
    """SD of change from both SDs and their correlation. Source: Cochrane Handbook 6.5.2.8."""
    _positive(sd_base=sd_base, sd_final=sd_final)
    return math.sqrt(sd_base**2 + sd_final**2 - 2 * _correlation(r) * sd_base * sd_final)


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
    if r == 1 and sd1 == sd2:
        raise StatsError("r = 1 with equal SDs leaves no variance; give a correlation below 1")
    diff = change_sd(sd1, sd2, r)
    md = m1 - m2
    smd = md / math.sqrt((sd1**2 + sd2**2) / 2)
    se_smd = math.sqrt(1 / n + smd**2 / (2 * n)) * math.sqrt(2 * (1 - r))
    return CrossoverEffect(md, diff, diff / math.sqrt(n), smd, se_smd, r)
