"""Direction: what an evidence sentence says of an outcome under an intervention."""

from __future__ import annotations

from collections.abc import Callable

from trialtrace.evaluate.gold import Record
from trialtrace.evaluate.matching import Counts
from trialtrace.evaluate.model import Error, Judgement, Score
from trialtrace.evaluate.schemes.evidence_inference_v2 import LABELS


def judge(record: Record, doc_id: str, ask: Callable[[str, str, str, str], str]) -> Judgement:
    """Score the questions of one text, each evidence sentence read alone.

    Parameters
    ----------
    record : mapping
        The text with its annotations.
    doc_id : str
        Name of the text in the scores.
    ask : callable
        Takes sentence, intervention, comparator and outcome; returns the direction, or nothing.
    """
    scores: list[Score] = []
    errors: list[Error] = []
    for (start, end, prompt), found in _questions(record).items():
        one = found[0]
        wanted = {a["label"] for a in found}
        text = record["text"][start:end]
        said = LABELS.get(
            ask(text, one["intervention"], one["comparator"], one["outcome"]),
            "",
        )
        # Where annotators disagree, the answer given decides which of their labels is asked for.
        label = said if said in wanted else sorted(wanted)[0]
        right = said == label
        scores.append(
            Score(doc_id, "direction", label, "value", Counts(int(right), 0, int(not right)))
        )
        if not right:
            if said:
                scores.append(Score(doc_id, "direction", said, "value", Counts(0, 1, 0)))
            asked = f"{one['intervention']} | {one['comparator']} | {one['outcome']}"
            errors.append(
                Error(f"{record['id']}-{prompt}", label, "wrong" if said else "no answer", asked, said,
                      " ".join(text.split()), start=start)
            )  # fmt: skip
    return Judgement(tuple(scores), tuple(errors))


def _questions(record: Record) -> dict[tuple[int, int, str], list[Record]]:
    asked: dict[tuple[int, int, str], list[Record]] = {}
    for a in record["annotations"]:
        if a["valid_label"] == a["valid_reasoning"] == "True" and a["label"] in LABELS.values():
            asked.setdefault((a["start"], a["end"], a["prompt_id"]), []).append(a)
    return asked
