"""Medians with what stands around them: which conversion, and when none."""

import pytest
from trialtrace.stats.convert import fivenum_luo_shi

from tests.derive.cases import inputs, means, trial


def test_medians_with_quartiles_are_conditional(world, only):
    study, arms = trial(world)
    rows = ({"median": 10, "q1": 7, "q3": 13}, {"median": 12, "q1": 9, "q3": 15.2})
    means(world, study, arms, rows)
    effect = only(world.derive()["effects"], measure="MD", primary=True)
    assert effect["conditional"]
    assert "roughly normal" in effect["assumptions"]
    assert effect["yi"] == pytest.approx(-2.07, abs=0.02)
    assert world.derive(median_conversion="never")["effects"]["measure"].tolist() == [""]


def test_skewed_medians_are_refused(world, only):
    study, arms = trial(world)
    rows = ({"median": 3, "q1": 2, "q3": 13}, {"median": 12, "q1": 9, "q3": 15})
    means(world, study, arms, rows)
    assert "look skewed" in only(world.derive()["effects"])["why_not"]


def test_other_conversions_of_medians_stand_beside_the_main_one(world, only):
    study, arms = trial(world)
    rows = ({"median": 10, "q1": 7, "q3": 13}, {"median": 12, "q1": 9, "q3": 15.2})
    means(world, study, arms, rows)
    effects = world.derive(continuous_measures=["MD"])["effects"]
    assert set(effects["derivation"]) == {
        "iqr_luo; escalc", "iqr_wan; escalc", "iqr_table; escalc",
    }  # fmt: skip
    assert only(effects, primary=True)["derivation"] == "iqr_luo; escalc"
    wan = only(effects, derivation="iqr_wan; escalc")
    assert wan["yi"] == pytest.approx((7 + 10 + 13) / 3 - (9 + 12 + 15.2) / 3)


def test_five_numbers_tell_more_than_quartiles(world, only):
    study, arms = trial(world)
    one = {"minimum": 2, "q1": 7, "median": 10, "q3": 13, "maximum": 18}
    two = {"minimum": 4, "q1": 9, "median": 12, "q3": 15.2, "maximum": 20}
    means(world, study, arms, (one, two))
    tables = world.derive(continuous_measures=["MD"])
    effect = only(tables["effects"], primary=True)
    assert effect["derivation"] == "fivenum_luo_shi; escalc"
    ours = [fivenum_luo_shi(*row.values(), n) for row, n in zip((one, two), (50, 48), strict=True)]
    assert effect["yi"] == pytest.approx(ours[0].mean - ours[1].mean)
    assert effect["vi"] == pytest.approx(ours[0].sd ** 2 / 50 + ours[1].sd ** 2 / 48)
    made_of = inputs(tables, effect)
    assert {made_of[f"{name}_1"]["value"] for name in one} == {"2", "7", "10", "13", "18"}


def test_a_range_beside_quartiles_in_the_other_arm(world, only):
    study, arms = trial(world)
    means(
        world,
        study,
        arms,
        ({"median": 10, "q1": 7, "q3": 13}, {"median": 12, "minimum": 2, "maximum": 22}),
    )
    effect = only(world.derive(continuous_measures=["MD"])["effects"], primary=True)
    assert effect["derivation"] == "iqr_luo; range_luo; escalc"


def test_a_median_with_limits_that_are_all_alike(world, only):
    study, arms = trial(world)
    means(world, study, arms, ({"median": 9, "q1": 9, "q3": 9}, {"median": 12, "q1": 9, "q3": 15}))
    effect = only(world.derive()["effects"])
    assert effect["measure"] == ""
    assert effect["why_not"]
