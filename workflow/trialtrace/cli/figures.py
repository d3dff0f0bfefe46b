"""`trialtrace figures`: figures as SVG, PDF and PNG, each with its data and a text."""

from __future__ import annotations

import argparse
import sys

from trialtrace.cli.common import add_options, add_path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_path(parser, "processed", "folder of the tables")
    add_path(parser, "out", "folder to write to")
    add_options(parser)


def run(args: argparse.Namespace) -> None:
    """Draw the figures."""
    from trialtrace.show.figures.stage import READS, draw, not_drawn
    from trialtrace.tables.io import read_table

    draw({name: read_table(args.processed, name) for name in READS}, args.options, args.out)
    for name, why in not_drawn(args.out):
        print(f"{name}: not drawn: {why}", file=sys.stderr)
