"""From tables to L'Abbé plots: one for each group of trials with events in two arms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from trialtrace.show.figures.cells import Record, capital, number, records
from trialtrace.show.figures.measures import Measure, measure_of
from trialtrace.show.figures.people import study_labels
from trialtrace.show.figures.pooled import is_pooled

COUNTS = ("ai", "n1i", "ci", "n2i")
# Measures of events in two arms, the first that a group has is the one whose line is drawn.
MEASURES = ("RR", "OR", "RD")


@dataclass(frozen=True)
class LabbePoint:
    """Events and participants of a trial; ``open`` where it rests on open assumptions."""

    key: str
    name: str
    ai: float
    n1i: float
    ci: float
    n2i: float
    open: bool = False

    @property
    def treated(self) -> float:
        """Share with the event in group 1."""
        return self.ai / self.n1i

    @property
    def control(self) -> float:
        """Share with the event in group 2."""
        return self.ci / self.n2i


@dataclass(frozen=True)
class Labbe:
    """A L'Abbé plot.

    ``better`` says on which side of the line of equality the experimental arm did better:
    ``above``, ``below`` or empty where the polarity of the outcome is not known. ``estimate`` is
    pooled, on the scale of yi.
    """

    key: str
    title: str
    points: tuple[LabbePoint, ...]
    measure: Measure
    estimate: float | None = None
    better: str = ""
    experimental: str = "experimental"
    comparator: str = "comparator"


def plan_labbes(tables: Mapping[str, pd.DataFrame], least: int) -> tuple[Labbe, ...]:
    """Decide which L'Abbé plots can be drawn: groups of at least so many trials with counts.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        ``effects``, ``effect_inputs``, ``syntheses``, ``synthesis_members``; ``studies`` and
        ``documents`` for names that no two trials share.
    least : int
        Fewest trials of a group.
    """
    effects = {row["effect_id"]: row for row in records(tables["effects"])}
    counts = _counts(tables["effect_inputs"])
    labels = study_labels(records(tables.get("studies")), records(tables.get("documents")))
    members: dict[str, list[Record]] = {}
    for row in records(tables["synthesis_members"]):
        if row["effect_id"] in effects and row["effect_id"] in counts:
            members.setdefault(row["synthesis_id"], []).append(effects[row["effect_id"]])
    groups: dict[str, list[Record]] = {}
    for synthesis in records(tables["syntheses"]):
        if synthesis["measure"] in MEASURES:
            groups.setdefault(synthesis["group"], []).append(synthesis)
    found = []
    for group, syntheses in groups.items():
        # A pooled estimate speaks first; then the order of the measures.
        chosen = min(syntheses, key=lambda s: (not is_pooled(s), MEASURES.index(s["measure"])))
        inside = members.get(chosen["synthesis_id"], [])
        points = _points(inside, counts, labels)
        if len(points) >= least:
            found.append(_labbe(group, chosen, inside, points))
    return tuple(found)


def _labbe(
    group: str, synthesis: Record, effects: list[Record], points: tuple[LabbePoint, ...]
) -> Labbe:
    polarities = {effect["polarity"] for effect in effects}
    better = {"higher_better": "above", "higher_worse": "below"}
    side = better.get(polarities.pop(), "") if len(polarities) == 1 else ""
    names = []
    for column in ("experimental", "comparator"):
        said = {effect[column] for effect in effects}
        names.append(said.pop() if len(said) == 1 else "")
    return Labbe(
        synthesis["synthesis_id"], capital(group), points, measure_of(synthesis["measure"]),
        number(synthesis["estimate"]) if is_pooled(synthesis) else None, side,
        names[0] or "experimental", names[1] or "comparator",
    )  # fmt: skip


def _counts(inputs: pd.DataFrame) -> dict[str, dict[str, float]]:
    """Collect events and participants of both arms, of effects that have all four."""
    found: dict[str, dict[str, float]] = {}
    for row in records(inputs):
        if row["name"] in COUNTS:
            value = pd.to_numeric(row["value"], errors="coerce")
            if not pd.isna(value):
                found.setdefault(row["effect_id"], {})[row["name"]] = float(value)
    return {
        key: counts
        for key, counts in found.items()
        if len(counts) == len(COUNTS) and counts["n1i"] > 0 and counts["n2i"] > 0
    }


def _points(
    effects: list[Record],
    counts: Mapping[str, Mapping[str, float]],
    labels: Mapping[str, str],
) -> tuple[LabbePoint, ...]:
    """Take one point a trial: the first that is told."""
    points: dict[str, LabbePoint] = {}
    for effect in effects:
        still = bool(effect["conditional"]) and effect["assumption_status"] != "supported"
        trial = effect["trial_id"] or effect["study_id"]
        key = effect["effect_id"]
        name = labels.get(effect["study_id"], effect["slab"])
        points.setdefault(trial, LabbePoint(key, name, **counts[key], open=still))
    return tuple(points.values())
