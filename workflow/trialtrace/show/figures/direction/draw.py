"""Drawing an effect-direction plot as a matrix: studies down, outcomes across, in bands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from matplotlib.figure import Figure

from trialtrace.show.figures.direction.arrows import SIGNS, arrow, write_legend
from trialtrace.show.figures.direction.rows import Cell, Directions, StudyRow
from trialtrace.show.figures.marks import Line, Page
from trialtrace.show.figures.numbers import count
from trialtrace.show.figures.render import render
from trialtrace.show.figures.sheet import Sheet
from trialtrace.show.figures.style import Style

# Least width of a column of outcomes, and shares of the page for the studies' names.
CELL, NAMES_MOST = 6.2, 0.3
_KINDS = {"efficacy": "Efficacy", "harm": "Harm", "other": "Other", "": "Other"}


def draw_directions(plan: Directions, style: Style) -> Figure:
    """Draw an effect-direction plot; arrows carry ``direction:<study_id>:<way>`` as their gid."""
    return render(page_of(plan, style), style)


def page_of(plan: Directions, style: Style) -> Page:
    """Lay an effect-direction plot out."""
    sheet = Sheet(style)
    if not plan.studies:
        sheet.paragraph("No study with an outcome was found.", size=style.heading_size, bold=True)
        return sheet.page()
    frame = _Frame.of(plan, sheet)
    for place, outcomes in enumerate(_bands(plan, frame)):
        if place:
            sheet.skip(style.size * 1.4)
        _band(sheet, plan, outcomes, frame)
    cells = [cell for row in plan.studies for cell in row.cells]
    write_legend(sheet, plan, {c.way for c in cells}, {c.favours for c in cells})
    if plan.silent:
        sheet.skip(style.size * 0.6)
        sheet.paragraph(f"No outcome is told of: {'; '.join(plan.silent)}.")
    return sheet.page()


def paged(plan: Directions, style: Style, most: int) -> list[Directions]:
    """Cut a plot into pages of at most ``most`` rows (a study has a row in each band)."""
    bands = max(len(_bands(plan, _Frame.of(plan, Sheet(style)))), 1)
    each = max(most // bands, 1)
    if len(plan.studies) <= each:
        return [plan]
    starts = range(0, len(plan.studies), each)
    return [
        replace(
            plan,
            studies=plan.studies[at : at + each],
            silent=plan.silent if at == starts[-1] else (),
        )
        for at in starts
    ]


@dataclass(frozen=True)
class _Frame:
    """Widths of the columns of names and sizes, where outcomes begin, how many stand abreast."""

    names: float
    sizes: float
    first: float
    most: int

    @classmethod
    def of(cls, plan: Directions, sheet: Sheet) -> _Frame:
        style, ruler = sheet.style, sheet.ruler
        widest = max((ruler.width(ruler.clean(row.label)) for row in plan.studies), default=0.0)
        names = min(widest + 1, NAMES_MOST * style.width)
        sizes = max([ruler.width("n", bold=True), *(ruler.width(_size(r.n)) for r in plan.studies)])
        first = sheet.left + names + style.gap + sizes + style.gap
        return cls(names, sizes, first, max(int((sheet.right - first) / (CELL * style.size)), 1))


def _bands(plan: Directions, frame: _Frame) -> list[tuple[tuple[str, str], ...]]:
    """Share the outcomes that the studies speak of evenly among as few bands as hold them."""
    told = {cell.outcome for row in plan.studies for cell in row.cells}
    outcomes = tuple(outcome for outcome in plan.outcomes if outcome[0] in told)
    bands = -(-len(outcomes) // frame.most)
    each = -(-len(outcomes) // max(bands, 1))
    return [outcomes[start : start + each] for start in range(0, len(outcomes), max(each, 1))]


def _band(
    sheet: Sheet, plan: Directions, outcomes: tuple[tuple[str, str], ...], frame: _Frame
) -> None:
    style, ruler = sheet.style, sheet.ruler
    first, names, sizes = frame.first, frame.names, frame.sizes
    width = min((sheet.right - first) / len(outcomes), 16 * style.size)
    centres = {name: first + (place + 0.5) * width for place, (name, _) in enumerate(outcomes)}
    sheet.rule()
    sheet.skip(style.size * 0.35)
    _kinds(sheet, outcomes, first, width)
    heads = {name: ruler.wrap(name, width - style.size * 0.7, bold=True) for name, _ in outcomes}
    most = max(len(lines) for lines in heads.values())
    for name, lines in heads.items():
        top = sheet.y + (most - len(lines)) * style.line
        sheet.lines_at(lines, centres[name], top, align="center", bold=True)
    bottom = sheet.y + (most - 1) * style.line
    sheet.lines_at(["Study"], sheet.left, bottom, bold=True)
    sheet.lines_at(["n"], sheet.left + names + style.gap + sizes, bottom, align="right", bold=True)
    sheet.y += most * style.line + style.size * 0.35
    sheet.rule(0.4)
    told = [row for row in plan.studies if any(cell.outcome in centres for cell in row.cells)]
    for place, row in enumerate(told):
        if place:
            sheet.marks.append(Line(sheet.left, sheet.y, sheet.right, sheet.y, 0.3, style.hair))
        _study(sheet, row, centres, names, sizes, plan.rated)
    sheet.rule()


def _kinds(sheet: Sheet, outcomes: tuple[tuple[str, str], ...], first: float, width: float) -> None:
    """Write efficacy, harm, ... over the columns that they hold, with a line under each."""
    style = sheet.style
    start = 0
    for place in range(1, len(outcomes) + 1):
        if place < len(outcomes) and outcomes[place][1] == outcomes[start][1]:
            continue
        left, right = first + start * width, first + place * width
        lines = [_KINDS[outcomes[start][1]]]
        sheet.lines_at(lines, (left + right) / 2, sheet.y, align="center", color=style.faint)
        y = sheet.y + style.line + 0.5
        sheet.marks.append(Line(left + 3, y, right - 3, y, 0.4, style.faint))
        start = place
    sheet.y += style.line + style.size * 0.4


def _study(
    sheet: Sheet,
    row: StudyRow,
    centres: dict[str, float],
    names: float,
    sizes: float,
    rated: bool,
) -> None:
    style = sheet.style
    label = sheet.ruler.wrap(row.label, names)
    height = max(len(label) * style.line + style.row_pad, style.size * 2.2)
    middle = sheet.y + height / 2
    sheet.lines_at(label, sheet.left, middle - len(label) * style.line / 2)
    n_right = sheet.left + names + style.gap + sizes
    sheet.lines_at([_size(row.n)], n_right, middle - style.line / 2, align="right")
    for cell in row.cells:
        if cell.outcome in centres:
            _cell(sheet, cell, row, centres[cell.outcome], middle, rated)
    sheet.y += height


def _cell(sheet: Sheet, cell: Cell, row: StudyRow, x: float, y: float, rated: bool) -> None:
    style = sheet.style
    arrow(sheet, row, cell, x, y, rated)
    sign = SIGNS.get(cell.favours, "")
    if sign:
        sheet.lines_at([sign], x + style.size * 1.6, y - style.line / 2, bold=True)


def _size(n: int | None) -> str:
    return count(n) if n is not None else "not stated"
