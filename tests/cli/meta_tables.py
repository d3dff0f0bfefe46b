"""Tables for the tests of `trialtrace meta`: how to write one, run the command, read what it wrote."""

import csv
import json

from trialtrace.cli.main import main

from tests.stats.stats_published import BCG, BCG_LATITUDE

BCG_TABLE = {
    "slab": [f"trial {i}" for i in range(1, 14)],
    **BCG,
    "year": [1948, 1949, 1960, 1977, 1973, 1953, 1973, 1980, 1968, 1961, 1974, 1969, 1976],
    "ablat": BCG_LATITUDE,
    "alloc": ["random"] * 4 + ["alternate"] * 2 + ["random"] * 3 + ["systematic"] * 4,
}


def write_table(path, columns, delimiter=",", encoding="utf-8"):
    """Write columns as a CSV file and return its path."""
    with path.open("w", newline="", encoding=encoding) as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))
    return path


def analyse(tmp_path, columns, *options, **how):
    """Run the command on a table; return the JSON file that it wrote."""
    path = write_table(tmp_path / "table.csv", columns, **how)
    assert main(["meta", str(path), *options, "--output", str(tmp_path / "out")]) == 0
    return json.loads((tmp_path / "out" / "analysis.json").read_text(encoding="utf-8"))


def rows(analysis, name, key):
    """The rows of a part by one of their columns."""
    return {row[key]: row for row in analysis[name]["rows"]}
