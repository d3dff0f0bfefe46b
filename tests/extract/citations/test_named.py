"""Studies that are called by a listed name, and the same words where the list has no such name."""

import pytest

LIST = (
    "\n# References\n"
    "Okafor BN, Lindqvist T. Warfarin after valve surgery. Heart. 2014;100(2):120-126.\n"
    "Moss S, Ito K, Roth L. HARBOUR: diaries of sleep in nurses. J Sleep Res. 2009;18(2):44-51.\n"
    "Institute of Salt (IOS). Guideline on salt. Leeds: Salt Press; 2012.\n"
    "Van der Berg A. Zinc and taste. Appetite. 2011;9:5-9.\n"
)


def found(cite, sentence, styles=("author_year", "narrative")):
    return [
        (c.raw, c.authors, c.year, c.label or c.container)
        for c in cite(sentence + "\n" + LIST)
        if c.style in styles
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Moss's study was small.", ("Moss's study", "Moss", None, "")),
        ("Moss’s 2009 trial was small.", ("Moss’s 2009 trial", "Moss", 2009, "")),
        (
            "Okafor and Lindqvist's review came later.",
            ("Okafor and Lindqvist's review", "Okafor; Lindqvist", None, ""),
        ),
        ("The Okafor trial was small.", ("The Okafor trial", "Okafor", None, "")),
        ("It was led by Dr. Ben Okafor.", ("led by Dr. Ben Okafor", "Okafor", None, "")),
        ("The trial by Moss ended.", ("trial by Moss", "Moss", None, "")),
        ("Okafor & Lindqvist warn.", ("Okafor & Lindqvist", "Okafor; Lindqvist", None, "")),
        ("Moss found no effect.", ("Moss", "Moss", None, "")),
        ("Moss and her colleagues disagree.", ("Moss and her colleagues", "Moss", None, "")),
        ("The HARBOUR trial ended.", ("The HARBOUR trial", "", None, "HARBOUR")),
        ("The 2009 HARBOUR study ended.", ("The 2009 HARBOUR study", "", 2009, "HARBOUR")),
        ("The Heart paper was short.", ("The Heart paper", "", None, "Heart")),
        ("A 2014 paper in Heart agrees.", ("A 2014 paper in Heart", "", 2014, "Heart")),
        (
            "Salt is bad (Institute of Salt 2012).",
            ("Institute of Salt 2012", "Institute of Salt", 2012, ""),
        ),
        ("Salt is bad (IOS, 2012).", ("IOS, 2012", "IOS", 2012, "")),
        ("Zinc helps (Van der Berg, n.d.).", ("Van der Berg, n.d.", "Van der Berg", None, "")),
        ("Zinc helps (Van der Berg, in press).", ("Van der Berg, in press", "Van der Berg", None, "")),
        ("It bleeds (Okafor/Lindqvist 2014).", ("Okafor/Lindqvist 2014", "Okafor; Lindqvist", 2014, "")),
        ("Moss et al.'s (2009) diary.", ("Moss et al.'s (2009)", "Moss", 2009, "")),
    ],
)  # fmt: skip
def test_called_by_name(cite, sentence, expected):
    raw, authors, year, label = expected
    assert found(cite, sentence) == [(raw, authors, year, label)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Smith's study was small.",
        "The Framingham trial was small.",
        "It was led by Dr. Ben Adams.",
        "Boston and Leeds warn.",
        "London found no effect.",
        "The HIV trial ended.",
        "The Nature paper was short.",
        "Mosses grow in the shade.",
        "Salt is bad (Institute of Pepper 2012).",
    ],
)
def test_names_that_are_not_listed(cite, sentence):
    assert found(cite, sentence) == []
