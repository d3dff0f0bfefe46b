"""Published values set beside the cells of the documents' accounts that speak of the same thing."""

from __future__ import annotations

from collections.abc import Mapping

from trialtrace.values.align import Account, align
from trialtrace.values.fields import Field
from trialtrace.values.model import Candidate, Cell

# What an account is or how it names things is its own; a publication has no say in it.
OWN_FIELDS = frozenset(
    {
        ("studies", "label"),
        ("studies", "claim_level"),
        ("arms", "label"),
        ("outcomes", "name"),
        ("results", "statistic"),
    }
)


def mirror(
    account: Account,
    published: Account,
    candidates: Mapping[Cell, list[Candidate]],
    fields: Mapping[tuple[str, str], Field],
) -> list[Candidate]:
    """Return the published values as candidates for the cells of a document's account.

    Numbers and classified words only: how a publication words its condition or intervention does
    not correct how a document words it.
    """
    mirrored = []
    for (table, row_id), published_id in align(account, published).items():
        for (owner, name), field in fields.items():
            if owner != table or not field.comparable or (table, name) in OWN_FIELDS:
                continue
            for candidate in candidates.get((table, published_id, name), ()):
                if candidate.origin == "publication" and candidate.status == "stated":
                    mirrored.append(candidate.with_(row_id=row_id))
    return mirrored
