"""Borders that an entry shows: last names, imprints, pages behind a colon, years that are no pages."""

import pytest
from trialtrace.extract.bibliography import parse_reference
from trialtrace.extract.bibliography.identifiers import find_identifiers
from trialtrace.extract.bibliography.tagger.borders import set_borders
from trialtrace.extract.bibliography.tagger.last_names import with_last_names
from trialtrace.extract.bibliography.tagger.mend import mend
from trialtrace.extract.bibliography.tagger.runs import Run
from trialtrace.extract.bibliography.view import view_of
from trialtrace.extract.bibliography.words import load_words, standard_folder

WORDS = load_words(standard_folder())


def spans_of(raw, **fields):
    return {
        name: (raw.index(words), raw.index(words) + len(words)) for name, words in fields.items()
    }


def texts(raw, spans):
    return {name: raw[a:b] for name, (a, b) in spans.items()}


@pytest.mark.parametrize(
    ("raw", "authors", "title", "expected"),
    [
        (
            "Ann Roe, Bo Lee, and Chih-Lo Poe. Salting: a library of bread. Aire Lett.",
            "Ann Roe, Bo Lee",
            "Chih-Lo Poe. Salting: a library of bread",
            ("Ann Roe, Bo Lee, and Chih-Lo Poe", "Salting: a library of bread"),
        ),
        (
            "Ann Roe, David Lee, Maria Poe, Efficient salting of bread. Aire Lett.",
            "Ann Roe",
            "David Lee, Maria Poe, Efficient salting of bread",
            ("Ann Roe, David Lee, Maria Poe", "Efficient salting of bread"),
        ),
        (
            "Roe, A. David. The Strategy of Salt. Leeds: Aire Press.",
            "Roe, A.",
            "David. The Strategy of Salt",
            ("Roe, A. David", "The Strategy of Salt"),
        ),
        (
            "Lee B. & Roe,A .C .High salt in bread. Aire Lett.",
            "Lee B. & Roe,A",
            "C .High salt in bread",
            ("Lee B. & Roe,A .C .", "High salt in bread"),
        ),
        # A title that begins with a name, a place, or one letter is a title.
        (
            "Ann Roe, Bo Lee. David Hume and the price of salt. Aire Lett.",
            "Ann Roe, Bo Lee",
            "David Hume and the price of salt",
            ("Ann Roe, Bo Lee", "David Hume and the price of salt"),
        ),
        (
            "Ann Roe. Leeds, Salt and Bread: a history. Aire Lett.",
            "Ann Roe",
            "Leeds, Salt and Bread: a history",
            ("Ann Roe", "Leeds, Salt and Bread: a history"),
        ),
        (
            "Roe A. Igloo. Salt in the north. Aire Lett.",
            "Roe A",
            "Igloo. Salt in the north",
            ("Roe A", "Igloo. Salt in the north"),
        ),
    ],
)
def test_last_names(raw, authors, title, expected):
    runs = [
        Run("author", raw.index(authors), raw.index(authors) + len(authors)),
        Run("title", raw.index(title), raw.index(title) + len(title)),
    ]
    found = with_last_names(view_of(raw), runs, WORDS)
    shown = [raw[run.start : run.end].strip(" .") for run in found]
    assert shown == [e.strip(" .") for e in expected]


@pytest.mark.parametrize(
    ("raw", "fields", "expected"),
    [
        (
            "Roe A. Salt and bread (Leeds: Aire House, 1998).",
            {"title": "Salt and bread (Leeds: Aire House"},
            {"title": "Salt and bread", "place": "Leeds", "publisher": "Aire House"},
        ),
        (
            "Roe A. Salt and bread. London: Aire House, 1998.",
            {"title": "Salt and bread. London: Aire House"},
            {"title": "Salt and bread", "place": "London", "publisher": "Aire House"},
        ),
        (
            "Roe A. Salt and bread (Aire Univ. Press, 1998).",
            {"title": "Salt and bread (Aire Univ", "publisher": "Press"},
            {"title": "Salt and bread", "publisher": "Aire Univ. Press"},
        ),
        (
            "Roe A. Salt and bread, Aire Univ. Press, Leeds.",
            {"title": "Salt and bread, Aire Univ", "publisher": "Press"},
            {"title": "Salt and bread", "publisher": "Aire Univ. Press"},
        ),
        (
            "Roe A. Salt and bread. Aire Lett. 12 (3): 45-67.",
            {"title": "Salt and bread", "container": "Aire Lett", "volume": "12", "issue": "3"},
            {
                "title": "Salt and bread",
                "container": "Aire Lett",
                "volume": "12",
                "issue": "3",
                "pages": "45-67",
            },
        ),
        (
            "Roe A. Bread in Leeds, 1900-1947 (Aire House).",
            {"title": "Bread in Leeds", "pages": "1900-1947"},
            {"title": "Bread in Leeds, 1900-1947"},
        ),
        (
            "Roe A, Bakeries in Leeds, England, Bread Letters, vol. 12.",
            {
                "title": "Bakeries in Leeds",
                "place": "England",
                "container": "Bread Letters",
                "volume": "12",
            },
            {"title": "Bakeries in Leeds, England", "container": "Bread Letters", "volume": "12"},
        ),
        (
            "Roe A. Salt. Paris, Presses du Sel, 1998.",
            {"title": "Salt", "place": "Paris, Presses du Sel"},
            {"title": "Salt", "place": "Paris", "publisher": "Presses du Sel"},
        ),
        ("Roe A. Salt. IEEE, 1998.", {"title": "Salt", "place": "IEEE"}, {"title": "Salt", "publisher": "IEEE"}),
        ("Roe A. Salt. Leeds MR1234567.", {"place": "Leeds MR1234567"}, {"place": "Leeds"}),
        ('Roe A. "Salt at home," Bread Executive (May 1965).', {"title": '"Salt at home," Bread Executive'},
         {"title": "Salt at home", "container": "Bread Executive"}),
        ("Roe A, Salt at home, New York ; Oxford, Aire Press, 2014.",
         {"title": "Salt at home, New York", "place": "Oxford", "publisher": "Aire Press"},
         {"title": "Salt at home", "place": "New York ; Oxford", "publisher": "Aire Press"}),
        ("Roe A, Salt in the Isles, 1900-1947 (Delhi: Aire Press)",
         {"container": "Salt in the Isles", "pages": "1900-1947", "publisher": "Aire Press"},
         {"title": "Salt in the Isles, 1900-1947", "publisher": "Aire Press"}),
        ("Roe A. Salt. In Bread, pages 19-26. IEEE, 2013.",
         {"title": "Salt", "container": "Bread", "pages": "19-26", "year": "2013"},
         {"title": "Salt", "container": "Bread", "pages": "19-26", "year": "2013", "publisher": "IEEE"}),
        ("Roe A. Salt. Springer Berlin / Heidelberg, 2010.",
         {"title": "Salt", "publisher": "Springer Berlin / Heidelberg"},
         {"title": "Salt", "publisher": "Springer", "place": "Berlin / Heidelberg"}),
        ("Roe A. Salt, Aire Press, 1872. [See also Ouse edition 1960].",
         {"title": "Salt", "publisher": "Aire Press, 1872. [See also Ouse edition 1960"},
         {"title": "Salt", "publisher": "Aire Press", "year": "1872"}),
        ("Roe A, Salt (Leeds: Aire Press, 1989), 28, 29.",
         {"title": "Salt", "publisher": "Aire Press", "volume": "28", "pages": "29"},
         {"title": "Salt", "publisher": "Aire Press", "pages": "28, 29"}),
        ("Roe A. Salt. In Bread, vol. II (1257-1319).", {"container": "Bread", "volume": "II"},
         {"container": "Bread", "volume": "II", "pages": "1257-1319"}),
        ("Roe A. Salt. Bread 22, 143 f.", {"container": "Bread", "volume": "22", "pages": "143"},
         {"container": "Bread", "volume": "22", "pages": "143 f"}),
    ],
)  # fmt: skip
def test_borders(raw, fields, expected):
    spans = spans_of(raw, **fields)
    mend(view_of(raw), spans, WORDS)
    assert texts(raw, spans) == expected


@pytest.mark.parametrize(
    ("raw", "fields"),
    [
        # A place and a publisher behind the title of a book; pages of a journal that look like years.
        (
            "Roe A. Salt. Leeds: Aire Press, 1998.",
            {"title": "Salt", "place": "Leeds", "publisher": "Aire Press"},
        ),
        (
            "Roe A. Salt, Aire Lett 12, 1900-1947.",
            {"title": "Salt", "container": "Aire Lett", "volume": "12", "pages": "1900-1947"},
        ),
        ("Roe A. Salt (and bread) in Leeds.", {"title": "Salt (and bread) in Leeds"}),
        ("Roe A. Time: 7:30. Aire Lett 12.", {"container": "Aire Lett", "volume": "12"}),
        ("Roe A. Salt. LONDON, 1998.", {"title": "Salt", "place": "LONDON"}),
        # A year in brackets behind a volume; a journal's volume and page; a quote that is not the title.
        ("Roe A. Salt. Bread 12 (1998-1999).", {"container": "Bread", "volume": "12"}),
        ("Roe A. Salt. Bread 12, 29.", {"container": "Bread", "volume": "12", "pages": "29"}),
        (
            'Roe A. "Salt" and bread at home. Bread 12.',
            {"title": '"Salt" and bread at home', "container": "Bread"},
        ),
        (
            "Roe A. Salt in New York. Leeds: Aire Press.",
            {"title": "Salt in New York", "place": "Leeds"},
        ),
    ],
)
def test_borders_that_stay(raw, fields):
    spans = spans_of(raw, **fields)
    before = dict(spans)
    set_borders(view_of(raw), spans, WORDS)
    mend(view_of(raw), spans, WORDS)
    assert spans == before


@pytest.mark.parametrize(
    ("raw", "doi"),
    [
        ("Aire Lett. doi: 10.5555 /JSaltLett. 113.091601. URL", "10.5555/jsaltlett.113.091601"),
        ("Aire Lett. doi:10.5555/salt- 19-227-2012.", "10.5555/salt-19-227-2012"),
        # Complete as it stands: the year behind it is a year.
        ("Aire Lett. doi:10.5555/salt.19. 2012", "10.5555/salt.19"),
        ("Aire Lett. doi:10.5555/salt. 2012 Leeds", "10.5555/salt.2012"),
    ],
)
def test_a_doi_that_a_blank_broke(raw, doi):
    assert [f.value for f in find_identifiers(view_of(raw))[1] if f.field == "doi"] == [doi]


def test_in_vivo_opens_no_book():
    parsed = parse_reference(
        "Hui X, et al. In vivo uptake of salt in bread bakers. Pharm Res. 1998;15:1589-95."
    )
    assert (parsed.title, parsed.container) == (
        "In vivo uptake of salt in bread bakers",
        "Pharm Res",
    )
