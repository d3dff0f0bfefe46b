"""Lay articles: which extracted numbers are study data, and which annotated numbers were read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from trialtrace.evaluate.explain import quote
from trialtrace.evaluate.found import Found
from trialtrace.evaluate.gold import Record
from trialtrace.evaluate.matching import Counts, pair
from trialtrace.evaluate.model import Error, Item, Judgement, Score
from trialtrace.evaluate.numbers import same_number
from trialtrace.evaluate.schemes.lay_articles import ASIDE, FIELDS, QUOTED, SIDES, Field
from trialtrace.evaluate.schemes.model import SIDES as OUR_SIDES
from trialtrace.evaluate.spoken import number
from trialtrace.extract.model import Evidence, Value
from trialtrace.extract.trail import NUMBERS

GROUP, VALUE, ROLE = "numbers", "value", "value and arm"
DATA = "study data, of all extracted numbers"
READ = "annotated number, under any field"
STUDY = "pairs of numbers of one study"

_SMALL = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|once|twice|half)"
)
_NUMBER = re.compile(rf"\d(?:[\d.,\u00b7]*\d)?|\b{_SMALL}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """A number of the extraction, with the id of the study that it was given to."""

    item: Item
    study: str


def judge(record: Record, doc_id: str, found: Found) -> Judgement:
    """Score one article.

    Parameters
    ----------
    record : mapping
        With ``annotations``: ``start``, ``end``, ``text``, ``study``, ``field``, ``arm``.
    doc_id : str
        What the bootstrap draws.
    found : Found
        The extraction of the record's text.
    """
    name = str(record["id"])
    gold = list(record["annotations"])
    answers = tuple(numbers_of(found))
    ours = [answer.item for answer in answers]
    scores, errors = [], []
    hit = [bool(_touching(o, gold)) for o in ours]
    reached = sum(any(_shares(a, o.span) for o in ours) for a in gold)
    scores.append(
        _score(doc_id, DATA, Counts(sum(hit), len(hit) - sum(hit), 0), group="study data")
    )
    scores.append(_score(doc_id, READ, Counts(reached, 0, len(gold) - reached), group="reached"))
    scores.append(_score(doc_id, STUDY, _study_pairs(gold, answers), group="studies"))
    for item, is_data in zip(ours, hit, strict=True):
        scores.append(
            _score(doc_id, item.label, Counts(int(is_data), int(not is_data)), group="study data of a label")
        )  # fmt: skip
        if not is_data:
            errors.append(
                _error(name, "no study data", item, found.text, item.label, found=item.raw)
            )
    for field in FIELDS:
        more, wrong = _judge_field(field, name, doc_id, found, gold, ours)
        scores += more
        errors += wrong
    return Judgement(tuple(scores), tuple(errors))


def _judge_field(
    field: Field,
    name: str,
    doc_id: str,
    found: Found,
    gold: Sequence[Mapping[str, object]],
    ours: Sequence[Item],
) -> tuple[list[Score], list[Error]]:
    """Pair the annotated numbers of a field with ours, one to one."""
    asked = [_item(field.label, a) for a in gold if a["field"] in field.theirs]
    given = [o for o in ours if _is_answer(o, field, gold)]
    pairs = pair(asked, given, _fits)
    met, used = {i for i, _ in pairs}, {j for _, j in pairs}
    counted = Counts(len(pairs), len(given) - len(pairs), len(asked) - len(pairs))
    scores = [_score(doc_id, field.label, counted)]
    if any(a.side for a in asked):
        sided = [(asked[i], given[j]) for i, j in pairs if asked[i].side]
        right = sum(a.side == g.side for a, g in sided)
        missed = sum(bool(a.side) for a in asked) - right
        counted = Counts(right, len(sided) - right, missed)
        scores.append(_score(doc_id, field.label, counted, measure=ROLE))
    errors = [_missed(name, item, found, ours) for i, item in enumerate(asked) if i not in met]
    for j, item in enumerate(given):
        touched = _touching(item, gold)
        if j not in used and touched:
            kind = f"annotated as {touched[0]['field']}"
            errors.append(_error(name, kind, item, found.text, field.label, found=item.raw))
    return scores, errors


def numbers_of(found: Found) -> Iterator[Answer]:
    """Yield every number that the extraction gives as a value, each span once, in the order of cells.

    A cell that holds a number is one; of a cell that quotes words (a dose, an age, a time) each number
    in the words is one. Cells that classify (role, design, direction) and names hold none.
    """
    studies = {row.row_id: row.study_id or row.row_id for row in found.extraction.rows}
    seen: set[tuple[int, int]] = set()
    for value in found.extraction.values:
        evidence = found.evidence.get(value.evidence_id)
        if evidence is None:
            continue
        label = _label(found, value)
        for start, end, said in _numbers_in(value, evidence):
            if (start, end) in seen:
                continue
            seen.add((start, end))
            item = Item(
                label, OUR_SIDES.get(evidence.role, ""), said, start, end, found.text[start:end],
                evidence.quote, evidence.rule, evidence.tier,
            )  # fmt: skip
            yield Answer(item, studies.get(value.row_id, ""))


def _numbers_in(value: Value, evidence: Evidence) -> Iterator[tuple[int, int, float | None]]:
    key = (value.table, value.field)
    if key in NUMBERS:
        yield evidence.start, evidence.end, _float(value.value)
    elif key in QUOTED:
        for match in _NUMBER.finditer(evidence.raw):
            start = evidence.start + match.start()
            yield start, evidence.start + match.end(), number(match.group())


def _label(found: Found, value: Value) -> str:
    """Name a cell; the value of a result is named by its statistic."""
    if (value.table, value.field) == ("results", "value"):
        statistic = found.cells[value.row_id].get("statistic")
        if statistic is not None:
            return f"results.{statistic.value}"
    return f"{value.table}.{value.field}"


def _float(words: str) -> float | None:
    try:
        return float(words)
    except ValueError:
        return None


def _item(label: str, annotation: Mapping[str, object]) -> Item:
    arm = str(annotation["arm"]).split(":")[0]
    return Item(
        label, SIDES.get(arm, ""), number(str(annotation["text"])), int(str(annotation["start"])),
        int(str(annotation["end"])), str(annotation["text"]),
    )  # fmt: skip


def _shares(annotation: Mapping[str, object], span: tuple[int, int]) -> bool:
    return int(str(annotation["start"])) < span[1] and span[0] < int(str(annotation["end"]))


def _touching(item: Item, gold: Iterable[Mapping[str, object]]) -> list[Mapping[str, object]]:
    return [a for a in gold if _shares(a, item.span)]


def _is_answer(item: Item, field: Field, gold: Sequence[Mapping[str, object]]) -> bool:
    """Tell whether a number is to be judged under a field.

    A label that answers several fields is judged under the one that is annotated there; where none of
    them is, it is wrong once, under the first field that it answers.
    """
    if item.label not in field.ours:
        return False
    touched = {str(a["field"]) for a in _touching(item, gold)}
    if touched & set(field.theirs):
        return True
    if touched & set(ASIDE) or any(touched & set(f.theirs) for f in FIELDS if item.label in f.ours):
        return False
    return field is next(f for f in FIELDS if item.label in f.ours)


def _fits(asked: Item, given: Item) -> bool:
    """Tell whether a number overlaps an annotated one and says the same.

    Signs are left out ("4.2 points lower"), and a fraction of people may be told in per cent.
    """
    if not (asked.start < given.end and given.start < asked.end):
        return False
    if not isinstance(asked.value, float) or not isinstance(given.value, float):
        return False
    want, have = abs(asked.value), abs(given.value)
    return same_number(want, have) or (
        want < 1 and abs(want * 100 - have) < 0.5 and not asked.raw[:1].isdigit()
    )


def _study_pairs(gold: Sequence[Mapping[str, object]], answers: Sequence[Answer]) -> Counts:
    """Count pairs of extracted numbers: put together by us and by the annotation, or by one only."""
    known = [(t[0]["study"], a.study) for a in answers if (t := _touching(a.item, gold))]
    tp = fp = fn = 0
    for (their_left, our_left), (their_right, our_right) in combinations(known, 2):
        theirs, mine = their_left == their_right, our_left == our_right
        tp += theirs and mine
        fp += mine and not theirs
        fn += theirs and not mine
    return Counts(tp, fp, fn)


def _score(
    doc_id: str, label: str, counts: Counts, *, group: str = GROUP, measure: str = VALUE
) -> Score:
    return Score(doc_id, group, label, measure, counts)


def _missed(name: str, item: Item, found: Found, ours: Sequence[Item]) -> Error:
    same = [o for o in ours if o.start < item.end and item.start < o.end]
    rejected = found.rejected_at(item.start, item.end)
    if same:
        kind, said, rule = f"read as {same[0].label}", same[0].raw, same[0].rule
    elif rejected is not None:
        kind, said, rule = f"rejected: {rejected.looked_like}", rejected.raw, rejected.reason
    else:
        kind, said, rule = "not read", "", ""
    return Error(
        name, item.label, kind, item.raw, said, quote(found.text, item), rule, "", item.start
    )


def _error(name: str, kind: str, item: Item, text: str, label: str, *, found: str) -> Error:
    return Error(name, label, kind, "", found, quote(text, item), item.rule, item.tier, item.start)
