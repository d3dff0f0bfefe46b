"""Where the arms' names come from: the sources, asked in turn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialtrace.extract.accounts.arms.added import with_or_without
from trialtrace.extract.accounts.arms.all_compared import all_compared
from trialtrace.extract.accounts.arms.amounts import amount_groups, amounts_with_n
from trialtrace.extract.accounts.arms.announced import announced
from trialtrace.extract.accounts.arms.beside import beside_numbers
from trialtrace.extract.accounts.arms.counts import names_with_counts
from trialtrace.extract.accounts.arms.crossed import crossed
from trialtrace.extract.accounts.arms.elsewhere import Elsewhere
from trialtrace.extract.accounts.arms.enumerated import enumerated, lettered_list
from trialtrace.extract.accounts.arms.fallback import last_resort
from trialtrace.extract.accounts.arms.labelled import labelled_groups
from trialtrace.extract.accounts.arms.letter_defined import DEFINED
from trialtrace.extract.accounts.arms.letters import (
    ordinal_groups,
    respective_groups,
    short_groups,
)
from trialtrace.extract.accounts.arms.names import (
    COMPARED,
    EITHER,
    IN_GROUPS,
    IN_ORDER,
    RANDOMISED_TO,
    RECEIVED,
    UNDER_HEADING,
    Name,
    paired_groups,
    split_names,
    title_names,
)
from trialtrace.extract.accounts.arms.of_values import allotting_in, names_of_values
from trialtrace.extract.accounts.arms.one_other import one_and_other
from trialtrace.extract.accounts.arms.recipients import recipients
from trialtrace.extract.accounts.arms.short_compared import short_compared
from trialtrace.extract.accounts.arms.sized import sized_names
from trialtrace.extract.accounts.arms.split import JOINT_OF_BETWEEN
from trialtrace.extract.accounts.arms.turn_by_turn import turn_by_turn
from trialtrace.extract.accounts.arms.were_compared import were_compared
from trialtrace.extract.accounts.reading import Line, numbers_of
from trialtrace.extract.accounts.rule import Rule
from trialtrace.extract.accounts.scopes.segment import Scope
from trialtrace.grammar.number_words import CARDINAL
from trialtrace.grammar.prefilter import sought


def body_of(lines: list[Line], title: str, title_start: int) -> list[Line]:
    """Return the sentences behind the title that are no tables; all where there are none."""
    body = [line for line in lines if not title or line.start >= title_start + len(title)] or lines
    return [line for line in body if line.kind != "table"]


def sources(
    scope: Scope, title: str, title_start: int, lettered: tuple[Name, ...]
) -> Iterator[tuple[Name, ...]]:
    """Ask the sources of names in turn, the most trusted first.

    Parameters
    ----------
    scope : Scope
        Sentences of the account.
    title : str
        Title of the document where the account is of its authors' own trial, else empty.
    title_start : int
        Offset of the title.
    lettered : tuple of Name
        The groups that the text calls by letters.

    Yields
    ------
    tuple of Name
        Names that a sentence sets against each other; empty where a source has none.
    """
    yield from _sources(scope.lines, title, title_start, lettered)
    if scope.claim_level == "own_result":
        yield last_resort(scope.lines, title, title_start)


def _sources(
    lines: list[Line], title: str, title_start: int, lettered: tuple[Name, ...]
) -> Iterator[tuple[Name, ...]]:
    body = body_of(lines, title, title_start)
    elsewhere = Elsewhere(body)
    for line in body:
        pairs = sized_names(line)
        if 2 <= len(pairs) <= 5:
            yield tuple(name for name, _ in pairs)
    for line in body:
        yield tuple(name for name, _ in amounts_with_n(line.text, line.start))
    for line in body:
        pairs = names_with_counts(line.text, line.start) if line.mentions else ()
        if pairs and _sums(line, pairs):
            yield tuple(name for name, _ in pairs)
    if lettered and all(name.rule == DEFINED for name in lettered):
        yield lettered
    for line in body:
        yield respective_groups(line)
    for line in body:
        yield enumerated(line, elsewhere)
    for line in body:
        yield lettered_list(line)
    for line in body:
        yield announced(line)
    for line in body:
        yield short_groups(line, elsewhere)
    for line in body:
        yield short_compared(line, elsewhere)
    for line in body:
        yield with_or_without(line)
    for line in body:
        yield from _split_matches(RANDOMISED_TO, line)
    for line in body:
        yield from _split_matches(EITHER, line)
    for line in body:
        yield from _split_matches(IN_ORDER, line)
    for line in body:
        yield crossed(line)
    yield from turn_by_turn(body)
    for line in body:
        yield from _split_matches(IN_GROUPS, line)
    for line in body:
        yield from _split_matches(UNDER_HEADING, line)
    yield one_and_other(body)
    for at in range(len(body)):
        yield ordinal_groups(body[at : at + _GROUPS_NEAR])
    if title:
        yield title_names(title, title_start)
    for line in body:
        yield all_compared(line)
    for one in (COMPARED, RECEIVED):
        for line in body:
            yield from _split_matches(one, line)
    for line in body:
        yield were_compared(line, elsewhere)
    for line in body:
        if _OF_A_TRIAL.search(line.text):
            names = title_names(line.text, line.start)
            if not any(_NO_NAME_OF_A_TRIAL.search(name.text) for name in names):
                yield names
    for line in body:
        yield paired_groups(line.text, line.start)
    allotting = allotting_in(body)
    for line in body:
        yield names_of_values(line, allotting)
    yield amount_groups(body)
    yield from labelled_groups(lines)
    yield beside_numbers(body)
    yield recipients(body)
    yield lettered


# How many sentences tell of "the first group" and the others.
_GROUPS_NEAR = 6


def _split_matches(one: Rule, line: Line) -> Iterator[tuple[Name, ...]]:
    for match in one.finditer(line.text):
        start, end = match.span("rest")
        announced = _ANNOUNCED.match(line.text, start, end)
        start = announced.end() if announced else start
        # "zinc was given before they were randomised to iron or salt": that cue says who got what.
        if one is RECEIVED and _LEFT_OUT.search(line.text):
            continue
        if one is RECEIVED and RANDOMISED_TO.pattern.search(line.text, start, end):
            continue
        # "zinc for a week with either iron or salt": what all had is no arm
        either = _WITH_EITHER.search(line.text, start, end)
        start = either.end() if either else start
        between = _BETWEEN.search(line.text, start, end)
        if one is COMPARED and between:  # "we compared the pain after surgery between A and B"
            joints = (JOINT_OF_BETWEEN,)
            yield split_names(line.text, between.end(), end, one.name, line.start, joints)
        yield split_names(line.text, start, end, one.name, line.start)


_OF_A_TRIAL = sought(
    r"random|trial|study|groups|arms"
    r"|\b(?:aims?|objectives?|purpose|to (?:compare|evaluate|assess|investigate|determine|examine|study|test)"
    r"|we (?:\w+ )?(?:compared|studied|investigated|examined|evaluated|assessed|tested)"
    r"|(?:was|were) (?:\w+ )?(?:compared|studied|investigated|examined|evaluated|assessed|tested))\b",
    re.IGNORECASE,
)
# What is told of a result, and people: "in 60 nurses zinc was compared with salt".
_NO_NAME_OF_A_TRIAL = re.compile(r"\d%|P ?[<=]|^\d[\d,]* [a-z]+s\b")
# "to one of three solutions: A, B or C": how many there are, and of what kind, is no name.
_ANNOUNCED = re.compile(
    rf"\s*(?:to\s)?(?:receive\s)?(?:either\s)?(?:one\s)?(?:of\s)?(?:the\s)?(?:following\s)?(?:{CARDINAL}|[2-5])?\s?"
    r"(?:[\w-]+\s){0,4}?(?!(?:was|is|has|does|us|as)\b)[\w-]+s(?:\sas\sfollows)?:\s+(?:either\s)?",
    re.IGNORECASE,
)
# "Patients receiving zinc or salt were excluded."
_LEFT_OUT = re.compile(
    r"\b(?:excluded|ineligible|not eligible|exclusion criteria)\b", re.IGNORECASE
)
_WITH_EITHER = re.compile(
    r"(?<!^)\b(?:with|plus|and|followed by|in addition to|combined with)\s+either\s+", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"\bbetween\s(?!groups?\b|arms?\b|the (?:two|three|four|groups|arms|treatments)\b"
    r"|(?:two|three|four|both|treatments)\b)"
)


def _sums(line: Line, pairs: tuple[tuple[Name, tuple[int, int]], ...]) -> bool:
    """Tell whether numbers in front of names are sizes: named as such, or summing to another."""
    values = {part.start: float(part.value) for one in line.mentions for part in numbers_of(one)}
    sizes = [values.get(span[0], 0.0) for _, span in pairs]
    others = [
        value for start, value in values.items() if start not in {span[0] for _, span in pairs}
    ]
    if sum(sizes) in others:
        return True
    first = min(pairs[0][1][0] - len("administered to "), pairs[0][0].start)  # "A was given to 30"
    low = max(0, first - line.start)
    return (
        bool(_SHARED_OUT.search(line.text, low, pairs[-1][0].end - line.start)) and min(sizes) >= 5
    )


_SHARED_OUT = re.compile(
    r"\b(?:assigned|allocated|randomi[sz]ed|received|treated|given|administered)\b"
)
