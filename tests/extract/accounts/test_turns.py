"""Two moments of one arm side by side: the first of them is no result."""

import pytest

from .openings import POTTERS_IRON


def means(read, sentence):
    return read(POTTERS_IRON + sentence).of_arms("mean")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Itch fell from 6.1 to 3.1 after zinc but was unchanged with iron (6.0 to 5.9).",
            {("3.1", "zinc"), ("5.9", "iron")},
        ),
        (
            "Itch fell from 6.1 to 3.1 after iron but was unchanged with zinc (5.9 to 6.0).",
            {("3.1", "iron"), ("6", "zinc")},
        ),
        (
            "Itch fell with zinc (6.1 to 3.1) and was unchanged with iron (6.0 to 5.9).",
            {("3.1", "zinc"), ("5.9", "iron")},
        ),
        # a range, and an interval behind a number
        ("Itch decreased with zinc (range 3.1 to 2.0).", set()),
        ("Itch scores were rated by two nurses (3.1 to 6.1) on zinc.", set()),
    ],
)
def test_a_change_in_a_bracket(read, sentence, expected):
    assert means(read, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Pre- and post-test itch scores were 6.1 ± 1.4 and 3.1 ± 1.2 in the zinc group and 6.0 ± 1.5 and 4.4 ± 1.5 "
            "in the iron group.",
            {("3.1", "zinc"), ("4.4", "iron")},
        ),
        (
            "The mean baseline and week-12 scores for the iron group were 57.3±14.1 and 33.6±16.2, respectively, "
            "versus 61.4±12 and 52.7±15.9, respectively, for the zinc group.",
            {("33.6", "iron"), ("52.7", "zinc")},
        ),
    ],
)
def test_the_beginning_and_a_later_moment(read, sentence, expected):
    assert means(read, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The itch score was 6.1 ± 1.4 and 3.1 ± 1.2 before and a month after treatment in the zinc group, and "
            "6.0 ± 1.5 and 4.4 ± 1.5 in the iron group.",
            {("3.1", "zinc"), ("4.4", "iron")},
        ),
        (
            "Itch was (6.1 ± 1.4) mm before drug therapy and (3.1 ± 1.2) mm after drug therapy in the iron group, "
            "while it was (6.0 ± 1.5) mm and (4.4 ± 1.5) mm in the zinc group.",
            {("3.1", "iron"), ("4.4", "zinc")},
        ),
        # another outcome of the two arms, no two moments
        (
            "Itch was 6.1 ± 1.4 before treatment and 3.1 ± 1.2 after treatment with zinc, and rash was 2.2 ± 0.9 and "
            "2.5 ± 0.8 with zinc and iron.",
            {("3.1", "zinc"), ("2.2", "zinc"), ("2.5", "iron")},
        ),
        # from where it came, told behind where it went
        (
            "Zinc raised the flow (17.4 ± 4.8 ml/s from 11.6 ± 2.9 ml/s) and iron lowered it (9.3 ± 2.2 ml/s from "
            "11.1 ± 2.7 ml/s).",
            {("17.4", "zinc"), ("9.3", "iron")},
        ),
        # "to" leads to the other arm's value, not on from this one
        (
            "The number of attacks fell to 2.1 ± 1.3 with zinc and to 3.4 ± 1.6 with iron.",
            {("2.1", "zinc"), ("3.4", "iron")},
        ),
        # by how much it changed, not where it began
        (
            "The difference between baseline and final scores was greater with zinc (8.3 ± 4.7 vs 3.4 ± 2.0).",
            {("8.3", "zinc"), ("3.4", "iron")},
        ),
        (
            "The difference between pre- and post-treatment scores was 8.3 ± 4.7 with iron and 3.4 ± 2.0 with zinc.",
            {("8.3", "iron"), ("3.4", "zinc")},
        ),
        ("The difference in itch between zinc and iron was 3.4 ± 2.0 points.", set()),
        # two moments in a bracket, where it moved in the other arm only
        (
            "The flow rose from 32.1 ± 4.4 to 36.0 ± 4.9 ml/min (P < 0.01) in the iron group but not in the zinc group "
            "(32.4 ± 4.1 vs. 32.9 ± 4.5 ml/min).",
            {("36", "iron"), ("32.9", "zinc")},
        ),
    ],
)
def test_where_something_began_is_told_in_many_ways(read, sentence, expected):
    assert means(read, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Itch fell from 6.3 to 4.2 points with zinc and from 6.5 to 6.0 points with iron.",
            {("4.2", "zinc"), ("6", "iron")},
        ),
        (
            "Potters on iron had a significant reduction in mean itch score from 6.3 to 4.2 points compared with a "
            "change from 6.5 to 6.8 points in potters on zinc.",
            {("4.2", "iron"), ("6.8", "zinc")},
        ),
        (
            "Itch rose from 6.3 points to 7.2 points with zinc and from 6.5 points to 7.0 points with iron.",
            {("7.2", "zinc"), ("7", "iron")},
        ),
        # ranges
        ("Itch scores ranged from 6.3 to 9.2 points with zinc and from 6.5 to 9 with iron.", set()),
        ("Itch was rated from 6 to 9 points with zinc.", set()),
        ("The scale of itch runs from 6 to 9 points.", set()),
    ],
)
def test_points_from_where_to_where(read, sentence, expected):
    assert means(read, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The mean lead of the zinc group went down from 8.3 ± 1.1% at baseline to 7.6 ± 1.0% at 3 months; that of "
            "the iron group was 8.2 ± 1.2%.",
            {("7.6", "zinc"), ("8.2", "iron")},
        ),
        (
            "The mean lead of the iron group came down to 7.6 ± 1.0%, and that of the zinc group stayed at "
            "8.2 ± 1.2%.",
            {("7.6", "iron"), ("8.2", "zinc")},
        ),
        (
            "In the iron group lead remained at 7.6 ± 1.0, in the zinc group it grew to 8.2 ± 1.2.",
            {("7.6", "iron"), ("8.2", "zinc")},
        ),
    ],
)
def test_what_went_or_stayed(read, sentence, expected):
    assert means(read, sentence) == expected
