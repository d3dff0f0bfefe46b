"""Figures inside the page."""

import re

import pytest
from trialtrace.show.report.svg import drawing
from trialtrace.tables.errors import TrialtraceError

HOSTILE = """<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="72pt"
 height="36pt" viewBox="0 0 72 36" onload="alert(1)">
<title>Effects</title><metadata>made today</metadata><style>* { fill: url(http://x.invalid) }</style>
<defs><clipPath id="p1"><rect width="3"/></clipPath><path id="glyph" d="M0 0"/></defs>
<g clip-path="url(#p1)" style="fill: url(http://x.invalid/a)" onclick="alert(2)">
<use xlink:href="#glyph"/><use xlink:href="http://x.invalid/s.svg#a"/>
<a xlink:href="javascript:alert(3)"><text x="1">n &lt; 5</text></a>
<script>alert(4)</script><foreignObject><b>x</b></foreignObject>
<image href="http://x.invalid/a.png"/><image href="data:image/png;base64,AA=="/></g></svg>"""


def made(tmp_path, text, name="forest.svg"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return drawing(path, "caption", path.stem)


def test_only_shapes_and_words_pass(tmp_path):
    found = made(tmp_path, HOSTILE)
    text = str(found.markup)
    assert (found.name, found.title) == ("forest", "Effects")
    for bad in ("alert", "x.invalid", "script", "foreign", "metadata", "style>", "<a", "title"):
        assert bad not in text
    assert "n &lt; 5" in text
    assert 'href="data:image/png;base64,AA=="' in text


def test_ids_belong_to_their_figure(tmp_path):
    text = str(made(tmp_path, HOSTILE, "a b.svg").markup)
    assert 'id="fig-a-b-p1"' in text
    assert "url(#fig-a-b-p1)" in text
    assert 'href="#fig-a-b-glyph"' in text


def test_it_fits_its_box_and_has_a_name(tmp_path):
    text = str(made(tmp_path, HOSTILE).markup)
    assert text.startswith("<svg ")
    assert 'viewBox="0 0 72 36"' in text
    assert "width:100%;max-width:134.4px;min-width:96px" in text
    assert 'role="img"' in text
    assert 'aria-labelledby="caption"' in text


def test_letters_travel_under_a_family_of_their_own(tmp_path):
    face = "@font-face{font-family:'Some Sans';src:url(%s) format('woff')}"
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg"><title>T</title><desc>In\n words</desc><style>'
        + face % "data:font/woff;base64,AAAA"
        + face % "http://x.invalid/f.woff"
        + "* { color: red }</style><text style=\"font-family: 'Some Sans', 'Arial'\">n</text></svg>"
    )
    found = made(tmp_path, svg, "flow.svg")
    (rule,) = found.faces
    family = re.search(r"font-family:('fig-[0-9a-f]{8}-Some Sans');", rule)[1]
    assert rule.endswith("src:url(data:font/woff;base64,AAAA) format('woff')}")
    assert f"font-family: {family}, 'Some Sans', 'Arial'" in str(found.markup)
    assert made(tmp_path, svg, "other.svg").faces == found.faces
    assert made(tmp_path, svg.replace("AAAA", "AAAB"), "third.svg").faces != found.faces
    assert (found.title, found.description) == ("T", "In words")
    assert "desc" not in str(found.markup)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<svg", "no SVG"),
        ("<html/>", "its root is html"),
        ('<!DOCTYPE s [<!ENTITY a "b">]><svg>&a;</svg>', "entities"),
    ],
)
def test_anything_else_is_refused_with_a_reason(tmp_path, text, why):
    with pytest.raises(TrialtraceError, match=why):
        made(tmp_path, text, "odd.svg")
