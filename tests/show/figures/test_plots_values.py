"""What stands in a chart is what its tables say: places on the axes, and rows named beside them."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
import trialtrace
from trialtrace.show.figures.albatross.draw import across
from trialtrace.show.figures.albatross.plan import plan_albatrosses
from trialtrace.show.figures.albatross.words import data_of as albatross_data
from trialtrace.show.figures.funnel.draw import draw_funnels
from trialtrace.show.figures.funnel.plan import plan_funnels
from trialtrace.show.figures.funnel.words import data_of as funnel_data
from trialtrace.show.figures.labbe.draw import draw_labbes
from trialtrace.show.figures.labbe.plan import plan_labbes
from trialtrace.show.figures.labbe.words import data_of as labbe_data
from trialtrace.show.figures.proportions.draw import draw_proportions, paged
from trialtrace.show.figures.proportions.plan import plan_proportions
from trialtrace.show.figures.proportions.words import data_of as proportions_data
from trialtrace.show.figures.style import Style
from trialtrace.tables.io import make_table

from tests.show.figures import figure_cases as cases
from tests.show.figures.plot_cases import BCG, bcg_funnel

STYLE = Style(dpi=72)


def artist(figure, gid):
    found = [a for axes in figure.axes for a in (*axes.lines, *axes.patches) if a.get_gid() == gid]
    assert found, gid
    return found[0]


def at(figure, gid) -> tuple[float, float]:
    line = artist(figure, gid)
    return float(line.get_xdata()[0]), float(line.get_ydata()[0])


def test_funnel_points_stand_at_effect_and_standard_error():
    tables = cases.ratio_meta()
    plans = plan_funnels(tables, 10)
    figure = draw_funnels(plans, STYLE)
    effects = tables["effects"]
    for key, yi, vi in zip(effects["effect_id"], effects["yi"], effects["vi"], strict=True):
        assert at(figure, f"point:{key}") == pytest.approx((yi, math.sqrt(vi)))
    assert artist(figure, "pooled:Y1").get_xdata() == pytest.approx([-0.4303, -0.4303])
    data = funnel_data(plans).set_index("effect_id")
    assert data.loc["G07", "x"] == pytest.approx((505 / 88391) / (499 / 88391))


def test_funnel_contours_are_the_two_sided_levels():
    figure = bcg_funnel(STYLE)
    for level, z in ((90, 1.644854), (95, 1.959964), (99, 2.575829)):
        corners = artist(figure, f"contour:{level}").get_xy()
        right = corners[1]
        assert right[0] / right[1] == pytest.approx(z, rel=1e-6)
        assert tuple(corners[0]) == (0.0, 0.0)


def test_funnel_stands_on_the_null_of_its_measure_and_grows_downwards():
    figure = bcg_funnel(STYLE)
    axes = figure.axes[0]
    bottom, top = axes.get_ylim()
    assert bottom > top == 0.0
    assert axes.get_xlim()[0] < -1.6 < 0 < axes.get_xlim()[1]


def test_nine_trials_make_no_funnel_and_ten_do():
    tables = cases.ratio_meta()
    members = tables["synthesis_members"]
    nine = members[members["effect_id"] < "G09"]
    assert plan_funnels({**tables, "synthesis_members": nine}, 10) == ()
    ten = members[members["effect_id"] < "G10"]
    assert [len(p.points) for p in plan_funnels({**tables, "synthesis_members": ten}, 10)] == [10]


def test_effects_that_were_left_out_stand_in_no_funnel():
    tables = cases.ratio_meta()
    members = tables["synthesis_members"].copy()
    members.loc[members["effect_id"] == "G03", "included"] = False
    plan = plan_funnels({**tables, "synthesis_members": members}, 10)[0]
    assert "G03" not in {point.key for point in plan.points}


def test_labbe_points_are_the_risks_of_both_arms():
    tables = cases.ratio_meta()
    plans = plan_labbes(tables, 2)
    assert len(plans) == 1
    figure = draw_labbes(plans, STYLE)
    # Risks from 0.1 to 26% stand on log axes.
    for place, row in enumerate(BCG.itertuples()):
        x, y = at(figure, f"point:G{place:02d}")
        assert 10**x == pytest.approx(100 * row.ci / row.n2i)
        assert 10**y == pytest.approx(100 * row.ai / row.n1i)
    data = labbe_data(plans).set_index("effect_id").loc["G00"]
    assert (data["ai"], data["n1i"], data["ci"], data["n2i"]) == (4, 123, 11, 139)


def test_labbe_line_is_the_pooled_ratio_and_areas_go_with_participants():
    plans = plan_labbes(cases.ratio_meta(), 2)
    figure = draw_labbes(plans, STYLE)
    line = artist(figure, f"pooled:{plans[0].key}")
    apart = np.subtract(line.get_ydata(), line.get_xdata())
    assert 10**apart == pytest.approx(math.exp(-0.4303))
    large, middle = (artist(figure, f"point:{key}").get_markersize() for key in ("G07", "G10"))
    assert (middle / large) ** 2 == pytest.approx((50634 + 27338) / (2 * 88391))


@pytest.mark.parametrize(
    ("measure", "estimate", "control", "treated"),
    [("OR", math.log(0.5), 0.5, 1 / 3), ("RR", math.log(0.5), 0.4, 0.2), ("RD", -0.1, 0.4, 0.3)],
)
def test_labbe_lines_of_the_three_measures(measure, estimate, control, treated):
    figure = trialtrace.show.labbe(
        [5, 20], [40, 40], [10, 38], [40, 40], measure=measure, estimate=estimate, style=STYLE
    )
    line = artist(figure, "pooled:")
    found = np.interp(100 * control, line.get_xdata(), line.get_ydata())
    assert found == pytest.approx(100 * treated, abs=0.05)


def test_labbe_says_whom_a_side_favours_only_where_polarity_is_known():
    tables = cases.ratio_meta()
    unknown = {**tables, "effects": tables["effects"].assign(polarity="")}
    for given, expected in ((tables, 2), (unknown, 0)):
        figure = draw_labbes(plan_labbes(given, 2), STYLE)
        told = [a for a in figure.artists if a.get_gid() == "favours"]
        assert len(told) == expected
    known = draw_labbes(plan_labbes(tables, 2), STYLE)
    texts = [a.get_text() for a in known.artists if a.get_gid() == "favours"]
    # Tuberculosis is no gain: above the line the vaccine does worse.
    assert texts == ["favours no vaccine", "favours BCG vaccine"]


def results_of(*rows: dict[str, object]) -> dict[str, pd.DataFrame]:
    """Return two trials of 40 and 60 people in two arms, with these results of one outcome."""
    studies = [
        {"study_id": f"S{i}", "doc_id": "D0", "ordinal": i, "trial_id": f"T{i}",
         "label": f"Trial {i}"}
        for i in (1, 2)
    ]  # fmt: skip
    arms = [
        {"arm_id": f"A{i}{side}", "study_id": f"S{i}", "ordinal": 1, "n": n}
        for i, n in ((1, 20), (2, 30))
        for side in "xy"
    ]
    outcomes = [
        {"outcome_id": f"O{i}", "study_id": f"S{i}", "ordinal": 1, "name": "pain"} for i in (1, 2)
    ]
    results = []
    for place, row in enumerate(rows):
        study = row.pop("study", 1 + place % 2)
        results.append(
            {"result_id": f"R{place}", "study_id": f"S{study}", "outcome_id": f"O{study}",
             "arm_id": f"A{study}x", "versus_arm_id": f"A{study}y", "ordinal": place + 1,
             "statistic": "p_value", "p_compares": "between", **row}
        )  # fmt: skip
    return cases.empty() | {
        "studies": make_table("studies", studies),
        "arms": make_table("arms", arms),
        "outcomes": make_table("outcomes", outcomes),
        "results": make_table("results", results),
    }


def test_albatross_points_are_p_values_and_the_sizes_of_both_arms():
    plans, left = plan_albatrosses(
        results_of(
            {"p_relation": "=", "p_value": 0.01, "direction": "increase"},
            {"p_relation": "<", "p_value": 0.05, "direction": "decrease"},
        ),
        2,
    )
    assert left == ()
    points = {point.key: point for point in plans[0].points}
    assert [(p.p, p.relation, p.n, p.side) for p in points.values()] == [
        (0.01, "=", 40, 1), (0.05, "<", 60, -1),
    ]  # fmt: skip
    data = albatross_data(plans, left)
    assert list(data["result_id"]) == ["R0", "R1"]
    assert list(data["n_counts"]) == ["arms", "arms"]


@pytest.mark.parametrize(
    ("second", "why"),
    [
        ({"p_value": 0.2, "direction": "increase", "p_compares": "within"}, "one arm with itself"),
        ({"p_value": 0.2}, "no direction is told"),
        ({"p_relation": "<", "p_value": 0.05, "direction": "no_difference"}, "no direction"),
        ({"p_value": 0.2, "direction": "increase", "arm_id": "", "versus_arm_id": ""},
         "number of participants"),
        ({"p_value": 0.2, "direction": "increase", "study": 1}, "same trial"),
    ],
)  # fmt: skip
def test_what_stands_in_no_albatross_plot_is_told(second, why):
    first = {"p_value": 0.01, "direction": "increase"}
    _, left = plan_albatrosses(results_of(first, dict(second)), 1)
    assert [why in one.why_not for one in left if one.key == "R1"] == [True]


def test_a_total_counts_only_where_no_third_arm_may_be_in_it():
    rows = ({"p_value": 0.01, "direction": "increase", "arm_id": "", "versus_arm_id": ""},)
    tables = results_of(*map(dict, rows))
    tables["studies"] = tables["studies"].assign(n_total=pd.array([99, 99], dtype="Int64"))
    plans, _ = plan_albatrosses(tables, 1)
    assert [p.n for p in plans[0].points] == [99]
    third = make_table("arms", [{"arm_id": "A1z", "study_id": "S1", "ordinal": 3, "n": 10}])
    plans, left = plan_albatrosses({**tables, "arms": pd.concat([tables["arms"], third])}, 1)
    assert plans == ()
    assert "participants compared is not stated" in left[0].why_not


def test_favours_turn_the_sides_only_where_every_trial_tells_them():
    rows = [
        {"p_value": 0.01, "direction": "decrease", "favours": "experimental"},
        {"p_value": 0.2, "direction": "decrease", "favours": "experimental"},
    ]
    plan = plan_albatrosses(results_of(*map(dict, rows)), 2)[0][0]
    assert plan.ends == ("favours comparator", "favours experimental")
    assert [p.side for p in plan.points] == [1, 1]
    rows[1]["favours"] = "unclear"
    plan = plan_albatrosses(results_of(*map(dict, rows)), 2)[0][0]
    assert plan.ends == ("decrease", "increase")
    assert [p.side for p in plan.points] == [-1, -1]


def test_albatross_contours_give_the_effect_that_the_p_value_gives():
    figure = trialtrace.show.albatross([0.01], [49], [1], contours=[0.5], style=STYLE)
    line = artist(figure, "contour:0.5")
    # Harrison 2017: N = z²(8 + d²)/2d²; two-sided p = 0.05 has z = 1.959964.
    n = 1.959964**2 * (8 + 0.25) / (2 * 0.25)
    found = np.interp(across(0.05, 1), line.get_xdata(), line.get_ydata())
    assert 10**found == pytest.approx(n, rel=0.01)
    assert at(figure, "point:0") == pytest.approx((2.0, math.log10(49)))


def test_an_inequality_is_a_bar_over_what_it_allows():
    figure = trialtrace.show.albatross(
        [0.05, 0.05, 0.001], [50, 60, 70], [1, 0, -1], relation=["<", ">", "<"], style=STYLE
    )
    reach = figure.axes[0].get_xlim()[1]
    edge = -math.log10(0.05)
    for key, expected in (("0", (edge, reach)), ("1", (-edge, edge)), ("2", (-reach, -3.0))):
        assert sorted(artist(figure, f"range:{key}").get_xdata()) == pytest.approx(expected)


def test_a_p_value_below_the_axis_is_drawn_as_below_it():
    figure = trialtrace.show.albatross([1e-40], [900], [1], style=STYLE)
    start, end = sorted(artist(figure, "range:0").get_xdata())
    assert start == pytest.approx(12.0)
    assert end == pytest.approx(figure.axes[0].get_xlim()[1])


def test_proportions_stand_at_their_shares_with_the_interval_of_the_table():
    tables = cases.five_articles()
    plan = plan_proportions(tables["effects"], tables["effect_inputs"])
    figure = draw_proportions(plan, STYLE)
    assert at(figure, "share:F3")[0] == 0.88
    assert artist(figure, "interval:F3").get_xdata() == pytest.approx([0.700442, 0.958332])
    row = proportions_data(plan).iloc[0]
    assert (row["effect_id"], row["xi"], row["ni"], row["conditional"]) == ("F3", 22, 25, True)
    texts = {a.get_text().replace("\u00a0", " ") for a in figure.artists if hasattr(a, "get_text")}
    assert {"22/25", "88 [70, 96]", "Persistent erythema"} <= texts


def test_wilson_interval_of_bare_counts():
    figure = trialtrace.show.proportions([22], [25], style=STYLE)
    # Wilson 1927 for 22 of 25.
    assert artist(figure, "interval:0").get_xdata() == pytest.approx([0.70044, 0.95833], abs=1e-5)


def test_pages_of_proportions_hold_every_row_once_and_fit_a_page():
    rows = {
        "effect_id": [f"P{i:03d}" for i in range(150)], "measure": "PR", "yi": 0.5, "vi": 0.01,
        "primary": True, "kind": "harm", "n1i": 20,
    }  # fmt: skip
    effects = [
        cases.effect(key, **{name: value for name, value in rows.items() if name != "effect_id"})
        for key in rows["effect_id"]
    ]
    plan = plan_proportions(make_table("effects", effects))
    pages = paged(plan, STYLE)
    assert [row.key for page in pages for row in page.rows] == [row.key for row in plan.rows]
    assert len(pages) > 1
    for page in pages:
        assert draw_proportions(page, STYLE).get_size_inches()[1] * 25.4 < 240
