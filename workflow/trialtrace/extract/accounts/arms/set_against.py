"""Names that results set against each other: "pain fell with zinc (3.1), compared with iron (4.2)".

Nothing says there who was given what. It is asked only where no other source has names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trialtrace.extract.accounts.arms.arm import tokens_of
from trialtrace.extract.accounts.arms.name import Name, trimmed
from trialtrace.extract.accounts.arms.phrases import phrase_at, subject_of
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import rule
from trialtrace.grammar.people import PERSONS

AGAINST = rule(
    "arms.set_against",
    r"\b(?:(?:as\s)?compared\s(?:with|to)|in comparison (?:with|to)|(?:comparison|alternative)s?\s(?:with|to)"
    r"|relative to|versus|vs\.?|instead of|rather than|(?:superior|inferior|equivalent|comparable|preferable) to"
    r"|(?P<more>better|worse|safer|easier|more|less|(?:high|low|great|short|long|few|fast|quick|slow|soon)er)\b"
    r"[^.;()]{0,90}?\sthan(?:\s(?:do|does|did))?)"
    r"(?:\s(?:that|those)\s(?:of|with|in|after|on|for))?\s"
    r"(?:(?:an?|the|conventional|using|after|with)\s)*(?P<other>[A-Za-z][\w-]{2,})",
    "Scaling was easier than polishing.",
    "More than half were older.",
)
# What numbers are compared with that nobody was given.
_NOBODY = re.compile(
    rf"(?:baseline|pre-?\w*|before|after|at|in|on|of|from|with|for|by|base|initial|previous|expected|normal|healthy|general"
    rf"|those|that|the|other|others|each|either|any|all|half|one|two|three|\d.*|men|women|{PERSONS}|group\w*|arm\w*"
    r"|values?|levels?|rates?|results?|placebo-\w+|years?|months?|weeks?|days?|age|older|younger|usual$|time|times"
    r"|predicted|published|historical|national|reference|measurements?|lower|higher)\b.*",
    re.IGNORECASE,
)
# "zinc (24 ± 2, n = 10), | compared with": what may stand between a name and the words that set it against another
_BETWEEN = re.compile(r"(?:\s?[(\[][^()\[\]]{1,80}[)\]])?,?\s?$")
_LAST_WORD = re.compile(r"(?P<one>[A-Za-z][\w-]+)$")
# "Compared with iron, zinc was easier to give.", "Zinc was easier to give than iron."
_NEXT = re.compile(r",\s(?:the\s|an?\s)?(?P<one>[A-Za-z][\w-]{2,})")
_VERB = re.compile(
    r"\s(?:was|were|is|are|had|has|did|does|could|may|might|can|seems?|appears?|shows|gives?|gave|led|leads|takes?|took|makes?|made|needs?|needed"
    r"|(?:provid|produc|induc|reduc|improv|caus|achiev|reliev|increas|decreas|enhanc)es"
    r"|(?:show|provid|produc|induc|reduc|improv|caus|achiev|reliev|increas|decreas|enhanc|result|prompt|prevent|lower)ed)\b"
)
_LESS_WITH = re.compile(
    r"\b(?:with|after|on|under|by|for|in|during|among)\s(?:the\s|an?\s)?(?P<one>[A-Za-z][\w-]+)"
)
_WORKS = re.compile(
    r"\b(?:better|worse|safer|easier|cheaper|faster|quicker|effective|efficacious|tolerated|convenient|acceptable|useful"
    r"|active|potent|toxic|painful|expensive|relief|outcomes?|results?|correction|control)\b"
)
_CLAUSE = re.compile(r"^|[,;:]\s(?:(?:and|but|whereas|while|that)\s)?|\bthat\s")
_ARTICLE = re.compile(r"(?:the|an?|treatment with|use of)\s", re.IGNORECASE)
# "Improved healing with zinc": what came of it was not tried.
_CAME_OF_IT = re.compile(
    r"(?:improved|reduced|increased|decreased|better|impaired|enhanced|lower|higher|faster|prolonged)\b",
    re.IGNORECASE,
)
_LONGEST = 60


def set_against(lines: Sequence[Line]) -> Iterator[tuple[Name, ...]]:
    """Yield the names that sentences set against each other.

    Parameters
    ----------
    lines : sequence of Line
        Sentences of an own trial.

    Yields
    ------
    tuple of Name
        Two names; the one that the other is compared with stands behind.
    """
    for line, cue, other in _others(lines):
        for one in (
            _behind(line, other.end - line.start),
            _inside(line, cue) if cue["more"] else _ahead(line, cue.start()),
            _subject(line, cue),
        ):
            if one and not tokens_of(one.text) <= tokens_of(other.text):
                yield one, other


def against_subject(
    lines: Sequence[Line], title: str, title_start: int
) -> Iterator[tuple[Name, ...]]:
    """Yield what the title is about with each name that a sentence sets something against.

    Parameters
    ----------
    lines : sequence of Line
        Sentences of an own trial.
    title : str
        Its title; may be empty.
    title_start : int
        Offset of the title.

    Yields
    ------
    tuple of Name
        Two names; the title's stands in front.
    """
    span = subject_of(title) if title else None
    if span is None or _CAME_OF_IT.match(title, *span):
        return
    subject = Name(title_start + span[0], title_start + span[1], title[slice(*span)], AGAINST.name)
    for _, _, other in _others(lines):
        if not tokens_of(other.text) & tokens_of(subject.text):
            yield subject, other


def _others(lines: Sequence[Line]) -> Iterator[tuple[Line, re.Match[str], Name]]:
    for line in reversed(
        lines
    ):  # a conclusion says what was compared, a background what others did
        for cue in AGAINST.finditer(line.text):
            other = _name_at(line, *cue.span("other"))
            if other is not None:
                yield line, cue, other


def _ahead(line: Line, at: int) -> Name | None:
    between = _BETWEEN.search(line.text, max(0, at - 90), at)
    word = _LAST_WORD.search(line.text, 0, between.start() if between else at)
    return _name_at(line, *word.span("one")) if word else None


def _behind(line: Line, at: int) -> Name | None:
    word = _NEXT.match(line.text, at)
    return _name_at(line, *word.span("one")) if word else None


def _inside(line: Line, cue: re.Match[str]) -> Name | None:
    """Return what something was less with: "less | with zinc than with iron"."""
    word = _LESS_WITH.search(line.text, cue.start(), cue.start("other"))
    return _name_at(line, *word.span("one")) if word else None


def _subject(line: Line, cue: re.Match[str]) -> Name | None:
    """Return the subject of the clause in which something works better, or is safer, than another.

    What is less "with zinc than with iron", or more common than something else, was not given.
    """
    at = cue.start()
    inside = line.text[at : cue.start("other")]
    if cue["more"] and (_LESS_WITH.search(inside) or not _WORKS.search(inside)):
        return None
    start = max(found.end() for found in _CLAUSE.finditer(line.text, 0, at))
    article = _ARTICLE.match(line.text, start)
    start = article.end() if article else start
    verb = _VERB.search(line.text, start, at)
    if verb is None or verb.start() - start > _LONGEST:
        return None
    return _checked(line, start, verb.start())


def _name_at(line: Line, start: int, end: int) -> Name | None:
    """Return the phrase around a word where it can be what somebody was given."""
    low, high = phrase_at(line.text, start, end)
    low = max(low, line.text.rfind(", ", low, start) + 1)
    comma = line.text.find(",", end, high)
    high = comma if comma >= 0 else high
    verb = _VERB.search(line.text, end, high)
    high = verb.start() if verb else high
    return _checked(line, low, high) if low <= start < high <= low + _LONGEST else None


def _checked(line: Line, low: int, high: int) -> Name | None:
    name = trimmed(line.text, low, high, AGAINST.name, line.start)
    if name is None or _NOBODY.fullmatch(name.text) or not tokens_of(name.text):
        return None
    return name
