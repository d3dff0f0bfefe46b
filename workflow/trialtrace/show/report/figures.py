"""The figures of the page: each as it is printed, and narrow for a screen that is no wider."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from trialtrace.show.report.svg import Drawing, drawing

_PAGE = re.compile(r"-\d+$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, or a further page of one.

    Attributes
    ----------
    wide : Drawing
        As it is printed.
    narrow : tuple of Drawing
        All pages of the figure in a single column; they stand with its first page.
    wide_only : bool
        A further page, which a narrow screen has among the pages of the first.
    """

    wide: Drawing
    narrow: tuple[Drawing, ...] = ()
    wide_only: bool = False


def figures_of(wide: Iterable[Path], narrow: Iterable[Path]) -> list[Figure]:
    """Read the figures, and put the narrow pages of each with its first wide one.

    Parameters
    ----------
    wide, narrow : iterable of Path
        SVG files in the order in which they are shown; a further page has a number behind its
        name (``forest-2.svg``).
    """
    pages: dict[str, list[Path]] = {}
    for path in narrow:
        pages.setdefault(_PAGE.sub("", path.stem), []).append(path)
    made = []
    for path in wide:
        name = _PAGE.sub("", path.stem)
        first = name == path.stem
        caption = figure_id(path.stem)
        beside = tuple(
            drawing(page, caption, f"narrow-{page.stem}")
            for page in (pages.get(name, ()) if first else ())
        )
        wide_only = not first and name in pages
        made.append(Figure(drawing(path, caption, path.stem), beside, wide_only))
    return made


def faces_of(figures: Iterable[Figure]) -> list[str]:
    """Return the letters that the figures use, each font once."""
    drawings = (d for figure in figures for d in (figure.wide, *figure.narrow))
    return list(dict.fromkeys(face for d in drawings for face in d.faces))


def figure_id(name: str) -> str:
    """Return the id of a figure's caption."""
    return f"caption-{''.join(c if c.isascii() and c.isalnum() else '-' for c in name)}"
