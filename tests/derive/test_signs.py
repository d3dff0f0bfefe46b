"""Changes and differences that are printed without their sign."""

import math

import pytest

from tests.derive.cases import inputs, trial


def changes(w, rows, **word):
    """A study with a mean change and its SD in each of two arms; returns its tables."""
    study, arms = trial(w, sizes=(50, 50), n_total=100, n_kind="analysed")
    name = w.outcome(study, name="pain", polarity="higher_worse")
    for arm, row in zip(arms, rows, strict=True):
        for statistic, value in row.items():
            told = word if statistic in ("mean", "median") else {}
            w.result(
                name, arm, group=f"g{arm}", statistic=statistic, value=value, basis="change",
                n=50, **told,
            )  # fmt: skip
    return w.derive()


def test_the_larger_reduction_is_the_lower_change(world, only):
    tables = changes(
        world, [{"mean": 2.4, "sd": 1.1}, {"mean": 1.1, "sd": 1.0}], direction="decrease"
    )
    effect = only(tables["effects"], measure="MD")
    assert effect["yi"] == pytest.approx(-1.3)
    assert effect["favours"] == "experimental"
    made_of = inputs(tables, effect)
    assert made_of["m1i"]["formula"] == "sign from the direction that is told"
    assert float(made_of["m1i"]["value"]) == -2.4


def test_a_printed_sign_is_kept(world, only):
    tables = changes(
        world, [{"mean": -2.4, "sd": 1.1}, {"mean": -1.1, "sd": 1.0}], direction="decrease"
    )
    assert only(tables["effects"], measure="MD")["yi"] == pytest.approx(-1.3)


def test_a_rise_stays_a_rise(world, only):
    tables = changes(
        world, [{"mean": 2.4, "sd": 1.1}, {"mean": 1.1, "sd": 1.0}], direction="increase"
    )
    effect = only(tables["effects"], measure="MD")
    assert effect["yi"] == pytest.approx(1.3)
    assert effect["favours"] == "comparator"


def test_quartiles_turn_with_their_median(world, only):
    rows = [{"median": 4.0, "q1": 2.9, "q3": 5.0}, {"median": 2.0, "q1": 0.9, "q3": 3.0}]
    tables = changes(world, rows, direction="decrease")
    effect = only(tables["effects"], measure="MD", primary=True)
    assert effect["yi"] < 0
    made_of = inputs(tables, effect)
    told = {name: float(row["value"]) for name, row in made_of.items() if name.endswith("_1")}
    assert told == {"median_1": -4.0, "low_1": -5.0, "high_1": -2.9}


@pytest.mark.parametrize(
    ("name", "polarity", "measure", "favours"),
    [
        # A longer survival is a smaller hazard of death.
        ("overall survival", "higher_better", "hazard_ratio", "experimental"),
        ("time to relapse", "higher_better", "hazard_ratio", "experimental"),
        ("relapse", "higher_worse", "hazard_ratio", "experimental"),
        # The event itself is good; or it is a share of people, and no hazard.
        ("healing", "higher_better", "hazard_ratio", "comparator"),
        ("survival at one year", "higher_better", "risk_ratio", "comparator"),
    ],
)
def test_whom_a_ratio_below_one_favours(world, only, name, polarity, measure, favours):
    study, (one, two) = trial(world, n_total=98, n_kind="analysed")
    outcome = world.outcome(study, name=name, polarity=polarity)
    world.result(outcome, one, two, statistic=measure, value=0.7, low=0.5, high=0.9, level=95)
    effect = only(world.derive()["effects"], primary=True)
    assert effect["yi"] < 0
    assert effect["favours"] == favours


@pytest.mark.parametrize(
    ("own", "statistic", "printed", "computed"),
    [
        # Printed without its sign; a sign that is printed stays.
        ((3.3, 4.9), "mean_difference", (1.6, 0.4, 2.8), (-1.6, -2.8, -0.4)),
        ((4.9, 3.3), "mean_difference", (-1.4, -2.6, -0.2), (-1.4, -2.6, -0.2)),
        ((4.9, 3.3), "mean_difference", (1.6, 0.4, 2.8), (1.6, 0.4, 2.8)),
        # Of another size: not the difference of these.
        ((3.3, 4.9), "mean_difference", (0.4, 0.1, 0.7), (0.4, 0.1, 0.7)),
    ],
)
def test_the_arms_own_means_sign_their_difference(world, only, own, statistic, printed, computed):
    study, arms = trial(world, n_total=98, n_kind="analysed")
    outcome = world.outcome(study, name="pain", polarity="higher_worse")
    for arm, mean in zip(arms, own, strict=True):
        world.result(outcome, arm, statistic="mean", value=mean)
    value, low, high = printed
    world.result(outcome, *arms, statistic=statistic, value=value, low=low, high=high, level=95)
    effect = only(world.derive()["effects"], primary=True)
    assert (effect["yi"], effect["ci_lb"], effect["ci_ub"]) == pytest.approx(computed)


@pytest.mark.parametrize(
    ("shares", "printed", "computed"),
    [((12, 24), 2.0, 0.5), ((24, 12), 2.0, 2.0), ((12, 24), 0.5, 0.5), ((20, 24), 2.0, 2.0)],
)
def test_the_arms_own_shares_say_which_way_a_ratio_is(world, only, shares, printed, computed):
    study, arms = trial(world, n_total=98, n_kind="analysed", sizes=(None, None))
    outcome = world.outcome(study, name="relapse", polarity="higher_worse")
    for arm, share in zip(arms, shares, strict=True):
        world.result(outcome, arm, statistic="percent", value=share)
    world.result(
        outcome, *arms, statistic="risk_ratio", value=printed, low=printed / 1.5,
        high=printed * 1.5, level=95,
    )  # fmt: skip
    effects = world.derive()["effects"]
    effect = only(effects, derivation="se_from_ci_ratio")
    assert effect["yi"] == pytest.approx(math.log(computed))


def doubted(world, statistic, value, low, high, **more):
    study, arms = trial(world)
    name = world.outcome(study, name="pain", polarity="higher_worse")
    for mean in ("12", "15"):
        world.result(name, arms[0], statistic="mean", value=mean)
    world.result(
        name, arms[0], versus=arms[1], statistic=statistic, value=value, low=low, high=high, level=95,
        **more,
    )  # fmt: skip
    return world.derive()["effects"]


@pytest.mark.parametrize(
    ("number", "measure"),
    [
        (("hazard_ratio", "0.7", "0.5", "0.9"), "HR"),
        (("mean_difference", "-3", "-5", "-1"), "MD"),
    ],
)
def test_a_number_between_arms_stands_without_theirs(world, only, number, measure):
    assert only(doubted(world, *number), measure=measure)["ci_lb"] < 0


def test_a_difference_without_a_sign_does_not(world, only):
    effect = only(doubted(world, "mean_difference", "3", "1", "5"))
    assert not effect["measure"]
    assert "two values of mean (12 and 15)" in effect["why_not"]


@pytest.mark.parametrize(
    ("value", "low", "high", "means", "assumed"),
    [
        ("2.3", "0.6", "4.0", (), True),  # nobody says which arm had more
        ("-2.3", "-4.0", "-0.6", (), False),
        ("2.3", "0.6", "4.0", ("12.3", "10"), False),
    ],
)
def test_a_difference_without_a_sign_rests_on_the_order(
    world, only, value, low, high, means, assumed
):
    study, arms = trial(world)
    name = world.outcome(study, name="pain", polarity="higher_worse")
    for arm, mean in zip(arms, means, strict=False):
        world.result(name, arm, statistic="mean", value=mean)
    world.result(
        name, arms[0], versus=arms[1], statistic="mean_difference", value=value, low=low, high=high,
        level=95,
    )  # fmt: skip
    effect = only(world.derive()["effects"], measure="MD")
    assert effect["yi"] == pytest.approx(float(value))
    assert ("first arm's value minus the second's" in effect["assumptions"]) == assumed


@pytest.mark.parametrize(
    ("study", "sizes", "computed"),
    [
        ({}, (None, None), False),
        ({"design": "cohort"}, (None, 48), False),
        ({"design": "cohort"}, (50, 48), True),
        ({"allocation": "randomised"}, (None, None), True),
        ({"design": "randomised_trial"}, (None, None), True),
    ],
)
def test_a_ratio_where_nobody_was_allocated_or_counted_may_be_a_factors(
    world, study, sizes, computed
):
    made, arms = trial(world, sizes=sizes, **study)
    name = world.outcome(made, name="gastric cancer", polarity="higher_worse")
    world.result(
        name, arms[0], arms[1], statistic="odds_ratio", value=1.5, low=1.21, high=1.85, level=95
    )
    effects = world.derive()["effects"]
    assert [bool(one) for one in effects["measure"]] == [computed]
    assert computed or "risk factor" in effects["why_not"].iloc[0]


def half_told(w, second):
    """A fall of 2.4 in one arm; of the other's mean the words say what `second` says."""
    study, arms = trial(w, sizes=(50, 50), n_total=100, n_kind="analysed")
    name = w.outcome(study, name="pain", polarity="higher_worse")
    fell = {"basis": "change", "direction": "decrease"}
    for arm, mean, more in zip(arms, (2.4, 1.1), (fell, second), strict=True):
        w.result(name, arm, group=f"g{arm}", statistic="mean", value=mean, n=50, **more)
        w.result(
            name, arm, group=f"g{arm}", statistic="sd", value=1.1, n=50,
            **({"basis": more["basis"]} if "basis" in more else {}),
        )  # fmt: skip
    return w.derive()["effects"]


def test_a_fall_and_what_may_be_one_have_no_difference(world, only):
    effects = half_told(world, {})
    assert effects["yi"].isna().all()
    assert effects["why_not"].str.contains("nothing says whether the other's is one too").any()


def test_a_fall_and_a_rise_have_a_difference(world, only):
    effects = half_told(world, {"basis": "change", "direction": "increase"})
    assert only(effects, measure="MD")["yi"] == pytest.approx(-3.5)
