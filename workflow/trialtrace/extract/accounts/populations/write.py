"""Writes who the results of an account are about: ``analysis_set`` and ``subgroup``."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.populations.everybody import Everybody, everybody_in
from trialtrace.extract.accounts.populations.find import phrases_of
from trialtrace.extract.accounts.populations.phrase import ANALYSIS_SET, EVERYBODY, SUBGROUP, Phrase
from trialtrace.extract.accounts.populations.reach import phrase_of
from trialtrace.extract.accounts.populations.words import TOKEN
from trialtrace.extract.model import Row

_DESCRIBED = frozenset({("studies", "condition"), ("studies", "eligibility")})


def write_populations(account: Account) -> None:
    """Cite, for each result, the words that say who it is about, if not everybody.

    Runs when all results are written. A number that the words hold and that serves another cell
    already is left out of what is cited.
    """
    rows = _rows(account)
    if not rows:
        return
    places = [place for place, _ in rows]
    everybody = _everybody(account, rows[0][0])
    numbers = _numbers(account)
    last: Phrase | None = None
    cited: dict[tuple[str, tuple[int, int]], tuple[str, str]] = {}
    for line in account.lines:
        found = phrases_of(line, account.lexicon, account.arm_spans(line))
        phrases = [one for one in found if not everybody.describes(one)]
        phrases = _pointing_back(phrases, last)
        mine = rows[bisect_left(places, line.start) : bisect_left(places, line.end)]
        if not any(row.row_id in numbers for _, row in mine):
            phrases = [one for one in phrases if one.named]
        for field in (SUBGROUP, ANALYSIS_SET) if mine else ():
            told = [one for one in phrases if one.field in (field, EVERYBODY)]
            for place, row in mine if told else ():
                phrase = phrase_of(line, place, told)
                if phrase is None or phrase.field == EVERYBODY:
                    continue
                key = (phrase.field, phrase.cited)
                if key not in cited:
                    cited[key] = _cite(account, phrase)
                words, evidence = cited[key]
                account.ledger.add_value("results", row.row_id, phrase.field, words, evidence)
        parts = [one for one in phrases if one.field == SUBGROUP]
        last = parts[-1] if parts else None


def _rows(account: Account) -> list[tuple[int, Row]]:
    """Return the results of an account with where each stands, in the order of the text."""
    found = [
        (account.ledger.span_of(row.established_by)[0], row)
        for row in account.ledger.rows
        if row.table == "results" and row.study_id == account.study
    ]
    return sorted(found, key=lambda pair: pair[0])


def _numbers(account: Account) -> frozenset[str]:
    """Return the results that hold a number; other sentences seldom say who they are about."""
    return frozenset(
        value.row_id
        for value in account.ledger.values
        if value.table == "results" and value.field in ("value", "p_value")
    )


def _everybody(account: Account, first: int) -> Everybody:
    first = max(first, account.results_start)
    words = [
        str(value.value)
        for value in account.ledger.values
        if (value.table, value.field) in _DESCRIBED
        and value.row_id == account.study
        and account.ledger.span_of(value.evidence_id)[0] < first
    ]
    return everybody_in(account.lines, first, words)


def _pointing_back(phrases: list[Phrase], last: Phrase | None) -> list[Phrase]:
    """Give "this subgroup" the words of the sentence before; what points at nobody is left out."""
    out = []
    for one in phrases:
        if one.source is None:
            out.append(one)
        elif last is not None:
            out.append(replace(one, source=last.cited, limits=last.limits))
    return out


def _cite(account: Account, phrase: Phrase) -> tuple[str, str]:
    """Return the words that are cited and their evidence; empty where none could serve."""
    start, end = phrase.cited
    ledger, label = account.ledger, f"results.{phrase.field}"
    evidence = ledger.cite(label, start, end, rule=f"population.{phrase.field}")
    if not evidence:
        start, end = _without_numbers(account, start, end)
        evidence = ledger.cite(label, start, end, rule=f"population.{phrase.field}")
    return ledger.document.text[start:end], evidence


def _without_numbers(account: Account, start: int, end: int) -> tuple[int, int]:
    """Return the whole words of a span in front of its first number, or else its longest run."""
    ledger, text = account.ledger, account.ledger.document.text
    runs, low = [], start
    for match in TOKEN.finditer(text, start, end):
        if ledger.numbers_in(match.start(), match.end()):
            runs.append((low, match.start()))
            low = match.end()
    runs.append((low, end))
    low, high = runs[0] if runs[0][0] < runs[0][1] else max(runs, key=lambda run: run[1] - run[0])
    words = text[low:high]
    return low + len(words) - len(words.lstrip()), high - len(words) + len(words.rstrip(" ≥≤<>("))
