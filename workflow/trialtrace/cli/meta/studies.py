"""The studies of a table: labels, checked inputs, and the rows that stay out with their reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from trialtrace.cli.meta.cells import Cell, decimal_mark, is_missing, number
from trialtrace.cli.meta.inputs import choose_inputs, column_named, given_columns
from trialtrace.cli.meta.read import Sheet
from trialtrace.tables.errors import TrialtraceError

_COUNTS = ("ai", "bi", "ci", "di", "n1i", "n2i", "xi", "ni", "x1i", "x2i")


@dataclass(frozen=True, slots=True)
class Studies:
    """Rows whose inputs are all there.

    Attributes
    ----------
    file : str
        Name of the file.
    row : tuple of int
        Row of each study, as a spreadsheet counts.
    slab : tuple of str
        Label of each study, none twice.
    data : mapping of str to ndarray, shape (k,)
        Inputs by metafor's names.
    columns : mapping of str to str
        Input → column of the file.
    others : mapping of str to tuple of str
        Every column of the file, as text.
    mark : str
        Decimal mark of the file.
    left : tuple of (int, str, str)
        Row, label and reason of each row that stays out.
    notes : tuple of str
        What a reader should know.
    """

    file: str
    row: tuple[int, ...]
    slab: tuple[str, ...]
    data: Mapping[str, np.ndarray]
    columns: Mapping[str, str]
    others: Mapping[str, tuple[str, ...]]
    mark: str
    left: tuple[tuple[int, str, str], ...]
    notes: tuple[str, ...]

    @property
    def k(self) -> int:
        """How many studies there are."""
        return len(self.row)

    def only(self, keep: np.ndarray, why: str) -> Studies:
        """Return the studies that stay; the others join those left out."""
        here, gone = np.flatnonzero(keep), np.flatnonzero(~keep)
        return Studies(
            self.file,
            tuple(self.row[i] for i in here),
            tuple(self.slab[i] for i in here),
            {name: values[here] for name, values in self.data.items()},
            self.columns,
            {name: tuple(cells[i] for i in here) for name, cells in self.others.items()},
            self.mark,
            (*self.left, *((self.row[i], self.slab[i], why) for i in gone)),
            self.notes,
        )


def read_studies(
    sheet: Sheet,
    measure: str,
    renamed: Mapping[str, str],
    slab: str | None = None,
    decimal: str | None = None,
) -> Studies:
    """Take the studies out of a sheet.

    Parameters
    ----------
    sheet : Sheet
    measure : str
        metafor's name.
    renamed : mapping
        metafor's name → column of the file, where it is called otherwise.
    slab : str, optional
        Column of the labels; else ``slab``, ``study``, or ``author`` with ``year``.
    decimal : {"point", "comma"}, optional
        Decimal mark; told from the cells otherwise.

    Raises
    ------
    TrialtraceError
        Naming file, row and column: a column that is not there, a cell that is no number.
    """
    found = given_columns(sheet.header, renamed, sheet.file)
    names = choose_inputs(measure, found, sheet.file)
    columns = {name: found[name] for name in names}
    places = {name: sheet.header.index(column) for name, column in columns.items()}
    cells = {
        name: [Cell(row[place], at, columns[name]) for at, row in sheet.rows]
        for name, place in places.items()
    }
    mark = decimal_mark(sheet.file, [c for column in cells.values() for c in column], decimal)
    labels, notes = _labels(sheet, slab)
    values: dict[str, list[float]] = {name: [] for name in names}
    kept: list[int] = []
    left: list[tuple[int, str, str]] = []
    for i, (at, _) in enumerate(sheet.rows):
        numbers = {name: number(sheet.file, cells[name][i], mark) for name in names}
        empty = [columns[name] for name, value in numbers.items() if value is None]
        if empty:
            left.append((at, labels[i], f"{', '.join(empty)} not given"))
            continue
        kept.append(i)
        for name, value in numbers.items():
            values[name].append(value)
    for both in (("ai", "bi", "n1i"), ("ci", "di", "n2i")):
        if both[1] in names and both[2] in found:
            _check_sum(sheet, both, found, mark, kept, values)
    unused = [n for n in ("yi", "vi", "sei") if n in found and n not in names]
    if unused and "yi" not in names:
        notes.append(f"{' '.join(unused)} are in the table too; the inputs above are used instead")
    others = {
        name: tuple(sheet.rows[i][1][place] for i in kept)
        for place, name in enumerate(sheet.header)
        if name
    }
    data = {name: np.array(v, dtype=float) for name, v in values.items()}
    notes += _broken_counts(data, columns)
    return Studies(
        sheet.file,
        tuple(sheet.rows[i][0] for i in kept),
        tuple(labels[i] for i in kept),
        data,
        columns,
        others,
        mark,
        tuple(left),
        (*sheet.notes, *notes),
    )


def _check_sum(
    sheet: Sheet,
    names: tuple[str, str, str],
    found: Mapping[str, str],
    mark: str,
    kept: list[int],
    values: Mapping[str, list[float]],
) -> None:
    """Refuse events and non-events that do not make the group size beside them."""
    one, two, whole = names
    place = sheet.header.index(found[whole])
    for i, a, b in zip(kept, values[one], values[two], strict=True):
        at, cells = sheet.rows[i]
        told = number(sheet.file, Cell(cells[place], at, found[whole]), mark)
        if told is not None and told != a + b:
            raise TrialtraceError(
                f"{sheet.file}: row {at}: {found[one]} + {found[two]} = {a + b:g}, but column "
                f"{found[whole]} says {told:g}; mend the row, or remove one of these columns"
            )


def _labels(sheet: Sheet, slab: str | None) -> tuple[list[str], list[str]]:
    """Return a label for each row, none twice, and a note where two rows had the same."""
    by_name = {name.casefold(): place for place, name in enumerate(sheet.header)}
    if slab is not None:
        places = [sheet.header.index(column_named(sheet.header, slab, sheet.file))]
    else:
        wishes = (("slab",), ("study",), ("author", "year"), ("author",))
        wish = next((w for w in wishes if all(name in by_name for name in w)), ())
        places = [by_name[name] for name in wish]
    labels = [" ".join(row[p] for p in places if row[p]) or f"row {at}" for at, row in sheet.rows]
    counts = Counter(labels)
    notes = []
    for label in sorted(name for name, times in counts.items() if times > 1):
        rows = [at for name, (at, _) in zip(labels, sheet.rows, strict=True) if name == label]
        notes.append(
            f"rows {', '.join(map(str, rows))} are all labelled {label!r}: one study must not "
            "count twice; if they are different studies, give them different labels"
        )
    told = [
        f"{name} (row {at})" if counts[name] > 1 else name
        for name, (at, _) in zip(labels, sheet.rows, strict=True)
    ]
    return told, notes


def _broken_counts(data: Mapping[str, np.ndarray], columns: Mapping[str, str]) -> list[str]:
    notes = []
    for name in _COUNTS:
        values = data.get(name)
        if values is not None and values.size and (values != np.floor(values)).any():
            first = values[values != np.floor(values)][0]
            notes.append(f"column {columns[name]} holds {first:g}: counts are whole numbers")
    return notes


def numeric_column(studies: Studies, name: str) -> np.ndarray | None:
    """Return a further column as numbers (NaN where nothing is given); None where it holds words.

    Raises
    ------
    TrialtraceError
        If it holds both: a slip of the pen must not turn a moderator into groups.
    """
    cells = [
        Cell(text, row, name)
        for text, row in zip(studies.others[name], studies.row, strict=True)
        if not is_missing(text)
    ]
    if not any(any(sign.isdigit() for sign in cell.text) for cell in cells):
        return None
    mark = decimal_mark(studies.file, cells, "comma" if studies.mark == "comma" else None)
    read: dict[int, float] = {}
    wrong: list[TrialtraceError] = []
    for cell in cells:
        try:
            read[cell.row] = number(studies.file, cell, mark)
        except TrialtraceError as error:
            wrong.append(error)
    if not read:
        return None
    if wrong:
        raise wrong[0]
    return np.array([read.get(row, np.nan) for row in studies.row])


def text_column(studies: Studies, name: str) -> list[str]:
    """Return a further column as words, ``""`` where nothing is given."""
    return ["" if is_missing(cell) else cell for cell in studies.others[name]]
