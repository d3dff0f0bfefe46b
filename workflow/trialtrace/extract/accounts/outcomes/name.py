"""A name of an outcome, and the place in a sentence that asks for one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from trialtrace.extract.accounts.outcomes.asides import is_no_outcome
from trialtrace.extract.accounts.outcomes.phrases import phrases_of
from trialtrace.extract.accounts.outcomes.strength import FAIR, STRONG, Phrase
from trialtrace.extract.accounts.outcomes.tokens import Token
from trialtrace.extract.accounts.reading import Line, numbers_of
from trialtrace.grammar.families.ratios import ABBREVIATION
from trialtrace.grammar.lexicon import Lexicon, Term
from trialtrace.tables.frozen import frozen

# Where one statement ends and the next begins; ", and" only behind a number.
_CLAUSE = re.compile(
    r";\s|\.\s|,?\s(?:whereas|while|but|although)\s|\d[^,;]{0,60}[),]?\s?,\s?and\s", re.IGNORECASE
)
_SHUT = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")


@frozen
class Named:
    """Where an outcome is named.

    Attributes
    ----------
    start, end : int
        Offsets into the document.
    rule : str
        How it was found (``outcome.*``).
    term : Term or None
        The lexicon's word in it, offsets into the document.
    tier : str
        ``likely`` where its words and its place say that it is the outcome; ``unsure`` where it is
        the subject of the clause, or the nearest phrase, for want of a better one.
    """

    start: int
    end: int
    rule: str
    term: Term | None = None
    tier: str = "likely"

    @property
    def known_polarity(self) -> str:
        """Whether more of the lexicon's word is better or worse; empty where it knows none."""
        return self.term.attributes.get("polarity", "") if self.term is not None else ""


@dataclass(frozen=True, slots=True)
class Turned(Named):
    """A name whose words say something else of its term: "freedom from relapse", "HbA1c below 7%".

    Attributes
    ----------
    cue : tuple of int
        Where the words stand that say so; offsets into the document.
    polarity : str
        Whether more of the whole is better or worse; empty where it is not known.
    """

    cue: tuple[int, int] = (-1, -1)
    polarity: str = ""


OPPOSITE = {"higher_better": "higher_worse", "higher_worse": "higher_better"}


@frozen
class Words:
    """A sentence with its tokens and the phrases in it that may name outcomes."""

    line: Line
    tokens: tuple[Token, ...]
    phrases: tuple[Phrase, ...]

    def named(self, phrase: Phrase, rule: str, tier: str = "likely") -> Named:
        """Return a phrase as a name, with offsets into the document."""
        at = self.line.start
        term = moved(phrase.term, at) if phrase.term is not None else None
        return Named(at + phrase.start, at + phrase.end, rule, term, tier)

    def stretch(self, start: int, end: int, rule: str) -> Named:
        """Return a stretch of the sentence as a name that is unsure."""
        return Named(self.line.start + start, self.line.start + end, rule, None, "unsure")


def words_of(line: Line, lexicon: Lexicon) -> Words:
    """Read the tokens and phrases of a sentence."""
    tokens, phrases = phrases_of(line.text, lexicon)
    return Words(line, tokens, phrases)


def moved(term: Term, by: int) -> Term:
    """Return a term with other offsets."""
    start, end = by + term.start, by + term.end
    return Term(start, end, term.concept, term.category, term.attributes, term.concept_class)


@dataclass(frozen=True)
class Place:
    """Numbers in a sentence that want a name; offsets count in the sentence.

    Attributes
    ----------
    words : Words
        The sentence.
    phrases : tuple of Phrase
        Its phrases without those that name arms.
    local, stop : int
        Start of the first number, end of the last.
    ratio : bool
        The numbers are a hazard, odds or risk ratio.
    """

    words: Words
    phrases: tuple[Phrase, ...]
    local: int
    stop: int
    ratio: bool

    @property
    def text(self) -> str:
        """The sentence."""
        return self.words.line.text

    @cached_property
    def bracket(self) -> int:
        """Where the bracket opens that the numbers stand in; -1 outside brackets."""
        return opened(self.text, self.local)

    @property
    def limit(self) -> int:
        """Where the words end that stand in front of the numbers or their bracket."""
        return self.bracket if self.bracket >= 0 else self.local

    @cached_property
    def clause(self) -> int:
        """Where the clause begins."""
        return clause_start(self.text, self.limit)

    @cached_property
    def ahead(self) -> Phrase | None:
        """The last likely phrase of the clause in front, not in brackets that were shut."""
        low = max(0, self.limit - 400)
        shut = [match.span() for match in _SHUT.finditer(self.text, low, self.limit)]
        outside = [p for p in self.phrases if not any(a <= p.start < b for a, b in shut)]
        return last_of(outside, self.clause, self.limit, FAIR) or last_of(
            self.phrases, self.clause, self.limit, FAIR
        )


def place_of(words: Words, start: int, end: int, arms: Sequence[tuple[int, int]]) -> Place:
    """Return the place of the numbers between two offsets of the document."""
    line = words.line
    at = line.start
    # "RR 0.8": the letters of the ratio itself
    letters = [(m.start, m.end) for m in line.mentions if m.kind == "ratio"]
    phrases = tuple(
        p
        for p in words.phrases
        if not any(low - at <= p.start and p.end <= high - at for low, high in arms)
        and not (
            ABBREVIATION.fullmatch(line.text, p.start, p.end)
            and any(low - at <= p.start and p.end <= high - at for low, high in letters)
        )
        and not is_no_outcome(line.text, p.start, p.end)
    )
    ratio = any(m.start < end and start < m.end and m.kind == "ratio" for m in line.mentions)
    return Place(words, phrases, _first_number(line, start, end) - at, end - at, ratio)


def _first_number(line: Line, start: int, end: int) -> int:
    """Return where the first number stands: a mention may begin with words ("mean pain was 4")."""
    for mention in line.mentions:
        if start <= mention.start < end:
            return next((part.start for part in numbers_of(mention)), start)
    return start


def last_of(phrases: Sequence[Phrase], low: int, high: int, least: int) -> Phrase | None:
    """Return the last phrase of a stretch that may name an outcome, the stronger ones first."""
    for strength in range(STRONG, least - 1, -1):
        for phrase in reversed(phrases):
            inside = low <= phrase.start and phrase.end <= high
            if inside and phrase.strength >= strength and not phrase.of_people:
                return phrase
    return None


def opened(text: str, local: int) -> int:
    """Return where the bracket opens that a place stands in; -1 outside brackets."""
    depth = 0
    for at in range(local - 1, max(-1, local - 160), -1):
        if text[at] in ")]":
            depth += 1
        elif text[at] in "([":
            if depth == 0:
                return at
            depth -= 1
    return -1


def clause_start(text: str, high: int) -> int:
    """Return where the last clause in front of a place begins."""
    found = 0
    for match in _CLAUSE.finditer(text, 0, high):
        found = match.end()
    return found
