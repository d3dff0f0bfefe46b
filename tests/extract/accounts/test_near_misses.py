"""Texts that look as if they told of a study, or of a number of one, and do not."""

import pytest

NO_STUDY = (
    "Several clinical trials have evaluated yoga for back pain. In some trials 40% of people improved.",
    "One report found that over 80% of shoppers trust labels, and 22% read them.",
    "Adults should sleep at least 7 hours. A typical course takes three to six sessions over 12 weeks.",
    "The market for hearing aids is expected to reach $12 billion by 2031.",
    "Zinc lowers copper (Hart, 2004). It is taken for 14 days.",
    "About 1 in 8 women will get breast cancer, and 60% of them are over 65.",
    "You will need 20 to 30 injections, each 2 mm deep. Call 555 0100 today.",
    "A larger trial with 500 patients is needed.",
)


@pytest.mark.parametrize("text", NO_STUDY)
def test_no_account_comes_of(read, text):
    seen = read(text)
    assert not seen.found.rows
    assert not seen.found.values


def test_an_arm_is_not_given_the_number_of_events(read):
    seen = read(
        "We randomly assigned 90 adults to zinc or placebo. There were 28 falls on zinc and 44 on placebo (P = 0.03)."
    )
    assert [arm.get("n") for arm in seen.arms()] == [None, None]
    assert ("count", "28", "zinc", "", "falls") in seen.results()


def test_arms_named_without_order_words_keep_their_labels(read):
    """The control stands first in the sentence: its label decides, not the order."""
    seen = read(
        "We randomly assigned 90 adults to zinc (n = 45) or placebo (n = 45). "
        "Colds occurred in 60% of the placebo group and 40% of the zinc group."
    )
    assert {(value, arm) for _, value, arm, _, _ in seen.results()} == {
        ("60", "placebo"),
        ("40", "zinc"),
    }


def test_respectively_follows_the_list(read):
    seen = read(
        "We randomly assigned 90 adults to zinc (n = 45) or placebo (n = 45). "
        "Colds occurred in 60% and 40% of the placebo and zinc groups, respectively."
    )
    assert {(value, arm) for _, value, arm, _, _ in seen.results()} == {
        ("60", "placebo"),
        ("40", "zinc"),
    }


def test_more_says_which_number_is_whose(read):
    seen = read(
        "We randomly assigned 90 adults to zinc (n = 45) or placebo (n = 45). "
        "Colds were more common in the placebo group (60% vs 40%)."
    )
    assert {(value, arm) for stat, value, arm, _, _ in seen.results() if stat == "percent"} == {
        ("60", "placebo"),
        ("40", "zinc"),
    }


def test_a_withdrawal_is_no_result(read):
    seen = read(
        "We randomly assigned 90 adults to zinc (n = 45) or placebo (n = 45). "
        "In the zinc group 12% of adults withdrew, and 92% completed the diary in the placebo group."
    )
    assert seen.results() == []


def test_a_threshold_is_no_result(read):
    seen = read(
        "We randomly assigned 90 adults to zinc (n = 45) or placebo (n = 45). "
        "Response was defined as at least 50% reduction of symptoms in the zinc group."
    )
    assert ("percent", "50") not in {one[:2] for one in seen.results()}


def test_a_p_value_from_the_start_is_within(read):
    seen = read(
        "We randomly assigned 90 adults to zinc (n = 45) or placebo (n = 45). "
        "Zinc reduced fatigue from baseline (P = 0.02)."
    )
    (cells,) = (seen.cells(row) for row in seen.rows("results"))
    assert (cells["p_value"], cells["p_compares"]) == ("0.02", "within")


def test_the_focus_moves_to_the_next_study(read):
    seen = read(
        "A study published in the Journal of Sleep compared naps with coffee in 40 drivers. "
        "Crashes fell in the nap group.\n\n"
        "In another trial of 64 pilots, naps were compared with bright light. Errors were seen in 10% of pilots given "
        "naps and in 25% of pilots given bright light."
    )
    assert [study["n_total"] for study in seen.studies()] == ["40", "64"]
    second = seen.rows("studies")[1].row_id
    assert {
        row.study_id for row in seen.rows("results") if seen.cells(row)["statistic"] == "percent"
    } == {second}


def test_who_came_to_a_visit_is_no_result(read):
    found = read(
        "Zinc for itch. We randomised 100 adults to zinc (n = 49) or placebo (n = 51). Of these, 19 in the zinc group "
        "and 24 in the placebo group reported for the second visit. Relapse was reported by 9 in the zinc group and 12 "
        "in the placebo group at the second visit."
    )
    names = [
        one
        for one in found.found.evidence
        if one.label == "outcomes.name" and one.raw == "second visit"
    ]
    assert {one.rule for one in names} <= {
        "outcome.nearest"
    }  # no name that effects are computed for


def test_whose_a_change_between_groups_was_is_not_told(read):
    found = read(
        "Zinc for itch. We randomised 100 adults to zinc (n = 49) or placebo (n = 51). The reduction in body weight "
        "was not significant (p = 0.061) between both groups. The reduction in itch was greater with zinc (p = 0.02)."
    )
    told = {outcome: value for kind, value, _, _, outcome in found.results() if kind == "direction"}
    assert told == {"body weight": "unclear", "itch": "decrease"}


def test_a_name_ends_where_more_is_said_of_a_trial(read):
    found = read(
        "Zinc or iron-salt in cramps\n\nWe randomly assigned adults to zinc (609 adults) or iron-salt (608 adults). "
        "The study showed the noninferiority of zinc and also showed its superiority, as compared with iron-salt."
    )
    assert [arm["intervention"] for arm in found.arms()] == ["zinc", "iron-salt"]


def test_respective_rates_keep_the_order_of_the_names_before(read):
    found = read(
        "Zinc for itch. We randomised 100 adults to zinc (n = 49) or placebo (n = 51). The rates of relapse were 8.6% "
        "in the zinc group and 13.9% in the placebo group, a 35% reduction with zinc; the respective rates of new "
        "itch were 1.7% and 3.8%."
    )
    told = {
        value: (arm, outcome)
        for kind, value, arm, _, outcome in found.results()
        if kind == "percent"
    }
    assert {value: told[value] for value in ("1.7", "3.8")} == {
        "1.7": ("zinc", "itch"),
        "3.8": ("placebo", "itch"),
    }


def test_whose_an_odds_ratio_is_names_no_outcome(read):
    found = read(
        "Intensive versus conventional glucose control. We randomly assigned 100 adults to undergo either intensive "
        "glucose control or conventional glucose control; 49 were assigned to undergo intensive control and 51 to "
        "undergo conventional control. A total of 12 adults (24%) in the intensive-control group and 20 (39%) in the "
        "conventional-control group died (odds ratio for intensive control, 0.51; 95% CI 0.20 to 0.98)."
    )
    assert [r[4] for r in found.results() if r[0] == "odds_ratio"] == ["died"]


def test_what_an_outcome_is_beside_its_name_is_no_name(read):
    found = read(
        "Zinc for itch. We randomised 100 adults to zinc (n = 49) or placebo (n = 51). Asthma attacks as a secondary "
        "outcome occurred in 2 of 49 adults on zinc and 12 of 51 on placebo (RR: 0.17; 95% CI: 0.04, 0.73)."
    )
    assert [r[4] for r in found.results() if r[0] == "risk_ratio"] == ["Asthma attacks"]
