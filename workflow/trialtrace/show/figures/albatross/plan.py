"""From tables to albatross plots: a p-value, a number of people and a side for each trial."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from trialtrace.show.figures.cells import Record, capital, number, records
from trialtrace.show.figures.measures import measure_of
from trialtrace.show.figures.people import compared, study_labels

CONTOURS = (0.2, 0.5, 0.8)
# Where a trial stands: left or right of "no effect", or on both sides where no difference was told.
LEFT, RIGHT, BOTH = -1, 1, 0
EXACT, BELOW, ABOVE = "=", "<", ">"
_RELATIONS = {"=": EXACT, "<": BELOW, "<=": BELOW, ">": ABOVE, ">=": ABOVE, "": EXACT}
_SIDES = {"increase": RIGHT, "decrease": LEFT}
_FAVOURS = {"experimental": RIGHT, "comparator": LEFT}


@dataclass(frozen=True)
class AlbatrossPoint:
    """A trial: two-sided p-value with its relation, participants, and side.

    ``open`` where the text does not say that the p-value compares the two groups. ``counted``
    says what ``n`` is: the two arms, or the study's total.
    """

    key: str
    name: str
    relation: str
    p: float
    n: float
    side: int
    open: bool = False
    counted: str = ""


@dataclass(frozen=True)
class Albatross:
    """An albatross plot of one outcome; ``ends`` name what left and right mean."""

    key: str
    title: str
    points: tuple[AlbatrossPoint, ...]
    ends: tuple[str, str]
    contours: tuple[float, ...] = CONTOURS


@dataclass(frozen=True)
class Left:
    """A p-value that stands in no plot, and why."""

    key: str
    name: str
    outcome: str
    why_not: str


def plan_albatrosses(
    tables: Mapping[str, pd.DataFrame], least: int
) -> tuple[tuple[Albatross, ...], tuple[Left, ...]]:
    """Decide which albatross plots can be drawn.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        ``studies``, ``arms``, ``outcomes``, ``results``, ``effects``; ``documents`` to name studies.
    least : int
        Fewest trials with a p-value, participants and a side that an outcome needs.

    Returns
    -------
    (tuple of Albatross, tuple of Left)
        A plot for each outcome; every other p-value with the reason. A trial stands once in a
        plot: a p-value between arms before an unclear one, an exact one before an inequality.
    """
    outcomes = {row["outcome_id"]: row for row in records(tables["outcomes"])}
    reader = _Reader(tables)
    found: dict[str, list[_Candidate]] = {}
    left: list[Left] = []
    for result in records(tables["results"]):
        outcome = outcomes.get(result["outcome_id"])
        if outcome is None or number(result["p_value"]) is None:
            continue
        name = capital(outcome["concept"].replace("_", " ") or outcome["name"])
        point, why = reader.point(result)
        if point is None:
            left.append(
                Left(result["result_id"], reader.labels.get(result["study_id"], ""), name, why)
            )
        else:
            found.setdefault(name, []).append(_Candidate(point, result, outcome))
    plots = []
    for name, candidates in found.items():
        once, again = _once(candidates, reader)
        if len(once) < least:
            many = "one trial" if len(once) == 1 else f"{len(once)} trials"
            why = f"only {many} with a p-value, participants and a direction for this outcome"
            left += [Left(c.point.key, c.point.name, name, why) for c in once]
        else:
            plots.append(_plot(name, once))
        why = "another p-value of the same trial stands in the plot"
        left += [Left(c.point.key, c.point.name, name, why) for c in again]
    return tuple(sorted(plots, key=lambda p: (-len(p.points), p.title))), tuple(left)


@dataclass(frozen=True)
class _Candidate:
    point: AlbatrossPoint
    result: Record
    outcome: Record


class _Reader:
    """Finds what belongs to a p-value: who was compared, how many, and which way it went."""

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        studies = records(tables["studies"])
        self.studies = {row["study_id"]: row for row in studies}
        self.labels = study_labels(studies, records(tables.get("documents")))
        self.arms: dict[str, list[Record]] = {}
        for arm in records(tables["arms"]):
            self.arms.setdefault(arm["study_id"], []).append(arm)
        self.groups: dict[str, set[str]] = {}
        for row in records(tables["results"]):
            if row["group_id"] and row["direction"]:
                self.groups.setdefault(row["group_id"], set()).add(row["direction"])
        self.signs: dict[tuple[str, str, str], set[str]] = {}
        for row in records(tables["effects"]):
            null, yi = measure_of(row["measure"]).null, number(row["yi"])
            if yi is not None and null is not None and yi != null:
                key = (row["outcome_id"], row["arm_id"], row["versus_arm_id"])
                self.signs.setdefault(key, set()).add("increase" if yi > null else "decrease")

    def trial(self, result: Record) -> str:
        study = self.studies[result["study_id"]]
        return study["trial_id"] or study["study_id"]

    def point(self, result: Record) -> tuple[AlbatrossPoint | None, str]:
        """Return the point of a p-value, or why there is none."""
        study = self.studies.get(result["study_id"])
        p = number(result["p_value"])
        if study is None or p is None or not 0 < p <= 1:
            return None, "no p-value above 0"
        if result["p_compares"] == "within":
            return None, "compares one arm with itself, not two arms"
        if result["p_compares"] == "other":
            return None, "a one-sided test, or one of an interaction, trend or correlation"
        n, counted = compared(
            study, self.arms.get(result["study_id"], ()), result["arm_id"], result["versus_arm_id"]
        )
        if not n:
            return None, "the number of participants compared is not stated"
        relation = _RELATIONS.get(result["p_relation"], EXACT)
        direction = self._direction(result)
        if direction == "no_difference" and relation != BELOW:
            side = BOTH
        elif direction in _SIDES:
            side = _SIDES[direction]
        elif relation == ABOVE:
            side = BOTH
        else:
            return None, "no direction is told"
        point = AlbatrossPoint(
            result["result_id"], self.labels[result["study_id"]], relation, p, float(n), side,
            result["p_compares"] != "between", counted,
        )  # fmt: skip
        return point, ""

    def _direction(self, result: Record) -> str:
        """Tell the direction: of the row, of the numbers it belongs to, of the effect."""
        if result["direction"] and result["direction"] != "unclear":
            return str(result["direction"])
        near = self.groups.get(result["group_id"], set()) - {"unclear"}
        key = (result["outcome_id"], result["arm_id"], result["versus_arm_id"])
        told = near or self.signs.get(key, set())
        return next(iter(told)) if len(told) == 1 else ""


def _once(
    candidates: Sequence[_Candidate], reader: _Reader
) -> tuple[list[_Candidate], list[_Candidate]]:
    """Take one p-value a trial."""
    ordered = sorted(candidates, key=lambda c: (c.point.open, c.point.relation != EXACT))
    chosen: dict[str, _Candidate] = {}
    for candidate in ordered:
        chosen.setdefault(reader.trial(candidate.result), candidate)
    keys = {candidate.point.key for candidate in chosen.values()}
    once = [c for c in candidates if c.point.key in keys]
    return once, [c for c in candidates if c.point.key not in keys]


def _plot(name: str, candidates: Sequence[_Candidate]) -> Albatross:
    """Make a plot; sides are those that the trials favour where all of them tell it."""
    points = [c.point for c in candidates]
    favours = [c.result["favours"] for c in candidates]
    known = all(
        told in _FAVOURS or point.side == BOTH for told, point in zip(favours, points, strict=True)
    )
    if not known or not any(told in _FAVOURS for told in favours):
        return Albatross(name, name, tuple(points), ("decrease", "increase"))
    turned = tuple(
        point if point.side == BOTH else replace(point, side=_FAVOURS[told])
        for point, told in zip(points, favours, strict=True)
    )
    return Albatross(name, name, turned, ("favours comparator", "favours experimental"))
