"""Designs that need more than two separate groups, and numbers that may not be used."""

import csv

import pytest
from trialtrace.derive.slices import slices
from trialtrace.tables.decisions import COLUMNS

OWN_CONTROLS = (
    "people (or parts of their bodies) were their own controls and the correlation is not stated"
)


def study_of(w, roles=("experimental", "placebo"), path="clinic.txt", **values):
    study = w.study(w.document(path), w.trial(f"T-{path}", "Lindqvist 2008"), **values)
    return study, [w.arm(study, role=r, intervention=f"{r} {i}", n=30) for i, r in enumerate(roles)]


def mean_sd(w, outcome, arm, mean, sd, **more):
    for statistic, value in (("mean", mean), ("sd", sd)):
        w.result(outcome, arm, statistic=statistic, value=value, **more)


@pytest.mark.parametrize("structure", ["split_body", "crossover"])
def test_own_controls_without_a_correlation(world, only, structure):
    study, (left, right) = study_of(world, structure=structure)
    outcome = world.outcome(study, name="plaque index", polarity="higher_worse")
    mean_sd(world, outcome, left, 1.2, 0.4)
    mean_sd(world, outcome, right, 1.6, 0.5)
    effect = only(world.derive()["effects"])
    assert effect["measure"] == ""
    assert effect["why_not"] == OWN_CONTROLS


def test_a_half_head_trial_with_a_p_value_gives_nothing(world, only):
    study, (left, right) = study_of(world, structure="split_body")
    outcome = world.outcome(study, name="hair count")
    world.result(
        outcome,
        left,
        right,
        statistic="p_value",
        p_value="0.03",
        p_relation="=",
        direction="increase",
        p_compares="between",
    )
    assert only(world.derive()["effects"])["why_not"].startswith(OWN_CONTROLS)


def test_a_configured_correlation_is_an_assumption_with_sensitivity(world, only):
    study, (left, right) = study_of(world, structure="crossover")
    outcome = world.outcome(study, name="glucose", polarity="higher_worse")
    mean_sd(world, outcome, left, 5.0, 1.0)
    mean_sd(world, outcome, right, 6.0, 1.0)
    effects = world.derive(correlations=[0.5, 0.8], continuous_measures=["MD"])["effects"]
    first = only(effects, primary=True)
    assert first["yi"] == pytest.approx(-1)
    assert first["vi"] == pytest.approx(1.0 / 30)
    assert "a correlation of 0.5 within people (configured)" in first["assumptions"]
    assert not first["poolable"]
    other = only(effects, primary=False)
    assert other["vi"] == pytest.approx(0.4 / 30)


def test_clusters_are_no_independent_people(world, only):
    study, arms = study_of(world, structure="cluster")
    outcome = world.outcome(study, name="malaria")
    for arm, events in zip(arms, (4, 9), strict=True):
        world.result(outcome, arm, statistic="events", value=events)
    assert "allocated in clusters" in only(world.derive()["effects"])["why_not"]


def test_a_cluster_interval_is_conditional(world, only):
    study, arms = study_of(world, structure="cluster")
    outcome = world.outcome(study, name="malaria")
    world.result(
        outcome, *arms, statistic="odds_ratio", value="0.5", low="0.3", high="0.8333", level=95
    )
    effect = only(world.derive()["effects"])
    assert effect["assumptions"] == "the interval allows for the clusters"
    assert effect["conditional"]


def test_three_arms_give_each_tested_arm_against_the_control(world):
    study, arms = study_of(world, ("experimental", "experimental", "placebo"))
    outcome = world.outcome(study, name="remission", polarity="higher_better")
    for arm, events in zip(arms, (15, 12, 6), strict=True):
        world.result(outcome, arm, statistic="events", value=events)
    effects = world.derive(binary_measures=["RR"])["effects"]
    assert {(e["arm_id"], e["versus_arm_id"]) for e in effects.to_dict("records")} == {
        (arms[0], arms[2]),
        (arms[1], arms[2]),
    }


def test_final_against_change_is_no_comparison(world, only):
    study, (one, two) = study_of(world)
    outcome = world.outcome(study, name="weight")
    mean_sd(world, outcome, one, 80, 9, basis="final")
    mean_sd(world, outcome, two, -2, 3, basis="change")
    assert set(world.derive()["effects"]["measure"]) == {""}


def test_baseline_is_no_effect(world):
    study, (one, two) = study_of(world)
    outcome = world.outcome(study, name="weight")
    mean_sd(world, outcome, one, 80, 9, timepoint="at baseline")
    mean_sd(world, outcome, two, 81, 9, timepoint="at baseline")
    effects = world.derive()["effects"]
    assert effects["why_not"].tolist() == ["measured at baseline, before any effect"]


def test_two_timepoints_are_two_effects(world):
    study, (one, two) = study_of(world)
    outcome = world.outcome(study, name="weight")
    for when in ("week 4", "week 12"):
        mean_sd(world, outcome, one, 80, 9, timepoint=when)
        mean_sd(world, outcome, two, 84, 9, timepoint=when)
    effects = world.derive(continuous_measures=["MD"])["effects"]
    assert sorted(effects["timepoint"]) == ["week 12", "week 4"]
    assert effects["effect_id"].is_unique


def test_numbers_of_no_stated_time_join_the_only_time_there_is():
    class M:
        ordinal = 1

    a, b, c = M(), M(), M()
    joined = slices([(("", "", "", ""), a), (("week 4", "", "", ""), b)])
    assert [len(s.measurements) for s in joined] == [2]
    apart = slices(
        [(("", "", "", ""), a), (("week 4", "", "", ""), b), (("week 8", "", "", ""), c)]
    )
    assert [len(s.measurements) for s in apart] == [1, 1, 1]


def test_two_values_for_one_cell_are_not_guessed(world, only):
    study, (one, two) = study_of(world)
    outcome = world.outcome(study, name="response")
    for arm, value in ((one, 40), (one, 60), (two, 20)):
        world.result(outcome, arm, statistic="percent", value=value)
    why = only(world.derive()["effects"])["why_not"]
    assert why == (
        "two values of percent (40 and 60) for one arm, outcome and time: unclear which is meant"
    )


def test_documents_that_contradict_each_other_give_no_effect(world):
    trial = world.trial("T", "Mbeki 2011")
    for path, events in (("one.txt", 9), ("two.txt", 12)):
        study = world.study(world.document(path), trial)
        arms = [world.arm(study, role=r, intervention=r, n=60) for r in ("experimental", "placebo")]
        outcome = world.outcome(study, name="stroke")
        for arm, value in zip(arms, (events, 20), strict=True):
            world.result(outcome, arm, statistic="events", value=value)
    effects = world.derive()["effects"]
    assert effects["measure"].tolist() == ["", ""]
    assert effects["why_not"].str.startswith("contradictory: value").all()
    assert "two.txt says 12" in " ".join(effects["why_not"])


def counts(w, path="own.txt", **study):
    study, arms = study_of(w, path=path, **study)
    outcome = w.outcome(study, name="stroke", concept="stroke", polarity="higher_worse")
    for arm, value in zip(arms, (4, 9), strict=True):
        w.result(outcome, arm, statistic="events", value=value)


def test_what_is_retold_is_not_pooled(world, only):
    counts(world, claim_level="reported_by_others", n_total=60, n_kind="analysed")
    effect = only(world.derive()["effects"], measure="RR")
    assert not effect["conditional"]
    assert not effect["poolable"]
    assert effect["why_not"].startswith("reported second hand")


def test_a_person_may_assume_and_is_heard(make_world, tmp_path, only):
    w = make_world(curated=tmp_path)
    counts(w)
    before = only(w.derive()["effects"], measure="RR")
    assert (before["assumption_status"], before["poolable"]) == ("open", False)
    row = {
        "subject_table": "effects",
        "subject_id": before["effect_id"],
        "action": "assume",
        "reviewer": "ann",
    }
    for value, status, poolable in (
        ("", "supported", True),
        ("contradicted", "contradicted", False),
    ):
        with (tmp_path / "decisions.csv").open("w", newline="") as handle:
            writer = csv.DictWriter(handle, COLUMNS)
            writer.writeheader()
            writer.writerow({c: {**row, "value": value}.get(c, "") for c in COLUMNS})
        after = only(w.derive()["effects"], effect_id=before["effect_id"])
        assert (after["assumption_status"], after["poolable"]) == (status, poolable)


def test_same_input_same_bytes(make_world):
    frames = []
    for _ in range(2):
        w = make_world()
        counts(w)
        frames.append(w.derive()["effects"].to_csv(index=False))
    assert frames[0] == frames[1]


def test_arms_that_no_name_is_told_for_give_no_effect(world, only):
    study = world.study(world.document("clinic.txt"), world.trial("T-1", "Lindqvist 2008"))
    arms = [world.arm(study, role=r, n=30) for r in ("experimental", "active")]
    outcome = world.outcome(study, name="plaque index", polarity="higher_worse")
    mean_sd(world, outcome, arms[0], 1.2, 0.4)
    mean_sd(world, outcome, arms[1], 1.6, 0.5)
    assert (
        only(world.derive()["effects"])["why_not"]
        == "no name is told for an arm: who was compared is not known"
    )
