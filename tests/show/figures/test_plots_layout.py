"""No text of any figure is clipped, covers another or a point: every kind, many labels, sizes."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from matplotlib.figure import Figure
from trialtrace.show.figures.save import Drawing, encode
from trialtrace.show.figures.style import POINTS_PER_MM, Style

from tests.show.figures import plot_cases as cases
from tests.show.figures.test_figures_layout import assert_clean, boxes_of, texts_of

DOUBLE = Style(dpi=144)
SINGLE = Style(dpi=144, width=85 * POINTS_PER_MM)
ROUND = ("o", "s")


def assert_points_free(figure: Figure, style: Style) -> None:
    """No text stands on a point of a chart."""
    boxes, texts = boxes_of(figure, style), texts_of(figure)
    for axes in figure.axes:
        if not str(axes.get_gid()).startswith("plane:"):
            continue
        for line in axes.lines:
            if line.get_marker() not in ROUND:
                continue
            at = axes.transData.transform((line.get_xdata()[0], line.get_ydata()[0]))
            x, y = at * 72 / figure.dpi
            half = line.get_markersize() / 2 * 0.7
            over = (
                (boxes[:, 0] < x + half) & (boxes[:, 2] > x - half)
                & (boxes[:, 1] < y + half) & (boxes[:, 3] > y - half)
            )  # fmt: skip
            covered = [texts[i].get_text() for i in np.flatnonzero(over)]
            assert not covered, f"{covered} on {line.get_gid()}"


@pytest.mark.parametrize("k", [1, 13, 40])
@pytest.mark.parametrize("label", cases.LABELS)
@pytest.mark.parametrize("kind", cases.KINDS)
def test_texts_stand_apart(kind, label, k):
    figure = cases.KINDS[kind](cases.LABELS[label], k, DOUBLE)
    assert figure.get_size_inches()[0] * 25.4 == pytest.approx(174)
    assert_clean(figure, DOUBLE)
    assert_points_free(figure, DOUBLE)


@pytest.mark.parametrize("label", ["long", "unbroken", "right_to_left"])
@pytest.mark.parametrize("kind", cases.KINDS)
def test_texts_stand_apart_in_a_single_column(kind, label):
    figure = cases.KINDS[kind](cases.LABELS[label], 13, SINGLE)
    assert figure.get_size_inches()[0] * 25.4 == pytest.approx(85)
    assert_clean(figure, SINGLE)
    assert_points_free(figure, SINGLE)


@pytest.mark.parametrize("kind", cases.KINDS)
def test_larger_type_is_laid_out_as_cleanly(kind):
    style = Style(dpi=144, size=9)
    assert_clean(cases.KINDS[kind]("Study with a name", 13, style), style)


@pytest.mark.parametrize("kind", cases.KINDS)
def test_no_type_is_smaller_than_six_points(kind):
    figure = cases.KINDS[kind]("Ng", 13, DOUBLE)
    assert min(text.get_fontsize() for text in texts_of(figure)) >= 6


def test_the_measuring_itself_sees_a_text_on_a_point():
    figure = cases.KINDS["funnel"]("Ng", 3, DOUBLE)
    name = next(text for text in texts_of(figure) if str(text.get_gid()).startswith("name:"))
    axes = next(axes for axes in figure.axes)
    dot = next(line for line in axes.lines if line.get_marker() == "o")
    at = axes.transData.transform((dot.get_xdata()[0], dot.get_ydata()[0])) * 72 / figure.dpi
    height = figure.get_size_inches()[1] * 72
    name.set_position((at[0] - 3, height - at[1] + 3))
    with pytest.raises(AssertionError, match="on point"):
        assert_points_free(figure, DOUBLE)


@pytest.mark.parametrize("kind", cases.KINDS)
def test_no_letter_is_drawn_that_the_font_lacks(kind):
    with warnings.catch_warnings():
        warnings.filterwarnings("error", message="Glyph .* missing")
        figure = cases.KINDS[kind](cases.LABELS["not_in_the_font"], 3, DOUBLE)
        encode(Drawing("plot", "", "", figure, None), "png", DOUBLE)
    said = " ".join(text.get_text() for text in texts_of(figure))
    assert ("□" in said) == ("stands for a letter" in said)
