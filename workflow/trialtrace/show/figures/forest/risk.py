"""Risk of bias beside a study: judgements as discs with a sign, and the key to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from trialtrace.show.figures.forest.needs import DISC
from trialtrace.show.figures.marks import Shape
from trialtrace.show.figures.shapes import ring
from trialtrace.show.figures.sheet import Sheet


@dataclass(frozen=True)
class Judgement:
    """A judgement: its word, its sign, the colour of its disc and of the sign.

    Signs differ as well as colours, so that the column can be read in grey.
    """

    word: str
    sign: str
    face: str
    ink: str = "#1a1a1a"


# Signs as in robvis; colours of Okabe and Ito's palette.
JUDGEMENTS = MappingProxyType(
    {
        "low": Judgement("Low", "+", "#5cc4a0"),
        "some": Judgement("Some concerns", "−", "#f5ec8a"),
        "unclear": Judgement("Unclear", "?", "#f5ec8a"),
        "moderate": Judgement("Moderate", "−", "#f5ec8a"),
        "high": Judgement("High", "×", "#d55e00", "#ffffff"),
        "serious": Judgement("Serious", "×", "#d55e00", "#ffffff"),
        "critical": Judgement("Critical", "!", "#7a1f00", "#ffffff"),
        "none": Judgement("No information", "?", "#cfd8dc"),
    }
)


def disc(sheet: Sheet, judgement: str, x: float, y: float) -> None:
    """Draw a judgement with its middle at (x, y)."""
    shown = JUDGEMENTS[judgement]
    size = sheet.style.size
    corners = ring(x, y, DISC * size)
    sheet.marks.append(Shape(corners, shown.face, sheet.style.ink, 0.4, f"risk:{judgement}"))
    step = sheet.style.ascent - 0.36 * size
    top = y - step
    sheet.lines_at([shown.sign], x, top, align="center", bold=True, color=shown.ink, gid="risk")


def key_of(judgements: Sequence[str]) -> list[str]:
    """Return the judgements that occur, in their order from low to critical."""
    return [name for name in JUDGEMENTS if name in judgements]
