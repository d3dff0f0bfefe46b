"""Rebuild a 2×2 table from its margins and one measure of association."""

import math
from dataclasses import dataclass

from trialtrace.stats.errors import StatsError
from trialtrace.stats.guard import finite

__all__ = [
    "Table2x2",
    "table_from_chi2",
    "table_from_chi2_yates",
    "table_from_odds_ratio",
    "table_from_phi",
]


@dataclass(frozen=True)
class Table2x2:
    """Cells: `ai`, `bi` in the first row (sum n1), `ai`, `ci` in the first column (sum n2)."""

    ai: int
    bi: int
    ci: int
    di: int


def _margins(total, row1, col1):
    values = [round(float(v)) for v in (total, row1, col1)]
    total, row1, col1 = values
    if not (0 < row1 < total and 0 < col1 < total):
        raise StatsError(f"margins {row1} and {col1} of {total} leave an empty row or column")
    return total, row1, col1


def _table(p11, total, row1, col1):
    ai = round(total * p11)
    bi, ci = row1 - ai, col1 - ai
    di = total - ai - bi - ci
    if min(ai, bi, ci, di) < 0:
        raise StatsError(f"no table with margins {row1}, {col1} of {total} has this association")
    return Table2x2(ai, bi, ci, di)


@finite
def table_from_odds_ratio(odds_ratio, total, row1, col1):
    """The table whose odds ratio is nearest to the given one.

    Source: Bonett 2007, the quadratic in p11. Assumes all persons are in the table.

    Parameters
    ----------
    odds_ratio : float
        Above 0.
    total, row1, col1 : int
        Persons, sum of the first row, sum of the first column.

    Raises
    ------
    StatsError
        If the margins are impossible or no table has that odds ratio.
    """
    total, row1, col1 = _margins(total, row1, col1)
    if not (odds_ratio > 0 and math.isfinite(odds_ratio)):
        raise StatsError(f"odds ratio {odds_ratio} must be finite and above 0")
    p, q = row1 / total, col1 / total
    b = odds_ratio * (p + q) + (1 - p) - q
    root = math.sqrt(max(0.0, b * b - 4 * p * q * odds_ratio * (odds_ratio - 1)))
    # The conjugate form has no pole at OR = 1.
    return _table(2 * p * q * odds_ratio / (b + root), total, row1, col1)


@finite
def table_from_phi(phi, total, row1, col1):
    """The table whose phi coefficient is nearest to the given one. Source: Bonett 2007."""
    total, row1, col1 = _margins(total, row1, col1)
    if not -1 <= phi <= 1:
        raise StatsError(f"phi {phi} is not between -1 and 1")
    p, q = row1 / total, col1 / total
    return _table(p * q + phi * math.sqrt(p * (1 - p) * q * (1 - q)), total, row1, col1)


@finite
def table_from_chi2(chi2, total, row1, col1, sign=1):
    """The table nearest to a chi-squared statistic without continuity correction.

    Source: phi = sign·√(χ²/N). `sign` is that of the association.
    """
    if not chi2 >= 0 or sign not in (1, -1):
        raise StatsError(f"chi-squared {chi2} must be at least 0 and sign 1 or -1")
    total, row1, col1 = _margins(total, row1, col1)
    return table_from_phi(sign * math.sqrt(chi2 / total), total, row1, col1)


@finite
def table_from_chi2_yates(chi2, total, row1, col1, sign=1):
    """The table nearest to a chi-squared statistic with Yates' correction.

    Source: Yates' statistic solved for phi (as metafor's conv.2x2).
    """
    if not chi2 >= 0 or sign not in (1, -1):
        raise StatsError(f"chi-squared {chi2} must be at least 0 and sign 1 or -1")
    total, row1, col1 = _margins(total, row1, col1)
    if chi2 == 0:
        return table_from_phi(0.0, total, row1, col1)
    product = row1 * (total - row1) * col1 * (total - col1)
    phi = math.sqrt(chi2 / total) + total / (2 * math.sqrt(product))
    return table_from_phi(sign * phi, total, row1, col1)
