"""Fields that the tagger ran together, parted where the entry itself shows the border."""

from __future__ import annotations

import re
from functools import lru_cache

from trialtrace.extract.bibliography.building import Spans
from trialtrace.extract.bibliography.middle import ends_title
from trialtrace.extract.bibliography.tagger.borders import set_borders
from trialtrace.extract.bibliography.tagger.runs import Run
from trialtrace.extract.bibliography.view import trim
from trialtrace.extract.bibliography.words import BibliographyWords, alternatives

# A title keeps so many characters.
LEAST_TITLE = 6
_AROUND = " .,;:\x00\"'()[]-"
_ROMAN = re.compile(r"(?<=[a-z.])\s+([IVXLC]{2,7})$")


def within_quotes(view: str, runs: list[Run]) -> list[Run]:
    """Let a title that opens with a quotation mark end with the one that closes it.

    Parameters
    ----------
    view : str
        The entry as ``view.view_of`` gives it.
    runs : list of Run

    Returns
    -------
    list of Run
        Words behind the closing mark that were taken for the title are the container, where there
        is none.
    """
    title = next((run for run in runs if run.label == "title"), None)
    if title is None:
        return runs
    opening = view.find('"', max(0, title.start - 2), title.start + 2)
    closing = view.find('"', opening + 2) if opening >= 0 else -1
    if closing < 0 or not ends_title(view, closing + 1, len(view)):
        return runs
    kept = [run for run in runs if run.end <= opening or (run.label == "author" and run is runs[0])]
    kept.append(Run("title", opening + 1, closing))
    known = any(run.label == "container" and run.end > closing for run in runs)
    for run in runs:
        if run.end <= closing + 1 or run in kept:
            continue
        label = run.label
        if label == "title" and run.start < closing:
            label = label if known else "container"
        rest = Run(label, max(run.start, closing + 1), run.end)
        if label != "title" and any(c.isalnum() for c in view[rest.start : rest.end]):
            kept.append(rest)
    return kept


def mend(view: str, spans: Spans, words: BibliographyWords) -> None:
    """Part fields, in place: a volume or a town at the end of a container, a publisher's town.

    Parameters
    ----------
    view : str
        The entry as ``view.view_of`` gives it.
    spans : dict
        Field → its span; changed.
    words : BibliographyWords
    """
    _title_of_book(spans)
    if "title" in spans:
        _quoted_title(view, spans)
        _towns_of_title(view, spans, words)
    if "title" in spans and "publisher" not in spans:
        _imprint(view, spans, words)
    if "title" in spans and "publisher" in spans:
        _open_bracket(view, spans)
    set_borders(view, spans, words)
    if "container" in spans:
        _roman(view, spans)
    for name in ("container", "publisher"):
        if name in spans and "place" not in spans:
            _town(view, name, spans, words)
    _publisher_behind(view, spans, words)


@lru_cache(maxsize=8)
def _imprints(words: BibliographyWords) -> tuple[re.Pattern[str], ...]:
    place = alternatives(words["place_words"])
    town = r"(?P<place>[A-Z][\w.\- ]{2,30}(?:,\s[A-Z][\w.]+)?)"
    return (
        re.compile(rf"\s\({town}\s?:\s(?P<publisher>[^():]{{3,90}}?)(?:,\s\d{{4}}\)?|\))?$"),
        re.compile(
            rf"[.*\"]\s+(?P<place>(?i:{place})(?:,\s[A-Z][\w.]+)?)\s?:\s(?P<publisher>[A-Z][^:;()]{{2,80}})$"
        ),
    )


def _imprint(view: str, spans: Spans, words: BibliographyWords) -> None:
    """ "Salt and bread (Leeds: Aire Press, 1998)", "Salt and bread. Leeds: Aire Press": no title."""
    start, end = spans["title"]
    for pattern in _imprints(words):
        match = pattern.search(view, start, end)
        if match is None or match.start() - start < LEAST_TITLE:
            continue
        spans["title"] = trim(view, start, match.start(), _AROUND)
        spans["place"] = match.span("place")
        spans["publisher"] = trim(view, *match.span("publisher"), " ,;:")
        return


def _title_of_book(spans: Spans) -> None:
    """A container alone, with a publisher and without a volume, is a book: its name is the title."""
    named = {"title", "volume", "issue"} & spans.keys()
    if not named and {"container", "publisher"} <= spans.keys():
        spans["title"] = spans.pop("container")


def _publisher_behind(view: str, spans: Spans, words: BibliographyWords) -> None:
    """ "…, pages 9-16. IEEE, 2013": nothing but a publisher between pages and year."""
    if "publisher" in spans or not {"pages", "year"} <= spans.keys():
        return
    start, end = trim(view, spans["pages"][1], spans["year"][0], _AROUND)
    if start < end and view[start:end].casefold() in words["publisher_words"]:
        spans["publisher"] = (start, end)


def _quoted_title(view: str, spans: Spans) -> None:
    """ "“Salt at home,” Bread Letters (May 1965)": the title ends where its quotation mark closes."""
    start, end = spans["title"]
    opening = view.find('"', max(0, start - 2), start + 2)
    closing = view.find('"', opening + LEAST_TITLE, end) if opening >= 0 else -1
    if closing < 0 or not ends_title(view, closing + 1, len(view)):
        return
    rest = trim(view, closing + 1, end, _AROUND)
    spans["title"] = trim(view, opening + 1, closing, " .,;:\x00")
    if "container" not in spans and any(c.isalpha() for c in view[slice(*rest)]):
        spans["container"] = rest


def _towns_of_title(view: str, spans: Spans, words: BibliographyWords) -> None:
    """ "Salt at home, New York ; Oxford, Aire Press": the first of two towns is no word of the title."""
    if "place" not in spans:
        return
    (start, end), place = spans["title"], spans["place"]
    if place[0] <= end or view[end : place[0]].strip() not in (";", "/", "&", "and"):
        return
    match = _towns(words).search(view[max(start, end - 60) : end])
    if match is not None:
        base = max(start, end - 60)
        spans["place"] = (base + match.start(1), place[1])
        spans["title"] = trim(view, start, base + match.start(), _AROUND)


def _open_bracket(view: str, spans: Spans) -> None:
    """ "Salt and bread (Aire Univ. Press, 2000)": the publisher begins behind the bracket."""
    start, end = spans["title"]
    opening = view.rfind("(", start, end)
    stop = spans["publisher"][1]
    if opening - start < LEAST_TITLE or ")" in view[opening:stop] or end > spans["publisher"][0]:
        return
    spans["title"] = trim(view, start, opening, _AROUND)
    spans["publisher"] = trim(view, opening + 1, stop, " ,;:")


def _roman(view: str, spans: Spans) -> None:
    """ "Salt Letters XXI, pp. 3-9": the container holds its volume."""
    start, end = spans["container"]
    match = _ROMAN.search(view[start:end])
    if match is not None and "volume" not in spans and "pages" in spans:
        spans["volume"] = (start + match.start(1), end)
        spans["container"] = trim(view, start, start + match.start(), _AROUND)


@lru_cache(maxsize=8)
def _house_and_towns(words: BibliographyWords) -> re.Pattern[str]:
    house, town = alternatives(words["publisher_words"]), alternatives(words["place_words"])
    return re.compile(rf"((?i:{house})(?:[\s-]Verlag)?)\s((?i:{town})(?:\s?[/,-]\s?(?i:{town}))*)")


@lru_cache(maxsize=8)
def _towns(words: BibliographyWords) -> re.Pattern[str]:
    place = alternatives(words["place_words"])
    return re.compile(rf",\s+((?i:{place})(?:,\s(?:(?i:{place})|[A-Z]{{2}}|[A-Z][a-z]+))?)$")


def _town(view: str, name: str, spans: Spans, words: BibliographyWords) -> None:
    """ "Proceedings of the Salt Conference, Leeds, UK", "Aire Press, Leeds": the town is the place."""
    start, end = spans[name]
    whole = _house_and_towns(words).fullmatch(view, start, end)
    if name == "publisher" and whole is not None:
        # "Springer Berlin / Heidelberg"
        spans[name], spans["place"] = whole.span(1), whole.span(2)
        return
    base = max(start, end - 60)
    match = _towns(words).search(view[base:end])
    if match is not None and base + match.start() > start:
        spans["place"] = (base + match.start(1), end)
        spans[name] = (start, base + match.start())
