"""Regimens: titles that open with results, short names, lists with initials, things added."""

from __future__ import annotations

import pytest
from trialtrace.extract.accounts.arms.combined import stands_for_list
from trialtrace.extract.accounts.arms.names import title_names
from trialtrace.extract.api import extract_text


def _sides(text: str) -> dict[str, str]:
    found = extract_text(text, "d")
    return {
        one.raw: one.role for one in found.evidence if one.label.startswith("results.") and one.role
    }


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Mature results of a randomised trial of zinc versus iron in rickets", ["zinc", "iron"]),
        ("Scarring and pain after stapled versus sutured closure", ["stapled", "sutured closure"]),
        ("Quality of life during zinc versus iron", ["zinc", "iron"]),
        # a verb still ends the name, and what was done after something else is one treatment
        ("Zinc results in less pain compared with iron", ["Zinc", "iron"]),
        ("Zinc after surgery versus observation", ["Zinc after surgery", "observation"]),
    ],
)
def test_titles_open_with_what_was_measured(title: str, names: list[str]) -> None:
    assert [name.text for name in title_names(title, 0)] == names


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("zinc, iron and salt (ZIS)", True),
        ("zincamide, oxyferrin, solvadol, and tannin (ZHOT)", True),
        ("zinc, iron and salt (low dose)", False),
        ("a diet with zinc (DZ), iron (I), salt (DIS)", False),
        ("zinc, iron and salt (QXR)", False),
    ],
)
def test_initials_say_that_a_list_is_one_treatment(text: str, whole: bool) -> None:
    assert stands_for_list(text) is whole


def test_arms_may_be_called_by_two_letters() -> None:
    sides = _sides(
        "Zincamide and tannin versus ferrin, oxyzin, and solvadol in rickets. A total of 267 "
        "children were randomized to receive AT (zincamide 50 mg followed by tannin 220 mg) or FOS "
        "(ferrin 500 mg, oxyzin 50 mg, and solvadol 500 mg). Of the children on AT, 32% recovered; "
        "of those on FOS, 21%. Fever was less common with FOS than with AT."
    )
    assert (sides["32"], sides["21"]) == ("experimental", "active")


def test_what_some_had_besides_is_the_one_tried() -> None:
    sides = _sides(
        "Addition of tannin to zincamide and solvadol in rickets. A total of 312 children were "
        "randomly assigned to zincamide and solvadol (ZS) for four weeks with or without four weeks "
        "of tannin 175 mg (ZS-T). Healing was seen in 32% for ZS-T and 21% for ZS."
    )
    assert (sides["32"], sides["21"]) == ("experimental", "active")


def test_with_or_without_may_speak_of_the_people() -> None:
    sides = _sides(
        "Zinc or iron in rickets. Eighty children with or without fever (F) were randomly assigned "
        "to zinc or iron. Healing was seen in 32% with zinc and 21% with iron."
    )
    assert (sides["32"], sides["21"]) == ("experimental", "active")


def test_a_treatment_goes_on_with_what_followed_it() -> None:
    sides = _sides(
        "Sequential zinc and tannin in rickets. Between 1997 and 2000, 199 children were randomly "
        "assigned to either ZIS every 21 days for six cycles, or three cycles of ZIS followed by "
        "three cycles of tannin (ZIS-T). Healing was seen in 32% for ZIS-T and 21% for ZIS."
    )
    assert (sides["32"], sides["21"]) == ("experimental", "active")


def test_the_larger_treatment_may_be_told_in_other_counts() -> None:
    sides = _sides(
        "Honey for hoarse singers. We randomised 80 singers to receive four more cycles of honey or "
        "three cycles of thyme followed by three cycles of honey. Hoarseness stopped in 17% of the "
        "honey group and in 44% of the honey/thyme group."
    )
    assert (sides["17"], sides["44"]) == ("active", "experimental")


def test_the_word_of_less_that_stands_with_the_arm_speaks() -> None:
    head = (
        "Zinc versus iron in rickets. Forty children were randomly assigned to zinc or iron. "
        "The calcium level was significantly higher (mean 359 compared to 105), "
    )
    behind = _sides(
        head + "the recovery rate (13% compared to 57%) and the relapse rate (7% compared to 35%) "
        "were significantly lower in the zinc group than in the iron group."
    )
    assert (behind["13"], behind["57"]) == ("experimental", "active")
    # in front of the pair, with the arm named there, it still speaks for the pair
    ahead = _sides(
        "Zinc versus iron in rickets. Forty children were randomly assigned to zinc or iron. "
        "Recovery was higher with iron (13% compared to 57%)."
    )
    assert (ahead["13"], ahead["57"]) == ("experimental", "active")


def test_a_name_goes_on_over_letters_that_spell_a_small_word() -> None:
    sides = _sides(
        "Children were randomised to zinc followed by IF massage (arm A) or zinc followed by iron and IF massage "
        "(arm B). Cure was seen in 40% in arm A and in 30% in arm B."
    )
    assert sides == {"40": "active", "30": "experimental"}


def test_a_sum_of_abbreviations_stands_for_the_joined_words() -> None:
    sides = _sides(
        "A randomised trial comparing tannin, salt, iron and honey with zincum and sulphur in rickets. We treated "
        "children with zincum and sulphur (ZN/SU) or with tannin, salt, iron and honey (TSIH). They were randomised "
        "to ZN/SU or TSIH. Cure was seen in 40% with ZN/SU and in 30% with TSIH."
    )
    assert sides == {"40": "active", "30": "experimental"}


def test_one_sum_is_set_against_another_that_has_a_part_of_it() -> None:
    names = title_names("A trial comparing zinc, salt, iron and honey with zinc and sulphur", 0)
    assert [name.text for name in names] == ["zinc, salt, iron and honey", "zinc and sulphur"]
