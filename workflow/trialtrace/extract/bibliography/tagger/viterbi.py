"""The best labels of a chain: exact, deterministic, in numpy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Path:
    """Labels as numbers, and the sum of their weights."""

    labels: tuple[int, ...]
    score: float


def best_path(emissions: np.ndarray, transitions: np.ndarray) -> Path:
    """Find the labels with the largest sum of weights (Viterbi).

    Parameters
    ----------
    emissions : array (tokens, labels)
        Weight of each label at each token; ``-inf`` forbids one.
    transitions : array (labels, labels)
        Weight of going from a label (row) to the next (column).

    Returns
    -------
    Path
        Of equal sums, the one with the smaller numbers of labels from the end.

    Examples
    --------
    >>> best_path(np.array([[1.0, 0.0], [0.0, 0.5]]), np.array([[0.0, -2.0], [0.0, 0.0]]))
    Path(labels=(0, 0), score=1.0)
    """
    return best_paths(emissions[np.newaxis], transitions)[0]


def best_paths(emissions: np.ndarray, transitions: np.ndarray) -> list[Path]:
    """Find the best labels of several chains of one length, side by side.

    Parameters
    ----------
    emissions : array (chains, tokens, labels)
    transitions : array (labels, labels)
    """
    chains, count, _ = emissions.shape
    if count == 0:
        return [Path((), 0.0)] * chains
    reached = np.empty((count, chains, transitions.shape[0]))
    reached[0] = emissions[:, 0]
    for at in range(1, count):
        ways = reached[at - 1][:, :, np.newaxis] + transitions
        np.add(ways.max(axis=1), emissions[:, at], out=reached[at])
    return [_traced(reached[:, chain], transitions) for chain in range(chains)]


def _traced(reached: np.ndarray, transitions: np.ndarray) -> Path:
    """Go back from the best end: each label came from the one that reached it best."""
    label = int(reached[-1].argmax())
    labels = [label]
    for at in range(len(reached) - 2, -1, -1):
        label = int((reached[at] + transitions[:, label]).argmax())
        labels.append(label)
    return Path(tuple(reversed(labels)), float(reached[-1].max()))


def bound(emissions: np.ndarray, held: dict[int, list[int]]) -> np.ndarray:
    """Forbid, at some tokens, every label but those that the token may keep.

    Parameters
    ----------
    emissions : array (tokens, labels)
    held : dict
        Number of a token → its labels.
    """
    result = np.array(emissions)
    if held:
        places = [at for at, labels in held.items() for _ in labels]
        columns = [label for labels in held.values() for label in labels]
        result[list(held)] = -np.inf
        result[places, columns] = emissions[places, columns]
    return result
