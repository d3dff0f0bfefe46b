"""Ids of the page."""

import re

import pytest
from trialtrace.show.report.anchors import Anchors, anchor
from trialtrace.show.tables.view import Target


def test_ids_of_tables_are_taken_over():
    assert anchor(Target("evidence", "E0a1b2")) == "evidence-E0a1b2"


@pytest.mark.parametrize("wild", ["a b", 'x"><script>', "é", "", "a#b", "x" * 500, "\ud800"])
def test_any_other_id_becomes_safe_and_stays_its_own(wild):
    made = anchor(Target("study", wild))
    assert re.fullmatch(r"study-h\.[0-9a-f]{20}", made)
    assert made != anchor(Target("study", wild + "."))


def test_a_link_leads_only_to_what_is_there():
    first, trial = Target("study", "S1"), Target("trial", "T1")
    anchors = Anchors([first], {trial: first, Target("trial", "T2"): Target("study", "S2")})
    assert anchors.href(first) == "#study-S1"
    assert anchors.href(trial) == "#study-S1"
    assert anchors.href(Target("trial", "T2")) == ""
    assert anchors.href(Target("study", "S2")) == ""
    assert anchors.href(None) == ""
