"""What kind of publication an entry names, and in which style it is written."""

from __future__ import annotations

import re
from functools import lru_cache

from trialtrace.extract.bibliography.called import short_forms
from trialtrace.extract.bibliography.middle_grammar import is_institute
from trialtrace.extract.bibliography.parsed import ParsedReference
from trialtrace.extract.bibliography.words import BibliographyWords, alternatives

# "[abstract]", "(meeting abstract)", "Abstract 1204", "Poster P-12": said of the entry itself.
_ABSTRACT = re.compile(
    r"[\[(](?:[\w ]{1,20}\s)?(?:abstract|poster)s?(?:\s(?:no\.?|number|#)?\s?[\w\-]{1,10})?[\])]"
    r"|(?<=[.,;:]\s)(?:abstract|poster)\s(?:no\.?\s?|number\s|#\s?)?[A-Z]{0,3}-?\d+",
    re.IGNORECASE,
)


@lru_cache(maxsize=8)
def _patterns(words: BibliographyWords) -> dict[str, re.Pattern[str]]:
    return {
        kind: re.compile(rf"(?<!\w)(?:{alternatives(found)})(?!\w)", re.IGNORECASE)
        for kind, found in words.tables["kinds"].items()
    }


def kind_of(parsed: ParsedReference, identifiers: list[str], words: BibliographyWords) -> str:
    """Tell the kind of publication: one of ``tables.vocabulary.REFERENCE_KINDS``."""
    patterns = _patterns(words)
    about = parsed.raw[:6000]
    outside_title = about.replace(parsed.title, " ") if parsed.title else about
    if patterns["thesis"].search(outside_title):
        return "thesis"
    if _ABSTRACT.search(about):
        return "abstract"
    located = bool(parsed.volume or parsed.pages or parsed.article_number)
    if parsed.container and parsed.publisher and re.search(r"(?<!\w)[Ii]n:?\s", outside_title):
        return "chapter"
    if "arxiv" in identifiers and not located:
        return "preprint"
    if patterns["preprint"].search(outside_title) and not parsed.volume:
        return "preprint"
    if parsed.container and (located or parsed.doi or parsed.pmid or parsed.year is not None):
        return "article"
    if patterns["report"].search(outside_title):
        return "report"
    if parsed.publisher:
        groups = [a.family for a in parsed.authors if a.is_group]
        own = any(parsed.publisher == g or parsed.publisher in short_forms(g) for g in groups)
        return "report" if own or is_institute(parsed.publisher, words) else "book"
    if parsed.url and not located:
        return "web"
    if parsed.edition or parsed.place:
        return "book"
    return "article" if parsed.doi or parsed.pmid else "unknown"


def style_of(parsed: ParsedReference, order: str) -> str:
    """Name the style of an entry by the order of its names and the place of its year."""
    if re.fullmatch(r"[*\u2020\u2021\u00a7\u00b6]+", parsed.label):
        return "footnote"
    if not parsed.authors:
        return "identifier" if parsed.doi or parsed.pmid or parsed.url else "unknown"
    year_at = next((f.start for f in parsed.fields if f.field == "year"), -1)
    title_at = next(
        (f.start for f in parsed.fields if f.field in ("title", "container")), len(parsed.raw)
    )
    early = 0 <= year_at < title_at
    if parsed.et_al and order == "plain" and len(parsed.authors) == 1:
        return "author_et_al"
    if order == "plain":
        return "harvard" if early else "vancouver"
    if order == "inverted":
        if parsed.label and not early:
            return "numbered_author_year"
        return "apa" if early else "author_year"
    if order == "inverted_given":
        return "chicago" if early else "mla"
    if order == "direct":
        return "ieee"
    return "harvard" if early else "full_names"
