"""Evidence sentences read for one question: clauses with their statements, tests and numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from trialtrace.extract.direction.arms import BOTH, COMPARATOR, INTERVENTION, START, Arms
from trialtrace.extract.direction.clauses import GOES_ON, clauses_of
from trialtrace.extract.direction.cues import Cue
from trialtrace.extract.direction.denial import Marks, marks_of
from trialtrace.extract.direction.outcome import Asked, match
from trialtrace.extract.direction.sides import Side, sides_in
from trialtrace.extract.direction.significance import tests_of
from trialtrace.extract.direction.statements import (
    CHANGES,
    COMPARES,
    DIFFERS,
    Statement,
    arm_of,
    references,
    sign_of,
)
from trialtrace.extract.direction.words import Word, words_of
from trialtrace.grammar.lexicon import Lexicon
from trialtrace.grammar.mention import Mention
from trialtrace.grammar.mentions import find_mentions

_BETWEEN = re.compile(
    r"\b(?:between|inter-?group|across|among (?:the )?(?:groups|arms)|interaction|two groups)\b",
    re.IGNORECASE,
)
_CONTRASTS = re.compile(r"\W*(?:whereas|while|but)\b", re.IGNORECASE)
_EXCEPT = re.compile(
    r"\W*(?:except\w*|apart from|other than|aside from|with the exception)\b", re.IGNORECASE
)
_AND = re.compile(r"\W*and\s+", re.IGNORECASE)
_AT_START = re.compile(
    r"[^,;.]{0,30}?\b(?:at|before) (?:the )?(?:baseline|entry|start|enrol\w+|randomi[sz]ation|treatment)\b",
    re.IGNORECASE,
)
_TIME_TO = re.compile(
    r"\b(?:times?|interval|delay) (?:to|until|between) (?:the )?(?:first |next |onset of )?",
    re.IGNORECASE,
)
_COUNTS = ("fraction", "count_percent", "percent", "participants", "number")
_NONE = re.compile(r"(?:no|none|without|absence)\b", re.IGNORECASE)
_ONLY = re.compile(r"\bonly\b", re.IGNORECASE)
_ROW_P = re.compile(r"(?:^|\s)(?P<sign>[<>≤≥=])?\s?(?P<p>0?\.\d{1,4})[\s*†‡§a-c]*$")
_VERB = re.compile(r"\b(?:was|were|is|are|had|has|did|showed|between|than)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause and what was read in it.

    Attributes
    ----------
    start, end : int
        Offsets into the text.
    sentence : int
        Number of its sentence.
    score : float
        Share of the outcome's words that stand in it.
    goes_on : bool
        Whether it goes on about what was said before.
    contrasts : bool
        Whether it starts with "whereas", "but" and the like.
    excepted : bool
        Whether it starts with "except" and the like.
    statements : tuple of Statement
        In the order of the text.
    tests : tuple
        Place and result of p-values and intervals.
    sides : tuple of Side
        Mentions of arms that its statements may speak of.
    mentions : tuple of Mention
        Its numbers.
    """

    start: int
    end: int
    sentence: int
    score: float
    goes_on: bool
    contrasts: bool
    excepted: bool
    marks: Marks
    statements: tuple[Statement, ...]
    tests: tuple[tuple[int, int, bool], ...]
    sides: tuple[Side, ...]
    mentions: tuple[Mention, ...]
    names_inner: bool
    words: tuple[Word, ...]


def read(text: str, arms: Arms, asked: Asked, lexicon: Lexicon) -> tuple[Clause, ...]:
    """Read all clauses of a text for one question."""
    words = words_of(text)
    sides = sides_in(text, words, arms)
    pieces = list(clauses_of(text))
    spans: dict[int, tuple[int, int]] = {}
    for start, end, number in pieces:
        low, high = spans.get(number, (start, end))
        spans[number] = (min(low, start), max(high, end))
    numbers = {
        number: find_mentions(text, low, high, lexicon) for number, (low, high) in spans.items()
    }
    read_so_far: list[Clause] = []
    for start, end, number in pieces:
        mentions = tuple(m for m in numbers[number] if start <= m.start < end)
        own = tuple(s for s in sides if start <= s.start < end)
        in_clause = tuple(w for w in words if start <= w.start < end)
        marks = marks_of(text, start, end, asked, own, lexicon)
        names_inner = any(w.stem in asked.inner_words for w in in_clause)
        tests = tuple(tests_of(text, start, end, mentions)) or _row_test(text, start, end)
        last = read_so_far[-1] if read_so_far else None
        clause = Clause(
            start, end, number, match(asked, text[start:end], in_clause, lexicon),
            bool(GOES_ON.search(text[start:end])), _sets_against(text, start, end, marks),
            bool(_EXCEPT.match(text, start)), marks, (), tests, own, mentions, names_inner, in_clause,
        )  # fmt: skip
        found = _statements(text, clause, spans[number], sides, asked, last)
        read_so_far.append(replace(clause, statements=found))
    return tuple(read_so_far)


def _sets_against(text: str, start: int, end: int, marks: Marks) -> bool:
    """Tell whether a clause tells of another arm: "whereas B ...", "and rose by 3 in B"."""
    if _CONTRASTS.match(text, start):
        return True
    led = _AND.match(text, start, end)
    return bool(led and marks.cues and marks.cues[0].start - led.end() <= 12)


def _row_test(text: str, start: int, end: int) -> tuple[tuple[int, int, bool], ...]:
    """Read the bare last number of a table's row as its p-value."""
    row = text[start:end].rstrip(" .;")
    found = _ROW_P.search(row)
    if not found or _VERB.search(row) or len(re.findall(r"\d+", row[: found.start()])) < 2:
        return ()
    value = float(found["p"])
    said = value <= 0.05 if found["sign"] not in (">", "≥") else False
    return ((start + found.start("p"), start + found.end("p"), said),)


def _statements(
    text: str, clause: Clause, sentence: tuple[int, int], sides: tuple[Side, ...], asked: Asked,
    last: Clause | None,
) -> tuple[Statement, ...]:  # fmt: skip
    start, end = clause.start, clause.end
    found: list[Statement] = []
    own = any(s.side != START for s in clause.sides)
    own = own or bool(_CONTRASTS.match(text, end))
    low, high = (start, end) if own else sentence
    behind = references(text, low, high, sides)
    cues = clause.marks.cues
    for i, cue in enumerate(cues):
        before = cues[i - 1].end if i else start
        after = cues[i + 1].start if i + 1 < len(cues) else end
        significant = _significance(clause, before, cue, after)
        arm, against = arm_of(text, low, high, cue, sides, behind)
        if not own and last and last.sentence == clause.sentence and last.statements:
            arm, against = last.statements[-1].arm, False
        found.append(_statement(text, clause, cue, arm, against, significant, behind, asked))
    nothing = clause.marks.nothing
    said = next((s for s in clause.marks.significance if s[2]), None)
    if not cues and said and last and last.statements and _ONLY.search(text, start, end):
        # "both rose, but only A significantly"
        arm = next((s.side for s in clause.sides if s.side != START), "")
        found.append(
            replace(last.statements[-1], start=said[0], end=said[1], arm=arm, significant=True)
        )
    elif not cues and said and _names_outcome(clause, asked, said[1]):
        # "a significant tachycardia"
        found.append(Statement(said[0], said[1], CHANGES, 1, "", True, "direction.occurred"))
    denied = next((s for s in clause.marks.significance if not s[2]), None)
    quiet = not any(c.sign or c.value or c.same or c.denied for c in cues)
    if quiet and nothing and _denies_outcome(text, clause, nothing, asked):
        found.append(Statement(*nothing, COMPARES, 0, "", None, "direction.not_of_it"))
    elif not cues and nothing:
        arm = next((s.side for s in clause.sides if s.side in (INTERVENTION, COMPARATOR)), "")
        if clause.contrasts and arm:  # "but not in B"
            found.append(Statement(*nothing, CHANGES, 0, arm, None, "direction.not_there"))
        elif _NONE.match(text, nothing[0]):
            found.append(_none_occurred(clause, nothing, sides))
    elif not cues and denied:
        found.append(
            Statement(denied[0], denied[1], COMPARES, 0, "", False, "direction.not_significant")
        )
    return tuple(found)


def _denies_outcome(text: str, clause: Clause, nothing: tuple[int, int], asked: Asked) -> bool:
    """Tell whether the outcome itself is denied: "but not nausea", "did not induce further weight loss"."""
    if any(m.kind in _COUNTS[:4] for m in clause.mentions):
        return False  # "12 did not relapse" counts people
    stop = min(clause.end, nothing[1] + _DENIED_REACH)
    denied = any(asked.holds(w) for w in words_of(text[nothing[1] : stop]))
    return denied and (clause.contrasts or _INDUCED.match(text, nothing[1]) is not None)


_DENIED_REACH = 60
_INDUCED = re.compile(
    r"\s+(?:\w+ly\s)?(?:to\s)?(?:induce|cause|produce|result in|lead to|affect|alter|influence|modify|impact|have)\b",
    re.IGNORECASE,
)


def _none_occurred(clause: Clause, nothing: tuple[int, int], sides: tuple[Side, ...]) -> Statement:
    """Read "none of A had it": fewer than in B where the text tells of B too, else no difference."""
    own = {s.side for s in clause.sides if s.side in (INTERVENTION, COMPARATOR)}
    others = {s.side for s in sides if s.start >= clause.end or s.end <= clause.start}
    if len(own) == 2 and any(m.kind in _COUNTS for m in clause.mentions):
        # "none of A and 10 of B", "10 of A and none of B"
        own = {s.side for s in clause.sides if s.start >= nothing[1] and s.side in own}
        own = {next(s.side for s in clause.sides if s.start >= nothing[1])} if own else own
        others = {INTERVENTION, COMPARATOR}
    if len(own) == 1 and {INTERVENTION, COMPARATOR} <= own | others:
        return Statement(*nothing, COMPARES, -1, next(iter(own)), None, "direction.none_in_one")
    return Statement(*nothing, COMPARES, 0, "", None, "direction.none_occurred")


def _time_to(text: str, clause: Clause, asked: Asked) -> bool:
    """Tell whether the clause speaks of the time until the outcome, not of the outcome itself."""
    found = _TIME_TO.search(text, clause.start, clause.end)
    return bool(found) and any(
        asked.holds(w) for w in words_of(text[found.end() : min(clause.end, found.end() + 25)])
    )


def _names_outcome(clause: Clause, asked: Asked, place: int) -> bool:
    return any(asked.holds(w) and 0 <= w.start - place <= 4 for w in clause.words)


def _significance(clause: Clause, before: int, cue: Cue, after: int) -> bool | None:
    """Say whether the words or tests around a cue call it significant."""
    words = [s[2] for s in clause.marks.significance if before <= s[0] < after]
    tests = [t for t in clause.tests if cue.start <= t[0] < after] or (
        list(clause.tests) if len(clause.marks.cues) == 1 else []
    )
    if False in words:
        return False
    if tests:
        # Several tests: of time points or scales; one that finds something is enough.
        return any(t[2] for t in tests) if not words else any(t[2] for t in tests) or None
    return True if words else None


def _statement(
    text: str, clause: Clause, cue: Cue, arm: str, against: bool, significant: bool | None,
    behind: frozenset[Side], asked: Asked,
) -> Statement:  # fmt: skip
    inner = 1 if clause.names_inner else asked.inner
    sign = sign_of(cue, asked, inner)
    if not asked.is_time and _time_to(text, clause, asked):
        sign = -sign
    quiet = not (cue.sign or cue.value or cue.same)
    from_start = any(s.side == START for s in clause.sides)
    between = bool(_BETWEEN.search(text, clause.start, clause.end))
    named = {s.side for s in clause.sides} >= {INTERVENTION, COMPARATOR}
    if named and cue.role == "change" and cue.sign and not (cue.is_noun or cue.denied or cue.same):
        between = False  # "fell by 5 in A and by 3 in B (between groups P = 0.02)"
    kind = COMPARES if cue.compares or against or between else CHANGES
    both = arm == BOTH and not (cue.denied or cue.same or cue.compares)
    if (from_start and not against and cue.role == "change") or both:
        kind = CHANGES
    rule = "direction." + ("denied" if cue.denied else "same" if cue.same else cue.role)
    if quiet and cue.denied:
        if not cue.compares and arm in (INTERVENTION, COMPARATOR) and not against:
            kind = CHANGES
        return Statement(cue.start, cue.end, kind, 0, arm, None, rule)
    if quiet:
        return Statement(cue.start, cue.end, DIFFERS, 0, arm, significant, "direction.differs")
    if cue.denied and kind == COMPARES and cue.role == "change" and not (against or between):
        kind = CHANGES
    initial = bool(_AT_START.match(text, cue.end, clause.end))
    return Statement(cue.start, cue.end, kind, sign, arm, significant, rule, cue.is_noun, initial)
