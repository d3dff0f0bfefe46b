"""``trialtrace.show.forest``: a forest plot of arrays, a table or a fitted model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure

from trialtrace.show.figures.axis import Wanted
from trialtrace.show.figures.forest.draw import draw_forest, fitted, pages_of
from trialtrace.show.figures.forest.layout import Layout
from trialtrace.show.figures.forest.layouts import layout_of
from trialtrace.show.figures.forest.rows import Forest
from trialtrace.show.figures.forest.studies.plan import plan_studies
from trialtrace.show.figures.forest.studies.risk_sheet import RiskSheet, read_risk_sheet
from trialtrace.show.figures.forest.studies.wishes import GROUPS, STUDIES, Wishes
from trialtrace.show.figures.measure import Ruler
from trialtrace.show.figures.measures import Measure, measure_of
from trialtrace.show.figures.style import Style
from trialtrace.stats import RmaResult
from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.metafor import MetaforTable, metafor_table, read_metafor_csv

PAGE_ROWS = 60
Data = MetaforTable | RmaResult | pd.DataFrame | Path | str


def forest(data: Data | None = None, *, style: Style | None = None, **wishes: object) -> Figure:
    """Draw a forest plot.

    Parameters
    ----------
    data : DataFrame, path, MetaforTable or RmaResult, optional
        Studies in metafor's columns (``ai n1i ci n2i``, ``m1i sd1i n1i m2i sd2i n2i``, ``xi ni``,
        ``yi`` with ``vi``, ``sei`` or ``ci_lb ci_ub``, …) with their labels in ``slab``; or a
        fitted model. The columns may be given as arguments instead: ``ai=[…], n1i=[…]``.
    style : Style, optional
        Sizes and colours; where none is given, a double column of a journal, in type of 7 points,
        or of down to 6 where that saves names from being broken, or a wider page.
    measure : str
        metafor's name (RR, OR, RD, SMD, MD, PLO, …); that of the table, or GEN, where none is
        given.
    layout : {"default", "revman5", "jama", "bmj"} or Layout
        How it is printed.
    models : str or sequence of str
        REML (default), DL, PM, EE, … as in ``stats.rma``; MH and PETO from counts; () for none.
        Fewer than two studies are never pooled.
    test : {"z", "t", "knha", "adhoc"}
        Of random-effects models.
    level : float
        Confidence, per cent.
    form : {"studies", "cumulative", "leave-one-out"}
        What a row is.
    subgroup : str
        Column whose groups get a heading, diamonds and a test (a tau² for each group).
    order : str
        Column, effect, weight or precision; with "-" in front for descending.
    left, right : sequence of str, or mapping of str to str
        Further columns beside the plot; with a mapping, their headers.
    groups : (str, str)
        Names of the two groups.
    polarity : {"", "higher_better", "higher_worse"}
        Whether a higher value is better: only then the sides are labelled "Favours …".
    favours : (str, str), optional
        The labels themselves, left and right.
    title : str
        Above the plot.
    digits : int
        Decimals of ratios and standardised differences.
    xlim : (float, float), optional
        Limits of the axis, as people read them (ratios, not their logarithms).
    ticks : sequence of float
        Ticks, likewise.
    risk : path or DataFrame, optional
        Risk of bias in robvis's columns: Study, D1, …, Dn, Overall.
    columns : mapping of str to str, optional
        metafor's name → the table's own: ``{"ai": "tpos"}``.
    options : mapping, optional
        Arguments of ``stats.escalc``: add, to, drop00, vtype, correct.

    Returns
    -------
    matplotlib.figure.Figure
        As high as its rows need; see ``forest_pages`` for pages. Artists carry
        ``estimate:<row>``, ``interval:<row>`` (rows of the table from 1), ``pooled:total:<model>``.

    Raises
    ------
    TrialtraceError
        On one line: for a table that does not hold what the measure needs, an impossible number, a
        model that cannot be fitted, a layout, column or judgement that is not known.

    Examples
    --------
    >>> figure = forest(measure="RR", ai=[4, 6], n1i=[123, 306], ci=[11, 29], n2i=[139, 303])
    >>> figure.axes[0].get_gid()
    'panel:'
    """
    plan = forest_plan(data, **wishes)
    return draw_forest(plan, style) if style else draw_forest(*fitted(plan, Style()))


def forest_pages(
    data: Data | None = None,
    *,
    style: Style | None = None,
    page_rows: int = PAGE_ROWS,
    **wishes: object,
) -> list[Figure]:
    """Draw a forest plot on pages of at most ``page_rows`` rows, all on one axis; see ``forest``."""
    plan = forest_plan(data, **wishes)
    ruler = Ruler((style or Style()).families, (style or Style()).size)
    plan, chosen = (plan, style) if style else fitted(plan, Style(), ruler)
    return [draw_forest(page, chosen, ruler) for page in pages_of(plan, chosen, page_rows, ruler)]


def forest_plan(
    data: Data | None = None,
    *,
    measure: str = "",
    layout: str | Layout = "default",
    models: str | Sequence[str] = ("REML",),
    test: str = "z",
    level: float = 95,
    form: str = STUDIES,
    subgroup: str = "",
    order: str = "",
    left: Sequence[str] | Mapping[str, str] = (),
    right: Sequence[str] | Mapping[str, str] = (),
    groups: tuple[str, str] = GROUPS,
    polarity: str = "",
    favours: tuple[str, str] | None = None,
    title: str = "",
    digits: int = 2,
    xlim: tuple[float, float] | None = None,
    ticks: Sequence[float] = (),
    risk: Path | str | pd.DataFrame | RiskSheet | None = None,
    columns: Mapping[str, str] | None = None,
    options: Mapping[str, object] | None = None,
    **arrays: Sequence[object],
) -> Forest:
    """Return what a forest plot says, before it is drawn; arguments as ``forest``."""
    if isinstance(data, RmaResult):
        models, test, level = (data.method,), data.test, data.level
    table = _table(data, arrays, columns)
    measure = measure or _measure(table)
    wishes = Wishes(
        measure=measure, layout=layout_of(layout),
        models=(models,) if isinstance(models, str) else tuple(models), test=test, level=level,
        form=form, subgroup=subgroup, order=order, left=tuple(left), right=tuple(right),
        groups=groups, polarity=polarity, favours=favours, title=title, digits=digits,
        wanted=Wanted(_limits(xlim, measure_of(measure)), tuple(ticks)),
        risk=risk if isinstance(risk, RiskSheet) or risk is None else read_risk_sheet(risk),
        options=options or {},
    )  # fmt: skip
    headers = {name: text for side in (left, right) if isinstance(side, Mapping)
               for name, text in side.items()}  # fmt: skip
    return plan_studies(table, wishes, headers)


def _table(
    data: Data | None, arrays: Mapping[str, Sequence[object]], columns: Mapping[str, str] | None
) -> MetaforTable:
    if isinstance(data, MetaforTable):
        return data
    if isinstance(data, Path | str):
        return read_metafor_csv(data, columns)
    if isinstance(data, RmaResult):
        if data.X is not None:
            raise TrialtraceError("a model with moderators has no single pooled effect")
        arrays = {**arrays, "yi": data.yi, "vi": data.vi}
        data = None
    lengths = {name: len(list(values)) for name, values in arrays.items()}
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{name} {length}" for name, length in lengths.items())
        raise TrialtraceError(f"one value a study; the columns have: {told}")
    frame = pd.DataFrame({name: list(values) for name, values in arrays.items()})
    if data is not None:
        frame = pd.concat([data.reset_index(drop=True), frame], axis=1) if arrays else data
    return metafor_table(frame, columns)


def _measure(table: MetaforTable) -> str:
    """Return the only measure that a table names; an effect that is given needs no name."""
    named = {cell for cell in table.words.get("measure", ()) if cell}
    if len(named) == 1:
        return named.pop()
    if named:
        raise TrialtraceError(
            f"{table.source}: holds several measures ({', '.join(sorted(named))}); ask for one"
        )
    if "yi" not in table.numbers:
        raise TrialtraceError(f"{table.source}: name the measure: RR, OR, RD, SMD, MD, PLO, …")
    return "GEN"


def _limits(xlim: tuple[float, float] | None, measure: Measure) -> tuple[float, float] | None:
    if xlim is None:
        return None
    try:
        low, high = (measure.plotted(float(value)) for value in xlim)
    except (TypeError, ValueError, ZeroDivisionError):
        raise TrialtraceError(f"xlim {xlim} are no limits of a {measure.name.lower()}") from None
    if not low < high:
        raise TrialtraceError(f"xlim {xlim}: the first limit must be below the second")
    return low, high
