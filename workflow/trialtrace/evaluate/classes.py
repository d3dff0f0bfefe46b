"""The largest classes of errors of each label, for the page on accuracy."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from trialtrace.evaluate.write import ERRORS

_SHOWN = 4
_SIDES = (", intervention", ", control")


def largest(folders: Sequence[Path]) -> list[tuple[str, str, int, str]]:
    """Return scheme, label, number of errors and its largest kinds with their numbers.

    Both arms of a label are counted together. Folders without an error table are left out.
    """
    kinds: dict[tuple[str, str], Counter[str]] = {}
    for folder in folders:
        path = folder / ERRORS
        if not path.exists():
            continue
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                label = row["label"]
                for side in _SIDES:
                    label = label.removesuffix(side)
                kinds.setdefault((row["scheme"], label), Counter())[row["kind"]] += 1
    return [
        (scheme, label, counted.total(), _written(counted))
        for (scheme, label), counted in sorted(kinds.items())
    ]


def _written(counted: Counter[str]) -> str:
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{kind} {number}" for kind, number in ordered[:_SHOWN])
