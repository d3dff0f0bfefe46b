"""Impossible input is refused in one line that says what is wrong and what to do."""

import dataclasses
import inspect
import math
import random
import warnings

import numpy as np
import pytest
from trialtrace.stats import (
    StatsError,
    StatsWarning,
    bias_tests,
    combine,
    confint_tau2,
    convert,
    effect_sizes,
    escalc,
    influence,
    leave1out,
    noncentral_t,
    proportion,
    ranktest,
    regtest,
    rma,
    rma_many,
    rma_mh,
    rma_peto,
    rounding,
    trimfill,
)

NAN, INF = math.nan, math.inf
GOOD = ([0.1, 0.2, 0.3], [0.1, 0.1, 0.2])


@pytest.mark.parametrize(
    "call",
    [
        lambda: rma([], []),
        lambda: rma([0.1, NAN], [0.1, 0.1]),
        lambda: rma([0.1, INF], [0.1, 0.1]),
        lambda: rma([0.1, 0.2], [0.1, -0.1]),
        lambda: rma([0.1, 0.2], [0.1, 0.0]),
        lambda: rma([1e308, -1e308, 0], [1e-308, 1e-308, 1]),
        lambda: rma([0.1, 1e51], [0.1, 0.1]),
        lambda: rma([0.1, 0.2], [0.1]),
        lambda: rma([0.1, 0.2]),
        lambda: rma(["a", "b"], [1, 1]),
        lambda: rma(*GOOD, method="BLUP"),
        lambda: rma(*GOOD, test="wald"),
        lambda: rma(*GOOD, level=0),
        lambda: rma(*GOOD, tau2=-1),
        lambda: rma(*GOOD, mods=[1, 1, 1]),
        lambda: rma(*GOOD, mods=[1, 2, NAN]),
        lambda: rma(*GOOD, mods=[[1, 2], [2, 1], [3, 5]]),
        lambda: rma([0.1], [0.1], test="knha"),
        lambda: rma_many([[0.1, NAN]], [[0.1, 0.2]]),
        lambda: rma_many([[NAN, NAN]], [[NAN, NAN]]),
        lambda: rma_many([0.1], [0.1]),
        lambda: rma_many([[1e308, 0.1]], [[0.1, 0.2]]),
        lambda: escalc("XX", yi=[1], vi=[1]),
        lambda: escalc("RR", ai=[5], n1i=[4], ci=[1], n2i=[4]),
        lambda: escalc("RR", ai=[-1], n1i=[4], ci=[1], n2i=[4]),
        lambda: escalc("RR", ai=[0], n1i=[0], ci=[1], n2i=[4]),
        lambda: escalc("RR", ai=[1], ci=[1], n2i=[4]),
        lambda: escalc("RR", ai=[1, NAN], n1i=[4, 4], ci=[1, 1], n2i=[4, 4]),
        lambda: escalc("RR", ai=[1], n1i=[4], ci=[1], n2i=[4], to="some"),
        lambda: escalc("RR", ai=[1], n1i=[4], ci=[1], n2i=[4], vtype="UB"),
        lambda: escalc("SMD", m1i=[1], sd1i=[0], n1i=[9], m2i=[1], sd2i=[0], n2i=[9]),
        lambda: escalc("SMD", m1i=[1], sd1i=[-1], n1i=[9], m2i=[1], sd2i=[1], n2i=[9]),
        lambda: escalc("SMD", m1i=[1], sd1i=[1], n1i=[1], m2i=[1], sd2i=[1], n2i=[1]),
        lambda: escalc("ROM", m1i=[1], sd1i=[1], n1i=[9], m2i=[-1], sd2i=[1], n2i=[9]),
        lambda: escalc("PR", xi=[5], ni=[4]),
        lambda: escalc("ZCOR", ri=[1.0], ni=[10]),
        lambda: escalc("COR", ri=[1.2], ni=[10]),
        lambda: escalc("IRR", x1i=[1], t1i=[0], x2i=[1], t2i=[5]),
        lambda: escalc("GEN", yi=[1], vi=[-1]),
        lambda: escalc("GEN", yi=[1]),
        lambda: rma_mh("SMD", ai=[1], n1i=[2], ci=[1], n2i=[2]),
        lambda: rma_mh("OR", ai=[0, 0], n1i=[5, 5], ci=[1, 2], n2i=[5, 5]),
        lambda: rma_peto(ai=[0, 0], n1i=[5, 5], ci=[0, 0], n2i=[5, 5]),
        lambda: proportion.wilson(5, 0),
        lambda: proportion.exact(6, 5),
        lambda: combine.fisher([]),
        lambda: combine.fisher([0.0, 0.5]),
        lambda: combine.stouffer([1.0, 0.5]),
        lambda: combine.sign_test(3, 2),
        lambda: convert.smd_from_p(0.0, 20, 20),
        lambda: convert.smd_from_p(0.5, 1, 1),
        lambda: convert.smd_from_p(0.5, 10, 10, sign=0),
        lambda: convert.smd_bounds_from_rounded_p("0.00", 20, 20),
        lambda: convert.se_from_ci(5, 1, 2),
        lambda: convert.se_from_ci(1, 2, 0),
        lambda: convert.se_from_ci_ratio(1, -1, 2),
        lambda: convert.correlation_from_change_sd(1, 1, 5),
        lambda: convert.range_luo(5, 2, 9, 20),
        lambda: convert.table_from_odds_ratio(2, 10, 12, 3),
        lambda: convert.hr_from_o_minus_e(1, 0),
        lambda: convert.design_effect(100, 0.5, 0.1),
        lambda: convert.crossover_counts("RR", 0, 5, 20, 0.5),
        lambda: convert.crossover_counts("RR", 5, 20, 20, 0.5),
        lambda: convert.crossover_counts("RR", 1, 19, 20, 0.9),
        lambda: convert.crossover_counts("OR", 5, 5, 20, 1.0),
        lambda: convert.crossover_counts("PETO", 5, 6, 20, 0.5),
        lambda: convert.crossover(5, 1, 4, 2, 20, 1.0),
        lambda: convert.percent_to_events("33.3", 0),
        lambda: convert.percent_to_events("a third", 30),
        lambda: convert.combine_means([1], [2.0], [0.0]),
        lambda: convert.pooled_sd(1, 0.5, 1, 0.5),
        lambda: convert.change_sd(1e200, 1, 0.5),
        lambda: convert.se_from_p("-0.5", 0.1),
        lambda: proportion.exact(20, 1e308),
        lambda: convert.smd_from_paired_p(0.0, 20, 0.5),
        lambda: convert.smd_from_paired_p(0.5, 1, 0.5),
        lambda: convert.smd_from_paired_p(0.5, 20, 1.0),
        lambda: convert.smd_from_paired_p(0.5, 20, 0.5, sign=0),
        lambda: rounding.interval("<0.05"),
        lambda: rounding.counts_from_percent("50", 0),
        lambda: confint_tau2(rma(*GOOD, method="EE")),
        lambda: confint_tau2(rma(*GOOD, method="DL"), kind="PL"),
        lambda: leave1out(rma([0.1], [0.1])),
        lambda: trimfill(rma([0.1], [0.1])),
        lambda: regtest([0.1, 0.2], [0.1, 0.1]),
        lambda: regtest([0.1, 0.1, 0.1], [0.1, 0.2, 0.3], model="lm"),
        lambda: regtest([0.1, 0.2, 0.3], [0.1, 0.1, 0.1], model="lm"),
        lambda: ranktest([0.1, 0.1, 0.1], [0.1, 0.2, 0.3]),
        lambda: ranktest([0.1, 0.2, 0.3], [0.1, 0.1, 0.1]),
        lambda: bias_tests.begg([0.1, 0.1, 0.1], [0.1, 0.2, 0.3]),
        lambda: influence(rma([0.1, 0.1, 0.1], [0.1, 0.2, 0.3], test="knha")),
        lambda: rma([0.1, 0.1, 0.1], [0.1, 0.2, 0.3], mods=[1, 2, 4], test="knha"),
    ],
)
@pytest.mark.filterwarnings("ignore::trialtrace.stats.StatsWarning")
def test_refused_in_one_line(call):
    with pytest.raises(StatsError) as error:
        call()
    assert "\n" not in str(error.value)
    assert len(str(error.value)) > 20


def test_one_study_is_answered_as_metafor_does():
    fit = rma([0.3], [0.04])
    assert (fit.beta, fit.se, fit.tau2) == (0.3, 0.2, 0.0)
    assert (fit.QE, fit.QEp, fit.I2, fit.H2) == (0.0, 1.0, 0.0, 1.0)
    assert fit.se_tau2 is None


def test_all_zero_cells_get_the_constant():
    row = escalc("OR", ai=[0], n1i=[10], ci=[0], n2i=[10]).iloc[0]
    assert row.yi == 0.0
    assert row.vi == pytest.approx(2 / 0.5 + 2 / 10.5)


def test_dropped_studies_are_nan_and_rma_refuses_them():
    table = escalc("OR", ai=[0, 3], n1i=[10, 10], ci=[0, 4], n2i=[10, 10], drop00=True)
    assert np.isnan(table.yi[0])
    with pytest.raises(StatsError, match=r"yi\[0\] is nan"):
        rma(table.yi, table.vi)


def test_a_missing_effect_is_never_silent():
    data = {"ai": [0, 3], "n1i": [10, 10], "ci": [2, 4], "n2i": [10, 10]}
    with pytest.warns(StatsWarning, match="studies 0"):
        yi, _ = effect_sizes("OR", data, to="none")
    assert np.isnan(yi[0])


def test_few_studies_are_warned_about():
    with pytest.warns(StatsWarning, match="need 10"):
        regtest([0.1, 0.2, 0.4], [0.1, 0.2, 0.3])
    with pytest.warns(StatsWarning, match="need 10"):
        trimfill(rma(*GOOD))


HOSTILE = [
    0,
    1,
    -1,
    2,
    0.5,
    0.05,
    1e-300,
    1e308,
    -1e308,
    NAN,
    INF,
    -INF,
    10,
    20,
    3.7,
    100,
    1 + 1e-7,
]
CONVERSIONS = [
    getattr(module, name)
    for module in (convert, proportion)
    for name in module.__all__
    if inspect.isfunction(getattr(module, name))
]


def numbers_in(result):
    if dataclasses.is_dataclass(result):
        for field in dataclasses.fields(result):
            yield from numbers_in(getattr(result, field.name))
    elif isinstance(result, tuple | list):
        for item in result:
            yield from numbers_in(item)
    elif isinstance(result, int | float):
        yield result


@pytest.mark.parametrize("function", CONVERSIONS, ids=lambda function: function.__name__)
@pytest.mark.filterwarnings("ignore::trialtrace.stats.StatsWarning", "ignore::RuntimeWarning")
def test_a_conversion_answers_in_finite_numbers_or_refuses(function):
    rng = random.Random(function.__name__)
    numeric = [
        p.name
        for p in inspect.signature(function).parameters.values()
        if not isinstance(p.default, str) and p.name != "measure"
    ]
    fixed = {"measure": "RR"} if "measure" in inspect.signature(function).parameters else {}
    for _ in range(300):
        given = {name: rng.choice(HOSTILE) for name in numeric}
        try:
            result = function(**fixed, **given)
        except StatsError as error:
            assert "\n" not in str(error)
            continue
        assert all(math.isfinite(a) for a in numbers_in(result)), (given, result)
        assert all(math.isfinite(a) for a in given.values()), given


def test_the_noncentral_interval_is_wide_however_far_out():
    # For t to infinity the interval is t·√(χ²/df): chi-squared quantiles, whatever the series does.
    (low, high), _ = convert.noncentral_smd_interval(1e6, 10, 10)
    d = 1e6 * math.sqrt(0.2)
    assert low / d == pytest.approx(math.sqrt(8.230746 / 18), rel=1e-6)
    assert high / d == pytest.approx(math.sqrt(31.526378 / 18), rel=1e-6)
    # Where the series ends and the integral begins, both agree.
    below, above = (noncentral_t._cdf(t, 18, 1100.0) for t in (1000.0, 1000.0000001))
    assert above == pytest.approx(below, abs=1e-8)


@pytest.mark.parametrize("method", ["EE", "DL", "HE", "HS", "SJ", "ML", "REML", "PM", "PMM"])
@pytest.mark.parametrize("scale", [1e-24, 1.0, 1e24])
def test_units_change_nothing_but_the_scale(method, scale):
    plain = rma([0.1, 0.5, -0.2, 0.9], [0.01, 0.02, 0.04, 0.03], method=method)
    y = [scale * a for a in (0.1, 0.5, -0.2, 0.9)]
    v = [scale**2 * a for a in (0.01, 0.02, 0.04, 0.03)]
    other = rma(y, v, method=method)
    assert other.beta == pytest.approx(scale * plain.beta, rel=1e-10)
    assert other.tau2 == pytest.approx(scale**2 * plain.tau2, rel=1e-9)
    assert pytest.approx(plain.QE, rel=1e-10) == other.QE


def test_effects_that_are_all_zero_are_no_evidence():
    one = rma([0.0, 0.0, 0.0], [0.1, 0.2, 0.3], test="knha")
    many = rma_many([[0.0, 0.0, 0.0]], [[0.1, 0.2, 0.3]], test="knha")
    assert (one.beta, one.se, one.stat, one.pval) == (0.0, 0.0, 0.0, 1.0)
    assert (many.stat[0], many.pval[0]) == (0.0, 1.0)


def test_a_regression_with_variances_far_apart_warns():
    y, v = [0.1, 0.2, 0.4, 0.3], [1e-7, 1.0, 1.0, 1.0]
    with pytest.warns(StatsWarning, match="lie between 1e-07 and 1: tau² .* lose digits"):
        rma(y, v, mods=[1, 2, 4, 3])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        rma(y, v)
        rma(y, [1e-4, 1.0, 1.0, 1.0], mods=[1, 2, 4, 3])
