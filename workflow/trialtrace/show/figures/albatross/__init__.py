"""Albatross plot: what p-values and numbers of participants say where no effect size is told."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from trialtrace.show.figures.albatross.draw import DASHES, draw_albatrosses
from trialtrace.show.figures.albatross.plan import (
    ABOVE,
    BELOW,
    BOTH,
    CONTOURS,
    EXACT,
    LEFT,
    RIGHT,
    Albatross,
    AlbatrossPoint,
)
from trialtrace.show.figures.arrays import Column, columns_of, names_of, numbers_of
from trialtrace.show.figures.style import Style
from trialtrace.tables.errors import TrialtraceError

RELATIONS = {"": EXACT, "=": EXACT, "<": BELOW, "<=": BELOW, ">": ABOVE, ">=": ABOVE}


def albatross(
    pval: Column,
    ni: Column,
    direction: Column,
    *,
    relation: Column | None = None,
    slab: Column | None = None,
    contours: Sequence[float] = CONTOURS,
    ends: tuple[str, str] = ("decrease", "increase"),
    title: str = "",
    style: Style | None = None,
) -> Figure:
    """Draw an albatross plot.

    Parameters
    ----------
    pval : sequence of float
        Two-sided p-values, above 0 and at most 1; rows without one are left out.
    ni : sequence of float
        Participants in both groups together.
    direction : sequence of float
        Above 0: right; below 0: left; 0: no difference, drawn on both sides.
    relation : sequence of str, optional
        ``=``, ``<`` or ``>`` before each p-value: an inequality is a bar over what it allows.
    slab : sequence of str, optional
        Names; written beside their points where there is room.
    contours : sequence of float
        Standardised mean differences whose contours are drawn, at most four.
    ends : (str, str)
        What left and right mean.
    title : str
        Over the plot.
    style : Style, optional
        Sizes and colours; a double column of a journal where none is given.

    Raises
    ------
    TrialtraceError
        If columns do not fit together, a value is impossible, or nothing is left to draw.

    Notes
    -----
    After Harrison et al. (2017), Research Synthesis Methods 8:281–289, with a plain log scale for
    participants, so that contours of different effects have one shape.
    """
    columns = columns_of(
        "albatross", pval=pval, ni=ni, direction=direction, relation=relation, slab=slab
    )
    if not 1 <= len(contours) <= len(DASHES) or any(d <= 0 for d in contours):
        raise TrialtraceError(f"albatross: contours takes one to {len(DASHES)} values above 0")
    p_values, sizes, ways = (
        numbers_of("albatross", name, columns[name]) for name in ("pval", "ni", "direction")
    )
    relations = columns.get("relation") or [""] * len(p_values)
    points = []
    for place, name in enumerate(names_of(columns.get("slab"), len(p_values))):
        p, n, way, relation_ = p_values[place], sizes[place], ways[place], relations[place] or ""
        if p is None or n is None or way is None:
            continue
        if not 0 < p <= 1 or n < 2 or relation_ not in RELATIONS:
            raise TrialtraceError(
                f"albatross: row {place + 1} ({name}): p lies above 0 and at most at 1, "
                "ni is at least 2, relation is =, < or >"
            )
        side = RIGHT if way > 0 else LEFT if way < 0 else BOTH
        kind = RELATIONS[str(relation_)]
        if side == BOTH and kind == BELOW:
            raise TrialtraceError(
                f"albatross: row {place + 1} ({name}): p < {p:g} needs a direction"
            )
        points.append(AlbatrossPoint(str(place), name, kind, p, n, side))
    if not points:
        raise TrialtraceError("albatross: no study has a p-value, participants and a direction")
    plan = Albatross("", title, tuple(points), ends, tuple(sorted(contours)))
    return draw_albatrosses((plan,), style or Style())
