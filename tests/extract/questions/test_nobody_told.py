"""What befell nobody; people told as lists; shares in brackets in front of what they count."""

import pytest
from trialtrace.extract.questions.model import EVENTS, MEANS

from .test_ask import answer

ARMS = "Patients got zinc (n = 20) or iron (n = 22). "


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("There were no deaths reported.", "death"),
        ("Both zinc and iron were well tolerated, with no rash observed.", "rash"),
        ("Neither group had any rash or other harm during follow-up.", "rash"),
        ("Neither of the two groups reported any side effect.", "side effects"),
        ("No deaths among the 42 recruited participants were seen.", "death"),
        ("Rash was not observed in any of the patients.", "rash"),
        ("Vomiting was not observed in 42 patients in the ward.", "vomiting"),
    ],
)
def test_nobody_had_it(sentence, outcome):
    text = f"{ARMS}{sentence}"
    assert answer(text, "zinc", "iron", outcome, EVENTS) == [(0, 20), (0, 22)]
    assert answer(text, "iron", "zinc", outcome, EVENTS) == [(0, 22), (0, 20)]


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Neither group had a significant change in weight.", "weight loss"),
        ("Zinc was well tolerated, with no rash observed.", "rash"),
        ("There was no difference reported in deaths.", "death"),
        ("Rash was not observed in the zinc group.", "rash"),
        ("There were no serious rashes reported.", "rash"),
    ],
)
def test_it_is_not_said_of_all(sentence, outcome):
    assert answer(f"{ARMS}{sentence}", "zinc", "iron", outcome, EVENTS) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Of these, 60 were enrolled; 19, 20 and 21 in the tin, zinc and iron groups, respectively.",
        "Nineteen more left; 19, 20, and 21 patients were randomised to tin, zinc, and iron, respectively.",
    ],
)
def test_people_of_three_arms_in_their_order(sentence):
    text = f"{sentence} A rash developed in 5 patients on zinc and 3 patients on iron."
    assert answer(text, "zinc", "iron", "rash", EVENTS) == [(5, 20), (3, 21)]
    assert answer(text, "iron", "tin", "rash", EVENTS) is None


def test_numbers_of_something_else_are_no_people():
    text = "Visits lasted 19, 20 and 21 minutes in the tin, zinc and iron groups, respectively. "
    text += "A rash developed in 5 patients on zinc and 3 patients on iron."
    assert answer(text, "zinc", "iron", "rash", EVENTS) in (None, [(5, None), (3, None)])


def test_a_share_with_its_fraction_behind_it():
    text = (
        "Relapse was seen in 40% (8 of 20) of the zinc group and 54.5% (12/22) of the iron group."
    )
    assert answer(text, "zinc", "iron", "relapse", EVENTS) == [(8, 20), (12, 22)]
    assert answer(text, "iron", "zinc", "relapse", EVENTS) == [(12, 22), (8, 20)]


def test_words_between_a_figure_and_its_arm():
    text = (
        "Overall, 5/20 (25.0%) of the patients vomited one or more doses of the drug in the zinc group "
        "and 2/22 (9.1%) of the iron treated patients."
    )
    assert answer(text, "zinc", "iron", "vomiting", EVENTS) == [(5, 20), (2, 22)]


def test_what_the_people_of_a_bracket_did_stands_behind_it():
    text = f"{ARMS}A total of 33 of the 42 patients (85.0% of the zinc group and 72.7% of the iron group) relapsed."
    assert answer(text, "zinc", "iron", "relapse", EVENTS) == [(17, 20), (16, 22)]


def test_a_sentence_that_repeats_the_means_of_the_start():
    text = f"""{ARMS}

The groups had grip 30.1 ± 4.0 with zinc and 28.0 ± 5.0 with iron.

Table 1. Baseline characteristics

| | Zinc | Iron |
|---|---|---|
| Grip, mean (SD) | 30.1 (4.0) | 28.0 (5.0) |
"""
    assert answer(text, "zinc", "iron", "grip after 3 weeks", MEANS) is None
    assert answer(text, "zinc", "iron", "grip at baseline", MEANS) == [
        (30.1, 4.0, 20),
        (28.0, 5.0, 22),
    ]


def test_a_bracket_behind_a_label_says_what_the_group_got():
    text = """Group I: younger. In group I, pain fell.
Pain in group I (26 ± 4 years) and group II was mild. Group I had 3.

Table 1. Pain in group I (zinc-iron) and group II (iron only), mean ± SD

| | N | Day 1 | Day 2 |
|---|---|---|---|
| Group I | 20 | 1.2 ± 0.4 | 0.9 ± 0.3 |
| Group II | 22 | 1.9 ± 0.5 | 1.7 ± 0.6 |
"""
    expected = [(0.9, 0.3, 20), (1.7, 0.6, 22)]
    assert answer(text, "zinc plus iron", "iron alone", "pain on day 2") == expected
    assert answer(text, "iron alone", "zinc plus iron", "pain on day 2") == expected[::-1]
