"""Tables of studies in metafor's columns for the tests of forest plots."""

from __future__ import annotations

import math

import pandas as pd

from tests.show.figures.figure_cases import BCG

ALLOCATION = ("random",) * 4 + ("alternate",) * 2 + ("random",) * 3 + ("systematic",) * 4
LATITUDE = (44, 55, 42, 52, 13, 44, 19, 13, 27, 42, 18, 33, 33)


def bcg() -> pd.DataFrame:
    """Return the public BCG trials: events and sizes of both groups, allocation, latitude."""
    frame = pd.DataFrame(BCG, columns=["slab", "ai", "n1i", "ci", "n2i"])
    frame["year"] = [int(label[-4:]) for label in frame["slab"]]
    return frame.assign(alloc=ALLOCATION, ablat=LATITUDE)


def counts(k: int, label: str = "Ng", seed: int = 0) -> pd.DataFrame:
    """Return ``k`` made-up trials with counts."""
    rows = []
    for place in range(seed, seed + k):
        n1, n2 = 40 + 37 * place % 800, 45 + 53 * place % 700
        rows.append((f"{label} {1950 + place % 75}" if label else "", place % 9 + 1, n1,
                     (place * 7) % 11 + 2, n2, ("early", "late", label)[place % 3]))  # fmt: skip
    return pd.DataFrame(rows, columns=["slab", "ai", "n1i", "ci", "n2i", "phase"])


def effects(k: int, scale: float, **more: object) -> pd.DataFrame:
    """Return ``k`` given effects that spread over about ``scale``."""
    rows = []
    for place in range(k):
        rows.append((f"Ng {1950 + place}", scale * math.sin(1.7 * place),
                     scale * (0.2 + 0.12 * (place % 5))))  # fmt: skip
    return pd.DataFrame(rows, columns=["slab", "yi", "sei"]).assign(**more)


def risks(labels: list[str]) -> pd.DataFrame:
    """Return a sheet of risk-of-bias judgements in robvis's columns."""
    said = ("Low", "Some concerns", "High", "No information", "")
    return pd.DataFrame(
        {
            "Study": labels,
            **{f"D{d}": [said[(row + d) % 5] for row in range(len(labels))] for d in range(1, 6)},
            "Overall": [said[row % 3] for row in range(len(labels))],
        }
    )
