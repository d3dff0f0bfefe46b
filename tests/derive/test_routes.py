"""From results to effects: each route, what it needs, what it refuses and in which words."""

import math

import pandas as pd
import pytest


def trial(w, path="ward.txt", roles=("experimental", "placebo"), sizes=(50, 48), **study):
    """A study with arms; returns (study, arms)."""
    study_id = w.study(w.document(path), w.trial(f"T-{path}", "Adeyemi 2014"), **study)
    names = ("drug", "control", "third")
    arms = [
        w.arm(study_id, role=role, intervention=name, **({"n": n} if n is not None else {}))
        for role, name, n in zip(roles, names, sizes, strict=False)
    ]
    return study_id, arms


def counted(w, study, arms, *values, statistic="events", n=None, **outcome):
    name = w.outcome(study, **{"name": "wound infection", "polarity": "higher_worse", **outcome})
    for arm, value in zip(arms, values, strict=True):
        more = {"n": n} if n is not None else {}
        w.result(name, arm, statistic=statistic, value=value, **more)
    return name


def means(w, study, arms, rows, **more):
    name = w.outcome(study, name="systolic pressure", polarity="higher_worse")
    for arm, row in zip(arms, rows, strict=True):
        for statistic, value in row.items():
            w.result(name, arm, group=f"g{arm}", statistic=statistic, value=value, **more)
    return name


def inputs(tables, effect):
    rows = tables["effect_inputs"].query("effect_id == @effect['effect_id']")
    return {r["name"]: r for r in rows.to_dict("records")}


def test_counts_give_a_risk_ratio_first(world, only):
    study, arms = trial(world, n_total=98, n_kind="analysed")
    counted(world, study, arms, 5, 12)
    tables = world.derive()
    assert set(tables["effects"]["measure"]) == {"RR", "OR", "RD"}
    effect = only(tables["effects"], primary=True)
    assert effect["measure"] == "RR"
    assert effect["yi"] == pytest.approx(math.log((5 / 50) / (12 / 48)))
    assert effect["vi"] == pytest.approx(1 / 5 - 1 / 50 + 1 / 12 - 1 / 48)
    assert (effect["n1i"], effect["n2i"]) == (50, 48)
    assert not effect["conditional"]
    assert effect["poolable"]
    assert effect["favours"] == "experimental"
    assert effect["slab"] == "Adeyemi 2014"
    made_of = inputs(tables, effect)
    assert {n: r["value"] for n, r in made_of.items()} == {
        "ai": "5",
        "n1i": "50",
        "ci": "12",
        "n2i": "48",
    }
    assert all(r["value_id"] and r["evidence_id"] for r in made_of.values())


def test_sizes_that_are_only_implied_make_it_conditional(world, only):
    study, arms = trial(world, n_total=98, n_kind="randomised")
    counted(world, study, arms, 5, 12)
    effect = only(world.derive()["effects"], measure="RR")
    assert effect["conditional"]
    assert effect["assumptions"] == "all randomised/allocated participants analysed"
    assert not effect["poolable"]


def test_a_stated_denominator_needs_no_assumption(world, only):
    study, arms = trial(world)
    counted(world, study, arms, 5, 12, n=45)
    effect = only(world.derive()["effects"], measure="RR")
    assert not effect["conditional"]
    assert (effect["n1i"], effect["n2i"]) == (45, 45)


def test_percent_that_one_count_fits(world, only):
    study, arms = trial(world, sizes=(50, 40))
    counted(world, study, arms, "24", "17.5", statistic="percent")
    tables = world.derive()
    effect = only(tables["effects"], measure="RR")
    assert effect["yi"] == pytest.approx(math.log(0.24 / 0.175))
    made_of = inputs(tables, effect)
    assert made_of["ai"]["value"] == "12"
    assert made_of["ai"]["formula"] == "24 % of 50: the only count that fits is 12"
    assert made_of["ai"]["evidence_id"] == ""
    assert made_of["percent1i"]["value"] == "24"
    assert effect["derivation"] == "counts_from_percent; escalc"


def test_percent_that_no_count_fits(world, only):
    study, arms = trial(world, sizes=(25, 25))
    counted(world, study, arms, "87", "40", statistic="percent")
    effect = only(world.derive()["effects"])
    assert effect["measure"] == ""
    assert pd.isna(effect["yi"])
    assert effect["why_not"] == "87 % (drug) fits no count of 25 people"


def test_percent_that_several_counts_fit(world, only):
    study, arms = trial(world, sizes=(400, 400))
    counted(world, study, arms, "12", "20", statistic="percent")
    effect = only(world.derive()["effects"])
    assert effect["measure"] == ""
    assert "12 % (drug) of 400 fits 5 counts (46 to 50): none is chosen" in effect["why_not"]


def test_no_events_at_all_give_no_ratio(world, only):
    study, arms = trial(world)
    counted(world, study, arms, 0, 0)
    effect = only(world.derive()["effects"])
    assert effect["why_not"] == "no events in either arm (0 of 50 and 0 of 48): no ratio"


def test_more_events_than_people(world, only):
    study, arms = trial(world)
    counted(world, study, arms, 51, 3)
    assert "more events than people" in only(world.derive()["effects"])["why_not"]


def test_one_arm_gives_a_proportion_never_a_ratio(world, only):
    study, arms = trial(world, sizes=(25, 24))
    counted(world, study, arms[:1], "88", statistic="percent")
    tables = world.derive()
    effect = only(tables["effects"])
    assert (effect["measure"], effect["versus_arm_id"], effect["comparator"]) == ("PR", "", "")
    assert effect["yi"] == 0.88
    assert effect["ci_lb"] == pytest.approx(0.700442, abs=5e-7)
    assert effect["ci_ub"] == pytest.approx(0.958332, abs=5e-7)
    assert effect["assumptions"] == "all 25 assessed"
    assert effect["favours"] == ""
    assert inputs(tables, effect)["xi"]["value"] == "22"


def test_nobody_had_the_event_in_one_arm(world, only):
    study, arms = trial(world)
    counted(world, study, arms[:1], 0, n=30)
    effect = only(world.derive()["effects"])
    assert effect["yi"] == 0
    assert effect["ci_lb"] == 0
    assert effect["ci_ub"] == pytest.approx(0.113513, abs=1e-5)


def test_cases_chosen_for_the_event_give_no_rate(world, only):
    study, arms = trial(world, roles=("experimental",), sizes=(4,), design="case_report")
    counted(world, study, arms, 4)
    effect = only(world.derive()["effects"])
    assert effect["measure"] == ""
    assert effect["why_not"] == "cases were chosen because they had the event: they give no rate"


def test_means_give_md_and_smd(world, only):
    study, arms = trial(world, n_total=98, n_kind="completed")
    means(world, study, arms, ({"mean": 130, "sd": 12}, {"mean": 138, "sd": 14}))
    tables = world.derive()
    md = only(tables["effects"], measure="MD")
    assert md["primary"]
    assert md["yi"] == pytest.approx(-8)
    assert md["vi"] == pytest.approx(144 / 50 + 196 / 48)
    assert md["favours"] == "experimental"
    smd = only(tables["effects"], measure="SMD")
    pooled = math.sqrt((49 * 144 + 47 * 196) / 96)
    assert smd["yi"] == pytest.approx(-8 / pooled * (1 - 3 / (4 * 96 - 1)), abs=2e-5)
    assert not smd["primary"]


def test_standard_errors_and_intervals_become_sds(world, only):
    study, arms = trial(world, sizes=(36, 36))
    name = means(world, study, arms[:1], ({"mean": 10, "se": 0.5},))
    world.result(name, arms[1], statistic="mean", value=12, low=11, high=13, level=95)
    tables = world.derive()
    effect = only(tables["effects"], measure="MD")
    made_of = inputs(tables, effect)
    assert float(made_of["sd1i"]["value"]) == pytest.approx(3.0)
    assert made_of["sd1i"]["formula"] == "SE × √n"
    assert float(made_of["sd2i"]["value"]) == pytest.approx(6 * 2 / (2 * 2.030108), rel=1e-6)
    assert effect["derivation"] == "sd_from_se; sd_from_ci_t; escalc"


def test_a_mean_without_spread(world, only):
    study, arms = trial(world)
    means(world, study, arms, ({"mean": 130}, {"mean": 138}))
    assert only(world.derive()["effects"])["why_not"] == (
        "a mean without its standard deviation, standard error or interval"
    )


def test_medians_with_quartiles_are_conditional(world, only):
    study, arms = trial(world)
    rows = ({"median": 10, "q1": 7, "q3": 13}, {"median": 12, "q1": 9, "q3": 15.2})
    means(world, study, arms, rows)
    effect = only(world.derive()["effects"], measure="MD")
    assert effect["conditional"]
    assert "roughly normal" in effect["assumptions"]
    assert effect["yi"] == pytest.approx(-2.07, abs=0.02)
    assert world.derive(median_conversion="never")["effects"]["measure"].tolist() == [""]


def test_skewed_medians_are_refused(world, only):
    study, arms = trial(world)
    rows = ({"median": 3, "q1": 2, "q3": 13}, {"median": 12, "q1": 9, "q3": 15})
    means(world, study, arms, rows)
    assert "look skewed" in only(world.derive()["effects"])["why_not"]


def between(w, study, arms, **values):
    name = w.outcome(study, name="death or transplant", polarity="higher_worse")
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


def test_an_estimate_alone(world, only):
    study, arms = trial(world)
    between(world, study, arms, statistic="risk_ratio", value="0.8")
    assert only(world.derive()["effects"])["why_not"] == (
        "a risk ratio without interval or exact p-value"
    )


def p_result(w, study, arms, p="0.01", relation="=", **more):
    values = {"direction": "increase", "p_compares": "unclear", **more}
    return between(w, study, arms, statistic="p_value", p_value=p, p_relation=relation, **values)


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


def test_an_outcome_without_result(world, only):
    study, _ = trial(world)
    world.outcome(study, name="sleep")
    assert only(world.derive()["effects"])["why_not"] == (
        "the text names the outcome and gives no result for it"
    )


def test_only_a_mention(world, only):
    study, arms = trial(world)
    name = world.outcome(study, name="scarring", kind="harm")
    world.result(name, arms[0], statistic="direction", direction="unclear")
    assert only(world.derive()["effects"])["why_not"] == (
        "the text says that it was seen, with no number to compute from"
    )


def test_a_p_value_whose_relation_is_not_stated(world, only):
    study, arms = trial(world)
    name = world.outcome(study, name="pain")
    world.result(name, arms[0], arms[1], statistic="p_value", p_value="0.01", direction="increase")
    assert only(world.derive()["effects"])["why_not"] == (
        "p 0.01: whether it is exact or a limit is not stated"
    )


def test_one_arms_figure_stands_beside_a_stated_direction(world, only):
    study, arms = trial(world, sizes=(25, 24))
    name = counted(world, study, arms[:1], "88", statistic="percent")
    world.result(name, *arms, statistic="direction", direction="increase")
    effects = world.derive()["effects"]
    assert sorted(effects["measure"]) == ["", "PR"]
    assert only(effects, measure="")["versus_arm_id"] == arms[1]


def test_one_pair_is_one_contrast_whichever_arm_the_text_names_first(world):
    study, arms = trial(world, roles=("active", "active"), n_total=98, n_kind="analysed")
    name = counted(world, study, arms, 5, 12)
    world.result(
        name, arms[1], arms[0], statistic="odds_ratio", value="2", low="1", high="4", level=95
    )
    effects = world.derive(binary_measures=["OR"])["effects"]
    assert set(zip(effects["arm_id"], effects["versus_arm_id"], strict=True)) == {tuple(arms)}
    turned = effects.query("derivation == 'se_from_ci_ratio'")
    assert turned["yi"].tolist() == [pytest.approx(-math.log(2))]
    assert turned["ci_lb"].tolist() == [pytest.approx(-math.log(4))]
    assert not turned["primary"].any()


@pytest.mark.parametrize(("sizes", "events"), [((0, 48), (0, 3)), ((1, 1), (1, 0))])
def test_tiny_groups_end_in_a_reason_or_a_number_never_in_nan(world, sizes, events):
    study, arms = trial(world, sizes=sizes)
    counted(world, study, arms, *events)
    effects = world.derive()["effects"]
    computed = effects["measure"] != ""
    assert effects.loc[computed, ["yi", "vi", "ci_lb", "ci_ub"]].notna().all(axis=None)
    assert (effects.loc[~computed, "why_not"] != "").all()


def test_a_standard_deviation_of_zero(world, only):
    study, arms = trial(world)
    means(world, study, arms, ({"mean": 130, "sd": 0}, {"mean": 138, "sd": 4}))
    assert only(world.derive()["effects"])["why_not"] == "a standard deviation of 0 cannot be"
