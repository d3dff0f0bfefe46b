"""The letters that a figure uses as web fonts, so that its SVG looks the same on every machine."""

from __future__ import annotations

import base64
import io
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import lru_cache

from fontTools import subset
from fontTools.ttLib import TTFont
from matplotlib.backends import _backend_pdf_ps
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.text import Text

from trialtrace.show.figures.style import Style

# Letters that every figure carries, so that most figures need the same font, cut once.
BASE = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("–—−±×·…≤≥’“”½←→\u00a0\u2009⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
# What a PDF sets in place of two or three of these letters.
LIGATURES = frozenset("ﬀﬁﬂﬃﬄ")
# Below are Latin, Greek, Cyrillic and Armenian, whose letters stand beside each other unchanged.
FIRST_JOINING = 0x590
# Tables that say how letters join, stack and move together, and how formulas are set.
_SETTING = ("GSUB", "GPOS", "GDEF")
_FORMULAS = ("MATH",)


def font_faces(figure: Figure, style: Style) -> str:
    """Return ``@font-face`` rules with the letters of the figure's texts.

    Parameters
    ----------
    figure : Figure
        Its texts say which letters in which weight are needed.
    style : Style
        The font families.

    Returns
    -------
    str
        CSS; one rule for each family and weight that draws at least one letter.
    """
    letters: dict[str, set[str]] = {"normal": set(), "bold": set()}
    for artist in figure.artists:
        if not isinstance(artist, Text):
            continue
        letters[str(artist.get_fontweight())] |= set(artist.get_text())
    return "".join(
        _face(family, weight, frozenset(used | BASE))
        for family in style.families
        for weight, used in sorted(letters.items())
        if used
    )


@contextmanager
def lean_fonts() -> Iterator[None]:
    """Cut the fonts of a PDF once for many figures, without the tables for the setting of text.

    Matplotlib cuts a font anew for each figure, and has no option for either: each font gets the
    letters of ``BASE`` and their ligatures as well, so that most figures have the same one, whose
    text can be edited; and it goes without tables that fontTools reads even to drop them, as
    letters have places. Where matplotlib cuts fonts in another way they are cut as usual.
    """
    cut, load = getattr(_backend_pdf_ps, "get_glyphs_subset", None), subset.load_font
    if cut is None or not hasattr(_backend_pdf_ps, "SubsetResults"):
        yield
        return

    def load_lean(*given: object, **named: object) -> TTFont:
        return _without(load(*given, **named), (*_SETTING, *_FORMULAS))

    def cut_once(path: str, glyphs: Iterable[int]) -> AbstractContextManager[object]:
        return nullcontext(_cut(cut, path, frozenset(glyphs) | _base_glyphs(path))[0])

    subset.load_font, _backend_pdf_ps.get_glyphs_subset = load_lean, cut_once
    try:
        yield
    finally:
        subset.load_font, _backend_pdf_ps.get_glyphs_subset = load, cut


@lru_cache(maxsize=16)
def _cut(
    cut: Callable[[str, set[int]], AbstractContextManager[object]],
    path: str,
    glyphs: frozenset[int],
) -> tuple[object, AbstractContextManager[object]]:
    """Cut a font; what keeps it open stays beside it."""
    opened = cut(path, set(glyphs))
    return opened.__enter__(), opened


@lru_cache(maxsize=16)
def _base_glyphs(path: str) -> frozenset[int]:
    font = get_font(path)
    return frozenset(
        filter(None, (font.get_char_index(ord(letter)) for letter in BASE | LIGATURES))
    )


def _without(font: TTFont, tables: tuple[str, ...]) -> TTFont:
    for table in tables:
        if table in font:
            del font[table]
    return font


@lru_cache(maxsize=16)
def _face(family: str, weight: str, letters: frozenset[str]) -> str:
    path = findfont(FontProperties(family=[family], weight=weight), fallback_to_default=False)
    options = subset.Options(
        flavor="woff", layout_features=["*"], hinting=False, notdef_outline=True,
        recalc_timestamp=False, name_IDs=[1, 2], name_languages=[0x409], legacy_kern=True,
    )  # fmt: skip
    # What a font editor left behind, and who signed the file, is no part of a letter.
    options.drop_tables += ["FFTM", "DSIG"]
    font = _without(TTFont(path, recalcTimestamp=False, fontNumber=0), _FORMULAS)
    if all(_stands_alone(letter) for letter in letters):
        _without(font, _SETTING)
    if not any(ord(letter) in font.getBestCmap() for letter in letters):
        return ""
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=sorted(ord(letter) for letter in letters))
    cutter.subset(font)
    target = io.BytesIO()
    subset.save_font(font, target, options)
    data = base64.b64encode(target.getvalue()).decode("ascii")
    return (
        f"@font-face{{font-family:'{family}';font-weight:{weight};"
        f"src:url(data:font/woff;base64,{data}) format('woff')}}"
    )


def _stands_alone(letter: str) -> bool:
    """Tell whether a letter looks the same whatever stands beside it."""
    return (
        ord(letter) < FIRST_JOINING or unicodedata.category(letter)[0] in "PSZN"
    ) and not unicodedata.combining(letter)
