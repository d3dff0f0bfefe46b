"""Declared groups: one effect a trial, shared controls, k = 1, 2, 3, and nothing by default."""

import math

import pytest
from trialtrace.stats import escalc, rma
from trialtrace.synthesize.timepoints import days
from trialtrace.tables.errors import TrialtraceError

from tests.synthesize.cases import GROUP, log_rr, trial


def test_three_trials_give_one_random_effects_summary(world, only):
    data = {"a.txt": (8, 15), "b.txt": (10, 12), "c.txt": (5, 14)}
    for path, events in data.items():
        trial(world, path, events)
    tables = world.synthesize(GROUP)
    row = only(tables["syntheses"], method="meta_analysis")
    fit = rma(
        *zip(*(log_rr(a, 100, c, 100) for a, c in data.values()), strict=True),
        method="REML",
        test="adhoc",
    )
    assert row["k"] == 3
    assert row["model"] == "REML/adhoc"
    for name in ("ci_lb", "ci_ub", "tau2", "I2", "QE", "QEp", "pval", "pi_lb", "pi_ub"):
        assert row[name] == pytest.approx(getattr(fit, name)), name
    assert row["estimate"] == pytest.approx(fit.beta)
    inside = tables["synthesis_members"].query("included")
    assert inside["weight"].sum() == pytest.approx(100)
    assert set(inside["trial_id"]) == {"T-a.txt", "T-b.txt", "T-c.txt"}


def test_two_trials_show_both_models_with_a_warning_and_no_prediction(world):
    trial(world, "a.txt", (8, 15))
    trial(world, "b.txt", (10, 12))
    rows = world.synthesize(GROUP)["syntheses"]
    assert sorted(rows["model"]) == ["EE", "REML/adhoc"]
    assert rows["pi_lb"].isna().all()
    assert rows["why_not"].str.contains("two trials").all()
    assert (rows["k"] == 2).all()


def test_two_articles_on_one_trial_are_one_trial(world, records, only):
    one = trial(world, "a.txt", (8, 15))
    trial(world, "b.txt", (8, 15), trial_id=one)
    tables = world.synthesize(GROUP)
    row = only(tables["syntheses"], method="none")
    assert (row["k"], row["why_not"]) == (0, "one trial is never pooled")
    members = records(tables["synthesis_members"], synthesis_id=row["synthesis_id"])
    assert not any(m["included"] for m in members)
    assert "another account of the same trial is used" in {m["why_not"] for m in members}


def test_two_articles_on_one_trial_beside_another_trial_give_k_2(world):
    one = trial(world, "a.txt", (8, 15))
    trial(world, "b.txt", (8, 15), trial_id=one)
    trial(world, "c.txt", (10, 12))
    tables = world.synthesize(GROUP)
    assert set(tables["syntheses"]["k"]) == {2}
    inside = tables["synthesis_members"].query("included")
    assert inside.groupby("synthesis_id")["trial_id"].nunique().tolist() == [2, 2]


def three_arms(w):
    return trial(
        w, "three.txt", (8, 6, 15), (50, 50, 60), roles=("experimental", "experimental", "placebo")
    )


def test_a_control_is_never_counted_twice_combined(world):
    three_arms(world)
    trial(world, "b.txt", (10, 12))
    tables = world.synthesize(GROUP, model="EE", test="z")
    row = tables["syntheses"].iloc[0]
    combined, other = log_rr(14, 100, 15, 60), log_rr(10, 100, 12, 100)
    weights = [1 / combined[1], 1 / other[1]]
    assert row["estimate"] == pytest.approx(
        (combined[0] * weights[0] + other[0] * weights[1]) / sum(weights)
    )
    assert row["k"] == 2
    assert "2 tested arms of one trial combined" in row["why_not"]
    members = tables["synthesis_members"].query("synthesis_id == @row['synthesis_id']")
    assert members.query("included")["trial_id"].value_counts().max() == 1
    assert members["why_not"].str.contains("shared control").sum() == 1


def test_a_control_is_never_counted_twice_split(world):
    three_arms(world)
    trial(world, "b.txt", (10, 12))
    tables = world.synthesize(GROUP, model="EE", test="z", shared_control="split")
    row = tables["syntheses"].iloc[0]
    parts = [log_rr(8, 50, 7.5, 30), log_rr(6, 50, 7.5, 30), log_rr(10, 100, 12, 100)]
    weights = [1 / v for _, v in parts]
    expected = sum(y * w for (y, _), w in zip(parts, weights, strict=True)) / sum(weights)
    assert row["estimate"] == pytest.approx(expected)
    assert row["k"] == 2


def test_a_three_arm_trial_alone_is_not_pooled_with_itself(world, only):
    three_arms(world)
    row = only(world.synthesize(GROUP, shared_control="split")["syntheses"], method="none")
    assert row["why_not"] == "one trial is never pooled"


def test_the_stated_timepoint_stands_for_the_trial(world):
    trial(world, "a.txt", (8, 15), timepoints=("6 months", "week 4", "two years"))
    trial(world, "b.txt", (10, 12), timepoints=("1 year",))
    for rule, days_, expected in (
        ("latest", None, "two years"),
        ("earliest", None, "week 4"),
        ("nearest", 200, "6 months"),
    ):
        group = {**GROUP, **({"timepoint_days": days_} if days_ else {})}
        tables = world.synthesize(group, timepoint=rule)
        members = tables["synthesis_members"].query("included")
        used = tables["effects"].query("trial_id == 'T-a.txt'")
        used = used[used["effect_id"].isin(members["effect_id"])]
        assert used["timepoint"].tolist() == [expected]
        left = tables["synthesis_members"]["why_not"]
        assert "another timepoint of the same trial is used" in set(left)


def in_sets(w, path, sets):
    """A trial with events in each set of people analysed: (name, events, sizes)."""
    study = w.study(w.document(path), w.trial(f"T-{path}", path), n_total=200, n_kind="analysed")
    arms = [
        w.arm(study, role=role, intervention=role, concept=concept, n=100)
        for role, concept in (("experimental", "statin"), ("placebo", "placebo"))
    ]
    name = w.outcome(study, name="stroke", concept="stroke", polarity="higher_worse")
    for which, events, sizes in sets:
        for arm, value, n in zip(arms, events, sizes, strict=True):
            stated = {"analysis_set": which} if which else {}
            w.result(name, arm, statistic="events", value=value, n=n, **stated)


def used_of(tables, trial_id):
    members = tables["synthesis_members"].query("included")
    used = tables["effects"].query("trial_id == @trial_id")
    return used[used["effect_id"].isin(members["effect_id"])]


@pytest.mark.parametrize("first", ["per protocol", "completers"])
def test_of_several_sets_of_people_intention_to_treat_stands_for_the_trial(world, first):
    trial(world, "b.txt", (10, 12))
    sets = [(first, (6, 14), (80, 82)), ("intention to treat", (8, 15), (100, 100))]
    in_sets(world, "a.txt", sets)
    tables = world.synthesize(GROUP)
    used = used_of(tables, "T-a.txt")
    assert used["yi"].tolist() == [pytest.approx(math.log(8 / 15))]
    assert set(tables["syntheses"].query("method == 'meta_analysis'")["k"]) == {2}
    assert "another analysis of the same trial is used" in set(
        tables["synthesis_members"]["why_not"]
    )


def test_of_several_outcomes_the_first_of_the_group_stands_for_the_trial(world):
    trial(world, "b.txt", (10, 12))
    trial_id = trial(world, "a.txt", (30, 41), outcome="myocardial infarction")
    study = next(r["row_id"] for r in reversed(world.rows) if r["table"] == "studies")
    arms = [r["row_id"] for r in world.rows if r["table"] == "arms"]
    arms = list(dict.fromkeys(arms))[-2:]
    name = world.outcome(study, name="stroke", concept="stroke", polarity="higher_worse")
    for arm, value in zip(arms, (8, 15), strict=True):
        world.result(name, arm, statistic="events", value=value)
    for order, expected in (
        (["stroke", "myocardial infarction"], 8 / 15),
        (["myocardial infarction", "stroke"], 30 / 41),
    ):
        tables = world.synthesize({**GROUP, "outcome": order})
        used = used_of(tables, trial_id)
        assert used["yi"].tolist() == [pytest.approx(math.log(expected))]
        assert "another outcome of the same trial stands first in the group" in set(
            tables["synthesis_members"]["why_not"]
        )


def test_conditional_effects_only_where_the_group_allows_them(world):
    for path in ("a.txt", "b.txt"):
        trial(world, path, (8, 15), n_kind="randomised")
    barred = world.synthesize(GROUP)
    assert set(barred["syntheses"]["method"]) == {"none", "direction_of_effect", "p_combination"}
    assert "rests on assumptions that the text does not support" in set(
        barred["synthesis_members"]["why_not"]
    )
    allowed = world.synthesize({**GROUP, "allow_conditional": True})["syntheses"]
    assert (allowed["method"] == "meta_analysis").all()
    assert allowed["why_not"].str.contains("holds conditional effects").all()


def test_second_hand_effects_only_where_the_group_allows_them(world):
    for path in ("a.txt", "b.txt"):
        trial(world, path, (8, 15), claim_level="reported_by_others")
    assert "meta_analysis" not in set(world.synthesize(GROUP)["syntheses"]["method"])
    allowed = world.synthesize({**GROUP, "allow_secondary": True})["syntheses"]
    assert set(allowed["method"]) == {"meta_analysis"}


def test_other_outcomes_and_arms_stay_out(world):
    trial(world, "a.txt", (8, 15))
    trial(world, "b.txt", (10, 12))
    trial(world, "c.txt", (5, 14), outcome="bleeding")
    trial(world, "d.txt", (5, 14), roles=("experimental", "active"))
    assert set(world.synthesize(GROUP)["syntheses"].query("method == 'meta_analysis'")["k"]) == {2}


def test_without_groups_nothing_is_pooled_and_each_effect_is_told_why(world):
    for path in ("a.txt", "b.txt"):
        trial(world, path, (8, 15))
    trial(world, "c.txt", (5, 14), outcome="bleeding")
    tables = world.synthesize()
    rows = tables["syntheses"]
    assert (rows["k"] == 0).all()
    assert (rows["method"] == "none").all()
    assert dict(zip(rows["outcome"], rows["why_not"], strict=True)) == {
        "bleeding": "one trial is never pooled",
        "stroke": "no group in the config declares that these effects belong together",
    }
    computed = tables["effects"].query("measure != ''")["effect_id"]
    assert set(tables["synthesis_members"]["effect_id"]) == set(computed)
    assert not tables["synthesis_members"]["included"].any()


def continuous(w, path, basis, unit="mmHg"):
    study = w.study(w.document(path), w.trial(f"T-{path}", path), n_total=60, n_kind="analysed")
    name = w.outcome(study, name="pressure", concept="pressure", polarity="higher_worse")
    for role, mean in (("experimental", 130), ("placebo", 138)):
        arm = w.arm(
            study, role=role, intervention=role, concept="statin" if role[0] == "e" else role, n=30
        )
        for statistic, value in (("mean", mean), ("sd", 12)):
            w.result(
                name,
                arm,
                group=f"{path}{role}",
                statistic=statistic,
                value=value,
                basis=basis,
                unit=unit,
            )


def test_smd_never_mixes_final_and_change_and_md_says_so(world, only):
    continuous(world, "a.txt", "final")
    continuous(world, "b.txt", "change")
    group = {**GROUP, "outcome": ["pressure"], "measure": "SMD"}
    row = only(world.synthesize(group)["syntheses"], method="none", group=GROUP["name"])
    assert (
        row["why_not"]
        == "final and change values cannot be mixed in a standardised mean difference"
    )
    md = world.synthesize({**group, "measure": "MD"})["syntheses"].query(
        "method == 'meta_analysis'"
    )
    assert md["why_not"].str.contains("mixes final and change values").all()
    assert len(md) == 2


def test_mean_differences_in_different_units_are_not_pooled(world, only):
    continuous(world, "a.txt", "final")
    continuous(world, "b.txt", "final", unit="kPa")
    group = {**GROUP, "outcome": ["pressure"], "measure": "MD"}
    row = only(world.synthesize(group)["syntheses"], method="none", group=GROUP["name"])
    assert row["why_not"] == "mean differences in different units (kpa, mmhg)"


def test_a_group_that_nothing_fits(world, only):
    row = only(world.synthesize(GROUP)["syntheses"])
    assert (row["k"], row["why_not"]) == (0, "no effect may be pooled")


def test_two_groups_of_one_name(world):
    with pytest.raises(TrialtraceError, match="two groups are named 'statins and stroke'"):
        world.synthesize(GROUP, GROUP)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("week 18", 126),
        ("at 12 weeks", 84),
        ("six months", 182.625),
        ("2-3 days", 3),
        ("one year", 365.25),
        ("6 weeks after the last of 10 weekly sessions", 42),
        ("at discharge", None),
        ("", None),
    ],
)
def test_timepoints_in_days(words, expected):
    assert days(words) == (None if expected is None else pytest.approx(expected))


def test_escalc_agrees_with_the_hand_computation():
    frame = escalc(measure="RR", ai=8, n1i=100, ci=15, n2i=100)
    assert (frame["yi"].iloc[0], frame["vi"].iloc[0]) == pytest.approx(log_rr(8, 100, 15, 100))
