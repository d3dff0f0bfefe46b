"""Meta-analysis and meta-regression in decimal arithmetic of 60 digits: the textbook formulas.

Slow and plain on purpose: it shares no line with the package, and decides who is right where
R's metafor and the package differ in a late digit. Only the last step to a p-value or a bound
uses ordinary floats (a quantile or a tail, both good to 1e-15).
"""

from decimal import Decimal, getcontext
from functools import cached_property

from scipy import stats as distributions

getcontext().prec = 60
ZERO, ONE = Decimal(0), Decimal(1)
PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459")


def decimals(values):
    """Floats as the decimals that they are, exactly."""
    return [Decimal(float(v)) for v in values]


def inverse(a):
    """Inverse of a small matrix, by Gauss and Jordan."""
    n = len(a)
    rows = [list(row) + [ONE if i == j else ZERO for j in range(n)] for i, row in enumerate(a)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [x / rows[i][i] for x in rows[i]]
        for r in range(n):
            if r != i:
                rows[r] = [x - rows[r][i] * z for x, z in zip(rows[r], rows[i], strict=True)]
    return [row[n:] for row in rows]


def determinant(a):
    """Determinant of a small positive definite matrix."""
    rows, product = [list(row) for row in a], ONE
    for i in range(len(rows)):
        product *= rows[i][i]
        for r in range(i + 1, len(rows)):
            factor = rows[r][i] / rows[i][i]
            rows[r] = [x - factor * z for x, z in zip(rows[r], rows[i], strict=True)]
    return product


def product(a, b):
    """Matrix product."""
    columns = list(zip(*b, strict=True))
    return [[sum(map(Decimal.__mul__, row, column)) for column in columns] for row in a]


def trace(a):
    """Sum of the diagonal."""
    return sum(a[i][i] for i in range(len(a)))


def hypergeometric(a, c, z):
    """₂F₁(a, a; c; z) by its power series, 0 ≤ z < 1."""
    term = total = ONE
    j = 0
    while term > Decimal("1e-40"):
        term *= (a + j) ** 2 / ((c + j) * (j + 1)) * z
        total += term
        j += 1
    return total


class Model:
    """y, v and the columns x of a design; `at` solves it for one tau²."""

    def __init__(self, y, v, x):
        self.y, self.v = decimals(y), decimals(v)
        self.x = [decimals(column) for column in x]
        self.k, self.p = len(self.y), len(self.x)

    def gram(self, w):
        """X'WX for weights w."""
        weighted = [[a * b for a, b in zip(w, c, strict=True)] for c in self.x]
        return [[sum(map(Decimal.__mul__, a, c)) for c in self.x] for a in weighted]

    def solve(self, w):
        """(coefficients, their covariance, residuals) of the weighted regression."""
        cov = inverse(self.gram(w))
        wy = list(map(Decimal.__mul__, w, self.y))
        right = [[sum(map(Decimal.__mul__, c, wy))] for c in self.x]
        beta = [row[0] for row in product(cov, right)]
        fitted = [sum(b * c[i] for b, c in zip(beta, self.x, strict=True)) for i in range(self.k)]
        return beta, cov, [a - b for a, b in zip(self.y, fitted, strict=True)]

    def weights(self, tau2):
        """1/(v + tau²)."""
        return [ONE / (v + tau2) for v in self.v]

    def q(self, tau2):
        """Q at one tau²."""
        w = self.weights(tau2)
        return sum(a * r * r for a, r in zip(w, self.solve(w)[2], strict=True))

    def projection(self, w):
        """P = W − WX(X'WX)⁻¹X'W, all k × k of it."""
        cov = inverse(self.gram(w))
        wx = [[w[i] * c[i] for c in self.x] for i in range(self.k)]
        right = product(product(wx, cov), [list(row) for row in zip(*wx, strict=True)])
        return [
            [(w[i] if i == j else ZERO) - right[i][j] for j in range(self.k)] for i in range(self.k)
        ]

    def trace_p(self, w):
        """tr P."""
        squares = [a * a for a in w]
        return sum(w) - trace(product(inverse(self.gram(w)), self.gram(squares)))

    def trace_pv(self, w):
        """tr PV."""
        weighted = [a * a * b for a, b in zip(w, self.v, strict=True)]
        direct = sum(map(Decimal.__mul__, w, self.v))
        return direct - trace(product(inverse(self.gram(w)), self.gram(weighted)))

    def score(self, tau2, method):
        """Derivative of twice the log-likelihood in tau²."""
        w = self.weights(tau2)
        residuals = self.solve(w)[2]
        ypp_y = sum((a * r) ** 2 for a, r in zip(w, residuals, strict=True))
        return ypp_y - (sum(w) if method == "ML" else self.trace_p(w))

    def likelihood(self, tau2, method):
        """Log-likelihood, restricted for REML, with R's constant."""
        core = sum((v + tau2).ln() for v in self.v) + self.q(tau2)
        if method != "REML":
            return -(self.k * (2 * PI).ln() + core) / 2
        w = self.weights(tau2)
        core += determinant(self.gram(w)).ln() - determinant(self.gram([ONE] * self.k)).ln()
        return -((self.k - self.p) * (2 * PI).ln() + core) / 2

    def root(self, function, low, high):
        """Where a function that falls from low to high crosses 0."""
        for _ in range(170):
            middle = (low + high) / 2
            low, high = (middle, high) if function(middle) > 0 else (low, middle)
        return (low + high) / 2

    def maximum(self, method):
        """The tau² of the highest maximum: a fine scan, then bisection of every crossing."""
        spread = 4 * (max(self.y) - min(self.y)) ** 2 + max(self.v)
        grid = [ZERO] + [spread * Decimal(10) ** (Decimal(i) / 8) for i in range(-80, 1)]
        up = [self.score(t, method) > 0 for t in grid]
        found = [] if up[0] else [ZERO]
        for i in range(len(grid) - 1):
            if up[i] and not up[i + 1]:
                found.append(self.root(lambda t: self.score(t, method), grid[i], grid[i + 1]))
        return max(found, key=lambda t: self.likelihood(t, method))

    def tau2(self, method):
        """Between-study variance by the named estimator."""
        df, w = self.k - self.p, self.weights(ZERO)
        if method == "EE" or df == 0:
            return ZERO
        if method in ("ML", "REML"):
            return self.maximum(method)
        if method in ("EB", "PM", "PMM"):
            target = Decimal(float(distributions.chi2.ppf(0.5, df))) if method == "PMM" else df
            high = ONE
            if self.q(ZERO) <= target:
                return ZERO
            while self.q(high) > target:
                high *= 4
            return self.root(lambda t: self.q(t) - target, ZERO, high)
        if method == "HE":
            ones = [ONE] * self.k
            rss = sum(r * r for r in self.solve(ones)[2])
            return max(ZERO, (rss - self.trace_pv(ones)) / df)
        if method == "SJ":
            mean = sum(self.y) / self.k
            start = sum((a - mean) ** 2 for a in self.y) / self.k
            return start * self.q(start) / df
        excess = {
            "DL": (self.q(ZERO) - df) / self.trace_p(w),
            "HS": (self.q(ZERO) - self.k) / sum(w),
            "HSk": (self.k * self.q(ZERO) / df - self.k) / sum(w),
        }
        return max(ZERO, excess[method])

    def se_tau2(self, method, tau2):
        """Standard error of tau²: of the moment estimators from the variance of a quadratic form."""
        df = self.k - self.p
        if method == "EE":
            return None
        if method in ("ML", "REML"):
            w = self.weights(tau2)
            if method == "ML":
                return (2 / sum(a * a for a in w)).sqrt()
            p = self.projection(w)
            return (2 / trace(product(p, p))).sqrt()
        mean = sum(self.y) / self.k
        start = sum((a - mean) ** 2 for a in self.y) / self.k
        at = {"HE": None, "SJ": start, "EB": tau2, "PM": tau2, "PMM": tau2}.get(method, ZERO)
        w = [ONE] * self.k if at is None else self.weights(at)
        p = self.projection(w)
        pv = [[a * v for a, v in zip(row, self.v, strict=True)] for row in p]
        form = (
            2 * trace(product(pv, pv))
            + 4 * tau2 * trace(product(pv, p))
            + 2 * tau2 * tau2 * trace(product(p, p))
        ).sqrt()
        scale = {
            "DL": lambda: ONE / trace(p),
            "HE": lambda: ONE / df,
            "HS": lambda: ONE / sum(w),
            "HSk": lambda: Decimal(self.k) / df / sum(w),
            "SJ": lambda: start / df,
        }.get(method, lambda: Decimal(self.k) / df / sum(w))
        return scale() * form


class DecimalFit:
    """One fit; every property is a Decimal or a list of them, named as in R."""

    def __init__(self, y, v, x=None, method="REML", test="z", level=95):
        columns = [[1.0] * len(y)] + ([] if x is None else list(x))
        self.model = Model(y, v, columns)
        self.plain = None if x is None else Model(y, v, columns[:1])
        self.method, self.test, self.level = method, test, level

    @cached_property
    def tau2(self):
        return self.model.tau2(self.method)

    @cached_property
    def se_tau2(self):
        return self.model.se_tau2(self.method, self.tau2)

    @cached_property
    def _solved(self):
        return self.model.solve(self.model.weights(self.tau2))

    @cached_property
    def beta(self):
        return self._solved[0]

    @cached_property
    def s2w(self):
        if self.test not in ("knha", "adhoc"):
            return ONE
        q = self.model.q(self.tau2) / (self.model.k - self.model.p)
        return max(ONE, q) if self.test == "adhoc" else q

    @cached_property
    def vb(self):
        return [[a * self.s2w for a in row] for row in self._solved[1]]

    @cached_property
    def se(self):
        return [self.vb[i][i].sqrt() for i in range(self.model.p)]

    @cached_property
    def stat(self):
        return [b / s for b, s in zip(self.beta, self.se, strict=True)]

    @property
    def _law(self):
        if self.test == "z":
            return distributions.norm()
        return distributions.t(self.model.k - self.model.p)

    @cached_property
    def pval(self):
        return [Decimal(float(2 * self._law.sf(abs(float(s))))) for s in self.stat]

    @cached_property
    def crit(self):
        return Decimal(float(self._law.ppf(0.5 + self.level / 200)))

    @cached_property
    def ci_lb(self):
        return [b - self.crit * s for b, s in zip(self.beta, self.se, strict=True)]

    @cached_property
    def ci_ub(self):
        return [b + self.crit * s for b, s in zip(self.beta, self.se, strict=True)]

    @cached_property
    def QE(self):
        return self.model.q(ZERO)

    @cached_property
    def QEp(self):
        df = self.model.k - self.model.p
        return Decimal(float(distributions.chi2.sf(float(self.QE), df)))

    @cached_property
    def _typical(self):
        return (self.model.k - self.model.p) / self.model.trace_p(self.model.weights(ZERO))

    @cached_property
    def I2(self):
        if self.method == "EE":
            df = self.model.k - self.model.p
            return max(ZERO, 100 * (self.QE - df) / self.QE)
        return 100 * self.tau2 / (self._typical + self.tau2)

    @cached_property
    def H2(self):
        if self.method == "EE":
            return self.QE / (self.model.k - self.model.p)
        return self.tau2 / self._typical + 1

    @cached_property
    def R2(self):
        if self.method == "EE":
            k, p = self.model.k, self.model.p
            return max(ZERO, 100 * (1 - self.QE / self.plain.q(ZERO) * (k - 1) / (k - p)))
        without = self.plain.tau2(self.method)
        return max(ZERO, 100 * (without - self.tau2) / without) if without else ZERO

    @cached_property
    def QM(self):
        middle = inverse([row[1:] for row in self.vb[1:]])
        b = self.beta[1:]
        q = sum(b[i] * middle[i][j] * b[j] for i in range(len(b)) for j in range(len(b)))
        return q if self.test == "z" else q / len(b)

    @cached_property
    def QMp(self):
        m = self.model.p - 1
        if self.test == "z":
            return Decimal(float(distributions.chi2.sf(float(self.QM), m)))
        df = self.model.k - self.model.p
        return Decimal(float(distributions.f.sf(float(self.QM), m, df)))

    @cached_property
    def ll(self):
        return self.model.likelihood(self.tau2, self.method)

    @cached_property
    def _parameters(self):
        return self.model.p + (self.method != "EE")

    @property
    def AIC(self):
        return 2 * self._parameters - 2 * self.ll

    @property
    def BIC(self):
        n = self.model.k - (self.model.p if self.method == "REML" else 0)
        return self._parameters * Decimal(n).ln() - 2 * self.ll

    @property
    def AICc(self):
        n = self.model.k - (self.model.p if self.method == "REML" else 0)
        n = max(n, self._parameters + 2)
        return 2 * self._parameters * Decimal(n) / (n - self._parameters - 1) - 2 * self.ll

    def interval(self, name, at):
        """`pred se ci_lb ci_ub pi_lb pi_ub` at moderator values (without the intercept)."""
        x = [ONE, *decimals(at)]
        pred = sum(a * b for a, b in zip(x, self.beta, strict=True))
        n = len(x)
        square = sum(x[i] * self.vb[i][j] * x[j] for i in range(n) for j in range(n))
        half = self.crit * (square + (self.tau2 if name.startswith("pi") else 0)).sqrt()
        return {"pred": pred, "se": square.sqrt()}.get(
            name, pred - half if name.endswith("lb") else pred + half
        )

    def simple_interval(self):
        """The prediction interval ± z tau."""
        z = Decimal(float(distributions.norm.ppf(0.5 + self.level / 200)))
        half = z * self.tau2.sqrt()
        return [self.beta[0] - half, self.beta[0] + half]

    def t_interval(self, df):
        """The prediction interval of the classic standard error and t (None: that of the test)."""
        crit = self.crit
        if df is not None:
            crit = Decimal(float(distributions.t.ppf(0.5 + self.level / 200, df)))
        half = crit * (self.tau2 + self.se[0] ** 2).sqrt()
        return [self.beta[0] - half, self.beta[0] + half]

    def kenward_roger(self, interval):
        """Kenward–Roger's interval of the mean, or the prediction interval built on it."""
        w = self.model.weights(self.tau2)
        s1, s2, s3 = (sum(a**n for a in w) for n in (1, 2, 3))
        information = (s2 - 2 * s3 / s1 + (s2 / s1) ** 2) / 2
        variance = (1 + 2 * (s3 / s1 - (s2 / s1) ** 2) / information) / s1
        df = 2 * information / (variance * s2) ** 2
        crit = Decimal(float(distributions.t.ppf(0.5 + self.level / 200, float(df))))
        half = crit * (variance + (self.tau2 if interval == "predict" else 0)).sqrt()
        return [self.beta[0] - half, self.beta[0] + half]
