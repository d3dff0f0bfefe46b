"""A rule of the accounts' grammar as a value: a name, a pattern, an example and a near miss."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from trialtrace.grammar.folding import fold
from trialtrace.grammar.prefilter import Sought, needles


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern.

    Attributes
    ----------
    name : str
        Name that evidence cites as its rule.
    pattern : re.Pattern
        What it looks for inside one sentence; named groups say what it yields.
    example : str
        A sentence that it must read.
    near_miss : str
        A sentence that it must refuse.
    yields : str
        Value of a classification, where the rule stands for one.
    sought : Sought
        The pattern with the words that it cannot do without.
    """

    name: str
    pattern: re.Pattern[str]
    example: str
    near_miss: str
    yields: str = ""
    sought: Sought = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sought", Sought(self.pattern, needles(self.pattern)))

    def search(self, text: str) -> re.Match[str] | None:
        """Return what ``pattern.search`` does, sooner where the text lacks the rule's words."""
        return self.sought.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return what ``pattern.finditer`` does, sooner where the text lacks the rule's words."""
        return self.sought.finditer(text)


def rule(name: str, pattern: str, example: str, near_miss: str, yields: str = "") -> Rule:
    """Make a rule whose pattern ignores case; a blank in the pattern stands for any white space."""
    return Rule(
        name, re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE), example, near_miss, yields
    )


def possible(rules: Iterable[Rule], lines: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules whose words stand in some of the lines; the others find nothing in any."""
    text = "\n".join(lines)
    folded = fold(text)
    return tuple(one for one in rules if not one.sought.needles.miss(text, folded))


def first_match(rules: Iterable[Rule], text: str) -> tuple[Rule, re.Match[str]] | None:
    """Return the first rule that finds something in a text, with its match."""
    for one in rules:
        match = one.search(text)
        if match:
            return one, match
    return None


def last_match(
    pattern: re.Pattern[str] | Sought, text: str, low: int = 0, high: int | None = None
) -> re.Match[str] | None:
    """Return the last place where a pattern stands in a stretch of a text."""
    found = None
    for match in pattern.finditer(text, low, len(text) if high is None else high):
        found = match
    return found
