"""Numbers that give no effect because of what they are: shares of a curve, spreads that may be errors."""

import pytest

from tests.derive.cases import counted, means, trial

PAIR = ("43.0", "3.6"), ("49.9", "4.2")


def untold(world, *raws):
    """Let the extractor have found no word for these spreads."""
    for one in world.evidence:
        if one["raw"] in raws:
            one["rule"] = "spread.untold"


def two_means(world, p="", relation="=", sizes=(50, 51)):
    study, arms = trial(world, sizes=sizes)
    rows = [{"mean": m, "sd": sd} for m, sd in PAIR]
    name = means(world, study, arms, rows)
    if p:
        world.result(
            name, arms[0], versus=arms[1], statistic="p_value",
            p_value=p, p_relation=relation, p_compares="between",
        )  # fmt: skip
    return name


@pytest.mark.parametrize(
    ("outcome", "timepoint"),
    [("disease-free survival", ""), ("OS", ""), ("survival", "5 years"), ("5-year survival", "")],
)
def test_a_share_of_a_survival_curve_is_no_count(world, only, outcome, timepoint):
    study, arms = trial(world, sizes=(100, 50))
    name = world.outcome(study, name=outcome, polarity="higher_better")
    for arm, value in zip(arms, ("90", "88"), strict=True):
        more = {"timepoint": timepoint} if timepoint else {}
        world.result(name, arm, statistic="percent", value=value, **more)
    effect = only(world.derive()["effects"])
    assert not effect["measure"]
    assert "90 % (drug) is read off a survival curve" in effect["why_not"]


@pytest.mark.parametrize("outcome", ["survival to discharge", "28-day mortality", "response"])
def test_shares_of_people_still_give_counts(world, only, outcome):
    study, arms = trial(world, sizes=(100, 50))
    counted(world, study, arms, "90", "88", statistic="percent", name=outcome)
    assert only(world.derive()["effects"], measure="RR")["yi"] == pytest.approx(0.0225, abs=1e-3)


def test_counted_events_of_a_survival_outcome_are_counts(world, only):
    study, arms = trial(world, sizes=(100, 50))
    counted(world, study, arms, 10, 6, name="overall survival")
    assert only(world.derive()["effects"], measure="RR")["n1i"] == 100


def test_a_spread_without_a_word_is_named_as_an_assumption(world, only):
    two_means(world)
    untold(world, "3.6", "4.2")
    effect = only(world.derive()["effects"], measure="MD")
    assert "what stands behind the mean is a standard deviation" in effect["assumptions"]


def test_a_spread_that_is_called_an_sd_is_not_assumed(world, only):
    two_means(world)
    assert "deviation" not in only(world.derive()["effects"], measure="MD")["assumptions"]


@pytest.mark.parametrize(("p", "relation"), [("0.13", "="), ("0.05", ">")])
def test_a_spread_is_refused_that_its_own_test_denies(world, only, p, relation):
    two_means(world, p, relation)
    untold(world, "3.6", "4.2")
    effect = only(world.derive()["effects"])
    assert not effect["measure"]
    assert f"p {relation} {p} is printed and these numbers give p = " in effect["why_not"]


@pytest.mark.parametrize("p", ["0.02", "0.13"])
def test_a_test_denies_nothing_that_the_text_names_or_that_fits(world, only, p):
    two_means(world, p, sizes=(50, 51) if p == "0.13" else (3, 4))
    if p == "0.02":
        untold(world, "3.6", "4.2")
    assert only(world.derive()["effects"], measure="MD")["yi"] == pytest.approx(-6.9)


@pytest.mark.parametrize("compares", ["between", "other"])
def test_the_p_value_of_another_test_gives_no_effect(world, only, compares):
    study, arms = trial(world)
    name = world.outcome(study, name="pain", polarity="higher_worse")
    world.result(
        name, arms[0], versus=arms[1], statistic="p_value", p_value="0.03", p_relation="=",
        p_compares=compares, direction="decrease",
    )  # fmt: skip
    effect = only(world.derive()["effects"])
    assert effect["measure"] == ("SMD" if compares == "between" else "")
    assert ("one-sided test, or of an interaction" in effect["why_not"]) == (compares == "other")


@pytest.mark.parametrize("compares", ["between", "other"])
def test_nor_an_interval_around_an_estimate(world, only, compares):
    study, arms = trial(world)
    name = world.outcome(study, name="death", polarity="higher_worse")
    world.result(
        name, arms[0], versus=arms[1], statistic="hazard_ratio", value="0.75", p_value="0.01",
        p_relation="=", p_compares=compares,
    )  # fmt: skip
    assert only(world.derive()["effects"])["measure"] == ("HR" if compares == "between" else "")


@pytest.mark.parametrize(
    ("direction", "measure"), [("unclear", ""), ("decrease", "MD"), ("", "MD")]
)
def test_improvements_of_an_unknown_way_are_not_compared(world, only, direction, measure):
    study, arms = trial(world)
    rows = [{"mean": "4.1", "sd": "5.0"}, {"mean": "1.2", "sd": "4.8"}]
    more = {"direction": direction} if direction else {}
    means(world, study, arms, rows, basis="change", **more)
    effects = world.derive()["effects"]
    effect = only(effects, measure=measure) if measure else only(effects)
    assert effect["measure"] == measure
    assert ("whether the number went up or down is not told" in effect["why_not"]) == (not measure)


def test_nor_is_a_difference_between_them_taken(world, only):
    study, arms = trial(world)
    name = world.outcome(study, name="walking", polarity="unclear")
    world.result(
        name, arms[0], versus=arms[1], statistic="mean_difference", value="2.5", low="1", high="4",
        level=95, basis="change", direction="unclear",
    )  # fmt: skip
    assert "a difference of 2.5 in improvement" in only(world.derive()["effects"])["why_not"]
