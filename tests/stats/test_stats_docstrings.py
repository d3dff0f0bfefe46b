"""The examples in the docstrings run and are right."""

import doctest
import importlib

import pytest


@pytest.mark.parametrize("name", ["rounding", "model"])
def test_docstring_examples(name):
    result = doctest.testmod(importlib.import_module(f"trialtrace.stats.{name}"))
    assert result.attempted > 0
    assert result.failed == 0
