"""Numbers of a part of a trial's people: of their own size or of none, and apart from the whole."""

import pytest

from tests.derive.cases import inputs, trial


def measured(w, study, arms, values, statistic="percent", name="wound infection", **more):
    outcome = w.outcome(study, name=name, polarity="higher_worse")
    add(w, outcome, arms, values, statistic, **more)
    return outcome


def add(w, outcome, arms, values, statistic="percent", **more):
    for arm, value in zip(arms, values, strict=True):
        w.result(outcome, arm, group=f"{arm}{sorted(more.items())}", statistic=statistic,
                 value=value, **more)  # fmt: skip


def main_effects(tables):
    frame = tables["effects"]
    return frame[frame["primary"]].to_dict("records")


def test_a_percentage_of_a_subgroup_is_no_percentage_of_the_arms(world, only):
    study, arms = trial(world)
    measured(world, study, arms, ("40", "25"), subgroup="women")
    effect = only(world.derive()["effects"])
    assert effect["measure"] == ""
    assert effect["subgroup"] == "women"
    assert effect["why_not"] == (
        "40 % (drug) among women, but how many of the arm these are is not stated; "
        "25 % (control) among women, but how many of the arm these are is not stated"
    )


def test_events_of_a_subgroup_count_where_its_size_is_stated(world):
    study, arms = trial(world)
    measured(world, study, arms, ("8", "5"), "events", n=20, subgroup="women")
    tables = world.derive()
    effect, *_ = main_effects(tables)
    assert (effect["measure"], effect["subgroup"], effect["n1i"], effect["n2i"]) == (
        "RR", "women", 20, 20,
    )  # fmt: skip
    assert inputs(tables, effect)["ai"]["value"] == "8"


@pytest.mark.parametrize("people", ["per-protocol population", "completers", "safety population"])
def test_a_set_that_leaves_people_out_is_smaller_than_the_arms(world, only, people):
    study, arms = trial(world)
    measured(world, study, arms, ("40", "25"), analysis_set=people)
    effect = only(world.derive()["effects"])
    assert (effect["measure"], effect["analysis_set"]) == ("", people)
    assert f"among {people}, but how many" in effect["why_not"]


@pytest.mark.parametrize("people", ["", "intention to treat", "ITT population"])
def test_an_analysis_of_all_who_were_randomised_has_the_arms_sizes(world, people):
    study, arms = trial(world)
    measured(world, study, arms, ("40", "25"), **({"analysis_set": people} if people else {}))
    effect, *_ = main_effects(world.derive())
    assert (effect["measure"], effect["n1i"], effect["n2i"]) == ("RR", 50, 48)


def test_a_set_whose_size_the_arms_have_may_be_counted(world):
    study, arms = trial(world, n_total=98, n_kind="completed")
    measured(world, study, arms, ("40", "25"), analysis_set="completers")
    effect, *_ = main_effects(world.derive())
    assert (effect["measure"], effect["n1i"]) == ("RR", 50)


def test_the_whole_and_its_parts_give_effects_of_their_own(world):
    study, arms = trial(world)
    outcome = measured(world, study, arms, ("10", "12"), "events", n=40)
    add(world, outcome, arms, ("3", "5"), "events", n=20, subgroup="women")
    add(world, outcome, arms, ("7", "7"), "events", n=20, subgroup="men")
    effects = main_effects(world.derive())
    assert sorted((e["subgroup"], e["n1i"]) for e in effects) == [
        ("", 40), ("men", 20), ("women", 20),
    ]  # fmt: skip
    assert len({e["effect_id"] for e in effects}) == 3


def test_two_wordings_of_intention_to_treat_are_one_set(world):
    study, arms = trial(world)
    outcome = world.outcome(study, name="wound infection", polarity="higher_worse")
    for arm, people in zip(arms, ("ITT analysis", "intention-to-treat population"), strict=True):
        world.result(outcome, arm, statistic="percent", value="20" if arm == arms[0] else "25",
                     analysis_set=people)  # fmt: skip
    effect, *_ = main_effects(world.derive())
    assert (effect["measure"], effect["analysis_set"]) == ("RR", "ITT analysis")


def test_an_estimate_in_a_subgroup_keeps_no_sizes_of_the_arms(world, only):
    study, arms = trial(world)
    outcome = world.outcome(study, name="death", polarity="higher_worse")
    world.result(outcome, arms[0], arms[1], statistic="hazard_ratio", value="0.72", low="0.55",
                 high="0.94", level=95, subgroup="women")  # fmt: skip
    effect = only(world.derive()["effects"])
    assert (effect["measure"], effect["subgroup"]) == ("HR", "women")
    assert effect["n1i"] is effect["n2i"] is None


def test_an_exact_p_of_a_subgroup_needs_its_sizes(world, only):
    study, arms = trial(world)
    outcome = world.outcome(study, name="pain", polarity="higher_worse")
    world.result(outcome, arms[0], arms[1], statistic="p_value", p_relation="=", p_value="0.01",
                 p_compares="between", direction="decrease", subgroup="women")  # fmt: skip
    effect = only(world.derive()["effects"])
    assert effect["why_not"] == (
        "p = 0.01 among women, but how many of the arm these are is not stated"
    )


def test_words_for_people_are_no_outcome(world, only):
    study, arms = trial(world)
    measured(world, study, arms, ("8", "5"), "events", n=20, subgroup="women with low risk",
             name="low risk")  # fmt: skip
    effect = only(world.derive()["effects"])
    assert effect["measure"] == ""
    assert effect["why_not"] == (
        "what was measured among women with low risk is not told from their name"
    )


def test_an_outcome_that_shares_a_word_with_its_people_is_one(world):
    study, arms = trial(world)
    measured(world, study, arms, ("8", "5"), "events", n=20, subgroup="women with low risk",
             name="risk of relapse")  # fmt: skip
    assert main_effects(world.derive())[0]["measure"] == "RR"
