"""Whom a table's figures are about: rows for parts of the sample, captions that name a set or a part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.accounts.grids.model import Datum, Head, Table
from trialtrace.extract.accounts.outcomes.choice import Named
from trialtrace.extract.accounts.populations.everybody import everybody_in
from trialtrace.extract.accounts.populations.find import phrases_of
from trialtrace.extract.accounts.populations.phrase import ANALYSIS_SET, EVERYBODY, SUBGROUP
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.lexicon import Lexicon

_ALL = re.compile(
    r"\W*(?:all|overall|total|whole|entire)(?: (?:study |randomi[sz]ed )?(?:patients|participants|subjects|population"
    r"|sample|cohort|group))?\W*",
    re.IGNORECASE,
)
# "< 40 years", "65-74 y", "aged 60 or more".
_AGES = re.compile(
    r"\W*(?:aged? )?(?:(?:[<>≥≤]=?|under|over|below|above|up to|at least)\s*\d+(?:\s*(?:years?|yrs?|y)\b)?"
    r"|\d+\s*(?:-|\u2013|to)\s*\d+\s*(?:years?|yrs?|y)\b"
    r"|\d+\s*(?:years?|yrs?|y)?\s*(?:or|and) (?:more|older|over|younger"
    r"|less))\W*(?:of age)?\W*",
    re.IGNORECASE,
)
_SEX = re.compile(r"\W*(?:fe)?male(?: (?:sex|patients))?s?\W*|\W*(?:wo)?men\W*", re.IGNORECASE)
# A heading over rows that split the sample; a caption that says that all rows do.
_SPLITS = re.compile(
    r"\W*(?:by )?(?:sex|gender|age(?: groups?)?(?:,? (?:years|y))?|race|ethnicity|region|country|cent(?:re|er)|site"
    r"|subgroups?|strata|stratum)\b[^a-z]*",
    re.IGNORECASE,
)
_BY_SUBGROUP = re.compile(r"\bsub-?groups?\b|\bstrat(?:a|um|ified)\b", re.IGNORECASE)
# Counts with a denominator of their own, or means: in a stratum; "30 (60%)" tells how many women.
_OWN_WHOLE = frozenset({"fraction"})


@dataclass(frozen=True, slots=True)
class People:
    """The column that whom-words fill and their span; an empty field means everybody."""

    field: str
    start: int
    end: int


def people_of_caption(account: Account, table: Table) -> tuple[People, ...]:
    """Return whom a caption says that all figures of its table are about."""
    start, end = table.grid.caption
    text = account.ledger.document.text[start:end]
    line = Line(-1, start, end, text, "caption", -1, "", (), ())
    everybody = everybody_in(account.lines, account.results_start, ())
    return tuple(
        People(one.field, one.start, one.end)
        for one in phrases_of(line, account.lexicon, ())
        if one.field == ANALYSIS_SET or (one.field == SUBGROUP and not everybody.describes(one))
    )


def people_of_row(account: Account, datum: Datum, caption: str) -> People | None:
    """Return whom a row is about by its own label; None where it names what was measured."""
    if not datum.labels:
        return None
    own = datum.labels[-1]
    field = _field(account.lexicon, own)
    if field is None and (
        _BY_SUBGROUP.search(caption) or any(_SPLITS.fullmatch(h.words) for h in datum.labels[:-1])
    ):
        field = SUBGROUP
    if field is None:
        return None
    text = account.ledger.document.text
    words = text[own.start : own.end]
    lead = len(words) - len(words.lstrip(" *_\u00a0"))
    return People(field, own.start + lead, own.start + len(words.rstrip(" *_:\u00a0")))


def _field(lexicon: Lexicon, head: Head) -> str | None:
    words = plain(head.words).strip(" *_:\u00a0")
    if _ALL.fullmatch(words):
        return EVERYBODY
    for term in lexicon.find("analysis_sets", words, 0, len(words)):
        if term.end - term.start >= len(words) - _SLACK:
            return ANALYSIS_SET
    return SUBGROUP if _AGES.fullmatch(words) or _SEX.fullmatch(words) else None


_SLACK = 2


def counts_people(datum: Datum) -> bool:
    """Tell whether a figure in a row for people tells how many they are, and not how they fared."""
    value = datum.value
    return value.form not in _OWN_WHOLE and value.part("percent") is not None


def measured_in(account: Account, table: Table, labels: Sequence[Head]) -> Named | None:
    """Return what rows for people were compared on: the heading over them, or the caption's subject."""
    text = account.ledger.document.text
    for head in reversed(labels[:-1]):
        words = head.words.strip(" *_:\u00a0")
        if words and not _SPLITS.fullmatch(words) and _field(account.lexicon, head) is None:
            start = text.find(words, head.start, head.end)
            if start >= 0:
                return _named(account, start, start + len(words), "outcome.row_label")
    terms = account.lexicon.find("outcomes", text, *table.grid.caption)
    if not terms:
        return None
    return Named(terms[0].start, terms[0].end, "outcome.caption", terms[0])


def _named(account: Account, start: int, end: int, rule: str) -> Named:
    terms = account.lexicon.find("outcomes", account.ledger.document.text, start, end)
    return Named(start, end, rule, terms[0] if terms else None)
