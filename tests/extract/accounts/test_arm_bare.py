"""A bare name beside a combination that holds it: the arm that had nothing else."""

import pytest

_ALONE = (
    "Zinc plus salt versus salt alone in potters: a randomised trial\n"
    "Methods: 240 potters were randomly assigned to zinc plus salt (n = 120) or salt (n = 120). Results: "
)
_SINGLE = (
    "Zinc plus salt versus salt monotherapy in potters: a randomised trial\n"
    "Methods: 240 potters were randomly assigned single-agent salt or zinc plus salt. Results: "
)


@pytest.mark.parametrize("opening", [_ALONE, _SINGLE])
@pytest.mark.parametrize(
    ("sentence", "both", "one"),
    [
        (
            "Cough was seen in 36% and 26% of those assigned zinc plus salt and of those assigned salt, respectively.",
            "36",
            "26",
        ),
        (
            "Cough was seen in 36% and 26% of those assigned salt and of those assigned zinc plus salt, respectively.",
            "26",
            "36",
        ),
        (
            "Cough was seen in 36% of those assigned zinc plus salt and in 26% of those assigned salt.",
            "36",
            "26",
        ),
        (
            "Cough was seen in 36% and 26% of potters given zinc plus salt and salt, respectively.",
            "36",
            "26",
        ),
        (
            "Cough was seen in 36% and 26% of potters given salt and zinc plus salt, respectively.",
            "26",
            "36",
        ),
    ],
)
def test_a_bare_name_beside_its_combination_is_the_arm_that_had_it_alone(
    read, opening, sentence, both, one
):
    tried, control = read(opening + sentence).sides()
    assert (tried, control) == ({both}, {one})


@pytest.mark.parametrize(
    "sentence",
    [
        "Cough was seen in 36% of those assigned zinc and salt.",
        "Cough was seen in 36% of those given zinc plus fine white salt.",
        "Cough was seen in 36% of those allocated zinc with salt.",
    ],
)
def test_near_miss_within_its_combination_it_is_not(read, sentence):
    tried, control = read(_ALONE + sentence).sides()
    assert (tried, control) == ({"36"}, set())
