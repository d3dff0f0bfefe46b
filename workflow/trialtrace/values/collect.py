"""The documents' values as candidates, and the ground on which decisions stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pandas import DataFrame

from trialtrace.values.align import Account, AccountRow, account
from trialtrace.values.anchors import Ground, Span
from trialtrace.values.model import Candidate, Cell


def document_candidates(
    machine_values: DataFrame, evidence: DataFrame, paths: Mapping[str, str]
) -> list[Candidate]:
    """Turn machine values into candidates; their place is that of their evidence.

    Parameters
    ----------
    machine_values, evidence : DataFrame
        The tables of these names.
    paths : mapping
        doc_id → path, which names the source for people.
    """
    spans = {e.evidence_id: e for e in evidence.itertuples()}
    out = []
    for v in machine_values.itertuples():
        span = spans.get(v.evidence_id)
        out.append(
            Candidate(
                v.table,
                v.row_id,
                v.field,
                v.value,
                "document",
                paths.get(span.doc_id, span.doc_id) if span else "",
                unit=v.unit,
                status=v.status or "stated",
                evidence_id=v.evidence_id,
                place=(int(span.start),) if span else (),
            )
        )
    return out


def ground(
    rows: Iterable[Mapping[str, object]],
    candidates: Iterable[Candidate],
    evidence: DataFrame,
    paths: Mapping[str, str],
) -> Ground:
    """Gather what decisions can speak of: rows, evidence with its cells, values by id."""
    candidates = list(candidates)
    rows = list(rows)
    cells: dict[str, list[Cell]] = {}
    for candidate in candidates:
        if candidate.evidence_id:
            cells.setdefault(candidate.evidence_id, []).append(candidate.cell)
    for row in rows:
        # The evidence that established a row supports the row as a whole.
        if row.get("established_by"):
            whole = (str(row["table"]), str(row["row_id"]), "")
            cells.setdefault(str(row["established_by"]), []).append(whole)
    spans = tuple(
        Span(
            e.evidence_id,
            e.label,
            paths.get(e.doc_id, ""),
            e.quote,
            e.raw,
            tuple(cells[e.evidence_id]),
        )
        for e in evidence.itertuples()
        if e.evidence_id in cells
    )
    return Ground(
        rows=frozenset((str(r["table"]), str(r["row_id"])) for r in rows),
        spans=spans,
        value_cells={c.value_id: c.cell for c in candidates},
    )


def accounts_of(
    rows: Iterable[Mapping[str, object]], candidates: Mapping[Cell, list[Candidate]]
) -> dict[str, Account]:
    """Return study_id → account, each row with the first thing said of each field."""
    said: dict[tuple[str, str], dict[str, str]] = {}
    for (table, row_id, field), group in candidates.items():
        stated = [
            c
            for c in group
            if c.origin in ("document", "publication") and c.status == "stated" and not c.blocked
        ]
        if stated:
            first = min(stated, key=lambda c: (c.rank, c.place))
            said.setdefault((table, row_id), {})[field] = first.value
    members: dict[str, list[tuple[str, AccountRow]]] = {}
    for row in rows:
        links = {c: str(row.get(c) or "") for c in ("arm_id", "versus_arm_id", "outcome_id")}
        key = (str(row["table"]), str(row["row_id"]))
        members.setdefault(str(row["study_id"]), []).append(
            (key[0], AccountRow(key[1], links, said.get(key, {})))
        )
    return {study_id: account(study_id, pairs) for study_id, pairs in members.items()}
