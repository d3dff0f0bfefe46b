"""Spans and their normalised values, with and without the arm's role."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.evaluate import found as reading
from trialtrace.evaluate.document_total import judge_total
from trialtrace.evaluate.explain import explain
from trialtrace.evaluate.found import Found
from trialtrace.evaluate.gold import Record
from trialtrace.evaluate.matching import Counts, compare, overlaps, pair
from trialtrace.evaluate.model import Error, Item, Judgement, Score
from trialtrace.evaluate.numbers import read_number, read_numbers
from trialtrace.evaluate.schemes.model import SpanScheme, Target

VALUE, NO_ROLE = "value", "value without role"
EXACT, OVERLAP = "exact span", "overlapping span"
DISTINCT, OCCURRENCES = "value, distinct", "value, each occurrence"
TYPED = "value, rejected numbers of the kind counted in"
_LEVEL = re.compile(r"\d+(?:\.\d+)?\s?%\s*(?:CI|C\.I\.|confidence|CL)", re.IGNORECASE)


def judge(record: Record, doc_id: str, found: Found, scheme: SpanScheme) -> Judgement:
    """Score one document.

    Parameters
    ----------
    record : mapping
        With ``annotations``: ``start``, ``end``, ``label``, ``text``.
    doc_id : str
        What the bootstrap draws.
    found : Found
        The extraction of the record's text.
    scheme : SpanScheme
        The mapping.
    """
    scores: list[Score] = []
    errors: list[Error] = []
    for target in scheme.targets:
        gold = gold_items(record, target)
        ours = _without_tolerated(record, target, reading.items(found, target), gold)
        scores += _scores(doc_id, target, gold, ours, scheme, found.text)
        if target.typed:
            typed = reading.typed_items(found, target)
            scores.append(_score(doc_id, target, "", TYPED, _values(gold, typed, scheme.repeats)))
        errors += explain(str(record["id"]), target, gold, ours, found, record)
    if scheme.total:
        total = next(t for t in scheme.targets if t.label == scheme.total)
        known = {i.value for i in gold_items(record, total)}
        judged = judge_total(str(record["id"]), doc_id, known, found)
        scores += judged.scores
        errors += judged.errors
    return Judgement(tuple(scores), tuple(errors))


def gold_items(record: Record, target: Target) -> list[Item]:
    """Return the annotated items of a target; spans that hold no value of its kind ask for none."""
    items = []
    for a in record["annotations"]:
        if a["label"] not in target.gold:
            continue
        value = _gold_value(record["text"], a, target)
        if value is not None:
            items.append(
                Item(target.label, target.gold[a["label"]], value, a["start"], a["end"], a["text"])
            )
    return items


def _gold_value(text: str, annotation: Record, target: Target) -> float | str | None:
    if target.value == "words":
        return reading.words(annotation["text"])
    if target.value == "dose":
        return _gold_dose(text, annotation)
    if target.value == "interval":
        bounds = read_numbers(_LEVEL.sub(" ", annotation["text"]))
        return reading.interval(*bounds) if len(bounds) == 2 else None
    return read_number(annotation["text"])


def _gold_dose(text: str, annotation: Record) -> str | None:
    """Read a dose with its unit, whether the annotation holds the unit or ends in front of it."""
    numbers = list(re.finditer(r"\d(?:[\d.,\u00b7]*\d)?", annotation["text"]))
    for number in reversed(numbers):  # of a range the last number has the unit, as in our reading
        behind = text[annotation["start"] + number.end() :][:20]
        if read := reading.dose(number.group(), behind):
            return read
    return None


def _without_tolerated(
    record: Record, target: Target, ours: list[Item], gold: list[Item]
) -> list[Item]:
    """Leave out predictions that hit a tolerated annotation and no annotation that is asked for."""
    free = [(a["start"], a["end"]) for a in record["annotations"] if a["label"] in target.tolerated]
    asked = [g.span for g in gold]
    return [
        i
        for i in ours
        if not any(overlaps(i.span, f) for f in free) or any(overlaps(i.span, g) for g in asked)
    ]


def _scores(
    doc_id: str, target: Target, gold: list[Item], ours: list[Item], scheme: SpanScheme, text: str
) -> list[Score]:
    sides = ("intervention", "control") if target.sided else ("",)
    other, opposite = (OCCURRENCES, "each") if scheme.repeats == "once" else (DISTINCT, "once")
    made = []
    for side in sides:
        want = [g for g in gold if g.side == side]
        have = [o for o in ours if o.side == side]
        made.append(_score(doc_id, target, side, VALUE, _values(want, have, scheme.repeats)))
        made.append(_score(doc_id, target, side, other, _values(want, have, opposite)))
        made += _by_tier(doc_id, target, side, want, have)
        spans = sorted({g.span for g in want})
        predicted = sorted({_widened(o, target, scheme, text) for o in have})
        made.append(_score(doc_id, target, side, EXACT, compare(spans, predicted)))
        hits = len(pair(spans, predicted, overlaps))
        counts = Counts(hits, len(predicted) - hits, len(spans) - hits)
        made.append(_score(doc_id, target, side, OVERLAP, counts))
    if target.sided:
        made.append(_score(doc_id, target, "", NO_ROLE, _roleless(gold, ours, scheme.repeats)))
    return made


def _score(doc_id: str, target: Target, side: str, measure: str, counts: Counts) -> Score:
    label = f"{target.label}, {side}" if side else target.label
    return Score(doc_id, target.group, label, measure, counts)


def _values(want: Sequence[Item], have: Sequence[Item], repeats: str) -> Counts:
    if repeats == "once":
        return compare({w.value for w in want}, {h.value for h in have})
    return compare([w.value for w in want], [h.value for h in have])


def _roleless(gold: Sequence[Item], ours: Sequence[Item], repeats: str) -> Counts:
    """Compare values whoever's they are; the same value of both arms is still two items.

    A number given to both sides, so that one of them is right, is therefore wrong once.
    """
    if repeats == "once":
        want = [value for _, value in sorted({(g.side, g.value) for g in gold}, key=str)]
        have = [value for _, value in sorted({(o.side, o.value) for o in ours}, key=str)]
        return compare(want, have)
    return compare([g.value for g in gold], [o.value for o in ours])


def _by_tier(
    doc_id: str, target: Target, side: str, want: Sequence[Item], have: Sequence[Item]
) -> list[Score]:
    """Count right and wrong values of each tier: its precision is what a tier means."""
    known = {w.value for w in want}
    made = []
    for tier in ("sure", "likely", "unsure"):
        values = {h.value for h in have if h.tier == tier}
        right = len(values & known)
        counts = Counts(right, len(values) - right, 0)
        made.append(_score(doc_id, target, side, f"precision of tier {tier}", counts))
    return made


def _widened(item: Item, target: Target, scheme: SpanScheme, text: str) -> tuple[int, int]:
    """Take a per cent sign or unit behind a number into its span, where the scheme does."""
    if not scheme.widen or target.value != "number":
        return item.span
    behind = re.compile(scheme.widen).match(text, item.end)
    return (item.start, behind.end()) if behind else item.span
