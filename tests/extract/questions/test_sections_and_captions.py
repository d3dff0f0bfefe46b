"""What captions and sections of tables say for their rows, and lists whose arms stand at the end."""

import pytest
from trialtrace.extract.accounts.grids.cells import read_cell
from trialtrace.extract.accounts.grids.tables import read_table
from trialtrace.extract.accounts.grids.times import moments
from trialtrace.extract.questions.arms.groups import kinds_got, profiles
from trialtrace.extract.questions.model import EVENTS
from trialtrace.extract.questions.outcomes.wording import subject_of
from trialtrace.text.grids import find_grids

from .test_ask import answer
from .test_names import score


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("8.4 (7.5); 189", 189),
        ("3.4 ± 1.2 [20]", 20),
        ("3.4 ± 1.2, n = 20", 20),
        ("5 (50)\\*", None),
    ],
)
def test_a_cell_says_how_many_people_its_mean_rests_on(words, people):
    value = read_cell(words)
    assert (value.people and value.people.value) == people


@pytest.mark.parametrize("words", ["12 (34%); 3", "3 (4), 5"])
def test_other_numbers_behind_a_figure_are_no_people(words):
    assert read_cell(words) is None


SECTIONS = """
| Measure | Start, mean (SD) | Week 9, mean (SD) |
|---|---|---|
| Choir lessons group (CLG) (n = 21) | | |
| Cough score | 5.0 (1.1) | 3.0 (1.0) |
| Thirst score | 7.0 (2.1) | 6.0 (2.0) |
| Control group (n = 19) | | |
| Cough score | 5.2 (1.2) | 4.9 (1.4) |
| Thirst score | 7.1 (2.2) | 6.9 (2.4) |
"""


def test_two_sections_with_the_same_rows_are_arms():
    found = answer(SECTIONS, "singing", "no singing", "cough score")
    assert found == [(3.0, 1.0, 21), (4.9, 1.4, 19)]
    # near miss: sections of which none is told are no arms
    other = SECTIONS.replace("Control group", "Harbour")
    assert answer(other, "singing", "no singing", "cough score") is None


def test_the_text_tells_of_an_arm_by_its_short_form():
    text = "The CLG practised madrigals daily.\n" + SECTIONS
    assert answer(text, "madrigals", "nothing", "cough score") == [(3.0, 1.0, 21), (4.9, 1.4, 19)]


LOST = """
  Sign               Tested arms        Change (SD)   P
  ------------------ ------------------ ------------- ----------- -----
  week 0 to week 4   week 0 to week 9
  Cough (points)     Zinc               1.1 (0.4)     2.2 (0.5)   0.2
  Copper             1.3 (0.6)          1.4 (0.7)
  Thirst (points)    Zinc               3.1 (0.4)     4.2 (0.5)   0.3
  Copper             3.3 (0.6)          3.4 (0.7)
"""


def test_a_heading_over_labels_stands_over_one_column():
    table = read_table(LOST, find_grids(LOST)[0])
    first = next(d for d in table.data if d.value.parts[0].value == 2.2)
    assert [h.words for h in first.heads] == ["Change (SD)", "week 0 to week 9"]
    assert [h.words for h in first.labels] == ["Cough (points)", "Zinc"]


TESTED = """
  Sign     Zinc (n = 50)   Copper (n = 50)   P value
  -------- --------------- ----------------- ---------
  Cough                                      0.021
  Yes      5 (10)          14 (28)
  No       45 (90)         36 (72)
  Rash                                       0.243
  Yes      1 (2)           4 (8)
  No       49 (98)         46 (92)
"""


def test_sections_with_a_test_leave_the_columns_where_they_are():
    assert answer(TESTED, "zinc", "copper", "cough", EVENTS) == [(5, 50), (14, 50)]
    assert answer(TESTED, "zinc", "copper", "rash", EVENTS) == [(1, 50), (4, 50)]


CAPTIONED = """::::table-wrap
::: caption
Cough in the harp (n = 21) and flute group (n = 19)
:::

  Cough score    Start       Week 3
  -------------- ----------- -----------
  Harp           5.0 ± 1.1   3.0 ± 1.0
  Flute          5.2 ± 1.2   4.9 ± 1.4

::::"""


def test_a_caption_gives_each_arm_its_number():
    assert answer(CAPTIONED, "harp", "flute", "cough") == [(3.0, 1.0, 21), (4.9, 1.4, 19)]
    # near miss: two numbers for one name
    other = CAPTIONED.replace("flute group", "harp group")
    assert answer(other, "harp", "flute", "cough") != [(3.0, 1.0, 21), (4.9, 1.4, 21)]


PROTOCOL = """Table 1. Outcomes

| | Harp (n = 60) | Flute (n = 61) |
|---|---|---|
| Cough, No. (%) | 12 (20) | 16 (26) |

Table 2. Per-protocol analysis

| | Harp (n = 40) | Flute (n = 43) |
|---|---|---|
| Cough, No. (%) | 4 (10) | 9 (21) |
"""


def test_an_analysis_of_a_part_answers_where_it_is_asked_for():
    assert answer(PROTOCOL, "harp", "flute", "cough", EVENTS) == [(12, 60), (16, 61)]
    assert answer(PROTOCOL, "harp", "flute", "cough, per protocol", EVENTS) == [(4, 40), (9, 43)]


@pytest.mark.parametrize(
    ("caption", "subject"),
    [
        ("Table 3. Comparison of voice range between the two choirs, mean ± SD", "voice range"),
        ("Effect of humming on cough before and after lessons", "cough"),
        ("Changes in gum bleeding (mean)", "gum bleeding"),
        ("Table", "Table"),
    ],
)
def test_a_caption_names_its_outcome_without_who_and_when(caption, subject):
    assert subject_of(caption).startswith(subject)


def test_a_caption_about_one_outcome_names_its_columns():
    caption = (
        "Comparison of the visual analogue scale pain score in two groups of singers (mean ± SD)"
    )
    assert score("pain at 1 month", "1 mo after singing lessons", "", caption) >= 0
    assert score("pain", "After treatment", "", caption) >= 0.5
    assert score("itch", "After treatment", "", caption) == 0


def test_another_outcome_of_the_lexicon_is_no_answer():
    assert score("LDL cholesterol", "Total cholesterol (mg/dL)") < 0.5
    assert score("LDL cholesterol", "LDL-C (mg/dL)") >= 0.5
    assert score("alanine aminotransferase", "ALT (U/L)") >= 0.5


def test_how_a_row_counts_says_nothing_of_its_outcome():
    assert score("death", "Mortality at 60 d, No. (%)") >= 0.5
    assert score("death", "No mortality at 60 d") == 0


def test_a_bracket_tells_what_a_group_got_beside_its_number():
    text = "They joined the test group (clay baths, n = 9) or the control group (rest, n = 8)."
    got = {kind: words.strip() for kind, words in kinds_got(text).items()}
    assert got == {"active": "clay baths", "control": "rest"}
    assert profiles("Group A (clay baths; n = 9) met.")["a"].strip() == "clay baths"
    # near miss: a bracket that only counts
    assert kinds_got("They joined the test group (n = 9).") == {}


def test_a_scale_with_a_number_is_no_moment():
    assert moments("EQ-5D") == [] and moments("post-12 weeks") == [84.0]


LISTED = (
    "Forty goats got clay (group C, n = 20) or peat (group P, n = 20).\n"
    "Onset was 3.0 ± 1.0 versus 5.0 ± 1.2 min, and offset 80.0 ± 9.0 versus 70.0 ± 8.0 min in the "
    "C and P groups, respectively."
)


def test_names_at_the_end_of_a_list_are_those_of_all_its_figures():
    assert answer(LISTED, "clay", "peat", "onset") == [(3.0, 1.0, 20), (5.0, 1.2, 20)]
    assert answer(LISTED, "clay", "peat", "offset") == [(80.0, 9.0, 20), (70.0, 8.0, 20)]


def test_words_before_figures_that_nobody_owns_are_theirs():
    text = (
        "Forty goats got clay (n = 20) or peat (n = 20).\n"
        "Onset was 3.0 ± 1.0 versus 5.0 ± 1.2 min (P = 0.01), offset with clay was 80.0 ± 9.0 "
        "and with peat 70.0 ± 8.0 min."
    )
    assert answer(text, "clay", "peat", "onset") is None
    assert answer(text, "clay", "peat", "offset") == [(80.0, 9.0, 20), (70.0, 8.0, 20)]


def test_counts_of_groups_in_a_list_of_marks():
    text = (
        "Group 1 got clay (n = 20), group 2 got peat (n = 20), group 3 got chalk (n = 20).\n"
        "Cough occurred in 2, 5, and 4 goats of groups 1, 2, and 3, respectively."
    )
    assert answer(text, "peat", "clay", "cough", EVENTS) == [(5, 20), (2, 20)]


def test_the_number_of_both_arms_is_no_arms_own():
    text = (
        "Forty-seven goats were divided: clay baths (CLB; n = 31) or peat (n = 16).\n"
        "Milk was 3.0 ± 1.0 l with CLB and 2.0 ± 0.9 l with peat. We followed clay baths (n = 47)."
    )
    assert answer(text, "clay baths", "peat", "milk") == [(3.0, 1.0, 31), (2.0, 0.9, 16)]


def test_people_who_had_something_are_no_arms_number():
    text = (
        "Ninety goats joined group K (clay 6 g, n = 45) or group M (peat 2 g, n = 45).\n"
        "Milking was easy in 41 goats in group K.\n"
        "Fat was 3.0 ± 1.0 in group K and 4.0 ± 1.1 in group M."
    )
    assert answer(text, "clay", "peat", "fat") == [(3.0, 1.0, 45), (4.0, 1.1, 45)]


CHANGES = """Table 1. Baseline characteristics

| | Harp (n = 21) | Flute (n = 19) |
|---|---|---|
| Grip strength, mean (SD) | 30.1 (4.1) | 31.2 (4.4) |

Table 2. Mean change after 12 weeks

| | Harp (n = 21) | Flute (n = 19) |
|---|---|---|
| Grip strength, mean (SD) | 2.1 (1.1) | 0.2 (1.4) |
"""


def test_mere_changes_beside_values_of_the_start_answer_no_question_for_a_value():
    asked = ("harp", "flute")
    assert answer(CHANGES, *asked, "grip strength") is None
    assert answer(CHANGES, *asked, "change in grip strength") == [(2.1, 1.1, 21), (0.2, 1.4, 19)]
    assert answer(CHANGES, *asked, "improvement in grip strength") is not None
    assert answer(CHANGES, *asked, "grip strength at baseline") == [
        (30.1, 4.1, 21),
        (31.2, 4.4, 19),
    ]


TWICE = """
Table 1. Stride and grip of the two teams before the march

| | Zinc (n = 10) | Salt (n = 12) |
|---|---|---|
| Grip, mean (SD) | 5.0 (1.0) | 6.0 (1.1) |

Table 2. Stride and grip of the two teams after the march

| | Zinc (n = 10) | Salt (n = 12) |
|---|---|---|
| Grip, mean (SD) | 3.0 (0.7) | 4.0 (0.8) |
"""


def test_of_two_captions_alike_the_one_before_tells_of_the_start():
    assert answer(TWICE, "zinc", "salt", "grip") == [(3.0, 0.7, 10), (4.0, 0.8, 12)]
    assert answer(TWICE, "zinc", "salt", "grip before the march") == [
        (5.0, 1.0, 10), (6.0, 1.1, 12),
    ]  # fmt: skip
    # near miss: "before" alone is a limit of time, which both tables may keep
    alone = TWICE.replace("after the march", "of the guests")
    assert answer(alone, "zinc", "salt", "grip") is None


PLACES = """
Table 1. Content of the meals

| | Zinc (n = 10) | Salt (n = 12) |
|---|---|---|
| Folic acid, mean (SD) | 5.0 (1.0) | 6.0 (1.1) |

Table 2. Content of erythrocytes

| | Zinc (n = 10) | Salt (n = 12) |
|---|---|---|
| Folic acid, mean (SD) | 3.0 (0.7) | 4.0 (0.8) |
"""


def test_of_two_tables_with_one_row_the_caption_tells():
    assert answer(PLACES, "zinc", "salt", "red blood cell folic acid") == [
        (3.0, 0.7, 10), (4.0, 0.8, 12),
    ]  # fmt: skip
    # near miss: no caption says where
    assert answer(PLACES, "zinc", "salt", "folic acid in plasma") is None
