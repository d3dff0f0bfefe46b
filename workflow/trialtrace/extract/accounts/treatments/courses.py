"""How long a treatment lasted and how often it was given: of one arm where the text says so, else of all.

A length of time is read where the words around it make it a course of treatment; times that people
had been ill before, follow-up, run-in and wash-out are not. The first that is told counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.reading import Line, numbers_of, said
from trialtrace.extract.accounts.rule import rule
from trialtrace.extract.accounts.treatments.sessions import write_sessions

_FIELD = {
    "duration": "duration",
    "frequency": "frequency",
    "schedule": "frequency",
    "sessions": "frequency",
}
# What is done to people in a trial, as far as "for six weeks" may hang on it.
_TREATED = (
    r"(?:random(?:ly|i[sz]ed)|assigned|allocated|allotted|received?|receiving|took|taking|taken"
    r"|treat(?:ed|ment|ments)|therap(?:y|ies)|given|giving|gave|got|used?|using|applied|administered"
    r"|supplement\w*|train(?:ed|ing)|exercis\w+|programmes?|programs?|courses?|diets?|ate|eating|drank"
    r"|swallowed|wore|wearing|practi[cs]ed|sessions?|interventions?|medication|tablets?|capsules?"
    r"|pills?|injections?|infusions?|doses?|placebo|dosing|daily|weekly|twice|once|\d\s?m?g)"
)
# A finding or a history between the treatment and the time: "had been ill for", "fell over".
_NOT_OF_TREATMENT = (
    r"(?:had|have|has|suffer\w*|symptoms?|pain|history|ill|smok\w+|surviv\w+|follow\w*|monitored"
    r"|observed|fell|rose|improved|decreased|increased|reduced|declined|lost|gained|grew|dropped|lower"
    r"|higher|more|less|fewer|lasted|remained|stayed|free|better|worse|withh\w+|discontinu\w+|stop\w*"
    r"|wait\w*|before|after|until|since|within|wash-?out|run-?in|screening|baseline|surgery|operation"
    r"|diagnos\w+|least|than|if|excluded)"
)
_FOR = re.compile(
    r"(?:^|[\s,(])(?:for|over|during|lasting|throughout)\s+(?:the\s+)?(?:(?:a|an|another|up to|about|a"
    r" total of|a period of|approximately|some|either|consecutive)\s+)*$",
    re.IGNORECASE,
)

COURSE_FOR = rule(
    "course.for",
    r"\b" + _TREATED + r"\b(?:(?![.;:]|\b" + _NOT_OF_TREATMENT + r"\b).){0,120}$",
    "One hundred potters were assigned to zinc lozenges or dummies",
    "The zinc was taken by potters who had had a cold",
)
COURSE_OF = rule(
    "course.of",
    r"^[-\s](?:(?:open-label|double-blind|blinded|supervised|daily|oral|active|randomi[sz]ed|home-based"
    r"|controlled|structured|online|intensive|\w+ing|\w+al|\w+ic) ){0,2}(?:courses?|treatment|therapy"
    r"|programmes?|programs?|interventions?|trial|study|diet|supplementation|regimen|training|crossover"
    r"|cross-over|plan|class(?:es)?|schedule)\b(?! after| before| follow)",
    " supervised walking programme",
    " follow-up of the potters",
)
_TIMES = re.compile(
    r"\b(?:follow\w*|later|after|run-?in|wash-?out|screening|previous|prior|earlier)\b[\s\w-]{0,12}$",
    re.IGNORECASE,
)


# The length of a session, not of a treatment.
_SHORT = re.compile(r"(?:min(?:ute)?s?|h(?:ou)?rs?|sec(?:ond)?s?)\b", re.IGNORECASE)
# "people over 70 years"
_OLDER = re.compile(
    r"\b(?:people|adults|women|men|those|anyone|patients|children|everyone|aged) (?:just |well )?over"
    r" (?:the age of )?$",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"\b(?:if|would|will|should|must|can)\b", re.IGNORECASE)
# "Zinc has been used in Ghent for thirty years" tells of no study.
_IN_USE = re.compile(
    r"\b(?:has|have) (?:long |now |also )?been (?:\w+ )?(?:used|taken|sold|given|prescribed|available|eaten|known)\b"
    r"|\b(?:is|are) (?:\w+ )?(?:used|taken|sold|given|prescribed)\b",
    re.IGNORECASE,
)
# "16-week trial": what all took part in, whoever the sentence is about
_OF_ALL = re.compile(r"[-\s](?:[\w-]+\s){0,3}?(?:trial|study|treatment period)\b", re.IGNORECASE)
_ALTERNATIVE = re.compile(r"\b(?:or|versus|vs|either|compared|respectively)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Course:
    """A length or a rhythm of treatment where it is said."""

    field: str
    start: int
    end: int
    rule: str


def write_courses(account: Account) -> None:
    """Write how long and how often treatments were given, where no arm's cell has taken it yet."""
    filled = {
        (value.row_id, value.field)
        for value in account.ledger.values
        if value.table in ("arms", "studies") and value.field in ("duration", "frequency")
    }
    for line in account.lines:
        for course in _courses(account, line):
            arm = _arm_of(account, line, course)
            if arm is None:
                continue
            table, row = ("studies", account.study) if arm < 0 else ("arms", account.row_of(arm))
            if not row or (row, course.field) in filled:
                continue
            evidence = account.ledger.cite(
                f"{table}.{course.field}", course.start, course.end, rule=course.rule,
                role=account.role_of(arm),
            )  # fmt: skip
            words = account.ledger.document.text[course.start : course.end]
            if evidence and account.ledger.add_value(table, row, course.field, words, evidence):
                filled.add((row, course.field))
        if account.article:
            write_sessions(account, line)


def _courses(account: Account, line: Line) -> list[_Course]:
    found: list[_Course] = []
    for mention in line.mentions:
        field = _FIELD.get(mention.kind)
        if field is None or not (numbers_of(mention) or field == "frequency"):
            continue
        start, end = said(mention, account.ledger.document.text)
        if account.ledger.is_free(start, end):
            name = _rule_of(line, field, start, end)
            if name:
                found.append(_Course(field, start, end, name))
    return found


def _rule_of(line: Line, field: str, start: int, end: int) -> str:
    before = line.before(start, 200)
    if _SUPPOSED.search(before) or _IN_USE.search(before):
        return ""
    if field == "frequency":
        return COURSE_FOR.name if COURSE_FOR.pattern.search(before) else ""
    if _TIMES.search(before[-40:]) or _SHORT.search(
        line.text[start - line.start : end - line.start]
    ):
        return ""
    if COURSE_OF.pattern.match(line.after(end, 70)):
        return COURSE_OF.name
    if _OLDER.search(before[-40:]):
        return ""
    preposition = _FOR.search(before)
    if preposition and COURSE_FOR.pattern.search(before[: preposition.start()]):
        return COURSE_FOR.name
    return ""


def _arm_of(account: Account, line: Line, course: _Course) -> int | None:
    """Return the arm that a course is of: -1 for all of them, None where it cannot be told.

    A time is one arm's where the sentence names that arm alone, all arms' where it names none or
    several; a rhythm where several things are given is rarely all arms', and what stands in
    brackets belongs to what stands in front of them.
    """
    if course.rule == COURSE_OF.name and _OF_ALL.match(line.after(course.end, 70)):
        return -1
    arms = {mention.arm for mention in account.mentions(line)}
    compared = len(arms) > 1 or bool(_ALTERNATIVE.search(line.text))
    if len(arms) == 1 and len(account.arms) > 1 and not compared:
        return arms.pop()
    bracket = line.before(course.start, 200).rpartition("(")[2]
    inside = "(" in line.before(course.start, 200) and ")" not in bracket
    return None if course.field == "frequency" or (compared and inside) else -1
