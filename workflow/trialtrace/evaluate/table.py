"""The table of docs/accuracy.md, from the folders of finished evaluations."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path

from trialtrace.evaluate.classes import largest
from trialtrace.evaluate.targets import F1, GOALS, PRECISION, Goal
from trialtrace.evaluate.write import RUN, SCORES
from trialtrace.tables.errors import TrialtraceError

BEGIN = "<!-- accuracy: begin; written by trialtrace evaluate --table, do not edit -->"
END = "<!-- accuracy: end -->"
Cells = dict[tuple[str, str, str, str], dict[str, str]]


def render_table(folders: Sequence[Path]) -> str:
    """Write the figures of evaluations as Markdown: a column a half.

    Raises
    ------
    TrialtraceError
        If a folder holds no finished evaluation, or two folders give different figures for one cell.
    """
    halves: dict[str, Cells] = {}
    tuned: list[Path] = []
    speeds = []
    for folder in folders:
        run, rows = _read(folder)
        cells = halves.setdefault(run["half"], {})
        if run["half"] == "working":
            tuned.append(folder)
        for row in rows:
            key = (row["scheme"], row["group"], row["label"], row["measure"])
            if cells.setdefault(key, row) != row:
                raise TrialtraceError(
                    f"{folder}: {' / '.join(key)} was given by another folder too"
                )
        speeds += [(run["half"], file) for file in run["files"]]
    names = [h for h in ("working", "kept", "all") if h in halves]
    head = ["what", "published", "target", "floor", *(f"{name} half" for name in names)]
    lines = [_line(head), _line(["---"] * 4 + ["---:"] * len(names))]
    for goal in GOALS:
        found = [
            halves[name].get((goal.scheme, goal.group, goal.label, goal.measure)) for name in names
        ]
        if any(found):
            lines.append(
                _line(
                    [
                        goal.what,
                        goal.published,
                        _bar(goal.target),
                        _bar(goal.floor),
                        *(_figure(goal, f) for f in found),
                    ]
                )
            )
    lines += [
        "",
        _line(["documents", "half", "scheme", "characters", "extractor, MB/s on one core"]),
        _line(["---"] * 5),
    ]
    for half, file in speeds:
        speed = file["megacharacters_per_second"]
        shown = f"{speed:.3f}" if speed else "\u2013"
        lines.append(
            _line([str(file["documents"]), half, file["scheme"], f"{file['characters']:,}", shown])
        )
    # Errors of the kept half are nobody's to study.
    classes = largest(tuned)
    if classes:
        head = ["scheme", "label", "errors, working half", "largest kinds"]
        lines += ["", _line(head), _line(["---", "---", "---:", "---"])]
        lines += [_line([scheme, label, str(n), kinds]) for scheme, label, n, kinds in classes]
    return "\n".join(lines)


def put_table(path: Path, table: str) -> None:
    """Replace what stands between the markers of a Markdown file.

    Raises
    ------
    TrialtraceError
        If the file cannot be read or lacks the markers.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise TrialtraceError(f"{path}: cannot be read: {error.strerror}") from None
    if text.count(BEGIN) != 1 or text.count(END) != 1 or text.index(BEGIN) > text.index(END):
        raise TrialtraceError(f"{path}: needs the lines {BEGIN!r} and {END!r}, once each")
    before, rest = text.split(BEGIN)
    behind = rest.split(END)[1]
    path.write_text(f"{before}{BEGIN}\n\n{table}\n\n{END}{behind}", encoding="utf-8")


def _read(folder: Path) -> tuple[dict, list[dict[str, str]]]:
    try:
        run = json.loads((folder / RUN).read_text(encoding="utf-8"))
        with (folder / SCORES).open(encoding="utf-8", newline="") as file:
            return run, list(csv.DictReader(file))
    except OSError as error:
        raise TrialtraceError(f"{folder}: holds no finished evaluation: {error.strerror}") from None


def _figure(goal: Goal, row: dict[str, str] | None) -> str:
    """Write a figure with its interval and the number of items that it rests on; bold below its floor."""
    if row is None or not row[goal.figure]:
        return "\u2013"
    value = float(row[goal.figure])
    shown = _bar(value)
    if goal.floor is not None and value < goal.floor:
        shown = f"**{shown}**"
    column = {F1: "f1", PRECISION: "precision"}.get(goal.figure)
    if column and row[f"{column}_low"]:
        shown += f" [{_bar(float(row[f'{column}_low']))}, {_bar(float(row[f'{column}_high']))}]"
    items = row["given"] if goal.figure == PRECISION else row["expected"]
    return f"{shown} n={items}" if items else shown


def _bar(value: float | None) -> str:
    return (
        ""
        if value is None
        else f"{value:.3f}".rstrip("0").ljust(3, "0").removeprefix("0").ljust(3, "0")
    )


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
