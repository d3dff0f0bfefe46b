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
