"""An effect-direction plot by outcome: a line or a few each, with the arrows of all its trials.

For collections in which few trials share an outcome, where a matrix would be all but empty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from matplotlib.figure import Figure

from trialtrace.show.figures.direction.arrows import SIGNS, arrow, draw_way, write_legend
from trialtrace.show.figures.direction.rows import (
    DOWN,
    MIXED,
    SAME,
    UNCLEAR,
    UP,
    Cell,
    Directions,
    StudyRow,
)
from trialtrace.show.figures.marks import Line, Page
from trialtrace.show.figures.numbers import count
from trialtrace.show.figures.render import render
from trialtrace.show.figures.sheet import Sheet
from trialtrace.show.figures.style import HEIGHT_MM, POINTS_PER_MM, Style

# Directions that are counted, in the order in which the trials stand.
WAYS = (UP, SAME, DOWN, MIXED)
LEAST = 2
# Share of the page for the names of outcomes, least width of a trial's place (in sizes of type).
NAMES, PLACE = 0.2, 14.0
ARROW = 2.6
# Arrows stand closer here than in a matrix, and are smaller.
SCALE = 0.72
STEP = 1.12
# Lines of the page that legend and notes take.
AROUND = 12
KINDS = {"efficacy": "Efficacy", "harm": "Harm", "other": "Other", "": "Kind not known"}


@dataclass(frozen=True)
class Tally:
    """An outcome with the trials that tell its direction; ``silent`` report it without one.

    ``votes`` counts the trials by direction; it is empty where an outcome goes on from a page
    that counts them.
    """

    name: str
    kind: str
    told: tuple[tuple[StudyRow, Cell], ...]
    silent: int
    votes: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class TallyPage:
    """A page: its outcomes, and what to say below them (on the last)."""

    plan: Directions
    tallies: tuple[Tally, ...]
    note: str = ""


def tallies_of(plan: Directions, least: int = LEAST) -> tuple[Tally, ...]:
    """Gather the trials of each outcome of which at least so many tell the direction.

    Within a kind of outcome, those that most trials tell stand first; within an outcome, trials
    stand by direction and then by size.
    """
    told: dict[str, list[tuple[StudyRow, Cell]]] = {}
    silent: dict[str, int] = {}
    for row in plan.studies:
        for cell in row.cells:
            if cell.way == UNCLEAR:
                silent[cell.outcome] = silent.get(cell.outcome, 0) + 1
            else:
                told.setdefault(cell.outcome, []).append((row, cell))
    found = [
        Tally(
            name,
            kind,
            tuple(sorted(told[name], key=_place)),
            silent.get(name, 0),
            Counter(cell.way for _, cell in told[name]),
        )
        for name, kind in plan.outcomes
        if len(told.get(name, ())) >= least
    ]
    kinds = list(KINDS)
    return tuple(sorted(found, key=lambda t: (kinds.index(t.kind), -len(t.told))))


def _place(entry: tuple[StudyRow, Cell]) -> tuple[int, int, str]:
    row, cell = entry
    return WAYS.index(cell.way), -(row.n or 0), row.label


def pages_of(plan: Directions, style: Style, least: int = LEAST) -> list[TallyPage]:
    """Share the outcomes among pages of a journal's height."""
    tallies = tallies_of(plan, least)
    frame = _Frame.of(style)
    most = HEIGHT_MM * POINTS_PER_MM - AROUND * style.line
    sheet = Sheet(style)
    pages: list[list[Tally]] = [[]]
    used, kind = 0.0, None
    for tally in (part for whole in tallies for part in _parts(whole, frame, most, style)):
        height = frame.height(sheet, tally)
        if tally.kind != kind:
            height += style.line * 1.5
        if used + height > most and pages[-1]:
            pages.append([])
            used = style.line * 1.5
        pages[-1].append(tally)
        used, kind = used + height, tally.kind
    note = _left_out(plan, tallies, least)
    return [TallyPage(plan, tuple(page), note if page is pages[-1] else "") for page in pages]


def _parts(tally: Tally, frame: _Frame, most: float, style: Style) -> Iterator[Tally]:
    """Cut an outcome that is higher than a page."""
    each = max(int(most / (style.line * STEP)) - 3, 1) * frame.abreast
    for start in range(0, len(tally.told), each):
        last = start + each >= len(tally.told)
        yield replace(
            tally,
            name=tally.name if not start else f"{tally.name} (continued)",
            told=tally.told[start : start + each],
            silent=tally.silent if last else 0,
            votes=tally.votes if not start else {},
        )


def _left_out(plan: Directions, tallies: Sequence[Tally], least: int) -> str:
    """Say what stands in no line: outcomes of too few trials, and those without a direction."""
    shown = {tally.name for tally in tallies}
    others = {
        cell.outcome for row in plan.studies for cell in row.cells if cell.way != UNCLEAR
    } - shown
    said = []
    if others:
        outcomes = "outcome" if len(others) == 1 else "outcomes"
        trials = "1 trial tells" if least == 2 else f"fewer than {least} trials tell"
        said.append(f"{count(len(others))} further {outcomes} of which {trials} the direction")
    silent = {o for o, _ in plan.outcomes} - shown - others
    if silent:
        said.append(f"{count(len(silent))} of which no trial tells it")
    return f"Not drawn: {', and '.join(said)}: see the data file." if said else ""


def draw_tallies(page: TallyPage, style: Style) -> Figure:
    """Draw a page; arrows carry ``direction:<study_id>:<way>`` as their gid."""
    return render(page_of(page, style), style)


def page_of(page: TallyPage, style: Style) -> Page:
    """Lay a page out: outcomes under their kinds, each with its votes and its trials."""
    sheet = Sheet(style)
    frame = _Frame.of(style)
    if not page.tallies:
        sheet.paragraph("No outcome has a direction in two trials.", bold=True)
    else:
        _heads(sheet, frame)
    kind = None
    for tally in page.tallies:
        if tally.kind != kind:
            sheet.skip(style.size * 0.4)
            sheet.paragraph(KINDS[tally.kind], color=style.faint)
            sheet.marks.append(Line(sheet.left, sheet.y, sheet.right, sheet.y, 0.4, style.faint))
            kind = tally.kind
        elif page.tallies[0] is not tally:
            sheet.marks.append(Line(sheet.left, sheet.y, sheet.right, sheet.y, 0.3, style.hair))
        _tally(sheet, tally, frame, page.plan.rated)
    if page.tallies:
        sheet.rule()
        cells = [cell for tally in page.tallies for _, cell in tally.told]
        shown = {id(row): row for tally in page.tallies for row, _ in tally.told}
        plan = Directions(page.plan.outcomes, tuple(shown.values()))
        write_legend(sheet, plan, {c.way for c in cells}, {c.favours for c in cells})
    if page.note:
        sheet.paragraph(page.note)
    return sheet.page()


@dataclass(frozen=True)
class _Frame:
    """Widths: names of outcomes, a column of votes, a trial's place; how many stand abreast."""

    names: float
    votes: float
    first: float
    place: float
    abreast: int

    @classmethod
    def of(cls, style: Style) -> _Frame:
        page = style.width - 2 * style.margin
        names, votes = NAMES * page, style.size * 2.2
        first = names + style.gap + len(WAYS) * votes + style.gap
        abreast = max(int((page - first) / (PLACE * style.size)), 1)
        return cls(names, votes, first, (page - first) / abreast, abreast)

    def name_lines(self, sheet: Sheet, tally: Tally) -> tuple[str, ...]:
        return sheet.ruler.cut(tally.name, self.names, 3, bold=True)

    def more(self, sheet: Sheet, tally: Tally) -> tuple[float, int, tuple[str, ...]]:
        """Say how many report it without a direction: place across, line and lines of text."""
        if not tally.silent:
            return 0.0, 0, ()
        text = f"and {tally.silent} without a direction"
        line, column = divmod(len(tally.told), self.abreast)
        width = (self.abreast - column) * self.place
        if column and sheet.ruler.width(text) <= width:
            return column * self.place, line, (text,)
        lines = -(-len(tally.told) // self.abreast)
        return 0.0, lines, sheet.ruler.wrap(text, self.abreast * self.place)

    def height(self, sheet: Sheet, tally: Tally) -> float:
        style = sheet.style
        lines = -(-len(tally.told) // self.abreast)
        _, line, more = self.more(sheet, tally)
        lines = max(lines, line + len(more))
        most = max(lines * style.line * STEP, len(self.name_lines(sheet, tally)) * style.line)
        return most + style.row_pad


def _heads(sheet: Sheet, frame: _Frame) -> None:
    style = sheet.style
    sheet.rule()
    sheet.skip(style.size * 0.35)
    sheet.lines_at(["Outcome"], sheet.left, sheet.y, bold=True)
    middle = sheet.y + style.line / 2
    for place, way in enumerate(WAYS):
        x = sheet.left + frame.names + style.gap + (place + 0.5) * frame.votes
        draw_way(sheet, way, SCALE, style.stated, x, middle, "head")
    sheet.lines_at(["Trials (participants)"], sheet.left + frame.first, sheet.y, bold=True)
    sheet.y += style.line + style.size * 0.35
    sheet.rule(0.4)


def _tally(sheet: Sheet, tally: Tally, frame: _Frame, rated: bool) -> None:
    style, ruler = sheet.style, sheet.ruler
    top = sheet.y + style.row_pad / 2
    sheet.lines_at(frame.name_lines(sheet, tally), sheet.left, top, bold=True)
    for place, way in enumerate(WAYS):
        x = sheet.left + frame.names + style.gap + (place + 0.5) * frame.votes
        if not tally.votes:
            continue
        votes = tally.votes.get(way, 0)
        color = style.ink if votes else style.hair
        sheet.lines_at([str(votes)], x, top, align="center", color=color, gid="votes")
    step = style.line * STEP
    for place, (row, cell) in enumerate(tally.told):
        line, column = divmod(place, frame.abreast)
        x, y = sheet.left + frame.first + column * frame.place, top + line * step
        room = ARROW * style.size
        arrow(sheet, row, cell, x + room / 2, y + style.line / 2, rated, SCALE)
        sign = SIGNS.get(cell.favours, "")
        if sign:
            sheet.lines_at([sign], x + room, y, bold=True)
        start = x + room + style.size * 1.0
        size = f" ({count(row.n)})" if row.n is not None else ""
        width = frame.place - (start - x) - style.gap / 2
        label = ruler.cut(row.label, width - ruler.width(size), 1)[0]
        sheet.lines_at([label + size], start, y)
    across, line, more = frame.more(sheet, tally)
    left = sheet.left + frame.first + across
    sheet.lines_at(more, left, top + line * step, color=style.faint)
    sheet.y += frame.height(sheet, tally)
