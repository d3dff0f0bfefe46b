"""The effect-direction plot and the flow diagram say what their tables say."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.colors import to_hex
from trialtrace.show.figures.direction import direction_plot
from trialtrace.show.figures.direction.draw import paged
from trialtrace.show.figures.direction.plan import plan_directions
from trialtrace.show.figures.direction.words import data_of as direction_data
from trialtrace.show.figures.flow import flow_diagram
from trialtrace.show.figures.flow.plan import alike, plan_flow
from trialtrace.show.figures.flow.words import alt_text, data_of
from trialtrace.show.figures.style import Style
from trialtrace.tables.io import make_table

from tests.show.figures import figure_cases as cases

STYLE = Style(dpi=72)
NAMES = ("studies", "arms", "outcomes", "results", "effects")


def directions(tables: dict[str, pd.DataFrame], **changed: pd.DataFrame):
    return plan_directions(*({**tables, **changed}[name] for name in NAMES))


def cells_of(plan) -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (row.label, cell.outcome): (cell.way, cell.favours)
        for row in plan.studies
        for cell in row.cells
    }


def test_directions_of_the_five_articles():
    assert cells_of(directions(cases.five_articles())) == {
        ("Gupta 2023", "Hair shaft diameter"): ("up", "better"),
        ("Gupta 2023", "Number of follicular units"): ("same", "neither"),
        ("Gupta 2023", "Persistent erythema"): ("unclear", "unknown"),
        ("Duque-Estrada 2009", "Secondary hair loss"): ("up", "unknown"),
        ("Moftah 2013", "Positive results"): ("up", "unknown"),
        ("Study of December 2017", "Late-onset scarring"): ("up", "unknown"),
        ("Study of December 2017", "Hair loss"): ("up", "unknown"),
    }


def test_arrows_are_sized_by_n_and_hollow_without_it():
    figure = direction_plot(*(cases.five_articles()[name] for name in NAMES), style=STYLE)
    arrows = {
        str(a.get_gid()): a for a in figure.artists if str(a.get_gid()).startswith("direction:")
    }
    assert set(arrows) == {
        "direction:S1:up", "direction:S1:same", "direction:S1:unclear", "direction:S2:up",
        "direction:S3:up", "direction:S4:up",
    }  # fmt: skip
    assert to_hex(arrows["direction:S1:up"].get_facecolor()) == STYLE.stated
    assert to_hex(arrows["direction:S3:up"].get_facecolor()) == STYLE.paper


def test_larger_samples_have_larger_arrows():
    tables = cases.five_articles()
    widths = []
    for n in (49, 50, 300):
        studies = tables["studies"].assign(n_total=n)
        figure = direction_plot(studies, *(tables[name] for name in NAMES[1:]), style=STYLE)
        arrow = next(a for a in figure.artists if a.get_gid() == "direction:S3:up")
        widths.append(arrow.get_xy()[:, 0].max() - arrow.get_xy()[:, 0].min())
    assert widths[0] < widths[1] < widths[2]


def test_n_is_the_total_or_the_sum_of_all_arms_and_never_of_some():
    tables = cases.five_articles()
    unknown = tables["studies"].assign(n_total=pd.array([pd.NA] * 4, dtype="Int64"))
    by_label = {row.label: row.n for row in directions(tables, studies=unknown).studies}
    assert by_label["Gupta 2023"] == 49
    assert by_label["Moftah 2013"] is None
    arms = tables["arms"].assign(n=pd.array([25, pd.NA], dtype="Int64"))
    plan = directions(tables, studies=unknown, arms=arms)
    assert {row.label: row.n for row in plan.studies}["Gupta 2023"] is None


def test_results_between_arms_speak_before_those_within():
    tables = cases.five_articles()
    results = pd.concat(
        [
            tables["results"],
            make_table(
                "results",
                [
                    {"result_id": "X1", "study_id": "S1", "outcome_id": "OF1", "ordinal": 9,
                     "arm_id": "A1", "statistic": "direction", "direction": "decrease"},
                    {"result_id": "X2", "study_id": "S1", "outcome_id": "OF2", "ordinal": 10,
                     "arm_id": "A1", "versus_arm_id": "A2", "statistic": "direction",
                     "direction": "increase", "favours": "experimental"},
                ],
            ),
        ],
        ignore_index=True,
    )  # fmt: skip
    cells = cells_of(directions(tables, results=results))
    assert cells["Gupta 2023", "Hair shaft diameter"] == ("up", "better")
    assert cells["Gupta 2023", "Number of follicular units"] == ("mixed", "unknown")


def test_an_effect_gives_the_direction_that_no_result_states():
    tables = cases.five_articles()
    silent = tables["results"].assign(direction="", favours="")
    cells = cells_of(directions(tables, results=silent))
    assert cells["Gupta 2023", "Hair shaft diameter"] == ("up", "better")
    # A proportion is compared with nothing, and so has no direction.
    assert cells["Gupta 2023", "Persistent erythema"] == ("unclear", "unknown")


def test_outcomes_of_one_concept_share_a_column():
    tables = cases.five_articles()
    concept = tables["outcomes"]["concept"].where(
        ~tables["outcomes"]["name"].isin(["secondary hair loss", "hair loss"]), "hair_loss"
    )
    plan = directions(tables, outcomes=tables["outcomes"].assign(concept=concept))
    assert ("Hair loss", "harm") in plan.outcomes
    told = [r.label for r in plan.studies for c in r.cells if c.outcome == "Hair loss"]
    assert told == ["Duque-Estrada 2009", "Study of December 2017"]


def test_each_arrow_names_its_rows():
    data = direction_data(directions(cases.five_articles()))
    first = data[data["outcome"] == "Hair shaft diameter"].iloc[0]
    assert (first["result_ids"], first["outcome_ids"], first["n"]) == ("R1", "OF1", 49)


def test_a_study_without_outcome_is_named():
    tables = cases.five_articles()
    results = tables["results"][tables["results"]["study_id"] != "S3"]
    assert directions(tables, results=results).silent == ("Moftah 2013",)


def test_flow_of_the_five_articles():
    plan = plan_flow(cases.five_articles())
    assert [(step.key, step.count) for step in plan.steps] == [
        ("read", 5), ("references", 46), ("works", 45), ("studies", 4), ("with_numbers", 2),
        ("contrasts", 4), ("effects", 2), ("pooled", 0),
    ]  # fmt: skip
    reasons = {step.key: [(r.count, r.text) for r in step.left] for step in plan.steps}
    assert reasons["effects"] == [
        (1, "the text gives neither a number nor a p-value for the comparison"),
        (1, "two cases that were chosen because they had the event give no rate"),
    ]
    assert reasons["works"] == [(1, "further listing of a work that is counted once")]
    assert "45 works (each publication once)." in alt_text(plan)


@pytest.mark.parametrize("case", [cases.five_articles, cases.ratio_meta, cases.empty])
def test_every_step_adds_up(case):
    before = None
    for step in plan_flow(case()).steps:
        if before is not None and not step.new_unit:
            left = sum(reason.count for reason in step.left)
            joined = sum(reason.count for reason in step.joined)
            assert step.count == before - left + joined, step.key
        before = step.count


def test_two_accounts_of_one_work_still_add_up():
    tables = cases.five_articles()
    studies = tables["studies"].assign(work_id=["W1", "W1", "W3", ""])
    step = next(s for s in plan_flow({**tables, "studies": studies}).steps if s.key == "studies")
    assert step.count == 45 - sum(r.count for r in step.left) + sum(r.count for r in step.joined)
    assert [(r.count, r.text) for r in step.joined] == [
        (1, "told without a work that could be named"),
        (1, "further accounts of works that are told more than once"),
    ]


def test_quarantined_documents_leave_with_their_reason():
    tables = cases.five_articles()
    documents = tables["documents"].assign(
        status=["read", "quarantined", "read", "read", "quarantined"],
        reason=["", "empty file", "", "", "empty file"],
    )
    steps = plan_flow({**tables, "documents": documents}).steps
    assert [(step.key, step.count) for step in steps[:2]] == [("found", 5), ("read", 3)]
    assert [(r.count, r.text) for r in steps[1].left] == [(2, "quarantined: empty file")]


def test_pooled_effects_are_counted():
    steps = {step.key: step for step in plan_flow(_with_studies(cases.ratio_meta())).steps}
    assert (steps["effects"].count, steps["pooled"].count) == (13, 13)
    assert steps["pooled"].left == ()


def _with_studies(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    rows = [
        {"study_id": study, "doc_id": "D0", "ordinal": place, "n_total": 100}
        for place, study in enumerate(tables["effects"]["study_id"], start=1)
    ]
    return {**tables, "studies": make_table("studies", rows)}


def test_boxes_of_the_flow_hold_their_numbers():
    figure = flow_diagram(cases.five_articles(), style=STYLE)
    texts = {(a.get_gid(), a.get_text()) for a in figure.artists if hasattr(a, "get_text")}
    for step, text in (
        ("step:references", "46 references"),
        ("step:studies", "4 accounts of studies"),
        ("step:pooled", "0 effect sizes pooled"),
        ("left:studies", "42"),
    ):
        assert (step, text) in texts


def test_flow_data_names_the_rows_behind_each_number():
    data = data_of(plan_flow(cases.five_articles()))
    effects = data[(data["step"] == "effects") & (data["place"] == "step")].iloc[0]
    assert (effects["count"], effects["ids"]) == (2, "F1; F3")


def test_many_studies_go_on_further_pages():
    plan = directions(cases.five_articles())
    pages = paged(plan, Style(), 3)
    assert [row.label for page in pages for row in page.studies] == [
        row.label for row in plan.studies
    ]
    assert [len(page.studies) for page in pages] == [3, 1]
    assert paged(plan, Style(), 50) == [plan]


@pytest.mark.parametrize(
    ("one", "other", "alike_"),
    [
        ("percent 30, but of which arm is not stated", "percent 4.5, but of which arm is not stated",
         True),
        ("11 % (tea) fits no count of 43 people", "7.5 % (a cup) fits no count of 9 people", True),
        ("p = 0.04, but which groups it compares is not stated",
         "p < 0.04 is an inequality: it gives no effect", False),
        ("59 events, but out of how many is not stated",
         "59 percent, but out of how many is not stated", False),
        # A number inside a name is part of it.
        ("the text names HbA1c", "the text names HbA2c", False),
    ],
)  # fmt: skip
def test_reasons_that_differ_in_numbers_only_are_one(one, other, alike_):
    assert (alike(one) == alike(other)) is alike_


def test_reasons_are_counted_by_kind_and_keep_their_rows():
    tables = cases.five_articles()
    effects = tables["effects"].copy()
    effects.loc[effects["effect_id"].isin(["F2", "F4"]), "why_not"] = [
        "11 % (tea) fits no count of 43 people", "7 % (a cup) fits no count of 9 people",
    ]  # fmt: skip
    step = next(s for s in plan_flow({**tables, "effects": effects}).steps if s.key == "effects")
    assert [(r.count, r.text, set(r.ids)) for r in step.left] == [
        (2, "… % fits no count of … people", {"F2", "F4"}),
    ]


def test_documents_without_reference_lists_lead_to_their_accounts_at_once():
    tables = cases.five_articles()
    none = cases.empty()
    plan = plan_flow({**tables, "references": none["references"], "works": none["works"]})
    assert [step.key for step in plan.steps][:3] == ["read", "studies", "with_numbers"]
    assert plan.steps[1].new_unit
    assert not plan.steps[1].joined
