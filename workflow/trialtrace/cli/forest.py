"""`trialtrace forest`: a forest plot of any table in metafor's columns."""

from __future__ import annotations

import argparse
from pathlib import Path

from trialtrace.cli.common import add_columns, collect_rarely, pairs
from trialtrace.tables.errors import TrialtraceError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add = parser.add_argument
    add("table", type=Path, metavar="TABLE.csv", help="one study a row, in metafor's columns")
    add("-o", "--out", type=Path, action="append", required=True, metavar="FILE",
        help="picture to write (.svg, .pdf or .png; may be given several times); beside it FILE's "
        "name with .data.csv (what is plotted) and .txt (the plot in words)")  # fmt: skip
    add("--measure", default="", metavar="NAME", help="metafor's name: RR, OR, RD, SMD, MD, PLO, …")
    add("--layout", default="default", help="default, revman5, jama or bmj")
    add_columns(parser)
    add("--model", "--method", dest="model", action="append", metavar="NAME",
        help="REML (default), DL, PM, EE, …, MH, PETO or none; may be given several times")  # fmt: skip
    add(
        "--test",
        default="adhoc",
        help="of random effects: adhoc (default; Hartung–Knapp), knha, t or z (metafor's default)",
    )
    add("--level", type=float, default=95, metavar="PERCENT", help="confidence of the intervals")
    add("--subgroup", default="", metavar="COLUMN", help="groups with summaries of their own")
    add("--sort", default="", metavar="COLUMN",
        help="column, effect, weight or precision; --sort=-weight for descending")  # fmt: skip
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--cumulative", dest="form", action="store_const", const="cumulative",
                       default="studies", help="pool the studies as they are added")  # fmt: skip
    forms.add_argument("--leave-one-out", dest="form", action="store_const",
                       const="leave-one-out", help="pool all studies but one")  # fmt: skip
    for side in ("left", "right"):
        add(f"--{side}", type=_columns, default={}, metavar="COLUMN,…",
            help=f"further columns {side} of the plot; COLUMN=HEADER names one")  # fmt: skip
    add("--groups", type=_two, default=("Experimental", "Control"), metavar="ONE,TWO",
        help="names of the two groups")  # fmt: skip
    add("--polarity", default="", metavar="NAME",
        help="higher_better or higher_worse: labels whom each side favours")  # fmt: skip
    add("--favours", type=_two, metavar="LEFT,RIGHT", help="these labels in your own words")
    add("--title", default="", help="a line above the plot")
    add("--digits", type=int, default=2, help="decimals of ratios and standardised differences")
    add("--xlim", type=_numbers, metavar="LOW,HIGH", help="limits of the axis, as people read them")
    add("--ticks", type=_numbers, default=(), metavar="X,…", help="ticks of the axis")
    add("--rob", type=Path, metavar="SHEET.csv",
        help="risk of bias in robvis's columns: Study, D1, …, Dn, Overall")  # fmt: skip
    add("--add", type=float, metavar="X", help="added to counts with an empty cell (0.5)")
    add("--drop00", action="store_true", help="no effect from studies without any event")
    add("--width", metavar="MM", type=_width, help="single (85), double (174), or millimetres")
    add("--font-size", type=float, metavar="POINTS", help="size of the type; 6 or more")
    add("--font", action="append", default=[], metavar="FAMILY",
        help="font for letters that DejaVu Sans does not hold")  # fmt: skip
    add("--dpi", type=int, default=300, help="dots per inch of a PNG")
    add("--page-rows", type=int, default=60, metavar="N", help="a longer plot goes on in FILE-2, …")


def run(args: argparse.Namespace) -> None:
    """Draw the plot."""
    collect_rarely()
    from trialtrace.show.figures.forest.studies.api import forest_plan
    from trialtrace.show.figures.forest.studies.files import write_forest

    models = [name for name in args.model or ["REML"] if name != "none"]
    options = {"add": args.add, "drop00": args.drop00}
    plan = forest_plan(
        args.table, measure=args.measure, layout=args.layout, columns=args.columns, models=models,
        test=args.test, level=args.level, form=args.form, subgroup=args.subgroup, order=args.sort,
        left=args.left, right=args.right, groups=args.groups, polarity=args.polarity,
        favours=args.favours, title=args.title, digits=args.digits, xlim=_limits(args.xlim),
        ticks=args.ticks, risk=args.rob, options=options,
    )  # fmt: skip
    for path in write_forest(
        plan, args.out, page_rows=args.page_rows, width=args.width, size=args.font_size,
        fonts=args.font, dpi=args.dpi, inputs=[args.table, *([args.rob] if args.rob else [])],
    ):  # fmt: skip
        print(path)


def _columns(text: str) -> dict[str, str]:
    return {name: header or name for name, header in pairs(text).items()}


def _two(text: str) -> tuple[str, str]:
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 2 or not all(parts):
        raise argparse.ArgumentTypeError(f"{text!r}: give two names with a comma between")
    return parts[0], parts[1]


def _numbers(text: str) -> tuple[float, ...]:
    try:
        return tuple(float(part.replace("−", "-")) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r}: give numbers with commas between") from None


def _limits(values: tuple[float, ...] | None) -> tuple[float, float] | None:
    if values is None:
        return None
    if len(values) != 2:
        raise TrialtraceError(
            f"--xlim has {len(values)} numbers; give the two limits: --xlim=0.1,10"
        )
    return values[0], values[1]


def _width(text: str) -> float:
    from trialtrace.show.figures.style import WIDTHS_MM

    try:
        width = WIDTHS_MM[text] if text in WIDTHS_MM else float(text)
    except ValueError:
        width = 0.0
    if not 60 <= width <= 500:
        raise argparse.ArgumentTypeError(f"{text!r}: give single, double, or 60 to 500 millimetres")
    return width
