"""A citation map in words and as rows of data."""

from __future__ import annotations

import pandas as pd

from trialtrace.show.figures.citations.plan import CITED, LISTED, TOLD, CitationMap

TITLE = "Citation map: which document cites which work and trial"
DATA_COLUMNS = (
    "work_id", "work", "trial_ids", "doc_id", "document", "link", "reference_ids", "citation_ids",
    "study_ids",
)  # fmt: skip


def alt_text(plan: CitationMap) -> str:
    """Say what a citation map shows: what each document lists, cites and tells."""
    if not plan.rows:
        return "No document lists, cites or tells a work."
    sentences = [f"{len(plan.rows)} works and trials in {len(plan.documents)} documents."]
    for doc, name in plan.documents[:30]:
        hows = [row.links[doc].how for row in plan.rows if doc in row.links]
        sentences.append(
            f"{name}: {hows.count(TOLD)} whose study is told, {hows.count(CITED)} cited in the "
            f"text, {hows.count(LISTED)} only listed."
        )
    shared = [row for row in plan.rows if len(row.links) > 1]
    if shared:
        told = "; ".join(f"{row.label} ({len(row.links)} documents)" for row in shared[:20])
        sentences.append(f"In several documents: {told}.")
    return " ".join(sentences)


def data_of(plan: CitationMap) -> pd.DataFrame:
    """Return one row for each mark, with the rows of the tables that it stands for.

    ``work_id`` is that of the trial or the study where no work is known.
    """
    names = dict(plan.documents)
    rows = [
        {
            "work_id": row.key, "work": row.label, "trial_ids": "; ".join(row.trial_ids),
            "doc_id": doc, "document": names.get(doc, ""), "link": link.how,
            "reference_ids": "; ".join(link.reference_ids),
            "citation_ids": "; ".join(link.citation_ids), "study_ids": "; ".join(link.study_ids),
        }
        for row in plan.rows
        for doc, link in row.links.items()
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(DATA_COLUMNS))
