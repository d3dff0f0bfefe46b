"""How old the people of a study were."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "age"),
    [
        # How old they were says more than how old they had to be.
        ("We randomised 94 adults aged 60 years or older (mean age 71.2 years) to zinc or placebo.",
         "71.2 years"),
        ("We randomised 94 women aged 18 to 65 years to zinc or placebo. Their mean age was 45.2 ± "
         "3.1 years.", "45.2 ± 3.1 years"),
        ("We randomised 94 men aged 18 or over to zinc or placebo.", "18 or over"),
    ],
)  # fmt: skip
def test_the_average_age_before_the_limit(read, sentence, age):
    (study,) = read("Zinc for itch: a randomised trial\n" + sentence).studies()
    assert study["age"] == age
