"""`trialtrace summary`: a short account of a run."""

from __future__ import annotations

import argparse

from trialtrace.cli.common import add_path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_path(parser, "processed", "folder of the tables")
    add_path(parser, "report", "the page, to be named")
    add_path(parser, "figures", "folder of the figures, to be named")
    add_path(parser, "out", "file to write")


def run(args: argparse.Namespace) -> None:
    """Write the account."""
    from trialtrace.show.summary import READS, figures_line, summary
    from trialtrace.tables.io import read_table

    tables = {name: read_table(args.processed, name) for name in READS}
    text = summary(tables, {"Report": args.report, "Figures": figures_line(args.figures)})
    args.out.write_text(text, encoding="utf-8")
