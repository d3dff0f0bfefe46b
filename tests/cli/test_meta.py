"""`trialtrace meta`: the whole analysis of a table, against values of metafor."""

import csv
import json
import math

import pytest
from trialtrace.cli.main import main
from trialtrace.stats import StatsWarning, rma

from tests.cli.meta_tables import BCG_TABLE, analyse, rows, write_table
from tests.stats.stats_published import BCG_RR, MAGNESIUM, MAGNESIUM_YEAR


def close(value):
    return pytest.approx(value, rel=1e-9, abs=1e-11)


@pytest.fixture(scope="module")
def bcg(tmp_path_factory):
    """The BCG trials with metafor's own defaults (test z)."""
    options = ("--measure", "RR", "--test", "z", "--mods", "ablat", "--subgroup", "alloc")
    return analyse(tmp_path_factory.mktemp("bcg"), BCG_TABLE, *options)


def test_effects_of_the_studies(bcg):
    first = bcg["studies"]["rows"][0]
    assert (first["place"], first["slab"], first["ai"]) == ("line 2", "trial 1", 4)
    assert first["yi"] == close(-0.889311333920205)
    assert first["bt_yi"] == close((4 / 123) / (11 / 139))
    assert sum(row["weight"] for row in bcg["studies"]["rows"]) == pytest.approx(100)


def test_the_pooled_effects_stand_side_by_side(bcg):
    summary = rows(bcg, "summary", "model")
    assert list(summary) == ["EE", "REML", "MH"]
    assert summary["REML"]["estimate"] == close(BCG_RR["REML"][0])
    assert summary["REML"]["bt_estimate"] == close(math.exp(BCG_RR["REML"][0]))
    assert summary["REML"]["ci_lb"] == close(-1.06689763881035)
    assert summary["EE"]["se"] == close(BCG_RR["EE"][1])
    assert summary["MH"]["estimate"] == close(-0.453709604683754)


def test_heterogeneity_with_intervals(bcg):
    found = {(r["statistic"], r["basis"]): r for r in bcg["heterogeneity"]["rows"]}
    assert found["Q", "Cochran's Q"]["estimate"] == close(152.233008082373)
    tau2 = found["tau2", "REML, Q-profile"]
    assert (tau2["ci_lb"], tau2["ci_ub"]) == (close(0.119718361141261), close(1.11147908406093))
    profile = found["tau2", "REML, profile likelihood"]
    assert profile["ci_ub"] == close(0.964695326514215)
    assert found["I2", "REML, Q-profile"]["estimate"] == close(BCG_RR["REML"][4])


@pytest.mark.parametrize(
    ("kind", "low", "high"),
    [
        ("default", -1.86669221790289, 0.437627533586608),
        ("HTS", -2.00837590692258, 0.579311222606299),
        ("V", -1.9953419585091, 0.566277274192826),
    ],
)
def test_prediction_intervals(bcg, kind, low, high):
    row = rows(bcg, "prediction", "kind")[kind]
    assert (row["pi_lb"], row["pi_ub"]) == (close(low), close(high))


@pytest.mark.parametrize("method", [m for m in BCG_RR if m != "EE"])
def test_other_estimators(bcg, method):
    row = rows(bcg, "estimators", "method")[method]
    assert (row["estimate"], row["tau2"]) == (close(BCG_RR[method][0]), close(BCG_RR[method][2]))


def test_a_prediction_interval_of_hartung_knapp_does_not_change_the_classic_kinds(tmp_path):
    knha = analyse(tmp_path, BCG_TABLE, "--measure", "RR", "--test", "knha")
    found = rows(knha, "prediction", "kind")
    assert found["HTS"]["pi_lb"] == close(-2.00837590692258)
    assert found["default"]["pi_lb"] != pytest.approx(-1.86669221790289)
    assert rows(knha, "summary", "model")["REML/knha"]["ci_lb"] == close(-1.10844371368555)


def test_meta_regression_and_small_study_effects(tmp_path):
    options = ("--measure", "RR", "--method", "DL", "--test", "z", "--mods", "ablat")
    dl = analyse(tmp_path, BCG_TABLE, *options)
    found = rows(dl, "moderators", "coefficient")
    assert found["ablat"]["estimate"] == close(-0.0292287387551884)
    assert found["ablat"]["se"] == close(0.00673301083956727)
    whole = dl["moderators_fit"]["rows"][0]
    assert (whole["QM"], whole["R2"]) == (close(18.8452335426353), close(79.498494450165))
    egger = rows(dl, "small_study", "test")["Egger (weighted regression)"]
    assert egger["pval"] == close(0.188706995081979)
    assert egger["limit_estimate"] == close(-0.19092864235982)
    begg = rows(dl, "small_study", "test")["Begg (rank correlation, exact)"]
    assert begg["pval"] == close(0.952361907960866)
    filled = rows(dl, "trim_and_fill", "estimator")["L0"]
    assert (filled["k0"], filled["side"]) == (1, "right")
    assert filled["estimate"] == close(-0.656073212988602)
    case = rows(dl, "influence", "slab")
    assert case["trial 1"]["rstudent"] == close(-0.224733520404072)
    assert case["trial 2"]["cook_d"] == close(0.111188145950158)


def test_leave_one_out_and_cumulative(bcg):
    without = rows(bcg, "leave_one_out", "left_out")
    data = bcg["studies"]["rows"]
    rest = rma([r["yi"] for r in data[1:]], [r["vi"] for r in data[1:]])
    assert without["trial 1"]["estimate"] == close(rest.beta)
    steps = bcg["cumulative"]["rows"]
    assert [row["added"] for row in steps[:3]] == ["trial 1", "trial 2", "trial 6"]
    assert steps[-1]["estimate"] == close(BCG_RR["REML"][0])


def test_subgroups_with_their_own_and_with_a_common_tau2(bcg, tmp_path):
    # metafor, REML: rma(yi, vi, data = dat.bcg, subset = alloc == "random") gives -0.9710.
    assert [r["k"] for r in bcg["subgroups"]["rows"]] == [2, 7, 4]
    own = rows(bcg, "subgroups", "group")
    assert own["random"]["estimate"] == pytest.approx(-0.9710, abs=5e-5)
    options = ("--measure", "RR", "--test", "z", "--subgroup", "alloc", "--subgroup-tau2", "common")
    common = analyse(tmp_path, BCG_TABLE, *options)
    assert len({r["tau2"] for r in common["subgroups"]["rows"]}) == 1
    # metafor: rma(yi, vi, mods = ~ alloc): QM(df = 2) = 1.7675, p = 0.4132.
    test = common["subgroup_test"]["rows"][0]
    assert test["stat"] == pytest.approx(1.7675, abs=5e-5)
    assert test["pval"] == pytest.approx(0.4132, abs=5e-5)


def test_the_default_is_that_of_the_workflow(tmp_path, capsys):
    plain = analyse(tmp_path, BCG_TABLE, "--measure", "RR")
    assert (plain["options"]["method"], plain["options"]["test"]) == ("REML", "adhoc")
    assert "test adhoc (Hartung-Knapp that never narrows" in capsys.readouterr().out


def test_columns_of_other_names_and_the_label_of_author_and_year(tmp_path):
    table = {
        "author": ["Aronson", "Ferguson"],
        "year": ["1948", "1949"],
        "tpos": [4, 6],
        "tneg": [119, 300],
        "cpos": [11, 29],
        "cneg": [128, 274],
    }
    named = ("--columns", "ai=tpos,bi=tneg,ci=cpos,di=cneg")
    out = analyse(tmp_path, table, "--measure", "or", *named)
    assert [r["slab"] for r in out["studies"]["rows"]] == ["Aronson 1948", "Ferguson 1949"]
    assert out["studies"]["rows"][0]["yi"] == close(math.log(4 * 128 / (119 * 11)))
    assert out["columns"]["ai"] == "tpos"


def test_given_effects_stand_on_the_scale_of_the_measure(tmp_path):
    table = {"slab": ["a", "b", "c"], "yi": [-0.2, -0.4, 0.1], "sei": [0.1, 0.2, 0.3]}
    out = analyse(tmp_path, table, "--measure", "HR", "--test", "z")
    assert out["studies"]["rows"][0]["bt_yi"] == close(math.exp(-0.2))
    fit = rma(table["yi"], sei=table["sei"])
    assert rows(out, "summary", "model")["REML"]["estimate"] == close(fit.beta)


def test_proportions_are_pooled_on_the_logit_and_read_as_proportions(tmp_path):
    out = analyse(tmp_path, {"xi": [3, 8, 4], "ni": [20, 30, 25]}, "--measure", "PLO")
    assert out["studies"]["rows"][0]["bt_yi"] == close(3 / 20)
    assert 0 < rows(out, "summary", "model")["REML/adhoc"]["bt_ci_lb"] < 0.3
    freeman = analyse(tmp_path, {"xi": [3, 8, 4], "ni": [20, 30, 25]}, "--measure", "PFT")
    assert freeman["studies"]["rows"][0]["bt_yi"] == pytest.approx(3 / 20)


def test_two_studies_show_both_models_a_warning_and_no_prediction(tmp_path, capsys):
    table = {name: values[:2] for name, values in BCG_TABLE.items()}
    out = analyse(tmp_path, table, "--measure", "RR")
    assert [r["model"] for r in out["summary"]["rows"]] == ["EE", "REML/adhoc", "MH"]
    assert "two studies" in out["summary"]["notes"][0]
    assert "prediction" not in out
    assert "leave_one_out" not in out


def test_one_study_is_never_pooled(tmp_path):
    table = {name: values[:1] for name, values in BCG_TABLE.items()}
    out = analyse(tmp_path, table, "--measure", "RR")
    assert out["tables"] == ["studies"]
    assert out["notes"] == ["one study: nothing is pooled; its own effect stands above"]


def test_fewer_than_ten_studies_warn_and_ten_do_not(tmp_path, bcg):
    table = {name: values[:9] for name, values in BCG_TABLE.items()}
    out = analyse(tmp_path, table, "--measure", "RR")
    for part in ("small_study", "trim_and_fill"):
        assert out[part]["notes"][0].startswith("9 studies: below 10 such tests have too little")
        assert "below 10" not in " ".join(bcg[part]["notes"])


def test_all_empty_cells_are_computed_as_metafor_does(tmp_path):
    table = {"ai": [0, 0, 0], "n1i": [10, 20, 20], "ci": [0, 0, 0], "n2i": [10, 20, 30]}
    out = analyse(tmp_path, table, "--measure", "OR")
    assert out["studies"]["rows"][0]["yi"] == 0
    assert out["studies"]["rows"][0]["vi"] == close(2 / 0.5 + 2 / 10.5)
    assert "no Mantel–Haenszel OR exists" in " ".join(out["summary"]["notes"])


def test_studies_without_events_are_left_out_on_request_but_not_from_mantel_haenszel(tmp_path):
    table = {"ai": [0, 3, 5, 2], "n1i": [10, 20, 20, 9], "ci": [0, 4, 8, 1], "n2i": [10, 20, 30, 9]}
    out = analyse(tmp_path, table, "--measure", "RD", "--drop00")
    assert out["left_out"]["rows"][0]["place"] == "line 2"
    summary = rows(out, "summary", "model")
    assert (summary["REML/adhoc"]["k"], summary["MH"]["k"]) == (3, 4)


def test_effects_given_with_their_limits_fill_rows_without_counts(tmp_path):
    table = {
        "slab": list("ABCD"),
        "ai": [4, "", 6, 9], "n1i": [50, "", 60, 70], "ci": [9, "", 12, 14], "n2i": [51, "", 58, 69],
        "yi": ["", math.log(0.5), "", ""],
        "ci_lb": ["", math.log(0.25), "", ""], "ci_ub": ["", math.log(1.0), "", ""],
    }  # fmt: skip
    out = analyse(tmp_path, table, "--measure", "RR")
    second = out["studies"]["rows"][1]
    assert second["yi"] == close(math.log(0.5))
    assert second["sei"] == close(math.log(4) / (2 * 1.959963984540054))
    assert (second["inputs"], second["ai"]) == ("yi ci_lb ci_ub", None)
    assert "effects come from different columns" in out["notes"][0]
    # One study has no counts: nothing is pooled from counts.
    assert [r["model"] for r in out["summary"]["rows"]] == ["EE", "REML/adhoc"]


def test_the_files_hold_what_the_json_holds(tmp_path):
    out = analyse(tmp_path, BCG_TABLE, "--measure", "RR")
    for part in out["tables"]:
        with (tmp_path / "out" / f"{part}.csv").open(encoding="utf-8", newline="") as file:
            table = list(csv.DictReader(file))
        assert len(table) == len(out[part]["rows"])
    with (tmp_path / "out" / "studies.csv").open(encoding="utf-8", newline="") as file:
        assert float(next(csv.DictReader(file))["yi"]) == out["studies"]["rows"][0]["yi"]


def test_same_table_same_bytes_and_no_table_of_an_earlier_run(tmp_path):
    analyse(tmp_path, BCG_TABLE, "--measure", "RR", "--subgroup", "alloc")
    assert (tmp_path / "out" / "subgroups.csv").exists()
    analyse(tmp_path, BCG_TABLE, "--measure", "RR")
    first = {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()}
    assert "subgroups.csv" not in first
    analyse(tmp_path, BCG_TABLE, "--measure", "RR")
    assert {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()} == first
    assert str(tmp_path).encode() not in b"".join(first.values())


def test_a_folder_with_other_files_is_not_written_to(tmp_path, capsys):
    path = write_table(tmp_path / "studies.csv", BCG_TABLE)
    before = path.read_bytes()
    assert main(["meta", str(path), "--measure", "RR", "--output", str(tmp_path)]) == 1
    assert "holds other files; name a new or empty folder" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_the_table_itself_is_never_overwritten(tmp_path, capsys):
    analyse(tmp_path, BCG_TABLE, "--measure", "RR")
    own = tmp_path / "out" / "studies.csv"
    before = own.read_bytes()
    assert main(["meta", str(own), "--measure", "RR", "--output", str(tmp_path / "out")]) == 1
    assert "is the table itself" in capsys.readouterr().err
    assert own.read_bytes() == before


def test_json_is_strict(tmp_path):
    text = json.dumps(analyse(tmp_path, BCG_TABLE, "--measure", "RR"))
    assert "NaN" not in text
    assert "Infinity" not in text


def test_r_digits_of_a_meta_regression(tmp_path, capsys):
    # metafor 5.1-12: rma(yi, vi, mods = ~ year, method = "DL"), Peto's odds ratio: QE 25.5724140493.
    table = {**MAGNESIUM, "year": MAGNESIUM_YEAR}
    options = ("--measure", "PETO", "--method", "DL", "--test", "z", "--mods", "year")
    exact = analyse(tmp_path, table, *options)["moderators_fit"]["rows"][0]
    rounded = analyse(tmp_path, table, *options, "--arithmetic", "metafor")
    assert rounded["options"]["arithmetic"] == "metafor"
    found = rounded["moderators_fit"]["rows"][0]
    assert (found["QE"], found["tau2"]) == (
        pytest.approx(25.5724140493081, rel=1e-8),
        pytest.approx(0.127689697698942, rel=1e-8),
    )
    assert found["QE"] != pytest.approx(exact["QE"], rel=1e-8)
    assert "their rounding" in capsys.readouterr().out


def test_an_error_of_r_is_told_where_r_digits_are_asked_for(tmp_path, capsys):
    table = {"ri": [0.05, 0.3, 0.1, 0.2], "ni": [8, 20, 30, 9], "year": [1990, 1995, 2000, 2005]}
    options = ("--measure", "UCOR", "--mods", "year", "--arithmetic", "metafor")
    with pytest.warns(StatsWarning, match="UCOR of studies 0 repeats an error"):
        analyse(tmp_path, table, *options)
    assert "also an error of the library that R calls" in capsys.readouterr().out


def test_r_digits_are_refused_where_there_is_no_regression(tmp_path, capsys):
    path = write_table(tmp_path / "studies.csv", BCG_TABLE)
    assert main(["meta", str(path), "--measure", "RR", "--arithmetic", "metafor"]) == 1
    assert "name its moderators with --mods" in capsys.readouterr().err
