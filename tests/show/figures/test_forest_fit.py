"""Forest plots whose columns need more than a page: wrapped, wider, stacked, cut into pages."""

from __future__ import annotations

import pytest
from matplotlib.text import Text
from trialtrace.show import forest
from trialtrace.show.figures.forest.draw import fitted, page_of, pages_of
from trialtrace.show.figures.forest.rows import EffectRow
from trialtrace.show.figures.forest.studies.api import forest_plan
from trialtrace.show.figures.forest.widths import breaks_words
from trialtrace.show.figures.marks import Text as TextMark
from trialtrace.show.figures.measure import Ruler
from trialtrace.show.figures.style import POINTS_PER_MM, Style

from tests.show.figures import study_tables
from tests.show.figures.test_figures_layout import assert_clean

LONG = "Northern Collaborative Group on Everything"
MEANS = {
    "m1i": [-12.3, -3.3, 4.1], "sd1i": [4.5, 9.5, 4.0], "n1i": [120, 12, 1044],
    "m2i": [-8.1, -8.1, 2.4], "sd2i": [5.2, 15.2, 5.0], "n2i": [118, 18, 1045],
    "slab": ["Ng 2001", f"{LONG} 2003", "Ito 2011"],
    "country": ["United Kingdom", "Germany", ""], "dose": ["10 mg/day", "20 mg/day", "5 mg/day"],
}  # fmt: skip
WISHES = {"measure": "MD", "groups": ("Experimental treatment", "Comparator"),
          "left": {"country": "Country", "dose": "Dose"}}  # fmt: skip


def lines_of(page):
    return [mark.text.replace("\u00a0", " ") for mark in page.marks if isinstance(mark, TextMark)]


def style(mm):
    return Style(dpi=72, width=mm * POINTS_PER_MM)


@pytest.mark.parametrize("layout", ["default", "revman5", "jama", "bmj"])
@pytest.mark.parametrize("mm", [85, 100, 130, 150, 174, 250])
def test_no_word_is_broken_whatever_the_width(layout, mm):
    plan = forest_plan(layout=layout, **MEANS, **WISHES)
    drawn, chosen = fitted(plan, style(mm), wider=False)
    words = {
        word.strip("[]();:,") for line in lines_of(page_of(drawn, chosen)) for word in line.split()
    }
    assert {"Experimental", "Collaborative", "Everything", "Kingdom"} <= words


def test_columns_that_no_page_holds_stand_below_each_other_and_none_is_lost():
    plan = forest_plan(**MEANS, **WISHES)
    narrow = style(130)
    assert breaks_words(plan, Ruler(narrow.families, narrow.size), narrow)
    drawn, chosen = fitted(plan, narrow, wider=False)
    assert (drawn.stacked, chosen) == (True, narrow)
    cell = next(r for r in drawn.panels[0].rows if isinstance(r, EffectRow)).cells["study"]
    assert cell.replace("\u00a0", " ").split("\n") == [
        "Ng 2001",
        "−12.3 (4.5) vs −8.1 (5.2); n = 120 vs 118",
        "Country: United Kingdom; Dose: 10 mg/day",
    ]
    assert [column.key for column in drawn.columns] == ["study", "estimate", "weight0"]
    assert_clean(forest(style=narrow, **MEANS, **WISHES), narrow)


def test_a_name_on_two_lines_needs_no_wider_page():
    plan = forest_plan(
        **{**MEANS, "slab": [f"{LONG} and its Affiliates {y}" for y in (1, 2, 3)]}, measure="MD"
    )
    _, chosen = fitted(plan, Style())
    assert chosen.width == Style().width
    wide = forest_plan(**MEANS, **{**WISHES, "left": ["country", "dose", "slab", "m1i", "sd1i"]})
    _, chosen = fitted(wide, Style())
    assert chosen.width > Style().width


def test_pages_are_as_high_as_their_rows_not_as_many():
    short = study_tables.counts(50)
    long = short.assign(
        slab=[f"{name} {LONG} for a Second and a Third Line" for name in short["slab"]]
    )
    narrow = style(85)
    few, more = (pages_of(forest_plan(data, measure="RR"), narrow, 30) for data in (short, long))
    assert len(few) < len(more)
    highest = max(page_of(page, narrow).height for page in more)
    assert highest < 1.5 * max(page_of(page, narrow).height for page in few)
    drawn = [row.effect_id for page in more for row in page.panels[0].effects]
    assert drawn == [str(row) for row in range(1, 51)]


def test_all_rows_of_a_column_have_the_same_decimals():
    shown = [row.cells["estimate"] for row in forest_plan(**MEANS, **WISHES).panels[0].effects]
    assert shown == ["−4.2 [−5.4, −3.0]", "4.8 [−4.0, 13.6]", "1.7 [1.3, 2.1]"]


def test_revman_prints_its_own_words_colours_and_small_p_values():
    plan = forest_plan(layout="revman5", **{**MEANS, "m1i": [-12.3, -11.3, 4.1]}, measure="SMD")
    assert plan.panels[0].headers["estimate"] == "Std. Mean Difference\nIV, Random, 95% CI"
    figure = forest(layout="revman5", **MEANS, measure="SMD", models="EE")
    square = next(line for line in figure.axes[0].lines if str(line.get_gid()) == "estimate:1")
    assert square.get_markerfacecolor() == "#1e8c3a"
    texts = [t.get_text().replace("\u00a0", " ") for t in figure.artists if isinstance(t, Text)]
    assert any(text.startswith("Test for overall effect: Z = ") for text in texts)


def test_a_test_with_degrees_of_freedom_names_them():
    plan = forest_plan(study_tables.bcg(), measure="RR", layout="bmj", test="knha")
    said = [text.replace("\u00a0", " ") for text in plan.panels[0].foot]
    assert said[:2] == [
        "Test for heterogeneity: τ²=0.31, χ²=152.23, df=12, P<0.001, I²=92%",
        "Test for overall effect: t=3.95, df=12, P=0.002",
    ]


def test_lines_on_groups_are_small_only_where_that_saves_a_line():
    data = study_tables.bcg()
    wishes = {"measure": "RR", "subgroup": "alloc", "groups": ("Vaccinated", "Control")}
    for models, sizes in (("REML", {7.0}), (("EE", "REML"), {6.0})):
        plan = forest_plan(data, models=models, **wishes)
        page = page_of(plan, Style())
        notes = [m for m in page.marks if isinstance(m, TextMark) and m.text.startswith("Heterog")]
        within = [m.size for m in notes if m.y < notes[-1].y]
        assert set(within) == sizes
