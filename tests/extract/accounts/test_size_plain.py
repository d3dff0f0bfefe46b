"""Plain sentences that tell how many were in each arm, beside numbers of people of other kinds."""

import pytest


def sizes(seen):
    """Return the total, and the size of each arm by its name."""
    (study,) = seen.studies()
    return study.get("n_total"), {arm["intervention"].lower(): arm.get("n") for arm in seen.arms()}


ORDERS = (("zinc plus iron", "iron alone"), ("iron alone", "zinc plus iron"))


@pytest.mark.parametrize(("one", "other"), ORDERS)
def test_a_part_of_them_in_brackets_takes_no_arm_its_number(read, one, other):
    seen = read(
        f"{one.capitalize()} versus {other} for women with cramp: a randomised trial\n"
        f"Women were randomly assigned to iron with or without zinc. Overall, 53 women received {one};"
        f" 54 received {other}. In women with centrally confirmed scurvy (n = 71), cramp lasted for 5.6 and"
        f" 3.8 days in the {one} and {other} arms, respectively."
    )
    assert sizes(seen) == (
        None,
        {one.removesuffix(" alone"): "53", other.removesuffix(" alone"): "54"},
    )


DOSED = (("zinc", "placebo"), ("placebo", "zinc"))


@pytest.mark.parametrize(("one", "other"), DOSED)
def test_a_dose_between_two_drugs_parts_no_name(read, one, other):
    seen = read(
        "Oral zinc in sailors: a randomized placebo-controlled trial\n"
        f"METHODS: Twelve sailors were given paroxetine (20 mg/d) plus {one} and 11 sailors"
        f" were given paroxetine plus {other} for 8 weeks. RESULTS: Sailors treated with paroxetine plus"
        " zinc had less cramp than those treated with paroxetine plus placebo."
    )
    told = {arm["role"]: arm.get("n") for arm in seen.arms()}
    assert told["experimental"] == ("12" if one == "zinc" else "11")
    assert told["placebo"] == ("11" if one == "zinc" else "12")


@pytest.mark.parametrize("size", ["(28)", "(n = 28)"])
def test_a_number_of_people_joins_no_names(read, size):
    seen = read(
        "Zinc versus salt in potters\n"
        f"We randomised 60 potters to zinc {size} or salt (n = 32). Zinc {size} and salt (32) were taken daily."
    )
    assert sizes(seen) == ("60", {"zinc": "28", "salt": "32"})


def test_who_was_assigned_to_an_arm_is_no_total(read):
    seen = read(
        "Yoga for women with gout: a randomised trial\n"
        "Women with gout of the knee (two bouts or more) were randomly assigned to yoga (n=150), minimal yoga"
        " (lying on the floor in silence; n=76), or a waiting list control (n=74). Yoga was taught in 12"
        " classes. 294 women were enrolled in May."
    )
    total, arms = sizes(seen)
    assert total == "294"
    assert (arms["yoga"], arms["minimal yoga"]) == ("150", "76")


@pytest.mark.parametrize(
    "who",
    [
        "Women admitted to the ward with cramp (n = 60)",
        "Women who agreed to take part (n = 60)",
        "Women with cramp of the leg (n = 60)",
    ],
)
def test_who_came_to_a_trial_is_its_total(read, who):
    seen = read(
        f"Zinc for cramp: a randomised trial\n{who} were randomly assigned to zinc or placebo."
    )
    assert sizes(seen)[0] == "60"


IN_TURN = (("zinc", "salt"), ("salt", "zinc"))


@pytest.mark.parametrize(("one", "other"), IN_TURN)
def test_how_many_were_girls_parts_no_sum(read, one, other):
    seen = read(
        "Zinc versus salt for cough: a randomised trial\n"
        f"SUBJECTS: 60 young children: 28 children in the {one} group (16 girls; mean (SD) age 4.9 (1.5)"
        f" years) and 32 in the {other} group (14 girls; 5.0 (1.4) years)."
    )
    assert sizes(seen) == ("60", {one: "28", other: "32"})


def test_those_put_in_the_arms_come_before_those_of_an_earlier_trial(read):
    told = (
        "Zinc for potters with gout: a randomised trial\n"
        "Nine hundred potters with gout were randomly assigned to honey with or without salt. Overall 228"
        " patients were randomly assigned to {}."
    )
    assert sizes(read(told.format("zinc (n = 112) or placebo (n = 116)")))[0] == "228"
    # Those who were analysed are no whole, though the arms sum to them.
    left = (
        "Zinc for potters with gout: a randomised trial\n"
        "120 potters were randomised between zinc and placebo, and 118 (57 zinc and 61 placebo) were included"
        " in the analysis."
    )
    assert sizes(read(left))[0] == "120"


@pytest.mark.parametrize(("one", "other"), IN_TURN)
def test_as_many_as_each_group_are_one_of_them(read, one, other):
    seen = read(
        f"{one.capitalize()} compared with {other} for burns\n"
        f"{one.capitalize()} was compared with {other} in two random groups of 52 patients each, with small"
        f" burns. In the 52 patients treated with {one}, 91 per cent of burns healed within 7 days. In the 52"
        f" patients treated with {other}, 7 per cent healed within 7 days."
    )
    assert sizes(seen) == (None, {one: "52", other: "52"})


@pytest.mark.parametrize("named", ["randomised", "enrolled", "evaluable"])
def test_a_share_of_those_randomised_tells_how_many_they_were(read, named):
    seen = read(
        "Zinc versus salt for cough: a randomised trial\n"
        f"Patients received zinc or salt. RESULTS: Of the 95 {named} patients, 88 (93%) completed the study."
    )
    assert sizes(seen)[0] == "95"


def test_a_share_of_enrolled_people_to_whom_it_happened_is_no_total(read):
    seen = read(
        "Zinc versus salt for cough: a randomised trial\n"
        "We randomised 95 patients to zinc or salt. Twelve of 40 enrolled patients with a fever were women."
    )
    assert sizes(seen)[0] == "95"


def test_who_was_treated_and_analysed_was_analysed(read):
    seen = read(
        "Zinc versus salt for cough: a randomised trial\n"
        "We randomised 100 patients to zinc or salt. Thus, 96 patients were treated and included in the"
        " analysis."
    )
    assert sizes(seen)[0] == "100"
    assert ("96", "participants") not in seen.rejected()


@pytest.mark.parametrize(("one", "other"), (("zinc", "placebo"), ("placebo", "zinc")))
def test_two_who_got_the_wrong_thing_are_no_arm_beside_the_number_of_each(read, one, other):
    seen = read(
        f"Zinc for cough: a randomised, placebo-controlled trial\n"
        f"We studied 60 children. The children were randomly assigned to {one} or {other}. Of the 60 children,"
        f" 4 could not be evaluated - 2 received {one} outside the study, and 2 did not return. Thus, 56"
        " children (28 in each group) completed the study."
    )
    assert sizes(seen) == ("60", {"zinc": "28", "placebo": "28"})


def test_eyes_beside_people_are_no_total(read):
    seen = read(
        "Drops for dry eyes: a randomised trial\n"
        "There were 108 patients (129 eyes) with dry eyes and they were allocated to drops or honey."
    )
    assert sizes(seen)[0] == "108"
    assert "129" not in {one.get("n_total") for one in seen.studies()}
    alone = read(
        "Drops for dry eyes: a randomised trial\n"
        "Patients with dry eyes (129 eyes) were randomised to drops or honey."
    )
    assert sizes(alone)[0] == "129"


def test_places_in_a_list_are_no_sizes(read):
    seen = read(
        "Letters to improve the uptake of a check in families: a randomized trial\n"
        "Patients were randomized to 1 of 3 groups: (1) usual care; (2) zinc tablets; (3) zinc tablets and"
        " yoga. This study enrolled 743 patients."
    )
    total, arms = sizes(seen)
    assert total == "743"
    assert set(arms.values()) == {None}


@pytest.mark.parametrize(
    "trial",
    ["randomised, placebo-controlled trial", "randomised, placebo- and sham-controlled trial"],
)
def test_what_a_trial_was_controlled_with_makes_nobody_an_arm(read, trial):
    seen = read(
        "Zinc for sickness at sea: a randomised trial\n"
        f"After written consent, 68 patients were enrolled in this {trial}. A total of 50 patients with sickness"
        " were randomised to zinc or a sham band."
    )
    assert ("68", "participants") not in seen.rejected()


def test_what_an_arm_is_based_on_is_its_name(read):
    seen = read(
        "Yoga-based classes versus salt for cough: a randomised trial\n"
        "We randomised 60 patients. Twenty-eight patients were assigned to yoga-based classes and 32 patients"
        " were assigned to salt."
    )
    assert sizes(seen)[0] == "60"
    assert set(sizes(seen)[1].values()) == {"28", "32"}
