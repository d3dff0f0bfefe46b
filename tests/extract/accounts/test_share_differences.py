"""A difference in per cent: of shares of people, or of means that are in per cent themselves."""

import pytest

from .openings import INFARCTION, POTTERS_PLACEBO


def kinds(read, sentence):
    found = read(POTTERS_PLACEBO + sentence).results()
    return [(s, value) for s, value, *_ in found if s.endswith("_difference")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The cure rate was 80% with zinc and 65% with placebo (difference 15%; 95% CI 2 to 28).",
        "A greater proportion of potters were well with zinc (82 v 67%; between-group difference 15% "
        "[95% CI 2 to 28]).",
        "Relapse was seen in 12 (27%) potters on zinc and in 5 (12%) on placebo (difference 15%; 2 to 28).",
        "Relapse at 4 years was 27.2% (95% CI 20.1-33.2) in the zinc group and 12.2% (9.1-17.1) in the placebo "
        "group (difference between groups 15%, 2 to 28).",
        "More women conceived with zinc than with placebo (difference 15%, 95% CI 2 to 28).",
    ],
)
def test_of_shares(read, sentence):
    assert kinds(read, sentence) == [("risk_difference", "15")]


@pytest.mark.parametrize(
    "sentence",
    [
        "HbA1c was 7.2% (95% CI 7.0-7.4) in the zinc group and 7.9% (7.8-8.1) in the placebo group (difference "
        "between groups 15%, 2 to 28).",
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


def test_a_dose_behind_between_is_no_difference(read):
    text = "The difference between the {} zentorine and placebo groups was significant (P = 0.005)."
    assert "10" not in {value for _, value, *_ in read(INFARCTION + text.format("10-mg")).results()}
