"""Numbers for a given comparison and outcome: all parts exact, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trialtrace.evaluate.found import Found
from trialtrace.evaluate.gold import Record
from trialtrace.evaluate.matching import Counts
from trialtrace.evaluate.model import Error, Judgement, Score
from trialtrace.evaluate.numbers import same_number
from trialtrace.evaluate.schemes.llm_meta_analysis_numeric import GOLDS, PARTS, STATISTIC
from trialtrace.extract.answer import Answer
from trialtrace.extract.find import find


def judge(record: Record, doc_id: str, found: Found) -> Judgement:
    """Score one item against both versions of its annotation."""
    asked = record["comparison"]
    answers = find(found.extraction, asked["intervention"], asked["comparator"], record["outcome"])
    kind = record["outcome_type"]
    parts = PARTS[kind]
    given = answer_of(answers, parts)
    full = all(part in given for part in parts)
    scores: list[Score] = []
    errors: list[Error] = []
    for version in GOLDS:
        gold = record[version] or {}
        wanted = {p: float(gold[p]) for p in parts if gold.get(p) is not None}
        answerable = len(wanted) == len(parts)
        right = full and answerable and all(same_number(given[p], wanted[p]) for p in parts)
        counts = Counts(int(right), int(full and not right), int(not right))
        scores.append(Score(doc_id, version, kind, "all items", counts))
        apart = "answerable items" if answerable else "unanswerable items"
        scores.append(Score(doc_id, version, kind, apart, counts))
        for part in parts:
            scores.append(
                Score(doc_id, f"{version}, parts", part, "value", _part(part, given, wanted))
            )
        if version == GOLDS[0] and not right and (answerable or full):
            why = _why(answers, given, wanted, answerable, full)
            shown = f"{asked['intervention']} | {asked['comparator']} | {record['outcome']}"
            errors.append(
                Error(
                    str(record["id"]),
                    kind,
                    why,
                    _show(wanted),
                    _show(given),
                    shown,
                    _rules(found, answers),
                )
            )
    return Judgement(tuple(scores), tuple(errors))


def answer_of(answers: Sequence[Answer], parts: Sequence[str]) -> dict[str, float]:
    """Turn results into named parts; a part with two different values is left out.

    Several timepoints or analyses answer a question equally well, and choosing one by luck would
    not be an answer.
    """
    given = {}
    for part in parts:
        side, name = part.split("_", 1)
        # People are those behind the figures asked for, not behind another statistic of the arm.
        asked = {STATISTIC[p.split("_", 1)[1]] for p in parts} - {"n"}
        values = _values(
            [a for a in answers if a.side == side and a.statistic in asked], STATISTIC[name]
        )
        if len(values) == 1:
            given[part] = values.pop()
    return given


def _values(answers: Sequence[Answer], statistic: str) -> set[float]:
    if statistic == "n":
        return {a.n for a in answers if a.n is not None}
    return {a.value for a in answers if a.statistic == statistic and a.value is not None}


def _part(part: str, given: Mapping[str, float], wanted: Mapping[str, float]) -> Counts:
    if part in given and part in wanted and same_number(given[part], wanted[part]):
        return Counts(1, 0, 0)
    return Counts(0, int(part in given), int(part in wanted))


def _why(
    answers: Sequence[Answer],
    given: Mapping[str, float],
    wanted: Mapping[str, float],
    answerable: bool,
    full: bool,
) -> str:
    if full and not answerable:
        return "answer to an unanswerable item"
    if full:
        swapped = {_other(p): v for p, v in given.items()}
        return (
            "wrong arm" if all(same_number(swapped[p], v) for p, v in wanted.items()) else "wrong"
        )
    if not answers:
        return "no comparison or outcome matched"
    wrong = [p for p in wanted if p in given and not same_number(given[p], wanted[p])]
    missing = [p.split("_", 1)[1] for p in wanted if p not in given]
    return f"incomplete: {', '.join(sorted(set(missing)))}" + (" and wrong parts" if wrong else "")


def _other(part: str) -> str:
    side, name = part.split("_", 1)
    return f"{'comparator' if side == 'intervention' else 'intervention'}_{name}"


def _show(parts: Mapping[str, float]) -> str:
    return "; ".join(f"{name}={value:g}" for name, value in parts.items())


def _rules(found: Found, answers: Sequence[Answer]) -> str:
    rules = {found.evidence[a.evidence_id].rule for a in answers if a.evidence_id in found.evidence}
    rules |= {a.rule for a in answers if a.rule}
    return "; ".join(sorted(rules))
