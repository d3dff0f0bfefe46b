"""How figures look: sizes in points, page widths, and colours that survive grey print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

POINTS_PER_MM = 72 / 25.4
# Widths of one and of two columns in most journals.
WIDTHS_MM = {"single": 85.0, "double": 174.0}
# What a figure may take of the height of a page, with its legend.
HEIGHT_MM = 225.0
BASE_FAMILY = "DejaVu Sans"
# Folder for the figures in a single column, which the report shows on narrow screens.
NARROW = "narrow"


@dataclass(frozen=True)
class Style:
    """Sizes (points) and colours of all figures.

    Colours are of Okabe and Ito's palette (2008) or greys; where two kinds of mark must be told
    apart they differ in shape or filling as well, so that nothing rests on colour.
    """

    width: float = WIDTHS_MM["double"] * POINTS_PER_MM
    size: float = 7.0
    families: tuple[str, ...] = (BASE_FAMILY,)
    dpi: int = 300

    ink: str = "#1a1a1a"
    faint: str = "#6b6b6b"
    hair: str = "#b5b5b5"
    paper: str = "#ffffff"
    stated: str = "#0072b2"
    pooled: str = "#14344f"
    prediction: str = "#56b4e9"
    rounding: str = "#d55e00"
    shade: str = "#eef1f4"
    pale: str = "#c6dcec"

    @property
    def heading_size(self) -> float:
        """Size of panel headings."""
        return self.size + 1

    @property
    def line(self) -> float:
        """Distance between the baselines of two lines of a text."""
        return round(self.size * 1.32, 2)

    @property
    def ascent(self) -> float:
        """Height above the baseline that a line of text takes."""
        return round(self.size * 0.98, 2)

    @property
    def row_pad(self) -> float:
        """Space between two rows, beyond their lines of text."""
        return round(self.size * 0.42, 2)

    @property
    def gap(self) -> float:
        """Space between two columns."""
        return round(self.size * 1.15, 2)

    @property
    def margin(self) -> float:
        """White edge of the page; journals crop tightly, so it is small."""
        return 4.0


def style_from(options: Mapping[str, object]) -> Style:
    """Make the style that the figures' section of the config asks for."""
    return Style(
        width=WIDTHS_MM[str(options["width"])] * POINTS_PER_MM,
        size=float(options["font_size"]),  # type: ignore[arg-type]
        families=(BASE_FAMILY, *options["fallback_fonts"]),  # type: ignore[misc]
        dpi=int(options["png_dpi"]),  # type: ignore[call-overload]
    )
