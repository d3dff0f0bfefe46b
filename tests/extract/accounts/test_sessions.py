"""Sessions that an article tells of are parts of what was given; tests and calls are not."""

import pytest

STUDY = "A study put 84 sailors on yoga or on plain tea. "


def parts(read, sentence):
    seen = read(STUDY + sentence)
    cells = [seen.cells(row) for row in seen.rows("arm_components")]
    return {(one.get("count", ""), one.get("dose", ""), one.get("kind", "")) for one in cells}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They completed twelve weekly sessions of yoga.", {("12", "", "weekly sessions")}),
        ("They had five evening lessons at sea.", {("5", "", "evening lessons")}),
        (
            "They took part in 45-minute breathing lessons.",
            {("", "45-minute", "breathing lessons")},
        ),
    ],
)
def test_sessions_are_parts_of_what_was_given(read, sentence, expected):
    assert expected <= parts(read, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "They would have to attend twelve sessions.",
        "Two visits were missed after a storm.",
        "All did a six-minute walk test.",
        "The crew answered 1,346 calls.",
    ],
)
def test_what_was_not_had_is_no_part(read, sentence):
    assert parts(read, sentence) == set()
