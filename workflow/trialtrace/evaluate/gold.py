"""Annotated documents from JSON lines: which scheme they follow, which half they belong to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trialtrace.tables.errors import TrialtraceError

HALVES = ("working", "kept", "all")
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Gold:
    """A file of annotated documents."""

    path: Path
    scheme: str
    sha256: str
    records: tuple[Record, ...]


def read_gold(path: Path) -> Gold:
    """Read a file and tell its scheme from its content.

    Raises
    ------
    TrialtraceError
        If the file cannot be read, a line is no JSON object with an id, or no scheme fits.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TrialtraceError(f"{path}: cannot be read: {error.strerror}") from None
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise TrialtraceError(f"{path}: not UTF-8 at byte {error.start}") from None
    records = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise TrialtraceError(f"{path}, line {number}: no valid JSON: {error}") from None
        if not isinstance(record, dict) or "id" not in record or "text" not in record:
            raise TrialtraceError(f"{path}, line {number}: not an object with `id` and `text`")
        records.append(record)
    if not records:
        raise TrialtraceError(f"{path}: holds no documents")
    return Gold(path, scheme_of(records, path), hashlib.sha256(data).hexdigest(), tuple(records))


def scheme_of(records: list[Record], path: Path) -> str:
    """Tell the scheme of annotation by the labels and keys of the records."""
    labels = {a.get("label") for r in records for a in r.get("annotations", ()) if a}
    keys = set().union(*records)
    signs = (
        ("lay_articles", "field_of_medicine" in keys),
        ("llm_meta_analysis_numeric", {"comparison", "outcome", "fields"} <= keys),
        ("ctcorpus_numeric", "fields" in keys and "citation" in keys),
        ("pmc_citation_linking", "references" in keys and "callout" in labels),
        (
            "evidence_inference_v2",
            any("prompt_id" in a for r in records for a in r.get("annotations", ())),
        ),
        ("pico_corpus", "total-participants" in labels or "intervention-participants" in labels),
        ("ctcorpus_spans", "PValue" in labels or "NumberPatients" in labels),
        ("clerx_effects", bool(labels & {"hr_ratio", "or_ratio", "rr_ratio"})),
        ("rct_art", bool(labels & {"INTV", "MEAS", "OC"})),
        ("grobid", bool(labels & {"biblScope", "title-a", "title-j", "title-m"})),
        ("anystyle", bool(labels & {"author", "title", "date"})),
    )
    for name, fits in signs:
        if fits:
            return name
    raise TrialtraceError(
        f"{path}: follows no known scheme of annotation; docs/accuracy.md names them"
    )


# Several records of these schemes share a text: they go to one half, and the bootstrap draws them
# together.
_SHARED_TEXT = {"llm_meta_analysis_numeric": "pmcid", "rct_art": "pmid"}


def group_id(record: Record, scheme: str) -> str:
    """Return the id that decides the half: the record's own, or that of the text it shares."""
    return str(record.get(_SHARED_TEXT.get(scheme, "id")) or record["id"])


def half_of(identity: str) -> str:
    """Return ``working`` or ``kept``: sha256 of the id, first byte even or odd."""
    return "kept" if hashlib.sha256(identity.encode()).digest()[0] % 2 else "working"


def choose(gold: Gold, half: str) -> list[Record]:
    """Return the records of a half, or all of them."""
    if half == "all":
        return list(gold.records)
    return [r for r in gold.records if half_of(group_id(r, gold.scheme)) == half]
