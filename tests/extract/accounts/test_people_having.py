"""People who had something: they name arms beside numbers, frame clauses, and make an abstract a report."""

import pytest

from .test_whose_number import told


def arms_of(read, text):
    return sorted(one.get("intervention") or one.get("label") for one in read(text).arms())


def levels(read, text):
    return {study["claim_level"] for study in read(text).studies()}


@pytest.mark.parametrize(
    "numbers",
    [
        "Itching returned in 9% of nurses: 12% of patients receiving oatmeal and 31% of patients receiving tar.",
        "Itching returned in 12 of 61 patients on oatmeal and 31 of 63 on tar.",
    ],
)
def test_people_beside_numbers_name_the_arms(read, numbers):
    text = (
        "Itching skin in a randomised trial. We randomised 124 patients to two treatments. "
        + numbers
    )
    assert arms_of(read, text) == ["oatmeal", "tar"]


def test_people_of_two_trades_are_no_arms(read):
    text = (
        "Itching skin in a randomised trial. We randomised 124 patients to two treatments. Itching returned "
        "in 12% of nurses and 31% of cooks."
    )
    assert not {"nurses", "cooks"} & set(arms_of(read, text))


def test_counted_people_who_received_something_are_its_arm(read):
    text = (
        "Itching skin in hospital cooks. In a randomised trial, 39 females received oatmeal baths and 45 "
        "received tar baths alone. Itching fell by 12% with oatmeal baths and by 31% with tar baths."
    )
    assert arms_of(read, text) == ["oatmeal baths", "tar baths"]


@pytest.mark.parametrize(
    "opening",
    [
        "In women treated with zinc",
        "Among those receiving zinc",
        "In patients who were given zinc",
        "RESULTS In those taking zinc",
    ],
)
def test_people_who_had_an_arm_frame_their_clause(read, opening):
    seen = told(read, f"{opening}, headache or rash was seen in 12% and 4%.")
    assert [(value, arm) for _, value, arm in seen] == [("12", "zinc"), ("4", "zinc")]


def test_people_who_knew_an_arm_frame_nothing(read):
    seen = told(read, "In women who asked for zinc, headache or rash was seen in 12% and 4%.")
    assert {arm for _, _, arm in seen} != {"zinc"}


def test_the_two_treatment_groups_are_no_single_arm(read):
    seen = told(read, "Colds returned in 15% and 19% for the two treatment groups.")
    assert ("percent", "19", "zinc") not in seen


def test_a_title_may_name_the_trial_that_its_authors_designed(read):
    text = (
        "Sleep in NAP.2: a randomized, placebo-controlled trial of zinc. Nurses who work at night sleep badly. "
        "We designed a trial of zinc for them. A total of 120 nurses received zinc or placebo for six weeks. "
        "Sleep was measured at six weeks. Poor sleep was seen in 12% with zinc and 31% with placebo."
    )
    assert levels(read, text) == {"own_result"}


def test_a_trial_that_a_reporter_tells_of_is_not_his(read):
    text = (
        "Sleep in NAP.2. Nurses who work at night sleep badly, and the NAP.2 trial wanted to help them. Smith "
        "and colleagues randomly assigned 120 nurses to zinc or placebo for six weeks (Smith et al., 2009). "
        "Poor sleep was seen in 12% with zinc and 31% with placebo, the researchers reported. My neighbour "
        "sleeps well without zinc."
    )
    assert "own_result" not in levels(read, text)
