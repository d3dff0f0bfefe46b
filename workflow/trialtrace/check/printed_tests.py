"""Test statistics as papers print them ("t(28) = 2.20, p = .036"), and the p-values they allow.

Follows the idea of statcheck (Nuijten et al., Behav Res Methods 2016;48:1205-26): the statistic and
the p-value are both rounded, so each stands for an interval; they contradict each other only where
the intervals do not meet. Statistics without their degrees of freedom allow nothing and are left
alone, but for z, which has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

_NUMBER = r"[-−–]?\s?\d{0,6}(?:[.·]\d{1,8})?(?<=\d)"
_KIND = r"(?P<kind>t|F|[Zz]|r|Q|[χΧX]\s?[2²]|[Cc]hi-?\s?squared?|[Cc]hi2)"
_BRACKET = (
    r"\s?[(\[]\s?(?:df\s?=\s?)?(?P<df1>\d{1,6}(?:[.·]\d{1,4})?)"
    r"(?:\s?[,;]\s?(?:df\s?=\s?|(?P<size>[Nn]\s?=\s?))?(?P<df2>\d{1,6}(?:[.·]\d{1,4})?))?\s?[)\]]"
)
_BEHIND = r"(?:\s?[,;]\s?(?:df|d\.f\.)\s?=\s?(?P<df>\d{1,6}(?:[.·]\d{1,4})?)(?:\s?,\s?(?P<df_b>\d{1,6}))?)"
_PRINTED = re.compile(
    rf"(?<![\w.]){_KIND}(?:{_BRACKET})?\s?=\s?(?P<value>{_NUMBER}){_BEHIND}?\s?[,;]\s?"
    rf"[pP](?:[\s-]?values?)?\s?(?P<relation>[=<>≤≥])\s?(?P<p>0?[.·]\d{{1,8}})"
)


@dataclass(frozen=True, slots=True)
class PrintedTest:
    """A test statistic with its p-value.

    Attributes
    ----------
    start, end : int
        Offsets into the text, of the whole.
    words : str
        Exactly as it stands.
    kind : str
        ``t``, ``F``, ``chi2``, ``r``, ``z``.
    value : str
        The statistic as printed, with an ASCII sign.
    df : tuple of float
        Degrees of freedom: none for z, two for F, one for the others.
    relation, p : str
        The p-value as printed.
    """

    start: int
    end: int
    words: str
    kind: str
    value: str
    df: tuple[float, ...]
    relation: str
    p: str


def printed_tests(text: str) -> Iterator[PrintedTest]:
    """Yield the tests that a text prints with all that is needed to compute p again."""
    for match in _PRINTED.finditer(text):
        kind = _kind(match["kind"])
        first, second = match["df1"] or match["df"], match["df2"] or match["df_b"]
        if match["size"]:
            second = None
        df = tuple(float(d.replace("·", ".")) for d in (first, second) if d)
        if len(df) != {"z": 0, "F": 2}.get(kind, 1) or not all(df):
            continue
        value = match["value"].replace(" ", "").replace("−", "-").replace("–", "-")
        yield PrintedTest(
            match.start(), match.end(), match.group(), kind, value.replace("·", "."), df,
            match["relation"], match["p"].replace("·", "."),
        )  # fmt: skip


def _kind(words: str) -> str:
    if words in ("t", "F", "r"):
        return words
    # Q, the heterogeneity of a meta-analysis, is referred to χ² as well.
    return "z" if words in "Zz" else "chi2"


def p_range(test: PrintedTest, low: float, high: float) -> tuple[float, float] | None:
    """Return the least and greatest two-sided p of a statistic that lies between two values.

    Parameters
    ----------
    test : PrintedTest
        Its kind and degrees of freedom are used.
    low, high : float
        What the printed statistic may stand for.

    Returns
    -------
    (float, float) or None
        None where no such statistic exists: F or χ² below zero, r beyond one.
    """
    from trialtrace.stats.distributions import chi2_sf, f_sf, two_sided_normal, two_sided_t

    least, most = (0.0, max(-low, high)) if low < 0 < high else sorted((abs(low), abs(high)))
    if test.kind in ("F", "chi2"):
        if high < 0:
            return None
        least, most = max(low, 0.0), high
        one, other = test.df[0], test.df[-1]
        tail = (lambda x: f_sf(x, one, other)) if test.kind == "F" else (lambda x: chi2_sf(x, one))
    elif test.kind == "r":
        if least > 1:
            return None
        df = test.df[0]
        most = min(most, 1.0)
        # t = r √(df / (1 − r²))
        tail = lambda r: two_sided_t(r * sqrt(df / (1 - r * r)), df) if r < 1 else 0.0  # noqa: E731
    elif test.kind == "z":
        tail = two_sided_normal
    else:
        tail = lambda t: two_sided_t(t, test.df[0])  # noqa: E731
    return float(tail(most)), float(tail(least))


def fits(relation: str, p_low: float, p_high: float, least: float, most: float) -> bool:
    """Tell whether a printed p-value and what the statistic allows can both be true.

    Parameters
    ----------
    relation : str
        ``=``, ``<``, ``>``, ``≤`` or ``≥``.
    p_low, p_high : float
        What the printed p-value may stand for.
    least, most : float
        What the statistic allows.
    """
    if relation in "<≤":
        return least < p_high or least == 0
    if relation in ">≥":
        return most > p_low
    return least <= p_high and p_low <= most
