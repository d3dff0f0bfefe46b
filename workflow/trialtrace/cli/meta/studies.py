"""The studies of a table: labels, inputs, effects, and the rows that stay out with their reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from trialtrace.derive.given import effects_given
from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.metafor import MetaforTable

NO_VARIANCE = "its sampling variance is 0: it cannot be weighed"
DROPPED = "no events, or only events, in both groups (--drop00)"
_COUNTS = ("ai", "bi", "ci", "di", "n1i", "n2i", "xi", "ni", "x1i", "x2i")
_TABLE = ("ai", "n1i", "ci", "n2i")
_RATES = ("x1i", "t1i", "x2i", "t2i")


@dataclass(frozen=True, eq=False, slots=True)
class Studies:
    """Rows that have an effect.

    Attributes
    ----------
    table : MetaforTable
        All rows of the file.
    taken : ndarray of int, shape (k,)
        Rows in the analysis.
    slab : tuple of str, shape (rows of the table,)
        Labels, none twice.
    yi, vi : ndarray, shape (k,)
        Effects on the scale of the measure, and their sampling variances.
    inputs : tuple of str, shape (k,)
        Columns that each effect was computed from.
    data : mapping of str to ndarray, shape (k,)
        These columns; NaN where another set was used.
    counts : mapping of str to ndarray
        Events and group sizes (or person-times) of all rows, those without an effect of their own
        too; empty where a row with an effect has none.
    left : tuple of (str, str, str)
        Place, label and reason of each row that stays out.
    notes : tuple of str
        What a reader should know.
    """

    table: MetaforTable
    taken: np.ndarray
    slab: tuple[str, ...]
    yi: np.ndarray
    vi: np.ndarray
    inputs: tuple[str, ...]
    data: Mapping[str, np.ndarray]
    counts: Mapping[str, np.ndarray]
    left: tuple[tuple[str, str, str], ...]
    notes: tuple[str, ...]

    @property
    def k(self) -> int:
        """How many studies there are."""
        return len(self.taken)

    @property
    def file(self) -> str:
        """Name of the file, for messages."""
        return Path(self.table.source).name

    @property
    def places(self) -> list[str]:
        """Where each study stands: "line 7"."""
        return [self.table.places[i] for i in self.taken]

    @property
    def labels(self) -> list[str]:
        """Label of each study."""
        return [self.slab[i] for i in self.taken]

    def words(self, column: str) -> list[str]:
        """Return a column of the table as text, ``""`` where nothing is given."""
        cells = self.table.column(column)
        return ["" if self.table.is_absent(cells[i]) else cells[i] for i in self.taken]

    def numbers(self, column: str) -> np.ndarray | None:
        """Return a column as numbers, NaN where nothing is given; None where it holds words."""
        found = self.table.numbers_of(column)
        return None if found is None else found[self.taken]

    def only(self, keep: np.ndarray) -> Studies:
        """Return a part of the studies."""
        here = np.flatnonzero(keep)
        return replace(
            self,
            taken=self.taken[here],
            yi=self.yi[here],
            vi=self.vi[here],
            inputs=tuple(self.inputs[i] for i in here),
            data={name: values[here] for name, values in self.data.items()},
        )


def read_studies(
    table: MetaforTable, measure: str, level: float, options: Mapping[str, object]
) -> Studies:
    """Compute the effects of a table.

    Parameters
    ----------
    table : MetaforTable
    measure : str
        metafor's name; given effects (yi with vi, sei or limits) stand on its scale.
    level : float
        Confidence in per cent.
    options : mapping
        ``add``, ``to``, ``drop00``, ``vtype`` of ``stats.escalc``.

    Raises
    ------
    TrialtraceError
        Naming file, line and cells: numbers that are impossible; or no study has an effect.
    """
    notes = _check_sums(table)
    frame = effects_given(table, measure, level=level, options=options)
    slab, doubled = _unique(table)
    notes += doubled
    yi, vi = frame["yi"].to_numpy(), frame["vi"].to_numpy()
    why = list(frame["why_not"])
    for i in range(table.k):
        if why[i] and options.get("drop00") and frame["inputs"][i]:
            why[i] = DROPPED
        elif not why[i] and not vi[i] > 0:
            why[i] = NO_VARIANCE
    taken = np.array([i for i in range(table.k) if not why[i]], dtype=int)
    left = tuple((table.places[i], slab[i], why[i]) for i in range(table.k) if why[i])
    if not taken.size:
        raise TrialtraceError(
            f"{table.source}: no study has an effect (k = 0): {left[0][0]}: {left[0][2]}"
        )
    inputs = tuple(frame["inputs"][i] for i in taken)
    used = list(dict.fromkeys(name for names in inputs for name in names.split()))
    data = {
        name: np.where([name in n.split() for n in inputs], table.numbers[name][taken], np.nan)
        for name in used
    }
    if len(set(inputs)) > 1:
        notes.append(f"effects come from different columns: {'; '.join(sorted(set(inputs)))}")
    if "yi" in table.numbers and "yi" not in used:
        notes.append("the effects that the table gives (yi) are not used: its raw data are")
    notes += _broken_counts(data, table)
    own = [i for i in range(table.k) if frame["inputs"][i]]
    counts = _counts(table, own, set(inputs))
    return Studies(
        table, taken, slab, yi[taken], vi[taken], inputs, data, counts, left, tuple(notes)
    )


def _unique(table: MetaforTable) -> tuple[tuple[str, ...], list[str]]:
    """Return a label for each row, none twice, and a note where rows had the same."""
    labels = [name or place for name, place in zip(table.slab, table.places, strict=True)]
    times = Counter(labels)
    notes = []
    for label in sorted(name for name, count in times.items() if count > 1):
        places = [p for name, p in zip(labels, table.places, strict=True) if name == label]
        notes.append(
            f"{', '.join(places)} are all labelled {label!r}: one study must not count twice; if "
            "they are different studies, give them different labels"
        )
    told = (
        f"{name} ({place})" if times[name] > 1 else name
        for name, place in zip(labels, table.places, strict=True)
    )
    return tuple(told), notes


def _check_sums(table: MetaforTable) -> list[str]:
    """Refuse events and non-events that do not make the group size beside them."""
    for one, two, whole in (("ai", "bi", "n1i"), ("ci", "di", "n2i")):
        if not {one, two, whole} <= table.numbers.keys():
            continue
        total = table.numbers[one] + table.numbers[two]
        told = table.numbers[whole]
        for i in np.flatnonzero(np.isfinite(total) & np.isfinite(told) & (total != told)):
            names = [table.named[name] for name in (one, two, whole)]
            raise TrialtraceError(
                f"{table.source}, {table.places[i]}: {names[0]} + {names[1]} = {total[i]:g}, but "
                f"column {names[2]} says {told[i]:g}; mend the row, or remove one of these columns"
            )
    return []


def _broken_counts(data: Mapping[str, np.ndarray], table: MetaforTable) -> list[str]:
    notes = []
    for name in _COUNTS:
        values = data.get(name, np.empty(0))
        broken = values[np.isfinite(values) & (values != np.floor(values))]
        if broken.size:
            told = f"column {table.named[name]} holds {broken[0]:g}"
            notes.append(f"{told}: counts are whole numbers")
    return notes


def _counts(table: MetaforTable, rows: list[int], inputs: set[str]) -> dict[str, np.ndarray]:
    """Return events and group sizes of rows, or their person-times, where all effects have them."""
    numbers = {name: values[rows] for name, values in table.numbers.items()}
    if all(set(names.split()) == set(_RATES) for names in inputs):
        return {name: numbers[name] for name in _RATES}
    if not all({"ai", "ci"} <= set(n.split()) and "mi" not in n.split() for n in inputs):
        return {}
    out = {"ai": numbers["ai"], "ci": numbers["ci"]}
    for size, one, two in (("n1i", "ai", "bi"), ("n2i", "ci", "di")):
        missing = np.full(len(rows), np.nan)
        added = numbers[one] + numbers.get(two, missing)
        out[size] = np.where(np.isfinite(added), added, numbers.get(size, missing))
    whole = np.isfinite(sum(out.values()))
    return {name: out[name][whole] for name in _TABLE}


def group_sizes(studies: Studies) -> tuple[np.ndarray, np.ndarray] | None:
    """Return n1i and n2i of the studies where the inputs tell them all."""
    data = studies.data
    sizes = []
    for size, one, two in (("n1i", "ai", "bi"), ("n2i", "ci", "di")):
        missing = np.full(studies.k, np.nan)
        added = data.get(one, missing) + data.get(two, missing)
        sizes.append(np.where(np.isfinite(added), added, data.get(size, missing)))
    return (sizes[0], sizes[1]) if np.isfinite(sizes[0] + sizes[1]).all() else None
