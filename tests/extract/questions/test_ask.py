"""Questions for events and means: tables, sentences, lists, people; and what must stay unanswered."""

import pytest
from trialtrace.extract.questions.ask import ask
from trialtrace.extract.questions.model import EVENTS, MEANS
from trialtrace.pipeline.places import lexicon_folder
from trialtrace.text.cues import load
from trialtrace.text.reader import read_text

CUES = load(lexicon_folder() / "page.yaml")


def answer(text, intervention, comparator, outcome, kind=MEANS):
    """Return both sides' figures with their n, or None; every span must hold its number's words."""
    found = ask(read_text(text, "a.md", CUES), intervention, comparator, outcome)
    reading = next((one for one in found if one.kind == kind), None)
    if reading is None:
        return None
    values = []
    for side in (reading.intervention, reading.comparator):
        for number in (*side.numbers.values(), side.n):
            if number is not None:
                assert text[number.start : number.end].strip()
        values.append((*(n.value for n in side.numbers.values()), side.n and side.n.value))
    return values


TABLE = """Patients were asked to walk (n = 24) or to swim (n = 26).

Table 1. Results at 12 weeks. Data are mean (SD) or n (%).

| | Week 0 | | Week 12 | |
|---|---|---|---|---|
| | Walking (n = 24) | Swimming (n = 26) | Walking (n = 22) | Swimming (n = 25) |
| Knee pain (0-10) | 6.1 (1.2) | 6.0 (1.4) | 3.2 (1.1) | 4.4 (1.3) |
| Body weight, kg | 81.0 (9.0) | 80.2 (8.8) | 78.5 (9.1) | 79.9 (8.7) |
| Falls | 9 (37.5) | 8 (30.8) | 2 (9.1) | 5 (20.0) |
| Fear of falls | 9 (37.5) | 8 (30.8) | 4 (18.2) | 6 (24.0) |
"""


@pytest.mark.parametrize(
    ("outcome", "kind", "expected"),
    [
        ("pain in the knee", MEANS, [(3.2, 1.1, 22), (4.4, 1.3, 25)]),  # the last moment
        ("knee pain at baseline", MEANS, [(6.1, 1.2, 24), (6.0, 1.4, 26)]),
        ("knee pain at 3 months", MEANS, [(3.2, 1.1, 22), (4.4, 1.3, 25)]),
        ("knee pain at 6 months", MEANS, None),
        ("falls", EVENTS, [(2, 22), (5, 25)]),  # not those of a longer label
        ("fear of falling", EVENTS, [(4, 22), (6, 25)]),
        ("knee pain", EVENTS, None),
        ("blood pressure", MEANS, None),
    ],
)
def test_a_row_of_a_table(outcome, kind, expected):
    assert answer(TABLE, "walking", "swimming", outcome, kind) == expected


def test_the_question_decides_the_sides():
    assert answer(TABLE, "swimming lessons", "walking", "falls", EVENTS) == [(5, 25), (2, 22)]


@pytest.mark.parametrize("arms", [("cycling", "rowing"), ("exercise", "exercise")])
def test_arms_that_nobody_names(arms):
    assert answer(TABLE, *arms, "falls", EVENTS) is None


def test_three_arms_must_both_be_named():
    text = (
        "| | ABT 5 mg (n=10) | ABT 10 mg (n=11) | PBO (n=12) |\n|---|---|---|---|\n"
        "| Itch score, mean (SD) | 3.1 (1.0) | 2.2 (0.9) | 4.4 (1.2) |\n\n"
        "ABT = abatorine; PBO = placebo.\n"
    )
    assert answer(text, "abatorine 10 mg", "control", "itch score") == [
        (2.2, 0.9, 11),
        (4.4, 1.2, 12),
    ]
    assert answer(text, "abatorine 5 mg", "abatorine 10 mg", "itch") == [
        (3.1, 1.0, 10),
        (2.2, 0.9, 11),
    ]
    assert answer(text, "abatorine", "placebo", "itch") is None


def test_arms_beside_the_rows():
    text = (
        "| | Grip (kg), mean ± SD | Reach (cm), mean ± SD |\n|---|---|---|\n"
        "| Clay bath (n = 14) | 21.0 ± 3.3 | 51 ± 8 |\n| Mud bath (n = 15) | 20.1 ± 3.0 | 55 ± 9 |\n"
    )
    assert answer(text, "clay bath", "mud bath", "reach") == [(51, 8, 14), (55, 9, 15)]


def test_group_labels_are_told_by_what_the_text_says_they_got():
    text = (
        "Goats in group I (30 animals) had a salt lick and goats in group II (31 animals) had none but hay.\n\n"
        "| | Group I | Group II |\n|---|---|---|\n| Daily milk, l | 2.1 ± 0.4 | 1.9 ± 0.5 |\n"
    )
    assert answer(text, "salt lick", "hay", "daily milk") == [(2.1, 0.4, 30), (1.9, 0.5, 31)]


@pytest.mark.parametrize(
    ("sentence", "outcome", "kind", "expected"),
    [
        ("Mean grip was 21.5 ± 3.0 kg in the taping group and 19.0 ± 2.8 kg in the splint group.",
         "grip", MEANS, [(21.5, 3.0, 40), (19.0, 2.8, 41)]),
        ("Mean grip in the splint group was 19.0 ± 2.8 kg, compared with 21.5 ± 3.0 kg in the taping group.",
         "grip", MEANS, [(21.5, 3.0, 40), (19.0, 2.8, 41)]),
        ("Skin rash occurred in 6 (15%) and 3 (7.3%) patients in the taping and splint groups, respectively.",
         "skin rash", EVENTS, [(6, 40), (3, 41)]),
        ("Rash was seen in 15% of patients in the taping group and in 7.3% of those in the splint group.",
         "rash", EVENTS, [(6, 40), (3, 41)]),
        ("No infections were observed in either group.", "infection", EVENTS, [(0, 40), (0, 41)]),
        # near misses
        ("No difference in infections was observed in either group.", "infection", EVENTS, None),
        ("No pain was reported in either group.", "pain relief", EVENTS, None),
        ("Rash was seen in 16% of patients in the taping group and in 7% of those in the splint group.",
         "rash", EVENTS, None),  # no count of 40 rounds to 16 %
        ("Skin rash occurred in 6 (25%) patients with taping and 3 (7.3%) with the splint.",
         "skin rash", EVENTS, None),  # not the share that it says
        ("Mean grip was 21.5 ± 3.0 kg in the taping group and 19.0 ± 2.8 kg in the splint group.",
         "pinch strength", MEANS, None),
        ("Range, grip and pinch were 61 ± 4 and 55 ± 5, 21.5 ± 3.0 and 19.0 ± 2.8 and 5.1 ± 1.0 and "
         "4.4 ± 1.1 with taping and splint, respectively.", "pinch", MEANS, None),
        ("Mean grip worsened less: 21.5 (SEM 3.0) kg with taping and 19.0 (SEM 2.8) kg with the splint.",
         "grip", MEANS, None),
    ],
)  # fmt: skip
def test_sentences(sentence, outcome, kind, expected):
    text = f"We assigned patients to taping (n = 40) or to a splint (n = 41).\n\n{sentence}\n"
    assert answer(text, "taping", "splint", outcome, kind) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Sleep lasted 5.1 ± 1.0 h in the melatol group and 6.2 ± 1.1 h in the melatol plus valerine group.",
            [(6.2, 1.1, 30), (5.1, 1.0, 30)],
        ),
        ("Sleep lasted 5.1 ± 1.0 h with melatol and 6.2 ± 1.1 h with both of the drugs.", None),
    ],
)
def test_an_arm_whose_name_is_part_of_the_other(sentence, expected):
    text = f"There were 30 patients in each group.\n\n{sentence}\n"
    assert answer(text, "melatol and valerine", "melatol", "sleep") == expected


@pytest.mark.parametrize(
    ("planned", "n"),
    [
        ("A sample of 30 goats per group was required to detect a difference of one hour.", None),
        ("With 80% power, 30 goats in each group were needed.", None),
        ("There were 30 goats in each group, and 80% of them were needed for milk.", 30),
    ],
)
def test_how_many_would_be_needed_is_nobodys_number(planned, n):
    text = f"{planned}\n\nSleep lasted 5.1 ± 1.0 h with melatol and 6.2 ± 1.1 h with salt.\n"
    assert answer(text, "melatol", "salt", "sleep") == [(5.1, 1.0, n), (6.2, 1.1, n)]


def test_equal_lists_arm_by_arm():
    text = (
        "There were 20 animals in the old shed (group A) and 25 animals in the new one (group B).\n\n"
        "In group A, lameness (15%), feather loss (40%) and lice (5%) were seen; in group B, "
        "lameness (28%), feather loss (60%) and lice (8%).\n"
    )
    sheds = ("litter changed daily (group A)", "litter changed weekly (group B)")
    assert answer(text, *sheds, "feather loss", EVENTS) == [(8, 20), (15, 25)]
    assert answer(text, *sheds, "egg loss", EVENTS) is None


@pytest.mark.parametrize(
    ("words", "n"),
    [
        ("Twelve rats were given oats and nothing else is said.", None),
        ("Thirty-two rats were randomly divided into four equal groups.", 8),
        ("Thirty-two rats were equally divided into four groups.", 8),
        # nobody says that the groups were alike in number
        ("Thirty-two rats were randomly divided into four groups.", None),
        ("Thirty-two rats were randomly divided into four groups of unequal size.", None),
        ("Thirty-three rats were randomly divided into four equal groups.", None),
        ("Rats were fed in two groups of 9 each.", 9),
        ("Rats were fed oats (n = 7) or barley (n = 7).", 7),
    ],
)
def test_people_behind_the_arms(words, n):
    text = f"{words}\n\n| | Oats | Barley |\n|---|---|---|\n| Weight, g | 210 ± 12 | 190 ± 14 |\n"
    assert answer(text, "oats", "barley", "weight") == [(210, 12, n), (190, 14, n)]


def test_people_that_counts_and_percentages_leave_possible():
    text = (
        "| | Oats | Barley |\n|---|---|---|\n| Lame | 13 (33%) | 15 (38%) |\n"
        "| Sound | 27 (68%) | 25 (62%) |\n| Weight, g | 210 ± 12 | 190 ± 14 |\n"
    )
    assert answer(text, "oats", "barley", "weight") == [(210, 12, 40), (190, 14, 40)]


@pytest.mark.parametrize(
    ("cells", "note", "sds"),
    [
        ("3.00 (0.10) | 4.00 (0.20)", "Data are mean (SE).", (1.0, 2.0)),
        ("3.00 (2.80, 3.20) | 4.00 (3.61, 4.39)", "Data are means (95% CI).", (1.02, 1.99)),
        ("3.00 (2.80, 3.20) | 4.00 (3.61, 4.39)", "Data are medians (95% CI).", None),
        ("3.00 (0.10) | 4.00 (0.20)", "All data were kept.", None),
    ],
)
def test_sd_from_standard_error_or_interval(cells, note, sds):
    text = f"| | Oats (n = 100) | Barley (n = 100) |\n|---|---|---|\n| Gain | {cells} |\n\n{note}\n"
    found = answer(text, "oats", "barley", "gain")
    assert found == (sds and [(3, sds[0], 100), (4, sds[1], 100)])


def test_two_rows_that_agree_as_well_leave_a_question_open():
    text = (
        "| | Oats (n = 9) | Barley (n = 8) |\n|---|---|---|\n"
        "| Left eye pressure | 12 ± 2 | 13 ± 2 |\n| Right eye pressure | 14 ± 2 | 15 ± 3 |\n"
    )
    assert answer(text, "oats", "barley", "eye pressure") is None
    assert answer(text, "oats", "barley", "pressure of the left eye") == [(12, 2, 9), (13, 2, 8)]
