"""A list of intervals belongs to the list of numbers in front of it, each to its own."""

import pytest

OPENING = "We randomly assigned 240 adults to zinc (n = 120) or placebo (n = 120). "


def limited(seen):
    """Return (value, low, high) of every result that has both limits."""
    cells = [seen.cells(row) for row in seen.rows("results")]
    return {(one.get("value"), one["low"], one["high"]) for one in cells if "low" in one}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Hazard ratios for falls, cramps and burns were 0.71, 0.83 and 1.20 (95% CIs 0.55-0.92, 0.60-1.15 and "
            "0.99-1.46, respectively).",
            {("0.71", "0.55", "0.92"), ("0.83", "0.6", "1.15"), ("1.2", "0.99", "1.46")},
        ),
        (
            "The odds ratios were 1.4 and 2.1, respectively (95% CI 1.1 to 1.8 and 1.3 to 3.4).",
            {("1.4", "1.1", "1.8"), ("2.1", "1.3", "3.4")},
        ),
        # one interval, and a range of something else
        (
            "Falls were rarer (HR 0.62; 95% CI 0.4-0.9) and 10-12 burns were seen.",
            {("0.62", "0.4", "0.9")},
        ),
    ],
)
def test_each_number_has_its_own_interval(read, said, expected):
    assert limited(read(OPENING + said)) == expected
