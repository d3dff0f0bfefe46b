"""Meta-regression in metafor's own arithmetic: R's digits, and what they are worth.

R's numbers: metafor 5.1-12 with the reference BLAS. Risk differences and Peto's odds ratio take no
logarithm: every processor with IEEE arithmetic has to give them again.
"""

import math
from fractions import Fraction

import numpy as np
import pytest
from trialtrace.stats import StatsError, escalc, predict, rma
from trialtrace.stats.as_metafor.extended import extended_mean, extended_sum, extended_variance
from trialtrace.stats.as_metafor.ordered import inverse_gram, ordered_product
from trialtrace.stats.as_metafor.sample import MetaforSample

from tests.stats.stats_published import MAGNESIUM, MAGNESIUM_YEAR

# measure, method, test: QE, tau2, se_tau2, beta, se, QM, R2
IN_R = {
    ("RD", "DL", "z"): (
        39.2542200446982,
        0.00127691169258797,
        0.0011148562453475,
        [0.716541100789777, -0.000383825149854156],
        [7.75823768422867, 0.00389890296687736],
        0.00969129921577547,
        0.0,
    ),
    ("RD", "HS", "z"): (
        39.2542200446982,
        0.000101144214298273,
        2.68974884197238e-05,
        [-6.71133741057268, 0.00335873369440149],
        [3.60918983044118, 0.00181225638660834],
        3.43488233341911,
        43.3164162590169,
    ),
    ("RD", "HE", "z"): (
        39.2542200446982,
        0.00181249965649404,
        0.00232531361675891,
        [1.71836818850089, -0.000889058731701254],
        [8.80699433777608, 0.00442615730035999],
        0.0403466252928618,
        0.0,
    ),
    ("PETO", "EE", "z"): (
        25.5724140493081,
        0.0,
        None,
        [-255.801832121314, 0.128245475406495],
        [46.907346028634, 0.023516292542339],
        29.740371920541,
        50.4653151022597,
    ),
    ("PETO", "DL", "knha"): (
        25.5724140493081,
        0.127689697698942,
        0.142981578638631,
        [-129.964727732777, 0.0649409631369189],
        [101.34522015096, 0.0509031561280136],
        1.62760130564487,
        48.8387425794313,
    ),
    ("PETO", "SJ", "knha"): (
        25.5724140493081,
        0.219629454339727,
        0.111359377466564,
        [-103.692930856835, 0.0517197713213779],
        [104.967636591568, 0.0527309285500677],
        0.962016130315421,
        0.0,
    ),
}
FIELDS = ("QE", "tau2", "se_tau2", "beta", "se", "QM", "R2")


def close(value):
    return None if value is None else pytest.approx(value, rel=1e-8, abs=1e-12)


def magnesium(measure, **options):
    effects = escalc(measure, **MAGNESIUM, arithmetic=options.get("arithmetic", "exact"))
    return rma(effects.yi, effects.vi, mods={"year": MAGNESIUM_YEAR}, **options)


@pytest.mark.parametrize(("measure", "method", "test"), IN_R)
def test_r_digits_come_out(measure, method, test):
    fit = magnesium(measure, method=method, test=test, arithmetic="metafor")
    for name, value in zip(FIELDS, IN_R[measure, method, test], strict=True):
        assert getattr(fit, name) == close(value), name


def test_predictions_are_rounded_like_r():
    fit = magnesium("PETO", method="DL", test="knha", arithmetic="metafor")
    found = predict(fit, [1984, 1989.5, 1995])
    assert found.pred == close([-1.1218568691298, -0.764681571876764, -0.407506274623699])
    assert found.se == close([0.387483967919587, 0.175322561853225, 0.260951374543495])
    assert found.pi_lb == close([-2.25237212790474, -1.61837052555054, -1.3565236531954])


def test_the_default_differs_by_what_cancelled_and_no_more():
    exact, rounded = (magnesium("PETO", method="DL", arithmetic=a) for a in ("exact", "metafor"))
    assert (exact.arithmetic, rounded.arithmetic) == ("exact", "metafor")
    for name in ("QE", "tau2", "QM"):
        gap = abs(getattr(rounded, name) / getattr(exact, name) - 1)
        assert 1e-8 < gap < 1e-4, name


def test_centred_years_leave_nothing_to_round():
    effects = escalc("RD", **MAGNESIUM)
    years = np.array(MAGNESIUM_YEAR) - 1990.0
    for method in ("EE", "DL", "HE", "HS", "HSk", "SJ", "ML", "REML", "PM"):
        exact, rounded = (
            rma(effects.yi, effects.vi, mods=years, method=method, test="knha", arithmetic=a)
            for a in ("exact", "metafor")
        )
        for name in ("beta", "se", "tau2", "se_tau2", "I2", "R2", "QE", "QM", "s2w"):
            value = getattr(exact, name)
            same = None if value is None else pytest.approx(value, rel=1e-10, abs=1e-13)
            assert getattr(rounded, name) == same, (method, name)


def test_two_moderators():
    effects = escalc("RD", **MAGNESIUM)
    years = np.array(MAGNESIUM_YEAR) - 1990.0
    mods = np.column_stack([years, years**2])
    exact, rounded = (
        rma(effects.yi, effects.vi, mods, "DL", arithmetic=a) for a in ("exact", "metafor")
    )
    assert rounded.beta == pytest.approx(exact.beta, rel=1e-9)
    assert pytest.approx(exact.QM, rel=1e-9) == rounded.QM


def test_the_order_of_rows_matters_to_it_alone():
    effects = escalc("PETO", **MAGNESIUM)
    yi, vi, years = effects.yi.to_numpy(), effects.vi.to_numpy(), np.array(MAGNESIUM_YEAR, float)

    def gap(arithmetic):
        one = rma(yi, vi, years, "EE", arithmetic=arithmetic).QE
        other = rma(yi[::-1], vi[::-1], years[::-1], "EE", arithmetic=arithmetic).QE
        return abs(other / one - 1)

    assert gap("exact") < 1e-12
    assert gap("metafor") > 1e-9


def test_a_search_for_tau2_is_exact_in_both():
    exact, rounded = (magnesium("PETO", method="REML", arithmetic=a) for a in ("exact", "metafor"))
    assert rounded.tau2 == exact.tau2
    assert rounded.se_tau2 == exact.se_tau2
    assert list(rounded.beta) != list(exact.beta)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: rma([0.1, 0.2, 0.3], [0.1] * 3, [1, 2, 4], arithmetic="R"), "exact or metafor"),
        (lambda: rma([0.1, 0.2], [0.1, 0.2], arithmetic="metafor"), "give mods"),
        (
            lambda: rma(
                [0.1, 0.2, 0.3], [0.1] * 3, [1, 2, 4], intercept="none", arithmetic="metafor"
            ),
            "beside an intercept",
        ),
        (lambda: escalc("OR", **MAGNESIUM, arithmetic="R"), "exact or metafor"),
        # What is left of the years beside the intercept is 1e-9 of them: R's QR stops at 1e-7.
        (
            lambda: rma([1, 2, 4], [1, 1, 1], [1e9, 1e9 + 1, 1e9 + 3], arithmetic="metafor"),
            "collinear; centre them",
        ),
    ],
)
def test_refusals(call, told):
    with pytest.raises(StatsError, match=told):
        call()


def test_years_far_enough_from_zero_for_the_exact_default():
    fit = rma([1, 2, 4], [1, 1, 1], [1e9, 1e9 + 1, 1e9 + 3], "EE")
    assert fit.beta[1] == pytest.approx(1.0, rel=1e-6)


def test_a_variance_that_rounding_makes_negative_is_none():
    sample = MetaforSample(np.array([0.1, 0.4, 0.2]), np.ones(3), np.ones((3, 1)))
    moments = sample.at(0.0)
    _, variance = sample.at_points(moments, [[1.0]], -1.0)
    assert np.isnan(variance).all()


# R's log odds ratios of the first trials, all 53 binary digits (glibc's logarithm).
ODDS_IN_R = ["-0x1.a92369a363970p-1", "-0x1.0e5977d2c10fap+0", "-0x1.4741471e5957cp+0"]


def test_effects_have_the_last_bit_of_r():
    found = escalc("OR", **MAGNESIUM, arithmetic="metafor").yi
    assert [float(y).hex() for y in found[:3]] == ODDS_IN_R
    assert list(found) == pytest.approx(list(escalc("OR", **MAGNESIUM).yi), rel=1e-12)


@pytest.mark.parametrize("measure", ["RR", "OR", "AS", "RD", "PETO", "PHI"])
def test_effects_are_the_same_but_for_the_last_digits(measure):
    exact, rounded = (escalc(measure, **MAGNESIUM, arithmetic=a) for a in ("exact", "metafor"))
    assert list(rounded.yi) == pytest.approx(list(exact.yi), rel=1e-12, abs=1e-15)
    assert list(rounded.vi) == list(exact.vi)


def test_no_logarithm_of_nothing():
    counts = {"ai": [0, 4], "n1i": [10, 10], "ci": [3, 10], "n2i": [10, 10]}
    with pytest.warns(match="empty cells"):
        found = escalc("OR", **counts, to="none", arithmetic="metafor")
    assert found.yi.isna().all()


def test_sums_of_64_digits():
    tie, above = [1.0, 2.0**-53], [1.0, 2.0**-53, 2.0**-63]
    assert (extended_sum(tie), extended_sum(above)) == (1.0, 1.0 + 2.0**-52)
    # A term below the 64th digit is lost, unlike in an exact sum.
    lost = [1.0, 2.0**-53, 2.0**-65]
    assert (extended_sum(lost), math.fsum(lost)) == (1.0, 1.0 + 2.0**-52)
    assert extended_sum([0.0, -0.0]) == 0.0
    assert extended_sum([-3.0, 1e-300]) == -3.0
    assert extended_mean([1.0, 2.0, 4.0]) == 7 / 3
    assert extended_variance([1.0, 2.0, 4.0]) == float(Fraction(7, 3))


@pytest.mark.skipif(
    np.finfo(np.longdouble).nmant != 63, reason="no numbers of 64 digits on this processor"
)
@pytest.mark.parametrize("seed", range(20))
def test_sums_agree_with_a_processor_that_has_64_digits(seed):
    rng = np.random.default_rng(seed)
    values = rng.normal(0, 1, 40) * 10.0 ** rng.integers(-8, 8, 40)
    total = np.longdouble(0)
    for value in values:
        total += np.longdouble(value)
    assert extended_sum(values) == float(total)
    assert extended_mean(values) == float(total / np.longdouble(40))


def test_products_add_from_first_to_last():
    row, column = np.array([[1.0, 1e16, 1.0, -1e16]]), np.ones((4, 1))
    assert ordered_product(row, column)[0, 0] == 0.0
    assert ordered_product(row[:, ::-1], column)[0, 0] == 1.0
    a, b = np.arange(6.0).reshape(2, 3), np.arange(12.0).reshape(3, 4)
    assert (ordered_product(a, b) == a @ b).all()


@pytest.mark.parametrize("p", [1, 2, 3])
def test_the_inverse_is_one(p):
    rng = np.random.default_rng(p)
    x, w = rng.normal(size=(7, p)), rng.uniform(0.5, 2, 7)
    assert inverse_gram(x, w) @ (x.T * w @ x) == pytest.approx(np.eye(p), abs=1e-12)
    square = x[:p]
    gram = square.T * w[:p] @ square
    assert inverse_gram(square, w[:p]) @ gram == pytest.approx(np.eye(p), abs=1e-11)
