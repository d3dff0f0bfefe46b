"""Lists of authors: where they end, and what is no name."""

import pytest
from trialtrace.extract.bibliography.names import read_authors
from trialtrace.extract.bibliography.view import view_of


def names(text, words):
    found = read_authors(view_of(text), 0, words)
    return [(a.family, a.given) for a in found.authors], text[found.end :].strip(" .,")


@pytest.mark.parametrize(
    ("text", "authors", "rest"),
    [
        ("Roe A, Lee-Park BC, et al. Salt", [("Roe", "A"), ("Lee-Park", "BC")], "Salt"),
        ("Md Noor NI, El Amin A. Salt", [("Md Noor", "NI"), ("El Amin", "A")], "Salt"),
        (
            "van der Berg, J.-P., & O'Neill, S. Salt",
            [("van der Berg", "J.-P."), ("O'Neill", "S.")],
            "Salt",
        ),
        (
            "A. B. Roe, C. Lee and D. Ito, Salt of",
            [("Roe", "A. B."), ("Lee", "C."), ("Ito", "D.")],
            "Salt of",
        ),
        (
            "Ann Roe, Ben C. Lee, and Di Ito. Salt",
            [("Roe", "Ann"), ("Lee", "Ben C."), ("Ito", "Di")],
            "Salt",
        ),
        ("Roe, Ann. Salt", [("Roe", "Ann")], "Salt"),
        ("Roe, Ann, Salt And Bread, Leeds", [("Roe", "Ann")], "Salt And Bread, Leeds"),
        ("Roe (A.B.), Salt", [("Roe", "A.B.")], "Salt"),
        ("RoeAB, LeeC, et al (2011) Salt", [("Roe", "AB"), ("Lee", "C")], "(2011) Salt"),
        (
            "Roe, A., Lee, B., ... Zorn, C. Salt",
            [("Roe", "A."), ("Lee", "B."), ("Zorn", "C.")],
            "Salt",
        ),
        ("World Salt Society. Salt", [("World Salt Society", "")], "Salt"),
        ("---. Salt", [], "Salt"),
        ("Salt Chemistry and Health 43 (2006)", [], "Salt Chemistry and Health 43 (2006)"),
        ('"Salt at Night." Appetite', [], '"Salt at Night." Appetite'),
        ("J. Chem. Phys. 83, 24", [], "J. Chem. Phys. 83, 24"),
    ],
)
def test_lists(words, text, authors, rest):
    assert names(text, words) == (authors, rest)
