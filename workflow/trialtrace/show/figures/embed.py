"""The letters that a figure uses as web fonts, so that its SVG looks the same on every machine."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence

from fontTools import subset
from fontTools.ttLib import TTFont
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont
from matplotlib.text import Text

from trialtrace.show.figures.style import Style


def font_faces(figures: Sequence[Figure], style: Style) -> str:
    """Return ``@font-face`` rules with the letters of the figures' texts.

    Parameters
    ----------
    figures : sequence of Figure
        Their texts say which letters in which weight are needed.
    style : Style
        The font families.

    Returns
    -------
    str
        CSS; one rule for each family and weight that draws at least one letter.
    """
    letters: dict[str, set[str]] = {"normal": set(), "bold": set()}
    for artist in (artist for figure in figures for artist in figure.artists):
        if not isinstance(artist, Text):
            continue
        letters[str(artist.get_fontweight())] |= set(artist.get_text())
    return "".join(
        _face(family, weight, frozenset(used))
        for family in style.families
        for weight, used in sorted(letters.items())
        if used
    )


def _face(family: str, weight: str, letters: frozenset[str]) -> str:
    path = findfont(FontProperties(family=[family], weight=weight), fallback_to_default=False)
    options = subset.Options(
        flavor="woff", layout_features=["*"], hinting=False, notdef_outline=True,
        recalc_timestamp=False, name_IDs=[1, 2], name_languages=[0x409],
    )  # fmt: skip
    # What a font editor left behind, and who signed the file, is no part of a letter.
    options.drop_tables += ["FFTM", "DSIG"]
    font = TTFont(path, recalcTimestamp=False, fontNumber=0)
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
