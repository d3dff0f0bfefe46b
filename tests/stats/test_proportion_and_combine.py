"""Intervals of a proportion and combined p-values, against published values."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trialtrace.stats import StatsError, combine, proportion


@pytest.mark.parametrize(
    ("function", "bounds"),
    [
        # Newcombe, Stat Med 1998;17:857-872, table I: 81 of 263.
        (proportion.normal, (0.2522, 0.3638)),
        (proportion.normal_continuity, (0.2503, 0.3657)),
        (proportion.wilson, (0.2553, 0.3662)),
        (proportion.wilson_continuity, (0.2535, 0.3682)),
        (proportion.exact, (0.2527, 0.3676)),
    ],
)
def test_newcombe_1998(function, bounds):
    assert function(81, 263) == pytest.approx(bounds, abs=5e-5)


OPTIONS = {"wilson_continuity": {"bounds": "newcombe"}}


@pytest.mark.parametrize("name", proportion.__all__)
@given(x=st.integers(0, 50), extra=st.integers(0, 50))
def test_an_interval_holds_its_proportion(name, x, extra):
    n = x + extra
    if n == 0:
        return
    low, high = getattr(proportion, name)(x, n, **OPTIONS.get(name, {}))
    assert 0 <= low <= x / n + 1e-12
    assert x / n - 1e-12 <= high <= 1


@pytest.mark.parametrize(("x", "n"), [(0, 20), (20, 20), (0, 3)])
def test_wilson_with_correction_as_r_gives_it_leaves_out_no_events_and_only_events(x, n):
    # R's meta keeps the formula there; Newcombe 1998 sets the bound to the estimate.
    formula = proportion.wilson_continuity(x, n)
    newcombe = proportion.wilson_continuity(x, n, bounds="newcombe")
    outer, inner = (1, 0) if x == 0 else (0, 1)
    assert formula[outer] == newcombe[outer]
    assert newcombe[inner] == x / n
    assert abs(formula[inner] - x / n) > 0.004


def test_wilson_with_correction_between_the_ends_knows_one_form():
    for x in range(1, 20):
        plain = proportion.wilson_continuity(x, 20)
        assert plain == proportion.wilson_continuity(x, 20, bounds="newcombe")
    with pytest.raises(StatsError, match="bounds='exact' is unknown; use 'formula' or 'newcombe'"):
        proportion.wilson_continuity(1, 20, bounds="exact")


def test_fisher_and_stouffer():
    p = [0.01, 0.2, 0.04, 0.6, 0.003]
    fisher, stouffer = combine.fisher(p), combine.stouffer(p)
    assert (fisher.statistic, fisher.df) == (pytest.approx(31.5069050747408), 10)
    assert fisher.pval == pytest.approx(0.000483643997071579, rel=1e-10)
    assert stouffer.pval == pytest.approx(0.000457831559077431, rel=1e-10)


@pytest.mark.parametrize("k", [1, 2, 5, 30, 170])
def test_edgington_is_symmetric(k):
    low = combine.edgington([0.3] * k).pval
    high = combine.edgington([0.7] * k).pval
    assert low + high == pytest.approx(1.0, abs=1e-12)
    assert combine.edgington([0.5] * k).pval == pytest.approx(0.5, abs=1e-12)


def test_edgington_small_sums_are_a_simplex():
    assert combine.edgington([0.1, 0.2, 0.3]).pval == pytest.approx(0.6**3 / math.factorial(3))


def test_edgington_beyond_200_p_values():
    near = combine.edgington([0.45] * 200).pval
    far = combine.edgington([0.45] * 201).pval
    assert far == pytest.approx(near, rel=0.02)


def test_sign_test():
    ours = combine.sign_test(11, 14)
    assert ours.pval == pytest.approx(0.057373046875, rel=1e-12)
    assert (ours.exact_lb, ours.exact_ub) == pytest.approx((0.492024322951528, 0.953420712110133))
    assert (ours.wilson_lb, ours.wilson_ub) == pytest.approx((0.524107694133997, 0.924286132873068))
    assert combine.sign_test(7, 14).pval == 1.0


def test_one_sided():
    assert combine.one_sided(0.04, "experimental") == 0.02
    assert combine.one_sided(0.04, "comparator") == 0.98
