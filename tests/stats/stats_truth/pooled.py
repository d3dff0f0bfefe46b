"""Mantel–Haenszel and Peto against metafor."""

from trialtrace.stats import rma_mh, rma_peto

from . import CLOSED, Value

_FIELDS = {
    "beta": "beta",
    "se": "se",
    "z": "stat",
    "pval": "pval",
    "ci_lb": "ci_lb",
    "ci_ub": "ci_ub",
    "QE": "QE",
    "QEp": "QEp",
    "I2": "I2",
    "H2": "H2",
    "k": "k",
    "CMH": "CMH",
    "CMHp": "CMHp",
    "TA": "TA",
    "TAp": "TAp",
}
_OPTIONS = {
    "mantel_haenszel": {},
    "mantel_haenszel_nocorrect": {"correction": "none"},
    "mantel_haenszel_add_half": {"add": 0.5, "to": "only0"},
}


def values(case, data):
    """All Mantel–Haenszel variants with leave-one-out, and Peto."""
    inputs = {name: v for name, v in data["inputs"].items() if name != "slab"}
    for key, options in _OPTIONS.items():
        if key in data:
            ours = rma_mh(data["measure"], **inputs, **options)
            yield from _fields(case, key, ours, data[key])
    if "mantel_haenszel_leave1out" in data:
        truth = data["mantel_haenszel_leave1out"]
        rows = []
        for i in range(len(data["yi"])):
            rest = {name: v[:i] + v[i + 1 :] for name, v in inputs.items()}
            rows.append(rma_mh(data["measure"], **rest))
        names = {"estimate": "beta", "ci.lb": "ci_lb", "ci.ub": "ci_ub", "Q": "QE", "Qp": "QEp"}
        for name, expected in truth.items():
            ours = [getattr(row, names.get(name, name)) for row in rows]
            yield Value(case, f"mantel_haenszel_leave1out/{name}", ours, expected, CLOSED)
    if "peto" in data:
        yield from _fields(case, "peto", rma_peto(**inputs), data["peto"])


def _fields(case, key, ours, truth):
    for name, field in _FIELDS.items():
        if name in truth:
            yield Value(case, f"{key}/{name}", getattr(ours, field), truth[name], CLOSED)
