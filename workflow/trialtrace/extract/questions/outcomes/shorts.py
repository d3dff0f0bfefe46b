"""Short forms and what they stand for: as the text defines them, or by their initials alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.questions.outcomes.words import stems, weight


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


_IN_BRACKETS = re.compile(
    r"\(\s*(?:(?:the\s+)?(?:group|arm)\s+(?P<group>[A-Z][\w+-]{0,11})|(?P<short>[\w-]{2,12}))\s*[),;:]"
)
# What figures are called: no name of an arm or outcome.
_STATISTICS = frozenset(
    {"SD", "SE", "SEM", "CI", "IQR", "NA", "NS", "ND", "NR", "OR", "RR", "HR", "MD"}
)
_LISTED = re.compile(
    r"(?:^|[;,.\n(]\s*|Abbreviations?:\s*)(?P<short>[A-Z][\w/-]{1,11}|\d{1,2}-?[A-Z][\w-]{1,6}|[a-z]{1,2}-?[A-Z][\w-]{0,8})"
    r"\s*(?:=\s*|(?::|,|\bindicates\b)\s+)(?P<long>[^\s;=:.,()][^;=:.()]{3,90}?)"
    r"(?=[;,.\n]|$|\s(?:computed|calculated|measured|assessed|derived|defined|scored|ranging|range|which|that)\b)"
)


# "HKT hip and knee training, IQR interquartile range": journals that need no mark between.
_ADJOINED = re.compile(
    r"[*_]{0,2}(?P<short>(?=[\w/-]*[A-Z][\w/-]*[A-Z])[A-Za-z][\w/-]{1,9})[*_]{0,2}\s+(?P<long>[A-Za-z][a-z-]{2,}(?:\s+[\w'/-]+){0,8})"
)


def find_abbreviations(
    text: str, notes: Iterable[str], written: frozenset[str] = frozenset()
) -> Abbreviations:
    """Read the short forms that a text defines in brackets, and its tables in their notes.

    Parameters
    ----------
    written : frozenset of str
        Short forms that tables use: their notes may define them with other letters.
    """
    long: dict[str, str] = {}
    view = plain(text)
    for match in _IN_BRACKETS.finditer(view):
        short = match["group"] or match["short"]
        if not any(c.isupper() for c in short) or short in long:
            continue
        if short in _STATISTICS and not match["group"]:
            continue
        before = view[max(0, match.start() - 120) : match.start()]
        words = _spelled(short, before) or _initialled(short, before) or _lettered(short, before)
        if words:
            long[short] = words
    for note in notes:
        for match in _LISTED.finditer(plain(note)):
            short, words = match["short"], " ".join(match["long"].split())
            if short not in long and (_starts_alike(short, words) or short in written):
                long[short] = words
        for part in re.split(r"[,;.\n]\s+", plain(note)):
            match = _ADJOINED.fullmatch(part.strip())
            if match and match["short"] not in long and _starts_alike(*match.groups()):
                long[match["short"]] = match["long"]
    return Abbreviations(long)


def with_initials(known: Abbreviations, questions: Iterable[str], text: str) -> Abbreviations:
    """Add short forms that nobody defines, told by the initials of a run of three words or more.

    A short form of the question stands for the run of the document's words that has its letters,
    where all such runs are one; a run of the question's words is what the document's short form of
    those letters stands for. Definitions of the document come first.

    Examples
    --------
    >>> with_initials(Abbreviations({}), ["acute kidney injury"], "AKI in 3 of 60").long
    {'AKI': 'acute kidney injury'}
    """
    long = dict(known.long)
    view = plain(text)
    for words in questions:
        for short in shorts_in(words):
            if short not in long and _INITIALS.fullmatch(short):
                run = _run_of(short, view)
                if run:
                    long[short] = run
        for short, run in _runs_in(words):
            if short not in long and re.search(rf"(?<![\w-]){short}(?![\w-])", view):
                long[short] = run
    return Abbreviations(long)


_INITIALS = re.compile(r"[A-Z]{3,6}")
_SMALL = frozenset({"of", "the", "and", "in", "for", "to", "or", "by", "on"})
_LETTERED = re.compile(r"[^\W\d_]+")


def _run_of(short: str, view: str) -> str:
    """Return the only run of a text's words that has a short form's letters as initials."""
    small = "|".join(sorted(_SMALL))
    gap = rf"(?:[ -](?:(?:{small}) )?)"
    pattern = rf"(?<![\w-]){gap.join(f'{letter}[a-z]+' for letter in short)}(?![\w-])"
    runs = {match.group().casefold() for match in re.finditer(pattern, view, re.IGNORECASE)}
    return runs.pop() if len(runs) == 1 else ""


def _runs_in(words: str) -> list[tuple[str, str]]:
    """Return (initials, run) of the runs of three to six words, small ones left out of both ends."""
    found = list(_LETTERED.finditer(plain(words)))
    telling = [one for one in found if one.group().casefold() not in _SMALL]
    runs = []
    for first in range(len(telling)):
        for last in range(first + 2, min(first + 6, len(telling))):
            part = telling[first : last + 1]
            initials = "".join(one.group()[0] for one in part).upper()
            runs.append((initials, words[part[0].start() : part[-1].end()]))
    return runs


def _starts_alike(short: str, long: str) -> bool:
    letters = [c for c in short.lower() if c.isalpha()]
    at = 0
    low = re.sub(r"^\d+\W*", "", long.lower())
    for letter in letters:
        at = low.find(letter, at) + 1
        if not at:
            return False
    return low[:1] == letters[0] and len(long) > len(short)


# No name of something runs over a stop, a bracket, a line or the gap between two cells.
_APART = re.compile(r"[.;:()\n]|\s{2}")


def _initialled(short: str, before: str) -> str:
    """Return the fewest words in front that begin with a short form's letters, in any order."""
    if not re.fullmatch(r"[A-Z]{3,6}", short):
        return ""
    wanted = Counter(short.lower())
    found = list(_LETTERED.finditer(_APART.split(before)[-1]))
    have: Counter[str] = Counter()
    for place in range(len(found) - 1, -1, -1):
        have[found[place].group()[0].lower()] += 1
        if len(found) - place > 2 * len(short):
            return ""
        if not wanted - have:
            words = _APART.split(before)[-1]
            return words[found[place].start() :].strip()
    return ""


def _lettered(short: str, before: str) -> str:
    """Return the words of a short form's letters, its number left out: "leap sitting test (LST-6)"."""
    letters = re.sub(r"[\W\d_]", "", short)
    if len(letters) < 2 or letters == short or not letters.isupper():
        return ""
    return _initialled(letters, before) if len(letters) > 2 else _spelled(letters, before)


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
    if _APART.search(found):
        return ""
    limit = min(len(letters) + 5, 2 * len(letters)) + 1
    if not 0 < len(found.split()) <= limit:
        return ""
    return found if len(found) > len(short) else ""


def spelt_out(words: str, long: Mapping[str, str], wanted: frozenset[str]) -> str:
    """Return words with short forms of several parts spelt out, where all of that is wanted.

    Parameters
    ----------
    wanted : frozenset of str
        Stems of what is asked for.

    Examples
    --------
    >>> spelt_out("SF-12-PCS", {"SF-12-PCS": "vigour score"}, frozenset(stems("vigour"))).strip()
    'vigour score'
    """
    for short in shorts_in(words):
        full = long.get(short, "")
        told = [one for one in stems(full) if weight(one) >= 1]
        if len(stems(short)) > 1 and told and wanted.issuperset(told):
            words = re.sub(rf"(?<![\w-]){re.escape(short)}(?![\w-])", f" {full} ", words)
    return words
