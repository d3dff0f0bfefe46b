"""Stated numbers keep their digits, computed ones never round to nothing."""

import math

import pytest
from trialtrace.show.tables.numbers import exact, for_people, p_text, rounded


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (None, ""),
        (0, "0"),
        (25, "25"),
        (88.0, "88"),
        (0.01, "0.01"),
        (1234567.8, "1234567.8"),
        (-3.5, "-3.5"),
        (1e16, "1e+16"),
    ],
)
def test_exact(number, text):
    assert exact(number) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (None, ""),
        (0.0, "0.000"),
        (0.754857, "0.755"),
        (-0.4301, "-0.430"),
        (0.00004, "4e-05"),
        (-0.0002, "-0.0002"),
    ],
)
def test_rounded(number, text):
    assert rounded(number) == text


@pytest.mark.parametrize(("p", "text"), [(None, ""), (0.0004, "< 0.001"), (0.0123, "0.012")])
def test_p_text(p, text):
    assert p_text(p) == text


def test_ratios_come_back_from_their_logarithm_and_others_do_not():
    assert for_people("RR", math.log(2)) == pytest.approx(2)
    assert for_people("PR", 0.88) == pytest.approx(88)
    assert for_people("SMD", -0.4) == -0.4
    assert for_people("OR", None) is None
