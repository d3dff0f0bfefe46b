"""Conversions against the named and random cases of R (1e-9 throughout)."""

import json
import warnings

import numpy as np
from trialtrace.stats import StatsWarning, combine, convert, escalc
from trialtrace.stats import convert as c

from . import CLOSED, Value, folder


def values():
    """Every output of every case: named ones by kind, random ones by kind."""
    for name in ("conversions_named.json", "conversions_random_dev.json"):
        for number, case in enumerate(json.loads((folder() / name).read_text())["cases"]):
            kind = case["id"]
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", StatsWarning)
                ours = KINDS[kind](case["input"])
            for key, truth, actual in _pairs("", case["output"], ours):
                yield Value(f"{kind}#{number}", key, actual, truth, CLOSED)


def kinds():
    """The kinds that occur in the files."""
    found = set()
    for name in ("conversions_named.json", "conversions_random_dev.json"):
        found |= {case["id"] for case in json.loads((folder() / name).read_text())["cases"]}
    return found


def _pairs(prefix, truth, ours):
    for key, value in truth.items():
        if isinstance(value, dict):
            yield from _pairs(f"{prefix}{key}/", value, ours[key])
        else:
            yield f"{prefix}{key}", value, ours[key]


def _smd(t, n1, n2, first=None):
    by = {v: c.smd_from_t(t, n1, n2, vtype=v) for v in c.SMD_CONVENTIONS}
    exact = by["LS"]
    d_ci, g_ci = c.noncentral_smd_interval(t, n1, n2)

    def short(fit):
        return {"vi": fit.vi, "se": fit.se, "ci": [fit.ci_lb, fit.ci_ub], "g": fit.g}

    return {
        "df": exact.df,
        "t": first.t if first else t,
        "cohen_d": exact.d,
        "J_exact": exact.J,
        "J_approx": by["borenstein"].J,
        "g_exactJ": exact.g,
        "g_approxJ": by["borenstein"].g,
        "metafor_LS": short(by["LS"]),
        "metafor_LS2": short(by["LS2"]),
        "metafor_UB": short(by["UB"]),
        "borenstein_approxJ": short(by["borenstein"]),
        "revman5": short(by["revman"]),
        "exact_noncentral_t": {"d_ci": list(d_ci), "g_ci": list(g_ci)},
        "LS": short(by["LS"]),
        "LS2": short(by["LS2"]),
        "UB": short(by["UB"]),
        "nct_d_ci": list(d_ci),
    }


def _from_p(i):
    first = c.smd_from_p(i["p"], i["n1"], i["n2"], i.get("sign", 1))
    return _smd(first.t, i["n1"], i["n2"], first)


def _mean_sd(result):
    return {
        "mean": result.mean,
        "sd": result.sd,
        "skew_T": result.skew_t,
        "skew_crit": result.skew_crit,
        "skewed": result.skewed,
    }


def _range(function):
    return lambda i: _mean_sd(function(i["min"], i["median"], i["max"], i["n"]))


def _iqr(function):
    return lambda i: _mean_sd(function(i["q1"], i["median"], i["q3"], i["n"]))


def _five(function):
    return lambda i: _mean_sd(function(i["min"], i["q1"], i["median"], i["q3"], i["max"], i["n"]))


def _fivenum(i):
    if "min" in i and "q1" in i:
        pair = (_five(c.fivenum_luo_shi)(i), _five(c.fivenum_wan)(i))
    elif "min" in i:
        pair = (_range(c.range_luo)(i), _range(c.range_wan)(i))
    else:
        pair = (_iqr(c.iqr_luo)(i), _iqr(c.iqr_wan)(i))
    first = pair[0]
    skew = {"T": first["skew_T"], "crit": first["skew_crit"], "flagged": first["skewed"]}
    out = {"luo/wan/shi": pair[0], "wan2014": pair[1], "skew": skew}
    if "min" in i and "q1" not in i:
        out["hozo2005"] = _range(c.range_hozo)(i)
    return out


def _lognormal(i):
    if "q1" in i:
        mean, sd = c.lognormal_iqr(i["q1"], i["median"], i["q3"], i["n"])
    else:
        mean, sd = c.lognormal_range(i["min"], i["median"], i["max"], i["n"])
    return {"mean": mean, "sd": sd}


def _se_from_ci(i):
    return {
        "se": c.se_from_ci(i["est"], i["lo"], i["hi"], i["level"]).se,
        # The Handbook's rounded divisors, printed for comparison.
        "se_handbook_3.92": (i["hi"] - i["lo"]) / 3.92,
        "se_handbook_3.29": (i["hi"] - i["lo"]) / 3.29,
    }


def _se_from_ci_ratio(i):
    result = c.se_from_ci_ratio(i["est"], i["lo"], i["hi"], i["level"])
    return {
        "log_est": result.yi,
        "se": result.se,
        "midpoint_log": result.midpoint,
        "yi": result.yi,
        "vi": result.vi,
    }


def _se_from_p(function):
    def run(i):
        r = function(i["est"], i["p"])
        return {"z": r.z, "se": r.se, "log_est": r.yi, "yi": r.yi, "vi": r.vi}

    return run


def _md_p(i):
    r = c.sd_from_md_p(i["md"], i["p"], i["n1"], i["n2"])
    return {"t": r.t, "se": r.se, "sd": r.sd}


def _md_ci(i):
    r = c.sd_from_md_ci(i["lo"], i["hi"], i["n1"], i["n2"])
    return {"tcrit": r.t, "se": r.se, "sd": r.sd}


def _se_md(i):
    groups = (i["sd1"], i["n1"], i["sd2"], i["n2"])
    smd = escalc(
        "SMD", m1i=i["m1"], sd1i=i["sd1"], n1i=i["n1"], m2i=i["m2"], sd2i=i["sd2"], n2i=i["n2"]
    )
    return {
        "md": i["m1"] - i["m2"],
        "se_LS": c.se_md(*groups),
        "se_HO": c.se_md_pooled(*groups),
        "g": smd.yi[0],
        "g_vi_LS": smd.vi[0],
    }


def _ci_t(i):
    from trialtrace.stats.distributions import t_quantile

    return {
        "two_t": 2 * float(t_quantile(0.975, i["n"] - 1)),
        "sd": c.sd_from_ci_t(i["lo"], i["hi"], i["n"], i["level"]),
    }


def _crossover(i):
    r = c.crossover(i["m1"], i["sd1"], i["m2"], i["sd2"], i["n"], i["r"])
    return {
        "sd_diff": r.sd_diff,
        "se": r.se,
        "smd": r.smd,
        "se_smd": r.se_smd,
        "se_md_if_sddiff2": 2 / i["n"] ** 0.5,
    }


def _paired(i):
    data = {"m1i": i["m1"], "m2i": i["m2"], "sd1i": i["sd1"], "sd2i": i["sd2"]}
    out = {}
    for measure in ("MC", "SMCC", "SMCR", "SMCRH", "ROMC"):
        row = escalc(measure, **data, ni=i["n"], ri=i["r"]).iloc[0]
        out[measure] = [row.yi, row.vi]
    return out


def _arm(i):
    r = c.combine_means(i["n"], i["mean"], i["sd"])
    return {"n": r.n, "mean": r.mean, "sd": r.sd}


def _percent(i):
    text = f"{i['pct']:.{i['decimals']}f}"
    r = c.percent_to_events(text, i["n"])
    return {"events": r.events, "back_pct": r.back_percent, "consistent": r.consistent}


def _events(r):
    return {"events": r.events, "n": r.n}


def _table(r):
    return {"ai": r.ai, "bi": r.bi, "ci": r.ci, "di": r.di}


def _chi2(i):
    function = c.table_from_chi2_yates if i["correct"] else c.table_from_chi2
    sign = 1 if i["x2"] >= 0 else -1
    return _table(function(abs(i["x2"]), i["ni"], i["row1"], i["col1"], sign))


def _d_to_r(i):
    r = c.d_to_r(i["d"], i["vd"], i["n1"], i["n2"])
    return {"a": (i["n1"] + i["n2"]) ** 2 / (i["n1"] * i["n2"]), "r": r.yi, "v": r.vi}


def _hr_p(i):
    r = c.hr_from_p_events(i["p"], i["events"], i["direction"], i["alloc"])
    return {"V": r.v, "O_E": r.o_minus_e, "loghr": r.yi, "se": r.se}


def _nnt(i):
    ratio = c.smd_to_odds_ratio(i["smd"])
    risk = c.nnt_from_odds_ratio(ratio, i["acr"])
    return {"md": c.smd_to_units(i["smd"], i["sd"]), "or": ratio, "icr": risk.icr, "nnt": risk.nnt}


def _votes(i):
    r = combine.sign_test(i["favour"], i["k"])
    return {
        "prop": r.proportion,
        "p_two_sided": r.pval,
        "exact_ci": [r.exact_lb, r.exact_ub],
        "wilson_ci": [r.wilson_lb, r.wilson_ub],
    }


def _albatross(i):
    from trialtrace.stats.distributions import norm_quantile

    z = float(norm_quantile(i["p"] / 2))
    return {
        "n_total": c.albatross_n(i["p"], i["d"]),
        "n_total_approx_4z2_d2": 4 * z * z / i["d"] ** 2,
    }


def _zero_cell(i):
    out = {}
    for measure in ("OR", "RR", "RD", "PETO", "AS"):
        row = escalc(measure, ai=i["a"], n1i=i["n1"], ci=i["c"], n2i=i["n2"]).iloc[0]
        out[measure] = [row.yi, row.vi]
    return out


def _deff(i):
    r = c.design_effect(i["n"], i["m"], i["icc"])
    return {"de": r.design_effect, "n_eff": r.n_effective}


def _logor(i):
    r = c.logor_to_d(i["logor"], i["v"])
    return {"d": r.yi, "v": r.vi}


def _d_logor(i):
    r = c.d_to_logor(i["d"], i["v"])
    return {"logor": r.yi, "v": r.vi}


def _r_to_d(i):
    r = c.r_to_d(i["r"], i["vr"])
    return {"d": r.yi, "v": r.vi}


def _hr(i):
    r = c.hr_from_o_minus_e(i["O_E"], i["V"])
    return {"loghr": r.yi, "se": r.se}


def _fisher(i):
    r = combine.fisher(i["p"])
    return {"x2": r.statistic, "df": r.df, "p": r.pval}


def _stouffer(i):
    r = combine.stouffer(i["p"])
    return {"z": r.statistic, "p": r.pval}


def _ratio_ci(i):
    return {"ratio_ci": list(c.ratio_ci_from_se(i["est"], i["se"], i["level"]))}


def _from_margins(name, function):
    return lambda i: _table(function(i[name], i["ni"], i["row1"], i["col1"]))


KINDS = {
    "p_two_sided_to_smd": _from_p,
    "p_to_smd": _from_p,
    "t_to_smd": lambda i: _smd(i["t"], i["n1"], i["n2"]),
    "F_1df_to_smd": lambda i: _smd(
        c.smd_from_f(i["F"], i["n1"], i["n2"], i["direction"]).t, i["n1"], i["n2"]
    ),
    "se_from_ci_abs": _se_from_ci,
    "se_from_ci_ratio": _se_from_ci_ratio,
    "ratio_ci_to_se": _se_from_ci_ratio,
    "se_from_p_abs": _se_from_p(c.se_from_p),
    "abs_p_to_se": _se_from_p(c.se_from_p),
    "se_from_p_ratio": _se_from_p(c.se_from_p_ratio),
    "ci_from_se_level": _ratio_ci,
    "sd_from_se": lambda i: {"sd": c.sd_from_se(i["se"], i["n"])},
    "sd_from_ci_mean_z": lambda i: {
        "sd": c.sd_from_ci_z(i["lo"], i["hi"], i["n"], i["level"]),
        "sd_handbook_3.92": np.sqrt(i["n"]) * (i["hi"] - i["lo"]) / 3.92,
    },
    "sd_from_ci_mean_t": _ci_t,
    "sd_from_p_md": _md_p,
    "sd_from_ci_md_t": _md_ci,
    "se_md_from_sds": _se_md,
    "median_range_luo_wan": _range(c.range_luo),
    "median_range_hozo": _range(c.range_hozo),
    "median_range_wan": _range(c.range_wan),
    "median_iqr_luo_wan": _iqr(c.iqr_luo),
    "median_iqr_wan": _iqr(c.iqr_wan),
    "median_iqr_cochrane_1.35": lambda i: {"sd": c.sd_from_iqr_cochrane(i["q1"], i["q3"])},
    "median_iqr_meta_pkg_table": _iqr(c.iqr_table),
    "fivenum_luo_shi": _five(c.fivenum_luo_shi),
    "fivenum_wan": _five(c.fivenum_wan),
    "fivenum_bland": _five(c.fivenum_bland),
    "fivenum_lognormal": _lognormal,
    "fivenum": _fivenum,
    "sd_from_range_rule": lambda i: {"sd": c.sd_from_range_rule(i["min"], i["max"])},
    "corr_from_change_sd": lambda i: {
        "r": c.correlation_from_change_sd(i["sd_base"], i["sd_final"], i["sd_change"])
    },
    "change_sd_from_corr": lambda i: {
        "sd_change": c.change_sd(i["sd_base"], i["sd_final"], i["r"])
    },
    "change_sd": lambda i: {"sd_change": c.change_sd(i["sd_base"], i["sd_final"], i["r"])},
    "crossover_md_corr": _crossover,
    "smcc": _paired,
    "combine_two_arms": _arm,
    "combine_three_arms": _arm,
    "combine_two_arms_mixed_sign": _arm,
    "combine_arms": _arm,
    "combine_binary_arms": lambda i: _events(c.combine_events(i["events"], i["n"])),
    "split_shared_control": lambda i: _events(c.split_control_events(i["events"], i["n"], i["k"])),
    "percent_to_events": _percent,
    "or_margins_to_2x2": _from_margins("or", convert.table_from_odds_ratio),
    "or_to_2x2": _from_margins("or", convert.table_from_odds_ratio),
    "phi_margins_to_2x2": _from_margins("phi", convert.table_from_phi),
    "chi2_margins_to_2x2": _chi2,
    "logor_to_d": _logor,
    "d_to_logor": _d_logor,
    "r_to_d": _r_to_d,
    "d_to_r": _d_to_r,
    "hr_from_OminusE": _hr,
    "hr_from_p_events": _hr_p,
    "cluster_design_effect": _deff,
    "smd_to_units_and_nnt": _nnt,
    "fisher_p": _fisher,
    "stouffer_p": _stouffer,
    "vote_count_direction": _votes,
    "albatross_contour_smd": _albatross,
    "zero_cell": _zero_cell,
}
