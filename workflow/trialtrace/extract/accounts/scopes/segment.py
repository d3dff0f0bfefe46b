"""Which sentences speak of which study: all of them of the own trial, or of others' as they come up."""

from __future__ import annotations

import re
from dataclasses import replace

from trialtrace.extract.accounts.parts import heading_kind, parts_of
from trialtrace.extract.accounts.reading import LONGEST_SENTENCE, Line, Reading
from trialtrace.extract.accounts.rule import first_match, possible
from trialtrace.extract.accounts.scopes.focus import narrated_scopes
from trialtrace.extract.accounts.scopes.intro_rules import INTRODUCTIONS
from trialtrace.extract.accounts.scopes.names import name_in_frame
from trialtrace.extract.accounts.scopes.scope import Scope
from trialtrace.extract.accounts.scopes.scope_rules import OWN, PATIENTS, REPORTER
from trialtrace.extract.accounts.scopes.spoken_of import is_background

__all__ = ["Scope", "find_scopes", "tells_own_trial"]


def find_scopes(reading: Reading) -> tuple[Scope, ...]:
    """Split a document into the sentences of each account; the rest belongs to none."""
    lines = tuple(line for line in reading.lines if len(line.text) <= LONGEST_SENTENCE)
    reading = replace(reading, lines=lines)
    if tells_own_trial(reading) or _reads_like_an_abstract(reading):
        return _own_scope(reading)
    told = narrated_scopes(reading)
    return _own_scope(reading) if _is_nobody_elses(reading, told) else told


def _is_nobody_elses(reading: Reading, told: tuple[Scope, ...]) -> bool:
    """Tell one titled paragraph with statistics of one study at most that names nobody who made it.

    "A randomised trial involving 19 potters measured the effect (P = 0.02)": an abstract may speak of
    its own study as of another's.
    """
    if len(told) > 1 or not _is_shaped_like_an_abstract(reading):
        return False
    if not any(one.kind in _SURE for line in reading.lines for one in line.mentions):
        return False
    styles = {citation.style for line in reading.lines for citation in line.citations}
    if styles - {"generic", "narrative"} or any(scope.citations for scope in told):
        return False
    return not any(rule.search(line.text) for line in reading.lines for rule in REPORTER)


def tells_own_trial(reading: Reading) -> bool:
    """Tell whether a text speaks of its authors' own trial (an abstract, a paper)."""
    if parts_of(reading.lines).reports:
        return True
    texts = [line.text for line in reading.lines if line.kind != "noise"]
    sections = {heading_kind(section) for section in {line.section for line in reading.lines}}
    sectioned = "methods" in sections and not _RESULTS.isdisjoint(sections)
    reporter = sum(1 for rule in possible(REPORTER, texts) for text in texts if rule.search(text))
    own = {"own.sections"} if sectioned else set()
    if _is_record(reading):
        own.add("own.record")
    if len(own) > reporter:
        return True
    for rule in possible(OWN, texts):
        if any(rule.search(text) for text in texts):
            own.add(rule.name)
            if len(own) > reporter:
                return True
    # What patients said is no reporter's word where the text is one paragraph that says "our study".
    tied = bool(own) and len(own) == reporter and _is_shaped_like_an_abstract(reading)
    return tied and not any(one.search(text) for one in _OF_OTHERS for text in texts)


# Says outright whose study it is: one that was published, or that "research suggests".
_OF_OTHERS = tuple(
    one for one in REPORTER if one.name in ("reporter.narrative", "reporter.research_says")
)


# How a bibliographic record of one abstract ends, and what it says of its authors.
_RECORD_END = re.compile(r"\bPMID:? ?\d{5,8}\b(?: ?\[[^\]]{3,40}\])?\W*$")
_RECORD_AUTHORS = re.compile(r"\bAuthor information: ?(?:\(\d\))?(?:[a-z] )?[A-Z]")


def _is_record(reading: Reading) -> bool:
    """Tell whether a text is the record of one abstract: its number at the end, or its authors' places.

    A list of references ends in such a number as well, but holds several.
    """
    lines = reading.lines
    ends = [line for line in lines if "PMID" in line.text and _RECORD_END.search(line.text)]
    if len(ends) == 1 and ends[0] in lines[-2:]:
        return True
    return sum("Author information:" in line.text for line in lines) == 1 and any(
        _RECORD_AUTHORS.search(line.text) for line in lines
    )


# Parts that an abstract or a paper has, and hardly anything else.
_RESULTS = frozenset({"results", "outcomes"})
_SECTIONS = _RESULTS | {"methods"}


def _reads_like_an_abstract(reading: Reading) -> bool:
    """Tell a text that says nothing of "we" but gives numbers as abstracts do, and nobody else's."""
    if any(citation.style != "generic" for line in reading.lines for citation in line.citations):
        return False
    signs, told, given = _SHAPED * _is_shaped_like_an_abstract(reading), 0, 0
    texts = [line.text for line in reading.lines]
    reporter, introductions = possible(REPORTER, texts), possible(INTRODUCTIONS, texts)
    for line in reading.lines:
        if any(one.search(line.text) for one in reporter):
            return False
        kinds = [mention.kind for mention in line.mentions]
        if "money" in kinds or "telephone" in kinds:
            return False
        # A title may well name its trial.
        titled = line.kind == "title" or (
            line is reading.lines[0] and _TITLE_AND_MORE.match(line.text)
        )
        if not titled and (first_match(introductions, line.text) or name_in_frame(line.text)):
            told += 1
        signs += sum(kind in _SURE for kind in kinds)
        given += sum(kind in _USUAL for kind in kinds) if PATIENTS.search(line.text) else 0
    # Who introduces no study and tells what happened to patients tells of their own.
    return signs > told or (not told and given > 1 and len(texts) <= _SHORT)


# "Sleep in NAP.2: a randomised trial of zinc.": a title at the head of its paragraph.
_TITLE_AND_MORE = re.compile(
    r"(?!.*\b(?:was|were|is|are|has|have|had|gave|found|showed|took|put)\b).{8,}?: ", re.DOTALL
)
# Numbers that only reports of research give, and those that they share with other texts.
_SURE = frozenset({"p_value", "n_equals", "interval", "ratio", "mean_sd"})
_USUAL = frozenset({"count_percent", "fraction", "percent", "dose"})
_SHORT = 30  # sentences of an abstract
_SHAPED = 4  # one paragraph outweighs a few sentences that could introduce others' studies


_SHORTEST, _LONGEST = 500, 4000
_FEWEST_SENTENCES = 4


def _is_shaped_like_an_abstract(reading: Reading) -> bool:
    """Tell one paragraph, with a title over it or in it, that says what people were given.

    Articles about trials part their text into many short paragraphs.
    """
    lines = [line for line in reading.lines if line.kind != "noise"]
    body = [line for line in lines if line.block != lines[0].block]
    if not body:  # the title is the first sentence of the paragraph
        body = lines[1:]
    titled = len(lines) - len(body) == 1
    if not titled or len(body) < _FEWEST_SENTENCES or len({line.block for line in body}) > 1:
        return False
    long_enough = _SHORTEST <= body[-1].end - body[0].start <= _LONGEST
    return long_enough and any(
        _WERE_GIVEN.search(line.text) or any(one.kind in _SURE for one in line.mentions)
        for line in body
    )


_WERE_GIVEN = re.compile(
    r"\b(?:received|underwent|entered|took part|included in (?:the|this) (?:study|trial) were"
    r"|(?:was|were) (?:\w+ly )?(?:given|administered|treated|randomi[sz]ed|allocated|assigned|entered|studied"
    r"|started|measured|assessed|evaluated|analy[sz]ed|compared|determined|examined|included|observed"
    r"|followed|obtained|collected|performed)"
    r"|(?:comparative|controlled|randomi[sz]ed|double-blind) (?:study|trial) was)\b",
    re.IGNORECASE,
)


def _own_scope(reading: Reading) -> tuple[Scope, ...]:
    lines = [line for line in reading.lines if line.kind != "noise"]
    own = possible(OWN, (line.text for line in lines))
    for line in lines:
        found = first_match(own, line.text)
        if found:
            rule, match = found
            start, end = line.start + match.start(), line.start + match.end()
            start += len(match.group()) - len(match.group().lstrip(" .?!:"))
            return (_own(rule.name, start, end, lines),)
    if not lines:
        return ()
    first = lines[0]
    return (_own("own.abstract", first.start, first.end, lines),)


def _own(rule: str, start: int, end: int, lines: list[Line]) -> Scope:
    article = _is_shaped_like_an_article(lines)
    if article:
        lines = [
            line for line in lines if line.start <= start < line.end or not is_background(line)
        ]
    return Scope("own_result", rule, start, end, lines, [], article=article)


# Signs of reports of research, whoever printed them.
_REPORT = tuple(
    one for one in OWN if one.name in ("own.we_did", "own.heading", "own.heading_open", "own.aim")
)
_PARAGRAPHS = 3


def _is_shaped_like_an_article(lines: list[Line]) -> bool:
    """Tell a text of several paragraphs without the parts of a paper or the headings of an abstract."""
    if len({line.block for line in lines if line.kind in ("paragraph", "list_item")}) < _PARAGRAPHS:
        return False
    if any(heading_kind(line.section) in _SECTIONS for line in lines):
        return False
    report = possible(_REPORT, (line.text for line in lines))
    return not any(first_match(report, line.text) for line in lines)
