"""The accounts that publications give of their own trials: rows and values from the sheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trialtrace.tables.ids import short_hash
from trialtrace.values.model import Candidate
from trialtrace.values.sheets import Publication, SheetRow

RowDict = dict[str, object]


@dataclass(frozen=True, slots=True)
class Published:
    """Rows (of the table ``rows``) and values that the sheets bring in, and whom they speak of."""

    rows: tuple[RowDict, ...]
    candidates: tuple[Candidate, ...]
    publications: Mapping[str, Publication]


class _Account:
    """Rows and values of one publication in the making."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self.rows: dict[tuple[str, str], RowDict] = {}
        self.candidates: dict[tuple[object, ...], Candidate] = {}

    def row(self, table: str, row_id: str, **links: str) -> str:
        """Bring in a row once; return its id."""
        if (table, row_id) not in self.rows:
            ordinal = 1 + sum(1 for t, _ in self.rows if t == table)
            self.rows[table, row_id] = {
                "table": table,
                "row_id": row_id,
                "study_id": self.publication.study_id,
                "ordinal": ordinal,
                "origin": "publication",
                **links,
            }
        return row_id

    def values(self, row: SheetRow, table: str, row_id: str) -> None:
        """Add the values that a sheet row gives for one of its rows; repeats count once."""
        for (owner, field), value in row.cells.items():
            if owner == table:
                self._add(row, (table, row_id, field), value, "stated")
        for owner, field in row.not_stated:
            if owner == table:
                self._add(row, (table, row_id, field), "", "not_stated")

    def _add(self, row: SheetRow, cell: tuple[str, str, str], value: str, status: str) -> None:
        key = (*cell, value, row.level, status)
        self.candidates.setdefault(
            key,
            Candidate(
                *cell,
                value=value,
                origin="publication",
                source=row.source,
                level=row.level,
                status=status,
                place=(len(self.candidates),),
            ),
        )


def publish(sheet_rows: Iterable[SheetRow]) -> Published:
    """Turn sheet rows into accounts: one study per publication, its arms, outcomes and results.

    Arms are told apart by ``arm_label``, outcomes by ``outcome``; each row with a number, a p-value
    or a direction is a result. Numbers of one outcome, arm, comparison, timepoint, analysis set and
    basis share a ``group_id``.
    """
    accounts: dict[str, _Account] = {}
    for row in sheet_rows:
        publication = row.publication
        account = accounts.setdefault(publication.study_id, _Account(publication))
        _bring_in(account, row)
    return Published(
        rows=tuple(r for a in accounts.values() for r in a.rows.values()),
        candidates=tuple(c for a in accounts.values() for c in a.candidates.values()),
        publications={s: a.publication for s, a in accounts.items()},
    )


def _bring_in(account: _Account, row: SheetRow) -> None:
    study_id = account.publication.study_id
    account.row("studies", study_id)
    account.values(row, "studies", study_id)
    arm_id = _arm(account, row.arm_label)
    if arm_id:
        account.values(row, "arms", arm_id)
    versus = _arm(account, row.versus_arm_label)
    if not row.outcome:
        return
    outcome_id = account.row("outcomes", short_hash("O", study_id, row.outcome.casefold()))
    account.values(row, "outcomes", outcome_id)
    if not row.gives_result:
        return
    slots = [row.cells.get(("results", f), "") for f in ("timepoint", "analysis_set", "basis")]
    slots += [part for part in (row.cells.get(("results", "subgroup"), ""),) if part]
    group_id = short_hash("G", outcome_id, arm_id, versus, *slots)
    statistic = row.cells["results", "statistic"]
    result_id = account.row(
        "results",
        short_hash("R", group_id, statistic, row.cells.get(("results", "p_compares"), "")),
        outcome_id=outcome_id,
        arm_id=arm_id,
        versus_arm_id=versus,
        group_id=group_id,
    )
    account.values(row, "results", result_id)


def _arm(account: _Account, label: str) -> str:
    if not label:
        return ""
    return account.row("arms", short_hash("A", account.publication.study_id, label.casefold()))
