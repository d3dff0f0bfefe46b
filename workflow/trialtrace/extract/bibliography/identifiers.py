"""DOI, PMID, PMCID, arXiv number, ISBN and addresses in an entry: read first, then out of the way."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trialtrace.extract.bibliography.view import mask


@dataclass(frozen=True, slots=True)
class Found:
    """An identifier: its column (or a word for what has none), its span and its clean value."""

    field: str
    start: int
    end: int
    value: str
    whole_start: int
    whole_end: int


# Name, pattern, group of the identifier itself. Order matters: a DOI inside an address is a DOI.
_RULES = (
    (
        "doi",
        re.compile(
            r"(?:https?\s?:\s?//(?:dx\.)?doi\.org/|\bdoi\s?[:.]?\s{0,3}(?:https?://(?:dx\.)?doi\.org/)?)?"
            r"\b(10\s?\.\s?\d{4,9}\s?/\s?[^\s\x00\"<>]{1,200})",
            re.IGNORECASE,
        ),
    ),
    # The address of a record is its number.
    (
        "pmcid",
        re.compile(
            r"(?:https?://)?(?:www\.)?(?:ncbi\.nlm\.nih\.gov/pmc|pmc\.ncbi\.nlm\.nih\.gov)/articles/(PMC\d{4,9})/?"
        ),
    ),
    (
        "pmid",
        re.compile(
            r"(?:https?://)?(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(?:\?term=)?(\d{4,9})/?(?![\w/])"
        ),
    ),
    ("pmcid", re.compile(r"(?:\bPMCID\s?:?\s?)?\b(PMC\s?\d{4,9})\b")),
    ("pmid", re.compile(r"\b(?:PMID|PubMed(?:\s+ID)?)\s?:?\s?(\d{4,9})\b", re.IGNORECASE)),
    (
        "arxiv",
        re.compile(
            r"\[?\barXiv\s?[:.]?\s?((?:[a-z]{2,8}-?[a-z]{0,4}(?:\.[A-Z]{2})?\s?/\s?\d{7}|\d{4}\s?\.\s?\d{4,5})(?:v\d{1,2})?)"
            r"(?:\s?\[\s?[A-Za-z.\-\s]{2,20}\])?\]?",
            re.IGNORECASE,
        ),
    ),
    (
        "arxiv",
        re.compile(
            r"\[?\b((?:hep|astro|cond|gr|math|nucl|quant|physics|cs|nlin|chao)(?:-(?:th|ph|ex|lat|mat|qc))?\s?/\s?\d{7})\b\]?"
        ),
    ),
    # An arXiv number alone: year, month, four or five digits.
    (
        "arxiv",
        re.compile(
            r"(?<![\w.\-/])((?:0[7-9]|[12]\d)(?:0[1-9]|1[0-2])\s?\.\s?\d{4,5}(?:v\d{1,2})?)(?![\w\-])(?!\.\d)"
        ),
    ),
    # "medRxiv 2021.03.04.21252528", "bioRxiv. 2021:2021.03.04.252528".
    (
        "preprint_number",
        re.compile(r"(?<![\w.\-/])(20\d\d\.\d\d\.\d\d\.\d{6,8}(?:v\d{1,2})?)(?![\w\-])"),
    ),
    (
        "report_number",
        re.compile(
            r"\b(?:Report|Publication|Document)\sNo\.?\s?:\s?([^\s\x00]{1,40}\d[^\s\x00,;]{0,20}?)(?=[.,;]?(?:\s|$))"
        ),
    ),
    (
        "abstract_number",
        re.compile(
            r"(?<=[.,;]\s)\b[Aa]bstract\s(?:[Nn]o\.?\s?:?\s?|[Nn]umber\s|#\s?)?([A-Z]{0,3}-?\d{1,6})(?=[.,;]|\s|$)"
        ),
    ),
    # "ATLAS-CONF-2017-029", "CERN-LHCC-2013-020".
    (
        "report_number",
        re.compile(
            r"(?<![\w\-/.])([A-Z][A-Za-z]{2,9}\s?-\s?(?:[A-Z][A-Za-z]{1,6}\d?\s?-\s?)(?:\d{2,4}\s?-\s?)?\d{2,6})(?![\w\-/])"
        ),
    ),
    ("version_number", re.compile(r"\b[Vv]ersion\s(\d{1,3}(?:\.\d{1,3}){1,3})(?![\w.]*\d)")),
    (
        "registry_number",
        re.compile(
            r"(?:(?:ClinicalTrials\.gov\s)?(?:[Ii]dentifier|[Rr]egistration)\s?:?\s)?"
            r"\b((?:NCT\d{8}|ISRCTN\d{8}|ChiCTR[\w-]{6,16}|EudraCT\s\d{4}-\d{6}-\d\d|ACTRN\d{14}))\b"
        ),
    ),
    ("isbn", re.compile(r"\bISBN(?:-1[03])?\s?:?\s?([\dXx][\dXx \-]{8,16})")),
    ("issn", re.compile(r"\bISSN\s?:?\s?(\d{4}-?\d{3}[\dXx])")),
    (
        "url",
        re.compile(
            # A DOI inside an address has been read already, and is part of it all the same.
            r"<?\b((?:https?|ftp)\s?:\s?//\s?[^\s\x00<>\"]{3,400}(?:\x00+[^\s\x00<>\"]{0,100})?"
            r"|www\.[^\s\x00<>\"]{3,400})>?"
        ),
    ),
)


def find_identifiers(view: str) -> tuple[str, list[Found]]:
    """Find the identifiers of an entry.

    Parameters
    ----------
    view : str
        The entry as ``view.view_of`` gives it.

    Returns
    -------
    tuple of (str, list of Found)
        The view with the identifiers and their prefixes blanked out, and what was found.
    """
    found: list[Found] = []
    whole = view
    for field, pattern in _RULES:
        view, more = _of_kind(view, field, pattern, whole)
        found += more
    found.sort(key=lambda item: item.start)
    return view, found


def find_dois(view: str) -> list[Found]:
    """Find the DOIs of a text alone, as ``find_identifiers`` does, which reads them first."""
    return _of_kind(view, *_RULES[0], view)[1]


# What a DOI begins with, behind words of at most so many characters.
_TEN = re.compile(r"10\s?\.\s?\d{4}")
_LONGEST_PREFIX = 64


# A DOI without a digit behind its slash goes on behind the blank that broke it:
# "10.5555 /JSaltLett. 113.09", "10.5555/salt- 19-227".
_BROKEN = re.compile(r"[.\-]?\s(-?\d[\d.\-]*\d)(?![\w/])")


def _over_break(view: str, start: int, end: int) -> int:
    words = view[start:end]
    at = words.find("/", words.find("10"))
    if "10" not in words or at < 0 or re.search(r"\d", words[at:].replace("10.", "", 1)):
        rest = re.search(r"/10\s?\.\s?\d{4,9}\s?(/[^\s]*)$", words)
        if rest is None or re.search(r"\d", rest.group(1)):
            return end
    broken = _BROKEN.match(view, end)
    return broken.end() if broken is not None else end


def _of_kind(
    view: str, field: str, pattern: re.Pattern[str], whole: str
) -> tuple[str, list[Found]]:
    found: list[Found] = []
    begin = 0
    if field == "doi":  # the pattern is slow where there is none
        ten = _TEN.search(view)
        if ten is None:
            return view, found
        begin = max(0, ten.start() - _LONGEST_PREFIX)
    for match in pattern.finditer(view, begin):
        start, end = match.span(1)
        if field in ("doi", "url"):
            end = _without_tail(view, start, end)
            end = _over_break(view, start, end)
        if field == "doi" and not re.match(r"10\s?\.\s?\d{4,9}\s?/\s?\S", view[start:end]):
            continue
        value = re.sub(r"\s+", "", whole[start:end])
        value = value.casefold() if field == "doi" else value
        whole_end = max(end, match.end()) if field not in ("doi", "url") else end
        found.append(Found(field, start, end, value, match.start(), whole_end))
        view = mask(view, match.start(), whole_end)
    return view, found


def _without_tail(view: str, start: int, end: int) -> int:
    """Leave out the marks after an identifier, a bracket that opened before it, and a glued word."""
    glued = re.compile(r"\[?(?:arXiv|URL|PMID|http)", re.IGNORECASE).search(view, start + 8, end)
    if glued is not None and view[start : start + 2] == "10":
        end = glued.start()
    while end > start:
        last = view[end - 1]
        closing = {")": "(", "]": "[", "}": "{"}.get(last)
        if last in ".,;:'\"*" or (
            closing and view.count(closing, start, end) < view.count(last, start, end)
        ):
            end -= 1
        else:
            break
    return end


_LABEL = re.compile(
    r"\s*(?:\[\s?\^?(\d{1,4}[a-z]?|[A-Za-z+]{1,8}\d{2,4}[a-z]?)\s?\]:?|\((\d{1,4})\)|(\d{1,4})\s?[.)](?!\d)|"
    r"(\*{1,6}|[\u2020\u2021\u00a7\u00b6]{1,3})|([\u00b9\u00b2\u00b3\u2070-\u2079]{1,3})|([-\u2022\u25cf\u25aa\u2013\u00b7])(?=\s)|(\d{1,3})(?=\s{1,4}[^\W\d]))\s*"
)
SUPERSCRIPTS = str.maketrans(
    "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079", "1230456789"
)


def read_label(raw: str) -> tuple[str, int]:
    """Read the marker in front of an entry; return it and the offset behind it.

    A bullet says nothing about the entry and gives an empty label.
    """
    match = _LABEL.match(raw)
    if match is None:
        return "", len(raw) - len(raw.lstrip())
    if match.group(6):
        return "", match.end()
    label = next(group for group in match.groups() if group)
    return label.translate(SUPERSCRIPTS), match.end()
