"""Numbers as people read them: estimates with their intervals, p-values, ticks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median_high

from trialtrace.show.figures.measures import (
    ARCSINE,
    IDENTITY,
    LOGIT,
    PERCENT,
    RATIO,
    Measure,
)

_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
LARGE, SMALL = 1e5, 1e-4
COARSE = 4.5
# Percentages up to this one have a decimal.
RARE = 10.0
NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Brackets:
    """What stands around and between the limits of an interval.

    ``between_negative`` takes the place of ``between`` where a limit has a minus sign, which a
    dash would be mistaken for.
    """

    opening: str = "["
    between: str = ", "
    closing: str = "]"
    between_negative: str = ""

    def around(self, low: str, high: str) -> str:
        """Write two limits."""
        negative = "−" in low or "−" in high
        between = (self.between_negative if negative else "") or self.between
        return f"{self.opening}{low}{between}{high}{self.closing}"


@dataclass(frozen=True)
class PStyle:
    """How p-values are written.

    ``steps`` are (from this p on, decimals), from large to small; below the first of ``floors``
    that is above p stands "< floor". ``zero`` is what stands before the decimal point, ``name``
    what p is called.
    """

    name: str = "p"
    steps: tuple[tuple[float, int], ...] = ((0.1, 2), (0.0, 3))
    floors: tuple[float, ...] = (0.001,)
    zero: str = "0"
    spaced: bool = True

    def number(self, text: str) -> str:
        """Write the number."""
        return self.zero + text[1:] if text.startswith("0") else text


SQUARE = Brackets()
PLAIN_P = PStyle()


def fixed(value: float, digits: int) -> str:
    """Write a number with so many decimals and a true minus sign; never "−0"."""
    text = f"{value:.{digits}f}"
    if float(text) == 0:
        text = text.lstrip("-")
    return text.replace("-", "−")


def scientific(value: float) -> str:
    """Write a number that is too large or small for decimals: 1.2×10⁸, 10⁻⁵."""
    exponent = math.floor(math.log10(abs(value)))
    factor = round(value / 10.0**exponent, 1)
    if abs(factor) >= 10:
        factor, exponent = factor / 10, exponent + 1
    power = "10" + str(exponent).translate(_SUPERSCRIPT)
    if factor == 1:
        return power
    return f"{factor:g}×{power}".replace("-", "−")


def _one(value: float, digits: int, least: float) -> str:
    """Write a number; one nearer to 0 than ``least`` that its decimals do not show is a power."""
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if value and (abs(value) >= LARGE or abs(value) < min(least, 0.5 * 10.0**-digits)):
        return scientific(value)
    return fixed(value, digits)


def _row(values: Sequence[float], digits: Sequence[int], measure: Measure) -> list[str]:
    """Write the numbers of a row.

    Beside numbers that its decimals show, a difference of next to nothing is 0.00; a ratio of next
    to nothing is something else than 0.
    """
    shown = any(abs(v) >= 0.5 * 10.0**-places for v, places in zip(values, digits, strict=True))
    least = 0.0 if shown and measure.scale != RATIO else SMALL
    return [_one(value, places, least) for value, places in zip(values, digits, strict=True)]


def decimals(values: list[float], measure: Measure, least: int) -> list[int]:
    """Choose the decimals of an estimate and its limits, or of two limits.

    A ratio shows one digit at least, an estimate two where the first is small; values in units get as many
    decimals as their interval needs for two digits of its width; percentages are whole where the
    interval is wider than 2 points and reaches beyond 10.
    """
    if measure.places is not None:
        return [measure.places] * len(values)
    finite = [abs(v) for v in values if math.isfinite(v)]
    if measure.scale in (PERCENT, LOGIT, ARCSINE):
        wide = max(finite) - min(finite) > 2 and max(finite) > RARE
        digits = 0 if wide or len(values) == 1 else 1
        return [digits] * len(values)
    if measure.scale == RATIO:
        if min(finite) >= 100:
            return [0] * len(values)
        digits = [_digits(value, least) for value in values]
        # A coarse first digit of an estimate takes a second one; two values are limits.
        if len(values) != 2 and values[0] >= SMALL and values[0] * 10 ** digits[0] < COARSE:
            digits[0] += 1
        return digits
    if measure.scale == IDENTITY and measure.in_units and len(values) > 1:
        width = max(values) - min(values)
        if width > 0 and math.isfinite(width):
            return [min(max(1 - math.floor(math.log10(width)), 0), 4)] * len(values)
    return [least] * len(values)


def with_shared_places(
    measure: Measure, intervals: Sequence[tuple[float | None, float | None, float | None]]
) -> Measure:
    """Give all rows of a plot the same decimals, where each alone would have its own.

    Parameters
    ----------
    measure : Measure
        Ratios and standardised differences, whose decimals are asked for, come back as they are.
    intervals : sequence of (estimate, low, high)
        On the scale of yi; a row without an interval says nothing.

    Returns
    -------
    Measure
        With ``places``: of values in units those of the middle row, but one less at most than the
        most precise row needs; of percentages those of the most precise.
    """
    percent = measure.scale in (PERCENT, LOGIT, ARCSINE)
    if not percent and not (measure.scale == IDENTITY and measure.in_units):
        return measure
    needs = [
        max(decimals([measure.shown(value) for value in row if value is not None], measure, 0))
        for row in intervals
        if None not in row and all(map(math.isfinite, row))  # type: ignore[arg-type]
    ]
    if not needs:
        return measure
    return replace(
        measure, places=max(needs) if percent else max(median_high(needs), max(needs) - 1)
    )


def _digits(ratio: float, least: int) -> int:
    """Count the decimals that show a digit of a ratio; one below 10⁻⁴ is written as a power."""
    if not SMALL <= ratio < math.inf:
        return least
    return min(max(least, -math.floor(math.log10(ratio) + 0.02)), 4)


def estimate(
    value: float,
    low: float | None,
    high: float | None,
    measure: Measure,
    least: int = 2,
    brackets: Brackets = SQUARE,
) -> str:
    """Write an estimate with its interval: ``0.75 [0.18, 1.33]``.

    Parameters
    ----------
    value, low, high : float
        On the scale of yi; limits may be None.
    measure : Measure
        Says how they are shown.
    least : int
        Decimals of ratios and standardised differences.
    brackets : Brackets
        What stands around and between the limits.
    """
    shown = [measure.shown(v) for v in (value, low, high) if v is not None]
    digits = decimals(shown, measure, least)
    texts = _row(shown, digits, measure)
    if low is None or high is None:
        return texts[0]
    return f"{texts[0]} {brackets.around(texts[1], texts[2])}"


def interval(
    low: float, high: float, measure: Measure, least: int = 2, brackets: Brackets = SQUARE
) -> str:
    """Write a range without an estimate: ``[0.14, 1.76]``."""
    shown = [measure.shown(low), measure.shown(high)]
    digits = decimals(shown, measure, least)
    return brackets.around(*_row(shown, digits, measure))


def p_value(p: float, style: PStyle = PLAIN_P) -> str:
    """Write a p-value with its relation: ``= 0.013``, ``< 0.001``."""
    gap = NO_BREAK if style.spaced else ""
    below = next((floor for floor in style.floors if p < floor), None)
    if below is not None:
        return f"<{gap}{style.number(f'{below:.10f}'.rstrip('0'))}"
    digits = next(places for threshold, places in style.steps if p >= threshold)
    # Rounding must not carry a p-value to 0.05 or to 1.
    while p < 0.05 and float(f"{p:.{digits}f}") >= 0.05:
        digits += 1
    text = f"{p:.{digits}f}"
    if float(text) >= 1:
        return f">{gap}{style.number('0.99')}"
    return f"={gap}{style.number(text)}"


def subscript(number: int) -> str:
    """Write a whole number below the line."""
    return str(number).translate(_SUBSCRIPT)


def count(number: int, separator: str = "\u2009") -> str:
    """Write a whole number; thousands are set apart from five digits on."""
    return f"{number:,}".replace(",", separator) if abs(number) >= 10_000 else str(number)


def tick(value: float) -> str:
    """Write the label of a tick: no trailing zeros."""
    if value and (abs(value) >= LARGE or abs(value) < 0.001):
        return scientific(value)
    return f"{value:.10g}".replace("-", "−")


def even_ticks(values: list[float]) -> list[str]:
    """Write the labels of ticks that stand at even distances: all with the same decimals."""
    labels = [tick(value) for value in values]
    if any(value and (abs(value) >= LARGE or abs(value) < 0.001) for value in values):
        return labels
    most = max((len(label.partition(".")[2]) for label in labels), default=0)
    return [fixed(value, most if value else 0) for value in values]
