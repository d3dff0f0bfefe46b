"""Names for rows: the label where there is one, what identifies the row where there is none."""

from trialtrace.show.tables.book import Book
from trialtrace.show.tables.labels import (
    arm_label,
    effect_label,
    own_arm_label,
    reference_authors,
    reference_label,
    shorten,
    study_label,
    subject_cell,
)
from trialtrace.show.tables.view import Target


def test_labels_fall_back_step_by_step(invented):
    invented.rows["arms"].append(
        {"arm_id": "Arole", "study_id": "Sknee", "ordinal": 1, "role": "placebo"}
    )
    invented.rows["arms"].append({"arm_id": "Abare", "study_id": "Sknee", "ordinal": 2})
    invented.rows["arms"].append(
        {
            "arm_id": "Afirst",
            "study_id": "Sknee",
            "ordinal": 3,
            "label": "the first group",
            "intervention": "squats",
        }
    )
    book = Book.of(invented.tables())
    assert arm_label(book, "Afirst") == "the first group: squats"
    assert own_arm_label(book.get("arms", "Afirst")) == "the first group"
    assert study_label(book, "Slind") == "Lind 2015"
    assert study_label(book, "Sknee") == "study 1 of knee.md"
    assert study_label(book, "Sgone") == "Sgone"
    assert [arm_label(book, a) for a in ("Apot", "Atab", "Arole", "Abare")] == [
        "potassium salt",
        "table salt",
        "placebo arm",
        "arm 2",
    ]
    assert reference_label(book, "Rlind") == "Lind 2015"
    assert reference_authors(book, "Rlind") == "Lind B; Rossi A"
    assert effect_label(book, "Fhead") == "Lind 2015, headache, RR"


def test_a_reference_without_authors_is_named_by_its_title(invented):
    invented.rows["reference_authors"] = []
    assert reference_label(Book.of(invented.tables()), "Rlind") == "Potassium salt | pressure"


def test_subjects_lead_to_their_row(invented):
    book = Book.of(invented.tables())
    cell = subject_cell(book, "results", "Xp")
    assert cell.text == "result: systolic pressure: p value"
    assert cell.to == Target("result", "Xp")
    assert subject_cell(book, "documents", "").text == "document"


def test_shorten_cuts_at_a_space_and_joins_lines():
    assert shorten("one\n two") == "one two"
    assert shorten("alpha beta gamma", 12) == "alpha beta…"
    assert shorten("x" * 20, 10) == "x" * 9 + "…"
