"""Two moments of one arm side by side: the first of them is no result."""

import pytest

ARMS = (
    "Zinc versus iron in potters: a randomised trial\nWe randomly assigned 240 potters to zinc (n = 120) or iron "
    "(n = 120). Results: "
)


def means(read, sentence):
    return {
        (value, arm)
        for statistic, value, arm, *_ in read(ARMS + sentence).results()
        if statistic == "mean"
    }


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
            "The mean baseline and week-12 scores for the iron group were 62.9±15.5 and 35.1±18.8, respectively, "
            "versus 68.0±11 and 58.6±17.6, respectively, for the zinc group.",
            {("35.1", "iron"), ("58.6", "zinc")},
        ),
    ],
)
def test_the_beginning_and_a_later_moment(read, sentence, expected):
    assert means(read, sentence) == expected
