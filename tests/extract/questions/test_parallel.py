"""Sentences in a row that tell the same of one arm each; the kind of figures asked for; what is no figure."""

import pytest
from trialtrace.extract.questions.model import EVENTS, MEANS
from trialtrace.extract.questions.outcomes.senses import contradicts

from .test_ask import answer

ARMS = "We compared ginger (n = 24) with placebo (n = 26) in sailors.\n\n"


@pytest.mark.parametrize(
    ("told", "outcome", "kind", "expected"),
    [
        (
            "In the ginger group, the number of sessions attended was 8.7 (SD 3.3). In the placebo group, the number of"
            " sessions attended was 7.5 (SD 3.6).",
            "sessions attended",
            MEANS,
            [(8.7, 3.3, 24), (7.5, 3.6, 26)],
        ),
        (
            "On placebo, mean nausea was 44 ± 5 mm and mean hunger was 20 ± 3 mm. On ginger, mean nausea was 31 ± 4 mm"
            " and mean hunger was 21 ± 2 mm.",
            "hunger",
            MEANS,
            [(21, 2, 24), (20, 3, 26)],
        ),
        (  # of other people
            "In the ginger group, sessions attended were 8.7 (SD 3.3). On placebo, cups drunk were 7.5 (SD 3.6).",
            "sessions attended",
            MEANS,
            None,
        ),
        (  # nobody knows which of the two is asked for
            "In the ginger group, sessions attended were 8.7 (SD 3.3) and later sessions attended were 6.0 (SD 2.2)."
            " In the placebo group, sessions attended were 7.5 (SD 3.6).",
            "sessions attended",
            MEANS,
            None,
        ),
        (  # an arm that nobody asks for stands between
            "In the ginger group, sessions attended were 8.7 (SD 3.3). In the honey group, sessions attended were 7.5"
            " (SD 3.6). Those on placebo came too.",
            "sessions attended",
            MEANS,
            None,
        ),
    ],
)
def test_sentences_in_a_row(told, outcome, kind, expected):
    assert answer(ARMS + told, "ginger", "placebo", outcome, kind) == expected


def test_a_score_is_not_answered_by_people():
    told = "Stomach pain was seen in 2 of 24 sailors on ginger and in 5 of 26 sailors on placebo."
    assert answer(ARMS + told, "ginger", "placebo", "stomach pain", EVENTS) == [(2, 24), (5, 26)]
    assert answer(ARMS + told, "ginger", "placebo", "stomach pain score", EVENTS) is None


def test_people_past_a_score_are():
    told = "A pain score above three was seen in 2 of 24 sailors on ginger and in 5 of 26 sailors on placebo."
    assert answer(ARMS + told, "ginger", "placebo", "pain score", EVENTS) == [(2, 24), (5, 26)]


def test_the_numbers_of_tables_count_nobody():
    told = "Falls with ginger and placebo are shown in Tables 4 and 5, respectively."
    assert answer(ARMS + told, "ginger", "placebo", "falls", EVENTS) is None


def test_nobody_of_one_arm_is_not_nobody():
    told = "There were three serious events on ginger compared to no serious events in the placebo patients."
    assert answer(ARMS + told, "ginger", "placebo", "serious events", EVENTS) != [(0, 24), (0, 26)]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("No serious events were reported in either group.", [(0, 24), (0, 26)]),
        ("No serious treatment-related events were reported in either group.", None),
        ("No serious events in any group were known to be related to the capsules.", None),
    ],
)
def test_nothing_that_was_caused_is_not_nothing(told, expected):
    assert answer(ARMS + told, "ginger", "placebo", "serious events", EVENTS) == expected


@pytest.mark.parametrize(
    ("asked", "said", "expected"),
    [
        ("serious adverse events", "a non-serious adverse event", True),
        ("non-serious adverse events", "a serious adverse event", True),
        ("serious adverse events", "serious and non-serious adverse events", False),
        ("adverse events", "non-serious adverse events", False),
        ("sessions", "nonetheless sessions", False),
    ],
)
def test_what_non_turns(asked, said, expected):
    assert contradicts(asked, said) is expected
