"""From a sentence to typed mentions: every number of running text ends in exactly one of them."""

from __future__ import annotations

import re

from trialtrace.grammar.families import FAMILIES
from trialtrace.grammar.lexicon import Lexicon, first_words
from trialtrace.grammar.mention import Mention
from trialtrace.grammar.normal import view
from trialtrace.grammar.numbers import find_numbers
from trialtrace.grammar.rule import apply, search
from trialtrace.grammar.skeleton import SIGNS, TAKEN, build
from trialtrace.grammar.starts import index

# What makes a sentence worth reading: a digit, a number word, or "once", "twice", "half".
_HOLDS_DIGIT = re.compile(r"[\d\u00bc-\u00be\u2153\u2154]")
_HOLDS_WORD = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|"
    r"hundred|thousand|million|billion|dozen|zero|half|third|quarter|"
    r"fifth|tenth|once|twice|thrice|alternate|"
    r"daily|weekly|monthly)",
    re.IGNORECASE,
)
# What a rule could still read: a number, or a frequency in words.
_NUMBER_LEFT = re.compile("[" + "".join(SIGNS.values()) + "]")
_WORD_LEFT = re.compile(r"\b(?:once|twice|thrice|alternate|every other)\b", re.IGNORECASE)

_RULES = tuple(rule for rules in FAMILIES for rule in rules)
_FAMILY = tuple(family for family, rules in enumerate(FAMILIES) for _ in rules)
_STARTS = index(rule.pattern for rule in _RULES)


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
    if not _HOLDS_DIGIT.search(text, start, end) and not _HOLDS_WORD.search(text, start, end):
        return ()
    seen = view(text, start, end)
    words = first_words(seen.text, 0, len(seen.text))
    skeleton = build(seen, find_numbers(seen.text, words), lexicon, words)
    free = skeleton.text
    mentions: list[Mention] = []
    places = _STARTS.places(skeleton.folded)
    family = -1
    for number in sorted({*places, *_STARTS.anywhere}):
        if _FAMILY[number] != family:
            family = _FAMILY[number]
            if not _NUMBER_LEFT.search(free) and not _WORD_LEFT.search(free):
                break
        rule = _RULES[number]
        if number in places:
            match = rule.pattern.match
            matches = [
                found
                for place in places[number]
                if free[place] != TAKEN and (found := match(free, place))
            ]
        else:
            matches = search(rule, skeleton, free)
        if matches:
            found, free = apply(rule, skeleton, free, matches)
            mentions += found
    return tuple(sorted(mentions, key=lambda mention: mention.start))
