"""The prefilter is a necessary condition: it never hides a match."""

import re

import pytest
from trialtrace.grammar.families import FAMILIES
from trialtrace.grammar.prefilter import needles

RULES = [rule for rules in FAMILIES for rule in rules]


@pytest.mark.parametrize(
    ("pattern", "text", "missed"),
    [
        ("hazard|odds", "the ODDS were", False),
        ("hazard|odds", "the risk was", True),
        ("(?:mean )?age", "aged", False),
        ("(?-i:HR) ?=", "hr =", True),
        ("(?-i:HR) ?=", "HR =", False),
        ("[%$]", "5 per cent", True),
    ],
)
def test_miss(pattern, text, missed):
    assert needles(re.compile(pattern, re.IGNORECASE)).miss(text, text.lower()) is missed


def test_never_hides_a_match():
    texts = [rule.example for rule in RULES] + [rule.near_miss for rule in RULES]
    for rule in RULES:
        for text in texts:
            if rule.needles.miss(text, text.lower()):
                assert not rule.pattern.search(text), (rule.name, text)
