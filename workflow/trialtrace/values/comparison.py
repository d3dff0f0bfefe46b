"""What a document says of a trial against what the trial's publication says, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from trialtrace.values.align import Account, align
from trialtrace.values.fields import Field, as_number, contradicts, says_nothing
from trialtrace.values.mirror import OWN_FIELDS
from trialtrace.values.model import Candidate, Cell


def compare(
    trial_id: str,
    account: Account,
    published: Account,
    candidates: Mapping[Cell, list[Candidate]],
    fields: Mapping[tuple[str, str], Field],
) -> list[dict[str, object]]:
    """Compare the rows of a document's account with those of the published one.

    Numbers and classified words only. Verdicts: ``agrees``, ``rounding`` (one is the other,
    rounded), ``differs``, ``only_published``, ``only_cited``.
    """
    records = []
    for (table, row_id), published_id in sorted(align(account, published).items()):
        for (owner, name), field in fields.items():
            if owner != table or not field.comparable or (table, name) in OWN_FIELDS:
                continue
            cited = _first(candidates.get((table, row_id, name), ()), "document")
            other = _first(candidates.get((table, published_id, name), ()), "publication")
            if cited is None and other is None:
                continue
            records.append(
                {
                    "trial_id": trial_id,
                    "table": table,
                    "row_id": row_id,
                    "field": name,
                    "cited": cited.value if cited else "",
                    "published": other.value if other else "",
                    "evidence_id": cited.evidence_id if cited else "",
                    "published_source": other.source if other else "",
                    "verdict": _verdict(field, cited, other),
                }
            )
    return records


def _first(candidates: Iterable[Candidate], origin: str) -> Candidate | None:
    said = [
        c
        for c in candidates
        if c.origin == origin
        and c.status in ("stated", "conflict")
        and not c.blocked
        and not says_nothing(c.value)
    ]
    return min(said, key=lambda c: (c.rank, c.place), default=None)


def _verdict(field: Field, cited: Candidate | None, other: Candidate | None) -> str:
    if cited is None:
        return "only_published"
    if other is None:
        return "only_cited"
    if not contradicts(field, cited.value, other.value):
        return "agrees"
    return "rounding" if rounds_to(cited.value, other.value) else "differs"


def rounds_to(one: str, other: str) -> bool:
    """Whether one printed number is the other with fewer digits.

    >>> rounds_to("63", "62.8")
    True
    >>> rounds_to("62", "62.8")
    False
    """
    from trialtrace.stats.rounding import decimals, exact_interval

    if as_number(one) is None or as_number(other) is None:
        return False
    short, long = sorted((one, other), key=decimals)
    low, high = exact_interval(short)
    return low <= as_number(long) <= high
