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
        "Twenty men (27 ± 1 years) with mild hypertension (143 ± 11/95 ± 6 mm Hg) were included in a randomised "
        "crossover study of zentorine and placebo.",
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


ARMED = "Ninety adults were randomised to zentorine (n = 40) or placebo (n = 50). "


@pytest.mark.parametrize(
    "sentence",
    [
        "34% of the zentorine group and 31% of the placebo group had a history of ulcers.",
        "34% of those on zentorine had undergone previous surgery, compared with 31% on placebo.",
        "The groups were similar: 34% and 31% had received previous radiotherapy, respectively.",
        "Ninety patients were enrolled, and there were 34 and 31 patients who had received previous radiotherapy.",
        "The groups were comparable in age (44 v 45 years), and 34% on zentorine and 31% on placebo had diabetes.",
        "Characteristics of patients did not differ: 34% on zentorine and 31% on placebo were employed.",
        "We included 60 women and 30 men, of whom 34 on zentorine and 31 on placebo had hypertension.",
    ],
)
def test_what_people_were_like_is_told_in_other_ways_too(read, sentence):
    results = read(START + ARMED + sentence + END).results()
    assert not {"34", "31"} & {value for _, value, *_ in results}


@pytest.mark.parametrize(
    "sentence",
    [
        "34% of the zentorine group and 31% of the placebo group had a relapse.",
        "The groups were similar: 34% and 31% relapsed on zentorine and placebo, respectively.",
        "Of patients with ulcers, 34% on zentorine and 31% on placebo relapsed.",
    ],
)
def test_what_befell_them_does_not_count_among_traits(read, sentence):
    results = read(START + ARMED + sentence + END).results()
    assert {"34", "31"} <= {value for _, value, *_ in results}
