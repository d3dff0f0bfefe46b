"""From a sentence to typed mentions: every number of running text ends in exactly one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialtrace.grammar.families import FAMILIES
from trialtrace.grammar.folding import fold
from trialtrace.grammar.lexicon import Lexicon, first_words
from trialtrace.grammar.mention import Mention, Part
from trialtrace.grammar.normal import view
from trialtrace.grammar.numbers import find_numbers
from trialtrace.grammar.prefilter import Needles, needles, wordless
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
_WORD_NEEDLES = needles(_HOLDS_WORD)
# What a rule could still read: a number, or a frequency in words.
_NUMBER_LEFT = re.compile("[" + "".join(SIGNS.values()) + "]")
_WORD_LEFT = re.compile(r"\b(?:once|twice|thrice|alternate|every other)\b", re.IGNORECASE)

_RULES = tuple(rule for rules in FAMILIES for rule in rules)
_FAMILY = tuple(family for family, rules in enumerate(FAMILIES) for _ in rules)
_STARTS = index(rule.pattern for rule in _RULES)


def _asked(found: Needles) -> Needles:
    """Return the words of which a rule first asks for one; none where it cannot be said."""
    for one in found.sets:
        if not any(TAKEN in word for words in one for word in words):
            return Needles((one,))
    return Needles()


# Rules that may read a line of nothing but numbers and marks, as most of a table's are.
_LETTER = re.compile("[a-z]")
_WORDLESS = frozenset(
    number
    for number, rule in enumerate(_RULES)
    if wordless(rule.pattern) and (rule.before is None or wordless(rule.before))
)
# What each rule asks for, as a number: many rules ask for the same ("%", "cent").
_WORDS = tuple(dict.fromkeys(_asked(rule.needles) for rule in _RULES))
_ASKED = tuple(_WORDS.index(_asked(rule.needles)) for rule in _RULES)

# Five times as long as what accounts still read (and tables in one line are as long as that).
LONGEST = 20_000
_PIECE = 4_000
# Where a long line may be cut: not inside a number.
_CUT = re.compile(r"[^\w.,\u00b7+\u2212-]")


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
        stands in exactly one of them ("one" as a pronoun is no number). A line longer than
        ``LONGEST`` is data or a broken page: its numbers are found, and not asked what they mean.
    """
    if not _HOLDS_DIGIT.search(text, start, end) and not _holds_word(text, start, end):
        return ()
    if end - start > LONGEST:
        return tuple(_plain_numbers(text, start, end))
    seen = view(text, start, end)
    words = first_words(seen.text, 0, len(seen.text))
    skeleton = build(seen, find_numbers(seen.text, words), lexicon, words)
    free = skeleton.text
    mentions: list[Mention] = []
    folded = skeleton.folded
    places = _STARTS.places(folded)
    lacks: dict[int, bool] = {}
    family, looked = -1, ""
    possible = {*places, *_STARTS.anywhere}
    if not _LETTER.search(folded):
        possible &= _WORDLESS
    for number in sorted(possible):
        if _FAMILY[number] != family:
            family = _FAMILY[number]
            if free is not looked:
                if not _NUMBER_LEFT.search(free) and not _WORD_LEFT.search(free):
                    break
                looked = free
        asked = _ASKED[number]
        if asked not in lacks:
            lacks[asked] = _WORDS[asked].miss(skeleton.text, folded)
        if lacks[asked]:
            continue
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


def _holds_word(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of a text holds a number in words."""
    words = text[start:end]
    if _WORD_NEEDLES.miss(words, fold(words)):
        return False
    return _HOLDS_WORD.search(text, start, end) is not None


def _plain_numbers(text: str, start: int, end: int) -> Iterator[Mention]:
    """Yield the numbers of a monstrous line, piece by piece: memory and time in proportion."""
    while start < end:
        stop = min(start + _PIECE, end)
        if cut := _CUT.search(text, stop, min(stop + _PIECE, end)):
            stop = cut.end()
        seen = view(text, start, stop)
        for number in find_numbers(seen.text, first_words(seen.text, 0, len(seen.text))):
            if seen.text[number.start : number.end].lower() != "one":
                span = seen.span(number.start, number.end)
                part = Part("value", *span, number.value)
                yield Mention("number", *span, (part,), rule="long_line")
        start = stop
