"""Results that stand in tables: each figure under an arm becomes rows of `results` with evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.grids.cells import Part, plain
from trialtrace.extract.accounts.grids.figures import EVENTS, MEANS, has_error, kinds_of
from trialtrace.extract.accounts.grids.headers import BESIDE
from trialtrace.extract.accounts.grids.model import Datum, Head, Table
from trialtrace.extract.accounts.grids.sizes import SAID_SIZE
from trialtrace.extract.accounts.grids.strata import (
    People,
    counts_people,
    measured_in,
    people_of_caption,
    people_of_row,
)
from trialtrace.extract.accounts.grids.tables import read_table
from trialtrace.extract.accounts.grids.times import moments, says_baseline, says_end
from trialtrace.extract.accounts.outcomes.choice import Named
from trialtrace.extract.accounts.reading import Line
from trialtrace.tables.ids import short_hash
from trialtrace.text.grids import find_grids

# What a label says beside the outcome's name: unit, note mark, how it was summed up.
_TAIL = re.compile(
    r"\s*(?:[,(\[^*†‡§]|\b(?:mean|median|n|no\.?|number|sd|\u00b1|%)\b\W*(?:\(|$|\u00b1|sd)).*$",
    re.IGNORECASE | re.DOTALL,
)
_STATISTIC_ONLY = re.compile(
    r"\W*(?:(?:mean|median|sd|se|score|scores|n|no|number|value|values|change|range|iqr|ci|from|bl|%|\d+)\W*)+$",
    re.IGNORECASE,
)


@dataclass
class _Book:
    """What the rows of one table share: timepoints and people cited once, by heading."""

    account: Account
    table: Table
    people: tuple[People, ...]
    cited: dict[int, str] = field(default_factory=dict)


def write_grids(account: Account) -> None:
    """Write the results of an account's tables.

    A table counts when one level of its headings names two of the account's arms or more. Tables
    and rows that describe people before treatment give no results.
    """
    if len(account.arms) < 2 or not account.lines:
        return
    text = account.ledger.document.text
    places = [line.start for line in account.lines]
    for grid in find_grids(text):
        if not any(grid.start <= place < grid.end for place in places):
            continue
        table = read_table(text, grid)
        arms = _arms(account, table)
        if arms is not None:
            _write_table(account, table, *arms)
            # Its rows are no sentences: what the table did not give stays ungiven.
            account.lines = [
                line for line in account.lines if not grid.start <= line.start < grid.end
            ]


def _arms(account: Account, table: Table) -> tuple[int, dict[str, int]] | None:
    """Return the level of column headings that names arms, and which heading is which arm."""
    depth = max((len(datum.heads) for datum in table.data), default=0)
    best: tuple[int, dict[str, int]] | None = None
    for level in range(depth):
        named: dict[str, int] = {}
        for datum in table.data:
            if len(datum.heads) <= level:
                continue
            head = datum.heads[level]
            name = _bare(head.words)
            if name in named or not name or BESIDE.search(name):
                continue
            arm = _arm_of(account, head)
            if arm is not None:
                named[name] = arm
        told = set(named.values())
        if (
            len(told) > 1
            and len(told) == len(named)
            and (best is None or len(named) > len(best[1]))
        ):
            best = level, named
    return best


def _arm_of(account: Account, head: Head) -> int | None:
    """Return the one arm that a heading names."""
    words = _bare(head.words)
    # A place below zero: no sentence of the document has it, so nothing cached is touched.
    line = Line(-1, -1 - head.start, -1 - head.start + len(words), words, "table", -1, "", (), ())
    arms = {mention.arm for mention in account.finder.find(line)}
    return arms.pop() if len(arms) == 1 else None


def _bare(words: str) -> str:
    return " ".join(re.sub(r"[*_]", " ", SAID_SIZE.sub(" ", plain(words))).split())


def _write_table(account: Account, table: Table, level: int, named: dict[str, int]) -> None:
    if says_baseline(table.caption) and not says_end(table.caption) and not moments(table.caption):
        return
    book = _Book(account, table, people_of_caption(account, table))
    for datum in table.data:
        if len(datum.heads) <= level or not datum.labels:
            continue
        arm = named.get(_bare(datum.heads[level].words))
        rest = tuple(head for i, head in enumerate(datum.heads) if i != level)
        near = " ".join(head.words for head in (*datum.labels, *rest))
        if arm is None or says_baseline(near):
            continue
        contexts = (f"{near} {datum.heads[level].words}", table.caption, table.notes)
        _write_datum(book, datum, arm, rest, contexts)


def _write_datum(
    book: _Book, datum: Datum, arm: int, rest: tuple[Head, ...], contexts: tuple[str, ...]
) -> None:
    n = float(datum.size.value) if datum.size else None
    kinds = kinds_of(datum.value, contexts, n)
    if len(kinds) != 1 or datum.value.form == "interval":
        return
    kind = next(iter(kinds))
    if kind == MEANS and has_error(datum.value, contexts):
        return
    parts = _parts(datum, kind)
    if not parts:
        return
    account = book.account
    row_people = people_of_row(account, datum, book.table.caption)
    if row_people is None:
        outcome = _outcome(account, datum, rest)
    else:
        if counts_people(datum) and row_people.field:
            return
        named = measured_in(account, book.table, datum.labels)
        outcome = account.outcomes.row(named) if named is not None else ""
    if not outcome:
        return
    role = account.role_of(arm)
    group = ""
    for statistic, part in parts:
        start, end = datum.cell.offset(part.start), datum.cell.offset(part.end)
        evidence = account.ledger.cite(
            f"results.{statistic}", start, end, rule="grid.cell", tier="likely", role=role
        )
        if not evidence:
            return
        group = group or short_hash("G", outcome, account.row_of(arm), evidence)
        row = account.ledger.add_row(
            "results", outcome, account.study, evidence,
            outcome_id=outcome, arm_id=account.row_of(arm), versus_arm_id="", group_id=group,
        )  # fmt: skip
        account.ledger.add_value("results", row, "statistic", statistic, evidence)
        account.ledger.add_value("results", row, "value", part.value, evidence)
        _write_time(book, row, (*datum.labels, *rest))
        _write_people(book, row, row_people)
        if datum.value.form == "fraction" and statistic == "events":
            whole = datum.value.part("n")
            span = (datum.cell.offset(whole.start), datum.cell.offset(whole.end))
            account.put(row, "n", whole.value, span, "grid.cell", role=role)


def _parts(datum: Datum, kind: str) -> list[tuple[str, Part]]:
    """Return the numbers of a figure under the names of the table `results`."""
    value = datum.value
    if kind == MEANS:
        first, second = value.parts[:2]
        return [("mean", first), ("sd", second)] if second.value >= 0 else []
    found: list[tuple[str, Part]] = []
    events = value.part("events")
    percent = value.part("percent")
    if value.form == "pair":
        events, percent = value.parts
    if value.form == "number":
        events = value.parts[0]
    if events is not None and kind == EVENTS:
        found.append(("events", events))
    if percent is not None:
        found.append(("percent", percent))
    return found


def _outcome(account: Account, datum: Datum, rest: tuple[Head, ...]) -> str:
    """Return the outcome that a row is about: its label, or the section that it stands under."""
    text = account.ledger.document.text
    for head in reversed(datum.labels):
        words = text[head.start : head.end]
        if _STATISTIC_ONLY.match(plain(words)) or not re.search(r"[^\W\d_]{2}", words):
            continue
        if moments(words) and len(words) < 25 and len(datum.labels) > 1:
            continue
        lead = len(words) - len(words.lstrip(" *_\u00a0"))
        name = _TAIL.sub("", words[lead:].rstrip(" *_:\u00a0")) or words[lead:]
        start, end = head.start + lead, head.start + lead + len(name)
        terms = account.lexicon.find("outcomes", text, start, end)
        term = terms[0] if terms else None
        return account.outcomes.row(Named(start, end, "outcome.row_label", term))
    return ""


def _write_people(book: _Book, row: str, own: People | None) -> None:
    """Cite whom a figure is about: its row's label, or else its table's caption."""
    ledger = book.account.ledger
    told = {one.field: one for one in book.people}
    if own is not None:
        told[own.field] = own
    for name, one in told.items():
        if not name:
            continue
        if one.start not in book.cited:
            book.cited[one.start] = ledger.cite(
                f"results.{name}", one.start, one.end, rule=f"population.{name}"
            )
        words = ledger.document.text[one.start : one.end]
        ledger.add_value("results", row, name, words, book.cited[one.start])


def _write_time(book: _Book, row: str, heads: tuple[Head, ...]) -> None:
    """Cite the heading or label that names a moment, once for all cells that it stands for."""
    ledger = book.account.ledger
    for head in heads:
        words = ledger.document.text[head.start : head.end]
        if not moments(words) or len(words) > 60:
            continue
        if head.start not in book.cited:
            book.cited[head.start] = ledger.cite(
                "results.timepoint", head.start, head.end, rule="grid.heading"
            )
        ledger.add_value("results", row, "timepoint", words, book.cited[head.start])
        return
