"""People's decisions as they stand in data/curated/decisions.csv."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from trialtrace.tables.errors import TrialtraceError

COLUMNS = (
    "subject_table",
    "subject_id",
    "field",
    "label",
    "path",
    "quote",
    "raw",
    "action",
    "value",
    "reason",
    "reviewer",
    "decided_at",
)
ACTIONS = (
    "accept",
    "correct",
    "reject",
    "unclear",
    "add",
    "merge",
    "split",
    "link",
    "waive",
    "assume",
)
# Actions that speak of a value or a row; the others are read by the stages they concern.
VALUE_ACTIONS = ("accept", "correct", "reject", "unclear", "add")
CONSENSUS = "consensus"


@dataclass(frozen=True, slots=True)
class Decision:
    """A row of the decisions file; ``line`` is its line there, the rest are its columns."""

    line: int
    subject_table: str
    subject_id: str
    field: str
    label: str
    path: str
    quote: str
    raw: str
    action: str
    value: str
    reason: str
    reviewer: str
    decided_at: str

    @property
    def source(self) -> str:
        """How the table ``values`` names it."""
        when = f", {self.decided_at}" if self.decided_at else ""
        return f"decision of {self.reviewer}{when}: {self.action} (line {self.line})"


def read_decisions(curated: Path | str | None) -> tuple[Decision, ...]:
    """Read all decisions; no folder or no file means none.

    Raises
    ------
    TrialtraceError
        Naming file, line and fault: a column that is missing or unknown, an action that is not
        known, a decision without reviewer or subject.
    """
    if curated is None:
        return ()
    path = Path(curated) / "decisions.csv"
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle)
        header = reader.fieldnames or []
        missing = [c for c in COLUMNS if c not in header]
        unknown = [c for c in header if c not in COLUMNS]
        if missing:
            raise TrialtraceError(f"{path.name}: column {missing[0]!r} is missing; add it")
        if unknown:
            raise TrialtraceError(f"{path.name}: column {unknown[0]!r} is not known; remove it")
        decisions = []
        for row in reader:
            cells = {c: row[c] or "" for c in COLUMNS}
            if any(cells.values()):
                decisions.append(_checked(Decision(line=reader.line_num, **cells), path.name))
        return tuple(decisions)


def _checked(decision: Decision, name: str) -> Decision:
    place = f"{name} line {decision.line}"
    if decision.action not in ACTIONS:
        raise TrialtraceError(
            f"{place}: action {decision.action!r} is not known; use one of {', '.join(ACTIONS)}"
        )
    if not decision.reviewer:
        raise TrialtraceError(f"{place}: the column reviewer is empty; say who decided")
    if not decision.subject_table or not decision.subject_id:
        raise TrialtraceError(
            f"{place}: subject_table or subject_id is empty; say what it is about"
        )
    if decision.action in ("correct", "add") and not (decision.value and decision.field):
        raise TrialtraceError(f"{place}: {decision.action} needs a field and a value")
    return decision


def latest_by_reviewer(decisions: list[Decision]) -> list[Decision]:
    """Keep each reviewer's last word; a later date wins, then a later line."""
    last: dict[str, Decision] = {}
    for decision in sorted(decisions, key=lambda d: (d.decided_at, d.line)):
        last[decision.reviewer] = decision
    return sorted(last.values(), key=lambda d: d.line)
