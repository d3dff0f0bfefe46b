"""`trialtrace join`: the shards of all batches to tables, after a look whether they are still true."""

from __future__ import annotations

import argparse
from pathlib import Path

from trialtrace.cli.common import add_path, read_batches
from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.registry import tables_of

JOINED = (*tables_of("ingest"), *tables_of("extract"))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_path(parser, "raw", "folder of the documents")
    add_path(parser, "batches", "list of the batches")
    add_path(parser, "shards", "folder of the shards")
    add_path(parser, "processed", "folder of the tables to write")


def run(args: argparse.Namespace) -> None:
    """Join; a shard that tells of other documents than data/raw holds stops the run."""
    from trialtrace.tables.io import table_path
    from trialtrace.tables.join import join_shards

    batches = read_batches(args.batches)
    _remove_stale(args.shards, set(batches))
    for name in JOINED:
        shards = [args.shards / name / f"{batch}.csv" for batch in batches]
        join_shards(name, shards, table_path(args.processed, name))
    _quarantine_failed(args.processed, args.shards, batches)
    _compare_with_raw(args.raw, args.processed)


def _remove_stale(shards: Path, batches: set[str]) -> None:
    """Remove what batches left behind whose last document is gone."""
    for file in shards.glob("*/*"):
        if file.is_file() and file.name.split(".")[0] not in batches:
            file.unlink()


def _quarantine_failed(processed: Path, shards: Path, batches: list[str]) -> None:
    """Say in `documents` which documents were read but could not be extracted."""
    from trialtrace.tables.io import read_table, write_table

    reasons = {}
    for batch in batches:
        for line in (shards / "failed" / f"{batch}.txt").read_text(encoding="utf-8").splitlines():
            path, _, reason = line.partition("\t")
            reasons[path] = f"extraction failed: {reason}"
    if not reasons:
        return
    documents = read_table(processed, "documents")
    hit = documents["path"].isin(list(reasons))
    documents.loc[hit, "status"] = "quarantined"
    documents.loc[hit, "reason"] = documents.loc[hit, "path"].map(reasons)
    write_table(processed, "documents", documents)


def _compare_with_raw(raw: Path, processed: Path) -> None:
    from trialtrace.pipeline.batches import find_documents, sha256_of
    from trialtrace.tables.io import read_table

    documents = read_table(processed, "documents")
    listed = dict(zip(documents["path"], documents["sha256"], strict=True))
    present = {p.encode("utf-8", "replace").decode("utf-8"): p for p in find_documents(raw)}
    gone = sorted(set(listed) - set(present))
    new = sorted(set(present) - set(listed))
    if gone or new:
        name, what = (gone[0], "was removed") if gone else (new[0], "was added")
        raise TrialtraceError(f"{raw / name}: {what} during the run; run snakemake again")
    for path, sha256 in listed.items():
        # Quarantined without reading (too large, unreadable): there is no hash to compare.
        if sha256 and sha256_of(raw / present[path]) != sha256:
            raise TrialtraceError(f"{raw / path}: changed during the run; run snakemake again")
