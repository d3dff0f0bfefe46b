"""From tables to a panel of single-arm proportions: each with its interval, by outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from trialtrace.show.figures.cells import Record, capital, number, records, whole
from trialtrace.show.figures.measures import measure_of
from trialtrace.show.figures.people import study_labels

MEASURES = ("PR", "PLO")


@dataclass(frozen=True)
class Proportion:
    """A share of one group: numbers from 0 to 1, events where they are known.

    ``open`` where it rests on open assumptions.
    """

    key: str
    study: str
    group: str
    share: float
    low: float | None
    high: float | None
    xi: int | None
    ni: int | None
    open: bool = False
    level: float = 95.0


@dataclass(frozen=True)
class Outcome:
    """An outcome with its proportions, the highest first."""

    name: str
    rows: tuple[Proportion, ...]


@dataclass(frozen=True)
class Proportions:
    """A whole panel; ``top`` is where its axis ends (0 to 1), the same on all pages."""

    outcomes: tuple[Outcome, ...]
    top: float

    @property
    def rows(self) -> tuple[Proportion, ...]:
        """Return the proportions of all outcomes."""
        return tuple(row for outcome in self.outcomes for row in outcome.rows)


def plan_proportions(
    effects: pd.DataFrame,
    inputs: pd.DataFrame | None = None,
    studies: pd.DataFrame | None = None,
    documents: pd.DataFrame | None = None,
) -> Proportions:
    """Collect the proportions of single groups.

    Parameters
    ----------
    effects : DataFrame
        Table ``effects``; proportions are compared with nothing, so they have one arm.
    inputs : DataFrame, optional
        Table ``effect_inputs``: the number of events (``xi``).
    studies, documents : DataFrame, optional
        Tables ``studies`` and ``documents``: names that no two trials share.
    """
    events = {
        row["effect_id"]: number(pd.to_numeric(row["value"], errors="coerce"))
        for row in records(inputs)
        if row["name"] == "xi"
    }
    labels = study_labels(records(studies), records(documents))
    found: dict[str, list[Proportion]] = {}
    for row in records(effects):
        if row["measure"] in MEASURES and row["primary"] and number(row["yi"]) is not None:
            name = capital(row["concept"].replace("_", " ") or row["outcome"])
            found.setdefault(name, []).append(
                _proportion(row, events.get(row["effect_id"]), labels)
            )
    return panel_of(found)


def panel_of(found: Mapping[str, Sequence[Proportion]]) -> Proportions:
    """Order outcomes by how many groups tell them, and groups by their share."""
    outcomes = tuple(
        Outcome(name, tuple(sorted(rows, key=lambda r: (-r.share, r.study, r.key))))
        for name, rows in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    )
    reach = [row.high if row.high is not None else row.share for o in outcomes for row in o.rows]
    highest = max(reach, default=1.0)
    top = next((t for t in (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5) if highest <= t), 1.0)
    return Proportions(outcomes, top)


def _proportion(row: Record, events: float | None, labels: Mapping[str, str]) -> Proportion:
    measure = measure_of(row["measure"])
    shares = [
        None if (value := number(row[column])) is None else measure.shown(value) / 100
        for column in ("yi", "ci_lb", "ci_ub")
    ]
    still = bool(row["conditional"]) and row["assumption_status"] != "supported"
    return Proportion(
        row["effect_id"], labels.get(row["study_id"], row["slab"]), row["experimental"],
        shares[0] or 0.0, shares[1], shares[2], None if events is None else round(events),
        whole(row["n1i"]), still, number(row["level"]) or 95.0,
    )  # fmt: skip
