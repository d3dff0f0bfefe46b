"""The chain: labels with the largest sum, hand-computed; its file of weights; forms of labels."""

import itertools
import json

import numpy as np
import pytest
from trialtrace.extract.bibliography.tagger.model import WEIGHTS, read_model, standard_model
from trialtrace.extract.bibliography.tagger.phases import allowed, phased, plain
from trialtrace.extract.bibliography.tagger.viterbi import best_path, best_paths, bound
from trialtrace.tables.errors import TrialtraceError


def test_best_path_of_a_hand_computed_chain():
    # Token by token the labels 0, 1, 0 weigh most (1 + 2 + 1 = 4), but each change of label costs 1.5:
    # 0 1 0 comes to 4 - 3 = 1, 1 1 1 to 0.5 + 2 + 0 = 2.5, 0 1 1 to 1 - 1.5 + 2 = 1.5.
    emissions = np.array([[1.0, 0.5], [0.0, 2.0], [1.0, 0.0]])
    transitions = np.array([[0.0, -1.5], [-1.5, 0.0]])
    path = best_path(emissions, transitions)
    assert path.labels == (1, 1, 1)
    assert path.score == pytest.approx(2.5)


def test_best_path_is_that_of_trying_every_way():
    chance = np.random.default_rng(5)
    for _ in range(30):
        emissions = chance.normal(size=(5, 3))
        transitions = chance.normal(size=(3, 3))
        sums = {
            ways: sum(emissions[i, k] for i, k in enumerate(ways))
            + sum(transitions[a, b] for a, b in itertools.pairwise(ways))
            for ways in itertools.product(range(3), repeat=5)
        }
        path = best_path(emissions, transitions)
        assert path.labels == max(sums, key=sums.get)
        assert path.score == pytest.approx(max(sums.values()))


def test_a_held_token_keeps_its_label():
    emissions = np.array([[1.0, 0.5], [0.0, 2.0], [1.0, 0.0]])
    transitions = np.array([[0.0, -1.5], [-1.5, 0.0]])
    free, held = best_paths(np.stack((emissions, bound(emissions, {1: [0]}))), transitions)
    assert free.labels == (1, 1, 1)
    assert held.labels == (0, 0, 0)
    assert held.score == pytest.approx(2.0)
    assert emissions[1, 1] == 2.0  # the weights themselves are left alone


def test_empty_and_single():
    transitions = np.zeros((2, 2))
    assert best_path(np.zeros((0, 2)), transitions).labels == ()
    assert best_path(np.array([[0.0, 1.0]]), transitions).labels == (1,)


def test_labels_know_that_the_title_is_over():
    labels = ["label", "author", "title", "title", "container", "year"]
    assert phased(labels) == ["label", "author", "title", "title", "container'", "year'"]
    assert [plain(label) for label in phased(labels)] == labels
    assert phased([]) == []


def test_a_title_cannot_be_forgotten():
    names = ("title", "title'", "year", "year'")
    may = allowed(names)
    follows = {(names[a], names[b]) for a, b in itertools.product(range(4), repeat=2) if may[a, b]}
    assert ("title", "title") in follows
    assert ("title", "year'") in follows
    assert ("year", "title") in follows
    assert (
        not {("title", "year"), ("year'", "year"), ("year", "year'"), ("title", "title'")} & follows
    )


def weights(tmp_path, content):
    path = tmp_path / "weights.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_weights_of_a_token_and_of_its_neighbours(tmp_path):
    model = read_model(
        weights(
            tmp_path,
            {
                "labels": ["O", "year"],
                "transitions": {"O": {"year": 0.5}},
                "weights": {
                    "i=0": {"O": 1.0},
                    "+0s=Y": {"year": 2.0},
                    "-1w=(": {"year": 0.25},
                    "+1none": {"O": 0.125},
                },
            },
        )
    )
    near = [["w=(", "s=("], ["w=#4", "s=Y"]]
    own = [["i=0", "never=seen"], ["i=1"]]
    # "(" is the first token; "2011" has a bracket before it, and nothing behind it.
    assert model.emissions(near, own).tolist() == [[1.0, 0.0], [0.125, 2.25]]
    assert model.transitions.tolist() == [[0.0, 0.5], [0.0, 0.0]]


@pytest.mark.parametrize(
    "content",
    [
        [],
        {"labels": ["O"]},
        {"labels": ["O"], "transitions": {}, "weights": {"i=0": {"year": 1}}},
    ],
)
def test_a_file_without_weights_is_named(tmp_path, content):
    path = weights(tmp_path, content)
    with pytest.raises(TrialtraceError, match=r"weights\.json"):
        read_model(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(TrialtraceError, match=r"none\.json"):
        read_model(tmp_path / "none.json")


def test_the_projects_weights_are_small_and_whole():
    assert WEIGHTS.stat().st_size < 1_000_000
    model = standard_model()
    assert {"author", "title", "container", "year", "volume", "issue", "pages"} <= set(model.forms)
    assert np.isfinite(model.own_weights).all()
    assert np.isfinite(model.near_weights).all()
