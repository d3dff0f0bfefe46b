"""Place and publisher at the end of a stretch."""

from __future__ import annotations

import re
from itertools import pairwise

from trialtrace.extract.bibliography.middle_grammar import MiddleGrammar
from trialtrace.extract.bibliography.view import trim

Span = tuple[int, int]

# An imprint is not longer than this.
MAX_IMPRINT = 220


def read_imprint(
    view: str, start: int, end: int, grammar: MiddleGrammar, likely: bool
) -> tuple[int, int, Span | None, Span | None]:
    """Split "…. Place: Publisher" or "…, Publisher, Place" off the end of a stretch."""
    base = max(start, end - MAX_IMPRINT)
    # A copy, because "^" stands for the start of the whole string and not of a stretch.
    pair = grammar.place_publisher.search(view[base:end])
    if pair is not None:
        place = _at(view, base, pair.span("place"))
        publisher = _at(view, base, pair.span("publisher"))
        sure = likely or grammar.publisher.search(view, *publisher)
        if sure and (base + pair.start() > start or view[start] == "("):
            return start, base + pair.start(), publisher, place
    if not likely:
        return start, end, None, None
    publisher: Span | None = None
    place: Span | None = None
    pieces = _pieces(view, base, end)
    while len(pieces) > 1 or (pieces and not publisher and not place and pieces[0][0] > start):
        piece = pieces[-1]
        # "Cambridge University Press, Cambridge": the town is no publisher.
        town = _is_place(view[slice(*piece)], grammar)
        if town and (publisher is None or place is None):
            place = _with_stops(view, trim(view, piece[0], place[1] if place else piece[1]))
        elif publisher is None and grammar.publisher.search(view, *piece):
            publisher = trim(view, *piece, " .,;:\x00()")
        elif (
            place is not None
            and publisher is None
            and _is_region(view, place)
            and _is_name(view, piece, 3)
        ):
            place = trim(view, piece[0], place[1], " ,;:\x00()")
        elif (
            place is not None and publisher is None and len(pieces) > 1 and _is_name(view, piece, 4)
        ):
            publisher = trim(view, *piece, " .,;:\x00()")
        else:
            break
        pieces.pop()
        end = piece[0]
    return start, end, publisher, place


def _with_stops(view: str, span: Span) -> Span:
    """Keep the last stop of "U.K."."""
    start, end = span
    return (start, end + 1) if "." in view[start:end] and view[end : end + 1] == "." else span


def _at(view: str, base: int, span: Span) -> Span:
    return trim(view, base + span[0], base + span[1], " ,;:\x00(")


_REGION = re.compile(r"[A-Z]{2}|[A-Z]\.\s?[A-Z]\.?|[A-Z][a-z]{2,4}\.")


def _is_region(view: str, place: Span) -> bool:
    """Tell a state or country that its town stands before: "WI", "D.C.", "Calif."."""
    return _REGION.fullmatch(view[slice(*place)]) is not None


def _is_place(text: str, grammar: MiddleGrammar) -> bool:
    bare = text.strip(" ,;:()\x00")
    return bare.replace(".", "").casefold() in grammar.places or _REGION.fullmatch(bare) is not None


def _pieces(view: str, start: int, end: int) -> list[Span]:
    """Split at commas, semicolons, brackets and full stops between words."""
    cuts = [start]
    for match in re.compile(r"[,;(]\s?|(?<=\w\w[\w)])[.?!]\s+(?=\S)").finditer(view, start, end):
        cuts.append(match.end())
    cuts.append(end)
    return [(a, b) for a, b in pairwise(cuts) if b > a]


def _is_name(view: str, span: Span, most: int) -> bool:
    words = re.findall(r"[^\W\d_][\w'.\-]*", view[span[0] : span[1]])
    return 0 < len(words) <= most and all(w[0].isupper() or w in ("and", "of", "&") for w in words)
