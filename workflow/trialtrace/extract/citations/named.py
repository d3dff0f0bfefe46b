"""Studies called by a name: "Roe's study", "Roe and Lee warn", "led by Ann Roe", "the SALT trial"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from trialtrace.extract.bibliography.view import LO, UP, view_of
from trialtrace.extract.bibliography.words import BibliographyWords
from trialtrace.extract.citations.found import Found, Prose, Spans
from trialtrace.extract.citations.listed import STUDY_NAME, Listed
from trialtrace.extract.citations.study_words import study_words

_YEAR = r"(?:1[89]\d\d|20\d\d)"
_WORD = rf"(?:[{UP}]'|[dDlL]')?[{UP}][{UP}{LO}'\-]{{0,30}}[{UP}{LO}](?<!'s)"


@dataclass(frozen=True)
class _Grammar:
    """Each pattern has a group ``names`` or ``study``; ``year`` where it may tell one."""

    by_family: tuple[re.Pattern[str], ...]
    by_name: re.Pattern[str]
    common: frozenset[str]


@lru_cache(maxsize=8)
def _grammar(words: BibliographyWords) -> _Grammar:
    study = study_words(words)
    particle = rf"(?:(?i:{words.pattern('particles')})\s)"
    name = rf"{particle}{{0,3}}{_WORD}"
    names = rf"(?P<names>{name}(?:,\s{name}){{0,4}}(?:,?\s(?:and|&)\s{name})?)"
    pair = rf"(?P<names>{name}(?:,\s{name}){{0,4}},?\s(?:and|&)\s{name})"
    kind = rf"(?:(?:{study.adjectives})\s){{0,3}}(?i:{study.singular})"
    title = rf"(?:(?i:{words.pattern('titles_of_people')})\.?\s)?"
    given = rf"(?:[{UP}](?:\.|[{LO}]{{2,14}})\s){{0,2}}"
    return _Grammar(
        by_family=(
            # "Roe's 2012 trial", "Roe and Lee's review", "the Roe report", "this Roe trial".
            re.compile(rf"(?<![\w'\-]){names}'s?\s(?:(?P<year>{_YEAR})\s)?{kind}\b"),
            re.compile(
                rf"\b(?:[Tt]he|[Tt]his)\s(?:(?P<year>{_YEAR})\s)?{names}\s(?:(?P<later>{_YEAR})\s)?{kind}\b"
            ),
            # "the trial by Roe and Lee".
            re.compile(
                rf"\b(?i:{study.singular})\s(?:by|from|of)\s{title}(?:{given})?{names}(?![{LO}\-])"
            ),
            # "led by Dr. Ann Roe": whoever led it wrote it, if the list knows the name.
            re.compile(
                rf"\b(?i:{words.pattern('leading_verbs')})\sby\s{title}{given}(?P<names>{name})(?![{LO}\-])"
            ),
            # "Roe and Lee", both listed; "Roe (or Roe et al.) found".
            re.compile(rf"(?<![\w'\-]){pair}(?![{LO}\-])"),
            re.compile(
                rf"(?<![\w'\-])(?P<names>{name})\s(?:(?:{words.pattern('claim_adverbs')})\s)?(?={study.finds.pattern})"
            ),
        ),
        by_name=re.compile(
            rf"\b(?:[Tt]he\s)?(?:(?P<year>{_YEAR})\s)?(?P<study>{STUDY_NAME})\s{kind}\b"
        ),
        common=words["nobody_words"] | words["months"] | words["place_words"],
    )


def find_named(
    prose: Prose, listed: Listed, taken: list[Found], words: BibliographyWords
) -> list[Found]:
    """Find studies that are called by a listed author's name or by a listed short name.

    Parameters
    ----------
    prose : Prose
    listed : Listed
        Only names of the document's list: a capitalised word may be anything.
    taken : list of Found
        Mentions found before, which these do not overlap.
    words : BibliographyWords
    """
    if not listed.families and not listed.studies:
        return []
    grammar = _grammar(words)
    view = view_of(prose.text)
    blocks = [b for b in prose.blocks if b.kind not in ("title", "heading", "table")]
    new: list[Found] = []
    for pattern in grammar.by_family:
        matches = (m for b in blocks for m in pattern.finditer(view, b.start, b.end))
        items = (item for m in matches for item in _by_family(m, grammar, listed))
        new.extend(_free(items, [*taken, *new]))
    matches = (m for b in blocks for m in grammar.by_name.finditer(view, b.start, b.end))
    new.extend(_free((item for m in matches for item in _by_name(m, listed)), [*taken, *new]))
    return new


def _free(items: Iterator[Found], taken: list[Found]) -> Iterator[Found]:
    spans = Spans(taken)
    return (item for item in items if not spans.meet(item.start, item.end))


def _by_family(match: re.Match[str], grammar: _Grammar, listed: Listed) -> Iterator[Found]:
    names = tuple(re.split(r",?\s(?:and|&)\s|,\s", match.group("names")))
    known = [n.casefold() in listed.families for n in names]
    if not all(known) or any(n.casefold() in grammar.common for n in names):
        return
    groups = match.groupdict()
    year = groups.get("year") or groups.get("later")
    end = match.end()
    yield Found(
        "author_year",
        match.start(),
        end - (len(match.group()) - len(match.group().rstrip())),
        names,
        year=int(year) if year else None,
    )


def _by_name(match: re.Match[str], listed: Listed) -> Iterator[Found]:
    if match.group("study") in listed.studies:
        year = match.group("year")
        yield Found(
            "narrative",
            match.start(),
            match.end(),
            year=int(year) if year else None,
            label=match.group("study"),
        )
