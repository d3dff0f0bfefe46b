"""Where R's numbers and ours differ for a reason that was looked into.

Each rule names cases, keys and the reason. A difference outside these rules fails the tests.
"""

import re

RULES = (
    (
        r"cohen1981__UCOR",
        r"escalc/",
        "one correlation of -0.04: metafor integrates numerically and stops at 5e-4; the power "
        "series and scipy agree with ours to 1e-15",
    ),
    (
        r"egger2001__PETO",
        r"metareg/ML/.*",
        "two maxima: R's likelihood stays at tau² 0 (-17.11), ours finds the higher one (-16.84)",
    ),
    (
        r"egger2001|li2007|gibson2002|lau1992|lee2004|nielweise2007|collins1985a_b",
        r"metareg/(EE|FE|DL|HE|HS|HSk|SJ|ML|REML|EB|PM|PMM)/.*",
        "moderators in calendar years: metafor's k x k matrices lose 6 to 8 digits; rational "
        "arithmetic confirms ours to 1e-13 (test_exact.py)",
    ),
    (
        r".*",
        r"(fits|subgroup)/.*/pi/simple|confint/.*/tau|metareg/.*/R2|subgroup/.*/R2"
        r"|leave1out/REML/(tau2|I2)",
        "tau² at the boundary: R leaves 1e-15 to 1e-12 where ours is 0, and its root or ratio "
        "shows",
    ),
    (
        r"lau1992__PETO",
        r"(leave1out|influence)/REML/.*",
        "two maxima: without one study R's restricted likelihood stays at the lower one (tau² 0)",
    ),
    (
        r"nielweise2008(_trt)?__(IRD|IR)",
        r".*",
        "rates of 1e-3 with variances of 1e-7: R's absolute tolerance of 1e-13 on tau² is coarse",
    ),
    (
        r"hasselblad1998|pritz1997|debruin2009",
        r"study_ci/WSCC/.*",
        "no events or only events: Newcombe 1998 sets the bound to 0 or 1, R's meta does not",
    ),
    (
        r".*",
        r".*REML.*/(ci_ub|ci_lb|ci\.ub|ci\.lb|pi_ub|pi_lb|pval)|subgroup/.*|blup/REML/.*"
        r"|cumul/REML/.*|influence/REML/.*|regtest/rma_REML/.*",
        "a bound next to 0, or an iteration of R that stopped at 1e-13 absolute: below 1e-5",
    ),
)


def reason(value):
    """The reason for a known difference, or None."""
    for cases, keys, why in RULES:
        if re.search(cases, value.case) and re.fullmatch(keys + ".*", value.key):
            return why
    return None


OUT_OF_SCORE = {
    "analysis/default_tolerance": "metafor at its loose default tolerance, kept for comparison",
    "analysis/fsn": "fail-safe N is not among the methods asked for (Rosenthal, Orwin, Rosenberg "
    "exist, see test_fail_safe)",
    "analysis/hc_DL": "Henmi-Copas interval is not among the methods asked for",
    "analysis/tes": "test of excess significance is not among the methods asked for",
    "GLMM": "generalised linear mixed models are not among the methods asked for",
    "metabias/Schwarzer": "Schwarzer's test is not among the methods asked for",
}
