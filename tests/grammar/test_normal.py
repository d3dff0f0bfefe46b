"""The normal view: what it shows, and that its offsets lead back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trialtrace.grammar.normal import view


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("P=0\u00b701", "P=0.01"),
        ("1\u2009525 men", "1 525 men"),
        ("12\u00a0mg\u202fdaily", "12 mg daily"),
        ("P&lt;0.05", "P<0.05"),
        ("n &ge; 5", "n \u2265 5"),
        ("6.1+/-0.4 and 3 +/- 1", "6.1\u00b10.4 and 3 \u00b1 1"),
        ("HbA1c <or=7% or </=8% or >= 9%", "HbA1c \u22647% or \u22648% or \u2265 9%"),
        ("e\ufb03cacy of \ufb01ve", "efficacy of five"),
        ("published in theInternational Journal", "published in the International Journal"),
        ("3.1% vs.5.2%", "3.1% vs. 5.2%"),
        ("timolol 0. 25%", "timolol 0.25%"),
        ("a change of \u2212 0.7", "a change of -0.7"),
        ("95% CI: - 2.2, 0.7", "95% CI: -2.2, 0.7"),
        ("fell 5 \u2212 2 days", "fell 5 - 2 days"),
        ("12-\nweek course", "12-week course"),
        ("g/m(2) and cm2 and mm3", "g/m\u00b2 and cm\u00b2 and mm\u00b3"),
        ("10\u201320", "10-20"),
    ],
)
def test_shows(raw, normal):
    assert view(raw, 0, len(raw)).text == normal


@pytest.mark.parametrize(
    "raw",
    [
        "2- to 4-week course",  # a suspended hyphen is no torn word
        "the NHS and theNHS",  # capitals alone are an abbreviation
        "CDm2",  # no unit
        "in 0. That",  # the end of a sentence
    ],
)
def test_leaves_alone(raw):
    assert view(raw, 0, len(raw)).text == raw


def test_leads_back():
    text = "Before. A change of P&lt;0\u00b705 in theInternational trial."
    seen = view(text, 8, len(text))
    start = seen.text.index("0.05")
    assert text[slice(*seen.span(start, start + 4))] == "0\u00b705"
    start = seen.text.index("<")
    assert text[slice(*seen.span(start, start + 1))] == "&lt;"
    start = seen.text.index("International")
    assert text[slice(*seen.span(start, start + 13))] == "International"
    assert seen.to_source(len(seen.text)) == len(text)


def test_end_leaves_dropped_signs_outside():
    text = "25\u00ad men"
    seen = view(text, 0, len(text))
    assert seen.text == "25 men"
    assert seen.span(0, 2) == (0, 2)


@given(st.text(alphabet="a1 .-+/<&lt;>=\u2212\u00b7\u2009\ufb01\u00ad\nvsTthe()2m", max_size=60))
def test_offsets_never_go_back(text):
    seen = view(text, 0, len(text))
    places = [seen.to_source(i) for i in range(len(seen.text) + 1)]
    assert places == sorted(places)
    for i in range(len(seen.text)):
        start, end = seen.span(i, i + 1)
        assert 0 <= start <= end <= len(text)


def test_a_dropped_hyphen_does_not_hide_that_a_ligature_grew():
    seen = view("\xad\ufb01", 0, 2)
    assert (seen.text, seen.span(1, 2)) == ("fi", (1, 2))
