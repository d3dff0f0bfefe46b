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
    incoming = np.ascontiguousarray(transitions.T)
    reached = emissions[:, 0]
    came_from = []
    for at in range(1, count):
        ways = incoming + reached[:, np.newaxis, :]
        came_from.append(ways.argmax(axis=2))
        reached = ways.max(axis=2) + emissions[:, at]
    steps = np.array(came_from).tolist()
    paths = []
    for chain in range(chains):
        label = int(reached[chain].argmax())
        labels = [label]
        for step in reversed(steps):
            label = step[chain][label]
            labels.append(label)
        paths.append(Path(tuple(reversed(labels)), float(reached[chain].max())))
    return paths


def bound(emissions: np.ndarray, held: dict[int, list[int]]) -> np.ndarray:
    """Forbid, at some tokens, every label but those that the token may keep.

    Parameters
    ----------
    emissions : array (tokens, labels)
    held : dict
        Number of a token → its labels.
    """
    result = np.array(emissions)
    for at, labels in held.items():
        kept = result[at, labels]
        result[at] = -np.inf
        result[at, labels] = kept
    return result
