"""From tables to evidence coverage: which numbers of a document became data, and why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

import pandas as pd

from trialtrace.show.figures.cells import records

# Labels of evidence whose spans are words, not numbers: names, kinds, directions, ...
WORDS = frozenset(
    (
        "name", "kind", "concept", "concept_class", "polarity", "label", "role", "intervention",
        "co_intervention", "route", "direction", "favours", "significance", "p_relation", "p_compares", "claim_level",
        "condition", "eligibility", "allocation", "design", "masking", "structure", "sex",
        "n_kind", "n_unit", "unit", "analysis_set", "subgroup", "basis", "statistic",
    )
)  # fmt: skip


@dataclass(frozen=True)
class DocumentNumbers:
    """The numbers of a document: those that became data by label, the others by reason."""

    doc_id: str
    name: str
    data: Mapping[str, int]
    aside: Mapping[str, int]

    @property
    def used(self) -> int:
        """Count the numbers that became data."""
        return sum(self.data.values())

    @property
    def total(self) -> int:
        """Count all numbers in running text."""
        return self.used + sum(self.aside.values())

    @property
    def share(self) -> float:
        """Return the share that became data; 0 for a document without numbers."""
        return self.used / self.total if self.total else 0.0


@dataclass(frozen=True)
class Coverage:
    """All documents in their order, and the reasons of all of them, the most frequent first."""

    documents: tuple[DocumentNumbers, ...]
    reasons: tuple[tuple[str, int], ...]

    @property
    def used(self) -> int:
        """Count the numbers that became data."""
        return sum(document.used for document in self.documents)

    @property
    def total(self) -> int:
        """Count all numbers."""
        return sum(document.total for document in self.documents)


def plan_coverage(
    documents: pd.DataFrame, evidence: pd.DataFrame, rejected: pd.DataFrame
) -> Coverage:
    """Count the numbers in running text of each document that was read.

    Parameters
    ----------
    documents, evidence, rejected : DataFrame
        Tables of these names. A span counts once, whatever number of values it supports; numbers
        inside reference entries belong to the references and are not counted.
    """
    data: dict[str, Counter[str]] = {}
    seen: set[tuple[str, int, int]] = set()
    columns = zip(*(evidence[c] for c in ("doc_id", "start", "end", "label")), strict=True)
    for doc, start, end, label in columns:
        span = (doc, int(start), int(end))
        if label.rpartition(".")[2] in WORDS or span in seen:
            continue
        seen.add(span)
        data.setdefault(doc, Counter())[label] += 1
    aside: dict[str, Counter[str]] = {}
    for doc, reason in zip(rejected["doc_id"], rejected["reason"], strict=True):
        aside.setdefault(doc, Counter())[reason] += 1
    read = [row for row in records(documents) if row["status"] == "read"]
    found = tuple(
        DocumentNumbers(
            row["doc_id"], PurePosixPath(row["path"]).name, data.get(row["doc_id"], Counter()),
            aside.get(row["doc_id"], Counter()),
        )
        for row in read
    )  # fmt: skip
    reasons: Counter[str] = Counter()
    for document in found:
        reasons.update(document.aside)
    ordered = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    return Coverage(found, tuple(ordered))
