"""References as the linker sees them: one record each, with what is compared ready made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from trialtrace.extract.bibliography.words import BibliographyWords


@dataclass(frozen=True, slots=True)
class Person:
    """An author: family name and given names as they stand."""

    family: str
    given: str


@dataclass(frozen=True, slots=True)
class Record:
    """A reference, with its authors and with its title ready for comparing.

    Attributes
    ----------
    plain_title : str
        Title in lower case without accents, marks and small words.
    main_title : str
        The same for the part before a subtitle; equal to ``plain_title`` where there is none.
    first_author : str
        Family name of the first author in lower case without accents.
    raw : str
        The entry as it stands.
    apart : frozenset of str
        What sets its title apart from one that is alike: "part 2", "correction".
    """

    reference_id: str
    doc_id: str
    ordinal: int
    label: str
    kind: str
    authors: tuple[Person, ...]
    et_al: bool
    year: int | None
    year_suffix: str
    title: str
    container: str
    volume: str
    issue: str
    pages: str
    doi: str
    pmid: str
    start: int
    plain_title: str
    main_title: str
    first_author: str
    raw: str = ""
    apart: frozenset[str] = frozenset()

    @property
    def first_page(self) -> str:
        """First page, or the article number."""
        match = re.match(r"[A-Za-z]*\d+", self.pages)
        return match.group().casefold() if match else ""

    def completeness(self) -> int:
        """Count the fields that hold something."""
        fields = (
            self.authors,
            self.year,
            self.title,
            self.container,
            self.volume,
            self.issue,
            self.pages,
            self.doi,
            self.pmid,
        )
        return sum(bool(field) for field in fields)


# Words that titles and journals leave out or keep as they please.
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "de",
        "der",
        "des",
        "die",
        "du",
        "et",
        "for",
        "from",
        "in",
        "is",
        "it",
        "la",
        "le",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "und",
        "von",
        "y",
    ]
)
_SUBTITLE = re.compile(r"\s*(?::\s|\s[-\u2013\u2014]\s|[?!]\s|\.\s)")


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Write words without case, accents and marks, parted by single blanks."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", letters))


def content(text: str) -> str:
    """Write the plain words of a title without its small words."""
    return " ".join(word for word in plain(text).split() if word not in _SMALL)


# "Part 2", "II": numbers up to ten, as titles write them.
_NUMBERS = {
    name: str(value)
    for value, names in enumerate(
        ("1 i one first", "2 ii two second", "3 iii three third", "4 iv four fourth", "5 v five fifth",
         "6 vi six sixth", "7 vii seven", "8 viii eight", "9 ix nine", "10 x ten"), start=1)
    for name in names.split()
}  # fmt: skip


@lru_cache(maxsize=8)
def _marks(words: BibliographyWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Compile what numbers a part, and what makes a notice about another publication."""
    number = "|".join(sorted(_NUMBERS, key=len, reverse=True))
    return (
        re.compile(rf"\b(?:{words.pattern('title_part_words')}) ({number})\b"),
        re.compile(rf"^({words.pattern('notice_words')})\b|\b({words.pattern('notice_words')})$"),
    )


def _apart(title: str, words: BibliographyWords) -> frozenset[str]:
    part, notice = _marks(words)
    found = {f"part {_NUMBERS[match.group(1)]}" for match in part.finditer(title)}
    found |= {group for match in notice.finditer(title) for group in match.groups() if group}
    return frozenset(found)


def records_of(
    references: pd.DataFrame, authors: pd.DataFrame, words: BibliographyWords
) -> list[Record]:
    """Build records from the tables ``references`` and ``reference_authors``, sorted by id."""
    people: dict[str, list[Person]] = {}
    for row in authors.sort_values(["reference_id", "ordinal"]).itertuples(index=False):
        people.setdefault(row.reference_id, []).append(Person(row.family, row.given))
    records = [
        _record(row._asdict(), people.get(row.reference_id, ()), words)
        for row in references.itertuples(index=False)
    ]
    return sorted(records, key=lambda record: record.reference_id)


def _record(
    row: Mapping[str, object], people: Iterable[Person], words: BibliographyWords
) -> Record:
    authors = tuple(people)
    title = str(row["title"])
    main = _SUBTITLE.split(title, maxsplit=1)[0]
    whole = content(title)
    short = content(main)
    return Record(
        reference_id=str(row["reference_id"]),
        doc_id=str(row["doc_id"]),
        ordinal=int(row["ordinal"]),
        label=str(row["label"]),
        kind=str(row["kind"]),
        authors=authors,
        et_al=bool(row["et_al"]),
        year=None if pd.isna(row["year"]) else int(row["year"]),
        year_suffix=str(row["year_suffix"]),
        title=title,
        container=str(row["container"]),
        volume=str(row["volume"]),
        issue=str(row["issue"]),
        pages=str(row["pages"]) or str(row["article_number"]),
        doi=str(row["doi"]),
        pmid=str(row["pmid"]),
        start=int(row["start"]),
        plain_title=whole,
        main_title=short if len(short.split()) >= 3 else whole,
        first_author=plain(authors[0].family) if authors else "",
        raw=str(row["raw"]),
        apart=_apart(plain(title), words),
    )
