"""The skeleton of a sentence: numbers and unit nouns stand as single signs, so that rules stay short.

"25 of the forty-nine women used 5% minoxidil" becomes "I of the W U used I% S". A rule writes
``{numerator} of the {denominator} {UNIT}`` and needs to know neither how numbers are written nor
which nouns are counted in a field of medicine.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from trialtrace.grammar.folding import fold
from trialtrace.grammar.inn import INN_ENDINGS, INN_WORD
from trialtrace.grammar.lexicon import Lexicon, Term
from trialtrace.grammar.normal import View
from trialtrace.grammar.numbers import DECIMAL, FRACTION, INTEGER, WORD, Number
from trialtrace.tables.frozen import frozen

# Signs from a private block, which real text does not hold.
SIGNS = {INTEGER: "\ue000", WORD: "\ue001", DECIMAL: "\ue002", FRACTION: "\ue003"}
PERSON, BODY, SUBSTANCE, COMPONENT, CODE = "\ue010", "\ue011", "\ue012", "\ue013", "\ue014"
TAKEN = "\ue0ff"

_SEARCHED = ("participants", "components", "interventions", "codes")
_SIGN_OF = {"components": COMPONENT, "codes": CODE}
# Of participants and interventions.
_SIGN_OF_KIND = {
    "person": PERSON,
    "case": PERSON,
    "body": BODY,
    "drug": SUBSTANCE,
    "substance": SUBSTANCE,
}
_PRIVATE = re.compile("[\ue000-\ue0ff]")


@frozen
class Skeleton:
    """A sentence with signs for its numbers and unit nouns.

    Attributes
    ----------
    text : str
        The skeleton.
    folded : str
        The same in one case, character for character.
    view : View
        Normal view that it was made of.
    starts, ends : tuple of int
        Offsets in the view of each sign or letter of the skeleton.
    numbers : dict of int to Number
        By place in the skeleton.
    terms : dict of int to Term
        Terms of the lexicon that a sign stands for, by place in the skeleton.
    signs : tuple of int
        The places of both, in order.
    """

    text: str
    folded: str
    view: View
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    numbers: dict[int, Number]
    terms: dict[int, Term]
    signs: tuple[int, ...]

    def signs_in(self, start: int, end: int) -> tuple[int, ...]:
        """Return the places of the signs of a stretch of the skeleton."""
        return self.signs[bisect_left(self.signs, start) : bisect_left(self.signs, end)]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return the document offsets of a stretch of the skeleton."""
        return self.view.span(self.starts[start], self.ends[end - 1])

    def words(self, start: int, end: int) -> str:
        """Return the words of a stretch of the skeleton, as the normal view has them."""
        return self.view.text[self.starts[start] : self.ends[end - 1]] if end > start else ""


def build(
    view: View, numbers: list[Number], lexicon: Lexicon, words: Sequence[tuple[int, str]]
) -> Skeleton:
    """Make the skeleton of a normal view.

    Parameters
    ----------
    view : View
        Normal view of a sentence.
    numbers : list of Number
        Its numbers.
    lexicon : Lexicon
        Gives the nouns that are counted (``participants``) and the substances
        (``interventions`` of kind drug or substance).
    words : sequence of int and str
        The view's words, from ``trialtrace.grammar.lexicon.first_words``.
    """
    text = _PRIVATE.sub("?", view.text)
    pieces: list[tuple[int, int, str, Number | Term]] = [
        (number.start, number.end, SIGNS[number.form], number) for number in numbers
    ]
    occupied = {place for number in numbers for place in range(number.start, number.end)}
    # The longer term wins: "vitamin C" over "vitamin".
    for term, sign in sorted(
        _signed_terms(text, lexicon, words), key=lambda pair: pair[0].start - pair[0].end
    ):
        places = range(term.start, term.end)
        if occupied.isdisjoint(places):
            occupied.update(places)
            pieces.append((term.start, term.end, sign, term))
    pieces.sort(key=lambda piece: piece[0])
    return _assemble(text, view, pieces)


def _signed_terms(
    text: str, lexicon: Lexicon, words: Sequence[tuple[int, str]]
) -> list[tuple[Term, str]]:
    signed = []
    for term in lexicon.find_each(_SEARCHED, text, words):
        sign = _SIGN_OF.get(term.category) or _SIGN_OF_KIND.get(term.attributes["kind"])
        if sign:
            signed.append((term, sign))
    for place, word in words:
        if word[-3:] in INN_ENDINGS:
            match = INN_WORD.match(text, place)
            if match:
                name = Term(place, match.end(), match.group().lower(), "inn", {})
                signed.append((name, SUBSTANCE))
    return signed


def _assemble(text: str, view: View, pieces: list[tuple[int, int, str, Number | Term]]) -> Skeleton:
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    numbers: dict[int, Number] = {}
    terms: dict[int, Term] = {}
    places: list[int] = []
    done = 0
    for start, end, sign, what in pieces:
        letters.append(text[done:start])
        starts.extend(range(done, start))
        ends.extend(range(done + 1, start + 1))
        places.append(len(starts))
        (numbers if isinstance(what, Number) else terms)[len(starts)] = what  # type: ignore[index]
        letters.append(sign)
        starts.append(start)
        ends.append(end)
        done = end
    letters.append(text[done:])
    starts.extend(range(done, len(text)))
    ends.extend(range(done + 1, len(text) + 1))
    text = "".join(letters)
    return Skeleton(
        text, fold(text), view, tuple(starts), tuple(ends), numbers, terms, tuple(places)
    )
