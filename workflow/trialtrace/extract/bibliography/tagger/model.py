"""The tagger's weights: a readable file, kept as arrays."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from trialtrace.extract.bibliography.tagger.features import EDGE, REACH
from trialtrace.extract.bibliography.tagger.phases import allowed, plain
from trialtrace.tables.errors import TrialtraceError

WEIGHTS = Path(__file__).resolve().parent / "weights.json"
# Decimals of a weight in the file; sums of hundreds of them decide.
DECIMALS = 2
# How the features of neighbours start in the file: with the sign of their offset.
SIGNS = "+-"
_OFFSETS = tuple(range(-REACH, REACH + 1))


@dataclass(frozen=True, eq=False)
class Model:
    """Weights of a linear chain.

    Attributes
    ----------
    labels : tuple of str
        With their forms (``phases``).
    forms : dict
        Label without its form → the numbers of its forms.
    transitions : array (labels, labels)
        Pairs that cannot be weigh ``-inf``.
    own : dict
        Feature of a token itself → its row in ``own_weights``; row 0 weighs nothing.
    own_weights : array (rows, labels)
    near : dict
        Feature that neighbours see → its row in ``near_weights``; row 0 weighs nothing.
    near_weights : array (rows, offsets, labels)
        Weights at the offsets from ``-REACH`` to ``REACH``.
    edges : array (offsets, labels)
        Weights of having no neighbour at an offset.
    """

    labels: tuple[str, ...]
    forms: dict[str, list[int]]
    transitions: np.ndarray
    own: dict[str, int]
    own_weights: np.ndarray
    near: dict[str, int]
    near_weights: np.ndarray
    edges: np.ndarray

    def emissions(self, near: list[list[str]], own: list[list[str]]) -> np.ndarray:
        """Sum the weights of each token's features, for each label.

        Parameters
        ----------
        near, own : list of lists of str
            As ``features.features`` gives them; there is at least one token.
        """
        count = len(near)
        find = self.own.get
        rows = [find(feature, 0) for found in own for feature in found]
        lengths = [len(found) for found in own]
        starts = np.cumsum([0, *lengths[:-1]])
        total = np.add.reduceat(self.own_weights[rows], starts, axis=0)
        find = self.near.get
        places = [[find(feature, 0) for feature in found] for found in near]
        seen = self.near_weights[places].sum(axis=1)
        for index, offset in enumerate(_OFFSETS):
            # Token ``at`` sees what stands at ``at + offset``.
            first, last = max(0, -offset), min(count, count - offset)
            if first < last:
                total[first:last] += seen[first + offset : last + offset, index]
            total[: min(first, count)] += self.edges[index]
            total[max(last, 0) :] += self.edges[index]
        return total


def read_model(path: Path = WEIGHTS) -> Model:
    """Read weights from their file.

    Raises
    ------
    TrialtraceError
        If the file does not hold weights.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return _built(content["labels"], content["transitions"], content["weights"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise TrialtraceError(f"{path}: holds no weights of the tagger: {error!r}") from None


def _built(
    labels: list[str], steps: dict[str, dict[str, float]], weights: dict[str, dict[str, float]]
) -> Model:
    place = {label: at for at, label in enumerate(labels)}
    own: dict[str, int] = {}
    near: dict[str, int] = {}
    for feature in weights:
        if feature[0] not in SIGNS:
            own[feature] = len(own) + 1
        elif feature[2:] not in near:
            near[feature[2:]] = len(near) + 1
    own_weights = np.zeros((len(own) + 1, len(labels)))
    near_weights = np.zeros((len(near) + 1, len(_OFFSETS), len(labels)))
    for feature, row in weights.items():
        for label, weight in row.items():
            if feature[0] not in SIGNS:
                own_weights[own[feature], place[label]] = weight
            else:
                near_weights[near[feature[2:]], int(feature[:2]) + REACH, place[label]] = weight
    transitions = np.zeros((len(labels), len(labels)))
    for before, row in steps.items():
        for after, weight in row.items():
            transitions[place[before], place[after]] = weight
    edges = near_weights[near[EDGE]] if EDGE in near else np.zeros((len(_OFFSETS), len(labels)))
    transitions[~allowed(tuple(labels))] = -np.inf
    forms: dict[str, list[int]] = {}
    for label, at in place.items():
        forms.setdefault(plain(label), []).append(at)
    return Model(tuple(labels), forms, transitions, own, own_weights, near, near_weights, edges)


@lru_cache(maxsize=1)
def standard_model() -> Model:
    """Return the weights that come with the project."""
    return read_model(WEIGHTS)
