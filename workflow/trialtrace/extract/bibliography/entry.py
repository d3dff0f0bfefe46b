"""One entry of a reference list: from its words to its fields."""

from __future__ import annotations

import re
from functools import lru_cache

from trialtrace.extract.bibliography.access import (
    find_access,
    find_page_dates,
    without_access,
)
from trialtrace.extract.bibliography.building import Spans, built
from trialtrace.extract.bibliography.genre import read_genre
from trialtrace.extract.bibliography.identifiers import find_identifiers, read_label
from trialtrace.extract.bibliography.locator import (
    Run,
    choose_run,
    is_years,
    read_run,
    runs_of,
    tokens_of,
)
from trialtrace.extract.bibliography.middle import read_middle, read_tail
from trialtrace.extract.bibliography.names import AuthorList, read_authors
from trialtrace.extract.bibliography.parsed import TEXT_FIELDS, ParsedReference
from trialtrace.extract.bibliography.tagger.refine import refine
from trialtrace.extract.bibliography.view import UP, mask, trim, view_of
from trialtrace.extract.bibliography.words import (
    BibliographyWords,
    load_words,
    standard_folder,
)

# What follows this many characters of one entry is no reference any more.
MAX_PARSED = 6000

_DATE_AFTER_AUTHORS = re.compile(
    r"[\s.,;:]{0,4}(?:[(\[]\s?(?:[^\W\d_]{3,9}\.?\s?\d{0,2},?\s)?(?P<bracket>(?:1[5-9]|20)\d\d)(?P<bracket_letter>[a-z])?(?P<more>[^()\[\]\x00]{0,30})[)\]]"
    r"|(?P<bare>(?:1[5-9]|20)\d\d)(?P<bare_letter>[a-z])?(?=\s?[.,:;]|\s+[\"'A-Z]))[.,:;]?"
)
# "Technical Report 41", "TR 7": a number of its own kind; "Nutr 44" is a volume.
_NUMBER_OF_REPORT = re.compile(r"\b(?i:report|paper|patent|memo|note|TR)\s?(?:no\.?|#)?\s?$")
_EDITION = re.compile(
    r"[(\[,.;]?\s*(?P<edition>(?:\d{1,2}\s?(?:st|nd|rd|th|e|\u00aa|a|\.)|first|second|third|fourth|fifth|revised|rev\.?)\s?"
    r"(?:edition|edn|ed|\u00e9d|auflage|aufl|edici\u00f3n|edi\u00e7\u00e3o|edizione)(?![a-z])\.?)",
    re.IGNORECASE,
)


def parse_reference(raw: str, words: BibliographyWords | None = None) -> ParsedReference:
    """Parse one entry of a reference list, a footnote or a source line.

    The grammar reads it first, then the tagger; ``tagger.refine`` says whose reading stands.

    Parameters
    ----------
    raw : str
        The entry as it stands; any text is allowed.
    words : BibliographyWords, optional
        Vocabulary; the project's own by default.

    Returns
    -------
    ParsedReference
        Fields that the entry does not hold are empty. Offsets are relative to ``raw``.

    Examples
    --------
    >>> parse_reference("Roe A, Lee B. Salt and sleep. J Sleep Res. 2011;20(2):11-19.").pages
    '11-19'
    """
    vocabulary = words if words is not None else load_words(standard_folder())
    return refine(parse_by_grammar(raw, vocabulary), vocabulary)


def parse_by_grammar(raw: str, words: BibliographyWords) -> ParsedReference:
    """Parse one entry by the grammar alone: what tells whether a text is an entry at all."""
    label, begin = read_label(raw[:MAX_PARSED])
    return parse_marked(raw, label, begin, words)


def parse_marked(raw: str, label: str, begin: int, words: BibliographyWords) -> ParsedReference:
    """Parse by the grammar an entry whose marker has been read: ``label``, up to ``begin``."""
    vocabulary = words
    whole = view_of(raw)[:MAX_PARSED]
    view, found = find_identifiers(whole)
    view, begin = _without_source_label(view, begin, vocabulary)
    spans: Spans = {}
    accessed = find_access(view, begin, vocabulary)
    if accessed is not None:
        spans["accessed"] = accessed
    view = without_access(view, begin, vocabulary)
    page_dates = find_page_dates(view, begin, vocabulary)
    for whole_phrase, _ in page_dates:
        view = mask(view, *whole_phrase)
    for item in found:
        if item.field in TEXT_FIELDS:
            spans.setdefault(item.field, (item.start, item.end))
    labelled = _source_line(view, begin, label, spans)
    authors = (
        AuthorList((), begin, False, "") if labelled else read_authors(view, begin, vocabulary)
    )
    position = _read_date(view, authors, begin, spans)
    view, school = read_genre(view, position, vocabulary)
    view = _without_helpers(view, position, vocabulary)
    edition = _EDITION.search(view, position)
    if edition is not None:
        spans["edition"] = trim(view, *edition.span("edition"))
        view = mask(view, *edition.span())
    if not labelled:
        _read_rest(view, position, spans, bool(authors.authors), vocabulary)
    if school is not None:
        spans["publisher"] = school
    if page_dates:
        spans.setdefault("year", page_dates[0][1])
    return built(raw, label, authors, spans, found, vocabulary)


@lru_cache(maxsize=8)
def _source_label(words: BibliographyWords) -> re.Pattern[str]:
    return re.compile(rf"\s*(?i:{words.pattern('source_labels')})\s?:\s*")


def _without_source_label(view: str, begin: int, words: BibliographyWords) -> tuple[str, int]:
    match = _source_label(words).match(view, begin)
    return (view, match.end()) if match else (view, begin)


@lru_cache(maxsize=8)
def _helper_pattern(words: BibliographyWords) -> re.Pattern[str]:
    return re.compile(
        rf"(?<=[.,;(?!\"*])\s*(?i:{words.pattern('helper_words')})\s(?:[{UP}]\w{{0,2}}\.|[^.,;:()\x00\d]|,\s(?=Jr)){{3,90}}(?=[.,;()]|$)"
    )


def _without_helpers(view: str, begin: int, words: BibliographyWords) -> str:
    """Blank out "Translated by Ann Poe" and the like: people beside the authors."""
    for match in _helper_pattern(words).finditer(view, begin):
        view = mask(view, *match.span())
    return view


def _source_line(view: str, begin: int, label: str, spans: Spans) -> bool:
    """Read "Journal or society; Title - DOI ..." as footnotes of web pages give it."""
    end = view.find("\x00", begin)
    if end < 0 or ("doi" not in spans and "url" not in spans and "pmid" not in spans):
        return False
    if re.search(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", view[begin:end]):
        return False
    parts = view[begin:end].split(";")
    if len(parts) != 2 or len(parts[0].split()) > 10 or re.search(r"[.,]\s", parts[0]):
        return False
    middle = begin + len(parts[0])
    spans["container"] = trim(view, begin, middle)
    spans["title"] = trim(view, middle + 1, end, " .,;:\x00-")
    return spans["title"][0] < spans["title"][1]


def _read_date(view: str, authors: AuthorList, begin: int, spans: Spans) -> int:
    """Read the year behind the authors; return the offset where the rest begins."""
    match = _DATE_AFTER_AUTHORS.match(view, authors.end)
    if match is None or not (authors.order or match.group("bracket") or match.start() == begin):
        return authors.end
    name = "bracket" if match.group("bracket") else "bare"
    spans["year"] = match.span(name)
    if match.group(f"{name}_letter"):
        spans["year_suffix"] = match.span(f"{name}_letter")
    return match.end()


def _read_rest(
    view: str, start: int, spans: Spans, has_authors: bool, words: BibliographyWords
) -> None:
    tokens = tokens_of(view, start, words)
    last = trim(view, start, len(view))[1]
    runs = runs_of(tokens)
    run = choose_run(runs, last)
    end = last
    numbered = False
    if run is not None:
        located = read_run(run, _known_year(view, spans))
        useful = {k: v for k, v in located.spans.items() if k not in spans}
        spans.update(useful)
        numbered = any(k in useful for k in ("volume", "issue", "article_number"))
        numbered = numbered or ("pages" in useful and "edition" not in spans)
        if _NUMBER_OF_REPORT.search(view, max(start, run.start - 24), run.start):
            numbered = spans.pop("volume", None) is None and numbered
        if useful:
            end = max(start, run.start + _letter_of_journal(run.start, spans))
            view = _read_other_runs(view, runs, run, spans)
    middle = read_middle(view, start, end, numbered, words)
    for name in ("title", "container", "publisher", "place"):
        span = getattr(middle, name)
        if span is not None and span[0] < span[1]:
            spans[name] = span
    if run is not None and run.end < last:
        _read_tail(view, run.end, last, spans, words)


def _known_year(view: str, spans: Spans) -> str:
    return view[slice(*spans["year"])] if "year" in spans else ""


def _letter_of_journal(start: int, spans: Spans) -> int:
    """1 where a run starts with the letter of "Salt Lett. B29", which the journal keeps."""
    return int("volume" in spans and spans["volume"][0] == start + 1)


def _read_other_runs(view: str, runs: list[Run], chosen: Run, spans: Spans) -> str:
    """Take a missing year, or pages and volume that are marked or a range, from the other runs.

    What was read is blanked out in the view that is returned.
    """
    for run in reversed(runs):
        if run is chosen:
            continue
        located = read_run(run, _known_year(view, spans))
        marked = any(t.kind in ("page_word", "volume_word") for t in run.tokens)
        alone = any(t.kind == "range" and not is_years(t.text) for t in run.tokens)
        for name, span in located.spans.items():
            wanted = name == "year" or (marked and name in ("pages", "volume", "issue"))
            if (wanted or (alone and name == "pages")) and name not in spans:
                spans[name] = span
                view = mask(view, run.start, run.end)
    return view


def _read_tail(view: str, start: int, end: int, spans: Spans, words: BibliographyWords) -> None:
    """Read place and publisher that stand behind the numbers."""
    if "publisher" in spans or end - start < 4:
        return
    for name, span in read_tail(view, start, end, words):
        spans.setdefault(name, span)
