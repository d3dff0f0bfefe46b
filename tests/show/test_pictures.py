"""The pictures of docs/images are those that the code draws now."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter
from trialtrace.show.pictures import FORESTS, STYLE, example_forest, small_png

ROOT = Path(__file__).parents[2]
# Share of full black by which two pictures may differ on average, blurred by a pixel: other
# versions of the font's renderer draw the edges of letters a little differently.
TOLERANCE = 0.001


def grey(content: bytes) -> np.ndarray:
    image = Image.open(io.BytesIO(content)).convert("L").filter(ImageFilter.GaussianBlur(1))
    return np.asarray(image, dtype=float) / 255


def difference(one: bytes, other: bytes) -> float:
    first, second = grey(one), grey(other)
    assert first.shape == second.shape
    return float(np.abs(first - second).mean())


@pytest.mark.parametrize("name", FORESTS)
def test_a_picture_is_the_one_that_is_drawn_now(name):
    kept = (ROOT / "docs/images" / f"{name}.png").read_bytes()
    drawn = small_png(example_forest(ROOT / "docs/examples", name), STYLE)
    assert difference(kept, drawn) < TOLERANCE, "look at it, then run `make pictures`"


def test_the_comparison_sees_a_row_that_is_moved():
    kept = Image.open(ROOT / "docs/images/forest-bmj.png").convert("L")
    moved = kept.copy()
    row = kept.crop((0, 100, kept.width, 120))
    moved.paste(kept.crop((0, 130, kept.width, 150)), (0, 100))
    moved.paste(row, (0, 130))
    files = []
    for image in (kept, moved):
        target = io.BytesIO()
        image.save(target, "png")
        files.append(target.getvalue())
    assert difference(*files) > TOLERANCE
