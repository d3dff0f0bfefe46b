"""What a layout of a forest plot is made of: columns, words, signs, colours, places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from trialtrace.show.figures.numbers import PLAIN_P, SQUARE, Brackets, PStyle

# Places for the columns that a caller asks for, and what the keys of these begin with.
OWN_LEFT, OWN_RIGHT = "own-left", "own-right"
OWN = "own:"
# Where whom each side favours is written; where what is said of the whole stands.
ABOVE, BELOW, ARROWS = "above", "below", "arrows"
BESIDE = "beside"
# What a spanning header names: the group over its numbers, or the number over the groups.
BY_GROUP, BY_NUMBER = "group", "number"
HOLLOW, CROSSED, ROUNDING, CITED = "conditional", "contradicted", "rounding", "cited"
ALWAYS_EXPLAINED = frozenset((HOLLOW, CROSSED, ROUNDING, CITED))


@dataclass(frozen=True)
class Palette:
    """Colours of the marks; empty for the style's own. ``squares`` are those of single measures."""

    square: str = ""
    line: str = ""
    diamond: str = ""
    diamond_edge: str = ""
    prediction: str = ""
    note: str = ""
    squares: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Words:
    """What stands in headers, beside diamonds and below them.

    Attributes
    ----------
    estimate, plot : str
        Headers; fields: measure, Title, method, level.
    weight, weights : str
        Header over the weights of the only model, and of one of several; fields: model.
    total, totals : str
        Beside the diamond of the only model, and of one of several; fields: model, Model,
        full, short, k, level.
    subtotal, subtotals : str
        The same below a subgroup.
    heterogeneity, overall, subgroups : tuple of str
        What is told, one part after the other; a part whose number is missing is left out. Fields:
        tau2, Q, df, sub_df, p, I2 / name, Name, stat, df, with_df, p / Q, df, sub_df, p, I2.
    method : str
        Line on how was pooled; fields: full. Empty where a header says it.
    measures : mapping of str to str
        What this journal calls a measure (metafor's name → words), where not as the others do.
    """

    study: str = "Study"
    events: str = "Events"
    total_n: str = "Total"
    mean: str = "Mean"
    sd: str = "SD"
    time: str = "Time"
    of_total: str = "Events/total"
    of_time: str = "Events/person-time"
    mean_sd: str = "Mean (SD)"
    size: str = "n"
    favours: str = "Favours {name}"
    not_estimable: str = "not estimable"
    estimate: str = "{measure}\n[{level}% CI]"
    plot: str = ""
    weight: str = "Weight"
    weights: str = "Weight,\n{model}"
    percent: str = "%"
    total: str = "{Model} (k = {k})"
    totals: str = "{Model} (k = {k})"
    subtotal: str = "{Model} (k = {k})"
    subtotals: str = "{Model} (k = {k})"
    prediction: str = "Prediction interval"
    total_events: str = ""
    heterogeneity_lead: str = "Heterogeneity"
    heterogeneity: tuple[str, ...] = ("τ² = {tau2}", "Q = {Q}", "df = {df}", "{p}", "I² = {I2}%")
    joint: str = ", "
    overall: tuple[str, ...] = ()
    subgroups: tuple[str, ...] = ("Q = {Q}", "df = {df}", "{p}")
    method: str = "{Full}."
    measures: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Layout:
    """How a forest plot is printed.

    Attributes
    ----------
    name : str
        What it is asked for by.
    left, right : tuple of str
        Columns beside the plot, from left to right; one that no row fills is left out.
    aligned : mapping of str to str
        Alignment of columns that are not aligned as usual.
    spanned : {"group", "number"}
        What stands over the columns of two groups.
    brackets, p : Brackets, PStyle
        How intervals and p-values are written.
    digits : mapping of str to int
        Decimals of tau2, Q, I2, stat; of the test for subgroups I2_groups, where not as I2.
    favours : {"arrows", "below", "above"}
        Where whom each side favours stands; ``above`` in bold.
    foot : {"below", "beside"}
        Where what is said of the whole stands: below the axis, or beside it.
    bold : frozenset of str
        Rows in bold: heading, total.
    spaces : float
        Blank space between groups, in rows.
    explained : frozenset of str
        Marks that a legend explains (``all`` for every one in the plot).
    pooled_lines : frozenset of str
        Diamonds from which a dashed line goes up: total, subtotal.
    axis_title : str
        Below the axis; fields as ``Words.estimate``, and axis (name and scale).
    thousands : str
        What sets thousands apart, from five digits on.
    gap : float
        Between two columns, as a share of the style's gap.
    """

    name: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    words: Words = field(default_factory=Words)
    palette: Palette = field(default_factory=Palette)
    aligned: Mapping[str, str] = field(default_factory=dict)
    spanned: str = BY_GROUP
    brackets: Brackets = SQUARE
    p: PStyle = PLAIN_P
    digits: Mapping[str, int] = field(
        default_factory=lambda: MappingProxyType({"tau2": 3, "Q": 2, "I2": 1, "stat": 2})
    )
    favours: str = ARROWS
    foot: str = BELOW
    bold: frozenset[str] = frozenset(("heading", "total"))
    spaces: float = 0.6
    explained: frozenset[str] = frozenset(("all",))
    pooled_lines: frozenset[str] = frozenset(("total",))
    axis_title: str = "{axis}"
    thousands: str = "\u2009"
    gap: float = 0.9
