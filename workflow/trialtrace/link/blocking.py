"""Which pairs of references are worth comparing: those that share a key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from trialtrace.link.records import Record


def candidate_pairs(records: Sequence[Record], window: int) -> Iterator[tuple[int, int]]:
    """Yield pairs of positions that share a DOI, a PMID, the start or end of a title, author and
    year, or volume, page and year.

    Parameters
    ----------
    records : sequence of Record
    window : int
        In a block of more records than this, each is compared with so many neighbours in the order
        of titles only, so that time grows with the number of references and not with its square.

    Yields
    ------
    tuple of int
        Smaller position first, each pair once, in a fixed order.
    """
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, record in enumerate(records):
        for key in _keys(record):
            blocks[key].append(position)
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        members = blocks[key]
        if len(members) < 2:
            continue
        ordered = sorted(members, key=lambda p: (records[p].plain_title, records[p].reference_id))
        for i, one in enumerate(ordered):
            for other in ordered[i + 1 : i + 1 + window]:
                pair = (min(one, other), max(one, other))
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _keys(record: Record) -> Iterator[tuple[str, ...]]:
    if record.doi:
        yield ("doi", record.doi)
    if record.pmid:
        yield ("pmid", record.pmid)
    words = record.plain_title.split()
    if len(words) >= 2:
        yield ("start", " ".join(words[:3]))
        yield ("end", " ".join(words[-3:]))
    if record.first_author and record.year is not None:
        yield ("author", record.first_author, str(record.year))
    if record.volume and record.first_page and record.year is not None:
        yield ("place", record.volume, record.first_page, str(record.year))
