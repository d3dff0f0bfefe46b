"""The pictures of docs/images beside the forest plots are those that the code draws now."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from trialtrace.show.pictures import STYLE, small_png
from trialtrace.show.plot_pictures import PLOTS, example_plot

from tests.show.test_pictures import TOLERANCE, difference

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", PLOTS)
def test_a_picture_is_the_one_that_is_drawn_now(name):
    kept = (ROOT / "docs/images" / f"{name}.png").read_bytes()
    drawn = small_png(example_plot(ROOT / "docs/examples", name, STYLE), STYLE)
    assert difference(kept, drawn) < TOLERANCE, "look at it, then run `make pictures`"


def test_the_gallery_shows_every_picture_and_no_other():
    text = (ROOT / "docs/gallery.md").read_text("utf-8")
    shown = set(re.findall(r"\(images/([\w-]+\.png)\)", text))
    assert shown == {path.name for path in (ROOT / "docs/images").glob("*.png")}


def test_pictures_are_small():
    for path in (ROOT / "docs/images").glob("*.png"):
        assert path.stat().st_size < 160_000, path.name
