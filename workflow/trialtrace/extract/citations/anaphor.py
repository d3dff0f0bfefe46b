"""Words that point back to a study named before: "this trial", "the previously mentioned study"."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from trialtrace.extract.bibliography.words import BibliographyWords
from trialtrace.extract.citations.found import Found, Prose, Spans
from trialtrace.extract.citations.study_words import study_words
from trialtrace.grammar.folding import fold
from trialtrace.grammar.starts import Starts, index, matches_at

# How far "this study" reaches; "the previously mentioned study" reaches to the start of the text.
REACH_SENTENCES = 4

_SPECIFIC = ("author_year", "narrative", "footnote", "numeric")
_NAMED = ("author_year", "narrative", "anaphor")
# "The aim of this study was", "in this study, we": a document's own study.
_OWN = re.compile(
    r"(?:aims?|purposes?|objectives?|goals?|limitations?|strengths?)\s+of\s+$", re.IGNORECASE
)
_WE = re.compile(r"\s*,?\s*(?:we|our|i)\b", re.IGNORECASE)


@lru_cache(maxsize=8)
def _pattern(words: BibliographyWords) -> tuple[re.Pattern[str], Starts]:
    study = study_words(words)
    pattern = re.compile(
        rf"\b(?P<determiner>(?i:{words.pattern('anaphor_determiners')}|the))\s"
        rf"(?:(?P<adjectives>(?:(?:{study.adjectives})\s){{0,2}}))(?P<noun>(?i:{study.singular}))\b(?!\s+(?:of|by|design|group|population|participants|drug|period|protocol|medication|visit|site|arm)\b)"
    )
    return pattern, index([pattern])


def find_anaphors(prose: Prose, before: list[Found], words: BibliographyWords) -> list[Found]:
    """Find words that point back, each with the index of its antecedent in ``before``.

    Parameters
    ----------
    prose : Prose
    before : list of Found
        Specific mentions in the order of the text.
    words : BibliographyWords

    Returns
    -------
    list of Found
        ``antecedent`` is an index into ``before``; what points to nothing is left out, unless it
        says in so many words that the study was mentioned.
    """
    found = []
    named = Spans(before)
    pattern, starts = _pattern(words)
    folded = fold(prose.text)
    for block in prose.blocks:
        if block.kind in ("title", "heading", "table"):
            continue
        places = starts.places(folded, block.start, block.end).get(0, ())
        for match in matches_at(pattern, prose.text, places, block.end):
            if named.meet(*match.span()):
                continue
            if _OWN.search(prose.text[max(0, match.start() - 20) : match.start()]):
                continue
            if _WE.match(prose.text, match.end()):
                continue
            strong = _says_mentioned(match.group("determiner"))
            index = _antecedent(prose, before, match.start(), block.start, strong)
            if index >= 0 or (strong and _mentioned(match.group("determiner"))):
                found.append(Found("anaphor", match.start(), match.end(), antecedent=index))
    return found


def _says_mentioned(determiner: str) -> bool:
    """Tell whether the words can only point back: not "this" or "the"."""
    return determiner.casefold() not in (
        "this",
        "that",
        "the",
        "their",
        "the present",
        "the earlier",
        "the previous",
    )


def _mentioned(determiner: str) -> bool:
    return re.search(r"mention|afore|above", determiner.casefold()) is not None


def _antecedent(prose: Prose, before: list[Found], at: int, block_start: int, strong: bool) -> int:
    kinds = _SPECIFIC if strong else _NAMED
    index = bisect_left(before, at, key=lambda item: item.start) - 1
    while index >= 0 and (strong or before[index].start >= block_start):
        if before[index].style in kinds:
            near = strong or _sentences_between(prose, before[index].start, at) <= REACH_SENTENCES
            return index if near else -1
        index -= 1
    return -1


def _sentences_between(prose: Prose, start: int, end: int) -> int:
    """Count the sentences that begin behind one place and before another."""
    begins = bisect_left(prose.document.sentences, start + 1, key=lambda s: s.start)
    ends = bisect_left(prose.document.sentences, end, key=lambda s: s.start)
    return ends - begins
