"""The design matrix of a meta-regression."""

from collections.abc import Mapping

import numpy as np

from trialtrace.stats.arrays import vector
from trialtrace.stats.errors import StatsError

__all__ = ["INTERCEPT", "design_matrix", "factor_columns"]

INTERCEPT = "intrcpt"


def design_matrix(mods, k, intercept="add"):
    """Return (X, names) for moderators.

    Parameters
    ----------
    mods : array (k,) or (k, q), mapping of name to (k,), or DataFrame
        Numeric moderators; see `factor_columns` for groups.
    k : int
        Studies.
    intercept : {"add", "none"}
        Whether a column of ones comes first.

    Raises
    ------
    StatsError
        If lengths differ, a value is missing, or a moderator is no number.
    """
    if hasattr(mods, "columns"):
        mods = {str(name): mods[name].to_numpy() for name in mods.columns}
    if isinstance(mods, Mapping):
        names = [str(name) for name in mods]
        columns = [vector(f"mods[{name!r}]", value) for name, value in mods.items()]
    else:
        table = np.asarray(mods, dtype=float)
        table = table.reshape(-1, 1) if table.ndim == 1 else table
        if table.ndim != 2:
            raise StatsError(f"mods has {table.ndim} dimensions; give one column a moderator")
        columns = [vector(f"mods[:, {j}]", table[:, j]) for j in range(table.shape[1])]
        names = [f"mod{j + 1}" for j in range(len(columns))]
    for name, column in zip(names, columns, strict=True):
        if column.size != k:
            raise StatsError(f"moderator {name} has {column.size} values for {k} studies")
    if intercept not in ("add", "none"):
        raise StatsError(f"intercept={intercept!r} is unknown; use 'add' or 'none'")
    if intercept == "add":
        names.insert(0, INTERCEPT)
        columns.insert(0, np.ones(k))
    if not columns:
        raise StatsError("no moderators; leave mods out instead")
    return np.column_stack(columns), tuple(names)


def factor_columns(groups, reference=None):
    """Dummy columns of a grouping, the reference level left out.

    Parameters
    ----------
    groups : sequence of str, shape (k,)
    reference : str, optional
        Level without a column; the first in sorted order by default (as R does).

    Returns
    -------
    dict of str to ndarray
        One 0/1 column for each other level, in sorted order.
    """
    groups = np.asarray([str(g) for g in groups])
    levels = sorted(set(groups.tolist()))
    reference = levels[0] if reference is None else str(reference)
    if reference not in levels:
        raise StatsError(f"reference {reference!r} is no level; use one of {', '.join(levels)}")
    return {level: (groups == level).astype(float) for level in levels if level != reference}
