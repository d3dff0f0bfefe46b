"""From labels to fields: stretches, numbers, names, words; who is said to have read what."""

import time

import pytest
from trialtrace.extract.bibliography import parse_reference
from trialtrace.extract.bibliography.entry import parse_by_grammar
from trialtrace.extract.bibliography.tagger.assemble import assemble
from trialtrace.extract.bibliography.tagger.certain import is_certain
from trialtrace.extract.bibliography.tagger.people import read_people
from trialtrace.extract.bibliography.tagger.refine import refine
from trialtrace.extract.bibliography.tagger.runs import Run, runs_of
from trialtrace.extract.bibliography.tagger.tokens import MOST_TOKENS, tokens_of
from trialtrace.extract.bibliography.view import view_of
from trialtrace.extract.bibliography.words import load_words, standard_folder

WORDS = load_words(standard_folder())


def labelled(raw, **fields):
    """Read an entry with labels given as words: ``title="Salt"`` labels the tokens of "Salt"."""
    tokens = tokens_of(raw)
    labels = ["O"] * len(tokens)
    for name, words in fields.items():
        start = raw.index(words)
        for at, (a, b) in enumerate(tokens):
            if a >= start and b <= start + len(words):
                labels[at] = name
    return assemble(parse_by_grammar(raw, WORDS), tokens, labels, WORDS)


def test_letters_and_digits_part():
    raw = "J. Salt D65, 3–9"
    assert [raw[a:b] for a, b in tokens_of(raw)] == [
        "J",
        ".",
        "Salt",
        "D",
        "65",
        ",",
        "3",
        "–",
        "9",
    ]


def test_marks_between_two_stretches_of_one_label_part_nothing():
    raw = "Salt, bread 2004"
    tokens = tokens_of(raw)
    assert runs_of(raw, tokens, ["title", "O", "title", "year"]) == [
        Run("title", 0, 11),
        Run("year", 12, 16),
    ]
    parted = runs_of(raw, tokens, ["title", "O", "O", "title"])
    assert [run.label for run in parted] == ["title", "title"]


@pytest.mark.parametrize(
    ("words", "volume", "issue"),
    [
        ("31(2)", "31", "2"),
        ("vol. 31, no. 2", "31", "2"),
        ("Bd. 31, Heft 2", "31", "2"),
        ("31, 2", "31", "2"),
        ("31", "31", ""),
        ("vol. XIV", "XIV", ""),
    ],
)
def test_volume_and_issue_inside_one_stretch(words, volume, issue):
    raw = f"Roe A. Salt in bread and in soup. Kitchen Letters {words}, 1998"
    parsed = labelled(raw, volume=words, year="1998")
    assert (parsed.volume, parsed.issue, parsed.year) == (volume, issue, 1998)


@pytest.mark.parametrize(
    ("words", "pages"),
    [("pp. 44-51", "44-51"), ("S. 44–51", "44–51"), ("P07010", "P07010"), ("44", "44")],
)
def test_pages_without_their_word(words, pages):
    raw = f"Roe A. Salt. Kitchen Letters 31, {words}."
    assert labelled(raw, volume="31", pages=words).pages == pages


def test_a_long_number_is_an_article():
    raw = "Roe A. Salt. Kitchen Letters 31, e20417."
    parsed = labelled(raw, volume="31", pages="e20417")
    assert (parsed.pages, parsed.article_number) == ("", "e20417")


def test_a_title_ends_with_its_quotation_mark():
    raw = "Roe, A., “Salt in bread,” Kitchen Letters, 2004"
    parsed = labelled(raw, author="Roe, A.", title="“Salt in bread,” Kitchen Letters", year="2004")
    assert (parsed.title, parsed.container) == ("Salt in bread", "Kitchen Letters")


def test_a_title_that_starts_with_a_quoted_word_goes_on():
    raw = "Roe A. “Slow” bread and old salt. Kitchen Letters. 2004."
    parsed = labelled(raw, author="Roe A.", title="“Slow” bread and old salt.", year="2004")
    assert parsed.title == "“Slow” bread and old salt"


def test_what_a_title_bears_in_brackets_is_no_part_of_it():
    raw = "Roe A. Salt in bread [dissertation]. Leeds: Aire; 2004."
    parsed = labelled(raw, author="Roe A.", title="Salt in bread [dissertation].", year="2004")
    assert (parsed.title, parsed.kind) == ("Salt in bread", "thesis")
    raw = "Roe A. Salt in bread (and in soup). Leeds: Aire; 2004."
    parsed = labelled(raw, author="Roe A.", title="Salt in bread (and in soup).", year="2004")
    assert parsed.title == "Salt in bread (and in soup)"


def test_a_town_at_the_end_of_a_conference():
    raw = "Roe A. Salt. In Proceedings of the Bread Conference, Leeds, UK, 2004."
    parsed = labelled(
        raw, title="Salt.", container="Proceedings of the Bread Conference, Leeds, UK"
    )
    assert parsed.container == "Proceedings of the Bread Conference"
    assert parsed.place == "Leeds, UK"


def test_editors_stand_for_authors_where_an_entry_starts_with_them():
    raw = "Roe A, Lee B, editors. Salt. Leeds: Aire; 2004."
    parsed = labelled(raw, editor="Roe A, Lee B, editors", title="Salt.", year="2004")
    assert [a.family for a in parsed.authors] == ["Roe", "Lee"]


@pytest.mark.parametrize(
    ("names", "families", "cut"),
    [
        ("Roe A, Lee B, et al.", ["Roe", "Lee"], True),
        ("Ann Roe / Ben Lee", ["Roe", "Lee"], False),
        ("A. Roe, B. C. Lee and D. van Aar", ["Roe", "Lee", "van Aar"], False),
        ("Institute of Salt", ["Institute of Salt"], False),
        ("", [], False),
    ],
)
def test_names_inside_a_stretch(names, families, cut):
    view = view_of(names + " 2004 Salt")
    found = read_people(view, 0, len(names), WORDS)
    assert [a.family for a in found.authors] == families
    assert found.et_al == cut


def test_identifiers_are_those_of_the_finder():
    raw = "Roe A. Salt. Kitchen Letters. doi:10.1000/salt.7"
    parsed = labelled(raw, title="Salt.", doi="10.1000")
    assert parsed.doi == "10.1000/salt.7"


def test_each_field_says_who_read_it():
    raw = "Roe A, Lee B. Salt and sleep. J Sleep Res. 2011;20(2):11-19."
    rules = {f.field: f.rule for f in parse_reference(raw).fields}
    assert set(rules.values()) <= {"grammar", "both"}
    assert {f.rule for f in parse_by_grammar(raw, WORDS).fields} == {"grammar"}
    other = labelled(raw, title="Salt and sleep.", container="Sleep Res.", year="2011")
    rules = {f.field: f.rule for f in other.fields}
    assert (rules["title"], rules["year"], rules["container"]) == ("both", "both", "tagger")


@pytest.mark.parametrize(
    ("raw", "certain"),
    [
        ("Roe A, Lee B, et al. Salt and sleep. J Sleep Res. 2011 Mar 4;20(2):11-19.", True),
        ("Roe A. Bread, salt and sleep. J Sleep Res. 2011;20(Suppl 1):S11-9. PMID: 123456", True),
        # A mark is missing, a word is left over, the numbers have no marks of their own.
        ("Roe A. Bread, salt and sleep. J Sleep Res. 2011;20(2)11-19.", False),
        ("Roe A. Bread, salt and sleep. Leeds: J Sleep Res [online] 2011;20(2):11-19.", False),
        ("Roe A. Bread, salt and sleep. J Sleep Res, 20, 11-19 (2011)", False),
    ],
)
def test_certain_entries(raw, certain):
    assert is_certain(parse_by_grammar(raw, WORDS)) == certain


HOSTILE = [
    "",
    " ",
    "x",
    "7",
    "Roe",
    "²",
    "½ ² ٣ 四",
    "\x00\x00\x00",
    "((((((((((",
    '"' * 50,
    "Roe A. " * 850,
    "a" * 6000,
    "1 " * 3000,
    "Roe, A., " * 650 + "Salt. 2004.",
    ", and " * 1000,
    "“" + "Salt " * 1100 + "” 2004",
]


@pytest.mark.parametrize("raw", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_entries_are_read_in_time_and_their_spans_hold(raw):
    begun = time.process_time()
    parsed = parse_reference(raw)
    assert time.process_time() - begun < 3
    for field in parsed.fields:
        assert 0 <= field.start < field.end <= len(raw)
        assert raw[field.start : field.end] == field.raw
    for author in parsed.authors:
        assert 0 <= author.start < author.end <= len(raw)


def test_what_is_too_long_for_an_entry_is_the_grammars():
    raw = "Roe A. Salt. 2004. " * 300
    assert len(tokens_of(raw)) == MOST_TOKENS
    parsed = parse_by_grammar(raw, WORDS)
    assert refine(parsed, WORDS) is parsed
