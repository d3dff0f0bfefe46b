"""The forest-style plot says what its tables say: coordinates, texts, states, reasons."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from trialtrace.show.figures.forest import forest
from trialtrace.show.figures.forest.draw import draw_forest
from trialtrace.show.figures.forest.pages import paged
from trialtrace.show.figures.forest.plan import plan_forest
from trialtrace.show.figures.forest.reading import reading_cell
from trialtrace.show.figures.forest.rows import HeadingRow
from trialtrace.show.figures.forest.words import alt_text, data_of
from trialtrace.show.figures.style import Style
from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.io import make_table

from tests.show.figures import figure_cases as cases

STYLE = Style(dpi=72)


def draw(tables: dict[str, pd.DataFrame], **options: object) -> Figure:
    return forest(**cases.forest_kwargs(tables), style=STYLE, **options)


def plan_of(tables: dict[str, pd.DataFrame], **options: object):
    return plan_forest(**cases.forest_kwargs(tables), **options)


def artists(figure: Figure) -> dict[str, object]:
    return {
        str(artist.get_gid()): artist
        for axes in figure.axes
        for artist in (*axes.lines, *axes.patches)
        if artist.get_gid()
    }


def words(figure: Figure, gid: str = "") -> list[str]:
    return [
        artist.get_text().replace("\u00a0", " ")
        for artist in figure.artists
        if hasattr(artist, "get_text") and (not gid or artist.get_gid() == gid)
    ]


def row_of(tables: dict[str, pd.DataFrame], key: str) -> pd.Series:
    return tables["effects"].set_index("effect_id").loc[key]


@pytest.mark.parametrize("case", [cases.five_articles, cases.ratio_meta, cases.mean_differences])
def test_plotted_coordinates_are_the_tables(case):
    tables = case()
    found = artists(draw(tables))
    with_effect = tables["effects"].dropna(subset=["yi"])
    for row in with_effect.itertuples():
        assert found[f"estimate:{row.effect_id}"].get_xdata()[0] == row.yi
        cut = [gid for gid in found if gid.startswith("clipped") and gid.endswith(row.effect_id)]
        if not cut:
            low, high = found[f"interval:{row.effect_id}"].get_xdata()
            assert (low, high) == (row.ci_lb, row.ci_ub)
    assert sum(gid.startswith("estimate:") for gid in found) == len(with_effect)


def test_the_two_numbers_of_the_five_articles():
    figure = draw(cases.five_articles())
    found = artists(figure)
    assert found["estimate:F1"].get_xdata()[0] == 0.754857
    assert tuple(found["rounding:F1"].get_xdata()) == (0.710, 0.828)
    assert found["estimate:F3"].get_xdata()[0] == 0.88
    assert tuple(found["interval:F3"].get_xdata()) == (0.700442, 0.958332)
    assert "rounding:F3" not in found
    assert {"0.75 [0.18, 1.33]", "88 [70, 96]", "25 vs 24", "22/25"} <= set(words(figure))
    titles = [str(axes.get_gid()) for axes in figure.axes][:2]
    assert titles == [
        "panel:Efficacy: standardised mean difference (Hedges’ g)",
        "panel:Harm: proportion of participants, one group, compared with nothing",
    ]


def test_a_proportion_has_no_line_of_no_effect():
    figure = draw(cases.five_articles())
    efficacy, harm = figure.axes[:2]
    assert [line.get_gid() for line in efficacy.lines].count("no-effect") == 1
    assert [line.get_gid() for line in harm.lines].count("no-effect") == 0
    assert harm.get_xlim() == (0.0, 1.0)


def test_conditional_is_hollow_and_contradicted_crossed_out():
    tables = cases.many(3, conditional=True)
    effects = tables["effects"].copy()
    effects.loc[0, ["conditional", "assumption_status", "assumptions"]] = [False, "", ""]
    effects.loc[1, "assumption_status"] = "open"
    effects.loc[2, "assumption_status"] = "contradicted"
    found = artists(draw({**tables, "effects": effects}))
    stated, hollow, wrong = (found[f"estimate:M00{i}"] for i in range(3))
    assert isinstance(stated, Line2D)
    assert stated.get_markerfacecolor() == STYLE.stated
    assert hollow.get_markerfacecolor() == wrong.get_markerfacecolor() == STYLE.paper
    assert [f"crossed-estimate:M00{i}" in found for i in range(3)] == [False, False, True]


def test_an_assumption_that_a_publication_supports_leaves_the_marker_filled():
    tables = cases.many(1, conditional=True)
    effects = tables["effects"].assign(assumption_status="supported")
    plan = plan_of({**tables, "effects": effects})
    assert plan.panels[0].effects[0].state == "stated"
    assert plan.assumptions == ()


def test_assumptions_get_letters_and_stand_below():
    plan = plan_of(cases.five_articles())
    assert [(note.mark, note.text) for note in plan.assumptions] == [
        ("a", cases.P_BETWEEN),
        ("b", cases.POOLED_T),
        ("c", cases.ALL_ANALYSED),
        ("d", cases.ALL_ASSESSED),
    ]
    assert [row.cells["assumes"] for panel in plan.panels for row in panel.effects] == [
        "a, b, c",
        "d",
    ]


def test_what_an_effect_was_computed_from_and_where_that_stands():
    plan = plan_of(cases.five_articles())
    cells = [row.cells["reading"] for panel in plan.panels for row in panel.effects]
    assert [cell.replace("\u00a0", " ") for cell in cells] == ["p = 0.01 [1]", "88% [1]"]
    assert [(note.mark, note.text) for note in plan.sources] == [
        ("[1]", "003_d3.txt: Hair mesotherapy: everything you need to know")
    ]


def test_everything_without_an_effect_is_listed_with_its_reason():
    tables = cases.five_articles()
    plan = plan_of(tables)
    listed = {key: row.why_not for row in plan.absent for key in row.effect_ids}
    without = tables["effects"][tables["effects"]["yi"].isna()]
    assert listed == dict(zip(without["effect_id"], without["why_not"], strict=True))
    together = next(row for row in plan.absent if len(row.effect_ids) == 2)
    assert together.outcome == "Late-onset scarring; hair loss"


def test_favours_labels_only_where_polarity_is_known():
    assert words(draw(cases.ratio_meta()), "favours") == [
        "Favours BCG vaccine",
        "Favours no vaccine",
    ]
    tables = cases.ratio_meta()
    better = tables["effects"].assign(polarity="higher_better")
    assert words(draw({**tables, "effects": better}), "favours") == [
        "Favours no vaccine",
        "Favours BCG vaccine",
    ]
    unclear = tables["effects"].assign(polarity="unclear")
    assert words(draw({**tables, "effects": unclear}), "favours") == []


def test_polarities_do_not_share_a_panel():
    tables = cases.many(4)
    effects = tables["effects"].copy()
    effects.loc[2:, "polarity"] = "higher_worse"
    titles = [panel.title for panel in plan_of({**tables, "effects": effects}).panels]
    assert titles == [
        "Efficacy: risk ratio, a higher value is better",
        "Efficacy: risk ratio, a higher value is worse",
    ]


def test_outcomes_in_different_units_do_not_share_an_axis():
    plan = plan_of(cases.mean_differences())
    assert [(panel.title, len(panel.rows)) for panel in plan.panels] == [
        ("Efficacy: body weight, mean difference", 2),
        ("Efficacy: systolic pressure, mean difference", 3),
    ]


def test_ratios_have_a_log_axis_with_round_ticks():
    figure = draw(cases.ratio_meta())
    assert words(figure, "tick") == ["0.1", "0.2", "0.5", "1", "2", "5"]
    low, high = figure.axes[0].get_xlim()
    area = figure.axes[0].get_position()
    width = figure.get_size_inches()[0] * 72
    places = [
        a.get_position()[0]
        for a in figure.artists
        if hasattr(a, "get_text") and a.get_gid() == "tick"
    ]
    for x, value in zip(places, (0.1, 0.2, 0.5, 1, 2, 5), strict=True):
        share = (math.log(value) - low) / (high - low)
        assert x == pytest.approx((area.x0 + share * area.width) * width, abs=1e-6)


def test_summaries_are_diamonds_and_a_bar():
    tables = cases.ratio_meta()
    found = artists(draw(tables))
    for row in tables["syntheses"].itertuples():
        xs = sorted({x for x, _ in found[f"pooled:{row.synthesis_id}"].get_xy()})
        assert xs == [row.ci_lb, row.estimate, row.ci_ub]
    bar = found["prediction:Y2"]
    assert bar.get_x() == -1.98
    assert bar.get_x() + bar.get_width() == pytest.approx(0.56)
    assert "prediction:Y1" not in found


def test_squares_are_as_large_as_their_weight():
    tables = cases.ratio_meta()
    found = artists(draw(tables))
    members = tables["synthesis_members"]
    weights = members[members["synthesis_id"] == "Y2"].set_index("effect_id")["weight"]
    areas = {key: found[f"estimate:{key}"].get_markersize() ** 2 for key in weights.index}
    largest = weights.idxmax()
    for key, weight in weights.items():
        assert areas[key] / areas[largest] == pytest.approx(weight / weights[largest])


def test_nothing_weighed_nothing_sized():
    found = artists(draw(cases.many(5)))
    assert len({found[f"estimate:M00{i}"].get_markersize() for i in range(5)}) == 1


def test_an_effect_outside_the_summary_stands_apart_from_it():
    tables = cases.ratio_meta()
    members = tables["synthesis_members"]
    members = members.assign(
        included=members["included"] & (members["effect_id"] != "G07"),
        weight=members["weight"].where(members["effect_id"] != "G07"),
    )
    rows = plan_of({**tables, "synthesis_members": members}).panels[0].rows
    named = [getattr(row, "effect_id", getattr(row, "text", "pooled")) for row in rows]
    assert named[0] == "BCG against tuberculosis"
    assert named[-2:] == ["Not pooled", "G07"]


def test_an_interval_out_of_all_proportion_is_cut_and_says_so():
    figure = draw(cases.mean_differences())
    found = artists(figure)
    low, high = figure.axes[1].get_xlim()
    assert tuple(found["interval:K2"].get_xdata()) == (low, high)
    assert {"clipped-low-interval:K2", "clipped-high-interval:K2"} <= found.keys()
    assert "4 [−56, 64]" in words(figure)


def test_other_routes_to_a_contrast_are_drawn_only_on_demand():
    tables = cases.many(3)
    effects = tables["effects"].copy()
    effects.loc[2, "primary"] = False
    tables = {**tables, "effects": effects}
    plan = plan_of(tables)
    assert len(plan.panels[0].effects) == 2
    assert any(note.text.startswith("1 effect by other routes") for note in plan.remarks)
    assert data_of(plan, effects).set_index("effect_id").loc["M002", "drawn_as"] == "not drawn"
    assert len(plan_of(tables, rows="all").panels[0].effects) == 3


def test_studies_that_share_a_name_get_letters():
    tables = cases.many(3)
    effects = tables["effects"].assign(slab="Ito 2011", trial_id=["T1", "T2", "T1"])
    rows = plan_of({**tables, "effects": effects}).panels[0].effects
    assert [row.cells["study"] for row in rows] == ["Ito 2011 (a)", "Ito 2011 (b)", "Ito 2011 (a)"]


def test_nothing_to_draw_is_said():
    assert words(draw(cases.empty()))[0] == "No study with a result was found."
    tables = cases.five_articles()
    effects = tables["effects"][tables["effects"]["yi"].isna()].reset_index(drop=True)
    texts = words(draw({**tables, "effects": effects}))
    assert texts[0] == "No result gives an effect size."
    assert "a direction is stated, and no number" in texts


def test_only_effects_are_needed():
    tables = cases.five_articles()
    figure = forest(tables["effects"], style=STYLE)
    assert artists(figure)["estimate:F1"].get_xdata()[0] == 0.754857


def test_data_holds_what_is_plotted_with_its_row():
    tables = cases.ratio_meta()
    plan = plan_of(tables)
    data = data_of(plan, tables["effects"])
    drawn = data[data["drawn_as"] == "stated"].set_index("effect_id")
    for key in tables["effects"]["effect_id"]:
        row = row_of(tables, key)
        assert (drawn.loc[key, "x"], drawn.loc[key, "x_low"]) == (row["yi"], row["ci_lb"])
    pooled = data[data["drawn_as"] == "pooled"].set_index("synthesis_id")
    assert pooled["x"].to_dict() == {"Y1": -0.4303, "Y2": -0.7145}
    five = cases.five_articles()
    listed = data_of(plan_of(five), five["effects"])
    assert set(listed["effect_id"]) == set(five["effects"]["effect_id"])
    assert listed.set_index("effect_id").loc["F1", "evidence_ids"].split("; ")[-1] == "E1"


def test_alt_text_tells_the_numbers_and_what_they_assume():
    text = alt_text(plan_of(cases.five_articles()))
    assert "Gupta 2023, Hair shaft diameter: 0.75 [0.18, 1.33], conditional (assumes: the p" in text
    assert "Duque-Estrada 2009, Secondary hair loss: two cases" in text


def test_an_unknown_layout_is_refused():
    with pytest.raises(TrialtraceError, match="no layout 'lancet'; there are default"):
        forest(cases.empty()["effects"], layout="lancet")


def test_a_letter_that_is_missing_is_said_to_be():
    tables = cases.many(2, label="高血压")
    texts = words(draw(tables))
    assert "□□□ 1980" in texts
    assert texts[-1].startswith("□ stands for a letter that the font does not hold")
    data = data_of(plan_of(tables), tables["effects"])
    assert data.loc[0, "slab"] == "高血压 1980"
    assert not any("□" in text for text in words(draw(cases.ratio_meta())))


def test_a_size_that_is_not_known_leaves_its_place():
    tables = cases.many(3)
    effects = tables["effects"].copy()
    effects.loc[0, "n1i"] = pd.NA
    effects.loc[1, "n2i"] = pd.NA
    effects.loc[2, ["n1i", "n2i"]] = pd.NA
    rows = plan_of({**tables, "effects": effects}).panels[0].effects
    assert [(row.cells.get("n1", ""), row.cells.get("n2", "")) for row in rows] == [
        ("?", "21"),
        ("21", "?"),
        ("", ""),
    ]


def test_inputs_of_every_kind_are_told_in_words():
    inputs = {"n1i": "40", "hazard_ratio": "0.72", "low": "0.55", "high": "0.94", "direction": "up"}
    assert reading_cell(inputs, [2, 1]).replace("\u00a0", " ") == (
        "hazard ratio 0.72; [0.55, 0.94] [1, 2]"
    )
    means = {"m1i": "12.1", "sd1i": "3.2", "m2i": "10.0", "sd2i": "3.0", "n1i": "30", "n2i": "31"}
    assert reading_cell(means, []) == "12.1 (SD 3.2) vs 10.0 (SD 3.0)"
    assert reading_cell({"p": "< 0.05"}, []).replace("\u00a0", " ") == "p < 0.05"


def test_why_an_effect_was_not_pooled_comes_from_its_row_or_the_synthesis():
    tables = cases.ratio_meta()
    members = tables["synthesis_members"]
    out = members["effect_id"] == "G07"
    members = members.assign(
        included=members["included"] & ~out,
        weight=members["weight"].where(~out),
        why_not=members["why_not"].where(~out, "its trial is in the summary already"),
    )
    plan = plan_of({**tables, "synthesis_members": members})
    name = row_of(tables, "G07")["slab"]
    assert [note.text for note in plan.remarks] == [
        f"Not pooled: {name} (tuberculosis): its trial is in the summary already."
    ]


def test_what_to_be_careful_with_stands_below():
    tables = cases.ratio_meta()
    syntheses = tables["syntheses"].assign(why_not=["", "final and change values are mixed"])
    plan = plan_of({**tables, "syntheses": syntheses})
    assert [note.text for note in plan.remarks] == [
        "BCG against tuberculosis: final and change values are mixed."
    ]


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
