"""Print how far the statistics agree with R's metafor and meta, section by section.

    TRIALTRACE_BENCHMARKS=<folder> python benchmarks/stats_agreement.py [--worst]

The same comparison runs in the tests; this prints the table of docs/methods.md. The column
`rounded` counts what differs where meta-regressions are computed in metafor's own arithmetic
(`rma(..., arithmetic="metafor")`), from unrounded effects.
"""

import argparse
import importlib
import sys
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "stats"))

REGRESSION = "metareg"


def main():
    """Compare, print one line a section, and with --worst every value that disagrees."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--worst", action="store_true", help="list the values that disagree")
    arguments = parser.parse_args()
    import stats_truth

    if stats_truth.folder() is None:
        sys.exit("TRIALTRACE_BENCHMARKS is not set: name the folder that holds meta/")
    exact = importlib.import_module("stats_truth.exact")
    table = defaultdict(lambda: [0, 0, 0.0, 0])
    decided = Counter()
    for module, package in (
        ("effects", "metafor"),
        ("fits", "metafor"),
        ("sensitivity", "metafor"),
        ("asymmetry", "metafor"),
        ("pooled", "metafor"),
        ("meta_package", "meta"),
    ):
        compare = importlib.import_module(f"stats_truth.{module}")
        for case, data in stats_truth.load(package).items():
            for value in compare.values(case, data):
                n, wrong, worst = stats_truth.judge(value)
                row = table[package, value.key.split("/")[0], value.kind]
                row[0] += n
                row[1] += wrong
                row[2] = max(row[2], worst)
                if value.key.split("/")[0] != REGRESSION:
                    row[3] += wrong
                for place in stats_truth.differing(value):
                    truth = exact.number(value, data, place)
                    pair = (stats_truth.floats(x)[place] for x in (value.actual, value.truth))
                    near = [
                        truth is not None and stats_truth.near(x, truth, value.kind) for x in pair
                    ]
                    decided[value.kind, *near] += 1
                if wrong and arguments.worst:
                    print(f"{case} {value.key} {wrong}/{n} {worst:.2e}")
    as_metafor = importlib.import_module("stats_truth.as_metafor")
    for case, data in stats_truth.load("metafor").items():
        for value in as_metafor.values(case, data):
            _, wrong, worst = stats_truth.judge(value)
            table["metafor", REGRESSION, value.kind][3] += wrong
            if wrong and arguments.worst:
                print(f"{case} {value.key} in metafor's arithmetic {wrong} {worst:.2e}")
    conversions = importlib.import_module("stats_truth.conversions")
    for value in conversions.values():
        n, wrong, worst = stats_truth.judge(value)
        row = table["conversions", value.case.split("#")[0], value.kind]
        row[0] += n
        row[1] += wrong
        row[2] = max(row[2], worst)
        row[3] += wrong
        if wrong and arguments.worst:
            print(f"{value.case} {value.key} {wrong}/{n} {worst:.2e}")
    kinds = defaultdict(lambda: [0, 0, 0])
    head = ("package", "section", "kind", "values", "differ", "worst", "rounded")
    print("{:12} {:28} {:14} {:>8} {:>7} {:>9} {:>8}".format(*head))
    for (package, section, kind), (n, wrong, worst, rounded) in sorted(table.items()):
        print(f"{package:12} {section:28} {kind:14} {n:8} {wrong:7} {worst:9.1e} {rounded:8}")
        for key in (kind, "all"):
            kinds[key] = [a + b for a, b in zip(kinds[key], (n, wrong, rounded), strict=True)]
    for kind, (n, *wrongs) in sorted(kinds.items()):
        told = " and ".join(
            f"{wrong} differ ({100 * (1 - wrong / n):.3f} % agree)" for wrong in wrongs
        )
        print(f"{kind:14} {n} values: {told} in metafor's arithmetic")
    print("Where the two differ, arithmetic of 60 digits within the same tolerance confirms:")
    words = {(True, False): "ours", (False, True): "R's", (True, True): "both"}
    for (kind, *near), n in sorted(decided.items()):
        print(f"{kind:14} {n:5} {words.get(tuple(near), 'neither')}")


if __name__ == "__main__":
    main()
