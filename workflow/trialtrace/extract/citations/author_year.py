"""Author-year mentions: "(Roe & Lee, 2011; Poe et al., 2012a)", "Roe et al. (2011)", "the Roe study"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from trialtrace.extract.bibliography.view import LO, UP, view_of
from trialtrace.extract.bibliography.words import BibliographyWords, alternatives
from trialtrace.extract.citations.found import Found, Prose, Spans
from trialtrace.extract.citations.listed import Listed
from trialtrace.grammar.prefilter import Sought, sought

_YEAR = r"(?:1[89]\d\d|20\d\d)"
_WORD = rf"(?:[{UP}]'|[dDlL]')?[{UP}][{UP}{LO}'\-]{{0,30}}[{UP}{LO}]"


@dataclass(frozen=True)
class _Grammar:
    any_year: re.Pattern[str]
    year_in_bracket: re.Pattern[str]
    bracket: re.Pattern[str]
    piece: re.Pattern[str]
    loose: re.Pattern[str]
    narrative: re.Pattern[str]
    undated: re.Pattern[str]
    et_al: Sought
    nobody: frozenset[str]
    group_word: re.Pattern[str]
    cut: re.Pattern[str]


@lru_cache(maxsize=8)
def _grammar(words: BibliographyWords) -> _Grammar:
    particle = rf"(?:(?i:{words.pattern('particles')})\s)"
    initials = rf"(?:[{UP}]\.\s?){{0,3}}"
    name = rf"{initials}{particle}{{0,3}}{_WORD}(?:\s{particle}?{_WORD})?(?:\s[{UP}]{{1,3}}(?![{UP}{LO}]))?"
    group = rf"(?:{_WORD}\s(?:(?:of|for|the|and|on)\s|{_WORD}\s){{0,6}}(?i:{words.pattern('group_words')}))"
    et_al = rf"(?:\s?,?\s(?i:{words.pattern('et_al')})(?![{LO}])\.?)"
    joint = r"(?:\s?,?\s?(?:&|and|et|und|y|e)\s|/)"
    nouns = alternatives(tuple(words.tables["study_nouns"]))
    # "Roe et al.'s later paper (2012)".
    owned = rf"(?:'s(?:\s[{LO}]+){{0,2}}(?:\s(?:{nouns}))?)?"
    names = rf"(?P<names>{group}|{name}(?:,\s{name}){{0,12}}(?:{joint}{name})?)(?P<et_al>{et_al})?{owned}"
    undated = words.pattern("undated_words")
    dated = rf"(?:{_YEAR}|(?i:{undated}))"
    years = rf"(?P<year>{dated})(?P<suffix>[a-z](?![{LO}]))?(?P<more>(?:\s?[,&]\s?(?:{_YEAR}[a-z]?|[a-z](?![{LO}])))*)"
    openers = rf"\s*(?:(?:{words.pattern('citation_openers')})[,:]?\s+){{0,2}}"
    place = r"(?:\s?[,:]\s?(?:pp?\.?\s?)?[\d\-]+)?\s*$"
    return _Grammar(
        # Without these there is nothing to look for.
        any_year=re.compile(dated),
        year_in_bracket=re.compile(rf"[(\[]\s?{dated}"),
        bracket=re.compile(
            rf"[(\[]((?:[^()\[\]\n]|[(\[][{UP}][{UP}{LO}&\-]{{1,9}}[)\]]){{4,600}})[)\]]"
        ),
        piece=re.compile(rf"{openers}{names}\s?[,:]?\s?(?:in\s)?[(\[]?{years}[)\]]?{place}"),
        # Any words, if an entry begins with them: "(Institute of Salt 2004)".
        loose=re.compile(
            rf"{openers}(?P<names>[^\d()\[\];]{{3,150}}?)(?P<et_al>{et_al})?(?:\s?[(\[][^()\[\]]+[)\]])?\s?[,:]?\s?{years}{place}"
        ),
        narrative=re.compile(
            rf"(?<![{UP}{LO}'\-]){names}(?:\s?[(\[][{UP}][{UP}{LO}&\-]{{1,9}}[)\]])?\s?,?\s?[(\[]\s?{years}\s?(?:[,:;]\s?[^()\[\]]{{0,60}})?[)\]]"
        ),
        undated=re.compile(
            rf"(?<![{UP}{LO}'\-])(?P<names>{particle}{{0,3}}{_WORD})(?P<et_al>{et_al})(?:,?\s(?:in\s)?(?P<year>{_YEAR})(?P<suffix>[a-z])?(?!\d))?"
        ),
        et_al=sought(rf"\s(?i:{words.pattern('et_al')})"),
        group_word=re.compile(rf"\b(?:{words.pattern('group_words')})$", re.IGNORECASE),
        nobody=words["nobody_words"] | words["months"] | words["place_words"],
        cut=re.compile(
            rf";\s*|(?<=\d|[a-z]),\s+(?={particle}{{0,2}}[{UP}])|(?<=\d[a-z]|\d\d)\s+and\s+(?=[{UP}])"
        ),
    )


def find_author_year(prose: Prose, listed: Listed, words: BibliographyWords) -> list[Found]:
    """Find mentions by author and year.

    Parameters
    ----------
    prose : Prose
    listed : Listed
        What the document's references can be called: a single capitalised word before a year is
        surely an author if it is one of their family names.
    words : BibliographyWords
    """
    grammar = _grammar(words)
    view = view_of(prose.text)
    finders = [_narrative, _in_brackets]
    if grammar.et_al.search(view):
        finders.append(_undated)
    found: list[Found] = []
    for block in prose.blocks:
        taken: list[Found] = []
        for finder in finders:
            # Two years of one author share their span; what another finder took is taken.
            spans = Spans(taken)
            new = [
                item
                for item in finder(view, block.start, block.end, grammar, listed)
                if not spans.meet(item.start, item.end)
            ]
            found.extend(new)
            taken.extend(new)
    return found


def _in_brackets(
    view: str, start: int, end: int, grammar: _Grammar, listed: Listed
) -> Iterator[Found]:
    for bracket in grammar.bracket.finditer(view, start, end):
        if not grammar.any_year.search(bracket.group(1)):
            continue
        position = bracket.start(1)
        cuts = [m.span() for m in grammar.cut.finditer(view, *bracket.span(1))]
        for stop, following in [*cuts, (bracket.end(1), bracket.end(1))]:
            match = grammar.piece.match(view, position, stop)
            if match is None and position != bracket.start(1):
                # "(Roe, Lee, and Poe, 2011)": the comma was one between names.
                match = grammar.piece.match(view, bracket.start(1), stop)
            if match is None or not _somebody(
                match.group("names"), bool(match.group("et_al")), grammar, listed.families
            ):
                named = grammar.loose.match(view, position, stop)
                if named is not None and listed.opens_with(named.group("names").strip(" ,")):
                    for item in _years(named, named.start("names"), _end_of(named)):
                        yield _renamed(item, (named.group("names").strip(" ,"),), item.start)
                    position = following
                    continue
            if match is not None and _somebody(
                match.group("names"), bool(match.group("et_al")), grammar, listed.families
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
    view: str, start: int, end: int, grammar: _Grammar, listed: Listed
) -> Iterator[Found]:
    if not grammar.year_in_bracket.search(view, start, end):
        return
    for match in grammar.narrative.finditer(view, start, end):
        names, begin = _without_first_words(
            match.group("names"), match.start("names"), listed.families, grammar
        )
        if names and _somebody(names, bool(match.group("et_al")), grammar, listed.families):
            for item in _years(match, begin, match.end()):
                yield _renamed(item, _split_names(names), begin)


def _undated(view: str, start: int, end: int, grammar: _Grammar, listed: Listed) -> Iterator[Found]:
    if not grammar.et_al.search(view, start, end):
        return
    for match in grammar.undated.finditer(view, start, end):
        if _somebody(match.group("names"), True, grammar, listed.families):
            yield Found(
                "author_year",
                match.start(),
                match.end(),
                _split_names(match.group("names")),
                True,
                int(match.group("year")) if match.group("year") else None,
                match.group("suffix") or "",
            )


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


def _renamed(item: Found, names: tuple[str, ...], begin: int) -> Found:
    return replace(item, start=begin, authors=names)


def _years(match: re.Match[str], start: int, end: int) -> Iterator[Found]:
    """One mention for each year: "(Roe 2011a,b; 2012)"."""
    names = _split_names(match.group("names"))
    et_al = bool(match.group("et_al"))
    year = int(match.group("year")) if match.group("year").isdecimal() else None
    yield Found("author_year", start, end, names, et_al, year, match.group("suffix") or "")
    for more in re.findall(rf"({_YEAR})?([a-z])?(?=\s?[,&]|$)", match.group("more") or ""):
        if more[0] or more[1]:
            year = int(more[0]) if more[0] else year
            yield Found("author_year", start, end, names, et_al, year, more[1])


def _split_names(names: str) -> tuple[str, ...]:
    parts = re.split(r"\s*,\s*(?:and\s|&\s)?|\s(?:and|et|und|y|e)\s|\s?&\s?|/", names)
    # "Roe's (2011)", "Williams' (2011)": the study is theirs.
    cleaned = [
        re.sub(rf"^(?:[{UP}]\.\s?)+|\s[{UP}]{{1,3}}$|'s?$", "", part).strip() for part in parts
    ]
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
