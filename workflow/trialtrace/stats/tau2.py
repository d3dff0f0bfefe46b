"""Estimators of the between-study variance tau²."""

import math
from dataclasses import dataclass

from trialtrace.stats.distributions import chi2_quantile
from trialtrace.stats.errors import StatsError
from trialtrace.stats.likelihood import expected_information as information
from trialtrace.stats.likelihood import maximise

__all__ = ["CLOSED_FORMS", "ESTIMATORS", "Tau2", "estimate_tau2", "generalised_q_root"]


@dataclass(frozen=True)
class Tau2:
    """An estimate, its standard error, and the weighted sums at it."""

    tau2: float
    se: float
    moments: object


def _se(scale, traces, pp, tau2):
    pvpv, pvp = traces
    t = max(0.0, tau2)
    return scale * math.sqrt(max(0.0, 2 * pvpv + 4 * t * pvp + 2 * t * t * pp))


def _moment(sample, tau2, se):
    tau2 = max(0.0, tau2)
    return Tau2(tau2, se, sample.at(tau2))


def der_simonian_laird(sample):
    """DL: (Q − (k − p)) / tr P at tau² = 0. Source: DerSimonian & Laird 1986; Raudenbush 2009."""
    m = sample.at(0.0)
    df = sample.k - sample.p
    tau2 = (m.q1 - df) / m.trace_p
    se = _se(1 / m.trace_p, (df, m.trace_p), m.trace_pp, tau2)
    return _moment(sample, tau2, se)


def hedges(sample):
    """HE: unweighted, (SS − tr PV) / (k − p). Source: Hedges & Olkin 1985."""
    rss, pv, pvpv = sample.unweighted()
    df = sample.k - sample.p
    tau2 = (rss - pv) / df
    return _moment(sample, tau2, _se(1 / df, (pvpv, pv), df, tau2))


def hunter_schmidt(sample):
    """HS: (Q − k) / Σw. Source: Hunter & Schmidt 1990; Viechtbauer 2005, eq. 13."""
    m = sample.at(0.0)
    df = sample.k - sample.p
    tau2 = (m.q1 - sample.k) / m.s1
    return _moment(sample, tau2, _se(1 / m.s1, (df, m.trace_p), m.trace_pp, tau2))


def hunter_schmidt_k(sample):
    """HSk: HS with the small-sample factor k/(k − p). Source: Viechtbauer 2015."""
    m = sample.at(0.0)
    k, df = sample.k, sample.k - sample.p
    tau2 = (k / df * m.q1 - k) / m.s1
    return _moment(sample, tau2, _se(k / df / m.s1, (df, m.trace_p), m.trace_pp, tau2))


def sidik_jonkman(sample):
    """SJ: start at the variance of the effects, one weighted step. Source: Sidik & Jonkman 2005."""
    df = sample.k - sample.p
    start = sample.spread()
    if start == 0:
        return Tau2(0.0, 0.0, sample.at(0.0))
    m = sample.at(start)
    tau2 = start * m.q1 / df
    pvpv, pvp, _ = sample.variance_traces(start)
    return Tau2(tau2, _se(start / df, (pvpv, pvp), m.trace_pp, tau2), sample.at(tau2))


def maximum_likelihood(sample):
    """ML. Source: Hardy & Thompson 1996."""
    tau2, m = maximise(sample, "ML")
    return Tau2(tau2, math.sqrt(2 / information(m, "ML")), m)


def restricted_maximum_likelihood(sample):
    """REML. Source: Viechtbauer 2005, eq. 12; standard error from the expected information."""
    tau2, m = maximise(sample, "REML")
    return Tau2(tau2, math.sqrt(2 / information(m, "REML")), m)


def generalised_q_root(sample, target):
    """The tau² at which Q(τ²) = Σ w (y − ŷ)² equals the target, and the sums there.

    Q falls and is convex in tau², so Newton's method from 0 climbs to the root without ever
    overshooting. Returns 0 where Q(0) does not exceed the target.
    """
    tau2, m = 0.0, sample.at(0.0)
    for _ in range(200):
        gap = m.q1 - target
        if gap <= 0:
            break
        step = gap / m.q2
        new = tau2 + step
        if new == tau2:
            break
        tau2, m = new, sample.at(new)
        if step <= 1e-9 * tau2:
            # Quadratic convergence: one more step reaches the last bit.
            tau2 = max(0.0, tau2 + (m.q1 - target) / m.q2)
            return tau2, sample.at(tau2)
    return tau2, m


def _q_based(sample, target):
    tau2, m = generalised_q_root(sample, target)
    pvpv, pvp, _ = sample.variance_traces(tau2)
    k, df = sample.k, sample.k - sample.p
    return Tau2(tau2, _se(k / df / m.s1, (pvpv, pvp), m.trace_pp, tau2), m)


def paule_mandel(sample):
    """PM (and EB, which has the same root): Q(τ²) = k − p. Source: Paule & Mandel 1982."""
    return _q_based(sample, sample.k - sample.p)


def paule_mandel_median(sample):
    """PMM: Q(τ²) at the median of its distribution. Source: Viechtbauer 2021."""
    return _q_based(sample, float(chi2_quantile(0.5, sample.k - sample.p)))


def equal_effects(sample):
    """EE: no between-study variance."""
    return Tau2(0.0, None, sample.at(0.0))


ESTIMATORS = {
    "EE": equal_effects,
    "FE": equal_effects,
    "CE": equal_effects,
    "DL": der_simonian_laird,
    "HE": hedges,
    "HS": hunter_schmidt,
    "HSk": hunter_schmidt_k,
    "SJ": sidik_jonkman,
    "ML": maximum_likelihood,
    "REML": restricted_maximum_likelihood,
    "EB": paule_mandel,
    "PM": paule_mandel,
    "PMM": paule_mandel_median,
}
# Those that search for nothing.
CLOSED_FORMS = ("EE", "FE", "CE", "DL", "HE", "HS", "HSk", "SJ")


def estimate_tau2(sample, method):
    """Estimate tau² by the named method.

    Raises
    ------
    StatsError
        If the method is unknown.
    """
    if method not in ESTIMATORS:
        raise StatsError(f"method {method!r} is unknown; use one of {', '.join(ESTIMATORS)}")
    return ESTIMATORS[method](sample)
