"""Panel of single-arm proportions: shares of one group, compared with nothing."""

from __future__ import annotations

from matplotlib.figure import Figure

from trialtrace.show.figures.arrays import Column, columns_of, names_of, numbers_of
from trialtrace.show.figures.cells import capital
from trialtrace.show.figures.proportions.draw import draw_proportions
from trialtrace.show.figures.proportions.plan import Proportion, panel_of
from trialtrace.show.figures.style import Style
from trialtrace.tables.errors import TrialtraceError


def proportions(
    xi: Column,
    ni: Column,
    *,
    slab: Column | None = None,
    outcome: Column | None = None,
    group: Column | None = None,
    level: float = 95.0,
    style: Style | None = None,
) -> Figure:
    """Draw the proportions of single groups with Wilson's intervals.

    Parameters
    ----------
    xi, ni : sequence of int
        Events and participants, as in metafor; rows that lack one are left out.
    slab, outcome, group : sequence of str, optional
        Names of studies, outcomes and groups; rows are gathered by outcome.
    level : float
        Level of the intervals, in percent.
    style : Style, optional
        Sizes and colours; a double column of a journal where none is given.

    Raises
    ------
    TrialtraceError
        If columns do not fit together, counts are impossible, or nothing is left to draw.

    Notes
    -----
    Interval: Wilson 1927; Newcombe (1998), Statistics in Medicine 17:857–872, method 3.
    """
    # Statistics bring scipy, which takes longer to load than most figures take to draw.
    from trialtrace.stats.proportion import wilson

    columns = columns_of("proportions", xi=xi, ni=ni, slab=slab, outcome=outcome, group=group)
    events, people = (numbers_of("proportions", name, columns[name]) for name in ("xi", "ni"))
    names = names_of(columns.get("slab"), len(events))
    blank: list[object] = [""] * len(events)
    outcomes, groups = (columns.get(name, blank) for name in ("outcome", "group"))
    found: dict[str, list[Proportion]] = {}
    for place, (x, n) in enumerate(zip(events, people, strict=True)):
        if x is None or n is None:
            continue
        if not 0 <= x <= n > 0:
            raise TrialtraceError(
                f"proportions: row {place + 1} ({names[place]}): xi must lie between 0 and ni"
            )
        interval = wilson(x, n, level / 100)
        row = Proportion(
            str(place), names[place], str(groups[place] or ""), x / n, *interval, round(x),
            round(n), level=level,
        )  # fmt: skip
        found.setdefault(capital(str(outcomes[place] or "")), []).append(row)
    if not found:
        raise TrialtraceError("proportions: no row has events and participants")
    return draw_proportions(panel_of(found), style or Style())
