"""Numeric mentions: "[3]", "[1-3,5]", "(4)", superscripts; only where a numbered list exists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from trialtrace.extract.bibliography.view import LO, UP, view_of
from trialtrace.extract.bibliography.words import BibliographyWords
from trialtrace.extract.citations.digits import WIDEST, Number, Numbering
from trialtrace.extract.citations.found import Found, Prose

_LIST = r"\d{1,4}(?:\s?(?:-|,|;|\s(?:and|to)\s)\s?\d{1,4}){0,40}"
# "[5, p. 12; 6]": a place in a source is no source.
_PLACE = r",?\s?(?:pp?\.|p(?=\s?\d)|chap\.|ch\.|\u00a7|[Ff]igs?\.?|[Tt]ables?)\s?\d{1,4}(?:\s?-\s?\d{1,4})?"
_PLACED = rf"\d{{1,4}}(?:{_PLACE})?(?:\s?(?:-|,|;|\s(?:and|to)\s)\s?\d{{1,4}}(?:{_PLACE})?){{0,40}}"
# Glued to a word or a stop: without "and", and with blanks alone only before a new sentence.
_GLUED = r"\d{1,12}(?:(?:-|,\s?|;\s?)\d{1,12}){0,30}"
_SPACED = r"\d{1,3}(?:(?:-|,\s?|;\s?|\s)\d{1,3}){1,30}"
_SUPERSCRIPT = "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079"
_AS_DIGITS = str.maketrans(_SUPERSCRIPT + "\u207b\u02d2", "1230456789-,")
_LETTER = r"[^\W\d_]"
_YEAR = r"(?:1[89]|20)\d\d"
_ENDS = r"(?=\s|$)"
_SENTENCE_ENDS = rf"(?=\s[{UP}\"']|\s*$)"


@dataclass(frozen=True)
class _Way:
    """A way to write a number that cites; a document uses one of them.

    Attributes
    ----------
    pattern : Pattern
        The first group that took part holds the numbers; ``_TRUSTED`` says what is asked of those
        in named groups.
    marked : bool
        The mark hardly means anything else: one mention is enough. The others must reach half of
        the entries.
    """

    pattern: re.Pattern[str]
    marked: bool


def _glued(listed: str, run: str) -> re.Pattern[str]:
    """Compile superscripts that lost their place: numbers glued to words and stops."""
    return re.compile(
        # Behind a stop: "trials.12,13 The", "trials. 7 The", "guidelines,3 and", "et al..5 So".
        rf"(?:(?<={_LETTER}[.,;:])|(?<=[)\"'%\].][.,;:]))(?:(?P<spaced>\s?{_SPACED}|\s{_GLUED}){_SENTENCE_ENDS}"
        rf"|{run}({listed}){_ENDS})"
        # Behind a word: "trial12", "et al12", "women)67".
        rf"|(?:(?<={_LETTER}{{3}})(?<=[{LO}])|(?<=\bal)|(?<={_LETTER}[)\"'\]]))({listed})(?=[.,;:]?(?:\s(?!\d)|$))"
        # Behind a year, a decimal with its stop, or capitals: "in 20194", "0.35.6 The", "ANOVA23".
        rf"|(?:(?<=\b(?:[Ii]n|of)\s{_YEAR})(?P<year>\d{{1,3}})(?=[.,;:]?\s)|(?<=\b{_YEAR}[.,;])(?P<after>{_GLUED}){_ENDS})"
        rf"|(?<=\d\.\d[.,;])(?P<decimal>\d{{1,3}}){_SENTENCE_ENDS}"
        rf"|(?<=[{UP}]{{3}})(?P<capitals>\d{{1,3}})(?=[.,;:]?\s)"
    )


_WAYS = {
    # "F[1,12] =" and "x[3]" are no callouts.
    "square": _Way(
        re.compile(
            rf"(?<!\b{_LETTER})\[\s?(?:[Rr]efs?\.?\s?)?({_PLACED})\s?\](?!\s?[=<>\u2264\u2265\u2248])"
        ),
        True,
    ),
    "superscript": _Way(
        re.compile(
            rf"(?<=\S)([{_SUPERSCRIPT}]{{1,3}}(?:[\u207b,\u02d2\-][{_SUPERSCRIPT}]{{1,3}}){{0,20}})"
        ),
        True,
    ),
    "caret": _Way(
        re.compile(rf"\^[(\[]?({_LIST})[)\]]?\^?|<sup>\s?[(\[]?({_LIST})[)\]]?\s?</sup>"), True
    ),
    "round": _Way(
        re.compile(
            rf"(?:(?<=[{UP}{LO}.,%\"')\]])|(?<={_LETTER}\d))\s{{0,2}}\((?:[Rr]efs?\.?\s)?({_LIST})\)(?=\s?[.,;:)\]]|\s[{LO}{UP}(]|\s*$)"
            # "compound 7600 (25) was": the next one, or a count with its percentage.
            rf"|(?<=\d)\s\((?P<next>\d{{1,3}})\)(?=\s?[.,;:]|\s[{LO}]|\s*$)"
        ),
        False,
    ),
    "glued": _Way(_glued(_GLUED, rf"(?P<run>\d{{1,3}}(?:\s\d{{1,3}})+)(?=\s[{LO}])|"), False),
}
# The same where blanks part the numbers: "children6 16 and".
_PARTED_BY_BLANKS = _Way(_glued(r"\d{1,3}(?:(?:-|,\s?|;\s?|\s)\d{1,3}){0,30}", ""), False)
# So many callouts with blanks at the end of a sentence tell that blanks part numbers elsewhere too.
ENOUGH_BLANKS = 2
# What must be true of numbers in places where others stand too: cited before or next, or the next.
_KNOWN_OR_NEXT = ("year", "after", "decimal", "run")
_NEXT = ("next", "capitals")
# Behind a blank digits are what they look like.
_WHOLE = ("spaced", "run")
# So often a word with the same number is the name of something.
OFTEN = 3
_NAMED = re.compile(rf"\b(?:[Rr]efs?\.|[Rr]eferences?|[Cc]itations?)\s\(?({_LIST})\)?(?![\d%])")
_RANGE_OF_BRACKETS = re.compile(r"\s?\]\s?-\s?\[\s?(\d{1,4})\s?\]")
_VALUE_BEFORE = re.compile(r"[\d%]\s$")
_YEAR_BEFORE = re.compile(rf"(?<!\d){_YEAR}\s$")


@lru_cache(maxsize=8)
def _interval(words: BibliographyWords) -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{words.pattern('interval_words')})\s?[:,;=]?\s?$")


def find_numeric(prose: Prose, labels: frozenset[str], words: BibliographyWords) -> list[Found]:
    """Find mentions by number.

    Parameters
    ----------
    prose : Prose
    labels : frozenset of str
        Numbers of the document's list; no list, no numeric mentions.
    words : BibliographyWords

    Returns
    -------
    list of Found
        One for each number; the inner numbers of a range carry the span of the range.
    """
    numbering = Numbering.of(labels)
    if not numbering.known:
        return []
    view = view_of(prose.text)
    best: list[Found] = []
    best_reach = 0
    for way in _WAYS.values():
        found = _by_way(view, prose, way, numbering, words)
        reach = len({item.label for item in found} & labels)
        needed = 1 if way.marked else max(2, len(labels) // 2)
        if reach >= needed and reach > best_reach:
            best, best_reach = found, reach
    taken = {(item.start, item.end) for item in best}
    named = _read(view, prose, _NAMED, numbering, "unknown", words)
    return [*best, *(item for item in named if (item.start, item.end) not in taken)]


def _by_way(
    view: str, prose: Prose, way: _Way, numbering: Numbering, words: BibliographyWords
) -> list[Found]:
    """Read a text's callouts; where commas were lost, again with that in mind."""
    found = list(_read(view, prose, way.pattern, numbering, "unknown", words))
    spans = [(item.start, item.end) for item in found]
    if way is _WAYS["glued"]:
        parted = sum(
            " " in view[m.start("spaced") : m.end("spaced")].strip()
            for m in _spaced(view, prose, way)
        )
        if parted >= ENOUGH_BLANKS:
            return list(_read(view, prose, _PARTED_BY_BLANKS.pattern, numbering, "never", words))
    if any(a[1] == b[0] for a, b in pairwise(spans)):
        return list(_read(view, prose, way.pattern, numbering, "new", words))
    return found


def _spaced(view: str, prose: Prose, way: _Way) -> Iterator[re.Match[str]]:
    for block in prose.blocks:
        for match in way.pattern.finditer(view, block.start, block.end):
            if match.group("spaced"):
                yield match


def _read(
    view: str,
    prose: Prose,
    pattern: re.Pattern[str],
    numbering: Numbering,
    parting: str,
    words: BibliographyWords,
) -> Iterator[Found]:
    reached = 0
    names = _Names(view)
    for block in prose.blocks:
        for match in pattern.finditer(view, block.start, block.end):
            group = next(i for i, value in enumerate(match.groups(), start=1) if value is not None)
            base = match.start(group)
            blank = " " in match.group(group)
            how = "never" if blank and match.lastgroup in _WHOLE else parting
            written = _BLANK_PLACE.sub(_blank, match.group(group).translate(_AS_DIGITS))
            numbers = numbering.read(written, reached, how)
            if not numbers or _is_value(view, match, numbers, reached, words):
                continue
            if not _trusted(match.lastgroup, numbers, reached) or names.holds(*match.span()):
                continue
            for number in numbers:
                yield Found(
                    "numeric", base + number.start, base + number.end, label=str(number.value)
                )
            yield from _across_brackets(view, base, numbers[-1])
            known = [n.value for n in numbers if n.value in numbering.known]
            reached = max([reached, *known])


_BLANK_PLACE = re.compile(_PLACE)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _trusted(place: str | None, numbers: list[Number], reached: int) -> bool:
    """Tell whether numbers in a doubtful place go on with the count of what has been cited."""
    first = numbers[0].value
    if place in _NEXT:
        return first == reached + 1
    if place in _KNOWN_OR_NEXT:
        values = [n.value for n in numbers]
        rising = all(b == a + 1 for a, b in pairwise(values)) or place != "run"
        return first <= reached + 1 and rising
    return True


def _is_value(
    view: str, match: re.Match[str], numbers: list[Number], reached: int, words: BibliographyWords
) -> bool:
    """Tell an interval or a range in brackets from a mention: "47 [33-65]", "95% CI [12, 25]"."""
    before = view[max(0, match.start() - 24) : match.start()]
    if len(numbers) > 1 and _interval(words).search(before):
        return True
    ranged = re.search(r"\d\s?-\s?\d", match.group()) is not None
    if not ranged or not _VALUE_BEFORE.search(before) or _YEAR_BEFORE.search(before):
        return False
    return numbers[0].value != reached + 1


def _across_brackets(view: str, base: int, last: Number) -> Iterator[Found]:
    """Yield what lies between "[8]-[10]"."""
    across = _RANGE_OF_BRACKETS.match(view, base + last.end)
    if across is not None and last.value < int(across.group(1)) <= last.value + WIDEST:
        for inner in range(last.value + 1, int(across.group(1))):
            yield Found("numeric", base + last.start, across.end(1), label=str(inner))


class _Names:
    """Words with a number of their own ("log10", "omega3"), which the glued way meets.

    They come again with the same number and never without one, or again and again.
    """

    _GLUED_WORD = re.compile(rf"(?<![^\W_])({_LETTER}+)(\d+)(?![^\W_])")

    def __init__(self, view: str) -> None:
        self._view = view
        self._counted: tuple[Counter[str], Counter[str]] | None = None

    def holds(self, start: int, end: int) -> bool:
        """Tell whether a span ends such a word."""
        if start == 0 or not self._view[start - 1].isalpha() or not self._view[start].isdigit():
            return False
        begin = start
        while begin > 0 and self._view[begin - 1].isalpha():
            begin -= 1
        glued, bare = self._counts()
        word = self._view[begin:start].casefold()
        digits = re.match(r"\d+", self._view[start:end])
        token = word + (digits.group() if digits else "")
        return glued[token] >= OFTEN or (glued[token] > 1 and bare[word] == 0)

    def _counts(self) -> tuple[Counter[str], Counter[str]]:
        if self._counted is None:
            glued = Counter(m.group().casefold() for m in self._GLUED_WORD.finditer(self._view))
            bare = Counter(
                m.group().casefold() for m in re.finditer(rf"\b{_LETTER}+\b", self._view)
            )
            self._counted = (glued, bare)
        return self._counted
