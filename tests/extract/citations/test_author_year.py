"""Mentions by author and year, and capitalised words before a year that are no authors."""

import pytest

LIST = (
    "\n# References\n"
    "Okafor BN, Lindqvist T. Warfarin after valve surgery. Heart. 2014;100(2):120-126.\n"
    "Moss S. Diaries of sleep. J Sleep Res. 2009;18(2):44-51.\n"
    "Van der Berg A, Ito K, Roth L. Zinc and taste. Appetite. 2011;9:5-9.\n"
)


def found(cite, sentence):
    return [
        (c.raw, c.authors, c.et_al, c.year, c.year_suffix)
        for c in cite(sentence + "\n" + LIST)
        if c.style == "author_year"
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Bleeding is rare (Okafor & Lindqvist, 2014).",
            [("Okafor & Lindqvist, 2014", "Okafor; Lindqvist", False, 2014, "")],
        ),
        ("Bleeding is rare (Moss, 2009).", [("Moss, 2009", "Moss", False, 2009, "")]),
        (
            "Both agree (see Moss, 2009; Van der Berg et al., 2011a).",
            [
                ("Moss, 2009", "Moss", False, 2009, ""),
                ("Van der Berg et al., 2011a", "Van der Berg", True, 2011, "a"),
            ],
        ),
        ("In Moss (2009) sleep was short.", [("Moss (2009)", "Moss", False, 2009, "")]),
        ("Moss's (2009) study was small.", [("Moss's (2009)", "Moss", False, 2009, "")]),
        (
            "The National Sleep Institute [NSI] (2012) agrees.",
            [
                (
                    "National Sleep Institute [NSI] (2012)",
                    "National Sleep Institute",
                    False,
                    2012,
                    "",
                )
            ],
        ),
        (
            "Okafor and Lindqvist (2014) and Moss (2009) disagree.",
            [
                ("Okafor and Lindqvist (2014)", "Okafor; Lindqvist", False, 2014, ""),
                ("Moss (2009)", "Moss", False, 2009, ""),
            ],
        ),
        (
            "Patel et al (2016) found no bleeding.",
            [("Patel et al (2016)", "Patel", True, 2016, "")],
        ),
        (
            "Okafor and colleagues reported two deaths.",
            [("Okafor and colleagues", "Okafor", True, None, "")],
        ),
        ("The Moss study was small.", [("The Moss study", "Moss", False, None, "")]),
        (
            "Sleep is short (Moss 2009, Okafor 2014).",
            [("Moss 2009", "Moss", False, 2009, ""), ("Okafor 2014", "Okafor", False, 2014, "")],
        ),
        (
            "Guidance exists (World Health Organization, 2015).",
            [("World Health Organization, 2015", "World Health Organization", False, 2015, "")],
        ),
    ],
)
def test_mentions(cite, sentence, expected):
    assert found(cite, sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The clinic opened (March 2010) in a small town.",
        "The drug was approved (London, 2012) for adults.",
        "Costs rose (Table 2, 2010) in all regions.",
        "The Framingham study began long ago.",
        "They met in Boston (2014) and wrote a plan.",
        "Since 2009, Moss has lived abroad.",
    ],
)
def test_near_misses(cite, sentence):
    assert found(cite, sentence) == []


def test_one_mention_for_each_year(cite):
    assert [c[3:] for c in found(cite, "Sleep is short (Moss, 2009a, 2011b).")] == [
        (2009, "a"),
        (2011, "b"),
    ]


def test_names_inside_the_list_are_no_mentions(cite):
    assert found(cite, "Nothing is cited here.") == []
