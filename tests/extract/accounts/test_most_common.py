"""What is called the most common of many is counted, and not all of them."""

import pytest

from .openings import ITCH


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Hypoglycaemia was the most common adverse event in both groups (24% with zinc, 16% with placebo).",
         "Hypoglycaemia"),
        ("Nausea was the most frequently reported side effect (24% with zinc, 16% with placebo).", "Nausea"),
        ("Nausea was reported as a treatment-related adverse event in 24% of zinc and 16% of placebo users.", "Nausea"),
        ("The most common adverse event was nausea (24% with zinc, 16% with placebo).", "nausea"),
        ("Adverse events were more common with zinc (24%) than with placebo (16%).", "Adverse events"),
        ("Nausea was common, and any adverse event was seen in 24% with zinc and 16% with placebo.",
         "adverse event"),
    ],
)  # fmt: skip
def test_named_by_what_it_was(read, sentence, name):
    found = read(ITCH + sentence).results()
    assert [one[-1] for one in found if one[0] == "percent"] == [name, name]
