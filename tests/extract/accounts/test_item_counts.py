"""Counts of events, told by the share, the event's name or the count that stands beside them."""

import pytest

TRIAL = (
    "Zinc versus placebo for the common cold. We randomised 121 nurses to zinc (n = 60) or placebo "
    "(n = 61). "
)


def told(read, sentence, *statistics):
    """Return (statistic, value, arm) of the counts and shares of a sentence that stands in a trial."""
    return [
        (statistic, value, arm.lower())
        for statistic, value, arm, _, _ in read(TRIAL + sentence).results()
        if statistic in ("events", "percent")
    ]


def counts(read, sentence):
    return [(value, arm) for statistic, value, arm in told(read, sentence) if statistic == "events"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # a count and its share, words between
        (
            "Twelve nurses in the zinc group (20%) and six nurses in the placebo group (9.8%) had a cough.",
            [("12", "zinc"), ("6", "placebo")],
        ),
        (
            "The share with a cough was 20% (n = 12) with zinc and 9.8% (n = 6) with placebo.",
            [("12", "zinc"), ("6", "placebo")],
        ),
        # what is counted is said once, or behind other words
        (
            "There were 14 relapses in the zinc group and 22 in the placebo group.",
            [("14", "zinc"), ("22", "placebo")],
        ),
        ("Two zinc-related deaths were observed in the zinc group.", [("2", "zinc")]),
        (
            "Nine of the zinc nurses were satisfied, compared with 19 of the placebo nurses.",
            [("9", "zinc"), ("19", "placebo")],
        ),
        (
            "Stomach pain occurred in 5 zinc (8%) and 7 placebo nurses (11%).",
            [("5", "zinc"), ("7", "placebo")],
        ),
        (
            "Mortality in the zinc group was 20% (12 deaths), and in the placebo group 10% (6 deaths).",
            [("12", "zinc"), ("6", "placebo")],
        ),
        # no group 5, and no two cycles or more
        (
            "In the zinc group 5 vomited, while in the placebo group 9 vomited.",
            [("5", "zinc"), ("9", "placebo")],
        ),
        (
            "Twelve nurses (20%) in the zinc group had a relapse, and 5 (8%) had two or more.",
            [("12", "zinc"), ("5", "zinc")],
        ),
        # who recovered is shared out, not who took part
        (
            "Of 110 patients who recovered, 58 were in the zinc group and 52 in the placebo group.",
            [("58", "zinc"), ("52", "placebo")],
        ),
    ],
)
def test_counts_are_read(read, sentence, expected):
    assert counts(read, sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        # how many people an arm holds, and who they are
        "The share with a cough was 20% (n = 60) with zinc and 9.8% (n = 61) with placebo.",
        "We enrolled 60 nurses in the zinc group and randomised 61 to placebo.",
        "In the zinc group 44 were right-handed and 51 with placebo.",
        "For 15 nurses who received zinc, sleep was good.",
        "The number of nurses who were given their treatment was 118 (zinc: n = 58, placebo: n = 60).",
        # moments, things of the design, known things
        "Zinc was measured at 2, 3 and 6 months in the zinc group.",
        "These two approaches, zinc and placebo, were compared.",
        "Zinc was followed by two periods of placebo.",
        "Weight fell by 12 pounds in the zinc group (20%).",
    ],
)
def test_near_misses_are_no_counts(read, sentence):
    assert counts(read, sentence) == []


def test_sizes_in_brackets_are_no_events(read):
    text = (
        "Zinc for itch: a trial.\nVolunteers were randomly assigned to zinc (60 dogs, 40 cats) or placebo (61 dogs, 39 "
        "cats). Itch was seen in 12 dogs with zinc and 20 with placebo."
    )
    assert [one[1] for one in read(text).results() if one[0] == "events"] == ["12", "20"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "A total of 12 nurses in the placebo group and 7 nurses in the zinc group died (P = 0.2).",
            [("12", "placebo"), ("7", "zinc")],
        ),
        (
            "A total of 7 nurses on zinc and 12 on placebo had a cough.",
            [("7", "zinc"), ("12", "placebo")],
        ),
        # a whole, and sizes
        ("Of 12 nurses on zinc 4 had a cough.", [("4", "zinc")]),
        (
            "A total of 57 nurses in the zinc group and 58 nurses in the placebo group were analysed.",
            [],
        ),
    ],
)
def test_a_total_is_counted(read, sentence, expected):
    assert counts(read, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Fifty nurses on zinc and 51 on placebo were evaluable: 12 on zinc and 14 on placebo had a cough.",
            [("12", "zinc"), ("14", "placebo")],
        ),
        ("Evaluable were 50 on zinc and 51 on placebo.", []),
        ("Evaluable were: 50 on zinc and 51 on placebo.", []),
    ],
)
def test_what_is_told_of_the_evaluable(read, sentence, expected):
    assert counts(read, sentence) == expected
