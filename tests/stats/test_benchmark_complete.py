"""Nothing in the benchmark folder is left out silently."""

import pytest

from tests.stats import stats_truth
from tests.stats.stats_truth import known

pytestmark = pytest.mark.skipif(
    stats_truth.folder() is None,
    reason="TRIALTRACE_BENCHMARKS is not set: nothing to be complete about",
)
METAFOR = {
    "analysis/fits": "fits",
    "analysis/confint": "fits",
    "analysis/metareg": "fits",
    "analysis/subgroup": "fits",
    "analysis/regtest": "asymmetry",
    "analysis/ranktest": "asymmetry",
    "analysis/trimfill": "asymmetry",
    "analysis/leave1out": "sensitivity",
    "analysis/cumul": "sensitivity",
    "analysis/influence": "sensitivity",
    "analysis/rstandard": "sensitivity",
    "analysis/weights": "sensitivity",
    "analysis/blup": "sensitivity",
    "mantel_haenszel": "pooled",
    "mantel_haenszel_add_half": "pooled",
    "mantel_haenszel_nocorrect": "pooled",
    "mantel_haenszel_leave1out": "pooled",
    "peto": "pooled",
    "escalc": "effects",
    "backtransform": "effects",
}
META = {
    "inverse",
    "MH_random_DL",
    "MH_exact",
    "MH_nocorr_Qcochrane",
    "Peto",
    "subgroup",
    "trimfill_default",
    "metainf_random",
    "study_ci",
}
DESCRIPTION = {
    "schema id dataset class measure engine inputs rows_used yi vi ni moderators analysis notes"
}
TESTS = {"Begg", "Egger", "Thompson", "Harbord", "Peters", "Macaskill", "Deeks", "Pustejovsky"}


def test_every_key_is_compared_or_named():
    words = set(next(iter(DESCRIPTION)).split())
    for case, data in stats_truth.load("metafor").items():
        keys = {k for k in data if k not in words}
        keys |= {f"analysis/{k}" for k in data["analysis"]}
        assert keys <= set(METAFOR) | set(known.OUT_OF_SCORE), case
    for case, data in stats_truth.load("meta").items():
        keys = {k for k in data if k not in words and k != "metabias"}
        assert keys <= META | set(known.OUT_OF_SCORE), case
        tests = set(data.get("metabias", {})) - TESTS
        assert {f"metabias/{t}" for t in tests} <= set(known.OUT_OF_SCORE), case


def test_every_file_belongs_to_a_known_measure():
    from trialtrace.stats import KNOWN_MEASURES

    cases = stats_truth.load("metafor")
    assert len(cases) == len(stats_truth.load("meta"))
    assert {data["measure"] for data in cases.values()} <= set(KNOWN_MEASURES)
