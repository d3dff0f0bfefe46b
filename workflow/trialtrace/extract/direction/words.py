"""Words of a question and of a sentence: tokens, stems, abbreviations."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"\d+(?:\.\d+)?(?![^\W_])|[^\W_]+(?:\.\d+)?")
_UNIT = (
    r"(?:mg|g|kg|mcg|µg|ug|ml|l|iu|mm|cm|gy|h|hr|hrs|hours?|days?|weeks?|months?|years?|min|minutes?"
    r"|s|sessions?|times?|doses?|cycles?|hz|w|j|mmol|µmol|meq)"
)
_DOSE = re.compile(rf"(?P<n>\d+(?:\.\d+)?)[\s-]?(?P<unit>{_UNIT}(?![^\W\d_])|%)", re.IGNORECASE)
_SUFFIX = re.compile(
    r"(?:isation|ization|ations?|itions?|ions?|ments?|ances?|ences?|ingly|ings?|edly|ed|ically|ical"
    r"|ally|ively|ives?|ics?|als?|ies|ity|ers?|ors?|ary|ous|ly|es|s|e|y)$"
)
# Letters that mean the same on both sides of the ocean.
_SPELLING = (("aemia", "emia"), ("aem", "em"), ("oed", "ed"), ("aed", "ed"), ("oes", "es"),
             ("rrhoea", "rrhea"), ("pnoea", "pnea"), ("ae", "e"), ("ys", "yz"), ("is", "iz"),
             ("our", "or"))  # fmt: skip
_SMALL = re.compile(
    r"(?:an?|and|or|of|the|in|on|for|with|without|to|by|plus|versus|per|at|from)$", re.IGNORECASE
)
# What may stand before a word without making another thing of it ("un", "non" and the like do).
_PLACE = frozenset(
    {"trans", "intra", "endo", "electro", "micro", "ultra", "laparo", "immuno", "peri", "epi"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text with its stem.

    Attributes
    ----------
    start, end : int
        Offsets into the text; a dose ("10 mg") is one word.
    text : str
        As it stands.
    stem : str
        What is compared: lower case, without endings, in one spelling.
    """

    start: int
    end: int
    text: str
    stem: str


def words_of(text: str) -> tuple[Word, ...]:
    """Take a text apart into words; numbers with a unit stay together.

    Examples
    --------
    >>> [w.stem for w in words_of("Coached women, 10-mg dose")]
    ['coach', 'women', '10mg', 'dos']
    """
    found = []
    place = 0
    doses = {m.start(): m for m in _DOSE.finditer(text)}
    for match in _WORD.finditer(text):
        if match.start() < place:
            continue
        dose = doses.get(match.start())
        if dose:
            unit = dose["unit"].casefold()
            unit = unit if unit == "s" else unit.rstrip("s")
            number = f"{float(dose['n']):g}"
            found.append(Word(dose.start(), dose.end(), dose.group(), number + unit))
            place = dose.end()
        else:
            found.append(Word(match.start(), match.end(), match.group(), stem(match.group())))
            place = match.end()
    return tuple(found)


def stem(word: str) -> str:
    """Cut the endings of a word, as far as four letters stay."""
    low = word.casefold()
    if not low.isalpha() or len(low) < 4:
        return low[:-1] if len(low) == 4 and low.endswith("s") and low[:-1].isalpha() else low
    for old, new in _SPELLING:
        low = low.replace(old, new)
    cut = _SUFFIX.sub("", low)
    for _ in range(2):
        if len(cut) < 4:
            break
        low, cut = cut, _SUFFIX.sub("", cut)
    low = cut if len(cut) >= 4 else low
    return low[:-1] if len(low) > 4 and low[-1] == low[-2] else low


def same(left: str, right: str) -> bool:
    """Tell whether two stems are one word: equal, or one goes on from the other.

    Examples
    --------
    >>> same("femor", "transfemor"), same("cement", "uncement"), same("robot", "robotiz")
    (True, False, True)
    """
    if left == right:
        return True
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    if len(short) < 4 or not short.isalpha() or not long.isalpha():
        return False
    if long.startswith(short):
        return len(short) > 4 and len(long) - len(short) <= 6
    if long.endswith(short):  # "radial" and "transradial"
        return long[: -len(short)] in _PLACE
    return False


def is_short_form(word: str) -> bool:
    """Tell whether a word looks like an abbreviation: two to eight letters, capitals above all."""
    letters = [c for c in word if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return 2 <= len(word) <= 8 and capitals >= 2 and 2 * capitals >= len(letters)


def initials(word: str, name: tuple[Word, ...]) -> bool:
    """Tell whether an abbreviation is made of the first letters of a run of a name's words."""
    # "AEs" are several of AE; the last letter of "OS" is a word's own
    letters = "".join(c for c in word.removesuffix("s").casefold() if c.isalnum())
    if len(letters) < 2:
        return False
    told = [w for w in name if not _SMALL.match(w.text)]
    return any(letters in "".join(w.text[0].casefold() for w in ws) for ws in (name, told))


def letters_of(word: str, name: tuple[Word, ...]) -> bool:
    """Tell whether an abbreviation's letters stand in a name in their order, the first one first."""
    letters = [c for c in word.casefold() if c.isalpha()]
    for i, one in enumerate(name):
        if not letters or one.text[0].casefold() != letters[0]:
            continue
        rest = iter("".join(w.text.casefold() for w in name[i : i + 4]))
        if all(letter in rest for letter in letters):
            return True
    return False
