"""What a report tells of other studies is no result of its own."""

import pytest

ARMS = (
    "Zinc against placebo in potters\nMethods: We randomly assigned 90 potters to zinc (n = 45) or "
    "placebo (n = 45).\nDiscussion: "
)


def values(read, sentence):
    return {value for _, value, *_ in read(ARMS + sentence).results()}


@pytest.mark.parametrize(
    "sentence",
    [
        "In other small trials, colds were seen in 12% with zinc and 20% with placebo.",
        "A meta-analysis of ten trials found a relative risk of 0.7 (95% CI 0.5 to 0.9) for colds.",
        "Okafor et al. reported colds in 12% with zinc and 20% with placebo.",
        "The authors concluded that zinc lowered colds from 20% to 12% (P = 0.02).",
        "It is estimated that 12% of people have a cold.",
        "In a recent large trial, colds were seen in 12% with zinc and 20% with placebo.",
    ],
)
def test_other_studies(read, sentence):
    assert values(read, sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "In our trial colds were seen in 12% with zinc and 20% with placebo, as in other trials.",
        "Colds were seen in 12% with zinc and 20% with placebo, consistent with earlier studies.",
        "In this meta-analysis colds were seen in 12% with zinc and 20% with placebo.",
        "Prior to the study drugs, and after, colds were seen in 12% with zinc and 20% with placebo.",
        "In the two other arms colds were seen in 12% with zinc and 20% with placebo.",
    ],
)
def test_its_own(read, sentence):
    assert {"12", "20"} <= values(read, sentence)
