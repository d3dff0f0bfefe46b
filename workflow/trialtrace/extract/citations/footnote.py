"""Footnote marks in running text that have an entry of their own in the document."""

from __future__ import annotations

import re

from trialtrace.extract.citations.found import Found, Prose

_MARK = re.compile(
    r"(?<=[^\s*\u2020\u2021\u00a7\u00b6])(\*{1,6}|[\u2020\u2021\u00a7\u00b6]{1,3}|\[\^[^\]\s]{1,20}\])(?![*\u2020\u2021\u00a7\u00b6\w])"
)


def find_footnotes(prose: Prose, labels: frozenset[str]) -> list[Found]:
    """Find footnote marks.

    Parameters
    ----------
    prose : Prose
    labels : frozenset of str
        Marks of the document's footnotes: a mark without an entry cites nothing.
    """
    found: list[Found] = []
    if not labels:
        return found
    for block in prose.blocks:
        for match in _MARK.finditer(prose.text, block.start, block.end):
            label = match.group(1).strip("[]^")
            if label in labels and not _closes_emphasis(prose.text, match):
                found.append(Found("footnote", match.start(1), match.end(1), label=label))
    return found


def _closes_emphasis(text: str, match: re.Match[str]) -> bool:
    """Tell the end of "**bold**" from a mark: the same mark opened it in the line."""
    mark = match.group(1)
    if not mark.startswith("*"):
        return False
    line_start = text.rfind("\n", 0, match.start()) + 1
    before = text[line_start : match.start()]
    opened = re.findall(rf"(?<![*\S]){re.escape(mark)}(?=[^\s*])", before)
    closed = re.findall(rf"(?<=[^\s*]){re.escape(mark)}(?!\*)", before)
    return len(opened) > len(closed)
