"""L'Abbé plot: the risk of the event in one arm against its risk in the other."""

from __future__ import annotations

from matplotlib.figure import Figure

from trialtrace.show.figures.arrays import Column, columns_of, names_of, numbers_of
from trialtrace.show.figures.labbe.draw import draw_labbes
from trialtrace.show.figures.labbe.plan import MEASURES, Labbe, LabbePoint
from trialtrace.show.figures.measures import measure_of
from trialtrace.show.figures.style import Style
from trialtrace.tables.errors import TrialtraceError

SIDES = {"higher_better": "above", "higher_worse": "below", "": ""}


def labbe(
    ai: Column,
    n1i: Column | None = None,
    ci: Column | None = None,
    n2i: Column | None = None,
    *,
    bi: Column | None = None,
    di: Column | None = None,
    slab: Column | None = None,
    measure: str = "RR",
    estimate: float | None = None,
    polarity: str = "",
    experimental: str = "experimental",
    comparator: str = "comparator",
    title: str = "",
    style: Style | None = None,
) -> Figure:
    """Draw a L'Abbé plot.

    Parameters
    ----------
    ai, n1i, ci, n2i : sequence of int
        Events and participants in group 1 and group 2, as in metafor; studies that lack one are
        left out.
    bi, di : sequence of int, optional
        People without the event, in place of ``n1i`` and ``n2i``.
    slab : sequence of str, optional
        Names; written beside their points where there is room.
    measure : {"RR", "OR", "RD"}
        Measure of ``estimate``.
    estimate : float, optional
        Pooled estimate (ratios on the log scale), drawn as the line of equal effect.
    polarity : {"", "higher_better", "higher_worse"}
        Whether the event is wanted; favours-labels stand only where this is known.
    experimental, comparator : str
        Names of the groups.
    title : str
        Over the plot.
    style : Style, optional
        Sizes and colours; a double column of a journal where none is given.

    Raises
    ------
    TrialtraceError
        If columns do not fit together, counts are impossible, or nothing is left to draw.

    Notes
    -----
    After L'Abbé, Detsky and O'Rourke (1987), Annals of Internal Medicine 107:224–233.
    """
    given = columns_of("labbe", ai=ai, n1i=n1i, ci=ci, n2i=n2i, bi=bi, di=di, slab=slab)
    columns = {n: numbers_of("labbe", n, values) for n, values in given.items() if n != "slab"}
    for total, events, others in (("n1i", "ai", "bi"), ("n2i", "ci", "di")):
        if total not in columns and events in columns and others in columns:
            columns[total] = [
                None if one is None or other is None else one + other
                for one, other in zip(columns[events], columns[others], strict=True)
            ]
        if total not in columns or events not in columns:
            raise TrialtraceError(f"labbe: give {events} with {total} or {others}")
    if measure not in MEASURES:
        raise TrialtraceError(f"labbe: no measure {measure!r}; there are {', '.join(MEASURES)}")
    if polarity not in SIDES:
        raise TrialtraceError(f"labbe: polarity is higher_better or higher_worse, not {polarity!r}")
    names = names_of(given.get("slab"), len(columns["ai"]))
    points = []
    for place, name in enumerate(names):
        cells = {key: columns[key][place] for key in ("ai", "n1i", "ci", "n2i")}
        if any(cell is None for cell in cells.values()):
            continue
        point = LabbePoint(str(place), name, **cells)  # type: ignore[arg-type]
        if not (0 <= point.ai <= point.n1i > 0 and 0 <= point.ci <= point.n2i > 0):
            raise TrialtraceError(
                f"labbe: row {place + 1} ({name}): events must lie between 0 and participants"
            )
        points.append(point)
    if not points:
        raise TrialtraceError("labbe: no study has events and participants of both groups")
    plan = Labbe(
        "", title, tuple(points), measure_of(measure), estimate, SIDES[polarity], experimental,
        comparator,
    )  # fmt: skip
    return draw_labbes((plan,), style or Style())
