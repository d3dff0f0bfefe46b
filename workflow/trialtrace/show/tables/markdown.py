"""Markdown tables that survive any text: nothing in a cell can end it, its row or its table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from trialtrace.show.tables.sheets import header, sheet_rows
from trialtrace.show.tables.view import View

# Characters that mean something to GitHub's Markdown inside a table cell ($ opens a formula).
_MARKUP = re.compile(r"[\\`*_\[\]|~$]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_BREAK = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
# ":100:" would become a picture.
_EMOJI = re.compile(r":(?=[A-Za-z0-9_+-]+:)")


def escape(text: str) -> str:
    """Write words so that Markdown shows them as they are, on one line."""
    text = re.sub(r"[&<>]", lambda found: _ENTITIES[found[0]], text)
    text = _MARKUP.sub(lambda found: "\\" + found[0], text)
    text = _EMOJI.sub("&#58;", text)
    return _BREAK.sub("<br>", text.strip())


def table_lines(view: View) -> Iterator[str]:
    """Yield the lines of a Markdown table: heading, rule, a line a row.

    Columns without a single entry are left out, and named under the table instead.
    """
    names = header(view)
    rows = list(sheet_rows(view))
    empty = empty_columns(view)
    kept = [
        place
        for place, name in enumerate(names)
        if name not in empty and any(row[place] for row in rows)
    ]
    numbers = {column.name for column in view.columns if column.kind == "number"}
    yield _line(names[place] for place in kept)
    yield "|" + "|".join("---:" if names[place] in numbers else "---" for place in kept) + "|"
    for row in rows:
        yield _line(row[place] for place in kept)
    if empty:
        yield ""
        yield f"Nothing in any row: {escape(', '.join(empty))}."


def empty_columns(view: View) -> list[str]:
    """Name the columns, ids apart, in which no row has more than that nothing was found."""
    return [
        column.name
        for place, column in enumerate(view.columns)
        if column.kind != "id" and all(line.cells[place].blank for line in view.lines)
    ]


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(escape(cell) for cell in cells) + " |"
