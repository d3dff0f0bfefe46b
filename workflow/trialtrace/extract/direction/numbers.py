"""Two numbers, one an arm, beside each other: which arm has more."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise

from trialtrace.extract.direction.arms import COMPARATOR, INTERVENTION, OTHER
from trialtrace.extract.direction.sides import Side
from trialtrace.extract.direction.significance import DIFFERENCE, RATIO, null_of, parts
from trialtrace.grammar.mention import Mention

# Kinds that may be an arm's value, the surest first.
_VALUES = (
    "fraction", "count_percent", "mean_sd", "median_iqr", "value_range", "percent", "mean", "median",
    "score", "rate", "share", "measure", "duration", "participants", "number", "relative_effect", "change",
)  # fmt: skip
# Numbers nearer to each other than this share of the larger one say nothing without a test.
ALIKE = 0.15
_APART = 1.96
_VERSUS = re.compile(
    r"[^;,]{0,20}?[\s(\[](?:vs\.?|v\.?|versus|against|compared (?:with|to))\s*$", re.IGNORECASE
)
_FROM = re.compile(r"\bfrom (?:a mean of |a median of )?$", re.IGNORECASE)
_TO = re.compile(r"[^,;]{0,20}?\bto (?:a mean of |a median of )?$", re.IGNORECASE)
# Numbers side by side of which nothing more was read.
_PLAIN = re.compile(
    r"(?<![\d.])(\d{1,6}(?:\.\d{1,4})?)\s?(?:[a-z%/°]{0,9}\s?)(?:\([^()]{0,20}\)\s?)?(?:vs?\.?|versus)\s+"
    r"(\d{1,6}(?:\.\d{1,4})?)(?![\d.]*\d)"
)
_NAMED_EFFECT = re.compile(r"\b(?:differences?|effect|ratio|times)\b", re.IGNORECASE)
_BOUND = re.compile(
    r"(?:[<>≤≥]|\b(?:more than|less than|at least|at most|greater than|over|above|below"
    r"|exceeding))\s?(?:or equal to )?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A value of an arm.

    Attributes
    ----------
    value : float
        As stated; the share where it is a part of a whole.
    n : float
        People behind a share, 0 where not stated.
    """

    start: int
    end: int
    kind: str
    value: float
    n: float = 0.0


@dataclass(frozen=True, slots=True)
class Pair:
    """The values of both arms.

    Attributes
    ----------
    by_order : bool
        Whether no arm was named beside the numbers.
    """

    intervention: Figure
    comparator: Figure
    by_order: bool

    @property
    def sign(self) -> int:
        """1 where the intervention's value is higher, -1 where it is lower, 0 where equal."""
        gap = self.intervention.value - self.comparator.value
        return (gap > 0) - (gap < 0)

    def apart(self) -> bool | None:
        """Tell whether the numbers themselves show a difference; None where they cannot."""
        one, two = self.intervention, self.comparator
        if one.n and two.n:
            mean = (one.value * one.n + two.value * two.n) / (one.n + two.n)
            error = math.sqrt(max(mean * (1 - mean), 0.0) * (1 / one.n + 1 / two.n))
            return error > 0 and abs(one.value - two.value) / error >= _APART
        largest = max(abs(one.value), abs(two.value))
        if largest and abs(one.value - two.value) / largest <= ALIKE:
            return False
        return None


def figures_in(
    text: str, mentions: tuple[Mention, ...], start: int, end: int, named: frozenset[str]
) -> list[Figure]:
    """Return the values of a stretch, of the surest kind that has two of them.

    Bounds ("≤ 30%"), spreads and numbers that belong to the outcome's name are no values.
    """
    flat = [
        figure
        for one in mentions
        if start <= one.start < end and one.kind in _VALUES
        for figure in _figures(one)
        if not _BOUND.search(text[max(0, figure.start - 14) : figure.start])
        and text[figure.start : figure.end].rstrip("%") not in named
    ]
    by_kind: dict[str, list[Figure]] = {}
    for figure in _moved(text, _without_spreads(text, sorted(flat, key=lambda f: f.start))):
        by_kind.setdefault(_FAMILY.get(figure.kind, figure.kind), []).append(figure)
    if len(by_kind.get("value", ())) == 1 and "number" in by_kind:
        both = [*by_kind.pop("value"), *by_kind.pop("number")]
        by_kind["value"] = sorted(both, key=lambda f: f.start)
    for kind in ("change", "share", "mean_sd", "median_iqr", "percent", "value", "number"):
        found = by_kind.get(kind, [])
        if len(found) >= 2:
            return joined(text, found)
    mixed = sorted((f for found in by_kind.values() for f in found), key=lambda f: f.start)
    if len(mixed) == 2 and "share" not in by_kind:  # a count beside a share says nothing
        return joined(text, mixed)
    plain = _PLAIN.search(text, start, end)
    return [Figure(*plain.span(i), "number", float(plain[i])) for i in (1, 2)] if plain else []


def _without_spreads(text: str, figures: list[Figure]) -> list[Figure]:
    """Leave out a figure in brackets right behind another one."""
    kept: list[Figure] = []
    last = -9
    for one in figures:
        if not (one.start - last <= 2 and text[last : one.start].strip() in ("(", "[")):
            kept.append(one)
        last = one.end
    return kept


def _moved(text: str, figures: list[Figure]) -> list[Figure]:
    """Take "from 38 to 29" as one figure, the change."""
    done: list[Figure] = []
    for one in figures:
        last = done[-1] if done else None
        if (
            last
            and last.kind != "change"
            and _TO.match(text[last.end : one.start])
            and _FROM.search(text[max(0, last.start - 12) : last.start])
        ):
            done[-1] = Figure(last.start, one.end, "change", one.value - last.value)
        else:
            done.append(one)
    return done


_FAMILY = {
    "fraction": "share", "count_percent": "share", "relative_effect": "percent", "mean": "value", "median": "value",
    "score": "value", "rate": "value", "measure": "value", "duration": "value", "participants": "value",
    "value_range": "value",
}  # fmt: skip


def _figures(mention: Mention) -> list[Figure]:
    found = parts(mention)
    kind = mention.kind
    if kind == "fraction":
        top, whole = found.get("numerator"), found.get("denominator")
        if isinstance(top, float) and isinstance(whole, float) and whole:
            return [Figure(mention.start, mention.end, kind, top / whole, whole)]
        return []
    if kind == "count_percent":
        top, percent = found.get("numerator"), found.get("percent")
        if isinstance(percent, float) and isinstance(top, float):
            whole = 100 * top / percent if percent else 0.0
            return [Figure(mention.start, mention.end, kind, percent / 100, round(whole))]
        return []
    if kind == "change":
        before, after = found.get("before"), found.get("after")
        if isinstance(before, float) and isinstance(after, float):
            return [Figure(mention.start, mention.end, kind, after - before)]
        return []
    names = ("value", "low", "high") if kind in ("relative_effect", "percent") else ("value",)
    values = [p for p in mention.parts if p.name.startswith(names) and isinstance(p.value, float)]
    # "a mean loss of 14.9% (vs 2.4% with B)": the sign makes them of one kind.
    kind = "percent" if kind in ("mean", "median") and "%" in mention.unit else kind
    return [Figure(p.start, p.end, kind, p.value) for p in values if isinstance(p.value, float)]


def joined(text: str, figures: list[Figure]) -> list[Figure]:
    """Return the first two values that stand side by side with "versus" between them."""
    for one, two in pairwise(figures):
        if _VERSUS.match(text[one.end : two.start]):
            return [one, two]
    return figures


def side_by_side(text: str, figures: list[Figure], end: int) -> bool:
    """Tell whether two figures are set against each other without a word on whose they are."""
    one, two = figures[0], figures[-1]
    return bool(_VERSUS.match(text[one.end : two.start])) or "respectively" in text[two.end : end]


def pair_in(
    text: str, figures: list[Figure], sides: tuple[Side, ...], start: int, end: int
) -> Pair | None:
    """Give two values to the two arms, by the order in which the text names them.

    More than two values are given by the arm's name right beside each.
    """
    named: list[Side] = []
    for one in sides:
        told = start <= one.start < end and one.side in (INTERVENTION, COMPARATOR)
        if told and (not named or named[-1].side != one.side):
            named.append(one)
    order = list(dict.fromkeys(s.side for s in named))
    if len(figures) == 2:
        first = order[0] if order else INTERVENTION
        one, two = figures
        if len(order) == 2:
            first = _first_side(figures, named) or first
        elif len(order) == 1 and _is_second(text, figures, named[0]):
            first = OTHER[first]
        if first == COMPARATOR:
            one, two = two, one
        by_order = not order or (len(order) == 1 and named[0].end <= min(one.start, two.start))
        return Pair(one, two, by_order)
    if len(figures) > 2 and len(order) == 2:
        first_two = [next(s for s in named if s.side == side) for side in order]
        if min(s.start for s in first_two) >= figures[-1].end:
            return pair_in(text, figures[-2:], sides, start, end)  # "29: 9 and 20 in A and B"
        chosen = {
            side: _beside(figures, next(s for s in named if s.side == side), named)
            for side in order
        }
        one, two = chosen[INTERVENTION], chosen[COMPARATOR]
        if one and two and one is not two:
            return Pair(one, two, False)
    return None


def _is_second(text: str, figures: list[Figure], place: Side) -> bool:
    """Tell whether the only arm that is named has the second of two figures."""
    one, two = figures
    if re.match(r"\s*(?:and|or)\b", text[place.end : place.end + 6]):
        return False  # "for control and gated groups"
    if place.start >= two.end:
        return place.start - two.end <= 40
    return place.start >= one.end and two.start - place.end <= 3


def _beside(figures: list[Figure], place: Side, named: list[Side]) -> Figure | None:
    """Return the figure of an arm: all arms stand before their figures, or all behind them."""
    if figures[0].start < named[0].start:
        return next((f for f in reversed(figures) if f.end <= place.start), None)
    return next((f for f in figures if f.start >= place.end), None)


def _first_side(figures: list[Figure], named: list[Side]) -> str:
    """Return the arm of the first figure where arms stand between or behind the figures."""
    one, two = figures
    between = [s for s in named if one.end <= s.start < two.start]
    before = [s for s in named if s.end <= one.start]
    behind = [s for s in named if s.start >= two.end]
    if between and behind and not before:
        return between[0].side  # "5 in A and 9 in B"
    if len(between) == 1 and len(before) == 1 and not behind:
        return before[0].side if before[0].side != between[0].side else ""  # "A 5 and B 9"
    return ""


def effect_in(
    text: str, mentions: tuple[Mention, ...], start: int, end: int
) -> tuple[Mention, int] | None:
    """Return the first ratio or difference of a stretch with its sign.

    An interval alone is one where the words before it speak of a difference, effect or ratio.
    """
    for one in mentions:
        if not start <= one.start < end or one.kind not in (RATIO, DIFFERENCE):
            continue
        value = parts(one).get("value")
        if isinstance(value, float):
            null = 1.0 if one.kind == RATIO else 0.0
            return one, (value > null) - (value < null)
    alone = [m for m in mentions if m.kind == "interval" and start <= m.start < end]
    if len(alone) == 1 and _NAMED_EFFECT.search(text, start, alone[0].start):
        low, high = parts(alone[0]).get("low"), parts(alone[0]).get("high")
        null = null_of(text, start, alone[0])
        if isinstance(low, float) and isinstance(high, float):
            return alone[0], (min(low, high) > null) - (max(low, high) < null)
    return None
