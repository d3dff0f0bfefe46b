"""Three and more arms in the ways in which texts announce, count and compare them, with results of each."""

from itertools import product

import pytest

TITLE = "Treatment of heel pain in potters\n\n"
DEFINED = (
    "Ninety adults were randomised to receive one of three treatments: {}, {}, or {}. ",
    "Ninety adults were randomly allocated to one of three treatments: {}; {}; or {}. ",
    "Ninety adults were randomised to one of three regimens: A. {}; B. {}; C. {}. ",
    "Ninety adults were randomised into three groups ({}, {}, and {}). ",
    "Ninety adults were randomly allocated to three groups of 30 each: {}, {}, and {}. ",
    "Three groups were formed (n = 30): {}; {}; and {}. ",
    "Of 90 adults in a randomised trial, 30 received {}, 31 received {}, and 29 received {}. ",
    "In a randomised trial, {}, {} and {} were compared in 90 adults. ",
)
TOLD = (
    "Healing was seen in 45% of the {} group, 30% of the {} group, and 20% of the {} group.",
    "Healing rates were 45%, 30%, and 20% in the {}, {} and {} groups, respectively.",
    "Healing rates differed between {} (45%), {} (30%) and {} (20%).",
    "The healing rate was highest with {} (45%), followed by {} (30%) and {} (20%).",
    "At 4 weeks, 45% of the patients receiving {} were cured, 30% of those receiving {}, and only 20% of "
    "those receiving {}.",
)
ARMS = (
    ("zinc gel", "oral iron", "clay paste"),
    ("zinc", "iron", "zinc plus iron"),
)


@pytest.mark.parametrize(
    ("defined", "told", "arms"),
    [(d, t, ARMS[(i + j) % 2]) for (i, d), (j, t) in product(enumerate(DEFINED), enumerate(TOLD))],
)
def test_each_of_three_arms_has_its_number(read, defined, told, arms):
    text = TITLE + defined.format(*arms[::-1]) + told.format(*arms)
    assert read(text).of_arms("percent") == set(zip(("45", "30", "20"), arms, strict=True))


@pytest.mark.parametrize(
    "told",
    [
        "Healing was commoner with zinc than with zinc plus iron (45% vs 20%).",
        "Healing was seen in 45% of the zinc group and 20% of the zinc plus iron group.",
        "Healing was seen in 20% with zinc plus iron and 45% with zinc.",
    ],
)
def test_two_of_three_arms_of_which_one_had_both(read, told):
    text = TITLE + "Ninety adults were randomised to zinc, iron, or zinc plus iron. " + told
    assert read(text).of_arms("percent") == {("45", "zinc"), ("20", "zinc plus iron")}


def test_both_and_neither_of_two_treatments(read):
    text = TITLE + (
        "Eighty adults were randomised to one of four groups: zinc alone, iron alone, both, or neither. Healing "
        "rates were 45%, 30%, 20% and 12% in the zinc, iron, combined and control groups, respectively."
    )
    assert {value: arm.split()[0] for value, arm in read(text).of_arms("percent")} == {
        "45": "zinc", "30": "iron", "20": "both", "12": "neither",
    }  # fmt: skip


def test_four_counts_in_words(read):
    text = TITLE + (
        "Eighty adults were randomised to zinc, iron, clay, or placebo. Five patients in the zinc group, nine in the "
        "iron group, eleven in the clay group, and fourteen in the placebo group relapsed."
    )
    assert read(text).of_arms("events") == {
        ("5", "zinc"), ("9", "iron"), ("11", "clay"), ("14", "placebo"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "told",
    [
        "After randomisation zinc gel was given to 30 patients, oral iron to 31 and placebo to 29.",
        "Ninety adults were randomised: zinc gel was given to 30 patients, oral iron to 31, and placebo to 29.",
        "Of 90 adults in this randomised trial, 30 patients were given zinc gel, 31 oral iron, and 29 placebo.",
        "Ninety adults were randomised into three groups: group 1--30 patients given zinc gel, group 2--31 patients "
        "given oral iron and group 3--29 patients given placebo.",
    ],
)
def test_how_many_had_each_of_three(read, told):
    arms = read(
        TITLE + told + " Pain was rarer with zinc gel than with oral iron or placebo."
    ).arms()
    assert sorted(arm.get("n", "") for arm in arms) == ["29", "30", "31"]


@pytest.mark.parametrize(
    ("told", "values"),
    [
        ("The pain score was lower in group I (3.1 +/- 1.2) than in groups II (4.4 +/- 1.5) and III (5.2 +/- 1.1).",
         ("3.1", "4.4", "5.2")),
        ("The pain score was lower in groups I and II than in group III (3.1 and 4.4 vs 5.2).", ("3.1", "4.4", "5.2")),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "defined",
    [
        "group I (zinc gel, n = 30), group II (clay paste, n = 31), and group III (placebo, n = 29). ",
        "one of three groups: (I) zinc gel, (II) clay paste, and (III) placebo. ",
        "one of three groups: I. zinc gel; II. clay paste; III. placebo. ",
    ],
)
def test_groups_by_roman_numerals(read, defined, told, values):
    text = TITLE + "Ninety adults were randomised to " + defined + told
    names = ("zinc gel", "clay paste", "placebo")
    assert read(text).of_arms("mean") == set(zip(values, names, strict=True))


def test_shares_of_groups_by_roman_numerals_are_no_stages(read):
    text = TITLE + (
        "Ninety adults were randomised to three groups. Group I received zinc gel, group II clay paste, and group III "
        "placebo. Healing differed between groups II and III (30% vs 20%)."
    )
    assert read(text).of_arms("percent") == {("30", "clay paste"), ("20", "placebo")}


@pytest.mark.parametrize(
    "told",
    [
        "Pain was measured on three scales: VAS, NRS, and VRS.",
        "We assessed three outcomes: pain, sleep, and mood.",
        "There were three strata: potters, smiths, and bakers.",
        "Patients were classified into three groups: mild, moderate, and severe.",
        "Age, sex and weight were compared in the two groups.",
        "Of the patients, 12 took aspirin, 9 took ibuprofen, and 5 took paracetamol.",
        "Harms were alike in the 2 treatment groups (zinc gel, 27.3%; placebo, 28.7%).",
        "Rash was told by 5 of 30 patients given advice, 9 of 31 given tea, and 4 of 29 given rest.",
    ],
)
def test_other_lists_are_no_arms(read, told):
    text = TITLE + "Ninety adults were randomised to zinc gel (n = 45) or placebo (n = 45). " + told
    text += " Healing was seen in 45% with zinc gel and 20% with placebo."
    assert {arm["label"] for arm in read(text).arms()} == {"zinc gel", "placebo"}
    assert {("45", "zinc gel"), ("20", "placebo")} <= read(text).of_arms("percent")


def test_a_list_that_is_compared_with_another_is_not_all(read):
    text = TITLE + (
        "We compared two doses of zinc gel (group I, 1 mg; group II, 2 mg, twice daily) with placebo (group III) in "
        "178 potters (group I, 61; group II, 58; group III, 59) in a randomised trial. Healing was seen in 48%, 45% "
        "and 23% of groups I, II and III."
    )
    assert [one["n"] for one in read(text).arms()] == ["61", "58", "59"]


def test_two_groups_that_may_have_had_both_are_not_told_apart(read):
    text = TITLE + (
        "We compared placebo gel, given to 52 potters, with two groups receiving alternating treatment with placebo "
        "and zinc gel every other week. Potters were randomised."
    )
    assert {"alternating treatment with placebo", "zinc gel"} != {
        one["label"] for one in read(text).arms()
    }


def test_counts_in_front_of_bare_names_are_sizes_beside_their_combination(read):
    text = TITLE + (
        "In a randomised trial potters were assigned to oral zinc (1500 mg), topical clay (20 g), or zinc (1000 mg) "
        "plus clay. In all, 154 patients received zinc, 149 clay, and 152 the combination. Healing was seen in 45%."
    )
    assert sorted(one.get("n", "") for one in read(text).arms()) == ["149", "152", "154"]
