"""Forest plots of a run: what they say in words: assumptions, reasons, sides, notes, alt text."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from trialtrace.show.figures.forest import forest
from trialtrace.show.figures.forest.draw import page_of
from trialtrace.show.figures.forest.reading import reading_cell
from trialtrace.show.figures.forest.rows import Note
from trialtrace.show.figures.forest.words import alt_text, data_of
from trialtrace.show.figures.marks import Text
from trialtrace.tables.errors import TrialtraceError

from tests.show.figures import figure_cases as cases
from tests.show.figures.forest_parts import STYLE, artists, draw, plan_of, row_of, words


def test_the_two_numbers_of_the_five_articles():
    figure = draw(cases.five_articles())
    found = artists(figure)
    assert found["estimate:F1"].get_xdata()[0] == 0.754857
    assert tuple(found["rounding:F1"].get_xdata()) == (0.710, 0.828)
    assert found["estimate:F3"].get_xdata()[0] == 0.88
    assert tuple(found["interval:F3"].get_xdata()) == (0.700442, 0.958332)
    assert "rounding:F3" not in found
    assert {"0.75 [0.18, 1.33]", "88 [70, 96]", "25 vs 24", "22/25"} <= set(words(figure))
    titles = [str(axes.get_gid()) for axes in figure.axes][:2]
    assert titles == [
        "panel:Efficacy: standardised mean difference (Hedges’ g)",
        "panel:Harm: proportion of participants, one group, compared with nothing",
    ]


def test_assumptions_get_letters_and_stand_below():
    plan = plan_of(cases.five_articles())
    assert [(note.mark, note.text) for note in plan.assumptions] == [
        ("a", cases.P_BETWEEN),
        ("b", cases.POOLED_T),
        ("c", cases.ALL_ANALYSED),
        ("d", cases.ALL_ASSESSED),
    ]
    assert [row.cells["assumes"] for panel in plan.panels for row in panel.effects] == [
        "a, b, c",
        "d",
    ]


def test_what_an_effect_was_computed_from_and_where_that_stands():
    plan = plan_of(cases.five_articles())
    cells = [row.cells["reading"] for panel in plan.panels for row in panel.effects]
    assert [cell.replace("\u00a0", " ") for cell in cells] == ["p = 0.01 [1]", "88% [1]"]
    assert [(note.mark, note.text) for note in plan.sources] == [
        ("[1]", "003_d3.txt: Hair mesotherapy: everything you need to know")
    ]


def test_everything_without_an_effect_is_listed_with_its_reason():
    tables = cases.five_articles()
    plan = plan_of(tables)
    listed = {key: row.why_not for row in plan.absent for key in row.effect_ids}
    without = tables["effects"][tables["effects"]["yi"].isna()]
    assert listed == dict(zip(without["effect_id"], without["why_not"], strict=True))
    together = next(row for row in plan.absent if len(row.effect_ids) == 2)
    assert together.outcome == "Late-onset scarring; hair loss"


def test_favours_labels_only_where_polarity_is_known():
    assert words(draw(cases.ratio_meta()), "favours") == [
        "Favours BCG vaccine",
        "Favours no vaccine",
    ]
    tables = cases.ratio_meta()
    better = tables["effects"].assign(polarity="higher_better")
    assert words(draw({**tables, "effects": better}), "favours") == [
        "Favours no vaccine",
        "Favours BCG vaccine",
    ]
    unclear = tables["effects"].assign(polarity="unclear")
    assert words(draw({**tables, "effects": unclear}), "favours") == []


def test_nothing_to_draw_is_said():
    assert words(draw(cases.empty()))[0] == "No study with a result was found."
    tables = cases.five_articles()
    effects = tables["effects"][tables["effects"]["yi"].isna()].reset_index(drop=True)
    texts = words(draw({**tables, "effects": effects}))
    assert texts[0] == "No result gives an effect size."
    assert "a direction is stated, and no number" in texts


def test_only_effects_are_needed():
    tables = cases.five_articles()
    figure = forest(tables["effects"], style=STYLE)
    assert artists(figure)["estimate:F1"].get_xdata()[0] == 0.754857


def test_data_holds_what_is_plotted_with_its_row():
    tables = cases.ratio_meta()
    plan = plan_of(tables)
    data = data_of(plan, tables["effects"])
    drawn = data[data["drawn_as"] == "stated"].set_index("effect_id")
    for key in tables["effects"]["effect_id"]:
        row = row_of(tables, key)
        assert (drawn.loc[key, "x"], drawn.loc[key, "x_low"]) == (row["yi"], row["ci_lb"])
    pooled = data[data["drawn_as"] == "pooled"].set_index("synthesis_id")
    assert pooled["x"].to_dict() == {"Y1": -0.4303, "Y2": -0.7145}
    five = cases.five_articles()
    listed = data_of(plan_of(five), five["effects"])
    assert set(listed["effect_id"]) == set(five["effects"]["effect_id"])
    assert listed.set_index("effect_id").loc["F1", "evidence_ids"].split("; ")[-1] == "E1"


def test_alt_text_tells_the_numbers_and_what_they_assume():
    text = alt_text(plan_of(cases.five_articles()))
    assert "Gupta 2023, Hair shaft diameter: 0.75 [0.18, 1.33], conditional (assumes: the p" in text
    assert "Duque-Estrada 2009, Secondary hair loss: two cases" in text


def test_an_unknown_layout_is_refused():
    with pytest.raises(TrialtraceError, match="no layout 'lancet'; there are default"):
        forest(cases.empty()["effects"], layout="lancet")


def test_a_letter_that_is_missing_is_said_to_be():
    tables = cases.many(2, label="高血压")
    texts = words(draw(tables))
    assert "□□□ 1980" in texts
    assert texts[-1].startswith("□ stands for a letter that the font does not hold")
    data = data_of(plan_of(tables), tables["effects"])
    assert data.loc[0, "slab"] == "高血压 1980"
    assert not any("□" in text for text in words(draw(cases.ratio_meta())))


def test_a_size_that_is_not_known_leaves_its_place():
    tables = cases.many(3)
    effects = tables["effects"].copy()
    effects.loc[0, "n1i"] = pd.NA
    effects.loc[1, "n2i"] = pd.NA
    effects.loc[2, ["n1i", "n2i"]] = pd.NA
    rows = plan_of({**tables, "effects": effects}).panels[0].effects
    assert [(row.cells.get("n1", ""), row.cells.get("n2", "")) for row in rows] == [
        ("?", "21"),
        ("21", "?"),
        ("", ""),
    ]


def test_inputs_of_every_kind_are_told_in_words():
    inputs = {"n1i": "40", "hazard_ratio": "0.72", "low": "0.55", "high": "0.94", "direction": "up"}
    assert reading_cell(inputs, [2, 1]).replace("\u00a0", " ") == (
        "hazard ratio 0.72; [0.55, 0.94] [1, 2]"
    )
    means = {"m1i": "12.1", "sd1i": "3.2", "m2i": "10.0", "sd2i": "3.0", "n1i": "30", "n2i": "31"}
    assert reading_cell(means, []) == "12.1 (SD 3.2) vs 10.0 (SD 3.0)"
    assert reading_cell({"p": "< 0.05"}, []).replace("\u00a0", " ") == "p < 0.05"


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"percent1i": "77", "percent2i": "70"}, "77% vs 70%"),
        (
            {"m1i": "-0.41", "sd1i": "12.124121162606423", "m2i": "36.9", "sd2i": "8.6"},
            "−0.41 (SD 12.12) vs 36.9 (SD 8.6)",
        ),
        (
            {"low_1": "38.0", "high_1": "41.2", "low_2": "35.4", "high_2": "38.4"},
            "[38.0, 41.2] vs [35.4, 38.4]",
        ),
        ({"mean_difference": "-0.55", "low": "-0.75", "high": "0.123456"},
         "mean difference −0.55; [−0.75, 0.123456]"),
    ],
)  # fmt: skip
def test_inputs_of_two_groups_stand_together_and_computed_ones_are_short(inputs, said):
    assert reading_cell(inputs, [3]).replace("\u00a0", " ") == f"{said} [3]"


def test_why_an_effect_was_not_pooled_comes_from_its_row_or_the_synthesis():
    tables = cases.ratio_meta()
    members = tables["synthesis_members"]
    out = members["effect_id"] == "G07"
    members = members.assign(
        included=members["included"] & ~out,
        weight=members["weight"].where(~out),
        why_not=members["why_not"].where(~out, "its trial is in the summary already"),
    )
    plan = plan_of({**tables, "synthesis_members": members})
    name = row_of(tables, "G07")["slab"]
    assert [note.text for note in plan.remarks] == [
        f"Not pooled: {name} (tuberculosis) – its trial is in the summary already."
    ]


def test_what_to_be_careful_with_stands_below():
    tables = cases.ratio_meta()
    syntheses = tables["syntheses"].assign(why_not=["", "final and change values are mixed"])
    plan = plan_of({**tables, "syntheses": syntheses})
    assert [note.text for note in plan.remarks] == [
        "BCG against tuberculosis: final and change values are mixed."
    ]


def test_the_lead_counts_what_stands_there_and_what_does_not():
    tables = cases.five_articles()
    lead = plan_of(tables).lead
    documents = len(tables["documents"])
    words_of = {5: "five", 4: "four", 3: "three", 2: "two", 1: "one", 6: "six", 7: "seven"}
    drawn = tables["effects"]["yi"].notna() & tables["effects"]["primary"]
    absent = tables["effects"]["yi"].isna().sum()
    assert lead.startswith(
        f"{words_of[drawn.sum()].capitalize()} effect sizes could be computed from "
        f"{words_of[documents]} documents"
    )
    assert f"{words_of[absent].capitalize()} other results give no effect size" in lead
    assert "hollow: each rests on assumptions, lettered below" in lead
    assert alt_text(plan_of(tables)).startswith(lead)


def test_a_plot_where_nothing_is_assumed_or_missing_has_no_lead():
    assert plan_of(cases.ratio_meta()).lead == ""


def test_without_a_polarity_the_sides_say_with_whom_the_outcome_is_higher():
    tables = cases.ratio_meta()
    unclear = tables["effects"].assign(polarity="unclear")
    drawn = draw({**tables, "effects": unclear})
    assert words(drawn, "higher") == ["More often with no vaccine", "More often with BCG vaccine"]
    mixed = unclear.assign(experimental=["a", *["b"] * (len(unclear) - 1)])
    assert words(draw({**tables, "effects": mixed}), "higher") == []


def test_many_documents_stand_behind_each_other():
    plan = plan_of(cases.five_articles())
    few = page_of(plan, STYLE)
    notes = tuple(Note(f"[{place}]", f"document-{place}.txt") for place in range(1, 123))
    many = page_of(replace(plan, sources=notes), STYLE)
    assert many.height - few.height < 40 * STYLE.line
    text = " ".join(mark.text for mark in many.marks if isinstance(mark, Text))
    assert "[121]\u00a0document-121.txt; [122]\u00a0document-122.txt" in text
