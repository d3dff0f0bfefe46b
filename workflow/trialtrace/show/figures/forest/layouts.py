"""Layouts of a forest plot as values: which columns where, in which words, signs and colours.

A journal's way of printing is a ``Layout`` below and nothing else: no code asks for its name.
"""

from __future__ import annotations

from types import MappingProxyType

from trialtrace.show.figures.forest.layout import (
    ABOVE,
    ALWAYS_EXPLAINED,
    BELOW,
    BESIDE,
    BY_NUMBER,
    OWN_LEFT,
    OWN_RIGHT,
    Layout,
    Palette,
    Words,
)
from trialtrace.show.figures.numbers import Brackets, PStyle
from trialtrace.tables.errors import TrialtraceError

_SPLIT = tuple(
    f"{name}{group}" for group in (1, 2) for name in ("mean", "sd", "events", "total", "time")
)
_JOINED = tuple(f"{name}{group}" for group in (1, 2) for name in ("size", "joined"))
_JOINED_BY_NUMBER = tuple(f"{name}{group}" for name in ("size", "joined") for group in (1, 2))
_ASIDE = ("outcome", "comparison", "n", "n1", "n2")
_WEIGHTS = ("weight0", "weight1")
_SMDS = ("SMD", "SMDH", "SMD1", "OR2DL")
_TAIL = ("reading", "assumes", OWN_RIGHT)

DEFAULT = Layout(
    name="default",
    left=("study", OWN_LEFT, *_ASIDE, *_JOINED),
    right=("estimate", *_WEIGHTS, *_TAIL),
)

REVMAN5 = Layout(
    name="revman5",
    left=("study", OWN_LEFT, *_ASIDE, *_SPLIT, *_WEIGHTS, "estimate"),
    right=_TAIL,
    words=Words(
        study="Study or Subgroup",
        not_estimable="Not estimable",
        estimate="{Title}\n{method}, {level}% CI",
        plot="{Title}\n{method}, {level}% CI",
        weight="Weight",
        weights="Weight\n({model})",
        total="Total ({level}% CI)",
        totals="Total ({level}% CI), {short}",
        subtotal="Subtotal ({level}% CI)",
        subtotals="Subtotal ({level}% CI), {short}",
        total_events="Total events",
        method="",
        heterogeneity=("Tau² = {tau2}", "Chi² = {Q}, df = {df} ({p})", "I² = {I2}%"),
        joint="; ",
        overall=("{Name} = {stat}{with_df} ({p})",),
        measures=MappingProxyType(
            {"PETO": "Peto odds ratio", **dict.fromkeys(_SMDS, "std. mean difference")}
        ),
        subgroups=("Chi² = {Q}, df = {df} ({p}), I² = {I2}%",),
    ),
    palette=Palette(
        "#1f3fbf",
        "#1a1a1a",
        "#000000",
        "#000000",
        "#ffffff",
        "#1a1a1a",
        # Means are green and given effects red.
        MappingProxyType(
            {**dict.fromkeys(("MD", *_SMDS), "#1e8c3a"), **dict.fromkeys(("GEN", "HR"), "#c8201e")}
        ),
    ),
    p=PStyle("P", ((0.01, 2), (0.001, 3), (0.0, 4)), (0.00001, 0.0001)),
    digits=MappingProxyType({"tau2": 2, "Q": 2, "I2": 0, "I2_groups": 1, "stat": 2}),
    favours=BELOW,
    foot=BESIDE,
    thousands="",
    gap=0.72,
    spaces=0.8,
    explained=ALWAYS_EXPLAINED,
    pooled_lines=frozenset(),
    axis_title="",
)

JAMA = Layout(
    name="jama",
    left=("study", OWN_LEFT, *_ASIDE, *_JOINED_BY_NUMBER, "estimate"),
    right=(*_WEIGHTS, *_TAIL),
    words=Words(
        study="Source",
        favours="Favors {name}",
        of_total="No. of events/total No.",
        of_time="No. of events/person-time",
        size="No.",
        not_estimable="NE",
        estimate="{measure}\n({level}% CI)",
        weight="Weight, %",
        weights="Weight, %,\n{model}",
        percent="",
        total="Total",
        totals="Total ({model})",
        subtotal="Subtotal",
        subtotals="Subtotal ({model})",
        heterogeneity=("χ²{sub_df} = {Q} ({p})", "I² = {I2}%"),
        joint="; ",
        subgroups=("χ²{sub_df} = {Q} ({p})",),
        method="{Full}.",
        measures=MappingProxyType(dict.fromkeys(_SMDS, "Standardized mean difference")),
    ),
    palette=Palette("#0b2a6b", "#1a1a1a", "#a9cfe8", "#0b2a6b", "#d9d9d9", "#1a1a1a"),
    spanned=BY_NUMBER,
    brackets=Brackets("(", "-", ")", " to "),
    p=PStyle("P", ((0.01, 2), (0.0, 3)), zero=""),
    digits=MappingProxyType({"tau2": 2, "Q": 2, "I2": 0, "stat": 2}),
    favours=ABOVE,
    bold=frozenset(("heading",)),
    spaces=0.0,
    explained=ALWAYS_EXPLAINED,
    pooled_lines=frozenset(("total",)),
    axis_title="{measure} ({level}% CI)",
    thousands=",",
)

BMJ = Layout(
    name="bmj",
    left=("study", OWN_LEFT, *_ASIDE, *_JOINED_BY_NUMBER),
    right=(*_WEIGHTS, "estimate", *_TAIL),
    words=Words(
        study="Study",
        of_total="No of events/total",
        of_time="No of events/person time",
        size="No",
        estimate="{measure}\n({level}% CI)",
        plot="{measure}\n({level}% CI)",
        weight="Weight\n(%)",
        weights="Weight (%),\n{model}",
        percent="",
        total="Total",
        totals="Total, {model}",
        subtotal="Subtotal",
        subtotals="Subtotal, {model}",
        heterogeneity_lead="Test for heterogeneity",
        heterogeneity=("τ²={tau2}", "χ²={Q}", "df={df}", "{p}", "I²={I2}%"),
        overall=("{name}={stat}", "df={df}", "{p}"),
        subgroups=("χ²={Q}", "df={df}", "{p}"),
        method="{Full}.",
        measures=MappingProxyType(dict.fromkeys(_SMDS, "Standardised mean difference")),
    ),
    palette=Palette("#595959", "#1a1a1a", "#b3b3b3", "#1a1a1a", "#ffffff", "#1a1a1a"),
    aligned=MappingProxyType({"weight0": "center", "weight1": "center"}),
    spanned=BY_NUMBER,
    brackets=Brackets("(", " to ", ")"),
    p=PStyle("P", ((0.01, 2), (0.0, 3)), spaced=False),
    digits=MappingProxyType({"tau2": 2, "Q": 2, "I2": 0, "stat": 2}),
    favours=BELOW,
    bold=frozenset(("heading",)),
    explained=ALWAYS_EXPLAINED,
    pooled_lines=frozenset(("total",)),
    axis_title="",
)

LAYOUTS = MappingProxyType({layout.name: layout for layout in (DEFAULT, REVMAN5, JAMA, BMJ)})


def layout_of(name: str | Layout) -> Layout:
    """Look a layout up; a ``Layout`` of one's own is taken as it is.

    Raises
    ------
    TrialtraceError
        If there is no such layout.
    """
    if isinstance(name, Layout):
        return name
    if name not in LAYOUTS:
        raise TrialtraceError(f"no layout {name!r}; there are {', '.join(LAYOUTS)}")
    return LAYOUTS[name]
