"""A pooled summary in the words of a layout: its label, its heterogeneity, its test."""

from __future__ import annotations

import math
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from trialtrace.show.figures.forest.layout import Layout
from trialtrace.show.figures.forest.rows import TOTAL, PooledRow, PredictionRow
from trialtrace.show.figures.measures import Measure
from trialtrace.show.figures.numbers import (
    NO_BREAK,
    estimate,
    fixed,
    interval,
    p_value,
    scientific,
    subscript,
)

COMMON = ("EE", "FE", "CE")
_ESTIMATORS = ("REML", "DL", "PM", "PMM", "ML", "HS", "HSk", "HE", "SJ", "EB", "GENQ")
_TESTS = {"knha": "Hartung–Knapp", "adhoc": "Hartung–Knapp, ad hoc", "t": "t"}
_FROM_COUNTS = {"MH": ("Mantel–Haenszel", "M-H"), "PETO": ("Peto", "Peto")}


@dataclass(frozen=True)
class Summary:
    """What a model gives for a set of effects; numbers on the scale of yi, None where it has none.

    ``model`` is estimator and test as in the table ``syntheses`` (``REML/knha``, ``EE``, ``MH``),
    ``weights`` the share of each effect in per cent.
    """

    summary_id: str
    model: str
    k: int
    estimate: float
    low: float
    high: float
    pi_low: float | None = None
    pi_high: float | None = None
    tau2: float | None = None
    Q: float | None = None
    QEp: float | None = None
    I2: float | None = None
    stat: float | None = None
    ddf: int | None = None
    pval: float | None = None
    level: float = 95.0
    weights: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Difference:
    """The test whether subgroups differ, by one model."""

    model: str
    Q: float
    df: int
    p: float


def is_common(model: str) -> bool:
    """Tell whether a model estimates one common effect."""
    return model.partition("/")[0] in (*COMMON, *_FROM_COUNTS)


def model_name(model: str) -> str:
    """Say a model in words: ``REML/knha`` is "random effects (REML, Hartung–Knapp)"."""
    estimator, _, test = model.partition("/")
    if estimator in COMMON:
        return "common effect"
    if estimator in _FROM_COUNTS:
        return f"common effect ({_FROM_COUNTS[estimator][0]})"
    if estimator in _ESTIMATORS:
        details = ", ".join(part for part in (estimator, _TESTS.get(test, "")) if part)
        return f"random effects ({details})"
    return model


def short_name(model: str) -> str:
    """Say whether a model's effect is common or random."""
    return "common" if is_common(model) else "random"


def method_name(models: Sequence[str]) -> str:
    """Say how was pooled as reviews abbreviate it: ``IV, Random``."""
    weights = dict.fromkeys(_FROM_COUNTS.get(m.partition("/")[0], ("", "IV"))[1] for m in models)
    effects = dict.fromkeys("Fixed" if is_common(model) else "Random" for model in models)
    return f"{' + '.join(weights)}, {' + '.join(effects)}" if models else ""


def fill(template: str, **fields: object) -> str:
    """Fill a template of a layout; "" where it asks for something that is None."""
    wanted = [name for _, name, _, _ in string.Formatter().parse(template) if name]
    if any(fields.get(name) is None for name in wanted):
        return ""
    return template.format(**fields)


def label_of(summary: Summary, layout: Layout, of: str, several: bool) -> str:
    """Write what stands beside a diamond."""
    words = layout.words
    one, more = (words.total, words.totals) if of == TOTAL else (words.subtotal, words.subtotals)
    full = model_name(summary.model)
    name = f"{short_name(summary.model)} {'effect' if is_common(summary.model) else 'effects'}"
    text = fill(
        more if several else one, model=name, Model=name[:1].upper() + name[1:], full=full,
        short=short_name(summary.model), k=summary.k, level=fixed(summary.level, 0),
    )  # fmt: skip
    return text.replace(" = ", f"{NO_BREAK}={NO_BREAK}")


def pooled_row(
    summary: Summary, measure: Measure, layout: Layout, label: str, digits: int,
    cells: Mapping[str, str], of: str,
) -> PooledRow:  # fmt: skip
    """Make the diamond of a summary."""
    text = estimate(summary.estimate, summary.low, summary.high, measure, digits, layout.brackets)
    return PooledRow(
        summary.summary_id, label, {**cells, "estimate": text}, summary.estimate, summary.low,
        summary.high, of,
    )  # fmt: skip


def prediction_row(
    summary: Summary, measure: Measure, layout: Layout, digits: int
) -> PredictionRow | None:
    """Make the bar of a prediction interval, where there is one."""
    low, high = summary.pi_low, summary.pi_high
    if low is None or high is None:
        return None
    text = interval(low, high, measure, digits, layout.brackets)
    return PredictionRow(summary.summary_id, layout.words.prediction, {"estimate": text}, low, high)


def heterogeneity_text(summary: Summary, layout: Layout) -> str:
    """Write the line on heterogeneity; "" for a single study or where nothing is known."""
    if summary.k < 2:
        return ""
    df = summary.k - 1
    parts = _parts(
        layout.words.heterogeneity,
        tau2=None if is_common(summary.model) else _number(summary.tau2, layout, "tau2"),
        Q=_number(summary.Q, layout, "Q"),
        df=df if summary.Q is not None else None,
        sub_df=subscript(df),
        p=_p(summary.QEp, layout),
        I2=_number(summary.I2, layout, "I2"),
    )
    return _line(layout.words.heterogeneity_lead, parts, layout)


def overall_text(summary: Summary, layout: Layout, several: bool) -> str:
    """Write the test for an overall effect, where the layout prints it."""
    if summary.stat is None or summary.pval is None:
        return ""
    name = "z" if summary.ddf is None else "t"
    parts = _parts(
        layout.words.overall,
        name=name,
        Name=name.upper(),
        stat=_number(abs(summary.stat), layout, "stat"),
        df=summary.ddf,
        with_df="" if summary.ddf is None else f", df = {summary.ddf}",
        p=_p(summary.pval, layout),
    )
    of = f" ({short_name(summary.model)} {'effect' if is_common(summary.model) else 'effects'})"
    return _line(f"Test for overall effect{of if several else ''}", parts, layout)


def difference_text(test: Difference, layout: Layout, several: bool) -> str:
    """Write the test for differences between subgroups."""
    share = max(0.0, 100 * (test.Q - test.df) / test.Q) if test.Q > 0 else 0.0
    parts = _parts(
        layout.words.subgroups,
        Q=_number(test.Q, layout, "Q"),
        df=test.df,
        sub_df=subscript(test.df),
        p=_p(test.p, layout),
        I2=_number(share, layout, "I2_groups" if "I2_groups" in layout.digits else "I2")
        if share
        else fixed(0.0, 0),
    )
    of = f" ({short_name(test.model)} {'effect' if is_common(test.model) else 'effects'})"
    return _line(f"Test for subgroup differences{of if several else ''}", parts, layout)


def _parts(templates: Sequence[str], **fields: object) -> list[str]:
    return [text for text in (fill(template, **fields) for template in templates) if text]


def _line(lead: str, parts: Sequence[str], layout: Layout) -> str:
    if not parts:
        return ""
    # A number stays on the line of its name.
    held = [part.replace(" = ", f"{NO_BREAK}={NO_BREAK}") for part in parts]
    return f"{lead}: {layout.words.joint.join(held)}"


def _p(p: float | None, layout: Layout) -> str | None:
    if p is None:
        return None
    return f"{layout.p.name}{NO_BREAK if layout.p.spaced else ''}{p_value(p, layout.p)}"


def _number(value: float | None, layout: Layout, name: str) -> str | None:
    """Write a number with the layout's decimals; one too small for them with two digits."""
    if value is None or not math.isfinite(value):
        return None
    digits = layout.digits[name]
    if value and abs(value) < 0.5 * 10.0**-digits and name == "tau2":
        return scientific(value) if value < 1e-4 else f"{value:.2g}"
    if abs(value) >= 1e6:
        return scientific(value)
    return fixed(value, digits)
