"""What the trail check refuses: swapped numbers, moved spans, words used twice."""

from dataclasses import replace

import pytest
from trialtrace.extract.api import extract_document, extract_text
from trialtrace.extract.trail import check_trail, faults
from trialtrace.grammar.lexicon import load
from trialtrace.pipeline.places import lexicon_folder
from trialtrace.tables.errors import TrialtraceError
from trialtrace.text.cues import load as load_cues
from trialtrace.text.reader import read_text

TEXT = (
    "Magnesium for cramps\n\nIn a trial by Roe et al. (2015), 50 adults were randomised to a tablet "
    "with 24 minerals (n = 24) or placebo (n = 26). Cramps occurred in 12 of 24 patients in the "
    "tablet group and in 20 of 26 patients in the placebo group."
)


@pytest.fixture(scope="module")
def read():
    folder = lexicon_folder()
    document = read_text(TEXT, "a.txt", load_cues(folder / "page.yaml"))
    return document, extract_document(document, load(folder))


def test_a_true_extraction_has_no_faults(read):
    assert list(faults(*read)) == []


def swapped(found, wanted, start):
    """Point the evidence of an arm's size to another span with the same words."""
    span = next(e for e in found.evidence if e.label == "arms.n" and e.raw == wanted)
    moved = replace(span, start=start, end=start + len(wanted))
    return replace(found, evidence=tuple(moved if e is span else e for e in found.evidence))


def test_a_number_with_another_value_is_refused(read):
    document, found = read
    n = next(v for v in found.values if (v.table, v.field) == ("arms", "n"))
    wrong = replace(
        found, values=tuple(replace(v, value="25") if v is n else v for v in found.values)
    )
    with pytest.raises(TrialtraceError, match=r"arms.n = 25 is not what '2[46]' says"):
        check_trail(document, wrong)


def test_a_span_that_supports_two_numbers_is_refused(read):
    document, found = read
    events = next(e for e in found.evidence if e.label == "results.events")
    n = next(v for v in found.values if (v.table, v.field) == ("arms", "n"))
    wrong = replace(
        found,
        values=tuple(
            replace(v, value=events.raw, evidence_id=events.evidence_id) if v is n else v
            for v in found.values
        ),
    )
    assert any("supports" in fault for fault in faults(document, wrong))


def test_a_moved_span_is_refused(read):
    document, found = read
    wrong = swapped(found, "26", document.text.index("24 patients"))
    assert any("is not '26'" in fault for fault in faults(document, wrong))


def test_a_value_without_evidence_is_refused(read):
    document, found = read
    wrong = replace(found, evidence=())
    assert any("has no evidence" in fault for fault in faults(document, wrong))


def test_the_number_of_minerals_is_nobodys_size():
    found = extract_text(TEXT, "a.txt")
    at = TEXT.index("24 minerals")
    sizes = {e.start for e in found.evidence if e.label in ("arms.n", "studies.n_total")}
    assert at not in sizes
