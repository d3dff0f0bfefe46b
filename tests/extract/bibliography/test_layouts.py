"""Lists in every layout: each numbering, broken over lines, several entries on one line."""

import textwrap

import pytest
from trialtrace.extract.bibliography import find_references

ENTRIES = (
    "Petrov IV, Mbeki TN. Heparin mist for smoke injury. Burns Trauma. 2018;6:112-9.",
    "Zhou L, Santos M, et al. Honey on small wounds: a trial. Wounds. 2009;21(3):33-36.",
    "Okoro J. Early surgery in children. Lancet 2011;378:1000-8.",
    "World Health Organization. Burn care. Geneva: WHO; 2016.",
)
BODY = "Burns are common. Petrov reported better healing with heparin.\n\n"
NUMBERED = ["{n}. ", "[{n}] ", "({n}) ", "{n}) ", "{n} ", "^{n} ", "{n}.\t", "{n}.", "[{n}]"]
MARKED = [*NUMBERED, "- ", "* ", "• ", "– ", ""]
UNDER = "References\n"


def marked(marker):
    return [marker.format(n=n) + entry for n, entry in enumerate(ENTRIES, start=1)]


def found(document, words, text):
    references = find_references(document(text), words)
    assert all(text[r.start : r.end] == r.raw for r in references)
    return [(r.label, " ".join(r.raw.split())) for r in references]


def expected(marker):
    return [(str(n) if "{n}" in marker else "", e) for n, e in enumerate(ENTRIES, start=1)]


@pytest.mark.parametrize("marker", MARKED)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("heading", [UNDER, ""])
def test_one_entry_a_line(document, words, marker, between, heading):
    text = BODY + heading + between.join(marked(marker)) + "\n"
    assert found(document, words, text) == expected(marker)


@pytest.mark.parametrize("marker", MARKED)
@pytest.mark.parametrize("indent", ["", "    "])
@pytest.mark.parametrize("width", [34, 48, 60])
def test_entries_broken_over_lines(document, words, marker, indent, width):
    lines = [textwrap.fill(e, width, subsequent_indent=indent) for e in marked(marker)]
    text = BODY + UNDER + "\n".join(lines) + "\n\nCall us today.\n"
    assert found(document, words, text) == expected(marker)


@pytest.mark.parametrize("marker", [*NUMBERED, ""])
@pytest.mark.parametrize("heading", [UNDER, "References: "])
def test_all_entries_on_one_line(document, words, marker, heading):
    assert found(document, words, BODY + heading + " ".join(marked(marker))) == expected(marker)


def test_entries_parted_by_semicolons(document, words):
    text = BODY + "Sources: " + "; ".join(e.rstrip(".") for e in ENTRIES)
    assert [raw for _, raw in found(document, words, text)] == [e.rstrip(".") for e in ENTRIES]


@pytest.mark.parametrize(
    "after",
    [
        "About the author\nDr Smith of Leeds (2016) wrote this page.",
        "Roe Clinics, 12 Main Street. Open since 2016.",
        "- Book now\n- Call us",
    ],
)
def test_what_follows_a_list_is_no_part_of_it(document, words, after):
    text = BODY + UNDER + "\n".join(marked("{n}. ")) + f"\n\n{after}\n"
    assert found(document, words, text) == expected("{n}. ")


def test_entries_without_a_year_stay_apart(document, words):
    one, two = "Roe A. Salt at home. Leeds: Aire Press.", "Lee B. Bread at home. York: Ouse Press."
    assert found(document, words, f"{BODY}{UNDER}{one}\n{two}\n{ENTRIES[0]}\n") == [
        ("", one),
        ("", two),
        ("", ENTRIES[0]),
    ]


def test_a_second_printing_is_no_second_entry(document, words):
    entry = "Roe A. Salt at home. Leeds: Aire Press; 2016. Reprinted by Ouse Press, York, 2018."
    assert found(document, words, f"{BODY}{UNDER}{entry}\n") == [("", entry)]


def test_a_number_inside_an_entry_is_no_marker(document, words):
    entry = "1 Roe A. Salt in type\n2 diabetes: a trial. J Sleep Res. 2011;20(2):11-19."
    other = "2 Lee B. Bread. J Sleep Res. 2012;21(2):11-19."
    assert [label for label, _ in found(document, words, f"{BODY}{UNDER}{entry}\n{other}\n")] == [
        "1",
        "2",
    ]


def test_years_at_the_start_of_lines_are_no_numbers(document, words):
    text = f"{BODY}{UNDER}1 in 4 burns\nheals badly.\n"
    assert found(document, words, text) == []
