"""CSV files for people: the quote beside the number, the ids at the end."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from trialtrace.show.tables.view import Cell, Line, View

# Spreadsheets run a cell that begins like this as a formula; documents are not to be trusted.
FORMULA_START = re.compile(r"[=+\-@\t\r]")
PLAIN_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")


def defused(text: str) -> str:
    """Put an apostrophe in front of words that a spreadsheet would run as a formula."""
    if FORMULA_START.match(text) and not PLAIN_NUMBER.fullmatch(text):
        return "'" + text
    return text


def quotes(cell: Cell) -> list[str]:
    """List the sentences behind a cell, each once."""
    return list(dict.fromkeys(source.quote for source in cell.sources))


def header(view: View) -> list[str]:
    """Name the columns of the file: the view's, with evidence columns put in."""
    names = []
    for column in view.columns:
        if column.kind == "id":
            continue
        names.append(column.name)
        if column.quoted:
            names.append(f"{column.name}: evidence")
    if _has_values(view):
        names.append("Other evidence")
    return names + [column.name for column in view.columns if column.kind == "id"]


def sheet_rows(view: View) -> Iterator[list[str]]:
    """Yield the rows of the file, in the order of ``header``."""
    for line in view.lines:
        yield _row(view, line)


def write_sheet(view: View, path: Path) -> Path:
    """Write a view as CSV (UTF-8, one line end) and return its file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header(view))
        for row in sheet_rows(view):
            writer.writerow([defused(text) for text in row])
    return path


def _has_values(view: View) -> bool:
    return any(column.quoted for column in view.columns)


def _row(view: View, line: Line) -> list[str]:
    shown: list[str] = []
    quoted: list[str] = []
    other: list[str] = []
    ids: list[str] = []
    for column, cell in zip(view.columns, line.cells, strict=True):
        if column.kind == "id":
            ids.append(cell.text)
            continue
        shown.append(cell.text)
        if column.quoted:
            beside = quotes(cell)
            quoted.extend(beside)
            shown.append(" … ".join(beside))
        else:
            other.extend(quotes(cell))
    if _has_values(view):
        shown.append(" … ".join(q for q in dict.fromkeys(other) if q not in quoted))
    return shown + ids
