"""What stands below the panels: legend, assumptions, results without an effect, documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from trialtrace.show.figures.cells import typeset
from trialtrace.show.figures.forest.needs import DISC
from trialtrace.show.figures.forest.risk import JUDGEMENTS, disc
from trialtrace.show.figures.forest.row_marks import AreaMark, legend_of
from trialtrace.show.figures.forest.rows import Absent, Forest, Note
from trialtrace.show.figures.marks import Area, Line
from trialtrace.show.figures.sheet import Sheet

MOST_ABSENT = 20
# More documents than these stand behind each other instead of below each other.
MOST_LISTED = 12


def write_tail(sheet: Sheet, plan: Forest) -> None:
    """Write everything below the panels of a forest plot."""
    space = sheet.style.size * 0.9
    entries = [
        (_sampler(sheet, marks, width), width, text)
        for marks, width, text in legend_of(plan, sheet.style)
    ]
    entries += [
        (_disc(sheet, judgement), DISC * sheet.style.size, JUDGEMENTS[judgement].word)
        for judgement in plan.judgements
    ]
    if entries:
        sheet.skip(space)
        sheet.legend(entries)
    if plan.assumptions:
        sheet.skip(space * 0.6)
        sheet.paragraph("Assumed, because the text does not say:", bold=True)
        _notes(sheet, plan.assumptions)
    if plan.absent:
        sheet.skip(space * 1.4)
        _absent(sheet, plan.absent)
    told = (*plan.risk_notes, *plan.remarks)
    if told or plan.sources:
        sheet.skip(space * 0.6)
    for note in told:
        sheet.paragraph(note.text)
    if len(plan.sources) > MOST_LISTED:
        sheet.paragraph("; ".join(f"{note.mark}\u00a0{note.text}" for note in plan.sources))
    else:
        _notes(sheet, plan.sources)


def _disc(sheet: Sheet, judgement: str) -> Callable[[float, float], None]:
    return lambda x, y: disc(sheet, judgement, x + DISC * sheet.style.size / 2, y)


def _sampler(
    sheet: Sheet, marks: Sequence[AreaMark], width: float
) -> Callable[[float, float], None]:
    """Return a function that draws marks of a plot as a sample; their axis counts points."""
    height = sheet.style.line

    def draw(x: float, y: float) -> None:
        limits = (0.0, width)
        sheet.marks.append(Area(x, y - height / 2, width, height, limits, tuple(marks), "legend"))

    return draw


def _notes(sheet: Sheet, notes: Sequence[Note]) -> None:
    if not notes:
        return
    indent = max(sheet.ruler.width(note.mark, bold=True) for note in notes) + sheet.style.size * 0.6
    for note in notes:
        sheet.noted(note.mark, note.text, indent)


def _absent(sheet: Sheet, absent: Sequence[Absent]) -> None:
    style, ruler = sheet.style, sheet.ruler
    sheet.paragraph("Why nothing else stands above", size=style.heading_size, bold=True)
    sheet.skip(style.size * 0.35)
    sheet.rule()
    sheet.skip(style.size * 0.3)
    shown = absent[:MOST_ABSENT]
    room = sheet.right - sheet.left - 2 * style.gap
    widths = [
        min(max(ruler.width(ruler.clean(text)) for text in texts) + 0.5, share * room)
        for texts, share in (
            ([row.study for row in shown] + ["Study"], 0.24),
            ([row.outcome for row in shown] + ["Outcome"], 0.26),
        )
    ]
    lefts = [sheet.left, sheet.left + widths[0] + style.gap]
    lefts.append(lefts[1] + widths[1] + style.gap)
    widths.append(sheet.right - lefts[2])
    for x, header in zip(lefts, ("Study", "Outcome", "No effect size, because"), strict=True):
        sheet.lines_at([header], x, sheet.y, bold=True)
    sheet.y += style.line + style.size * 0.3
    sheet.rule(0.4)
    sheet.skip(style.size * 0.3)
    for place, row in enumerate(shown):
        if place:
            sheet.marks.append(Line(sheet.left, sheet.y, sheet.right, sheet.y, 0.3, style.hair))
        cells = (row.study, row.outcome, typeset(row.why_not))
        lines = [ruler.wrap(text, width) for text, width in zip(cells, widths, strict=True)]
        for x, cell in zip(lefts, lines, strict=True):
            sheet.lines_at(cell, x, sheet.y + style.row_pad / 2, gid="absent")
        sheet.y += max(len(cell) for cell in lines) * style.line + style.row_pad
    sheet.rule()
    sheet.skip(style.size * 0.3)
    if len(absent) > MOST_ABSENT:
        sheet.paragraph(f"and {len(absent) - MOST_ABSENT} more: see the data file.")
