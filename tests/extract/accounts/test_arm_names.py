"""Names of arms: where phrases part, what may be a name, short forms, letters, counts in front."""

import pytest
from trialtrace.extract.accounts.arms.counts import names_with_counts
from trialtrace.extract.accounts.arms.fit import sets_apart
from trialtrace.extract.accounts.arms.initials import in_order, words_of
from trialtrace.extract.accounts.arms.letters import signs_in
from trialtrace.extract.accounts.arms.name import trimmed
from trialtrace.extract.accounts.arms.names import Name, names_with_n
from trialtrace.extract.accounts.arms.phrases import phrase_at
from trialtrace.extract.accounts.arms.words import amounts_in


def test_a_phrase_parts_where_it_is_told_to():
    text = "comparing nylon thread and silk thread in dogs"
    whole = phrase_at(text, 10, 15)
    parted = phrase_at(text, 10, 15, lambda left, right: True)
    assert text[slice(*whole)] == "nylon thread and silk thread"
    assert text[slice(*parted)] == "nylon thread"


def _names(*texts):
    return tuple(Name(i, i + len(text), text, "made") for i, text in enumerate(texts))


@pytest.mark.parametrize(
    "texts",
    [
        ("traction", "no traction"),
        ("zinc 10 mg", "zinc 20 mg"),
        ("in-person lessons", "telephone lessons"),
        ("6-week yoga", "usual care"),
    ],
)
def test_names_that_set_arms_apart(texts):
    assert sets_apart(_names(*texts))


@pytest.mark.parametrize(
    "texts",
    [
        ("traction", "traction"),
        ("baseline", "traction"),
        ("number of falls", "traction"),
        ("10 weeks", "traction"),
        ("examine relationships", "traction"),
        ("gastric cancer", "traction"),
        ("third postoperative day", "traction"),
        ("less than 30 ml", "traction"),
        ("psychological disadvantage", "traction"),
    ],
)
def test_names_that_cannot_be_arms(texts):
    assert not sets_apart(_names(*texts))


def test_a_list_with_sizes_gives_the_first_phrase_of_each():
    text = (
        "Cows were assigned to red clover (n = 12), or lucerne every day for a month (n = 11), "
        "or hay (n = 13)."
    )
    assert [name.text for name, _ in names_with_n(text, 0)] == [
        "red clover",
        "lucerne",
        "hay",
    ]


@pytest.mark.parametrize(
    ("short", "before", "wanted"),
    [
        ("CPM", "knees had continuous passive motion ", {"continuous", "passive", "motion"}),
        ("DHA", "a capsule of docosahexaenoic-acid ", {"docosahexaenoic-acid"}),
        ("XYZ", "a wholly different wording ", set()),
    ],
)
def test_an_abbreviation_takes_the_words_of_its_letters(short, before, wanted):
    assert set(words_of(short, before)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bleeding in group PECS and group LI", ["PECS", "LI"]),
        ("Bleeding in groups A and B", ["A"]),
        ("In the control arm PFS was longer", []),
        ("Every group had meals", []),
    ],
)
def test_capitals_are_a_sign_only_where_no_name_stands_in_front(text, wanted):
    assert [match["sign"] for match in signs_in(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the 20-mg group", [("20", "mg")]),
        ("in the 5, 10 and 20 mg groups", [("5", "mg"), ("10", "mg"), ("20", "mg")]),
        ("at 12 weeks", []),
        ("in the 12-week group", [("12", "week")]),
        ("a glucose of 90 mg/dl", []),
    ],
)
def test_amounts_have_units_and_times_are_no_arms(text, wanted):
    assert [amount for *_, amount in amounts_in(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Results (333 zinc 5 mg, 354 zinc 10 mg, 345 iron) were",
            ["zinc 5 mg", "zinc 10 mg", "iron"],
        ),
        ("Falls (12 of 40, 13 of 41, 9 of 39) were rare", []),
    ],
)
def test_counts_in_front_of_three_arms(text, wanted):
    assert [name.text for name, _ in names_with_counts(text, 0)] == wanted


def test_letters_stand_in_order():
    assert in_order("VAB", "vacuum-assisted biopsy")
    assert not in_order("VAB", "core needle sampling")


def test_a_word_that_joins_sentences_names_no_arm():
    text = "Zinc, however, or iron"
    assert trimmed(text, 0, 4, "made", 0).text == "Zinc"
    assert trimmed(text, 6, 13, "made", 0) is None
