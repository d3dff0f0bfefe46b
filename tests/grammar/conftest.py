"""The project's lexicon, read once for all tests of the grammar."""

from pathlib import Path

import pytest
from trialtrace.grammar.lexicon import load

FOLDER = Path(__file__).parents[2] / "config" / "lexicon"


@pytest.fixture(scope="session")
def lexicon():
    return load(FOLDER)


@pytest.fixture(scope="session")
def lexicon_folder():
    return FOLDER
