"""Small reference pictures, one a kind of plot: `python -m tests.show.figures.reference_pictures`.

Look at what it writes before it is committed.
"""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from PIL import Image
from trialtrace.show.figures.render import settings
from trialtrace.show.figures.style import Style

from tests.show.figures import plot_cases as cases

FOLDER = Path(__file__).parents[2] / "data" / "figures"
STYLE = Style(dpi=60)
# An outcome needs trials that share it.
BY_OUTCOME = "effect-direction-by-outcome"


def picture(kind: str) -> np.ndarray:
    """Return a kind's picture in grey, as rows of pixels."""
    figure = cases.KINDS[kind]("Trial", 40 if kind == BY_OUTCOME else 9, STYLE)
    target = io.BytesIO()
    with settings(STYLE):
        figure.savefig(target, format="png", dpi=STYLE.dpi)
    return np.asarray(Image.open(target).convert("L"), dtype=np.int16)


def reference(kind: str) -> np.ndarray:
    """Return the reference picture of a kind."""
    return np.asarray(Image.open(FOLDER / f"{kind}.png").convert("L"), dtype=np.int16)


def write() -> None:
    """Write all reference pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for kind in cases.KINDS:
        image = Image.fromarray(picture(kind).astype(np.uint8))
        image.quantize(16).save(FOLDER / f"{kind}.png", optimize=True)


if __name__ == "__main__":
    write()
