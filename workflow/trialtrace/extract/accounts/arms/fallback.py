"""Two arms for a trial that compares groups without ever setting their names side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.control import PLACES
from trialtrace.extract.accounts.arms.name import Name
from trialtrace.extract.accounts.arms.phrases import phrase_at, subject_of, told_subject
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import Rule, rule
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought

COMPARES = rule(
    "arms.compares",
    r"(?<!non-)(?<!non)(?<!quasi-)\brandomi[sz](?:ed|ation)\b"
    r"|\brandomly (?:assigned|allocated|divided|distributed)\b"
    r"|\b(?:control|comparison|intervention|experimental|placebo|treatment"
    rf"|study) (?:groups?|arms?|condition)\b|\b(?:control|intervention) {PLACES}\b"
    rf"|\buntreated (?:groups?|{PERSONS})\b"
    r"|\bcase[- ]control\b|\bplacebo\b(?![- ]controlled)|\b(?:two|both|three) "
    r"(?:study )?(?:groups|arms)\b"
    r"|\bcontrols\b(?! (?:the|for|of|over)\b)",
    "Women were randomised after surgery.",
    "A nonrandomized study of one centre controls for age.",
)
# Who the others are compared with, said without a name of its own; the first one in the text wins.
COMPARATOR = rule(
    "arms.control_words",
    r"\bplacebo\b(?![- ]?(?:control|run|wash|lead|and))"
    r"|\b(?:usual|standard|routine|conventional|regular)[- ](?:\w+ )?(?:care|treatment|therapy"
    r"|practice|management|regimen|schedule|method|technique|group|arm)\b"
    r"|\bcare as usual\b|\btreatment as usual\b"
    r"|\b(?:wait(?:ing)?[- ]?list(?:ed)?|attention|no[- ]treatment|no[- ]intervention|untreated"
    r"|healthy|matched|historical|active|positive|negative|negative|usual[- ]care|psycho\w+)"
    r" (?:controls?|comparison)\b(?! of\b)(?:[- ](?:group|arm|subjects"
    r"|participants|patients|women)s?)?"
    r"|\b(?:control|comparison|comparator|reference|observation|sham"
    r"|untreated) (?:groups?|arms?|subjects"
    r"|participants|patients|women|men|children|product|condition|eyes?|sites?|limb|side)\b"
    rf"|\b(?:control|comparison|comparator)(?= {PLACES}\b)"
    r"|\bcontrols\b(?! (?:the|for|of|over)\b)|\bwait(?:ing)?[- ]?list\b"
    r"|\b(?<!with\sor\s)no (?:\w+ ){0,2}(?:treatment|therapy|intervention|prophylaxis"
    r"|supplement(?:ation)?)\b|\bobservation (?:alone|only)\b|\bsham\b(?![- ]?control)|\bnot "
    r"(?:treated|given|receiving|received|exposed"
    r"|vaccinated|supplemented|operated)\b|\bdid not (?:receive|undergo|take|get|use)\b"
    r"|\b(?:received|were given|was given) (?:no [a-z]+|nothing)\b",
    "Hot packs were compared with usual care.",
    "Sepsis control of the wound was poor in placebo-controlled work.",
)
# The aim of a trial stands among its first sentences.
_OPENING = 8
# "the control group | and the treatment group"
_OTHER_GROUP = re.compile(r"\s(?:and|or)\s(?:in\s)?(?:the|those)\s")
_ALONE = sought(r"\b(?P<name>[A-Za-z][\w/-]{2,}) (?:alone|monotherapy)\b")


def last_resort(lines: Sequence[Line], title: str, title_start: int) -> tuple[Name, ...]:
    """Set what the title is about against the control words of the text.

    Parameters
    ----------
    lines : sequence of Line
        Sentences of an own trial.
    title : str
        Its title; without one the first sentences may say what was tried.
    title_start : int
        Offset of the title.

    Returns
    -------
    tuple of Name
        Two names, or none where the text sets no groups against each other.
    """
    if not any(COMPARES.search(line.text) for line in lines):
        return ()
    what = _subject(lines, title, title_start)
    against = _comparator(lines, what.start, what.end) if what else None
    return (what, against) if what and against else ()


def _subject(lines: Sequence[Line], title: str, title_start: int) -> Name | None:
    """Return what was tried: by the title, else by the first sentence that says so."""
    span = subject_of(title) if title else None
    if span:
        low, high = span
        return Name(title_start + low, title_start + high, title[low:high], "arms.subject")
    for line in lines[:_OPENING]:
        span = told_subject(line.text)
        if span:
            low, high = span
            return Name(line.start + low, line.start + high, line.text[low:high], "arms.subject")
    return None


def _comparator(lines: Sequence[Line], low: int, high: int) -> Name | None:
    for line in lines:
        for match in COMPARATOR.finditer(line.text):
            start, end = line.start + match.start(), line.start + match.end()
            if start < high and low < end:
                continue
            return _named(COMPARATOR, line, match.start(), match.end())
    for line in lines:
        for match in _ALONE.finditer(line.text):
            start = line.start + match.start()
            if start < high and low < start + len(match["name"]):
                continue
            return _named(COMPARATOR, line, match.start("name"), match.end())
    return None


def _named(one: Rule, line: Line, start: int, end: int) -> Name:
    if re.match(rf" {PLACES}\b", line.text[end:]):
        return Name(line.start + start, line.start + end, line.text[start:end], one.name)
    low, high = phrase_at(line.text, start, end)
    other = _OTHER_GROUP.search(line.text, end, high)
    high = other.start() if other else high
    if "," in line.text[low:start]:
        low = start  # "scaling under anaesthesia, controls"
    if low > start or high < end or high - low > end - start + 30:
        low, high = start, end
    counted = re.match(r"[\d\W]+", line.text[low:high])
    low += counted.end() if counted else 0
    return Name(line.start + low, line.start + high, line.text[low:high], one.name)
