"""Sentences that name the outcome asked for and count something else, other people or those of others."""

import pytest
from trialtrace.extract.questions.model import EVENTS

from .test_ask import answer

SIZED = "Patients got clay (n = 40) or peat (n = 44).\n\n"
BOTH = [(12, 40), (11, 44)]


def coughs(sentence, outcome="cough"):
    return answer(SIZED + sentence, "clay", "peat", outcome, EVENTS)


@pytest.mark.parametrize(
    "sentence",
    [
        "Twelve patients in the clay group and 11 in the peat group did not cough.",
        "Twelve patients in the clay group and 11 in the peat group were without a cough.",
        "Twelve patients in the clay group and 11 in the peat group coughed or limped.",
        "Clay and peat reduced coughs by 30% and 25%, respectively.",
        "Cough among women was 12 of 20 with clay and 11 of 22 with peat.",
        "A decrease in cough of 30% with clay and 25% with peat was seen.",
        "Cough was 30% lower with clay and 25% lower with peat.",
        "Cough-free survival was 30.0% and 25.0% with clay and peat.",
        # The second figure is of something else, or of another moment.
        "There were 12 coughs in the clay group and 11 limps in the peat group.",
        "There were 12 coughs (30.0%) in the clay group and 11 limps (25.0%) in the peat group.",
        "Twelve patients coughed in the clay group and eleven limped in the peat group.",
        "No cough occurred in the clay group, and 4 patients in the peat group were lost to follow-up.",
        "Cough occurred in 12 patients in the clay group at 1 year and 11 in the peat group at 2 years.",
        "Coughs in the stables were heard in 12 clay patients and 11 peat patients.",
        # What it led to is counted.
        "Treatment was stopped in 12 clay and 11 peat patients because of cough.",
        "Cough was treated with syrup in 12 clay patients and 11 peat patients.",
        # A kind or a degree of it.
        "Nocturnal cough occurred in 12 clay and 11 peat patients.",
        "Severe cough occurred in 12 clay and 11 peat patients.",
        "Cough scores were 12 with clay and 11 with peat.",
    ],
)
def test_another_outcome_or_other_people(sentence):
    assert coughs(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Twelve patients in the clay group and 11 in the peat group did not cough.", "no cough"),
        ("A cough was had by 12 patients with clay and 11 with peat, a limp or a rash by none.", "cough"),
        ("Cough in patients with flu: 12 of 40 with clay and 11 of 44 with peat.", "cough in patients with flu"),
        ("Relief was achieved by 30.0% with clay and 25.0% with peat.", "relief"),
        ("There were 12 coughs (30.0%) in the clay arm and 11 (25.0%) in the peat arm.", "cough"),
        ("Coughs in the first month were heard in 12 clay patients and 11 peat patients.", "cough"),
        ("Severe cough occurred in 12 clay and 11 peat patients.", "severe cough"),
        ("Mild or severe cough occurred in 12 clay and 11 peat patients.", "cough"),
        ("Hospital cough occurred in 12 clay and 11 peat patients.", "cough"),
        ("Withdrawal because of cough occurred in 12 clay and 11 peat patients.", "withdrawal because of cough"),
        ("Cough was seen in 12 clay patients at 1 year and 11 peat patients at 1 year.", "cough"),
        ("Twelve of 40 children on clay coughed, as compared with eleven of 44 children on peat.", "cough"),
        ("Among the 40 patients in the clay group, 12 coughed; among the 44 in the peat group, 11 coughed.", "cough"),
    ],
)  # fmt: skip
def test_what_is_asked_for_all_the_same(sentence, outcome):
    assert coughs(sentence, outcome) == BOTH


def test_nobody_in_both_arms():
    sentence = "No cough occurred in the clay group (n = 40) or the peat group (n = 44)."
    assert coughs(sentence) == [(0, 40), (0, 44)]
    # Nobody of one arm is not nobody.
    sentence = "No cough occurred in the clay group compared with 11 (25%) in the peat group."
    assert coughs(sentence) == [(0, 40), (11, 44)]


def test_fewer_people_than_the_arms():
    """Who began a second course is told for both arms together only."""
    sentence = "Seven of the 14 who began a second course coughed; four in the clay group and three in the peat group."
    assert coughs(sentence) == [(4, None), (3, None)]
    assert coughs(sentence.replace("the 14 who began a second course", "84 patients")) == [
        (4, 40),
        (3, 44),
    ]


PAPER = SIZED + "# Results\n\nNothing else was seen.\n\n# Discussion\n\n"
OURS = "A cough was heard in 12 of 40 patients with clay and 11 of 44 with peat."


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ("Reed and co-workers gave twice the dose. " + OURS, None),
        ("Reed et al. treated children. They saw more. " + OURS, None),
        ("Reed et al. treated children. In our patients, less was seen. " + OURS, BOTH),
        (OURS + " Reed et al. found more.", BOTH),
    ],
)
def test_other_studies_in_a_discussion(sentences, expected):
    assert answer(PAPER + sentences, "clay", "peat", "cough", EVENTS) == expected
