"""Fail-safe N of the BCG trials (metafor 5.1-12)."""

from trialtrace.stats import escalc, fail_safe

from tests.stats.stats_published import BCG


def test_fail_safe_n():
    table = escalc("RR", **BCG)
    assert fail_safe.rosenthal(table.yi, table.vi) == 598
    assert fail_safe.rosenberg(table.yi, table.vi) == 370
