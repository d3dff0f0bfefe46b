"""How old the people of a study were, and of which sex."""

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


@pytest.mark.parametrize(
    ("people", "sex"),
    [("women with gout", "female"), ("adults (75% women)", None), ("adults, mostly men,", None)],
)
def test_the_sex_of_most_is_not_that_of_all(read, people, sex):
    text = (
        f"Colchinol for gout\nWe randomised 94 {people} to colchinol (n = 48) or placebo (n = 46)."
    )
    assert read(text).studies()[0].get("sex") == sex
