"""Digits of a callout as numbers of a list, and where a lost comma may be put back."""

import pytest
from trialtrace.extract.citations.digits import Numbering

FORTY = Numbering(frozenset(range(1, 41)))


def values(words, reached=0, parting="unknown"):
    return [n.value for n in FORTY.read(words, reached, parting)]


@pytest.mark.parametrize(
    ("words", "reached", "expected"),
    [
        ("3", 2, [3]),
        ("1-3,5", 0, [1, 2, 3, 5]),
        ("1112", 10, [11, 12]),
        ("1319", 18, [13, 19]),
        ("411", 10, [4, 11]),
        ("71415", 13, [7, 14, 15]),
        # A range that would fall: "2,9-12" without its comma.
        ("29-12", 8, [2, 9, 10, 11, 12]),
        # Read as it stands: an entry of the list; the next one, whose entry is missing.
        ("12", 3, [12]),
        ("41", 40, [41]),
    ],
)
def test_numbers(words, reached, expected):
    assert values(words, reached) == expected


@pytest.mark.parametrize(
    ("words", "reached"),
    [
        ("0", 3),
        ("25,300", 3),
        ("900", 3),
        # So little beyond the list that no comma was lost, but the list goes on.
        ("43", 20),
        # Nothing rises in it.
        ("4321", 40),
    ],
)
def test_no_numbers_of_the_list(words, reached):
    assert values(words, reached) == []


def test_digits_of_a_known_number_are_parted_only_where_commas_are_lost():
    assert values("23", 1, "unknown") == [23]
    assert values("23", 1, "new") == [2, 3]
    assert values("23", 22, "new") == [23]
    assert values("12", 11, "new") == [12]


def test_spans_are_those_of_the_parts():
    spans = [(n.value, n.start, n.end) for n in FORTY.read("1319", 18)]
    assert spans == [(13, 0, 2), (19, 2, 4)]
