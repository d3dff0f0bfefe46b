"""From tables to a citation map: which document lists, cites and tells which work and trial."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

import pandas as pd

from trialtrace.show.figures.cells import Record, capital, records

# How a document stands to a work, from the least to the most.
LISTED, CITED, TOLD = "listed", "cited", "told"
_ORDER = (LISTED, CITED, TOLD)


@dataclass(frozen=True)
class Link:
    """How a document stands to a work, and the rows that say so."""

    how: str
    reference_ids: tuple[str, ...] = ()
    citation_ids: tuple[str, ...] = ()
    study_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class WorkRow:
    """A work, or a trial without one, with its documents (doc_id → link)."""

    key: str
    label: str
    trial_ids: tuple[str, ...]
    links: Mapping[str, Link]

    @property
    def most(self) -> str:
        """Return the most that any document says of it."""
        return max((link.how for link in self.links.values()), key=_ORDER.index)


@dataclass(frozen=True)
class CitationMap:
    """A whole map.

    Attributes
    ----------
    documents : tuple of (str, str)
        doc_id and name of the documents that list, cite or tell anything, in their order.
    rows : tuple of WorkRow
        Works whose study is told first, then those that are cited, then those only listed; within
        these by the number of documents.
    loose : tuple of (str, int)
        Mentions that lead to no entry: the reason, and how many.
    """

    documents: tuple[tuple[str, str], ...]
    rows: tuple[WorkRow, ...]
    loose: tuple[tuple[str, int], ...]


def plan_citations(tables: Mapping[str, pd.DataFrame]) -> CitationMap:
    """Decide what a citation map of these tables says.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        ``documents``, ``references``, ``works``, ``work_members``, ``citations``, ``studies``,
        ``trials``, ``trial_studies``.
    """
    work_of = {row["reference_id"]: row["work_id"] for row in records(tables["work_members"])}
    found: dict[str, dict[str, dict[str, list[str]]]] = {}

    def add(key: str, doc: str, kind: str, row_id: str) -> None:
        found.setdefault(key, {}).setdefault(doc, {}).setdefault(kind, []).append(row_id)

    for row in records(tables["references"]):
        if row["reference_id"] in work_of:
            add(work_of[row["reference_id"]], row["doc_id"], "reference", row["reference_id"])
    loose: Counter[str] = Counter()
    for row in records(tables["citations"]):
        if row["reference_id"] in work_of:
            add(work_of[row["reference_id"]], row["doc_id"], "citation", row["citation_id"])
        else:
            loose[row["link_reason"] or "no reason is given"] += 1
    trials_of: dict[str, list[str]] = {}
    for row in records(tables["studies"]):
        key = row["work_id"] or row["trial_id"] or row["study_id"]
        add(key, row["doc_id"], "study", row["study_id"])
        if row["trial_id"] and row["trial_id"] not in trials_of.setdefault(key, []):
            trials_of[key].append(row["trial_id"])
    names = _names(tables)
    rows = [
        WorkRow(
            key, names.get(key, key), tuple(trials_of.get(key, ())),
            {doc: _link(kinds) for doc, kinds in docs.items()},
        )
        for key, docs in found.items()
    ]  # fmt: skip
    rows.sort(key=lambda r: (-_ORDER.index(r.most), -len(r.links), _folded(r.label), r.key))
    used = {doc for row in rows for doc in row.links}
    documents = tuple(
        (row["doc_id"], PurePosixPath(row["path"]).name)
        for row in records(tables["documents"])
        if row["doc_id"] in used
    )
    reasons = sorted(loose.items(), key=lambda item: (-item[1], item[0]))
    return CitationMap(documents, tuple(rows), tuple(reasons))


def _folded(label: str) -> str:
    """Return a name as it stands in a list: without case and accents."""
    plain = unicodedata.normalize("NFKD", label)
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def _names(tables: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Name works, trials and studies; works that share a name get their places as letters."""
    names: dict[str, str] = {}
    for table, key in (("studies", "study_id"), ("trials", "trial_id"), ("works", "work_id")):
        held = records(tables[table])
        shared = Counter(_label(row) for row in held)
        places: Counter[str] = Counter()
        for row in held:
            label = _label(row)
            names[row[key]] = label
            if shared[label] > 1:
                names[row[key]] = f"{label} ({_letter(places[label])})"
                places[label] += 1
    return names


def _label(row: Record) -> str:
    return capital(row["label"]) or "Without a name"


def _letter(place: int) -> str:
    return f"{chr(ord('a') + place % 26)}{place // 26 or ''}"


def _link(kinds: Mapping[str, list[str]]) -> Link:
    how = TOLD if "study" in kinds else CITED if "citation" in kinds else LISTED
    ids = (tuple(kinds.get(kind, ())) for kind in ("reference", "citation", "study"))
    return Link(how, *ids)
