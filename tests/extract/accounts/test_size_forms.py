"""The many ways of saying how many were in each of two arms."""

import pytest

from .openings import GOUT

FORMS = (
    "Group A (20 sailors) received zinc; group B (22 sailors) received placebo.",
    "The zinc group (n = 20) and the control group (n = 22) were followed for a year.",
    "There were 20 sailors in the zinc group and 22 in the placebo group.",
    "Zinc was given to 20 sailors and placebo to 22.",
    "Of 42 sailors, 20 were treated with zinc, 22 with placebo.",
    "Of 42 sailors 20 were on zinc, 22 on placebo.",
    "Sailors received zinc (20 sailors) or placebo (22).",
    "Sailors were randomized to zinc (20) or placebo (22).",
    "Forty-two sailors took part: 20 (zinc) and 22 (placebo).",
    "The arms were zinc: n=20; placebo: n=22.",
    "Sailors were assigned to zinc [n = 20] or placebo [n = 22].",
    "The zinc group consisted of 20 sailors and the placebo group comprised 22 sailors.",
    "In all 20 zinc-treated and 22 placebo-treated sailors came back.",
    "Twenty sailors who received zinc were compared with 22 who received placebo.",
    "Sailors were divided into two equal groups of 20 to take zinc or placebo.",
    "Sailors were randomised to zinc or placebo, 20 per arm.",
    "Sailors were randomised to zinc or placebo (20 sailors each).",
    "Sailors were randomised to zinc or placebo (n = 20 in each group).",
    "Sailors were randomised to zinc or placebo (n=20/group).",
    "Sailors were randomised to zinc or placebo (20 in each).",
    "Sailors were randomised to zinc or placebo (n = 20 for each group).",
    "Sailors were randomised to zinc or placebo (20 sailors/arm).",
    "Sailors were randomised to zinc or placebo (20 sailors per group).",
    "Sailors were randomised to zinc or placebo (n = 20 per treatment).",
    "Of 42 sailors 20 received zinc and the remaining 22 received placebo.",
    "Of 42 sailors 20 received zinc and the other 22 placebo.",
    "Sailors took zinc (group 1, 20 sailors) or placebo (group 2, 22 sailors).",
    "Forty-two sailors (zinc, n = 20; placebo, n = 22) were randomised.",
    "Forty-two sailors (20 zinc, 22 placebo) were randomised.",
    "Forty-two sailors were randomised (20 to zinc, 22 to placebo).",
    "The analysis was of zinc (N=20) and placebo (N=22).",
    "A total of 20 and 22 sailors were randomised to zinc and placebo, respectively.",
    "Zinc and placebo were given to 20 and 22 sailors, respectively.",
    "Sailors received either zinc 50 mg daily for 6 weeks (20 sailors) or placebo for 6 weeks (22 sailors).",
    "Twenty sailors were given zinc and twenty-two were given placebo.",
    "Twenty sailors were randomised to receive zinc, while 22 received placebo.",
    "Of the 42 sailors, 20 (48%) received zinc and 22 (52%) received placebo.",
    "The 20 sailors on zinc had less pain than the 22 sailors on placebo.",
    "Sailors were randomised to either zinc (n = 20, mean age 50 years) or placebo (n = 22, mean age 51 years).",
    "Sailors were randomised to zinc, n = 20, or placebo, n = 22.",
    "Sailors were randomised to zinc (n1 = 20) or placebo (n2 = 22).",
    "Zinc (20 sailors) was compared with placebo (22 sailors).",
    "There were 20 zinc and 22 placebo sailors.",
    "Twenty sailors (zinc group) took zinc and 22 sailors (placebo group) took placebo.",
    "An experimental group (n = 20) took zinc, and a control group (n = 22) placebo.",
    "Sailors were randomly divided into the zinc group (20 sailors) and the placebo group (22 sailors).",
    "Sailors were randomly divided into the zinc group and the placebo group with 20 sailors in each group.",
    "Sailors were randomly divided into the zinc group and the placebo group, 20 sailors in each.",
    "Sailors were randomised 1:1 to zinc or placebo (20 and 22 sailors, respectively).",
    "In the zinc group, there were 20 sailors, and in the placebo group 22.",
    "Forty sailors were enrolled (20 each in the zinc and placebo groups).",
    "Forty-two sailors were randomised to zinc or placebo. Nineteen of 20 sailors in the zinc group and 21 of 22"
    " sailors in the placebo group came back.",
)


@pytest.mark.parametrize("text", FORMS)
def test_each_arm_has_its_number(read, text):
    seen = read(GOUT + text)
    other = "22" if "22" in text or "twenty-two" in text else "20"
    numbers = {}
    for arm in seen.arms():
        name = arm.get("label", "").casefold()
        first = any(word in name for word in ("zinc", "group a", "group 1", "experimental"))
        numbers["zinc" if first else "placebo"] = arm.get("n")
    assert numbers == {"zinc": "20", "placebo": other}


NEAR_MISSES = (
    "Nausea occurred in 20 and 22 sailors on zinc and placebo, respectively.",
    "There were 20 zinc and 22 placebo sailors withdrawn.",
    "Pain fell in 20 sailors on zinc and 22 on placebo.",
    "Sailors took zinc for 20 and placebo for 22 days.",
    "Twenty sailors on zinc and 22 on placebo had a fever.",
    "Zinc was stopped in 20 sailors and placebo in 22 because of adverse events.",
)


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_what_happened_in_an_arm_is_no_size(read, text):
    assert [arm.get("n") for arm in read(GOUT + text).arms()] == [None, None]


IN_BRACKETS = (
    ("The analysis by intention to treat (N = 42, zinc 20, honey 22) was planned.", ["20", "22"]),
    ("A total of 42 sailors were randomised (20 zinc gel, 22 honey).", ["20", "22"]),
)
NOT_IN_BRACKETS = (
    "A total of 42 sailors were randomised (20 women, 22 men).",
    "A total of 42 sailors were randomised (gout 20, cough 23).",
    "A total of 42 sailors were seen (gout 20, cough 22).",
)


@pytest.mark.parametrize(("text", "numbers"), IN_BRACKETS)
def test_names_and_numbers_of_one_bracket_sum_to_the_whole(read, text, numbers):
    seen = read("Pain at sea. " + text)
    assert [arm.get("n") for arm in seen.arms()] == numbers


@pytest.mark.parametrize("text", NOT_IN_BRACKETS)
def test_other_brackets_name_no_arms(read, text):
    assert all(arm.get("n") is None for arm in read("Pain at sea. " + text).arms())


def test_a_number_in_front_of_a_groups_name_counts_people(read):
    seen = read(
        "Weekly or daily zinc. Sailors were allocated to receive either weekly zinc (arm 1) or daily"
        " zinc (arm 2). Fifty-five sailors were enrolled (30 arm 1, 25 arm 2)."
    )
    assert ("30", "groups") not in seen.rejected()


def test_men_and_women_in_a_bracket_name_no_arms(read):
    seen = read(
        "Pain at sea. Fifty-four sailors (41 males and 13 females) were included in the study."
    )
    assert [arm.get("n") for arm in seen.arms()] == []


def test_denominators_that_sum_to_nothing_are_no_sizes(read):
    text = (
        "Sixty sailors were randomised to zinc or placebo. Nineteen of 20 sailors in the zinc group and 21 of 22"
        " sailors in the placebo group who were ill came back."
    )
    assert [arm.get("n") for arm in read(GOUT + text).arms()] == [None, None]


@pytest.mark.parametrize(
    ("sentence", "total"),
    [
        ("Recruitment was halted after 60 of the projected 90 patients were enrolled.", "60"),
        ("A rash was seen in 90 of the patients, and 60 (67%) of these 90 patients were randomly assigned to zinc or "
         "placebo.", "60"),
        ("Of the sailors who were enrolled, 58 were allocated to 3 days of zinc and 62 to 5 days of placebo.", "120"),
    ],
)  # fmt: skip
def test_how_many_of_how_many_were_taken_in(read, sentence, total):
    lead = GOUT if total != "120" else GOUT + "We recruited 120 sailors. "
    assert read(lead + sentence).studies()[0]["n_total"] == total


def test_those_who_received_treatment_are_a_step(read):
    found = read(GOUT + "Of 62 sailors who were randomised, 60 received treatment.")
    assert found.studies()[0]["n_total"] == "62"
    assert [found.cells(row)["n"] for row in found.rows("sizes")] == ["60"]


@pytest.mark.parametrize("places", ["neighbourhoods", "schools", "clusters", "nursing homes"])
def test_places_are_no_people(read, places):
    found = read(GOUT + f"We randomly assigned 25 {places} to zinc; 11 {places} were controls.")
    assert not any("n_total" in one for one in found.studies())
    assert not any("n" in one for one in found.arms())


def test_those_left_out_and_those_taken_in_are_no_two_arms(read):
    found = read(
        GOUT
        + "Of the 530 sailors screened, 98 were excluded and 432 were randomised: 215 to zinc and 217 to placebo."
    )
    assert {one["label"].lower(): one.get("n") for one in found.arms()} == {
        "zinc": "215", "placebo": "217",
    }  # fmt: skip


def test_a_share_behind_the_next_thought_is_no_size(read):
    found = read(
        GOUT
        + "Colds came to 27 sailors (23%) in the zinc group and to 33 (27%) in the placebo group; 36 sailors (30%) "
        "and 39 sailors (32%), respectively, slept."
    )
    assert not any("n" in one for one in found.arms())
