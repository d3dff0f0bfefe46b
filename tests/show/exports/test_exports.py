"""What reference managers read back is what the tables say: rispy, bibtexparser and citeproc-py."""

import json
from dataclasses import replace

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from trialtrace.show.exports.bibtex import bibtex
from trialtrace.show.exports.csl import csl_json
from trialtrace.show.exports.entry import Entry, Name, entries
from trialtrace.show.exports.ris import ris
from trialtrace.show.exports.stage import FILES, write

PEOPLE = (
    Name("van den Berg", "J-P"),
    Name("Ø'Neill", "Á.B.", "Jr"),
    Name("Smith, Jones and Partners"),
    Name("Nordic Sleep Study Group", is_group=True),
)
FULL = Entry(
    "W1",
    "vandenberg2019",
    "article",
    PEOPLE,
    False,
    2019,
    title="Salt & sleep: 50% less {NaCl}_2 at $3 ~ 4 #1 \\ β-blockers",
    container="J Sleep & Heart",
    volume="12(Suppl 1)",
    issue="3",
    pages="S101–S109",
    publisher="Åbo Press",
    place="Turku",
    edition="2nd",
    doi="10.1000/abc_(12)3%4{5}",
    pmid="123456",
    pmcid="PMC7890",
    url="https://example.org/a_b?c=1&d=%20#e~f",
    accessed="3 May 2020",
    note="a person should look at what was joined under this work",
)
KINDS = ("article", "book", "chapter", "report", "thesis", "preprint", "abstract", "web", "unknown")


def by_bibtexparser(text):
    layers = [SeparateCoAuthors(), SplitNameParts(), LatexDecodingMiddleware()]
    library = bibtexparser.parse_string(text, append_middleware=layers)
    assert not library.failed_blocks
    return library.entries


def test_rispy_reads_every_field_back():
    (row,) = rispy.loads(ris([FULL]))
    assert row["type_of_reference"] == "JOUR"
    assert row["id"] == "W1"
    assert row["authors"] == [
        "van den Berg, J-P",
        "Ø'Neill, Á.B., Jr",
        "Smith, Jones and Partners",
        "Nordic Sleep Study Group",
    ]
    assert (row["year"], row["title"]) == ("2019", FULL.title)
    assert (row["secondary_title"], row["volume"], row["number"]) == (
        "J Sleep & Heart",
        "12(Suppl 1)",
        "3",
    )
    assert (row["start_page"], row["end_page"]) == ("S101", "S109")
    assert (row["publisher"], row["place_published"], row["edition"]) == (
        "Åbo Press",
        "Turku",
        "2nd",
    )
    assert (row["doi"], row["accession_number"]) == (FULL.doi, "123456")
    assert (row["custom2"], row["urls"]) == ("PMC7890", [FULL.url])
    assert row["notes"] == [FULL.note]
    assert row["access_date"] == "2020/05/03/"


def test_bibtexparser_reads_every_field_back():
    (entry,) = by_bibtexparser(bibtex([FULL]))
    assert (entry.entry_type, entry.key) == ("article", "vandenberg2019")
    row = {field.key: field.value for field in entry.fields}
    first, second, firm, group = row["author"]
    assert (first.von, first.last, first.first) == (["van", "den"], ["Berg"], ["J-P"])
    assert (second.last, second.first, second.jr) == (["Ø'Neill"], ["Á.B."], ["Jr"])
    assert [name.strip("{}") for name in (*firm.last, *group.last)] == [
        "Smith, Jones and Partners",
        "Nordic Sleep Study Group",
    ]
    assert row["title"] == FULL.title
    assert (row["journal"], row["volume"], row["number"]) == ("J Sleep & Heart", "12(Suppl 1)", "3")
    assert (row["pages"], row["year"]) == ("S101–S109", "2019")
    assert (row["publisher"], row["address"], row["edition"]) == ("Åbo Press", "Turku", "2nd")
    assert (row["pmid"], row["pmcid"], row["note"]) == ("123456", "PMC7890", FULL.note)
    assert row["urldate"] == "2020-05-03"


@pytest.mark.parametrize(
    ("words", "in_ris", "in_bibtex", "in_csl"),
    [
        ("2021 Apr 2", "2021/04/02/", "2021-04-02", {"date-parts": [[2021, 4, 2]]}),
        ("2020-05-13", "2020/05/13/", "2020-05-13", {"date-parts": [[2020, 5, 13]]}),
        ("May 2020", "May 2020", "May 2020", {"date-parts": [[2020, 5]]}),
        ("2020", "2020", "2020", {"date-parts": [[2020]]}),
        # What is no day, or may be two, stays in the source's words.
        ("3/5/2020", "3/5/2020", "3/5/2020", {"raw": "3/5/2020"}),
        ("31 June 2020", "31 June 2020", "31 June 2020", {"raw": "31 June 2020"}),
        ("3 août 2020", "3 août 2020", "3 août 2020", {"raw": "3 août 2020"}),
    ],
)
def test_the_day_of_access(words, in_ris, in_bibtex, in_csl):
    entry = replace(FULL, accessed=words)
    assert f"Y2  - {in_ris}\r\n" in ris([entry])
    assert f"urldate = {{{in_bibtex}}}" in bibtex([entry])
    assert json.loads(csl_json([entry]))[0]["accessed"] == in_csl


def test_addresses_are_not_escaped_in_bibtex():
    text = bibtex([FULL])
    assert "doi = {10.1000/abc_(12)3%4%7B5%7D}" in text
    assert "url = {https://example.org/a_b?c=1&d=%20#e~f}" in text


def test_csl_json_holds_every_field_and_a_citation_processor_takes_it():
    (item,) = json.loads(csl_json([FULL]))
    assert item["author"] == [
        {"family": "van den Berg", "given": "J-P"},
        {"family": "Ø'Neill", "given": "Á.B.", "suffix": "Jr"},
        {"family": "Smith, Jones and Partners"},
        {"literal": "Nordic Sleep Study Group"},
    ]
    assert item["issued"] == {"date-parts": [[2019]]}
    assert (item["title"], item["container-title"]) == (FULL.title, FULL.container)
    assert (item["volume"], item["issue"], item["page"]) == ("12(Suppl 1)", "3", "S101–S109")
    assert item["accessed"] == {"date-parts": [[2020, 5, 3]]}
    assert (item["DOI"], item["PMID"], item["PMCID"]) == (FULL.doi, "123456", "PMC7890")
    assert (item["publisher"], item["publisher-place"]) == ("Åbo Press", "Turku")
    with pytest.warns(UserWarning, match="citation_key"):  # a name that this one does not know
        read = CiteProcJSON([item])["w1"]
    assert (read.type, read.issued.year) == ("article-journal", 2019)
    assert "".join(map(str, read.title)) == FULL.title


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_read_by_all_three(kind):
    entry = replace(FULL, kind=kind)
    assert rispy.loads(ris([entry]))[0]["title"] == FULL.title
    assert by_bibtexparser(bibtex([entry]))[0].fields_dict["title"].value == FULL.title
    assert json.loads(csl_json([entry]))[0]["title"] == FULL.title


def test_single_braces_and_carets_are_commands_in_bibtex():
    text = bibtex([replace(FULL, title="a } b { 4^th")])
    assert r"title = {a \textbraceright{} b \textbraceleft{} 4\textasciicircum{}th}" in text


def test_what_is_not_known_is_left_out():
    bare = Entry("W2", "work", "unknown", title="Untitled note")
    assert ris([bare]) == "TY  - GEN\r\nID  - W2\r\nTI  - Untitled note\r\nER  - \r\n\r\n"
    assert "year" not in bibtex([bare])
    assert set(json.loads(csl_json([bare]))[0]) == {"id", "citation-key", "type", "title"}


def test_a_page_that_is_no_range_stays_whole():
    for pages in ("e14622", "12, 15–19"):
        (row,) = rispy.loads(ris([replace(FULL, pages=pages)]))
        assert row["start_page"] == pages
        assert "end_page" not in row


def test_a_cut_list_of_authors_says_so():
    (entry,) = by_bibtexparser(bibtex([replace(FULL, authors=PEOPLE[:1], cut=True)]))
    assert entry.fields_dict["author"].value[-1].last == ["others"]


# One line of visible signs: `entries` brings every cell to one line.
LINES = st.text(
    st.characters(categories=("L", "N", "P", "S"), exclude_characters="\ufeff"), min_size=1
)


@given(st.lists(LINES, min_size=1, max_size=3))
def test_any_title_comes_back(words):
    title = " ".join(words)
    entry = replace(FULL, title=title)
    assert rispy.loads(ris([entry]))[0]["title"] == title
    assert json.loads(csl_json([entry]))[0]["title"] == title
    assert bibtex([entry]).count("{") == bibtex([entry]).count("}")


def test_keys_are_told_apart_and_names_come_from_the_reference_that_leads(invented):
    tables = invented.tables()
    found = entries(tables)
    assert [e.work_id for e in found] == list(tables["works"]["work_id"])
    lind = next(e for e in found if e.work_id == tables["works"]["work_id"][0])
    assert lind.authors == (Name("Lind", "B"), Name("Rossi", "A"))
    assert (lind.key, lind.year, lind.title) == ("lind2015", 2015, "Potassium salt | pressure")
    twice = tables | {"works": tables["works"].loc[[0, 0]].reset_index(drop=True)}
    assert [e.key for e in entries(twice)] == ["lind2015", "lind2015b"]


def test_the_files_are_written_in_the_order_of_the_table(invented, tmp_path):
    paths = write(invented.tables(), tmp_path / "references")
    assert tuple(path.name for path in paths) == FILES
    assert "Potassium salt | pressure" in (tmp_path / "references" / "works.ris").read_text("utf-8")
    assert write({**invented.tables()}, tmp_path / "again")[1].read_bytes() == paths[1].read_bytes()
