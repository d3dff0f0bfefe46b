"""Synthesis without meta-analysis: directions and p-values, with their conditions."""

import pytest
from trialtrace.synthesize.load import exact_p_values

GROUP = {
    "name": "exercise and mood",
    "reason": "same kind of training, same outcome",
    "outcome": ["low mood"],
    "experimental": ["exercise"],
    "comparator": ["role:none"],
    "measure": "SMD",
}


def direction(
    w, path, said, p=None, relation="=", compares="between", polarity="higher_worse", trial=""
):
    trial = trial or w.trial(f"T-{path}", path)
    study = w.study(w.document(path), trial)
    one = w.arm(study, role="experimental", intervention="exercise", label="E")
    two = w.arm(study, role="none", intervention="usual life", label="U")
    outcome = w.outcome(study, name="low mood", polarity=polarity)
    values = {"statistic": "direction", "direction": said}
    if p is not None:
        values = {
            **values,
            "statistic": "p_value",
            "p_value": p,
            "p_relation": relation,
            "p_compares": compares,
        }
    w.result(outcome, one, two, **values)
    return trial


def summary(tables, only, method):
    return only(tables["syntheses"], method=method)


def test_directions_are_counted_never_significance(world, only):
    for i, said in enumerate(["decrease", "decrease", "decrease", "increase"]):
        direction(world, f"{i}.txt", said)
    row = summary(world.synthesize(GROUP), only, "direction_of_effect")
    assert row["k"] == 4
    assert row["estimate"] == pytest.approx(0.75)
    assert row["pval"] == pytest.approx(2 * 5 / 16)
    assert row["ci_lb"] == pytest.approx(0.3006, abs=1e-4)
    assert row["why_not"].startswith("3 of 4 trials favour the experimental arm")


def test_no_difference_and_unknown_polarity_are_not_counted(world, only):
    direction(world, "a.txt", "decrease")
    direction(world, "b.txt", "no_difference")
    direction(world, "c.txt", "decrease", polarity="unclear")
    tables = world.synthesize(GROUP)
    row = summary(tables, only, "direction_of_effect")
    assert (row["k"], row["why_not"]) == (
        1,
        "needs at least two trials with a direction; there is 1",
    )
    reasons = set(
        tables["synthesis_members"].query("synthesis_id == @row['synthesis_id']")["why_not"]
    )
    assert "favours neither arm" in reasons
    assert "its direction, or which direction is better, is not known" in reasons


def test_one_trial_has_one_vote(world, only):
    trial = direction(world, "a.txt", "decrease")
    direction(world, "b.txt", "decrease", trial=trial)
    direction(world, "c.txt", "increase")
    row = summary(world.synthesize(GROUP), only, "direction_of_effect")
    assert (row["k"], row["estimate"]) == (2, 0.5)


def test_exact_p_values_combine_one_sided(world, only):
    direction(world, "a.txt", "decrease", p="0.04")
    direction(world, "b.txt", "increase", p="0.50")
    direction(world, "c.txt", "decrease", p="0.01", relation="<")
    direction(world, "d.txt", "decrease", p="0.02", compares="within")
    tables = world.synthesize(GROUP)
    row = summary(tables, only, "p_combination")
    import math

    statistic = -2 * (math.log(0.02) + math.log(0.75))
    expected = math.exp(-statistic / 2) * (1 + statistic / 2)
    assert row["k"] == 2
    assert row["pval"] == pytest.approx(expected)
    out = tables["synthesis_members"].query("synthesis_id == @row['synthesis_id'] and not included")
    assert set(out["why_not"]) == {"has no exact p-value between the arms"}


@pytest.mark.parametrize(
    ("people", "found"), [("", 1), ("intention to treat", 1), ("completers", 0)]
)
def test_a_p_value_of_another_set_of_people_is_not_the_effects(world, people, found):
    study = world.study(world.document("a.txt"), world.trial("T-a", "a"), n_kind="analysed")
    arms = [
        world.arm(study, role=role, intervention=role, concept=concept, n=100)
        for role, concept in (("experimental", "statin"), ("placebo", "placebo"))
    ]
    name = world.outcome(study, name="stroke", concept="stroke", polarity="higher_worse")
    for arm, value in zip(arms, (8, 15), strict=True):
        world.result(
            name, arm, statistic="events", value=value, n=100, analysis_set="intention to treat"
        )
    stated = {"analysis_set": people} if people else {}
    p = {"statistic": "p_value", "p_value": "0.04", "p_relation": "=", "p_compares": "between"}
    world.result(name, *arms, group="other", direction="decrease", **p, **stated)
    tables = world.derive()
    exact = exact_p_values(tables)
    of_counts = tables["effects"].query("derivation == 'escalc' and measure == 'RR'")
    assert len(of_counts) == 1
    assert sum(effect_id in exact for effect_id in of_counts["effect_id"]) == found
