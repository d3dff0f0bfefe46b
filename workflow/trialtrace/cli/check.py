"""`trialtrace check`: the stage of that name."""

from __future__ import annotations

import argparse

from trialtrace.cli.stage import add_stage_arguments, run_stage


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_stage_arguments(parser)


def run(args: argparse.Namespace) -> None:
    """Run the stage."""
    from trialtrace.check import stage

    run_stage(args, stage)
