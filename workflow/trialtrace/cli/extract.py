"""`trialtrace extract`: the texts of one batch to references, citations, accounts and evidence."""

from __future__ import annotations

import argparse
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from trialtrace.cli.common import add_options, add_path
from trialtrace.tables.registry import tables_of

if TYPE_CHECKING:
    from trialtrace.extract.model import Extraction


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_path(parser, "texts", "texts of the batch (JSON lines)")
    add_path(parser, "lexicon", "folder of the vocabulary")
    add_path(parser, "failed", "list to write of documents that could not be extracted")
    for table in tables_of("extract"):
        add_path(parser, table.replace("_", "-"), f"table {table} to write")
    add_options(parser)


def run(args: argparse.Namespace) -> None:
    """Extract each document; one that breaks is reported and costs no other."""
    from trialtrace.extract.api import extract_document
    from trialtrace.grammar.lexicon import load
    from trialtrace.tables.io import write_csv
    from trialtrace.text.store import read_texts

    lexicon = load(args.lexicon)
    extractions: list[Extraction] = []
    failed: list[str] = []
    for document in read_texts(args.texts):
        try:
            extractions.append(extract_document(document, lexicon))
        except Exception as error:  # one bad document never costs the others
            traceback.print_exc(file=sys.stderr)
            failed.append(f"{document.path}\t{type(error).__name__}: {error}")
    for name, frame in _tables(extractions).items():
        write_csv(getattr(args, name), name, frame)
    Path(args.failed).write_text("".join(line + "\n" for line in failed), encoding="utf-8")


def _tables(extractions: list[Extraction]) -> dict[str, object]:
    from trialtrace.tables.frames import to_table
    from trialtrace.tables.io import make_table

    references = [r for x in extractions for r in x.references]
    return {
        "references": to_table("references", references),
        "reference_authors": make_table(
            "reference_authors",
            [
                {
                    "reference_id": r.reference_id,
                    "ordinal": ordinal,
                    "family": a.family,
                    "given": a.given,
                    "suffix": a.suffix,
                    "is_group": a.is_group,
                    "start": a.start,
                    "end": a.end,
                }
                for r in references
                for ordinal, a in enumerate(r.authors, start=1)
            ],
        ),
        "reference_fields": make_table(
            "reference_fields",
            [
                {
                    "reference_id": r.reference_id,
                    "field": f.field,
                    "raw": f.raw,
                    "start": f.start,
                    "end": f.end,
                    "rule": f.rule,
                }
                for r in references
                for f in r.fields
            ],
        ),
        "extracted_citations": to_table(
            "extracted_citations", [c for x in extractions for c in x.citations]
        ),
        "evidence": to_table("evidence", [e for x in extractions for e in x.evidence]),
        "extracted_rows": to_table("extracted_rows", [r for x in extractions for r in x.rows]),
        "machine_values": to_table("machine_values", [v for x in extractions for v in x.values]),
        "rejected": to_table("rejected", [r for x in extractions for r in x.rejected]),
    }
