"""What people's decisions make of the values: confirmed, corrected, taken out, left in conflict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from trialtrace.tables.decisions import CONSENSUS, VALUE_ACTIONS, Decision, latest_by_reviewer
from trialtrace.tables.vocabulary import VALUE_TABLES
from trialtrace.values.anchors import Anchored, Ground, anchor
from trialtrace.values.fields import Field, checked, same_value
from trialtrace.values.model import Candidate, Cell

RowKey = tuple[str, str]


def apply_decisions(
    decisions: Iterable[Decision],
    ground: Ground,
    candidates: Iterable[Candidate],
    fields: Mapping[tuple[str, str], Field],
    similarity: float,
) -> tuple[list[Candidate], frozenset[RowKey]]:
    """Apply the decisions that speak of values.

    Returns
    -------
    (list of Candidate, frozenset of (table, row_id))
        All candidates, the machine's among them blocked where a person rejected them, with one
        more of origin human per decision (stale ones too: listed, never chosen); and the rows that
        people rejected as a whole.
    """
    candidates = list(candidates)
    on_cells: dict[Cell, list[Anchored]] = {}
    stale: list[Anchored] = []
    for decision in decisions:
        if decision.action not in VALUE_ACTIONS:
            continue
        anchored = anchor(decision, ground, similarity)
        if anchored.cell is None:
            stale.append(anchored)
        else:
            on_cells.setdefault(anchored.cell, []).append(anchored)
    out = [_stale(a) for a in stale if _table_of(a.decision)]
    rejected: set[RowKey] = set()
    by_cell: dict[Cell, list[Candidate]] = {}
    for candidate in candidates:
        by_cell.setdefault(candidate.cell, []).append(candidate)
    for cell, anchored in sorted(on_cells.items()):
        if not cell[2]:
            actions = {d.action for d in _standing([a.decision for a in anchored])}
            if actions == {"reject"}:
                rejected.add(cell[:2])
            continue
        if cell[:2] in ground.rows and (cell[0], cell[2]) in fields:
            by_cell[cell] = _decide(cell, anchored, by_cell.get(cell, []), fields)
        else:
            out.extend(_stale(a, f"stale: {cell[0]} has no column {cell[2]!r}") for a in anchored)
    out.extend(c for group in by_cell.values() for c in group)
    return out, frozenset(rejected)


def _standing(decisions: list[Decision]) -> list[Decision]:
    """The decisions that count: a consensus alone, else each reviewer's last word."""
    last = latest_by_reviewer(decisions)
    consensus = [d for d in last if d.reviewer == CONSENSUS]
    return consensus or last


def _decide(
    cell: Cell,
    anchored: list[Anchored],
    candidates: list[Candidate],
    fields: Mapping[tuple[str, str], Field],
) -> list[Candidate]:
    field = fields[cell[0], cell[2]]
    machine = next((c for c in candidates if c.origin == "document"), None)
    standing = _standing([a.decision for a in anchored])
    said = {d.line: _said(d, cell, field, machine) for d in standing}
    values = list(said.values())
    agree = all(a == values[0] or _alike(field, a, values[0]) for a in values)
    outcome = standing[0].action if agree else "conflict"
    humans = []
    for anchor_ in sorted(anchored, key=lambda a: a.decision.line):
        decision = anchor_.decision
        value = _said(decision, cell, field, machine)
        human = Candidate(
            *cell,
            value=value,
            unit=machine.unit if machine else "",
            origin="human",
            source=decision.source,
            place=(decision.line,),
            why=anchor_.why,
        )
        if decision.line not in said:
            why = "overruled by the consensus" if standing[0].reviewer == CONSENSUS else ""
            human = human.with_(blocked=why or "the reviewer decided again later")
        elif outcome == "conflict":
            human = human.with_(status="conflict", blocked="reviewers disagree; add a consensus")
        elif outcome in ("reject", "unclear"):
            human = human.with_(status="not_stated", blocked=f"a reviewer's {outcome}")
        humans.append(human)
    blocked = _block(outcome, standing)
    return [_blocked(c, blocked, outcome) for c in candidates] + humans


def _said(decision: Decision, cell: Cell, field: Field, machine: Candidate | None) -> str:
    if decision.action in ("reject", "unclear"):
        return ""
    if decision.action == "accept":
        return machine.value if machine else decision.value
    return checked(cell[0], cell[2], field, decision.value, f"decisions.csv line {decision.line}")


def _alike(field: Field, one: str, other: str) -> bool:
    return bool(one) and bool(other) and same_value(field, one, other)


def _block(outcome: str, standing: list[Decision]) -> str:
    names = ", ".join(sorted({d.reviewer for d in standing}))
    return {
        "conflict": "reviewers disagree; it stays out until there is a consensus",
        "reject": f"rejected by {names}",
        "unclear": f"unclear to {names}",
    }.get(outcome, "")


def _blocked(candidate: Candidate, why: str, outcome: str) -> Candidate:
    # A rejection is about the machine's reading; a disagreement keeps everything out.
    if why and (candidate.origin == "document" or outcome == "conflict"):
        return candidate.with_(blocked=why)
    return candidate


def _table_of(decision: Decision) -> str:
    named = decision.subject_table
    table = named if named in VALUE_TABLES else decision.label.partition(".")[0]
    return table if table in VALUE_TABLES else ""


def _stale(anchored: Anchored, why: str = "") -> Candidate:
    decision = anchored.decision
    return Candidate(
        _table_of(decision),
        decision.subject_id,
        decision.field or "(row)",
        decision.value,
        "human",
        decision.source,
        place=(decision.line,),
        blocked=why or anchored.why,
    )
