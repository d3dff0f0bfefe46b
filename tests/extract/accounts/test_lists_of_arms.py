"""Arms that stand in a row: groups together, in the order of their sizes, and rows of unknown names."""

from __future__ import annotations

import pytest
from trialtrace.extract.api import extract_text

ARMS = "Zinc versus iron in rickets. We randomised 80 children to zinc or iron. "


def _sides(text: str) -> dict[str, str]:
    found = extract_text(text, "d")
    return {
        one.raw: one.role for one in found.evidence if one.label == "results.percent" and one.role
    }


@pytest.mark.parametrize(
    "told",
    [
        "Rash was alike in the iron and zinc arms (mild 12% and 9%, severe 4% and 3%, respectively).",
        "Rash was alike in the iron and zinc groups (mild: 12% and 9%, severe: 4% and 3%).",
    ],
)
def test_a_bracket_behind_two_groups_is_of_both(told: str) -> None:
    assert _sides(ARMS + told) == {
        "12": "active", "9": "experimental", "4": "active", "3": "experimental"
    }  # fmt: skip


def test_a_bracket_behind_each_group_is_its_own() -> None:
    told = "Rash was mild to severe in the zinc group (22%, 54%, 19%) and the iron group (26%, 53%, 17%)."
    assert _sides(ARMS + told) == dict.fromkeys(("22", "54", "19"), "experimental") | dict.fromkeys(
        ("26", "53", "17"), "active"
    )


def test_the_first_of_three_groups_is_not_the_last_numbers() -> None:
    told = (
        "Salt, zinc or iron in rickets. We randomised 90 children to placebo, zinc or iron. Cure was seen in "
        "31% and 49% in the placebo, zinc and iron groups."
    )
    assert _sides(told) == {}


SIZES = "In all, 80 children were randomised to placebo (n = 40) or to zinc (n = 40). "


def test_results_follow_the_order_of_the_sizes() -> None:
    told = SIZES + "Cure rates were 64% and 71%, respectively. Survival was alike (98% versus 97%)."
    assert _sides(told) == {
        "64": "placebo", "71": "experimental", "98": "placebo", "97": "experimental"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("told", "sides"),
    [
        (  # the text tells its results in the usual order
            "Cure was seen in 71% with zinc and 64% with placebo. Survival was alike (98% versus 97%).",
            {"71": "experimental", "64": "placebo", "98": "experimental", "97": "placebo"},
        ),
        (  # names, and words of more and less, win
            "Cure was more frequent with zinc (71% versus 64%).",
            {"71": "experimental", "64": "placebo"},
        ),
        (  # what a treatment moves begins with the other arm
            "Zinc raised the survival rate from 64% to 71% (p = 0.01).",
            {"64": "placebo", "71": "experimental"},
        ),
    ],
)
def test_what_a_sentence_says_wins_over_the_order_of_the_sizes(
    told: str, sides: dict[str, str]
) -> None:
    assert _sides(SIZES + told) == sides


def test_groups_that_are_no_arms_take_no_order() -> None:
    assert (
        _sides(ARMS + "Cure was seen in 64% in the tall group and in 71% in the small group.") == {}
    )


@pytest.mark.parametrize("second", ["second", "other", "latter"])
def test_groups_called_by_their_place_take_the_order(second: str) -> None:
    told = f"Cure was seen in 64% in the first group and in 71% in the {second} group."
    assert _sides(ARMS + told) == {"64": "experimental", "71": "active"}


THREE = "Zinc or iron in rickets. We randomised 90 children to zinc, iron or placebo. "
TWO = "Zinc for rickets: a placebo-controlled trial. We randomised 80 children to zinc or placebo. "


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("Cough came back in 14% v 35% of children (zinc v placebo).", "experimental", "placebo"),
        ("Cough came back in 14% v 35% of children (placebo v zinc).", "placebo", "experimental"),
        ("Children allocated placebo had a 58% higher risk of cough than those allocated zinc (14% v 35%).",
         "experimental", "placebo"),
        ("Children allocated zinc had a 58% lower risk of cough than those allocated placebo (14% v 35%).",
         "experimental", "placebo"),
    ],
)  # fmt: skip
def test_two_names_tell_whose_a_pair_is(told: str, first: str, last: str) -> None:
    assert _sides(TWO + told) == {"14": first, "35": last}


def _who(text: str) -> list[tuple[str, str]]:
    found = extract_text(text, "d")
    names = {
        one.row_id: one.value for one in found.values if (one.table, one.field) == ("arms", "label")
    }
    rows = {one.row_id: one.arm_id for one in found.rows if one.table == "results"}
    return [
        (one.value, str(names.get(rows[one.row_id], "")).lower())
        for one in found.values
        if (one.table, one.field) == ("results", "value")
    ]


def test_what_respectively_ends_is_the_list_behind() -> None:
    told = (
        "Cough was seen in 66% of those on zinc and 69% of those on iron and in 70% of those on placebo; 3%, 1%, and "
        "2%, respectively, had a rash."
    )
    assert _who(THREE + told) == [
        ("66", "zinc"), ("69", "iron"), ("70", "placebo"), ("3", "zinc"), ("1", "iron"), ("2", "placebo")
    ]  # fmt: skip


def test_a_list_of_counts_has_its_noun_once() -> None:
    told = "There were 12, 15 and 31 relapses with iron, zinc and placebo."
    assert _who(THREE + told) == [("12", "iron"), ("15", "zinc"), ("31", "placebo")]


@pytest.mark.parametrize(("one", "other"), [("zinc", "placebo"), ("placebo", "zinc")])
def test_what_was_not_so_says_nothing_of_more_and_less(one: str, other: str) -> None:
    told = (
        f"In the {one} group, cough was rarer than in the {other} group among boys (29% vs. 41%) but not among girls "
        "(18% vs. 14%)."
    )
    assert _who(TWO + told) == [("29", one), ("41", other), ("18", one), ("14", other)]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Children on placebo were twice as likely to cough (25% v 14%).", [("25", "placebo"), ("14", "zinc")]),
        ("Placebo doubled relapses (25% v 14%).", [("25", "placebo"), ("14", "zinc")]),
        ("Cough was half as common with placebo (14% v 25%).", [("14", "placebo"), ("25", "zinc")]),
        # the word in front is said of the pair before
        ("Cough (20% vs 4%) was more common and rash (6% vs 11%) less common with zinc.",
         [("20", "zinc"), ("4", "placebo"), ("6", "zinc"), ("11", "placebo")]),
        # some of those who were counted before
        ("Forty-seven children relapsed, 16 of them on zinc.", [("47", ""), ("16", "zinc")]),
    ],
)  # fmt: skip
def test_words_of_how_many_more_tell_whose_is_whose(
    told: str, expected: list[tuple[str, str]]
) -> None:
    assert [one for one in _who(TWO + told) if one in expected or one[1]] == [
        one for one in expected if one[1]
    ]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Zinc was better than iron (12% v 15%) and iron better than placebo (15% v 25%).",
         [("12", "zinc"), ("15", "iron"), ("15", "iron"), ("25", "placebo")]),
        ("Neither iron (15%) nor zinc (24%) differed from placebo (25%).",
         [("15", "iron"), ("24", "zinc"), ("25", "placebo")]),
        ("There were 12, 18 and 31 relapses in the zinc, iron and placebo groups, respectively.",
         [("12", "zinc"), ("18", "iron"), ("31", "placebo")]),
    ],
)  # fmt: skip
def test_of_three_arms_each_has_its_own(told: str, expected: list[tuple[str, str]]) -> None:
    assert _who(THREE + told) == expected


@pytest.mark.parametrize(("one", "other"), [("zinc", "placebo"), ("placebo", "zinc")])
def test_brackets_with_intervals_do_not_part_a_list(one: str, other: str) -> None:
    told = (
        "Cough was seen in 41 of the 49 children (84%; 95% confidence interval, 70 to 93%) and 27 of the 46 children "
        f"(59%; 95% confidence interval, 43 to 73%) of the {one} and {other} groups, respectively."
    )
    assert _who(TWO + told)[:4:2] == [("41", one), ("27", other)]
    told = (
        f"With {one} and {other}, cough was seen in 41 of 49 (84%; 95% CI 70 to 93%) and 27 of 46 children (59%; 95% "
        "confidence interval, 43 to 73%; P = 0.01), respectively."
    )
    assert _who(TWO + told)[:4:2] == [("41", one), ("27", other)]


def test_a_thought_behind_a_mark_keeps_its_list() -> None:
    told = "Cough (12%) and fever (9%) were rare; on day 2 scores were 3.1 and 2.2 with placebo and zinc, respectively."
    assert _who(TWO + told)[-2:] == [("3.1", "placebo"), ("2.2", "zinc")]
