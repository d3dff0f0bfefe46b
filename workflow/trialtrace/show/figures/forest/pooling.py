"""Which rows of a panel were pooled together, and the lines that stand below them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trialtrace.show.figures.cells import Record, number
from trialtrace.show.figures.forest.reading import NO_BREAK
from trialtrace.show.figures.forest.rows import NoteRow, PooledRow, PredictionRow, Row
from trialtrace.show.figures.measures import Measure
from trialtrace.show.figures.numbers import estimate, fixed, interval, p_value
from trialtrace.show.figures.pooled import is_pooled

_ESTIMATORS = ("REML", "DL", "PM", "ML", "HS", "HE", "SJ", "EB", "GENQ")
_TESTS = {"knha": "Hartung–Knapp", "adhoc": "Hartung–Knapp, ad hoc", "t": "t"}


@dataclass(frozen=True)
class Pooling:
    """The summaries of one group of effects, and who is in it with which weight.

    ``weights`` is synthesis_id → effect_id → percent, for the effects that take part.
    """

    group: str
    syntheses: tuple[Record, ...]
    members: frozenset[str]
    weights: Mapping[str, Mapping[str, float]]


def poolings_of(
    syntheses: Sequence[Record], members: Sequence[Record], effects: Sequence[Record]
) -> list[Pooling]:
    """Bring summaries and effects together, a group (and measure) each.

    Without rows of ``synthesis_members`` the effects of a summary are those of its measure and
    outcome.
    """
    groups: dict[tuple[str, str], list[Record]] = {}
    for row in syntheses:
        if is_pooled(row):
            groups.setdefault((row["group"], row["measure"]), []).append(row)
    poolings = []
    for (group, measure), rows in sorted(groups.items()):
        ids = {row["synthesis_id"] for row in rows}
        weights: dict[str, dict[str, float]] = {}
        taking_part: set[str] = set()
        for member in members:
            if member["synthesis_id"] in ids and member["included"]:
                taking_part.add(member["effect_id"])
                weight = number(member["weight"])
                if weight is not None:
                    weights.setdefault(member["synthesis_id"], {})[member["effect_id"]] = weight
        if not members:
            taking_part = {
                effect["effect_id"]
                for effect in effects
                if effect["measure"] == measure
                and rows[0]["outcome"] in (effect["concept"], effect["outcome"])
            }
        poolings.append(
            Pooling(group, tuple(sorted(rows, key=_order)), frozenset(taking_part), weights)
        )
    return poolings


def model_name(model: str) -> str:
    """Say a model in words: ``REML/knha`` is "random effects (REML, Hartung–Knapp)"."""
    estimator, _, test = model.partition("/")
    if estimator in ("EE", "FE", "CE"):
        return "common effect"
    if estimator in _ESTIMATORS:
        details = ", ".join(part for part in (estimator, _TESTS.get(test, "")) if part)
        return f"random effects ({details})"
    return model


def summary_rows(synthesis: Record, measure: Measure, weighted: str, digits: int) -> list[Row]:
    """Make the diamond of a summary and its prediction bar."""
    centre = number(synthesis["estimate"])
    low, high = number(synthesis["ci_lb"]), number(synthesis["ci_ub"])
    if centre is None or low is None or high is None:
        return []
    k = int(synthesis["k"])
    rows: list[Row] = [
        PooledRow(
            synthesis["synthesis_id"],
            f"Pooled, {model_name(synthesis['model'])}, k{NO_BREAK}={NO_BREAK}{k}",
            {
                "estimate": estimate(centre, low, high, measure, digits),
                **({weighted: "100%"} if weighted else {}),
            },
            centre,
            low,
            high,
        )
    ]
    pi_low, pi_high = number(synthesis["pi_lb"]), number(synthesis["pi_ub"])
    if pi_low is not None and pi_high is not None:
        rows.append(
            PredictionRow(
                synthesis["synthesis_id"],
                "Prediction interval",
                {"estimate": interval(pi_low, pi_high, measure, digits)},
                pi_low,
                pi_high,
            )
        )
    return rows


def heterogeneity_rows(pooling: Pooling) -> list[Row]:
    """Make the line on heterogeneity below a group: by its last model, which is a random one."""
    synthesis = pooling.syntheses[-1]
    parts = []
    tau2, q, p = (number(synthesis[name]) for name in ("tau2", "QE", "QEp"))
    if tau2 is not None and not model_name(synthesis["model"]).startswith("common"):
        parts.append(f"τ² = {fixed(tau2, 3)}".replace(" ", NO_BREAK))
    if q is not None:
        parts.append(f"Q = {fixed(q, 2)}".replace(" ", NO_BREAK))
        parts.append(f"df = {int(synthesis['k']) - 1}".replace(" ", NO_BREAK))
        parts += [f"p{NO_BREAK}{p_value(p)}"] if p is not None else []
    share = number(synthesis["I2"])
    if share is not None:
        parts.append(f"I² = {fixed(share, 1)}%".replace(" ", NO_BREAK))
    return [NoteRow("Heterogeneity: " + ", ".join(parts))] if parts else []


def _order(synthesis: Record) -> tuple[bool, str, str]:
    common = model_name(synthesis["model"]).startswith("common")
    return (not common, synthesis["model"], synthesis["synthesis_id"])
