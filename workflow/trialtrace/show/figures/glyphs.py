"""Which characters the fonts can draw, and what stands for those that they cannot."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from matplotlib.font_manager import FontProperties, findfont, get_font

from trialtrace.tables.errors import TrialtraceError

MISSING = "\u25a1"
# Of the signs that are not seen, only these say how letters look.
_JOINERS = ("\u200c", "\u200d")
# White space that may not break a line stays as it is.
_BREAKING = re.compile(r"[^\S\u00a0\u2007\u2009\u202f]+")


@dataclass(frozen=True)
class Coverage:
    """Code points that each of the fonts, or one that it falls back to, holds in both weights."""

    families: tuple[str, ...]
    points: frozenset[int]


def coverage(families: tuple[str, ...]) -> Coverage:
    """Look up what the fonts hold.

    Raises
    ------
    TrialtraceError
        If a family is not installed.
    """
    points: set[int] = set()
    for family in families:
        held = []
        for weight in ("normal", "bold"):
            try:
                path = findfont(
                    FontProperties(family=[family], weight=weight), fallback_to_default=False
                )
            except ValueError:
                raise TrialtraceError(
                    f"config figures.fallback_fonts: font {family!r} is not installed; "
                    "install it or take it out of the list"
                ) from None
            held.append(set(get_font(path).get_charmap()))
        points |= held[0] & held[1]
    return Coverage(families, frozenset(points))


def drawable(text: str, fonts: Coverage) -> str:
    """Return the text as it can be drawn: on one line, with □ for what no font holds.

    Parameters
    ----------
    text : str
        Any text; white space that may break a line becomes one space.
    fonts : Coverage
        What the fonts hold.
    """
    shown = []
    for char in _BREAKING.sub(" ", unicodedata.normalize("NFC", text)).strip():
        category = unicodedata.category(char)
        unseen = category in ("Cc", "Cs") or (category == "Cf" and char not in _JOINERS)
        held = ord(char) in fonts.points
        if held and not unseen:
            shown.append(char)
        elif not unseen and category not in ("Mn", "Me", "Cf"):
            shown.append(MISSING)
    return "".join(shown)
