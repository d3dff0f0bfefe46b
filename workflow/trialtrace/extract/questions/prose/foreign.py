"""Sentences of a paper that tell of other studies: no answers to a question about its own."""

from __future__ import annotations

from trialtrace.extract.accounts.others import others_or_own
from trialtrace.extract.accounts.parts import headings_in
from trialtrace.extract.accounts.reading import Line
from trialtrace.text.model import Document

_TOLD = frozenset({"abstract", "methods", "results"})


def foreign_sentences(document: Document) -> frozenset[int]:
    """Return the starts of the sentences of a discussion that tell of other studies.

    One that names another study speaks for those behind it, up to one that names the paper's own
    ("we", "the present trial") or a new heading: "Smith and co-workers gave twice the dose. There were no
    deaths with zinc."

    Parameters
    ----------
    document : Document
        A paper, with or without its headings.

    Returns
    -------
    frozenset of int
    """
    lines = [
        Line(
            place, one.start, one.end, document.text[one.start : one.end],
            document.blocks[one.block].kind, one.block, "", (), (),
        )
        for place, one in enumerate(document.sentences)
    ]  # fmt: skip
    kinds = dict(headings_in(lines))
    found = []
    discussed = foreign = False
    for place, line in enumerate(lines):
        if place in kinds:
            discussed = kinds[place] == "discussion" or (discussed and kinds[place] not in _TOLD)
            foreign = False
        if not discussed:
            continue
        named = others_or_own(line.text)
        foreign = named == "others" if named else foreign
        if foreign:
            found.append(line.start)
    return frozenset(found)
