"""Results that stand in tables: each figure under an arm becomes rows of `results` with evidence."""

from __future__ import annotations

from collections import Counter

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.grids.arms import arms_of
from trialtrace.extract.accounts.grids.bounded import bounded
from trialtrace.extract.accounts.grids.cells import Part
from trialtrace.extract.accounts.grids.compared import write_compared
from trialtrace.extract.accounts.grids.figures import EVENTS, MEANS, kinds_of, spread_called
from trialtrace.extract.accounts.grids.model import Datum, Head, Table
from trialtrace.extract.accounts.grids.reheaded import parts_of
from trialtrace.extract.accounts.grids.rows import (
    Book,
    bare,
    subject_of_row,
    write_level,
    write_people,
    write_time,
)
from trialtrace.extract.accounts.grids.sizes import is_size_cell
from trialtrace.extract.accounts.grids.strata import people_of_caption
from trialtrace.extract.accounts.grids.subjects import names_of
from trialtrace.extract.accounts.grids.tables import read_table
from trialtrace.extract.accounts.grids.times import moments, says_baseline, says_end
from trialtrace.extract.accounts.grids.traits import rows_tell_traits
from trialtrace.extract.accounts.results.items.spreads import UNTOLD
from trialtrace.extract.accounts.results.items.words import Habits, habits_of
from trialtrace.tables.ids import short_hash
from trialtrace.text.grids import find_grids


def write_grids(account: Account) -> None:
    """Write the results of an account's tables.

    A table counts when one level of its headings names two of the account's arms or more. Tables
    and rows that describe people before treatment give no results. No table's rows are sentences: read
    as such, their figures would follow the order of the text, which is not that of the columns.
    """
    if not account.lines:
        return
    text = account.ledger.document.text
    places = [line.start for line in account.lines]
    for grid in (part for whole in find_grids(text) for part in parts_of(text, whole)):
        if not any(grid.start <= place < grid.end for place in places):
            continue
        table = read_table(text, grid)
        arms = arms_of(account, table) if len(account.arms) > 1 else None
        before = _is_of_before(table)
        if arms is not None and not before:
            _write_table(account, table, *arms)
        if arms is not None or before or _holds_figures(table):
            account.leave_out(grid.start, grid.end)  # what it did not give stays ungiven


def _holds_figures(table: Table) -> bool:
    """Tell whether a table has figures side by side in two rows or more: no list, no box of text."""
    columns = Counter(datum.row for datum in table.data)
    return sum(count > 1 for count in columns.values()) > 1


def _is_of_before(table: Table) -> bool:
    """Tell whether a table is of what was before treatment: its caption says so, or its rows."""
    if says_end(table.caption) or moments(table.caption):
        return False
    return says_baseline(table.caption) or rows_tell_traits(_labels_of(table))


def _labels_of(table: Table) -> set[str]:
    """Return the labels of a table's rows, with those of the sections that they stand under."""
    ends = (one.labels[place] for one in table.data if one.labels for place in (0, -1))
    return {bare(head.words) for head in ends}


def _write_table(account: Account, table: Table, level: int, named: dict[str, int]) -> None:
    book = Book(account, table, people_of_caption(account, table), names_of(table))
    habits = habits_of(account.lines)
    for datum in table.data:
        if len(datum.heads) <= level or not datum.labels:
            continue
        arm = named.get(bare(datum.heads[level].words))
        rest = tuple(head for i, head in enumerate(datum.heads) if i != level)
        near = " ".join(head.words for head in (*datum.labels, *rest))
        if arm is None or is_size_cell(datum) or says_baseline(near):
            continue
        parts = _parts(datum, table.around(datum), habits)
        _write_datum(book, datum, arm, rest, parts, (table.grid.caption, table.grid.notes))
    write_compared(book, table, level, named)


def _write_datum(
    book: Book,
    datum: Datum,
    arm: int,
    rest: tuple[Head, ...],
    parts: list[_Named],
    around: tuple[tuple[int, int], ...],
) -> None:
    """Write the numbers of one figure; ``around`` is where its caption and notes stand."""
    if not parts:
        return
    account = book.account
    counted = _people(book, datum, arm)
    if counted is None:
        return  # of whom it is, nobody could check
    outcome, people = subject_of_row(book, datum)
    if not outcome:
        return
    role = account.role_of(arm)
    group = ""
    row = ""
    for statistic, part, rule in parts:
        if statistic in _LIMITS:
            span = (datum.cell.offset(part.start), datum.cell.offset(part.end))
            account.put(row, statistic, part.value, span, "grid.cell", role=role)
            near = [(head.start, head.end) for head in (*datum.labels, *datum.heads)]
            if statistic == "high":
                write_level(book, row, (*near, *around))
            continue
        start, end = datum.cell.offset(part.start), datum.cell.offset(part.end)
        evidence = account.ledger.cite(
            f"results.{statistic}", start, end, rule=rule, tier="likely", role=role
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
        write_time(book, row, (*datum.labels, *rest))
        write_people(book, row, people)
        if counted:
            account.ledger.add_value("results", row, "n", datum.size.value, counted)
        if datum.value.form == "fraction" and statistic == "events":
            whole = datum.value.part("n")
            span = (datum.cell.offset(whole.start), datum.cell.offset(whole.end))
            account.put(row, "n", whole.value, span, "grid.cell", role=role)


def _people(book: Book, datum: Datum, arm: int) -> str | None:
    """Cite how many people a table gives for a figure, where these are not all of its arm.

    Returns
    -------
    str or None
        Evidence, empty where none is needed; None where the number serves something else.
    """
    size, ledger = datum.size, book.account.ledger
    if size is None or datum.value.form == "fraction":
        return ""
    if ledger.stated("arms", book.account.row_of(arm), "n") == str(size.value):
        return ""
    if size.start not in book.cited:
        book.cited[size.start] = ledger.cite_again(
            "results", "n", size.start, size.end, rule="grid.size", role=book.account.role_of(arm)
        )
    return book.cited[size.start] or None


_CELL = "grid.cell"
# A number under its name in the table `results`, with the rule that reads it.
_Named = tuple[str, Part, str]
# Fields of the row in front of them; other numbers have rows of their own.
_LIMITS = frozenset({"low", "high"})


def _parts(datum: Datum, contexts: tuple[str, ...], habits: Habits) -> list[_Named]:
    """Return the numbers of a figure under the names of the table `results`, each with its rule."""
    value = datum.value
    if value.form == "interval":
        return [(name, part, _CELL) for name, part in bounded(value, contexts)]
    kinds = kinds_of(value, contexts, datum.people)
    if len(kinds) != 1:
        return []
    kind = next(iter(kinds))
    if kind == MEANS:
        first, second = value.parts[:2]
        if second.value < 0:
            return []
        # The words of the table decide, else what the text says that it writes.
        habit = habits.bracket if value.form == "pair" else habits.spread
        called = spread_called(value, contexts) or habit
        return [("mean", first, _CELL), (called or "sd", second, _CELL if called else UNTOLD)]
    found: list[_Named] = []
    events = value.part("events")
    percent = value.part("percent")
    if value.form == "pair":
        events, percent = value.parts
    if value.form == "number":
        events = value.parts[0]
    if events is not None and kind == EVENTS:
        found.append(("events", events, _CELL))
    if percent is not None:
        found.append(("percent", percent, _CELL))
    return found
