"""How often each check was right on real documents, and which severity that allows."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FILE = "docs/findings/precision.csv"
# More than a note is only what was right this often, and fired this often.
LEAST_PRECISION, LEAST_FIRED = 0.8, 10


@dataclass(frozen=True, slots=True)
class Measured:
    """What reading a check's findings against their texts gave.

    Attributes
    ----------
    fired : int
        Different findings in the measured documents.
    judged : int
        How many of them were read, 40 at most.
    right : int
        How many of these an auditor would want to know, with the facts as the message says.
    """

    fired: int
    judged: int
    right: int

    @property
    def precision(self) -> float | None:
        """Share of the judged that was right; None where nothing was judged."""
        return self.right / self.judged if self.judged else None

    @property
    def may_warn(self) -> bool:
        """Whether a check may be more than a note."""
        precision = self.precision
        return precision is not None and precision >= LEAST_PRECISION and self.fired >= LEAST_FIRED


def read_precision(root: Path) -> Mapping[str, Measured]:
    """Return what was measured, by code, from ``docs/findings/precision.csv`` below a checkout."""
    with (root / FILE).open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: Measured(int(row["fired"]), int(row["judged"]), int(row["right"]))
            for row in csv.DictReader(file)
        }


def table(measured: Mapping[str, Measured]) -> str:
    """Return the measured checks as a Markdown table, those that never fired in a last line."""
    lines = ["| code | fired | judged | right | precision |", "| --- | ---: | ---: | ---: | ---: |"]
    lines += [
        f"| {code} | {m.fired} | {m.judged} | {m.right} | {m.precision:.2f} |"
        for code, m in measured.items()
        if m.precision is not None
    ]
    never = ", ".join(code for code, m in measured.items() if not m.fired)
    return "\n".join([*lines, "", f"Never fired: {never}."])
