"""Numbers that stand at one arm's name twice, at a part of an arm, or at a list of their own."""

import pytest

DOSES = (
    "Comparison of zinc and iron for itch\nMethods: We randomly assigned 903 women to receive either 45 or 90 mg of "
    "zinc or high-dose iron. Results: "
)
TRIAL = "Zinc versus iron for itch: a randomised trial\nMethods: We randomised 240 women to zinc or iron. Results: "


def whose(read, text):
    return [
        (value, arm.lower())
        for statistic, value, arm, *_ in read(text).results()
        if statistic in ("percent", "events", "mean")
    ]


def test_doses_of_one_drug_are_all_its_own(read):
    told = (
        "Harms occurred in 66% of women who received 45 mg of zinc and 69% of women who received 90 mg of zinc and in "
        "70% of women who received iron; 3%, 1%, and 2%, respectively, were serious."
    )
    assert whose(read, DOSES + told)[:3] == [("66", "zinc"), ("69", "zinc"), ("70", "iron")]


def test_near_miss_one_amount_tells_no_two_groups(read):
    told = "Harms occurred in 66% v 69% of women who received 45 mg of zinc."
    assert [arm for _, arm in whose(read, DOSES + told)] != ["zinc", "zinc"]


@pytest.mark.parametrize(
    "told",
    [
        "Among women who did not have a response to iron, 48.9% slept within 12 weeks when zinc was given.",
        "Of the 70 women randomised to zinc who subsequently underwent iron, 58 (82.9%) slept.",
    ],
)
def test_parts_of_an_arm_that_left_it_are_not_the_other_arm_s(read, told):
    assert "iron" not in [arm for _, arm in whose(read, TRIAL + told)]


def test_near_miss_those_who_had_a_response_with_an_arm(read):
    told = "A response was seen in 48.9% of those assigned to zinc and 31.5% of those assigned to iron."
    assert whose(read, TRIAL + told) == [("48.9", "zinc"), ("31.5", "iron")]


def test_a_moment_told_as_an_age_is_no_trait(read):
    told = "Of 118 women assigned to zinc and alive at a corrected age of 36 weeks, 42 (36%) slept."
    assert ("42", "zinc") in whose(read, TRIAL + told)


def test_two_at_the_end_that_respectively_joins_are_a_pair(read):
    told = (
        "There were 89 relapses in the iron group and 61 in the zinc group, while falls led to 49 and 46 deaths, "
        "respectively."
    )
    assert whose(read, TRIAL + told) == [
        ("89", "iron"),
        ("61", "zinc"),
        ("49", "iron"),
        ("46", "zinc"),
    ]


@pytest.mark.parametrize(
    ("told", "control"),
    [
        (
            "Itch was rarer with zinc than with salt. Compared with salt, iron caused less pain.",
            "salt",
        ),
        (
            "Itch was rarer with salt than with iron. Compared with iron, zinc caused less pain.",
            "iron",
        ),
        ("Itch was rarer with zinc than with salt. Compared with iron, salt caused less pain.", ""),
    ],
)
def test_what_others_are_compared_with_again_and_again_is_the_control(read, told, control):
    text = "Zinc, iron and salt for itch. We randomised 90 women to zinc, iron or salt. " + told
    found = read(text)
    controls = {one["label"].lower() for one in found.arms() if one["role"] != "experimental"}
    assert controls == ({control} if control else set())
