"""The list of authors at the start of an entry: names in any order, misprinted ones too."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from trialtrace.extract.bibliography.name_grammar import (
    FIRST,
    FOLLOWERS,
    NameGrammar,
    name_grammar,
)
from trialtrace.extract.bibliography.view import LO, UP, squeeze, trim
from trialtrace.extract.bibliography.words import BibliographyWords
from trialtrace.extract.model import Author

MAX_AUTHORS = 3000
SHORT_NAME = 4


@dataclass(frozen=True, slots=True)
class AuthorList:
    """Authors, where their list ends, in which order their names are written."""

    authors: tuple[Author, ...]
    end: int
    et_al: bool
    order: str
    editors: bool = False


@dataclass(frozen=True, slots=True)
class _Name:
    """A name that was read, where it ends, and its order."""

    author: Author
    end: int
    order: str


_REPEATED = re.compile(r"[\s\"]*[-_]{2,6}\s*[.,]")


def read_authors(view: str, start: int, words: BibliographyWords) -> AuthorList:
    """Read the authors that an entry starts with.

    Parameters
    ----------
    view : str
        The entry as ``view.view_of`` gives it.
    start : int
        Offset behind the entry's marker.
    words : BibliographyWords

    Returns
    -------
    AuthorList
        Without authors and ending at ``start`` where the entry starts with something else.
    """
    grammar = name_grammar(words)
    repeated = _REPEATED.match(view, start)
    if repeated:
        return AuthorList((), repeated.end(), False, "repeated")
    first = _first(view, start, grammar)
    if first is None:
        return AuthorList((), start, False, "")
    names = [first]
    et_al = closed = False
    while len(names) < MAX_AUTHORS:
        position = names[-1].end
        cut = grammar.et_al.match(view, position)
        if cut and not cut.group("dots"):
            return _ended(view, names, cut.end(), True, grammar)
        if cut:
            # "Roe, A., Lee, B., ... Zorn, C.": the last name stands behind the dots.
            et_al = True
            last = _next(view, cut.end() + 1, names[-1].order, True, first.order, grammar)
            if last is None:
                return _ended(view, names, cut.end(), True, grammar)
            names.append(last)
            break
        joint = grammar.joint.match(view, position)
        if joint is None or (closed and joint.group("close") is None):
            break
        joined = joint.group("close") is not None
        follower = _next(view, joint.end(), names[-1].order, joined, first.order, grammar)
        if follower is None:
            break
        names.append(follower)
        closed = closed or joined
    if not closed and not et_al:
        names = _without_title(view, names)
        if len(names) == 1 and _joins_no_name(view, names[0], grammar):
            return AuthorList((), start, False, "")
    return _ended(view, names, names[-1].end, et_al, grammar)


def _first(view: str, start: int, grammar: NameGrammar) -> _Name | None:
    start, _ = trim(view, start, len(view), " .,;:*")
    group = grammar.group.match(view, start)
    for order in FIRST:
        match = grammar.patterns[order].match(view, start)
        if match is None or not _plausible(match, order, view, grammar):
            continue
        if group is not None and " " in group.group() and group.end() >= match.end("family"):
            break
        if order == "plain" and _given_first(view, start, match, grammar):
            continue
        return _Name(_author(match), match.end(), order)
    if group is not None:
        return _group(group)
    lone = grammar.lone.match(view, start)
    if lone is None or lone.group("family").casefold() in grammar.stop_words:
        return None
    return _Name(
        Author(squeeze(lone.group("family")), "", *lone.span("family")), lone.end(), "plain"
    )


def _group(match: re.Match[str]) -> _Name:
    name = squeeze(match.group("family"))
    return _Name(Author(name, "", *match.span("family"), is_group=True), match.end(), "group")


def _given_first(view: str, start: int, match: re.Match[str], grammar: NameGrammar) -> bool:
    """Tell "Ben C. Lee. Salt" from "Lee C. Salt": only the first is a whole name."""
    if view[match.end() : match.end() + 1] != " ":
        return False
    other = grammar.patterns["direct_given"].match(view, start)
    if other is None or other.end() <= match.end() or " " in other.group("family"):
        return False
    after = other.end()
    if re.compile(r"\s*,?\s*(?:\"|and\s|&)|\s*\.\s(?!\s*\d)").match(view, after):
        return True
    # "James D. Asthma, eczema and hay fever": small letters behind the comma are a title's.
    known = match.group("family").casefold() in grammar.given_names
    if known and re.compile(rf"\s*,\s[{UP}]").match(view, after):
        return True
    joint = grammar.joint.match(view, after)
    return joint is not None and any(
        grammar.patterns[order].match(view, joint.end()) for order in ("direct_given", "direct")
    )


def _next(
    view: str, start: int, order: str, joined: bool, opening: str, grammar: NameGrammar
) -> _Name | None:
    for candidate in FOLLOWERS[order]:
        match = grammar.patterns[candidate].match(view, start)
        if match is None or not _plausible(match, candidate, view, grammar):
            continue
        if candidate == "direct_given" and opening == "inverted" and not joined:
            continue
        if candidate in ("direct_given", "direct_bare") and not joined:
            # Among initials, capitalised words after a comma are a title sooner than a name.
            if opening == "direct" and "." not in match.group("given"):
                continue
            if not _goes_on(view, match.end()):
                continue
        return _Name(_author(match), match.end(), candidate)
    group = grammar.group.match(view, start)
    if (
        group is not None
        and " " in group.group("family")
        and order in ("plain", "inverted", "group")
    ):
        return _group(group)
    return None


def _goes_on(view: str, end: int) -> bool:
    """Tell whether more names follow: without that, full names after a comma may be a title."""
    return re.compile(r"\s*(?:,|;|and\b|&|et\b|\.\s|\(\d|\.,)").match(view, end) is not None


def _without_title(view: str, names: list[_Name]) -> list[_Name]:
    """Give back full names that nothing closed and that a comma ends: "Roe, Ann, Salt And Bread,"."""
    full = ("direct_given", "inverted_given", "direct_bare")
    while len(names) > 1 and names[-1].order in full and names[0].order in full:
        if re.compile(r"\s*(?:\.|\(?\d{4}|\([^()]{0,20}\d{4}|\"|$)").match(view, names[-1].end):
            break
        if names[0].order == "direct_given" and "." in names[-1].author.given:
            break
        names = names[:-1]
    return names


def _joins_no_name(view: str, name: _Name, grammar: NameGrammar) -> bool:
    """Tell "Salt Chemistry and Health" from a person: what "and" joins to it is no name."""
    joint = grammar.joint.match(view, name.end)
    return name.order == "direct_given" and joint is not None and joint.group("close") is not None


def _plausible(match: re.Match[str], order: str, view: str, grammar: NameGrammar) -> bool:
    family = match.group("family").casefold()
    spoken = f"{match.group('given')} {match.group('family')}."
    # "Rong-En Fan" is no "Rong en Fan".
    words = re.findall(rf"(?<![{UP}{LO}\-'])([{UP}{LO}]{{2,}})(\.?)", spoken)
    if any(word.casefold() in grammar.and_words for word, _ in words[:-1]):
        return False
    # "Ann" is a name, "Ann." the Annals; "Journal" is a journal with and without a stop.
    if order != "inverted" and any(
        word.casefold() in grammar.stop_words and (stop or len(word) > SHORT_NAME)
        for word, stop in words
    ):
        return False
    if order == "inverted_given" and _two_full_names(view, match):
        return False
    # A title in capitals ends with a colon or before a quote; a list of names does not.
    after = view[match.end() : match.end() + 1]
    if order == "direct_given" and after in (":", "'"):
        return "." in match.group("given")
    if order == "direct" and re.match(r"\s*\d", view[match.end() : match.end() + 4]):
        return re.match(r"\s*(?:1[5-9]|20)\d\d\b", view[match.end() : match.end() + 7]) is not None
    return order != "plain" or family not in grammar.stop_words


def _two_full_names(view: str, match: re.Match[str]) -> bool:
    """Tell "Ann Lee, Paul Roe" (two persons) from "Lee, Ann Paul" (one)."""
    family = match.group("family")
    if not family[:1].isupper() or " " not in family:
        return False
    goes_on = re.compile(rf"\s[{UP}]").match(view, match.end()) is not None
    return goes_on or len(re.findall(rf"[{UP}][{LO}]", match.group("given"))) > 1


def _author(match: re.Match[str]) -> Author:
    found = match.groupdict()
    suffix = (found["suffix"] or found.get("early") or "").strip(" ,.")
    return Author(
        family=squeeze(match.group("family")),
        given=squeeze(match.group("given")),
        start=match.start(),
        end=match.end(),
        suffix=suffix,
    )


def _without_full_stop(authors: list[Author]) -> Author:
    """Take the full stop that ends the list off initials that are written without stops."""
    last = authors[-1]
    plain = not any("." in author.given for author in authors[:-1])
    if plain and last.given.count(".") == 1 and last.given.endswith(".") and not last.suffix:
        return replace(last, given=last.given[:-1], end=last.end - 1)
    return last


def _ended(
    view: str, names: list[_Name], end: int, et_al: bool, grammar: NameGrammar
) -> AuthorList:
    authors = [name.author for name in names]
    order = names[0].order
    if order in ("plain", "group") and not et_al:
        authors[-1] = _without_full_stop(authors)
    beside = grammar.bracketed_group.match(view, end)
    if beside is not None:
        authors.append(Author(squeeze(beside.group(1)), "", *beside.span(1), is_group=True))
        end = beside.end()
    role = grammar.role.match(view, end)
    if role is not None and role.end() > end:
        return AuthorList(tuple(authors), role.end(), et_al, order, editors=True)
    return AuthorList(tuple(authors), end, et_al, order)
