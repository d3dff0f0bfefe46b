"""A name behind a number that begins what is told next is not the name of that number's arm."""

import pytest

from .openings import POTTERS_IRON


@pytest.mark.parametrize(("one", "other"), [("zinc", "iron"), ("iron", "zinc")])
@pytest.mark.parametrize(
    "sentence",
    [
        "The rate of cough in the {one} group was 9% and the {other} group had more pain.",
        "The rate of cough in the {one} group was 9% (13 of 150), and the {other} group fell ill less often.",
        "Mean pain in the {one} group was 9 mm, but those on {other} had more coughs.",
        "Mean pain in the {one} group was 9 (2.1) and potters given {other} worked less.",
    ],
)
def test_the_subject_of_the_next_clause_is_not_the_numbers_arm(read, one, other, sentence):
    told = read(POTTERS_IRON + sentence.format(one=one, other=other)).of_arms("percent", "mean")
    assert {(value, arm.lower()) for value, arm in told} == {("9", one)}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("12 men and women on zinc had a cough.", {("12", "zinc")}),
        ("A cough was seen in 12 men and women given zinc.", {("12", "zinc")}),
        ("Cough fell by 12% and by 31% in the zinc group.", {("12", "iron"), ("31", "zinc")}),
        ("Cough was seen in 9% and the zinc group had 14%.", {("9", "iron"), ("14", "zinc")}),
        ("Cough was seen in 9% in the zinc group and was mild.", {("9", "zinc")}),
    ],
)
def test_near_miss_a_name_that_tells_whose_it_is(read, sentence, told):
    found = read(POTTERS_IRON + sentence).of_arms("percent", "events", "mean")
    assert {(value, arm.lower()) for value, arm in found} == told
