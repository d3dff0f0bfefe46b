"""What in a sentence introduces a study, and how surely it is another one than the one in focus."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import combinations

from trialtrace.extract.accounts.reading import Line, part_of
from trialtrace.extract.accounts.rule import Rule, first_match
from trialtrace.extract.accounts.scopes.intro_rules import (
    ALLOTTED,
    DID,
    DID_PAST,
    IN_PEOPLE,
    IN_YEAR,
    INTRODUCTIONS,
    OF_THE,
    ONE_REVIEW,
    OTHER,
    PLANNED,
    POOLED,
    THE_ONE,
    TOOK_IN,
    UNDER_WAY,
    WHO,
)
from trialtrace.extract.accounts.scopes.name_rules import FRAMES, LOOSE
from trialtrace.extract.accounts.scopes.names import name_in_frame
from trialtrace.extract.accounts.scopes.scope_rules import GENERIC
from trialtrace.extract.model import Citation
from trialtrace.grammar.mention import Mention

SPECIFIC = ("author_year", "narrative", "footnote", "numeric")
# Fewer are a subgroup, a team, a family; and a trial of fewer is told as cases.
FEWEST = 6
_MANY = 20
_COUNTS = frozenset({"participants", "n_equals", "number", "number_range"})
# Readings that say "people are counted here"; "12 had" and "12 of them" speak of some of them.
_WHOLE = frozenset({"people", "parts_of_people", "n_equals", "n_spaced"})
# How far behind the words "a study" its verb may stand.
_REACH = 90
# A sentence that begins with a study is about it: "B. A survey and a trial from Porto."
_LABEL = 4


# People of a study are called so, and a few numbers of results beside them leave no doubt.
_CALLED = re.compile(r"^[\w,. -]{1,40}?\b(?:participants|volunteers|subjects|enrollees)\b")
_RESULT_KINDS = frozenset(
    {
        "rate",
        "percent",
        "count_percent",
        "fraction",
        "ratio",
        "interval",
        "p_value",
        "mean_sd",
        "events",
    }
)


@dataclass(frozen=True, slots=True)
class Introduction:
    """What introduces a study.

    Attributes
    ----------
    rule : str
        Its name.
    start, end : int
        Span of the words.
    citation : Citation or None
        The nearest source.
    name : str
        Name of the trial, where it is by name.
    counted : bool
        Whether a number of whatever is counted stands right behind the study word.
    surely_new : bool
        Whether the sentence tells something of a study of its own: a number of people, a verb of
        finding, a source, "another", a place. "In an open trial that is a fault" tells nothing.
    """

    rule: str
    start: int
    end: int
    citation: Citation | None = None
    name: str = ""
    counted: bool = False
    surely_new: bool = True


_IS = re.compile(r"\b(?:is|was|were|be|been|being) $")


def introduction(line: Line, names: Collection[str] = ()) -> Introduction | None:
    """Return how a sentence introduces a study of others by a study word, a name or a team.

    Parameters
    ----------
    line : Line
        A sentence.
    names : collection of str
        Names of trials in the text; empty where only those in a sure frame count.
    """
    if PLANNED.search(line.text):
        return None
    by_name = name_in_frame(line.text, FRAMES + LOOSE if names else FRAMES)
    if by_name is not None and names and by_name[1]["name"] not in names:
        by_name = name_in_frame(line.text)
    found = first_match(INTRODUCTIONS, line.text)
    if found is None or (by_name is not None and by_name[1].start() <= found[1].start()):
        return by_name and _named(line, *by_name)
    rule, match = found
    cited = [citation for citation in line.citations if citation.style in SPECIFIC]
    if rule.name == "cases.reported" and not cited:
        return None
    if rule.name == "narrative.study_that" and _speaks_of_many(line.text, match.start()):
        return None
    start = line.start + match.start()
    new = rule.name != "narrative.study_that" or _tells_something(line, match, cited)
    if _IS.search(line.text, 0, match.start()):
        new = False  # "and was a randomised trial" tells more of the one in focus
    return Introduction(
        rule.name, start, line.start + match.end(), _nearest(cited, start), "",
        counted_behind(line, match.end()), new,
    )  # fmt: skip


def pooling(line: Line) -> Introduction | None:
    """Return how a sentence tells of one analysis of several studies: how many they were, or its name."""
    match = POOLED.search(line.text)
    if match is None or PLANNED.search(line.text):
        return None
    many = any(mention.kind == "studies" for mention in line.mentions)
    if not many and people_in(line) is None and ONE_REVIEW.search(line.text) is None:
        return None
    start, end = line.start + match.start(), line.start + match.end()
    return Introduction(POOLED.name, start, end)


def under_way(line: Line) -> Introduction | None:
    """Return how a sentence tells of a study that somebody is about to make, and in how many people."""
    people = people_in(line)
    if people is None or PLANNED.search(line.text) is None:
        return None
    before = line.before(people.start, 120)
    match = UNDER_WAY.pattern.search(before)
    if match is None:
        return None
    start = people.start - len(before) + match.start()
    return Introduction(UNDER_WAY.name, start, people.start, counted=True)


def people_in(line: Line) -> Mention | None:
    """Return the first mention of a whole number of people that could be a study's."""
    for mention in line.mentions:
        if mention.kind not in ("participants", "n_equals", "number", "sites", "compound"):
            continue
        part = part_of(mention, "value")
        if part is None or isinstance(part.value, str) or part.value < FEWEST:
            continue
        if mention.rule in _WHOLE or WHO.match(line.after(part.end)):
            return mention
    return None


def allotted(line: Line) -> Introduction | None:
    """Return how a sentence tells of a study without a word for it: people who are given something."""
    people = people_in(line) or _nameless(line)
    if people is None or PLANNED.search(line.text):
        return None
    shared = OF_THE.search(line.text)
    if shared is not None:
        return Introduction(OF_THE.name, line.start + shared.start(), line.start + shared.end())
    match = ALLOTTED.search(line.text)
    if match is not None:
        return Introduction(ALLOTTED.name, line.start + match.start(), line.start + match.end())
    if IN_PEOPLE.search(line.before(people.start)) and DID_PAST.search(line.after(people.end, 200)):
        return Introduction("narrative.in_people", people.start, people.end)
    if _is_split(line, people):
        return Introduction("narrative.split", people.start, people.end)
    if _CALLED.search(line.after(people.start)) and _tells_results(line, people):
        return Introduction("narrative.participants", people.start, people.end)
    return None


def _is_split(line: Line, people: Mention) -> bool:
    """Tell whether two numbers behind one of people sum to it: "of 110 boys, 55 swam and 55 ran"."""
    whole = value_of(people)
    if whole < _MANY:
        return False
    behind = [
        float(part.value)
        for mention in line.mentions
        if mention.start > people.start and mention.kind in _COUNTS
        for part in mention.parts
        if not isinstance(part.value, str) and FEWEST <= part.value < whole
    ][:_MANY]
    return any(left + right == whole for left, right in combinations(behind, 2))


def _nameless(line: Line) -> Mention | None:
    """Return people who have no noun: "357 were given liners or socks"; a few could be anybody."""
    for mention in line.mentions:
        if mention.rule == "people_verb" and value_of(mention) >= _MANY:
            return mention
    return None


def value_of(people: Mention) -> float:
    """Return the number of a mention of people."""
    part = part_of(people, "value")
    return 0.0 if part is None or isinstance(part.value, str) else float(part.value)


def takes_in(line: Line) -> float | None:
    """Return the number of people that a sentence says were taken in: "it recruited 36 students"."""
    people = people_in(line)
    if people is None or not TOOK_IN.search(line.before(people.start)):
        return None
    return value_of(people)


def known_study(line: Line) -> Introduction | None:
    """Return how a sentence tells of a study that the reader is taken to know, with its people."""
    people, match = people_in(line), THE_ONE.search(line.text)
    if people is None or match is None or PLANNED.search(line.text):
        return None
    start, end = line.start + match.start(), line.start + match.end()
    return Introduction(THE_ONE.name, start, end, counted=True)


def cited_people(line: Line) -> Introduction | None:
    """Return how a sentence with a source and a number of people tells of a study."""
    people = people_in(line)
    cited = [citation for citation in line.citations if citation.style == "author_year"]
    if people is None or not cited or first_match(GENERIC, line.text) is not None:
        return None
    if not ALLOTTED.search(line.text) and not DID.search(line.text):
        return None
    first = cited[0]
    return Introduction("author.people", first.start, first.end, first)


def dated_people(line: Line) -> Introduction | None:
    """Return how a sentence tells of people who were given something in a year."""
    match = IN_YEAR.search(line.text)
    if match is None or people_in(line) is None or PLANNED.search(line.text):
        return None
    return Introduction(IN_YEAR.name, line.start + match.start(), line.start + match.end())


def counted_behind(line: Line, end: int) -> bool:
    """Tell whether a number of whatever is counted stands right behind: "a trial of 20 footballers"."""
    start = line.start + end
    return any(
        start < mention.start <= start + 12
        and mention.kind in ("participants", "number", "n_equals")
        and (part := part_of(mention, "value")) is not None
        and not isinstance(part.value, str)
        and part.value >= FEWEST
        for mention in line.mentions
    )


def _tells_results(line: Line, people: Mention) -> bool:
    return any(m.kind in _RESULT_KINDS for m in line.mentions if m is not people)


def _named(line: Line, rule: Rule, match: re.Match[str]) -> Introduction:
    start = line.start + match.start()
    cited = [citation for citation in line.citations if citation.style in SPECIFIC]
    return Introduction(
        rule.name, start, line.start + match.end(), _nearest(cited, start), match["name"]
    )


def _nearest(cited: list[Citation], start: int) -> Citation | None:
    return min(cited, key=lambda citation: abs(citation.start - start), default=None)


def _speaks_of_many(text: str, before: int) -> bool:
    plural = GENERIC[0].search(text)
    return plural is not None and plural.start() < before


def _tells_something(line: Line, match: re.Match[str], cited: list[Citation]) -> bool:
    phrase = match.group()
    return bool(
        cited
        or people_in(line) is not None
        or OTHER.search(phrase)
        or re.search(r"\s[A-Z][a-z]+", phrase)
        or counted_behind(line, match.end())
        or match.start() <= _LABEL
        or DID.search(line.text, match.end(), match.end() + _REACH)
    )
