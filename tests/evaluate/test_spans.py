"""Hand-counted cases on invented abstracts; each closes a way to a higher figure."""

import pytest
from trialtrace.evaluate.schemes.ctcorpus_spans import SCHEME as CTCORPUS
from trialtrace.evaluate.schemes.pico_corpus import SCHEME as PICO
from trialtrace.evaluate.tasks.spans import judge

from .builder import Builder, annotate, counts

TEXT = (
    "Of 80 women, 40 took zentorine and 40 placebo. Nausea was seen in 30% against 12%; "
    "headache in 30% and 9 (5%). Pain fell by 2.5 points (P = .01)."
)
GOLD = annotate(
    TEXT,
    ("total-participants", "80"),
    ("intervention-participants", "40"),
    ("control-participants", "40", 1),
    ("iv-bin-percent", "30%"),
    ("cv-bin-percent", "12%"),
    ("cv-bin-percent", "5%"),
    ("iv-cont-mean", "2.5 points"),
)
RECORD = {"id": "d", "text": TEXT, "annotations": GOLD}
IV, CV = "percent, intervention", "percent, control"


def perfect() -> Builder:
    b = Builder(TEXT)
    b.number("studies.n_total", "80", 80)
    b.number("arms.n", "40", 40, "experimental")
    b.number("arms.n", "40", 40, "placebo", ordinal=1)
    b.number("results.percent", "30", 30, "experimental")
    b.number("results.percent", "12", 12, "placebo")
    b.number("results.percent", "5", 5, "placebo", ordinal=1)
    b.number("results.mean", "2.5", 2.5, "experimental")
    return b


def test_empty_prediction_earns_nothing_and_misses_everything():
    done = judge(RECORD, "d", Builder(TEXT).found(), PICO)
    assert counts(done, IV) == (0, 0, 1)
    assert counts(done, CV) == (0, 0, 2)
    assert counts(done, "total of the document") == (0, 0, 1)
    assert {e.kind for e in done.errors} == {"not read", "no answer"}


def test_perfect_prediction():
    b = perfect()
    # 5% is the second "5" of the text after that of "2.5"? It is not: ordinals are checked here.
    done = judge(RECORD, "d", b.found(), PICO)
    assert counts(done, "total sample size") == (1, 0, 0)
    assert counts(done, "n of the arm, control") == (1, 0, 0)
    assert counts(done, IV) == (1, 0, 0)
    assert counts(done, CV) == (2, 0, 0)
    assert counts(done, "mean, intervention", "exact span") == (1, 0, 0)
    assert counts(done, IV, "exact span") == (1, 0, 0)


def test_wrong_arm_loses_with_role_and_not_without():
    b = Builder(TEXT)
    b.number("results.percent", "30", 30, "placebo")
    b.number("results.percent", "12", 12, "experimental")
    b.number("results.percent", "5", 5, "placebo", ordinal=1)
    done = judge(RECORD, "d", b.found(), PICO)
    assert counts(done, IV) == (0, 1, 1)
    assert counts(done, CV) == (1, 1, 1)
    assert counts(done, "percent", "value without role") == (3, 0, 0)
    assert [e.kind for e in done.errors if e.label.startswith("percent")] == ["wrong arm"] * 2


def test_a_number_given_to_both_arms_is_wrong_once_with_and_without_role():
    b = Builder(TEXT)
    for role in ("experimental", "placebo"):
        b.number("results.percent", "12", 12, role)
    done = judge(RECORD, "d", b.found(), PICO)
    assert counts(done, IV) == (0, 1, 1)
    assert counts(done, CV) == (1, 0, 1)
    assert counts(done, "percent", "value without role") == (1, 1, 2)


def test_a_repeated_value_counts_once_where_repeats_are_annotated_once():
    b = Builder(TEXT)
    b.number("results.percent", "30", 30, "experimental")
    b.number("results.percent", "30", 30, "experimental", ordinal=1)
    done = judge(RECORD, "d", b.found(), PICO)
    assert counts(done, IV) == (1, 0, 0)
    assert counts(done, IV, "value, each occurrence") == (1, 1, 0)
    assert counts(done, IV, "exact span") == (1, 1, 0)


def test_the_same_span_given_twice_is_one_prediction():
    b = Builder(TEXT)
    for _ in range(5):
        b.number("results.percent", "12", 12, "placebo")
    done = judge(RECORD, "d", b.found(), PICO)
    assert counts(done, CV, "value, each occurrence") == (1, 0, 1)


def test_predicting_every_number_lowers_f1():
    def f1(builder):
        tp, fp, fn = counts(judge(RECORD, "d", builder.found(), PICO), IV)
        return 2 * tp / (2 * tp + fp + fn)

    one, every = Builder(TEXT), Builder(TEXT)
    one.number("results.percent", "30", 30, "experimental")
    for words in ("80", "40", "30", "12", "9", "2.5", ".01"):
        every.number("results.percent", words, float(words), "experimental")
    assert f1(one) == 1
    assert f1(every) == pytest.approx(2 / 8)


def test_without_a_role_nothing_is_earned_for_an_arm():
    b = Builder(TEXT)
    b.number("results.percent", "30", 30, "unclear")
    done = judge(RECORD, "d", b.found(), PICO)
    assert counts(done, IV) == (0, 0, 1)
    assert counts(done, "percent", "value without role") == (1, 0, 2)
    assert "no arm" in {e.kind for e in done.errors}


def test_active_and_untreated_arms_are_control():
    for role in ("active", "none", "placebo"):
        b = Builder(TEXT)
        b.number("results.percent", "12", 12, role)
        assert counts(judge(RECORD, "d", b.found(), PICO), CV) == (1, 0, 1)


def test_a_denominator_answers_for_its_arm_and_a_further_size_for_the_total():
    b = Builder(TEXT)
    b.number("results.n", "40", 40, "experimental")
    b.number("sizes.n", "80", 80)
    done = judge(RECORD, "d", b.found(), PICO)
    assert counts(done, "n of the arm, intervention") == (1, 0, 0)
    assert counts(done, "total sample size") == (1, 0, 0)


def test_a_denominator_whose_arm_could_not_be_told_is_no_total():
    b = Builder(TEXT)
    b.number("results.n", "80", 80)
    assert counts(judge(RECORD, "d", b.found(), PICO), "total sample size") == (0, 0, 1)


def test_span_off_by_one_overlaps_and_is_not_exact():
    b = Builder(TEXT)
    b.number("results.percent", " 12", 12, "placebo")
    done = judge(RECORD, "d", b.found(), PICO)
    assert counts(done, CV) == (1, 0, 1)
    assert counts(done, CV, "exact span") == (0, 1, 2)
    assert counts(done, CV, "overlapping span") == (1, 0, 1)


def test_the_value_counts_and_not_the_place_only():
    b = Builder(TEXT)
    b.number("results.percent", "12", 1.2, "placebo")
    done = judge(RECORD, "d", b.found(), PICO)
    assert counts(done, CV) == (0, 1, 2)


def test_precision_of_tiers_is_counted_apart():
    b = Builder(TEXT)
    b.number("results.percent", "30", 30, "experimental", tier="sure")
    b.number("results.percent", "9", 9, "experimental", tier="unsure")
    done = judge(RECORD, "d", b.found(), PICO)
    assert counts(done, IV, "precision of tier sure") == (1, 0, 0)
    assert counts(done, IV, "precision of tier unsure") == (0, 1, 0)


def test_errors_say_what_became_of_the_number():
    b = Builder(TEXT)
    b.number("results.mean", "12", 12, "placebo")
    b.reject("dose", "30")
    b.number("results.percent", "9", 9, "placebo")
    kinds = {(e.expected or e.found): e.kind for e in judge(RECORD, "d", b.found(), PICO).errors}
    assert kinds["30%"] == "rejected: dose"
    assert kinds["12%"] == "read as results.mean placebo"
    assert kinds["9"] == "not annotated"


WORDS = "Relief of itch was the end point. Itch fell with zentorine."
OUTCOMES = annotate(WORDS, ("outcome-Measure", "Relief of itch"), ("outcome", "Itch"))


def test_a_tolerated_label_costs_and_earns_nothing():
    record = {"id": "d", "text": WORDS, "annotations": OUTCOMES}
    b = Builder(WORDS)
    b.row("outcomes", "O")
    b.cell("O", "name", "Relief of itch", "Relief of itch")
    assert counts(judge(record, "d", b.found(), PICO), "outcome") == (0, 0, 1)
    b.cell("O", "name", "zentorine", "zentorine")
    assert counts(judge(record, "d", b.found(), PICO), "outcome") == (0, 1, 1)


GLAUCOMA = (
    "Zentor 0.5% lowered pressure by 3.1 (95% CI 2.0, 4.2; P < .001) and 1.1 (0.4 to 1.8; P < .001); "
    "12% had red eyes."
)
SPANS = annotate(
    GLAUCOMA,
    ("DoseValue", "0.5"),
    ("ConfInterval", "95% CI 2.0, 4.2"),
    ("ConfInterval", "0.4 to 1.8"),
    ("PValue", "P < .001"),
    ("PValue", "P < .001", 1),
    ("PercentagePatients", "12"),
)


def ct_record():
    return {"id": "d", "text": GLAUCOMA, "annotations": SPANS}


def test_each_occurrence_is_asked_for_where_each_is_annotated():
    b = Builder(GLAUCOMA)
    b.number("results.p_value", ".001", 0.001)
    done = judge(ct_record(), "d", b.found(), CTCORPUS)
    assert counts(done, "p-value") == (1, 0, 1)
    assert counts(done, "p-value", "value, distinct") == (1, 0, 0)


def test_a_rejected_number_counts_only_under_the_second_measure():
    b = Builder(GLAUCOMA)
    b.reject("p_value", ".001", 1)
    b.reject("interval", "0.4")
    b.reject("interval", "1.8")
    b.reject("concentration", "0.5")
    done = judge(ct_record(), "d", b.found(), CTCORPUS)
    second = "value, rejected numbers of the kind counted in"
    assert counts(done, "p-value") == (0, 0, 2)
    assert counts(done, "p-value", second) == (1, 0, 1)
    assert counts(done, "interval", second) == (1, 0, 1)
    assert counts(done, "dose with unit", second) == (1, 0, 0)


def test_an_interval_needs_both_bounds_and_a_dose_its_unit():
    b = Builder(GLAUCOMA)
    row = b.row("results", "R1")
    b.cell(row, "low", 2.0, "2.0")
    assert counts(judge(ct_record(), "d", b.found(), CTCORPUS), "interval") == (0, 0, 2)
    b.cell(row, "high", 4.2, "4.2")
    assert counts(judge(ct_record(), "d", b.found(), CTCORPUS), "interval") == (1, 0, 1)
    b.row("arms", "A")
    b.cell("A", "dose", "Zentor 0.5%", "Zentor 0.5%")
    assert counts(judge(ct_record(), "d", b.found(), CTCORPUS), "dose with unit") == (1, 0, 0)
    b.cell("A", "dose", "3.1", "3.1")
    assert counts(judge(ct_record(), "d", b.found(), CTCORPUS), "dose with unit") == (1, 1, 0)


def test_the_last_number_of_an_annotated_range_has_its_unit():
    text = "Zentor 5-10 mg was given."
    record = {"id": "d", "text": text, "annotations": annotate(text, ("DoseValue", "5-10"))}
    b = Builder(text)
    b.row("arms", "A")
    b.cell("A", "dose", "5-10 mg", "5-10 mg")
    assert counts(judge(record, "d", b.found(), CTCORPUS), "dose with unit") == (1, 0, 0)


def test_a_dose_of_a_component_answers_too():
    b = Builder(GLAUCOMA)
    b.row("arm_components", "C")
    b.cell("C", "dose", "0.5%", "0.5%")
    assert counts(judge(ct_record(), "d", b.found(), CTCORPUS), "dose with unit") == (1, 0, 0)
