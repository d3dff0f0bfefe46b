"""Inverse-variance, Mantel–Haenszel and Peto analyses, bias tests and intervals of R's meta."""

import warnings
from dataclasses import replace

import numpy as np
from trialtrace.stats import (
    StatsWarning,
    bias_tests,
    confint_tau2,
    escalc,
    heterogeneity_interval,
    kenward_roger,
    leave1out,
    prediction_interval,
    proportion,
    rma,
    rma_mh,
    rma_mh_random,
    rma_peto,
    subgroup_test,
    trimfill,
)
from trialtrace.stats.convert import ci_from_se
from trialtrace.stats.pooled import wald

from . import CLOSED, COARSE, HETEROGENEITY, ITERATIVE, Value, floats, folder, load

# Names of meta's intervals of one proportion.
STUDY_CI = {
    "WS": proportion.wilson,
    "WSCC": proportion.wilson_continuity,
    "CP": proportion.exact,
    "AC": proportion.agresti_coull,
    "SA": proportion.normal,
    "SACC": proportion.normal_continuity,
}
_inputs = {}


def inputs(case):
    """The inputs of a case, which only the metafor file holds."""
    key = folder()
    if _inputs.get("folder") != key:
        _inputs.update(folder=key, cases=load("metafor"))
    return _inputs["cases"][case]


def values(case, data):
    """Everything in one file that is not out of score (see `OUT_OF_SCORE` in the tests)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", StatsWarning)
        for key, truth in data.get("inverse", {}).items():
            yield from _inverse(case, key, truth)
        for key in ("MH_random_DL", "MH_exact", "MH_nocorr_Qcochrane", "Peto"):
            if key in data:
                yield from _pooled(case, key, data[key], data["measure"])
        if "inverse" in data:
            effects = next(iter(data["inverse"].values()))
            yield from _more(case, data, *_studies(effects))


def _studies(truth):
    yi, se = floats(truth["TE"]), floats(truth["seTE"])
    ok = np.isfinite(yi) & np.isfinite(se) & (se > 0)
    return yi[ok], se[ok] ** 2, ok


def _common(case, key, fit, truth):
    names = {"TE.common": "beta", "seTE.common": "se", "lower.common": "ci_lb"}
    names |= {"upper.common": "ci_ub", "pval.common": "pval"}
    for name, field in names.items():
        if truth[name] is not None:
            yield Value(case, f"{key}/{name}", getattr(fit, field), truth[name], CLOSED)


def _heterogeneity(case, key, q, k, truth):
    yield Value(case, f"{key}/Q", q, truth["Q"], CLOSED)
    (h, h_lb, h_ub), (i2, i2_lb, i2_ub) = heterogeneity_interval(q, k)
    ours = {"H": h, "lower.H": h_lb, "upper.H": h_ub}
    ours |= {"I2": i2, "lower.I2": i2_lb, "upper.I2": i2_ub}
    for name, value in ours.items():
        if truth[name] is not None:
            yield Value(case, f"{key}/{name}", value, truth[name], CLOSED)


def _inverse(case, key, truth):
    method, variant, interval = key.split("/")
    yi, vi, _ = _studies(truth)
    key = f"inverse/{key}"
    fit = rma(yi, vi, method=method)
    kind = ITERATIVE if method != "DL" else CLOSED
    yield from _common(case, key, rma(yi, vi, method="EE"), truth)
    yield from _heterogeneity(case, key, fit.QE, fit.k, truth)
    yield Value(case, f"{key}/pval.Q", fit.QEp, truth["pval.Q"], CLOSED)
    if variant in ("HK", "HKse"):
        # "HKse" never goes below the classic standard error: metafor's adhoc.
        test = "adhoc" if variant == "HKse" else "knha"
        random = rma(yi, vi, method=method, test=test)
    else:
        random = kenward_roger(fit) if variant == "KR" else fit
    yield Value(case, f"{key}/TE.random", fit.beta, truth["TE.random"], kind)
    names = {"seTE.random": "se", "lower.random": "ci_lb", "upper.random": "ci_ub"}
    for name, field in (names | {"pval.random": "pval"}).items():
        if truth[name] is not None:
            yield Value(case, f"{key}/{name}", getattr(random, field), truth[name], kind)
    yield Value(case, f"{key}/tau2", fit.tau2, truth["tau2"], HETEROGENEITY)
    if method != "DL" and truth["lower.tau2"] is not None:
        # meta searches the bounds at R's default tolerance of 1e-4.
        bounds = confint_tau2(fit).tau2
        for name, value in (("lower.tau2", bounds[1]), ("upper.tau2", bounds[2])):
            yield Value(case, f"{key}/{name}", value, truth[name], COARSE)
    spread = {"HKse": rma(yi, vi, method=method, test="knha"), "KR": random}
    se = spread.get(variant, fit).se
    ddf = random.df if variant == "KR" else None
    if fit.k > 2:
        ours = prediction_interval(fit.beta, se, fit.tau2, fit.k, interval, ddf)
        expected = [truth["lower.predict"], truth["upper.predict"]]
        yield Value(case, f"{key}/predict", list(ours), expected, kind)


def _pooled(case, key, truth, measure):
    data = {n: v for n, v in inputs(case)["inputs"].items() if n != "slab"}
    yi, vi, _ = _studies(truth)
    if key == "Peto":
        common = rma_peto(**data)
    else:
        cells = data if key == "MH_exact" else _corrected(data, truth)
        common = rma_mh(measure, **cells, variance="greenland-robins")
        if measure == "RD" and key != "MH_exact":
            # meta weights by the corrected counts but leaves the differences as observed.
            a, n1, c, n2 = (np.array(data[n], float) for n in ("ai", "n1i", "ci", "n2i"))
            beta = float((common.weights * (a / n1 - c / n2)).sum() / 100)
            stat, pval, lb, ub = wald(beta, common.se, 95)
            common = replace(common, beta=beta, stat=stat, pval=pval, ci_lb=lb, ci_ub=ub)
    yield from _common(case, key, common, truth)
    if key.startswith("MH_") and key != "MH_exact":
        random = rma_mh_random(measure, yi, vi, common)
        w = 1 / vi
        q = float((w * (yi - common.beta) ** 2).sum())
        yield from _heterogeneity(case, key, q, yi.size, truth)
        kind = CLOSED
    else:
        random = rma(yi, vi, method="DL" if key == "Peto" else "REML")
        kind = CLOSED if key == "Peto" else ITERATIVE
    for name, field in {"TE.random": "beta", "seTE.random": "se", "lower.random": "ci_lb"}.items():
        yield Value(case, f"{key}/{name}", getattr(random, field), truth[name], kind)
    yield Value(case, f"{key}/upper.random", random.ci_ub, truth["upper.random"], kind)
    yield Value(case, f"{key}/pval.random", random.pval, truth["pval.random"], kind)
    yield Value(case, f"{key}/tau2", random.tau2, truth["tau2"], HETEROGENEITY)
    ours = prediction_interval(random.beta, random.se, random.tau2, random.k, "V")
    expected = [truth["lower.predict"], truth["upper.predict"]]
    yield Value(case, f"{key}/predict", list(ours), expected, kind)


def _corrected(data, truth):
    """Counts with meta's own increments for empty cells."""
    a, n1, c, n2 = (np.array(data[n], float) for n in ("ai", "n1i", "ci", "n2i"))
    e, f = floats(truth["incr.e"]), floats(truth["incr.c"])
    return {"ai": a + e, "bi": n1 - a + e, "ci": c + f, "di": n2 - c + f}


def _more(case, data, yi, vi, ok):
    truth = data.get("metainf_random")
    if truth:
        ours = leave1out(rma(yi, vi, method="DL"))
        names = {"TE": "estimate", "lower": "ci_lb", "upper": "ci_ub", "tau2": "tau2"}
        for name, field in names.items():
            expected = floats(truth[name])[ok]
            kind = HETEROGENEITY if name == "tau2" else CLOSED
            yield Value(
                case, f"metainf_random/{name}", getattr(ours, field).tolist(), list(expected), kind
            )
    truth = data.get("trimfill_default")
    if truth:
        # meta trims around the common effect and pools the filled set under both models.
        side = "right" if truth["left"] is False else "left"
        ours = trimfill(rma(yi, vi, method="EE"), side=side)
        yield Value(case, "trimfill_default/k0", ours.k0, truth["k0"], CLOSED)
        yield Value(case, "trimfill_default/TE.common", ours.fit.beta, truth["TE.common"], CLOSED)
        random = rma(ours.fit.yi, ours.fit.vi, method="DL")
        yield Value(case, "trimfill_default/TE.random", random.beta, truth["TE.random"], CLOSED)
        yield Value(case, "trimfill_default/tau2", random.tau2, truth["tau2"], CLOSED)
    for level, one in data.get("study_ci", {}).items():
        counts = inputs(case)["inputs"]
        if level == "NAsm":
            # Share as observed, variance from counts to which 0.5 was added.
            pr = escalc("PR", xi=counts["xi"], ni=counts["ni"])
            share = np.array(counts["xi"]) / np.array(counts["ni"])
            pairs = [ci_from_se(y, v**0.5) for y, v in zip(share, pr.vi, strict=True)]
        else:
            pairs = [STUDY_CI[level](x, n) for x, n in zip(counts["xi"], counts["ni"], strict=True)]
        for i, name in enumerate(("lower", "upper")):
            yield Value(case, f"study_ci/{level}/{name}", [p[i] for p in pairs], one[name], CLOSED)
    yield from _subgroups(case, data, yi, vi, ok)
    yield from _bias(case, data, yi, vi, ok)


def _subgroups(case, data, yi, vi, ok):
    truth = data.get("subgroup", {}).get("tau.common_FALSE")
    if not truth:
        return
    groups = np.array([str(g) for g in inputs(case)["analysis"]["subgroup"]["group"]])
    if groups.size != ok.size:
        return
    groups = groups[ok]
    fits = [rma(yi[groups == g], vi[groups == g]) for g in truth["levels"]]
    for name, field in {"TE.random.w": "beta", "seTE.random.w": "se"}.items():
        ours = [getattr(f, field) for f in fits]
        yield Value(case, f"subgroup/{name}", ours, truth[name], ITERATIVE)
    yield Value(case, "subgroup/Q.w", [f.QE for f in fits], truth["Q.w"], CLOSED)
    test = subgroup_test(fits)
    yield Value(case, "subgroup/Q.b.random", test.Q, truth["Q.b.random"], ITERATIVE)
    yield Value(case, "subgroup/pval.Q.b.random", test.p, truth["pval.Q.b.random"], ITERATIVE)
    common = subgroup_test(
        [rma(yi[groups == g], vi[groups == g], method="EE") for g in truth["levels"]]
    )
    yield Value(case, "subgroup/Q.b.common", common.Q, truth["Q.b.common"], CLOSED)


def _bias(case, data, yi, vi, ok):
    counts = inputs(case)["inputs"]
    part = {n: np.array(v, float)[ok] for n, v in counts.items() if n in _ARMS}
    calls = {
        "Begg": lambda: bias_tests.begg(yi, vi),
        "Egger": lambda: bias_tests.egger(yi, vi),
        "Thompson": lambda: bias_tests.thompson(yi, vi),
        "Harbord": lambda: bias_tests.harbord(*_binary(part), data["measure"]),
        "Peters": lambda: bias_tests.peters(yi, *_binary(part)),
        "Macaskill": lambda: bias_tests.macaskill(yi, vi, part["n1i"] + part["n2i"]),
        "Deeks": lambda: bias_tests.deeks(yi, part["n1i"], part["n2i"]),
        "Pustejovsky": lambda: bias_tests.pustejovsky(yi, vi, part["n1i"], part["n2i"]),
    }
    for name, truth in data.get("metabias", {}).items():
        if name not in calls:
            continue
        ours = calls[name]()
        estimate = truth["estimate"]
        bias, se = (estimate.get("bias"), estimate.get("se.bias"))
        if name == "Begg":
            bias, se = estimate["ks"], estimate["se.ks"]
        for field, expected in (
            ("bias", bias),
            ("se", se),
            ("stat", truth["statistic"]),
            ("pval", truth["pval"]),
        ):
            yield Value(case, f"metabias/{name}/{field}", getattr(ours, field), expected, CLOSED)


_ARMS = ("ai", "n1i", "ci", "n2i")


def _binary(part):
    return part["ai"], part["n1i"], part["ci"], part["n2i"]
