"""Words around a number that speak against its use."""

import pytest
from trialtrace.derive.told_words import AGAINST, OF_FEWER

from tests.derive.cases import counted, trial


@pytest.mark.parametrize("one", [*AGAINST, OF_FEWER], ids=lambda one: one.name)
def test_each_kind_of_words_has_an_example_and_a_near_miss(one):
    assert one.holds(one.example)
    assert not one.holds(one.near_miss)


def said(w, outcome, *parts):
    """Let the numbers of an outcome stand in one sentence, whose parts are given."""
    rows = [r["row_id"] for r in w.rows if r.get("outcome_id") == outcome]
    ids = [v["evidence_id"] for v in w.values if v["row_id"] in rows and v["field"] == "value"]
    spans = {one["evidence_id"]: one for one in w.evidence}
    quote, starts = parts[0], []
    for one, behind in zip(ids, parts[1:], strict=True):
        starts.append(len(quote))
        quote += spans[one]["raw"] + behind
    for one, start in zip(ids, starts, strict=True):
        end = start + len(spans[one]["raw"])
        spans[one].update(quote=quote, quote_start=0, start=start, end=end)


def effect(w, outcome):
    effects = w.derive()["effects"]
    own = effects[effects["outcome_id"] == outcome]
    return own.sort_values("primary", ascending=False).iloc[0]


def test_events_are_not_those_who_survived(world):
    study, arms = trial(world)
    outcome = counted(world, study, arms, 9, 4, name="relapse-free survival")
    said(world, outcome, "For relapse-free survival (", " events versus ", " events)")
    row = effect(world, outcome)
    assert row["measure"] == ""
    assert row["why_not"].startswith("the outcome is named by those who stayed without the event")


def test_survivors_are(world):
    study, arms = trial(world)
    outcome = counted(world, study, arms, 9, 4, name="survival to discharge")
    said(world, outcome, "Survival to discharge was seen in ", " with the drug and ", " without")
    assert effect(world, outcome)["measure"] == "RR"


def test_what_the_authors_estimated_stands_beside_counts_that_do_not(world):
    study, arms = trial(world)
    outcome = counted(world, study, arms, 9, 4, name="overall survival")
    said(world, outcome, "Overall survival: ", " deaths versus ", " deaths, HR 1.2 (0.9 to 1.6)")
    world.result(
        outcome, arms[0], versus=arms[1], statistic="hazard_ratio", value=1.2, low=0.9, high=1.6
    )
    assert effect(world, outcome)["measure"] == "HR"


def test_a_share_of_fewer_than_the_arms_hold_is_no_share_of_the_arms(world):
    study, arms = trial(world, sizes=(50, 50))
    outcome = counted(world, study, arms, 66, 54, name="response", statistic="percent")
    said(
        world,
        outcome,
        "Out of 93 analysable patients, ",
        "% responded with the drug, ",
        "% without",
    )
    assert effect(world, outcome)["why_not"].startswith("the sentence speaks of fewer people")


def test_a_share_of_all_is(world):
    study, arms = trial(world, sizes=(50, 50))
    outcome = counted(world, study, arms, 66, 54, name="response", statistic="percent")
    said(world, outcome, "Of the 100 patients, ", "% responded with the drug, ", "% without")
    assert effect(world, outcome)["measure"] == "RR"


@pytest.mark.parametrize(("share", "refused"), [("49", True), ("44", False)])
def test_a_share_of_both_arms_together_tells_of_how_many(world, share, refused):
    study, arms = trial(world, sizes=(21, 20))
    outcome = counted(world, study, arms, 10, 8, name="swelling")
    said(
        world, outcome, f"At last 18 ({share}%) women (", " with the drug and ", " without) had it"
    )
    row = effect(world, outcome)
    assert (row["measure"] == "") is refused
    assert row["why_not"].startswith("18 in both arms are printed as 49 %") is refused


def test_a_share_beside_a_count_of_so_many_is_of_these(world):
    study, arms = trial(world, sizes=(50, 60))
    name = world.outcome(study, name="response", polarity="higher_better")
    for arm, (count, share, n) in zip(arms, ((41, "75", 55), (20, "33", 60)), strict=True):
        n = min(n, 50) if arm == arms[0] else n
        world.result(name, arm, group=f"g{arm}", statistic="events", value=count, n=n)
        world.result(name, arm, group=f"g{arm}", statistic="percent", value=share)
    rows = [r["row_id"] for r in world.rows if r.get("outcome_id") == name]
    for v in world.values:
        if v["row_id"] in rows and v["field"] == "value":
            one = next(e for e in world.evidence if e["evidence_id"] == v["evidence_id"])
            one.update(quote="Of the 55 patients " + one["raw"], quote_start=0, start=19)
            one["end"] = 19 + len(one["raw"])
    assert effect(world, name)["measure"] == "RR"
