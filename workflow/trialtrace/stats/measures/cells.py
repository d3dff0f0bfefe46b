"""Read 2×2 tables and event counts, and treat empty cells as metafor does."""

from dataclasses import dataclass

import numpy as np

from trialtrace.stats.arrays import count_vectors, refuse_where, require
from trialtrace.stats.errors import StatsError

__all__ = ["TO", "Cells", "added_to", "cells_from"]

TO = ("only0", "all", "if0all", "none")


@dataclass(frozen=True)
class Cells:
    """Counts after adjustment: events and non-events of both groups, shape (k,) each."""

    ai: np.ndarray
    bi: np.ndarray
    ci: np.ndarray
    di: np.ndarray

    @property
    def n1i(self):
        return self.ai + self.bi

    @property
    def n2i(self):
        return self.ci + self.di


def added_to(empty, add, to):
    """Return what is added to the counts of each study, shape (k,).

    Parameters
    ----------
    empty : ndarray of bool, shape (k,)
        Whether the study has an empty cell.
    add : float
        Constant, 0.5 by default.
    to : {"only0", "all", "if0all", "none"}
        Studies that receive it: those with an empty cell, all, all if any has one, none.
    """
    if to not in TO:
        raise StatsError(f"to={to!r} is unknown; choose one of {', '.join(TO)}")
    if not add >= 0:
        raise StatsError(f"add is {add}; it must not be negative")
    if to == "only0":
        return np.where(empty, add, 0.0)
    if to == "all" or (to == "if0all" and empty.any()):
        return np.full(empty.shape, float(add))
    return np.zeros(empty.shape)


def cells_from(ai, bi, ci, di, n1i, n2i):
    """Return the four counts from ai, ci and either bi, di or n1i, n2i.

    Raises
    ------
    StatsError
        If something is missing, negative, or there are more events than persons.
    """
    require(ai=ai, ci=ci)
    if bi is None:
        require(n1i=n1i)
    if di is None:
        require(n2i=n2i)
    first = {"bi": bi} if bi is not None else {"n1i": n1i}
    second = {"di": di} if di is not None else {"n2i": n2i}
    ai, ci, first_value, second_value = count_vectors(ai=ai, ci=ci, **first, **second)
    bi = first_value if bi is not None else first_value - ai
    di = second_value if di is not None else second_value - ci
    refuse_where((bi < 0) | (di < 0), "more events than persons; check ai, n1i, ci, n2i")
    refuse_where((ai + bi == 0) | (ci + di == 0), "a group has no persons; leave the study out")
    return Cells(ai, bi, ci, di)
