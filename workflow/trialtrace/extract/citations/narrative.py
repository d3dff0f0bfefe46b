"""Mentions that tell where or when a study came out, instead of naming its authors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from trialtrace.extract.bibliography.identifiers import find_dois
from trialtrace.extract.bibliography.view import UP, squeeze, view_of
from trialtrace.extract.bibliography.words import BibliographyWords
from trialtrace.extract.citations.found import Found, Prose
from trialtrace.extract.citations.study_words import study_words
from trialtrace.grammar.folding import fold
from trialtrace.grammar.starts import Starts, index, matches_at

# A study and the journal it came out in stand at most this far apart.
MAX_DISTANCE = 160
# "the large January 2010 Dundee study": so far do the words around a year reach.
BEFORE_YEAR, BEHIND_YEAR = 200, 150
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class _Grammar:
    published: re.Pattern[str]
    starts: Starts
    dated: re.Pattern[str]
    study: re.Pattern[str]
    year: re.Pattern[str]
    called: tuple[re.Pattern[str], ...]
    titles: frozenset[str]
    journal_words: frozenset[str]


@lru_cache(maxsize=8)
def _grammar(words: BibliographyWords) -> _Grammar:
    study = study_words(words)
    verbs = words.pattern("publication_verbs")
    respect = words.pattern("respect_words")
    determiner = r"(?:[Aa]n?|[Oo]ne|[Tt]he|[Tt]his|[Aa]nother)"
    modifiers = rf"(?:(?:{study.adjectives}|[\w\-]{{2,20}})\s){{0,4}}?"
    noun = rf"(?i:{study.singular})"
    capitals = rf"[{UP}][\w'&.\-]*(?:\s(?:(?:of|the|and|in|for|&)\s){{0,2}}[{UP}][\w'&.\-]*){{0,8}}"
    published = re.compile(
        rf"\b(?i:{verbs})\s+(?:(?i:{respect})\b\s+|[Tt]he(?=[{UP}]))*[\"']?(?P<journal>{study.journal})"
    )
    return _Grammar(
        published=published,
        starts=index([published]),
        dated=re.compile(
            rf"\b(?:{determiner}\s(?:(?:{study.adjectives}|[{UP}][\w\-]+)\s){{0,2}}?)?(?:(?i:{study.months})\.?,?\s)?(?P<year>(?:19|20)\d\d)\s{modifiers}{noun}\b"
        ),
        study=re.compile(rf"\b(?:{determiner}\s)?{modifiers}{noun}\b"),
        year=re.compile(r"\b(?:in|of|from|\()\s?(?:[A-Z][a-z]{2,8}\s)?((?:19|20)\d\d)\b"),
        # "the Lancet study", "the 2012 Salt Letters trial", "a 2012 trial in Salt Letters": only
        # where the list knows the journal.
        called=(
            re.compile(
                rf"\b[Tt]he\s(?:(?P<year>(?:19|20)\d\d)\s)?(?P<journal>{capitals})\s{noun}\b"
            ),
            re.compile(
                rf"\b{determiner}\s(?:(?P<year>(?:19|20)\d\d)\s)?{modifiers}{noun}\sin\s(?:[Tt]he\s)?(?P<journal>{capitals})"
            ),
        ),
        titles=frozenset(
            _plain(t) for title, short in words.journals.items() for t in (title, *short)
        ),
        journal_words=words["journal_words"],
    )


def find_narrative(
    prose: Prose, containers: frozenset[str], words: BibliographyWords
) -> list[Found]:
    """Find mentions by journal, by date, or by DOI.

    Parameters
    ----------
    prose : Prose
    containers : frozenset of str
        Journals of the document's references: capitalised words that are one of them are a journal.
    words : BibliographyWords
    """
    grammar = _grammar(words)
    listed = frozenset(_plain(c) for c in containers)
    known = grammar.titles | listed
    view = view_of(prose.text)
    folded = fold(view)
    found: list[Found] = []
    for block in prose.blocks:
        if block.kind in ("title", "heading", "table"):
            continue
        places = grammar.starts.places(folded, block.start, block.end).get(0, ())
        told_where = matches_at(grammar.published, view, places, block.end)
        published = list(_by_journal(view, block.start, block.end, told_where, grammar, known))
        published.extend(_called_by_journal(view, block.start, block.end, grammar, listed))
        found.extend(published)
        told = {_sentence(prose, item.start) for item in published}
        for item in _by_date(view, block.start, block.end, grammar):
            if _sentence(prose, item.start) not in told:
                found.append(item)
        found.extend(_by_identifier(view, block.start, block.end))
    return found


def _by_journal(
    view: str,
    start: int,
    end: int,
    told_where: Iterable[re.Match[str]],
    grammar: _Grammar,
    known: frozenset[str],
) -> Iterator[Found]:
    for match in told_where:
        journal = _journal(match.group("journal"), grammar, known)
        if not journal:
            continue
        stop = match.start("journal") + len(journal)
        begin, year = _study_before(
            view, max(start, match.start() - MAX_DISTANCE), match.start(), grammar
        )
        if begin < 0:
            continue
        if year is None:
            after = grammar.year.match(view, min(stop + 1, end), min(stop + 24, end))
            if after is not None:
                year, stop = int(after.group(1)), after.end()
        yield Found("narrative", begin, stop, year=year, container=squeeze(journal))


def _called_by_journal(
    view: str, start: int, end: int, grammar: _Grammar, listed: frozenset[str]
) -> Iterator[Found]:
    if not listed:
        return
    for match in (m for p in grammar.called for m in p.finditer(view, start, end)):
        journal = match.group("journal").rstrip(".")
        if _plain(journal) in listed:
            year = match.group("year")
            yield Found(
                "narrative",
                match.start(),
                match.end(),
                year=int(year) if year else None,
                container=squeeze(journal),
            )


def _study_before(view: str, low: int, high: int, grammar: _Grammar) -> tuple[int, int | None]:
    """Find the study that was published: the last one named before the verb, in its sentence."""
    sentence = max(
        view.rfind(". ", low, high), view.rfind("? ", low, high), view.rfind("\n", low, high)
    )
    low = max(low, sentence + 1)
    dated = _last(grammar.dated, view, low, high)
    if dated is not None:
        return dated.start(), int(dated.group("year"))
    plain = _last(grammar.study, view, low, high)
    return (plain.start(), None) if plain is not None else (-1, None)


def _last(pattern: re.Pattern[str], view: str, low: int, high: int) -> re.Match[str] | None:
    matches = list(pattern.finditer(view, low, high))
    return matches[-1] if matches else None


def _journal(words: str, grammar: _Grammar, known: frozenset[str]) -> str:
    """Cut capitalised words to a journal's name; empty if they are none."""
    parts = words.rstrip(" .,;:'\"-").split(" ")
    for length in range(len(parts), 0, -1):
        name = " ".join(parts[:length]).rstrip(" .,;:'\"")
        if _plain(name) in known:
            return name
    first = " ".join(parts)
    bare = {p.strip(".,").casefold() for p in parts}
    capitals = [p for p in parts if p[:1].isupper()]
    if len(capitals) > 1 and bare & (
        grammar.journal_words - {"university", "post", "news", "times"}
    ):
        return first.split(". ")[0] if "." in first else first
    return ""


def _plain(name: str) -> str:
    name = re.sub(r"^the\s+", "", name.casefold())
    return re.sub(r"[^\w]+", " ", name.replace("&", "and")).strip()


def _by_date(view: str, start: int, end: int, grammar: _Grammar) -> Iterator[Found]:
    done = start
    for year in _YEAR.finditer(view, start, end):
        if year.start() < done:
            continue
        low, high = max(done, year.start() - BEFORE_YEAR), min(end, year.end() + BEHIND_YEAR)
        match = grammar.dated.search(view, low, high)
        if match and match.end() == high:  # what was cut off may go on
            match = grammar.dated.search(view, low, end)
        if match:
            done = match.end()
            yield Found("narrative", match.start(), done, year=int(match.group("year")))


def _sentence(prose: Prose, at: int) -> int:
    """Return the start of the sentence around an offset; the offset itself where there is none."""
    sentence = prose.document.sentence_at(at)
    return sentence.start if sentence is not None else at


def _by_identifier(view: str, start: int, end: int) -> Iterator[Found]:
    if "10." not in view[start:end]:
        return
    for item in find_dois(view[start:end]):
        yield Found("narrative", start + item.start, start + item.end, doi=item.value)
