"""Forest plots of studies in every layout: no text meets another, none is clipped or on the plot."""

from __future__ import annotations

import itertools

import pytest
from trialtrace.show import forest, forest_pages
from trialtrace.show.figures.forest import forest as forest_of_run
from trialtrace.show.figures.forest.layouts import LAYOUTS
from trialtrace.show.figures.style import POINTS_PER_MM, Style

from tests.show.figures import figure_cases, study_tables
from tests.show.figures.test_figures_layout import (
    DOUBLE,
    LONG,
    SINGLE,
    UNBROKEN,
    VARIANTS,
    assert_clean,
)

BOTH = {"models": ("EE", "REML"), "measure": "RR", "polarity": "higher_worse"}
LABELS = {
    "long": LONG,
    "unbroken": UNBROKEN,
    "empty": "",
    "greek_cyrillic": "Παπαδόπουλος, Иванов",
    "right_to_left": "دراسة السكري ותוצאה",
    "not_in_the_font": "高血压研究组织委员会",
    "dollars": "Cost $5 _a^b_ {x} \\alpha <b>",
}
HALF_PAGE = Style(dpi=144, width=130 * POINTS_PER_MM)


def style_of(figure):
    """Return the style that a figure was drawn in, as far as its texts are measured by it."""
    return Style(dpi=int(figure.dpi))


def assert_pages_clean(data, **wishes):
    for page in forest_pages(data, **wishes):
        assert_clean(page, style_of(page))


@pytest.mark.parametrize("k", [1, 2, 13, 60, 136])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_for_few_and_many_studies(layout, k):
    data = study_tables.counts(k)
    assert_pages_clean(data, layout=layout, subgroup="phase", groups=("Vaccine", "None"), **BOTH)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_hundred_and_more_studies_on_one_page(layout):
    figure = forest(study_tables.counts(136), layout=layout, measure="OR", models="MH")
    assert_clean(figure, style_of(figure))


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_for_labels_of_all_kinds(layout, label):
    text = LABELS[label]
    data = study_tables.counts(7, text)
    wishes = {**BOTH, "groups": (text or "A", f"{text} (b)"), "title": text, "left": ["phase"]}
    for style in (None, DOUBLE, HALF_PAGE):
        figure = forest(data, layout=layout, subgroup="phase", style=style, **wishes)
        assert_clean(figure, style or style_of(figure))


@pytest.mark.parametrize("measure", ["RR", "SMD", "MD", "PLO", "GEN", "COR"])
@pytest.mark.parametrize("scale", [1e-5, 0.4, 60.0, 1e9])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_for_huge_and_tiny_effects(layout, scale, measure):
    data = study_tables.effects(5, scale)
    figure = forest(data, layout=layout, measure=measure, polarity="higher_better")
    assert_clean(figure, style_of(figure))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_where_everything_is_conditional_or_cut(layout):
    hollow = study_tables.effects(
        9, 0.5, conditional="True", assumption_status="open", assumptions="two-sided; pooled t"
    )
    figure = forest(hollow, layout=layout, measure="SMD", polarity="higher_better")
    assert_clean(figure, style_of(figure))
    cut = forest(
        study_tables.effects(9, 5.0), layout=layout, measure="RR", xlim=(0.98, 1.02),
        favours=("Favours the intervention of the trial", "Favours any other"),
    )  # fmt: skip
    assert_clean(cut, style_of(cut))


@pytest.mark.parametrize("form", ["cumulative", "leave-one-out"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_for_series(layout, form):
    figure = forest(study_tables.bcg(), measure="RR", layout=layout, form=form, order="year")
    assert_clean(figure, style_of(figure))


@pytest.mark.parametrize("style", [None, DOUBLE, HALF_PAGE], ids=["free", "double", "half"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_with_risk_of_bias(layout, style):
    data = study_tables.bcg()
    wishes = {"risk": study_tables.risks(list(data["slab"])), "right": {"ablat": "Latitude"}}
    figure = forest(data, layout=layout, subgroup="alloc", style=style, **wishes, **BOTH)
    assert_clean(figure, style or style_of(figure))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_in_a_single_column(layout):
    wishes = {"risk": study_tables.risks(["Aronson 1948"]), "subgroup": "alloc", **BOTH}
    assert_clean(forest(study_tables.bcg(), layout=layout, style=SINGLE, **wishes), SINGLE)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_for_means_and_person_time(layout):
    means = {"m1i": [12.1, 9.5], "sd1i": [3.2, 3.0], "n1i": [30, 40], "m2i": [10.0, 9.1],
             "sd2i": [3.0, 2.9], "n2i": [31, 42], "slab": ["A", "B"]}  # fmt: skip
    rates = {"x1i": [4, 9], "t1i": [1200.5, 3000], "x2i": [7, 12], "t2i": [1100, 3100]}
    proportions = {"xi": [4, 9, 0], "ni": [30, 44, 20]}
    for measure, arrays in (("SMD", means), ("IRR", rates), ("PLO", proportions)):
        figure = forest(measure=measure, layout=layout, title="Outcome", **arrays)
        assert_clean(figure, style_of(figure))


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name != "default"])
def test_the_plot_of_a_run_in_every_layout(layout, variant):
    tables = figure_cases.many(5, **VARIANTS[variant])
    kwargs = figure_cases.forest_kwargs(tables)
    assert_clean(forest_of_run(**kwargs, layout=layout, style=DOUBLE), DOUBLE)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_five_articles_in_every_layout(layout):
    for make in (figure_cases.five_articles, figure_cases.ratio_meta):
        kwargs = figure_cases.forest_kwargs(make())
        for style in (DOUBLE, SINGLE):
            assert_clean(forest_of_run(**kwargs, layout=layout, style=style), style)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_rows_are_as_high_for_any_number_of_studies(layout):
    pitches = set()
    for k in (2, 13, 136):
        figure = forest(study_tables.counts(k), layout=layout, measure="RR", style=DOUBLE)
        heights = sorted(
            line.get_ydata()[0]
            for line in figure.axes[0].lines
            if str(line.get_gid()).startswith("estimate:")
        )
        assert len(heights) == k
        pitches |= {round(b - a, 6) for a, b in itertools.pairwise(heights)}
    assert len(pitches) == 1
