"""Linking: does a callout in the text lead to the entry it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import SimpleNamespace

from trialtrace.evaluate.explain import quote
from trialtrace.evaluate.gold import Record
from trialtrace.evaluate.matching import Counts, pair
from trialtrace.evaluate.model import Error, Item, Judgement, Score
from trialtrace.evaluate.schemes.pmc_citation_linking import NAMED_TOO, NUMBERED, STYLES
from trialtrace.extract.model import Citation, Extraction, Reference
from trialtrace.link import stage
from trialtrace.pipeline.config import defaults, load_schema
from trialtrace.pipeline.places import config_schemas
from trialtrace.tables.frames import to_table
from trialtrace.tables.io import make_table

_RANGE = re.compile(r"\d\s?(?:-|\u2010|\u2011|\u2013|\u2014|\u2212|\bto\b)\s?\d")


def judge(record: Record, doc_id: str, read: Callable[[str, str], Extraction]) -> Judgement:
    """Score one document, read with its list behind it."""
    text = with_list(record)
    extraction = read(text, str(record["id"]))
    entry_of = _entries(record, text, extraction.references)
    linked = _links(text, extraction)
    gold = [(a["start"], a["end"], rid) for a in record["annotations"] for rid in a["rids"]]
    body = len(record["text"])
    styles = STYLES if record.get("style") == NUMBERED else NAMED_TOO
    given = []
    for c in extraction.citations:
        entry = entry_of.get(linked.get(c.citation_id, ""), "")
        if not entry or c.style not in styles or c.end > body:
            continue
        if not _unasked(c, entry, gold, text):
            given.append((c.start, c.end, entry))
    pairs = pair(gold, given, lambda g, o: g[2] == o[2] and g[0] < o[1] and o[0] < g[1])
    counts = Counts(len(pairs), len(given) - len(pairs), len(gold) - len(pairs))
    entries = Counts(len(set(entry_of.values())), len(extraction.references) - len(set(entry_of.values())),
                     len(record["references"]) - len(set(entry_of.values())))  # fmt: skip
    scores = (
        Score(doc_id, "linking", "callout to entry", "value", counts),
        Score(doc_id, "entries", "entries of the list", "value", entries),
    )
    return Judgement(scores, tuple(_errors(record, text, gold, given, pairs)))


def with_list(record: Record) -> str:
    """Write the text with its references behind it, as a paper has them."""
    numbered = record.get("style") == NUMBERED
    entries = [f"{r['n']}. {r['raw']}" if numbered else str(r["raw"]) for r in record["references"]]
    return f"{record['text'].rstrip()}\n\nReferences\n\n" + "\n".join(entries) + "\n"


def _entries(record: Record, text: str, found: tuple[Reference, ...]) -> dict[str, str]:
    """Return our reference_id → the entry's id: the entry that it shares most characters with."""
    spans, at = [], len(record["text"].rstrip())
    for entry in record["references"]:
        start = text.index(str(entry["raw"]), at)
        at = start + len(str(entry["raw"]))
        spans.append((start, at, str(entry["id"])))
    chosen: dict[str, tuple[int, str]] = {}
    for reference in found:
        shared = [(min(e, reference.end) - max(s, reference.start), i) for s, e, i in spans]
        best = max(shared, default=(0, ""))
        if best[0] > 0:
            chosen[reference.reference_id] = best
    # An entry cut in two answers once: the longer part.
    longest: dict[str, tuple[int, str]] = {}
    for reference_id, (length, entry_id) in chosen.items():
        if length > longest.get(entry_id, (0, ""))[0]:
            longest[entry_id] = (length, reference_id)
    return {reference_id: entry_id for entry_id, (_, reference_id) in longest.items()}


def _links(text: str, extraction: Extraction) -> dict[str, str]:
    """Return citation_id → reference_id, as the stage ``link`` tells them for this one document."""
    authors = [
        {"reference_id": r.reference_id, "ordinal": k, "family": a.family, "given": a.given,
         "suffix": a.suffix, "is_group": a.is_group, "start": a.start, "end": a.end}
        for r in extraction.references
        for k, a in enumerate(r.authors, start=1)
    ]  # fmt: skip
    document = {"doc_id": extraction.doc_id, "path": "text.txt", "format": "text", "status": "read",
                "n_bytes": len(text), "n_chars": len(text)}  # fmt: skip
    tables = {
        "documents": make_table("documents", [document]),
        "references": to_table("references", extraction.references),
        "reference_authors": make_table("reference_authors", authors),
        "extracted_citations": to_table("extracted_citations", extraction.citations),
        "evidence": to_table("evidence", extraction.evidence),
        "extracted_rows": to_table("extracted_rows", extraction.rows),
        "machine_values": to_table("machine_values", extraction.values),
    }
    options = defaults(load_schema(config_schemas()))["link"]
    context = SimpleNamespace(texts={extraction.doc_id: SimpleNamespace(text=text)}, lexicon=None)
    citations = stage.run(tables, options, context)["citations"]
    return dict(zip(citations["citation_id"], citations["reference_id"], strict=True))


def _unasked(citation: Citation, entry: str, gold: list[tuple[int, int, str]], text: str) -> bool:
    """Tell whether a citation stands for an entry inside a range of which only the ends are annotated."""
    raw = text[citation.start : citation.end]
    ends = re.findall(r"\d+", raw)
    if len(ends) < 2 or not _RANGE.search(raw) or not citation.label.isdigit():
        return False
    asked = {rid for start, end, rid in gold if start < citation.end and citation.start < end}
    inner = int(ends[0]) < int(citation.label) < int(ends[-1])
    return bool(asked) and inner and entry not in asked


def _errors(
    record: Record,
    text: str,
    gold: list[tuple[int, int, str]],
    ours: list[tuple[int, int, str]],
    pairs: list[tuple[int, int]],
) -> list[Error]:
    hit, used = {i for i, _ in pairs}, {j for _, j in pairs}
    errors = []
    for i, (start, end, rid) in enumerate(gold):
        if i not in hit:
            there = [o[2] for o in ours if o[0] < end and start < o[1]]
            kind = "wrong entry" if there else "missed"
            around = quote(text, Item("", "", None, start, end))
            errors.append(
                Error(
                    str(record["id"]),
                    "callout to entry",
                    kind,
                    rid,
                    "; ".join(there),
                    around,
                    start=start,
                )
            )
    for j, (start, end, rid) in enumerate(ours):
        if j not in used and not any(g[0] < end and start < g[1] for g in gold):
            around = quote(text, Item("", "", None, start, end))
            errors.append(
                Error(
                    str(record["id"]),
                    "callout to entry",
                    "not annotated",
                    "",
                    rid,
                    around,
                    start=start,
                )
            )
    return errors
