"""Whose means are, by their clause, their list and their bracket, and which numbers are no means of an arm."""

import pytest

from .openings import POTTERS_IRON
from .test_means_of_arms import THREE, means


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # a bracket that opens behind the word for what is compared
        ("Mean scores were lower (31.2 vs. 38.8 mm) in the iron group.", {("31.2", "iron"), ("38.8", "zinc")}),
        ("Scores were lower (31 ± 4 vs 38 ± 5 mm) in the iron group.", {("31", "iron"), ("38", "zinc")}),
        # a stop of "vs." ends no thought
        (
            "The iron group scored higher than the zinc group (M = 4.2, SD = 1.1 vs. M = 3.9, SD = 1.3).",
            {("4.2", "iron"), ("3.9", "zinc")},
        ),
        # a day, and what was measured on it
        (
            "Mean levels fell by day 180 to 27.3 μg/ml (95% CI 20.6-31.5) with zinc and 22.1 μg/ml "
            "(19.3-28.6) with iron.",
            {("27.3", "zinc"), ("22.1", "iron")},
        ),
        ("Care cost 25 ± 15 versus 19 ± 7 euros with zinc and iron, respectively.", {("25", "zinc"), ("19", "iron")}),
        ("The area under the curve was 1240 ± 210 mg·h/l with zinc and 980 ± 190 mg·h/l with iron.",
         {("1240", "zinc"), ("980", "iron")}),
        ("Potters on iron walked farther (412 m vs 366 m).", {("412", "iron"), ("366", "zinc")}),
        # the only arm that is named, at the head of the clause
        (
            "The iron group performed better on the walk test, covering 412 ± 55 m compared with 366 ± 61 m.",
            {("412", "iron"), ("366", "zinc")},
        ),
        ("The iron group walked 412 ± 55 m compared with 366 ± 61 m.", {("412", "iron"), ("366", "zinc")}),
        (
            "The scale fell 41.6% with zinc (from 20.9 to 12.2), compared with 28.3% with iron (21.2 to 15.2).",
            {("41.6", "zinc"), ("12.2", "zinc"), ("28.3", "iron"), ("15.2", "iron")},
        ),
        # how long people were followed, or treated
        ("The mean follow-up was 6.2 ± 1.1 months with zinc and 6.4 ± 1.2 months with iron.", set()),
        # how long something that was done took, how much was given and for how long
        ("Potters on zinc had four 1-h lessons that lasted 52 ± 4 min.", set()),
        ("Zinc was given at a mean dose of 12.2 ± 3.1 mg/day for 8.1 ± 1.2 weeks.", set()),
        # what people were like when they came in
        (
            "The groups were similar in age (mean 41.2 vs 40.8 years), and the visit took 62 ± 11 min with zinc and "
            "71 ± 14 min with iron.",
            {("62", "zinc"), ("71", "iron")},
        ),
        ("Forty players (16.1 ± 0.8 years; stage: 2.9 ± 0.7) were randomly divided into zinc and iron.", set()),
        # of a list of falls the second is one, too, however it is worded
        (
            "Itch fell 41.6% with zinc (from 20.9 to 12.2), compared with 28.3% for those given iron (21.2 to 15.2).",
            {("41.6", "zinc"), ("12.2", "zinc"), ("28.3", "iron"), ("15.2", "iron")},
        ),
        # limits of an interval
        ("The upper 95% CL for the difference in cough was 5.2% at day 3 and 7.4% at day 12.", set()),
    ],
)  # fmt: skip
def test_whose_means_they_are(read, sentence, expected):
    assert means(read, sentence) == expected


@pytest.mark.parametrize(("one", "other"), [("zinc", "iron"), ("iron", "zinc")])
def test_a_list_of_names_and_means(read, one, other):
    sentence = f"The mean change in itch was as follows: {one}, -7.1; {other}, -6.6; and placebo, -3.9; all P < .05."
    assert means(read, sentence, THREE) == {("-7.1", one), ("-6.6", other), ("-3.9", "placebo")}


def test_how_long_people_were_treated_stands_aside(read):
    found = read(
        POTTERS_IRON
        + "Median survival was 7 weeks with zinc (95% CI 4-8 weeks; median treatment duration, 8 weeks) and among "
        "those assigned to iron was 15.9 weeks (95% CI 8-21 weeks)."
    )
    medians = {(value, arm) for kind, value, arm, *_ in found.results() if kind == "median"}
    assert medians == {("7", "zinc"), ("15.9", "iron")}


def test_what_all_are_stands_in_a_bracket_at_the_end(read):
    found = read(
        POTTERS_IRON
        + "The itch score was 2 (1-3) in the zinc group versus 4 (2-5) in the iron group (median [IQR])."
    )
    medians = {(value, arm) for kind, value, arm, *_ in found.results() if kind == "median"}
    assert medians == {("2", "zinc"), ("4", "iron")}
