"""Relations of RCT-ART: which measure belongs to which arm and which outcome."""

from __future__ import annotations

from trialtrace.evaluate.explain import quote
from trialtrace.evaluate.found import Found
from trialtrace.evaluate.gold import Record
from trialtrace.evaluate.matching import Counts, pair
from trialtrace.evaluate.model import Error, Item, Judgement, Score
from trialtrace.evaluate.schemes.rct_art import MEASURES

_KINDS = (("measure and its arm", ("A1_RES", "A2_RES"), "arm_id", "label"),
          ("measure and its outcome", ("OC_RES",), "outcome_id", "name"))  # fmt: skip
Span = tuple[int, int]


def judge(record: Record, doc_id: str, found: Found) -> Judgement:
    """Score one sentence."""
    scores, errors = [], []
    for label, types, link, field in _KINDS:
        gold = [
            (tuple(r["arg1"]), tuple(r["arg2"])) for r in record["relations"] if r["type"] in types
        ]
        ours = _ours(found, link, field)
        pairs = pair(gold, ours, lambda g, o: _inside(o[1], g[1]) and _meet(g[0], o[0]))
        counts = Counts(len(pairs), len(ours) - len(pairs), len(gold) - len(pairs))
        scores.append(Score(doc_id, "relations", label, "value", counts))
        hit, used = {i for i, _ in pairs}, {j for _, j in pairs}
        for places, items, done, kind in ((0, gold, hit, "missed"), (1, ours, used, "wrong")):
            for k, (name, number) in enumerate(items):
                if k in done:
                    continue
                shown = f"{found.text[slice(*name)]} | {found.text[slice(*number)]}"
                around = quote(found.text, Item("", "", None, *number))
                errors.append(
                    Error(str(record["id"]), label, kind, "" if places else shown, shown if places else "",
                          around, start=number[0])
                )  # fmt: skip
    return Judgement(tuple(scores), tuple(errors))


def _ours(found: Found, link: str, field: str) -> list[tuple[Span, Span]]:
    names = {name.removeprefix("results.") for name in MEASURES}
    relations = []
    for row in found.extraction.rows:
        cells = found.cells.get(row.row_id, {})
        if row.table != "results" or "value" not in cells or cells["statistic"].value not in names:
            continue
        name = found.cells.get(getattr(row, link), {}).get(field)
        number = found.evidence.get(cells["value"].evidence_id)
        named = found.evidence.get(name.evidence_id) if name else None
        if named is not None and number is not None:
            relations.append(((named.start, named.end), (number.start, number.end)))
    return relations


def _meet(left: Span, right: Span) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def _inside(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
