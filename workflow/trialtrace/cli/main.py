"""The command `trialtrace`: finds the sub-command, shows errors on one line."""

from __future__ import annotations

import argparse
import importlib
import sys

from trialtrace.tables.errors import TrialtraceError

# name → (module below trialtrace.cli, help); modules are imported only when they are called for,
# because importing pandas and matplotlib takes longer than most questions.
COMMANDS = {
    "ingest": ("ingest", "read the documents of a batch"),
    "extract": ("extract", "references, citations and accounts of studies of a batch"),
    "join": ("join", "shards to tables"),
    "link": ("link", "references to works, citations to references, accounts to trials"),
    "decide": ("decide", "publications' and people's values beside the machine's; choose"),
    "derive": ("derive", "effect sizes from values"),
    "check": ("check", "findings: what an auditor should see"),
    "synthesize": ("synthesize", "groups of effects: pool, summarise or say why not"),
    "tables": ("tables", "tables for people"),
    "export": ("export", "the cited publications as RIS, BibTeX and CSL-JSON"),
    "figures": ("figures", "figures as SVG, PDF and PNG"),
    "forest": ("forest", "a forest plot of any table in metafor's columns"),
    "report": ("report", "one page with tables, figures, findings and documents"),
    "summary": ("summary", "a short account of a run"),
    "meta": ("meta.command", "meta-analyse a CSV table with metafor's columns"),
    "read": ("read", "extract one document and print what was found"),
    "config": ("config", "print the configuration with every default"),
    "evaluate": ("evaluate", "score the extractor against annotated documents"),
    "docs": ("docs", "write the generated parts of docs/"),
}


def main(arguments: list[str] | None = None) -> int:
    """Run a sub-command; return the exit status (0 well, 1 something a person can mend, 2 usage)."""
    words = sys.argv[1:] if arguments is None else arguments
    parser = _parser(words)
    args = parser.parse_args(words)
    if args.command is None:
        parser.print_help()
        return 2
    try:
        return args.run(args) or 0
    except TrialtraceError as error:
        print(f"trialtrace {args.command}: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1


def _parser(words: list[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="trialtrace",
        description="From prose to forest plot: each number traceable to its sentence.",
        epilog="The whole workflow is run with `snakemake`; these are its single stages.",
    )
    parser.add_argument("--version", action="store_true", help="print the version")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    chosen = next((word for word in words if not word.startswith("-")), None)
    for name, (module, words_of_help) in COMMANDS.items():
        sub = commands.add_parser(name, help=words_of_help, description=words_of_help)
        if name == chosen:
            command = importlib.import_module(f"trialtrace.cli.{module}")
            command.add_arguments(sub)
            sub.set_defaults(run=command.run)
    if "--version" in words and chosen is None:
        parser.set_defaults(run=_print_version, command="version")
    return parser


def _print_version(_args: argparse.Namespace) -> int:
    from importlib.metadata import version

    print(f"trialtrace {version('trialtrace')}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
