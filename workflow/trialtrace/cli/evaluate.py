"""`trialtrace evaluate`: score the extractor against annotated documents."""

from __future__ import annotations

import argparse
from pathlib import Path

_TASKS = ("spans", "numeric", "relations", "direction", "linking", "references")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--task", choices=_TASKS, help="what is scored")
    parser.add_argument(
        "--gold",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="annotated documents (JSON lines)",
    )
    parser.add_argument(
        "--output", type=Path, metavar="DIR", help="folder for scores, errors and run"
    )
    parser.add_argument(
        "--half", choices=("working", "kept", "all"), default="all",
        help="documents by hash of their id: tune on the working half only (default: all)",
    )  # fmt: skip
    parser.add_argument("--processes", type=int, default=2, metavar="N", help="default: 2")
    parser.add_argument(
        "--draws", type=int, default=1000, metavar="N", help="bootstrap samples (default: 1000)"
    )
    parser.add_argument("--seed", type=int, default=20, help="of the bootstrap (default: 20)")
    parser.add_argument(
        "--table",
        type=Path,
        nargs="+",
        metavar="DIR",
        help="write the table of finished evaluations instead",
    )
    parser.add_argument(
        "--into",
        type=Path,
        metavar="FILE",
        help="replace the table between the markers of a Markdown file",
    )


def run(args: argparse.Namespace) -> None:
    """Evaluate, or write the table of evaluations."""
    from trialtrace.tables.errors import TrialtraceError

    if args.table:
        from trialtrace.evaluate.table import put_table, render_table

        table = render_table(args.table)
        if args.into:
            put_table(args.into, table)
        else:
            print(table)
        return
    missing = [f"--{name}" for name in ("task", "gold", "output") if not getattr(args, name)]
    if missing:
        raise TrialtraceError(f"{', '.join(missing)} missing; see trialtrace evaluate --help")
    if args.processes < 1 or args.draws < 1:
        raise TrialtraceError("--processes and --draws must be at least 1")
    from trialtrace.evaluate.command import evaluate

    for line in evaluate(
        args.task, args.gold, args.output, args.half, args.processes, args.draws, args.seed
    ):
        print(line)
