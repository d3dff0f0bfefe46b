"""Fixtures of the stages decide, derive and synthesize: a small world of accounts and trials."""

import pytest

from tests.values import world as worlds


@pytest.fixture
def world():
    return worlds.World()


@pytest.fixture
def make_world():
    return worlds.World


@pytest.fixture
def only():
    return worlds.only


@pytest.fixture
def records():
    return worlds.records
