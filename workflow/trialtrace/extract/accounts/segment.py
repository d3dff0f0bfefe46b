"""Which sentences speak of which study: own trial, or the focus of an article as it moves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from trialtrace.extract.accounts.reading import LONGEST_SENTENCE, Line, Reading
from trialtrace.extract.accounts.rule import Rule, first_match
from trialtrace.extract.accounts.scope_rules import (
    CONTINUATIONS,
    GENERIC,
    INTRODUCTIONS,
    OWN,
    PLANNED,
    REPORTER,
)
from trialtrace.extract.model import Citation

# A narrated study stays in focus over this many sentences that do not speak of it.
PATIENCE = 6
SPOKEN = ("paragraph", "list_item", "table")


@dataclass(slots=True)
class Scope:
    """The sentences of one account.

    Attributes
    ----------
    claim_level : str
        ``own_result`` or ``reported_by_others``.
    rule : str
        Rule that opened it.
    start, end : int
        Span of the words that opened it.
    lines : list of Line
        Its sentences, in the order of the text.
    citations : list of Citation
        Mentions that introduce or continue it.
    """

    claim_level: str
    rule: str
    start: int
    end: int
    lines: list[Line] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)


def find_scopes(reading: Reading) -> tuple[Scope, ...]:
    """Split a document into the sentences of each account; the rest belongs to none."""
    lines = tuple(line for line in reading.lines if len(line.text) <= LONGEST_SENTENCE)
    reading = replace(reading, lines=lines)
    if tells_own_trial(reading) or _reads_like_an_abstract(reading):
        return _own_scope(reading)
    return _narrated_scopes(reading)


def tells_own_trial(reading: Reading) -> bool:
    """Tell whether a text speaks of its authors' own trial (an abstract, a paper)."""
    own, reporter = set(), 0
    for line in reading.lines:
        if line.kind == "noise":
            continue
        own.update(rule.name for rule in OWN if rule.search(line.text))
        reporter += sum(1 for rule in REPORTER if rule.search(line.text))
    return bool(own) and (reporter == 0 or len(own) > reporter)


def _reads_like_an_abstract(reading: Reading) -> bool:
    """Tell a text that says nothing of "we" but gives numbers as abstracts do, and nobody else's."""
    if any(citation.style != "generic" for line in reading.lines for citation in line.citations):
        return False
    signs = 0
    for line in reading.lines:
        if any(one.search(line.text) for one in REPORTER):
            return False
        if first_match(INTRODUCTIONS, line.text) and line.kind != "title":
            signs -= 1
        signs += sum(
            mention.kind in ("p_value", "n_equals", "interval", "ratio", "mean_sd")
            for mention in line.mentions
        )
    return signs > 0


def _own_scope(reading: Reading) -> tuple[Scope, ...]:
    lines = [line for line in reading.lines if line.kind != "noise"]
    for line in lines:
        found = first_match(OWN, line.text)
        if found:
            rule, match = found
            start, end = line.start + match.start(), line.start + match.end()
            start += len(match.group()) - len(match.group().lstrip(" .?!:"))
            return (Scope("own_result", rule.name, start, end, lines, []),)
    if not lines:
        return ()
    first = lines[0]
    return (Scope("own_result", "own.abstract", first.start, first.end, lines, []),)


class _Focus:
    """The study that an article speaks of at the moment."""

    def __init__(self) -> None:
        self.scopes: list[Scope] = []
        self.current: Scope | None = None
        self.block = -1
        self.section = ""
        self.idle = 0

    def open(self, line: Line, rule: str, start: int, end: int, citation: Citation | None) -> None:
        self.current = Scope("reported_by_others", rule, start, end)
        self.scopes.append(self.current)
        self.take(line, citation)

    def take(self, line: Line, citation: Citation | None = None) -> None:
        assert self.current is not None
        self.current.lines.append(line)
        if citation is not None:
            self.current.citations.append(citation)
        self.block, self.section, self.idle = line.block, line.section, 0

    def leave(self) -> None:
        self.current = None


def _narrated_scopes(reading: Reading) -> tuple[Scope, ...]:
    focus = _Focus()
    by_citation: dict[str, Scope] = {}
    for line in reading.lines:
        if line.kind not in SPOKEN:
            continue
        if focus.current is not None and line.section != focus.section:
            focus.leave()
        anaphor = _anaphor(line)
        if anaphor is not None:
            earlier = by_citation.get(anaphor.antecedent_id)
            earlier = earlier or (focus.scopes[-1] if focus.scopes else None)
            if earlier is not None:
                focus.current = earlier
                focus.take(line, anaphor)
                by_citation[anaphor.citation_id] = earlier
                continue
        opening = _introduction(line)
        if opening is not None:
            rule, start, end, citation = opening
            focus.open(line, rule, start, end, citation)
            if citation is not None and focus.current is not None:
                by_citation[citation.citation_id] = focus.current
        elif focus.current is not None and _goes_on(focus, line):
            focus.take(line)
        elif focus.current is not None:
            focus.idle += 1
            if focus.idle > PATIENCE or _matches(GENERIC[:1], line.text):
                focus.leave()
    return tuple(focus.scopes)


def _anaphor(line: Line) -> Citation | None:
    for citation in line.citations:
        if citation.style == "anaphor":
            return citation
    return None


def _introduction(line: Line) -> tuple[str, int, int, Citation | None] | None:
    """Return the rule, span and citation with which a sentence introduces a study of others."""
    found = first_match(INTRODUCTIONS, line.text)
    if found is None:
        return None
    rule, match = found
    if PLANNED.pattern.search(line.text):
        return None
    plural = _earliest(GENERIC[:1], line.text)
    if plural is not None and plural < match.start() and rule.name == "narrative.study_that":
        return None
    cited = [
        citation
        for citation in line.citations
        if citation.style in ("author_year", "narrative", "footnote", "numeric")
    ]
    if rule.name == "cases.reported" and not cited:
        return None
    start = line.start + match.start()
    nearest = min(cited, key=lambda citation: abs(citation.start - start), default=None)
    return rule.name, start, line.start + match.end(), nearest


def _goes_on(focus: _Focus, line: Line) -> bool:
    """Tell whether a sentence without a name of its own still speaks of the study in focus."""
    if _matches(GENERIC, line.text):
        return False
    if line.block == focus.block and focus.idle == 0:
        return True
    return _matches(CONTINUATIONS, line.text)


def _matches(rules: tuple[Rule, ...], text: str) -> bool:
    return first_match(rules, text) is not None


def _earliest(rules: tuple[Rule, ...], text: str) -> int | None:
    starts = [match.start() for rule in rules if (match := rule.search(text))]
    return min(starts, default=None)
