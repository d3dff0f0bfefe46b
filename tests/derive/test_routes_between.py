"""From estimates and p-values between two arms to effects."""

import math

import pytest
from trialtrace.stats.convert import noncentral_smd_interval, smd_from_p

from tests.derive.cases import inputs, trial


def between(w, study, arms, name="death or transplant", **values):
    name = w.outcome(study, name=name, polarity="higher_worse")
    w.result(name, arms[0], arms[1], **values)
    return name


def test_a_hazard_ratio_with_its_interval(world, only):
    study, arms = trial(world)
    between(
        world,
        study,
        arms,
        statistic="hazard_ratio",
        value="0.72",
        low="0.55",
        high="0.94",
        level=95,
    )
    effect = only(world.derive()["effects"])
    assert effect["measure"] == "HR"
    assert effect["yi"] == pytest.approx(math.log(0.72))
    assert effect["ci_lb"] == pytest.approx(math.log(0.55))
    assert effect["vi"] == pytest.approx((math.log(0.94 / 0.55) / (2 * 1.959964)) ** 2, rel=1e-6)
    assert effect["derivation"] == "se_from_ci_ratio"
    assert not effect["conditional"]


def test_an_interval_that_does_not_hold_its_estimate(world, only):
    study, arms = trial(world)
    between(
        world, study, arms, statistic="odds_ratio", value="2.1", low="0.5", high="1.9", level=95
    )
    assert "does not hold its estimate" in only(world.derive()["effects"])["why_not"]


def test_a_difference_of_the_control_over_the_drug_is_turned_round(world, only):
    study, arms = trial(world)
    between(
        world,
        study,
        arms[::-1],
        statistic="mean_difference",
        value="3",
        low="1",
        high="5",
        level=95,
    )
    effect = only(world.derive()["effects"])
    assert (effect["arm_id"], effect["versus_arm_id"]) == tuple(arms)
    assert (effect["yi"], effect["ci_lb"], effect["ci_ub"]) == (-3, -5, -1)


LOWER = {
    "statistic": "mean_difference", "value": "4.2", "low": "-0.3", "high": "8.7", "level": 95,
    "direction": "decrease",
}  # fmt: skip


def test_lower_by_a_number_without_a_sign_is_negative(world, only):
    study, arms = trial(world)
    between(world, study, arms, **LOWER)
    tables = world.derive()
    effect = only(tables["effects"])
    assert (effect["yi"], effect["ci_lb"], effect["ci_ub"]) == (-4.2, -8.7, 0.3)
    used = inputs(tables, effect)
    assert used["mean_difference"]["formula"] == "sign from the direction that is told"
    assert used["direction"]["value"] == "decrease"


def test_a_control_that_lies_lower_by_a_number_is_turned_round_once(world, only):
    study, arms = trial(world)
    between(world, study, arms[::-1], **LOWER)
    effect = only(world.derive()["effects"])
    assert (effect["yi"], effect["ci_lb"], effect["ci_ub"]) == (4.2, -0.3, 8.7)


@pytest.mark.parametrize("turned", [1, -1])
def test_a_sign_against_the_words_gives_no_effect(world, only, turned):
    study, arms = trial(world)
    said = {**LOWER, "value": "-4.2", "low": "-8.7", "high": "0.3", "direction": "increase"}
    between(world, study, arms[::turned], **said)
    assert "the text tells" in only(world.derive()["effects"])["why_not"]


def test_an_estimate_alone(world, only):
    study, arms = trial(world)
    between(world, study, arms, statistic="risk_ratio", value="0.8")
    assert only(world.derive()["effects"])["why_not"] == (
        "a risk ratio without interval or exact p-value"
    )


def p_result(w, study, arms, p="0.01", relation="=", **more):
    values = {"name": "walking pace", "direction": "increase", "p_compares": "unclear", **more}
    return between(w, study, arms, statistic="p_value", p_value=p, p_relation=relation, **values)


@pytest.mark.parametrize(
    "name", ["risk of relapse", "transplant-free survival", "number of women with a rash", "deaths"]
)
def test_a_p_value_of_counted_events_has_no_standardised_difference(world, only, name):
    study, arms = trial(world, roles=("experimental", "active"), sizes=(25, 24))
    p_result(world, study, arms, name=name)
    effect = only(world.derive()["effects"])
    assert effect["measure"] == ""
    assert "counted events or times" in effect["why_not"]


@pytest.mark.parametrize("name", ["respiratory rate", "relapse risk score", "duration of labour"])
def test_what_one_person_has_more_or_less_of_is_no_event(world, only, name):
    study, arms = trial(world, roles=("experimental", "active"), sizes=(25, 24))
    p_result(world, study, arms, name=name)
    assert only(world.derive()["effects"])["measure"] == "SMD"


def test_a_ratio_between_no_arms_is_no_effect_of_a_treatment(world, only):
    study, _ = trial(world)
    between(
        world, study, ["", ""],
        statistic="odds_ratio", value="2.4", low="1.3", high="4.4", level=95,
    )  # fmt: skip
    effect = only(world.derive()["effects"])
    assert effect["measure"] == ""
    assert effect["why_not"] == "odds ratio 2.4, but which groups it compares is not stated"


def test_p_between_two_groups(world, only):
    study, arms = trial(world, roles=("experimental", "active"), sizes=(25, 24))
    p_result(world, study, arms)
    tables = world.derive()
    effect = only(tables["effects"])
    assert effect["measure"] == "SMD"
    assert effect["yi"] == pytest.approx(0.754857, abs=5e-7)
    assert effect["bound_low"] == pytest.approx(0.710, abs=5e-4)
    assert effect["bound_high"] == pytest.approx(0.828, abs=5e-4)
    assert effect["assumptions"].split("; ") == [
        "the p-value compares the two groups",
        "two-sided pooled t test",
        "all randomised/allocated participants analysed",
    ]
    assert (effect["conditional"], effect["assumption_status"]) == (True, "open")
    assert not effect["poolable"]
    assert {n: r["value"] for n, r in inputs(tables, effect).items()} == {
        "p": "0.01",
        "n1i": "25",
        "n2i": "24",
        "direction": "increase",
        "p_compares": "unclear",
    }


def test_the_rounding_of_p_counts_its_printed_decimals(world, only):
    study, arms = trial(world, sizes=(25, 24))
    p_result(world, study, arms, p=("0.01", ".010"))
    effect = only(world.derive()["effects"])
    assert effect["bound_high"] - effect["bound_low"] < 0.02


def test_a_decrease_is_negative(world, only):
    study, arms = trial(world, sizes=(25, 24))
    p_result(world, study, arms, direction="decrease")
    effect = only(world.derive()["effects"])
    assert effect["yi"] == pytest.approx(-0.754857, abs=5e-7)
    assert effect["bound_low"] < effect["yi"] < effect["bound_high"] < 0


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"relation": "<"}, "p < 0.01 is an inequality: it gives no effect"),
        ({"p_compares": "within"}, "the p-value compares before and after within one arm"),
        ({"direction": "unclear"}, "p = 0.01 without a stated direction: the sign is unknown"),
    ],
)
def test_p_values_that_give_nothing(world, only, more, why):
    study, arms = trial(world)
    p_result(world, study, arms, **more)
    assert only(world.derive()["effects"])["why_not"] == why


def test_p_without_sizes(world, only):
    study, arms = trial(world, sizes=(25, None))
    p_result(world, study, arms)
    assert only(world.derive()["effects"])["why_not"] == (
        "p = 0.01, but the size of a group is not stated"
    )


def test_p_of_one_arm_of_which_nothing_more_is_said(world, only):
    study, arms = trial(world)
    name = world.outcome(study, name="pain")
    world.result(
        name, arms[0], statistic="p_value", p_value="0.01", p_relation="=", direction="decrease"
    )
    effect = only(world.derive()["effects"])
    assert effect["measure"] == ""
    assert effect["why_not"] == "p = 0.01, but which groups it compares is not stated"


def test_only_a_direction(world, only):
    study, arms = trial(world)
    between(world, study, arms, statistic="direction", direction="increase")
    effect = only(world.derive()["effects"])
    assert effect["why_not"] == "only a direction is stated: no number to compute from"
    assert effect["favours"] == "comparator"


@pytest.mark.parametrize("convention", ["LS", "LS2", "UB", "borenstein", "revman"])
def test_the_config_chooses_the_variance_of_a_standardised_difference(world, only, convention):
    study, arms = trial(world, roles=("experimental", "active"), sizes=(25, 24))
    p_result(world, study, arms)
    effect = only(world.derive(smd_variance=convention)["effects"])
    expected = smd_from_p(0.01, 25, 24, vtype=convention)
    assert (effect["yi"], effect["vi"]) == (pytest.approx(expected.g), pytest.approx(expected.vi))
    assert effect["ci_lb"] == pytest.approx(expected.ci_lb)


def test_the_config_chooses_the_exact_interval(world, only):
    study, arms = trial(world, roles=("experimental", "active"), sizes=(25, 24))
    p_result(world, study, arms)
    effect = only(world.derive(smd_interval="noncentral_t")["effects"])
    low, high = noncentral_smd_interval(smd_from_p(0.01, 25, 24).t, 25, 24)[1]
    assert (effect["ci_lb"], effect["ci_ub"]) == (pytest.approx(low), pytest.approx(high))
    assert effect["vi"] == pytest.approx(smd_from_p(0.01, 25, 24).vi)
    others = world.synthesize(derive_options={"smd_interval": "noncentral_t"})["sensitivity"]
    assert "noncentral t" not in set(others["varied"])
    assert "variance LS" in set(others["varied"])


def shares_differ(w, study, arms, unit):
    name = w.outcome(study, name="healing", polarity="higher_better")
    w.result(
        name, *arms,
        statistic="risk_difference", value="12.6", low="6.1", high="19.1", level=95,
    )  # fmt: skip
    for value in w.values:
        if value["field"] == "value":
            value["unit"] = unit


def test_a_difference_of_shares_in_per_cent_is_one_of_shares(world, only):
    study, arms = trial(world)
    shares_differ(world, study, arms, "%")
    effect = only(world.derive()["effects"])
    assert effect["measure"] == "RD"
    assert (effect["yi"], effect["ci_lb"], effect["ci_ub"]) == pytest.approx((0.126, 0.061, 0.191))


def test_a_difference_of_shares_above_one_is_no_share(world, only):
    study, arms = trial(world)
    shares_differ(world, study, arms, "")
    assert "a risk difference of 12.6" in only(world.derive()["effects"])["why_not"]


def test_a_difference_of_rates_is_no_difference_of_means(world, only):
    study, arms = trial(world)
    told = {"statistic": "mean_difference", "value": "-0.1", "low": "-0.2", "high": "-0.01"}
    between(world, study, arms, name="incidence rates for atrial flutter", **told)
    assert only(world.derive()["effects"])["why_not"].startswith("a difference of rates")
