"""Arms of several drugs and doses: compounds, doses in lists of groups, signs behind names, the control of many."""

import pytest


def roles(read, text):
    """Return the role of each arm by its label."""
    return {arm["label"].lower(): arm["role"] for arm in read(text).arms()}


def told(read, text):
    """Return the value and the arm of each percentage."""
    return [
        (value, arm.lower()) for kind, value, arm, _, _ in read(text).results() if kind == "percent"
    ]


THREE = (
    "Selenium for colds. We randomly assigned 300 nurses, stratified according to use or nonuse of masks, "
    "to receive five weeks of zinc, zinc plus selenium, or iron plus selenium. "
)


def test_who_was_stratified_is_no_arm(read):
    assert set(roles(read, THREE + "Zinc and zinc plus selenium were alike.")) == {
        "zinc", "zinc plus selenium", "iron plus selenium"
    }  # fmt: skip


def test_the_one_that_lacks_what_all_others_had_is_the_control(read):
    seen = roles(read, THREE + "Zinc and zinc plus selenium were alike.")
    assert [label for label, role in seen.items() if role != "experimental"] == ["zinc"]


def test_a_compound_names_the_combination(read):
    text = (
        THREE
        + "Colds were seen in 8% of the zinc-selenium group and 14% of the zinc group. Fever was seen "
        "in 5% in the iron-selenium group."
    )
    assert told(read, text) == [
        ("8", "zinc plus selenium"), ("14", "zinc"), ("5", "iron plus selenium")
    ]  # fmt: skip


FOUR = (
    "Zinc and iron for colds. Nurses were randomly assigned to: iron (8 mg) plus salt (75 mg; group A) or zinc "
    "(840 mg) and iron plus salt (group B) or zinc and iron (group C) or zinc plus salt (group D). Of 417 nurses, "
    "107 were assigned to group A, 107 to group B, 107 to group C, and 96 to group D. "
)


def test_the_arm_whose_results_others_are_compared_with_is_the_control(read):
    text = FOUR + (
        "Nurses given zinc and iron plus salt (group B) were cured more often (49 of 107; 46%) compared with those "
        "given iron plus salt (group A; 31 of 107; 29%)."
    )
    assert [arm["role"] for arm in read(text).arms()].count("active") == 1
    assert [role for label, role in roles(read, text).items() if "group a" in label] == ["active"]


def test_a_sign_behind_a_name_says_which_arm_it_is(read):
    text = FOUR + "23 (24%) of 96 nurses given zinc plus salt (group D) were cured."
    assert told(read, text) == [("24", "zinc plus salt")]


DOSES = "Zinc versus iron for colds. In 764 nurses zinc (1 and 10 mg daily) was compared with iron (40 mg daily). "


def test_a_list_of_groups_with_doses_has_an_arm_for_each(read):
    text = DOSES + (
        "10%, 9%, and 8% of nurses were cured in the 1-mg zinc, 10-mg zinc, and iron groups, respectively. "
        "Zinc 1 mg and zinc 10 mg were like iron. Iron did no harm."
    )
    found = read(text)
    assert len(found.arms()) == 3
    assert [arm["role"] for arm in found.arms()].count("experimental") == 2
    assert len({arm for _, arm in told(read, text)}) >= 2


def test_the_unit_of_the_last_dose_is_the_first_ones(read):
    text = (
        "Zinc for colds. We assigned 736 nurses to salt plus either placebo or zinc 7.5 or 15 mg every week. "
        "Colds fell from 46% with placebo to 35% and 24% with zinc 7.5 mg and 15 mg, respectively. Rash was seen in "
        "67% of those on placebo, 75% with 7.5 mg and 74% with 15 mg."
    )
    sides = [role for _, role in _sides(read, text)][-3:]
    assert sides == ["placebo", "experimental", "experimental"]


def _sides(read, text):
    return [
        (one.raw, one.role)
        for one in read(text).found.evidence
        if one.label == "results.percent" and one.role
    ]


@pytest.mark.parametrize("first, last", [("with", "without"), ("without", "with")])
def test_with_and_without_have_their_sizes(read, first, last):
    found = read(
        f"Zinc for colds. 164 nurses were randomised to receive tea {first} (n=85) or {last} (n=79) zinc. Those on tea "
        "alone had more colds than those who received zinc."
    )
    sizes = {arm["role"] == "experimental": arm.get("n") for arm in found.arms()}
    assert sizes == ({True: "85", False: "79"} if first == "with" else {True: "79", False: "85"})


@pytest.mark.parametrize("pair", ["39% versus 13%", "13% versus 39%"])
def test_more_or_less_tells_whose_a_pair_is_behind_what_is_compared_with(read, pair):
    text = (
        "Zinc versus salt for colds. We randomised 120 nurses to zinc or salt. Compared to participants on salt, those "
        f"who received zinc had fewer colds ({pair})."
    )
    assert sorted(told(read, text)) == [("13", "zinc"), ("39", "salt")]


def test_trials_are_no_people(read):
    found = read(
        "Zinc for colds. Two randomised, double-blind for zinc, multicentre trials were held. 80 nurses took part."
    )
    assert [study.get("n_total") for study in found.studies()] == ["80"]


def test_a_target_is_no_size(read):
    found = read(
        "Zinc versus salt for colds. Targeted enrolment was 1900 nurses, but the trial closed early. We assigned 42 "
        "nurses to zinc and 40 to salt."
    )
    assert [study.get("n_total") for study in found.studies()] != ["1900"]
