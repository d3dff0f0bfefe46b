"""What the extractor says of a document, as items that can be compared with annotation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from trialtrace.evaluate.model import Item
from trialtrace.evaluate.numbers import read_number
from trialtrace.evaluate.schemes.model import SIDES, Target
from trialtrace.extract.model import Evidence, Extraction, Rejected, Value

_NUMERIC_FIELDS = ("value", "n", "n_total", "low", "high", "p_value", "level", "count")
_UNIT = re.compile(r"[\s\u00a0\u2009\u202f-]*(?P<unit>%|per ?cent|[A-Za-z\u00b5\u03bc]+)")
_NEAR = 14


@dataclass(frozen=True)
class Found:
    """An extraction with the text that its offsets count into."""

    text: str
    extraction: Extraction

    @cached_property
    def numbers(self) -> dict[str, float]:
        """evidence_id → the machine's normalised number."""
        found: dict[str, float] = {}
        for value in self.extraction.values:
            if value.field in _NUMERIC_FIELDS and value.evidence_id not in found:
                try:
                    found[value.evidence_id] = float(value.value)
                except ValueError:
                    continue
        return found

    @cached_property
    def cells(self) -> dict[str, dict[str, Value]]:
        """row_id → field → cell."""
        found: dict[str, dict[str, Value]] = {}
        for value in self.extraction.values:
            found.setdefault(value.row_id, {}).setdefault(value.field, value)
        return found

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """evidence_id → evidence."""
        return {e.evidence_id: e for e in self.extraction.evidence}

    def evidence_at(self, start: int, end: int) -> tuple[Evidence, ...]:
        """Return evidence of numbers and names that shares a character with a span."""
        return tuple(e for e in self.extraction.evidence if e.start < end and start < e.end)

    def rejected_at(self, start: int, end: int) -> Rejected | None:
        """Return the first rejected number that shares a character with a span."""
        return next((r for r in self.extraction.rejected if r.start < end and start < r.end), None)


def items(found: Found, target: Target) -> list[Item]:
    """Return what answers a target, one item a span and side, in the order of the text."""
    if target.value == "interval":
        return _intervals(found, target)
    chosen: dict[tuple[int, int, str], Item] = {}
    for evidence in found.extraction.evidence:
        if evidence.label not in target.ours:
            continue
        # `results.n` and `sizes.n` of an arm are that arm's number; without a role they are not.
        if evidence.label in ("results.n", "sizes.n") and bool(evidence.role) != target.sided:
            continue
        value = _value(found, evidence, target)
        if value is None:
            continue
        side = SIDES.get(evidence.role, "") if target.sided else ""
        item = Item(
            target.label, side, value, evidence.start, evidence.end, evidence.raw, evidence.quote,
            evidence.rule, evidence.tier,
        )  # fmt: skip
        chosen.setdefault((evidence.start, evidence.end, side), item)
    return sorted(chosen.values(), key=lambda i: (i.start, i.end, i.side))


def typed_items(found: Found, target: Target) -> list[Item]:
    """Return the items of a target and, with them, rejected numbers that were typed alike."""
    kept = items(found, target)
    rejected = [r for r in found.extraction.rejected if r.looked_like in target.typed]
    if target.value == "interval":
        more = _paired(rejected, target.label)
    else:
        more = [
            Item(target.label, "", _rejected_value(found, r, target), r.start, r.end, r.raw, r.quote,
                 f"rejected: {r.looked_like}", "")
            for r in rejected
        ]  # fmt: skip
    return sorted([*kept, *more], key=lambda i: (i.start, i.end))


def words(text: str) -> str:
    """Write words without case, marks and articles."""
    tokens = re.findall(r"[^\W_]+", text.casefold())
    return " ".join(t for t in tokens if t not in ("a", "an", "the"))


def dose(number: str, behind: str) -> str:
    """Write a dose: its number, and the unit that stands behind it; no unit, no dose."""
    value, unit = read_number(number), _UNIT.match(behind)
    if value is None or unit is None:
        return ""
    written = unit["unit"].casefold().replace("\u00b5", "mc").replace("\u03bc", "mc")
    written = "%" if written in ("percent", "per cent") else written
    return f"{abs(value):g} {written}"


def _value(found: Found, evidence: Evidence, target: Target) -> float | str | None:
    if target.value == "words":
        return words(evidence.raw) or None
    if target.value == "dose":
        return _dose_of(found, evidence)
    number = found.numbers.get(evidence.evidence_id)
    return number if number is not None else read_number(evidence.raw)


def _dose_of(found: Found, evidence: Evidence) -> str | None:
    """Read the last number with a unit; a dose without one is an answer too, and a wrong one."""
    numbers = list(re.finditer(r"\d(?:[\d.,\u00b7]*\d)?", evidence.raw))
    for number in reversed(numbers):
        behind = found.text[evidence.start + number.end() :][:20]
        if read := dose(number.group(), behind):
            return read
    return numbers[-1].group() if numbers else None


def _rejected_value(found: Found, rejected: Rejected, target: Target) -> float | str | None:
    if target.value == "dose":
        return dose(rejected.raw, found.text[rejected.end :][:20])
    return read_number(rejected.raw)


def interval(low: float, high: float) -> str:
    """Write an interval without signs."""
    return f"{abs(low):g} to {abs(high):g}"


def _intervals(found: Found, target: Target) -> list[Item]:
    """Return an item for each result row that has both bounds."""
    rows = []
    for cells in found.cells.values():
        if "low" not in cells or "high" not in cells:
            continue
        low, high = (found.evidence.get(cells[f].evidence_id) for f in ("low", "high"))
        if low is None or high is None:
            continue
        start, end = min(low.start, high.start), max(low.end, high.end)
        value = interval(float(cells["low"].value), float(cells["high"].value))
        rows.append(
            Item(
                target.label,
                "",
                value,
                start,
                end,
                found.text[start:end],
                low.quote,
                low.rule,
                low.tier,
            )
        )
    return sorted({i.span: i for i in rows}.values(), key=lambda i: i.span)


def _paired(rejected: Iterable[Rejected], label: str) -> list[Item]:
    """Join the two bounds of a rejected interval; its level is left out."""
    listed = sorted(rejected, key=lambda r: r.start)
    made, used = [], -1
    for low, high in pairwise(listed):
        if low.start <= used or high.start - low.end > _NEAR:
            continue
        bounds = read_number(low.raw), read_number(high.raw)
        if None in bounds or (bounds[0] in (90, 95, 99) and high.start - low.end > 4):
            continue
        made.append(
            Item(
                label,
                "",
                interval(*bounds),
                low.start,
                high.end,
                f"{low.raw} to {high.raw}",
                low.quote,
                "rejected: interval",
                "",
            )
        )
        used = high.start
    return made
