"""`trialtrace forest`: what people see when it goes well and when it does not."""

import re
import xml.etree.ElementTree as ElementTree

import pandas as pd
import pytest
from trialtrace.cli.main import main

from tests.show.figures import study_tables

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "bcg.csv"
    study_tables.bcg().to_csv(path, index=False)
    return path


def draw(table, *options, out="plot.svg"):
    return main(["forest", str(table), "-o", str(table.parent / out), *options])


def texts(path):
    root = ElementTree.parse(path).getroot()
    return ["".join(t.itertext()).replace("\u00a0", " ") for t in root.iter(f"{SVG}text")]


def test_a_picture_with_its_data_and_its_words(table, capsys):
    assert draw(table, "--measure", "RR", "--layout", "bmj", "--groups", "Vaccinated,Control") == 0
    names = [line.rsplit("/", 1)[-1] for line in capsys.readouterr().out.split()]
    assert names == ["plot.svg", "plot.data.csv", "plot.txt"]
    written = texts(table.parent / "plot.svg")
    assert {"No of events/total", "Vaccinated", "4/123", "0.41 (0.13 to 1.26)"} <= set(written)
    data = pd.read_csv(table.parent / "plot.data.csv")
    assert data.loc[data["drawn_as"] == "pooled", "shown"].tolist() == ["0.49 (0.33 to 0.73)"]
    said = (table.parent / "plot.txt").read_text("utf-8")
    assert said.startswith("Forest plot: risk ratio\n\nAronson 1948: 0.41 (0.13 to 1.26). ")
    root = ElementTree.parse(table.parent / "plot.svg").getroot()
    assert root.find(f"{SVG}desc").text.strip() == said.split("\n\n", 1)[1].strip()


def test_two_runs_give_the_same_bytes_in_every_format(table, tmp_path):
    held = {}
    for run in ("one", "two"):
        folder = tmp_path / run
        folder.mkdir()
        out = [f"-o{folder / name}" for name in ("p.svg", "p.pdf", "p.png")]
        options = ["--measure", "RR", "--subgroup", "alloc", "--layout", "revman5", "--dpi", "80"]
        assert main(["forest", str(table), *out, *options]) == 0
        held[run] = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert held["one"] == held["two"]
    assert set(held["one"]) == {"p.svg", "p.pdf", "p.png", "p.data.csv", "p.txt"}
    pdf = held["one"]["p.pdf"]
    assert pdf.count(b"/FontFile2") == pdf.count(b"/Type /FontDescriptor") > 0
    assert b"font/woff" in held["one"]["p.svg"]
    for content in held["one"].values():
        assert not re.search(
            rb"CreationDate|dc:date|[Mm]atplotlib|" + str(tmp_path).encode(), content
        )


def test_a_long_plot_goes_on_on_further_pages(tmp_path):
    path = tmp_path / "many.csv"
    study_tables.counts(136).to_csv(path, index=False)
    assert draw(path, "--measure", "OR", "--model", "none") == 0
    assert sorted(p.name for p in tmp_path.glob("plot*.svg")) == [
        "plot-2.svg", "plot-3.svg", "plot.svg",
    ]  # fmt: skip
    assert "page 2 of 3" in (tmp_path / "plot-2.svg").read_text("utf-8")


def test_all_that_can_be_asked_for(table, tmp_path):
    sheet = tmp_path / "rob.csv"
    study_tables.risks(["Aronson 1948", "TPT Madras 1980"]).to_csv(sheet, index=False)
    options = [
        "--measure", "RR", "--model", "EE", "--model", "REML", "--test", "knha", "--level", "90",
        "--subgroup", "alloc", "--sort=-weight", "--left", "year,ablat=Latitude", "--right", "alloc",
        "--favours", "Favours vaccine,Favours none", "--title", "BCG", "--xlim=0.1,10",
        "--ticks=0.1,1,10", "--rob", str(sheet), "--width", "240", "--font-size", "6.5",
    ]  # fmt: skip
    assert draw(table, *options) == 0
    written = set(texts(table.parent / "plot.svg"))
    assert {"BCG", "Latitude", "Favours vaccine", "0.1", "10", "Overall", "D1"} <= written
    assert any(text.endswith("[90% CI]") for text in written)


@pytest.mark.parametrize("form", ["--cumulative", "--leave-one-out"])
def test_series(table, form):
    assert draw(table, "--measure", "RR", form, "--sort", "year") == 0
    label = "Adding Ferguson & Simes 1949" if form == "--cumulative" else "Omitting Aronson 1948"
    assert label in texts(table.parent / "plot.svg")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "bcg.csv: name the measure: RR, OR"),
        (("--measure", "MD"), "MD needs the columns m1i sd1i n1i m2i sd2i n2i or yi vi"),
        (("--measure", "RRR"), "measure 'RRR' is not known; use RR, OR"),
        (("--measure", "RR", "--layout", "lancet"), "no layout 'lancet'"),
        (("--measure", "RR", "--xlim", "1"), "--xlim has 1 numbers; give the two limits"),
        (("--measure", "RR", "--rob", "none.csv"), "none.csv: cannot be read"),
        (("--measure", "RR", "--font-size", "4"), "--font-size 4: give 6 to 14 points"),
        (("--measure", "RR", "--page-rows", "1"), "--page-rows 1: a page holds 5 rows at least"),
        (("--measure", "RR", "--font", "No Such Font"), "font 'No Such Font' is not installed"),
        (("--measure", "RR", "--columns", "ai=x"), "no column 'x'; there are slab, ai"),
        (("--measure", "RR", "--level", "500"), "level 500"),
    ],
)
def test_what_cannot_be_drawn_is_said_on_one_line(table, capsys, options, said):
    assert draw(table, *options) == 1
    error = capsys.readouterr().err
    assert said in error
    assert error.startswith("trialtrace forest: ")
    assert error.count("\n") == 1
    assert not (table.parent / "plot.svg").exists()


def test_no_file_that_was_read_is_written_over(tmp_path, capsys):
    table = tmp_path / "plot.data.csv"
    study_tables.bcg().to_csv(table, index=False)
    before = table.read_bytes()
    assert draw(table, "--measure", "RR") == 1
    assert "was read for this plot; choose another name" in capsys.readouterr().err
    assert table.read_bytes() == before


@pytest.mark.parametrize("name", ["plot.gif", "plot", "nowhere/plot.svg"])
def test_a_name_that_cannot_be_written(table, capsys, name):
    assert draw(table, "--measure", "RR", out=name) == 1
    assert re.search("no picture format|there is no folder", capsys.readouterr().err)


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ("Study,D1\nAronson 1948,Fine\n", "line 2, column 'D1': 'Fine' is no judgement; use Low"),
        ("Study,D1\nA,Low\nA,Low\n", "line 3: 'A' stands there twice"),
        ("Study\nA\n", "no judgements; name their columns D1, D2"),
    ],
)
def test_a_sheet_of_judgements_that_is_wrong(table, tmp_path, capsys, sheet, said):
    path = tmp_path / "rob.csv"
    path.write_text(sheet, encoding="utf-8")
    assert draw(table, "--measure", "RR", "--rob", str(path)) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "options", [("--groups", "one"), ("--ticks", "a,b"), ("--width", "12"), ("--left", "a,a")]
)
def test_usage_is_explained(table, capsys, options):
    with pytest.raises(SystemExit) as stop:
        draw(table, "--measure", "RR", *options)
    assert stop.value.code == 2
    assert options[0] in capsys.readouterr().err
