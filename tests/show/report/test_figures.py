"""Figures of the page: as they are printed, and narrow where the screen is."""

import pytest
from trialtrace.show.report.figures import faces_of, figures_of

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="40pt"'
    ' viewBox="0 0 {width} 40"><title>{name}</title><style>@font-face{{font-family:'
    "'Some Sans';src:url(data:font/woff;base64,{letters}) format('woff')}}</style>"
    '<defs><path id="g" d="M0 0h9v9z"/></defs><use href="#g"/>'
    '<text style="font-family: \'Some Sans\'" x="9" y="20">{name}</text></svg>'
)


def write(folder, name, width=493, letters="AAAA"):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.svg"
    path.write_text(SVG.format(name=name, width=width, letters=letters), encoding="utf-8")
    return path


@pytest.fixture
def drawn(tmp_path):
    figures = tmp_path / "figures"
    wide = [write(figures, name) for name in ("forest", "forest-2", "effect-direction", "flow")]
    narrow = [write(figures / "narrow", name, 241) for name in ("forest", "forest-2", "forest-3")]
    narrow.append(write(figures / "narrow", "effect-direction", 241, "BBBB"))
    return wide, narrow


def test_all_narrow_pages_stand_with_the_first_wide_one(drawn):
    found = figures_of(*drawn)
    assert [(f.wide.name, [n.name for n in f.narrow], f.wide_only) for f in found] == [
        ("forest", ["forest", "forest-2", "forest-3"], False),
        ("forest-2", [], True),
        ("effect-direction", ["effect-direction"], False),
        ("flow", [], False),
    ]


def test_ids_of_both_widths_differ_and_the_caption_names_both(drawn):
    forest = figures_of(*drawn)[0]
    assert 'id="fig-forest-g"' in forest.wide.markup
    assert 'id="fig-narrow-forest-g"' in forest.narrow[0].markup
    for page in (forest.wide, *forest.narrow):
        assert 'aria-labelledby="caption-forest"' in page.markup


def test_the_same_letters_stand_in_the_page_once(drawn):
    faces = faces_of(figures_of(*drawn))
    assert [face.count("base64,AAAA") for face in faces] == [1, 0]
    assert len(faces) == 2
