"""What printed numbers may stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trialtrace.stats import rounding


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("0.01", (0.005, 0.015)),
        (".01", (0.005, 0.015)),
        ("88", (87.5, 88.5)),
        ("88%", (87.5, 88.5)),
        ("-3.20", (-3.205, -3.195)),
        ("−3.2", (-3.25, -3.15)),
        ("0.010", (0.0095, 0.0105)),
    ],
)
def test_interval(text, bounds):
    assert rounding.interval(text) == bounds


@pytest.mark.parametrize(
    ("text", "n", "counts"),
    [
        ("88", 25, (22,)),
        ("23.4", 47, (11,)),
        ("24.0", 47, ()),
        ("50", 3, ()),
        ("33", 3, (1,)),
        ("0", 200, (0, 1)),  # 0.5 % may have been rounded to the even 0
        ("1", 200, (1, 2)),  # 0.5 % rounded up
        ("2", 200, (3, 4, 5)),  # 1.5 % up, 2 %, 2.5 % to the even 2
        ("100", 1, (1,)),
        ("10", 1000, tuple(range(95, 106))),
    ],
)
def test_counts_from_percent(text, n, counts):
    assert rounding.counts_from_percent(text, n) == counts


@given(st.integers(1, 400), st.data(), st.integers(0, 2))
def test_the_true_count_is_always_among_the_fitting_ones(n, data, places):
    from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

    x = data.draw(st.integers(0, n))
    for mode in (ROUND_HALF_UP, ROUND_HALF_EVEN):
        percent = (Decimal(100) * x / n).quantize(Decimal(1).scaleb(-places), rounding=mode)
        assert x in rounding.counts_from_percent(str(percent), n)


@pytest.mark.parametrize(
    ("x", "text", "fewest", "most", "people"),
    [
        (55, "50.5", 107, 115, (109,)),
        (48, "44", 107, 115, (108, 109, 110)),
        (0, "0", 20, 22, (20, 21, 22)),
        (30, "100", 28, 31, (30,)),  # never fewer people than events
        (12, "90", 20, 22, ()),
    ],
)
def test_people_from_percent(x, text, fewest, most, people):
    assert rounding.people_from_percent(x, text, fewest, most) == people
