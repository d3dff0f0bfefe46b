"""Which of a cell's values is in use, and why the others are not."""

from __future__ import annotations

from collections.abc import Iterable

from trialtrace.values.conflicts import within_document
from trialtrace.values.fields import Field, contradicts, refines, same_value, says_nothing
from trialtrace.values.model import Candidate

_SAYS = {
    "human": "decided by people",
    "publication": "stated by the publication",
    "document": "stated by the document",
    "derived": "derived; nothing states it",
}


def choose(candidates: Iterable[Candidate], field: Field, conflict: str = "") -> list[Candidate]:
    """Choose among the candidates of one cell.

    Order: human consensus, publication (full text, abstract, secondary), document, derived. A
    value that a person blocked is never chosen. Documents that contradict each other are not used
    (status ``conflict``) unless a person or a publication settles it; publications of one level
    that contradict each other likewise.

    Parameters
    ----------
    candidates : iterable of Candidate
        All of one cell, in any order.
    field : Field
        What the cell holds.
    conflict : str
        What another document says against this one's, or ``""``.

    Returns
    -------
    list of Candidate
        The same, with ``chosen``, ``status`` and ``why`` set; at most one is chosen.
    """
    ordered = sorted(candidates, key=lambda c: (c.rank, c.place, c.value_id))
    conflict = conflict or within_document(ordered, field)
    open_ = [c for c in ordered if c.status == "stated" and not c.blocked]
    # "unclear" from a better source does not outweigh what a lesser one says.
    open_ = [c for c in open_ if not says_nothing(c.value)] or open_
    settled = [c for c in open_ if c.rank < _document_rank()]
    winner, dispute = _winner(settled, field)
    if winner is None and not dispute and not conflict:
        winner, dispute = _winner(open_, field)
    return [_told(c, winner, dispute, conflict, field) for c in ordered]


def _document_rank() -> int:
    return Candidate("", "", "", "", "document", "").rank


def _winner(open_: list[Candidate], field: Field) -> tuple[Candidate | None, str]:
    if not open_:
        return None, ""
    best = [c for c in open_ if c.rank == open_[0].rank]
    winner = best[0]
    for candidate in best[1:]:
        if contradicts(field, candidate.value, winner.value):
            return (
                None,
                f"{winner.source} says {winner.value}, {candidate.source} {candidate.value}",
            )
        if refines(candidate.value, winner.value):
            winner = candidate
    return winner, ""


def _told(
    c: Candidate, winner: Candidate | None, dispute: str, conflict: str, field: Field
) -> Candidate:
    if c.blocked:
        return c.with_(why="; ".join(filter(None, (c.why, c.blocked))))
    if c.status != "stated":
        return c
    if winner is not None and c is winner:
        why = c.why or _SAYS[c.origin]
        if conflict and c.origin != "document":
            why += "; it settles a contradiction between documents"
        return c.with_(chosen=True, why=why)
    if conflict and c.origin == "document":
        return c.with_(status="conflict", why=f"not used: {conflict}")
    if dispute and c.rank < _document_rank():
        return c.with_(status="conflict", why=f"not used: {dispute}")
    if winner is None:
        return c.with_(why=f"not used: {dispute or conflict or 'nothing could be chosen'}")
    if same_value(field, c.value, winner.value):
        return c.with_(why=f"says the same as the one in use ({winner.origin})")
    if c.rank == winner.rank:
        return c.with_(why=f"says it in other words than the one in use ({winner.origin})")
    return c.with_(why=f"{_SAYS[winner.origin]}: {winner.value}")
