"""Hazard, odds and risk ratios: kind and value, interval, and what they speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trialtrace.evaluate.explain import quote
from trialtrace.evaluate.found import Found
from trialtrace.evaluate.gold import Record
from trialtrace.evaluate.matching import Counts, compare, pair
from trialtrace.evaluate.model import Error, Item, Judgement, Score
from trialtrace.evaluate.numbers import read_number, with_points
from trialtrace.evaluate.schemes.clerx_effects import KINDS, OUTCOME, VARIABLE

_BETWEEN = r"(?:\s?(?:-|\u2013|\u2212|to|,|;)\s?)"
_INTERVAL = re.compile(
    rf"[\s,;:(\[=]*(?:(?:\d\d(?:\.\d)?\s?%?\s?)?(?:CI|CIs|confidence intervals?)[\s,:;=(\[]*(?:\d\d\s?%)?[\s,:;=(\[]*)?"
    rf"(?P<low>\d+(?:\.\d+)?){_BETWEEN}(?P<high>\d+(?:\.\d+)?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Ratio:
    """A ratio with the spans of the names that belong to it."""

    kind: str
    value: float
    start: int
    end: int
    interval: tuple[float, float] | None
    outcomes: tuple[tuple[int, int], ...]
    variables: tuple[tuple[int, int], ...]
    rule: str = ""
    tier: str = ""


def judge(record: Record, doc_id: str, found: Found) -> Judgement:
    """Score one document."""
    gold, ours = _gold(record), _ours(found)
    scores = []
    for label in (kind for kind, _ in KINDS.values()):
        want = [g for g in gold if g.kind == label]
        have = [o for o in ours if o.kind == label]
        values = compare([g.value for g in want], [o.value for o in have])
        scores.append(Score(doc_id, "ratios", label, "value", values))
        spans = compare({(g.start, g.end) for g in want}, {(o.start, o.end) for o in have})
        scores.append(Score(doc_id, "ratios", label, "exact span", spans))
    pairs = pair(gold, ours, lambda g, o: g.kind == o.kind and g.value == o.value and _near(g, o))
    asked = [g for g in gold if g.interval]
    met = [g for i, j in pairs if (g := gold[i]).interval and g.interval == ours[j].interval]
    wrong = [
        1 for i, j in pairs if gold[i].interval and ours[j].interval not in (None, gold[i].interval)
    ]
    counts = Counts(len(met), len(wrong), len(asked) - len(met))
    scores.append(Score(doc_id, "ratios", "ratio with interval", "interval of a ratio", counts))
    for name, of in (("outcome", "outcomes"), ("explanatory variable", "variables")):
        scores.append(
            Score(
                doc_id,
                "relations",
                f"ratio and its {name}",
                "value",
                _relation(gold, ours, pairs, of),
            )
        )
    return Judgement(
        tuple(scores), tuple(_errors(str(record["id"]), gold, ours, pairs, found, record))
    )


def _near(gold: _Ratio, ours: _Ratio) -> bool:
    return gold.start < ours.end and ours.start < gold.end


def _gold(record: Record) -> list[_Ratio]:
    text = record["text"]
    label_of = {(a["start"], a["end"]): a["label"] for a in record["annotations"]}
    ratios = []
    for a in record["annotations"]:
        value = read_number(a["text"])
        if a["label"] not in KINDS or value is None:
            continue
        span = (a["start"], a["end"])
        others = [tuple(r["arg2"]) for r in record["relations"] if tuple(r["arg1"]) == span]
        # Who writes ratios with commas writes their limits so.
        behind = with_points(text) if "," in a["text"] else text
        bounds = _INTERVAL.match(behind, a["end"])
        ratios.append(
            _Ratio(
                KINDS[a["label"]][0], value, *span,
                (float(bounds["low"]), float(bounds["high"])) if bounds else None,
                tuple(o for o in others if label_of.get(o) == OUTCOME),
                tuple(o for o in others if label_of.get(o) == VARIABLE),
            )
        )  # fmt: skip
    return ratios


def _ours(found: Found) -> list[_Ratio]:
    kind_of = {ours: label for label, names in KINDS.values() for ours in names}
    ratios = []
    for row in found.extraction.rows:
        cells = found.cells.get(row.row_id, {})
        kind = (
            kind_of.get(cells["statistic"].value)
            if row.table == "results" and "statistic" in cells
            else None
        )
        if kind is None or "value" not in cells:
            continue
        evidence = found.evidence[cells["value"].evidence_id]
        bounds = tuple(float(cells[f].value) for f in ("low", "high") if f in cells)
        ratios.append(
            _Ratio(
                kind, float(cells["value"].value), evidence.start, evidence.end,
                bounds if len(bounds) == 2 else None,
                _spans(found, row.outcome_id, "name"),
                _spans(found, row.arm_id, "label") + _spans(found, row.versus_arm_id, "label"),
                evidence.rule, evidence.tier,
            )
        )  # fmt: skip
    return ratios


def _spans(found: Found, row_id: str, field: str) -> tuple[tuple[int, int], ...]:
    cell = found.cells.get(row_id, {}).get(field)
    evidence = found.evidence.get(cell.evidence_id) if cell else None
    return ((evidence.start, evidence.end),) if evidence else ()


def _relation(
    gold: list[_Ratio], ours: list[_Ratio], pairs: list[tuple[int, int]], of: str
) -> Counts:
    """Count named outcomes (variables) of ratios; a name may be another mention of the same words."""
    tp = sum(
        any(_meet(a, b) for a in getattr(gold[i], of) for b in getattr(ours[j], of))
        for i, j in pairs
    )
    said = sum(bool(getattr(o, of)) for o in ours)
    asked = sum(bool(getattr(g, of)) for g in gold)
    return Counts(tp, said - tp, asked - tp)


def _meet(left: tuple[int, int], right: tuple[int, int]) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def _errors(
    record_id: str,
    gold: list[_Ratio],
    ours: list[_Ratio],
    pairs: list[tuple[int, int]],
    found: Found,
    record: Record,
) -> list[Error]:
    hit, used = {i for i, _ in pairs}, {j for _, j in pairs}
    errors = []
    for i, g in enumerate(gold):
        if i in hit:
            continue
        there = found.evidence_at(g.start, g.end)
        rejected = found.rejected_at(g.start, g.end)
        kind, rule = "not read", ""
        if there:
            kind, rule = f"read as {there[0].label}", there[0].rule
        elif rejected:
            kind, rule = f"rejected: {rejected.looked_like}", rejected.reason
        errors.append(
            Error(record_id, g.kind, kind, f"{g.value:g}", "", _quote(found, g), rule, "", g.start)
        )
    for j, o in enumerate(ours):
        if j not in used:
            at = [
                a["label"]
                for a in record["annotations"]
                if a["start"] < o.end and o.start < a["end"]
            ]
            kind = f"annotated as {at[0]}" if at else "not annotated"
            errors.append(
                Error(
                    record_id,
                    o.kind,
                    kind,
                    "",
                    f"{o.value:g}",
                    _quote(found, o),
                    o.rule,
                    o.tier,
                    o.start,
                )
            )
    return errors


def _quote(found: Found, ratio: _Ratio) -> str:
    return quote(found.text, Item("", "", None, ratio.start, ratio.end))
