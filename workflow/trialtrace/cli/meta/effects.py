"""The tables of studies: those in the analysis with their effects, and those left out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from trialtrace.cli.meta.part import Part, rows_of
from trialtrace.cli.meta.scale import BACK, Scale
from trialtrace.cli.meta.studies import Studies
from trialtrace.stats.convert import ci_from_se


@dataclass(frozen=True, slots=True)
class Effects:
    """Studies with the scale on which people read their effects."""

    studies: Studies
    scale: Scale

    @property
    def yi(self) -> np.ndarray:
        """Effects on the scale of the measure, shape (k,)."""
        return self.studies.yi

    @property
    def vi(self) -> np.ndarray:
        """Their sampling variances, shape (k,)."""
        return self.studies.vi


def with_scale(studies: Studies, measure: str) -> Effects:
    """Give studies the scale of their measure."""
    data = studies.data
    sizes = data.get("ni", data["xi"] + data["mi"] if {"xi", "mi"} <= data.keys() else np.empty(0))
    whole = sizes.size and np.isfinite(sizes).all()
    return Effects(studies, Scale(measure, tuple(sizes) if whole else ()))


def part(effects: Effects, weights: np.ndarray | None, level: float) -> Part:
    """Return the table of studies: inputs, effect, normal interval, weight in per cent."""
    studies, scale = effects.studies, effects.scale
    sei = np.sqrt(effects.vi)
    limits = [ci_from_se(y, s, level) for y, s in zip(effects.yi, sei, strict=True)]
    columns: dict[str, object] = {"place": studies.places, "slab": studies.labels, **studies.data}
    columns |= {"inputs": studies.inputs, "yi": effects.yi, "vi": effects.vi, "sei": sei}
    columns |= {"ci_lb": [a for a, _ in limits], "ci_ub": [b for _, b in limits]}
    shown = ("yi", "ci_lb", "ci_ub")
    if scale.changes:
        for name in shown:
            columns[BACK + name] = scale.each_back(np.array(columns[name]))
        shown = tuple(BACK + name for name in shown)
    columns["weight"] = [None] * studies.k if weights is None else weights
    return Part("studies", "Studies", rows_of(columns), ("place", "slab", *shown, "weight"))


def left_out(studies: Studies) -> Part | None:
    """Return the table of rows that stay out, or None."""
    if not studies.left:
        return None
    rows = tuple({"place": p, "slab": s, "why_not": w} for p, s, w in studies.left)
    return Part("left_out", "Left out", rows, ("place", "slab", "why_not"))
