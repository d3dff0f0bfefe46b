"""Signs that the grammar has read an entry well: marks that leave no doubt, no word left over."""

from __future__ import annotations

import re
from functools import lru_cache

from trialtrace.extract.bibliography.parsed import ParsedReference
from trialtrace.extract.bibliography.tagger.tokens import NOTHING, Span
from trialtrace.extract.bibliography.view import view_of
from trialtrace.extract.bibliography.words import BibliographyWords

# Lists of the vocabulary whose words say what stands beside them and are no field themselves.
_SERVING = (
    "and_words",
    "et_al",
    "volume_words",
    "issue_words",
    "page_words",
    "editor_words",
    "in_words",
    "months",
    "access_words",
)
_IDENTIFYING = frozenset(("doi", "pmid", "pmcid", "http", "https", "www", "org", "dx", "the"))
# A marker ("[12]") takes no more tokens.
_MARKER = 3

_NO_WORD = re.compile(r"[\W_]*")
# Between authors and title: "et al."
_CUT = re.compile(r"[\W_]*(?:(?:et|and|&)\s+(?:al|others|colleagues)\b)?[\W_]*")
# Between year and volume: month and day.
_DATE = re.compile(r"(?:\s[^\W\d_]{3,9}\.?(?:-[^\W\d_]{3,9}\.?)?(?:\s\d{1,2})?)?\s?;\s?")
_BEFORE_PAGES = re.compile(r"[^:]{0,24}:\s?")


def is_certain(parsed: ParsedReference) -> bool:
    """Tell whether an entry is written as medical journals do, without a word unexplained.

    That is ``Authors. Title. Journal. Year;Volume(Issue):Pages``: the semicolon and the colon say what
    each number is, and the fields follow each other with nothing but marks between.

    Examples
    --------
    >>> from trialtrace.extract.bibliography import parse_reference
    >>> is_certain(parse_reference("Roe A, Lee B. Salt and sleep. J Sleep Res. 2011;20(2):11-19."))
    True
    >>> is_certain(parse_reference("Roe A, Lee B. Salt and sleep. J Sleep Res, 20, 11-19, 2011."))
    False
    """
    spans = {field.field: (field.start, field.end) for field in parsed.fields}
    pages = spans.get("pages") or spans.get("article_number")
    if pages is None or not {"title", "container", "year", "volume"} <= spans.keys():
        return False
    if not parsed.authors:
        return False
    view = view_of(parsed.raw)
    gaps = (
        (_CUT, parsed.authors[-1].end, spans["title"][0]),
        (_NO_WORD, spans["title"][1], spans["container"][0]),
        (_NO_WORD, spans["container"][1], spans["year"][0]),
        (_DATE, spans["year"][1], spans["volume"][0]),
        (_BEFORE_PAGES, spans["volume"][1], pages[0]),
    )
    return all(
        start <= end and gap.fullmatch(view, start, end) is not None for gap, start, end in gaps
    )


@lru_cache(maxsize=8)
def _serving(words: BibliographyWords) -> frozenset[str]:
    entries = [entry for name in _SERVING for entry in words[name]]
    # "[dissertation]" says of what kind the entry is.
    entries += [entry for found in words.tables["kinds"].values() for entry in found]
    listed = {part for entry in entries for part in entry.split()}
    return frozenset(part.strip(".,:") for part in listed) | _IDENTIFYING


def explains_all(
    parsed: ParsedReference,
    tokens: list[Span],
    grammar: list[str],
    known: list[str],
    words: BibliographyWords,
) -> bool:
    """Tell whether every word and number of an entry is in a field, or serves one.

    Parameters
    ----------
    parsed : ParsedReference
    tokens : list of (int, int)
    grammar, known : list of str
        What the grammar, and the finder of identifiers, take each token for.
    words : BibliographyWords
    """
    serving = _serving(words)
    for at, (start, end) in enumerate(tokens):
        word = parsed.raw[start:end].casefold()
        if not word.isalnum() or grammar[at] != NOTHING or known[at] != NOTHING:
            continue
        if word not in serving and not (parsed.label and at < _MARKER):
            return False
    return True
