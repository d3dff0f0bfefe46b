"""The scale of a measure: its name, how it is computed, how people read it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from trialtrace.show.figures.measures import MEASURES
from trialtrace.stats import backtransform
from trialtrace.stats.backtransform import TRANSFORMED

BACK = "bt_"


@dataclass(frozen=True, slots=True)
class Scale:
    """A measure as it is shown.

    Attributes
    ----------
    measure : str
        metafor's name.
    ni : tuple of float
        Sample sizes of the studies, for Freeman-Tukey proportions; empty where there are none.
    """

    measure: str
    ni: tuple[float, ...] = ()

    @property
    def name(self) -> str:
        """Name for people."""
        known = MEASURES.get(self.measure)
        return known.name if known else self.measure

    @property
    def changes(self) -> bool:
        """Whether effects are computed on another scale than people read."""
        return self.measure in TRANSFORMED and (self.measure != "PFT" or bool(self.ni))

    def back(self, value: object, ni: tuple[float, ...] | None = None) -> object:
        """Bring effects (numbers or arrays; None stays None) to the scale of people."""
        if value is None:
            return None
        return backtransform(self.measure, value, ni=list(ni or self.ni) or None)

    def with_back(self, columns: dict[str, object]) -> dict[str, object]:
        """Add to estimates and their limits what people read, as ``bt_…``, where that differs."""
        if not self.changes:
            return columns
        names = ("estimate", "ci_lb", "ci_ub", "pi_lb", "pi_ub")
        added = {BACK + n: self.back(columns[n]) for n in names if n in columns}
        return {**columns, **added}

    def shown(self, *names: str) -> tuple[str, ...]:
        """Name the columns that the screen shows: those for people where there are any."""
        scaled = ("estimate", "ci_lb", "ci_ub", "pi_lb", "pi_ub")
        return tuple(BACK + n if self.changes and n in scaled else n for n in names)

    def each_back(self, values: np.ndarray) -> list[object]:
        """Bring one effect a study to the scale of people, each with its own sample size."""
        if self.measure == "PFT":
            return [self.back(v, (n,)) for v, n in zip(values, self.ni, strict=True)]
        return list(np.atleast_1d(self.back(values)))
