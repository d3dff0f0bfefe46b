"""Arms that are told by place alone, that are too few, that have no name, or that are cells."""

import pytest
from trialtrace.derive.arm_names import with_names
from trialtrace.derive.model import ArmFacts

from tests.derive.cases import counted, trial


def by_place(w, row_ids, rule="arm.default_order", tier="unsure"):
    """Let numbers have been told as a rule of extraction tells them."""
    own = {v["evidence_id"] for v in w.values if v["row_id"] in row_ids and v["field"] == "value"}
    for one in w.evidence:
        if one["evidence_id"] in own:
            one["rule"], one["tier"] = rule, tier


def results_of(w, outcome):
    return [r["row_id"] for r in w.rows if r.get("outcome_id") == outcome]


def told(w, arms, values, rule, tier, name="itch"):
    study = next(r["study_id"] for r in w.rows if r["row_id"] == arms[0])
    outcome = counted(w, study, arms, *values, name=name)
    by_place(w, results_of(w, outcome), rule, tier)
    return outcome


def swap_sizes(w, arms):
    """Let the text have given the size of the second arm first."""
    spans = {
        v["row_id"]: v["evidence_id"] for v in w.values if v["field"] == "n" and v["row_id"] in arms
    }
    one, two = (next(e for e in w.evidence if e["evidence_id"] == spans[arm]) for arm in arms)
    one["start"], two["start"] = two["start"], one["start"]


def effect(w, outcome):
    effects = w.derive()["effects"]
    own = effects[effects["outcome_id"] == outcome]
    return own.sort_values("primary", ascending=False).iloc[0]


ORDER = "which number is whose is told by their place alone, and "


def test_place_is_enough_where_sizes_stand_in_the_same_order(world):
    _, arms = trial(world)
    row = effect(world, told(world, arms, (9, 4), "arm.default_order", "unsure"))
    assert row["measure"] == "RR"
    assert row["yi"] == pytest.approx(0.77, abs=0.01)


def test_place_is_not_enough_where_sizes_stand_in_the_other_order(world):
    _, arms = trial(world)
    swap_sizes(world, arms)
    row = effect(world, told(world, arms, (9, 4), "arm.default_order", "unsure"))
    assert row["why_not"] == ORDER + "the text gives the sizes of the arms in the other order"


def test_what_words_tell_needs_no_order(world):
    _, arms = trial(world)
    swap_sizes(world, arms)
    row = effect(world, told(world, arms, (9, 4), "arm.label_behind", "likely"))
    assert row["measure"] == "RR"


def named_elsewhere(w, arms, *, turned):
    """Let the text name the arms at other numbers of one sentence, in their order or the other."""
    ordered = arms[::-1] if turned else arms
    outcome = counted(w, w.rows[0]["row_id"], ordered, 7, 6, name="rash")
    rows = results_of(w, outcome)
    by_place(w, rows, "arm.label_behind", "likely")


@pytest.mark.parametrize("turned", [False, True])
def test_numbers_given_in_the_order_of_the_named_ones_stand(world, turned):
    _, arms = trial(world)
    named_elsewhere(world, arms, turned=turned)
    outcome = told(world, arms[::-1], (9, 4), "arm.default_order", "unsure")
    row = effect(world, outcome)
    assert (row["measure"] == "RR") is turned


@pytest.mark.parametrize("turned", [False, True])
def test_named_numbers_show_the_order_of_a_text_before_sizes_do(world, turned):
    _, arms = trial(world)
    if not turned:
        swap_sizes(world, arms)
    named_elsewhere(world, arms, turned=turned)
    row = effect(world, told(world, arms, (9, 4), "arm.default_order", "unsure"))
    why = ORDER + "the text names its arms in the other order elsewhere"
    assert (row["why_not"] if turned else row["measure"]) == (why if turned else "RR")


def test_two_numbers_of_three_arms_are_nobodys_by_place(world):
    _, arms = trial(world, roles=("experimental", "experimental", "placebo"), sizes=(50, 49, 48))
    row = effect(world, told(world, (arms[0], arms[2]), (9, 4), "arm.default_order", "unsure"))
    assert row["why_not"] == ORDER + "there are fewer numbers than arms"


def test_what_the_authors_estimated_stands_beside_unsure_numbers(world):
    _, arms = trial(world)
    swap_sizes(world, arms)
    outcome = told(world, arms, (9, 4), "arm.default_order", "unsure")
    world.result(
        outcome, arms[0], arms[1], statistic="risk_ratio", value=2.1, low=1.1, high=4.0, level=95
    )
    row = effect(world, outcome)
    assert (row["measure"], row["derivation"]) == ("RR", "se_from_ci_ratio")


@pytest.mark.parametrize(("groups", "refused"), [(3, True), (2, False)])
def test_a_group_that_could_not_be_told_may_be_meant(world, groups, refused):
    study, arms = trial(world, groups=groups)
    row = effect(world, counted(world, study, arms, 9, 4))
    why = "the text tells of 3 groups and only 2 could be told apart"
    assert (row["why_not"] == why) is refused


@pytest.mark.parametrize(("people", "refused"), [(98, True), (50, False)])
def test_more_are_not_counted_than_an_arm_holds(world, people, refused):
    study, arms = trial(world)
    outcome = counted(world, study, arms[:1], 9, n=people)
    world.result(outcome, arms[1], statistic="events", value=4, n=48)
    why = "counted among 98, and the arm holds 50: of other people, or not of people"
    assert (effect(world, outcome)["why_not"] == why) is refused


@pytest.mark.parametrize(("ratio", "refused"), [("1:1:1", True), ("2:1", False)])
def test_a_ratio_of_allocation_tells_of_groups_too(world, ratio, refused):
    study, arms = trial(world, ratio=ratio)
    row = effect(world, counted(world, study, arms, 9, 4))
    assert row["why_not"].startswith("the text tells of 3 groups") is refused


def test_sizes_of_cells_are_not_those_of_a_factor(world):
    study, arms = trial(world, sizes=(29, 30), structure="factorial", n_total=120)
    row = effect(world, counted(world, study, arms, 9, 4))
    assert row["measure"] == ""


def test_two_sides_of_a_factor_hold_everybody(world):
    study, arms = trial(world, sizes=(60, 58), structure="factorial", n_total=120)
    assert effect(world, counted(world, study, arms, 9, 4))["measure"] == "RR"


def arm(intervention, role="experimental", label="x"):
    return ArmFacts("a", role, None, intervention, label, 1)


@pytest.mark.parametrize(
    ("given", "dose", "expected"),
    [
        (arm("2:1 to oral zinc"), "", "oral zinc"),
        (arm("zinc and n ="), "", "zinc"),
        (arm("zinc and 26% allocated"), "", "zinc"),
        (arm("by early feeding"), "", "early feeding"),
        (arm("to determine total mortality", "placebo", "Zinc, Placebo and Iron"), "", "placebo"),
        (arm("sample included farmers", label="51.6% white"), "", ""),
        (arm("was given later", label="delayed zinc"), "", "delayed zinc"),
        # Near misses: names that hold such words as parts of others.
        (arm("by-pass surgery"), "", "by-pass surgery"),
        (arm("total knee replacement"), "5 mg", "total knee replacement"),
    ],
)
def test_a_name_is_one_of_a_treatment(given, dose, expected):
    assert with_names([given], [dose])[0].intervention == expected


def test_two_arms_of_one_drug_are_told_apart_by_dose():
    named = with_names([arm("zinc"), arm("Zinc"), arm("salt")], ["5 mg", "10 mg", "1 g"])
    assert [one.intervention for one in named] == ["zinc 5 mg", "Zinc 10 mg", "salt"]


def test_an_arm_without_a_treatments_name_gives_no_effect(world):
    study, arms = trial(world)
    world.state("arms", arms[0], "label", "1016 respondents")
    for value in world.values:
        if (value["row_id"], value["field"]) == (arms[0], "intervention"):
            value["value"] = "questionnaires were posted"
    row = effect(world, counted(world, study, arms, 9, 4))
    assert row["why_not"].startswith("what was read for an arm is no treatment's name")


def test_a_dose_alone_is_no_name():
    named = with_names([arm("", label=""), arm("", label="")], ["60 mg/m2", "50 mg/m2"])
    assert [one.intervention for one in named] == ["", ""]
