"""What people were like when they came into a trial is no result of its arms."""

import pytest

ARMS = " zentorine (n = 20) or placebo (n = 20)."
START = "Zentorine in gout\n\n"
END = " Pain fell to 3.1 ± 1.2 with zentorine and 4.4 ± 1.3 with placebo."


@pytest.mark.parametrize(
    "opening",
    [
        "Forty adults with gout (28 men, urate 9.1 ± 1.2 mg/dl) were randomised to" + ARMS,
        "We studied 40 patients (70% men; mean pain 6.2 ± 1.8) who were randomly assigned to"
        + ARMS,
        "Twenty volunteers (13 men; urate 9.1 ± 1.2 mg/dl) took zentorine or placebo in random order.",
    ],
)
def test_a_bracket_behind_the_people_says_what_they_were_like(read, opening):
    results = read(START + opening + END).results()
    assert {value for _, value, *_ in results} == {"3.1", "1.2", "4.4", "1.3"}


def test_a_bracket_behind_an_arm_or_what_people_had_holds_results(read):
    arms = "Forty adults were randomised to zentorine (n = 20) or placebo (n = 20). "
    text = "Flares were seen in 6 patients (30%) given zentorine and in 12 patients (60%) given placebo."
    results = read(START + arms + text).results()
    assert {(kind, value) for kind, value, *_ in results} == {
        ("events", "6"), ("percent", "30"), ("events", "12"), ("percent", "60"),
    }  # fmt: skip
