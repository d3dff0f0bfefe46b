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
        f" were given paroxetine plus {other} for 8 weeks. RESULTS: Sailors treated with paroxetine plus zinc had less cramp"
        " than those treated with paroxetine plus placebo."
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
