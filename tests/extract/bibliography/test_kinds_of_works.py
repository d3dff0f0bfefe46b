"""Books, chapters, reports, theses, preprints, pages, abstracts, bare identifiers: every field of each."""

import pytest
from trialtrace.extract.bibliography import parse_reference

FIELDS = (
    "title", "container", "volume", "issue", "pages", "article_number", "publisher", "place", "edition",
    "doi", "pmid", "pmcid", "url", "accessed",
)  # fmt: skip


def read(raw):
    parsed = parse_reference(raw)
    for field in parsed.fields:
        assert raw[field.start : field.end] == field.raw
    names = [
        (a.family, a.given, *([a.suffix] if a.suffix else [])) + (("group",) if a.is_group else ())
        for a in parsed.authors
    ]
    return parsed, names, {f: getattr(parsed, f) for f in FIELDS if getattr(parsed, f)}


PETROV = [("Petrov", "I. V."), ("Mbeki", "T. N.")]
CASES = [
    ("Santos M, Okoro J. Burn care in small hospitals. 3rd ed. Edinburgh: Churchill Livingstone; 2012.",
     "book", [("Santos", "M"), ("Okoro", "J")], 2012,
     {"title": "Burn care in small hospitals", "publisher": "Churchill Livingstone", "place": "Edinburgh",
      "edition": "3rd ed"}),
    ("Okoro, J. (2012). Fluids in the first day. In M. Santos & K. Weber (Eds.), Burn care in small hospitals "
     "(3rd ed., pp. 45–71). Churchill Livingstone.",
     "chapter", [("Okoro", "J.")], 2012,
     {"title": "Fluids in the first day", "container": "Burn care in small hospitals", "pages": "45–71",
      "publisher": "Churchill Livingstone", "edition": "3rd ed"}),
    ("World Health Organization. Global burden of burns 2015. Geneva: World Health Organization; 2016. "
     "Report No.: WHO/NMH/15.3.",
     "report", [("World Health Organization", "", "group")], 2016,
     {"title": "Global burden of burns 2015", "publisher": "World Health Organization", "place": "Geneva"}),
    ("World Health Organization. (2016). Burn care. WHO.",
     "report", [("World Health Organization", "", "group")], 2016,
     {"title": "Burn care", "publisher": "WHO"}),
    ("Ferreira AL. Wound healing after laser treatment [PhD thesis]. Lisbon: University of Lisbon; 2014.",
     "thesis", [("Ferreira", "AL")], 2014,
     {"title": "Wound healing after laser treatment", "publisher": "University of Lisbon",
      "place": "Lisbon"}),
    ("Ferreira, A. L. (2014). Wound healing after laser treatment [Doctoral dissertation, University of Lisbon].",
     "thesis", [("Ferreira", "A. L.")], 2014,
     {"title": "Wound healing after laser treatment", "publisher": "University of Lisbon"}),
    ("Zhou L. Heparin doses in burns: a dose-finding study. medRxiv 2021.03.04.21252528 [Preprint]. 2021 "
     "[cited 2021 Apr 2]. Available from: https://doi.org/10.1101/2021.03.04.21252528",
     "preprint", [("Zhou", "L")], 2021,
     {"title": "Heparin doses in burns: a dose-finding study", "container": "medRxiv",
      "doi": "10.1101/2021.03.04.21252528", "accessed": "2021 Apr 2"}),
    ("Mayo Clinic. Burns: First aid. https://www.example.org/first-aid. Published July 20, 2021. "
     "Accessed August 5, 2022.",
     "web", [("Mayo Clinic", "", "group")], 2021,
     {"title": "Burns: First aid", "url": "https://www.example.org/first-aid", "accessed": "August 5, 2022"}),
    ("American Academy of Dermatology. (2020). Types of hair loss. Retrieved May 3, 2020, from "
     "https://www.example.org/hair-loss",
     "web", [("American Academy of Dermatology", "", "group")], 2020,
     {"title": "Types of hair loss", "url": "https://www.example.org/hair-loss", "accessed": "May 3, 2020"}),
    ("Mbeki TN, Zhou L. Heparin in burns [abstract]. J Burn Care Res 2017;38(Suppl 1):S112.",
     "abstract", [("Mbeki", "TN"), ("Zhou", "L")], 2017,
     {"title": "Heparin in burns", "container": "J Burn Care Res", "volume": "38", "issue": "Suppl 1",
      "pages": "S112"}),
    ("Petrov, I. V., & Mbeki, T. N. (2018a). Heparin mist. Burns & Trauma, 6(2), 112–119. "
     "https://doi.org/10.1000/s41038-018-0113-2",
     "article", PETROV, 2018,
     {"title": "Heparin mist", "container": "Burns & Trauma", "volume": "6", "issue": "2",
      "pages": "112–119", "doi": "10.1000/s41038-018-0113-2"}),
    ("https://pubmed.ncbi.nlm.nih.gov/29876543/", "article", [], None, {"pmid": "29876543"}),
    ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5987654/", "unknown", [], None, {"pmcid": "PMC5987654"}),
    ("Smith J. Hair after minoxidil. JAMA Dermatol. Published online March 3, 2021. doi:10.1000/jama.2021.0001",
     "article", [("Smith", "J")], 2021,
     {"title": "Hair after minoxidil", "container": "JAMA Dermatol", "doi": "10.1000/jama.2021.0001"}),
    ("Anonymous. Minoxidil for hair loss. Drug Ther Bull 1990;28:74-5.",
     "article", [("Anonymous", "", "group")], 1990,
     {"title": "Minoxidil for hair loss", "container": "Drug Ther Bull", "volume": "28", "pages": "74-5"}),
    ("van Zuuren EJ, Schoones J. Pattern hair loss. Cochrane Database Syst Rev. 2016;(5):CD007628.",
     "article", [("van Zuuren", "EJ"), ("Schoones", "J")], 2016,
     {"title": "Pattern hair loss", "container": "Cochrane Database Syst Rev", "issue": "5",
      "pages": "CD007628"}),
    ("PMID: 29876543", "article", [], None, {"pmid": "29876543"}),
    ("doi:10.1000/s41038-018-0113-2", "article", [], None, {"doi": "10.1000/s41038-018-0113-2"}),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0][:30])
def test_every_field(case):
    raw, kind, authors, year, fields = case
    parsed, names, found = read(raw)
    assert (parsed.kind, names, parsed.year, found) == (kind, authors, year, fields)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Smith Jr. JA, van der Berg P, O'Neill KL 3rd",
         [("Smith", "JA", "Jr"), ("van der Berg", "P"), ("O'Neill", "KL", "3rd")]),
        ("Smith JA Jr, Brown KL III", [("Smith", "JA", "Jr"), ("Brown", "KL", "III")]),
        ("Petrov IV, Mbeki TN", [("Petrov", "IV"), ("Mbeki", "TN")]),
        ("Petrov & al.", [("Petrov", "")]),
        ("Rong-En Fan, Kai-Wei Chang, and Chih-Jen Lin",
         [("Fan", "Rong-En"), ("Chang", "Kai-Wei"), ("Lin", "Chih-Jen")]),
        ("Hout MA Van den, Picavet HS", [("Hout", "MA Van den"), ("Picavet", "HS")]),
    ],
)  # fmt: skip
def test_names(names, expected):
    raw = f"{names} Heparin mist. Burns Trauma. 2018;6:112-9."
    raw = raw if names.endswith(".") else raw.replace(f"{names} ", f"{names}. ", 1)
    parsed, found, fields = read(raw)
    assert found == expected
    assert parsed.et_al is ("al." in names)
    assert fields["title"] == "Heparin mist"


def test_a_misprinted_name_keeps_the_others():
    _, names, fields = read("Santos .K.J., Weber P.,Hamed, B. Early surgery. Burns 2010;36:1-4.")
    assert names[0] == ("Santos", ".K.J.")
    assert ("Weber", "P.") in names
    assert fields["container"] == "Burns"


@pytest.mark.parametrize(
    ("raw", "year", "accessed"),
    [
        # No year of publication is told: the day of access is none.
        ("Roe A. Salt. https://example.org/salt. Accessed 3 May 2020.", None, "3 May 2020"),
        (
            "Roe A. Salt. 2019. https://example.org/salt (consulté le 3 mai 2020).",
            2019,
            "3 mai 2020",
        ),
        ("Roe A. Salt. 2019. https://example.org/salt (Zugriff am 3.5.2020).", 2019, "3.5.2020"),
        ("Roe A. Salt. 2019. https://example.org/salt. Updated 4 March 2018.", 2019, ""),
        # "Cited" in a title says nothing of access.
        ("Roe A. The most cited 2019 papers on salt. J Salt. 2020;3:4-9.", 2020, ""),
    ],
)
def test_the_day_of_access_is_no_year(raw, year, accessed):
    parsed, _, fields = read(raw)
    assert (parsed.year, fields.get("accessed", "")) == (year, accessed)


def test_a_doi_inside_an_address_stays_in_it():
    _, _, fields = read(
        "Roe A. Salt. J Salt. 2020;3:4-9. https://link.example.org/doi/10.1000/j.12"
    )
    assert (fields["doi"], fields["url"]) == (
        "10.1000/j.12",
        "https://link.example.org/doi/10.1000/j.12",
    )
