"""Drawing evidence coverage: a bar a document, and below the reasons for setting numbers aside."""

from __future__ import annotations

from matplotlib.figure import Figure

from trialtrace.show.figures.bars import BarRow, Part, draw_bars
from trialtrace.show.figures.cells import capital, typeset
from trialtrace.show.figures.chart import TICK, Scale, thinned
from trialtrace.show.figures.coverage.plan import Coverage, DocumentNumbers
from trialtrace.show.figures.marks import Line, Page
from trialtrace.show.figures.numbers import count
from trialtrace.show.figures.render import render
from trialtrace.show.figures.samples import swatch
from trialtrace.show.figures.sheet import Sheet
from trialtrace.show.figures.style import Style

# With more documents than this they are counted by their share instead of listed.
LISTED = 30
REASONS = 12
BINS = 10


def draw_coverage(plan: Coverage, style: Style) -> Figure:
    """Draw coverage; bars carry ``data:<doc_id>``, ``aside:<doc_id>`` and ``reason:<place>``."""
    return render(page_of(plan, style), style)


def page_of(plan: Coverage, style: Style) -> Page:
    """Lay evidence coverage out."""
    sheet = Sheet(style)
    if not plan.total:
        sheet.paragraph("No number was found in the running text of the documents.", bold=True)
        return sheet.page()
    said = f"{count(plan.used)} of {count(plan.total)} numbers in running text became data"
    sheet.paragraph(said, size=style.heading_size, bold=True)
    sheet.skip(style.size * 0.5)
    if len(plan.documents) <= LISTED:
        _documents(sheet, plan)
    else:
        _bins(sheet, plan)
    if plan.reasons:
        sheet.skip(style.size * 1.6)
        sheet.paragraph("Why the others were set aside", size=style.heading_size, bold=True)
        sheet.skip(style.size * 0.5)
        _reasons(sheet, plan)
    return sheet.page()


def _documents(sheet: Sheet, plan: Coverage) -> None:
    """Draw a bar of 100% for each document."""
    style = sheet.style
    rows = [_document(document, style) for document in plan.documents]
    heads = ("Document", "Numbers", "Data")
    left, room = draw_bars(sheet, heads, rows, 0.4, "Share")
    ticks = tuple((share, f"{100 * share:.0f}%") for share in (0.0, 0.25, 0.5, 0.75, 1.0))
    for share, label in thinned(sheet, Scale((0.0, 1.0), ticks, ""), room).ticks:
        x = left + share * room
        sheet.marks.append(Line(x, sheet.y, x, sheet.y + TICK, 0.6, style.ink, gid="tick"))
        sheet.lines_at([label], x, sheet.y + TICK + 1, align="center", gid="tick")
    sheet.y += TICK + 1 + style.line + style.size * 0.5
    sheet.legend(
        [
            swatch(sheet, style.pooled, "became data"),
            swatch(sheet, style.shade, "set aside, with a reason"),
        ]
    )


def _document(document: DocumentNumbers, style: Style) -> BarRow:
    parts = (
        Part(document.share, style.pooled, f"data:{document.doc_id}"),
        Part(1 - document.share if document.total else 0.0, style.shade,
             f"aside:{document.doc_id}"),
    )  # fmt: skip
    share = f"{100 * document.share:.0f}%" if document.total else "–"
    return BarRow(document.name, (count(document.total), count(document.used)), parts, share)


def _bins(sheet: Sheet, plan: Coverage) -> None:
    """Count the documents by the share of their numbers that became data."""
    style = sheet.style
    rows = []
    counts = bins_of(plan)
    most = max(counts)
    for place, many in enumerate(counts):
        low, high = 100 * place // BINS, 100 * (place + 1) // BINS
        name = f"{low} to {'under ' if high < 100 else ''}{high}%"
        parts = (Part(many / most, style.pooled, f"bin:{place}"),)
        rows.append(BarRow(name, (count(many),), parts))
    empty = sum(not document.total for document in plan.documents)
    draw_bars(sheet, ("Share of its numbers", "Documents"), rows, 0.35)
    if empty:
        sheet.skip(style.size * 0.4)
        documents = "document" if empty == 1 else "documents"
        sheet.paragraph(f"Without {count(empty)} {documents} that hold no number.")


def bins_of(plan: Coverage) -> list[int]:
    """Count documents with numbers by tenths of the share that became data."""
    counts = [0] * BINS
    for document in plan.documents:
        if document.total:
            counts[min(int(document.share * BINS), BINS - 1)] += 1
    return counts


def _reasons(sheet: Sheet, plan: Coverage) -> None:
    style = sheet.style
    shown = list(plan.reasons)
    if len(shown) > REASONS:
        rest = shown[REASONS - 1 :]
        shown = [*shown[: REASONS - 1], (f"for {len(rest)} other reasons", sum(n for _, n in rest))]
    aside = sum(many for _, many in plan.reasons)
    most = max(many for _, many in shown)
    rows = [
        BarRow(
            capital(typeset(reason)), (count(many),), (Part(many / most, style.hair, f"reason:{place}"),),
            f"{100 * many / aside:.0f}%",
        )
        for place, (reason, many) in enumerate(shown)
    ]  # fmt: skip
    draw_bars(sheet, ("Reason", "Numbers"), rows, 0.55, "Of these")
