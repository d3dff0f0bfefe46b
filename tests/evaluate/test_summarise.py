import pytest
from trialtrace.evaluate.matching import Counts
from trialtrace.evaluate.model import Score
from trialtrace.evaluate.summarise import MACRO, MICRO, f1, precision, recall, summarise


def rows(scores, draws=200, seed=1):
    return {(r.label, r.measure): r for r in summarise(scores, draws, seed)}


def score(doc, label, *counts):
    return Score(doc, "numbers", label, "value", Counts(*counts))


SCORES = [score("a", "mean", 3, 1, 0), score("b", "mean", 0, 0, 4), score("b", "percent", 1, 1, 1)]


def test_sums_before_it_divides():
    row = rows(SCORES)["mean", "value"]
    assert (row.expected, row.given, row.right) == (7, 4, 3)
    assert (row.precision, row.recall) == (0.75, pytest.approx(3 / 7))
    assert row.f1 == pytest.approx(6 / 11)
    assert row.coverage == pytest.approx(4 / 7)


def test_averages():
    found = rows(SCORES)
    assert found[MICRO, "value"].f1 == pytest.approx(8 / 15)
    assert found[MACRO, "value"].f1 == pytest.approx((6 / 11 + 1 / 2) / 2)


def test_a_label_that_is_predicted_but_never_annotated_pulls_the_average_down():
    found = rows([score("a", "mean", 1, 0, 0), score("a", "invented", 0, 3, 0)])
    assert found[MACRO, "value"].f1 == 0.5


def test_nothing_asked_and_nothing_given_is_left_out_of_the_average():
    found = rows([score("a", "mean", 1, 0, 0), score("a", "nothing", 0, 0, 0)])
    assert found[MACRO, "value"].f1 == 1
    assert found["nothing", "value"].f1 is None


def test_empty_prediction_has_f1_zero_and_no_precision():
    assert (precision(Counts(0, 0, 5)), recall(Counts(0, 0, 5)), f1(Counts(0, 0, 5))) == (
        None,
        0,
        0,
    )


def test_the_bootstrap_draws_documents_and_repeats_itself():
    scores = [score(str(k), "mean", k % 2, 0, 1 - k % 2) for k in range(100)]
    row, again = rows(scores)["mean", "value"], rows(scores)["mean", "value"]
    assert row == again
    assert row.f1 == pytest.approx(2 / 3)
    assert 0.5 < row.f1_low < 2 / 3 < row.f1_high < 0.8
    assert rows(scores, seed=2)["mean", "value"].f1_low != row.f1_low


def test_one_document_drawn_alone_has_no_spread():
    row = rows([score("a", "mean", 1, 1, 0)] * 50)["mean", "value"]
    assert (row.f1_low, row.f1_high) == (row.f1, row.f1)
