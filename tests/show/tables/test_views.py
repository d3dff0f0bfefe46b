"""What each view says of a small corpus."""

import pytest
from trialtrace.show.tables.book import Book
from trialtrace.show.tables.stage import views
from trialtrace.show.tables.view import Cell, Column, Line, Target, View, stack


@pytest.fixture
def shown(invented):
    return {view.name: view for view in views(Book.of(invented.tables()))}


def cells(view, about):
    line = next(line for line in view.lines if line.about.id == about)
    return dict(zip((c.key for c in view.columns), line.cells, strict=True))


def test_a_number_brings_the_sentence_it_was_read_in(shown):
    cell = cells(shown["studies"], "Slind")["n_total"]
    assert cell.text == "120"
    assert (cell.origin, cell.status, cell.value_id) == ("document", "stated", "V120")
    (source,) = cell.sources
    assert (source.raw, source.rule, source.tier) == ("120", "n_adults", "sure")
    assert source.quote.startswith("Lind 2016 followed 120 adults")


def test_a_value_that_was_not_chosen_lends_nothing_to_the_cell(shown):
    cell = cells(shown["studies"], "Sknee")["n_total"]
    assert (cell.text, cell.origin) == ("18", "document")


def test_absent_is_said_in_words(shown, invented):
    assert cells(shown["studies"], "Sknee")["design"].text == "not stated"
    assert cells(shown["studies"], "Slind")["design"].text == ""


def test_conflict_shows_itself_with_all_its_sources(invented):
    row = next(r for r in invented.rows["studies"] if r["study_id"] == "Slind")
    row["n_total"] = None
    for value in invented.rows["values"]:
        if value["row_id"] == "Slind":
            value |= {"chosen": False, "status": "conflict"}
    invented.rows["values"].append(
        invented.rows["values"][0] | {"value_id": "V60c", "evidence_id": "E60b", "value": "60"}
    )
    view = next(v for v in views(Book.of(invented.tables())) if v.name == "studies")
    cell = cells(view, "Slind")["n_total"]
    assert cell.text == "in conflict"
    assert {source.raw for source in cell.sources} == {"120", "60"}


def test_rows_stand_in_the_order_of_the_files(shown):
    assert [line.about.id for line in shown["studies"].lines] == ["Slind", "Sknee"]
    assert [line.about.id for line in shown["documents"].lines] == ["Dbad", "Dsalt", "Dknee"]


def test_p_keeps_its_relation(invented):
    invented.rows["results"][0]["p_relation"] = "<"
    view = next(v for v in views(Book.of(invented.tables())) if v.name == "results")
    cell = cells(view, "Xp")["p_value"]
    assert cell.text == "< 0.02"
    assert [source.raw for source in cell.sources] == ["0.02"]


def test_an_outcome_without_result_keeps_its_row(shown):
    assert [line.about for line in shown["results"].lines] == [
        Target("result", "Xp"),
        Target("result", "Xhead"),
        Target("outcome", "Opain"),
    ]


def test_effects_are_shown_on_the_scale_of_people(shown):
    ratio = cells(shown["effects"], "Fhead")
    assert [ratio[k].text for k in ("measure", "scale", "estimate", "low", "high", "state")] == [
        "Risk ratio",
        "ratio",
        "2.000",
        "1.000",
        "4.000",
        "poolable",
    ]
    difference = cells(shown["effects"], "Fpres")
    assert (difference["estimate"].text, difference["state"].text) == ("-0.430", "conditional")
    assert "n1i = 60 (“Lind 2016" in difference["inputs"].text
    assert "ti = 2.36 (t from p and df)" in difference["inputs"].text
    none = cells(shown["effects"], "Fnone")
    assert (none["estimate"].text, none["state"].text) == ("", "no effect")
    assert none["why_not"].text == "no number is given"


def test_findings_come_worst_first_and_waived_last(shown):
    assert [line.about.id for line in shown["findings"].lines] == ["Gyear", "Gp", "Gold"]
    first = cells(shown["findings"], "Gyear")
    assert first["quotes"].text == "2016 followed 120 … 2015"
    # The warning is about a result of the study, the note about the study itself.
    assert cells(shown["studies"], "Slind")["n_findings"].text == "2"
    assert first["about"].text == "citation: Lind 2016"


def test_references_name_their_work_and_count_their_citations(shown):
    row = cells(shown["references"], "Rlind")
    assert [row[k].text for k in ("authors", "year", "work", "cited", "method")] == [
        "Lind B; Rossi A",
        "2015",
        "Lind 2015",
        "1",
        "single",
    ]
    assert cells(shown["citations"], "Clind")["candidates"].text == "Lind 2015 (0.80)"


def test_stacked_views_keep_columns_of_different_meaning_apart():
    arms = View(
        "a", "A", (Column("n", "Size"), Column("id", "id", "id")), (line("arm", "60", "A1"),)
    )
    assessed = View("b", "B", (Column("n", "Assessed"),), (line("result", "58"),))
    both = stack("both", "Both", (arms, assessed))
    assert [c.name for c in both.columns] == ["Row", "Size", "Assessed", "id"]
    assert [[c.text for c in row.cells] for row in both.lines] == [
        ["arm", "60", "", "A1"],
        ["result", "", "58", ""],
    ]


def line(kind, *texts):
    return Line(Target(kind, "1"), tuple(Cell(text) for text in texts))
