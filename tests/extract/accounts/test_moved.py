"""Differences of changes, and numbers that are said to favour an arm."""

import pytest

from .openings import PAIN


def between(read, sentence):
    """Rows that compare the arms: arm, value, basis and direction."""
    found = read(PAIN + sentence)
    rows = [(found.name(row.arm_id), found.cells(row)) for row in found.rows("results")]
    return [
        (arm, cells["value"], cells.get("basis", ""), cells.get("direction", ""))
        for arm, cells in rows
        if cells["statistic"] in ("mean_difference", "risk_ratio", "hazard_ratio")
    ]


@pytest.mark.parametrize(
    ("sentence", "value", "direction"),
    [
        ("The mean difference in pain reduction was 2.5 (95% CI 1.9 to 3.2).", "2.5", "decrease"),
        (
            "The mean difference in the increase of pain was 2.5 (95% CI 1.9 to 3.2).",
            "2.5",
            "increase",
        ),
        (
            "The mean difference in improvement of pain was 2.5 (95% CI 1.9 to 3.2).",
            "2.5",
            "decrease",
        ),
        # more of it may be better or worse
        (
            "The mean difference in improvement of the Kappel index was 2.5 (95% CI 1.9 to 3.2).",
            "2.5",
            "unclear",
        ),
    ],
)
def test_a_difference_of_changes_says_which_way_it_points(read, sentence, value, direction):
    assert between(read, sentence) == [("zinc", value, "change", direction)]


def test_a_difference_of_values_says_nothing_of_a_change(read):
    sentence = (
        "After the reduction of the dose the mean difference in pain was 2.5 (95% CI 1.9 to 3.2)."
    )
    assert between(read, sentence) == [("zinc", "2.5", "", "")]


@pytest.mark.parametrize(
    ("sentence", "arm"),
    [
        ("The relative risk of death was 1.46 (95% CI 1.05 to 1.87) in favour of zinc.", "placebo"),
        ("The relative risk of death was 0.68 (95% CI 0.53 to 0.95) in favour of zinc.", "zinc"),
        (
            "The hazard ratio for overall survival was 0.7 (95% CI 0.5 to 0.9), favouring zinc.",
            "zinc",
        ),
        ("The relative risk of death was 1.46 (95% CI 1.05 to 1.87) in favour of placebo.", "zinc"),
    ],
)
def test_who_is_favoured_does_not_fare_worse(read, sentence, arm):
    assert [one for one, *_ in between(read, sentence)] == [arm]


def test_an_improvement_of_an_outcome_without_a_known_way_is_open(read):
    found = read(
        PAIN + "The Kappel index improved by 4.1 (SD 2.0) with zinc and 1.2 (SD 2.1) with placebo."
    )
    cells = [found.cells(row) for row in found.rows("results")]
    means = [one for one in cells if one["statistic"] == "mean"]
    assert [(one["basis"], one["direction"]) for one in means] == [("change", "unclear")] * 2


def test_an_effect_size_beside_a_difference_is_standardised(read):
    found = read(
        PAIN
        + "The mean difference in pain was -3.5 points (95% CI -5.7 to -1.3, d = 0.31, 95% CI 0.06 to 0.57)."
    )
    kinds = {
        c["value"]: c["statistic"] for c in map(found.cells, found.rows("results")) if "value" in c
    }
    assert kinds == {"-3.5": "mean_difference", "0.31": "standardised_mean_difference"}
