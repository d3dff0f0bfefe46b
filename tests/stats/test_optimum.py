"""The likelihood is maximised exactly, everywhere, and never fails."""

import numpy as np
import pytest
from trialtrace.stats import rma, rma_many
from trialtrace.stats.likelihood import log_likelihood
from trialtrace.stats.moments import Sample


def random_meta(seed):
    rng = np.random.default_rng(seed)
    k = int(rng.integers(2, 40))
    v = np.exp(rng.normal(-3, rng.choice([0.3, 1.5, 3]), k))
    spread = np.sqrt(v + rng.choice([0, 0.001, 0.1, 5]))
    y = rng.standard_t(1.5, k) if seed % 2 else rng.normal(0, spread)
    return y * 10.0 ** rng.integers(-3, 4), v


@pytest.mark.parametrize("method", ["ML", "REML"])
def test_a_thousand_random_meta_analyses(method):
    for seed in range(1000):
        y, v = random_meta(seed)
        fit = rma(y, v, method=method)
        sample = Sample(y, v)
        best = log_likelihood(sample, fit.tau2, method)
        scale = max(float(np.var(y)), 1e-12)
        for tau2 in np.concatenate([[0.0], np.geomspace(1e-6, 10, 12) * scale]):
            assert log_likelihood(sample, tau2, method) <= best + 1e-9 * (1 + abs(best)), seed


@pytest.mark.parametrize("method", ["DL", "HE", "HS", "HSk", "SJ", "EB", "PM", "PMM"])
def test_no_estimator_fails(method):
    for seed in range(300):
        fit = rma(*random_meta(seed), method=method, test="adhoc")
        assert np.isfinite([fit.beta, fit.se, fit.tau2, fit.ci_lb, fit.ci_ub, fit.I2]).all(), seed


def test_paule_mandel_solves_its_equation():
    for seed in range(200):
        y, v = random_meta(seed)
        fit = rma(y, v, method="PM")
        if fit.tau2 > 0:
            w = 1 / (v + fit.tau2)
            q = (w * (y - fit.beta) ** 2).sum()
            assert q == pytest.approx(len(y) - 1, rel=1e-9), seed


def test_boundary_is_exactly_zero():
    fit = rma([0.1, 0.1, 0.11, 0.09], [1.0, 1.0, 1.0, 1.0])
    assert fit.tau2 == 0.0
    assert fit.I2 == 0.0


def test_equal_effects_everywhere():
    fit = rma([0.2, 0.2, 0.2], [0.1, 0.2, 0.3])
    assert (fit.tau2, fit.QE) == (0.0, pytest.approx(0.0, abs=1e-15))


@pytest.mark.parametrize("method", ["EE", "DL", "HE", "HS", "HSk", "SJ", "ML", "REML", "PM", "PMM"])
def test_many_equals_one_by_one(method):
    rng = np.random.default_rng(3)
    v = rng.uniform(0.01, 0.5, (60, 10))
    y = rng.normal(0.3, np.sqrt(v + rng.choice([0, 0.05, 0.3], (60, 1))))
    for i in range(0, 60, 3):
        y[i, 10 - i % 9 :] = v[i, 10 - i % 9 :] = np.nan
    many = rma_many(y, v, method=method, test="knha")
    for i in range(60):
        ok = ~np.isnan(y[i])
        one = rma(y[i, ok], v[i, ok], method=method, test="knha")
        for name in ("beta", "se", "tau2", "I2", "H2", "QE", "QEp", "pval", "ci_lb", "ci_ub"):
            assert getattr(many, name)[i] == pytest.approx(getattr(one, name), rel=1e-8, abs=1e-11)


def test_blocks_change_nothing(monkeypatch):
    import trialtrace.stats.moments as moments

    rng = np.random.default_rng(5)
    v = rng.uniform(0.01, 0.5, 500)
    y = rng.normal(0.3, np.sqrt(v + 0.1))
    whole = rma(y, v)
    monkeypatch.setattr(moments, "CHUNK", 64)
    blocks = rma(y, v)
    assert blocks.tau2 == pytest.approx(whole.tau2, rel=1e-9)
    assert pytest.approx(whole.QE, rel=1e-12) == blocks.QE


@pytest.mark.parametrize("k", [200_000])
def test_large_k_needs_little_memory(k):
    rng = np.random.default_rng(7)
    v = rng.uniform(0.01, 0.5, k)
    fit = rma(rng.normal(0.3, np.sqrt(v + 0.1)), v)
    assert fit.tau2 == pytest.approx(0.1, abs=0.01)
