"""REF: names of authors that were misprinted."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trialtrace.check.corpus import Corpus, Record
from trialtrace.check.lists import about
from trialtrace.check.model import Check, Hit, Span
from trialtrace.check.scene import Scene
from trialtrace.check.words import entry, listed, quoted

_STRAY_DOT = re.compile(r"(?<=[\s,;])\.(?:\s?[A-Z]\.)+")
# "W .Ada ,Nucl .Phys ,81": text taken from a page sets blanks there; nobody misprinted a name.
_LOOSE, _LOOSE_AT_MOST = re.compile(r"\s[.,]"), 2
_GLUED = re.compile(r"[^\s,;]+,(?=[^\W\d_a-z][a-z]+)[^\s,;]+")
_SPACED = re.compile(r", \S")
_DOUBLED = re.compile(r"\S*[,;]\s*[,;]")


def _author_span(corpus: Corpus, reference: Record) -> Span | None:
    """Return the part of an entry that holds its authors, up to the title or the first digit."""
    authors = corpus.authors_of.get(reference.reference_id)
    if not authors:
        return None
    start = min(author.start for author in authors)
    end = max(author.end for author in authors)
    # Initials may stand behind the span of the last name.
    title = corpus.field_span(reference, "title").start
    if title > end:
        between = corpus.words(Span(reference.doc_id, end, title))
        digit = re.search(r"\d", between)
        end += digit.start() if digit else len(between)
    return Span(reference.doc_id, start, end)


def _misprints(words: str) -> list[tuple[int, int]]:
    found = [m.span() for m in _STRAY_DOT.finditer(words)]
    found += [m.span() for m in _DOUBLED.finditer(words)]
    # A list that never sets a space after a comma has a habit; one that mixes has slips.
    if _SPACED.search(words):
        found += [m.span() for m in _GLUED.finditer(words)]
    return sorted(found)


def _misprinted(corpus: Corpus) -> Iterable[Hit]:
    for reference in corpus.records("references"):
        area = _author_span(corpus, reference)
        if area is None or len(_LOOSE.findall(reference.raw)) > _LOOSE_AT_MOST:
            continue
        spans = tuple(
            Span(area.doc_id, area.start + start, area.start + end)
            for start, end in _misprints(corpus.words(area))
        )
        if spans:
            wrong = listed([quoted(corpus.words(span)) for span in spans])
            yield Hit(about(reference), spans, {"entry": entry(corpus, reference), "wrong": wrong})


def _scene(names: str, authors: tuple[str, ...], why: str = "") -> Scene:
    raw = f"{names}, Chewing and caries, Dental Notes, 2004; 8:11-19"
    return Scene((f"References\n{raw}",), why=why).entry(
        raw, authors, year=2004, title="Chewing and caries", container="Dental Notes",
        volume="8", pages="11-19",
    )  # fmt: skip


CHECKS = (
    Check(
        code="REF005",
        severity="note",
        title="Misprinted author names",
        sees="Initials that begin with a stray full stop, doubled commas, and names glued to the "
        "comma before them in a list that sets spaces elsewhere.",
        why="Misprinted names keep readers and reference managers from finding the publication.",
        todo="Correct the names from the publication.",
        knowable_from="bibliography",
        message="Names of {entry} are misprinted: {wrong}",
        find=_misprinted,
        fires=(
            _scene("Osei, .B.K.", ("Osei|.B.K.",)),
            _scene("Osei, B.,Hansen, L. and Roux, P.", ("Osei|B.", "Hansen|L.", "Roux|P.")),
        ),
        silent=(
            _scene("Osei,B.,Hansen,L.", ("Osei|B.", "Hansen|L."), "The list never sets a space."),
            _scene(
                "Osei, B.-K., d'Arcy, J.",
                ("Osei|B.-K.", "d'Arcy|J."),
                "Initials joined by a hyphen.",
            ),
            _scene(
                "Osei ,B .K., Hansen ,L", ("Osei|B .K.", "Hansen|L"), "Blanks of the copied page."
            ),
        ),
    ),
)
