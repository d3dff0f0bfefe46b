"""The vocabulary file says what is wrong with it."""

import pytest
from trialtrace.extract.bibliography.words import alternatives, load_words
from trialtrace.tables.errors import TrialtraceError


def test_a_word_that_yaml_reads_as_yes_or_no_is_named(tmp_path):
    (tmp_path / "bibliography.yaml").write_text("issue_words: [no, nr]\n", encoding="utf-8")
    with pytest.raises(TrialtraceError, match=r"issue_words: False is no text; put it in quotes"):
        load_words(tmp_path)


def test_a_folder_with_its_own_words_uses_them_and_the_standard_journals(tmp_path):
    (tmp_path / "bibliography.yaml").write_text("headings: [Lähteet]\n", encoding="utf-8")
    words = load_words(tmp_path)
    assert words["headings"] == {"lähteet"}
    assert "The Lancet" in words.journals


def test_longer_words_come_first():
    assert alternatives(("ed", "ed by")) == r"ed\s+by|ed"
