"""The title of the document that an account of its authors' own trial stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.scopes.scope_rules import OWN
from trialtrace.extract.accounts.scopes.segment import Scope
from trialtrace.text.markdown import words_start
from trialtrace.text.model import Document


def title_of(scope: Scope, document: Document) -> tuple[str, int]:
    """Return the document's title and where it starts; its first sentence where it has none.

    Parameters
    ----------
    scope : Scope
        The account of the authors' own trial.
    document : Document
        The document.

    Returns
    -------
    tuple of str and int
        An empty title and -1 where the text came without one.
    """
    if document.title_start >= 0:
        return document.title, document.title_start
    first = _behind_citation(scope.lines)
    if _HEADED.match(first.text):
        return "", -1
    if any(one.search(first.text) for one in OWN if one.name in _NO_TITLE):
        return "", -1
    marks = words_start(first.text)
    return first.text[marks:], first.start + marks


# The first sentence of an abstract that came without its title.
_HEADED = re.compile(
    r"\W*(?:abstract|background|introduction|objectives?|purpose|aims?|importance|context)\b",
    re.IGNORECASE,
)
# A first sentence that says what was done is no title.
_NO_TITLE = frozenset({"own.we_did", "own.passive_flow", "own.heading", "own.aim"})
# "1. J Sage Res.", "2004 Oct 3;26(10):16-29. doi: …", "Epub 2004 Sep 1.": how an abstract is
# headed that was saved from a literature database.
_JOURNAL = re.compile(r"(?:\d{1,4}\.\s)?[A-Z][\w()&:,. -]{0,70}\.$")
_ISSUE = re.compile(
    r"\d{4}(?:\s[A-Z][a-z]{2}(?:-[A-Z][a-z]{2})?)?(?:\s\d{1,2})?;\s?\d+[\w\s]{0,12}(?:\([^()]{1,12}\))?:\s?[A-Za-z]?\d"
)
_NO_WORDS = re.compile(r"(?:Epub|doi|Online|Electronic publication|Print)\b", re.IGNORECASE)
_LONGEST_HEADER = 4


def _behind_citation(lines: Sequence[Line]) -> Line:
    """Return the first sentence behind the journal, year, volume and pages that head an abstract."""
    if len(lines) <= _LONGEST_HEADER or not _JOURNAL.match(lines[0].text):
        return lines[0]
    if not _ISSUE.match(lines[1].text):
        return lines[0]
    behind = (line for line in lines[2:_LONGEST_HEADER] if not _NO_WORDS.match(line.text))
    return next(behind, lines[0])
