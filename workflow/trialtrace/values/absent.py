"""Fields that an auditor looks for and that nothing states: absent is a value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from trialtrace.values.model import Candidate, Cell

EXPECTED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "studies": (
            "design",
            "allocation",
            "masking",
            "structure",
            "condition",
            "sex",
            "age",
            "n_total",
            "n_kind",
            "follow_up",
        ),
        "arms": ("role", "n", "intervention"),
        "outcomes": ("name", "kind", "polarity"),
        "results": ("value", "n", "timepoint", "p_value", "p_compares", "direction"),
    }
)
UNCONTROLLED = frozenset({"case_report", "single_arm"})


def absent_values(
    rows: Iterable[Mapping[str, object]],
    filled: frozenset[Cell],
    chosen: Mapping[Cell, Candidate],
    source: Mapping[str, str],
) -> list[Candidate]:
    """Return one candidate with status ``not_found`` or ``not_applicable`` per expected empty cell.

    Parameters
    ----------
    rows : iterable of mapping
        Rows of the table ``rows``.
    filled : frozenset of cells
        Cells that have a candidate already (a conflict counts: it is not silence).
    chosen : mapping
        Cell → value in use.
    source : mapping
        row_id → where one looked, in words.
    """
    out = []
    for row in rows:
        table, row_id = str(row["table"]), str(row["row_id"])
        for field in EXPECTED.get(table, ()):
            cell = (table, row_id, field)
            if cell in filled:
                continue
            why = _does_not_apply(row, field, chosen)
            out.append(
                Candidate(
                    *cell,
                    value="",
                    origin="publication" if row["origin"] == "publication" else "document",
                    source=source.get(row_id, ""),
                    level="secondary" if row["origin"] == "publication" else "",
                    status="not_applicable" if why else "not_found",
                    why=why or "nothing states it",
                )
            )
    return out


def _does_not_apply(row: Mapping[str, object], field: str, chosen: Mapping[Cell, Candidate]) -> str:
    """Say why a field cannot have a value here, or ``""``."""

    def said(table: str, row_id: object, name: str) -> str:
        candidate = chosen.get((table, str(row_id), name))
        return candidate.value if candidate else ""

    table, row_id = str(row["table"]), row["row_id"]
    if table == "studies":
        if field == "n_kind" and not said("studies", row_id, "n_total"):
            return "there is no total"
        shape = {said("studies", row_id, "structure"), said("studies", row_id, "design")}
        if field in ("allocation", "masking") and shape & {*UNCONTROLLED, "single_arm_trial"}:
            return "the study has no comparison group"
    if table == "results":
        statistic = said("results", row_id, "statistic")
        if field == "value" and statistic in ("p_value", "direction"):
            return f"a {statistic.replace('_', '-')} row has no value of its own"
        if field == "p_compares" and not said("results", row_id, "p_value"):
            return "there is no p-value"
        if field == "n" and row["versus_arm_id"]:
            return "a comparison has the sizes of its arms"
    return ""
