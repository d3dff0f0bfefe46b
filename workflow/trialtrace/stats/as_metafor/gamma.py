"""Hedges' J by metafor's operations, on R's logarithm of the gamma function.

R's is that of W. Fullerton's FNLIB (SLATEC: DGAMMA, D9LGMC; in the public domain): a Chebyshev
series of Γ between 1 and 2 with its recurrence up to 10, Stirling's formula with a Chebyshev
series of its correction above. Other libraries differ from it in the last bits.
"""

import math

import numpy as np

__all__ = ["hedges_j_of_r", "log_gamma_of_r"]

_LOG_ROOT_OF_TWO_PI = 0.918938533204672741780329736406

# Γ(1 + y) − 0.9375 in T_n(2y − 1).
_GAMMA = (
    0.8571195590989331421920062399942e-2,
    0.4415381324841006757191315771652e-2,
    0.5685043681599363378632664588789e-1,
    -0.4219835396418560501012500186624e-2,
    0.1326808181212460220584006796352e-2,
    -0.1893024529798880432523947023886e-3,
    0.3606925327441245256578082217225e-4,
    -0.6056761904460864218485548290365e-5,
    0.1055829546302283344731823509093e-5,
    -0.1811967365542384048291855891166e-6,
    0.3117724964715322277790254593169e-7,
    -0.5354219639019687140874081024347e-8,
    0.9193275519859588946887786825940e-9,
    -0.1577941280288339761767423273953e-9,
    0.2707980622934954543266540433089e-10,
    -0.4646818653825730144081661058933e-11,
    0.7973350192007419656460767175359e-12,
    -0.1368078209830916025799499172309e-12,
    0.2347319486563800657233471771688e-13,
    -0.4027432614949066932766570534699e-14,
    0.6910051747372100912138336975257e-15,
    -0.1185584500221992907052387126192e-15,
)
# x times the rest of Stirling's formula, in T_n(2(10/x)² − 1).
_STIRLING = (
    0.1666389480451863247205729650822,
    -0.1384948176067563840732986059135e-4,
    0.9810825646924729426157171547487e-8,
    -0.1809129475572494194263306266719e-10,
    0.6221098041892605227126015543416e-13,
)


def _chebyshev(x, coefficients):
    """Sum c_n T_n(x), c_0 halved, by Clenshaw's recurrence."""
    one = two = older = 0.0
    for c in reversed(coefficients):
        older, two = two, one
        one = 2.0 * x * two - older + c
    return 0.5 * (one - older)


def _gamma(x):
    whole = int(x)
    value = _chebyshev((x - whole) * 2 - 1, _GAMMA) + 0.9375
    if whole == 0:
        return value / x
    for i in range(1, whole):
        value *= x - whole + i
    return value


def log_gamma_of_r(x):
    """Return ln Γ(x), all 53 digits as R's ``lgamma`` has them.

    Parameters
    ----------
    x : float
        Above 0 and below 4.9 million, where R turns to a formula without the correction.

    Returns
    -------
    float
    """
    if x <= 10:
        return math.log(_gamma(x))
    rest = _chebyshev(2 * (10 / x) ** 2 - 1, _STIRLING) / x
    return _LOG_ROOT_OF_TWO_PI + (x - 0.5) * math.log(x) - x + rest


def hedges_j_of_r(m):
    """Return Hedges' J in metafor's order: exp(ln Γ(m/2) − ln √(m/2) − ln Γ((m − 1)/2)).

    The difference of large logarithms costs digits (5e-12 of J by m = 4,000), which the exact
    `trialtrace.stats.gamma.hedges_j` keeps.

    Parameters
    ----------
    m : ndarray, shape (k,)
        Degrees of freedom.

    Returns
    -------
    ndarray, shape (k,)
        NaN where m is 1 or less.
    """
    return np.array([_j(value) if value > 1 else math.nan for value in m.tolist()])


def _j(m):
    return math.exp(
        log_gamma_of_r(m / 2) - math.log(math.sqrt(m / 2)) - log_gamma_of_r((m - 1) / 2)
    )
