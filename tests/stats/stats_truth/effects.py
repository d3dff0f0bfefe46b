"""Effect sizes against metafor's escalc."""

import warnings

from trialtrace.stats import StatsWarning, backtransform, escalc, rma

from . import CLOSED, ITERATIVE, Value

VARIANTS = {
    "to_all": {"to": "all"},
    "to_if0all": {"to": "if0all"},
    "to_none": {"to": "none"},
    "drop00": {"drop00": True},
    "correct_FALSE": {"correct": False},
}


def values(case, data):
    """Default effects, every variant of zero cells, variance, correction; back-transforms."""
    yield from _back(case, data)
    yield from computed(case, data, "exact")


def computed(case, data, arithmetic):
    """Effects from the raw data, with every variant."""
    truth = data["escalc"]
    if truth is None:
        return
    inputs = {name: v for name, v in data["inputs"].items() if name != "slab"}
    yield from _pair(case, "escalc", data["measure"], inputs, truth, {}, arithmetic)
    for name, variant in (truth.get("variants") or {}).items():
        options = VARIANTS.get(name) or {"vtype": name.removeprefix("vtype_")}
        key = f"escalc/{name}"
        yield from _pair(case, key, data["measure"], inputs, variant, options, arithmetic)


def _back(case, data):
    truth = data.get("backtransform")
    if not truth:
        return
    fit = rma(data["yi"], data["vi"])
    options = {"ni": data["inputs"]["ni"]} if data["measure"] == "PFT" else {}
    for name, field in {"pred": "beta"}.items() | {(n, n) for n in truth if n[:2] in ("ci", "pi")}:
        ours = backtransform(data["measure"], getattr(fit, field), **options)
        yield Value(case, f"backtransform/{name}", ours, truth[name], ITERATIVE)


def _pair(case, key, measure, inputs, truth, options, arithmetic):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", StatsWarning)
        ours = escalc(measure, **inputs, **options, arithmetic=arithmetic)
    for column in ("yi", "vi"):
        yield Value(case, f"{key}/{column}", list(ours[column]), truth[column], CLOSED)
