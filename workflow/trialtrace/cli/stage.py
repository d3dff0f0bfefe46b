"""How a stage after extraction runs: read its tables, call it, check keys, write its tables."""

from __future__ import annotations

import argparse
import csv
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from trialtrace.cli.common import add_options, add_path
from trialtrace.tables.errors import TrialtraceError

if TYPE_CHECKING:
    from trialtrace.grammar.lexicon import Lexicon
    from trialtrace.text.store import TextStore


@dataclass(frozen=True)
class Context:
    """What a stage may use besides its tables; each part is loaded when it is first asked for.

    Attributes
    ----------
    raw, curated, lexicon_folder, texts_folder : Path
        Folders.
    """

    raw: Path
    curated: Path
    lexicon_folder: Path
    texts_folder: Path

    @cached_property
    def texts(self) -> TextStore:
        """Return the canonical texts."""
        from trialtrace.text.store import TextStore

        return TextStore(self.texts_folder)

    @cached_property
    def lexicon(self) -> Lexicon:
        """Return the vocabulary."""
        from trialtrace.grammar.lexicon import load

        return load(self.lexicon_folder)


def add_stage_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options that all stages have."""
    add_path(parser, "processed", "folder of the tables, read and written")
    add_path(parser, "texts", "folder of the texts")
    add_path(parser, "raw", "folder of the documents")
    add_path(parser, "curated", "folder of people's decisions")
    add_path(parser, "lexicon", "folder of the vocabulary")
    add_options(parser)


def run_stage(args: argparse.Namespace, stage: ModuleType) -> None:
    """Run a stage on ``data/processed``.

    Parameters
    ----------
    args : Namespace
        From :func:`add_stage_arguments`.
    stage : module
        With ``READS``, ``WRITES`` and ``run(tables, options, context)``.
    """
    from trialtrace.tables.io import read_table, write_table
    from trialtrace.tables.keys import check_links

    context = Context(args.raw, args.curated, args.lexicon, args.texts)
    tables = {name: read_table(args.processed, name) for name in stage.READS}
    made = stage.run(tables, args.options, context)
    missing = [name for name in stage.WRITES if name not in made]
    if missing:
        raise TrialtraceError(
            f"the stage made no table {missing[0]!r}; this is a fault of Trialtrace"
        )

    def known(table: str, column: str) -> frozenset[str] | None:
        if table in made or table in tables:
            frame = made.get(table, tables.get(table))
            return frozenset(frame[column])
        return _column(args.processed, table, column)

    for name in stage.WRITES:
        check_links(name, made[name], known)
    for name in stage.WRITES:
        write_table(args.processed, name, made[name])
        print(f"{name}: {len(made[name])} rows", file=sys.stderr)


def _column(processed: Path, table: str, column: str) -> frozenset[str] | None:
    from trialtrace.tables.io import table_path

    path = table_path(processed, table)
    if not path.exists():
        return None
    with path.open(encoding="utf-8", newline="") as file:
        return frozenset(row[column] for row in csv.DictReader(file))
