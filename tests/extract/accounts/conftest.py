"""The project's vocabulary, read once, and small views of what comes out of a text."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from trialtrace.extract.api import extract_document
from trialtrace.extract.model import Extraction
from trialtrace.grammar.lexicon import load
from trialtrace.text.cues import load as load_page_cues
from trialtrace.text.model import Document
from trialtrace.text.reader import read_text

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Read:
    """A text with what was extracted, looked at by people's names instead of ids."""

    document: Document
    found: Extraction

    def rows(self, table):
        return [row for row in self.found.rows if row.table == table]

    def cells(self, row):
        """Return field → value; of several places that say the same, the first."""
        cells = {}
        for value in self.found.values:
            if (value.table, value.row_id) == (row.table, row.row_id):
                cells.setdefault(value.field, value.value)
        return cells

    def studies(self):
        return [self.cells(row) for row in self.rows("studies")]

    def arms(self):
        return [self.cells(row) for row in self.rows("arms")]

    def name(self, row_id):
        for row in self.found.rows:
            if row.row_id == row_id:
                cells = self.cells(row)
                return cells.get("name") or cells.get("intervention") or cells.get("label") or "?"
        return ""

    def results(self):
        """Return (statistic, value or direction, arm, versus, outcome) of every result."""
        found = []
        for row in self.rows("results"):
            cells = self.cells(row)
            said = cells.get("value") or cells.get("direction") or cells.get("p_value")
            found.append(
                (
                    cells["statistic"],
                    said,
                    self.name(row.arm_id),
                    self.name(row.versus_arm_id),
                    self.name(row.outcome_id),
                )
            )
        return found

    def told(self, *statistics):
        """Return the (statistic, value, arm) of the results of some statistics, or of all."""
        return {row[:3] for row in self.results() if not statistics or row[0] in statistics}

    def of_arms(self, *statistics):
        """Return the (value, arm) of the results of some statistics, or of all."""
        return {(value, arm) for _, value, arm in self.told(*statistics)}

    def sides(self):
        """Return the values of the arms that were tried, and those of controls."""
        role = {row.row_id: self.cells(row).get("role") for row in self.rows("arms")}
        told = {True: set(), False: set()}
        for row in self.rows("results"):
            if row.arm_id and "value" in self.cells(row):
                told[role[row.arm_id] == "experimental"].add(self.cells(row)["value"])
        return told[True], told[False]

    def values(self, *statistics):
        """Return the values of the results of some statistics, in order."""
        return [value for statistic, value, *_ in self.results() if statistic in statistics]

    def estimates(self):
        """Return (statistic, value, low, high) of every result that has an estimate or limits."""
        cells = [self.cells(row) for row in self.rows("results")]
        return {
            tuple(one.get(name) for name in ("statistic", "value", "low", "high"))
            for one in cells
            if "value" in one or "low" in one
        }

    def rejected(self):
        return [(one.raw, one.looked_like) for one in self.found.rejected]


@pytest.fixture(scope="session")
def read():
    folder = ROOT / "config" / "lexicon"
    lexicon, cues = load(folder), load_page_cues(folder / "page.yaml")

    def run(text, path="made.txt"):
        document = read_text(text, path, cues)
        return Read(document, extract_document(document, lexicon))

    return run


@pytest.fixture(scope="session")
def read_file(read):
    def run(name):
        path = ROOT / "tests" / "data" / "accounts" / name
        return read(path.read_text(encoding="utf-8"), name)

    return run


@pytest.fixture(scope="session")
def read_raw(read):
    def run(start):
        (path,) = (ROOT / "data" / "raw").glob(f"{start}_*.txt")
        return read(path.read_text(encoding="utf-8"), path.name)

    return run
