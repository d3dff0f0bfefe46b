"""Helpers of the checks: names, journals, pages, years, p-values; and sentences that rules misread."""

import pytest
from scipy import stats
from trialtrace.check.clm_titles import _narrower, _treated
from trialtrace.check.ref_names import _misprints
from trialtrace.check.ref_pages import last_page
from trialtrace.check.ref_years import doi_year
from trialtrace.check.two_by_two import p_values
from trialtrace.check.words import fold, journal_key, listed, names_agree, quoted, same_journal


@pytest.mark.parametrize(
    ("pages", "expected"),
    [("1563-70", (1563, 1570)), ("396–404", (396, 404)), ("108-7", (108, 107)), ("S98-S104", (98, 104)),
     ("e14622", None), ("AB156–C", None), ("iv–ix", None), ("411", None)],
)  # fmt: skip
def test_last_page(pages, expected):
    assert last_page(pages) == expected


@pytest.mark.parametrize(
    ("doi", "year"),
    [("10.1000/j.1468-3083.2012.04535.x", 2012), ("10.1016/j.abc.2009.05.012", 2009),
     ("10.1000/2019.03.07", 2019), ("10.1000/jocd.12320", None), ("10.1000/s0140-6736(20)30183-5", None),
     ("10.1000/j.1999-2001.x", None), ("10.2012/abc.def", None)],
)  # fmt: skip
def test_doi_year(doi, year):
    assert doi_year(doi) == year


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("J Pharmacol Pharmacother", "Journal of Pharmacology and Pharmacotherapeutics", True),
     ("Clin Exp Dermatol", "Clinical and Experimental Dermatology", True),
     ("The Lancet", "Lancet", True), ("Lancet", "Lancet Oncology", False),
     ("Dermatol", "Dermatology", False), ("J Cosmet Dermatol", "J Clin Dermatol", False)],
)  # fmt: skip
def test_same_journal(one, other, same):
    assert same_journal(one, other) is same
    if same:
        assert journal_key(one) == journal_key(other)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [("Müller", "Muller", True), ("de Vries", "Vries", True), ("Abdel-Aleem", "Abdel Aleem", True),
     ("Thapa", "Thappa", False), ("Berg", "Thorne", False)],
)  # fmt: skip
def test_names_agree(one, other, agree):
    assert names_agree(one, other) is agree


@pytest.mark.parametrize(
    ("names", "wrong"),
    [("Osei, .B.K.", [".B.K."]), ("Osei, B.,Hansen, L.", ["B.,Hansen"]), ("Osei, B.,, Roux, P.", ["B.,,"]),
     ("Osei,B.,Hansen,L.", []), ("Osei B, Hansen L, et al.", []), ("St. John, A., d'Arcy, J.", []),
     ("Osei, B.-K., Hansen, L.", [])],
)  # fmt: skip
def test_misprints(names, wrong):
    assert [names[start:end] for start, end in _misprints(names)] == wrong


@pytest.mark.parametrize(
    ("title", "condition", "told", "found"),
    [
        ("Zinc for Chronic Otitis Media: A Trial", "otitis media", "children with otitis media",
         "Chronic Otitis Media"),
        ("Zinc for Otitis Media in Children", "otitis media", "children with otitis media", ""),
        ("Zinc in children with otitis media", "otitis media", "children with otitis media", ""),
        ("Treatment of otitis media", "otitis media", "children with otitis media", ""),
        ("Zinc for Chronic Otitis Media", "otitis media", "chronic otitis media in children", ""),
        ("Zinc for the common cold", "otitis media", "children with otitis media", ""),
    ],
)  # fmt: skip
def test_narrower_condition(title, condition, told, found):
    assert _narrower(title, condition, told) == found


@pytest.mark.parametrize(
    ("title", "told", "found"),
    [
        ("Laser in the Treatment of Plantar Fasciitis: a Pilot", "laser helped runners", "Plantar Fasciitis"),
        ("Laser in patients with plantar fasciitis", "laser helped in fasciitis", ""),
        ("Laser for runners", "laser helped runners", ""),
    ],
)  # fmt: skip
def test_condition_of_the_title(title, told, found):
    assert _treated(title, told) == found


@pytest.mark.parametrize(
    ("a", "n", "b", "m"), [(11, 50, 25, 52), (3, 12, 9, 13), (0, 20, 5, 21), (40, 400, 70, 390)]
)
def test_p_values_of_two_by_two_tables(a, n, b, m):
    table = [[a, n - a], [b, m - b]]
    found = p_values(a, n, b, m)
    assert found["χ²"] == pytest.approx(stats.chi2_contingency(table, correction=False).pvalue)
    assert found["Yates"] == pytest.approx(stats.chi2_contingency(table, correction=True).pvalue)
    likelihood = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood").pvalue
    assert found["likelihood ratio"] == pytest.approx(likelihood)
    assert found["Fisher"] == pytest.approx(stats.fisher_exact(table).pvalue)
    less = stats.fisher_exact(table, alternative="less").pvalue
    more = stats.fisher_exact(table, alternative="greater").pvalue
    assert found["one-sided Fisher"] == pytest.approx(min(less, more))
    assert found["mid-p"] < found["Fisher"]


def test_no_test_without_events_or_people():
    assert p_values(0, 20, 0, 20) == p_values(20, 20, 20, 20) == p_values(0, 0, 3, 10) == {}


def test_words():
    assert fold("Rittié’s  Straße—2") == "rittie s strasse 2"
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a", "b", "c", "d"], 2) == "a, b and 2 more"
    assert quoted("one\ntwo  three") == "“one two three”"
    assert quoted("alpha beta gamma", 12) == "“alpha beta …”"
