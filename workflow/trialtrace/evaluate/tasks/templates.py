"""Templates of CT-Corpus: number of arms, n per arm, the document's total."""

from __future__ import annotations

from trialtrace.evaluate.document_total import judge_total, main_study
from trialtrace.evaluate.found import Found
from trialtrace.evaluate.gold import Record
from trialtrace.evaluate.matching import Counts, pair
from trialtrace.evaluate.model import Error, Judgement, Score
from trialtrace.evaluate.numbers import read_number, same_number
from trialtrace.evaluate.schemes.ctcorpus_numeric import ARM_N, TOTAL

ARMS, ARM_SIZES = "number of arms", "n of the arm"


def judge(record: Record, doc_id: str, found: Found) -> Judgement:
    """Score one document."""
    fields, identity = record["fields"], str(record["id"])
    total = judge_total(identity, doc_id, _numbers(fields, TOTAL), found)
    scores, errors = list(total.scores), list(total.errors)

    arms = _arms(found)
    want = len(fields["arms"])
    right = len(arms) == want
    counts = Counts(int(right), int(bool(arms) and not right), int(not right))
    scores.append(Score(doc_id, "document", ARMS, "value", counts))
    if not right:
        names = "; ".join(f"{label} [{n:g}]" if n is not None else label for label, n in arms)
        errors.append(Error(identity, ARMS, "wrong" if arms else "no answer", str(want), names))

    gold = [known for arm in fields["arms"] if (known := _numbers(arm, ARM_N))]
    given = [n for _, n in arms if n is not None]
    pairs = pair(gold, given, lambda known, n: any(same_number(k, n) for k in known))
    counts = Counts(len(pairs), len(given) - len(pairs), len(gold) - len(pairs))
    scores.append(Score(doc_id, "arms", ARM_SIZES, "value", counts))
    hit, used = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, known in enumerate(gold):
        if i not in hit:
            expected = " or ".join(f"{k:g}" for k in sorted(known))
            errors.append(Error(identity, ARM_SIZES, "missed", expected, str(given)))
    for j, (label, n) in enumerate((label, n) for label, n in arms if n is not None):
        if j not in used:
            kind = "wrong" if gold else "none annotated"
            errors.append(Error(identity, ARM_SIZES, kind, "", f"{label} [{n:g}]"))
    return Judgement(tuple(scores), tuple(errors))


def _numbers(fields: Record, names: tuple[str, ...]) -> frozenset[float]:
    read = (read_number(str(words)) for name in names for words in fields[name])
    return frozenset(n for n in read if n is not None)


def _arms(found: Found) -> list[tuple[str, float | None]]:
    """Return name and n of each arm of the account that answers for the document."""
    with_arms = {r.study_id for r in found.extraction.rows if r.table == "arms"}
    study = main_study(found)
    if study is None or study.row_id not in with_arms:
        study = next(
            (r for r in found.extraction.rows if r.table == "studies" and r.row_id in with_arms),
            None,
        )
    if study is None:
        return []
    arms = []
    for row in found.extraction.rows:
        if row.table == "arms" and row.study_id == study.row_id:
            cells = found.cells.get(row.row_id, {})
            name = cells["label"].value if "label" in cells else ""
            arms.append((name, float(cells["n"].value) if "n" in cells else None))
    return arms
