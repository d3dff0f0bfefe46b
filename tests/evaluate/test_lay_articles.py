"""Hand-counted cases of lay articles: what is no study data, what was read, and of which study."""

import pytest
from trialtrace.evaluate.found import Found
from trialtrace.evaluate.gold import read_gold
from trialtrace.evaluate.spoken import number
from trialtrace.evaluate.tasks.articles import judge, numbers_of
from trialtrace.extract.model import Extraction

from .builder import Builder, counts

DATA = "study data, of all extracted numbers"
READ = "annotated number, under any field"
PAIRS = "pairs of numbers of one study"
TEXT = (
    "Sixty bakers wore masks or none for 8 weeks. Rash: 12% with masks, a quarter without. "
    "A mask costs 30 euros. In Bern 44 cooks were asked; 9 of them coughed."
)


def marks(*items):
    """Return annotations: (words, study, field, arm[, ordinal])."""
    builder = Builder(TEXT)
    made = []
    for words, study, field, arm, *rest in items:
        start, end = builder.at(words, rest[0] if rest else 0)
        made.append(
            {"start": start, "end": end, "text": words, "study": study, "field": field, "arm": arm}
        )
    return made


GOLD = {
    "id": "d",
    "text": TEXT,
    "annotations": marks(
        ("Sixty", "s1", "n_total", ""),
        ("8", "s1", "duration", "both"),
        ("12", "s1", "percent", "experimental"),
        ("a quarter", "s1", "percent", "control"),
        ("44", "s2", "n_total", ""),
        ("9", "s2", "events", ""),
    ),
}


def reader() -> Builder:
    b = Builder(TEXT)
    b.row("studies", "S1", "S1")
    b.cell("S1", "n_total", 60, "Sixty")
    b.row("arms", "A1", "S1")
    b.cell("A1", "duration", "8 weeks", "8 weeks")
    return b


def percent(b: Builder, row: str, value: float, words: str, role: str, study: str = "S1") -> None:
    b.row("results", row, study)
    b.cell(row, "statistic", "percent", words, label="results.percent", role=role)
    b.cell(row, "value", value, words, label="results.percent", role=role)


def judged(builder: Builder):
    return judge(GOLD, "d", builder.found())


def test_a_perfect_reader():
    b = reader()
    percent(b, "R1", 12, "12", "experimental")
    percent(b, "R2", 25, "a quarter", "placebo")
    b.row("studies", "S2", "S2")
    b.cell("S2", "n_total", 44, "44")
    b.row("results", "R3", "S2")
    b.cell("R3", "statistic", "events", "9", label="results.events")
    b.cell("R3", "value", 9, "9", label="results.events")
    seen = judged(b)
    assert counts(seen, DATA) == (6, 0, 0)
    assert counts(seen, READ) == (6, 0, 0)
    # Four numbers of one study are 6 pairs, two of the other 1.
    assert counts(seen, PAIRS) == (7, 0, 0)
    assert counts(seen, "size of the study") == (2, 0, 0)
    assert counts(seen, "percentage") == (2, 0, 0)
    assert counts(seen, "percentage", "value and arm") == (2, 0, 0)
    assert counts(seen, "time") == (1, 0, 0)
    assert not seen.errors


def test_an_empty_reader_reads_nothing_and_is_wrong_in_nothing():
    seen = judge(GOLD, "d", Found(TEXT, Extraction("d")))
    assert counts(seen, DATA) == (0, 0, 0)
    assert counts(seen, READ) == (0, 0, 6)
    assert counts(seen, "percentage") == (0, 0, 2)
    assert {error.kind for error in seen.errors} == {"not read"}


def test_a_price_is_no_study_data_and_wrong_once():
    b = reader()
    b.row("arms", "A2", "S1")
    b.cell("A2", "n", 30, "30")
    seen = judged(b)
    assert counts(seen, DATA) == (2, 1, 0)
    # `arms.n` answers the study's size too: it is wrong once all the same.
    wrong = [counts(seen, label)[1] for label in ("size of the study", "n of the arm")]
    assert sum(wrong) == 1
    (error,) = [e for e in seen.errors if e.kind == "no study data"]
    assert (error.found, error.label) == ("30", "arms.n")


def test_the_wrong_field_is_data_and_a_wrong_answer():
    b = reader()
    b.row("results", "R3", "S1")
    b.cell("R3", "statistic", "mean", "9", label="results.mean")
    b.cell("R3", "value", 9, "9", label="results.mean")
    seen = judged(b)
    assert counts(seen, DATA) == (3, 0, 0)
    assert counts(seen, "mean") == (0, 1, 0)
    assert counts(seen, "events") == (0, 0, 1)
    assert "annotated as events" in {error.kind for error in seen.errors}


def test_the_wrong_arm_is_a_right_value():
    b = reader()
    percent(b, "R1", 12, "12", "placebo")
    seen = judged(b)
    assert counts(seen, "percentage") == (1, 0, 1)
    assert counts(seen, "percentage", "value and arm") == (0, 1, 2)


def test_two_studies_made_one():
    b = reader()
    b.row("results", "R3", "S1")
    b.cell("R3", "statistic", "events", "9", label="results.events")
    b.cell("R3", "value", 9, "9", label="results.events")
    # Read: 60, 8 of s1 and 9 of s2, all as one study: one pair is right, two are not.
    assert counts(judged(b), PAIRS) == (1, 2, 0)


def test_one_study_made_two():
    b = reader()
    percent(b, "R1", 12, "12", "experimental", study="S9")
    assert counts(judged(b), PAIRS) == (1, 0, 2)


def test_a_number_is_an_answer_once_however_many_cells_cite_it():
    b = reader()
    percent(b, "R1", 12, "12", "experimental")
    percent(b, "R2", 12, "12", "placebo")
    seen = judged(b)
    assert len([*numbers_of(b.found())]) == 3
    assert counts(seen, DATA) == (3, 0, 0)
    assert counts(seen, "percentage") == (1, 0, 1)


def test_words_that_classify_are_no_numbers():
    b = Builder(TEXT)
    b.row("arms", "A1", "S1")
    b.cell("A1", "role", "experimental", "12% with masks")
    assert not [*numbers_of(b.found())]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,046", 1046), ("−0.24", -0.24), ("0·001", 0.001), (".59", 0.59),
        ("Four hundred and thirty-two", 432), ("a third", 1 / 3), ("two-thirds", 2 / 3),
        ("four and a half", 4.5), ("one in 20", 0.05), ("nine out of ten", 0.9), ("sevenfold", 7),
        ("twice", 2), ("nil", 0), ("none", 0), ("half", 0.5), ("a dozen", 12),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(words, value):
    assert number(words) == pytest.approx(value)


def test_the_scheme_is_told_from_the_file(tmp_path):
    file = tmp_path / "lay.jsonl"
    file.write_text('{"id": "a", "field_of_medicine": "x", "text": "t", "annotations": []}\n')
    assert read_gold(file).scheme == "lay_articles"
