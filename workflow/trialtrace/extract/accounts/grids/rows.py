"""What rows of a table share when results are written: arms of headings, outcomes, moments."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.accounts.grids.model import Datum, Head, Table
from trialtrace.extract.accounts.grids.sizes import SAID_SIZE
from trialtrace.extract.accounts.grids.strata import (
    People,
    counts_people,
    measured_in,
    people_of_row,
)
from trialtrace.extract.accounts.grids.subjects import Names, outcome_of
from trialtrace.extract.accounts.grids.times import moments
from trialtrace.extract.accounts.grids.words import LEVEL
from trialtrace.extract.accounts.reading import Line


@dataclass
class Book:
    """What the rows of one table share: timepoints, levels and people cited once, by heading."""

    account: Account
    table: Table
    people: tuple[People, ...]
    names: Names
    cited: dict[int, str] = field(default_factory=dict)


def arms_in(account: Account, head: Head) -> list[int]:
    """Return the arms that a heading names, in its order."""
    words = bare(head.words)
    # A place below zero: no sentence of the document has it, so nothing cached is touched.
    line = Line(-1, -1 - head.start, -1 - head.start + len(words), words, "table", -1, "", (), ())
    return [mention.arm for mention in account.finder.find(line)]


def arm_of(account: Account, head: Head) -> int | None:
    """Return the one arm that a heading names."""
    arms = set(arms_in(account, head))
    return arms.pop() if len(arms) == 1 else None


def bare(words: str) -> str:
    """Return the words of a heading without marks and without how many people it stands for."""
    return " ".join(re.sub(r"[*_]", " ", SAID_SIZE.sub(" ", plain(words))).split())


def subject_of_row(book: Book, datum: Datum) -> tuple[str, People | None]:
    """Return the outcome that a figure is about, and whom its row's label says that it is about.

    The outcome is empty where none is told, or where the figure tells how many the people are.
    """
    people = people_of_row(book.account, datum, book.table.caption)
    if people is None:
        return outcome_of(book.account, book.names, datum), None
    if people.field and counts_people(datum):
        return "", people
    named = measured_in(book.account, book.table, datum.labels)
    return (book.account.outcomes.row(named) if named is not None else ""), people


def write_people(book: Book, row: str, own: People | None) -> None:
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


# "Preterm birth, < 37 weeks": which births are counted, and no moment of a study.
_TERM = re.compile(r"\b(?:(?:pre|full-?)?term|births?|born|GA|gestation\w*)\b", re.IGNORECASE)


def write_time(book: Book, row: str, heads: tuple[Head, ...]) -> None:
    """Cite the heading or label that names a moment, once for all cells that it stands for."""
    ledger = book.account.ledger
    for head in heads:
        words = ledger.document.text[head.start : head.end]
        if not moments(words) or len(words) > 60 or _TERM.search(words):
            continue
        if head.start not in book.cited:
            book.cited[head.start] = ledger.cite(
                "results.timepoint", head.start, head.end, rule="grid.heading"
            )
        ledger.add_value("results", row, "timepoint", words, book.cited[head.start])
        return


def write_level(book: Book, row: str, places: Iterable[tuple[int, int]]) -> None:
    """Cite the level of an interval, "95% CI" over a column or in a caption, for all rows below."""
    ledger = book.account.ledger
    for place in places:
        match = LEVEL.search(ledger.document.text, *place)
        if match is None:
            continue
        span = match.span("level")
        if span[0] not in book.cited:
            cited = ledger.cite_each(
                "results.level", *span, rule="grid.level", tier="likely", roles=("",)
            )
            book.cited[span[0]] = cited[0] if cited else ""
        ledger.add_value("results", row, "level", float(match["level"]), book.cited[span[0]])
        return
