"""Test statistics as printed, and the p-values that they allow (truth: mpmath 1.4.1,
regularised incomplete beta and gamma functions with 30 digits)."""

import pytest
from trialtrace.check.printed_tests import fits, p_range, printed_tests
from trialtrace.stats.rounding import interval


def only(text):
    (found,) = printed_tests(text)
    return found


@pytest.mark.parametrize(
    ("text", "kind", "value", "df", "relation", "p"),
    [
        ("slept longer, t(28) = 2.20, p = .036", "t", "2.20", (28,), "=", ".036"),
        ("t(17.4) = −2.41, p = .027", "t", "-2.41", (17.4,), "=", ".027"),
        ("F(1, 58) = 9.10, P<0.01", "F", "9.10", (1, 58), "<", "0.01"),
        ("χ2(1, N = 90) = 3.94, p < .05", "chi2", "3.94", (1,), "<", ".05"),
        ("chi-square = 6.1, df = 2, p = 0.047", "chi2", "6.1", (2,), "=", "0.047"),
        ("r(62) = .31, p = .013", "r", ".31", (62,), "=", ".013"),
        ("z = 2·58; p = 0·01", "z", "2.58", (), "=", "0.01"),
    ],
)
def test_reads(text, kind, value, df, relation, p):
    found = only(text)
    assert (found.kind, found.value, found.df) == (kind, value, df)
    assert (found.relation, found.p) == (relation, p.replace("·", "."))
    assert text[found.start : found.end] == found.words


@pytest.mark.parametrize(
    "text",
    [
        "t = 2.20, p = .036",  # no degrees of freedom
        "F(1) = 9.10, p = .01",
        "F(0, 58) = 9.10, p = .01",
        "effect(28) = 2.20, p = .036",
        "at week t(28) we saw 2.20, p = .036",
        "RR = 2.20, p = .036",
        "t(28) = 2.20; the p-value was small",
    ],
)
def test_leaves_alone(text):
    assert not list(printed_tests(text))


@pytest.mark.parametrize(
    ("text", "value", "p"),
    [
        ("t(28) = 2.20, p = .04", 2.20, 0.036225485),
        ("F(1, 58) = 9.10, p = .01", 9.10, 0.0037909891),
        ("χ2(1) = 3.94, p = .05", 3.94, 0.047150777),
        ("r(62) = .31, p = .01", 0.31, 0.012671686),
        ("z = −2.58, p = .01", -2.58, 0.0098800316),
    ],
)
def test_two_sided_p(text, value, p):
    least, most = p_range(only(text), value, value)
    assert least == most == pytest.approx(p, rel=1e-6)


def test_the_printed_statistic_stands_for_an_interval():
    test = only("t(28) = 2.2, p = .04")
    least, most = p_range(test, *interval(test.value))
    assert least == pytest.approx(0.0324934362)  # t = 2.25
    assert most == pytest.approx(0.0403381833)  # t = 2.15


def test_statistics_that_cannot_be():
    assert p_range(only("F(1, 58) = -9.10, p = .01"), -9.105, -9.095) is None
    assert p_range(only("r(20) = 1.31, p = .01"), 1.305, 1.315) is None
    assert p_range(only("r(20) = 1.00, p < .01"), 0.995, 1.005)[0] == 0


@pytest.mark.parametrize(
    ("relation", "p", "said"),
    [("=", (0.035, 0.045), True), ("=", (0.045, 0.055), False), ("<", (0.05, 0.05), True),
     ("<", (0.03, 0.03), False), (">", (0.05, 0.05), False), ("≥", (0.03, 0.03), True)],
)  # fmt: skip
def test_fits(relation, p, said):
    assert fits(relation, *p, 0.0326, 0.0402) is said


def test_long_texts_without_statistics_take_time_in_proportion():
    assert not list(printed_tests("t(" * 20_000 + "F(1," * 20_000 + "9" * 50_000))
