"""The parser never crashes, its spans re-slice, and its time grows with the length only."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st
from trialtrace.extract.bibliography import parse_reference

PIECES = st.sampled_from(
    [
        "Roe A",
        ", ",
        "Lee, B.",
        " & al. ",
        "et al.",
        "(2010)",
        "2010;",
        "7(2)",
        ":",
        "11-19",
        ". ",
        "In: ",
        "J Sleep Res",
        "“",
        "”",
        "doi:10.1000/x.1",
        "PMID 123456",
        "Press",
        "[",
        "]",
        "(",
        ")",
        "–",
        "* ",
        "ß",
        "Ångström",
        "\n",
        "eds.",
        "vol. 3",
        "pp.",
        "IX",
        "\u00a0",
        "a" * 50,
    ]
)


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_parses_and_spans_reslice(raw):
    parsed = parse_reference(raw)
    for field in parsed.fields:
        assert raw[field.start : field.end] == field.raw != ""
    for author in parsed.authors:
        assert 0 <= author.start < author.end <= len(raw)
        assert author.family


def test_time_is_linear_in_length():
    def seconds(raw: str) -> float:
        start = time.process_time()
        parse_reference(raw)
        return time.process_time() - start

    parse_reference("warm up")
    for unit in ("A. B, ", "Roe A, ", "12(3), ", "In: Word ", '"x" ', "((((", "a. B c. ", "Xy Zw "):
        small, large = seconds(unit * 400), seconds(unit * 100_000)
        assert large < 40 * small + 0.5, unit
