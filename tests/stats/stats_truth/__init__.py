"""Compare the statistics with values computed by R's metafor and meta, kept outside the repo.

The folder is named by the environment variable TRIALTRACE_BENCHMARKS. Each module yields
`Value`s (what we compute beside what R computed); `judge` says which disagree.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np

CLOSED = "closed"
ITERATIVE = "iterative"
HETEROGENEITY = "heterogeneity"
LOOSE = "loose"
COARSE = "coarse"
# (relative, absolute): closed-form values to rounding error; iterative estimators to the
# tolerance at which R ran; tau² and its relatives with a floor, since R leaves 1e-14 for 0.
TOLERANCE = {
    CLOSED: (1e-8, 1e-12),
    ITERATIVE: (1e-7, 1e-12),
    HETEROGENEITY: (1e-6, 1e-8),
    LOOSE: (1e-4, 1e-8),
    # meta leaves R's root finder at its default tolerance.
    COARSE: (1e-3, 2e-4),
}


@dataclass(frozen=True)
class Value:
    """One number (or vector) of ours beside R's."""

    case: str
    key: str
    actual: object
    truth: object
    kind: str


def folder():
    """The benchmark folder, or None where the environment does not name one."""
    name = os.environ.get("TRIALTRACE_BENCHMARKS")
    return Path(name) / "meta" if name else None


def load(package):
    """All cases of a package ("metafor" or "meta"), by name."""
    return {p.stem: json.loads(p.read_text()) for p in sorted((folder() / package).glob("*.json"))}


def floats(value):
    """A vector of floats in which R's NULL and NA are NaN."""
    items = value if isinstance(value, list | tuple) else np.atleast_1d(np.asarray(value, object))
    return np.array([np.nan if v is None else v for v in np.ravel(items)], dtype=float)


def judge(value):
    """(numbers compared, numbers that disagree, worst relative difference)."""
    n = floats(value.truth).size
    compared = _compare(value)
    if compared is None:
        return n, n, np.inf
    fine, worst = compared
    return n, int((~fine).sum()), float(np.nanmax(worst, initial=0.0))


def differing(value):
    """Places of the numbers that disagree."""
    compared = _compare(value)
    if compared is None:
        return list(range(floats(value.truth).size))
    return [int(i) for i in np.flatnonzero(~compared[0])]


def near(number, exact, kind):
    """Whether a number lies within its kind's tolerance of the exact one."""
    relative, absolute = TOLERANCE[kind]
    return bool(abs(number - exact) <= max(absolute, relative * abs(exact)))


def _compare(value):
    """(agreement, relative difference) of every number; None where the counts differ."""
    truth = floats(value.truth)
    actual = floats(value.actual)
    if truth.shape != actual.shape:
        return None
    both_missing = np.isnan(truth) & np.isnan(actual)
    relative, absolute = TOLERANCE[value.kind]
    if value.kind != CLOSED:
        # R has no value where its iteration failed; there is nothing to compare with.
        actual = np.where(np.isnan(truth), np.nan, actual)
        both_missing = np.isnan(truth)
    gap = np.abs(actual - truth)
    # Equal infinities differ by NaN; they agree.
    gap = np.where(actual == truth, 0.0, gap)
    fine = both_missing | (gap <= np.maximum(absolute, relative * np.abs(truth)))
    worst = np.where(fine & (gap <= absolute), 0.0, gap / np.maximum(np.abs(truth), 1e-300))
    return fine, worst
