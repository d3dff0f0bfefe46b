"""Numbers for people: stated numbers stay as stated, computed ones are rounded."""

from __future__ import annotations

from trialtrace.show.figures.measures import measure_of


def exact(number: float | int | None) -> str:
    """Write a number that a source states, with all its digits: 88.0 → ``"88"``."""
    if number is None:
        return ""
    if isinstance(number, int):
        return str(number)
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    return repr(float(number))


def rounded(number: float | None, places: int = 3) -> str:
    """Write a computed number with some decimals, and never a small one as zero."""
    if number is None:
        return ""
    text = f"{number:.{places}f}"
    if number != 0 and not text.strip("-0."):
        return f"{number:.2g}"
    return text


def p_text(p: float | None) -> str:
    """Write a computed p-value as journals do."""
    if p is None:
        return ""
    return "< 0.001" if p < 0.001 else f"{p:.3f}"


def for_people(measure: str, y: float | None) -> float | None:
    """Bring a value of ``effects.yi`` from the scale of the computation to that of people.

    Ratios come back from their logarithm, proportions become percentages; the figures use the
    same rules (``trialtrace.show.figures.measures``).
    """
    return None if y is None else measure_of(measure).shown(y)
