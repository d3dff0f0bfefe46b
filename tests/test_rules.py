"""Each rule declares the tables that its stage reads and writes: no more and no less."""

import importlib
import re
from pathlib import Path

import pytest
from trialtrace.show.figures import stage as figures_stage
from trialtrace.show.tables import stage as tables_stage
from trialtrace.tables.registry import TABLES, tables_of

RULES = Path(__file__).parents[1] / "workflow" / "rules"
STAGES = {
    "link": "link",
    "decide": "values",
    "derive": "derive",
    "check": "check",
    "synthesize": "synthesize",
}


@pytest.mark.parametrize("rule", STAGES)
def test_a_rule_has_the_inputs_that_its_stage_reads(rule):
    stage = importlib.import_module(f"trialtrace.{STAGES[rule]}.stage")
    text = (RULES / f"{rule}.smk").read_text(encoding="utf-8")
    declared = set(re.findall(r'^\s+\w+=table\("(\w+)"\)', text, re.MULTILINE))
    assert declared == set(stage.READS)
    assert set(stage.WRITES) == set(tables_of(rule))


def test_the_shown_files_are_those_that_the_rules_promise():
    text = (RULES / "show.smk").read_text(encoding="utf-8")
    sheets = text.partition("SHEETS = [")[2].partition("]")[0]
    assert set(re.findall(r'"([^"]+)"', sheets)) == set(tables_stage.FILES)
    figures = re.search(r"^FIGURES = \[(.*)\]$", text, re.MULTILINE)
    assert set(re.findall(r'"([^"]+)"', figures[1])) == set(figures_stage.ALWAYS)
    assert set(figures_stage.READS) <= set(TABLES)


def test_extract_names_an_output_for_each_of_its_tables():
    text = (RULES / "extract.smk").read_text(encoding="utf-8")
    for name in tables_of("extract"):
        assert f"--{name.replace('_', '-')} {{output.{name}:q}}" in text
