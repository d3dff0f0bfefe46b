"""Forest plots of a run: names of studies and their versions, and pages of long plots."""

from __future__ import annotations

from trialtrace.show.figures.forest.draw import draw_forest
from trialtrace.show.figures.forest.pages import paged
from trialtrace.show.figures.forest.rows import HeadingRow
from trialtrace.tables.io import make_table

from tests.show.figures import figure_cases as cases
from tests.show.figures.forest_parts import STYLE, plan_of


def test_studies_that_share_a_name_get_letters():
    tables = cases.many(3)
    effects = tables["effects"].assign(slab="Ito 2011", trial_id=["T1", "T2", "T1"])
    rows = plan_of({**tables, "effects": effects}).panels[0].effects
    assert [row.cells["study"] for row in rows] == ["Ito 2011 (a)", "Ito 2011 (b)", "Ito 2011 (a)"]


def test_a_long_plot_is_cut_into_pages_on_one_axis():
    plan = plan_of(cases.many(25, conditional=True))
    pages = paged(plan, 10)
    assert [len(page.panels[0].effects) for page in pages] == [10, 10, 5]
    assert [row for page in pages for row in page.panels[0].effects] == list(plan.panels[0].rows)
    assert [page.panels[0].title for page in pages] == [
        "Efficacy: risk ratio",
        "Efficacy: risk ratio (continued)",
        "Efficacy: risk ratio (continued)",
    ]
    assert len({draw_forest(page, STYLE).axes[0].get_xlim() for page in pages}) == 1
    assert [bool(page.remarks) for page in pages] == [False, False, True]
    assert all(page.assumptions == plan.assumptions for page in pages)


def test_a_heading_is_not_the_last_row_of_a_page():
    tables = cases.ratio_meta()
    members = tables["synthesis_members"]
    members = members.assign(included=members["included"] & (members["effect_id"] != "G07"))
    plan = plan_of({**tables, "synthesis_members": members})
    rows = plan.panels[0].rows
    heading = next(i for i, row in enumerate(rows) if i and isinstance(row, HeadingRow))
    pages = paged(plan, heading + 1)
    assert isinstance(pages[1].panels[0].rows[0], HeadingRow)
    assert sum(len(panel.rows) for page in pages for panel in page.panels) == len(rows)


def test_a_plot_that_fits_is_one_page():
    plan = plan_of(cases.five_articles())
    assert paged(plan, 50) == [plan]
    assert len(paged(plan_of(cases.empty()), 50)) == 1


def test_as_cited_stands_beside_as_published():
    tables = cases.many(4)
    effects = tables["effects"].assign(
        slab=["Ito 2011", "Gupta 2023", "Ito 2011", "Ito 2011"],
        trial_id=["T1", "T2", "T1", "T9"],
        study_id=["S1", "S2", "SP", "S4"],
        outcome="pain",
    )
    studies = make_table(
        "studies",
        [
            {"study_id": "S1", "doc_id": "D1", "ordinal": 1, "trial_id": "T1", "label": "Ito 2011"},
            {"study_id": "S2", "doc_id": "D1", "ordinal": 2, "trial_id": "T2", "label": "Gupta"},
            {"study_id": "SP", "doc_id": "", "ordinal": 1, "trial_id": "T1", "label": "Ito 2011"},
            {"study_id": "S4", "doc_id": "D2", "ordinal": 1, "trial_id": "T9", "label": "Ito 2011"},
        ],
    )
    rows = plan_of({**tables, "effects": effects, "studies": studies}).panels[0].effects
    assert [row.cells["study"] for row in rows] == [
        "Ito 2011 (a), as cited",
        "Ito 2011 (a), as published",
        "Gupta 2023",
        "Ito 2011 (b)",
    ]
    # Without an account of the publication's own nothing is said of versions.
    cited = studies.assign(doc_id="D1")
    rows = plan_of({**tables, "effects": effects, "studies": cited}).panels[0].effects
    assert rows[0].cells["study"] == "Ito 2011 (a)"


def test_what_stands_around_a_panel_takes_its_part_of_a_page():
    plan = plan_of(cases.mean_differences())
    assert len(plan.panels) > 1
    rows = sum(len(panel.rows) for panel in plan.panels)
    together, apart = (paged(plan, most) for most in (rows + 7 * len(plan.panels), rows))
    assert len(together) == 1
    assert len(apart) > 1
    assert [row for page in apart for panel in page.panels for row in panel.rows] == [
        row for panel in plan.panels for row in panel.rows
    ]
