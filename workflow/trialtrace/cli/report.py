"""`trialtrace report`: one self-contained page."""

from __future__ import annotations

import argparse

from trialtrace.cli.common import add_options, add_path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_path(parser, "processed", "folder of the tables")
    add_path(parser, "texts", "folder of the texts")
    add_path(parser, "figures", "folder of the figures")
    add_path(parser, "out", "folder to write to")
    add_options(parser)


def run(args: argparse.Namespace) -> None:
    """Write the page."""
    from trialtrace.show.report.stage import READS, write
    from trialtrace.tables.io import read_table
    from trialtrace.text.store import TextStore

    tables = {name: read_table(args.processed, name) for name in READS}
    write(tables, TextStore(args.texts), args.figures, args.options, args.out)
