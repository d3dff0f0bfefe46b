"""`trialtrace docs`: the generated parts of docs/; a test fails when they are out of date."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--root", type=Path, default=Path(), metavar="PATH", help="the checkout (default: here)"
    )
    parser.add_argument(
        "--pictures", action="store_true", help="draw docs/images as well (after a run: its plots)"
    )


def run(args: argparse.Namespace) -> None:
    """Write each generated file."""
    for path, text in generated().items():
        file = args.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        print(path)
    if args.pictures:
        from trialtrace.show.pictures import pictures

        for file, content in pictures(args.root):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            print(file)


def generated() -> dict[str, str]:
    """Return the text of each generated file by its path below the checkout."""
    from trialtrace.check.docs import render as findings
    from trialtrace.pipeline.config import load_schema, render_default_config
    from trialtrace.pipeline.places import config_schemas
    from trialtrace.tables.dictionary import render as dictionary

    return {
        "config/config.yaml": render_default_config(load_schema(config_schemas())),
        "docs/data-dictionary.md": dictionary(),
        **{str(path): text for path, text in findings().items()},
    }
