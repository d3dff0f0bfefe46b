"""Two references, side by side: how alike each field is, and what contradicts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from trialtrace.link.journals import Journals
from trialtrace.link.records import Record

# Family names this much alike are one name, misprinted.
SAME_NAME = 0.85
# Titles less alike than this belong to different publications, whatever else agrees.
LEAST_TITLE = 0.8
# A title of fewer words ("Editorial") says little without authors or year.
TELLING_WORDS = 3

FIELDS = ("title", "authors", "year", "journal", "volume", "pages")


@dataclass(frozen=True, slots=True)
class Comparison:
    """How alike two references are.

    Attributes
    ----------
    score : float
        Weighted mean over the fields that both have, 0 to 1; 0 where identifiers contradict.
    method : str
        ``doi``, ``pmid``, or the fields that agree, joined by ``_``.
    agreeing : tuple of str
        Fields that both have and that are the same.
    contradictions : tuple of str
        Fields that both have and that differ: first_author, year, volume, pages, doi, pmid; and
        ``part`` where one title is a second part, or a correction of the other.
    """

    score: float
    method: str
    agreeing: tuple[str, ...]
    contradictions: tuple[str, ...]


def compare(
    one: Record, other: Record, journals: Journals, weights: Mapping[str, float]
) -> Comparison:
    """Compare two references.

    Parameters
    ----------
    one, other : Record
    journals : Journals
    weights : mapping
        Field → weight: title, authors, year, journal, volume, pages.
    """
    likeness = _likeness(one, other, journals)
    against = _contradictions(one, other)
    for name in ("doi", "pmid"):
        a, b = getattr(one, name), getattr(other, name)
        if a and a == b:
            return Comparison(1.0, name, (name,), against)
        if a and b:
            return Comparison(0.0, "", (), (*against, name))
    title = likeness.get("title")
    if title is None or title < LEAST_TITLE:
        return Comparison(0.0, "", (), against)
    present = {name: value for name, value in likeness.items() if value is not None}
    total = sum(weights[name] for name in present)
    score = sum(weights[name] * value for name, value in present.items()) / total
    if (
        "authors" not in present
        and "year" not in present
        and len(one.main_title.split()) <= TELLING_WORDS
    ):
        score = min(score, LEAST_TITLE)
    agreeing = tuple(name for name in FIELDS if (present.get(name) or 0) >= SAME_NAME)
    return Comparison(round(score, 6), "_".join(agreeing), agreeing, against)


def _likeness(one: Record, other: Record, journals: Journals) -> dict[str, float | None]:
    return {
        "title": title_likeness(one, other),
        "authors": author_likeness(one, other),
        "year": None if one.year is None or other.year is None else float(one.year == other.year),
        "journal": journals.likeness(one.container, other.container),
        "volume": _equal(one.volume, other.volume),
        "pages": _equal(one.first_page, other.first_page),
    }


def _equal(one: str, other: str) -> float | None:
    if not one or not other:
        return None
    return float(one.casefold().lstrip("0") == other.casefold().lstrip("0"))


def title_likeness(one: Record, other: Record) -> float | None:
    """Compare titles; a missing subtitle costs little, a different one much.

    Returns
    -------
    float or None
        0 to 1; None if a title is missing.
    """
    a, b = one.plain_title, other.plain_title
    if not a or not b:
        return None
    if a == b:
        return 1.0
    best = max(fuzz.ratio(a, b), fuzz.token_sort_ratio(a, b)) / 100
    for main, whole in ((one.main_title, b), (other.main_title, a)):
        if len(main.split()) > TELLING_WORDS and (one.main_title == a or other.main_title == b):
            best = max(best, 0.97 * fuzz.ratio(main, whole) / 100)
    return best


def author_likeness(one: Record, other: Record) -> float | None:
    """Compare first authors; initials that contradict cost a little."""
    if not one.first_author or not other.first_author:
        return None
    same = fuzz.ratio(one.first_author, other.first_author) / 100
    if same < SAME_NAME:
        return 0.0
    a, b = _initials(one.authors[0].given), _initials(other.authors[0].given)
    return same if not a or not b or a[0] == b[0] else 0.8 * same


def _initials(given: str) -> str:
    return "".join(c for c in given if c.isupper()).casefold()


def _contradictions(one: Record, other: Record) -> tuple[str, ...]:
    found = []
    if author_likeness(one, other) == 0.0:
        found.append("first_author")
    if one.year is not None and other.year is not None and one.year != other.year:
        found.append("year")
    if _equal(one.volume, other.volume) == 0.0:
        found.append("volume")
    if _equal(one.first_page, other.first_page) == 0.0:
        found.append("pages")
    if one.apart != other.apart:
        found.append("part")
    return tuple(found)
