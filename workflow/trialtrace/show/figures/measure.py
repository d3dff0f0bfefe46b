"""Widths of texts in points, and breaking them into lines; every layout rests on this."""

from __future__ import annotations

import copy
import re
import unicodedata
from functools import lru_cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

from trialtrace.show.figures.glyphs import Coverage, coverage, drawable

# A line may break after a space, after these signs and after the hyphen of a compound (not of
# "p-value").
_BREAKS = re.compile(r"(?<=[ /–—;&+])|(?<=[^\W\d]{2}-)(?=\w)")
_MEASURED_AT = 100.0


class Ruler:
    """Measures texts in the fonts of one figure (it remembers cleaned texts, nothing else).

    Parameters
    ----------
    families : tuple of str
        Font family, and those it falls back to.
    size : float
        Size in points where none is given.
    """

    def __init__(self, families: tuple[str, ...], size: float) -> None:
        self.fonts: Coverage = coverage(families)
        self.size = size
        self._cleaned: dict[str, str] = {}

    def at(self, size: float) -> Ruler:
        """Return a ruler for the same fonts at another size; both remember together."""
        other = copy.copy(self)
        other.size = size
        return other

    def clean(self, text: str) -> str:
        """Return the text as it can be drawn."""
        if text not in self._cleaned:
            self._cleaned[text] = drawable(text, self.fonts)
        return self._cleaned[text]

    def width(self, text: str, *, size: float | None = None, bold: bool = False) -> float:
        """Return the width of one line, in points."""
        width = _width(text, tuple(self.fonts.families), "bold" if bold else "normal")
        return width * (size or self.size) / _MEASURED_AT

    def longest_word(self, text: str, *, size: float | None = None, bold: bool = False) -> float:
        """Return the width of the widest part that a line cannot break."""
        parts = [part.strip(" ") for part in _pieces(self.clean(text))]
        return max((self.width(part, size=size, bold=bold) for part in parts), default=0.0)

    def wrap(
        self, text: str, width: float, *, size: float | None = None, bold: bool = False
    ) -> tuple[str, ...]:
        """Break a text into lines no wider than ``width`` points.

        Lines break at spaces, after hyphens and slashes and between wide characters; a part that
        is wider than the line is cut where the line ends. Line feeds in ``text`` stay.

        Returns
        -------
        tuple of str
            The lines; one empty line for an empty text.
        """
        lines: list[str] = []
        for paragraph in text.split("\n"):
            clean = self.clean(paragraph)
            if self.width(clean, size=size, bold=bold) <= width:
                lines.append(clean)
            else:
                lines += self._fill(_pieces(clean), width, size, bold)
        return tuple(lines)

    def cut(
        self, text: str, width: float, most: int, *, size: float | None = None, bold: bool = False
    ) -> tuple[str, ...]:
        """Break a text into at most ``most`` lines; a longer one ends in "…"."""
        lines = self.wrap(text, width, size=size, bold=bold)
        if len(lines) <= most:
            return lines
        last = lines[most - 1].rstrip(" ,;:")
        while last and self.width(f"{last}…", size=size, bold=bold) > width:
            last = last[:-1].rstrip()
        return (*lines[: most - 1], f"{last}…")

    def _fill(self, pieces: list[str], width: float, size: float | None, bold: bool) -> list[str]:
        lines: list[str] = []
        current = ""
        for piece in pieces:
            if self.width((current + piece).rstrip(" "), size=size, bold=bold) <= width:
                current += piece
                continue
            if current.strip():
                lines.append(current.rstrip(" "))
            current = piece.lstrip(" ")
            while (
                self.width(current.rstrip(" "), size=size, bold=bold) > width and len(current) > 1
            ):
                cut = self._fitting(current, width, size, bold)
                # A line does not begin with a comma.
                if cut > 1 and not any(char.isalnum() for char in current[cut:]):
                    cut -= 1
                lines.append(current[:cut])
                current = current[cut:]
        if current.strip() or not lines:
            lines.append(current.rstrip(" "))
        return lines

    def _fitting(self, text: str, width: float, size: float | None, bold: bool) -> int:
        low, high = 1, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(text[:middle], size=size, bold=bold) <= width:
                low = middle
            else:
                high = middle - 1
        return low


@lru_cache(maxsize=100_000)
def _width(text: str, families: tuple[str, ...], weight: str) -> float:
    """Measure a text once for all figures that hold it."""
    if not text:
        return 0.0
    font = FontProperties(family=list(families), size=_MEASURED_AT, weight=weight)
    return float(TextToPath().get_text_width_height_descent(text, font, False)[0])


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for part in _BREAKS.split(text):
        start = 0
        for at in range(1, len(part)):
            if _is_wide(part[at]) and _is_wide(part[at - 1]):
                pieces.append(part[start:at])
                start = at
        if part[start:]:
            pieces.append(part[start:])
    return pieces


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in ("W", "F")
