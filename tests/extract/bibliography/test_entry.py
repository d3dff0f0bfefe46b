"""Entries in the styles of several fields of medicine, field by field."""

import pytest
from trialtrace.extract.bibliography import parse_reference


def fields(raw: str) -> dict:
    parsed = parse_reference(raw)
    names = (
        "title",
        "container",
        "volume",
        "issue",
        "pages",
        "article_number",
        "publisher",
        "place",
        "doi",
    )
    found = {name: getattr(parsed, name) for name in names if getattr(parsed, name)}
    found["authors"] = [(a.family, a.given) for a in parsed.authors]
    found["year"] = parsed.year
    return found


CASES = [
    pytest.param(
        "Okafor BN, Lindqvist T, de la Cruz M. Warfarin dosing after valve surgery: a pilot trial. "
        "J Am Coll Cardiol. 2014;63(12):1203–1211.",
        {
            "authors": [("Okafor", "BN"), ("Lindqvist", "T"), ("de la Cruz", "M")],
            "year": 2014,
            "title": "Warfarin dosing after valve surgery: a pilot trial",
            "container": "J Am Coll Cardiol",
            "volume": "63",
            "issue": "12",
            "pages": "1203–1211",
        },
        id="vancouver",
    ),
    pytest.param(
        "Brandt, K. L., & O'Neill, S. (2009). Sleep and mood in adolescents: A diary study. "
        "Journal of Sleep Research, 18(2), 44-51. https://doi.org/10.1111/j.1365-2869.2009.00750.x",
        {
            "authors": [("Brandt", "K. L."), ("O'Neill", "S.")],
            "year": 2009,
            "title": "Sleep and mood in adolescents: A diary study",
            "container": "Journal of Sleep Research",
            "volume": "18",
            "issue": "2",
            "pages": "44-51",
            "doi": "10.1111/j.1365-2869.2009.00750.x",
        },
        id="apa",
    ),
    pytest.param(
        'H. Yamada and P. R. Stone, "Ultrasound for frozen shoulder," Phys. Ther., vol. 91, no. 4, '
        "pp. 520-528, Apr. 2011.",
        {
            "authors": [("Yamada", "H."), ("Stone", "P. R.")],
            "year": 2011,
            "title": "Ultrasound for frozen shoulder",
            "container": "Phys. Ther",
            "volume": "91",
            "issue": "4",
            "pages": "520-528",
        },
        id="ieee",
    ),
    pytest.param(
        "MARCHETTI L. & al. Fluoride varnish in preschool children. European Journal of Paediatric Dentistry (2018).",
        {
            "authors": [("MARCHETTI", "L.")],
            "year": 2018,
            "title": "Fluoride varnish in preschool children",
            "container": "European Journal of Paediatric Dentistry",
        },
        id="web-list",
    ),
    pytest.param(
        "Petrov, .A.V., Zinc And Taste, Nutrition Research, 1998; 18:9-14",
        {
            "authors": [("Petrov", ".A.V.")],
            "year": 1998,
            "title": "Zinc And Taste",
            "container": "Nutrition Research",
            "volume": "18",
            "pages": "9-14",
        },
        id="misprinted-initials",
    ),
    pytest.param(
        "Silva, R.,Costa, M.,Nunes, P. and Reis, J., Statins And Muscle Pain, Heart Letters, 2016 Mar;9(3):301-308",
        {
            "authors": [("Silva", "R."), ("Costa", "M."), ("Nunes", "P."), ("Reis", "J.")],
            "year": 2016,
            "title": "Statins And Muscle Pain",
            "container": "Heart Letters",
            "volume": "9",
            "issue": "3",
            "pages": "301-308",
        },
        id="glued-names-and-month",
    ),
    pytest.param(
        "Ahlström P, Berg O. Telehealth after stroke. Stroke Res Treat. 2021;12(1):e20417.",
        {
            "authors": [("Ahlström", "P"), ("Berg", "O")],
            "year": 2021,
            "title": "Telehealth after stroke",
            "container": "Stroke Res Treat",
            "volume": "12",
            "issue": "1",
            "article_number": "e20417",
        },
        id="article-number",
    ),
    pytest.param(
        "Dupont J. & al. Évaluation des soins de suite après infarctus. INSERM (2012).",
        {
            "authors": [("Dupont", "J.")],
            "year": 2012,
            "title": "Évaluation des soins de suite après infarctus",
            "publisher": "INSERM",
        },
        id="institute-report",
    ),
    pytest.param(
        "Harlow, T. and Meyer, C.J. (2003), Handbook Of Wound Care, 2nd Edition, Saunders, London, pp 212",
        {
            "authors": [("Harlow", "T."), ("Meyer", "C.J.")],
            "year": 2003,
            "title": "Handbook Of Wound Care",
            "publisher": "Saunders",
            "place": "London",
            "pages": "212",
        },
        id="book-with-edition",
    ),
    pytest.param(
        "World Health Organization. Guideline on sugars intake. Geneva: WHO Press; 2015.",
        {
            "authors": [("World Health Organization", "")],
            "year": 2015,
            "title": "Guideline on sugars intake",
            "publisher": "WHO Press",
            "place": "Geneva",
        },
        id="group-author-book",
    ),
    pytest.param(
        "Source: Journal of Physiotherapy; Taping of the knee in runners – DOI: 10.1016/S1836-9553(12)70090-6",
        {
            "authors": [],
            "year": None,
            "title": "Taping of the knee in runners",
            "container": "Journal of Physiotherapy",
            "doi": "10.1016/s1836-9553(12)70090-6",
        },
        id="source-line-with-doi",
    ),
    pytest.param(
        "Ito K, Mora S. “Inside-out” (and then “outside”) healing of burns. Burns Trauma. 2008;6(5):107–112.",
        {
            "authors": [("Ito", "K"), ("Mora", "S")],
            "year": 2008,
            "title": "“Inside-out” (and then “outside”) healing of burns",
            "container": "Burns Trauma",
            "volume": "6",
            "issue": "5",
            "pages": "107–112",
        },
        id="quotes-inside-a-title",
    ),
    pytest.param(
        "Nowak E, Ferri G. Skin signs of lupus. J Clin Rheumatol. 2016;76(6):AB156–C.",
        {
            "authors": [("Nowak", "E"), ("Ferri", "G")],
            "year": 2016,
            "title": "Skin signs of lupus",
            "container": "J Clin Rheumatol",
            "volume": "76",
            "issue": "6",
            "pages": "AB156–C",
        },
        id="supplement-pages",
    ),
]


OTHER_STYLES = [
    pytest.param(
        "Marsh, Helen T. Bread and Blood Sugar. Leeds: Aire Valley Press, 2006.",
        {
            "authors": [("Marsh", "Helen T.")],
            "year": 2006,
            "title": "Bread and Blood Sugar",
            "publisher": "Aire Valley Press",
            "place": "Leeds",
        },
        id="mla-book",
    ),
    pytest.param(
        "Marsh, Helen, Paul Roe, and Kim J. Lane. 2006. “Bread at Night.” Appetite Letters 12 (3): 44–59.",
        {
            "authors": [("Marsh", "Helen"), ("Roe", "Paul"), ("Lane", "Kim J.")],
            "year": 2006,
            "title": "Bread at Night",
            "container": "Appetite Letters",
            "volume": "12",
            "issue": "3",
            "pages": "44–59",
        },
        id="chicago",
    ),
    pytest.param(
        "Lund, O., and Vega, P. Gait after stroke. In Proceedings of the 9th Conference on Rehabilitation, "
        "pages 41-47, Oslo, Norway, June 1997.",
        {
            "authors": [("Lund", "O."), ("Vega", "P.")],
            "year": 1997,
            "title": "Gait after stroke",
            "container": "Proceedings of the 9th Conference on Rehabilitation",
            "pages": "41-47",
            "place": "Oslo, Norway",
        },
        id="proceedings",
    ),
    pytest.param(
        "T. Ono and K. Weiss, J. Chem. Phys. 83, 2450 (1985).",
        {
            "authors": [("Ono", "T."), ("Weiss", "K.")],
            "year": 1985,
            "container": "J. Chem. Phys",
            "volume": "83",
            "pages": "2450",
        },
        id="no-title",
    ),
    pytest.param(
        "Ferri, G. The Quiet Ward. Translated by Ann Poe. London: Faber, 1971.",
        {
            "authors": [("Ferri", "G.")],
            "year": 1971,
            "title": "The Quiet Ward",
            "publisher": "Faber",
            "place": "London",
        },
        id="translated-book",
    ),
    pytest.param(
        "Ito K; Kenya Burns Group. Honey on burns. Burns. 2004;30(1):9-13.",
        {
            "authors": [("Ito", "K"), ("Kenya Burns Group", "")],
            "year": 2004,
            "title": "Honey on burns",
            "container": "Burns",
            "volume": "30",
            "issue": "1",
            "pages": "9-13",
        },
        id="group-among-authors",
    ),
]


@pytest.mark.parametrize(("raw", "expected"), CASES + OTHER_STYLES)
def test_fields(raw, expected):
    assert fields(raw) == expected


def test_spans_hold_the_words_of_their_field():
    raw = "7. Roth L, Amin S, et al. Aspirin in  migraine. Headache. 2019a;59(2):77-80. PMID: 30012345"
    parsed = parse_reference(raw)
    spans = {f.field: raw[f.start : f.end] for f in parsed.fields}
    assert parsed.label == "7"
    assert spans["title"] == "Aspirin in  migraine"
    assert parsed.title == "Aspirin in migraine"
    assert (spans["year"], spans["year_suffix"], spans["pmid"]) == ("2019", "a", "30012345")
    assert parsed.et_al
    assert [raw[a.start : a.end] for a in parsed.authors] == ["Roth L", "Amin S"]


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("Kim A. Salt taste. Appetite. 2012;58(1):3-9.", "article"),
        ("Baker T. Grief in families [dissertation]. Leeds: University of Leeds; 2010.", "thesis"),
        ("Lund R. & al. Surveillance des hépatites. INSERM (2011).", "report"),
        (
            "Osei K, Hart M. Masks on trains. medRxiv. 2020. doi:10.1101/2020.04.01.20050443",
            "preprint",
        ),
    ],
)
def test_kind(raw, kind):
    assert parse_reference(raw).kind == kind


@pytest.mark.parametrize(
    ("raw", "year"),
    [
        ("Lee J. Vision of 2020 in eye care. Eye Lett. 2007;3:1987-1990.", 2007),
        ("Lee J. Lenses. Eye Lett. 2018;19(7):1987.", 2018),
        ("Khan O, Lenses for myopia, Eye Lett. 2015 (2016) 154853", 2016),
    ],
)
def test_a_page_or_volume_that_looks_like_a_year_is_none(raw, year):
    assert parse_reference(raw).year == year


def test_a_vitamin_is_no_author():
    assert parse_reference("Vitamin D deficiency in adults. J Bone Res. 2004;3:1-9.").authors == ()


def test_a_missing_field_stays_missing():
    parsed = parse_reference("Wan J, Park S. Exercise after hip fracture. Age Ageing. 2025.")
    assert (parsed.volume, parsed.issue, parsed.pages, parsed.doi) == ("", "", "", "")
    assert (parsed.year, parsed.container) == (2025, "Age Ageing")
