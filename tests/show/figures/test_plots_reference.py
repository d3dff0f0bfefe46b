"""Each kind of plot still looks like the picture that somebody looked at."""

from __future__ import annotations

import numpy as np
import pytest

from tests.show.figures.plot_cases import KINDS
from tests.show.figures.reference_pictures import picture, reference

# Share of pixels that may differ by more than a quarter of the way from black to white: letters
# are smoothed a little differently from one build of the font library to the next.
TOLERANCE = 0.01


def unlike(one: np.ndarray, other: np.ndarray) -> float:
    """Return the share of pixels that differ clearly."""
    return float(np.mean(np.abs(one - other) > 64))


@pytest.mark.parametrize("kind", KINDS)
def test_picture_is_as_it_was(kind):
    drawn, expected = picture(kind), reference(kind)
    assert drawn.shape == expected.shape
    assert unlike(drawn, expected) <= TOLERANCE


def test_a_moved_mark_is_noticed():
    drawn = picture("labbe")
    assert unlike(np.roll(drawn, 2, axis=0), reference("labbe")) > TOLERANCE
