"""The study that an article speaks of at the moment, sentence by sentence."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.reading import Line, Reading
from trialtrace.extract.accounts.scopes.asides import is_aside, lacks_a_past, stories_in
from trialtrace.extract.accounts.scopes.intro_rules import (
    ANIMALS,
    OTHER,
    PLANNED,
    POOLED,
    TEAM,
    THE_TEAM,
)
from trialtrace.extract.accounts.scopes.introductions import (
    Introduction,
    allotted,
    cited_people,
    dated_people,
    introduction,
    people_in,
    pooling,
    under_way,
)
from trialtrace.extract.accounts.scopes.names import has_words, names_of_trials
from trialtrace.extract.accounts.scopes.openings import (
    by_fame,
    by_name,
    by_team,
    is_first_of_a_part,
    is_of_several,
    is_of_the_one_in_focus,
    opens,
    other_people,
)
from trialtrace.extract.accounts.scopes.scope import Scope
from trialtrace.extract.accounts.scopes.scope_rules import (
    CONTINUATIONS,
    FURNITURE,
    GENERIC,
    OTHER_HEADING,
    RESULTS_HEADING,
    SOURCES_HEADING,
    STUDY_HEADING,
    THE_STUDY,
)
from trialtrace.extract.accounts.scopes.spoken_of import (
    POINTS_BACK,
    SPOKEN,
    TRIAL_NUMBERS,
    WORLD,
    has_money,
    is_bare_row,
    is_listed,
    matches,
    shares_of_others,
    take_the_lead,
    tells_of,
    tells_of_arms,
    tells_of_the_team,
    tells_the_past,
)
from trialtrace.extract.accounts.scopes.subject import Focus

# After these another subject is spoken of.
LEAVES = tuple(one for one in GENERIC if one.name in ("generic.plural", "generic.own_place"))
# A narrated study stays in focus over this many sentences that do not speak of it.
PATIENCE = 6
# Who tells of an analysis of many studies may speak of all of them.
_NOT_OF_MANY = tuple(one for one in GENERIC[:-1] if one.name != "generic.plural")
# Articles have several paragraphs.
_PARTS = 3
# How many sentences "it" and "they" reach back over talk of something else.
_NEAR = 2


def narrated_scopes(reading: Reading) -> tuple[Scope, ...]:
    """Split an article about studies of others into the sentences of each; the rest is nobody's."""
    focus = Focus(names_of_trials(reading.lines), stories_in(line.text for line in reading.lines))
    focus.in_parts = len({line.block for line in reading.lines if line.kind in SPOKEN}) >= _PARTS
    for line in reading.lines:
        if line.kind not in SPOKEN or SOURCES_HEADING.search(line.section):
            continue
        if FURNITURE.search(line.text) is None:
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
    named = focus.named_in(line.text)
    told = by_name(focus, line, named)
    if told is None and (is_of_several(focus, named) or _point_back(focus, line, named)):
        return
    if has_words(line.text):
        if POOLED.search(line.text) or ANIMALS.search(line.text):
            _pool(focus, line)
            return
        told = told or introduction(line)
        if told is None and not named:
            told = cited_people(line) or dated_people(line)
            told = told or by_team(focus, line) or by_fame(focus, line)
        if TEAM.search(line.text):
            focus.team = line.index
    if told is not None and (told.surely_new or focus.current is None):
        if is_of_the_one_in_focus(focus, line, told):
            focus.join(line, told)
        else:
            focus.open(line, told)
        return
    given = allotted(line)
    if given is not None and opens(focus, line, given):
        focus.open(line, given)
    elif focus.current is None and not focus.scopes and tells_of_the_team(line):
        match = THE_TEAM.search(line.text)
        assert match is not None
        span = (line.start + match.start(), line.start + match.end())
        focus.open(line, Introduction(THE_TEAM.name, *span))
    elif focus.current is None and not focus.scopes and tells_of_arms(line):
        focus.open(line, Introduction("narrative.numbers", line.start, line.end))
    elif focus.current is None and is_first_of_a_part(focus, line):
        focus.open(line, Introduction(STUDY_HEADING.name, line.start, line.end))
    elif (other := other_people(focus, line)) is not None:
        focus.open(line, other)
    elif focus.current is not None and _goes_on(focus, line):
        focus.take(line)
    elif focus.current is None and focus.scopes and _resumes(focus, line):
        focus.current = focus.scopes[-1]
        focus.take(line)
    elif focus.current is not None and not (_ASKS.fullmatch(line.text) or is_bare_row(line)):
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


def _point_back(focus: Focus, line: Line, named: list[str]) -> bool:
    """Follow a sentence that names a study told of before, or points to it."""
    if PLANNED.search(line.text) or has_money(line):
        return False
    known = {id(scope): scope for name in named if (scope := focus.by_name.get(name))}
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


def _goes_on(focus: Focus, line: Line) -> bool:
    """Tell whether a sentence without a name of its own still speaks of the study in focus."""
    current = focus.current
    assert current is not None
    if PLANNED.search(line.text) or matches(_NOT_OF_MANY if current.pooled else WORLD, line.text):
        return False
    trial_numbers = any(mention.kind in TRIAL_NUMBERS for mention in line.mentions)
    if not trial_numbers and shares_of_others(current.nouns, line):
        return False
    general = _NOT_OF_MANY if current.pooled else GENERIC[:-1]
    if not trial_numbers and (matches(general, line.text) or has_money(line)):
        return False
    if line.kind == "table" and any(c.style == "numeric" for c in line.citations):
        return False  # a row of a table of studies
    if not trial_numbers and line.kind != "table":
        if is_aside(line) or focus.is_story(line.text):
            return False
        if focus.in_parts and lacks_a_past(line):
            return False
    if line.block == focus.block and (
        focus.idle <= 1 or (focus.idle <= PATIENCE and line.mentions and tells_the_past(line))
    ):
        return True
    if not trial_numbers and matches(GENERIC[-1:], line.text):
        return False
    if trial_numbers or (focus.idle == 0 and is_listed(line)):
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
