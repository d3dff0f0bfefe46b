"""Conversions against worked examples of the Cochrane Handbook and published formulas."""

import math

import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st
from trialtrace.stats import convert, escalc
from trialtrace.stats.gamma import hedges_j


def test_p_to_smd():
    ours = convert.smd_from_p(0.01, 25, 24)
    assert ours.t == pytest.approx(2.684556, abs=5e-7)
    assert ours.df == 47
    assert ours.g == pytest.approx(0.754857, abs=5e-7)
    assert ours.vi == pytest.approx(0.0874810454257166, rel=1e-12)
    assert convert.smd_from_p(0.01, 25, 24, sign=-1).g == -ours.g


def test_bounds_from_a_rounded_p():
    low, high = convert.smd_bounds_from_rounded_p("0.01", 25, 24)
    assert (low, high) == (pytest.approx(0.710, abs=5e-4), pytest.approx(0.828, abs=5e-4))
    assert low < convert.smd_from_p(0.01, 25, 24).g < high


def test_noncentral_interval_is_symmetric_in_sign():
    d, _ = convert.noncentral_smd_interval(2.5, 20, 22)
    e, _ = convert.noncentral_smd_interval(-2.5, 20, 22)
    assert e == (pytest.approx(-d[1]), pytest.approx(-d[0]))


@pytest.mark.parametrize("t", [0.0, 1.0, 9.0, 40.0, 300.0])
def test_noncentral_interval_far_out(t):
    d, g = convert.noncentral_smd_interval(t, 10, 10)
    assert d[0] <= t * math.sqrt(0.2) <= d[1]
    assert all(math.isfinite(v) for v in (*d, *g))


def test_handbook_standard_errors():
    # Handbook 6.3.1: SE of a difference of 0.03 with p = 0.008 is 0.011; 6.3.2: RR 0.75 ...
    assert convert.se_from_p(0.03, 0.008).se == pytest.approx(0.011, abs=5e-4)
    assert convert.se_from_ci_ratio(0.75, 0.58, 0.97).se == pytest.approx(0.131, abs=5e-4)


def test_handbook_standard_deviations():
    # Handbook 5.1, 7.7.3.3: N 25 and 22, MD 3.8, p 0.008: t 2.78, SE 1.37, SD 4.69.
    ours = convert.sd_from_md_p(3.8, 0.008, 25, 22)
    assert (round(ours.t, 2), round(ours.se, 2)) == (2.78, 1.37)
    assert ours.sd == pytest.approx(4.69, abs=0.01)
    # 7.7.3.2: 95 % interval 30 to 34.2 of 25 persons.
    assert convert.sd_from_ci_t(30, 34.2, 25) == pytest.approx(5.09, abs=5e-3)


def test_handbook_crossover():
    # Handbook 5.1, 16.4.6.4: correlation 0.68: SE 0.583, SMD 0.218 with SE 0.256.
    ours = convert.crossover(7, 2.38, 6.5, 2.21, 10, 0.68)
    assert round(ours.se, 3) == 0.583
    assert (round(ours.smd, 3), round(ours.se_smd, 3)) == (0.218, 0.256)


def test_combining_arms_keeps_signs():
    ours = convert.combine_means([20, 30], [-2, 3], [4, 5])
    assert (ours.n, ours.mean) == (50, pytest.approx(1.0))
    assert ours.sd == pytest.approx(5.2079217524452, rel=1e-12)


@given(st.lists(st.floats(-100, 100), min_size=4, max_size=20), st.integers(2, 18))
def test_combining_arms_equals_pooling_the_persons(values, cut):
    import numpy as np

    cut = min(max(cut, 2), len(values) - 2)
    parts = [np.array(values[:cut]), np.array(values[cut:])]
    ours = convert.combine_means(
        [p.size for p in parts], [p.mean() for p in parts], [p.std(ddof=1) for p in parts]
    )
    assert ours.mean == pytest.approx(np.mean(values), abs=1e-9)
    assert ours.sd == pytest.approx(np.std(values, ddof=1), abs=1e-6)


@given(st.integers(1, 60), st.integers(1, 60), st.integers(1, 60), st.integers(1, 60))
def test_a_table_comes_back_from_its_odds_ratio(a, b, c, d):
    ratio = a * d / (b * c)
    ours = convert.table_from_odds_ratio(ratio, a + b + c + d, a + b, a + c)
    assert (ours.ai, ours.bi, ours.ci, ours.di) == (a, b, c, d)


def test_change_scores_round_trip():
    r = convert.correlation_from_change_sd(4.2, 4.7, 3.1)
    assert convert.change_sd(4.2, 4.7, r) == pytest.approx(3.1, rel=1e-12)


def test_log_odds_and_d_round_trip():
    d = convert.logor_to_d(0.9, 0.12)
    back = convert.d_to_logor(d.yi, d.vi)
    assert (back.yi, back.vi) == (pytest.approx(0.9), pytest.approx(0.12))


@pytest.mark.parametrize("m", [2, 3, 10, 47, 119, 120, 121, 122, 500, 1e4, 1e8])
def test_hedges_factor_joins_smoothly(m):
    # The familiar approximation is off by some 0.05/m².
    assert float(hedges_j(m)) == pytest.approx(1 - 3 / (4 * m - 1), abs=0.3 / m**2 + 1e-15)


def test_t_test_and_smd_agree():
    groups = {"m1i": 10.0, "sd1i": 3.0, "n1i": 20, "m2i": 8.0, "sd2i": 2.5, "n2i": 22}
    direct = escalc("SMD", **{name: [value] for name, value in groups.items()}).iloc[0]
    pooled = convert.pooled_sd(3.0, 20, 2.5, 22)
    t = 2.0 / (pooled * math.sqrt(1 / 20 + 1 / 22))
    ours = convert.smd_from_t(t, 20, 22)
    assert (ours.g, ours.vi) == (pytest.approx(direct.yi), pytest.approx(direct.vi))


def test_paired_counts_agree_with_the_full_paired_table():
    # Both, first alone, second alone, neither: variances by Zhang & others' closed forms.
    both, first, second, neither = 10, 14, 5, 31
    n = both + first + second + neither
    x1, x2 = both + first, both + second
    p1, p2 = x1 / n, x2 / n
    phi = (both / n - p1 * p2) / math.sqrt(p1 * (1 - p1) * p2 * (1 - p2))
    ratio = convert.crossover_counts("RR", x1, x2, n, phi)
    assert ratio.yi == pytest.approx(math.log(x1 / x2))
    assert ratio.vi == pytest.approx((first + second) / (x1 * x2))
    difference = convert.crossover_counts("RD", x1, x2, n, phi)
    assert difference.vi == pytest.approx((first + second - (first - second) ** 2 / n) / n**2)


def test_uncorrelated_paired_counts_are_two_separate_groups():
    frame = escalc("OR", ai=[24], n1i=[60], ci=[15], n2i=[60])
    ours = convert.crossover_counts("OR", 24, 15, 60, 0)
    assert (ours.yi, ours.vi) == (pytest.approx(frame.yi[0]), pytest.approx(frame.vi[0]))


def test_a_paired_p_value_gives_back_the_crossover_that_made_it():
    made = convert.crossover(5.0, 2.0, 4.0, 2.0, 25, 0.6)
    p = float(2 * scipy.stats.t.sf(abs(made.md / made.se), 24))
    ours = convert.smd_from_paired_p(p, 25, 0.6)
    assert (ours.smd, ours.se) == (pytest.approx(made.smd), pytest.approx(made.se_smd))
    assert convert.smd_from_paired_p(p, 25, 0.6, sign=-1).smd == pytest.approx(-made.smd)
