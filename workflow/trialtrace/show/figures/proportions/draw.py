"""Drawing a panel of single-arm proportions with their intervals."""

from __future__ import annotations

from dataclasses import dataclass, replace

from matplotlib.figure import Figure

from trialtrace.show.figures.cells import capital
from trialtrace.show.figures.chart import TICK, Scale, thinned
from trialtrace.show.figures.marks import Area, Line, Page, Segment, Square
from trialtrace.show.figures.measures import measure_of
from trialtrace.show.figures.numbers import count, estimate, even_ticks
from trialtrace.show.figures.proportions.plan import Outcome, Proportion, Proportions
from trialtrace.show.figures.render import render
from trialtrace.show.figures.samples import square
from trialtrace.show.figures.sheet import Sheet
from trialtrace.show.figures.style import HEIGHT_MM, POINTS_PER_MM, Style

SIDE = 4.4
# Most shares of the page for names, and the least for the plot.
NAMES_MOST, STACKED_MOST, PLOT_LEAST = 0.2, 0.36, 0.22
# Below this width the names stand below each other instead of in columns.
NARROW = 120 * POINTS_PER_MM
STEPS = 5
# Most lines of a name, and lines that heads, axis and legend take.
LINES, AROUND = 3, 9
HEADS = ("Outcome", "Study", "Group")
_SHARE = measure_of("PR")


def draw_proportions(plan: Proportions, style: Style) -> Figure:
    """Draw a panel; markers carry ``share:<effect_id>``, intervals ``interval:<effect_id>``."""
    return render(page_of(plan, style), style)


def page_of(plan: Proportions, style: Style) -> Page:
    """Lay a panel out: one row a group, outcomes apart from each other by a line."""
    sheet = Sheet(style)
    if not plan.outcomes:
        sheet.paragraph("No proportion of a single group was found.", bold=True)
        return sheet.page()
    columns = _Columns.of(plan, sheet)
    _heads(sheet, columns, plan)
    top = sheet.y
    marks: list[Segment | Square] = []
    for place, outcome in enumerate(plan.outcomes):
        if place:
            sheet.marks.append(Line(sheet.left, sheet.y, sheet.right, sheet.y, 0.3, style.hair))
        for first, row in zip([True] + [False] * len(outcome.rows), outcome.rows, strict=False):
            name = outcome.name if first else ""
            marks += _row(sheet, name, row, columns, top)
    sheet.skip(style.size * 0.2)
    _axis(sheet, columns, plan, top, marks)
    _legend(sheet, plan)
    return sheet.page()


def paged(plan: Proportions, style: Style) -> list[Proportions]:
    """Cut a panel into pages that a journal's page holds; an outcome goes on under its name."""
    if not plan.outcomes:
        return [plan]
    sheet = Sheet(style)
    columns = _Columns.of(plan, sheet)
    most = HEIGHT_MM * POINTS_PER_MM - AROUND * style.line
    pages: list[list[Outcome]] = [[]]
    used = 0.0
    for outcome in plan.outcomes:
        held: list[Proportion] = []
        for row in outcome.rows:
            cells = _cells(sheet, "" if held else outcome.name, row, columns)
            height = _lines(cells, columns) * style.line + style.row_pad
            if used + height > most and (held or pages[-1]):
                if held:
                    pages[-1].append(Outcome(outcome.name, tuple(held)))
                pages.append([])
                held, used = [], 0.0
            held.append(row)
            used += height
        pages[-1].append(Outcome(outcome.name, tuple(held)))
    return [replace(plan, outcomes=tuple(page)) for page in pages]


@dataclass(frozen=True)
class _Columns:
    """Where columns lie: (left, width) of names and plot; right edges of the numbers."""

    names: tuple[tuple[float, float], ...]
    events: float
    plot: tuple[float, float]
    estimates: float

    @classmethod
    def of(cls, plan: Proportions, sheet: Sheet) -> _Columns:
        ruler, gap = sheet.ruler, sheet.style.gap
        page = sheet.right - sheet.left

        def widest(texts: list[str], head: str, most: float) -> float:
            widths = [ruler.width(ruler.clean(text), bold=head == HEADS[0]) for text in texts]
            return min(max([*widths, ruler.width(head, bold=True)]) + 0.5, most)

        texts = (
            [outcome.name for outcome in plan.outcomes],
            [row.study for row in plan.rows],
            [capital(row.group) for row in plan.rows],
        )
        if sheet.style.width < NARROW:
            widths = [max(widest(column, HEADS[0], STACKED_MOST * page) for column in texts)]
        else:
            widths = [
                widest(column, head, NAMES_MOST * page)
                for column, head in zip(texts, HEADS, strict=True)
            ]
        events = widest([_events(row) for row in plan.rows], "Events/n", page)
        shown = widest([_estimate(row) for row in plan.rows], "[95% CI]", page)
        used = sum(widths) + events + shown + gap * (len(widths) + 2)
        if page - used < PLOT_LEAST * page:
            spare = (page * (1 - PLOT_LEAST) - used + sum(widths)) / sum(widths)
            widths = [width * spare for width in widths]
            used = page * (1 - PLOT_LEAST)
        names, x = [], sheet.left
        for width in widths:
            names.append((x, width))
            x += width + gap
        return cls(tuple(names), x + events, (x + events + gap, page - used), sheet.right)


def _events(row: Proportion) -> str:
    if row.xi is not None and row.ni is not None:
        return f"{count(row.xi)}/{count(row.ni)}"
    return f"–/{count(row.ni)}" if row.ni is not None else ""


def _estimate(row: Proportion) -> str:
    return estimate(row.share, row.low, row.high, _SHARE)


def _heads(sheet: Sheet, columns: _Columns, plan: Proportions) -> None:
    style = sheet.style
    sheet.rule()
    sheet.skip(style.size * 0.35)
    low = sheet.y + style.line
    for head, (left, _) in zip(HEADS, columns.names, strict=False):
        sheet.lines_at([head], left, low, bold=True)
    sheet.lines_at(["Events/n"], columns.events, low, align="right", bold=True)
    heads = ["Percent", f"[{plan.rows[0].level:g}% CI]"]
    sheet.lines_at(heads, columns.estimates, sheet.y, align="right", bold=True)
    sheet.y += 2 * style.line + style.size * 0.35
    sheet.rule(0.4)
    sheet.skip(style.size * 0.2)


def _row(
    sheet: Sheet, outcome: str, row: Proportion, columns: _Columns, top: float
) -> list[Segment | Square]:
    style = sheet.style
    cells = _cells(sheet, outcome, row, columns)
    height = _lines(cells, columns) * style.line + style.row_pad
    _names(sheet, cells, columns)
    middle = sheet.y + height / 2
    line = middle - style.line / 2
    sheet.lines_at([_events(row)], columns.events, line, align="right")
    sheet.lines_at([_estimate(row)], columns.estimates, line, align="right")
    sheet.y += height
    at = middle - top
    marks: list[Segment | Square] = []
    if row.low is not None and row.high is not None:
        marks.append(Segment(row.low, row.high, at, 1.0, style.stated, gid=f"interval:{row.key}"))
    face = style.paper if row.open else style.stated
    marks.append(Square(row.share, at, SIDE, face, style.stated, gid=f"share:{row.key}"))
    return marks


def _cells(
    sheet: Sheet, outcome: str, row: Proportion, columns: _Columns
) -> list[tuple[tuple[str, ...], bool]]:
    """Break the names of a row into lines; the second part says whether they are bold."""
    widths = [width for _, width in columns.names]
    texts = ((outcome, True), (row.study, False), (capital(row.group), False))
    return [
        (sheet.ruler.cut(text, widths[min(place, len(widths) - 1)], LINES, bold=bold), bold)
        for place, (text, bold) in enumerate(texts)
        if text or len(widths) > 1
    ]


def _lines(cells: list[tuple[tuple[str, ...], bool]], columns: _Columns) -> int:
    """Count the lines of a row: names stand beside each other, or in one column."""
    counts = [len(lines) for lines, _ in cells]
    return (max if len(columns.names) > 1 else sum)([*counts, 1 if len(columns.names) > 1 else 0])


def _names(sheet: Sheet, cells: list[tuple[tuple[str, ...], bool]], columns: _Columns) -> None:
    """Write the names of a row."""
    style = sheet.style
    top, most = sheet.y + style.row_pad / 2, _lines(cells, columns)
    for place, (lines, bold) in enumerate(cells):
        if len(columns.names) > 1:
            start = top + (most - len(lines)) * style.line / 2
            sheet.lines_at(lines, columns.names[place][0], start, bold=bold)
        else:
            top = sheet.lines_at(lines, columns.names[0][0], top, bold=bold)


def _axis(
    sheet: Sheet,
    columns: _Columns,
    plan: Proportions,
    top: float,
    marks: list[Segment | Square],
) -> None:
    style = sheet.style
    left, width = columns.plot
    bottom = sheet.y
    area = Area(left, top, width, bottom - top, (0.0, plan.top), tuple(marks), "plot:proportions")
    sheet.marks.append(area)
    sheet.marks.append(Line(left, bottom, left + width, bottom, 0.6, style.ink))
    values = [100 * plan.top * step / STEPS for step in range(STEPS + 1)]
    labels = even_ticks([round(value, 6) for value in values])
    ticks = tuple(zip((value / 100 for value in values), labels, strict=True))
    scale = thinned(sheet, Scale((0.0, plan.top), ticks, ""), width)
    for value, label in scale.ticks:
        x = left + value / plan.top * width
        sheet.marks.append(Line(x, bottom, x, bottom + TICK, 0.6, style.ink, gid="tick"))
        sheet.lines_at([label], x, bottom + TICK + 1, align="center", gid="tick")
    sheet.y = bottom + TICK + 1 + style.line
    lines = sheet.ruler.wrap("Percent of participants", width)
    sheet.y = sheet.lines_at(lines, left + width / 2, sheet.y, align="center", gid="axis-title")


def _legend(sheet: Sheet, plan: Proportions) -> None:
    style = sheet.style
    sheet.skip(style.size * 0.7)
    if any(row.open for row in plan.rows):
        text = "hollow: conditional on assumptions that the text does not state"
        sheet.legend([square(sheet, style.paper, style.stated, text)])
    sheet.paragraph("One group each, compared with nothing: these are no effects of a treatment.")
