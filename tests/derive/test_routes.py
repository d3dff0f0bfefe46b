"""From results to effects: each route, what it needs, what it refuses and in which words."""

import math

import pandas as pd
import pytest

from tests.derive.cases import counted, inputs, means, trial


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
    counted(world, study, arms[:1], "88", statistic="percent", kind="harm")
    tables = world.derive()
    effect = only(tables["effects"])
    assert (effect["measure"], effect["versus_arm_id"], effect["comparator"]) == ("PR", "", "")
    assert effect["yi"] == 0.88
    assert effect["ci_lb"] == pytest.approx(0.700442, abs=5e-7)
    assert effect["ci_ub"] == pytest.approx(0.958332, abs=5e-7)
    assert effect["assumptions"] == "all 25 assessed"
    assert effect["favours"] == ""
    assert inputs(tables, effect)["xi"]["value"] == "22"


def test_what_was_to_be_compared_says_nothing_of_one_arm(world, only):
    study, arms = trial(world, sizes=(25, 24))
    counted(world, study, arms[:1], "88", statistic="percent", name="healing")
    effect = only(world.derive()["effects"])
    assert effect["measure"] == ""
    assert effect["why_not"] == (
        "counted in one arm of several: there is nothing to compare it with"
    )


def test_a_trial_without_a_comparison_gives_a_proportion_of_anything(world, only):
    study, arms = trial(world, roles=("experimental",), sizes=(25,))
    counted(world, study, arms[:1], "88", statistic="percent", name="healing")
    assert only(world.derive()["effects"])["measure"] == "PR"


def test_nobody_had_the_event_in_one_arm(world, only):
    study, arms = trial(world)
    counted(world, study, arms[:1], 0, n=30, kind="harm")
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
    name = counted(world, study, arms[:1], "88", statistic="percent", kind="harm")
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


def test_a_measure_that_numbers_do_not_have_costs_no_other(world, only):
    study, arms = trial(world, n_total=98, n_kind="analysed")
    means(world, study, arms, ({"mean": -3, "sd": 4}, {"mean": 2, "sd": 4}))
    effects = world.derive(continuous_measures=["ROM", "MD", "SMD"])["effects"]
    assert sorted(effects["measure"]) == ["", "MD", "SMD"]
    assert only(effects, measure="")["why_not"] == "ROM: means of opposite sign have no log ratio"
    assert only(effects, primary=True)["measure"] == "MD"


def test_numbers_that_have_no_measure_at_all(world, only):
    study, arms = trial(world, n_total=98, n_kind="analysed")
    means(world, study, arms, ({"mean": -3, "sd": 4}, {"mean": 2, "sd": 4}))
    effect = only(world.derive(continuous_measures=["ROM"])["effects"])
    assert effect["why_not"] == "ROM: means of opposite sign have no log ratio"


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (({"mean": 3, "sd": -4}, {"mean": 2, "sd": 4}), "a standard deviation of -4 cannot be"),
        (({"mean": 3, "se": 0}, {"mean": 2, "sd": 4}), "se is 0"),
        (({"median": 9, "q1": 10, "q3": 12}, {"median": 9, "q1": 8, "q3": 12}), "9"),
    ],
)
def test_impossible_spreads_are_refused_with_the_reason(world, only, rows, why):
    study, arms = trial(world, n_total=98, n_kind="analysed")
    means(world, study, arms, rows)
    effect = only(world.derive()["effects"])
    assert effect["measure"] == ""
    assert why in effect["why_not"].casefold()


def test_an_analysis_of_several_studies_gives_no_effect_of_its_own(world, only):
    study, arms = trial(world, n_total=98, n_kind="completed", design="review")
    means(world, study, arms, ({"mean": 130, "sd": 12}, {"mean": 138, "sd": 14}))
    effect = only(world.derive()["effects"])
    assert effect["measure"] == ""
    assert effect["why_not"] == "an analysis of several studies: it is no trial of its own"


def with_shares(w, study, arms, *rows):
    name = w.outcome(study, name="hair loss", polarity="higher_worse")
    for arm, (events, percent) in zip(arms, rows, strict=True):
        w.result(name, arm, group=f"g{arm}", statistic="events", value=events)
        w.result(name, arm, group=f"g{arm}", statistic="percent", value=percent)


def test_a_printed_share_that_is_of_other_people_gives_no_ratio(world, only):
    study, arms = trial(world, sizes=(24, 26))
    with_shares(world, study, arms, (2, "10"), (4, "15"))
    effect = only(world.derive()["effects"])
    assert effect["measure"] == ""
    assert effect["why_not"] == (
        "2 events (drug) of 24 are 8.33 %, but 10 % is printed: of how many people is not stated"
    )


def test_a_printed_share_may_leave_a_few_people_out(world, only):
    study, arms = trial(world, sizes=(50, 48))
    with_shares(world, study, arms, (12, "24.5"), (20, "42"))  # of 49; of 48, rounded
    tables = world.derive()
    effect = only(tables["effects"], primary=True)
    assert (effect["measure"], effect["n1i"], effect["n2i"]) == ("RR", 49, 48)
    assert effect["derivation"] == "people_from_percent; escalc"
    inputs = tables["effect_inputs"]
    (formula,) = inputs[(inputs["effect_id"] == effect["effect_id"]) & (inputs["name"] == "n1i")][
        "formula"
    ]
    assert formula == "12 are 24.5 %: of the numbers near 50 only of 49"


def test_a_printed_share_that_several_numbers_of_people_fit_gives_no_ratio(world, only):
    study, arms = trial(world, sizes=(113, 113))
    with_shares(world, study, arms, (48, "44"), (20, "18"))
    effect = only(world.derive()["effects"])
    assert effect["why_not"] == (
        "48 events (drug) of 113 are 42.5 %, but 44 % is printed: 108 to 110 people fit"
    )
