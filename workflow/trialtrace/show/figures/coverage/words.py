"""Evidence coverage in words and as rows of data."""

from __future__ import annotations

import pandas as pd

from trialtrace.show.figures.coverage.plan import Coverage

TITLE = "Evidence coverage: which numbers of the documents became data, and why the others did not"
DATA_COLUMNS = ("doc_id", "document", "what", "label_or_reason", "table", "numbers")


def alt_text(plan: Coverage) -> str:
    """Say what the figure shows: each of a few documents, and the most frequent reasons."""
    if not plan.total:
        return "No number was found in the running text of the documents."
    sentences = [f"{plan.used} of {plan.total} numbers in running text became data."]
    if len(plan.documents) <= 30:
        sentences += [
            f"{document.name}: {document.used} of {document.total}." for document in plan.documents
        ]
    told = "; ".join(f"{reason}: {many}" for reason, many in plan.reasons[:10])
    if told:
        sentences.append(f"Set aside because: {told}.")
    return " ".join(sentences)


def data_of(plan: Coverage) -> pd.DataFrame:
    """Return one row for each document and label or reason, with the table that is counted.

    The rows that a number counts are those of ``table`` with this ``doc_id`` and this label (of
    ``evidence``, each span once) or reason (of ``rejected``).
    """
    rows = [
        (document.doc_id, document.name, what, text, table, many)
        for document in plan.documents
        for what, table, counts in (
            ("data", "evidence", document.data), ("set aside", "rejected", document.aside),
        )
        for text, many in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(DATA_COLUMNS))
