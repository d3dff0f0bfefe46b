"""`trialtrace figures`: figures as SVG, PDF and PNG, each with its data and a text."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from trialtrace.cli.common import add_options, add_path, collect_rarely
from trialtrace.tables.errors import TrialtraceError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_path(parser, "processed", "folder of the tables")
    add_path(parser, "out", "folder to write to")
    parser.add_argument(
        "--risk",
        type=Path,
        metavar="CSV",
        help="judgements of the risk of bias (robvis's columns), the shade of effect directions",
    )
    parser.add_argument(
        "--processes",
        type=int,
        default=2,
        metavar="N",
        help="kinds of figures drawn at the same time (default: 2; the files are the same)",
    )
    add_options(parser)


def run(args: argparse.Namespace) -> None:
    """Draw the figures."""
    if args.processes < 1:
        raise TrialtraceError("--processes must be at least 1")
    collect_rarely()
    from trialtrace.show.figures.cells import records
    from trialtrace.show.figures.direction.risk import unmatched
    from trialtrace.show.figures.forest.studies.risk_sheet import read_risk_sheet
    from trialtrace.show.figures.stage import READS, draw, not_drawn
    from trialtrace.tables.io import read_table

    tables = {name: read_table(args.processed, name) for name in READS}
    risk = read_risk_sheet(args.risk) if args.risk else None
    draw(tables, args.options, args.out, risk, args.processes)
    if risk is not None:
        for name in unmatched(risk, records(tables["studies"])):
            print(f"{args.risk}: no study bears the name {name!r}", file=sys.stderr)
    for name, why in not_drawn(args.out):
        print(f"{name}: not drawn: {why}", file=sys.stderr)
