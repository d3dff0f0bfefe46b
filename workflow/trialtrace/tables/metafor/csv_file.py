"""Read a CSV file of studies in metafor's columns; what is wrong is said with its line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path

from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.metafor.table import MetaforTable, table_of

# Between cells: the sign that stands most often in the header. A spreadsheet set to a language
# with decimal commas writes semicolons.
_SEPARATORS = (",", ";", "\t", "|")
# The first bytes of an Excel workbook, new and old.
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# Excel may write the separator into a first line of its own.
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\r?\n', re.I)


def read_metafor_csv(path: Path | str, columns: Mapping[str, str] | None = None) -> MetaforTable:
    """Read a CSV file with one study a row.

    Parameters
    ----------
    path : path
        UTF-8 (with or without a byte order mark), separated by commas, semicolons, tabs or
        bars (or as a first line ``sep=;`` says); a decimal comma is understood.
    columns : mapping of str to str, optional
        metafor's name → the name that the file has for it: ``{"ai": "tpos"}``.

    Returns
    -------
    MetaforTable

    Raises
    ------
    TrialtraceError
        One line with file, line, column and the way out: for a file that cannot be read, a header
        with an empty or doubled name, a row with more or fewer cells than the header, a cell of a
        numeric column that is no number, no studies.
    """
    text = _text(Path(path))
    source = str(path)
    try:
        rows = _rows(text, source)
    except csv.Error as error:
        raise TrialtraceError(f"{source}: no CSV file: {error}; save it as CSV (UTF-8)") from None
    if not rows:
        raise TrialtraceError(f"{source}: the file is empty; write a header and a row a study")
    (_, header), *body = rows
    names = _header(header, source)
    for line, cells in body:
        while len(cells) > len(names) and not cells[-1].strip():
            cells.pop()  # spare columns that a spreadsheet keeps
        if len(cells) != len(names):
            raise TrialtraceError(
                f"{source}, line {line}: {len(cells)} cells where the header has {len(names)}; "
                "put a text with the separator in it into quotes"
            )
    held = {name: tuple(row[place].strip() for _, row in body) for place, name in enumerate(names)}
    held = _without_row_names(held)
    places = tuple(f"line {line}" for line, _ in body)
    return table_of(held, source=source, places=places, columns=columns or {})


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise TrialtraceError(f"{path}: cannot be read: {error.strerror}") from None
    if content.startswith(_WORKBOOKS):
        raise TrialtraceError(f"{path}: no text file but a workbook; save the sheet as CSV (UTF-8)")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(path, content, "utf-16")
    if b"\x00" in content:
        raise TrialtraceError(f"{path}: no text file; save the table as CSV (UTF-8)")
    return _decoded(path, content, "utf-8-sig")


def _decoded(path: Path, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise TrialtraceError(
            f"{path}, line {line}: not {encoding.removesuffix('-sig').upper()}; "
            "save the table as CSV (UTF-8)"
        ) from None


def _rows(text: str, source: str) -> list[tuple[int, list[str]]]:
    """Return (line, cells) of each row that is not blank; the line is the one it begins on."""
    told = _SEPARATOR_LINE.match(text)
    text = text[told.end() :] if told else text
    head = next((line for line in text.splitlines() if line.strip()), "")
    guess = max(_SEPARATORS, key=lambda sign: _outside_quotes(head, sign))
    separator = told.group(1) if told else guess
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows = []
    before = 1 if told else 0
    start = before + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            rows.append((start, cells))
        start = before + reader.line_num + 1
    return rows


def _outside_quotes(line: str, sign: str) -> int:
    return sum(part.count(sign) for part in line.split('"')[::2])


def _header(cells: list[str], source: str) -> list[str]:
    names = [cell.strip() for cell in cells]
    # R writes the names of its rows under an empty first name.
    for place, name in enumerate(names):
        if not name and place:
            raise TrialtraceError(
                f"{source}: column {place + 1} has no name; name it in the header or delete it"
            )
        if name in names[:place]:
            raise TrialtraceError(f"{source}: two columns are named {name!r}; rename one of them")
    return names


def _without_row_names(held: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Leave out R's row names where they only count; else they are the labels of the studies."""
    if "" not in held:
        return held
    cells = held.pop("")
    if all(cell.isdigit() for cell in cells) or "slab" in held:
        return held
    return {"slab": cells, **held}
