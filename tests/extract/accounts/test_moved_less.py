"""What rose or fell less than elsewhere: the way it went between the arms."""

import pytest

from .openings import ITCH


def _said(read, sentence):
    return [
        (value, arm.lower(), versus.lower())
        for statistic, value, arm, versus, _ in read(ITCH + sentence).results()
        if statistic == "direction"
    ]


@pytest.mark.parametrize(
    ("sentence", "way"),
    [
        ("Itch increased significantly less with zinc than with placebo.", "decrease"),
        ("Itch decreased less with zinc than with placebo.", "increase"),
        ("Itch increased with zinc to a lesser extent than with placebo.", "decrease"),
        ("Itch increased more with zinc than with placebo.", "increase"),
        ("Zinc reduced less common itch compared with placebo.", "decrease"),
        ("Zinc reduced itch in less than 5 days compared with placebo.", "decrease"),
    ],
)
def test_which_way(read, sentence, way):
    assert _said(read, sentence) == [(way, "zinc", "placebo")]
