"""Counts to precision, recall and F1 with intervals; averages over labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trialtrace.evaluate.matching import Counts
from trialtrace.evaluate.model import Score

MICRO, MACRO = "micro average", "macro average"
LEVEL = 95


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table of scores; its fields are the columns.

    Attributes
    ----------
    expected, given : int or None
        Annotated and predicted items; None for a macro average.
    precision, recall, f1, coverage : float or None
        None where nothing was given (precision) or asked for (recall, coverage). Coverage is
        given ÷ expected: for one answer a document, the share of documents with an answer.
    f1_low, f1_high, precision_low, precision_high : float or None
        Percentile interval of the bootstrap over documents.
    """

    group: str
    label: str
    measure: str
    expected: int | None
    given: int | None
    right: int | None
    precision: float | None
    recall: float | None
    f1: float | None
    coverage: float | None
    f1_low: float | None
    f1_high: float | None
    precision_low: float | None
    precision_high: float | None


def summarise(scores: Iterable[Score], draws: int, seed: int) -> list[Row]:
    """Sum counts over documents and average over labels.

    Parameters
    ----------
    scores : iterable of Score
    draws : int
        Bootstrap samples; each draws documents with replacement.
    seed : int
        Of the generator (numpy's PCG64).

    Returns
    -------
    list of Row
        By group, measure and label; each group and measure with several labels ends with a micro
        average (summed counts) and a macro average (mean F1 of the labels that are annotated or
        predicted at all).
    """
    listed = list(scores)
    docs = {d: i for i, d in enumerate(dict.fromkeys(s.doc_id for s in listed))}
    weights = _weights(len(docs), draws, seed)
    tables: dict[tuple[str, str], dict[str, NDArray[np.int64]]] = {}
    for s in listed:
        cells = tables.setdefault((s.group, s.measure), {})
        counts = cells.setdefault(s.label, np.zeros((len(docs), 3), np.int64))
        counts[docs[s.doc_id]] += (s.counts.tp, s.counts.fp, s.counts.fn)
    rows = []
    for (group, measure), cells in tables.items():
        rows += [_row(group, label, measure, counts, weights) for label, counts in cells.items()]
        if len(cells) > 1:
            total = sum(cells.values())
            rows.append(_row(group, MICRO, measure, np.asarray(total), weights))
            rows.append(_macro(group, measure, list(cells.values()), weights))
    return rows


def precision(counts: Counts) -> float | None:
    """Right ÷ given; None where nothing was given."""
    return counts.tp / (counts.tp + counts.fp) if counts.tp + counts.fp else None


def recall(counts: Counts) -> float | None:
    """Right ÷ expected; None where nothing was expected."""
    return counts.tp / (counts.tp + counts.fn) if counts.tp + counts.fn else None


def f1(counts: Counts) -> float | None:
    """Harmonic mean of both; 0 where something was expected or given and nothing is right."""
    whole = 2 * counts.tp + counts.fp + counts.fn
    return 2 * counts.tp / whole if whole else None


def _weights(documents: int, draws: int, seed: int) -> NDArray[np.int64]:
    """Return how often each bootstrap sample draws each document (draws × documents)."""
    generator = np.random.Generator(np.random.PCG64(seed))
    return generator.multinomial(documents, np.full(documents, 1 / documents), size=draws)


def _row(
    group: str, label: str, measure: str, counts: NDArray[np.int64], weights: NDArray[np.int64]
) -> Row:
    tp, fp, fn = (int(c) for c in counts.sum(axis=0))
    one = Counts(tp, fp, fn)
    drawn = weights @ counts
    return Row(
        group, label, measure, tp + fn, tp + fp, tp, precision(one), recall(one), f1(one),
        (tp + fp) / (tp + fn) if tp + fn else None,
        *_limits(_ratio(2 * drawn[:, 0], 2 * drawn[:, 0] + drawn[:, 1] + drawn[:, 2])),
        *_limits(_ratio(drawn[:, 0], drawn[:, 0] + drawn[:, 1])),
    )  # fmt: skip


def _macro(
    group: str, measure: str, cells: Sequence[NDArray[np.int64]], weights: NDArray[np.int64]
) -> Row:
    seen = [c for c in cells if c.sum()]
    sums = [Counts(*(int(n) for n in c.sum(axis=0))) for c in seen]
    drawn = []
    for c in seen:
        d = weights @ c
        drawn.append(_ratio(2 * d[:, 0], 2 * d[:, 0] + d[:, 1] + d[:, 2]))
    means = _mean_of_known(drawn)
    return Row(
        group, MACRO, measure, None, None, None, _mean(map(precision, sums)), _mean(map(recall, sums)),
        _mean(map(f1, sums)), None, *_limits(means), None, None,
    )  # fmt: skip


def _mean_of_known(drawn: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Average over labels in each sample; a label that a sample does not hold is left out of it."""
    if not drawn:
        return np.array([])
    table = np.vstack(drawn)
    known = (~np.isnan(table)).sum(axis=0)
    sums = np.nansum(table, axis=0)
    return np.divide(sums, known, out=np.full(len(sums), np.nan), where=known > 0)


def _ratio(above: NDArray[np.int64], below: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.divide(above, below, out=np.full(len(below), np.nan), where=below > 0)


def _limits(values: NDArray[np.float64]) -> tuple[float | None, float | None]:
    known = values[~np.isnan(values)]
    if not len(known):
        return None, None
    edge = (100 - LEVEL) / 2
    low, high = np.percentile(known, [edge, 100 - edge])
    return float(low), float(high)


def _mean(values: Iterable[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return sum(known) / len(known) if known else None
