"""The former and the latter, people called by what they did, and whose number it is beside them."""

import pytest

ARMS = (
    "Walking versus zinc in potters: a randomised trial\nWe randomly assigned 240 potters to walking (n = 120) or zinc "
    "(n = 120). Results: "
)


def means(read, sentence):
    return read(ARMS + sentence).of_arms("mean")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Itch fell by 2.4 ± 0.5 points with zinc and 1.3 ± 0.3 with walking. Girth was reduced by 1.1 cm in the "
            "former and increased by 0.2 cm in the latter.",
            {("2.4", "zinc"), ("1.3", "walking"), ("1.1", "zinc"), ("0.2", "walking")},
        ),
        (
            "Walking and zinc were compared: girth fell by 1.1 cm in the former group and by 0.2 cm in the latter.",
            {("1.1", "walking"), ("0.2", "zinc")},
        ),
        # only one arm was named: neither is told
        (
            "Ferritin was 12 ± 3 with zinc. Girth fell by 1.1 cm in the former and by 0.2 cm in the latter.",
            {("12", "zinc")},
        ),
        # people by what they did
        (
            "Itch was 2.9 in walkers and 4.2 in those on zinc.",
            {("2.9", "walking"), ("4.2", "zinc")},
        ),
        (
            "Itch was 4.2 on zinc compared with 2.9 in the walkers.",
            {("2.9", "walking"), ("4.2", "zinc")},
        ),
        (
            "Itch, rated by bakers, was 2.9 with zinc and 4.2 with walking.",
            {("2.9", "zinc"), ("4.2", "walking")},
        ),
    ],
)
def test_the_former_and_those_who_walked(read, sentence, expected):
    assert means(read, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # the spread stands behind the name
        (
            "Itch dropped by 3.9 in the zinc arm (SD 6.1) and by 0.5 in the walking arm (SD 5.4).",
            {("3.9", "6.1", "zinc"), ("0.5", "5.4", "walking")},
        ),
        # where it began is told aside
        (
            "Itch was 2.4 (1.9) in the zinc group (baseline 2.2) and 3.8 (2.3) in the walking group (baseline 2.1) "
            "(mean (SD)).",
            {("2.4", "1.9", "zinc"), ("3.8", "2.3", "walking")},
        ),
    ],
)
def test_spreads_and_starts_behind_a_name(read, sentence, expected):
    found = [
        (statistic, value, arm)
        for statistic, value, arm, *_ in read(ARMS + sentence).results()
        if statistic in ("mean", "sd")
    ]
    assert {
        (mean, sd, arm)
        for kind, mean, arm in found
        for other, sd, also in found
        if (kind, other, arm) == ("mean", "sd", also)
    } == expected


def test_intervals_between_two_numbers_in_turn(read):
    text = (
        "Grip rose by 12 kg with walking and 9 kg with zinc. Press improved by 31.5 kg (95% CI 25.1 to 37.9) and "
        "8.3 kg (95% CI 3.0 to 13.6), respectively."
    )
    assert means(read, text) == {
        ("12", "walking"),
        ("9", "zinc"),
        ("31.5", "walking"),
        ("8.3", "zinc"),
    }
