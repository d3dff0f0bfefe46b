"""Arrows of an effect-direction plot: direction, size by sample, shade by risk of bias; a legend."""

from __future__ import annotations

from collections.abc import Callable

from trialtrace.show.figures import shapes
from trialtrace.show.figures.cells import capital
from trialtrace.show.figures.direction.rows import (
    BETTER,
    DOWN,
    HIGH,
    LOW,
    MIXED,
    NEITHER,
    SAME,
    SOME,
    UNCLEAR,
    UP,
    WORSE,
    Cell,
    Directions,
    StudyRow,
)
from trialtrace.show.figures.marks import Shape
from trialtrace.show.figures.sheet import Sheet
from trialtrace.show.figures.style import Style

# Sizes of arrows (times the size of the type) for samples from so many participants on.
SIZES = ((300, 1.55), (50, 1.15), (0, 0.8))
UNKNOWN_SIZE = 0.8
_SHAPES: dict[str, Callable[[float, float, float], shapes.Points]] = {
    UP: shapes.up,
    DOWN: shapes.down,
    SAME: shapes.sideways,
    UNCLEAR: shapes.ring,
}
SIGNS = {BETTER: "+", WORSE: "−", NEITHER: "="}


def arrow(
    sheet: Sheet, row: StudyRow, cell: Cell, x: float, y: float, rated: bool, scale: float = 1.0
) -> None:
    """Draw the arrow of a study's outcome, its middle at (x, y).

    Parameters
    ----------
    sheet : Sheet
        Where it is drawn.
    row, cell : StudyRow, Cell
        The study and its outcome.
    x, y : float
        Points of the page.
    rated : bool
        Whether the plot shades by risk of bias.
    scale : float
        Share of the usual size.
    """
    face = shade_of(sheet.style, row.risk) if rated else _filled(sheet.style, row.n)
    gid = f"direction:{row.study_id}:{cell.way}"
    draw_way(sheet, cell.way, arrow_size(row.n) * scale, face, x, y, gid)


def shade_of(style: Style, risk: str) -> str:
    """Return the shade of a risk of bias: the lower the risk, the darker, also in grey print."""
    return {LOW: style.pooled, SOME: style.prediction, HIGH: style.pale}.get(risk, style.paper)


def _filled(style: Style, n: int | None) -> str:
    return style.stated if n is not None else style.paper


def draw_way(sheet: Sheet, way: str, width: float, face: str, x: float, y: float, gid: str) -> None:
    """Draw an arrow (or a ring), ``width`` times as wide as the type is high."""
    style = sheet.style
    size = width * style.size
    face = style.paper if way == UNCLEAR else face
    if way == MIXED:
        for shape, shift in ((shapes.up, -0.55), (shapes.down, 0.55)):
            points = shape(x + shift * size, y, size)
            sheet.marks.append(Shape(points, face, style.stated, 0.8, gid))
        return
    sheet.marks.append(Shape(_SHAPES[way](x, y, size), face, style.stated, 0.8, gid))


def arrow_size(n: int | None) -> float:
    """Return the width of an arrow in units of the size of the type."""
    if n is None:
        return UNKNOWN_SIZE
    return next(size for least, size in SIZES if n >= least)


def write_legend(sheet: Sheet, plan: Directions, ways: set[str], sides: set[str]) -> None:
    """Explain the arrows, shades and signs that the plot uses, and the sizes of all samples."""
    style = sheet.style
    full = shade_of(style, LOW) if plan.rated else style.stated
    meanings = (
        (UP, "increase of the outcome (against the comparator where there is one)"),
        (DOWN, "decrease of the outcome (against the comparator where there is one)"),
        (SAME, "no difference"),
        (MIXED, "results that differ in direction"),
        (UNCLEAR, "reported, no direction told"),
    )
    entries: list[tuple[str, int | None, str, str]] = [
        (way, 60, full, text) for way, text in meanings if way in ways
    ]
    if any(row.n is not None for row in plan.studies):
        entries += [
            (UP, 10, full, "n < 50"), (UP, 60, full, "n 50 to 299"), (UP, 300, full, "n ≥ 300"),
        ]  # fmt: skip
    if any(row.n is None for row in plan.studies):
        text = "n not stated: small" if plan.rated else "n not stated"
        entries.append((UP, None, full if plan.rated else style.paper, text))
    if plan.rated:
        entries += [
            (UP, 60, shade_of(style, risk), text)
            for risk, text in (
                (LOW, "low risk of bias"), (SOME, "some concerns"), (HIGH, "high risk of bias"),
                ("", "risk of bias not rated"),
            )
            if any(row.risk == risk for row in plan.studies)
        ]  # fmt: skip
    sheet.skip(style.size * 0.9)
    room = style.size * 2.6
    sheet.legend(
        [
            (_sampler(sheet, way, arrow_size(n), face, room), room, text)
            for way, n, face, text in entries
        ]
    )
    said = [
        f"{sign} {text}"
        for side, sign, text in (
            (BETTER, "+", "favours the experimental arm"),
            (WORSE, "−", "favours the comparator"),
            (NEITHER, "=", "favours neither"),
        )
        if side in sides
    ]
    if said:
        sheet.paragraph(capital("; ".join(said)) + "; no sign: not known.")


def _sampler(
    sheet: Sheet, way: str, width: float, face: str, room: float
) -> Callable[[float, float], None]:
    return lambda x, y: draw_way(sheet, way, width, face, x + room / 2, y, "legend")
