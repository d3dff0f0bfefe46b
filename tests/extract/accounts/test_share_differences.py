"""A difference in per cent: of shares of people, or of means that are in per cent themselves."""

import pytest

ARMS = (
    "Zinc against placebo in potters\nWe randomly assigned 90 potters to zinc (n = 45) or placebo "
    "(n = 45). Results: "
)
INFARCTION = (
    "Zentorine after infarction\n\n"
    "Patients were randomly assigned to zentorine (n = 200) or placebo (n = 210). "
)


def kinds(read, sentence):
    found = read(ARMS + sentence).results()
    return [(s, value) for s, value, *_ in found if s.endswith("_difference")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The cure rate was 80% with zinc and 65% with placebo (difference 15%; 95% CI 2 to 28).",
        "A greater proportion of potters were well with zinc (82 v 67%; between-group difference 15% "
        "[95% CI 2 to 28]).",
        "More women conceived with zinc than with placebo (difference 15%, 95% CI 2 to 28).",
    ],
)
def test_of_shares(read, sentence):
    assert kinds(read, sentence) == [("risk_difference", "15")]


@pytest.mark.parametrize(
    "sentence",
    [
        "HbA1c fell more with zinc than with placebo (difference 15%, 95% CI 2 to 28).",
        "The cure rate rose; mean change in bone density differed by group (difference 15%, 95% CI 2 to 28).",
        "The response rate was higher with zinc; ejection fraction was too (difference 15%, 95% CI 2 to 28).",
        "The incidence of cough rose with zinc (difference 15 points, 95% CI 2 to 28).",
    ],
)
def test_of_means(read, sentence):
    assert [kind for kind, _ in kinds(read, sentence)] == ["mean_difference"]


def test_per_cent_higher_is_a_change_and_no_difference_of_means(read):
    text = "Pain did not differ, but zentorine led to 45% (95% CI 23% to 71%) higher urate."
    assert "mean_difference" not in {kind for kind, *_ in read(INFARCTION + text).results()}


def test_per_cent_higher_behind_no_differences_is_a_change_still(read):
    text = (
        "At 4 months there were no significant differences in pain between the groups, but those given zentorine"
        " had 45% (95% CI 23% to 71%) higher mean ferritin concentration."
    )
    assert "mean_difference" not in {kind for kind, *_ in read(INFARCTION + text).results()}
