"""Parts of figures: numbers as text, ticks, line breaks, letters that a font lacks."""

from __future__ import annotations

import math

import pytest
from trialtrace.show.figures.axis import axis_for
from trialtrace.show.figures.forest.layouts import LAYOUTS
from trialtrace.show.figures.glyphs import coverage, drawable
from trialtrace.show.figures.measure import Ruler
from trialtrace.show.figures.measures import MEASURES, measure_of
from trialtrace.show.figures.numbers import (
    count,
    estimate,
    even_ticks,
    p_value,
    scientific,
    tick,
    with_shared_places,
)
from trialtrace.show.figures.style import BASE_FAMILY

SMD, RR, PR, MD, PLO = (MEASURES[code] for code in ("SMD", "RR", "PR", "MD", "PLO"))


@pytest.mark.parametrize(
    ("measure", "numbers", "shown"),
    [
        (SMD, (0.754857, 0.17515, 1.33456), "0.75 [0.18, 1.33]"),
        (SMD, (-0.001, -0.5, 0.499), "0.00 [−0.50, 0.50]"),
        (RR, (math.log(0.205), math.log(0.0863), math.log(0.486)), "0.20 [0.09, 0.49]"),
        (RR, (math.log(0.02), math.log(0.004), math.log(0.1)), "0.020 [0.004, 0.10]"),
        (RR, (0.0, -40.0, 40.0), "1.00 [4.2×10⁻¹⁸, 2.4×10¹⁷]"),
        (RR, (math.log(0.582), math.log(0.016), math.log(20.849)), "0.58 [0.02, 20.85]"),
        (RR, (math.log(0.5), math.log(0.0012), math.log(30)), "0.50 [0.001, 30.00]"),
        (RR, (math.log(0.078), math.log(0.03), math.log(0.2)), "0.08 [0.03, 0.20]"),
        (RR, (math.log(0.0099), math.log(0.0051), math.log(0.019)), "0.010 [0.005, 0.02]"),
        (PR, (0.88, 0.700442, 0.958332), "88 [70, 96]"),
        (PR, (0.012, 0.010, 0.015), "1.2 [1.0, 1.5]"),
        (MD, (-8.2, -10.3, -6.1), "−8.2 [−10.3, −6.1]"),
        (MD, (0.0123, 0.0101, 0.0145), "0.0123 [0.0101, 0.0145]"),
        (MD, (1520.0, -310.0, 3350.0), "1520 [−310, 3350]"),
        (PLO, (0.0, -1.0, 1.0), "50 [27, 73]"),
        (SMD, (0.5, None, None), "0.50"),
        (SMD, (-0.03, -0.05, -0.0000036), "−0.03 [−0.05, 0.00]"),
        (SMD, (-0.000003, -0.000005, -0.000001), "−3×10⁻⁶ [−5×10⁻⁶, −1×10⁻⁶]"),
        (PR, (0.011, 0.004, 0.034), "1.1 [0.4, 3.4]"),
    ],
)
def test_estimates(measure, numbers, shown):
    assert estimate(*numbers, measure) == shown


def test_small_numbers_as_text():
    assert [p_value(p).replace("\u00a0", " ") for p in (0.0004, 0.0123, 0.5)] == [
        "< 0.001",
        "= 0.012",
        "= 0.50",
    ]
    assert [tick(v) for v in (0.1, 1, 1e-5, 2e7, -3)] == ["0.1", "1", "10⁻⁵", "2×10⁷", "−3"]
    assert even_ticks([-0.5, 0, 0.25]) == ["−0.50", "0", "0.25"]
    assert scientific(9.99e8) == "10⁹"
    assert [count(n) for n in (0, 7499, 88391)] == ["0", "7499", "88\u2009391"]


@pytest.mark.parametrize(
    ("p", "shown"),
    [
        (0.047, "= 0.047"), (0.012, "= 0.01"), (0.003, "= 0.003"), (0.0004, "= 0.0004"),
        (0.00006, "< 0.0001"), (0.000006, "< 0.00001"),
    ],
)  # fmt: skip
def test_small_p_values_as_revman_prints_them(p, shown):
    assert p_value(p, LAYOUTS["revman5"].p).replace("\u00a0", " ") == shown


@pytest.mark.parametrize(
    ("measure", "rows", "places"),
    [
        (MD, [(-4.2, -5.4, -3.0), (4.8, -4.0, 13.6), (-0.7, -1.09, -0.31)], 1),
        (MD, [(0.01, 0.001, 0.02), (300.0, 100.0, 500.0), (310.0, 90.0, 520.0)], 2),
        (PR, [(0.88, 0.70, 0.96), (0.012, 0.010, 0.015)], 1),
        (PR, [(0.88, 0.70, 0.96), (0.5, None, None)], 0),
        (RR, [(0.1, 0.0, 0.2)], None),
        (SMD, [(0.1, 0.0, 0.2)], None),
        (MD, [(1.0, None, None)], None),
    ],
)
def test_rows_of_a_plot_share_their_decimals(measure, rows, places):
    assert with_shared_places(measure, rows).places == places


def free(_ticks, _limits):
    return True


def test_axis_of_ratios_holds_one_and_all_estimates():
    axis = axis_for(RR, [math.log(0.3), math.log(2)], [(math.log(0.1), math.log(6))], free)
    assert axis.limits[0] < math.log(0.1)
    assert axis.limits[1] > math.log(6)
    assert (0.0, "1") in axis.ticks
    assert 3 <= len(axis.ticks) <= 7


@pytest.mark.parametrize("scale", [1e-4, 0.05, 0.4, 3.0, 40.0, 300.0])
def test_axis_of_ratios_over_all_magnitudes(scale):
    axis = axis_for(RR, [scale], [(-scale, 2 * scale)], free)
    assert axis.limits[0] <= -scale
    assert axis.limits[1] >= 2 * scale
    assert 2 <= len(axis.ticks) <= 7
    assert any(place == pytest.approx(0.0, abs=1e-12) for place, _ in axis.ticks)
    assert len({label for _, label in axis.ticks}) == len(axis.ticks)


@pytest.mark.parametrize("scale", [1e-6, 0.02, 1.0, 250.0, 1e9])
def test_axis_of_differences_over_all_magnitudes(scale):
    axis = axis_for(MD, [scale], [(-scale, 2 * scale)], free)
    assert 3 <= len(axis.ticks) <= 7
    assert (0.0, "0") in axis.ticks
    assert len({label for _, label in axis.ticks}) == len(axis.ticks)


def test_axis_of_proportions_starts_at_zero():
    assert axis_for(PR, [0.88], [(0.7, 0.96)], free).limits == (0.0, 1.0)
    rare = axis_for(PR, [0.013], [(0.004, 0.031)], free)
    assert rare.limits == (0.0, 0.05)
    assert rare.ticks[0] == (0.0, "0")


def test_axis_without_any_interval_has_room():
    low, high = axis_for(SMD, [0.0], [], free).limits
    assert low < 0 < high


def test_labels_that_do_not_fit_are_thinned():
    axis = axis_for(RR, [0.0], [(-2.5, 2.5)], lambda ticks, _: len(ticks) <= 3)
    assert [label for _, label in axis.ticks] == ["0.1", "1", "10"]


def test_one_wide_interval_does_not_widen_the_axis():
    narrow = [(-0.2, 0.2), (-0.3, 0.1), (-0.1, 0.3)]
    axis = axis_for(SMD, [0.0, -0.1, 0.1, 0.0], [*narrow, (-50.0, 50.0)], free)
    assert axis.limits[1] < 2


@pytest.mark.parametrize("code", list(MEASURES))
def test_scales_go_both_ways(code):
    measure = MEASURES[code]
    for yi in (0.01, 0.2, 0.9):
        assert measure.plotted(measure.shown(yi)) == pytest.approx(yi)


def test_an_unknown_measure_has_no_line_of_no_effect():
    assert measure_of("XYZ").null is None
    assert measure_of("XYZ").name == "XYZ"


@pytest.fixture(scope="module")
def ruler():
    return Ruler((BASE_FAMILY,), 7)


def test_lines_are_no_wider_than_they_may_be(ruler):
    text = "Intravenous thrombolysis versus endovascular treatment in a tertiary hospital"
    lines = ruler.wrap(text, 80)
    assert " ".join(lines) == text
    assert all(ruler.width(line) <= 80 for line in lines)
    assert len(lines) > 2


def test_where_lines_break(ruler):
    narrow = ruler.width("controlled")
    assert ruler.wrap("placebo-controlled", narrow) == ("placebo-", "controlled")
    assert ruler.wrap("a p-value", ruler.width("p-value")) == ("a", "p-value")
    assert ruler.wrap("25\u00a0vs\u00a024 people", ruler.width("25 vs 24 p")) == (
        "25\u00a0vs\u00a024",
        "people",
    )
    assert ruler.wrap("one\ntwo", 100) == ("one", "two")
    assert ruler.wrap("", 100) == ("",)


def test_a_word_wider_than_the_line_is_cut_and_nothing_lost(ruler):
    word = "hydroxychloroquinesulfate"
    lines = ruler.wrap(word, 30)
    assert "".join(lines) == word
    assert all(ruler.width(line) <= 30 for line in lines)


def test_no_line_begins_with_a_comma(ruler):
    word = "Randomisation,"
    for width in range(15, 60):
        lines = ruler.wrap(f"{word} blinding", float(width))
        assert not any(line.startswith(",") for line in lines)
        assert "".join(lines).replace(" ", "") == f"{word}blinding"


def test_letters_that_no_font_holds_are_boxes():
    fonts = coverage((BASE_FAMILY,))
    assert drawable("Ødegård Παπάς Иванов أحمد שרה", fonts) == "Ødegård Παπάς Иванов أحمد שרה"
    assert drawable("高血压 trial", fonts) == "□□□ trial"
    assert drawable("two  lines\nof\ttext\x07", fonts) == "two lines of text"
    # A mark that turns the reading direction must not reorder what stands beside it.
    assert drawable("12\u202e34\u2066 \u200bmg", fonts) == "1234 mg"
    assert drawable("cafe\u0301", fonts) == "café"
