"""The same two means told in two places are one comparison: the place that says of how many is the main one."""

import pytest

from tests.derive.cases import means, trial

ROWS = ({"mean": 93.9, "sd": 10.8}, {"mean": 92.4, "sd": 9.7})
OTHERS = ({"mean": 93.9, "sd": 10.8}, {"mean": 92.4, "sd": 9.8})


@pytest.mark.parametrize(("again", "left"), [(ROWS, [27]), (OTHERS, [27, 50])])
def test_where_the_number_of_people_is_told(world, again, left):
    study, arms = trial(world, sizes=(50, 48))
    means(world, study, arms, again)
    name = world.outcome(study, name="motor score")
    for arm, row in zip(arms, ROWS, strict=True):
        for statistic, value in row.items():
            world.result(name, arm, group=f"t{arm}", statistic=statistic, value=value, n=27)
    effects = world.derive()["effects"]
    main = effects[effects["primary"] & (effects["measure"] == "MD")]
    assert sorted(main["n1i"]) == left


def test_told_twice_without_people_both_stand(world):
    study, arms = trial(world, sizes=(50, 48))
    means(world, study, arms, ROWS)
    name = world.outcome(study, name="motor score")
    for arm, row in zip(arms, ROWS, strict=True):
        for statistic, value in row.items():
            world.result(name, arm, group=f"t{arm}", statistic=statistic, value=value)
    effects = world.derive()["effects"]
    assert len(effects[effects["primary"] & (effects["measure"] == "MD")]) == 2
