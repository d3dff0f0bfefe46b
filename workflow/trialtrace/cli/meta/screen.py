"""The analysis as text for the screen."""

from __future__ import annotations

from collections.abc import Iterable

from trialtrace.cli.meta.part import Part
from trialtrace.cli.meta.scale import BACK

MOST_ROWS = 60
_P = ("pval", "QEp", "QMp")
_HEADS = {
    "bt_yi": "effect",
    "pval": "p",
    "weight": "weight %",
    "why_not": "why not",
}


def text(head: Iterable[str], parts: Iterable[Part], notes: Iterable[str]) -> str:
    """Return head, parts and notes as lines."""
    lines = [*head, *(f"! {note}" for note in notes)]
    for part in parts:
        lines += ["", part.title, *_table(part), *(f"! {note}" for note in part.notes)]
    return "\n".join(lines) + "\n"


def _table(part: Part) -> list[str]:
    if not part.rows:
        return ["  (none)"]
    heads = [_HEADS.get(name, name.removeprefix(BACK)) for name in part.shown]
    rows = part.rows[:MOST_ROWS]
    cells = [[_cell(name, row[name]) for name in part.shown] for row in rows]
    left = [any(isinstance(row[name], str) for row in rows) for name in part.shown]
    widths = [max(len(head), *(len(row[i]) for row in cells)) for i, head in enumerate(heads)]

    def line(values: list[str]) -> str:
        padded = (
            v.ljust(w) if to_left else v.rjust(w)
            for v, w, to_left in zip(values, widths, left, strict=True)
        )
        return ("  " + "  ".join(padded)).rstrip()

    out = [line(heads), *map(line, cells)]
    if len(part.rows) > MOST_ROWS:
        out.append(f"  ... {len(part.rows) - MOST_ROWS} more; --output DIR writes them all")
    return out


def _cell(name: str, value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | str):
        return str(value)
    if name in _P:
        return "<.0001" if value < 0.0001 else f"{value:.4f}"
    if name == "weight":
        return f"{value:.1f}"
    if value and not 1e-4 <= abs(value) < 1e6:
        return f"{value:.3g}"
    return f"{value:.4f}"
