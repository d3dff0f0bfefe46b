"""Which of a sentence's moments a number was measured at."""

import pytest

from .openings import PAIN


def timed(read, sentence):
    """Value → moment of the results that have a value and an arm."""
    found = read(PAIN + sentence)
    cells = [found.cells(row) for row in found.rows("results")]
    return {
        c["value"]: c.get("timepoint", "") for c in cells if "value" in c and c["statistic"] != "sd"
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # moments in front
        (
            "Pain at 8 weeks was lower with zinc (mean difference -10.7 mm, 95% CI -13.7 to -7.8) and at "
            "6 months (mean difference -7.3 mm, 95% CI -11.1 to -3.6).",
            {"-10.7": "8 weeks", "-7.3": "6 months"},
        ),
        # moments behind
        (
            "The mean difference in pain was -2.6 (95% CI -4.6 to -0.6) at 8 weeks and -1.5 (95% CI -3.7 to 0.7) "
            "at 6 months.",
            {"-2.6": "8 weeks", "-1.5": "6 months"},
        ),
        # one moment for all that follows it
        (
            "At 12 weeks pain was 31 (SD 12) with zinc and 38 (SD 13) with placebo, a mean difference of -7 "
            "(95% CI -11 to -3).",
            {"31": "12 weeks", "38": "12 weeks", "-7": "12 weeks"},
        ),
        # until when it was counted; when people were treated is no such time
        (
            "Relapse within 72 hours was seen in 3 with zinc and 9 with placebo.",
            {"3": "72 hours", "9": "72 hours"},
        ),
        (
            "Among those treated within 3 hours 31 (52%) with zinc and 38 (63%) with placebo relapsed.",
            {"31": "", "38": ""},
        ),
        # how long something took, and the moment of the next number, are none of this one's
        (
            "Pain fell by 12% with zinc and 15% with placebo and went one day earlier.",
            {"12": "", "15": ""},
        ),
        (
            "Relapse was seen in 12% with zinc and 15% with placebo, a benefit at two years of 3.2 points.",
            {"12": "", "15": ""},
        ),
        # a minus sign behind a moment
        (
            "The mean difference in pain scores at 12 months -1.5, 95% CI -3.7 to 1.6, was slight.",
            {"-1.5": "12 months"},
        ),
        # how long it was in two arms is no moment
        (
            "Pain was 31 (SD 12) with zinc and 38 (SD 13) with placebo after 8.2 and 8.5 days.",
            {"31": "", "38": ""},
        ),
    ],
)
def test_a_number_has_the_moment_beside_it(read, sentence, expected):
    found = timed(read, sentence)
    assert {value: found[value] for value in expected} == expected


def test_the_moment_of_one_outcome_in_a_list_is_not_the_next_one_s(read):
    found = timed(
        read,
        "Vomiting occurred in 12% and 20% of the zinc and placebo groups, nausea at 2 weeks in 31% and 38%, "
        "and headache in 14% and 17%.",
    )
    assert (found["12"], found["31"], found["14"]) == ("", "2 weeks", "")


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        (
            "Baseline mean pain was 61 mm (SD 12) in 60 patients in the zinc group and 63 mm (13) in 60 controls.",
            [],
        ),
        (
            "At baseline, fever was present in 12% of the zinc group and 14% of the placebo group.",
            [],
        ),
        # what came of it is told in the same sentence
        (
            "Baseline pain was similar, and at week 6 it was 31 mm (SD 12) with zinc and 38 mm (SD 13) with placebo.",
            ["31", "38"],
        ),
    ],
)
def test_a_sentence_of_the_beginning_gives_no_results(read, sentence, values):
    assert list(timed(read, sentence)) == values


def test_a_p_value_with_a_direction_has_its_moment(read):
    found = read(
        PAIN + "Pain was lower with zinc than placebo at 2 h (P = 0.023) and at 24 h (P = 0.001)."
    )
    cells = [found.cells(row) for row in found.rows("results")]
    assert [(c["p_value"], c.get("timepoint")) for c in cells if c["statistic"] == "direction"] == [
        ("0.023", "2 h")
    ]


def test_a_moment_right_behind_goes_before_a_list_in_front(read):
    found = read(
        PAIN
        + "Zinc lowered pain at weeks 1, 2 and 3 compared with placebo (p=0.088 week 1; p=0.258 week 2)."
    )
    cells = [found.cells(row) for row in found.rows("results")]
    assert [c.get("timepoint") for c in cells if c.get("p_value") == "0.088"] == ["week 1"]


def test_by_how_long_something_was_shorter_is_no_moment(read):
    text = "The stay was shorter by 2.8 days with zinc (5.3 days, SD 1.1) than with placebo (8.1 days, SD 2.2)."
    assert timed(read, text) == {"2.8": "", "5.3": "", "8.1": ""}
    later = text.replace("by 2.8 days", "at 28 days")
    assert set(timed(read, later).values()) == {"28 days"}
