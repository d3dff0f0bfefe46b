"""Which numbers of a sentence stand in one bracket."""

from __future__ import annotations

from collections.abc import Sequence

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.item import Item


def brackets_of(line: Line, items: Sequence[Item]) -> dict[int, int]:
    """Return where the bracket opens that each number stands in; -1 for those in none."""
    held: dict[int, int] = {}
    opened: list[int] = []
    at = 0
    for item in items:
        local = item.part.start - line.start
        for place in range(at, local):
            if line.text[place] in "([":
                opened.append(place)
            elif line.text[place] in ")]" and opened:
                opened.pop()
        held[item.start] = opened[-1] if opened else -1
        at = max(at, local)
    return held


def same_bracket(line: Line, one: Item, other: Item) -> bool:
    """Tell whether two numbers of one unit stand in one bracket: "(2.1 ml with, 3.4 ml without)"."""
    opened = line.text.rfind("(", 0, one.start - line.start)
    if opened < 0 or one.unit != other.unit:
        return False
    depth = 0
    for sign in line.text[opened : other.start - line.start]:
        depth += (sign == "(") - (sign == ")")
        if not depth:
            return False  # "pain (3.1) and itch (21.2": the first bracket is closed
    return True


def open_bracket(text: str, local: int) -> int:
    """Return where the bracket that holds a place opens; -1 where none does."""
    depth = 0
    for place in range(local - 1, max(-1, local - 160), -1):
        if text[place] in ")]":
            depth += 1
        elif text[place] in "([":
            if not depth:
                return place
            depth -= 1
    return -1
