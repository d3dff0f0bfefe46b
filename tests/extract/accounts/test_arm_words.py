"""Words that stand for one arm alone: parts of compounds, numbers behind names, what is added."""

from __future__ import annotations

import pytest
from trialtrace.extract.accounts.arms.split import split_names
from trialtrace.extract.api import extract_text


def _sides(text: str) -> dict[str, str]:
    found = extract_text(text, "d")
    return {
        one.raw: one.role for one in found.evidence if one.label == "results.percent" and one.role
    }


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (  # what the compounds do not share tells them apart
            "Clover-lucerne versus barley-lucerne in hay fever. We randomised 80 cooks to clover-lucerne or "
            "barley-lucerne. Sneezing stopped in 64% in the barley arm and in 71% in the clover arm.",
            {"64": "active", "71": "experimental"},
        ),
        (  # a short form that begins with digits
            "Two schedules of zinc in gout. We randomised 80 cooks to standard weekly zinc (40K arm) or 120,000 U of "
            "zinc (120K arm) every 3 weeks. Pain stopped in 64% in the 40K arm and in 71% in the 120K arm.",
            {"64": "active", "71": "experimental"},
        ),
        (  # one name, written with a hyphen and without
            "Zinc alone versus zinc plus salvon alpha in gout. We randomised 80 cooks to zinc (Z) or zinc plus "
            "salvon alpha (SALalpha). Pain stopped in 64% with zinc; it did in 71% with zinc + SAL-alpha.",
            {"64": "active", "71": "experimental"},
        ),
        (  # near miss: "high" is no name, "high risk" no arm
            "High-lucerne versus low-lucerne diet in hay fever. We randomised 80 cooks to a high-lucerne or a "
            "low-lucerne diet. Cooks at high risk sneezed more often (40% v 30%).",
            {"40": "experimental", "30": "active"},
        ),
    ],
)
def test_a_part_of_a_compound_stands_for_its_arm(text: str, sides: dict[str, str]) -> None:
    assert _sides(text) == sides


@pytest.mark.parametrize("way", ["ZIS {}", "ZIS-{}", "ZIS{}", "ZIS({})"])
def test_a_bare_number_behind_a_name_tells_arms_apart(way: str) -> None:
    low, high = way.format(50), way.format(100)
    text = (
        f"Dose and rickets: {high} versus {low}. We randomised 80 children to {low} or {high}. "
        f"Cure was seen in 54.8% with {low} and in 66.3% with {high}."
    )
    assert _sides(text) == {"54.8": "active", "66.3": "experimental"}


def test_a_number_of_a_name_counts_nobody() -> None:
    text = "We randomised 80 children to ZIS 50 or ZIS 100. Cure was seen in 12% with ZIS 50 and 31% with ZIS 100."
    found = extract_text(text, "d")
    assert not [one for one in found.evidence if one.label == "arms.n"]


@pytest.mark.parametrize(
    "told",
    [
        "We studied honey with or without clover.",
        "Adding clover to honey may help.",
        "We compared honey plus clover with honey.",
    ],
)
def test_the_combination_is_told_by_what_it_adds(told: str) -> None:
    text = (
        f"Honey for coughs. {told} We randomised singers: 230 received honey alone and 232 received the "
        "combination. Rash was more frequent with clover (17.9% v 0.5%)."
    )
    assert _sides(text) == {"17.9": "experimental", "0.5": "active"}


def test_a_joint_begins_another_name() -> None:
    text = (
        "Honey for coughs. We randomised singers: 230 received honey alone and 232 received the combination. No "
        "difference in rash was seen between honey and the combination (4% and 5%)."
    )
    assert _sides(text) == {"4": "active", "5": "experimental"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what people are to do with it is no part of the name
        ("to follow the Nordic diet or the Alpine diet.", ["Nordic diet", "Alpine diet"]),
        ("to attend yoga or to wear gloves.", ["yoga", "gloves"]),
        ("to practise the horn or the harp.", ["horn", "harp"]),
        ("to follow-up calls or letters.", ["follow-up calls", "letters"]),
        # commas between adjectives of one thing, and between three things
        (
            "a low-fat, high-salt, high-protein diet or a low-protein diet.",
            ["low-fat, high-salt, high-protein diet", "low-protein diet"],
        ),
        (
            "low-fat, high-salt or high-protein meals.",
            ["low-fat", "high-salt", "high-protein meals"],
        ),
    ],
)
def test_names_in_what_people_were_told_to_do(text: str, expected: list[str]) -> None:
    names = split_names(text, 0, len(text), "made", 0)
    assert [name.text for name in names] == expected


def test_groups_that_are_compared_with_their_short_forms() -> None:
    text = (
        "Itch in potters\nA hand bath intervention (HBI) held in small groups at noon was compared with an oil "
        "rinse (OR) in 80 potters. Itch fell by 2.4 (SD 1.1) in the HBI group and by 1.3 (SD 1.2) in the OR group."
    )
    found = extract_text(text, "d")
    assert {v.value for v in found.values if (v.table, v.field) == ("arms", "label")} == {
        "hand bath intervention",
        "oil rinse",
    }
