"""Arguments and small steps that several sub-commands share."""

from __future__ import annotations

import argparse
import gc
import json
from pathlib import Path
from typing import Any

from trialtrace.tables.errors import TrialtraceError


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add ``--options``: the stage's section of the configuration as JSON."""
    parser.add_argument(
        "--options",
        type=json_object,
        required=True,
        metavar="JSON",
        help="the stage's section of the configuration, all keys (see config/config.yaml)",
    )


def add_path(parser: argparse.ArgumentParser, name: str, help: str) -> None:
    """Add a required option that names a file or folder."""
    parser.add_argument(f"--{name}", type=Path, required=True, metavar="PATH", help=help)


def add_columns(parser: argparse.ArgumentParser) -> None:
    """Add ``--columns``: the names that a table of studies has for metafor's columns."""
    parser.add_argument(
        "--columns",
        type=pairs,
        default={},
        metavar="AI=NAME,…",
        help="metafor's columns under other names: --columns ai=tpos,bi=tneg,ci=cpos,di=cneg",
    )


def pairs(text: str) -> dict[str, str]:
    """Read ``NAME=TEXT,NAME=TEXT``; a name alone has an empty text."""
    found = {}
    for part in text.split(","):
        name, _, value = (piece.strip() for piece in part.partition("="))
        if not name:
            raise argparse.ArgumentTypeError(f"{text!r}: a name is missing")
        if name in found:
            raise argparse.ArgumentTypeError(f"{text!r}: {name} stands there twice")
        found[name] = value
    return found


def json_object(text: str) -> dict[str, Any]:
    """Read an argument that is a JSON object."""
    try:
        value = json.loads(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"no valid JSON: {error}") from None
    if not isinstance(value, dict):
        raise argparse.ArgumentTypeError("not a JSON object")
    return value


def read_batches(file: Path) -> list[str]:
    """Read the list of batches that the workflow keeps beside the manifests."""
    try:
        return file.read_text(encoding="utf-8").split()
    except OSError:
        raise TrialtraceError(f"{file}: no such list of batches; run snakemake") from None


def collect_rarely() -> None:
    """Let the garbage collector look at new objects less often.

    A drawing makes hundreds of thousands of small objects that live until it is written; looking
    at them again and again took a quarter of the time of a process that draws a few figures.
    """
    gc.set_threshold(50_000, 20, 20)
