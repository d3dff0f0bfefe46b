"""The p-values that the usual tests give for two groups with their counts."""

from __future__ import annotations

from math import comb, log, sqrt

# Exact tests add up one term a table; beyond this size the others agree with them anyway.
_EXACT_UP_TO = 5000


def p_values(a: int, n: int, b: int, m: int) -> dict[str, float]:
    """Return p-values of ``a`` of ``n`` against ``b`` of ``m``, by test.

    Parameters
    ----------
    a, b : int
        People with the event.
    n, m : int
        People in the groups.

    Returns
    -------
    dict
        Test → p. Pearson's χ², Yates' correction, likelihood ratio, z with unpooled variance, Fisher
        (tables as or less likely) and mid-p (Lancaster 1961), two-sided, and their halves or tails.
        Empty where nobody or everybody had the event: no test is defined then.
    """
    from trialtrace.stats.distributions import chi2_sf, two_sided_normal

    events, total = a + b, n + m
    if not n or not m or events in (0, total):
        return {}
    cells = (
        (a, n * events),
        (n - a, n * (total - events)),
        (b, m * events),
        (m - b, m * (total - events)),
    )
    expected = [product / total for _, product in cells]
    observed = [count for count, _ in cells]
    difference = abs(a - expected[0])
    spread = sum(1 / e for e in expected)
    two = {
        "χ²": float(chi2_sf(difference**2 * spread, 1)),
        "Yates": float(chi2_sf(max(0.0, difference - 0.5) ** 2 * spread, 1)),
        "likelihood ratio": float(
            chi2_sf(
                2 * sum(o * log(o / e) for o, e in zip(observed, expected, strict=True) if o), 1
            )
        ),
    }
    variance = a * (n - a) / n**3 + b * (m - b) / m**3
    if variance > 0:
        two["unpooled z"] = float(two_sided_normal((a / n - b / m) / sqrt(variance)))
    found = {**two, **{f"one-sided {name}": p / 2 for name, p in two.items()}}
    return {**found, **_exact(a, n, b, m)} if total <= _EXACT_UP_TO else found


def _exact(a: int, n: int, b: int, m: int) -> dict[str, float]:
    events, tables = a + b, comb(n + m, a + b)
    ways = {
        x: comb(n, x) * comb(m, events - x) for x in range(max(0, events - m), min(n, events) + 1)
    }
    own = ways[a]
    rarer = sum(w for w in ways.values() if w <= own)
    equal = sum(w for w in ways.values() if w == own)
    lower = sum(w for x, w in ways.items() if x <= a)
    upper = sum(w for x, w in ways.items() if x >= a)
    tail = min(lower, upper)
    # Whole numbers divided once: no table is too rare for a float.
    return {
        "Fisher": rarer / tables,
        "mid-p": (2 * rarer - equal) / (2 * tables),
        "one-sided Fisher": tail / tables,
        "doubled Fisher": min(1.0, 2 * tail / tables),
        "one-sided mid-p": (2 * tail - own) / (2 * tables),
        "doubled mid-p": min(1.0, (2 * tail - own) / tables),
    }
