"""Borders between fields that the entry itself shows, whoever drew them elsewhere."""

from __future__ import annotations

import re
from functools import lru_cache

from trialtrace.extract.bibliography.building import Spans
from trialtrace.extract.bibliography.view import trim
from trialtrace.extract.bibliography.words import BibliographyWords, alternatives

_AROUND = " .,;:\x00\"'()[]-"
_NUMBERED = ("volume", "issue")
_PAGES_BEHIND = re.compile(
    r"\s*[)\]]?\s?:\s?([A-Za-z]?\d+(?:\s?-\s?[A-Za-z]?\d+)?)(?![\w:])|\s*\((\d+\s?-\s?\d+)\)"
)
# "143 f.", "143 ff.": the page and those that follow it.
_AND_FOLLOWING = re.compile(r"\s?ff?(?![\w])")
_YEAR_AT_END = re.compile(r"[\s,(]+((?:1[5-9]|20)\d\d)(?!\d).*$")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d\s?-\s?(?:1[5-9]|20)\d\d")
_UNIVERSITY = re.compile(r"[,.(]\s*((?:[A-Z][\w.]*\s){0,3}Univ)\.?$")
_REVIEW_NUMBER = re.compile(r"[\s,.]+MR\s?\d{5,8}$")
_CAPITALS = re.compile(r"[A-Z]{3,8}")


def set_borders(view: str, spans: Spans, words: BibliographyWords) -> None:
    """Move fields, in place, to the borders that marks and well-known words show.

    Parameters
    ----------
    view : str
        The entry as ``view.view_of`` gives it.
    spans : dict
        Field → its span; changed.
    words : BibliographyWords
    """
    _issue_in_brackets(view, spans)
    _pages_behind(view, spans)
    _single_pages(view, spans)
    if "pages" in spans:
        following = _AND_FOLLOWING.match(view, spans["pages"][1])
        if following is not None:
            spans["pages"] = (spans["pages"][0], following.end())
    if "publisher" in spans:
        _year_of_publisher(view, spans)
    if "title" in spans:
        _years_of_title(view, spans)
        _place_in_title(spans)
        _university(view, spans)
    if "place" in spans:
        _no_place(view, spans, words)


def _issue_in_brackets(view: str, spans: Spans) -> None:
    """ "2016;(5):CD007628": a number in brackets behind the year's semicolon is an issue."""
    start, end = spans.get("volume", (0, 0))
    if "issue" not in spans and view[end : end + 1] == ")" and view[:start].endswith(";("):
        spans["issue"] = spans.pop("volume")


def _pages_behind(view: str, spans: Spans) -> None:
    """ "12(3): 45-67", "vol. II (45-67)": what follows the colon, a range in brackets is the pages."""
    last = max((spans[n] for n in _NUMBERED if n in spans), default=None)
    if last is None or "pages" in spans or "article_number" in spans:
        return
    match = _PAGES_BEHIND.match(view, last[1])
    if match is None:
        return
    span = match.span(match.lastindex or 0)
    if not _taken(span, spans) and not _YEARS.fullmatch(view, *span):
        spans["pages"] = span


def _single_pages(view: str, spans: Spans) -> None:
    """ "(Leeds: Aire Press, 1989), 28, 29": a book without a volume, cited by two of its pages."""
    if "publisher" not in spans or not {"volume", "pages"} <= spans.keys():
        return
    volume, pages = spans["volume"], spans["pages"]
    numbers = view[slice(*volume)].isdecimal() and view[slice(*pages)].isdecimal()
    if "container" not in spans and numbers and view[volume[1] : pages[0]].strip() == ",":
        spans["pages"] = (volume[0], pages[1])
        del spans["volume"]


def _year_of_publisher(view: str, spans: Spans) -> None:
    """ "Aire Press, 1872. [See also: York edition 1960]": the publisher ends before the year."""
    start, end = spans["publisher"]
    match = _YEAR_AT_END.search(view, start, end)
    if match is None or match.start() <= start:
        return
    spans["publisher"] = trim(view, start, match.start(), " ,;:")
    spans.setdefault("year", match.span(1))


def _taken(span: tuple[int, int], spans: Spans) -> bool:
    return any(start < span[1] and span[0] < end for start, end in spans.values())


def _years_of_title(view: str, spans: Spans) -> None:
    """ "Bread in Leeds, 1900-1947 (Leeds: Aire Press)": the years belong to the title."""
    start, end = spans.get("pages", (0, 0))
    named = {"volume", "container"} & spans.keys()
    gap = view[spans["title"][1] : start]
    if start and not named and gap.strip(" ,:") == "" and _YEARS.fullmatch(view, start, end):
        spans["title"] = (spans["title"][0], end)
        del spans["pages"]


def _place_in_title(spans: Spans) -> None:
    """ "Bakeries in Leeds, England, Bread Letters 12": no town of print stands before a journal."""
    container = spans.get("container")
    place = spans.get("place")
    if container is None or place is None or "volume" not in spans:
        return
    title = spans["title"]
    between = [name for name in ("place", "publisher") if name in spans]
    if all(title[1] <= spans[name][0] and spans[name][1] <= container[0] for name in between):
        spans["title"] = (title[0], max(spans[name][1] for name in between))
        for name in between:
            del spans[name]


def _university(view: str, spans: Spans) -> None:
    """ "Bread, Aire Univ. Press": the stop of "Univ." ends no title."""
    publisher = spans.get("publisher")
    if publisher is None or not view.startswith("Press", publisher[0]):
        return
    start, end = spans["title"]
    match = _UNIVERSITY.search(view, start, end)
    if match is not None and publisher[0] - end <= len(". "):
        spans["title"] = trim(view, start, match.start(), _AROUND)
        spans["publisher"] = (match.start(1), publisher[1])


@lru_cache(maxsize=8)
def _house(words: BibliographyWords) -> re.Pattern[str]:
    houses = alternatives(words["publisher_words"])
    return re.compile(rf",\s((?:[^,]+\s)?(?i:{houses})\b[^,]*)$")


def _no_place(view: str, spans: Spans, words: BibliographyWords) -> None:
    """Take out of a place what is a publisher, or a number of Mathematical Reviews."""
    start, end = spans["place"]
    number = _REVIEW_NUMBER.search(view, start, end)
    if number is not None and number.start() > start:
        end = number.start()
        spans["place"] = (start, end)
    if "publisher" in spans:
        return
    house = _house(words).search(view, start, end)
    if house is not None:
        spans["publisher"] = house.span(1)
        spans["place"] = trim(view, start, house.start(), " ,;:")
    elif (
        _CAPITALS.fullmatch(view, start, end)
        and view[start:end].casefold() not in words["place_words"]
    ):
        spans["publisher"] = spans.pop("place")
