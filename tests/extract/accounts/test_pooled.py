"""An analysis of several studies is an account of its own: a review, and none of the trials beside it."""

import pytest

TRIAL = "In a randomised trial 90 singers were assigned to honey or water. Hoarseness fell by 12%. "
POOLED = "A review of nine trials with 1,940 singers found 33% less hoarseness on honey. "


def studies(read, text):
    return {
        one.get("n_total", ""): (one.get("design", ""), one.get("pooled", ""))
        for one in read(text).studies()
    }


def test_a_review_tells_how_many_studies_it_pools(read):
    found = studies(read, TRIAL + POOLED)
    assert found["1940"] == ("review", "9")
    assert found["90"][0] != "review"


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("In the studies, honey shortened coughs by 21 percent.", "21"),
        ("The researchers found that singers on honey had 17% fewer sore throats.", "17"),
    ],
)
def test_what_follows_is_told_of_the_review(read, sentence, value):
    seen = read(TRIAL + POOLED + sentence)
    of = {row.row_id: row.study_id for row in seen.rows("results")}
    review = next(row for row in seen.rows("studies") if seen.cells(row).get("design") == "review")
    rows = [row for row in seen.rows("results") if seen.cells(row).get("value") == value]
    assert [of[row.row_id] for row in rows] == [review.row_id]


@pytest.mark.parametrize(
    "sentence",
    [
        "Reviews of honey differ: 40% of them are by its makers.",
        "A larger review of all trials with 3,000 singers is needed.",
        "In mice the dose was 40 mg.",
    ],
)
def test_no_review_is_told_of(read, sentence):
    assert [one.get("design") for one in read(TRIAL + sentence).studies()].count("review") == 0


def test_a_trial_told_behind_it_is_another_account(read):
    text = POOLED + "A later trial in Graz gave 64 actors honey or water. Hoarseness fell by 15%."
    seen = read(text)
    (trial,) = [row for row in seen.rows("studies") if seen.cells(row).get("n_total") == "64"]
    assert seen.cells(trial).get("design") != "review"
    owners = {row.study_id for row in seen.rows("results") if seen.cells(row).get("value") == "15"}
    assert owners == {trial.row_id}
