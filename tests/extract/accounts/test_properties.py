"""What must hold of any text: spans re-slice, every number has one place, one number serves one cell."""

import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from trialtrace.extract.trail import SHARED
from trialtrace.grammar.lexicon import load
from trialtrace.grammar.mentions import find_mentions
from trialtrace.tables.frames import to_table

ROOT = Path(__file__).parents[3]
FILES = (
    "cardiology_abstract.txt",
    "psychiatry_abstract.txt",
    "dentistry_lay.txt",
    "nutrition_lay.txt",
    "physiotherapy_lay.txt",
)
PIECES = tuple(
    sentence + "."
    for name in FILES
    for line in (ROOT / "tests" / "data" / "accounts" / name)
    .read_text(encoding="utf-8")
    .split("\n")
    for sentence in line.split(". ")
    if sentence
)
ODD = (
    "12/9/",
    "(n = 3",
    "p<",
    "5% 7%",
    "n = 1,000,000",
    "three-fifths",
    "vs vs 9",
    "A (n = 4) or",
    "±",
    "٣ of 7",
)
# Cells that share one piece of evidence: the number is the value, its label says the statistic.
TOGETHER = {
    frozenset({"statistic", "value"}),
    frozenset({"statistic", "low"}),
    frozenset({"n_total", "n_kind"}),
    frozenset({"n", "n_kind"}),
    frozenset({"statistic", "p_value"}),
    frozenset({"statistic", "p_value", "p_compares"}),
    frozenset({"p_value", "p_compares"}),
}

LEXICON = load(ROOT / "config" / "lexicon")


def _check(seen):
    text, found = seen.document.text, seen.found
    for one in found.evidence:
        assert one.raw == text[one.start : one.end]
        assert one.quote == text[one.quote_start : one.quote_start + len(one.quote)]
        assert one.quote_start <= one.start < one.end <= one.quote_start + len(one.quote)
    for one in found.rejected:
        assert one.raw == text[one.start : one.end]
        assert one.reason and one.looked_like
    assert len({one.evidence_id for one in found.evidence}) == len(found.evidence)
    known = {one.evidence_id for one in found.evidence}
    assert {value.evidence_id for value in found.values} | {
        row.established_by for row in found.rows
    } == known
    entries = [(one.start, one.end) for one in found.references]
    for sentence in seen.document.sentences:
        for mention in find_mentions(text, sentence.start, sentence.end, LEXICON):
            for part in mention.parts:
                if isinstance(part.value, str) or any(a <= part.start < b for a, b in entries):
                    continue
                cited = {
                    (e.start, e.end)
                    for e in found.evidence
                    if e.start < part.end and part.start < e.end
                }
                refused = [r for r in found.rejected if (r.start, r.end) == (part.start, part.end)]
                assert len(cited) + len(refused) == 1, (text[part.start : part.end], cited, refused)
    _check_one_cell(seen)


def _check_one_cell(seen):
    """A span with a number serves one row, and there one field (or fields that go together)."""
    found = seen.found
    spans = {one.evidence_id: one for one in found.evidence}
    cells = {}
    for value in found.values:
        if any(ch.isdigit() for ch in spans[value.evidence_id].raw) and value.field != "timepoint":
            cells.setdefault(value.evidence_id, set()).add((value.row_id, value.field))
    for evidence_id, used in cells.items():
        # Rows share a number only where it is said of each of them ("30 in each group").
        assert len({row for row, _ in used}) == 1 or spans[evidence_id].rule in SHARED
        fields = frozenset(field for _, field in used)
        assert len(fields) == 1 or fields in TOGETHER or fields <= {"role", "label", "intervention"}


def _check_tables(seen):
    to_table("evidence", seen.found.evidence)
    to_table("extracted_rows", seen.found.rows)
    to_table("machine_values", seen.found.values)
    to_table("rejected", seen.found.rejected)


@pytest.mark.parametrize("start", ["000", "001", "002", "003", "004"])
def test_the_articles_keep_the_books(read_raw, start):
    _check(read_raw(start))
    _check_tables(read_raw(start))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(PIECES + ODD), min_size=1, max_size=12), st.sampled_from([" ", "\n\n"])
)
def test_any_mixture_of_sentences_keeps_the_books(read, pieces, joint):
    seen = read(joint.join(pieces))
    _check(seen)
    _check_tables(seen)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="0123456789 .,%()[]=<>±/-nNpP\nabvs", min_size=1, max_size=300))
def test_any_scribble_keeps_the_books(read, text):
    _check(read(text))


def test_the_same_text_gives_the_same_ids(read):
    text = "\n\n".join(PIECES[:14])
    assert read(text).found == read(text).found


def test_hostile_texts_take_time_in_proportion(read):
    """Ten times the text may not take much more than ten times the time."""
    rng = random.Random(7)
    unit = " ".join(
        rng.choice(("12", "(n = 40)", "vs", "p < 0.05", "(((", "5%", "and", "group A"))
        for _ in range(400)
    )
    spent = []
    for times in (1, 10):
        begun = time.process_time()
        read((unit + ". ") * times)
        spent.append(time.process_time() - begun)
    assert spent[1] < 40 * spent[0] + 0.5
