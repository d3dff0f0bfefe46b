"""From tables to funnel plots: one for each meta-analysis of enough trials."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from trialtrace.show.figures.cells import Record, capital, number, records
from trialtrace.show.figures.measures import Measure, measure_of
from trialtrace.show.figures.people import study_labels
from trialtrace.show.figures.pooled import is_pooled

LEVELS = (90.0, 95.0, 99.0)


@dataclass(frozen=True)
class FunnelPoint:
    """An estimate with its standard error; ``open`` where it rests on open assumptions."""

    key: str
    name: str
    yi: float
    sei: float
    open: bool = False


@dataclass(frozen=True)
class Funnel:
    """A funnel plot.

    Attributes
    ----------
    key : str
        The summary that it belongs to; empty where there is none.
    title : str
        Over the panel.
    measure : Measure
        What is estimated.
    points : tuple of FunnelPoint
        The trials.
    estimate : float or None
        Pooled estimate, drawn as a dashed line.
    model : str
        How it was pooled.
    centre : float
        Where the contours meet: no effect.
    levels : tuple of float
        Percent, from the innermost contour outwards.
    """

    key: str
    title: str
    measure: Measure
    points: tuple[FunnelPoint, ...]
    estimate: float | None
    model: str
    centre: float
    levels: tuple[float, ...] = LEVELS


def plan_funnels(tables: Mapping[str, pd.DataFrame], least: int) -> tuple[Funnel, ...]:
    """Decide which funnel plots can be drawn.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        ``effects``, ``syntheses``, ``synthesis_members``; ``studies`` and ``documents`` for names
        that no two trials share.
    least : int
        Fewest trials in a meta-analysis. Source of the default of ten: Cochrane Handbook 13.3.5.4.

    Returns
    -------
    tuple of Funnel
        One for each group and measure; among models of the same effects the first stands.
    """
    effects = {row["effect_id"]: row for row in records(tables["effects"])}
    labels = study_labels(records(tables.get("studies")), records(tables.get("documents")))
    members: dict[str, list[Record]] = {}
    for row in records(tables["synthesis_members"]):
        if row["included"] and row["effect_id"] in effects:
            members.setdefault(row["synthesis_id"], []).append(effects[row["effect_id"]])
    found: dict[tuple[str, str], Funnel] = {}
    for synthesis in records(tables["syntheses"]):
        if not is_pooled(synthesis):
            continue
        inside = members.get(synthesis["synthesis_id"], [])
        points = tuple(point for effect in inside for point in _point(effect, labels))
        measure = measure_of(synthesis["measure"])
        key = (synthesis["group"], synthesis["measure"])
        if len(points) < least or key in found or measure.null is None:
            continue
        found[key] = Funnel(
            synthesis["synthesis_id"], capital(synthesis["group"]), measure, points,
            number(synthesis["estimate"]), synthesis["model"], measure.null,
        )  # fmt: skip
    return tuple(found.values())


def _point(effect: Record, labels: Mapping[str, str]) -> tuple[FunnelPoint, ...]:
    yi, vi = number(effect["yi"]), number(effect["vi"])
    if yi is None or vi is None:
        return ()
    still = bool(effect["conditional"]) and effect["assumption_status"] != "supported"
    name = labels.get(effect["study_id"], effect["slab"])
    return (FunnelPoint(effect["effect_id"], name, yi, math.sqrt(vi), still),)
