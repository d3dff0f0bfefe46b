"""Title, container, publisher and place: the stretch of the tagger without the words around it."""

from __future__ import annotations

import re
from functools import lru_cache

from trialtrace.extract.bibliography.tagger.runs import Run
from trialtrace.extract.bibliography.tagger.tokens import Span
from trialtrace.extract.bibliography.view import LO, UP, closed, trim
from trialtrace.extract.bibliography.words import BibliographyWords, alternatives

# So far behind a stretch stands "(trans.)".
_ROLE_BEHIND = 10
_AROUND = " .,;:\x00\"'()[]*-/"
_IN = re.compile(r"(?:in|dans|en|em)\b\s*:?\s*", re.IGNORECASE)


@lru_cache(maxsize=8)
def _endings(words: BibliographyWords) -> re.Pattern[str]:
    """Words of the numbers that follow: "…, volume", "… pp."."""
    names = words["volume_words"] | words["page_words"] | words["issue_words"]
    return re.compile(rf"[\s.,;(]+(?i:{alternatives(names)})\.?$")


@lru_cache(maxsize=8)
def _months(words: BibliographyWords) -> re.Pattern[str]:
    return re.compile(rf"[.,;(]\s*(?i:{words.pattern('months')})\.?$")


@lru_cache(maxsize=8)
def _others(words: BibliographyWords) -> re.Pattern[str]:
    """What starts something else: "edited by ...", ". Retrieved ..."."""
    return re.compile(
        rf"(?<![{UP}{LO}])(?i:edited|ed\.|translated|trans\.|herausgegeben)\s(?i:by|von)\s"
        rf"|[.,;]\s*(?i:{words.pattern('access_words')})(?![{UP}{LO}])"
        # "JAMA Dermatol. Published online March 3, 2021"
        rf"|[.,;]\s*(?i:{words.pattern('page_date_words')})\s(?:on\s)?(?=\d|(?i:{words.pattern('months')})\b)"
        rf"|[.,]\s(?:[{UP}][\w.'\-]*,?\s){{1,4}}[(\[](?i:trans|tr|eds?|transl|hrsg)\.?[)\]]"
    )


@lru_cache(maxsize=8)
def _genre(words: BibliographyWords) -> re.Pattern[str]:
    """What a title bears in brackets: "[dissertation]", "(Report)", "[Internet]"."""
    genres = frozenset(word for found in words.tables["kinds"].values() for word in found)
    names = alternatives(genres | words["medium_words"])
    return re.compile(rf"\s*[\[(]\s?(?i:{names})(?![{UP}{LO}])[^\[\]()]{{0,24}}[\])]?$")


def read_wording(
    view: str, run: Run, grammar: Span | None, words: BibliographyWords
) -> Span | None:
    """Take a field of words out of its stretch.

    Parameters
    ----------
    view : str
        The entry as ``view.view_of`` gives it.
    run : Run
    grammar : (int, int) or None
        What the grammar takes for the field; of the same words, it knows which marks belong to it.
    words : BibliographyWords

    Returns
    -------
    (int, int) or None
        None where nothing is left.
    """
    start, end = trim(view, run.start, run.end, _AROUND)
    if run.label == "container" and (inside := _IN.match(view, start, end)):
        start = trim(view, inside.end(), end, _AROUND)[0]
    if run.label in ("title", "container"):
        end = _without_others(view, start, end, words)
    if start >= end:
        return None
    if grammar and _plain(view, grammar) == _plain(view, (start, end)):
        return grammar
    span = _quoted(view, closed(view, (start, end)))
    return span if run.label not in ("publisher", "place") else _with_stop(view, span)


def _quoted(view: str, span: Span) -> Span:
    """Take the quotation mark that opens or closes one inside a span back into it."""
    start, end = span
    if view.count('"', start, end) % 2:
        if view[start - 1 : start] == '"':
            return start - 1, end
        if view[end : end + 1] == '"':
            return start, end + 1
    return span


def _without_others(view: str, start: int, end: int, words: BibliographyWords) -> int:
    # "Salt at home, Ann Poe (ed.)": the word that tells the role may stand behind the stretch.
    other = _others(words).search(view, start + 8, min(len(view), end + _ROLE_BEHIND))
    if other is not None and other.start() < end:
        end = trim(view, start, other.start(), _AROUND)[1]
    for pattern in (_endings(words), _months(words), _genre(words)):
        base = max(start, end - 50)
        ending = pattern.search(view[base:end])
        if ending is not None and base + ending.start() > start:
            end = trim(view, start, base + ending.start(), _AROUND)[1]
    return end


def _plain(view: str, span: Span) -> str:
    return "".join(c for c in view[slice(*span)] if c.isalnum())


def _with_stop(view: str, span: Span) -> Span:
    """Keep the stop that ends an abbreviation: "Washington, D.C."."""
    start, end = span
    if view[end : end + 1] == "." and re.search(r"\.\s?[^\W\d_]{1,2}$", view[start:end]):
        return start, end + 1
    return span
