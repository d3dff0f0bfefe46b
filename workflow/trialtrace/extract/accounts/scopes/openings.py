"""Whether a sentence of an article tells of another study than the one in focus."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.scopes.intro_rules import (
    DID_PAST,
    OTHER,
    PLANNED,
    THE_ONE,
    THEY_TOOK,
)
from trialtrace.extract.accounts.scopes.introductions import (
    Introduction,
    introduction,
    known_study,
    people_in,
    takes_in,
    value_of,
)
from trialtrace.extract.accounts.scopes.scope import Scope
from trialtrace.extract.accounts.scopes.scope_rules import CONTINUATIONS, GENERIC, STUDY_HEADING
from trialtrace.extract.accounts.scopes.spoken_of import (
    RESULTS,
    TRIAL_NUMBERS,
    has_money,
    matches,
)
from trialtrace.extract.accounts.scopes.subject import THEY, Focus


def by_name(focus: Focus, line: Line, named: list[str]) -> Introduction | None:
    """Return how a sentence, or the heading over it, names a trial that was not told of yet."""
    told = introduction(line, focus.names) if named else None
    if told is not None and told.name and told.name not in focus.by_name:
        return told if sum(name not in focus.by_name for name in named) < 2 else None
    if PLANNED.search(line.text) or has_money(line):
        return None
    if not named and focus.turns(line) and len(line.section.split()) <= _SHORT_HEADING:
        named = focus.named_in(line.section)
        told = Introduction("narrative.named_heading", line.start, line.end)
    elif line.mentions:
        told = Introduction("narrative.name", line.start, line.end)
    if len(named) != 1 or named[0] in focus.by_name or told is None:
        return None
    return replace(told, name=named[0])


# "The CANDLE trial", "CANDLE": a heading that is little more than a name.
_SHORT_HEADING = 4


def is_of_several(focus: Focus, named: list[str]) -> bool:
    """Tell whether a sentence names several trials: nobody can tell whose its numbers are."""
    return len({id(focus.by_name.get(name, name)) for name in named}) > 1


def by_team(focus: Focus, line: Line) -> Introduction | None:
    """Return how "they", a team just named, took people into a study."""
    match = THEY_TOOK.search(line.text)
    if match is None or line.index - focus.team > THEY:
        return None
    current = focus.current
    if current is not None and current.sized:
        # They are another team only where one was named since, in another paragraph.
        first = current.lines[0]
        if focus.team <= first.index or line.block == first.block:
            return None
    return Introduction(THEY_TOOK.name, line.start + match.start(), line.start + match.end())


def by_fame(focus: Focus, line: Line) -> Introduction | None:
    """Return how a sentence tells of a study taken as known, unless it is the one in focus."""
    told = known_study(line)
    if told is None or focus.current is None:
        return told
    people = people_in(line)
    known = focus.current.people
    return told if people is not None and value_of(people) not in known else None


def is_of_the_one_in_focus(focus: Focus, line: Line, told: Introduction) -> bool:
    """Tell whether an introduction tells more of the study in focus: its name, its size."""
    current = focus.current
    if current is None:
        return False
    other = OTHER.search(line.text[: told.end - line.start]) is not None
    if told.rule in _BY_A_TEAM and _is_the_team(line, told) and not other:
        people = people_in(line)
        known = max(current.people, default=0.0)
        return people is None or not known or value_of(people) <= known
    if told.rule == "narrative.name" and not current.name and line.block == focus.block:
        return True
    if current.sized:
        return False
    if told.rule == THE_ONE.name:
        return True
    if told.rule in _BY_A_TEAM and not other and focus.idle <= 1 and not focus.turns(line):
        # "A study in the May issue showed ...", and then who made it, and in how many.
        here = line.kind == "paragraph" and line.index <= _next(current)
        return here and not has_results(current)
    if told.citation is not None and current.citations:
        return told.citation in current.citations
    if told.name:
        if told.rule in _WITH_PEOPLE:
            fresh = not has_results(current)
        else:  # the lead of a news story tells results in front of who took part
            fresh = people_in(line) is None or not has_results(current, TRIAL_NUMBERS)
        return fresh and not (current.name or current.pooled)
    return told.rule in _BY_A_TEAM and line.block == focus.block and not other


def _is_the_team(line: Line, told: Introduction) -> bool:
    """Tell whether a team is one that was just told of: "a year later the researchers asked"."""
    ahead = line.text[: told.start - line.start].casefold()
    return _THE_TEAM.match(line.text) is not None or ahead.endswith(("the ", "these "))


def _next(scope: Scope) -> int:
    """Return how far a study that was only named is told on: a few sentences."""
    return scope.lines[-1].index + 3


_BY_A_TEAM = frozenset(
    {"narrative.researchers_number", "narrative.researchers_assigned", THEY_TOOK.name}
)


# A name with people of its own: what was told before is another study's.
_WITH_PEOPLE = frozenset({"narrative.name_with", "narrative.in_name", "narrative.came_name"})
# "The researchers gave 168 nurses ...": those of the study that was just told of.
_THE_TEAM = re.compile(
    r"\W{0,2}(?:The|These|This|In the study|For (?:the|this|their) (?:study|trial)|To \w+ (?:this|it|that),?)\b"
)


def opens(focus: Focus, line: Line, given: Introduction) -> bool:
    """Tell whether people who are given something are those of a study not told of yet."""
    current = focus.current
    if current is None:
        return not matches(GENERIC, line.text)
    if line.block == focus.block or matches(CONTINUATIONS[:1], line.text):
        return False
    if not current.sized:
        return focus.turns(line) and has_results(current)
    # The study in focus has its people; these stand under another heading or in an item of their own,
    # or were taken in anew.
    if focus.turns(line) or takes_in(line) is not None:
        return True
    people = people_in(line)
    own_item = line.kind == "list_item" or given.rule == "narrative.in_people"
    return own_item and people is not None and value_of(people) not in current.people


def other_people(focus: Focus, line: Line) -> Introduction | None:
    """Return people who come up in another paragraph, after talk of something else: another study's.

    They are more than the study in focus has, or none of it is spoken of: "Then there is steam. ...
    Fifty-eight men had only the noises".
    """
    current, people = focus.current, people_in(line)
    if current is None or people is None or not current.sized or not has_results(current):
        return None
    if line.block == focus.block or not focus.idle or value_of(people) in current.people:
        return None
    of_a_group = _OF_A_GROUP.search(line.text) is not None
    begins = people.start - line.start <= _FIRST and not of_a_group
    if (
        (not begins and matches(CONTINUATIONS, line.text))
        or matches(GENERIC, line.text)
        or PLANNED.search(line.text)
    ):
        return None
    treated = any(mention.kind in _GIVEN for mention in line.mentions)
    if line.kind == "list_item" and treated and not of_a_group:
        return Introduction("narrative.other_people", people.start, people.end)
    if DID_PAST.search(line.after(people.end, 60)) is None:
        return None
    return Introduction("narrative.other_people", people.start, people.end)


# An item of its own says who took part and what they had: "Zinc. Small again: 42 potters, 100 mg a day".
_GIVEN = frozenset({"dose", "schedule", "duration"})
# "52 potters lost 3 kg, compared with 1.4": people who begin a sentence and are of no group told of before.
_FIRST = 4
_OF_A_GROUP = re.compile(
    r"\b(?:groups?|arms?|placebo|controls?|who|those|others?|rest|randomi\w+|assigned|respectively"
    r"|of (?:them|the|these)|in all|in total|altogether|all told|overall)\b",
    re.IGNORECASE,
)


def has_results(scope: Scope, kinds: Collection[str] = RESULTS) -> bool:
    """Tell whether numbers were told of a study already: what comes now is not its size."""
    return any(mention.kind in kinds for line in scope.lines for mention in line.mentions)


def is_first_of_a_part(focus: Focus, line: Line) -> bool:
    """Tell whether a number of people stands under a heading that promises one study."""
    return (
        focus.turns(line)
        and STUDY_HEADING.search(line.section) is not None
        and people_in(line) is not None
    )
