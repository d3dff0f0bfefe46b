"""From a sentence to typed mentions: every number of running text ends in exactly one of them."""

from __future__ import annotations

import re

from trialtrace.grammar.families import FAMILIES
from trialtrace.grammar.lexicon import Lexicon
from trialtrace.grammar.mention import Mention
from trialtrace.grammar.normal import view
from trialtrace.grammar.numbers import find_numbers
from trialtrace.grammar.rule import apply
from trialtrace.grammar.skeleton import SIGNS, build

# What makes a sentence worth reading: a digit, a number word, or "once", "twice", "half".
_HOLDS_NUMBER = re.compile(
    r"[\d\u00bc-\u00be\u2153\u2154]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|"
    r"hundred|thousand|million|billion|dozen|zero|half|third|quarter|"
    r"fifth|tenth|once|twice|thrice|alternate|"
    r"daily|weekly|monthly)",
    re.IGNORECASE,
)
# What a rule could still read: a number, or a frequency in words.
_LEFT = re.compile(
    "[" + "".join(SIGNS.values()) + r"]|\b(?:once|twice|thrice|alternate|every other)\b",
    re.IGNORECASE,
)


def find_mentions(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Find the mentions of one sentence.

    Parameters
    ----------
    text : str
        Canonical text of a document.
    start, end : int
        The sentence; end exclusive.
    lexicon : Lexicon
        Gives the counted nouns and the substances.

    Returns
    -------
    tuple of Mention
        In the order of the text, not overlapping, offsets absolute in ``text``. Every number
        stands in exactly one of them ("one" as a pronoun is no number).
    """
    if not _HOLDS_NUMBER.search(text, start, end):
        return ()
    seen = view(text, start, end)
    skeleton = build(seen, find_numbers(seen.text), lexicon)
    free = skeleton.text
    mentions: list[Mention] = []
    for rules in FAMILIES:
        if not _LEFT.search(free):
            break
        for rule in rules:
            found, free = apply(rule, skeleton, free)
            mentions += found
    return tuple(sorted(mentions, key=lambda mention: mention.start))
