"""Whether a mean is a change, which way it went, and who is counted past a bound."""

import pytest

from .openings import ITCH


def cells_of(read, sentence, *statistics):
    seen = read(ITCH + sentence)
    named = {row.row_id: seen.cells(row) for row in seen.rows("outcomes")}
    rows = [(row, seen.cells(row)) for row in seen.rows("results")]
    return [
        {
            **cells,
            "arm": seen.name(row.arm_id),
            "versus": seen.name(row.versus_arm_id),
            "outcome": named[row.outcome_id],
        }
        for row, cells in rows
        if cells["statistic"] in statistics
    ]


@pytest.mark.parametrize(
    ("sentence", "directions"),
    [
        ("Pain decreased by 2.4 (SD 1.1) points with zinc and by 1.1 (SD 1.0) with placebo.",
         ["decrease", "decrease"]),
        ("The mean (SD) reduction in pain was 2.4 (1.1) with zinc and 1.1 (1.0) with placebo.",
         ["decrease", "decrease"]),
        ("Pain decreased by 2.4 (SD 1.1) with zinc but increased by 0.5 (SD 1.0) with placebo.",
         ["decrease", "increase"]),
        # The verb is said once for both.
        ("Pain fell by 2.4 (SD 1.1) points with zinc and 1.1 (SD 1.0) points with placebo.",
         ["decrease", "decrease"]),
        ("Pain was reduced by 2.4 (SD 1.1) points in the zinc group, compared with only 1.1 (SD 1.0) points in the "
         "placebo group.", ["decrease", "decrease"]),
        ("Falls in pain were similar (2.4 \u00b1 1.1 points with zinc v 2.2 \u00b1 1.0 points with placebo).",
         ["decrease", "decrease"]),
        ("Pain was lowered more with zinc (2.4 \u00b1 1.1 points) than with placebo (1.1 \u00b1 1.0 points).",
         ["decrease", "decrease"]),
        ("Reduction of pain: zinc 2.4 \u00b1 1.1 points, placebo 1.1 \u00b1 1.0 points.",
         ["decrease", "decrease"]),
        # Less pain is an improvement, and more strength.
        ("Pain improved by 2.4 (SD 1.1) points with zinc and by 1.1 (SD 1.0) with placebo.",
         ["decrease", "decrease"]),
        ("Grip strength improved by 2.4 (SD 1.1) kg with zinc and by 1.1 (SD 1.0) with placebo.",
         ["increase", "increase"]),
        # The sign is printed.
        ("The mean change in pain from baseline to week 12 was -2.4 (SD 1.1) with zinc and -1.1 "
         "(SD 1.0) with placebo.", [None, None]),
    ],
)  # fmt: skip
def test_a_mean_that_is_a_change(read, sentence, directions):
    means = cells_of(read, sentence, "mean")
    assert [cells.get("basis") for cells in means] == ["change", "change"]
    assert [cells.get("direction") for cells in means] == directions
    assert {cells["basis"] for cells in cells_of(read, sentence, "sd")} == {"change"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Mean pain at 12 weeks was 2.4 (SD 1.1) with zinc and 4.1 (SD 1.0) with placebo.",
        "Pain decreased from 5.1 to 2.4 with zinc and from 5.0 to 4.1 with placebo.",
        "After reduction of the dose mean pain was 2.4 (SD 1.1) with zinc and 4.1 (SD 1.0) with placebo.",
        "Pain was reduced, and mean sleep was 6.4 (SD 1.1) h with zinc and 5.1 (SD 1.0) h with placebo.",
        # What changed is another outcome, or no outcome.
        "A reduction in pain was seen and mean sleep was 6.4 (SD 1.1) h with zinc and 5.1 (SD 1.0) h "
        "with placebo.",
        "Mean pain was 2.4 after reduction of stress with zinc and 3.1 with placebo.",
        # The gain is what was measured.
        "Mean weight gain was 2.4 (SD 1.1) kg with zinc and 4.1 (SD 1.0) kg with placebo.",
        "Mean blood loss was 240 (SD 110) ml with zinc and 410 (SD 100) ml with placebo.",
    ],
)
def test_a_mean_of_one_moment(read, sentence):
    means = cells_of(read, sentence, "mean")
    assert means and not any("basis" in cells or "direction" in cells for cells in means)


@pytest.mark.parametrize(
    ("sentence", "name", "polarity"),
    [
        ("A ≥50% reduction in pain was achieved by 18 of 60 with zinc and 15 of 60 with placebo.",
         "≥50% reduction in pain", "higher_better"),
        ("A reduction in pain of at least 3 points was seen in 18 of 60 with zinc and 15 of 60 with "
         "placebo.", "reduction in pain of at least 3 points", "higher_better"),
        ("The primary outcome, a composite of death, stroke and bleeding, occurred in 18 of 60 with "
         "zinc and 15 of 60 with placebo.", "composite of death, stroke and bleeding", "higher_worse"),
        ("A 50% or greater reduction in pain was seen in 18 of 60 with zinc and 15 of 60 with "
         "placebo.", "50% or greater reduction in pain", "higher_better"),
        ("Pain decreased by at least 30% in 18 of 60 with zinc and in 15 of 60 with placebo.",
         "Pain decreased by at least 30%", "higher_better"),
        ("Weight loss of at least 5% was seen in 18 of 60 with zinc and 15 of 60 with placebo.",
         "Weight loss of at least 5%", "higher_better"),
        ("LDL cholesterol below 1.8 mmol/L was reached by 18 of 60 with zinc and 15 of 60 with "
         "placebo.", "LDL cholesterol below 1.8 mmol/L", "higher_better"),
        ("Systolic blood pressure above 140 mmHg was found in 12 of 60 with zinc and 20 of 60 with "
         "placebo.", "Systolic blood pressure above 140 mmHg", "higher_worse"),
        ("PASI 75 was reached by 18 of 60 with zinc and 15 of 60 with placebo.", "PASI 75",
         "higher_better"),
        ("A reduction of at least 50% was reached by 18 of 60 with zinc and 15 of 60 with placebo.",
         "reduction of at least 50%", None),
    ],
)  # fmt: skip
def test_people_past_a_bound(read, sentence, name, polarity):
    events = cells_of(read, sentence, "events")
    assert next(cells["value"] for cells in events) in ("18", "12")
    assert {cells["outcome"]["name"] for cells in events} == {name}
    assert {cells["outcome"].get("polarity") for cells in events} == {polarity}
    # They are no measurement of what they came past.
    assert all("concept" not in cells["outcome"] for cells in events)


def test_a_ratio_is_of_the_people_past_the_bound(read):
    sentence = (
        "Mean pain was 5.4 (SD 3.1) with zinc and 5.1 (SD 2.9) with placebo. A reduction of at "
        "least 50% was reached by 18 of 60 with zinc and 15 of 60 with placebo (relative risk "
        "1.20, 95% CI 0.67 to 2.15)."
    )
    (ratio,) = cells_of(read, sentence, "risk_ratio")
    assert ratio["outcome"]["name"] == "reduction of at least 50%"


@pytest.mark.parametrize(
    ("sentence", "name", "polarity"),
    [
        ("Freedom from relapse was seen in 18 of 60 with zinc and 15 of 60 with placebo.",
         "Freedom from relapse", "higher_better"),
        ("18 of 60 patients on zinc and 15 of 60 on placebo were free of pain.", "free of pain",
         "higher_better"),
        ("18 of 60 patients on zinc and 15 of 60 on placebo had no seizures.", "had no seizures",
         "higher_better"),
        ("No relapse was seen in 18 of 60 with zinc and in 15 of 60 with placebo.", "No relapse",
         "higher_better"),
        ("18 of 60 patients on zinc and 15 of 60 on placebo did not relapse.", "did not relapse",
         "higher_better"),
        ("Loss of vision was seen in 18 of 60 with zinc and in 15 of 60 with placebo.",
         "Loss of vision", "higher_worse"),
        ("Non-response was seen in 18 of 60 with zinc and in 15 of 60 with placebo.",
         "Non-response", "higher_worse"),
        # What stands behind "no" is counted where the numbers follow.
        ("Nurses had no fever; relapse was seen in 18 of 60 with zinc and 15 of 60 with "
         "placebo.", "relapse", "higher_worse"),
        ("There was no difference in relapse (18 of 60 with zinc and 15 of 60 with placebo).",
         "relapse", "higher_worse"),
    ],
)  # fmt: skip
def test_names_that_deny_their_term(read, sentence, name, polarity):
    events = cells_of(read, sentence, "events")
    assert [(c["outcome"]["name"], c["outcome"].get("polarity")) for c in events] == [
        (name, polarity)
    ] * 2


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Survival over 5 years was 80% with zinc and 70% with placebo.", "Survival"),
        (
            "In adults with a BMI above 30, pain was seen in 12% with zinc and 20% with placebo.",
            "pain",
        ),
        (
            "Pain relief was greater than with placebo: 45% with zinc and 30% with placebo.",
            "Pain relief",
        ),
    ],
)
def test_what_is_no_bound(read, sentence, name):
    assert {cells["outcome"]["name"] for cells in cells_of(read, sentence, "percent")} == {name}


def test_what_improved_went_where_it_is_better(read):
    (said,) = cells_of(
        read, "Pain improved with zinc compared with placebo (P = 0.02).", "direction"
    )
    assert said["direction"] == "decrease"
    (said,) = cells_of(
        read, "There was a smaller reduction in pain with zinc than with placebo.", "direction"
    )
    assert said["direction"] == "increase"


@pytest.mark.parametrize(
    ("sentence", "versus"),
    [
        ("Pain improved in both groups.", ""),
        ("Pain decreased in both the zinc and the placebo groups.", ""),
        (
            "Pain was reduced more in the zinc group than in either of the two other groups.",
            "placebo",
        ),
        ("Pain was reduced more with zinc.", "placebo"),
    ],
)
def test_what_happened_in_both_arms_sets_none_against_the_other(read, sentence, versus):
    (said,) = cells_of(read, sentence, "direction")
    assert (said["direction"], said["versus"]) == ("decrease", versus)


def test_a_correlation_is_no_ones(read):
    for name in ("intraclass correlation coefficient", "intracluster correlation", "ICC"):
        sentence = f"Pain fell with zinc. The {name} was 0.03 (95% CI 0.01 to 0.05)."
        assert cells_of(read, sentence, "correlation") == []
    (found,) = cells_of(read, "Pain and sleep had a Pearson correlation of 0.42.", "correlation")
    assert (found["value"], found["arm"]) == ("0.42", "")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # the outcome's name ends with the fall, which no lexicon knows as an outcome of its own
        (
            "Mean itch reduction after 8 weeks was 7.0 points with zinc and 6.9 points with placebo.",
            "decrease",
        ),
        (
            "The mean (+/- SEM) itch reduction was 7.0 +/- 0.4 points with zinc and 6.9 +/- 0.4 points with placebo.",
            "decrease",
        ),
        # a gain that is an outcome by itself; people who fall
        ("Mean weight gain was 4.1 kg with zinc and 3.2 kg with placebo.", ""),
        ("The mean number of falls was 2.1 with zinc and 3.4 with placebo.", ""),
    ],
)
def test_a_fall_in_the_name_of_its_outcome(read, sentence, expected):
    found = read(
        "Zinc against placebo in potters\nWe randomly assigned 90 potters to zinc (n = 45) or "
        "placebo (n = 45). Results: " + sentence
    )
    means = [c for c in map(found.cells, found.rows("results")) if c["statistic"] == "mean"]
    assert len(means) == 2
    assert {c.get("direction", "") for c in means} == {expected}


@pytest.mark.parametrize(
    "sentence",
    [
        # values at the end, behind a verb of change
        "Zinc reduced pain (2.4 \u00b1 1.1 points with zinc v 4.9 \u00b1 1.0 points with placebo).",
        "Pain fell by 2.4 (SD 1.1) points with zinc; at week 12 it was 4.9 (SD 1.0) points with placebo.",
        "Pain fell by 2.4 (SD 1.1) points with zinc, whereas 4.9 (SD 1.0) points was measured with placebo.",
        "Pain fell by 2.4 points with zinc and 4.9 points remained with placebo.",
    ],
)
def test_what_is_said_of_one_number_is_not_said_of_another(read, sentence):
    assert [cells.get("basis") for cells in cells_of(read, sentence, "mean")][-1:] == [None]


@pytest.mark.parametrize(
    ("sentence", "directions"),
    [
        (
            "Women lost 6.8 \u00b1 2.1 kg of body weight with zinc and 5.1 \u00b1 2.2 kg with placebo.",
            ["decrease"] * 2,
        ),
        # who loses blood has bled more
        (
            "Women on zinc lost 680 \u00b1 210 ml and those on placebo lost 810 \u00b1 220 ml.",
            [None] * 2,
        ),
    ],
)
def test_what_is_lost(read, sentence, directions):
    assert [cells.get("direction") for cells in cells_of(read, sentence, "mean")] == directions
