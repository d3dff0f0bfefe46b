"""The sheet of the sensitivity table."""

import csv
import math

from trialtrace.show.tables.stage import write


def row(**more):
    base = {"measure": "RR", "k": 3, "estimate": math.log(0.8), "ci_lb": math.log(0.5)}
    base |= {"ci_ub": math.log(1.25), "synthesis_id": "Y1", "subject": "headache"}
    return base | more


def sheet(corpus, folder):
    write(corpus.tables(), folder)
    with (folder / "sensitivity.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_each_choice_has_a_row_on_the_scale_of_people(invented, tmp_path):
    invented.rows["sensitivity"] = [
        row(
            effect_id="Fhead",
            synthesis_id="",
            subject="Lind 2015: headache",
            kind="interval",
            varied="exact",
            measure="PR",
            k=1,
            estimate=0.15,
            ci_lb=0.07,
            ci_ub=0.27,
        ),
        row(kind="estimator", varied="DL/adhoc", tau2=0.0123456, I2=41.26, pval=0.0004),
        row(kind="leave_one_out", varied="without Lind 2015", k=2, changes="interval"),
        row(kind="correlation", varied="r = 0.9", k=0, why_not="no trial is left", estimate=None)
        | {"ci_lb": None, "ci_ub": None},
    ]
    found = sheet(invented, tmp_path)
    # Those of a summary come first.
    assert [line["synthesis_id"] for line in found] == ["Y1", "Y1", "Y1", ""]
    by_choice = {line["Choice made"]: line for line in found}
    model = by_choice["DL/adhoc"]
    assert (model["Estimate"], model["Lower limit"], model["Upper limit"]) == (
        "0.800",
        "0.500",
        "1.250",
    )
    assert (model["Shown as"], model["tau²"], model["I² (%)"], model["p"]) == (
        "ratio",
        "0.012",
        "41.3",
        "< 0.001",
    )
    left = by_choice["without Lind 2015"]
    assert (left["Kind of choice"], left["Trials"]) == ("leave one out", "2")
    assert left["What changes"] == "the interval gains or loses “no effect”"
    share = by_choice["exact"]
    assert (share["Estimate"], share["Shown as"], share["effect_id"]) == (
        "15.000",
        "percent",
        "Fhead",
    )
    nothing = by_choice["r = 0.9"]
    assert (nothing["Estimate"], nothing["Why not"]) == ("", "no trial is left")


def test_a_result_without_effect_has_no_route(invented, tmp_path):
    write(invented.tables(), tmp_path)
    with (tmp_path / "effects.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {line["Route"] for line in rows if line["State"] == "no effect"} <= {""}
    assert {line["Route"] for line in rows if line["State"] != "no effect"} <= {
        "primary",
        "sensitivity",
    }
    assert any(line["State"] == "no effect" for line in rows)
