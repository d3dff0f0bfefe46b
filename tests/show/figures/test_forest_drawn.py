"""Forest plots of a run: what is plotted is what the tables say, at its place and in its form."""

from __future__ import annotations

import math

import pytest
from matplotlib.lines import Line2D
from trialtrace.show.figures.forest.words import data_of

from tests.show.figures import figure_cases as cases
from tests.show.figures.forest_parts import STYLE, artists, draw, plan_of, words


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
    assert "4.0 [−56.0, 64.0]" in words(figure)


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
