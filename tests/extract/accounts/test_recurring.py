"""Episodes and falls, of which one person can have many, count no people."""

import pytest

from .openings import INFARCTION


@pytest.mark.parametrize(
    ("text", "statistic"),
    [
        ("There were 10 episodes of cystitis with zentorine and 12 in the placebo group.", "count"),
        ("31 falls occurred with zentorine and 44 with placebo.", "count"),
        ("The number of falls was 31 with zentorine and 44 with placebo.", "count"),
        ("54 adverse events were reported with zentorine and 40 with placebo.", "count"),
        ("12 (6%) adverse events were reported with zentorine and 20 (9.5%) with placebo.", "events"),
        # out of how many people, or which share of them
        ("Exacerbations occurred in 31 of 200 with zentorine and 44 of 210 with placebo.", "events"),
        ("Twelve patients (6%) given zentorine had attacks and 20 (9.5%) given placebo.", "events"),
        ("Relapse occurred in 12 patients with zentorine and 20 with placebo.", "events"),
    ],
)  # fmt: skip
def test_what_one_person_can_have_many_times_counts_nobody(read, text, statistic):
    kinds = [kind for kind, *_ in read(INFARCTION + text).results() if kind in ("count", "events")]
    assert kinds == [statistic] * 2
