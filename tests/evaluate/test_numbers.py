import pytest
from trialtrace.evaluate.numbers import read_number, read_numbers, same_number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("43%", 43), ("7·3", 7.3), ("1,525", 1525), ("13\u2009339", 13339), ("- 0.4", -0.4),
        ("\u22121.5", -1.5), ("+0.11", 0.11), (".05", 0.05), ("16 months", 16), ("1.9 g/dL", 1.9),
        ("One hundred and seventy-six", 176), ("Two hundred one", 201), ("Forty-nine", 49), ("no", 0),
        ("three thousand and twelve", 3012), ("two dozen", 24), ("\u22651500", 1500), ("level-2", 2),
        ("0·50%]", 0.5), ("0,41", 0.41), ("12,5%", 12.5), ("P < .001", 0.001),
    ],
)  # fmt: skip
def test_reads_the_first_number(words, value):
    assert read_number(words) == value


@pytest.mark.parametrize("words", ["", "no", "several", "unchanged"])
def test_words_without_a_number_give_none_but_no_is_zero(words):
    assert read_number(words) == (0 if words == "no" else None)


def test_all_bounds_of_an_interval_without_sign():
    assert read_numbers("-0.8; \u22120.2") == (0.8, 0.2)


def test_near_numbers_are_not_the_same():
    assert same_number(0.1 + 0.2, 0.3)
    assert not same_number(12.3, 12.31)
