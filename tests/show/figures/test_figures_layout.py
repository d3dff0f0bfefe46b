"""No two texts of a figure overlap, none is clipped or lies on a plot: the renderer measures."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from trialtrace.show.figures.direction import direction_plot
from trialtrace.show.figures.flow import flow_diagram
from trialtrace.show.figures.forest import forest
from trialtrace.show.figures.render import settings
from trialtrace.show.figures.style import POINTS_PER_MM, Style

from tests.show.figures import figure_cases as cases

DOUBLE, SINGLE = Style(dpi=144), Style(dpi=144, width=85 * POINTS_PER_MM)
# Two boxes may touch by so many points: descenders reach a little below their line.
TOUCH = 0.4
LONG = (
    "The Multicentre Randomised Placebo-Controlled Investigation of Everything Collaborative Group"
)
UNBROKEN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2

VARIANTS = {
    "short": {"label": "Ng"},
    "long": {"label": LONG, "outcome": f"outcome measured by the {LONG}"},
    "unbroken": {"label": UNBROKEN, "outcome": UNBROKEN},
    "greek_cyrillic": {"label": "Παπαδόπουλος και συνεργάτες", "outcome": "артериальное давление"},
    "right_to_left": {"label": "دراسة السكري", "outcome": "תוצאה עיקרית"},
    "not_in_the_font": {"label": "高血压研究组织委员会", "outcome": "रक्तचाप ในผู้ป่วย"},
    "dollars": {"label": "Cost $5 to $10 _a^b_ {x} \\alpha", "outcome": "<b>&amp; %"},
    "huge": {"scale": 60.0},
    "tiny": {"scale": 1e-5},
    "identity_huge": {"scale": 1e9, "measure": "MD"},
    "all_conditional": {"conditional": True},
    "proportions": {"measure": "PLO", "scale": 2.0},
    "unknown_measure": {"measure": "XYZ"},
}


def texts_of(figure: Figure) -> list[Text]:
    return [artist for artist in figure.artists if isinstance(artist, Text)]


def boxes_of(figure: Figure, style: Style) -> np.ndarray:
    """Return left, bottom, right, top of each text in points."""
    with settings(style):
        renderer = figure.canvas.get_renderer()
        found = [text.get_window_extent(renderer).extents for text in texts_of(figure)]
    return np.array(found).reshape(-1, 4) * 72 / figure.dpi


def assert_clean(figure: Figure, style: Style) -> None:
    texts = texts_of(figure)
    assert texts
    boxes = boxes_of(figure, style)
    width, height = figure.get_size_inches() * 72
    out = [
        texts[i].get_text()
        for i, (left, bottom, right, top) in enumerate(boxes)
        if left < -0.01 or bottom < -0.01 or right > width + 0.01 or top > height + 0.01
    ]
    assert not out, f"clipped: {out[:5]}"
    first, second = np.triu_indices(len(texts), k=1)
    meeting = _overlap(boxes[first], boxes[second])
    over = [
        (texts[i].get_text(), texts[j].get_text())
        for i, j in zip(first[meeting], second[meeting], strict=True)
    ]
    assert not over, f"overlap: {over[:5]}"
    for axes in figure.axes:
        if str(axes.get_gid()).startswith("panel:"):
            area = axes.get_window_extent().extents * 72 / figure.dpi
            on_plot = [texts[i].get_text() for i in np.flatnonzero(_overlap(area[None], boxes))]
            assert not on_plot, f"on the plot: {on_plot[:5]}"


def _overlap(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    across = np.minimum(one[:, 2], other[:, 2]) - np.maximum(one[:, 0], other[:, 0])
    down = np.minimum(one[:, 3], other[:, 3]) - np.maximum(one[:, 1], other[:, 1])
    return (across > TOUCH) & (down > TOUCH)


@pytest.mark.parametrize("k", [1, 2, 7, 30])
@pytest.mark.parametrize("variant", VARIANTS)
def test_forest_texts_stand_apart(variant, k):
    tables = cases.many(k, **VARIANTS[variant])
    assert_clean(forest(**cases.forest_kwargs(tables), style=DOUBLE), DOUBLE)


@pytest.mark.parametrize("variant", VARIANTS)
def test_forest_texts_stand_apart_in_a_single_column(variant):
    tables = cases.many(3, **VARIANTS[variant])
    assert_clean(forest(**cases.forest_kwargs(tables), style=SINGLE), SINGLE)


@pytest.mark.parametrize("style", [DOUBLE, SINGLE], ids=["double", "single"])
@pytest.mark.parametrize(
    "make",
    [cases.five_articles, cases.ratio_meta, cases.mean_differences],
    ids=lambda f: f.__name__,
)
def test_forest_of_tables_with_everything(make, style):
    assert_clean(forest(**cases.forest_kwargs(make()), style=style), style)


@pytest.mark.parametrize("style", [DOUBLE, SINGLE], ids=["double", "single"])
def test_direction_plot_and_flow(style):
    tables = cases.five_articles()
    names = ("studies", "arms", "outcomes", "results", "effects")
    assert_clean(direction_plot(*(tables[name] for name in names), style=style), style)
    assert_clean(flow_diagram(tables, style=style), style)


def test_larger_type_is_laid_out_as_cleanly():
    style = Style(dpi=144, size=9)
    assert_clean(forest(**cases.forest_kwargs(cases.five_articles()), style=style), style)
    assert_clean(forest(**cases.forest_kwargs(cases.ratio_meta()), style=style), style)


def test_a_row_is_as_high_in_a_small_plot_as_in_a_large_one():
    pitches = set()
    for k in (2, 7, 30):
        figure = forest(**cases.forest_kwargs(cases.many(k, label="Ng")), style=DOUBLE)
        heights = sorted(
            line.get_ydata()[0]
            for line in figure.axes[0].lines
            if str(line.get_gid()).startswith("estimate:")
        )
        assert len(heights) == k
        pitches |= {round(step, 6) for step in np.diff(heights)}
    assert len(pitches) == 1


def test_no_type_is_smaller_than_six_points():
    figure = forest(**cases.forest_kwargs(cases.five_articles()), style=DOUBLE)
    assert min(text.get_fontsize() for text in texts_of(figure)) >= 6


def test_the_measuring_itself_sees_an_overlap():
    figure = forest(**cases.forest_kwargs(cases.five_articles()), style=DOUBLE)
    first, second = texts_of(figure)[:2]
    second.set_position(first.get_position())
    with pytest.raises(AssertionError, match="overlap"):
        assert_clean(figure, DOUBLE)
    second.set_position((490, 20))
    with pytest.raises(AssertionError, match="clipped"):
        assert_clean(figure, DOUBLE)
