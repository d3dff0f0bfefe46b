"""Lay articles: which extracted numbers are study data, and which annotated numbers were read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType

from trialtrace.evaluate.explain import quote
from trialtrace.evaluate.found import Found
from trialtrace.evaluate.gold import Record
from trialtrace.evaluate.matching import Counts, pair
from trialtrace.evaluate.model import Error, Item, Judgement, Score
from trialtrace.evaluate.numbers import read_number, same_number
from trialtrace.evaluate.schemes.lay_articles import ASIDE, FIELDS, QUOTED, SIDES, Field
from trialtrace.evaluate.schemes.model import SIDES as OUR_SIDES
from trialtrace.extract.trail import NUMBERS

GROUP, VALUE, ROLE = "numbers", "value", "value and arm"
DATA = "study data, of all extracted numbers"
READ = "annotated number, under any field"
STUDY = "pairs of numbers of one study"

_FRACTIONS: Mapping[str, int] = MappingProxyType(
    {
        "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
        "ninth": 9, "tenth": 10,
    }
)  # fmt: skip
_MULTIPLES: Mapping[str, float] = MappingProxyType(
    {"once": 1, "twice": 2, "double": 2, "triple": 3, "thrice": 3, "nil": 0}
)
_OUT_OF = re.compile(r"^(?P<few>.+?) (?:out of|in) (?:every )?(?P<all>.+)$", re.IGNORECASE)
_PART = re.compile(
    r"(?:^|[ -])(?P<part>hal(?:f|ves)|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?"
    r"|tenths?)$",
    re.IGNORECASE,
)
_SMALL = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|once|twice)"
)
_NUMBER = re.compile(rf"\d(?:[\d.,\u00b7]*\d)?|\b{_SMALL}\b", re.IGNORECASE)


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
    ours = tuple(numbers_of(found))
    scores, errors = [], []
    hit = [bool(_touching(o, gold)) for o in ours]
    reached = sum(any(_shares(a, o.span) for o in ours) for a in gold)
    scores.append(
        _score(doc_id, DATA, Counts(sum(hit), len(hit) - sum(hit), 0), group="study data")
    )
    scores.append(_score(doc_id, READ, Counts(reached, 0, len(gold) - reached), group="reached"))
    scores.append(_score(doc_id, STUDY, _study_pairs(gold, ours), group="studies"))
    for item, is_data in zip(ours, hit, strict=True):
        scores.append(
            _score(doc_id, item.label, Counts(int(is_data), int(not is_data)), group="study data of a label")
        )  # fmt: skip
        if not is_data:
            errors.append(
                _error(name, "no study data", item, found.text, item.label, found=item.raw)
            )
    for field in FIELDS:
        asked = [_item(field.label, a) for a in gold if a["field"] in field.theirs]
        given = [o for o in ours if _is_answer(o, field, gold)]
        pairs = pair(asked, given, _fits)
        scores.append(
            _score(doc_id, field.label, Counts(len(pairs), len(given) - len(pairs), len(asked) - len(pairs)))
        )  # fmt: skip
        sided = [(asked[i], given[j]) for i, j in pairs if asked[i].side]
        right = sum(a.side == g.side for a, g in sided)
        if any(a.side for a in asked):
            missed = sum(bool(a.side) for a in asked) - right
            scores.append(
                _score(doc_id, field.label, Counts(right, len(sided) - right, missed), measure=ROLE)
            )
        met = {i for i, _ in pairs}
        errors += [_missed(name, item, found, ours) for i, item in enumerate(asked) if i not in met]
        used = {j for _, j in pairs}
        errors += [
            _error(name, f"annotated as {_touching(g, gold)[0]['field']}", g, found.text, field.label, found=g.raw)
            for j, g in enumerate(given)
            if j not in used and _touching(g, gold)
        ]  # fmt: skip
    return Judgement(tuple(scores), tuple(errors))


def numbers_of(found: Found) -> Iterator[Item]:
    """Yield every number that the extraction gives as a value, each span once, in the order of cells.

    A cell that holds a number is one; of a cell that quotes words (a dose, an age, a time) each number
    in the words is one. Cells that classify (role, design, direction) and names hold none.
    """
    seen: set[tuple[int, int]] = set()
    for value in found.extraction.values:
        evidence = found.evidence.get(value.evidence_id)
        if evidence is None:
            continue
        key = (value.table, value.field)
        side = OUR_SIDES.get(evidence.role, "")
        if key in NUMBERS:
            spans = [(evidence.start, evidence.end, _float(value.value))]
        elif key in QUOTED:
            spans = [
                (evidence.start + m.start(), evidence.start + m.end(), number(m.group()))
                for m in _NUMBER.finditer(evidence.raw)
            ]
        else:
            continue
        # A result's value has its statistic as label; its bounds and p-value have their own field.
        label = f"{value.table}.{value.field}"
        if key == ("results", "value"):
            label = f"results.{found.cells[value.row_id]['statistic'].value}" if "statistic" in found.cells[value.row_id] else evidence.label  # fmt: skip
        for start, end, said in spans:
            if (start, end) in seen:
                continue
            seen.add((start, end))
            yield Item(
                label, side, said, start, end, found.text[start:end], _study_of(found, value.row_id),
                evidence.rule, evidence.tier,
            )  # fmt: skip


def number(words: str) -> float | None:
    """Read an annotated number: digits, number words, fractions and multiples.

    Examples
    --------
    >>> number("nine out of ten"), number("a quarter"), number("sevenfold"), number("Twenty-two")
    (0.9, 0.25, 7.0, 22.0)
    """
    plain = " ".join(words.strip().split())
    lower = plain.casefold()
    if lower in _MULTIPLES:
        return float(_MULTIPLES[lower])
    shared = _OUT_OF.match(plain)
    if shared is not None:
        few, whole = number(shared["few"]), number(shared["all"])
        return few / whole if few is not None and whole else None
    if lower.endswith("fold"):
        return read_number(lower.removesuffix("fold").rstrip("- "))
    part = _PART.search(lower)
    if part is not None:
        word = part["part"].replace("halves", "half").removesuffix("s")
        counted = read_number(lower[: part.start()])
        whole = _before_and(lower)
        return whole + (counted if counted is not None else 1.0) / _FRACTIONS[word]
    return read_number(plain)


def _before_and(words: str) -> float:
    """Return the whole of "four and a half"; its fraction is read by itself."""
    return read_number(words.split(" and ")[0]) or 0.0 if " and " in words else 0.0


def _float(words: str) -> float | None:
    try:
        return float(words)
    except ValueError:
        return None


def _study_of(found: Found, row_id: str) -> str:
    """Return the study of a row; kept in an item's quote, which nothing else uses here."""
    return next((r.study_id or r.row_id for r in found.extraction.rows if r.row_id == row_id), "")


def _item(label: str, annotation: Mapping[str, object]) -> Item:
    arm = str(annotation["arm"]).split(":")[0]
    return Item(
        label, SIDES.get(arm, ""), number(str(annotation["text"])), int(str(annotation["start"])),
        int(str(annotation["end"])), str(annotation["text"]), str(annotation["study"]),
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


def _study_pairs(gold: Sequence[Mapping[str, object]], ours: Sequence[Item]) -> Counts:
    """Count pairs of extracted numbers: put together by us and by the annotation, or by one only."""
    known = [(t[0]["study"], o.quote) for o in ours if (t := _touching(o, gold))]
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
