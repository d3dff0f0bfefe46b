"""A CSV file as header and rows, whatever program wrote it; what cannot be read is refused."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from trialtrace.tables.errors import TrialtraceError
from trialtrace.text.reader import Unreadable, decode

DELIMITERS = (",", ";", "\t", "|")
_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
# Excel writes the delimiter into a first line of its own.
_SEP_LINE = re.compile(r"\A\ufeff?\"?sep=(.)\"?\r?\n", re.I)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of text cells.

    Attributes
    ----------
    file : str
        Name of the file, for messages.
    header : tuple of str
        Names of the columns, trimmed.
    rows : tuple of (int, tuple of str)
        Row as a spreadsheet counts it (the header is the first), and its trimmed cells.
    notes : tuple of str
        What a reader should know of how the file was read.
    """

    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    notes: tuple[str, ...] = ()


def read_sheet(path: Path, delimiter: str | None = None) -> Sheet:
    """Read a delimited text file.

    UTF-8 with or without a byte order mark, UTF-16 with one, else cp1252 with a note; comma,
    semicolon, tab or bar, whichever divides the header most often, unless one is given.

    Raises
    ------
    TrialtraceError
        Naming file and row: no such file, no text, no rows, two columns of one name, a row that is
        longer or shorter than the header, a quote that is not closed.
    """
    text, notes = _text(path)
    told = _SEP_LINE.match(text)
    skipped = 0
    if told:
        delimiter, text, skipped = delimiter or told.group(1), text[told.end() :], 1
    records = _records(path, text, delimiter or _delimiter(text), skipped)
    if not records:
        raise TrialtraceError(f"{path}: no header; the first row must name the columns")
    first, header = records[0]
    _refuse_doubled(path, header)
    width = len(header)
    rows = []
    for row, cells in records[1:]:
        cells = tuple(cell.strip() for cell in cells)
        extra = cells[width:]
        if any(extra) or len(cells) < width:
            raise TrialtraceError(
                f"{path}: row {row} has {len(cells)} cells, the header (row {first}) has {width}; "
                "quote cells that hold the delimiter, and leave unknown cells empty"
            )
        if any(cells):
            rows.append((row, cells[:width]))
    return Sheet(path.name, header, tuple(rows), notes)


def _text(path: Path) -> tuple[str, tuple[str, ...]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TrialtraceError(f"{path}: cannot be read: {error.strerror}") from None
    if data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        raise TrialtraceError(f"{path}: this is a workbook, no CSV; save the sheet as CSV (UTF-8)")
    try:
        decoded = decode(data)
    except Unreadable as error:
        said = str(error).split(";")[0]
        raise TrialtraceError(f"{path}: {said}; give a CSV file with a header row") from None
    return decoded.text.removeprefix("\ufeff"), (decoded.note,) if decoded.note else ()


def _delimiter(text: str) -> str:
    """Return the delimiter that divides the header most often; a comma where none does."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", header)
    return max(DELIMITERS, key=lambda d: (bare.count(d), -DELIMITERS.index(d)))


def _records(
    path: Path, text: str, delimiter: str, skipped: int
) -> list[tuple[int, tuple[str, ...]]]:
    if len(delimiter) != 1 or delimiter in '"\r\n':
        raise TrialtraceError(f"delimiter {delimiter!r} is none; use , ; | or tab")
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True
    )
    records = []
    row = skipped
    try:
        for cells in reader:
            row += 1
            if any(cell.strip() for cell in cells):
                names = tuple(c.strip() for c in cells) if not records else tuple(cells)
                records.append((row, names))
    except csv.Error as error:
        raise TrialtraceError(
            f"{path}: row {row + 1}: {error}; check the quotes (delimiter: {_called(delimiter)})"
        ) from None
    return records


def _refuse_doubled(path: Path, header: tuple[str, ...]) -> None:
    for place, name in enumerate(header):
        if name and name in header[:place]:
            raise TrialtraceError(
                f"{path}: columns {header.index(name) + 1} and {place + 1} are both named "
                f"{name!r}; rename one"
            )


def _called(delimiter: str) -> str:
    return _NAMES.get(delimiter, repr(delimiter))
