"""Columns that set arms against each other: differences, ratios, their intervals and p-values."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.grids.cells import Part, plain
from trialtrace.extract.accounts.grids.figures import EVENTS, MEANS, kinds_of
from trialtrace.extract.accounts.grids.model import Datum, Table
from trialtrace.extract.accounts.grids.rows import (
    Book,
    arms_in,
    bare,
    subject_of_row,
    write_level,
    write_people,
    write_time,
)
from trialtrace.extract.accounts.grids.sizes import is_size_cell
from trialtrace.extract.accounts.grids.times import says_baseline
from trialtrace.extract.accounts.grids.words import MEDIAN
from trialtrace.extract.accounts.results.comparisons.outcome import RELATIONS
from trialtrace.extract.accounts.results.effects.kinds import difference
from trialtrace.extract.accounts.results.effects.ratio_names import RATIO_KINDS, ratio_named
from trialtrace.extract.accounts.results.effects.write import result_row
from trialtrace.grammar.families.ratios import NAMED
from trialtrace.tables.ids import short_hash

_P = re.compile(
    r"^\W*p\W*$|\bp[\s-]?values?\b|\bp\b(?=\W*(?:for\b|between\b|vs\b|$))", re.IGNORECASE
)
# What a test or a difference is about where it is not the arms.
_OTHER = re.compile(
    r"\bwithin\b|\bintra-?group|\bpre\b|\bpost\b|\bbaseline\b|\bbefore\b|\bchanges?\b|\btime\b"
    r"|\binteraction\b|\btrend\b|\bheterogen|\bnon-?inferior|\bequivalence\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\b|\binter-?group", re.IGNORECASE)
_INTERVAL = re.compile(r"\bC\.?I\b|\bconfidence (?:intervals?|limits)", re.IGNORECASE)
# Differences that are of medians; of means they may be called by short forms.
_OF_MEDIANS = re.compile(rf"{MEDIAN.pattern}|\bHodges", re.IGNORECASE)
_OF_MEANS = re.compile(r"\bmeans?\b|\bW?MD\b|\bLSMD?\b", re.IGNORECASE)
_DIFFERENCES = frozenset({"mean_difference", "risk_difference", "standardised_mean_difference"})
_RULE = "grid.compared"
_PAIR = 2


@dataclass(slots=True)
class _Row:
    """A row of a table: the figures of its arms and those that compare them."""

    own: list[tuple[int, Datum]] = field(default_factory=list)
    between: list[Datum] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column that compares arms holds: the statistic, and of which arms."""

    statistic: str
    sides: tuple[int, int]
    tier: str


def write_compared(book: Book, table: Table, level: int, named: Mapping[str, int]) -> None:
    """Write the differences, ratios and p-values that a table prints beside its arms' figures.

    Which arm is set against which is told by the heading, else by the rows: an estimate that goes
    the way of the two figures beside it says so, and a column has one order throughout. A column
    whose rows contradict one another gives nothing.

    Parameters
    ----------
    level : int
        Which of the headings names arms.
    named : mapping of str to int
        Such headings and their arms.
    """
    rows: dict[int, _Row] = {}
    for datum in table.data:
        if not datum.labels or is_size_cell(datum):
            continue
        row = rows.setdefault(datum.row, _Row())
        arm = named.get(bare(datum.heads[level].words)) if len(datum.heads) > level else None
        if arm is None:
            row.between.append(datum)
        elif not says_baseline(" ".join(h.words for h in (*datum.labels, *datum.heads))):
            row.own.append((arm, datum))
    columns: dict[int, _Column | None] = {}
    for row in rows.values():
        last = ""
        for datum in sorted(row.between, key=lambda one: one.column) if row.own else ():
            if datum.column not in columns:
                columns[datum.column] = _column(book.account, table, datum, rows.values(), named)
            last = _write(book, table, row, datum, columns[datum.column], last)


def _column(
    account: Account,
    table: Table,
    datum: Datum,
    rows: Iterable[_Row],
    named: Mapping[str, int],
) -> _Column | None:
    """Tell what a column holds; None where it compares no arms or does not say what it is."""
    words = plain(_over(datum))
    statistic = _statistic(account, words)
    if not statistic or (_OTHER.search(words) and not _BETWEEN.search(words)):
        return None
    arms = sorted(set(named.values()))
    told = [arm for head in datum.heads for arm in arms_in(account, head)]
    tier = "likely"
    if len(set(told)) == _PAIR:
        sides = told[0], next(arm for arm in told if arm != told[0])
    elif len(arms) == len(account.arms) == _PAIR and not told:
        sides, tier = (arms[0], arms[1]), "unsure"
    else:
        return None
    if statistic in ("p_value", "interval"):
        return _Column(statistic, sides, "likely")
    votes = [_way(table, row, datum.column, sides, statistic) for row in rows]
    along, against = votes.count(1), votes.count(-1)
    if along and against and min(along, against) * 3 > max(along, against):
        return None
    if against > along:
        sides = sides[1], sides[0]
    return _Column(statistic, sides, "likely" if along or against else tier)


def _statistic(account: Account, words: str) -> str:
    """Return what a heading says its figures are; empty where it does not."""
    if _P.search(words):
        return "p_value"
    for match in NAMED.finditer(words):
        kind = ratio_named(account, match.group())
        if kind:
            return kind
    found = difference(words)
    if found:
        return found if found in _DIFFERENCES and not _OF_MEDIANS.search(words) else ""
    return "interval" if _INTERVAL.search(words) else ""


def _way(table: Table, row: _Row, column: int, sides: tuple[int, int], statistic: str) -> int:
    """Tell whether an estimate goes the way of its row's figures (1), the other (-1) or neither (0)."""
    datum = next((one for one in row.between if one.column == column), None)
    estimate = _estimate(datum)
    figures = [_figures(table, row, arm) for arm in sides]
    if estimate is None or None in figures:
        return 0
    (kind, first), (other, second) = figures
    ratio = statistic in RATIO_KINDS
    if kind != other or first == second or (ratio and (kind == MEANS or estimate.value <= 0)):
        return 0
    moved = math.log(estimate.value) if ratio else estimate.value
    return int(math.copysign(1, moved * (first - second))) if moved else 0


def _figures(table: Table, row: _Row, arm: int) -> tuple[str, float] | None:
    """Return what an arm has in a row, a mean or a share of its people; None where that is not told."""
    data = [datum for one, datum in row.own if one == arm]
    if len(data) != 1:
        return None
    kind = _kind(table, data[0])
    value = data[0].value
    percent = value.part("percent") or (value.parts[1] if value.form == "pair" else None)
    if kind == MEANS:
        return kind, value.parts[0].value
    return (kind, percent.value) if kind == EVENTS and percent else None


def _kind(table: Table, datum: Datum) -> str:
    kinds = kinds_of(datum.value, table.around(datum), datum.people)
    return next(iter(kinds)) if len(kinds) == 1 else ""


def _estimate(datum: Datum | None) -> Part | None:
    """Return the estimate of a cell: a number, alone or with its limits around it."""
    if datum is None or datum.value.form not in ("number", "interval", "percent"):
        return None
    return datum.value.parts[0]


def _write(
    book: Book, table: Table, row: _Row, datum: Datum, column: _Column | None, last: str
) -> str:
    """Write what a cell says of two arms; return the row that the cells behind it belong to."""
    if column is None:
        return ""
    if column.statistic == "interval":
        if last and datum.value.form == "range":
            _write_limits(book, datum, last)
        return last
    if column.statistic == "p_value":
        _write_p(book, datum, column, last)
        return ""
    value = _estimate(datum)
    statistic = _of_row(table, row, datum, column.statistic)
    if not statistic or value is None or not _is_held(datum):
        return ""
    made, _ = _add(book, datum, value, statistic, column)
    if made and datum.value.form == "interval":
        _write_limits(book, datum, made)
    return made


def _of_row(table: Table, row: _Row, datum: Datum, statistic: str) -> str:
    """Return what an estimate is in its row; empty where its figures make it something else.

    "Difference (95% CI)" is one of means or of shares, as the figures beside it say; means have no
    ratio of risks, and no ratio is below zero: what stands there is another thing, unsaid.
    """
    kinds = "".join({_kind(table, one) for _, one in row.own})
    if statistic == "mean_difference" and not _OF_MEANS.search(plain(_over(datum))):
        return {EVENTS: "risk_difference", MEANS: statistic}.get(kinds, "")
    if statistic in RATIO_KINDS:
        value = datum.value.parts[0].value
        return statistic if value > 0 and (kinds != MEANS or statistic == "ratio_of_means") else ""
    return statistic if kinds != EVENTS or statistic == "risk_difference" else ""


def _over(datum: Datum) -> str:
    return " ".join(head.words for head in datum.heads)


def _is_held(datum: Datum) -> bool:
    """Tell whether a cell's limits, if it has any, hold its estimate."""
    low, high = datum.value.part("low"), datum.value.part("high")
    value = datum.value.parts[0].value
    return low is None or high is None or low.value <= value <= high.value


def _span(datum: Datum, part: Part) -> tuple[int, int]:
    return datum.cell.offset(part.start), datum.cell.offset(part.end)


def _add(book: Book, datum: Datum, part: Part, statistic: str, column: _Column) -> tuple[str, str]:
    """Add a row of `results` for a number that compares two arms; return it and its evidence.

    Both are empty where the number serves another cell or the row names no outcome.
    """
    account = book.account
    outcome, people = subject_of_row(book, datum)
    evidence = outcome and account.ledger.cite(
        f"results.{statistic}", *_span(datum, part), rule=_RULE, tier=column.tier
    )
    if not evidence:
        return "", ""
    arm, versus = (account.row_of(side) for side in column.sides)
    group = short_hash("G", outcome, evidence)
    row = result_row(account, outcome, arm, group, evidence, versus)
    account.ledger.add_value("results", row, "statistic", statistic, evidence)
    if statistic != "p_value":
        unit = "%" if statistic == "risk_difference" else ""
        account.ledger.add_value("results", row, "value", part.value, evidence, unit)
    else:
        account.ledger.add_value("results", row, "p_value", part.value, evidence)
    write_time(book, row, (*datum.labels, *datum.heads))
    write_people(book, row, people)
    return row, evidence


def _write_limits(book: Book, datum: Datum, row: str) -> None:
    for name in ("low", "high"):
        part = datum.value.part(name)
        book.account.put(row, name, part.value, _span(datum, part), _RULE)
    write_level(book, row, [(head.start, head.end) for head in datum.heads])


def _write_p(book: Book, datum: Datum, column: _Column, last: str) -> None:
    """Write a p-value into the row of the estimate in front of it, else as a row of its own."""
    value = datum.value
    if value.form not in ("number", "bound") or not 0 <= value.parts[0].value <= 1:
        return
    part, ledger = value.parts[0], book.account.ledger
    if last:
        row, cited = last, book.account.put(last, "p_value", part.value, _span(datum, part), _RULE)
    else:
        row, cited = _add(book, datum, part, "p_value", column)
    if not cited:
        return
    ledger.add_value("results", row, "p_compares", "between", cited)
    said = plain(datum.cell.words(ledger.document.text))[: part.start].strip().lstrip("pP ")
    relation = RELATIONS.get(said.strip(), "=" if not said else "")
    if relation:
        ledger.add_value("results", row, "p_relation", relation, cited)
