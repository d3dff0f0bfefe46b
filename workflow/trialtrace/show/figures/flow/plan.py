"""From tables to a flow diagram: every step adds up with those who left and joined before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

import pandas as pd

from trialtrace.show.figures.cells import Record, number, records
from trialtrace.show.figures.flow.rows import Flow, Reason, Step
from trialtrace.show.figures.pooled import pooled_of

_NUMBERS = ("value", "low", "high", "n", "p_value")
_BRACKETS = re.compile(r" ?\([^()]*\)")
_OWN = re.compile(r"(?<![\w.])[-−]?\d[\d.,]*\d|(?<![\w.])[-−]?\d")


def plan_flow(tables: Mapping[str, pd.DataFrame]) -> Flow:
    """Count what each step holds, and why the others are not there.

    Documents → references → works → accounts of studies → accounts with a number → effects
    looked for → effects → pooled. A work goes on where a study that cites it is told in the text;
    documents without lists of references lead to their accounts at once.
    """
    documents = records(tables["documents"])
    read = [row for row in documents if row["status"] == "read"]
    references = records(tables["references"])
    listed = (
        _references(references, read), _works(references, records(tables["works"])),
    ) if references or not read else ()  # fmt: skip
    return Flow((*_read(documents, read), *listed, *_studies(tables, listed), *_effects(tables)))


def _read(documents: Sequence[Record], read: Sequence[Record]) -> tuple[Step, ...]:
    out = [row for row in documents if row["status"] != "read"]
    found = Step(
        "found", len(documents), _noun(documents, "document"), table="documents",
        ids=_ids(documents, "doc_id"),
    )  # fmt: skip
    step = Step(
        "read", len(read), f"{_noun(read, 'document')} read", table="documents",
        ids=_ids(read, "doc_id"),
        left=_by_reason(out, "documents", "doc_id", lambda r: f"quarantined: {r['reason']}"),
    )  # fmt: skip
    return (found, step) if out else (step,)


def _references(references: Sequence[Record], read: Sequence[Record]) -> Step:
    listing = {row["doc_id"] for row in references}
    return Step(
        "references", len(references), _noun(references, "reference"),
        f"listed in {len(listing)} of {len(read)} documents", new_unit=True, table="references",
        ids=_ids(references, "reference_id"),
    )  # fmt: skip


def _works(references: Sequence[Record], works: Sequence[Record]) -> Step:
    doubled = len(references) - len(works)
    listings = "listing" if doubled == 1 else "listings"
    text = f"further {listings} of a work that is counted once"
    left = (Reason(doubled, text, "references"),)
    return Step(
        "works", len(works), _noun(works, "work"), "each publication once",
        left=left if doubled > 0 else (), table="works", ids=_ids(works, "work_id"),
    )  # fmt: skip


def _studies(tables: Mapping[str, pd.DataFrame], listed: Sequence[Step]) -> tuple[Step, ...]:
    studies, works = records(tables["studies"]), records(tables["works"])
    told = {row["work_id"] for row in studies if row["work_id"]}
    untold = [row for row in works if row["work_id"] not in told]
    known = [row for row in works if row["work_id"] in told]
    alone = [row for row in studies if not row["work_id"]]
    more = len(studies) - len(alone) - len(known)
    left = (
        Reason(
            len(untold), "only listed: no study of theirs is told in the text", "works",
            _ids(untold, "work_id"),
        ),
    )  # fmt: skip
    joined = [
        Reason(len(alone), "told without a work that could be named", "studies",
               _ids(alone, "study_id")),
        Reason(more, "further accounts of works that are told more than once", "studies"),
    ]  # fmt: skip
    numbered = _numbered(tables)
    mute = [row for row in studies if row["study_id"] not in numbered]
    kept = [row for row in studies if row["study_id"] in numbered]
    accounts = _noun(studies, "account of a study", "accounts of studies")
    return (
        Step(
            "studies", len(studies), accounts, "in the running text",
            left=left if untold else (),
            joined=tuple(r for r in joined if r.count > 0) if listed else (),
            new_unit=not listed, table="studies", ids=_ids(studies, "study_id"),
        ),
        Step(
            "with_numbers", len(kept),
            _noun(kept, "account with a number", "accounts with numbers"),
            "a sample size or a result",
            left=(Reason(len(mute), "without any number", "studies", _ids(mute, "study_id")),)
            if mute
            else (),
            table="studies", ids=_ids(kept, "study_id"),
        ),
    )  # fmt: skip


def _numbered(tables: Mapping[str, pd.DataFrame]) -> set[str]:
    """Name the studies of which the text gives any number of people or of a result."""
    found = {
        row["study_id"] for row in records(tables["studies"]) if number(row["n_total"]) is not None
    }
    found |= {row["study_id"] for row in records(tables["arms"]) if number(row["n"]) is not None}
    for row in records(tables["results"]):
        if any(number(row[column]) is not None for column in _NUMBERS):
            found.add(row["study_id"])
    return found


def _effects(tables: Mapping[str, pd.DataFrame]) -> tuple[Step, ...]:
    numbered = _numbered(tables)
    looked = [
        row
        for row in records(tables["effects"])
        # Another route to the same contrast is no further contrast.
        if row["study_id"] in numbered and (number(row["yi"]) is None or row["primary"])
    ]
    without = [row for row in looked if number(row["yi"]) is None or not row["measure"]]
    with_effect = [row for row in looked if number(row["yi"]) is not None and row["measure"]]
    pooling = pooled_of(records(tables["syntheses"]), records(tables["synthesis_members"]))
    pooled = [row for row in with_effect if row["effect_id"] in pooling.effect_ids]
    single = [row for row in with_effect if row["effect_id"] not in pooling.effect_ids]
    return (
        Step(
            "contrasts", len(looked),
            _noun(looked, "outcome or contrast", "outcomes and contrasts"),
            "of these accounts", new_unit=True, table="effects", ids=_ids(looked, "effect_id"),
        ),
        Step(
            "effects", len(with_effect), _noun(with_effect, "effect size"),
            _conditional(with_effect),
            left=_by_reason(
                without, "effects", "effect_id", lambda r: r["why_not"] or "no reason is given"
            ),
            table="effects", ids=_ids(with_effect, "effect_id"),
        ),
        Step(
            "pooled", len(pooled), f"{_noun(pooled, 'effect size')} pooled",
            left=_by_reason(
                single, "effects", "effect_id",
                lambda r: pooling.why_not(r) or "no group is declared for it",
            ),
            table="effects", ids=_ids(pooled, "effect_id"),
        ),
    )  # fmt: skip


def _conditional(effects: Sequence[Record]) -> str:
    count = sum(
        bool(row["conditional"]) and row["assumption_status"] != "supported" for row in effects
    )
    return f"{count} of them conditional" if count else ""


def _by_reason(
    rows: Sequence[Record], table: str, key: str, reason: Callable[[Record], str]
) -> tuple[Reason, ...]:
    """Count rows by reason, the most frequent first.

    Reasons that differ in their numbers and names only are one; it is told without them.
    """
    found: dict[str, list[tuple[str, Record]]] = {}
    for row in rows:
        text = reason(row)
        found.setdefault(alike(text), []).append((text, row))
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        Reason(
            len(group),
            group[0][0] if len({text for text, _ in group}) == 1 else kind,
            table,
            _ids((row for _, row in group), key),
        )
        for kind, group in ordered
    )


def alike(reason: str) -> str:
    """Return a reason without what differs from one row to the next: numbers, and words in brackets.

    Several reasons of one row, joined by ``; ``, count once where they are alike.
    """
    plain = _OWN.sub("…", _BRACKETS.sub("", reason))
    return "; ".join(dict.fromkeys(plain.split("; ")))


def _ids(rows: Iterable[Record], key: str) -> tuple[str, ...]:
    return tuple(row[key] for row in rows)


def _noun(rows: Sequence[object], one: str, more: str = "") -> str:
    return one if len(rows) == 1 else more or f"{one}s"
