"""Every rule reads its example and leaves its near miss alone."""

import pytest
from trialtrace.grammar.families import FAMILIES
from trialtrace.grammar.kinds import KINDS
from trialtrace.grammar.mentions import find_mentions

RULES = [rule for rules in FAMILIES for rule in rules]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_example_is_read(rule, lexicon):
    mentions = find_mentions(rule.example, 0, len(rule.example), lexicon)
    read = [mention for mention in mentions if mention.rule == rule.name]
    assert read, f"{rule.example!r} gave {[(m.rule, m.kind) for m in mentions]}"
    parts = {part.name: part.value for part in read[0].parts}
    for name, value in rule.yields.items():
        assert parts[name] == pytest.approx(value), parts
    assert all(mention.kind == rule.kind for mention in read)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_near_miss_is_left(rule, lexicon):
    mentions = find_mentions(rule.near_miss, 0, len(rule.near_miss), lexicon)
    assert rule.name not in [mention.rule for mention in mentions]


def test_names_are_unique():
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


def test_kinds_are_documented():
    assert {rule.kind for rule in RULES} <= set(KINDS)


def test_every_kind_is_made_by_a_rule():
    assert set(KINDS) == {rule.kind for rule in RULES}
