"""What holds for any text: one mention a number, spans that re-slice, time in proportion."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trialtrace.grammar.kinds import KINDS, NEVER
from trialtrace.grammar.mentions import find_mentions
from trialtrace.grammar.normal import view
from trialtrace.grammar.numbers import find_numbers, parse

PIECES = st.sampled_from(
    [
        "25",
        "49",
        "1,525",
        "12·3",
        "-0.7",
        ".01",
        "forty-nine",
        "half",
        "one",
        "twice",
        "%",
        "(",
        ")",
        "[",
        "]",
        "/",
        "-",
        "–",
        "to",
        "and",
        "of",
        "the",
        "mean",
        "median",
        "SD",
        "±",
        "CI",
        "95%",
        "P",
        "=",
        "<",
        "HR",
        "n",
        "women",
        "eyes",
        "patients",
        "mg",
        "ml",
        "weeks",
        "day",
        "at",
        "for",
        "aged",
        "years",
        "minoxidil",
        "group",
        "type",
        ",",
        ";",
        ":",
        ".",
        "versus",
        "IQR",
        "range",
        "points",
        "2017",
        "December",
        "$",
        "kg",
        "by",
        "reduced",
        "every",
        "HbA1c",
        "10",
    ]
)


def check(text, lexicon):
    mentions = find_mentions(text, 0, len(text), lexicon)
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        assert mention.kind in KINDS
        for part in mention.parts:
            assert mention.start <= part.start < part.end <= mention.end
            if isinstance(part.value, float):
                assert parse(text[part.start : part.end]) == pytest.approx(part.value)
            else:
                assert view(text, part.start, part.end).text == part.value
    seen = view(text, 0, len(text))
    for number in find_numbers(seen.text):
        start, stop = seen.span(number.start, number.end)
        holders = sum(mention.start < stop and mention.end > start for mention in mentions)
        if text[start:stop].lower() != "one":
            assert holders == 1, text[start:stop]


@given(st.lists(PIECES, max_size=25).map(" ".join))
@settings(max_examples=300)
def test_every_number_has_one_mention(lexicon, text):
    check(text, lexicon)


@given(st.text(alphabet="0123456789.,-\u2212\u00b7 ()[]%/<=pPn\u00b1abc:\u2009", max_size=80))
@settings(max_examples=300)
def test_noise_keeps_the_rules(lexicon, text):
    check(text, lexicon)


@pytest.mark.parametrize(
    "piece",
    [
        "7",
        "7 ",
        "[",
        "[7",
        "(1 ",
        "1,",
        "1-",
        "one ",
        "a",
        "1 of ",
        "95% CI ",
        "p=0.0",
        "1/",
        "mean ",
        "n=1 ",
    ],
)
def test_time_grows_with_length(piece, lexicon):
    """Four times the text may take at most about four times as long; quadratic would be sixteen."""

    def seconds(length):
        text = piece * (length // len(piece))
        start = time.process_time()
        find_mentions(text, 0, len(text), lexicon)
        return time.process_time() - start

    seconds(2_000)
    short, long = min(seconds(20_000) for _ in range(2)), seconds(80_000)
    assert long < 9 * short + 0.2


def test_some_kinds_are_never_study_data():
    never = {name for name, kind in KINDS.items() if not kind.study_data}
    assert {"money", "telephone", "identifier", "year", "threshold", "citation"} <= never
    assert not {"p_value", "participants", "percent", "dose"} & never
    assert all((kind.use == NEVER) != kind.study_data for kind in KINDS.values())
