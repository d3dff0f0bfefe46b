"""Every value of R's metafor in the benchmark folder, section by section."""

import importlib
from collections import Counter

import pytest

from tests.stats import stats_truth
from tests.stats.stats_truth import known

pytestmark = pytest.mark.skipif(
    stats_truth.folder() is None,
    reason="TRIALTRACE_BENCHMARKS is not set: no comparison with R's metafor and meta",
)
# Number of values that must at least be compared: a section that shrinks unnoticed fails.
SECTIONS = {
    "effects": ("metafor", 12_000),
    "fits": ("metafor", 160_000),
    "sensitivity": ("metafor", 240_000),
    "asymmetry": ("metafor", 29_000),
    "pooled": ("metafor", 7_000),
    "meta_package": ("meta", 36_000),
}


@pytest.mark.parametrize("section", SECTIONS)
def test_section_agrees(section):
    package, at_least = SECTIONS[section]
    compare = importlib.import_module(f"stats_truth.{section}")
    compared, explained, unexplained = Counter(), Counter(), []
    for case, data in stats_truth.load(package).items():
        for value in compare.values(case, data):
            n, wrong, worst = stats_truth.judge(value)
            compared[value.kind] += n
            if not wrong:
                continue
            if known.reason(value) is None:
                unexplained.append(f"{case} {value.key}: {wrong} of {n}, {worst:.1e}")
            else:
                explained[value.kind] += wrong
    total = sum(compared.values())
    assert not unexplained, "\n".join(unexplained[:20])
    assert total >= at_least
    # The floor of the project: 99.5 % of all values, known differences counted against us.
    assert sum(explained.values()) <= 0.006 * total
    iterative = compared["iterative"] + compared["heterogeneity"]
    assert explained["iterative"] + explained["heterogeneity"] <= 0.004 * max(iterative, 1)


def test_conversions_agree():
    from tests.stats.stats_truth import conversions

    wrong = []
    compared = 0
    for value in conversions.values():
        n, different, worst = stats_truth.judge(value)
        compared += n
        if different or worst > 1e-9:
            wrong.append(f"{value.case} {value.key}: {value.actual} for {value.truth}")
    assert not wrong, "\n".join(wrong)
    assert compared > 1_200
    assert conversions.kinds() == set(conversions.KINDS)
