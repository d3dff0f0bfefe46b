"""Which value is in use: order of origins, contradictions, absence, favours."""

import pandas as pd
import pytest
from trialtrace.values.choose import choose
from trialtrace.values.favours import favoured
from trialtrace.values.fields import Field, contradicts
from trialtrace.values.model import Candidate

COUNT = Field("int", frozenset())
DESIGN = Field("text", frozenset({"randomised_trial", "controlled_trial", "cohort", "unclear"}))


def candidate(value, origin, level="", place=0, **more):
    return Candidate(
        "studies",
        "S",
        "n_total",
        value,
        origin,
        f"{origin} {level}",
        level=level,
        place=(place,),
        **more,
    )


def in_use(candidates, field=COUNT, conflict=""):
    return [c.value for c in choose(candidates, field, conflict) if c.chosen]


def test_order_of_origins():
    document, derived = candidate("120", "document"), candidate("119", "derived")
    secondary = candidate("125", "publication", "secondary")
    abstract = candidate("126", "publication", "abstract")
    full, human = candidate("127", "publication", "full_text"), candidate("128", "human")
    growing = [derived, document, secondary, abstract, full, human]
    for i in range(len(growing)):
        assert in_use(growing[: i + 1]) == [growing[i].value]


def test_a_document_that_says_two_things_is_not_used():
    said = choose([candidate("60", "document"), candidate("62", "document", place=9)], COUNT)
    assert [c.status for c in said] == ["conflict", "conflict"]
    assert not any(c.chosen for c in said)


def test_the_same_number_written_twice_is_no_contradiction():
    assert in_use([candidate("60", "document"), candidate("60.0", "document", place=9)]) == ["60"]


def test_a_randomised_trial_is_a_controlled_trial():
    assert not contradicts(DESIGN, "controlled_trial", "randomised_trial")
    assert contradicts(DESIGN, "cohort", "randomised_trial")
    both = [
        candidate("controlled_trial", "document"),
        candidate("randomised_trial", "document", place=5),
    ]
    assert in_use(both, DESIGN) == ["randomised_trial"]


def test_unclear_from_a_publication_does_not_outweigh_a_document():
    both = [candidate("cohort", "document"), candidate("unclear", "publication", "abstract")]
    assert in_use(both, DESIGN) == ["cohort"]


def test_publications_of_one_level_that_differ_are_not_used_and_the_document_neither():
    said = [
        candidate("126", "publication", "abstract"),
        candidate("124", "publication", "abstract", place=3).with_(source="another"),
        candidate("126", "document"),
    ]
    assert in_use(said) == []


def two_accounts(w, n1="120", n2="126", kind1="randomised", kind2="randomised"):
    trial = w.trial("T1", "Oyelaran 2015")
    w.study(w.document("news.txt"), trial, n_total=n1, n_kind=kind1)
    w.study(w.document("review.txt"), trial, n_total=n2, n_kind=kind2)
    return w


def test_documents_that_disagree_about_one_trial_are_not_used(world, records):
    tables = two_accounts(world).decide()
    said = records(tables["values"], field="n_total")
    assert {r["status"] for r in said} == {"conflict"}
    assert {r["why"] for r in said} == {
        "not used: review.txt says 126",
        "not used: news.txt says 120",
    }
    assert tables["studies"]["n_total"].isna().all()


def test_totals_of_different_people_do_not_disagree(world):
    tables = two_accounts(world, kind2="analysed").decide()
    assert tables["studies"]["n_total"].tolist() == [120, 126]


def test_two_trials_do_not_disagree(world):
    for number, path in (("40", "a.txt"), ("50", "b.txt")):
        world.study(world.document(path), world.trial(path, path), n_total=number)
    assert world.decide()["studies"]["n_total"].tolist() == [40, 50]


def test_what_nothing_states_is_said_to_be_missing(world, only):
    study = world.study(world.document("tooth.txt"), design="case_report")
    outcome = world.outcome(study, name="fracture")
    result = world.result(outcome, statistic="direction", direction="increase")
    tables = world.decide()

    def status(row_id, field):
        return only(tables["values"], row_id=row_id, field=field)["status"]

    assert status(study, "sex") == "not_found"
    assert status(study, "allocation") == "not_applicable"
    assert status(study, "n_kind") == "not_applicable"
    assert status(study, "design") == "stated"
    assert status(result, "value") == "not_applicable"
    assert status(result, "n") == "not_found"
    empty = tables["values"][tables["values"]["status"].isin(["not_found", "not_applicable"])]
    assert not empty["chosen"].any()
    assert (empty["value"] == "").all()


@pytest.mark.parametrize(
    ("direction", "polarity", "who"),
    [
        ("increase", "higher_better", "experimental"),
        ("increase", "higher_worse", "comparator"),
        ("decrease", "higher_worse", "experimental"),
        ("decrease", "higher_better", "comparator"),
        ("no_difference", "unclear", "neither"),
        ("increase", "unclear", "unclear"),
        ("unclear", "higher_better", "unclear"),
    ],
)
def test_favours_is_direction_times_polarity(direction, polarity, who):
    assert favoured(direction, polarity) == who


def test_favours_is_derived_with_its_inputs(world, only):
    study = world.study(world.document("mood.txt"))
    drug, placebo = world.arm(study, role="experimental"), world.arm(study, role="placebo")
    outcome = world.outcome(study, name="relapse", polarity="higher_worse")
    result = world.result(outcome, drug, placebo, statistic="direction", direction="decrease")
    turned = world.result(outcome, placebo, drug, statistic="direction", direction="increase")
    alone = world.result(outcome, drug, statistic="direction", direction="decrease")
    tables = world.decide()
    value = only(tables["values"], row_id=result, field="favours")
    assert (value["value"], value["origin"]) == ("experimental", "derived")
    assert value["formula"] == "direction × polarity"
    assert len(value["inputs"].split("; ")) == 2
    assert only(tables["results"], result_id=turned)["favours"] == "experimental"
    assert only(tables["results"], result_id=alone)["favours"] == ""


def test_nothing_in_nothing_out(world):
    tables = world.synthesize()
    for name in ("rows", "values", "studies", "results", "comparison", "effects", "syntheses"):
        assert tables[name].empty
        assert isinstance(tables[name], pd.DataFrame)
