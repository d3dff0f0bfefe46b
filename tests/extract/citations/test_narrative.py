"""Mentions by journal or date, and words that point back to them."""

import pytest

LIST = (
    "\n# References\n"
    "Okafor BN, Lindqvist T. Warfarin after valve surgery. Journal of Cardiac Care. 2014;100(2):120-126.\n"
    "Moss S. Diaries of sleep. The Lancet. 2009;18(2):44-51.\n"
)


def found(cite, text, style):
    return [(c.raw, c.year, c.container) for c in cite(text + "\n" + LIST) if c.style == style]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "A trial published in theJournal of Cardiac Care compared two doses of warfarin.",
            [("A trial published in theJournal of Cardiac Care", None, "Journal of Cardiac Care")],
        ),
        (
            "It rests on a team whose March 2014 study was published in the respected "
            "Journal of Cardiac Care. It ended.",
            [
                (
                    "March 2014 study was published in the respected Journal of Cardiac Care",
                    2014,
                    "Journal of Cardiac Care",
                )
            ],
        ),
        (
            "A small study in schools appeared in The Lancet in 2009.",
            [("A small study in schools appeared in The Lancet in 2009", 2009, "Lancet")],
        ),
        ("A 2014 trial tested warfarin.", [("A 2014 trial", 2014, "")]),
        (
            "A review published in Archives of Sleep Research was kind.",
            [
                (
                    "A review published in Archives of Sleep Research",
                    None,
                    "Archives of Sleep Research",
                )
            ],
        ),
        ("More at https://doi.org/10.1000/abc.5 today.", [("10.1000/abc.5", None, "")]),
    ],
)
def test_narrative(cite, sentence, expected):
    assert found(cite, sentence, "narrative") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "A brochure published in London describes the clinic.",
        "The Journal of Cardiac Care is a journal.",
        "The study was funded by the University of Leeds.",
        "In 2014 studying was hard.",
        "The law published in the Official State Register changed.",
    ],
)
def test_near_misses(cite, sentence):
    assert found(cite, sentence, "narrative") == []


def anaphors(cite, text):
    citations = cite(text + "\n" + LIST)
    by_id = {c.citation_id: c.raw for c in citations}
    return [(c.raw, by_id.get(c.antecedent_id, "")) for c in citations if c.style == "anaphor"]


TRIAL = "A trial published in the Journal of Cardiac Care compared two doses of warfarin."


@pytest.mark.parametrize(
    ("follows", "words"),
    [
        (" In this trial, few bled.", "this trial"),
        (
            "\nElsewhere it rains.\nThe previously mentioned trial lasted a year.",
            "The previously mentioned trial",
        ),
        ("\nElsewhere it rains.\nThe same study found no harm.", "The same study"),
        (" The study lasted a year.", "The study"),
    ],
)
def test_anaphors_point_to_their_antecedent(cite, follows, words):
    assert anaphors(cite, TRIAL + follows) == [
        (words, "A trial published in the Journal of Cardiac Care")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The aim of this study was to count bleeds.",
        "In this study, we counted bleeds.",
        "The study of bleeding is old.",
        TRIAL + "\nElsewhere it rains.\nThis study is about rain.",
    ],
)
def test_words_that_point_to_nothing(cite, text):
    assert anaphors(cite, text) == []


def test_what_was_mentioned_nowhere_is_still_a_mention(cite):
    assert anaphors(cite, "The aforementioned trial was large.") == [
        ("The aforementioned trial", "")
    ]
