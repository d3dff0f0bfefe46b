"""Against rational and decimal arithmetic, with moderators as awkward as calendar years."""

from fractions import Fraction

import numpy as np
import pytest
from trialtrace.stats import predict, rma, rma_many

from tests.stats.stats_truth.decimal_fit import DecimalFit


def exact_line(y, v, x):
    """(QE, intercept, slope) of a weighted line, exactly."""
    y, x = [Fraction(float(a)) for a in y], [Fraction(float(a)) for a in x]
    w = [1 / Fraction(float(a)) for a in v]
    s = sum(w)
    sx = sum(a * b for a, b in zip(w, x, strict=True))
    sy = sum(a * b for a, b in zip(w, y, strict=True))
    sxx = sum(a * b * b for a, b in zip(w, x, strict=True))
    sxy = sum(a * b * c for a, b, c in zip(w, x, y, strict=True))
    syy = sum(a * b * b for a, b in zip(w, y, strict=True))
    slope = (s * sxy - sx * sy) / (s * sxx - sx * sx)
    intercept = (sy - slope * sx) / s
    return float(syy - intercept * sy - slope * sxy), float(intercept), float(slope)


@pytest.mark.parametrize("seed", range(5))
def test_years_cost_no_digits(seed):
    rng = np.random.default_rng(seed)
    v = np.exp(rng.normal(-2, 2, 20))
    x = rng.integers(1950, 1995, 20).astype(float)
    y = rng.normal(0.3, np.sqrt(v))
    fit = rma(y, v, mods=x, method="EE")
    qe, intercept, slope = exact_line(y, v, x)
    assert pytest.approx(qe, rel=1e-11) == fit.QE
    assert list(fit.beta) == pytest.approx([intercept, slope], rel=1e-9)


def test_a_large_offset_costs_no_digits():
    rng = np.random.default_rng(1)
    v = rng.uniform(0.01, 1, 30)
    y = rng.normal(0, np.sqrt(v + 0.2))
    plain, shifted = rma(y, v), rma(y + 2.0**20, v)
    assert shifted.tau2 == pytest.approx(plain.tau2, rel=1e-8)
    assert shifted.beta - 2.0**20 == pytest.approx(plain.beta, abs=1e-8)


FIELDS = (
    "beta",
    "se",
    "stat",
    "ci_lb",
    "ci_ub",
    "tau2",
    "I2",
    "H2",
    "R2",
    "QE",
    "QEp",
    "QM",
    "QMp",
)


@pytest.mark.parametrize("test", ["z", "knha", "adhoc"])
@pytest.mark.parametrize("method", ["EE", "DL", "HE", "HS", "SJ", "ML", "REML", "EB", "PM", "PMM"])
def test_years_agree_with_sixty_digits(method, test):
    rng = np.random.default_rng(7)
    v = np.exp(rng.normal(-3, 1.5, 14))
    x = rng.integers(1975, 1999, 14).astype(float)
    y = rng.normal(0.02 * (x - 1987), np.sqrt(v + 0.3))
    ours = rma(y, v, mods=x, method=method, test=test)
    exact = DecimalFit(y, v, (x,), method, test)
    for name in (*FIELDS, "s2w"):
        found = getattr(exact, name)
        numbers = [float(a) for a in found] if isinstance(found, list) else float(found)
        assert getattr(ours, name) == pytest.approx(numbers, rel=1e-10), name
    if method != "EE":
        assert ours.se_tau2 == pytest.approx(float(exact.se_tau2), rel=1e-10)
    points = [1975.0, 1987.5, 2020.0]
    fitted = predict(ours, points)
    for name in ("pred", "se", "ci_lb", "ci_ub"):
        numbers = [float(exact.interval(name, [point])) for point in points]
        assert getattr(fitted, name) == pytest.approx(numbers, rel=1e-12), name


@pytest.mark.parametrize("ratio", [1e2, 1e5, 1e8, 1e13, 1e20])
@pytest.mark.parametrize("method", ["EE", "DL", "HE", "HS", "SJ", "ML", "REML", "PM", "PMM"])
def test_one_study_with_nearly_all_the_weight_costs_no_digits(method, ratio):
    y, v = [0.3, 0.1, 0.9, -0.4, 0.25], [0.05, 0.05 / ratio, 0.08, 0.06, 0.04]
    ours, exact = rma(y, v, method=method), DecimalFit(y, v, None, method)
    for name in ("tau2", "I2", "H2", "QE"):
        assert getattr(ours, name) == pytest.approx(float(getattr(exact, name)), rel=1e-13), name
    if method != "EE":
        assert ours.se_tau2 == pytest.approx(float(exact.se_tau2), rel=1e-13)
    assert (ours.beta, ours.se) == pytest.approx((float(exact.beta[0]), float(exact.se[0])))
    many = rma_many([y], [v], method=method)
    assert many.tau2[0] == pytest.approx(ours.tau2, rel=1e-12)
