"""Fixtures: a small world of documents, accounts and trials."""

import importlib.util
from pathlib import Path

import pytest


def _load():
    path = Path(__file__).parents[1] / "values" / "world.py"
    spec = importlib.util.spec_from_file_location("trialtrace_test_world", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_WORLD = _load()


@pytest.fixture
def world():
    return _WORLD.World()


@pytest.fixture
def make_world():
    return _WORLD.World


@pytest.fixture
def only():
    return _WORLD.only


@pytest.fixture
def records():
    return _WORLD.records
