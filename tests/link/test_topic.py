"""Shared words: the rare ones count most, talk about studies not at all."""

import pytest
from trialtrace.link.topic import Topics, stems

TALK = frozenset(["trial", "study", "effect"])
TITLES = ["Zinc lozenges for taste loss", "Zinc and sleep", "Zinc and mood"]


def test_talk_and_endings_are_left_out():
    assert stems("A trial of injections, injection and taste", TALK) == [
        "injection",
        "injection",
        "taste",
    ]


def test_rare_words_weigh_more():
    topics = Topics.from_titles(TITLES, TALK)
    common, shared = topics.overlap("zinc is a metal", TITLES[0])
    rare, _ = topics.overlap("lozenges melt", TITLES[0])
    assert shared == ("zinc",)
    assert rare > common


@pytest.mark.parametrize("text", ["", "a trial", "iron helps"])
def test_nothing_shared(text):
    assert Topics.from_titles(TITLES, TALK).overlap(text, TITLES[0]) == (0.0, ())
