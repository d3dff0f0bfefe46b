"""More than a note is only what was measured to be right often enough."""

from dataclasses import replace
from pathlib import Path

import pytest
from trialtrace.check.precision import Measured, read_precision, table
from trialtrace.check.registry import CHECKS

ROOT = Path(__file__).parents[2]


def too_loud(checks, measured):
    """Return the codes whose severity says more than their measured precision allows."""
    return {c.code for c in checks if c.severity != "note" and not measured[c.code].may_warn}


def test_every_code_was_measured():
    measured = read_precision(ROOT)
    assert list(measured) == list(CHECKS)
    for code, m in measured.items():
        assert 0 <= m.right <= m.judged == min(m.fired, 40), code


def test_no_check_says_more_than_it_was_measured_to_know():
    assert too_loud(CHECKS.values(), read_precision(ROOT)) == set()


def test_the_rule_would_find_a_check_that_is_too_loud():
    loud = [
        replace(CHECKS["NUM007"], severity="warning"),
        replace(CHECKS["CIT001"], severity="error"),
    ]
    assert too_loud(loud, read_precision(ROOT)) == {"NUM007", "CIT001"}


@pytest.mark.parametrize(
    ("fired", "right", "may"), [(10, 8, True), (10, 7, False), (9, 9, False), (0, 0, False)]
)
def test_the_rule(fired, right, may):
    assert Measured(fired, fired, right).may_warn is may


def test_the_page_on_accuracy_shows_what_was_measured():
    assert table(read_precision(ROOT)) in (ROOT / "docs/accuracy.md").read_text(encoding="utf-8")
