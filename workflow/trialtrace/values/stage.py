"""Stage "decide": sets publications' and people's values beside the machine's, and chooses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pandas import DataFrame

from trialtrace.tables.decisions import read_decisions
from trialtrace.tables.io import columns_of, make_table
from trialtrace.tables.vocabulary import VALUE_TABLES
from trialtrace.values.absent import absent_values
from trialtrace.values.choose import choose
from trialtrace.values.collect import accounts_of, document_candidates, ground
from trialtrace.values.comparison import compare
from trialtrace.values.conflicts import find_conflicts
from trialtrace.values.favours import derive_favours
from trialtrace.values.fields import Field, value_fields
from trialtrace.values.mirror import mirror
from trialtrace.values.model import Candidate, Cell
from trialtrace.values.people import apply_decisions
from trialtrace.values.pivot import pivot
from trialtrace.values.published import publish
from trialtrace.values.sheets import read_sheets
from trialtrace.values.trial_match import match_trials

READS = (
    "documents",
    "extracted_rows",
    "machine_values",
    "evidence",
    "trials",
    "trial_works",
    "trial_studies",
    "works",
)
WRITES = (
    "rows",
    "values",
    "studies",
    "arms",
    "arm_components",
    "sizes",
    "outcomes",
    "results",
    "comparison",
)

Row = dict[str, object]


def run(
    tables: Mapping[str, DataFrame], options: Mapping[str, object], context: Any
) -> dict[str, DataFrame]:
    """Run the stage.

    Parameters
    ----------
    tables : mapping
        The tables named in ``READS``.
    options : mapping
        ``reanchor_similarity``.
    context : object
        ``raw`` (folder whose ``publications/`` holds sheets) and ``curated`` (folder of
        ``decisions.csv``); either may be None.

    Returns
    -------
    dict
        The tables named in ``WRITES``.

    Raises
    ------
    TrialtraceError
        If a sheet or the decisions file holds something that cannot be read.
    """
    fields = value_fields()
    decisions = read_decisions(context.curated)
    published = publish(read_sheets(context.raw, fields))
    rows = [*_records(tables["extracted_rows"]), *map(_whole_row, published.rows)]
    paths = dict(zip(tables["documents"]["doc_id"], tables["documents"]["path"], strict=True))
    candidates = [
        *document_candidates(tables["machine_values"], tables["evidence"], paths),
        *published.candidates,
    ]
    candidates, rejected = apply_decisions(
        decisions,
        ground(rows, candidates, tables["evidence"], paths),
        candidates,
        fields,
        float(options["reanchor_similarity"]),
    )
    trials = _trials_of(tables)
    trials.update(
        match_trials(
            published.publications,
            tables["works"],
            tables["trial_works"],
            frozenset(tables["trials"]["trial_id"]),
            decisions,
        )
    )
    cells = _by_cell(candidates)
    conflicts, comparison = _set_side_by_side(rows, rejected, trials, cells, fields)
    cells = {
        cell: choose(g, _field(fields, cell), conflicts.get(cell, "")) for cell, g in cells.items()
    }
    taking_part = _taking_part(rows, rejected)
    _add_favours(taking_part, cells, fields)
    chosen = _chosen(cells)
    places = {str(r["row_id"]): paths.get(str(r["doc_id"]), "") for r in rows}
    everything = [c for group in cells.values() for c in group]
    everything += absent_values(rows, frozenset(cells), chosen, places)
    labels = dict(zip(tables["trials"]["trial_id"], tables["trials"]["label"], strict=True))
    extra = {
        study_id: {"trial_id": trial_id, "work_id": work_id, "label": labels.get(trial_id, "")}
        for study_id, (trial_id, work_id) in trials.items()
    }
    for study_id, publication in published.publications.items():
        extra.setdefault(study_id, {})["label"] = publication.label
    return {
        "rows": make_table("rows", rows),
        "values": make_table("values", (c.as_row() for c in everything)),
        **{
            table: make_table(table, pivot(table, taking_part, chosen, fields, extra))
            for table in VALUE_TABLES
        },
        "comparison": make_table("comparison", comparison),
    }


def _records(frame: DataFrame) -> list[Row]:
    return frame.to_dict("records")


def _whole_row(row: Row) -> Row:
    return {column: row.get(column, "") for column in columns_of("rows")}


def _trials_of(tables: Mapping[str, DataFrame]) -> dict[str, tuple[str, str]]:
    pairs = tables["trial_studies"]
    return {p.study_id: (p.trial_id, p.work_id) for p in pairs.itertuples()}


def _by_cell(candidates: Iterable[Candidate]) -> dict[Cell, list[Candidate]]:
    cells: dict[Cell, list[Candidate]] = {}
    for candidate in candidates:
        cells.setdefault(candidate.cell, []).append(candidate)
    return cells


def _field(fields: Mapping[tuple[str, str], Field], cell: Cell) -> Field:
    return fields.get((cell[0], cell[2]), Field("text", frozenset()))


def _chosen(cells: Mapping[Cell, list[Candidate]]) -> dict[Cell, Candidate]:
    return {cell: c for cell, group in cells.items() for c in group if c.chosen}


def _set_side_by_side(
    rows: list[Row],
    rejected: frozenset[tuple[str, str]],
    trials: Mapping[str, tuple[str, str]],
    cells: dict[Cell, list[Candidate]],
    fields: Mapping[tuple[str, str], Field],
) -> tuple[dict[Cell, str], list[Row]]:
    """Compare a trial's accounts; add the published values to the cells that they speak of."""
    accounts = accounts_of(_taking_part(rows, rejected), cells)
    by_publication = {str(r["study_id"]) for r in rows if r["origin"] == "publication"}
    members: dict[str, list[str]] = {}
    for study_id in accounts:
        trial_id = trials.get(study_id, ("", ""))[0]
        if trial_id:
            members.setdefault(trial_id, []).append(study_id)
    conflicts: dict[Cell, str] = {}
    comparison: dict[tuple[object, ...], Row] = {}
    mirrored: list[Candidate] = []
    for trial_id, study_ids in sorted(members.items()):
        cited = [accounts[s] for s in study_ids if s not in by_publication]
        conflicts.update(find_conflicts(cited, cells, fields))
        for published_id in (s for s in study_ids if s in by_publication):
            for account in cited:
                other = accounts[published_id]
                for row in compare(trial_id, account, other, cells, fields):
                    comparison[row["row_id"], row["field"], row["published_source"]] = row
                mirrored.extend(mirror(account, other, cells, fields))
    for candidate in mirrored:
        cells.setdefault(candidate.cell, []).append(candidate)
    return conflicts, list(comparison.values())


def _taking_part(rows: list[Row], rejected: frozenset[tuple[str, str]]) -> list[Row]:
    """Leave out rows that people rejected, with what hangs on them."""
    gone = {row_id for _, row_id in rejected}
    kept = []
    for row in rows:
        links = ("row_id", "study_id", "arm_id", "versus_arm_id", "outcome_id")
        if not {str(row.get(c) or "") for c in links} & gone:
            kept.append(row)
    return kept


def _add_favours(
    rows: list[Row], cells: dict[Cell, list[Candidate]], fields: Mapping[tuple[str, str], Field]
) -> None:
    chosen = _chosen(cells)
    roles = {row_id: c.value for (t, row_id, f), c in chosen.items() if (t, f) == ("arms", "role")}
    for row in rows:
        if row["table"] != "results":
            continue
        derived = derive_favours(row, chosen, roles)
        if derived is not None:
            field = fields["results", "favours"]
            cells[derived.cell] = choose([*cells.get(derived.cell, ()), derived], field)
