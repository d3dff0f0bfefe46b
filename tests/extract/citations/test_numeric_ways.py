"""Ways of citing by number that share a text with numbers of other kinds."""

import pytest

LIST = "\n# References\n" + "".join(
    f"{n}. Roe A{chr(64 + n % 20)}. Paper about topic {n}. Heart. 20{n:02};10{n}(2):12{n}-13{n}.\n"
    for n in range(1, 25)
)
# Enough callouts that the way of writing them is beyond doubt.
GLUED = "".join(f"Rates fell in town {w}.{n} " for n, w in enumerate("abcdefghijklm", start=1))
MERGED = GLUED + "They rose.1415 "


def numbers(cite, text):
    return [(c.raw, c.label) for c in cite(text + "\n" + LIST) if c.style == "numeric"]


def new(cite, sentence, before=GLUED):
    return [label for _, label in numbers(cite, before + sentence)[len(numbers(cite, before)) :]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It rose in trials.12,13 Then it fell.", ["12", "13"]),
        ("It rose in trials,3 and fell.", ["3"]),
        ("It rose in adults (and in women)14 too.", ["14"]),
        ("Moss et al.14 saw it.", ["14"]),
        ("Moss et al14 saw it.", ["14"]),
        ("It was seen by Moss et al..14 It fell.", ["14"]),
        ("It was first seen in 20034 and again later.", ["4"]),
        ("It was seen in 2003.14 Then it fell.", ["14"]),
        ("The mean was 3.5.14 Then it fell.", ["14"]),
        ("It was tested by ANOVA14 in all.", ["14"]),
        ("It fell in λ,10–12 and rose.", ["10", "10–12", "12"]),
    ],
)
def test_glued(cite, sentence, expected):
    found = new(cite, sentence)
    assert found == [n if n.isdecimal() else "11" for n in expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "The titre was log10 1.0 in all.",
        "Omega3 and omega3 and omega3 were given.",
        "CD4 and IL6 and HbA1c and VO2max were measured.",
        "The SF36 was used.",
        "In the town, 117 (28.4%) fell.",
        "Weights were up to wt. 150 K in all.",
        "The test gave F[1,12] = 8.42 and x[3] was 2.",
        "We recruited 20158 people.",
        "The mean was 3.5 and it fell.",
    ],
)
def test_glued_near_misses(cite, sentence):
    assert new(cite, sentence) == []


def test_statistics_in_brackets_do_not_hide_the_superscripts(cite):
    found = numbers(cite, "The slope was F[1,12] = 8.4 at first. " + GLUED)
    assert [label for _, label in found] == [str(n) for n in range(1, 14)]


def test_commas_that_were_lost(cite):
    assert new(cite, "They rose again.1617 So it goes.", MERGED + "It fell.16 ") == ["16", "17"]
    assert new(cite, "They rose.1415 ") == ["14", "15"]


def test_blanks_between_numbers(cite):
    spaced = "It fell.1 2 3 It rose.4 5 6 It stayed.7 8 9 10 11 12 So it goes. "
    assert [label for _, label in numbers(cite, spaced)] == [str(n) for n in range(1, 13)]
    assert new(cite, "It was so in children6 13; and in others14 15 but not all.", spaced) == [
        "6",
        "13",
        "14",
        "15",
    ]


def test_blanks_part_numbers_only_in_a_text_that_does_so(cite):
    assert new(cite, "In this trial14 20 people fell.") == []


BRACKETS = "".join(f"Rates fell in town {w} [{n}]. " for n, w in enumerate("abcdefgh", start=1))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It fell [9, p. 12; 10].", ["9", "10"]),
        ("It fell [9][10].", ["9", "10"]),
        ("Details stand in Moss, 2010 [9–11].", ["9", "10", "11"]),
        ("See ref. 9 and references 10 and 11.", ["9", "10", "11"]),
        ("Specificity was 0.69–0.90 [9-11].", ["9", "10", "11"]),
    ],
)
def test_brackets(cite, sentence, expected):
    assert sorted(new(cite, sentence, BRACKETS), key=int) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The difference was 2.1 (95% CI [1, 3]).",
        "The median was 4 [3–5] in all.",
        "The median (IQR [2, 8]) was told.",
    ],
)
def test_intervals_in_brackets(cite, sentence):
    assert new(cite, sentence, BRACKETS) == []


def test_round_brackets_behind_a_number_only_go_on_counting(cite):
    text = "".join(f"Rates fell in town {w} ({n}). " for n, w in enumerate("abcdefghijklm", 1))
    assert new(cite, "Strain 7600 (14) was grown.", text) == ["14"]
    assert new(cite, "In all 34 (11) fell.", text) == []


@pytest.mark.parametrize("way", ["^{}^", "^[{}]", "<sup>{}</sup>"])
def test_carets_and_tags(cite, way):
    assert [label for _, label in numbers(cite, f"It fell.{way.format('3,4')} It rose.")] == [
        "3",
        "4",
    ]


def test_markers_of_the_list_cite_nothing(cite):
    entries = LIST
    for n in range(1, 25):
        entries = entries.replace(f"\n{n}. ", f"\n[{n}] ")
    found = cite("It fell [3].\n" + entries)
    assert [(c.raw, c.label) for c in found if c.style == "numeric"] == [("3", "3")]


def test_a_text_that_cites_by_author_does_not_cite_an_unnumbered_list_by_place(cite):
    entries = (
        "\n# References\n"
        "Moss S. Diaries of sleep. J Sleep Res. 2009;18(2):44-51.\n"
        "Okafor BN, Ito K. Warfarin after valve surgery. Heart. 2014;100(2):120-126.\n"
        "Van der Berg A, Ito K, Roth L. Zinc and taste. Appetite. 2011;9:5-9.\n"
    )
    text = "Sleep is short (Moss, 2009; Okafor & Ito, 2014). The sets were [1] and [2].\n"
    assert {c.style for c in cite(text + entries)} == {"author_year"}
