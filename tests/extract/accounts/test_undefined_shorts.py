"""Abbreviations that a text uses and never says what they are: the initials of the arm that is left."""

import pytest

OPENING = (
    "Sore feet of postmen\n\nWe assigned 240 postmen to {} (n = 82), zinc foot baths (ZFB, n = 80), or knitted socks "
    "(KNS, n = 78). "
)


def test_the_initials_of_the_arm_that_is_left(read):
    name, short = "usual care", "UC"
    told = f"Pain changed by 0.5 (SD 2.9), -1.2 (SD 2.6) and -1.7 (SD 2.7) points in KNS, ZFB and {short}."
    got = read(OPENING.format(name) + told).of_arms("mean")
    assert got == {("0.5", "knitted socks"), ("-1.2", "zinc foot baths"), ("-1.7", name)}


@pytest.mark.parametrize(
    "told",
    [
        "Pain fell in KNS, and in those with ulcerative colitis (UC) by 1.7 points.",  # defined as another thing
        "Pain fell in KNS by 1.7 points (SD 2.9, UC-12 scale).",
        "Pain fell in KNS by 1.7 points. UC was active in 40%.",  # no list with the other arms
    ],
)
def test_what_stands_for_something_else(read, told):
    got = read(OPENING.format("usual care") + told).of_arms("mean")
    assert not any(arm == "usual care" for _, arm in got)


def test_what_any_trial_abbreviates(read):
    opening = OPENING.format("cold inserts")
    got = read(opening + "Pain fell by 1.2 points in ZFB (95% CI 0.4 to 2.0).").of_arms("mean")
    assert not any(arm == "cold inserts" for _, arm in got)
