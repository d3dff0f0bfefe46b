"""The skeleton of a sentence: numbers and unit nouns stand as single signs, so that rules stay short.

"25 of the forty-nine women used 5% minoxidil" becomes "I of the W U used I% S". A rule writes
``{numerator} of the {denominator} {UNIT}`` and needs to know neither how numbers are written nor
which nouns are counted in a field of medicine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from trialtrace.grammar.inn import INN_WORD
from trialtrace.grammar.lexicon import Lexicon, Term
from trialtrace.grammar.normal import View
from trialtrace.grammar.numbers import DECIMAL, FRACTION, INTEGER, WORD, Number

# Signs from a private block, which real text does not hold.
SIGNS = {INTEGER: "\ue000", WORD: "\ue001", DECIMAL: "\ue002", FRACTION: "\ue003"}
PERSON, BODY, SUBSTANCE, COMPONENT, CODE = "\ue010", "\ue011", "\ue012", "\ue013", "\ue014"
TAKEN = "\ue0ff"

_PRIVATE = re.compile("[\ue000-\ue0ff]")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A sentence with signs for its numbers and unit nouns.

    Attributes
    ----------
    text : str
        The skeleton.
    folded : str
        The same in lower case.
    view : View
        Normal view that it was made of.
    starts, ends : tuple of int
        Offsets in the view of each sign or letter of the skeleton.
    numbers : dict of int to Number
        By place in the skeleton.
    terms : dict of int to Term
        Terms of the lexicon that a sign stands for, by place in the skeleton.
    """

    text: str
    folded: str
    view: View
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    numbers: dict[int, Number]
    terms: dict[int, Term]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return the document offsets of a stretch of the skeleton."""
        return self.view.span(self.starts[start], self.ends[end - 1])

    def words(self, start: int, end: int) -> str:
        """Return the words of a stretch of the skeleton, as the normal view has them."""
        return self.view.text[self.starts[start] : self.ends[end - 1]] if end > start else ""


def build(view: View, numbers: list[Number], lexicon: Lexicon) -> Skeleton:
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
    """
    text = _PRIVATE.sub("?", view.text)
    pieces: list[tuple[int, int, str, Number | Term]] = [
        (number.start, number.end, SIGNS[number.form], number) for number in numbers
    ]
    occupied = {place for number in numbers for place in range(number.start, number.end)}
    # The longer term wins: "vitamin C" over "vitamin".
    for term, sign in sorted(
        _signed_terms(text, lexicon), key=lambda pair: pair[0].start - pair[0].end
    ):
        places = range(term.start, term.end)
        if occupied.isdisjoint(places):
            occupied.update(places)
            pieces.append((term.start, term.end, sign, term))
    pieces.sort(key=lambda piece: piece[0])
    return _assemble(text, view, pieces)


def _signed_terms(text: str, lexicon: Lexicon) -> list[tuple[Term, str]]:
    signed = []
    for term in lexicon.find("participants", text, 0, len(text)):
        kind = term.attributes["kind"]
        if kind in ("person", "case"):
            signed.append((term, PERSON))
        elif kind == "body":
            signed.append((term, BODY))
    signed += [(term, COMPONENT) for term in lexicon.find("components", text, 0, len(text))]
    for term in lexicon.find("interventions", text, 0, len(text)):
        if term.attributes["kind"] in ("drug", "substance"):
            signed.append((term, SUBSTANCE))
    signed += [(term, CODE) for term in lexicon.find("codes", text, 0, len(text))]
    for match in INN_WORD.finditer(text):
        signed.append(
            (Term(match.start(), match.end(), match.group().lower(), "inn", {}), SUBSTANCE)
        )
    return signed


def _assemble(text: str, view: View, pieces: list[tuple[int, int, str, Number | Term]]) -> Skeleton:
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    numbers: dict[int, Number] = {}
    terms: dict[int, Term] = {}
    done = 0
    for start, end, sign, what in pieces:
        signs.append(text[done:start])
        starts.extend(range(done, start))
        ends.extend(range(done + 1, start + 1))
        (numbers if isinstance(what, Number) else terms)[len(starts)] = what  # type: ignore[index]
        signs.append(sign)
        starts.append(start)
        ends.append(end)
        done = end
    signs.append(text[done:])
    starts.extend(range(done, len(text)))
    ends.extend(range(done + 1, len(text) + 1))
    text = "".join(signs)
    return Skeleton(text, text.lower(), view, tuple(starts), tuple(ends), numbers, terms)
