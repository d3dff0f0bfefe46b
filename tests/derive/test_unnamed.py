"""An outcome that only the words nearest to its numbers name gives no effect."""

import pytest

from tests.derive.cases import counted, trial


@pytest.mark.parametrize(
    ("rule", "computed"),
    [("outcome.nearest", False), ("outcome.clause_words", False), ("outcome.ahead", True)],
)
def test_no_effect_on_words_that_happen_to_stand_near(world, rule, computed):
    study, arms = trial(world)
    name = counted(world, study, arms, 5, 12, name="group U")
    for evidence in world.evidence:
        if evidence["label"] == "outcomes.name":
            evidence["rule"] = rule
    effects = world.derive()["effects"]
    assert set(effects["outcome_id"]) == {name}
    assert bool((effects["measure"] == "RR").any()) is computed
    told = "what was measured could not be told"
    assert effects["why_not"].str.startswith(told).any() is not computed


def test_another_place_that_names_it_is_enough(world):
    study, arms = trial(world)
    name = counted(world, study, arms, 5, 12, name="wound infection")
    for evidence in world.evidence:
        if evidence["label"] == "outcomes.name":
            evidence["rule"] = "outcome.nearest"
    world.state("outcomes", name, "name", "wound infection", quote="Wound infection was rarer.")
    assert (world.derive()["effects"]["measure"] == "RR").any()
