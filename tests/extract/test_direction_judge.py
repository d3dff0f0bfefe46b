"""Evidence sentences of many fields of medicine, read for a question with names.

``direction_cases.csv`` holds invented items with the answer of a careful reader. They were written
before the rules they test: ``tuning`` first, then ``second`` and ``third``, each scored once before
anything was tuned on it (macro F1 .88 and .76 then). ``aside`` was kept from tuning and scored once at the
end: .93; what it showed to be wrong in general was mended after that.
"""

import csv
import time
from pathlib import Path

import pytest
from trialtrace.extract.direction import judge
from trialtrace.extract.direction.arms import COMPARATOR, INTERVENTION, START, arms_of
from trialtrace.extract.direction.clauses import clauses_of
from trialtrace.extract.direction.outcome import asked_outcome
from trialtrace.extract.direction.sides import sides_in
from trialtrace.extract.direction.words import same, stem, words_of
from trialtrace.grammar.lexicon import load
from trialtrace.pipeline.places import lexicon_folder

with (Path(__file__).parent / "direction_cases.csv").open(encoding="utf-8", newline="") as _file:
    CASES = tuple(csv.DictReader(_file))
# What is still read wrongly: an event that ends a good time, a scale whose good end the text does not
# tell, a sentence that names the outcome by a verb alone.
KNOWN_FAILURES = frozenset({"c148", "c187", "c253", "c289"})
# These tell no arm from the other, or compare with the start: turned round they read the same.
ONE_SIDED = frozenset({"c178", "c210", "c303", "c307"})
TURNED = {"increase": "decrease", "decrease": "increase", "no_difference": "no_difference", "": ""}


@pytest.fixture(scope="module")
def lexicon():
    return load(lexicon_folder())


def verdict(case, lexicon):
    return judge(case["text"], case["intervention"], case["comparator"], case["outcome"], lexicon)


def test_the_cases_are_many_and_of_many_fields():
    assert len(CASES) >= 300
    assert len({c["field"] for c in CASES}) >= 20
    assert sum(c["part"] == "aside" for c in CASES) >= 50
    assert {c["expected"] for c in CASES} == {"increase", "decrease", "no_difference"}


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            c,
            id=c["id"],
            marks=pytest.mark.xfail(strict=True) if c["id"] in KNOWN_FAILURES else (),
        )
        for c in CASES
        if c["part"] != "aside"
    ],
)
def test_an_item_is_read_as_a_careful_reader_would(case, lexicon):
    assert verdict(case, lexicon).direction == case["expected"]


def test_items_kept_from_tuning_are_mostly_read_right(lexicon):
    aside = [c for c in CASES if c["part"] == "aside"]
    right = sum(verdict(c, lexicon).direction == c["expected"] for c in aside)
    assert right >= 0.9 * len(aside)


@pytest.mark.parametrize("case", [c for c in CASES if c["part"] != "aside"], ids=lambda c: c["id"])
def test_the_question_turned_round_turns_the_answer(case, lexicon):
    if case["id"] in ONE_SIDED:
        pytest.skip("names no arm")
    there = verdict(case, lexicon).direction
    back = judge(
        case["text"], case["comparator"], case["intervention"], case["outcome"], lexicon
    ).direction
    assert back == TURNED[there]


def test_an_answer_shows_the_words_that_decided(lexicon):
    for case in CASES:
        found = verdict(case, lexicon)
        if not found.direction:
            assert (found.spans, found.rule, found.tier) == ((), "", "")
            continue
        assert found.rule.startswith("direction.")
        assert found.tier in ("likely", "unsure")
        assert found.significance in ("significant", "not_significant", "unclear")
        assert found.spans
        assert all(0 <= a < b <= len(case["text"]) for a, b in found.spans)


ASK = ("zentorine", "placebo", "pain")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what stands in the words of a statement
        ("Pain was not only lower with zentorine but stayed lower (p=0.01).", "decrease"),
        ("Pain was no lower with zentorine than with placebo.", "no_difference"),
        ("Zentorine failed to reduce pain.", "no_difference"),
        ("Zentorine did not significantly reduce pain (p=0.06).", "no_difference"),
        ("Zentorine reduced pain (p=0.6).", "no_difference"),
        ("Zentorine reduced pain significantly.", "decrease"),
        ("Placebo reduced pain more than zentorine.", "increase"),
        ("Pain relief was greater with zentorine.", "decrease"),
        ("Pain improved more with zentorine.", "decrease"),
        ("Zentorine slowed the rise in pain.", "decrease"),
        ("Pain rose less with zentorine than with placebo.", "decrease"),
        # near misses: numbers and names that compare nothing
        ("Pain was seen in more than 50% of both groups.", ""),
        ("Pain of the lower back was treated with zentorine.", ""),
        ("Pain was similar at baseline, and lower with zentorine at week 8.", "decrease"),
        ("Pain was measured daily with zentorine and with placebo.", ""),
        # other outcomes of the sentence
        ("Nausea was more frequent with zentorine, but pain was lower.", "decrease"),
        ("Pain did not differ, but nausea was more frequent with zentorine.", "no_difference"),
        # numbers
        ("Pain: zentorine 3.1 (1.2), placebo 4.9 (1.3), p=0.01", "decrease"),
        ("Pain: placebo 3.1 (1.2), zentorine 4.9 (1.3), p=0.01", "increase"),
        ("Pain: zentorine 3.1 (1.2), placebo 4.9 (1.3), p=0.21", "no_difference"),
        ("Pain at week 8 in 12 of 60 on zentorine and 33 of 61 on placebo.", "decrease"),
        ("Pain at week 8 in 32 of 60 on zentorine and 33 of 61 on placebo.", "no_difference"),
        ("The odds ratio for pain was 0.52 (95% CI 0.31 to 0.87).", "decrease"),
        ("The odds ratio for pain was 0.52 (95% CI 0.21 to 1.27).", "no_difference"),
        ("", ""),
    ],
)
def test_small_differences_of_wording(text, expected, lexicon):
    assert judge(text, *ASK, lexicon).direction == expected


def test_a_fall_is_asked_for_as_an_outcome(lexicon):
    text = "Weight fell by 5 kg with zentorine and by 2 kg with placebo (p=0.01)."
    assert judge(text, "zentorine", "placebo", "body weight", lexicon).direction == "decrease"
    assert judge(text, "zentorine", "placebo", "weight loss", lexicon).direction == "increase"


def test_an_arm_named_by_what_the_other_lacks_is_the_other(lexicon):
    text = "Response was better in the coated group than in the non-coated group (91% v 67%, P < 0.001)."
    names = ("coated tablets", "non-coated tablets")
    assert judge(text, *names, "response", lexicon).direction == "increase"
    assert judge(text, *names[::-1], "response", lexicon).direction == "decrease"


def test_a_guess_by_order_is_unsure(lexicon):
    named = judge("Pain was lower with zentorine (p=0.01).", *ASK, lexicon)
    unnamed = judge("Pain was lower (p=0.01).", *ASK, lexicon)
    assert (named.direction, named.tier) == ("decrease", "likely")
    assert (unnamed.direction, unnamed.tier) == ("decrease", "unsure")


@pytest.mark.parametrize(
    ("intervention", "comparator", "text", "expected"),
    [
        ("A plus zentorine", "A alone", "zentorine against A alone", [INTERVENTION, COMPARATOR]),
        ("drain", "no drain", "with a drain, without a drain", [INTERVENTION, COMPARATOR]),
        ("zinc 10 mg", "zinc 20 mg", "after 20 mg and 10 mg", [COMPARATOR, INTERVENTION]),
        ("transradial access", "femoral access", "radial, femoral", [INTERVENTION, COMPARATOR]),
        ("cognitive behaviour therapy", "usual care", "CBT, controls", [INTERVENTION, COMPARATOR]),
        ("balm (group C)", "cream (group A)", "group A, group C", [COMPARATOR, INTERVENTION]),
        ("zentorine", "baseline", "zentorine at baseline", [INTERVENTION, START]),
        ("zentorine", "belunide", "placebo", [COMPARATOR]),
        ("zentorine", "belunide", "belunide, placebo", [COMPARATOR]),
    ],
)
def test_arms_are_found_by_the_names_of_the_question(intervention, comparator, text, expected):
    found = sides_in(text, words_of(text), arms_of(intervention, comparator))
    assert [s.side for s in found] == expected


@pytest.mark.parametrize(
    ("name", "polarity", "is_time", "inner"),
    [
        ("pain intensity", -1, False, 1),
        ("quality of life", 1, False, 1),
        ("time to recovery", -1, True, 1),
        ("time to relapse", 1, True, 1),
        ("length of hospital stay", -1, True, 1),
        ("time to exhaustion", 1, True, 1),
        ("weight loss", -1, False, -1),
        ("blood loss", -1, False, 1),
        ("serum zinc", 0, False, 1),
    ],
)
def test_what_an_outcome_is(name, polarity, is_time, inner, lexicon):
    asked = asked_outcome(name, lexicon)
    assert (asked.polarity, asked.is_time, asked.inner) == (polarity, is_time, inner)


def test_clauses_part_what_is_said_of_different_outcomes():
    text = "Pain was lower (3 and 5; p = 0.1) and nausea was rarer, but sleep and mood were alike."
    parts = [text[a:b].strip(" ,") for a, b, _ in clauses_of(text)]
    assert parts == [
        "Pain was lower (3 and 5; p = 0.1)",
        "and nausea was rarer",
        "but sleep and mood were alike.",
    ]
    both = "Pain and nausea were lower."
    assert [both[a:b] for a, b, _ in clauses_of(both)] == [both]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("coached", "coaching", True),
        ("anaemia", "anemia", True),
        ("randomised", "randomized", True),
        ("cemented", "uncemented", False),
        ("protein", "protection", False),
        ("radial", "transradial", True),
    ],
)
def test_words_of_one_stem(left, right, expected):
    assert same(stem(left), stem(right)) is expected


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "although a, ",
        "zentorine was lower than placebo and ",
        "12.5 vs 13.1 ",
        "no not ",
        "AB",
    ],
)
def test_hostile_text_is_read_in_bounded_time(piece, lexicon):
    started = time.process_time()
    judge((piece * 200_000)[:200_000], *ASK, lexicon)
    assert time.process_time() - started < 10
