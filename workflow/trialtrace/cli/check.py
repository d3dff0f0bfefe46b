"""`trialtrace check`: the stage of that name; with `--select` or `--ignore` it only prints findings."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from trialtrace.cli.common import json_object
from trialtrace.cli.stage import Context, run_stage

_FOLDERS = {
    "processed": ("data/processed", "folder of the tables, read and written"),
    "texts": ("data/processed/shards/texts", "folder of the texts"),
    "raw": ("data/raw", "folder of the documents"),
    "curated": ("data/curated", "folder of people's decisions"),
    "lexicon": ("config/lexicon", "folder of the vocabulary"),
}
_CONFIG = Path("config/config.yaml")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    for name, (folder, words) in _FOLDERS.items():
        parser.add_argument(
            f"--{name}",
            type=Path,
            default=Path(folder),
            metavar="PATH",
            help=f"{words} (default: {folder})",
        )
    parser.add_argument(
        "--options",
        type=json_object,
        metavar="JSON",
        help=f"the stage's section of the configuration, all keys (default: that of {_CONFIG})",
    )
    for name, words in (
        (
            "select",
            "print the findings of these codes or families only (REF,NUM011); write nothing",
        ),
        ("ignore", "print the findings without these codes or families; write nothing"),
    ):
        parser.add_argument(
            f"--{name}", type=_codes, action="extend", default=[], metavar="CODES", help=words
        )


def run(args: argparse.Namespace) -> None:
    """Run the stage, or print the findings that were asked for.

    Raises
    ------
    TrialtraceError
        If a code is unknown, the configuration is wrong or a table cannot be read.
    """
    from trialtrace.check import stage

    args.options = _section() if args.options is None else args.options
    if args.select or args.ignore:
        _print(args)
    else:
        run_stage(args, stage)


def _codes(words: str) -> list[str]:
    return [code.strip().upper() for code in words.split(",") if code.strip()]


def _section() -> Mapping[str, Any]:
    """Return the configuration's section as `config/config.yaml` has it, with its defaults."""
    import yaml

    from trialtrace.pipeline.config import complete, load_schema
    from trialtrace.pipeline.places import config_schemas

    given = yaml.safe_load(_CONFIG.read_text(encoding="utf-8")) if _CONFIG.exists() else {}
    return complete(given or {}, load_schema(config_schemas()), str(_CONFIG))["check"]


def _print(args: argparse.Namespace) -> None:
    """Print a line a finding, as linters do; what the command line asks for outdoes the configuration."""
    from trialtrace.check import stage
    from trialtrace.check.registry import chosen
    from trialtrace.tables.io import read_table

    options = {
        **args.options,
        "select": args.select or args.options["select"],
        "ignore": [*args.options["ignore"], *args.ignore] if not args.select else args.ignore,
    }
    # Unknown codes are told before anything is read.
    chosen(options["select"], options["ignore"], options["severities"])
    tables = {name: read_table(args.processed, name) for name in stage.READS}
    context = Context(args.raw, args.curated, args.lexicon, args.texts)
    made = stage.run(tables, options, context)
    paths = dict(zip(tables["documents"]["doc_id"], tables["documents"]["path"], strict=True))
    first = made["finding_spans"].drop_duplicates("finding_id").set_index("finding_id")
    for finding in made["findings"].itertuples():
        place = first.loc[finding.finding_id] if finding.finding_id in first.index else None
        where = f"{paths[place.doc_id]}:{place.start}: " if place is not None else ""
        waived = " (waived)" if finding.status == "waived" else ""
        print(
            f"{where}{finding.code} {finding.severity}: {finding.message}{waived} → {finding.todo}"
        )
