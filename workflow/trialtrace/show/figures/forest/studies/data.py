"""The studies of a plot: their effects, what was pooled of them, and the texts of their columns."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from trialtrace.derive.given import effects_given
from trialtrace.show.figures.forest.layout import OWN, Layout
from trialtrace.show.figures.forest.rows import CONDITIONAL, CONTRADICTED, STATED
from trialtrace.show.figures.forest.studies.wishes import Wishes
from trialtrace.show.figures.numbers import count
from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.metafor import MetaforTable

# What each form of a row's own numbers is called in the texts beside an effect of one trial.
CITED, PUBLISHED = "document", "publication"
_ORIGINS = {CITED: "as cited", PUBLISHED: "as published"}
OTHER_MEASURE = "the table says that it is another measure"
CITED_ONLY = "the publication’s own numbers are used"


@dataclass(frozen=True)
class Study:
    """A row of the table.

    ``key`` is its number in the table, from 1; ``slab`` its label as written, ``label`` as shown;
    numbers are on the scale of yi, None without an
    effect; ``left_out`` says why the row is not pooled.
    """

    key: str
    slab: str
    label: str
    place: str
    row: int
    yi: float | None
    low: float | None
    high: float | None
    vi: float | None
    state: str
    assumptions: str
    why_not: str
    left_out: str
    cells: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, float] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def pooled(self) -> bool:
        """Whether it enters a model."""
        return self.yi is not None and not self.left_out


def studies_of(table: MetaforTable, wishes: Wishes) -> list[Study]:
    """Compute the effect of each row, and write its cells.

    Rows keep the order of the table. Columns that the pipeline's tables have are understood:
    ``measure`` (rows of another are left out), ``conditional``, ``assumption_status`` and
    ``assumptions`` (hollow, crossed out), ``origin`` (as cited, as published).
    """
    measure = wishes.measure
    effects = effects_given(table, measure, level=wishes.level, options=wishes.options)
    labels = unique_labels(_with_origin(table), table.places)
    published = {
        slab
        for slab, origin in zip(table.slab, table.words.get("origin", ()), strict=False)
        if origin == PUBLISHED
    }
    studies = []
    for row, effect in enumerate(effects.itertuples()):
        words = {name: cells[row] for name, cells in table.words.items()}
        other = words.get("measure", "") not in ("", measure)
        has = math.isfinite(effect.yi) and not other
        origin = words.get("origin", "")
        state = _state(words)
        left_out = ""
        if has and state != STATED:
            left_out = "rests on assumptions that the text does not state"
        elif has and origin == CITED and table.slab[row] in published:
            left_out = CITED_ONLY
        studies.append(
            Study(
                str(row + 1), table.slab[row], labels[row], table.places[row], row,
                *((effect.yi, effect.ci_lb, effect.ci_ub, effect.vi) if has else (None,) * 4),
                state, words.get("assumptions", ""),
                OTHER_MEASURE if other else effect.why_not, left_out,
                _cells(table, row, effect.inputs.split(), wishes),
                _counts(table, row, effect.inputs.split()), words,
            )
        )  # fmt: skip
    if not any(study.yi is not None for study in studies):
        raise TrialtraceError(
            f"{table.source}: no row gives an effect: {studies[0].place}: {studies[0].why_not}"
        )
    return studies


def unique_labels(slab: Sequence[str], places: Sequence[str]) -> list[str]:
    """Tell studies that share a label apart by letters, and name those without one by their place."""
    named = [label or f"({place})" for label, place in zip(slab, places, strict=True)]
    many: dict[str, int] = {}
    for label in named:
        many[label] = many.get(label, 0) + 1
    seen: dict[str, int] = {}
    labels = []
    for label in named:
        if many[label] == 1:
            labels.append(label)
            continue
        place = seen[label] = seen.get(label, -1) + 1
        labels.append(f"{label} ({chr(ord('a') + place % 26)}{place // 26 or ''})")
    return labels


def _with_origin(table: MetaforTable) -> list[str]:
    """Say of a trial's two rows whose numbers they show: as cited, as published."""
    origins = table.words.get("origin", ("",) * table.k)
    both = (
        {
            slab
            for slab in table.slab
            if {CITED, PUBLISHED}
            <= {o for s, o in zip(table.slab, origins, strict=True) if s == slab}
        }
        if set(origins) & {CITED}
        else set()
    )
    return [
        f"{slab}, {_ORIGINS[origin]}" if slab in both and origin in _ORIGINS else slab
        for slab, origin in zip(table.slab, origins, strict=True)
    ]


def _state(words: Mapping[str, str]) -> str:
    if words.get("assumption_status") == "contradicted":
        return CONTRADICTED
    conditional = words.get("conditional", "").casefold() in ("true", "1", "yes")
    return CONDITIONAL if conditional and words.get("assumption_status") != "supported" else STATED


def _counts(table: MetaforTable, row: int, columns: Sequence[str]) -> dict[str, float]:
    """Return events and sizes of both groups, where the effect is made of them."""
    held = {name: float(table.numbers[name][row]) for name in columns}
    for size, events, others in (("n1i", "ai", "bi"), ("n2i", "ci", "di"), ("ni", "xi", "mi")):
        if size not in held and others in held and events in held:
            held[size] = held[events] + held[others]
    for name in ("n1i", "n2i", "ni"):
        given = table.numbers.get(name, np.full(table.k, math.nan))[row]
        if name not in held and math.isfinite(given):
            held[name] = float(given)
    return held


def _cells(table: MetaforTable, row: int, columns: Sequence[str], wishes: Wishes) -> dict[str, str]:
    held = _counts(table, row, columns)
    layout = wishes.layout
    cells = {f"{OWN}{name}": table.words[name][row] for name in (*wishes.left, *wishes.right)}
    groups = (("1", "ai", "n1i", "m1i", "sd1i", "x1i", "t1i"),
              ("2", "ci", "n2i", "m2i", "sd2i", "x2i", "t2i"))  # fmt: skip
    if "xi" in held or "mi" in held:
        groups = (("1", "xi", "ni", "mi", "sdi", "xi", "ti"),)
    elif "ri" in held or ("ni" in held and "n1i" not in held):
        groups = (("1", "", "ni", "", "", "", ""),)
    for group, events, size, mean, sd, cases, time in groups:
        total = _count(held.get(size), layout)
        if time in held:
            happened, span = _count(held[cases], layout), _count(held[time], layout)
            cells |= {f"events{group}": happened, f"time{group}": span}
            cells[f"joined{group}"] = f"{happened}/{span}"
        elif events in held and size in held:
            happened = _count(held[events], layout)
            cells |= {f"events{group}": happened, f"total{group}": total}
            cells[f"joined{group}"] = f"{happened}/{total}"
        else:
            cells |= {f"total{group}": total, f"size{group}": total}
        if mean in held and sd in held:
            first, second = (_as_written(table, name, row) for name in (mean, sd))
            cells |= {f"mean{group}": first, f"sd{group}": second}
            cells[f"joined{group}"] = f"{first} ({second})"
    return {key: text for key, text in cells.items() if text}


def _count(value: float | None, layout: Layout) -> str:
    if value is None:
        return ""
    return count(int(value), layout.thousands) if value == int(value) else f"{value:.6g}"


def _as_written(table: MetaforTable, name: str, row: int) -> str:
    """Return a number with the decimals that the table has; a computed one with four digits."""
    text = table.words[table.named[name]][row].replace("-", "−")
    return text if len(text) <= 8 else f"{table.numbers[name][row]:.4g}".replace("-", "−")
