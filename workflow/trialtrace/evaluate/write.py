"""Files of an evaluation: scores, errors, and how they were made."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, astuple, fields
from pathlib import Path
from typing import Any

from trialtrace.evaluate.model import Error
from trialtrace.evaluate.summarise import Row

SCORES, ERRORS, RUN = "scores.csv", "errors.csv", "run.json"


def write_run(
    folder: Path,
    rows: Sequence[tuple[str, Row]],
    errors: Iterable[tuple[str, Error]],
    run: dict[str, Any],
) -> None:
    """Write the files of one evaluation; each row begins with its scheme."""
    folder.mkdir(parents=True, exist_ok=True)
    names = ["scheme", *(f.name for f in fields(Row))]
    _write(folder / SCORES, names, ([scheme, *map(_cell, astuple(row))] for scheme, row in rows))
    names = ["scheme", *(f.name for f in fields(Error))]
    listed = sorted(
        errors, key=lambda e: (e[0], e[1].label, e[1].kind, e[1].rule, e[1].doc_id, e[1].start)
    )
    _write(
        folder / ERRORS,
        names,
        (
            [scheme, *("" if v == -1 else v for v in asdict(error).values())]
            for scheme, error in listed
        ),
    )
    (folder / RUN).write_text(json.dumps(run, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _cell(value: object) -> object:
    if value is None:
        return ""
    return f"{value:.4f}" if isinstance(value, float) else value


def _write(path: Path, names: list[str], rows: Iterable[list[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(rows)
