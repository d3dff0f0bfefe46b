"""Colours that mean something stay apart in grey print and for people who see colours otherwise."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from trialtrace.show.figures.direction.arrows import shade_of
from trialtrace.show.figures.funnel.draw import SHADES
from trialtrace.show.figures.style import Style

STYLE = Style()
# Machado, Oliveira & Fernandes (2009), IEEE TVCG 15:1291–1298, severity 1.0, on linear RGB.
SIGHT = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
         [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
         [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
         [0.004733, 0.691367, 0.303900]]
    ),
    "grey": np.tile([0.2126, 0.7152, 0.0722], (3, 1)),
}  # fmt: skip

# Fillings that are told apart by nothing but their colour.
GROUPS = {
    "regions of a funnel plot": SHADES,
    "risk of bias": tuple(shade_of(STYLE, risk) for risk in ("low", "some", "high", "")),
    "coverage": (STYLE.pooled, STYLE.shade),
    "documents of a work": (STYLE.pooled, STYLE.prediction, STYLE.shade),
    "a full and a hollow marker": (STYLE.stated, STYLE.paper),
}


def lightness(color: str, sight: np.ndarray) -> float:
    """Return CIE L* (0 to 100) of a colour as somebody sees it."""
    values = np.array(to_rgb(color))
    linear = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    seen = np.clip(sight @ linear, 0, 1)
    y = float(np.dot([0.2126, 0.7152, 0.0722], seen))
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("group", GROUPS)
def test_fillings_differ_in_lightness_whoever_looks(group, sight):
    # Two greys five units of L* apart are told apart side by side with an edge between them.
    for one, other in combinations(GROUPS[group], 2):
        apart = abs(lightness(one, SIGHT[sight]) - lightness(other, SIGHT[sight]))
        assert apart >= 5, (one, other, apart)


@pytest.mark.parametrize("sight", SIGHT)
def test_texts_and_points_stand_out_from_every_region(sight):
    for region in (*SHADES, STYLE.paper):
        for mark, least in ((STYLE.ink, 50), (STYLE.stated, 20)):
            apart = lightness(region, SIGHT[sight]) - lightness(mark, SIGHT[sight])
            assert apart >= least, (region, mark, apart)


def test_the_regions_of_a_funnel_plot_grow_darker_outwards():
    steps = [lightness(shade, SIGHT["usual"]) for shade in SHADES]
    assert steps == sorted(steps, reverse=True)


def test_the_simulation_itself_sees_colours_that_fall_together():
    red, green = "#d62728", "#2ca02c"
    usual, seen = (
        abs(lightness(red, SIGHT[s]) - lightness(green, SIGHT[s])) for s in ("usual", "protanopia")
    )
    assert usual < 20
    assert seen != pytest.approx(usual, abs=1)
