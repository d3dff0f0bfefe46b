"""Keys between tables: a cell that names a row of another table must name one that exists."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.registry import TABLES


def check_links(
    name: str, frame: pd.DataFrame, known: Callable[[str, str], frozenset[str] | None]
) -> None:
    """Check that each non-empty link of a table points to an existing row.

    Parameters
    ----------
    name : str
        Name of the table.
    frame : DataFrame
        Its rows.
    known : callable
        ``known(table, column)`` returns the values of a key column, or None where that table is
        not made yet.

    Raises
    ------
    TrialtraceError
        Naming the table, the column, the first lost value and how many there are.
    """
    for column, (table, key) in TABLES[name].links.items():
        values = known(table, key)
        if values is None:
            continue
        cells = frame.loc[frame[column] != "", column]
        lost = sorted(set(cells) - values)
        if lost:
            raise TrialtraceError(
                f"table {name}: column {column}: {len(lost)} values are no {key} of {table}, "
                f"first {lost[0]!r}; delete data/processed and run again"
            )
