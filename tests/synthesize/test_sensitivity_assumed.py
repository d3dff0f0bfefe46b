"""Sensitivity to what was assumed: correlations, ICCs, and the route to an effect."""

import math

import pytest
from trialtrace.stats import rma

from tests.synthesize.cases import DATA, GROUP, log_rr, rows_of, trial


def test_another_route_to_an_effect(world, only):
    for path, events in DATA.items():
        study = trial(world, path, events)
        assert study
    outcome = next(r["row_id"] for r in world.rows if r["table"] == "outcomes")
    arms = [r["row_id"] for r in world.rows if r["table"] == "arms"][:2]
    world.result(
        outcome, *arms, statistic="risk_ratio", value="0.4", low="0.2", high="0.8", level=95
    )
    rows = rows_of(world.synthesize(GROUP), "conversion")
    varied, row = next(iter(rows.items()))
    assert len(rows) == 1
    assert varied.startswith("a.txt: se_from_ci_ratio [")
    others = [log_rr(a, 100, c, 100) for a, c in list(DATA.values())[1:]]
    se = math.log(0.8 / 0.2) / (2 * 1.959963984540054)
    fit = rma(*zip((math.log(0.4), se**2), *others, strict=True), test="adhoc")
    assert row["estimate"] == pytest.approx(fit.beta)


def test_assumed_correlations(world):
    for path, events in {"x.txt": (12, 20), "y.txt": (15, 18), "z.txt": (9, 16)}.items():
        trial_id = world.trial(f"T-{path}", path)
        study = world.study(
            world.document(path), trial_id, structure="crossover", n_total=40, n_kind="analysed"
        )
        arms = [
            world.arm(study, role=r, intervention=r, concept=c, n=40)
            for r, c in (("experimental", "statin"), ("placebo", "placebo"))
        ]
        name = world.outcome(study, name="stroke", concept="stroke", polarity="higher_worse")
        for arm, value in zip(arms, events, strict=True):
            world.result(name, arm, statistic="events", value=value, n=40)
    group = {**GROUP, "allow_conditional": True}
    tables = world.synthesize(group, derive_options={"correlations": [0.5, 0.2, 0.6]})
    rows = rows_of(tables, "correlation")
    assert set(rows) == {"r = 0.2", "r = 0.6"}
    assert rows["r = 0.2"]["k"] == 3
    assert rows["r = 0.2"]["se"] > rows["r = 0.6"]["se"]
    assert rows_of(tables, "conversion") == {}


def test_assumed_intracluster_correlations_and_effective_numbers(world, only):
    for path, events in DATA.items():
        trial(world, path, events, structure="cluster")
    options = {"iccs": [0.05, 0.01], "cluster_size": 21}
    group = {**GROUP, "allow_conditional": True, "model": "EE", "test": "z"}
    tables = world.synthesize(group, derive_options=options)
    main = only(tables["syntheses"], method="meta_analysis")
    plain = rma(*zip(*[log_rr(a, 100, c, 100) for a, c in DATA.values()], strict=True), method="EE")
    # Design effect 1 + 20 · 0.05 = 2.
    assert main["se"] == pytest.approx(plain.se * math.sqrt(2))
    assert rows_of(tables, "icc")["ICC = 0.01"]["se"] == pytest.approx(plain.se * math.sqrt(1.2))


def test_arms_of_a_cluster_trial_are_combined_as_far_as_they_are_independent(world, only):
    roles = ("experimental", "experimental", "placebo")
    trial(world, "three.txt", (8, 6, 15), (50, 50, 60), roles=roles, structure="cluster")
    trial(world, "b.txt", (10, 12))
    group = {**GROUP, "allow_conditional": True, "model": "EE", "test": "z"}
    tables = world.synthesize(group, derive_options={"iccs": [0.05], "cluster_size": 21})
    main = only(tables["syntheses"], method="meta_analysis")
    combined, other = log_rr(7, 50, 7.5, 30), log_rr(10, 100, 12, 100)
    weights = 1 / combined[1], 1 / other[1]
    expected = (combined[0] * weights[0] + other[0] * weights[1]) / sum(weights)
    assert main["estimate"] == pytest.approx(expected)


def test_another_icc_reaches_combined_arms(world):
    roles = ("experimental", "experimental", "placebo")
    trial(world, "three.txt", (8, 6, 15), (50, 50, 60), roles=roles, structure="cluster")
    trial(world, "b.txt", (10, 12))
    group = {**GROUP, "allow_conditional": True, "model": "EE", "test": "z"}
    options = {"iccs": [0.05, 0.1], "cluster_size": 21}
    row = rows_of(world.synthesize(group, derive_options=options), "icc")["ICC = 0.1"]
    combined, other = log_rr(14 / 3, 100 / 3, 5, 20), log_rr(10, 100, 12, 100)
    weights = 1 / combined[1], 1 / other[1]
    expected = (combined[0] * weights[0] + other[0] * weights[1]) / sum(weights)
    assert row["estimate"] == pytest.approx(expected)


def test_another_route_to_one_of_several_arms_is_no_variant(world):
    roles = ("experimental", "experimental", "placebo")
    trial(world, "three.txt", (8, 6, 15), (50, 50, 60), roles=roles)
    outcome = next(r["row_id"] for r in world.rows if r["table"] == "outcomes")
    arms = [r["row_id"] for r in world.rows if r["table"] == "arms"]
    values = {"value": "0.4", "low": "0.2", "high": "0.8", "level": 95}
    world.result(outcome, arms[0], arms[2], statistic="risk_ratio", **values)
    trial(world, "b.txt", (10, 12))
    assert rows_of(world.synthesize(GROUP), "conversion") == {}
    assert rows_of(world.synthesize(GROUP, shared_control="split"), "conversion") == {}


def test_three_treatments_of_the_same_people_are_not_joined(world, only):
    roles = ("experimental", "experimental", "placebo")
    people = {"structure": "crossover", "n_total": 120, "n_kind": "analysed"}
    trial(world, "three.txt", (8, 6, 15), (40, 40, 40), roles=roles, **people)
    trial(world, "b.txt", (10, 12))
    group = {**GROUP, "allow_conditional": True, "model": "EE", "test": "z"}
    tables = world.synthesize(group, derive_options={"correlations": [0.5]})
    main = only(tables["syntheses"], method="meta_analysis")
    assert main["k"] == 2
    members = tables["synthesis_members"].query("synthesis_id == @main['synthesis_id']")
    assert "the same people had another tested treatment too, which is used" in set(
        members["why_not"]
    )


def test_another_conversion_of_medians(world):
    for path in ("a.txt", "b.txt", "c.txt"):
        trial_id = world.trial(f"T-{path}", path)
        study = world.study(world.document(path), trial_id, n_total=60, n_kind="analysed")
        name = world.outcome(study, name="pressure", concept="pressure", polarity="higher_worse")
        for role, shift in (("experimental", 0), ("placebo", 2)):
            concept = "statin" if role == "experimental" else role
            arm = world.arm(study, role=role, intervention=role, concept=concept, n=30)
            for statistic, value in (("median", 10), ("q1", 7), ("q3", 13.5)):
                value += shift
                world.result(name, arm, group=f"{path}{role}", statistic=statistic, value=value)
    group = {**GROUP, "outcome": ["pressure"], "measure": "MD", "allow_conditional": True}
    rows = rows_of(world.synthesize(group), "conversion")
    told = {varied.split(" [")[0] for varied in rows}
    assert told == {
        f"{path}.txt: {name} then escalc" for path in "abc" for name in ("iqr_wan", "iqr_table")
    }
    assert {row["k"] for row in rows.values()} == {3}
