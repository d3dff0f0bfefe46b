"""What a p-value compares: two arms, or something else that was tested."""

import pytest

from .openings import INFARCTION


@pytest.mark.parametrize(
    ("p", "compares"),
    [
        ("P<0.001 for noninferiority", "other"),
        ("P value for non-inferiority = .001", "other"),
        ("P = 0.03 for the interaction", "other"),
        ("P for superiority = 0.02", "between"),
        ("one-sided P = 0.02", "other"),
        ("two-sided P = 0.02", "between"),
        ("with a trend to less, P = 0.08", "between"),
        ("test for trend, P = 0.02", "other"),
        ("P = 0.02", "between"),
    ],
)
def test_a_test_of_something_else_is_none_of_a_difference(read, p, compares):
    text = f"The mean difference in pain between groups was 1.2 (95% CI 0.3 to 2.1; {p})."
    seen = read(INFARCTION + text)
    assert [seen.cells(row).get("p_compares") for row in seen.rows("results")] == [compares]
