"""The study that an article speaks of at the moment, sentence by sentence."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.reading import Line, Reading
from trialtrace.extract.accounts.scopes.asides import is_aside
from trialtrace.extract.accounts.scopes.intro_rules import (
    ANIMALS,
    DID_PAST,
    OTHER,
    PLANNED,
    POOLED,
    TEAM,
    THE_ONE,
    THE_TEAM,
    THEY_TOOK,
)
from trialtrace.extract.accounts.scopes.introductions import (
    Introduction,
    allotted,
    cited_people,
    dated_people,
    has_words,
    introduction,
    known_study,
    names_of_trials,
    people_in,
    pooling,
    takes_in,
    under_way,
    value_of,
)
from trialtrace.extract.accounts.scopes.scope import Scope
from trialtrace.extract.accounts.scopes.scope_rules import (
    CONTINUATIONS,
    GENERIC,
    OTHER_HEADING,
    RESULTS_HEADING,
    SOURCES_HEADING,
    STUDY_HEADING,
    THE_STUDY,
)
from trialtrace.extract.accounts.scopes.spoken_of import (
    POINTS_BACK,
    RESULTS,
    SPOKEN,
    TRIAL_NUMBERS,
    WORLD,
    has_money,
    matches,
    take_the_lead,
    tells_of,
    tells_of_arms,
    tells_of_the_team,
    tells_the_past,
)
from trialtrace.extract.accounts.scopes.subject import THEY, Focus

# After these another subject is spoken of.
LEAVES = tuple(one for one in GENERIC if one.name in ("generic.plural", "generic.own_place"))
# A narrated study stays in focus over this many sentences that do not speak of it.
PATIENCE = 6
# Who tells of an analysis of many studies may speak of all of them.
_NOT_OF_MANY = tuple(one for one in GENERIC[:-1] if one.name != "generic.plural")
# How many sentences "it" and "they" reach back over talk of something else.
_NEAR = 2


def narrated_scopes(reading: Reading) -> tuple[Scope, ...]:
    """Split an article about studies of others into the sentences of each; the rest is nobody's."""
    focus = Focus(names_of_trials(reading.lines))
    for line in reading.lines:
        if line.kind in SPOKEN and not SOURCES_HEADING.search(line.section):
            _place(focus, line)
    if len(focus.scopes) == 1:
        take_the_lead(focus.scopes[0], reading.lines)
    return tuple(focus.scopes)


def _place(focus: Focus, line: Line) -> None:
    """Give a sentence to the study that it speaks of, or to none."""
    if focus.current is not None and focus.turns(line) and _is_other(line.section):
        focus.leave()
    told = under_way(line)
    if told is not None:
        before = focus.current
        focus.open(line, told)
        focus.current = before
        return
    if _point_back(focus, line):
        return
    told = None
    if has_words(line.text):
        if POOLED.search(line.text) or ANIMALS.search(line.text):
            _pool(focus, line)
            return
        told = introduction(line)
        if told is None and not focus.named_in(line):
            told = cited_people(line) or dated_people(line)
            told = told or _by_team(focus, line) or _by_fame(focus, line)
        if TEAM.search(line.text):
            focus.team = line.index
    if told is not None and (told.surely_new or focus.current is None):
        if _is_of_the_one_in_focus(focus, line, told):
            focus.join(line, told)
        else:
            focus.open(line, told)
        return
    given = allotted(line)
    if given is not None and _opens(focus, line, given):
        focus.open(line, given)
    elif focus.current is None and not focus.scopes and tells_of_the_team(line):
        match = THE_TEAM.search(line.text)
        assert match is not None
        span = (line.start + match.start(), line.start + match.end())
        focus.open(line, Introduction(THE_TEAM.name, *span))
    elif focus.current is None and not focus.scopes and tells_of_arms(line):
        focus.open(line, Introduction("narrative.numbers", line.start, line.end))
    elif focus.current is None and _is_first_of_a_part(focus, line):
        focus.open(line, Introduction(STUDY_HEADING.name, line.start, line.end))
    elif (other := _other_people(focus, line)) is not None:
        focus.open(line, other)
    elif focus.current is not None and _goes_on(focus, line):
        focus.take(line)
    elif focus.current is None and focus.scopes and _resumes(focus, line):
        focus.current = focus.scopes[-1]
        focus.take(line)
    elif focus.current is not None and not _ASKS.fullmatch(line.text):
        focus.idle += 2 if PLANNED.search(line.text) else 1
        pooled = focus.current.pooled
        patience, leaves = (_NEAR, LEAVES[-1:]) if pooled else (PATIENCE, LEAVES)
        if focus.idle > patience or matches(leaves, line.text):
            focus.leave()


# "And side effects?", "Was it safe?": the next sentence answers.
_ASKS = re.compile(
    r"\W*(?:[^\W\d]+[\s,]+){0,7}[^\W\d]+\?\W*|\W*(?:Yes|No|Well|True|Maybe|Hardly)[.!,]?\W*"
)


def _pool(focus: Focus, line: Line) -> None:
    """Speak of an analysis of several studies, where it is told how many, or go on about it; else of none."""
    told = pooling(line)
    current = focus.current
    if told is None:
        if current is None or not current.pooled or ANIMALS.search(line.text):
            focus.leave()
            focus.pooled = True
        elif line.mentions and not matches(_NOT_OF_MANY, line.text):
            focus.take(line)
    elif current is not None and current.pooled and OTHER.search(line.text) is None:
        focus.join(line, told)
    else:
        focus.open(line, told)
        focus.scopes[-1].pooled = True


def _point_back(focus: Focus, line: Line) -> bool:
    """Follow a sentence that names a study told of before, or points to it."""
    if PLANNED.search(line.text) or has_money(line):
        return False
    known = {
        id(scope): scope for name in focus.named_in(line) if (scope := focus.by_name.get(name))
    }
    if len(known) == 1:
        (focus.current,) = known.values()
        focus.take(line)
        return True
    for citation in line.citations:
        if citation.style == "anaphor":
            earlier = focus.by_citation.get(citation.antecedent_id)
            earlier = earlier or (focus.scopes[-1] if focus.scopes else None)
            if earlier is not None:
                focus.current = earlier
                focus.take(line, citation)
                return True
            break
    return False


def _by_team(focus: Focus, line: Line) -> Introduction | None:
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


def _by_fame(focus: Focus, line: Line) -> Introduction | None:
    """Return how a sentence tells of a study taken as known, unless it is the one in focus."""
    told = known_study(line)
    if told is None or focus.current is None:
        return told
    people = people_in(line)
    known = focus.current.people
    return told if people is not None and value_of(people) not in known else None


def _is_of_the_one_in_focus(focus: Focus, line: Line, told: Introduction) -> bool:
    """Tell whether an introduction tells more of the study in focus: its name, its size."""
    current = focus.current
    if current is None:
        return False
    other = OTHER.search(line.text[: told.end - line.start]) is not None
    if told.rule in _BY_A_TEAM and _is_the_team(line, told) and not other:
        people = people_in(line)
        known = max(current.people, default=0.0)
        return people is None or not known or value_of(people) <= known
    if current.sized:
        return False
    if told.rule == THE_ONE.name:
        return True
    if told.rule in _BY_A_TEAM and not other and focus.idle <= 1 and not focus.turns(line):
        # "A study in the May issue showed ...", and then who made it, and in how many.
        here = line.kind == "paragraph" and line.index <= _next(current)
        return here and not _has_results(current)
    if told.citation is not None and current.citations:
        return told.citation in current.citations
    if told.name:
        return not current.name and not (told.rule in _WITH_PEOPLE and _has_results(current))
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


def _opens(focus: Focus, line: Line, given: Introduction) -> bool:
    """Tell whether people who are given something are those of a study not told of yet."""
    current = focus.current
    if current is None:
        return not matches(GENERIC, line.text)
    if line.block == focus.block or matches(CONTINUATIONS[:1], line.text):
        return False
    if not current.sized:
        return focus.turns(line) and _has_results(current)
    # The study in focus has its people; these stand under another heading or in an item of their own,
    # or were taken in anew.
    if focus.turns(line) or takes_in(line) is not None:
        return True
    people = people_in(line)
    own_item = line.kind == "list_item" or given.rule == "narrative.in_people"
    return own_item and people is not None and value_of(people) not in current.people


def _other_people(focus: Focus, line: Line) -> Introduction | None:
    """Return people who come up in another paragraph, after talk of something else: another study's.

    They are more than the study in focus has, or none of it is spoken of: "Then there is steam. ...
    Fifty-eight men had only the noises".
    """
    current, people = focus.current, people_in(line)
    if current is None or people is None or not current.sized or not _has_results(current):
        return None
    if line.block == focus.block or not focus.idle or value_of(people) in current.people:
        return None
    begins = people.start - line.start <= _FIRST and _OF_A_GROUP.search(line.text) is None
    if (
        (not begins and matches(CONTINUATIONS, line.text))
        or matches(GENERIC, line.text)
        or PLANNED.search(line.text)
    ):
        return None
    if DID_PAST.search(line.after(people.end, 60)) is None:
        return None
    return Introduction("narrative.other_people", people.start, people.end)


# "52 potters lost 3 kg, compared with 1.4": people who begin a sentence and are of no group told of before.
_FIRST = 4
_OF_A_GROUP = re.compile(
    r"\b(?:groups?|arms?|placebo|controls?|who|those|others?|rest|randomi\w+|assigned|respectively"
    r"|of (?:them|the|these))\b",
    re.IGNORECASE,
)


def _has_results(scope: Scope) -> bool:
    """Tell whether numbers were told of a study already: what comes now is not its size."""
    return any(mention.kind in RESULTS for line in scope.lines for mention in line.mentions)


def _is_first_of_a_part(focus: Focus, line: Line) -> bool:
    """Tell whether a number of people stands under a heading that promises one study."""
    return (
        focus.turns(line)
        and STUDY_HEADING.search(line.section) is not None
        and people_in(line) is not None
    )


def _goes_on(focus: Focus, line: Line) -> bool:
    """Tell whether a sentence without a name of its own still speaks of the study in focus."""
    current = focus.current
    assert current is not None
    if PLANNED.search(line.text) or matches(_NOT_OF_MANY if current.pooled else WORLD, line.text):
        return False
    trial_numbers = any(mention.kind in TRIAL_NUMBERS for mention in line.mentions)
    general = _NOT_OF_MANY if current.pooled else GENERIC[:-1]
    if not trial_numbers and (matches(general, line.text) or has_money(line)):
        return False
    if line.kind == "table" and any(c.style == "numeric" for c in line.citations):
        return False  # a row of a table of studies
    if not trial_numbers and line.kind != "table" and is_aside(line):
        return False
    if line.block == focus.block and (
        focus.idle <= 1 or (focus.idle <= PATIENCE and line.mentions and tells_the_past(line))
    ):
        return True
    if not trial_numbers and matches(GENERIC[-1:], line.text):
        return False
    if trial_numbers:
        return True
    if not current.sized and people_in(line) is not None and not focus.turns(line):
        return True
    if line.mentions and not focus.turns(line) and tells_of(current.nouns, line.text):
        return True
    if RESULTS_HEADING.search(line.section) and line.mentions and focus.idle == 0:
        return True
    near = focus.idle == 0 or (focus.idle <= _NEAR and POINTS_BACK.match(line.text) is not None)
    if line.mentions and near and not focus.turns(line) and tells_the_past(line):
        return True
    return matches(CONTINUATIONS, line.text)


def _resumes(focus: Focus, line: Line) -> bool:
    """Tell whether a sentence takes up "the trial", or its only team, again after other talk."""
    if THE_STUDY.search(line.text) is not None and not matches(GENERIC, line.text):
        return True
    return len(focus.scopes) == 1 and not focus.pooled and tells_of_the_team(line)


def _is_other(section: str) -> bool:
    """Tell whether a heading opens a part that is about no study: prices, advice, sources."""
    return OTHER_HEADING.search(section) is not None and RESULTS_HEADING.search(section) is None
