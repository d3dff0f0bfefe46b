"""A list of intervals belongs to the list of numbers in front of it, each to its own."""

import pytest

from .openings import ADULTS


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
    assert limited(read(ADULTS + said)) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Survival was alike (95% confidence interval [CI] for the difference, -11% to 7%).",
            {(None, "-11", "7")},
        ),
        ("The loss was 1.4% (CI, -2.7% to - 0.03%) with placebo.", {("1.4", "-2.7", "-0.03")}),
        ("Age told (hazard ratio, 3.67; 95% of CI, 2.34 to 7.65).", {("3.67", "2.34", "7.65")}),
        ("Age told (hazard ratio, 3.67; 95%, CI 2.34 to 7.65).", {("3.67", "2.34", "7.65")}),
        # a limit at infinity is no share of people
        ("Cure was alike (difference = 2.5%, one-sided 95% CI - infinity to 8.2%).", set()),
        # the level behind its name
        ("Falls were rarer (HR 0.62; CI 95% 0.41-0.93).", {("0.62", "0.41", "0.93")}),
    ],
)
def test_limits_however_their_level_and_signs_are_written(read, said, expected):
    seen = read(ADULTS + said)
    assert limited(seen) == expected
    assert "percent" not in {kind for kind, *_ in seen.results()}
