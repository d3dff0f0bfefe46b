"""Lines of a document with their offsets, and what they start with."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from trialtrace.extract.bibliography.identifiers import SUPERSCRIPTS
from trialtrace.extract.bibliography.view import LO, UP
from trialtrace.extract.bibliography.words import BibliographyWords

# "2016." at the start of a line is the end of a broken entry.
_NUMBER = re.compile(
    r"\s*(?:\[(\d{1,4})\]:?|\((\d{1,4})\)|(?!(?:1[5-9]|20)\d\d)(\d{1,4})\s?[.)](?!\d)|(\d{1,3})\t)\s*"
)
_BULLET = re.compile(r"\s*[-*\u2022\u25cf\u25aa\u2013\u00b7](?=\s|$)\s*")
_FOOTMARK = re.compile(
    r"\s*(?:(\*{1,6}|[\u2020\u2021\u00a7\u00b6]{1,3})|([\u00b9\u00b2\u00b3\u2070-\u2079]{1,3})|\[\^([^\]\s]{1,20})\]:)\s*(?=\S)"
)


LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it.

    Attributes
    ----------
    start, end : int
        Offsets into the text; equal for a blank line.
    text : str
    marker : str
        ``number``, ``bullet`` or empty.
    number : int
        Number of a numbered line; 0 elsewhere.
    body : int
        Offset behind the marker.
    """

    start: int
    end: int
    text: str
    marker: str
    number: int
    body: int

    @property
    def blank(self) -> bool:
        """Nothing but white space."""
        return self.start == self.end


def lines_of(text: str) -> list[Line]:
    """Split a text into lines."""
    lines: list[Line] = []
    for match in re.compile(r"[^\n]*(?:\n|$)").finditer(text):
        if match.start() == match.end():
            break
        lines.append(line_at(text, match.start(), match.end()))
    return lines


def line_at(text: str, start: int, end: int) -> Line:
    """Describe a stretch of a text as a line."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = max(start, end - (len(words) - len(words.rstrip())))
    words = text[start:end]
    number = _NUMBER.match(words)
    if number:
        value = int(next(group for group in number.groups() if group))
        return Line(start, end, words, "number", value, start + number.end())
    bullet = _BULLET.match(words)
    if bullet:
        return Line(start, end, words, "bullet", 0, start + bullet.end())
    return Line(start, end, words, "", 0, start)


# "1 Roe A.", "^1 Roe A.", "¹ Roe A.": numbers without a mark behind them.
_BARE = re.compile(
    rf"(?:\^?(\d{{1,3}})\^?|([\u00b9\u00b2\u00b3\u2070-\u2079]{{1,3}}))\s{{0,4}}(?=[{UP}\"\u201c\u2018(\[])"
)


# "…;6:112-9. 2 Lee B.": the second entry on the line of the first.
_SECOND = re.compile(rf"[.;)\]]\s+\^?2\^?\s{{0,4}}(?=[{UP}][{LO}])")


def bare_number(line: Line) -> int:
    """Return the number that an unmarked line starts with and no mark closes; 0 where none is."""
    match = None if line.marker else _BARE.match(line.text)
    return int((match.group(1) or match.group(2)).translate(SUPERSCRIPTS)) if match else 0


def with_bare_numbers(lines: list[Line]) -> list[Line]:
    """Mark "1 Roe A." as numbered where the lines, or entries on one line, count up so from 1."""
    first = next((line for line in lines if not line.blank), None)
    if first is None or bare_number(first) != 1:
        return lines
    found = []
    expected = 1
    for line in lines:
        if bare_number(line) == expected:
            end = _BARE.match(line.text).end()  # type: ignore[union-attr]
            line = replace(line, marker="number", number=expected, body=line.start + end)
            expected += 1
        found.append(line)
    return found if expected > 2 or _SECOND.search(first.text) else lines


def footmark(line: Line) -> tuple[str, int]:
    """Return the footnote mark that a line starts with and the offset behind it."""
    match = _FOOTMARK.match(line.text)
    if match is None:
        return "", line.start
    mark = next(group for group in match.groups() if group)
    # "**Note:** ..." is bold type, "*word*" italics: the same mark closes them.
    glued = not line.text[len(mark) : len(mark) + 1].isspace()
    if mark.startswith("*") and glued and mark in line.text[match.end() :]:
        return "", line.start
    return mark.translate(SUPERSCRIPTS), line.start + match.end()


def heading_of(line: Line, words: BibliographyWords) -> str:
    """Return the heading word of a line that heads a list of references; empty for other lines."""
    if len(line.text) > LONGEST_HEADING:
        return ""
    text = line.text.strip(" \t#*_:.")
    text = re.sub(r"^\d{1,2}\s?[.)]?\s+", "", text).strip("*_ ").casefold()
    return text if text in words["headings"] else ""


def run_in_heading(line: Line, words: BibliographyWords) -> int:
    """Return the offset behind "References:" where the list goes on in the same line; -1 elsewhere."""
    match = re.match(
        r"#{0,6}[ *_]{0,4}([^\W\d_][^:\n*_]{2,40})[*_]{0,3}\s?:[*_]{0,3}\s*(?=\S)", line.text
    )
    if line.marker or match is None:
        return -1
    word = match.group(1).casefold()
    known = word in words["headings"] and word not in words["source_labels"]
    return line.start + match.end() if known else -1


_ENDED = re.compile(r"(?:[.)\]>\u2026;]|\d|https?://\S+|www\.\S+)$")
_GOES_ON = re.compile(
    rf"(?:[{LO}(&,;:\-\u2013]|\d|(?i:doi|https?:|www\.|pmid|pmcid|available|retrieved|accessed)\b)"
)


def continues(before: str, line: Line) -> bool:
    """Tell whether a line goes on with the entry in ``before``: its words are not at their end."""
    if line.marker:
        return False
    return _ENDED.search(before) is None or _GOES_ON.match(line.text) is not None


@lru_cache(maxsize=8)
def _particle_first(words: BibliographyWords) -> re.Pattern[str]:
    """A name that begins with a particle, and the initials that tell it from a broken line."""
    particle = rf"(?:(?:{words.pattern('particles')})\s){{1,3}}"
    return re.compile(rf"{particle}[{UP}][\w'\-]+,?\s(?:[{UP}]\.|[{UP}]{{1,3}}[,.\s])")


def starts_entry(line: Line, words: BibliographyWords) -> bool:
    """Tell whether a line may be the first of an entry: a capital, quote, bracket or address."""
    body = line.text[line.body - line.start :]
    first = re.match(rf"[{UP}\"'\u201c\u2018\[(<]|\d|https?:|www\.|doi|[^\W\d_{LO}]", body)
    return first is not None or _particle_first(words).match(body) is not None
