"""The exact value behind a number on which R and the package differ."""

import math
from decimal import Decimal
from functools import lru_cache

from .decimal_fit import ZERO, DecimalFit, hypergeometric

_ROWS = {"estimate": "beta", "zval": "stat", "ci.lb": "ci_lb", "ci.ub": "ci_ub", "Q": "QE"}


def number(value, data, place):
    """The exact number behind `value.truth[place]`, as a float; None where not covered."""
    section, *rest = value.key.split("/")
    compute = _SECTIONS.get(section)
    found = compute(data, rest, place) if compute else None
    return None if found is None else float(found)


@lru_cache(maxsize=512)
def _fit(y, v, x, method, test, level=95.0):
    return DecimalFit(y, v, x, method, test, level)


def _field(fit, name, place=0):
    found = getattr(fit, name)
    return found[place] if isinstance(found, list) else found


def _chosen(data, rows):
    return tuple(data["yi"][i] for i in rows), tuple(data["vi"][i] for i in rows)


def _all(data):
    return _chosen(data, range(len(data["yi"])))


def _fits(data, rest, place):
    method, test, *rest = rest
    level = float(rest.pop(0).removeprefix("level")) if rest[0].startswith("level") else 95.0
    return _intercept_only(_fit(*_all(data), None, method, test, level), rest, place)


def _intercept_only(fit, rest, place):
    if rest[0] != "pi":
        return _field(fit, rest[0], place)
    k = fit.model.k
    if rest[1] == "simple":
        return fit.simple_interval()[place]
    df = {"default": None, "Riley": max(1, k - 2), "t": max(1, k - 1)}[rest[1]]
    return fit.t_interval(df)[place]


def _metareg(data, rest, place):
    method, test, *rest = rest
    x = data["analysis"]["metareg"]["x"]
    rows = [i for i, value in enumerate(x) if value is not None]
    fit = _fit(*_chosen(data, rows), (tuple(x[i] for i in rows),), method, test)
    if rest[0] != "predict":
        return _field(fit, rest[0], place)
    points = data["analysis"]["metareg"]["fits"][f"{method}/{test}"]["predict"]["newmods"]
    return fit.interval(rest[1], [points[place]])


def _subgroup(data, rest, place):
    kind, *rest = rest
    groups = [str(g) for g in data["analysis"]["subgroup"]["group"]]
    if kind == "separate":
        method, level, *rest = rest
        rows = [i for i, group in enumerate(groups) if group == level]
        return _intercept_only(_fit(*_chosen(data, rows), None, method, "z"), rest, place)
    method, test, name = rest
    if name != "R2":
        return None
    # Which group is the reference does not matter to R².
    levels = sorted(set(groups))[1:]
    columns = tuple(tuple(float(group == level) for group in groups) for level in levels)
    return _fit(*_all(data), columns, method, test).R2


def _leave1out(data, rest, place):
    method, name = rest
    rows = [i for i in range(len(data["yi"])) if i != place]
    return _field(_fit(*_chosen(data, rows), None, method, "z"), _ROWS.get(name, name))


def _cumul(data, rest, place):
    method, name = rest
    order = data["analysis"]["cumul"][method]["order_key"]
    rows = sorted(range(len(order)), key=lambda i: order[i])[: place + 1]
    return _field(_fit(*_chosen(data, rows), None, method, "z"), _ROWS.get(name, name))


def _influence(data, rest, place):
    method, name = rest
    rows = [i for i in range(len(data["yi"])) if i != place]
    fit = _fit(*_all(data), None, method, "z")
    left = _fit(*_chosen(data, rows), None, method, "z")
    y, v, t = fit.model.y[place], fit.model.v[place], left.tau2
    shift = fit.beta[0] - left.beta[0]
    weights = fit.model.weights(fit.tau2)
    compute = {
        "tau2.del": lambda: t,
        "rstudent": lambda: (y - left.beta[0]) / (v + t + left.vb[0][0]).sqrt(),
        "dffits": lambda: shift / (weights[place] / sum(weights) * (t + v)).sqrt(),
        "cook.d": lambda: shift**2 / fit.vb[0][0],
        "cov.r": lambda: left.vb[0][0] / fit.vb[0][0],
        "dfbs": lambda: shift * sum(fit.model.weights(t)).sqrt(),
    }
    return compute[name]() if name in compute else None


def _blup(data, rest, place):
    method, name = rest
    fit = _fit(*_all(data), None, method, "z")
    y, v = fit.model.y[place], fit.model.v[place]
    own = fit.tau2 / (fit.tau2 + v)
    pred = own * y + (1 - own) * fit.beta[0]
    se = (own * v + (1 - own) ** 2 * fit.vb[0][0]).sqrt()
    bounds = {"pi_lb": pred - fit.crit * se, "pi_ub": pred + fit.crit * se}
    return ({"pred": pred, "se": se} | bounds)[name]


def _regtest(data, rest, place):
    model, predictor, name = rest
    if predictor != "sei" or name not in ("pval", "zval"):
        return None
    y, v = _all(data)
    fit = _fit(y, v, (tuple(math.sqrt(a) for a in v),), model.removeprefix("rma_"), "z")
    return _field(fit, _ROWS.get(name, name), 1)


def _escalc(data, rest, place):
    """The unbiased correlation, from the power series of its hypergeometric function."""
    if data["measure"] != "UCOR" or len(rest) != 1:
        return None
    r, n = Decimal(float(data["inputs"]["ri"][place])), data["inputs"]["ni"][place]
    yi = r * hypergeometric(Decimal("0.5"), Decimal(n - 2) / 2, 1 - r * r)
    return yi if rest[0] == "yi" else (1 - yi * yi) ** 2 / (n - 1)


def _inverse(data, rest, place):
    """R's meta: bounds of the random effect and prediction intervals."""
    method, variant, _, name = rest
    truth = data["inverse"]["/".join(rest[:3])]
    used = [i for i, (a, b) in enumerate(zip(truth["TE"], truth["seTE"], strict=True)) if a and b]
    y = tuple(truth["TE"][i] for i in used)
    v = tuple(truth["seTE"][i] ** 2 for i in used)
    test = {"HK": "knha", "HKse": "adhoc"}.get(variant, "z")
    fit = _fit(y, v, None, method, test)
    if variant == "KR":
        bounds = fit.kenward_roger(interval="predict" if name == "predict" else "mean")
        return bounds[place if name == "predict" else int(name.startswith("upper"))]
    names = {"lower.random": "ci_lb", "upper.random": "ci_ub", "TE.random": "beta"}
    return _field(fit, names[name]) if name in names else None


def _confint(data, rest, place):
    # The bounds of an estimate that is exactly 0: the estimate itself, and a low bound of 0.
    tau2 = _fit(*_all(data), None, rest[0].split("_")[-1], "z").tau2
    return ZERO if rest[1] == "tau" and place == 0 and tau2 == ZERO else None


_SECTIONS = {
    "fits": _fits,
    "metareg": _metareg,
    "subgroup": _subgroup,
    "leave1out": _leave1out,
    "cumul": _cumul,
    "influence": _influence,
    "confint": _confint,
    "escalc": _escalc,
    "blup": _blup,
    "regtest": _regtest,
    "inverse": _inverse,
}
