"""Patterns switched off in turn: what each brings is told, and all are back afterwards."""

import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
HEAD = "Zinc versus salt for sailors. We randomised sailors to zinc or salt. "


@pytest.fixture
def tool(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import switch_off_patterns

    yield switch_off_patterns
    for name in ("switch_off_patterns", "extraction_speed", "invented"):
        sys.modules.pop(name, None)


def record(text, **marks):
    found = [(label.replace("_", "-"), text.index(words), words) for label, words in marks.items()]
    annotations = [
        {"start": start, "end": start + len(words), "label": label, "text": words}
        for label, start, words in found
    ]
    return {"id": text[-9:], "text": text, "annotations": annotations}


def test_a_pattern_is_told_by_what_is_lost_without_it(tool):
    records = [
        record(HEAD + "Pain was seen in 45% with zinc and 30% with salt.", iv_bin_percent="45%", cv_bin_percent="30%"),
        record(HEAD + "Itch: 4 of 9."),
    ]  # fmt: skip
    from trialtrace.extract.accounts.arms import name as module

    told = "trialtrace.extract.accounts.arms.name._SOME_WORD"  # no word, no name of an arm
    known = [one for one in tool.patterns() if one[0] == told]
    kept = module._SOME_WORD
    assert list(tool.table(records, tool.reader(), lambda: known)) == [(told, 2, 1, -2, 0, "")]
    assert module._SOME_WORD is kept


def test_all_patterns_of_the_extractor_are_known(tool):
    names = {name for name, _, _ in tool.patterns()}
    assert "trialtrace.extract.accounts.arms.all_compared.ALL_COMPARED" in names
    assert len(names) > 2_000
