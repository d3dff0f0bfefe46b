"""Those of whom counts are told are their whole, and no count of events."""

import pytest

TRIAL = (
    "Zinc versus iron for lymphoma: a randomised trial\nWe randomised 240 women to zinc (n = 118) or iron "
    "(n = 122). RESULTS: "
)


def counts(seen):
    """Return (value, n, arm) of every count."""
    rows = [(seen.cells(row), seen.name(row.arm_id)) for row in seen.rows("results")]
    return {
        (cells.get("value"), cells.get("n"), arm)
        for cells, arm in rows
        if cells.get("statistic") == "events"
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Of 118 patients on zinc, 53 (45%) responded, including 6 (5%) complete responses; of 122 on iron, "
            "37 (30%) responded.",
            {("53", "118", "zinc"), ("6", None, "zinc"), ("37", "122", "iron")},
        ),
        (
            "In 110 evaluable patients receiving zinc, 53 (48%) responded.",
            {("53", "110", "zinc")},
        ),
        # the share is not of them
        ("Of 118 patients on zinc, 53 (90%) of those with pain relapsed.", None),
        # what befell them is a count of its own
        (
            "Among 12 women with relapse on zinc, 5 died.",
            {("12", None, "zinc"), ("5", None, "zinc")},
        ),
    ],
)
def test_a_count_is_of_those_named_in_front(read, sentence, expected):
    found = counts(read(TRIAL + sentence))
    if expected is None:
        assert not [one for one in found if one[1] == "118"]
    else:
        assert found == expected
