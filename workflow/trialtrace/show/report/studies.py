"""Sections about studies: facts, arms, results, findings, and every value with where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from trialtrace.show.report.anchors import anchor
from trialtrace.show.report.html import Link, Table, TableCell, cell_of, part_of, table_of
from trialtrace.show.report.scope import Scope
from trialtrace.show.tables.book import Book, Record
from trialtrace.show.tables.labels import effect_label, subject_cell, trial_label
from trialtrace.show.tables.provenance import source_of
from trialtrace.show.tables.view import ABSENT, Line, Target, View
from trialtrace.show.tables.views.findings import findings_of_study
from trialtrace.show.tables.words import field_name, words

# Shown as head of the section or in tables of its own, not among the facts.
NOT_FACTS = ("study", "n_arms", "n_results", "n_effects", "n_findings")
NOTHING_THERE = ("study",)


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A value from one origin, chosen or not."""

    id: str
    field: str
    value: Link
    status: str
    origin: str
    tier: str
    rule: str
    quote: str
    used: str
    why: str
    address: str


@dataclass(frozen=True, slots=True)
class StudyCard:
    """A study as a section of the page."""

    id: str
    title: str
    study_id: str
    trial: str
    facts: tuple[tuple[str, TableCell], ...]
    tables: tuple[Table, ...]
    findings: tuple[tuple[str, Link, str], ...]
    effects: tuple[Link, ...]
    values: tuple[tuple[Link, tuple[ValueLine, ...]], ...]
    absent: tuple[tuple[str, str], ...]


def study_cards(
    book: Book, scope: Scope, studies: View, parts: tuple[View, ...]
) -> Iterator[StudyCard]:
    """Yield a card a study.

    Parameters
    ----------
    book : Book
        All tables.
    scope : Scope
        What the page shows.
    studies : View
        The view of studies.
    parts : tuple of View
        Views whose rows belong to a study: arms, components, sizes, results.
    """
    grouped = [_by_study(view) for view in parts]
    for place, line in enumerate(studies.lines[: scope.rows], start=1):
        study_id = line.about.id
        row = book.get("studies", study_id) or {}
        tables = (
            table_of(
                part_of(view, lines[study_id], view.title),
                scope.anchors,
                name=f"study-{place}-{view.name}",
                rows=len(lines[study_id]),
                leave=NOTHING_THERE,
            )
            for view, lines in zip(parts, grouped, strict=True)
        )
        yield StudyCard(
            anchor(line.about),
            line.cells[0].text,
            study_id,
            trial_label(book, row["trial_id"]) if row["trial_id"] else "",
            tuple(_facts(scope, studies, line)),
            tuple(table for table in tables if table.rows),
            tuple(_findings(book, scope, study_id)),
            tuple(_effects(book, scope, study_id)),
            tuple(_values(book, scope, study_id)),
            tuple(_absent(book, scope, study_id)),
        )


def _by_study(view: View) -> dict[str, list[Line]]:
    place = [column.key for column in view.columns].index("study_id")
    grouped: dict[str, list[Line]] = defaultdict(list)
    for line in view.lines:
        grouped[line.cells[place].text].append(line)
    return grouped


def _facts(scope: Scope, studies: View, line: Line) -> Iterator[tuple[str, TableCell]]:
    for column, cell in zip(studies.columns, line.cells, strict=True):
        if column.kind != "id" and column.key not in NOT_FACTS and not cell.blank:
            yield column.name, cell_of(cell, column.kind, scope.anchors)


def _findings(book: Book, scope: Scope, study_id: str) -> Iterator[tuple[str, Link, str]]:
    for row in findings_of_study(book, study_id):
        target = Target("finding", row["finding_id"])
        yield row["severity"], Link(row["code"], scope.anchors.href(target)), row["message"]


def _effects(book: Book, scope: Scope, study_id: str) -> Iterator[Link]:
    for row in book.where("effects", "study_id", study_id):
        if row["yi"] is not None:
            target = Target("effect", row["effect_id"])
            yield Link(effect_label(book, row["effect_id"]), scope.anchors.href(target))


def _absent(book: Book, scope: Scope, study_id: str) -> Iterator[tuple[str, str]]:
    """Yield, for each status of absence, what it holds for: ``"study (age, sex); arm: B (size)"``."""
    for status in ABSENT:
        fields: dict[str, list[str]] = defaultdict(list)
        for value in scope.values.get(study_id, ()):
            if value["status"] == status:
                own = value["table"] == "studies"
                row = "study" if own else subject_cell(book, value["table"], value["row_id"]).text
                fields[row].append(field_name(value["field"]))
        if fields:
            yield words(status), "; ".join(f"{row} ({', '.join(n)})" for row, n in fields.items())


def _values(
    book: Book, scope: Scope, study_id: str
) -> Iterator[tuple[Link, tuple[ValueLine, ...]]]:
    """Yield what values are about, with the values: the study, then its arms, outcomes, results."""
    given = (v for v in scope.values.get(study_id, ()) if v["status"] not in ABSENT)
    for (table, row_id), values in groupby(given, key=itemgetter("table", "row_id")):
        subject = subject_cell(book, table, row_id)
        lines = tuple(_value(book, scope, value) for value in values)
        yield Link(subject.text, scope.anchors.href(subject.to)), lines


def _value(book: Book, scope: Scope, row: Record) -> ValueLine:
    source = source_of(book, row["evidence_id"])
    target = Target("evidence", row["evidence_id"])
    text = " ".join(part for part in (row["value"], row["unit"]) if part) or words(row["status"])
    behind = "; ".join(part for part in (row["formula"], row["assumptions"]) if part)
    return ValueLine(
        anchor(Target("value", row["value_id"])),
        field_name(row["field"]),
        Link(text, scope.anchors.href(target) if source else "", classes="value"),
        words(row["status"]),
        row["origin"],
        source.tier if source else "",
        source.rule if source else "",
        source.quote if source else behind or row["source"],
        "yes" if row["chosen"] else "no",
        row["why"],
        f"{row['table']} {row['row_id']} {row['field']}",
    )
