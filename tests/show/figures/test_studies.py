"""Forest plots of studies: what is plotted is what the tables and the models say."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
import trialtrace
from matplotlib.lines import Line2D
from matplotlib.text import Text
from trialtrace.show import forest, forest_pages
from trialtrace.show.figures.forest.layouts import LAYOUTS
from trialtrace.show.figures.forest.rows import EffectRow, HeadingRow, NoteRow, PooledRow
from trialtrace.show.figures.forest.studies.api import forest_plan
from trialtrace.show.figures.forest.studies.words import DATA_COLUMNS, alt_text, data_of
from trialtrace.stats import cumul, escalc, leave1out, rma
from trialtrace.tables.errors import TrialtraceError

from tests.show.figures import study_tables

BCG = study_tables.bcg()
COUNTS = {name: BCG[name] for name in ("ai", "n1i", "ci", "n2i")}


def artists(figure):
    found = {}
    for axes in figure.axes:
        for artist in (*axes.lines, *axes.patches):
            if artist.get_gid():
                found[artist.get_gid()] = artist
    return found


def words(figure, gid=""):
    texts = [a for a in figure.artists if isinstance(a, Text)]
    return [t.get_text().replace("\u00a0", " ") for t in texts if not gid or t.get_gid() == gid]


def rows_of(plan, kind):
    return [row for row in plan.panels[0].rows if isinstance(row, kind)]


def notes(plan):
    said = [row.text for row in rows_of(plan, NoteRow)] + list(plan.panels[0].foot)
    return [text.replace("\u00a0", " ") for text in said]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_plotted_coordinates_are_escalcs_and_the_models(layout):
    effects = escalc("RR", **COUNTS)
    fit = rma(effects["yi"], effects["vi"], test="knha")
    found = artists(forest(BCG, measure="RR", layout=layout, test="knha"))
    for row, (yi, vi) in enumerate(effects.to_numpy(), start=1):
        assert found[f"estimate:{row}"].get_xdata()[0] == yi
        assert not {f"clipped-{side}-interval:{row}" for side in ("low", "high")} & found.keys()
        half = 1.959964 * math.sqrt(vi)
        limits = found[f"interval:{row}"].get_xdata()
        assert tuple(limits) == pytest.approx((yi - half, yi + half), abs=1e-5)
    corners = sorted({x for x, _ in found["pooled:total:REML"].get_xy()})
    assert corners == pytest.approx([fit.ci_lb, fit.beta, fit.ci_ub])
    bar = found["prediction:total:REML"]
    assert (bar.get_x(), bar.get_x() + bar.get_width()) == pytest.approx((fit.pi_lb, fit.pi_ub))


def test_the_numbers_that_metafor_prints_for_the_bcg_trials():
    # rma(yi, vi, data = escalc("RR", …)): 0.4894 [0.3441, 0.6962], tau² 0.3132, I² 92.22, QE 152.23
    plan = forest_plan(BCG, measure="RR", layout="default")
    assert rows_of(plan, PooledRow)[0].cells["estimate"] == "0.49 [0.34, 0.70]"
    assert "Heterogeneity: τ² = 0.313, Q = 152.23, df = 12, p < 0.001, I² = 92.2%" in notes(plan)
    # rma.mh(measure = "RR"): 0.6353 [0.5881, 0.6862], QE 152.5676
    fixed = forest_plan(BCG, measure="RR", models="MH", layout="revman5")
    assert rows_of(fixed, PooledRow)[0].cells["estimate"] == "0.64 [0.59, 0.69]"
    assert fixed.panels[0].headers["estimate"] == "Risk Ratio\nM-H, Fixed, 95% CI"
    assert "Heterogeneity: Chi² = 152.57, df = 12 (P < 0.00001); I² = 92%" in notes(fixed)
    weights = [row.cells["weight0"] for row in rows_of(fixed, EffectRow)]
    assert (weights[0], weights[7]) == ("0.7%", "31.7%")


def test_arrays_a_table_and_a_fit_draw_the_same():
    effects = escalc("RR", **COUNTS)
    of_fit = artists(forest(rma(effects["yi"], effects["vi"]), measure="RR", slab=BCG["slab"]))
    of_arrays = artists(forest(measure="RR", slab=BCG["slab"], **COUNTS))
    for gid in ("estimate:5", "interval:5"):
        np.testing.assert_allclose(of_fit[gid].get_xdata(), of_arrays[gid].get_xdata())
    np.testing.assert_allclose(
        of_fit["pooled:total:REML"].get_xy(), of_arrays["pooled:total:REML"].get_xy()
    )
    assert "Aronson 1948" in words(forest(BCG, measure="RR"))


def test_sums_weights_and_counts_stand_beside_the_plot():
    plan = forest_plan(BCG, measure="RR", layout="bmj", models=("EE", "REML"))
    first = rows_of(plan, EffectRow)[0]
    assert (first.cells["joined1"], first.cells["joined2"]) == ("4/123", "11/139")
    assert (first.cells["weight0"], first.cells["weight1"]) == ("0.5", "5.1")
    common, random = rows_of(plan, PooledRow)
    assert common.cells["joined1"].replace("\u2009", " ") == "1065/191 064"
    assert common.cells["weight0"] == random.cells["weight1"] == "100.0"
    assert "joined1" not in random.cells
    assert plan.panels[0].spanners["joined1"] == "No of events/total"


def test_groups_have_headings_diamonds_and_a_test():
    plan = forest_plan(BCG, measure="RR", subgroup="alloc", test="knha", layout="revman5")
    assert [row.text for row in rows_of(plan, HeadingRow)] == ["Random", "Alternate", "Systematic"]
    shown = [row.cells["estimate"] for row in rows_of(plan, PooledRow)]
    assert shown[0] == "0.38 [0.20, 0.70]"
    assert shown[-1] == "0.49 [0.33, 0.73]"
    assert [row.label for row in rows_of(plan, PooledRow)][1:].count("Subtotal (95% CI)") == 2
    # R's meta prints for these data: Chi² = 2.04, df = 2 (P = 0.3609)
    assert "Test for subgroup differences: Chi² = 2.04, df = 2 (P = 0.36), I² = 1.9%" in notes(plan)


def test_one_study_of_a_group_is_not_pooled_but_compared():
    data = BCG.assign(alloc=["alone", *["other"] * 12])
    plan = forest_plan(data, measure="RR", subgroup="alloc")
    assert [row.synthesis_id for row in rows_of(plan, PooledRow)] == [
        "subtotal:other:REML",
        "total:REML",
    ]
    assert any(text.startswith("Test for subgroup differences") for text in notes(plan))
    single = forest_plan(BCG.head(1), measure="RR")
    assert rows_of(single, PooledRow) == []
    assert [n.text for n in single.remarks] == [
        "Nothing is pooled: fewer than two studies have an effect to pool."
    ]


@pytest.mark.parametrize(("form", "series"), [("cumulative", cumul), ("leave-one-out", leave1out)])
def test_series_are_those_of_the_statistics(form, series):
    effects = escalc("RR", **COUNTS)
    expected = series(rma(effects["yi"], effects["vi"], test="knha"))
    figure = forest(BCG, measure="RR", form=form, test="knha")
    found = artists(figure)
    for row in range(13):
        assert found[f"estimate:{row + 1}"].get_xdata()[0] == pytest.approx(expected.estimate[row])
    plan = forest_plan(BCG, measure="RR", form=form, order="-year")
    first = rows_of(plan, EffectRow)[:2]
    names = [row.cells["study"] for row in first]
    added = form == "cumulative"
    assert names == [
        "TPT Madras 1980" if added else "Omitting TPT Madras 1980",
        ("Adding " if added else "Omitting ") + "Hart & Sutherland 1977",
    ]


def test_rows_are_sorted_by_columns_effects_and_weights():
    def order(by):
        plan = forest_plan(BCG, measure="RR", order=by)
        return [row.cells["study"] for row in rows_of(plan, EffectRow)]

    assert order("year")[0] == "Aronson 1948"
    assert order("-year")[0] == "TPT Madras 1980"
    assert order("effect")[-1] == "Comstock & Webster 1969"
    assert order("-weight")[0] == "TPT Madras 1980"
    assert order("slab")[0] == "Aronson 1948"
    with pytest.raises(TrialtraceError, match="cannot sort by 'size'; use one of effect, weight"):
        order("size")


def test_favours_only_where_the_polarity_is_known():
    assert forest_plan(BCG, measure="RR").panels[0].favours is None
    worse = forest_plan(BCG, measure="RR", polarity="higher_worse", groups=("BCG", "Control"))
    assert worse.panels[0].favours == ("Favours BCG", "Favours control")
    better = forest_plan(BCG, measure="RR", polarity="higher_better", layout="jama")
    assert better.panels[0].favours == ("Favors control", "Favors experimental")
    of_table = forest_plan(BCG.assign(polarity="higher_worse"), measure="RR")
    assert of_table.panels[0].favours == ("Favours experimental", "Favours control")
    mixed = BCG.assign(polarity=["higher_worse"] * 12 + ["unclear"])
    assert forest_plan(mixed, measure="RR").panels[0].favours is None


def test_limits_and_ticks_are_given_as_people_read_them():
    figure = forest(BCG, measure="RR", xlim=(0.25, 4), ticks=(0.25, 1, 4, 9))
    assert figure.axes[0].get_xlim() == pytest.approx((-math.log(4), math.log(4)))
    assert words(figure, "tick") == ["0.25", "1", "4"]
    found = artists(figure)
    # Ferguson & Simes: 0.20 lies beyond 0.25, and only an arrow says so.
    assert "estimate:2" not in found
    assert "clipped-low-beyond:2" in found
    with pytest.raises(TrialtraceError, match="are no limits of a risk ratio"):
        forest(BCG, measure="RR", xlim=(0, 3))


def test_conditional_effects_are_hollow_lettered_and_not_pooled():
    data = study_tables.effects(3, 0.5).assign(
        conditional=["True", "True", "False"], assumption_status=["open", "contradicted", ""],
        assumptions=["pooled t; two-sided", "two-sided", ""],
    )  # fmt: skip
    plan = forest_plan(data, measure="SMD")
    assert [row.state for row in rows_of(plan, EffectRow)] == [
        "conditional", "contradicted", "stated",
    ]  # fmt: skip
    assert [row.cells.get("assumes", "") for row in rows_of(plan, EffectRow)] == ["a, b", "b", ""]
    assert rows_of(plan, PooledRow) == []
    found = artists(forest(data, measure="SMD"))
    assert isinstance(found["estimate:1"], Line2D)
    assert found["estimate:1"].get_markerfacecolor() == "#ffffff"
    assert "crossed-estimate:2" in found
    assert "crossed-estimate:1" not in found


def test_as_cited_stands_beside_as_published_and_counts_once():
    data = pd.DataFrame(
        {
            "slab": ["Ito 2011", "Sonagra 2019", "Ito 2011", "Moftah 2013"],
            "yi": [0.9, 0.3, 0.4, 0.2], "sei": [0.2, 0.2, 0.1, 0.3],
            "origin": ["document", "document", "publication", "document"],
        }
    )  # fmt: skip
    plan = forest_plan(data, measure="SMD")
    assert [row.cells["study"] for row in rows_of(plan, EffectRow)] == [
        "Ito 2011, as cited", "Ito 2011, as published", "Sonagra 2019", "Moftah 2013",
    ]  # fmt: skip
    fit = rma([0.3, 0.4, 0.2], sei=[0.2, 0.1, 0.3])
    assert rows_of(plan, PooledRow)[0].estimate == pytest.approx(fit.beta)
    assert plan.remarks[0].text == (
        "Not pooled (the publication’s own numbers are used): Ito 2011, as cited."
    )


def test_studies_that_share_a_label_or_have_none():
    data = pd.DataFrame({"slab": ["Ito", "", "Ito"], "yi": [1, 2, 3], "vi": [1, 1, 1]})
    labels = [row.cells["study"] for row in rows_of(forest_plan(data), EffectRow)]
    assert labels == ["Ito (a)", "(row 2)", "Ito (b)"]


def test_rows_of_another_measure_and_rows_without_numbers_are_told():
    data = pd.DataFrame(
        {"slab": list("ABCD"), "yi": [1, 2, None, 3], "vi": [1, 1, 1, 1],
         "measure": ["SMD", "RR", "SMD", "SMD"]}
    )  # fmt: skip
    plan = forest_plan(data, measure="SMD")
    assert [note.text for note in plan.remarks] == [
        "No effect (the table says that it is another measure): B.",
        "No effect (a number that the measure needs is missing): C.",
    ]
    assert list(data_of(plan)["drawn_as"]) == ["stated", "listed", "listed", "stated", "pooled"]
    with pytest.raises(TrialtraceError, match=r"holds several measures \(RR, SMD\); ask for one"):
        forest_plan(data)
    assert forest_plan(data[data["measure"] != "RR"]).panels[0].measure.code == "SMD"


def test_what_was_added_to_an_empty_cell_is_told():
    counts = {"slab": ["Ng", "Ito", "Wu"], "ai": [0, 4, 9], "n1i": [30, 30, 30],
              "ci": [5, 6, 30], "n2i": [30, 31, 30]}  # fmt: skip
    said = [note.text for note in forest_plan(measure="RR", **counts).remarks]
    assert said == ["0.5 was added to counts with a 0: Ng; Wu."]
    for measure, options in (("RD", {}), ("RR", {"add": 0.0, "drop00": True})):
        plan = forest_plan(measure=measure, options=options, **{**counts, "ai": [1, 4, 9]})
        assert not any("added" in note.text for note in plan.remarks)
    single = forest_plan(measure="PLO", xi=[0, 3], ni=[20, 30], options={"add": 0.25})
    assert [note.text for note in single.remarks] == ["0.25 was added to counts with a 0: Study 1."]


def test_a_single_group_has_no_test_of_an_effect():
    data = {"xi": [3, 5, 31], "ni": [270, 75, 155]}
    plan = forest_plan(measure="PLO", layout="revman5", **data)
    assert any(text.startswith("Heterogeneity") for text in notes(plan))
    assert not any("overall effect" in text for text in notes(plan))
    series = forest_plan(measure="PLO", form="cumulative", **data)
    assert "P value" not in {series.panels[0].headers[c.key] for c in series.columns}


def test_pages_hold_all_rows_on_one_axis():
    pages = forest_pages(study_tables.counts(136), measure="RR")
    drawn = [sum(gid.startswith("estimate:") for gid in artists(page)) for page in pages]
    assert sum(drawn) == 136
    assert max(drawn) <= 60
    assert len({page.axes[0].get_xlim() for page in pages}) == 1
    assert len({page.get_size_inches()[0] for page in pages}) == 1
    assert ["pooled:total:REML" in artists(page) for page in pages] == [False, False, True]


def test_words_and_data_beside_the_plot():
    plan = forest_plan(
        BCG, measure="RR", subgroup="alloc", risk=study_tables.risks(["Aronson 1948"])
    )
    text = alt_text(plan)
    assert "Random: Aronson 1948: 0.41 [0.13, 1.26], risk of bias: D1 some concerns" in text
    assert "Test for subgroup differences: Q = " in text
    data = data_of(plan)
    assert tuple(data.columns) == DATA_COLUMNS
    first = data.iloc[0]
    assert (first["row"], first["group"], first["label"]) == ("1", "Random", "Aronson 1948")
    assert first["x"] == pytest.approx(-0.889311, abs=1e-6)
    assert list(data["drawn_as"]).count("pooled") == 4


@pytest.mark.parametrize(
    ("wishes", "said"),
    [
        ({"layout": "lancet"}, "no layout 'lancet'; there are default, revman5, jama, bmj"),
        ({"form": "funnel"}, "form='funnel' is unknown; use studies, cumulative, leave-one-out"),
        ({"polarity": "up"}, "polarity='up' is unknown"),
        ({"models": "FOO"}, "FOO: method 'FOO' is unknown"),
        ({"test": "F"}, "test='F' is unknown"),
        ({"models": "PETO"}, "PETO gives an odds ratio, not RR; use MH or REML"),
        ({"subgroup": "sex"}, "no column 'sex'; there are slab, ai"),
        ({"left": ["sex"]}, "no column 'sex'"),
        ({"form": "cumulative", "subgroup": "alloc"}, "a cumulative plot has no subgroups"),
        ({"form": "cumulative", "models": ()}, "a cumulative plot needs a model"),
    ],
)
def test_wishes_that_cannot_be_met_are_refused_on_one_line(wishes, said):
    with pytest.raises(TrialtraceError) as caught:
        forest(BCG, measure="RR", **wishes)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_model_from_counts_needs_the_counts():
    effects = study_tables.effects(3, 0.5)
    with pytest.raises(TrialtraceError, match="MH pools counts"):
        forest(effects, measure="RR", models="MH")
    with pytest.raises(TrialtraceError, match="MH pools RR, OR, RD, PETO, IRR, IRD, not SMD; use"):
        forest(effects, measure="SMD", models="MH")
    with pytest.raises(TrialtraceError, match="name the measure: RR, OR"):
        forest(BCG)
    with pytest.raises(TrialtraceError, match="one value a study; the columns have: yi 2, vi 1"):
        forest(yi=[1, 2], vi=[1])


def test_numbers_that_no_model_can_hold_are_refused_on_one_line():
    for sei in ([1e-200, 1.0, 1e8], [1e-160, 1e150, 3.0]):
        with pytest.raises(TrialtraceError, match=r"too far apart|infinite|above 0|beyond 1e50"):
            forest(yi=[30, 0.5, 2], sei=sei)
    with pytest.raises(TrialtraceError, match="holds several measures") as caught:
        forest(pd.DataFrame({"yi": [1, 2], "vi": [1, 1], "measure": ["a\nb", "c"]}))
    assert "\n" not in str(caught.value)


def test_a_scale_that_ends_where_the_plot_lies_has_an_axis():
    assert forest(measure="PLO", yi=[800, 900], sei=[1, 2]).axes[0].get_xlim()[1] > 900


def test_it_is_found_from_the_package():
    assert trialtrace.show.forest is forest
    with pytest.raises(AttributeError, match="no attribute 'forrest'"):
        trialtrace.show.forrest  # noqa: B018
