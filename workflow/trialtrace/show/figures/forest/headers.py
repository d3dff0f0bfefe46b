"""Headers of a forest plot's columns in the words of a layout, and what stands at its axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from trialtrace.show.figures.forest.layout import OWN_LEFT, OWN_RIGHT, Layout
from trialtrace.show.figures.forest.rows import RISK, Column
from trialtrace.show.figures.forest.summary import fill, method_name, model_name, short_name
from trialtrace.show.figures.measures import RATIO, Measure
from trialtrace.show.figures.numbers import fixed

MOST_WEIGHTS = 2
_NUMBERS = ("events", "total", "mean", "sd", "time", "size", "joined")
_ALIGNED = MappingProxyType(
    {
        "n": "center",
        "n1": "right",
        "n2": "right",
        "estimate": "right",
        "weight0": "right",
        "weight1": "right",
        **{f"{name}{group}": "right" for name in _NUMBERS for group in (1, 2)},
    }
)


def columns_of(
    layout: Layout, own_left: Sequence[str] = (), own_right: Sequence[str] = (),
    risks: Sequence[str] = (),
) -> tuple[Column, ...]:  # fmt: skip
    """Return the columns of a layout, with those of a caller at their places; risks stand last."""
    columns = []
    for side, keys in (("left", layout.left), ("right", layout.right)):
        for key in keys:
            own = {OWN_LEFT: own_left, OWN_RIGHT: own_right}.get(key, (key,))
            columns += [
                Column(name, side, layout.aligned.get(name, _ALIGNED.get(name, "left")))
                for name in own
            ]
    columns += [Column(name, "right", "center", RISK) for name in risks]
    return tuple(columns)


def weight_columns(models: Sequence[str], layout: Layout) -> dict[str, tuple[str, str]]:
    """Give each model a column for its weights: model → (column, header)."""
    words = layout.words
    template = words.weights if len(models) > 1 else words.weight
    return {
        model: (f"weight{place}", template.format(model=short_name(model)))
        for place, model in enumerate(models[:MOST_WEIGHTS])
    }


def measure_headers(
    measure: Measure, layout: Layout, models: Sequence[str], level: float | None
) -> Mapping[str, str]:
    """Write the texts that name the measure: ``estimate``, ``plot``, ``axis``."""
    short = layout.words.measures.get(measure.code, measure.short)
    fields = {
        "measure": short,
        "Title": " ".join(w[:1].upper() + w[1:] if len(w) > 1 else w for w in short.split(" ")),
        "method": method_name(models),
        "axis": measure.name
        + (", log scale" if measure.scale == RATIO else "")
        + (", %" if measure.short == "Percent" else ""),
        "level": fixed(level, 0) if level is not None else "",
    }
    texts = {
        "estimate": layout.words.estimate,
        "plot": layout.words.plot,
        "axis": layout.axis_title,
    }
    filled = {key: fill(text, **fields) for key, text in texts.items()}
    # An unknown level leaves "CI"; without a model no method is named.
    return {
        key: text.replace("% CI", "CI", 1).replace("\n, ", "\n")
        if level is None
        else text.replace("\n, ", "\n")
        for key, text in filled.items()
    }


def method_line(models: Sequence[str], layout: Layout) -> str:
    """Write the line on how was pooled, where the layout has one."""
    full = "; ".join(model_name(model) for model in models)
    return fill(layout.words.method, full=full, Full=full[:1].upper() + full[1:]) if models else ""
