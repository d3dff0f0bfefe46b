"""Find the references of a document: lists with and without heading, footnotes, source lines."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache

from trialtrace.extract.bibliography.likeness import may_be_sure, surely_reference
from trialtrace.extract.bibliography.lines import (
    Line,
    bare_number,
    footmark,
    heading_of,
    line_at,
    lines_of,
    run_in_heading,
    with_bare_numbers,
)
from trialtrace.extract.bibliography.parsed import TEXT_FIELDS
from trialtrace.extract.bibliography.segments import (
    MAX_GAP,
    Entry,
    entries_below,
    numbered_entries,
    parse_span,
)
from trialtrace.extract.bibliography.tagger.refine import refine
from trialtrace.extract.bibliography.words import BibliographyWords, words_of
from trialtrace.extract.model import Author, FieldSpan, Reference
from trialtrace.tables.ids import short_hash
from trialtrace.text.model import Document

# A list without a heading needs so many sure entries, and so large a share of them.
LEAST_NUMBERED, LEAST_PLAIN, LEAST_SHARE = 2, 3, 0.6
# So many lines may follow a list without heading or markers.
TAIL_LINES = 25


def find_references(document: Document, lexicon: object) -> tuple[Reference, ...]:
    """Find and parse the entries of reference lists, footnotes and source lines.

    Parameters
    ----------
    document : Document
    lexicon : Lexicon or BibliographyWords
        A lexicon with a ``folder`` brings its own ``bibliography.yaml`` and ``journals.yaml``.

    Returns
    -------
    tuple of Reference
        In the order of the text; ``raw`` is the entry without its marker, offsets are those of
        the document.
    """
    words = words_of(lexicon)
    text = document.text
    lines = lines_of(text)
    lists = _headed(text, lines, words)
    if not lists:
        lists = _unheaded_numbered(text, lines, words) or _unheaded_plain(text, lines, words)
    taken = [(entries[0].start, entries[-1].end) for entries in lists]
    free = [line for line in lines if not line.blank and not _inside(line.start, line.end, taken)]
    notes = _footnotes(text, free, words)
    if notes:
        lists.append(notes)
        taken.extend((e.start, e.end) for e in notes)
    sources = _source_lines(text, [n for n in free if not _inside(n.start, n.end, taken)], words)
    if sources:
        lists.append(sources)
    found = sorted(
        ((entry, style) for entries in lists for style in [_style(entries)] for entry in entries),
        key=lambda pair: pair[0].start,
    )
    return _built(document.doc_id, [(_refined(e, words), style) for e, style in found])


def _refined(entry: Entry, words: BibliographyWords) -> Entry:
    """Let the tagger read what the grammar has found to be an entry."""
    return replace(entry, parsed=refine(entry.parsed, words))


def _headed(text: str, lines: list[Line], words: BibliographyWords) -> list[list[Entry]]:
    lists: list[list[Entry]] = []
    reached = 0
    for index, line in enumerate(lines):
        if line.blank or line.start < reached:
            continue
        heading = heading_of(line, words)
        below = lines[index + 1 :] if heading else None
        if below is None:
            behind = run_in_heading(line, words)
            if behind < 0:
                continue
            below = [line_at(text, behind, line.end), *lines[index + 1 :]]
        entries = entries_below(text, below, words, heading)
        if entries:
            lists.append(entries)
            reached = entries[-1].end
    return lists


def _unheaded_numbered(text: str, lines: list[Line], words: BibliographyWords) -> list[list[Entry]]:
    """The last numbered list most of whose entries are surely references."""
    firsts = [
        i
        for i, line in enumerate(lines)
        if (line.marker == "number" and line.number <= 1) or bare_number(line) == 1
    ]
    for index in reversed(firsts[-20:]):
        below = with_bare_numbers(lines[index:])
        if not _may_hold_two(text, below):
            continue
        entries = numbered_entries(text, below, words)
        sure = sum(surely_reference(e.parsed, words) for e in entries)
        if sure >= LEAST_NUMBERED and sure >= LEAST_SHARE * len(entries):
            return [entries]
    return []


def _may_hold_two(text: str, lines: list[Line]) -> bool:
    """Tell quickly whether a numbered list can have a second entry: most of these are none."""
    first, *below = lines
    if first.marker != "number":
        return False
    following = first.number + 1
    if any(n.marker == "number" and following <= n.number <= following + MAX_GAP for n in below):
        return True
    inside = rf"\s(?:\[{following}\]|\({following}\)|{following}[.)])"
    return re.compile(inside).search(text, first.start) is not None


def _unheaded_plain(text: str, lines: list[Line], words: BibliographyWords) -> list[list[Entry]]:
    """Lines at the end of the text that are surely references, with or without bullets."""
    filled = [line for line in lines if not line.blank]
    if sum(may_be_sure(text[line.body : line.end]) for line in filled) < LEAST_PLAIN:
        return []  # not enough lines worth parsing
    found: list[Entry] = []
    strangers = 0
    for line in reversed(filled):
        mark, _ = footmark(line)
        worth = line.body < line.end and may_be_sure(text[line.body : line.end])
        entry = parse_span(text, "", line.body, line.end, words) if worth else None
        bullet_alone = line.marker == "bullet" and line.body >= line.end
        if (
            entry is not None
            and surely_reference(entry.parsed, words)
            and not (mark and line.marker != "bullet")
        ):
            found.append(entry)
            strangers = 0
        elif not bullet_alone:
            strangers += 1
            if found or strangers > TAIL_LINES:
                break
    return [found[::-1]] if len(found) >= LEAST_PLAIN else []


@lru_cache(maxsize=8)
def _label_patterns(words: BibliographyWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Compile a source's label: at the start of a note, and in bold at the start of a line."""
    label = rf"(?i:{words.pattern('source_labels')})"
    return (
        re.compile(rf"{label}\s?:"),
        re.compile(rf"[*_]{{0,2}}{label}[*_]{{0,2}}\s?:[*_]{{0,2}}\s*(?=\S)"),
    )


def _footnotes(text: str, lines: list[Line], words: BibliographyWords) -> list[Entry]:
    """Lines that start with a footnote mark and name a source."""
    notes: list[Entry] = []
    for line in lines:
        mark, body = footmark(line)
        if not mark or body >= line.end:
            continue
        label_pattern, _ = _label_patterns(words)
        entry = parse_span(text, mark, body, line.end, words)
        named = label_pattern.match(text, body) is not None
        if (
            surely_reference(entry.parsed, words)
            or (named and (entry.parsed.url or entry.parsed.year))
            or (notes and named)
        ):
            notes.append(entry)
    counted = Counter(entry.label for entry in notes)
    if counted and max(counted.values()) > 2:
        return []  # the same mark over and over is a bullet
    return notes


def _source_lines(text: str, lines: list[Line], words: BibliographyWords) -> list[Entry]:
    """Single lines such as "Source: Roe A. Title. Journal. 2011;3:4-9." outside of any list."""
    _, pattern = _label_patterns(words)
    found = []
    for line in lines:
        match = pattern.match(text, line.start, line.end)
        if match is None:
            continue
        entry = parse_span(text, "", match.end(), line.end, words)
        if surely_reference(entry.parsed, words):
            found.append(entry)
    return found


def _inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < b and a < end for a, b in spans)


def _style(entries: list[Entry]) -> str:
    """The style of a list is that of most of its entries."""
    return Counter(entry.parsed.style for entry in entries).most_common(1)[0][0]


def _built(doc_id: str, found: list[tuple[Entry, str]]) -> tuple[Reference, ...]:
    references = []
    seen: Counter[str] = Counter()
    for ordinal, (entry, style) in enumerate(found, start=1):
        parsed = entry.parsed
        references.append(
            Reference(
                reference_id=short_hash("R", doc_id, parsed.raw, seen[parsed.raw]),
                doc_id=doc_id,
                ordinal=ordinal,
                label=entry.label,
                style=style,
                kind=parsed.kind,
                raw=parsed.raw,
                start=entry.start,
                end=entry.end,
                authors=tuple(_moved_author(a, entry.start) for a in parsed.authors),
                fields=tuple(_moved_field(f, entry.start) for f in parsed.fields),
                et_al=parsed.et_al,
                year=parsed.year,
                year_suffix=parsed.year_suffix,
                **{name: getattr(parsed, name) for name in TEXT_FIELDS},
            )
        )
        seen[parsed.raw] += 1
    return tuple(references)


def _moved_author(author: Author, by: int) -> Author:
    return replace(author, start=author.start + by, end=author.end + by)


def _moved_field(field: FieldSpan, by: int) -> FieldSpan:
    return replace(field, start=field.start + by, end=field.end + by)
