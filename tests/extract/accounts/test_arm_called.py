"""Which arm a text calls the control, and what the order of a title says."""

import pytest

TWO = "Treatment of itch in potters\n\nEighty adults were randomly divided into two groups. "
IRON = "Zinc versus iron in itch\n\n"
A_31 = " Itch stopped in 31% of group A and in 12% of group B."


@pytest.mark.parametrize(
    ("told", "control"),
    [
        ("Group A, the control group, had iron. Group B received zinc.", "31"),
        ("Group A received zinc. Group B, the control group, received iron.", "12"),
        ("Group A received zinc, and group B, the control, received nothing.", "12"),
        ("Group A, which served as the control group, received iron. Group B received zinc.", "31"),
        ("Group A (controls, n = 39) received iron. Group B (n = 41) received zinc.", "31"),
        ("Group A (study group, n = 41) received zinc. Group B (control group) got iron.", "12"),
        ("The control group, group A, received iron. The study group, group B, received zinc.", "31"),
        ("Group A received zinc and group B (control) iron.", "12"),
        # near miss: a letter alone, and the order of the letters
        ("Group A received zinc. Group B received iron.", "12"),
    ],
)  # fmt: skip
def test_a_group_is_called_the_control(read, told, control):
    tried = {"31": "12", "12": "31"}[control]
    assert read(TWO + told + A_31).sides() == ({tried}, {control})


@pytest.mark.parametrize(
    ("told", "control"),
    [
        ("Adults were randomised to iron or a control drug, zinc.", "31"),
        ("Adults were randomised to iron or zinc, the standard treatment.", "31"),
        ("Adults were randomised to zinc (active control) or iron.", "31"),
        ("Adults were randomised to iron or the reference drug zinc.", "31"),
        ("Adults were randomised to a study group, which received iron, or a control group, "
         "which received zinc.", "31"),
        ("Adults were randomised to a control group (zinc) or a study group (iron).", "31"),
        ("Adults were randomised to zinc or iron; zinc was used as the comparator.", "31"),
        # near misses: only the title's order is left
        ("Adults were randomised to iron or zinc, a mineral.", "12"),
        ("Adults were randomised to iron or zinc. Compared with the control drug, zinc was bitter.", "12"),
        ("Adults were randomised to iron or zinc. With zinc, the control of itch was good.", "12"),
    ],
)  # fmt: skip
def test_a_drug_is_called_the_control(read, told, control):
    text = IRON + told + " Itch stopped in 31% of those given zinc and in 12% of those given iron."
    tried = {"31": "12", "12": "31"}[control]
    assert read(text).sides() == ({tried}, {control})


@pytest.mark.parametrize(
    ("arms", "control"),
    [
        (("supportive care", "zinc"), "supportive care"),
        (("symptomatic treatment", "zinc"), "symptomatic treatment"),
        (("routine zinc", "a control group (no zinc unless asked for)"), "control"),
        # near misses
        (("supportive care plus zinc", "iron"), "iron"),
        (("routine zinc", "iron"), "routine zinc"),
    ],
)
def test_what_the_sick_have_anyway_is_the_control(read, arms, control):
    one, other = arms
    text = f"{one.capitalize()} versus {other.split(' (')[0]} for itch\n\nAdults were randomised to {one} or {other}."
    labels = [arm for arm in read(text).arms() if arm["role"] != "experimental"]
    assert [control in arm["label"].lower() for arm in labels] == [True]


@pytest.mark.parametrize(
    ("title", "tried"),
    [
        ("A comparative study of zinc and iron in itch", "31"),
        ("Effects of iron and zinc on itch", "12"),
        ("Zinc or iron for itch?", "31"),
        ("A comparison of iron with zinc in itch", "12"),
    ],
)
@pytest.mark.parametrize(
    "told",
    [
        "In this randomised trial iron was compared with zinc.",
        "In this randomised trial we compared zinc with iron.",
        "Eighty adults were randomised to iron or zinc.",
    ],
)
def test_the_order_of_the_title_outweighs_what_is_compared(read, title, told, tried):
    text = (
        f"{title}\n\n{told} Itch stopped more often with zinc (31%) than with iron (12%). "
        "Zinc is better than iron."
    )
    assert read(text).sides() == ({tried}, {"31", "12"} - {tried})


@pytest.mark.parametrize("title", ["Effects of salt and zinc", "Effects of zinc and salt"])
@pytest.mark.parametrize("had", ["received salt", "was given salt", "(n = 25) received salt"])
def test_what_the_placebo_group_had_is_the_control(read, title, had):
    seen = read(
        f"{title} in sailors\n\nFifty sailors were randomised; half of them received zinc. The placebo group {had}. "
        "The zinc-treated sailors slept more (8/25) than the salt-treated sailors (1/25)."
    )
    assert seen.sides() == ({"8"}, {"1"})


def test_what_a_placebo_group_had_later_does_not_make_it_the_control(read):
    seen = read(
        "Zinc and iron in sailors\n\nFifty sailors were randomised to zinc or iron. The placebo group of an older "
        "trial later received zinc. Sleep was longer in zinc-treated sailors (8/25) than in iron-treated ones (1/25)."
    )
    assert seen.sides() == ({"8"}, {"1"})


@pytest.mark.parametrize(
    "listed",
    [
        "baths of zinc (zinc-bath group), baths of saline (saline-bath group), or no bath (control group)",
        "no bath (control group), baths of saline (saline-bath group), or baths of zinc (zinc-bath group)",
    ],
)
def test_saline_is_tried_beside_what_is_called_the_control(read, listed):
    seen = read(
        f"Baths for sailors\n\nWe randomised 120 sailors to {listed}. Itch was seen in 12% of the zinc-bath "
        "group, in 18% of the saline-bath group and in 25% of the control group."
    )
    assert seen.sides() == ({"12", "18"}, {"25"})


@pytest.mark.parametrize(
    "listed",
    [
        "tailored letters (TL), non-tailored letters (NL), or control (CG)",
        "control (CG), non-tailored letters (NL), or tailored letters (TL)",
    ],
)
def test_what_was_not_tailored_is_tried_beside_a_control(read, listed):
    seen = read(
        f"Letters to sailors\n\nWe randomised 120 patients to {listed}. Itch was seen in 12% with TL, in 18% with "
        "NL and in 25% with CG."
    )
    assert seen.sides() == ({"12", "18"}, {"25"})


@pytest.mark.parametrize("other", ["saline", "placebo", "non-zinc tablets"])
def test_what_is_like_a_control_is_one_where_nothing_else_is_called_so(read, other):
    seen = read(
        f"Zinc for sailors\n\nWe randomised 120 sailors to zinc (n = 60) or {other} (n = 60). Itch was seen in 12% "
        f"with zinc and in 18% with {other}."
    )
    assert seen.sides() == ({"12"}, {"18"})


def test_a_placebo_beside_a_control_stays_one(read):
    seen = read(
        "Zinc for sailors\n\nWe randomised 120 sailors to zinc (n = 40), placebo (n = 40) or no tablets (control "
        "group, n = 40). Itch was seen in 12% with zinc and in 18% with placebo."
    )
    assert seen.sides() == ({"12"}, {"18"})
