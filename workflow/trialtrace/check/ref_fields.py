"""REF: entries that lack what one needs to find the publication, or say it twice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from trialtrace.check.corpus import Corpus, Record
from trialtrace.check.lists import about, by_list, whole
from trialtrace.check.model import Check, Hit, Span
from trialtrace.check.scene import Scene
from trialtrace.check.words import entry, listed

_LOCATORS = ("volume", "pages", "article_number", "doi", "pmid", "pmcid", "url")
# "(2010)" and "2010 Jun 3;": how entries print the year of publication.
_YEAR_IN_BRACKETS = re.compile(r"\(((?:19|20)\d\d)[a-z]?\)")
_YEAR_BEFORE_VOLUME = re.compile(
    r"(?<![\d./–-])((?:19|20)\d\d)(?:\s+[A-Z][a-z]{2,8}\.?(?:\s+\d{1,2})?)?\s*;"
)


# Meetings, publishers and reference works print no volume; what is to appear has none yet.
_NO_JOURNAL = re.compile(
    r"proceedings|\bproc\b|conference|congress|symposium|workshop|meeting|university|\bpress\b|dictionary"
    r"|encyclop|\bISBN\b|\bpublish|\bed(?:n|s|ition|itors?)?\.?[,)]|to appear|in press|\baccessed\b|\bweb\b"
    r"|theory and|handbook|textbook|introduction to|preprint|\bSMIRT\b|\bNIPS\b|[A-Z]{3,}[ -]?['’]\d\d\b",
    re.IGNORECASE,
)
# Any printed year, also one with a month run into it ("022013") or before 1900.
_ANY_YEAR = re.compile(r"(?<!\d)(?:0\d|1[012])?(?:1[5-9]|20)\d\d[a-z]?(?!\d)")
_IDENTIFIER = re.compile(r"\b10\.\d{4,9}/\S+|https?://\S+")
_SAME_AUTHOR = re.compile(r"^\W*(?:[-‐–—_]\s?,?\s?){2,}")


# An erratum, or a second publication told in the same entry.
_SECOND = re.compile(r"errat|corrig|corrected|reprint|translat|[.)] [–—] ", re.IGNORECASE)


def _is_article(reference: Record) -> bool:
    return reference.kind in ("article", "abstract") and bool(reference.container)


def _is_printed(reference: Record) -> bool:
    return _is_article(reference) and not _NO_JOURNAL.search(reference.raw)


def _nowhere(reference: Record) -> bool:
    return not any(getattr(reference, field) for field in _LOCATORS)


def _undated(reference: Record) -> bool:
    # A year in a DOI or an address is no printed one.
    printed = _IDENTIFIER.sub(" ", reference.raw)
    return reference.year is None and not _ANY_YEAR.search(printed)


def _nameless(corpus: Corpus, reference: Record) -> bool:
    # A dash in front stands for the author of the entry before.
    named = corpus.authors_of.get(reference.reference_id) or _SAME_AUTHOR.match(reference.raw)
    return not named and _undated(reference)


def _half_named(corpus: Corpus, reference: Record) -> bool:
    return _undated(reference) and bool(corpus.authors_of.get(reference.reference_id))


def _two_years(corpus: Corpus) -> Iterable[Hit]:
    for reference in corpus.records("references"):
        if not _is_article(reference) or _SECOND.search(reference.raw):
            continue
        title = corpus.field_span(reference, "title")
        years: dict[str, Span] = {}
        for pattern in (_YEAR_IN_BRACKETS, _YEAR_BEFORE_VOLUME):
            for match in pattern.finditer(reference.raw):
                start = reference.start + match.start(1)
                if not title.start <= start < title.end or title == whole(reference):
                    span = Span(reference.doc_id, start, start + 4)
                    years.setdefault(match[1], span)
        if len(years) > 1:
            ordered = sorted(years, key=lambda year: years[year].start)
            values = {"entry": entry(corpus, reference), "years": listed(ordered)}
            yield Hit(about(reference), tuple(years[year] for year in ordered), values)


def _list(*entries: tuple[str, tuple[str, ...], dict[str, Any]], why: str = "") -> Scene:
    scene = Scene(("References\n" + "\n".join(raw for raw, _, _ in entries),), why=why)
    for raw, authors, fields in entries:
        scene = scene.entry(raw, authors, **fields)
    return scene


_FULL = (
    "Abara N. Yoga and sleep. J Sleep Notes. 2015;9:1-7.",
    ("Abara|N",),
    {
        "year": 2015,
        "title": "Yoga and sleep",
        "container": "J Sleep Notes",
        "volume": "9",
        "pages": "1-7",
    },
)
_FULL_TOO = (
    "Reyes L. Tea and sleep. J Sleep Notes. 2018;12:30-41.",
    ("Reyes|L",),
    {
        "year": 2018,
        "title": "Tea and sleep",
        "container": "J Sleep Notes",
        "volume": "12",
        "pages": "30-41",
    },
)
_BARE = (
    "Varga E. Naps at work. J Sleep Notes. 2024.",
    ("Varga|E",),
    {"year": 2024, "title": "Naps at work", "container": "J Sleep Notes"},
)
_BARE_TOO = (
    "Ito K. Night shifts. J Sleep Notes. 2023.",
    ("Ito|K",),
    {"year": 2023, "title": "Night shifts", "container": "J Sleep Notes"},
)
_REPORT = (
    "Ito K. Night shifts. Institute of Work. 2023.",
    ("Ito|K",),
    {"year": 2023, "title": "Night shifts", "publisher": "Institute of Work", "kind": "report"},
)
_NAMELESS = (
    "J Sleep Notes; Naps at work – DOI: 10.1000/jsn.77",
    (),
    {"title": "Naps at work", "container": "J Sleep Notes", "doi": "10.1000/jsn.77"},
)
_MEETING = (
    "Ito K. Night shifts. 4th Congress of Sleep. 2023.",
    ("Ito|K",),
    {"year": 2023, "title": "Night shifts", "container": "4th Congress of Sleep"},
)
_SAME_AGAIN = (
    "———. Naps at home. J Sleep Notes;9:8-12.",
    (),
    {"title": "Naps at home", "container": "J Sleep Notes", "volume": "9", "pages": "8-12"},
)
_RUN_IN = (
    "Varga E. Naps at work. J Sleep Notes, vol. 9, pp. 1-7, 042013.",
    ("Varga|E",),
    {"title": "Naps at work", "container": "J Sleep Notes", "volume": "9", "pages": "1-7"},
)
_UNDATED = (
    "Varga E. Naps at work. J Sleep Notes;9:1-7.",
    ("Varga|E",),
    {"title": "Naps at work", "container": "J Sleep Notes", "volume": "9", "pages": "1-7"},
)


def _years(raw: str, title: str, why: str = "") -> Scene:
    fields = {"year": 2010, "title": title, "container": "Trial Letters", "volume": "2"}
    return _list((raw, ("Keane|V.",), fields), why=why)


CHECKS = (
    Check(
        code="REF006",
        severity="note",
        title="Article without volume, pages or identifier",
        sees="An article's entry without volume, pages, article number, DOI, PubMed number and "
        "address. Where half of a list is written so, one finding speaks of the list.",
        why="Such an entry may be ahead of print, never printed, or cannot be found at all.",
        todo="Look the publication up by its title and add what is missing.",
        knowable_from="bibliography",
        message="No volume, pages or DOI in {what}",
        find=lambda corpus: by_list(corpus, _is_printed, _nowhere),
        fires=(_list(_FULL, _FULL_TOO, _BARE), _list(_BARE, _BARE_TOO)),
        silent=(
            _list(_FULL, _FULL_TOO, why="All is there."),
            _list(_REPORT, why="A report has no volume."),
            _list(_NAMELESS, why="The DOI identifies it."),
            _list(_FULL, _FULL_TOO, _MEETING, why="A meeting's proceedings have no volume."),
        ),
    ),
    Check(
        code="REF007",
        severity="note",
        title="Entry without author and year",
        sees="An article's entry that names neither author nor year.",
        why="A reader cannot tell how old the source is, nor tie the entry to a citation by name.",
        todo="Look the publication up (by its DOI where there is one) and add authors and year.",
        knowable_from="bibliography",
        message="No author and no year in {what}",
        find=lambda corpus: by_list(corpus, _is_article, lambda r: _nameless(corpus, r)),
        fires=(_list(_FULL, _FULL_TOO, _NAMELESS),),
        silent=(
            _list(_UNDATED, why="It names an author: another check speaks of the year."),
            _list(_FULL, _FULL_TOO, _SAME_AGAIN, why="The dash stands for the author before."),
        ),
    ),
    Check(
        code="REF008",
        severity="note",
        title="Entry without a year",
        sees="An article's entry that names authors but no year.",
        why="A reader cannot tell how old the source is, nor which of an author's papers is meant.",
        todo="Look the publication up and add its year.",
        knowable_from="bibliography",
        message="No year in {what}",
        find=lambda corpus: by_list(corpus, _is_article, lambda r: _half_named(corpus, r)),
        fires=(_list(_FULL, _FULL_TOO, _UNDATED),),
        silent=(
            _list(_FULL, why="It is dated."),
            _list(_FULL, _FULL_TOO, _RUN_IN, why="Month and year are run together."),
        ),
    ),
    Check(
        code="REF009",
        severity="note",
        title="Entry with two years",
        sees="An article's entry that prints two different years of publication: one in brackets, "
        "another before the volume.",
        why="One of them is wrong, and citations by year may point to either.",
        todo="Look the publication up and keep its year.",
        knowable_from="bibliography",
        message="{entry} prints two years of publication: {years}",
        find=_two_years,
        fires=(
            _years("Keane, V. (2010), Light therapy in winter, Trial Letters, 2011; 2:45-49",
                   "Light therapy in winter"),
        ),
        silent=(
            _years("Keane, V. (2010), Light therapy in winter, Trial Letters, 2010; 2:45-49",
                   "Light therapy in winter", why="The same year twice."),
            _years("Keane, V. Light therapy in winter (1998) revisited, Trial Letters, 2010; 2:45-49",
                   "Light therapy in winter (1998) revisited", why="One of them belongs to the title."),
            _years("Keane, V. (2010), Light therapy in winter, Trial Letters, 2; Erratum, 2011; 3:4",
                   "Light therapy in winter", why="The second year is that of an erratum."),
        ),
    ),
)  # fmt: skip
