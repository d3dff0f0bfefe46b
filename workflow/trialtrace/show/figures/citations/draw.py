"""Drawing a citation map: works down, documents across; for many documents a bar a work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matplotlib.figure import Figure

from trialtrace.show.figures import shapes
from trialtrace.show.figures.bars import BarRow, Part, draw_bars
from trialtrace.show.figures.citations.plan import CITED, LISTED, TOLD, CitationMap, WorkRow
from trialtrace.show.figures.marks import Line, Page, Shape
from trialtrace.show.figures.numbers import count
from trialtrace.show.figures.render import render
from trialtrace.show.figures.samples import swatch
from trialtrace.show.figures.sheet import Sheet
from trialtrace.show.figures.style import HEIGHT_MM, POINTS_PER_MM, Style

# With more documents than this, works are counted instead of marked.
ACROSS = 16
# Width of a document's column in sizes of type, and most of a block that names may take.
CELL, NAMES = 2.6, 0.6
# Works that are shown as bars: those that most documents share, and at least two.
BARS, SHARED = 40, 2
AROUND = 12
HEADS = {
    TOLD: "Study told in the text",
    CITED: "Cited in the text",
    LISTED: "Only in a list of references",
}


def draw_citations(plan: CitationMap, style: Style) -> Figure:
    """Draw a citation map; marks carry ``<how>:<work_id>:<doc_id>`` or ``<how>:<work_id>``."""
    return render(page_of(plan, style), style)


def is_matrix(plan: CitationMap) -> bool:
    """Tell whether every document has a column."""
    return len(plan.documents) <= ACROSS


def shared(plan: CitationMap) -> tuple[WorkRow, ...]:
    """Return the works that at least two documents share, those of most documents first."""
    rows = [row for row in plan.rows if len(row.links) >= SHARED]
    return tuple(sorted(rows, key=lambda r: -len(r.links)))


def paged(plan: CitationMap, style: Style) -> list[CitationMap]:
    """Cut a map into pages; what leads nowhere is told on the last."""
    if not is_matrix(plan):
        return [plan]
    step = style.line + style.row_pad * 0.5
    room = HEIGHT_MM * POINTS_PER_MM - (AROUND + len(plan.documents)) * style.line
    each = max(int(room / step) - 3, 10) * _blocks(plan, Sheet(style))
    starts = range(0, max(len(plan.rows), 1), each)
    return [
        replace(plan, rows=plan.rows[at : at + each], loose=plan.loose if at == starts[-1] else ())
        for at in starts
    ]


def page_of(plan: CitationMap, style: Style) -> Page:
    """Lay a citation map out."""
    sheet = Sheet(style)
    if not plan.rows:
        sheet.paragraph("No document lists, cites or tells a work.", bold=True)
    elif is_matrix(plan):
        _matrix(sheet, plan)
        _legend(sheet, plan)
        _documents(sheet, plan)
    else:
        _bars(sheet, plan)
    _loose(sheet, plan)
    return sheet.page()


def _frame(plan: CitationMap, sheet: Sheet) -> tuple[float, float]:
    """Return the widths of names and of a document's column."""
    ruler, page = sheet.ruler, sheet.right - sheet.left
    cell = CELL * sheet.style.size
    columns = len(plan.documents) * cell
    widest = max((ruler.width(ruler.clean(row.label)) for row in plan.rows), default=0.0)
    heads = max(ruler.width(text, bold=True) for text in HEADS.values())
    names = min(max(widest, heads) + 1, page - columns, max(NAMES * page, page - 2.2 * columns))
    return names, cell


def _blocks(plan: CitationMap, sheet: Sheet) -> int:
    """Return how many columns of works stand abreast."""
    names, cell = _frame(plan, sheet)
    block = min(names, 0.3 * (sheet.right - sheet.left)) + len(plan.documents) * cell
    return max(
        int((sheet.right - sheet.left + 2 * sheet.style.gap) / (block + 2 * sheet.style.gap)), 1
    )


@dataclass(frozen=True)
class _Item:
    """A line of a block: a heading, or a work."""

    head: str = ""
    row: WorkRow | None = None


def _matrix(sheet: Sheet, plan: CitationMap) -> None:
    style = sheet.style
    names, cell = _frame(plan, sheet)
    blocks = _blocks(plan, sheet)
    gap = 2 * style.gap
    width = (sheet.right - sheet.left - gap * (blocks - 1)) / blocks
    names = min(names, width - len(plan.documents) * cell)
    items: list[_Item] = []
    for row in plan.rows:
        if not items or (items[-1].row and items[-1].row.most != row.most):
            items.append(_Item(head=HEADS[row.most]))
        items.append(_Item(row=row))
    # A heading and its first work stay together.
    each = max(-(-len(items) // blocks), 2)
    top, ends = sheet.y, []
    start = 0
    for place in range(blocks):
        stop = min(start + each, len(items))
        if stop < len(items) and items[stop - 1].row is None:
            stop -= 1
        if start >= stop:
            break
        left = sheet.left + place * (width + gap)
        sheet.y = top
        _block(sheet, plan, items[start:stop], left, names, cell)
        ends.append(sheet.y)
        start = stop
    if start < len(items):
        # What the headings took of the blocks goes on below the last.
        _block(sheet, plan, items[start:], left, names, cell)
        ends.append(sheet.y)
    sheet.y = max(ends)


def _block(
    sheet: Sheet,
    plan: CitationMap,
    items: Sequence[_Item],
    left: float,
    names: float,
    cell: float,
) -> None:
    style = sheet.style
    right = left + names + len(plan.documents) * cell
    centres = {
        doc: left + names + (place + 0.5) * cell for place, (doc, _) in enumerate(plan.documents)
    }
    sheet.marks.append(Line(left, sheet.y, right, sheet.y, 0.6, style.ink))
    sheet.skip(style.size * 0.3)
    for place, x in enumerate(centres.values(), start=1):
        sheet.lines_at([str(place)], x, sheet.y, align="center", bold=True)
    sheet.y += style.line + style.size * 0.3
    sheet.marks.append(Line(left, sheet.y, right, sheet.y, 0.4, style.ink))
    sheet.skip(style.size * 0.2)
    for item in items:
        height = style.line + style.row_pad * 0.5
        top = sheet.y + style.row_pad * 0.25
        if item.row is None:
            sheet.skip(style.row_pad * 0.5)
            sheet.lines_at([item.head], left, top + style.row_pad * 0.5, bold=True)
        else:
            label = sheet.ruler.cut(item.row.label, names - style.gap / 2, 1)
            sheet.lines_at(label, left, top)
            for doc, link in item.row.links.items():
                gid = f"{link.how}:{item.row.key}:{doc}"
                _mark(sheet, link.how, centres[doc], sheet.y + height / 2, gid)
        sheet.y += height
        sheet.marks.append(Line(left, sheet.y, right, sheet.y, 0.25, style.hair))


def _mark(sheet: Sheet, how: str, x: float, y: float, gid: str) -> None:
    """Draw a ring (listed), a disc (cited) or a square (told): form and filling differ."""
    style = sheet.style
    size = style.size * 0.85
    if how == TOLD:
        half = size * 0.46
        corners = ((x - half, y - half), (x + half, y - half), (x + half, y + half),
                   (x - half, y + half))  # fmt: skip
        sheet.marks.append(Shape(corners, style.pooled, style.pooled, 0.8, gid))
        return
    face = style.stated if how == CITED else style.paper
    sheet.marks.append(Shape(shapes.ring(x, y, size * 0.95), face, style.stated, 0.8, gid))


def _legend(sheet: Sheet, plan: CitationMap) -> None:
    style = sheet.style
    sheet.skip(style.size * 0.9)
    room = style.size * 1.4

    def sample(how: str) -> tuple[object, float, str]:
        text = {
            TOLD: "a study of it is told in the text",
            CITED: "cited in the text, and in the list",
            LISTED: "only in the list of references",
        }[how]
        return (lambda x, y: _mark(sheet, how, x + room / 2, y, "legend")), room, text

    used = {link.how for row in plan.rows for link in row.links.values()}
    sheet.legend([sample(how) for how in (TOLD, CITED, LISTED) if how in used])  # type: ignore[misc]


def _documents(sheet: Sheet, plan: CitationMap) -> None:
    sheet.skip(sheet.style.size * 0.3)
    indent = sheet.ruler.width(f"{len(plan.documents)}  ", bold=True)
    for place, (_, name) in enumerate(plan.documents, start=1):
        sheet.noted(str(place), name, indent)


def _bars(sheet: Sheet, plan: CitationMap) -> None:
    """Count for each of the most shared works the documents that tell, cite or only list it."""
    style = sheet.style
    rows = shared(plan)
    if not rows:
        sheet.paragraph("No work stands in two documents.", bold=True)
        return
    most = max(len(row.links) for row in rows)
    faces = {TOLD: style.pooled, CITED: style.prediction, LISTED: style.shade}
    bars = []
    for row in rows[:BARS]:
        hows = [link.how for link in row.links.values()]
        parts = tuple(
            Part(hows.count(how) / most, face, f"{how}:{row.key}") for how, face in faces.items()
        )
        bars.append(BarRow(row.label, (count(len(row.links)),), parts))
    sheet.paragraph("Works that several documents share", size=style.heading_size, bold=True)
    sheet.skip(style.size * 0.5)
    draw_bars(sheet, ("Work", "Documents"), bars, 0.45)
    sheet.skip(style.size * 0.7)
    sheet.legend(
        [
            swatch(sheet, faces[TOLD], "a study of it is told in the text"),
            swatch(sheet, faces[CITED], "cited in the text, and in the list"),
            swatch(sheet, faces[LISTED], "only in the list of references"),
        ]
    )
    if len(rows) > BARS:
        sheet.paragraph(f"{count(len(rows) - BARS)} further shared works: see the data file.")
    single = len(plan.rows) - len(rows)
    if single:
        sheet.paragraph(f"{count(single)} works stand in one document only: see the data file.")


def _loose(sheet: Sheet, plan: CitationMap) -> None:
    if not plan.loose:
        return
    total = sum(many for _, many in plan.loose)
    mentions = "mention leads" if total == 1 else "mentions lead"
    told = "; ".join(f"{reason} ({count(many)})" for reason, many in plan.loose[:4])
    more = "; others for other reasons" if len(plan.loose) > 4 else ""
    sheet.skip(sheet.style.size * 0.4)
    sheet.paragraph(f"{count(total)} {mentions} to no work: {told}{more}.")
