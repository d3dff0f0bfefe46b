"""Colours of the page: every pair of words and ground can be read."""

import re

import pytest
from trialtrace.show.report.page import TEMPLATES

STYLE = (TEMPLATES / "style.css").read_text(encoding="utf-8")
COLOURS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", STYLE))
GROUNDS = {"paper": COLOURS["paper"], "wash": COLOURS["wash"], "target": "#fff6d6"}
WORDS = ("ink", "quiet", "link", "error", "warning", "note")


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, two):
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_known_pairs():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("ground", sorted(GROUNDS))
def test_words_stand_out_from_their_ground(word, ground):
    assert contrast(COLOURS[word], GROUNDS[ground]) >= 4.5


@pytest.mark.parametrize("ground", ["evidence", "citation", "here"])
def test_marked_words_stand_out(ground):
    assert contrast(COLOURS["ink"], COLOURS[ground]) >= 4.5
    assert contrast(COLOURS["quiet"], COLOURS["evidence"]) >= 4.5


def test_the_style_fetches_nothing():
    assert "url(" not in STYLE
    assert "@import" not in STYLE
