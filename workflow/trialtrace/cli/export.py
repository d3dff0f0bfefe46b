"""`trialtrace export`: the cited publications for reference managers."""

from __future__ import annotations

import argparse

from trialtrace.cli.common import add_path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_path(parser, "processed", "folder of the tables")
    add_path(parser, "out", "folder to write to")


def run(args: argparse.Namespace) -> None:
    """Write RIS, BibTeX and CSL-JSON."""
    from trialtrace.show.exports.stage import READS, write
    from trialtrace.tables.io import read_table

    write({name: read_table(args.processed, name) for name in READS}, args.out)
