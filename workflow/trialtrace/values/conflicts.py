"""Documents that contradict each other about one trial."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from trialtrace.values.align import Account, align
from trialtrace.values.fields import Field, contradicts, says_nothing
from trialtrace.values.model import Candidate, Cell

# Fields of which two accounts may say different things without contradicting each other: names,
# places in a text, what the account itself is.
NOT_COMPARED = frozenset({"label", "claim_level", "statistic", "kind", "polarity", "n_kind"})


def find_conflicts(
    accounts: Iterable[Account],
    candidates: Mapping[Cell, list[Candidate]],
    fields: Mapping[tuple[str, str], Field],
) -> dict[Cell, str]:
    """Compare the accounts of one trial, two by two.

    Parameters
    ----------
    accounts : iterable of Account
        Documents' accounts of one trial.
    candidates : mapping
        Cell → its candidates; only those of origin document are compared.
    fields : mapping
        (table, field) → ``Field``.

    Returns
    -------
    dict
        Cell → what contradicts it, in words. Both sides of a contradiction are in it.
    """
    accounts = list(accounts)
    conflicts: dict[Cell, str] = {}
    for i, one in enumerate(accounts):
        for other in accounts[i + 1 :]:
            for (table, row_id), other_id in align(one, other).items():
                for name in _comparable(table, fields):
                    a = _document(candidates, (table, row_id, name))
                    b = _document(candidates, (table, other_id, name))
                    if a is None or b is None:
                        continue
                    if not contradicts(fields[table, name], a.value, b.value):
                        continue
                    if name == "n_total" and not _same_count(row_id, other_id, candidates):
                        continue
                    conflicts.setdefault(a.cell, f"{b.source} says {b.value}")
                    conflicts.setdefault(b.cell, f"{a.source} says {a.value}")
    return conflicts


def within_document(candidates: Iterable[Candidate], field: Field) -> str:
    """Return what contradicts what inside one account's cell, or ``""``."""
    said = [
        c
        for c in candidates
        if c.origin == "document" and c.status == "stated" and not says_nothing(c.value)
    ]
    others = [c.value for c in said if contradicts(field, c.value, said[0].value)]
    return f"the document says {said[0].value} and {others[0]}" if others else ""


def _comparable(table: str, fields: Mapping[tuple[str, str], Field]) -> list[str]:
    return [
        name
        for (owner, name), field in fields.items()
        if owner == table and field.comparable and name not in NOT_COMPARED
    ]


def _document(candidates: Mapping[Cell, list[Candidate]], cell: Cell) -> Candidate | None:
    for c in candidates.get(cell, ()):
        if c.origin == "document" and c.status == "stated" and not c.blocked:
            return None if says_nothing(c.value) else c
    return None


def _same_count(one: str, other: str, candidates: Mapping[Cell, list[Candidate]]) -> bool:
    """Totals contradict each other only if they count the same people (randomised, analysed)."""
    a = _document(candidates, ("studies", one, "n_kind"))
    b = _document(candidates, ("studies", other, "n_kind"))
    return a is None or b is None or a.value == b.value
