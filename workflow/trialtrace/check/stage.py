"""Stage check: run the checks over all tables and write what they see."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

import pandas as pd

from trialtrace.check.corpus import Corpus, Texts
from trialtrace.check.model import Check, Hit
from trialtrace.check.registry import chosen
from trialtrace.tables import ids
from trialtrace.tables.decisions import Decision, latest_by_reviewer, read_decisions
from trialtrace.tables.io import make_table

READS = (
    "documents", "references", "reference_authors", "reference_fields", "citations",
    "citation_candidates", "works", "work_members", "trials", "trial_works", "trial_studies",
    "evidence", "rejected", "rows", "values", "studies", "arms", "arm_components", "sizes",
    "outcomes", "results", "comparison", "effects", "effect_inputs",
)  # fmt: skip
WRITES = ("findings", "finding_spans")


class Context(Protocol):
    """What the stage needs of its surroundings."""

    @property
    def texts(self) -> Texts: ...

    @property
    def curated(self) -> Path | None: ...


def run(
    tables: Mapping[str, pd.DataFrame], options: Mapping[str, Any], context: Context
) -> dict[str, pd.DataFrame]:
    """Run the selected checks.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        The tables of ``READS``.
    options : mapping
        ``select``, ``ignore``, ``severities``: see ``workflow/schemas/config/check.yaml``.
    context : Context
        Holds the documents' texts, and the folder of people's decisions.

    Returns
    -------
    dict
        Tables ``findings`` and ``finding_spans``.

    Raises
    ------
    TrialtraceError
        If an option names a check or a severity that does not exist.
    """
    checks = chosen(options["select"], options["ignore"], options["severities"])
    return as_tables(Corpus(tables, context.texts), checks, waived(context.curated))


def waived(curated: Path | None) -> frozenset[str]:
    """Return the findings that people waived: the last word of each reviewer on them is ``waive``."""
    on_findings: dict[str, list[Decision]] = defaultdict(list)
    for decision in read_decisions(curated):
        if decision.subject_table == "findings":
            on_findings[decision.subject_id].append(decision)
    return frozenset(
        finding_id
        for finding_id, decisions in on_findings.items()
        if all(last.action == "waive" for last in latest_by_reviewer(decisions))
    )


def as_tables(
    corpus: Corpus, checks: Iterable[Check], waived: frozenset[str] = frozenset()
) -> dict[str, pd.DataFrame]:
    """Run checks over a corpus and return ``findings`` and ``finding_spans``."""
    findings, places = [], []
    seen: Counter[str] = Counter()
    for check, hit in _hits(corpus, tuple(checks)):
        quotes = [corpus.words(span) for span in hit.spans]
        finding_id = ids.short_hash("F", check.code, *hit.subject, *quotes)
        seen[finding_id] += 1
        if seen[finding_id] > 1:
            # The same words twice in a document: the second place needs an id of its own.
            finding_id = ids.short_hash("F", check.code, *hit.subject, *quotes, seen[finding_id])
        findings.append(
            {
                "finding_id": finding_id,
                "code": check.code,
                "severity": check.severity,
                "message": message(check, hit),
                "todo": check.todo,
                "knowable_from": check.knowable_from,
                "doc_id": _document(hit),
                "subject_table": hit.subject[0],
                "subject_id": hit.subject[1],
                "status": "waived" if finding_id in waived else "open",
            }
        )
        for ordinal, (span, quote) in enumerate(zip(hit.spans, quotes, strict=True), 1):
            place = {"finding_id": finding_id, "ordinal": ordinal, "doc_id": span.doc_id}
            places.append({**place, "start": span.start, "end": span.end, "quote": quote})
    return {
        "findings": make_table("findings", findings),
        "finding_spans": make_table("finding_spans", places),
    }


def message(check: Check, hit: Hit) -> str:
    """Return the one-line message of a hit."""
    words = " ".join(check.message.format(**hit.values).split())
    # A p-value keeps its small letter.
    return words if words.startswith("p ") else words[:1].upper() + words[1:]


def _hits(corpus: Corpus, checks: tuple[Check, ...]) -> list[tuple[Check, Hit]]:
    found = [(check, hit) for check in checks for hit in check.find(corpus)]
    said = {(code, hit.spans[:1]) for check, hit in found for code in check.supersedes}
    return [(check, hit) for check, hit in found if (check.code, hit.spans[:1]) not in said]


def _document(hit: Hit) -> str:
    documents: set[str] = {span.doc_id for span in hit.spans}
    if hit.subject[0] == "documents":
        return hit.subject[1]
    return documents.pop() if len(documents) == 1 else ""
