"""What a work says of itself: the fullest of its references, gaps filled from the others."""

from __future__ import annotations

from collections.abc import Sequence

from trialtrace.link.records import Record
from trialtrace.link.works import Work

_UNNAMED_WORDS = 8


def work_row(work: Work) -> dict[str, object]:
    """Return the row of the table ``works``."""
    records = sorted(work.records, key=lambda r: (-r.completeness(), r.doc_id, r.ordinal))
    leading = next((r for r in records if r.authors), records[0])
    year = next((r.year for r in records if r.year is not None), None)
    row = {
        name: next((getattr(r, name) for r in records if getattr(r, name)), "")
        for name in ("title", "container", "volume", "issue", "pages", "doi", "pmid")
    }
    return {
        "work_id": work.work_id,
        "label": work_label(leading, year, row["title"], row["container"]),
        "kind": next((r.kind for r in records if r.kind != "unknown"), "unknown"),
        "first_author": leading.authors[0].family if leading.authors else "",
        "authors": "; ".join(_name(leading)),
        "year": year,
        **row,
        "n_references": len(records),
        "review": work.review,
    }


def work_label(record: Record, year: int | None, title: str, container: str) -> str:
    """Name a work for people: "Roe 2013"; without authors by journal and title."""
    if record.authors:
        family = record.authors[0].family
        if family.isupper() and record.authors[0].given:
            family = family.title()
        return f"{family} {year}" if year is not None else f"{family}, no year"
    words = title.split()
    short = " ".join(words[:_UNNAMED_WORDS]) + (" ..." if len(words) > _UNNAMED_WORDS else "")
    named = ", ".join(part for part in (container, short) if part)
    return named or record.reference_id


def _name(record: Record) -> Sequence[str]:
    return [" ".join(part for part in (p.family, p.given) if part) for p in record.authors]
