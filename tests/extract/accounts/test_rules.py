"""Every rule of the accounts reads its example and refuses its near miss."""

import importlib

import pytest
from trialtrace.extract.accounts.rule import Rule, possible

MODULES = (
    "arms.all_compared",
    "arms.allotted",
    "arms.announced",
    "arms.fallback",
    "arms.crossed",
    "arms.enumerated",
    "arms.letters",
    "arms.one_other",
    "scopes.asides",
    "scopes.scope_rules",
    "scopes.intro_rules",
    "scopes.name_rules",
    "design_rules",
    "results.items.bounds_told",
    "results.effects.difference_rules",
    "results.items.moments",
    "results.comparisons.verbal_rules",
    "sizes.planned",
    "sizes.rules",
    "arms.names",
    "treatments.courses",
    "treatments.sessions",
    "setting",
)


def _rules():
    for name in MODULES:
        module = importlib.import_module(f"trialtrace.extract.accounts.{name}")
        for value in vars(module).values():
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, Rule):
                    yield pytest.param(one, id=one.name)


@pytest.mark.parametrize("one", [*_rules()])
def test_a_rule_reads_its_example(one):
    assert one.pattern.search(one.example)


@pytest.mark.parametrize("one", [*_rules()])
def test_a_rule_refuses_its_near_miss(one):
    assert not one.pattern.search(one.near_miss)


@pytest.mark.parametrize("one", [*_rules()])
def test_a_rule_whose_words_are_there_is_possible(one):
    assert possible((one,), ("Rain fell on the roof.", one.example)) == (one,)


def test_a_rule_is_possible_only_where_its_words_stand():
    rules = [parameters.values[0] for parameters in _rules()]
    left = possible(rules, ("Rain fell on the roof.", "12 34"))
    assert len(left) < len(rules) / 2
    texts = ("Rain fell on the roof.", "12 34", *(one.near_miss for one in rules))
    kept = possible(rules, texts)
    for one in rules:
        assert one in kept or not any(one.pattern.search(text) for text in texts)
