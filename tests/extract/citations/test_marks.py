"""Mentions by number and by footnote mark, and numbers in brackets that cite nothing."""

import pytest

LIST = "\n# References\n" + "".join(
    f"{n}. Roe A{n * 'B'}. Paper about topic {n}. Heart. 201{n};10{n}(2):12{n}-13{n}.\n"
    for n in range(1, 6)
)


def labels(cite, text, style="numeric"):
    return [(c.raw, c.label) for c in cite(text) if c.style == style]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rates fell [3].", [("3", "3")]),
        ("Rates fell [1, 4].", [("1", "1"), ("4", "4")]),
        ("Rates fell [1–3,5].", [("1", "1"), ("1–3", "2"), ("3", "3"), ("5", "5")]),
        ("Rates fell [1]–[3].", [("1", "1"), ("1]–[3", "2"), ("3", "3")]),
        ("Rates fell.²", [("²", "2")]),
        (
            "Rates fell.¹,³ They rose.²⁻⁴",
            [("¹", "1"), ("³", "3"), ("²", "2"), ("²⁻⁴", "3"), ("⁴", "4")],
        ),
        (
            "Rates fell.1 They rose.2 They stayed.3,4 So it goes.",
            [("1", "1"), ("2", "2"), ("3", "3"), ("4", "4")],
        ),
        ("Rates fell (1). They rose (2, 3), it seems.", [("1", "1"), ("2", "2"), ("3", "3")]),
    ],
)
def test_numbers(cite, sentence, expected):
    assert labels(cite, sentence + "\n" + LIST) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The interval was wide [25, 300].",
        "The median was 47 [3–5] in all.",
        "There are steps: (1) rest and (2) drink.",
        "The dose was 2.5 mg.",
    ],
)
def test_numbers_that_cite_nothing(cite, sentence):
    assert labels(cite, sentence + "\n" + LIST) == []


def test_without_a_numbered_list_a_number_cites_nothing(cite):
    assert labels(cite, "Rates fell [3].\n") == []


NOTES = (
    "\n* Source: Heart Rhythm Society; Ablation in the very old – DOI: 10.1016/j.hrthm.2011.05.001\n"
    "** Roe A. Costs of ablation. Heart. 2012;98(3):210-214.\n"
)


def test_footnote_marks(cite):
    text = "Ablation is ‘unproven’* and ‘costly’** today.\n" + NOTES
    assert labels(cite, text, "footnote") == [("*", "*"), ("**", "**")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The price* is a secret†.",
        "This is **very** important.",
        "A *mild* case.",
        "The product is 3*4 wide.",
    ],
)
def test_marks_without_an_entry_or_as_emphasis(cite, sentence):
    notes = NOTES if "**very**" in sentence or "*mild*" in sentence else ""
    assert labels(cite, sentence + "\n" + notes, "footnote") == []
