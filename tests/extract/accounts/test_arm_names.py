"""Names of arms: where phrases part, what may be a name, short forms, letters, counts in front."""

import pytest
from trialtrace.extract.accounts.arms.counts import names_with_counts
from trialtrace.extract.accounts.arms.fit import sets_apart
from trialtrace.extract.accounts.arms.initials import in_order, words_of
from trialtrace.extract.accounts.arms.letters import signs_in
from trialtrace.extract.accounts.arms.name import left_cut, outside_brackets, trimmed
from trialtrace.extract.accounts.arms.names import Name, names_with_n
from trialtrace.extract.accounts.arms.phrases import phrase_at
from trialtrace.extract.accounts.arms.words import amounts_in


def test_a_phrase_parts_where_it_is_told_to():
    text = "comparing nylon thread and silk thread in dogs"
    whole = phrase_at(text, 10, 15)
    parted = phrase_at(text, 10, 15, lambda left, right: True)
    assert text[slice(*whole)] == "nylon thread and silk thread"
    assert text[slice(*parted)] == "nylon thread"


@pytest.mark.parametrize(
    ("text", "flat"),
    [
        ("zinc and iron", "zinc and iron"),
        ("zinc (5 mg) or iron", "zinc        or iron"),
        ("zinc (n [%] a) or [b] c", "zinc           or     c"),
        ("zinc) or iron", "zinc) or iron"),  # opened where the stretch did not reach
        ("zinc (5 mg, or", "zinc          "),
        ("a (b\nc) d", "a   \n   d"),
    ],
)
def test_brackets_are_blotted_out_letter_for_letter(text, flat):
    assert outside_brackets(text) == flat


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
        # a letter of another name: as many joined words as letters, one of which it begins with
        ("TC", "a mixture of honey and clover ", {"honey", "clover"}),
        ("TS", "we studied honey plus sage ", {"honey", "sage"}),
        ("PS", "we studied parsley plus sage ", {"parsley", "sage"}),  # "plus" gives no letter
        # near misses: no word begins with its letter in its place; other words than letters
        ("XY", "a mixture of honey and sage ", set()),
        ("AC", "a mixture of honey, sage and cyclamen ", {"cyclamen"}),
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


@pytest.mark.parametrize("done", ["followed for a year", "then examined weekly", "were compared"])
def test_what_was_done_next_ends_a_name(done):
    text = f"placebo and {done}"
    assert left_cut(text, 0, len(text), "made", 0).text == "placebo"


def test_what_follows_a_treatment_is_part_of_its_name():
    text = "zinc followed by salt"
    assert left_cut(text, 0, len(text), "made", 0).text == text


def test_a_word_that_joins_sentences_names_no_arm():
    text = "Zinc, however, or iron"
    assert trimmed(text, 0, 4, "made", 0).text == "Zinc"
    assert trimmed(text, 6, 13, "made", 0) is None


def test_a_way_of_giving_in_front_of_an_amount_is_no_name(read):
    text = (
        "Nebulised hypertonic saline for bronchiolitis\n\nWe randomised 317 infants to nebulised 3% hypertonic"
        " saline with usual care (n = 158) or usual care alone (n = 159)."
    )
    seen = read(text)
    assert [
        (seen.cells(row)["role"], seen.cells(row)["intervention"]) for row in seen.rows("arms")
    ] == [("experimental", "hypertonic saline with usual care"), ("active", "usual care")]


def test_a_letter_at_the_end_belongs_to_the_name_and_a_second_thought_does_not(read):
    text = (
        "Vitamin A supplements and infant mortality\n\nWe assigned 474 infants to vitamin A and 481 to placebo."
        " Fever was seen in 12 infants given vitamin A and 20 given placebo."
    )
    arms = read(text).arms()
    assert [arm["intervention"] for arm in arms] == ["vitamin A", "placebo"]
    assert [arm["label"] for arm in arms] == ["Vitamin A supplements", "placebo"]


def test_what_was_done_next_is_no_part_of_an_arm(read):
    text = (
        "Zoster vaccine in adults\n\nThere were 111 adults given zoster vaccine and 118 given placebo and followed"
        " for a mean of 1.3 years. Zoster developed in 30 adults in the vaccine group and 99 in the placebo group."
    )
    assert {"placebo"} == {
        arm.get(field) for arm in read(text).arms() if arm["role"] == "placebo" for field in ("label", "intervention")
    }  # fmt: skip


def test_what_begins_the_next_arm_is_no_part_of_the_one_before(read):
    text = "Care at home\n\n796 patients were assigned to remote care and 775 to usual care."
    assert [arm["intervention"] for arm in read(text).arms()] == ["remote care", "usual care"]
    text = (
        "A salt substitute in villages\n\nIn a randomised trial in 600 villages 10,504 persons assigned to the"
        " intervention used the salt substitute and 10,491 continued to use regular salt."
    )
    assert [arm["intervention"] for arm in read(text).arms()] == ["salt substitute", "regular salt"]


def test_what_people_had_before_is_no_arm(read):
    text = (
        "Liposomal colchinol plus zentorine improves time to progression compared with zentorine alone in patients"
        " with gout previously treated with adjuvant allopurinol therapy: a randomized study. We randomly assigned 751"
        " patients to zentorine 75 mg (n = 373) or LC 30 mg followed by zentorine 60 mg (n = 378). Treatment with"
        " LC-zentorine improved time to progression (hazard ratio 0.65; 95% CI, 0.55 to 0.77)."
    )
    said = {arm.get(field, "") for arm in read(text).arms() for field in ("label", "intervention")}
    assert not [words for words in said if "allopurinol" in words]


def test_an_abbreviation_of_more_than_another_stands_for_what_that_one_does(read):
    found = read(
        "Mint, sage and honey for singers. Singers had sage and honey (SH) or SH plus mint syrup (SHM). We randomly "
        "assigned 80 singers to SH (n = 40) or SHM (n = 40). Pain was seen in 12% with SHM and in 31% with SH."
    )
    assert {arm["label"] for arm in found.arms()} == {"Mint, sage and honey", "sage and honey"}


def test_a_letter_and_a_number_may_name_a_drug(read):
    found = read(
        "Mint syrup versus K-12 for singers. 40 singers were assigned to mint syrup and 40 to K-12. Pain was seen in "
        "12% and 31%, respectively."
    )
    assert {arm["label"] for arm in found.arms()} == {"Mint syrup", "K-12"}


@pytest.mark.parametrize("text", ["12", "-12", "K"])
def test_a_number_or_a_letter_alone_names_nothing(text):
    assert trimmed(text, 0, len(text), "made", 0) is None


def test_what_joins_two_arms_belongs_to_neither():
    assert trimmed("zinc and", 0, 8, "made", 0).text == "zinc"
    assert trimmed("zinc and salt", 0, 13, "made", 0).text == "zinc and salt"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Of these, 249 were evaluable (122 O3-FA, 127 placebo).", {"O3-FA", "placebo"}),
        ("Of these, 249 were evaluable (122 zinc, 127 salt).", {"zinc", "salt"}),
    ],
)
def test_a_name_behind_its_count_may_hold_a_digit(text, names):
    assert {name.text for name, _ in names_with_counts(text, 0)} == names
