"""The table `sensitivity`: each summary, and single intervals, with one choice made otherwise."""

import math

import pytest
from trialtrace.stats import rma
from trialtrace.stats.convert import noncentral_smd_interval, smd_from_d, smd_from_p
from trialtrace.stats.proportion import exact
from trialtrace.synthesize.changes import change

from tests.synthesize.cases import DATA, GROUP, log_rr, rows_of, trial


def four_trials(w):
    for path, events in DATA.items():
        trial(w, path, events)
    return [log_rr(a, 100, c, 100) for a, c in DATA.values()]


def test_each_trial_is_left_out_once(world, only):
    effects = four_trials(world)
    tables = world.synthesize(GROUP)
    rows = rows_of(tables, "leave_one_out")
    assert set(rows) == {f"without {path}" for path in DATA}
    rest = rma(*zip(*effects[1:], strict=True), test="adhoc")
    row = rows["without a.txt"]
    assert row["k"] == 3
    assert (row["estimate"], row["ci_lb"]) == (pytest.approx(rest.beta), pytest.approx(rest.ci_lb))
    assert row["pi_ub"] == pytest.approx(rest.pi_ub)
    main = only(tables["syntheses"], method="meta_analysis")
    assert row["synthesis_id"] == main["synthesis_id"]


def test_other_estimators_and_tests(world):
    effects = four_trials(world)
    tables = world.synthesize(GROUP)
    estimators = rows_of(tables, "estimator")
    assert set(estimators) == {"EE"} | {
        f"{m}/adhoc" for m in ("DL", "HE", "HS", "HSk", "SJ", "ML", "EB", "PM", "PMM")
    }
    common = rma(*zip(*effects, strict=True), method="EE")
    assert estimators["EE"]["ci_ub"] == pytest.approx(common.ci_ub)
    tests = rows_of(tables, "test")
    assert set(tests) == {"REML", "REML/t", "REML/knha"}
    normal = rma(*zip(*effects, strict=True))
    assert tests["REML"]["ci_lb"] == pytest.approx(normal.ci_lb)


def test_what_a_choice_changes_is_said(world, only):
    for path, events in {"a.txt": (8, 15), "b.txt": (10, 14), "c.txt": (5, 14)}.items():
        trial(world, path, events)
    tables = world.synthesize(GROUP)
    main = only(tables["syntheses"], method="meta_analysis")
    common = rows_of(tables, "estimator")["EE"]
    assert main["ci_lb"] <= 0 <= main["ci_ub"]
    assert common["ci_ub"] < 0
    assert common["changes"] == "interval"
    assert rows_of(tables, "test")["REML/t"]["changes"] == ""


@pytest.mark.parametrize(
    ("measure", "base", "other", "expected"),
    [
        ("RR", (-0.2, -0.4, -0.1), (-0.2, -0.5, 0.1), "interval"),
        ("RR", (-0.2, -0.5, 0.1), (-0.3, -0.5, -0.1), "interval"),
        ("RR", (-0.2, -0.5, 0.1), (0.1, -0.5, 0.6), "direction"),
        ("RR", (-0.2, -0.4, -0.1), (-0.1, -0.4, -0.05), ""),
        ("PR", (0.2, 0.1, 0.4), (0.3, 0.0, 0.5), ""),
        ("RR", (-0.2, None, None), (0.2, 0.1, 0.3), ""),
    ],
)
def test_changes(measure, base, other, expected):
    assert change(measure, base, other) == expected


def test_of_two_trials_none_is_left_out(world):
    trial(world, "a.txt", (8, 15))
    trial(world, "b.txt", (10, 12))
    tables = world.synthesize(GROUP)
    assert rows_of(tables, "leave_one_out") == {}
    assert rows_of(tables, "estimator")


def test_nothing_pooled_nothing_varied(world):
    trial(world, "a.txt", (8, 15))
    assert len(world.synthesize(GROUP)["sensitivity"]) == 0
    assert len(world.synthesize()["sensitivity"]) == 0


def test_with_and_without_conditional_effects(world):
    four_trials(world)
    trial(world, "e.txt", (9, 9), n_kind="randomised")
    strict = rows_of(world.synthesize(GROUP), "conditional")
    assert list(strict) == ["with effects that rest on open assumptions"]
    assert next(iter(strict.values()))["k"] == 5
    free = rows_of(world.synthesize({**GROUP, "allow_conditional": True}), "conditional")
    assert list(free) == ["without effects that rest on open assumptions"]
    assert next(iter(free.values()))["k"] == 4


def test_without_the_conditional_ones_nothing_may_be_left(world):
    for path in ("a.txt", "b.txt"):
        trial(world, path, (8, 15), n_kind="randomised")
    tables = world.synthesize({**GROUP, "allow_conditional": True})
    row = rows_of(tables, "conditional")["without effects that rest on open assumptions"]
    assert (row["k"], row["why_not"]) == (0, "no effect may be pooled")
    assert math.isnan(row["estimate"]) if row["estimate"] is not None else True


def test_the_other_rule_for_a_shared_control(world):
    roles = ("experimental", "experimental", "placebo")
    trial(world, "three.txt", (8, 6, 15), (50, 50, 60), roles=roles)
    trial(world, "b.txt", (10, 12))
    row = rows_of(world.synthesize(GROUP, model="EE", test="z"), "shared_control")["split"]
    parts = [log_rr(8, 50, 7.5, 30), log_rr(6, 50, 7.5, 30), log_rr(10, 100, 12, 100)]
    weights = [1 / v for _, v in parts]
    expected = sum(y * w for (y, _), w in zip(parts, weights, strict=True)) / sum(weights)
    assert row["estimate"] == pytest.approx(expected)
    assert row["k"] == 2


def continuous(w, path, means):
    study = w.study(w.document(path), w.trial(f"T-{path}", path), n_total=60, n_kind="analysed")
    name = w.outcome(study, name="pressure", concept="pressure", polarity="higher_worse")
    for role, mean in zip(("experimental", "placebo"), means, strict=True):
        concept = "statin" if role == "experimental" else role
        arm = w.arm(study, role=role, intervention=role, concept=concept, n=30)
        for statistic, value in (("mean", mean), ("sd", 12)):
            w.result(name, arm, group=f"{path}{role}", statistic=statistic, value=value)


def test_conventions_for_the_variance_of_hedges_g(world):
    for path, means in {"a.txt": (130, 138), "b.txt": (128, 131), "c.txt": (125, 135)}.items():
        continuous(world, path, means)
    group = {**GROUP, "outcome": ["pressure"], "measure": "SMD", "model": "EE", "test": "z"}
    tables = world.synthesize(group, derive_options={"continuous_measures": ["SMD"]})
    pooled = tables["sensitivity"].query("synthesis_id != '' and kind == 'interval'")
    rows = {r["varied"]: r for r in pooled.to_dict("records")}
    # LS is the configured one.
    assert set(rows) == {f"variance {c}" for c in ("LS2", "UB", "borenstein", "revman")}
    made = []
    for one, two in ((130, 138), (128, 131), (125, 135)):
        d = (one - two) / 12
        j = 1 - 3 / (4 * 58 - 1)
        made.append((j * d, 1 / 30 + 1 / 30 + (j * d) ** 2 / (2 * (60 - 3.94))))
    fit = rma(*zip(*made, strict=True), method="EE")
    assert rows["variance revman"]["estimate"] == pytest.approx(fit.beta)
    assert rows["variance revman"]["se"] == pytest.approx(fit.se)


def test_the_interval_of_a_single_effect_under_other_conventions(world, only):
    study = world.study(world.document("a.txt"), world.trial("T", "Adeyemi 2014"))
    arms = [
        world.arm(study, role=r, intervention=r, n=n)
        for r, n in (("experimental", 25), ("active", 24))
    ]
    name = world.outcome(study, name="hair count", polarity="higher_better")
    values = {"statistic": "p_value", "p_value": "0.01", "p_relation": "="}
    world.result(name, *arms, **values, direction="increase", p_compares="unclear")
    tables = world.synthesize()
    effect = only(tables["effects"], measure="SMD")
    rows = rows_of(tables, "interval")
    assert {r["effect_id"] for r in rows.values()} == {effect["effect_id"]}
    assert set(rows) == {
        "variance LS2", "variance UB", "variance borenstein", "variance revman", "noncentral t",
    }  # fmt: skip
    made = smd_from_p(0.01, 25, 24)
    low, high = noncentral_smd_interval(made.t, 25, 24)[1]
    row = rows["noncentral t"]
    assert (row["ci_lb"], row["ci_ub"]) == (pytest.approx(low), pytest.approx(high))
    assert rows["variance UB"]["se"] == pytest.approx(smd_from_p(0.01, 25, 24, vtype="UB").se)
    assert row["subject"] == "Adeyemi 2014: hair count"


def test_the_interval_of_a_proportion_under_other_conventions(world, only):
    study = world.study(world.document("a.txt"), world.trial("T", "Adeyemi 2014"))
    arm = world.arm(study, role="experimental", intervention="drug", n=25)
    name = world.outcome(study, name="satisfied")
    world.result(name, arm, statistic="events", value=22)
    rows = rows_of(world.synthesize(), "interval")
    assert set(rows) == {"exact", "agresti coull", "wilson continuity", "normal"}
    assert (rows["exact"]["ci_lb"], rows["exact"]["ci_ub"]) == exact(22, 25)
    assert rows["normal"]["ci_ub"] == 1.0
    assert {r["changes"] for r in rows.values()} == {""}


def test_same_input_same_bytes(make_world):
    frames = []
    for _ in range(2):
        w = make_world()
        four_trials(w)
        frames.append(w.synthesize(GROUP)["sensitivity"].to_csv(index=False))
    assert frames[0] == frames[1]


@pytest.mark.parametrize("convention", ["LS", "LS2", "UB", "borenstein", "revman"])
def test_a_combined_arm_keeps_the_configured_convention(world, only, convention):
    study = world.study(
        world.document("a.txt"), world.trial("A", "a"), n_total=90, n_kind="analysed"
    )
    name = world.outcome(study, name="pressure", concept="pressure", polarity="higher_worse")
    for role, mean in (("experimental", 130), ("experimental", 130), ("placebo", 138)):
        concept = "statin" if role == "experimental" else role
        arm = world.arm(study, role=role, intervention=role, concept=concept, n=30)
        for statistic, value in (("mean", mean), ("sd", 12)):
            world.result(name, arm, group=arm, statistic=statistic, value=value)
    continuous(world, "b.txt", (128, 131))
    group = {**GROUP, "outcome": ["pressure"], "measure": "SMD", "model": "EE", "test": "z"}
    options = {"continuous_measures": ["SMD"], "smd_variance": convention}
    main = only(
        world.synthesize(group, derive_options=options)["syntheses"], method="meta_analysis"
    )
    # Two arms alike: 59/58 of the variance within one is left for the two together.
    pooled = math.sqrt((58 * 144 + 29 * 144) / 88)
    joined = math.sqrt((58 * 144) / 59)
    sd = math.sqrt((59 * joined**2 + 29 * 144) / 88)
    assert sd == pytest.approx(pooled)
    made = [
        smd_from_d(-8 / sd, 60, 30, convention),
        smd_from_d(-3 / 12, 30, 30, convention),
    ]
    fit = rma([m.g for m in made], [m.vi for m in made], method="EE")
    assert (main["estimate"], main["se"]) == (pytest.approx(fit.beta), pytest.approx(fit.se))
