"""How many a trial would need is no size of it."""

import pytest
from trialtrace.extract.accounts.sizes.planned import PLANS

from .openings import POTTERS_SALT


@pytest.mark.parametrize(
    "planned",
    [
        "It was calculated that recruiting 80 potters would give a sample of 60 potters (30 per group).",
        "With 80% power, 30 potters in each group had to be asked.",
        "Thirty potters per group: 60 participants were needed to detect a difference of one point.",
    ],
)
def test_planned_numbers_are_no_sizes(read, planned):
    found = read(POTTERS_SALT + planned)
    assert [arm.get("n") for arm in found.arms()] == [None, None]


def test_told_numbers_are(read):
    found = read(
        POTTERS_SALT
        + "In the end 30 potters were assigned to zinc and 31 to salt. Thirty cups per group were needed."
    )
    assert sorted(arm.get("n", "") for arm in found.arms()) == ["30", "31"]


def test_some_of_an_arm_are_not_the_arm(read):
    found = read(
        POTTERS_SALT
        + "Potters on salt who came to all visits (n = 21) and those who did not (n = 9) were alike."
    )
    assert [arm.get("n") for arm in found.arms()] == [None, None]


def test_a_power_in_a_bracket_makes_no_plan_of_results(read):
    told = "Results: Colds were seen in 40% versus 52% of potters on zinc and salt, respectively{aside}."
    for aside in ("", " (at a power of 90% to detect a difference of 9%)"):
        found = read(POTTERS_SALT + told.format(aside=aside))
        assert sorted(one[1] for one in found.results()) == ["40", "52"], aside
    # near miss: the sentence itself reckons
    found = read(
        POTTERS_SALT + "To detect a fall from 52% to 40% (power 90%), 300 potters were needed."
    )
    assert not list(found.results())


@pytest.mark.parametrize(
    "told",
    [
        "Estimated blood loss was 300 ml, and 8 of 40 potters needed stitches.",
        "It was estimated that the dose required 40 mg of salt.",
        "Expected side effects required treatment in 8 of 40 potters.",
        "Endoscopy to detect an ulcer was done in 40 potters.",
        "Scans to detect changes in bone were done in 40 potters.",
        "Muscle power was 80% of the start.",
        "Forty potters cycled with 80% power output.",
        "It was decided to include 80 potters, and 40 were given zinc.",
        "In 40 women stitches were necessary.",
        "Stitches in 40 women were necessary.",
        "Forty women were required to fast for 8 hours.",
        "Ten women would be seen by a nurse.",
        "The trial was not designed to detect a difference in deaths between 40 potters on zinc and 41 on salt.",
        "Of the 40 women, 12 had the desired number of children.",
        "Legs with a power of 80% of the start were those of 40 women.",
        "The number of patients needed to treat was 12.",
        "The number of patients who needed stitches was 12, and 40 required none.",
        "Splints designed to include 2 fingers were worn by 40 women.",
        "Spectral power analysis showed a peak at 8 Hz.",
    ],
)
def test_what_was_needed_or_expected_is_no_plan(told):
    assert not any(one.search(told) for one in PLANS)


def test_results_beside_what_was_needed_are_kept(read):
    told = "Results: Expected side effects required treatment, and colds were seen in 8% and 14% of potters"
    found = read(f"{POTTERS_SALT}{told} on zinc and salt.")
    assert {"8", "14"} <= {one[1] for one in found.results()}


@pytest.mark.parametrize(
    "planned",
    [
        "We aimed to recruit at least 90 participants, of whom 12% would leave.",
        "A sample size of 90 was required, with colds in 20% and 12%.",
        "The trial had 90% power to detect a fall in colds from 20% to 12%.",
        "Assuming colds in 20% and 12%, a significance level of 5% and a power of 80%, 90 were asked.",
        "Ninety participants would be needed if colds fell from 20% to 12%.",
        "To detect a 12% reduction in colds, 90 participants per group would suffice.",
        "To show a fall in colds from 20% to 12%, 90 potters per arm were needed.",
        "With colds in 20% and 12%, samples of 90 or a sample size of 92 and 94, respectively, would be required.",
        "With colds in 20% and 12%, the required number of patients was 90.",
        "With colds in 20% and 12%, the number of patients needed was 90.",
        "To allow for 12% who would leave, 90 participants were to be recruited.",
        "The trial was designed to include 90 potters, as 12% would leave.",
        "We expected colds in 20% and 12% and calculated a sample size of 90.",
        "The sample size (n = 90) was based on colds in 20% and 12%.",
    ],
)
def test_wanted_people_and_effects_are_a_plan(read, planned):
    assert any(one.search(planned) for one in PLANS)
    assert not list(read(POTTERS_SALT + "Methods: " + planned).results())


@pytest.mark.parametrize(
    ("told", "total"),
    [
        ("Of 330 potters intended for enrolment, 23 were randomised before the trial was stopped.", "23"),
        ("We planned to enrol 330 potters, but only 80 were randomised to zinc or salt.", "80"),
        ("Of 330 potters, 80 were randomised.", "80"),
    ],
)  # fmt: skip
def test_what_came_counts_and_not_what_was_hoped_for(read, told, total):
    found = read("Zinc for colds in potters: a randomised trial\nMethods: " + told)
    assert found.studies()[0]["n_total"] == total


def test_as_many_events_as_people_are_no_sizes(read):
    told = "Of 330 potters intended for enrolment, 15 were randomised. Results: Events occurred in each group: "
    found = read(POTTERS_SALT + told + "8 (zinc) and 7 (salt).")
    assert [arm.get("n") for arm in found.arms()] == [None, None]
    assert [one[1] for one in found.results() if one[0] == "events"] == ["8", "7"]
