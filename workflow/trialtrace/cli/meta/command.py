"""The sub-command `trialtrace meta`: options, reading, analysis, output."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from trialtrace.cli.common import add_columns
from trialtrace.tables.errors import TrialtraceError

_METHODS = ("EE", "DL", "HE", "HS", "HSk", "SJ", "ML", "REML", "EB", "PM", "PMM")
_TESTS = ("z", "t", "knha", "adhoc")
_PREDICTIONS = ("default", "simple", "Riley", "t", "HTS", "V", "HK", "KR", "S")
_ARITHMETICS = ("exact", "metafor")
_TO = ("only0", "all", "if0all", "none")
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
        "n1i m2i sd2i n2i; x1i t1i x2i t2i; xi ni; xi ti; mi sdi ni; ri ni; yi with vi, sei or "
        "ci_lb ci_ub (ratios as logarithms). Labels: slab, study, or author with year. Empty cells "
        "and NA leave a study out. docs/methods.md has formulas and sources."
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
    add(
        "--arithmetic",
        choices=_ARITHMETICS,
        default="exact",
        help="of --mods: exact (default), or metafor's own operations with their rounding",
    )
    add("--order", metavar="COLUMN", help="cumulative analysis in this order (default: year)")
    add_columns(parser)


def run(args: argparse.Namespace) -> None:
    """Analyse the table, print the analysis, write it where asked."""
    from trialtrace.cli.meta.analysis import analyse
    from trialtrace.cli.meta.effects import with_scale
    from trialtrace.cli.meta.screen import text
    from trialtrace.cli.meta.studies import read_studies
    from trialtrace.cli.meta.write import write
    from trialtrace.tables.metafor import read_metafor_csv

    measure = args.measure.upper()
    if not 0 < args.level < 100:
        raise TrialtraceError(f"--level {args.level:g} is no confidence level; give 95, say")
    if args.arithmetic != "exact" and not args.mods:
        raise TrialtraceError(
            f"--arithmetic {args.arithmetic} is for a meta-regression: name its moderators with --mods"
        )
    table = read_metafor_csv(args.table, args.columns)
    inputs = {"add": args.add, "to": args.to, "drop00": args.drop00, "vtype": args.vtype}
    inputs["arithmetic"] = args.arithmetic
    effects = with_scale(read_studies(table, measure, args.level, inputs), measure)
    settings = _settings(args, tuple(table.words))
    parts, notes = analyse(effects, settings)
    k = effects.studies.k
    head = [
        f"{args.table.name}: {effects.scale.name} ({measure}), {k} {'study' if k == 1 else 'studies'}",
        f"{settings.method}, test {settings.test} ({_TEST_WORDS[settings.test]}), "
        f"{settings.level:g} % intervals",
        _of_columns(effects),
    ]
    sys.stdout.write(text(head, parts, notes))
    if args.output is not None:
        about = {
            "trialtrace": _version(),
            "file": args.table.name,
            "measure": measure,
            "k": k,
            "columns": _columns(effects),
            "options": {**inputs, **_plain(settings)},
            "notes": notes,
        }
        write(args.output, args.table, about, parts)
        print(f"{args.output}: {len(parts)} tables and analysis.json", file=sys.stderr)


def _settings(args: argparse.Namespace, header: tuple[str, ...]):
    from trialtrace.cli.meta.settings import COMMON, Settings

    def column(name: str) -> str:
        if name in header:
            return name
        there = ", ".join(name for name in header if name)
        raise TrialtraceError(f"{args.table}: there is no column {name!r}; it has {there}")

    year = next((name for name in header if name.casefold() == "year"), "")
    for name in args.mods:
        column(name[7:-1] if name.startswith("factor(") and name.endswith(")") else name)
    return Settings(
        method=args.method,
        test=args.test or ("z" if args.method in COMMON else "adhoc"),
        level=args.level,
        prediction=args.prediction,
        i2_basis=args.i2_basis,
        subgroup=column(args.subgroup) if args.subgroup else "",
        subgroup_tau2=args.subgroup_tau2,
        mods=tuple(args.mods),
        order=column(args.order) if args.order else year,
        arithmetic=args.arithmetic,
    )


def _columns(effects) -> dict[str, str]:
    """metafor's name → the table's, of the columns that effects were computed from."""
    return {name: effects.studies.table.named[name] for name in effects.studies.data}


def _of_columns(effects) -> str:
    pairs = (f"{n}={c}" if n != c else n for n, c in _columns(effects).items())
    scale = "; ratios are computed as logarithms" if effects.scale.changes else ""
    return f"from the columns {' '.join(pairs)}{scale}"


def _plain(settings) -> dict[str, object]:
    from dataclasses import asdict

    return {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(settings).items()}


def _version() -> str:
    from importlib.metadata import version

    return version("trialtrace")
