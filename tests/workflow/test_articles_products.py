"""The five articles, end to end: effects, trail, findings and what people get."""

from pathlib import Path

import pytest
import rispy
from trialtrace.extract.trail import EXCLUSIVE
from trialtrace.show.pictures import run_pictures
from trialtrace.tables.registry import TABLES

from tests.show.test_pictures import TOLERANCE, difference

from .articles_world import DOCS

IMAGES = Path(__file__).parents[2] / "docs/images"
pytestmark = pytest.mark.workflow


def test_the_two_effects(world):
    effects = world["effects"][world["effects"]["measure"] != ""]
    primary = effects[effects["primary"]].set_index("measure")
    assert sorted(primary.index) == ["PR", "SMD"]
    smd = primary.loc["SMD"]
    assert float(smd["yi"]) == pytest.approx(0.754857, abs=5e-7)
    assert float(smd["bound_low"]) == pytest.approx(0.710, abs=5e-4)
    assert float(smd["bound_high"]) == pytest.approx(0.828, abs=5e-4)
    assert (int(smd["n1i"]), int(smd["n2i"])) == (25, 24)
    assert smd["conditional"]
    assert smd["assumption_status"] == "open"
    pr = primary.loc["PR"]
    assert float(pr["yi"]) == pytest.approx(22 / 25, abs=1e-12)
    assert float(pr["ci_lb"]) == pytest.approx(0.700442, abs=5e-7)
    assert float(pr["ci_ub"]) == pytest.approx(0.958332, abs=5e-7)
    assert pr["conditional"]
    assert not effects["poolable"].any()


def test_every_other_result_says_why_it_has_no_effect(world):
    none = world["effects"][world["effects"]["measure"] == ""]
    assert (none["why_not"].str.len() > 20).all()
    assert set(world["studies"]["study_id"]) == set(world["effects"]["study_id"])


def test_inputs_lead_back_to_the_sentence(world):
    effects = world["effects"].set_index("measure")
    inputs = world["effect_inputs"]
    evidence = world["evidence"].set_index("evidence_id")
    mine = inputs[inputs["effect_id"] == effects.loc["SMD", "effect_id"]]
    raws = {row.name_: evidence.loc[row.evidence_id, "raw"]
            for row in mine.rename(columns={"name": "name_"}).itertuples() if row.evidence_id}  # fmt: skip
    assert {"0.01", "25", "24"} <= set(raws.values())


def test_nothing_is_pooled(world):
    assert (world["syntheses"]["estimate"].isna()).all()
    assert (world["syntheses"]["why_not"] != "").all()


def test_every_span_slices_the_text(world):
    text = {world.doc[short]: world.text[short] for short in DOCS}
    for name in ("evidence", "rejected", "citations"):
        for row in world[name].itertuples():
            document = text[row.doc_id]
            assert document[row.start : row.end] == row.raw
            assert document[row.quote_start : row.quote_start + len(row.quote)] == row.quote
            assert row.quote_start <= row.start <= row.end <= row.quote_start + len(row.quote)
    for row in world["finding_spans"].itertuples():
        assert text[row.doc_id][row.start : row.end] == row.quote


def test_one_span_supports_one_field_of_one_row(world):
    spans = world["evidence"].set_index("evidence_id")
    values = world["values"]
    owners = {}
    for value in values[values["evidence_id"] != ""].itertuples():
        if (value.table, value.field) in EXCLUSIVE:
            span = spans.loc[value.evidence_id]
            cell = (value.row_id, value.field)
            assert owners.setdefault((span.doc_id, span.start, span.end), cell) == cell


def test_no_number_without_evidence_reaches_a_table(world):
    values = world["values"]
    chosen = values[values["chosen"] & (values["status"] == "stated")]
    assert (chosen["evidence_id"] != "").all() or set(
        chosen[chosen["evidence_id"] == ""]["origin"]
    ) <= {"derived", "human", "publication"}
    known = {(v.row_id, v.field) for v in chosen.itertuples()}
    numbers = {"studies": ["n_total"], "arms": ["n"], "arm_components": ["count"],
               "results": ["value", "low", "high", "n", "p_value"]}  # fmt: skip
    for name, fields in numbers.items():
        key = TABLES[name].key[0]
        for field in fields:
            for row_id in world[name].loc[world[name][field].notna(), key]:
                assert (row_id, field) in known


FINDINGS = [
    ("CIT", ["Konda", "2012", "2009"]),
    ("CIT", ["Sakar", "2010", "2011"]),
    ("CIT", ["Sivagnanam", "et al"]),
    ("LNK", ["Gupta", "Piraccini"]),
    ("LNK", ["Rushton", "2002", "2021"]),
    ("CIT", ["28"]),
    ("NUM", ["56", "52"]),
    ("CLM", ["0.01"]),
    ("CLM", ["erythema"]),
    ("CLM", ["andomi"]),
    ("CLM", ["57%"]),
    ("CLM", ["540"]),
]


@pytest.mark.parametrize(("family", "words"), FINDINGS)
def test_findings(world, family, words):
    table = world["findings"]
    mine = table[table["code"].str.startswith(family)]["message"]
    assert any(all(w.lower() in m.lower() for w in words) for m in mine), mine.tolist()


def test_the_summary_is_printed_at_the_end(articles):
    said = articles.run.stdout + articles.run.stderr
    for words in ("5 read", "46", "results/report/index.html", "results/figures"):
        assert words in said
    assert "nothing to draw for albatross, funnel, labbe" in said


def test_the_pictures_in_the_docs_are_those_of_this_run(articles):
    drawn = dict(run_pictures(articles.folder / "data/processed"))
    assert {"forest", "forest-narrow", "run-flow", "run-coverage"} <= set(drawn)
    for name, content in drawn.items():
        kept = (IMAGES / f"{name}.png").read_bytes()
        assert difference(kept, content) < TOLERANCE, (
            f"{name}: look at it, then run `make pictures`"
        )


def test_figures_and_report_are_there(articles):
    results = Path(articles.folder) / "results"
    for name in ("forest", "effect-direction", "proportions", "flow", "citations", "coverage"):
        for ending in ("svg", "pdf", "png", "csv", "txt"):
            assert (results / "figures" / f"{name}.{ending}").stat().st_size > 0
    index = (results / "figures" / "figures.csv").read_text("utf-8")
    for name in ("albatross", "funnel", "labbe"):
        assert not (results / "figures" / f"{name}.svg").exists()
        assert f"{name}," in index
    page = (results / "report" / "index.html").read_text(encoding="utf-8")
    assert "http://" not in page.split("<main")[0].replace("http://www.w3.org", "")
    assert "0.75" in page


def test_the_works_are_there_for_reference_managers(articles, world):
    records = rispy.loads(
        (Path(articles.folder) / "results/references/works.ris").read_text("utf-8")
    )
    assert [r["id"] for r in records] == list(world["works"]["work_id"])
    abdallah = next(r for r in records if r["authors"][0].startswith("Abdallah"))
    assert (abdallah["volume"], abdallah["start_page"], abdallah["end_page"]) == (
        "20",
        "137",
        "145",
    )
