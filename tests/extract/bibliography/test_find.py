"""Where the lists are: headings, numbers, bullets, footnotes; and what is no list."""

import pytest
from trialtrace.extract.bibliography import find_references

A = "Okafor BN, Lindqvist T. Warfarin after valve surgery. Heart. 2014;100(2):120-126."
B = "Brandt K, Moss S. Diaries of sleep. J Sleep Res. 2009;18(2):44-51."
C = "Yamada H. Ultrasound for frozen shoulder. Phys Ther. 2011;91(4):520-528."
PROSE = "Valve surgery is common. Patients recover within weeks.\n"


def raws(document, text, words):
    found = find_references(document(text), words)
    for reference in found:
        assert text[reference.start : reference.end] == reference.raw
        for field in reference.fields:
            assert text[field.start : field.end] == field.raw
    return [(r.label, r.raw) for r in found]


@pytest.mark.parametrize(
    "heading",
    [
        "References",
        "REFERENCES:",
        "## Bibliography",
        "Sources",
        "**Further reading**",
        "Références",
        "Literaturverzeichnis",
        "Bibliografía",
        "Referências",
        "Riferimenti bibliografici",
        "7. References",
    ],
)
def test_headings_in_several_words(document, words, heading):
    assert raws(document, f"{PROSE}\n{heading}\n{A}\n{B}\n", words) == [("", A), ("", B)]


@pytest.mark.parametrize(
    ("layout", "labels"),
    [
        ("1. {a}\n2. {b}\n3. {c}", ["1", "2", "3"]),
        ("[1] {a}\n[2] {b}\n[3] {c}", ["1", "2", "3"]),
        ("1) {a}\n\n2) {b}\n\n3) {c}", ["1", "2", "3"]),
        ("- {a}\n- {b}\n- {c}", ["", "", ""]),
        ("-\n{a}\n-\n{b}\n-\n{c}", ["", "", ""]),
        ("* {a}\n* {b}\n* {c}", ["", "", ""]),
        ("1. {a} 2. {b} 3. {c}", ["1", "2", "3"]),
    ],
)
def test_layouts(document, words, layout, labels):
    text = f"{PROSE}\nReferences\n{layout.format(a=A, b=B, c=C)}\n"
    assert raws(document, text, words) == list(zip(labels, [A, B, C], strict=True))


def test_entries_broken_over_lines(document, words):
    first = (
        "Okafor BN, Lindqvist T. Warfarin after\n   valve surgery. Heart.\n   2014;100(2):120-126."
    )
    text = f"{PROSE}\nReferences\n1. {first}\n2. {B}\n"
    assert raws(document, text, words) == [("1", first), ("2", B)]


def test_a_numbered_list_at_the_end_needs_no_heading(document, words):
    assert raws(document, f"{PROSE}\n\n  1. {A}\n  2. {B}", words) == [("1", A), ("2", B)]


def test_advice_in_a_numbered_list_is_no_reference(document, words):
    text = f"{PROSE}\n1. Rest for 2 days.\n2. Call us in 2024 if the pain, Dr. Roe says, stays.\n3. Drink.\n"
    assert raws(document, text, words) == []


def test_a_table_of_contents_that_names_the_sources_is_no_list(document, words):
    contents = "What is a valve?\n- Sources\n57% of women\nrecover.\n"
    text = f"{contents}{PROSE}\nSources\n{A}\n{B}\nBook now\nUnderstand your heart\n"
    assert raws(document, text, words) == [("", A), ("", B)]


def test_a_heading_without_entries_is_nothing(document, words):
    assert raws(document, f"{PROSE}\nReferences\nCall us today for more advice.\n", words) == []


def test_footnotes(document, words):
    text = (
        "The device is ‘unproven’* and ‘costly’** today.\n\n"
        "* Source: Heart Rhythm Society; Ablation in the very old – DOI: 10.1016/j.hrthm.2011.05.001\n"
        "** Roe A. Costs of ablation. Heart. 2012;98(3):210-214.\n"
    )
    found = raws(document, text, words)
    assert [label for label, _ in found] == ["*", "**"]
    assert found[1][1] == "Roe A. Costs of ablation. Heart. 2012;98(3):210-214."


@pytest.mark.parametrize(
    "line",
    [
        "* Results may vary from person to person.",
        "* p < 0.05 against placebo",
        "**Note:** bring your 2019 letter.",
    ],
)
def test_a_starred_line_without_a_source_is_no_reference(document, words, line):
    assert raws(document, f"{PROSE}\n{line}\n", words) == []


def test_one_source_line(document, words):
    assert raws(document, f"{PROSE}\nSource: {A}\n\nMore prose here.\n", words) == [("", A)]


def test_ids_stay_when_text_moves(document, words):
    one = find_references(document(f"References\n{A}\n{B}\n"), words)
    two = find_references(document(f"{PROSE}{PROSE}\nReferences\n{B}\n{A}\n"), words)
    assert {r.reference_id for r in one} == {r.reference_id for r in two}


def test_an_entry_listed_twice_has_two_ids(document, words):
    found = find_references(document(f"References\n{A}\n{A}\n"), words)
    assert len({r.reference_id for r in found}) == 2


def test_reference_list_without_a_body(document, words):
    assert raws(document, f"References\n{A}\n", words) == [("", A)]
    assert raws(document, "", words) == []


def test_the_style_of_a_list_is_that_of_most_entries(document, words):
    text = f"References\n{A}\n{B}\nPoe, E. A. (1999). Nerves. Brain, 3(1), 1-2.\n"
    assert [r.style for r in find_references(document(text), words)] == ["vancouver"] * 3
