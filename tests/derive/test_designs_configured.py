"""Own controls and clusters with a configured correlation or ICC: conditional, with sensitivity."""

import math

import pytest
from scipy import stats

from tests.derive.cases import counted, inputs, means, trial

OWN = "were their own controls and the correlation is not stated"


def paired(w, structure="crossover", sizes=(40, 40), **study):
    return trial(w, sizes=sizes, structure=structure, n_total=40, n_kind="analysed", **study)


@pytest.mark.parametrize("structure", ["crossover", "split_body"])
def test_paired_counts_need_a_correlation(world, only, structure):
    study, arms = paired(world, structure)
    counted(world, study, arms, 12, 20, n=40)
    assert OWN in only(world.derive()["effects"])["why_not"]


def test_paired_counts_at_each_correlation(world, only):
    study, arms = paired(world)
    counted(world, study, arms, 12, 20, n=40)
    tables = world.derive(correlations=[0.5, 0.2])
    effects = tables["effects"]
    assert effects["measure"].value_counts().to_dict() == {"RR": 2, "OR": 2, "RD": 2}
    assert effects["effect_id"].is_unique
    first = only(effects, primary=True)
    separate = 1 / 12 - 1 / 40, 1 / 20 - 1 / 40
    expected = sum(separate) - 2 * 0.5 * math.sqrt(separate[0] * separate[1])
    assert first["yi"] == pytest.approx(math.log(12 / 20))
    assert first["vi"] == pytest.approx(expected)
    assert first["derivation"] == "crossover_counts"
    assert first["conditional"] and not first["poolable"]
    assert "a correlation of 0.5 within people (configured)" in first["assumptions"]
    assert "no carry-over and no period effect" in first["assumptions"]
    made_of = inputs(tables, first)
    assert (made_of["ri"]["value"], made_of["ri"]["formula"]) == ("0.5", "configured")


def test_a_correlation_that_the_counts_forbid(world, only):
    study, arms = paired(world)
    counted(world, study, arms, 2, 38, n=40)
    why = only(world.derive(correlations=[0.9])["effects"])["why_not"]
    assert why == "a correlation of 0.9 is impossible with 2 and 38"


def test_a_forbidden_correlation_costs_no_other(world, only):
    study, arms = paired(world)
    counted(world, study, arms, 2, 38, n=40)
    effects = world.derive(correlations=[0.9, 0.05])["effects"]
    made = effects[effects["measure"].ne("") & effects["yi"].notna()]
    assert sorted(made["measure"]) == ["OR", "RD", "RR"]
    assert all("a correlation of 0.05 within people" in text for text in made["assumptions"])
    told = only(effects[effects["yi"].isna()])
    assert told["why_not"] == "a correlation of 0.9 is impossible with 2 and 38"


def test_nobody_with_the_event_has_no_paired_effect(world, only):
    study, arms = paired(world)
    counted(world, study, arms, 0, 9, n=40)
    assert (
        "paired counts need some of both"
        in only(world.derive(correlations=[0.5])["effects"])["why_not"]
    )


def test_halves_of_different_numbers_of_people_are_no_pairs(world, only):
    study, arms = paired(world, "split_body", sizes=(40, 38))
    counted(world, study, arms, 12, 20)
    assert (
        "different numbers of people"
        in only(world.derive(correlations=[0.5])["effects"])["why_not"]
    )


def test_paired_medians(world, only):
    study, arms = paired(world)
    means(
        world, study, arms, ({"median": 10, "q1": 7, "q3": 13}, {"median": 12, "q1": 9, "q3": 15})
    )
    assert OWN in only(world.derive()["effects"])["why_not"]
    first = only(world.derive(correlations=[0.5])["effects"], primary=True)
    assert first["derivation"] == "iqr_luo; crossover"
    assert "roughly normal" in first["assumptions"]
    assert "a correlation of 0.5" in first["assumptions"]


def p_of(w, study, arms, p="0.03"):
    name = w.outcome(study, name="hair count")
    values = {"statistic": "p_value", "p_value": p, "p_relation": "=", "p_compares": "between"}
    w.result(name, *arms, direction="increase", **values)


def test_a_paired_p_value(world, only):
    study, arms = paired(world, "split_body")
    p_of(world, study, arms)
    assert OWN in only(world.derive()["effects"])["why_not"]
    effects = world.derive(correlations=[0.5, 0.8])["effects"]
    first = only(effects, primary=True)
    # SMD = t √(2 (1 − r)/n), t of 39 degrees of freedom.
    assert first["yi"] == pytest.approx(stats.t.isf(0.015, 39) * math.sqrt(1 / 40))
    assert first["bound_low"] < first["yi"] < first["bound_high"]
    assert "two-sided paired t test" in first["assumptions"]
    assert "two-sided pooled t test" not in first["assumptions"]
    assert only(effects, primary=False)["yi"] == pytest.approx(first["yi"] * math.sqrt(0.4))


CLUSTERS = {"structure": "cluster", "n_total": 98, "n_kind": "analysed"}


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({}, "allocated in clusters and the intracluster correlation is not stated"),
        ({"iccs": [0.05]}, "clusters whose mean size is not known"),
        ({"cluster_size": 20}, "allocated in clusters and the intracluster correlation"),
    ],
)
def test_clusters_need_an_icc_and_a_size(world, only, options, why):
    study, arms = trial(world, **CLUSTERS)
    counted(world, study, arms, 5, 12)
    assert why in only(world.derive(**options)["effects"])["why_not"]


def test_cluster_counts_are_divided_by_the_design_effect(world, only):
    study, arms = trial(world, **CLUSTERS)
    counted(world, study, arms, 5, 12)
    tables = world.derive(iccs=[0.05, 0.01], cluster_size=21, binary_measures=["RR"])
    first = only(tables["effects"], primary=True)
    assert first["yi"] == pytest.approx(math.log((5 / 50) / (12 / 48)))
    # Design effect 1 + 20 · 0.05 = 2: the variance doubles.
    assert first["vi"] == pytest.approx(2 * (1 / 5 - 1 / 50 + 1 / 12 - 1 / 48))
    assert (first["n1i"], first["n2i"]) == (50, 48)
    assert first["derivation"] == "design_effect; escalc"
    assert "an intracluster correlation of 0.05 (configured)" in first["assumptions"]
    assert not first["poolable"]
    made_of = inputs(tables, first)
    assert made_of["n1i"]["value"] == "50"
    assert made_of["n1i"]["evidence_id"]
    assert (made_of["icc"]["value"], made_of["cluster_size"]["value"]) == ("0.05", "21")
    other = only(tables["effects"], primary=False)
    assert other["vi"] == pytest.approx(first["vi"] * 1.2 / 2)


def test_cluster_means_keep_mean_and_sd(world, only):
    study, arms = trial(world, sizes=(60, 60), structure="cluster", n_total=120, n_kind="analysed")
    means(world, study, arms, ({"mean": 10, "sd": 4}, {"mean": 12, "sd": 4}))
    effect = only(world.derive(iccs=[0.1], cluster_size=11, continuous_measures=["MD"])["effects"])
    assert effect["yi"] == -2
    assert effect["vi"] == pytest.approx(2 * (16 / 30))
    assert effect["derivation"] == "design_effect; escalc"


def test_a_proportion_of_an_arm_of_clusters(world, only):
    study, arms = trial(world, **CLUSTERS)
    counted(world, study, arms[:1], 10, kind="harm")
    assert "allocated in clusters" in only(world.derive()["effects"])["why_not"]
    effect = only(world.derive(iccs=[0.05], cluster_size=21)["effects"])
    assert (effect["measure"], effect["yi"], effect["n1i"]) == ("PR", 0.2, 50)
    assert effect["vi"] == pytest.approx(0.2 * 0.8 / 25)


def test_the_authors_own_estimate_stands_before_assumed_correlations(world, only):
    study, arms = paired(world)
    name = counted(world, study, arms, 12, 20, n=40)
    world.result(
        name, *arms, statistic="odds_ratio", value="0.43", low="0.2", high="0.92", level=95
    )
    first = only(world.derive(correlations=[0.5], binary_measures=["OR"])["effects"], primary=True)
    assert first["derivation"] == "se_from_ci_ratio"
    assert first["assumptions"] == "the interval allows for people being their own controls"


def test_separate_groups_do_not_change_with_configured_correlations(world):
    study, arms = trial(world, n_total=98, n_kind="analysed")
    counted(world, study, arms, 5, 12)
    plain = world.derive()["effects"]
    configured = world.derive(correlations=[0.5], iccs=[0.1], cluster_size=9)["effects"]
    assert plain.equals(configured)
