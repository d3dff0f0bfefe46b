"""What groups that go by a letter had, in the ways in which texts say it."""

import pytest

LABELS = {
    "group A": ("group A", "group B"),
    "Group 1": ("Group 1", "Group 2"),
    "group I": ("group I", "group II"),
    "A group": ("A group", "B group"),
}
DEFINED = (
    "Of 60 potters, 28 ({a}) were randomized to zinc gel, and another 32 ({b}) to iron syrup.",
    "Twenty-eight potters ({a}) received zinc gel and 32 potters ({b}) received iron syrup.",
    "Sixty potters were randomised to zinc gel ({a}, n = 28) or iron syrup ({b}, n = 32).",
    "Sixty potters were allocated to two groups: zinc gel ({a}, 28 cases) and iron syrup ({b}, 32 cases).",
    "Sixty potters were randomised to receive either zinc gel ({a}) or iron syrup ({b}).",
    "Sixty potters were randomly divided into two groups: {a} (n = 28): zinc gel; {b} (n = 32): iron syrup.",
    "Sixty potters were randomly divided into {a} (zinc gel, n = 28) and {b} (iron syrup, n = 32).",
    "Sixty potters were randomised. The {a} (n = 28) received zinc gel and the {b} (n = 32) received iron syrup.",
    "Potters were randomised to two groups. In {a} (28 potters), zinc gel was given; in {b} (32 potters), iron syrup "
    "was given.",
    "Sixty patients were randomised to two groups: those treated with zinc gel ({a}) and those treated with iron "
    "syrup ({b}).",
    "Patients were randomised into {a}, who received zinc gel, and {b}, who received iron syrup.",
    "Sixty patients were randomised to groups of 30 each: {a} was treated with zinc gel and {b} with iron syrup.",
)


@pytest.mark.parametrize("text", DEFINED)
@pytest.mark.parametrize("label", LABELS)
def test_what_a_group_had_is_found_beside_its_letter(read, label, text):
    one, other = LABELS[label]
    said = text.format(a=one, b=other) + f" Healing was seen in 45% of {one} and 30% of {other}."
    named = read("Care for heels of potters\n\n" + said).of_arms("percent")
    assert named == {("45", "zinc gel"), ("30", "iron syrup")}


def test_the_verb_may_stand_with_the_first_group_only(read):
    seen = read(
        "Care for heels\n\nGroup A consisted of 28 patients treated with zinc gel and group B of 32 patients "
        "treated with iron syrup. The score was 3.1 in group A and 4.4 in group B."
    )
    assert seen.of_arms("mean") == {("3.1", "zinc gel"), ("4.4", "iron syrup")}


def test_a_group_may_be_called_what_it_was(read):
    seen = read(
        "Care for heels\n\nWe randomly assigned 28 potters to 2 equal groups. Group 1 received a weekly session of "
        "heel taping for 12 weeks and group 2 was the placebo group. Healing was seen in 11 group 1 patients (79%) "
        "but only 2 (14%) in group 2."
    )
    roles = {one["intervention"]: one["role"] for one in seen.arms()}
    assert roles == {"weekly session of heel taping": "experimental", "placebo": "placebo"}
    assert {("79", "weekly session of heel taping"), ("14", "placebo")} <= seen.of_arms("percent")


@pytest.mark.parametrize(
    "sentence",
    [
        "Sixty potters were in the vitamin A group and 50 in the vitamin B group.",
        "A group of potters slept well, and B group of nobody.",
        "Hepatitis B group size was 40 in type I group houses.",
    ],
)
def test_a_letter_of_something_else_is_no_group(read, sentence):
    assert not {"A group", "B group", "I group"} & {
        one.get("label") for one in read("Sleep of potters\n\n" + sentence).arms()
    }


@pytest.mark.parametrize(
    "order",
    [
        ("the placebo", "500 mg zinc once daily", "500 mg zinc once daily and 350 mg iron"),
        ("500 mg zinc once daily and 350 mg iron", "500 mg zinc once daily", "the placebo"),
    ],
)
def test_groups_whose_names_are_the_same_go_by_their_numbers(read, order):
    one, two, three = order
    seen = read(
        "Zinc alone and with iron in sailors\n\nWe randomised 45 sailors into three groups. Group 1 (n = 14) received "
        f"{one}, group 2 (n = 15) received {two}, and group 3 (n = 16) received {three} twice daily. The "
        "mean sleep scores were 3.4, 10.7, and 6.3 for groups 1, 2, and 3."
    )
    place = order.index("the placebo")
    assert sorted(arm["n"] for arm in seen.arms()) == ["14", "15", "16"]
    assert [arm["n"] for arm in seen.arms() if arm["role"] == "placebo"] == [
        ("14", "15", "16")[place]
    ]
    assert seen.sides()[1] == {("3.4", "10.7", "6.3")[place]}


def test_groups_of_which_each_had_another_thing_keep_their_names(read):
    seen = read(
        "Zinc and iron in sailors\n\nWe randomised 45 sailors into three groups. Group 1 (n = 14) received placebo, "
        "group 2 (n = 15) received zinc 500 mg, and group 3 (n = 16) received zinc 900 mg. The mean sleep scores were "
        "3.4, 10.7, and 6.3 for groups 1, 2, and 3."
    )
    assert [arm["intervention"] for arm in seen.arms()] == ["zinc", "zinc", "placebo"]
    assert [arm.get("dose") for arm in seen.arms()] == ["500 mg", "900 mg", None]


@pytest.mark.parametrize("dash", ["--", " -- ", ": "])
def test_people_may_stand_behind_a_dash_behind_the_number_of_their_group(read, dash):
    seen = read(
        f"Gloves for sailors\n\nThe sailors were randomised into 3 groups: group 1{dash}97 sailors given wool gloves, "
        f"group 2{dash}103 sailors given silk gloves and group 3{dash}99 controls given no gloves. Colds were seen in "
        "15 of 97 (15.5%), 25 of 103 (24.3%) and 43 of 99 (43.4%) sailors in the groups, respectively."
    )
    assert [arm["n"] for arm in seen.arms()] == ["97", "103", "99"]
    assert seen.sides()[1] == {"43", "43.4"}


def test_a_letter_that_is_joined_to_a_word_is_no_group(read):
    seen = read("Sleep of potters\n\nGroup A-positive potters slept and group B-positive ones ate.")
    assert not {arm.get("label") for arm in seen.arms()} & {"Group A", "group B"}
