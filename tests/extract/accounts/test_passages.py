"""A value and what it became, in one arm or in both: only what was measured later is a result."""

import pytest

from .openings import POTTERS_IRON

BEFORE_AND_AFTER = [
    "Girth was {b} at baseline and {a} at 12 weeks in the zinc group, and {d} at baseline and {c} at 12 weeks in the "
    "iron group.",
    "In the zinc group, girth was {b} at baseline and {a} at 12 weeks; in the iron group, it was {d} at baseline and "
    "{c} at 12 weeks.",
    "In the zinc group, girth was {b} before and {a} after treatment; in the iron group, it was {d} before and {c} "
    "after treatment.",
    "Girth was {b} at week 0 and {a} at week 12 with zinc, and {d} and {c}, respectively, with iron.",
    "Girth at baseline and 12 weeks was {b} and {a}, respectively, with zinc and {d} and {c}, respectively, with iron.",
    "In the zinc group, girth fell from {b} to {a}; the corresponding values in the iron group were {d} and {c}.",
    "Girth fell from {b} at baseline to {a} at 12 weeks with zinc and from {d} at baseline to {c} at 12 weeks with "
    "iron.",
    "Girth fell in both the zinc and iron groups (from {b} to {a} and from {d} to {c}, respectively).",
    "Girth decreased in the zinc group ({b} to {a}) and in the iron group ({d} to {c}).",
    "Girth decreased (zinc, {b} to {a}; iron, {d} to {c}).",
    "Girth fell from {b} to {a} with zinc compared with {d} to {c} with iron (P = 0.01).",
    "Girth fell with zinc ({b} at baseline vs {a} at 12 weeks, p < 0.001) and with iron ({d} at baseline vs {c} at 12 "
    "weeks, p = 0.02).",
    "Both the zinc group and the iron group showed a reduction ({b} at baseline vs {a} at 6 months, p = 0.001; "
    "and {d} at baseline vs {c} at 6 months, p = 0.002, respectively).",
    "In the zinc group, girth at 12 weeks was lower than at baseline ({a} vs {b}); in the iron group it was similar "
    "({c} vs {d}).",
]
# How the values are written: before and after zinc, after and before iron.
WRITTEN = {
    "plain": ("6.4 cm", "3.1 cm", "4.7 cm", "6.6 cm"),
    "sd": ("6.4 ± 1.3 cm", "3.1 ± 1.2 cm", "4.7 ± 1.4 cm", "6.6 ± 1.5 cm"),
    "named": ("6.4 [SD 1.3]", "3.1 [SD 1.2]", "4.7 [SD 1.4]", "6.6 [SD 1.5]"),
}


def written(sentence, way):
    return sentence.format(**dict(zip("bacd", WRITTEN[way], strict=True)))


@pytest.mark.parametrize("way", WRITTEN)
@pytest.mark.parametrize("sentence", BEFORE_AND_AFTER)
def test_what_was_measured_later_is_each_arms_own(read, sentence, way):
    found = read(
        POTTERS_IRON + "Values are means. " + written(sentence, way).replace("Girth", "Mean girth")
    )
    assert found.of_arms("mean") == {("3.1", "zinc"), ("4.7", "iron")}
    if way != "plain":
        assert found.of_arms("sd") == {("1.2", "zinc"), ("1.4", "iron")}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # one arm at several moments: no pair of two arms
        (
            "In the zinc group, mean girth was 3.1 cm at 6 weeks and 2.8 cm at 12 weeks.",
            {"3.1", "2.8"},
        ),
        (
            "In the zinc group, mean girth was 6.4, 3.1 and 2.8 cm at 0, 6 and 12 weeks, respectively.",
            {"3.1", "2.8"},
        ),
        (
            "In the zinc group, mean girth did not rise (6.4 ± 1.9 cm, 3.1 ± 1.2 cm and 2.8 ± 1.1 cm at 0 h, 24 h, "
            "48 h, respectively).",
            {"3.1", "2.8"},
        ),
        (
            "In the zinc group, mean girth was 6.4 ± 1.3 cm at baseline, 3.1 ± 1.2 cm at 6 weeks and 2.8 ± 1.1 cm at "
            "12 weeks.",
            {"3.1", "2.8"},
        ),
        (
            "In the zinc group, the mean scores in the 12th week [(2.8 ± 1.1), P < 0.05] were lower than those at the "
            "6th week [(3.1 ± 1.2)].",
            {"3.1", "2.8"},
        ),
        (
            "In the zinc group, mean girth fell between 6 and 12 weeks (3.1 ± 1.2 vs 2.8 ± 1.1 cm, P = 0.01).",
            {"3.1", "2.8"},
        ),
        (
            "Mean girth fell in the zinc group (6.4 cm at baseline, 3.1 cm at 12 weeks; P = 0.01) but not in the iron "
            "group.",
            {"3.1"},
        ),
    ],
)
def test_moments_of_one_arm(read, sentence, expected):
    assert read(POTTERS_IRON + sentence).of_arms("mean") == {(one, "zinc") for one in expected}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The differences in girth at 12 weeks were -3.1 ± 1.2 and -4.7 ± 1.4 in the zinc and iron groups, "
            "respectively, and the difference was not significant between the two groups.",
            {("-3.1", "zinc"), ("-4.7", "iron")},
        ),
        (
            "The mean difference from baseline to week 12 was -3.1 cm in the zinc group and -4.7 cm in the iron group.",
            {("-3.1", "zinc"), ("-4.7", "iron")},
        ),
        # against another arm
        (
            "The differences from salt at 12 weeks were -3.1 and -4.7 in the zinc and iron groups, respectively.",
            set(),
        ),
        ("The mean difference in girth between zinc and iron was -3.1 cm at 12 weeks.", set()),
    ],
)
def test_differences_that_are_changes(read, sentence, expected):
    assert read(POTTERS_IRON + sentence).of_arms("mean") == expected


def test_pairs_of_two_outcomes_are_no_passages(read):
    text = "Mean pain was lower with zinc than with iron at rest (3.1 vs 4.7) and on movement (4.4 vs 6.6)."
    expected = {("3.1", "zinc"), ("4.7", "iron"), ("4.4", "zinc"), ("6.6", "iron")}
    assert read(POTTERS_IRON + text).of_arms("mean") == expected
    text = "Mean girth fell in the zinc group (6.4 vs 3.1 cm, p = 0.01) and in the iron group (6.6 vs 4.7 cm, p = 0.2)."
    assert read(POTTERS_IRON + text).of_arms("mean") == {("3.1", "zinc"), ("4.7", "iron")}


def test_medians_of_a_change_in_a_list(read):
    text = "Itch fell (median: zinc group, 12 to 1.5; iron group, 8 to 5)."
    assert read(POTTERS_IRON + text).of_arms("median") == {("1.5", "zinc"), ("5", "iron")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Mean girth at baseline was 6.4 cm in the zinc group and 6.6 cm in the iron group.",
        "Before treatment, mean girth was 6.4 and 6.6 cm in the zinc and iron groups, respectively.",
        # between arms, or a range
        "Zinc was associated with a decrease in mean girth (6.4 cm to 3.1 cm, p < 0.01).",
        "Mean girth ranged from 6.4 ± 1.3 cm to 3.1 ± 1.2 cm.",
    ],
)
def test_beginnings_and_ranges_are_no_results(read, sentence):
    assert not read(POTTERS_IRON + sentence).of_arms("mean", "median")


@pytest.mark.parametrize(
    "sentence",
    [
        "Mean girth was 3.1 cm in the zinc group and 4.7 cm in the iron group at 6 weeks.",
        "Mean girth was lower with zinc than with iron at 6 weeks (3.1 vs 4.7 cm).",
        "Mean girth was lower with zinc than with iron (3.1 vs 4.7 cm) from week 4 on.",
        "At 6 weeks mean girth was 3.1 ± 1.2 cm in the zinc group (baseline 6.4 ± 1.3 cm) and 4.7 ± 1.4 cm in the iron "
        "group (baseline 6.6 ± 1.5 cm).",
    ],
)
def test_a_pair_at_one_moment_stays_one(read, sentence):
    assert read(POTTERS_IRON + sentence).of_arms("mean") == {("3.1", "zinc"), ("4.7", "iron")}


def test_two_parts_of_a_number_are_no_passage(read):
    seen = read(
        "Fifty-three women were randomised to preoperative or postoperative zinc (26 preoperative zinc and 27 "
        "postoperative zinc). There were 20 local relapses (9 preoperative and 11 postoperative)."
    )
    assert seen.values("events") == ["9", "11"]
