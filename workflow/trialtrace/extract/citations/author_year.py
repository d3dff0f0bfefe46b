"""Author-year mentions: "(Roe & Lee, 2011; Poe et al., 2012a)", "Roe et al. (2011)", "the Roe study"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from trialtrace.extract.bibliography.view import LO, UP, view_of
from trialtrace.extract.bibliography.words import BibliographyWords, alternatives
from trialtrace.extract.citations.found import Found, Prose, Spans

_YEAR = r"(?:1[89]\d\d|20\d\d)"
# Without these there is nothing to look for.
_ANY_YEAR = re.compile(_YEAR)
_YEAR_IN_BRACKET = re.compile(rf"[(\[]\s?{_YEAR}")
_WORD = rf"(?:[{UP}]'|[dDlL]')?[{UP}][{UP}{LO}'\-]{{0,30}}[{UP}{LO}]"


@dataclass(frozen=True)
class _Grammar:
    bracket: re.Pattern[str]
    piece: re.Pattern[str]
    narrative: re.Pattern[str]
    undated: re.Pattern[str]
    et_al: re.Pattern[str]
    named_study: re.Pattern[str]
    nobody: frozenset[str]
    group_word: re.Pattern[str]
    cut: re.Pattern[str]


@lru_cache(maxsize=8)
def _grammar(words: BibliographyWords) -> _Grammar:
    particle = rf"(?:(?i:{words.pattern('particles')})\s)"
    initials = rf"(?:[{UP}]\.\s?){{0,3}}"
    name = rf"{initials}{particle}{{0,3}}{_WORD}(?:\s{_WORD})?(?:\s[{UP}]{{1,3}}(?![{UP}{LO}]))?"
    group = rf"(?:{_WORD}\s(?:(?:of|for|the|and|on)\s|{_WORD}\s){{0,6}}(?i:{words.pattern('group_words')}))"
    et_al = rf"(?:\s?,?\s(?i:{words.pattern('et_al')})(?![{LO}])\.?)"
    joint = r"(?:\s?,?\s?(?:&|and|et|und|y|e)\s)"
    names = rf"(?P<names>{group}|{name}(?:,\s{name}){{0,12}}(?:{joint}{name})?)(?P<et_al>{et_al})?(?:'s)?"
    years = rf"(?P<year>{_YEAR})(?P<suffix>[a-z])?(?P<more>(?:\s?[,&]\s?(?:{_YEAR}[a-z]?|[a-z](?![{LO}])))*)"
    nouns = alternatives(tuple(words.tables["study_nouns"]))
    return _Grammar(
        bracket=re.compile(r"[(\[]([^()\[\]\n]{4,600})[)\]]"),
        piece=re.compile(
            rf"\s*(?:(?:{words.pattern('citation_openers')})[,:]?\s+){{0,2}}"
            rf"{names}\s?[,:]?\s?(?:in\s)?[(\[]?{years}[)\]]?(?:\s?[,:]\s?(?:pp?\.?\s?)?[\d\-]+)?\s*$",
        ),
        narrative=re.compile(
            rf"(?<![{UP}{LO}'\-]){names}\s?,?\s?[(\[]\s?{years}\s?(?:[,:;]\s?[^()\[\]]{{0,60}})?[)\]]"
        ),
        undated=re.compile(
            rf"(?<![{UP}{LO}'\-])(?P<names>{particle}{{0,3}}{_WORD})(?P<et_al>{et_al})(?:,?\s(?:in\s)?(?P<year>{_YEAR})(?P<suffix>[a-z])?(?!\d))?"
        ),
        et_al=re.compile(rf"\s(?i:{words.pattern('et_al')})"),
        named_study=re.compile(
            rf"\b(?:[Tt]he|[Tt]his)\s(?P<names>{_WORD}(?:\s(?:and|&)\s{_WORD})?)(?:'s)?\s(?:(?:{_YEAR})\s)?(?P<noun>{nouns})\b"
        ),
        group_word=re.compile(rf"\b(?:{words.pattern('group_words')})$", re.IGNORECASE),
        nobody=words["nobody_words"] | words["months"] | words["place_words"],
        cut=re.compile(
            rf";\s*|(?<=\d|[a-z]),\s+(?={particle}{{0,2}}[{UP}])|(?<=\d[a-z]|\d\d)\s+and\s+(?=[{UP}])"
        ),
    )


def find_author_year(
    prose: Prose, families: frozenset[str], words: BibliographyWords
) -> list[Found]:
    """Find mentions by author and year.

    Parameters
    ----------
    prose : Prose
    families : frozenset of str
        Family names of the document's references, in lower case: a single capitalised word before
        a year is surely an author if it is one of them.
    words : BibliographyWords
    """
    grammar = _grammar(words)
    view = view_of(prose.text)
    found: list[Found] = []
    for block in prose.blocks:
        taken: list[Found] = []
        for finder in (_narrative, _in_brackets, _undated):
            # Two years of one author share their span; what another finder took is taken.
            spans = Spans(taken)
            new = [
                item
                for item in finder(view, block.start, block.end, grammar, families)
                if not spans.meet(item.start, item.end)
            ]
            found.extend(new)
            taken.extend(new)
    return found


def _in_brackets(
    view: str, start: int, end: int, grammar: _Grammar, families: frozenset[str]
) -> Iterator[Found]:
    if not _ANY_YEAR.search(view, start, end):
        return
    for bracket in grammar.bracket.finditer(view, start, end):
        if not re.search(_YEAR, bracket.group(1)):
            continue
        position = bracket.start(1)
        cuts = [m.span() for m in grammar.cut.finditer(view, *bracket.span(1))]
        for stop, following in [*cuts, (bracket.end(1), bracket.end(1))]:
            match = grammar.piece.match(view, position, stop)
            if match is None and position != bracket.start(1):
                # "(Roe, Lee, and Poe, 2011)": the comma was one between names.
                match = grammar.piece.match(view, bracket.start(1), stop)
            if match is not None and _somebody(
                match.group("names"), bool(match.group("et_al")), grammar, families
            ):
                yield from _years(match, match.start("names"), _end_of(match))
                position = following
            elif match is None and ";" not in view[position:following]:
                continue  # go on collecting: a comma inside a list of names
            else:
                position = following


def _end_of(match: re.Match[str]) -> int:
    return max(match.end("year"), match.end("suffix"), match.end("more"))


def _narrative(
    view: str, start: int, end: int, grammar: _Grammar, families: frozenset[str]
) -> Iterator[Found]:
    if not _YEAR_IN_BRACKET.search(view, start, end):
        return
    for match in grammar.narrative.finditer(view, start, end):
        names, begin = _without_first_words(
            match.group("names"), match.start("names"), families, grammar
        )
        if names and _somebody(names, bool(match.group("et_al")), grammar, families):
            for item in _years(match, begin, match.end()):
                yield _renamed(item, names, begin)


def _undated(
    view: str, start: int, end: int, grammar: _Grammar, families: frozenset[str]
) -> Iterator[Found]:
    et_al = grammar.et_al.search(view, start, end)
    for match in grammar.undated.finditer(view, start, end) if et_al else ():
        if _somebody(match.group("names"), True, grammar, families):
            yield Found(
                "author_year",
                match.start(),
                match.end(),
                _split_names(match.group("names")),
                True,
                int(match.group("year")) if match.group("year") else None,
                match.group("suffix") or "",
            )
    for match in grammar.named_study.finditer(view, start, end) if families else ():
        names = _split_names(match.group("names"))
        if names and names[0].casefold() in families:
            yield Found("author_year", match.start(), match.end(), names)


def _without_first_words(
    names: str, begin: int, families: frozenset[str], grammar: _Grammar
) -> tuple[str, int]:
    """Leave out a sentence's first word that was read as a name: "By Roe (2011)"."""
    while True:
        first, _, rest = names.partition(" ")
        if (
            not rest
            or first.casefold() in families
            or first.casefold().strip(",") not in grammar.nobody
        ):
            return names, begin
        begin += len(first) + 1
        names = rest


def _renamed(item: Found, names: str, begin: int) -> Found:
    return Found(
        item.style, begin, item.end, _split_names(names), item.et_al, item.year, item.year_suffix
    )


def _years(match: re.Match[str], start: int, end: int) -> Iterator[Found]:
    """One mention for each year: "(Roe 2011a,b; 2012)"."""
    names = _split_names(match.group("names"))
    et_al = bool(match.group("et_al"))
    year = int(match.group("year"))
    yield Found("author_year", start, end, names, et_al, year, match.group("suffix") or "")
    for more in re.findall(rf"({_YEAR})?([a-z])?(?=\s?[,&]|$)", match.group("more") or ""):
        if more[0] or more[1]:
            year = int(more[0]) if more[0] else year
            yield Found("author_year", start, end, names, et_al, year, more[1])


def _split_names(names: str) -> tuple[str, ...]:
    parts = re.split(r"\s*,\s*(?:and\s|&\s)?|\s(?:and|et|und|y|e)\s|\s?&\s?", names)
    cleaned = [re.sub(rf"^(?:[{UP}]\.\s?)+|\s[{UP}]{{1,3}}$", "", part).strip() for part in parts]
    return tuple(part for part in cleaned if part)


def _somebody(names: str, et_al: bool, grammar: _Grammar, families: frozenset[str]) -> bool:
    parts = _split_names(names)
    if not parts:
        return False
    if parts[0].casefold() in families:
        return True
    first = parts[0].split()
    if (
        any(word.casefold() in grammar.nobody for word in first)
        or parts[0].casefold() in grammar.nobody
    ):
        return False
    if grammar.group_word.search(names):
        return True
    # Without a list of references only what can hardly be anything else: more names, or "et al.".
    return (
        et_al or len(parts) > 1 or (bool(families) and len(first) == 1 and not parts[0].isupper())
    )
