"""Names of arms that say nothing by themselves, and what the text says of them."""

import pytest
from trialtrace.extract.questions.arms.introductions import introduced, is_opaque
from trialtrace.extract.questions.model import EVENTS

from .test_ask import answer

TEXT = (
    "Sailors of the PN-K crew knitted on deck every evening, and those of the PN-R crew read alone.\n\n"
    "| | PN-K (n = 21) | PN-R (n = 19) |\n|---|---|---|\n| Sea sickness, n (%) | 4 (19.0) | 9 (47.4) |\n"
)


def test_a_heading_is_what_the_text_says_its_people_did():
    assert answer(TEXT, "evening knitting", "reading alone", "sea sickness", EVENTS) == [
        (4, 21), (9, 19),
    ]  # fmt: skip


def test_near_miss_neither_arm_did_what_is_asked_for():
    assert answer(TEXT, "swimming", "rowing", "sea sickness", EVENTS) is None


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("WX women walked a mile; RX women rested.", "WX", "walked a mile"),
        ("They wore a copper ring (CR) or a belt (BL).", "CR", "They wore a copper ring"),
        ("WX (warm packs) were liked.", "WX", "warm packs"),
        ("WX, warm packs at night. RX, rest", "WX", "warm packs at night"),
    ],
)
def test_ways_to_introduce_a_name(text, name, words):
    assert introduced(text, ["WX", "RX", "CR", "BL"])[name] == words


def test_near_miss_a_count_in_brackets_introduces_nothing():
    assert introduced("WX (14 women) and RX (n = 12).", ["WX", "RX"]) == {}


def test_words_need_no_introduction():
    assert not any(is_opaque(name) for name in ("Vehicle", "Yoga A", "Total", "p", "Week 6"))


def test_the_notes_of_a_table_introduce_its_headings():
    text = (
        "Cooks were allotted to three kinds of gloves.\n\n"
        "| | NG-2 (n = 12) | LG-2 (n = 14) | NO-G (n = 11) |\n|---|---|---|---|\n"
        "| Burns, n (%) | 2 (16.7) | 5 (35.7) | 7 (63.6) |\n\n"
        "NG-2, gloves of nylon; LG-2, gloves of leather; NO-G, bare hands\n"
    )
    assert answer(text, "leather gloves", "bare hands", "burns", EVENTS) == [(5, 14), (7, 11)]
    assert answer(text, "cotton gloves", "bare hands", "burns", EVENTS) is None
