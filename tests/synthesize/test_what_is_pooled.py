"""What may not be pooled, and on which scale the rest is."""

import math

import pandas as pd
import pytest
from trialtrace.stats import rma

from tests.synthesize.cases import GROUP, trial


def row_id(w, table, place=0):
    return [r["row_id"] for r in w.rows if r["table"] == table][place]


def three(w):
    for path, events in {"a.txt": (8, 15), "b.txt": (10, 12), "c.txt": (5, 14)}.items():
        trial(w, path, events)


def k_of(tables):
    pooled = tables["syntheses"].query("method == 'meta_analysis'")
    return set(pooled["k"])


@pytest.mark.parametrize("table", ["results", "arms", "studies"])
def test_an_open_error_on_what_an_effect_is_made_of_keeps_it_out(world, table):
    three(world)
    world.finding(table, row_id(world, table), code="NUM003")
    tables = world.synthesize(GROUP)
    assert k_of(tables) == {2}
    reasons = set(tables["synthesis_members"]["why_not"])
    assert "a number it is made of has an open error (NUM003)" in reasons
    assert k_of(world.synthesize({**GROUP, "allow_errors": True})) == {3}
    row = tables["sensitivity"].query("kind == 'open_errors'")
    assert row["varied"].tolist() == ["with effects with an open error"]


def test_an_error_on_the_effect_itself(world):
    three(world)
    effect_id = world.derive()["effects"].query("measure == 'RR'")["effect_id"].iloc[0]
    world.finding("effects", effect_id)
    assert k_of(world.synthesize(GROUP)) == {2}


@pytest.mark.parametrize(
    "how", [{"severity": "warning"}, {"status": "waived"}, {"severity": "note"}]
)
def test_warnings_and_waived_errors_keep_nothing_out(world, how):
    three(world)
    world.finding("results", row_id(world, "results"), **how)
    assert k_of(world.synthesize(GROUP)) == {3}


def test_an_error_on_another_row_keeps_nothing_out(world):
    three(world)
    study = row_id(world, "studies")
    other = world.outcome(study, name="bleeding", polarity="higher_worse")
    arm = next(r["row_id"] for r in world.rows if r["table"] == "arms")
    world.finding("results", world.result(other, arm, statistic="percent", value="7"))
    world.finding("documents", "a.txt", code="LNK001")
    assert k_of(world.synthesize(GROUP)) == {3}


def test_a_study_level_error_spares_effects_that_use_no_size_of_an_arm(world):
    three(world)
    study = world.study(
        world.document("d.txt"), world.trial("T-d", "d.txt"), n_total=200, n_kind="analysed",
        allocation="randomised",
    )  # fmt: skip
    arms = [
        world.arm(study, role=r, intervention=r, concept=c)
        for r, c in (("experimental", "statin"), ("placebo", "placebo"))
    ]
    name = world.outcome(study, name="stroke", concept="stroke", polarity="higher_worse")
    values = {"value": "0.7", "low": "0.5", "high": "0.98", "level": 95}
    world.result(name, *arms, statistic="risk_ratio", **values)
    world.finding("studies", study)
    assert k_of(world.synthesize(GROUP)) == {4}


SINGLE = {
    "name": "bleeding under statins",
    "reason": "one drug class, one harm, counted alike",
    "outcome": ["bleeding"],
    "experimental": ["statin"],
    "measure": "PR",
}


def one_arm(w, path, events, n):
    study = w.study(w.document(path), w.trial(f"T-{path}", path), n_total=n)
    name = w.outcome(study, name="bleeding", concept="bleeding", kind="harm")
    arm = w.arm(study, role="experimental", intervention="statin", concept="statin")
    w.result(name, arm, statistic="events", value=events, n=n)


def logit(events, n):
    add = 0.5 if events in (0, n) else 0
    x, m = events + add, n - events + add
    return math.log(x / m), 1 / x + 1 / m


def expit(x):
    return 1 / (1 + math.exp(-x))


def test_proportions_are_pooled_as_logits_and_shown_as_proportions(world, only):
    data = [(0, 40), (3, 50), (9, 60)]
    for i, arm in enumerate(data):
        one_arm(world, f"{i}.txt", *arm)
    row = only(world.synthesize(SINGLE)["syntheses"], method="meta_analysis")
    fit = rma(*zip(*[logit(x, n) for x, n in data], strict=True), test="adhoc")
    assert row["measure"] == "PR"
    assert row["estimate"] == pytest.approx(expit(fit.beta))
    assert (row["ci_lb"], row["ci_ub"]) == (
        pytest.approx(expit(fit.ci_lb)),
        pytest.approx(expit(fit.ci_ub)),
    )
    assert 0 < row["pi_lb"] < row["estimate"] < row["pi_ub"] < 1
    assert row["tau2"] == pytest.approx(fit.tau2)
    assert "pooled on the logit scale" in row["why_not"]
    assert pd.isna(row["pval"])


def test_arms_that_point_in_different_directions_have_no_vote(world, only):
    roles = ("experimental", "experimental", "placebo")
    trial(world, "mixed.txt", (3, 40, 15), (60, 60, 60), roles=roles, n_kind="randomised")
    for path in ("b.txt", "c.txt"):
        trial(world, path, (8, 15), n_kind="randomised")
    tables = world.synthesize(GROUP)
    row = only(tables["syntheses"], method="direction_of_effect")
    assert (row["k"], row["estimate"]) == (2, 1.0)
    members = tables["synthesis_members"].query("synthesis_id == @row['synthesis_id']")
    assert (
        members["why_not"] == "the tested arms of the trial point in different directions"
    ).sum() == 2


def test_the_outcome_that_stands_first_in_the_group_has_the_vote(world, only):
    for path in ("a.txt", "b.txt"):
        trial(world, path, (8, 15), n_kind="randomised")
    study = row_id(world, "studies")
    arms = [r["row_id"] for r in world.rows if r["table"] == "arms"][:2]
    name = world.outcome(study, name="bleeding", concept="bleeding", polarity="higher_worse")
    world.result(name, *arms, statistic="direction", direction="increase")
    group = {**GROUP, "outcome": ["bleeding", "stroke"]}
    row = only(world.synthesize(group)["syntheses"], method="direction_of_effect")
    assert (row["k"], row["estimate"]) == (2, 0.5)


def test_a_p_of_zero_is_not_exact(world, only):
    for i, p in enumerate(("0.000", "0.04", "0.20")):
        path = f"{i}.txt"
        study = world.study(world.document(path), world.trial(f"T{i}", path))
        arms = [
            world.arm(study, role=r, intervention=r, concept=c)
            for r, c in (("experimental", "statin"), ("placebo", "placebo"))
        ]
        name = world.outcome(study, name="stroke", concept="stroke", polarity="higher_worse")
        values = {"statistic": "p_value", "p_value": p, "p_relation": "=", "p_compares": "between"}
        world.result(name, *arms, **values, direction="decrease")
    tables = world.synthesize(GROUP)
    row = only(tables["syntheses"], method="p_combination")
    assert row["k"] == 2
    assert "its p-value is printed as 0: that is not exact" in set(
        tables["synthesis_members"]["why_not"]
    )


def estimated(w, path, ratio, low, high):
    """A trial whose authors give a risk ratio with its interval."""
    study = w.study(w.document(path), w.trial(f"T-{path}", path), n_total=200, n_kind="analysed")
    arms = [
        w.arm(study, role=role, intervention=role, concept=concept, n=100)
        for role, concept in (("experimental", "statin"), ("placebo", "placebo"))
    ]
    name = w.outcome(study, name="stroke", concept="stroke", polarity="higher_worse")
    w.result(name, *arms, statistic="risk_ratio", value=ratio, low=low, high=high, level="95")


def test_a_trial_that_outweighs_all_others_is_pooled_with_them(world):
    estimated(world, "a.txt", "0.8", "0.79999", "0.80001")
    estimated(world, "b.txt", "0.5", "0.1", "2.5")
    estimated(world, "c.txt", "0.7", "0.3", "1.6")
    rows = world.synthesize({**GROUP, "allow_conditional": True})["syntheses"]
    pooled = rows.query("method == 'meta_analysis'").iloc[0]
    assert (pooled["k"], math.exp(pooled["estimate"])) == (3, pytest.approx(0.8, rel=1e-4))
