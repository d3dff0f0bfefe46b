"""Runs of figures in sentences: one for each arm, told by the names around them."""

import pytest
from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.questions.arms.mentions import Named
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION
from trialtrace.extract.questions.model import EVENTS, MEANS
from trialtrace.extract.questions.prose.figures import figures_of
from trialtrace.extract.questions.prose.runs import runs_in

from .test_ask import answer

OURS, THEIRS, OTHER = INTERVENTION, COMPARATOR, ""
SIDES = {"ginger": OURS, "placebo": THEIRS, "honey": OTHER}


def sides(text, kind=MEANS):
    """Return (side, first number) of each run's figures."""
    named = sorted(
        (Named(side, text.index(name, at), text.index(name, at) + len(name))
         for name, side in SIDES.items()
         for at in range(len(text)) if text.startswith(name, at)),
        key=lambda one: one.start,
    )  # fmt: skip
    figures = figures_of(text, kind, spread=True)
    return [
        [(side, figure[2].parts[0].value) for side, figure in zip(r.sides, r.figures, strict=True)]
        for r in runs_in(plain(text), figures, named)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # names behind, a third arm between
        (
            "Nausea was 31 (4) mm with ginger, 35 (6) mm with honey and 44 (5) mm with placebo.",
            [[(OURS, 31), (OTHER, 35), (THEIRS, 44)]],
        ),
        # an arm that nobody asked for, known by its place alone
        (
            "It was 2.1 (0.4) with half doses, 1.6 (0.3) with ginger, and 2.9 (0.5) with placebo.",
            [[(OTHER, 2.1), (OURS, 1.6), (THEIRS, 2.9)]],
        ),
        # one name before a pair: the first figure is its, unless it is what is compared with
        ("Sailors on ginger slept longer (7.1 ± 0.8 vs 6.0 ± 0.9 h).", [[(OURS, 7.1), (THEIRS, 6)]]),
        ("Sleep was longer than with placebo (7.1 ± 0.8 vs 6.0 ± 0.9 h).", [[(OURS, 7.1), (THEIRS, 6)]]),
        # the order of the run before
        (
            "Pain was 4.2 (1.9) with ginger and 4.4 (2.1) with placebo, falling to 2.1 (1.3) and 2.3 (1.4).",
            [[(OURS, 4.2), (THEIRS, 4.4)], [(OURS, 2.1), (THEIRS, 2.3)]],
        ),
    ],
)  # fmt: skip
def test_each_figure_has_its_arm(text, expected):
    assert sides(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # from before to after, no arms
        "With ginger, pain fell from 4.2 (1.9) at first to 2.1 (1.3); placebo was not measured.",
        # a list of outcomes: which of them, the second figure only says by its place
        "Calm (31 and 42 (4) mm, respectively) was better with ginger than with placebo (17 and 18 (4) mm).",
        # against a norm
        "On ginger, sleep was 7.1 ± 0.8 h versus the reference group value of 6.0 ± 0.9 h.",
    ],
)
def test_near_misses_are_no_pair_of_arms(text):
    assert sides(text) == []


def test_brackets_are_spreads_only_where_a_text_writes_them_so():
    assert figures_of("It was 31 (4) with ginger.", MEANS, spread=False) == []
    assert figures_of("In 31 (4) patients it was found.", MEANS, spread=True) == []


ABSTRACT = (
    "Ninety sailors got ginger (n = 45) or placebo (n = 45). Sick sailors were fewer with ginger: none of "
    "the other signs differed. Headache scores were lower with ginger than with placebo (2.4 ± 0.9 vs 3.1 "
    "± 1.0), as were cramp scores on day 2 (1.2 ± 0.4 vs 1.9 ± 0.7)."
)


def test_a_run_goes_with_the_words_in_front_of_it():
    assert answer(ABSTRACT, "ginger", "placebo", "headache score") == [
        (2.4, 0.9, 45),
        (3.1, 1.0, 45),
    ]
    assert answer(ABSTRACT, "ginger", "placebo", "cramp score") == [(1.2, 0.4, 45), (1.9, 0.7, 45)]
    assert answer(ABSTRACT, "ginger", "placebo", "thirst score") is None


def test_shares_of_a_third_set_of_patients_are_not_those_asked_for():
    text = (
        "Twenty sailors each got ginger or placebo. Relief was seen in 80% with ginger and 55% with placebo "
        "by intention to treat, and in 90% and 60% per protocol."
    )
    assert answer(text, "ginger", "placebo", "relief, per protocol", EVENTS) is None
