"""The sub-command `trialtrace meta`: options, reading, analysis, output."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from trialtrace.tables.errors import TrialtraceError

_METHODS = ("EE", "DL", "HE", "HS", "HSk", "SJ", "ML", "REML", "EB", "PM", "PMM")
_TESTS = ("z", "t", "knha", "adhoc")
_PREDICTIONS = ("default", "simple", "Riley", "t", "HTS", "V", "HK", "KR", "S")
_TO = ("only0", "all", "if0all", "none")
_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
_TEST_WORDS = {
    "z": "normal",
    "t": "t",
    "knha": "Hartung-Knapp",
    "adhoc": "Hartung-Knapp that never narrows the interval",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.epilog = (
        "The table has a row a study and metafor's columns: ai bi ci di or ai n1i ci n2i; m1i sd1i "
        "n1i m2i sd2i n2i; x1i t1i x2i t2i; xi ni; xi ti; mi sdi ni; ri ni; yi with vi or sei "
        "(ratios as logarithms). Labels: slab, study, or author with year. Empty cells and NA leave "
        "a study out. docs/methods.md has formulas and sources."
    )
    add = parser.add_argument
    add("table", type=Path, metavar="TABLE.csv", help="a CSV file with a header row")
    add("--measure", required=True, metavar="M", help="RR OR RD MD SMD ROM IRR PLO ZCOR GEN ...")
    add("--output", type=Path, metavar="DIR", help="write CSV tables and analysis.json there")
    add("--method", choices=_METHODS, default="REML", help="estimator of tau² (default: REML)")
    add("--test", choices=_TESTS, help="default: adhoc; z for EE. metafor's own default is z")
    add("--level", type=float, default=95.0, metavar="PCT", help="of intervals (default: 95)")
    add("--prediction", choices=_PREDICTIONS, default="default", help="kind shown first")
    add("--i2-basis", choices=("tau2", "Q"), default="tau2", help="of I² and H² (default: tau2)")
    add("--add", type=float, metavar="X", help="added to counts of studies with an empty cell (½)")
    add("--to", choices=_TO, default="only0", help="to which studies (default: only0)")
    add("--drop00", action="store_true", help="leave out studies without events in both groups")
    add("--vtype", metavar="V", help="kind of variance: LS (default), LS2, UB, AV, HO")
    add("--subgroup", default="", metavar="COLUMN", help="compare groups of studies")
    add("--subgroup-tau2", choices=("own", "common"), default="own", help="default: own")
    add("--mods", nargs="+", default=[], metavar="COLUMN", help="moderators; factor(COLUMN)")
    add("--order", metavar="COLUMN", help="cumulative analysis in this order (default: year)")
    add("--slab", metavar="COLUMN", help="labels of the studies")
    add("--column", action="append", default=[], metavar="ai=NAME", help="a column by its name")
    add("--delimiter", choices=_DELIMITERS, help="default: told from the header")
    add("--decimal", choices=("point", "comma"), help="default: told from the cells")


def run(args: argparse.Namespace) -> None:
    """Analyse the table, print the analysis, write it where asked."""
    from trialtrace.cli.meta.analysis import analyse
    from trialtrace.cli.meta.effects import compute
    from trialtrace.cli.meta.read import read_sheet
    from trialtrace.cli.meta.screen import text
    from trialtrace.cli.meta.studies import read_studies
    from trialtrace.cli.meta.write import write

    measure = args.measure.upper()
    if not 0 < args.level < 100:
        raise TrialtraceError(f"--level {args.level:g} is no confidence level; give 95, say")
    sheet = read_sheet(args.table, _DELIMITERS.get(args.delimiter))
    studies = read_studies(sheet, measure, _renamed(args.column), args.slab, args.decimal)
    inputs = {"add": args.add, "to": args.to, "drop00": args.drop00, "vtype": args.vtype}
    effects = compute(studies, measure, inputs)
    settings = _settings(args, sheet.header)
    parts, notes = analyse(effects, settings)
    k = effects.studies.k
    head = [
        f"{sheet.file}: {effects.scale.name} ({measure}), {k} {'study' if k == 1 else 'studies'}",
        f"{settings.method}, test {settings.test} ({_TEST_WORDS[settings.test]}), "
        f"{settings.level:g} % intervals",
        _of_columns(effects),
    ]
    sys.stdout.write(text(head, parts, notes))
    if args.output is not None:
        about = {
            "trialtrace": _version(),
            "file": sheet.file,
            "measure": measure,
            "k": k,
            "columns": dict(effects.studies.columns),
            "options": {**inputs, **_plain(settings)},
            "notes": notes,
        }
        write(args.output, args.table, about, parts)
        print(f"{args.output}: {len(parts)} tables and analysis.json", file=sys.stderr)


def _renamed(pairs: list[str]) -> dict[str, str]:
    out = {}
    for pair in pairs:
        name, equals, column = pair.partition("=")
        if not (name and equals and column):
            raise TrialtraceError(f"--column {pair}: say an input and its column, as ai=events")
        out[name.strip()] = column.strip()
    return out


def _settings(args: argparse.Namespace, header: tuple[str, ...]):
    from trialtrace.cli.meta.inputs import column_named
    from trialtrace.cli.meta.settings import COMMON, Settings

    def column(name: str) -> str:
        return column_named(header, name, args.table.name) if name else ""

    year = next((name for name in header if name.casefold() == "year"), "")
    return Settings(
        method=args.method,
        test=args.test or ("z" if args.method in COMMON else "adhoc"),
        level=args.level,
        prediction=args.prediction,
        i2_basis=args.i2_basis,
        subgroup=column(args.subgroup),
        subgroup_tau2=args.subgroup_tau2,
        mods=tuple(_moderator(name, column) for name in args.mods),
        order=column(args.order) if args.order else year,
    )


def _moderator(name: str, column) -> str:
    if name.startswith("factor(") and name.endswith(")"):
        return f"factor({column(name[7:-1])})"
    return column(name)


def _of_columns(effects) -> str:
    pairs = (f"{n}={c}" if n != c else n for n, c in effects.studies.columns.items())
    scale = "; ratios are computed as logarithms" if effects.scale.changes else ""
    return f"from the columns {' '.join(pairs)}{scale}"


def _plain(settings) -> dict[str, object]:
    from dataclasses import asdict

    return {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(settings).items()}


def _version() -> str:
    from importlib.metadata import version

    return version("trialtrace")
