"""The citation map, the coverage of numbers and directions by outcome say what the tables say."""

from __future__ import annotations

import pandas as pd
import pytest
import trialtrace
from matplotlib.colors import to_hex
from trialtrace.show.figures.cells import records
from trialtrace.show.figures.citations.draw import draw_citations, paged
from trialtrace.show.figures.citations.plan import plan_citations
from trialtrace.show.figures.citations.words import data_of as citation_data
from trialtrace.show.figures.coverage.draw import bins_of, draw_coverage
from trialtrace.show.figures.coverage.plan import plan_coverage
from trialtrace.show.figures.coverage.words import data_of as coverage_data
from trialtrace.show.figures.direction.arrows import shade_of
from trialtrace.show.figures.direction.draw import draw_directions
from trialtrace.show.figures.direction.plan import plan_directions
from trialtrace.show.figures.direction.risk import overall_risks, unmatched
from trialtrace.show.figures.direction.tally import draw_tallies, pages_of, tallies_of
from trialtrace.show.figures.direction.words import data_of, tally_text
from trialtrace.show.figures.forest.plan import study_names
from trialtrace.show.figures.forest.studies.risk_sheet import read_risk_sheet
from trialtrace.show.figures.people import study_labels
from trialtrace.show.figures.style import Style
from trialtrace.tables.errors import TrialtraceError

from tests.show.figures import figure_cases
from tests.show.figures import plot_cases as cases

STYLE = Style(dpi=72)


def gids(figure) -> set[str]:
    return {str(a.get_gid()) for a in figure.artists}


def test_each_mark_of_a_citation_map_is_a_link_of_the_tables():
    plan = plan_citations(cases.bibliography("Ng", 12))
    figure = draw_citations(plan, STYLE)
    marks = {gid for gid in gids(figure) if gid.split(":")[0] in ("listed", "cited", "told")}
    data = citation_data(plan)
    assert marks == {f"{r.link}:{r.work_id}:{r.doc_id}" for r in data.itertuples()}
    # W5: listed in D0 and D1, a study of it told in D0. W6: cited in both. W7: only listed.
    links = {(r.work_id, r.doc_id): r.link for r in data.itertuples()}
    assert links["W5", "D0"] == "told"
    assert links["W5", "D1"] == "listed"
    assert {links["W6", "D1"], links["W6", "D3"]} == {"cited"}
    assert {how for (work, _), how in links.items() if work == "W7"} == {"listed"}
    row = data[(data["work_id"] == "W5") & (data["doc_id"] == "D0")].iloc[0]
    assert (row["study_ids"], row["trial_ids"]) == ("S5", "T5")


def test_told_works_stand_first_and_no_mention_is_lost():
    plan = plan_citations(cases.bibliography("Ng", 12))
    hows = [row.most for row in plan.rows]
    assert hows == sorted(hows, key=("told", "cited", "listed").index)
    assert plan.loose == (("names nobody", 1),)


def test_pages_of_a_citation_map_hold_every_work_once():
    plan = plan_citations(cases.bibliography("Ng", 300))
    pages = paged(plan, STYLE)
    assert [row.key for page in pages for row in page.rows] == [row.key for row in plan.rows]
    assert all(draw_citations(p, STYLE).get_size_inches()[1] * 25.4 < 245 for p in pages)
    assert [bool(page.loose) for page in pages] == [False] * (len(pages) - 1) + [True]


def test_many_documents_give_a_bar_for_each_shared_work():
    plan = plan_citations(cases.bibliography("Ng", 60, documents=20))
    shapes = {a.get_gid(): a for a in draw_citations(plan, STYLE).artists if a.get_gid()}
    assert "listed:W7" in shapes
    # W0 stands in D0 and D1: told in one, cited in the other; both parts are as long.
    told, cited = (shapes[f"{how}:W0"].get_xy()[:, 0] for how in ("told", "cited"))
    assert told.max() == pytest.approx(cited.min())
    assert told.max() - told.min() == pytest.approx(cited.max() - cited.min())


def test_numbers_are_counted_once_and_words_are_none():
    tables = cases.numbers("Ng", 5)
    plan = plan_coverage(tables["documents"], tables["evidence"], tables["rejected"])
    # D3 has a size, a mean and a direction (no number), and four numbers set aside.
    third = plan.documents[3]
    assert (third.used, third.total, third.share) == (2, 6, pytest.approx(1 / 3))
    assert dict(third.data) == {"arms.n": 1, "results.mean": 1}
    sizes = tables["evidence"][tables["evidence"]["label"] == "arms.n"]
    twice = pd.concat([tables["evidence"], sizes.assign(label="results.n")])
    again = plan_coverage(tables["documents"], twice, tables["rejected"])
    assert [d.used for d in again.documents] == [d.used for d in plan.documents]
    data = coverage_data(plan)
    assert data["numbers"].sum() == plan.total
    assert data[data["what"] == "data"]["numbers"].sum() == plan.used


def test_bars_of_coverage_are_as_long_as_their_shares():
    tables = cases.numbers("Ng", 5)
    plan = plan_coverage(tables["documents"], tables["evidence"], tables["rejected"])
    shapes = {a.get_gid(): a for a in draw_coverage(plan, STYLE).artists if a.get_gid()}
    for document in plan.documents[2:4]:
        used, aside = (
            float(xy[:, 0].max() - xy[:, 0].min())
            for xy in (shapes[f"{k}:{document.doc_id}"].get_xy() for k in ("data", "aside"))
        )
        assert used / (used + aside) == pytest.approx(document.share)


def test_many_documents_are_counted_by_their_share():
    tables = cases.numbers("Ng", 80)
    plan = plan_coverage(tables["documents"], tables["evidence"], tables["rejected"])
    counts = bins_of(plan)
    assert sum(counts) == 80
    assert counts[0] == sum(document.share < 0.1 for document in plan.documents)
    assert "bin:0" in gids(draw_coverage(plan, STYLE))


def test_directions_by_outcome_hold_each_vote_once():
    plan = cases.tally_plan("Trial", 60)
    pages = pages_of(plan, STYLE)
    tallies = tallies_of(plan)
    drawn = {gid for page in pages for gid in gids(draw_tallies(page, STYLE))}
    told = [
        (row.study_id, cell)
        for row in plan.studies
        for cell in row.cells
        if cell.way != "unclear" and cell.outcome in {t.name for t in tallies}
    ]
    assert {f"direction:{study}:{cell.way}" for study, cell in told} <= drawn
    assert sum(sum(t.votes.values()) for t in tallies) == len(told)
    names = {tally.name for tally in tallies}
    silent = [c for row in plan.studies for c in row.cells if c.way == "unclear"]
    assert sum(t.silent for t in tallies) == sum(c.outcome in names for c in silent) > 0
    data = data_of(plan, tallies)
    assert len(data) == 120
    assert data["drawn"].sum() == len(told)


def test_an_outcome_of_one_trial_has_no_line_and_is_counted_below():
    plan = cases.tally_plan("Trial", 60)
    assert all(len(tally.told) >= 2 for tally in tallies_of(plan))
    note = pages_of(plan, STYLE)[-1].note
    assert note.startswith("Not drawn: 48 further outcomes of which 1 trial tells the direction")
    assert note in tally_text(tallies_of(plan), note)


def test_an_outcome_higher_than_a_page_goes_on_without_counting_its_votes_again():
    plan = cases.tally_plan("Trial", 60 * 9)
    pages = pages_of(plan, STYLE)
    parts = [t for page in pages for t in page.tallies if t.name.startswith("Trial 0")]
    for page in pages:
        assert draw_tallies(page, STYLE).get_size_inches()[1] * 25.4 < 240
    assert sum(len(part.told) for part in parts) == 48
    assert sum(bool(part.votes) for part in parts) == 1


def test_two_hundred_sparse_trials_make_few_pages():
    # Every trial tells three outcomes that nobody else tells, and one of nine that many tell.
    assert len(pages_of(cases.tally_plan("Trial", 200), STYLE)) <= 3


def test_trials_with_one_name_get_that_of_their_document():
    studies = [
        {"study_id": f"S{i}", "trial_id": f"T{i}", "doc_id": f"D{i}", "label": label}
        for i, label in enumerate(("unnamed study", "unnamed study", "Ng 2001", "Ng 2001"))
    ]
    documents = [{"doc_id": f"D{i}", "path": f"folder/file-{i}.txt"} for i in range(4)]
    assert list(study_labels(studies, documents).values()) == [
        "file-0", "file-1", "Ng 2001 (file-2)", "Ng 2001 (file-3)",
    ]  # fmt: skip
    assert list(study_labels(studies).values()) == [
        "Unnamed study (a)", "Unnamed study (b)", "Ng 2001 (a)", "Ng 2001 (b)",
    ]  # fmt: skip


def test_several_results_of_one_outcome_are_mixed_where_they_differ():
    figure = trialtrace.show.effect_direction(
        ["A", "A", "B", "B"], ["pain"] * 4, [1, -1, "increase", ""], ni=[40, 40, None, None],
        style=STYLE,
    )  # fmt: skip
    assert {g for g in gids(figure) if g.startswith("direction:")} == {
        "direction:A:mixed", "direction:B:up",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda s: s.funnel([0.1], [0.2], [0.3]), "either vi or sei"),
        (lambda s: s.funnel([0.1, 0.2], [0.2]), "yi has 2, vi has 1"),
        (lambda s: s.funnel([0.1], [-0.2]), "vi must be above 0"),
        (lambda s: s.funnel([None], [0.2]), "no study"),
        (lambda s: s.labbe([5], [4], [1], [4]), "row 1 .Study 1.: events must lie between"),
        (lambda s: s.labbe([5]), "give ai with n1i or bi"),
        (lambda s: s.labbe([1], [4], [1], [4], measure="HR"), "no measure 'HR'"),
        (lambda s: s.albatross([0.0], [40], [1]), "p lies above 0"),
        (lambda s: s.albatross([0.05], [40], [0], relation=["<"]), "needs a direction"),
        (lambda s: s.albatross(["x"], [40], [1]), "pval, row 1: 'x' is no number"),
        (lambda s: s.proportions([5], [4]), "xi must lie between 0 and ni"),
        (lambda s: s.effect_direction(["A"], ["b"], ["sideways"]), "'sideways' is not one of"),
        (lambda s: s.effect_direction(["A", "A"], ["b", "c"], [1, 1], ni=[3, 4]), "different ni"),
        (lambda s: s.funnel("abc", [1]), "yi must be a list"),
    ],
)  # fmt: skip
def test_wrong_columns_are_named(call, told):
    with pytest.raises(TrialtraceError, match=told):
        call(trialtrace.show)


def test_labbe_takes_people_without_the_event_as_metafor_does():
    figure = trialtrace.show.labbe([5], ci=[10], bi=[35], di=[30], style=STYLE)
    line = next(one for one in figure.axes[0].lines if one.get_gid() == "point:0")
    assert (line.get_xdata()[0], line.get_ydata()[0]) == (25.0, 12.5)


def test_a_sheet_of_judgements_shades_the_arrows_of_its_studies():
    sheet = read_risk_sheet(
        pd.DataFrame(
            {
                "Study": ["gupta 2023", "Moftah 2013", "Nobody 1999"],
                "D1": ["Low", "Low", "Low"], "Overall": ["Some concerns", "Serious", "Low"],
            }
        )
    )  # fmt: skip
    tables = figure_cases.five_articles()
    studies = records(tables["studies"])
    risks = overall_risks(sheet, studies)
    assert risks == {"S1": "some", "S3": "high"}
    assert unmatched(sheet, studies) == ["nobody 1999"]
    names = ("studies", "arms", "outcomes", "results", "effects", "documents")
    plan = plan_directions(*(tables[name] for name in names), risks)
    figure = draw_directions(plan, STYLE)
    faces = {
        str(a.get_gid()): to_hex(a.get_facecolor())
        for a in figure.artists
        if str(a.get_gid()).startswith("direction:")
    }
    assert faces["direction:S1:up"] == shade_of(STYLE, "some")
    assert faces["direction:S3:up"] == shade_of(STYLE, "high")
    assert faces["direction:S4:up"] == STYLE.paper
    assert set(data_of(plan)["risk_of_bias"]) == {"some", "high", ""}


def test_a_sheet_without_an_overall_judgement_shades_nothing():
    sheet = read_risk_sheet(pd.DataFrame({"Study": ["Gupta 2023"], "D1": ["Low"]}))
    assert overall_risks(sheet, records(figure_cases.five_articles()["studies"])) == {}


def test_a_forest_names_nameless_trials_by_their_document():
    effects = [
        {"effect_id": f"F{i}", "slab": label, "study_id": f"S{i}", "trial_id": f"T{i}"}
        for i, label in enumerate(("unnamed study", "unnamed study", "Ng 2001", "Ng 2001"))
    ]
    files = {f"S{i}": f"file-{i}" for i in range(4)}
    assert list(study_names(effects, {}, files).values()) == [
        "file-0", "file-1", "Ng 2001 (a)", "Ng 2001 (b)",
    ]  # fmt: skip
    assert study_names(effects, {}, {})["F1"] == "Unnamed study (b)"
