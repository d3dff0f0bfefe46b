"""From the lines below a heading to entries: numbered, bulleted, or one after another."""

from __future__ import annotations

from dataclasses import dataclass

from trialtrace.extract.bibliography.broken import column_of, completed, goes_on, marker_ahead
from trialtrace.extract.bibliography.entry import parse_marked
from trialtrace.extract.bibliography.inline import split_numbered, split_unmarked
from trialtrace.extract.bibliography.likeness import maybe_reference
from trialtrace.extract.bibliography.lines import Line, continues, heading_of, with_bare_numbers
from trialtrace.extract.bibliography.parsed import ParsedReference
from trialtrace.extract.bibliography.words import BibliographyWords

# Lines below a heading without any sign of a reference, after which the list is over.
MAX_STRANGERS = 2
MAX_GAP = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its marker, its span without the marker, and its fields."""

    label: str
    start: int
    end: int
    parsed: ParsedReference


def parse_span(text: str, label: str, start: int, end: int, words: BibliographyWords) -> Entry:
    """Parse a stretch of a text as an entry whose marker stands before it."""
    return Entry(label, start, end, parse_marked(text[start:end], label, 0, words))


def entries_below(
    text: str, lines: list[Line], words: BibliographyWords, heading: str = ""
) -> list[Entry]:
    """Read the entries that the lines below a heading start with.

    Parameters
    ----------
    text : str
        The whole text, to which the lines' offsets belong.
    lines : list of Line
        All lines behind the heading; those after the end of the list are left alone.
    words : BibliographyWords
    heading : str
        What the heading says. Below one that can only mean references each number of a list that
        counts up from 1 is an entry, whatever it says: "12. Ibid.", "13. Personal communication".
    """
    sure = heading in words["reference_headings"]
    lines = with_bare_numbers(lines)
    first = next((line for line in lines if not line.blank), None)
    if first is None:
        return []
    if first.marker == "number":
        entries = _numbered(text, lines, words)
        return entries if _counts_up(entries) and sure else _cut(entries, words)
    if first.marker == "bullet":
        return _bulleted_entries(text, lines, words)
    return _plain_entries(text, lines, words)


# A list that counts up from 1 without a gap, and is no pair of steps.
LEAST_COUNTED = 3


def _counts_up(entries: list[Entry]) -> bool:
    numbers = [int(entry.label) for entry in entries if entry.label.isdecimal()]
    return len(numbers) >= LEAST_COUNTED and numbers == list(range(1, len(entries) + 1))


def numbered_entries(text: str, lines: list[Line], words: BibliographyWords) -> list[Entry]:
    """Read a numbered list; numbers rise, with gaps of at most a few."""
    return _cut(_numbered(text, lines, words), words)


def _numbered(text: str, lines: list[Line], words: BibliographyWords) -> list[Entry]:
    groups: list[tuple[int, list[Line]]] = []
    expected, strangers = 0, 0
    for index, line in enumerate(lines):
        if line.marker == "number" and (
            not groups or expected <= line.number <= expected + MAX_GAP
        ):
            groups.append((line.number, [line]))
            expected, strangers = line.number + 1, 0
            continue
        if not groups or line.blank:
            continue
        if heading_of(line, words):
            break
        more = any(
            other.marker == "number" and expected <= other.number <= expected + MAX_GAP
            for other in lines[index + 1 : index + 5]
        )
        start = groups[-1][1][0].body
        if (
            more
            or continues(groups[-1][1][-1].text, line)
            or completed(text, start, lines, index, words)
        ):
            groups[-1][1].append(line)
            strangers = 0 if more else strangers + 1
        else:
            break
        if strangers > MAX_STRANGERS:
            break
    entries = []
    for number, group in groups:
        for label, start, end in split_numbered(text, number, group[0].body, group[-1].end, words):
            if start < end:
                entries.append(parse_span(text, label, start, end, words))
    return entries


def _bulleted_entries(text: str, lines: list[Line], words: BibliographyWords) -> list[Entry]:
    """Read a list whose entries start with a bullet, or stand below a bullet of their own."""
    groups: list[list[Line]] = []
    alone = False
    for index, line in enumerate(lines):
        if line.marker == "bullet":
            alone = line.body >= line.end
            groups.append([] if alone else [line])
        elif line.blank or not groups:
            continue
        elif heading_of(line, words):
            break
        elif (
            alone
            or continues(groups[-1][-1].text, line)
            or (not lines[index - 1].blank and marker_ahead(lines, index, words))
            or completed(text, groups[-1][0].body, lines, index, words)
        ):
            groups[-1].append(line)
            alone = False
        else:
            break
    spans = [(group[0].body, group[-1].end) for group in groups if group]
    return _cut([parse_span(text, "", a, b, words) for a, b in spans if a < b], words)


def _plain_entries(text: str, lines: list[Line], words: BibliographyWords) -> list[Entry]:
    """Read entries without markers: one a line, or broken over lines and parted by blank ones."""
    entries: list[Entry] = []
    strangers = first = 0
    gap = False
    for line in lines:
        if line.blank:
            gap = True
            continue
        if heading_of(line, words) or (entries and line.marker):
            break
        last = entries[-1] if entries else None
        first = column_of(text, line) if last is None else first
        if (
            last is not None
            and not gap
            and goes_on(text, last.start, first, last.parsed, line, words)
        ):
            entries[-1] = parse_span(text, "", last.start, line.end, words)
        else:
            spans = split_unmarked(text, line.start, line.end, words)
            entries.extend(parse_span(text, "", a, b, words) for a, b in spans)
        gap = False
        strangers = 0 if maybe_reference(entries[-1].parsed, words) else strangers + 1
        if strangers > MAX_STRANGERS:
            break
    return _cut(entries, words)


def _cut(entries: list[Entry], words: BibliographyWords) -> list[Entry]:
    """Keep entries up to the last that looks like one; a list without any is none."""
    kept: list[Entry] = []
    waiting: list[Entry] = []
    for entry in entries:
        if maybe_reference(entry.parsed, words):
            kept.extend([*waiting, entry])
            waiting = []
        else:
            waiting.append(entry)
            if len(waiting) > MAX_STRANGERS and not entry.label:
                break
            if not kept and len(waiting) >= MAX_STRANGERS:
                break
    if waiting and kept and kept[-1].label and all(len(e.parsed.raw.split()) >= 4 for e in waiting):
        kept.extend(waiting)
    return kept
