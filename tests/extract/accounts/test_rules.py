"""Every rule of the accounts reads its example and refuses its near miss."""

import importlib

import pytest
from trialtrace.extract.accounts.rule import Rule

MODULES = ("arm_fallback", "arm_letters", "scope_rules", "intro_rules", "design_rules", "verbal_rules", "size_rules", "arm_names")


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
