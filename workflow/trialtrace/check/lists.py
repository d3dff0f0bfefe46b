"""One finding for a whole list where most of its entries share a fault; one an entry elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from trialtrace.check.corpus import Corpus, Record
from trialtrace.check.model import Hit, Span
from trialtrace.check.words import entry


def by_list(
    corpus: Corpus, applies: Callable[[Record], bool], faulty: Callable[[Record], bool]
) -> Iterable[Hit]:
    """Yield hits for faulty entries, gathered where a list is written that way throughout.

    A list in which at least half of the entries that the rule applies to (and two at least) are
    faulty has a habit, not slips: one hit, with all its entries, says more than many.

    Parameters
    ----------
    corpus : Corpus
    applies, faulty : callable
        Take a reference.

    Yields
    ------
    Hit
        With the value ``what``: ``entry 4 (Ada 2009)`` or ``5 of 6 entries``.
    """
    for doc_id, references in corpus.references_of.items():
        judged = [reference for reference in references if applies(reference)]
        bad = [reference for reference in judged if faulty(reference)]
        if len(bad) >= 2 and 2 * len(bad) >= len(judged):
            what = f"{len(bad)} of {len(judged)} entries"
            yield Hit(("documents", doc_id), tuple(whole(r) for r in bad), {"what": what})
            continue
        for reference in bad:
            yield Hit(about(reference), (whole(reference),), {"what": entry(corpus, reference)})


def whole(reference: Record) -> Span:
    """Return the span of an entry."""
    return Span(reference.doc_id, reference.start, reference.end)


def about(reference: Record) -> tuple[str, str]:
    """Return the subject of a hit about an entry."""
    return ("references", reference.reference_id)
