"""Numbers "respectively" of as many outcomes: one arm's, or nobody's, but never one an arm."""

import pytest

from .openings import POTTERS_IRON


def means(read, sentence):
    return read(POTTERS_IRON + sentence).of_arms("mean")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Itch and rash scores fell by 12.1 ± 2.2 and 7.3 ± 1.9, respectively, with zinc.",
            {("12.1", "zinc"), ("7.3", "zinc")},
        ),
        (
            "Itch and rash scores fell by 12.1 ± 2.2 and 7.3 ± 1.9, respectively, with iron.",
            {("12.1", "iron"), ("7.3", "iron")},
        ),
        (
            "Itch, rash and pain scores were 3.1 ± 0.5, 1.2 ± 0.3 and 2.4 ± 0.6, respectively, after a month of iron.",
            {("3.1", "iron"), ("1.2", "iron"), ("2.4", "iron")},
        ),
        (
            "Itch and rash scores were 4.2 and 3.1, respectively, in the zinc group and 5.9 and 4.4 in the iron group.",
            {("4.2", "zinc"), ("3.1", "zinc"), ("5.9", "iron"), ("4.4", "iron")},
        ),
        (
            "Bone density was 0.91 ± 0.12 g/cm2 at the spine and 0.78 ± 0.09 g/cm2 at the hip in the iron group.",
            {("0.91", "iron"), ("0.78", "iron")},
        ),
        # two arms are named, or what is listed are groups
        (
            "Itch and rash together scored 4.2 ± 1.1 and 5.9 ± 1.3 with iron and zinc, respectively.",
            {("4.2", "iron"), ("5.9", "zinc")},
        ),
        ("Mean itch scores were 4.2 and 5.9, respectively (p = 0.01).", {("4.2", "zinc"), ("5.9", "iron")}),
        (
            "Mean itch scores of treated and untreated potters were 4.2 and 5.9, respectively.",
            {("4.2", "zinc"), ("5.9", "iron")},
        ),
    ],
)  # fmt: skip
def test_whose_numbers_in_turn_are(read, sentence, expected):
    assert means(read, sentence) == expected


def test_outcomes_in_turn_of_no_arm_that_is_named(read):
    found = means(read, "Total and free zeal scores were 31.2 ± 4.4 and 3.8 ± 0.5, respectively.")
    assert found == {("31.2", ""), ("3.8", "")}


@pytest.mark.parametrize(("one", "other"), [("zinc", "iron"), ("iron", "zinc")])
@pytest.mark.parametrize(
    "sentence",
    [
        "Grade 3 and 4 cough was seen in 23% and 5%, respectively, in the {one} group, and 15% and 1%, respectively, "
        "in the {other} group.",
        "At 3 and 6 months cough was seen in 23% and 5%, respectively, of those on {one}, and in 15% and 1%, "
        "respectively, of those on {other}.",
    ],
)
def test_respectively_leads_to_the_one_arm_of_its_numbers(read, one, other, sentence):
    told = read(POTTERS_IRON + sentence.format(one=one, other=other)).of_arms("percent")
    assert {(value, arm.lower()) for value, arm in told} == {
        ("23", one),
        ("5", one),
        ("15", other),
        ("1", other),
    }


def test_respectively_leads_to_a_combination(read):
    told = read(
        "Zinc plus salt versus salt alone in potters: a randomised trial\n"
        "Methods: 240 potters were randomly assigned to zinc plus salt (n = 120) or salt (n = 120). Results: "
        "Grade 3 and 4 cough was seen in 23% and 5%, respectively, in the zinc plus salt group, and 15% and 1%, "
        "respectively, in the salt alone group."
    ).sides()
    assert told == ({"23", "5"}, {"15", "1"})


@pytest.mark.parametrize(
    "behind",
    [
        "in the {one} and {other} groups",
        "in the {one} and the other group",
        "with {one} versus {other}",
        "with {one} and with {other}",
        "with {one} compared with {other}",
    ],
)
@pytest.mark.parametrize(("one", "other"), [("zinc", "iron"), ("iron", "zinc")])
def test_near_miss_respectively_leads_to_two(read, one, other, behind):
    sentence = f"Cough was seen in 23% and 5%, respectively, {behind.format(one=one, other=other)}."
    told = read(POTTERS_IRON + sentence).of_arms("percent")
    assert {(value, arm.lower()) for value, arm in told} == {("23", one), ("5", other)}
