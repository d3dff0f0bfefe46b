"""The number lexer: values, spans, and what is no number."""

import pytest
from trialtrace.grammar.normal import view
from trialtrace.grammar.numbers import find_numbers, parse


def read(text):
    seen = view(text, 0, len(text))
    return [(text[slice(*seen.span(n.start, n.end))], n.value) for n in find_numbers(seen.text)]


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("49", 49),
        ("1,525", 1525),
        ("1 000", 1000),
        ("1\u202f525", 1525),
        ("12\u00b73", 12.3),
        (".01", 0.01),
        ("0,05", 0.05),
        ("2,5", 2.5),
        ("-0.7", -0.7),
        ("\u2212\u20090.7", -0.7),
        ("+3.2", 3.2),
        ("twenty-five", 25),
        ("two hundred and six", 206),
        ("a hundred", 100),
        ("One hundred and twenty three thousand", 123_000),
        ("two dozen", 24),
        ("540 million", 540_000_000),
        ("3.2 x 10^9", 3.2e9),
        ("10^3", 1000),
        ("10(6)", 1e6),
        ("1.5e-5", 1.5e-5),
        ("5 \u00d7 10\u207b\u2078", 5e-8),
        ("one third", 1 / 3),
        ("three-quarters", 0.75),
        ("\u00bd", 0.5),
    ],
)
def test_parse(raw, value):
    assert parse(raw) == pytest.approx(value)


@pytest.mark.parametrize("raw", ["", "some", "3 or 4", "second"])
def test_parse_refuses(raw):
    with pytest.raises(ValueError, match="not one"):
        parse(raw)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("scores of 12 and 1,200", [("12", 12), ("1,200", 1200)]),
        ("doses 1,2,3 mg", [("1", 1), ("2", 2), ("3", 3)]),
        ("weeks 3-5", [("3", 3), ("5", 5)]),
        ("from -5 to -2", [("-5", -5), ("-2", -2)]),
        ("-1.2--0.3", [("-1.2", -1.2), ("-0.3", -0.3)]),
        ("week 12 100 men", [("12", 12), ("100", 100)]),
        ("2 100 mg tablets", [("2", 2), ("100", 100)]),
        ("the first and the second man", []),
        ("a third man came", []),
        ("by a third.", [("a third", 1 / 3)]),
        ("half-life and halfway", []),
        ("half the men", [("half", 0.5)]),
        ("two, three and four", [("two", 2), ("three", 3), ("four", 4)]),
        ("someone, none, tension, weight", []),
        ("(-3) and 5-3", [("-3", -3), ("5", 5), ("3", 3)]),
    ],
)
def test_find(text, numbers):
    assert read(text) == [(raw, pytest.approx(value)) for raw, value in numbers]
