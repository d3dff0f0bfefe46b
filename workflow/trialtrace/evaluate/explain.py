"""Why an item was missed or is wrong: the error table that a person sorts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from trialtrace.evaluate.found import Found
from trialtrace.evaluate.gold import Record
from trialtrace.evaluate.model import Error, Item
from trialtrace.evaluate.schemes.model import Target

_CONTEXT = 70


def explain(
    record_id: str,
    target: Target,
    gold: Sequence[Item],
    ours: Sequence[Item],
    found: Found,
    record: Record,
) -> list[Error]:
    """Return an error for each annotated value that was missed and each wrong one.

    Kinds: ``wrong arm`` (the value is there, on the other side), ``no arm`` (without a side),
    ``read as …`` (another label has the number), ``rejected: …`` (with what it looked like and why),
    ``not read``; and for wrong answers ``annotated as …`` or ``not annotated``.
    """
    errors = []
    wanted = {(g.side, g.value) for g in gold}
    given = {(o.side, o.value) for o in ours}
    for item in _first_each(gold):
        if (item.side, item.value) not in given:
            kind, said, rule, tier = _missed(item, ours, found)
            errors.append(
                Error(
                    record_id, _label(target, item), kind, item.raw, said, quote(found.text, item),
                    rule, tier, item.start,
                )
            )  # fmt: skip
    for item in _first_each(ours):
        if (item.side, item.value) in wanted:
            continue
        if item.side and any(g.value == item.value for g in gold):
            continue  # told once, as the missed item's "wrong arm"
        errors.append(
            Error(
                record_id, _label(target, item), _wrong(item, record), "", item.raw,
                quote(found.text, item), item.rule, item.tier, item.start,
            )
        )  # fmt: skip
    return errors


def quote(text: str, item: Item) -> str:
    """Return the words around an item, the item itself in guillemets."""
    before = text[max(0, item.start - _CONTEXT) : item.start]
    behind = text[item.end : item.end + _CONTEXT]
    return " ".join(f"{before}\u00ab{text[item.start : item.end]}\u00bb{behind}".split())


def _first_each(items: Sequence[Item]) -> list[Item]:
    seen: Counter[tuple[str, object]] = Counter()
    kept = []
    for item in items:
        seen[item.side, item.value] += 1
        if seen[item.side, item.value] == 1:
            kept.append(item)
    return kept


def _label(target: Target, item: Item) -> str:
    return f"{target.label}, {item.side}" if item.side else target.label


def _missed(item: Item, ours: Sequence[Item], found: Found) -> tuple[str, str, str, str]:
    """Return kind, what was found, rule and tier."""
    same = [o for o in ours if o.value == item.value]
    if same:
        kind = "wrong arm" if same[0].side else "no arm"
        return kind, f"{same[0].raw} ({same[0].side or 'no side'})", same[0].rule, same[0].tier
    there = [e for e in found.evidence_at(item.start, item.end) if e.end - e.start < 40]
    if there:
        one = there[0]
        role = f" {one.role}" if one.role else ""
        return f"read as {one.label}{role}", one.raw, one.rule, one.tier
    rejected = found.rejected_at(item.start, item.end)
    if rejected is not None:
        return f"rejected: {rejected.looked_like}", rejected.raw, rejected.reason, ""
    return "not read", "", "", ""


def _wrong(item: Item, record: Record) -> str:
    for a in record.get("annotations", ()):
        if a["start"] < item.end and item.start < a["end"]:
            return f"annotated as {a['label']}"
    return "not annotated"
