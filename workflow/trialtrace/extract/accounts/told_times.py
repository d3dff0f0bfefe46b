"""Times that an article tells of a study without saying what they are the length of.

"The team gave them the juice; after six weeks they slept better" says when something was seen,
"they kept it up for three years" how long it went on. A moment belongs to the results of its
sentence, else to the study's follow-up; a length of time to the treatment, or else to the follow-up.
Each is written where its cell is still empty, ``unsure``.
"""

from __future__ import annotations

import re

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.reading import Line, numbers_of, said
from trialtrace.extract.accounts.rule import first_match, rule
from trialtrace.extract.accounts.scopes.scope_rules import CONTINUATIONS
from trialtrace.grammar.mention import Mention
from trialtrace.grammar.people import PERSONS

_TIMES = frozenset({"timepoint", "duration", "follow_up"})
_LONG = re.compile(r"(?:days?|weeks?|months?|years?|decades?)\b", re.IGNORECASE)
# Moments that count from the start of a study.
AFTER = rule(
    "time.after",
    r"(?:\b(?:after|at|by|within|over|during|until|in|of|for|every|lasted|lasting|ran for)"
    r"(?: the| about| nearly| some| almost| just| only| another| an additional| a further| up to| around| roughly"
    r"| first| next| following| past| end of| more than| a mean of| a median of| an average of"
    r"| an average| a| total of){0,3} )$",
    "the juice helped after about ",
    "the juice was pressed with ",
)
# Times that people had lived, been ill or had been waiting before; and what is no time of a study.
ELSEWHEN = rule(
    "time.elsewhen",
    r"\b(?:ago|earlier|before|previous(?:ly)?|prior|past|last|next|recent|history|aged?|old|older|younger|years? of"
    r" age|since|would|will|should|must|may|might|can|if|diagnos\w+|hop\w+|plan\w+|published|career|experience"
    r"|minutes?|hours?|per|every|each|expected)\b",
    " years ago",
    " years into it",
)


def write_told_times(account: Account) -> None:
    """Write the times of a narrated study that no cell holds yet."""
    if not account.article:
        return
    filled = {
        value.field
        for value in account.ledger.values
        if value.table == "studies" and value.row_id == account.study
    }
    for line in account.lines:
        if line.kind in ("title", "heading"):
            continue
        for mention in line.mentions:
            if not numbers_of(mention):
                continue
            if mention.kind in _TIMES or (
                mention.kind in ("median", "mean")
                and _FOLLOWED.search(line.before(mention.start, 40))
            ):
                _write(account, line, mention, filled)


def _write(account: Account, line: Line, mention: Mention, filled: set[str]) -> None:
    """Write a time into the results of its sentence, or into the study's row."""
    start, end = said(mention, account.ledger.document.text)
    words = account.ledger.document.text[start:end]
    if not account.ledger.is_free(start, end) or not _LONG.search(words):
        return
    around = line.before(start, 30) + " # " + line.after(end, 20)
    if not AFTER.pattern.search(line.before(start, 50)) and not _OF_STUDY.match(
        line.after(end, 50)
    ):
        return
    if (
        ELSEWHEN.search(around)
        or _EARLIER.search(line.before(start, 60))
        or _in_speech(line, start)
    ):
        return
    if mention.kind == "timepoint" and _of_results(account, line, start, end, words):
        return
    if not _tells_of_study(account, line, start):
        return
    for field in ("duration", "follow_up") if mention.kind == "duration" else ("follow_up",):
        if field in filled:
            continue
        evidence = account.ledger.cite(
            f"studies.{field}", start, end, rule="time.told", tier="unsure"
        )
        if account.ledger.add_value("studies", account.study, field, words, evidence):
            filled.add(field)
        return


# "The captain had sailed for 30 years": before the study.
_EARLIER = re.compile(
    r"\bhad (?:\w+ )?(?:been|[a-z]{3,}ed)\b[^.;]{0,30}$"
    r"|\bha(?:s|ve) (?:\w+ )?(?!(?:been )?followed)(?:been|worked|used|known|run|led)\b[^.;]{0,40}$"
)


# "Most colds heal within ten days", "see a nurse if it has not healed in two weeks".
_DONE = re.compile(
    r"\b(?:was|were|had|did|took|gave|got|ran|went|lasted|[a-z]{3,}ed)\b|\b(?:trial|study|experiment)\b"
)


# "Over 18 months there was no difference": a sentence of a study that begins so is told by its time.
_BEGINS = 24


def _tells_of_study(account: Account, line: Line, start: int) -> bool:
    """Tell whether a sentence tells of the past and of those who took part, or what they had."""
    if _DONE.search(line.text) is None:
        return False
    if start - line.start <= _BEGINS and AFTER.pattern.search(line.before(start, 50)):
        return True
    if first_match(CONTINUATIONS, line.text) is not None or account.mentions(line):
        return True
    return line.mentions[0].kind == "participants" or _OF_THEM.search(line.text) is not None


_OF_THEM = re.compile(
    rf"\b(?:{PERSONS}|they|them|their|both|each|everyone|all|researchers|scientists|team|followed|lasted|trial|study"
    r"|experiment|programme|program|course|treatment)\b",
    re.IGNORECASE,
)


def _in_speech(line: Line, place: int) -> bool:
    """Tell whether words stand inside quotation marks: who speaks tells of their own years."""
    before = line.text[: place - line.start]
    if before.count("“") > before.count("”"):
        return True
    return before.count('"') % 2 == 1


# "They were followed for a median of 36 months", "after a median of 36 months".
_FOLLOWED = re.compile(
    r"\b(?:followed|monitored|tracked)(?: up)? (?:for|over) (?:an? )?$|\b[Aa]fter an? $|\bover an? $"
)
_OF_STUDY = re.compile(
    r"\slater\b|[-\s,](?:[\w-]+,?\s){0,4}?(?:trial|study|experiment|period|programme|program)\b"
)


def _of_results(account: Account, line: Line, start: int, end: int, words: str) -> bool:
    """Give a moment to the results of its sentence that have none; tell whether there were any."""
    evidence = {one.evidence_id: one for one in account.ledger.evidence}
    rows = [
        row.row_id
        for row in account.ledger.rows
        if row.table == "results"
        and row.study_id == account.study
        and line.start <= evidence[row.established_by].start < line.end
    ]
    timed = {
        value.row_id
        for value in account.ledger.values
        if value.table == "results" and value.field == "timepoint"
    }
    open_rows = [row for row in rows if row not in timed]
    if not open_rows:
        return False
    cited = account.ledger.cite("results.timepoint", start, end, rule="time.told", tier="unsure")
    for row in open_rows:
        account.ledger.add_value("results", row, "timepoint", words, cited)
    return bool(cited)
