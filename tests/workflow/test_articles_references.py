"""The five articles, end to end: references, works and citations, by value and quote."""

import pandas as pd
import pytest

from .articles_world import DOCS, reference

pytestmark = pytest.mark.workflow


def test_all_five_are_read(world):
    assert (world["documents"]["status"] == "read").all()
    assert len(world["documents"]) == 5


@pytest.mark.parametrize(
    ("short", "count"), [("000", 28), ("001", 0), ("002", 9), ("003", 6), ("004", 3)]
)
def test_number_of_references(world, short, count):
    assert len(world.of("references", short)) == count


REFERENCES = [
    ("000", "Uzel BPC", "Uzel", 6, True, 2021,
     "Intradermal injections with 0.5% minoxidil for the treatment of female androgenetic alopecia: "
     "a randomized, placebo-controlled trial", "Dermatol Ther", "34", "1", "", "e14622", ""),
    ("000", "Abdallah M", "Abdallah", 3, False, 2009,
     "Mesotherapy using dutasteride-containing solution in male pattern hair loss: a controlled "
     "pilot study", "J Pan Arab Leag Dermatol", "20", "", "137–145", "", ""),
    ("000", "Choi JW", "Choi", 4, False, 2016,
     "Histopathologic features of ophiasis-type alopecia areata", "J Am Acad Dermatol", "76", "6",
     "AB156–C", "", ""),
    ("000", "Wan J", "Wan", 6, True, 2025,
     "A prospective study of exosome therapy for androgenetic alopecia", "Aesthetic Plast Surg", "",
     "", "", "", ""),
    ("002", "Moftah, N.", "Moftah", 6, False, 2013,
     "Mesotherapy Using Dutasteride-containing Preparation In Treatment Of Female Pattern Hair loss: "
     "Photographic, Morphometric And Ultrastructural Evaluation",
     "Journal of European Academy of Dermatology and Venereology", "27", "6", "686-693", "", ""),
    ("002", "Duque-Estrada, B.", "Duque-Estrada", 4, False, 2009,
     "Alopecia Secondary To Mesotherapy", "Journal of the American Academy of Dermatology", "61", "",
     "707-709", "", ""),
    ("002", "Sivagnanam, G.", "Sivagnanam", 1, False, 2010, "Mesotherapy – The French Connection",
     "Journal of Pharmacology and Pharmacotherapeutics", "1", "1", "4-8", "", ""),
    ("003", "SONAGRA B.", "SONAGRA", 1, True, 2019,
     "Comparative Study between Mesotherapy and Topical 5% Minoxidil by Dermoscopic Evaluation for "
     "Androgenic Alopecia in Male: A Randomized Controlled Trial",
     "International Journal of Trichology", "", "", "", "", ""),
    ("004", "Hair Loss at Injection Sites", None, 0, False, None,
     "Hair Loss at Injection Sites of Mesotherapy for Alopecia", "Journal of Cosmetic Dermatology",
     "", "", "", "", "10.1111/jocd.12320"),
]  # fmt: skip


@pytest.mark.parametrize("expected", REFERENCES, ids=lambda e: e[1])
def test_fields_of_references(world, expected):
    short, words, first, n, et_al, year, title, container, volume, issue, pages, article, doi = (
        expected
    )
    row, names = reference(world, short, words)
    assert (names[0] if names else None) == first
    assert len(names) == n
    assert bool(row["et_al"]) is et_al
    assert (None if pd.isna(row["year"]) else int(row["year"])) == year
    got = tuple(
        row[c] for c in ("title", "container", "volume", "issue", "pages", "article_number", "doi")
    )
    assert got == (title, container, volume, issue, pages, article, doi)


def test_spans_of_references_and_their_fields_slice_the_text(world):
    text = {world.doc[short]: world.text[short] for short in DOCS}
    references = world["references"]
    for row in references.itertuples():
        assert text[row.doc_id][row.start : row.end] == row.raw
    doc = references.set_index("reference_id")["doc_id"]
    for row in world["reference_fields"].itertuples():
        assert text[doc[row.reference_id]][row.start : row.end] == row.raw


def work_of(world, short, words):
    row, _ = reference(world, short, words)
    members = world["work_members"].set_index("reference_id")
    work = members.loc[row["reference_id"], "work_id"]
    return world["works"].set_index("work_id").loc[work]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("000", "Sivagnanam G."), ("002", "Sivagnanam, G.")),
        (("002", "Mysore, V. (2010)"), ("004", "Mesotherapy in the Management of Hair Loss")),
        (("003", "GUPTA A. K."), ("003", "PIRACCINI M.")),
    ],
)
def test_one_publication_listed_twice_is_one_work(world, one, other):
    assert work_of(world, *one).name == work_of(world, *other).name


def test_the_pair_with_two_first_authors_needs_a_look(world):
    assert work_of(world, "003", "GUPTA A. K.")["review"] == "needs_a_look"


def test_rushton_is_flagged_and_not_merged(world):
    works = [work_of(world, "000", f"{y};{v}") for y, v in ((2002, 27), (2021, 46))]
    assert works[0].name != works[1].name
    assert {w["review"] for w in works} == {"needs_a_look"}


def citation(world, short, words):
    table = world.of("citations", short)
    found = table[table["quote"].str.contains(words, regex=False)]
    assert len(found), words
    return found


def linked_to(world, row):
    references = world["references"].set_index("reference_id")
    return references.loc[row["reference_id"], "raw"] if row["reference_id"] else ""


@pytest.mark.parametrize(
    ("cited", "listed"),
    [
        ("Baran & Maibach", "Baran, R."),
        ("Lucas, 2001", "Lucas, .K.J."),
        ("Konda & Thappa", "Konda, D."),
        ("Mysore (2010)", "Mysore, V. (2010)"),
        ("Sivagnanam et al", "Sivagnanam, G."),
        ("Duque-Estrada et al", "Duque-Estrada, B."),
        ("Moftah et al", "Moftah, N."),
    ],
)
def test_author_year_mentions(world, cited, listed):
    table = world.of("citations", "002")
    found = table[(table["style"] == "author_year") & table["raw"].str.contains(cited, regex=False)]
    assert len(found) == 1
    assert linked_to(world, found.iloc[0]).startswith(listed)


def test_the_narrative_mention_and_its_anaphor(world):
    story = citation(world, "003", "A study published in the").iloc[0]
    assert story["style"] == "narrative"
    assert linked_to(world, story).startswith("SONAGRA")
    anaphor = citation(world, "003", "88% of patients").iloc[0]
    assert anaphor["style"] == "anaphor"
    assert "the previously mentioned study" in anaphor["raw"]
    assert anaphor["antecedent_id"] == story["citation_id"]
    assert anaphor["reference_id"] == story["reference_id"]


def test_footnote_marks_and_the_unmarked_study(world):
    marks = world.of("citations", "004")
    marks = marks[marks["style"] == "footnote"]
    assert sorted(marks["label"]) == ["*", "**", "***"]
    assert (marks["reference_id"] != "").all()
    study = citation(world, "004", "December 2017 study").iloc[0]
    assert study["style"] == "narrative"
    assert "10.1111/jocd.12320" in linked_to(world, study)


def test_generic_talk_has_candidates_and_no_link(world):
    table = world.of("citations", "000")
    generic = table[table["style"] == "generic"]
    quotes = " ".join(generic["quote"])
    for words in (
        "Several clinical trials have evaluated",
        "in some trials",
        "Early studies have shown",
    ):
        assert words in quotes
    assert (generic["reference_id"] == "").all()
    assert set(generic["citation_id"]) & set(world["citation_candidates"]["citation_id"])
    findings = world.of("findings", "000")
    claims = findings[findings["code"].str.startswith("CLM")]
    assert 6 <= claims["subject_id"].isin(set(generic["citation_id"])).sum() <= 10
