"""Abbreviated against full names of journals."""

import pytest
from trialtrace.link.journals import Journals


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("NEJM", "The New England Journal of Medicine", 1.0),
        ("Our Journal of Sleep", "our journal of sleep", 1.0),
        ("J Bone Care Res", "Journal of Bone and Care Research", 0.95),
        ("Natl Dent J", "National Dental Journal", 0.95),
        ("Archives of Sleep Research", "Archives of Slepe Research", 0.96),
        ("J Dermatol", "Journal of Dental Research", 0.0),
        ("Heart", "Heart Rhythm", 0.0),
        ("J Clin Invest", "Journal of Clinical Oncology", 0.0),
    ],
)
def test_likeness(journals: Journals, one, other, expected):
    assert journals.likeness(one, other) == pytest.approx(expected, abs=0.02)
    assert journals.likeness(other, one) == journals.likeness(one, other)


def test_a_missing_name_says_nothing(journals: Journals):
    assert journals.likeness("", "Heart") is None
