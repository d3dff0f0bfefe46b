"""Measure the speed of the statistics, side by side with other Python packages.

    python benchmarks/stats_speed.py

REML at k = 13, 100,000 and 1,000,000, and 1,000 meta-analyses of k = 10. statsmodels, PyMARE and
PyMetaAnalysis are measured where they are installed (the `bench` extra) and named as absent where
not. Each figure is the best of several runs, by the clock on the wall and as time of the processor:
on a busy machine only the second says what an idle core would take. Ratios are of the second.
"""

import importlib
import os
import sys
import time
from pathlib import Path

# One core: set before numpy and its like are loaded, for all packages alike.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "workflow"))

from trialtrace.stats import rma, rma_many

# Milliseconds on an idle core.
TARGETS = {"k = 13": 0.3, "k = 100,000": 10.0, "k = 1,000,000": 100.0, "1,000 of k = 10": 15.0}


def sample(k, seed=1):
    """Effects and variances of k simulated studies with tau² = 0.1."""
    rng = np.random.default_rng(seed)
    v = rng.uniform(0.01, 0.5, k)
    return rng.normal(0.3, np.sqrt(v + 0.1)), v


def best(call, seconds=2.0, at_least=3):
    """Shortest time of repeated calls, in milliseconds: (on the wall, of the processor)."""
    walls, processors, start = [], [], time.perf_counter()
    while len(walls) < at_least or (time.perf_counter() - start < seconds and len(walls) < 2000):
        wall, processor = time.perf_counter(), time.process_time()
        call()
        processors.append(time.process_time() - processor)
        walls.append(time.perf_counter() - wall)
    return 1e3 * min(walls), 1e3 * min(processors)


def allowed(name, label):
    """Whether a package can hold the task: PyMARE's REML needs a k x k matrix."""
    return not (name == "PyMARE" and label in ("k = 100,000", "k = 1,000,000"))


def ours_many(y, v):
    """All rows at once."""
    return lambda: rma_many(y, v)


def with_statsmodels():
    """combine_effects with Paule-Mandel (it has no REML)."""
    module = importlib.import_module("statsmodels.stats.meta_analysis")

    def one(y, v):
        return lambda: module.combine_effects(y, v, method_re="iterated")

    def many(y, v):
        return lambda: [
            module.combine_effects(a, b, method_re="iterated") for a, b in zip(y, v, strict=True)
        ]

    return one, many, "Paule-Mandel: it has no REML"


def with_pymare():
    """VarianceBasedLikelihoodEstimator (REML); many at once as columns of one table."""
    estimators = importlib.import_module("pymare.estimators")

    def one(y, v):
        def run():
            model = estimators.VarianceBasedLikelihoodEstimator(method="REML")
            return model.fit(y=y[:, None], v=v[:, None], X=np.ones((len(y), 1)))

        return run

    def many(y, v):
        def run():
            model = estimators.VarianceBasedLikelihoodEstimator(method="REML")
            return model.fit(y=y.T, v=v.T, X=np.ones((y.shape[1], 1)))

        return run

    return one, many, ""


def with_pymetaanalysis():
    """PyMetaAnalysis (module meta_analyze), REML."""
    module = importlib.import_module("meta_analyze")

    def one(y, v):
        return lambda: module.meta_analysis(effect=y, variance=v)

    def many(y, v):
        return lambda: [
            module.meta_analysis(effect=a, variance=b) for a, b in zip(y, v, strict=True)
        ]

    return one, many, ""


OTHERS = {
    "statsmodels": with_statsmodels,
    "PyMARE": with_pymare,
    "PyMetaAnalysis": with_pymetaanalysis,
}


def main():
    """Print one line a task: ours, the target, and every other package with its ratio."""
    others = {}
    for name, load in OTHERS.items():
        try:
            others[name] = load()
        except ImportError:
            print(f"{name}: not installed, skipped (pip install it to compare)")
    tasks = {}
    for k, label in ((13, "k = 13"), (100_000, "k = 100,000"), (1_000_000, "k = 1,000,000")):
        tasks[label] = sample(k)
    y, v = sample(10_000)
    tasks["1,000 of k = 10"] = (y.reshape(1000, 10), v.reshape(1000, 10))
    for label, (y, v) in tasks.items():
        several = y.ndim == 2
        wall, mine = best(ours_many(y, v) if several else lambda y=y, v=v: rma(y, v))
        verdict = "met" if mine <= TARGETS[label] else "missed"
        print(
            f"{label:16} {'ours':15} {mine:9.3f} ms (wall {wall:.3f})   "
            f"target {TARGETS[label]:g} ms: {verdict}"
        )
        for name, (one, many, note) in others.items():
            if not allowed(name, label):
                print(f"{'':16} {name}: left out, it needs a k x k matrix")
                continue
            try:
                wall, theirs = best((many if several else one)(y, v), at_least=1)
            except Exception as error:  # a package that cannot do the task must not end the run
                print(f"{'':16} {name}: fails ({type(error).__name__}: {str(error)[:60]})")
                continue
            note = f"  ({note})" if note else ""
            print(
                f"{'':16} {name:15} {theirs:9.3f} ms (wall {wall:.3f})   "
                f"{theirs / mine:.1f} times ours{note}"
            )


if __name__ == "__main__":
    main()
