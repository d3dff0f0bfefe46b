"""Words as questions and tables share them: stems, weights, abbreviations that the text defines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from trialtrace.extract.accounts.grid_cells import plain

_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_TOKEN = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+")
# Words that tell nothing apart.
_EMPTY = frozenset(
    """
    a an and any arm arms as at be been both by did do each either for from group groups had has have
    in into is it its of on or other per than that the their there these they this those to under
    using versus vs was were when which while who with within without
    """.split()  # noqa: SIM905
)
# Words that most outcomes and arms may carry: they count, but little.
_LIGHT = frozenset(
    """
    absolute achieved achieving amount arm assessed average baseline case change changes characteristic
    cohort control count data daily decrease decreased difference difference dose effect end
    event experienced fewer final follow followup found frequency gain group having higher
    improvement improved incidence increase increased individual level levels lower measure measured
    mean measurement median mg min mm ml month months number occurrence outcome overall parameter
    participant participants patient patients people percent percentage period person point population
    post postintervention proportion range rate rates received receiving reduction reduced result
    sample score scores sd significant significantly standard study subject subjects subgroup therapy time total
    treated treatment trial use used value values variable week weeks year years daily day days h hour hours
    """.split()  # noqa: SIM905
)
_ENDINGS = re.compile(
    r"(?:ations?|atives?|ives?|itions?|ments?|ions?|ings?|ness|ities|ity|ally|ies|ed|es|ic|al|ly|s|e|y)$"
)


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """What short forms stand for, as the document says itself."""

    long: dict[str, str]

    def expand(self, words: str) -> str:
        """Return words with the long form of every short one behind them, and the other way round."""
        added = [self.long[token] for token in shorts_in(words) if token in self.long]
        have = set(stems(words))
        for short, long in self.long.items():
            of_long = set(stems(long))
            if len(of_long) > 1 and of_long <= have:
                added.append(short)
        return " ".join([words, *added])


def stem(token: str) -> str:
    """Return a token without its commonest endings: "reduction" and "reduced" become one."""
    if _DIGITS.fullmatch(token):
        return str(float(token)).removesuffix(".0")
    if len(token) < 5:
        return (
            token[:-1]
            if len(token) == 4 and token.endswith("s") and token[2] not in "sui"
            else token
        )
    bare = _ENDINGS.sub("", token)
    return bare if len(bare) >= 3 else token


def tokens(words: str) -> list[str]:
    """Return the tokens of words in lower case, marks and note signs left out."""
    return _TOKEN.findall(plain(words).casefold())


def stems(words: str) -> list[str]:
    """Return the stems of words that tell things apart, in order."""
    found = [stem(token) for token in tokens(words) if token not in _EMPTY]
    return found or [stem(token) for token in tokens(words)]


_LIGHT_STEMS = frozenset(stem(token) for token in _LIGHT)


def weight(one: str) -> float:
    """Return how much a stem says: little for words of any outcome, some for numbers."""
    if one in _LIGHT_STEMS:
        return 0.25
    if one[0].isdigit():
        return 0.5
    return 1.0 if len(one) > 1 else 0.5


def weigh(found: Iterable[str]) -> float:
    return sum(weight(one) for one in found)


_SHORT = re.compile(r"(?<![\w-])[A-Za-z]{0,3}\d{0,2}[A-Z][\w]*(?:[-/][\w]+)*(?![\w-])")


def shorts_in(words: str) -> list[str]:
    """Return the words that may be short forms: capitals inside."""
    found = []
    for match in _SHORT.finditer(plain(words)):
        short = match.group()
        if sum(c.isupper() for c in short) > 1:
            found.append(short)
            found.extend(
                part for part in re.split(r"[-/]", short) if part != short and part.isupper()
            )
            if short.endswith("s") and short[:-1].isupper():
                found.append(short[:-1])
    return found


_IN_BRACKETS = re.compile(r"\(\s*(?P<short>[\w-]{2,12})\s*[),;]")
_LISTED = re.compile(
    r"(?:^|[;,.\n(]\s*|Abbreviations?:\s*)(?P<short>[A-Z][\w/-]{1,11}|[a-z]{1,2}-?[A-Z][\w-]{0,8})"
    r"\s*(?:=|:|,|\bindicates\b)\s+(?P<long>[^;=:.,()\n][^;=:.()]{3,90}?)(?=[;,.\n]|$)"
)


def find_abbreviations(text: str, notes: Iterable[str]) -> Abbreviations:
    """Read the short forms that a text defines in brackets, and its tables in their notes."""
    long: dict[str, str] = {}
    view = plain(text)
    for match in _IN_BRACKETS.finditer(view):
        short = match["short"]
        if not any(c.isupper() for c in short) or short in long:
            continue
        words = _spelled(short, view[max(0, match.start() - 120) : match.start()])
        if words:
            long[short] = words
    for note in notes:
        for match in _LISTED.finditer(plain(note)):
            short, words = match["short"], " ".join(match["long"].split())
            if short not in long and _starts_alike(short, words):
                long[short] = words
    return Abbreviations(long)


def _starts_alike(short: str, long: str) -> bool:
    letters = [c for c in short.lower() if c.isalpha()]
    at = 0
    low = long.lower()
    for letter in letters:
        at = low.find(letter, at) + 1
        if not at:
            return False
    return low[0] == letters[0] and len(long) > len(short)


def _spelled(short: str, before: str) -> str:
    """Match the letters of a short form backwards with the words in front of it."""
    letters = [c for c in short.lower() if c.isalnum()]
    place = len(before)
    low = before.lower()
    for index in range(len(letters) - 1, -1, -1):
        place = low.rfind(letters[index], 0, place)
        while index == 0 and place > 0 and low[place - 1].isalnum():
            place = low.rfind(letters[index], 0, place)
        if place < 0:
            return ""
    found = before[place:].strip()
    limit = min(len(letters) + 5, 2 * len(letters)) + 1
    if re.search(r"[.;:()]", found) or not 0 < len(found.split()) <= limit:
        return ""
    return found if len(found) > len(short) else ""
