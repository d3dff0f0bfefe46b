"""Factorial trials: what is told of a factor is told of several cells, and a cell's size is not its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from trialtrace.derive.model import ArmFacts

# Two sides of a factor hold everybody; cells of a 2 x 2 trial hold half.
_ALL_BUT_LOST = 0.75


def without_cells(
    arms: Sequence[ArmFacts], structure: str, n_total: object
) -> tuple[ArmFacts, ...]:
    """Take the sizes from the two arms of a factorial trial that are those of single cells.

    Parameters
    ----------
    arms : sequence of ArmFacts
        The arms.
    structure : str
        As in the table ``studies``.
    n_total : int or missing
        How many people the trial had.

    Returns
    -------
    tuple of ArmFacts
        Unchanged where two arms hold (nearly) all people, and in trials of other designs.
    """
    sizes = [arm.n.value for arm in arms if arm.n is not None]
    if structure != "factorial" or len(arms) != 2 or not sizes or pd.isna(n_total):
        return tuple(arms)
    if len(sizes) == 2 and sum(sizes) >= _ALL_BUT_LOST * float(n_total):
        return tuple(arms)
    return tuple(replace(arm, n=None) for arm in arms)
