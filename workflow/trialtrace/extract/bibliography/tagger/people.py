"""Names inside the stretch that the tagger gave to the authors."""

from __future__ import annotations

import re

from trialtrace.extract.bibliography.name_grammar import name_grammar
from trialtrace.extract.bibliography.names import AuthorList, read_authors
from trialtrace.extract.bibliography.view import squeeze, trim
from trialtrace.extract.bibliography.words import BibliographyWords
from trialtrace.extract.model import Author

MOST_NAMES = 3000
_BETWEEN = re.compile(r"[\s,;&/]*(?:(?:and|und|et|y|e|with)\s+)?[\s,;&/.]*", re.IGNORECASE)
_NAME_END = re.compile(r"\s*[,;/&]\s*|\s+(?:and|und|et|y|&)\s+")


def read_people(view: str, start: int, end: int, words: BibliographyWords) -> AuthorList:
    """Split a stretch into names: by the grammar of names, else at the marks between names.

    Parameters
    ----------
    view : str
        The entry as ``view.view_of`` gives it.
    start, end : int
        The stretch.
    words : BibliographyWords
    """
    grammar = name_grammar(words)
    # What follows the stretch ends a name, as it does where the grammar reads on its own.
    stretch = view[:end] + "."
    authors: list[Author] = []
    et_al = False
    order = ""
    position = start
    while position < end and len(authors) < MOST_NAMES:
        cut = grammar.et_al.match(stretch, position)
        if cut is not None:
            et_al = True
            position = cut.end()
            continue
        role = grammar.role.match(stretch, position)
        if role is not None and role.end() > position and authors:
            position = role.end()
            continue
        position = _BETWEEN.match(stretch, position).end()
        if position >= end:
            break
        found = read_authors(stretch, position, words)
        inside = [a for a in found.authors if a.start >= position and a.end <= end]
        if inside:
            authors += inside
            order = order or found.order
            et_al = et_al or found.et_al
            position = max(inside[-1].end, min(found.end, end))
            continue
        stop = _NAME_END.search(stretch, position, end)
        name = trim(stretch, position, stop.start() if stop else end, " .,;:()[]\"'*")
        if name[0] < name[1] and any(c.isalpha() for c in view[slice(*name)]):
            authors.append(_unread(view, *name))
        position = stop.end() if stop else end
    return AuthorList(tuple(authors), end, et_al, order or "group")


def _unread(view: str, start: int, end: int) -> Author:
    """Take a name that no pattern knows: its last word is the family name."""
    words = squeeze(view[start:end]).split(" ")
    group = len(words) > 3
    if group or len(words) == 1:
        return Author(" ".join(words), "", start, end, is_group=group)
    return Author(words[-1], " ".join(words[:-1]), start, end)
