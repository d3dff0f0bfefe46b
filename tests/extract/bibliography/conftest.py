"""Words of reference lists, and documents made from plain text."""

import pytest
from trialtrace.extract.bibliography.words import load_words, standard_folder
from trialtrace.text.model import Document


@pytest.fixture(scope="session")
def words():
    return load_words(standard_folder())


@pytest.fixture
def document():
    def build(text: str) -> Document:
        return Document("D000000000001", "made.txt", text, (), ())

    return build
