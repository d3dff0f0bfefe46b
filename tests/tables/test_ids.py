"""Identifiers are stable and tell apart what differs."""

from trialtrace.tables.ids import doc_id, evidence_id, short_hash


def test_ids_are_pinned_so_that_decisions_still_fit_after_an_update():
    assert doc_id("000.txt") == "D86345718047a"


def test_parts_do_not_run_into_each_other():
    assert short_hash("E", "ab", "c") != short_hash("E", "a", "bc")


def test_the_same_number_twice_in_a_sentence_is_two_spans():
    first = evidence_id("D", "arms.n", "experimental", "24 and 24", "24", 0, 0)
    second = evidence_id("D", "arms.n", "experimental", "24 and 24", "24", 1, 0)
    assert first != second
