"""Which effects were pooled, and why the others were not: the same for every figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trialtrace.show.figures.cells import Record, number

POOLED_BY = "meta_analysis"


@dataclass(frozen=True)
class Pooled:
    """Effects in at least one pooled summary, and the synthesis' reasons for leaving others out."""

    effect_ids: frozenset[str]
    reasons: dict[str, str]

    def why_not(self, effect: Record) -> str:
        """Say why an effect was not pooled: its own reason, else that of the synthesis."""
        return effect["why_not"] or self.reasons.get(effect["effect_id"], "")


def is_pooled(synthesis: Record) -> bool:
    """Tell whether a summary is a meta-analysis that has an estimate."""
    return synthesis["method"] == POOLED_BY and number(synthesis["estimate"]) is not None


def pooled_of(syntheses: Sequence[Record], members: Sequence[Record]) -> Pooled:
    """Collect from ``syntheses`` and ``synthesis_members`` who was pooled."""
    done = {row["synthesis_id"] for row in syntheses if is_pooled(row)}
    whole = {row["synthesis_id"]: row["why_not"] for row in syntheses}
    ids, reasons = set(), {}
    for row in members:
        if row["synthesis_id"] in done and row["included"]:
            ids.add(row["effect_id"])
        elif row["why_not"] or row["synthesis_id"] not in done:
            reason = row["why_not"] or whole.get(row["synthesis_id"], "")
            if reason and not row["included"]:
                reasons.setdefault(row["effect_id"], reason)
    return Pooled(frozenset(ids), reasons)
