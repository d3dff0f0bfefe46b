"""Files of a figure: the same bytes each time, text as text, fonts inside, words beside."""

from __future__ import annotations

import base64
import io
import re
import struct
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import jsonschema
import pandas as pd
import pytest
import trialtrace
import yaml
from fontTools.ttLib import TTFont
from matplotlib.figure import Figure
from matplotlib.text import Text
from trialtrace.show.figures import stage
from trialtrace.show.figures.embed import BASE, font_faces
from trialtrace.show.figures.style import Style
from trialtrace.tables.errors import TrialtraceError

from tests.show.figures import figure_cases as cases

SVG = "{http://www.w3.org/2000/svg}"


def schema() -> dict[str, object]:
    workflow = Path(trialtrace.__file__).parents[1]
    return yaml.safe_load((workflow / "schemas/config/figures.yaml").read_text("utf-8"))


def options(**changes: object) -> dict[str, object]:
    defaults = {name: key["default"] for name, key in schema()["properties"].items()}
    return {**defaults, "png_dpi": 100, **changes}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    out = tmp_path_factory.mktemp("figures")
    stage.draw(cases.five_articles(), options(), out)
    return out


# What the tables of the five articles give, beside what every run has.
FIVE = (*stage.ALWAYS, "citations", "proportions")


def test_every_figure_has_its_five_files(drawn):
    expected = {f"{name}.{ending}" for name in FIVE for ending in stage.ENDINGS}
    assert {path.name for path in drawn.iterdir()} == {*expected, "figures.csv", "narrow"}
    assert set(stage.files()) <= {path.name for path in drawn.iterdir()}


def test_every_figure_is_drawn_in_a_single_column_as_well(drawn, tmp_path):
    narrow = {path.name: path for path in (drawn / "narrow").iterdir()}
    assert narrow.keys() == {f"{name}.svg" for name in FIVE}
    widths = {
        re.search(r'<svg [^>]*width="([\d.]+)pt"', p.read_text("utf-8"))[1] for p in narrow.values()
    }
    assert widths == {"240.944882"}
    stage.draw(cases.five_articles(), options(width="single"), tmp_path)
    assert not (tmp_path / "narrow").exists()


def test_the_index_says_why_a_figure_is_missing(drawn):
    index = pd.read_csv(drawn / "figures.csv", keep_default_na=False).set_index("figure")
    assert list(index.index) == list(stage.NAMES)
    assert set(index[index["pages"] == 1].index) == set(FIVE)
    assert dict(index.loc[["albatross", "funnel", "labbe"], "not_drawn_because"]) == {
        "albatross": "no outcome has 2 trials with a p-value, participants and a direction",
        "funnel": "no meta-analysis holds 10 trials",
        "labbe": "no group of effects holds 2 trials with events in both arms",
    }
    assert "\n" not in "".join(index["not_drawn_because"])


def test_a_meta_analysis_adds_its_funnel_and_an_emptied_one_takes_it_away(tmp_path):
    tables = cases.ratio_meta()
    names = {path.name for path in stage.draw(tables, options(), tmp_path)}
    assert {"funnel.svg", "funnel.csv", "labbe.pdf", "labbe.txt"} <= names
    stage.draw(cases.empty(), options(), tmp_path)
    assert not [*tmp_path.glob("funnel*"), *tmp_path.glob("labbe*")]
    stage.draw(tables, options(funnel_trials=14, chart_trials=14), tmp_path)
    assert dict(stage.not_drawn(tmp_path))["funnel"] == "no meta-analysis holds 14 trials"
    assert "labbe" in dict(stage.not_drawn(tmp_path))


@pytest.mark.parametrize("processes", [1, 2])
def test_two_runs_give_the_same_bytes(drawn, tmp_path, processes):
    paths = stage.draw(cases.five_articles(), options(), tmp_path, processes=processes)
    assert len(paths) == sum(path.is_file() for path in drawn.rglob("*"))
    for path in paths:
        assert path.read_bytes() == (drawn / path.relative_to(tmp_path)).read_bytes(), path


def test_no_file_holds_a_date_or_a_version(drawn):
    for path in (path for path in drawn.rglob("*") if path.is_file()):
        content = path.read_bytes()
        for word in (b"CreationDate", b"Matplotlib", b"matplotlib", b"dc:date", b"tEXtSoftware"):
            assert word not in content, (path.name, word)


def test_svg_holds_text_words_and_its_letters(drawn):
    root = ElementTree.parse(drawn / "forest.svg").getroot()
    texts = ["".join(text.itertext()).replace("\u00a0", " ") for text in root.iter(f"{SVG}text")]
    assert {"Gupta 2023", "0.75 [0.18, 1.33]", "p = 0.01"} <= set(texts)
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text.startswith("Forest-style plot")
    assert "conditional" in root.find(f"{SVG}desc").text
    assert root.get("aria-labelledby") == "forest-title forest-desc"
    faces = re.findall(r"font-weight:(\w+);src:url\(data:font/woff", root.find(f"{SVG}style").text)
    assert faces == ["bold", "normal"]


def test_svg_is_as_wide_as_two_columns(drawn):
    root = ElementTree.parse(drawn / "forest.svg").getroot()
    assert float(root.get("width").removesuffix("pt")) == pytest.approx(174 / 25.4 * 72, abs=0.01)


def test_pdf_embeds_its_fonts(drawn):
    for name in FIVE:
        content = (drawn / f"{name}.pdf").read_bytes()
        assert content.count(b"/FontFile2") == content.count(b"/Type /FontDescriptor") > 0
        assert b"/Type3" not in content


def test_png_has_the_size_that_was_asked_for(drawn, tmp_path):
    width, _ = struct.unpack(">II", (drawn / "flow.png").read_bytes()[16:24])
    assert width == round(174 / 25.4 * 100) or width == int(174 / 25.4 * 100)
    stage.draw(cases.empty(), options(width="single"), tmp_path)
    width, _ = struct.unpack(">II", (tmp_path / "flow.png").read_bytes()[16:24])
    assert width == int(85 / 25.4 * 100)


def test_every_effect_is_in_the_data_beside_the_forest(drawn):
    data = pd.read_csv(drawn / "forest.csv", dtype=str, keep_default_na=False)
    assert set(data["effect_id"]) == {f"F{i}" for i in range(1, 8)}
    first = data.set_index("effect_id").loc["F1"]
    assert (first["x"], first["bound_low"], first["bound_high"]) == ("0.754857", "0.71", "0.828")


def test_no_tables_still_give_every_figure(tmp_path):
    paths = stage.draw(cases.empty(), options(), tmp_path)
    assert [path.name for path in paths if path.parent == tmp_path] == stage.files()
    assert "No study with a result was found." in (tmp_path / "forest.txt").read_text("utf-8")
    assert "No study with an outcome was found." in (tmp_path / "effect-direction.svg").read_text(
        "utf-8"
    )


def test_a_font_that_is_not_there_is_named(tmp_path):
    with pytest.raises(TrialtraceError, match="font 'No Such Letters' is not installed"):
        stage.draw(cases.empty(), options(fallback_fonts=["No Such Letters"]), tmp_path)


def test_options_are_checked_by_their_schema():
    jsonschema.validate(options(), schema())
    for wrong in ({"width": "triple"}, {"font_size": 4}, {"digits": 0}, {"colour": "red"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(options(**wrong), schema())


def test_the_stage_reads_what_it_says():
    with_all = cases.five_articles()
    assert set(stage.READS) <= set(with_all)


def test_pages_have_files_of_their_own_and_old_ones_go(tmp_path):
    long = cases.many(23)
    paths = stage.draw(long, options(page_rows=10), tmp_path)
    pages = [p.name for p in paths if p.parent == tmp_path and p.name.startswith("forest-")]
    assert pages == [f"forest-{page}.{kind}" for page in (2, 3) for kind in ("svg", "pdf", "png")]
    assert len(pd.read_csv(tmp_path / "forest.csv")) == 23
    stage.draw(long, options(page_rows=20), tmp_path)
    assert sorted(path.name for path in tmp_path.glob("forest-*")) == [
        "forest-2.pdf",
        "forest-2.png",
        "forest-2.svg",
    ]


def test_a_font_of_common_letters_goes_without_tables_for_joining_them():
    face = font_faces_of(BASE)
    font = TTFont(io.BytesIO(base64.b64decode(re.search(r"base64,([^)]+)\)", face)[1])))
    assert not {"GSUB", "GPOS", "GDEF", "MATH"} & set(font.keys())
    assert {ord(letter) for letter in BASE} <= font.getBestCmap().keys()
    arabic = font_faces_of(BASE | set("دراسة"))
    joined = TTFont(io.BytesIO(base64.b64decode(re.search(r"base64,([^)]+)\)", arabic)[1])))
    assert {"GSUB", "GPOS"} <= set(joined.keys())


def font_faces_of(letters):
    figure = Figure()
    figure.add_artist(Text(0, 0, "".join(sorted(letters)), fontweight="normal", parse_math=False))
    return font_faces(figure, Style())
