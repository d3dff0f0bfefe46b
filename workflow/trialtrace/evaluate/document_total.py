"""How many people were in the trial: one answer a document, right or wrong."""

from __future__ import annotations

from collections.abc import Collection

from trialtrace.evaluate.found import Found
from trialtrace.evaluate.matching import Counts
from trialtrace.evaluate.model import Error, Judgement, Score
from trialtrace.extract.model import Evidence, Row

LABEL = "total of the document"


def judge_total(record_id: str, doc_id: str, known: Collection[object], found: Found) -> Judgement:
    """Judge the answer to "how many people were in the trial".

    Only documents with an annotated total are judged; any annotated total is right. A wrong answer
    is a false positive and a false negative, no answer a false negative: precision is the accuracy
    of the answers, and answers ÷ documents the coverage.
    """
    answer = document_total(found)
    if not known:
        counts = Counts(0, int(answer is not None), 0)
        return Judgement(
            (Score(doc_id, "document", LABEL, "answers where none is annotated", counts),)
        )
    value, evidence = answer if answer is not None else (None, None)
    right = value in known
    scores = [Score(doc_id, "document", LABEL, "value", _counts(answer is not None, right))]
    for tier in ("sure", "likely", "unsure"):
        if evidence is not None and evidence.tier == tier:
            counts = Counts(int(right), int(not right), 0)
            scores.append(Score(doc_id, "document", LABEL, f"precision of tier {tier}", counts))
    if right:
        return Judgement(tuple(scores))
    expected = " or ".join(f"{k:g}" for k in sorted(known))
    error = Error(
        record_id, LABEL, "wrong" if evidence else "no answer", expected,
        evidence.raw if evidence else "", " ".join(evidence.quote.split()) if evidence else "",
        evidence.rule if evidence else "", evidence.tier if evidence else "",
        evidence.start if evidence else -1,
    )  # fmt: skip
    return Judgement(tuple(scores), (error,))


def main_study(found: Found, *needs: str) -> Row | None:
    """Return the account that answers for a document.

    The first account that is the text's own result and has the cells asked for, else the first that
    has them: one account, so that telling many numbers earns nothing.
    """
    able = [
        row
        for row in found.extraction.rows
        if row.table == "studies" and all(n in found.cells.get(row.row_id, {}) for n in needs)
    ]
    own = [
        row
        for row in able
        if (cell := found.cells.get(row.row_id, {}).get("claim_level"))
        and cell.value == "own_result"
    ]
    return next(iter([*own, *able]), None)


def document_total(found: Found) -> tuple[float, Evidence] | None:
    """Return the total that answers for a document, with its evidence."""
    study = main_study(found, "n_total")
    if study is None:
        return None
    cell = found.cells[study.row_id]["n_total"]
    evidence = found.evidence.get(cell.evidence_id)
    return (float(cell.value), evidence) if evidence is not None else None


def _counts(answered: bool, right: bool) -> Counts:
    if right:
        return Counts(1, 0, 0)
    return Counts(0, 1, 1) if answered else Counts(0, 0, 1)
