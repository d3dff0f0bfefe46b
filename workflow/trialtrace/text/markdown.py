"""Marks of Markdown inside a line: fences of blocks, and headings that lost their line break."""

from __future__ import annotations

import itertools
import re

_FENCE = re.compile(r":{3,}[ ]?(?:[\w-]+(?=\s*$))?|:{3,}[\w-]*")
_FIGURE = re.compile(r"</?(?:figure|figcaption)\b[^<>]{0,200}>|<p>\s?<img\b[^<>]{0,300}>\s?</p>")
# Headings that a paper's parts have, in any field; others cannot be told from what follows them.
_PART = (
    r"(?i:abstract|summary|introduction|background|rationale|context|importance|objectives?|aims?|"
    r"purpose|hypothesis|design|settings?|participants?|subjects|patients?|interventions?|"
    r"(?:main )?outcomes?(?: measures?)?|measurements?|methods?|materials?|results?|findings?|"
    r"discussions?|conclusions?|interpretation|limitations|significance|trial registration|funding)"
)
_INLINE = re.compile(
    rf"(?<![^\s])#{{1,6}}\s+(?:\d+(?:\.\d+)*\.?\s+)?"
    rf"(?P<name>{_PART}(?:(?:\s*(?:and|&|/|,)\s*(?:the\s+)?){_PART}){{0,3}}"
    r"(?:\s*:(?=\s|$)|(?=\s+[^\sa-z(]|\s*$)))?"
)
_PART_ONLY = re.compile(rf"(?:#+\s+)?{_PART}\s*:?$")
_MARKS = re.compile(r"#{1,6}\s+")
_LONG = 120


def names_part(words: str) -> bool:
    """Tell whether a heading only names a part that papers have: it is no paper's title."""
    return words.startswith("#") and _PART_ONLY.match(words) is not None


def words_start(line: str) -> int:
    """Return where the words of a heading begin: behind its marks, 0 where it has none."""
    marks = _MARKS.match(line)
    return marks.end() if marks else 0


def pieces(line: str) -> list[tuple[int, int]]:
    """Cut a line at fences, at marks of figures and at headings inside it.

    Parameters
    ----------
    line : str
        One line, without its break.

    Returns
    -------
    list of tuple of int
        Start and end of each piece that holds text: a heading with its marks, or what follows it.
        A line without such marks is one piece.
    """
    cuts: list[tuple[int, int]] = []
    if ":::" in line:
        cuts = [match.span() for match in _FENCE.finditer(line)]
    if "<fig" in line or "</fig" in line:
        cuts = sorted([*cuts, *(match.span() for match in _FIGURE.finditer(line))])
    spans = _between(cuts, len(line)) if cuts else [(0, len(line))]
    if "# " not in line:
        return spans
    found: list[tuple[int, int]] = []
    for start, end in spans:
        found.extend(_at_headings(line, start, end))
    return found


def _between(cuts: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    edges = [0, *(edge for cut in cuts for edge in cut), length]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


def _at_headings(line: str, start: int, end: int) -> list[tuple[int, int]]:
    # One sign inside a sentence is a number sign, unless a part of a paper is named behind it.
    marks = [
        mark
        for mark in _INLINE.finditer(line, start, end)
        if mark["name"] or mark.start() == start or line.startswith("##", mark.start())
    ]
    if not marks or (len(marks) == 1 and marks[0].start() == start and end - start <= _LONG):
        return [(start, end)]
    places = {start, end}
    for mark in marks:
        places.add(mark.start())
        if mark["name"]:
            places.add(mark.end("name"))
    edges = sorted(places)
    return [(low, high) for low, high in itertools.pairwise(edges) if line[low:high].strip()]
