"""`trialtrace ingest`: the files of one batch to texts and the table of documents."""

from __future__ import annotations

import argparse

from trialtrace.cli.common import add_options, add_path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_path(parser, "raw", "folder of the documents")
    add_path(parser, "manifest", "paths and hashes of the batch's documents")
    add_path(parser, "lexicon", "folder of the vocabulary")
    add_path(parser, "documents", "table to write")
    add_path(parser, "texts", "texts to write (JSON lines)")
    add_options(parser)


def run(args: argparse.Namespace) -> None:
    """Read the documents; what cannot be read is quarantined with its reason."""
    from trialtrace.pipeline.batches import read_manifest
    from trialtrace.tables.frames import to_table
    from trialtrace.tables.io import write_csv
    from trialtrace.text.cues import load
    from trialtrace.text.ingest import Limits, ingest
    from trialtrace.text.store import write_texts

    limits = Limits(args.options["max_megabytes"], args.options["max_line_kilobytes"])
    paths = [member.path for member in read_manifest(args.manifest)]
    rows, documents = ingest(args.raw, paths, load(args.lexicon / "page.yaml"), limits)
    write_csv(args.documents, "documents", to_table("documents", rows))
    write_texts(args.texts, documents)
