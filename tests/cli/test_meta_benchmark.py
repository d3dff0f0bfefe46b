"""`trialtrace meta` on every table of the benchmark folder, against what R's metafor computed."""

import csv
import json

import pytest
from trialtrace.cli.main import main

from tests.stats import stats_truth
from tests.stats.stats_truth import exact

pytestmark = pytest.mark.skipif(
    stats_truth.folder() is None,
    reason="TRIALTRACE_BENCHMARKS is not set: no comparison of trialtrace meta with R's metafor",
)
# One effect of it is wrong in R by 5e-4 (docs/methods.md), and so is what follows from it.
KNOWN = "dat.cohen1981__UCOR"


def values(case, ours, theirs):
    """Effects, and the pooled effect by common effect and REML, beside R's."""
    for name in ("yi", "vi"):
        rows = [row[name] for row in ours["studies"]["rows"]]
        yield stats_truth.Value(case, name, rows, theirs[name], stats_truth.CLOSED)
    if "summary" not in ours:
        return
    summary = {row["model"]: row for row in ours["summary"]["rows"]}
    for model in ("EE", "REML"):
        fit = theirs["analysis"]["fits"][f"{model}/z"]
        kind = stats_truth.CLOSED if model == "EE" else stats_truth.ITERATIVE
        for name, own in (
            ("beta", "estimate"),
            ("se", "se"),
            ("ci_lb", "ci_lb"),
            ("ci_ub", "ci_ub"),
        ):
            key = f"fits/{model}/z/{name}"
            yield stats_truth.Value(case, key, summary[model][own], fit[name], kind)
    for row in ours["estimators"]["rows"]:
        fit = theirs["analysis"]["fits"].get(f"{row['method']}/z")
        if fit and row["tau2"] is not None:
            key = f"fits/{row['method']}/z/tau2"
            yield stats_truth.Value(case, key, row["tau2"], fit["tau2"], stats_truth.HETEROGENEITY)


def test_every_table_gives_metafors_numbers(tmp_path, capsys):
    wrong, compared, tables = [], 0, 0
    for case, theirs in stats_truth.load("metafor").items():
        path, out = tmp_path / f"{case}.csv", tmp_path / case
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(theirs["inputs"])
            writer.writerows(zip(*theirs["inputs"].values(), strict=True))
        options = ("--measure", theirs["measure"], "--test", "z", "--output", str(out))
        assert main(["meta", str(path), *options]) == 0, case
        ours = json.loads((out / "analysis.json").read_text(encoding="utf-8"))
        assert ours["k"] == len(theirs["yi"]), case
        tables += 1
        for value in values(case, ours, theirs):
            compared += stats_truth.judge(value)[0]
            for place in stats_truth.differing(value) if case != KNOWN else ():
                truth = exact.number(value, theirs, place)
                own = stats_truth.floats(value.actual)[place]
                if truth is None or not stats_truth.near(own, truth, value.kind):
                    wrong.append(f"{case} {value.key}: {own!r}, exactly {truth!r}")
    assert not wrong, "\n".join(wrong)
    assert tables >= 96
    assert compared > 6_000
