"""Effect sizes in metafor's own arithmetic: the last bit of R, and one error of its library."""

import math

import numpy as np
import pytest
from trialtrace.stats import StatsError, StatsWarning, escalc
from trialtrace.stats.as_metafor.gamma import hedges_j_of_r, log_gamma_of_r
from trialtrace.stats.as_metafor.hypergeometric import gauss_2f1_of_gsl
from trialtrace.stats.gamma import hedges_j
from trialtrace.stats.hypergeometric import gauss_2f1

from tests.stats.stats_published import MAGNESIUM

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


def test_the_arithmetic_has_a_name():
    with pytest.raises(StatsError, match="exact or metafor"):
        escalc("OR", **MAGNESIUM, arithmetic="R")


def digits(*words):
    return [float.fromhex(word) for word in words]


# lgamma of R 4.2.2 (x86-64, glibc 2.36) on both sides of 10, where its formula changes.
LOG_GAMMA_IN_R = {
    0.5: "0x1.250d048e7a1bdp-1",
    1.5: "-0x1.eeb95b094c18ep-4",
    3.25: "0x1.df216e434a8ebp-1",
    10.0: "0x1.99a8921a7f7cfp+3",
    10.5: "0x1.be199a0f64394p+3",
    100.0: "0x1.67225b4879462p+8",
    1234.5: "0x1.d7e8d07da60e3p+12",
}
# exp(lgamma(m/2) - log(sqrt(m/2)) - lgamma((m-1)/2)) there.
J_IN_R = {
    1.5: "0x1.8fa491b1cc713p-2",
    2: "0x1.20dd750429b6dp-1",
    7: "0x1.c6c2881155493p-1",
    20: "0x1.ec83fe71f7079p-1",
    21: "0x1.ed74de0c0d2dap-1",
    60: "0x1.f99197db4e0e6p-1",
    999: "0x1.ff9d91a0bdbe6p-1",
    12345: "0x1.fff809688a9e1p-1",
}


@pytest.mark.parametrize("x", LOG_GAMMA_IN_R)
def test_log_gamma_has_the_last_bit_of_r(x):
    assert log_gamma_of_r(x).hex() == LOG_GAMMA_IN_R[x]
    assert log_gamma_of_r(x) == pytest.approx(math.lgamma(x), rel=1e-13)


def test_j_has_the_last_bit_of_r_and_its_lost_digits():
    degrees = np.array(list(J_IN_R), float)
    found = hedges_j_of_r(degrees)
    assert [float(j).hex() for j in found] == list(J_IN_R.values())
    assert found == pytest.approx(hedges_j(degrees), rel=2e-11)
    assert found[-1] != pytest.approx(hedges_j(degrees[-1]), rel=1e-14)
    assert np.isnan(hedges_j_of_r(np.array([1.0, 0.0]))).all()


MEANS = {
    "m1i": [12.1, 8.4, 15.3, 3.2],
    "sd1i": [3.3, 2.1, 5.7, 0.9],
    "n1i": [9, 31, 120, 14],
    "m2i": [10.7, 9.9, 14.2, 2.6],
    "sd2i": [4.1, 2.7, 5.2, 1.3],
    "n2i": [10, 29, 118, 7],
}
# SMD, SMD1: metafor 3.8. SMDH, whose variance metafor 5 defines otherwise: R, by the operations
# that give all 15 digits of metafor 5.1-12 again.
MEANS_IN_R = {
    "SMD": (
        digits(
            "0x1.6da1d026b70b2p-2",
            "-0x1.3abda4f4311e4p-1",
            "0x1.9b733b89e6b6ep-3",
            "0x1.1ab8a3b52e107p-1",
        ),
        digits(
            "0x1.b73a0f2fcd205p-3",
            "0x1.1e44e265b14a3p-4",
            "0x1.14c522e36954ap-6",
            "0x1.c5b9ae5f9113bp-3",
        ),
    ),
    "SMD1": (
        digits(
            "0x1.3f8b4de45482ep-2",
            "-0x1.14bec129fe3d3p-1",
            "0x1.ae725b62ded44p-3",
            "0x1.9a86bdf75b503p-2",
        ),
        digits(
            "0x1.ba53bbe312d43p-3",
            "0x1.2600bf565465ep-4",
            "0x1.167295f2ee21cp-6",
            "0x1.ce5e6c8cd903bp-3",
        ),
    ),
    "SMDH": (
        digits(
            "0x1.6fec574f224d2p-2",
            "-0x1.3966f56099e94p-1",
            "0x1.9b9c15d96a56ep-3",
            "0x1.07c0af9c40c7bp-1",
        ),
        digits(
            "0x1.e570991c7641dp-3",
            "0x1.2b7e37609f7ccp-4",
            "0x1.16e944c5747cep-6",
            "0x1.253aabbcf5a9cp-2",
        ),
    ),
}


@pytest.mark.parametrize("measure", MEANS_IN_R)
def test_standardised_differences_have_the_last_bit_of_r(measure):
    exact, rounded = (escalc(measure, **MEANS, arithmetic=a) for a in ("exact", "metafor"))
    assert (list(rounded.yi), list(rounded.vi)) == MEANS_IN_R[measure]
    assert list(rounded.yi) == pytest.approx(list(exact.yi), rel=1e-12)
    assert list(rounded.vi) == pytest.approx(list(exact.vi), rel=1e-12)


@pytest.mark.parametrize("options", [{"correct": False}, {"vtype": "LS2"}, {"vtype": "UB"}])
def test_options_reach_a_measure_in_both_arithmetics(options):
    measures = ("SMD", "SMDH", "SMD1") if "correct" in options else ("SMD",)
    for measure in measures:
        exact, rounded = (
            escalc(measure, **MEANS, arithmetic=a, **options) for a in ("exact", "metafor")
        )
        assert list(rounded.yi) == pytest.approx(list(exact.yi), rel=1e-12)
        assert list(rounded.vi) == pytest.approx(list(exact.vi), rel=1e-12)


def test_impossible_groups_are_refused_in_both_arithmetics():
    for arithmetic in ("exact", "metafor"):
        with pytest.raises(StatsError, match="one person"):
            escalc("SMDH", **MEANS | {"n1i": [9, 1, 120, 14]}, arithmetic=arithmetic)
        with pytest.raises(StatsError, match="unknown for SMDH"):
            escalc("SMDH", **MEANS, vtype="UB", arithmetic=arithmetic)


# a = b, c, r: the hyperg_2F1 of GSL 2.7.1 at 1 - r^2, and the true value.
FAULT_IN_GSL = {
    (0.5, 3, 0.05): (1.1324955719053247, 1.1310709951032338),
    (0.5, 4, 0.0625): (1.0875606453482345, 1.0859694824319988),
    (0.5, 5, -0.03): (1.0645639157838658, 1.0642445374888423),
    (0.5, 10, 0.05): (1.0287960405520413, 1.0280722478210513),
    (1, 4, 0.05): (1.503919888282699, 1.4963349441413494),
    (1, 10, 0.05): (1.1278195488721867, 1.1245985486061612),
}


@pytest.mark.parametrize(("a", "c", "r"), FAULT_IN_GSL)
def test_the_fault_of_gsl_is_repeated_here_alone(a, c, r):
    wrong, right = FAULT_IN_GSL[a, c, r]
    assert gauss_2f1_of_gsl(a, a, [c], [1 - r * r]) == pytest.approx(wrong, rel=1e-12)
    assert gauss_2f1(a, a, [c], [1 - r * r]) == pytest.approx(right, rel=1e-12)


@pytest.mark.parametrize(
    ("a", "c", "z"),
    [
        (0.5, 5, 0.995 - 1e-12),  # below the reflection
        (0.5, 5, 1.0),
        (0.5, 5, 0.0),
        (0.5, 4.5, 0.999),  # c - a - b is no whole number
        (0.5, 10.5, 0.999),  # c above 10
        (0.5, 11, 0.999),
        (1, 11, 0.999),
    ],
)
def test_beside_the_fault_both_agree(a, c, z):
    assert gauss_2f1_of_gsl(a, a, [c], [z]) == gauss_2f1(a, a, [c], [z])


def test_the_reflection_begins_at_its_edge_and_is_right_for_one():
    edge = gauss_2f1_of_gsl(0.5, 0.5, 5, [0.995])
    assert edge != pytest.approx(gauss_2f1(0.5, 0.5, 5, [0.995]), rel=1e-4)
    # c - a - b = 1: the two sums are then those of the handbook.
    one = gauss_2f1_of_gsl(0.5, 0.5, 2, [0.995, 0.9999])
    assert one == pytest.approx(gauss_2f1(0.5, 0.5, 2, [0.995, 0.9999]), rel=1e-12)


def test_unbiased_correlations_with_r_s_error():
    near, at = {"ri": [0.3, 0.05, 0.05, 0.05], "ni": [12, 13, 24, 6]}, {"ri": [0.05], "ni": [8]}
    exact, rounded = (escalc("UCOR", **near, arithmetic=a) for a in ("exact", "metafor"))
    assert list(rounded.yi) == pytest.approx(list(exact.yi), rel=1e-13)
    exact = escalc("UCOR", **at)
    with pytest.warns(StatsWarning, match="studies 0 repeats an error"):
        rounded = escalc("UCOR", **at, arithmetic="metafor")
    assert rounded.yi[0] == pytest.approx(0.05662477859526624, rel=1e-12)
    assert exact.yi[0] == pytest.approx(0.05 * 1.1310709951032338, rel=1e-12)
    assert rounded.vi[0] == pytest.approx((1 - rounded.yi[0] ** 2) ** 2 / 7, rel=1e-12)
