"""What a text calls alike is not far apart."""

import pytest

from tests.derive.cases import means, trial


@pytest.mark.parametrize(
    ("sd", "direction", "refused"),
    [(0.1, "no_difference", True), (1.1, "no_difference", False), (0.1, "increase", False)],
)
def test_spreads_that_cannot_be_so(world, sd, direction, refused):
    study, arms = trial(world, sizes=(259, 259))
    rows = ({"mean": -0.41, "sd": sd}, {"mean": -0.59, "sd": sd})
    name = means(world, study, arms, rows)
    world.result(name, arms[0], arms[1], statistic="direction", direction=direction)
    effects = world.derive()["effects"]
    assert bool(len(effects[effects["measure"] == "MD"])) is not refused
    if refused:
        assert effects["why_not"].str.startswith("the text calls the groups alike").any()
