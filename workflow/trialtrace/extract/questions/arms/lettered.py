"""Short names that a text gives its groups where it forms them: "zinc (ZG, n = 40) or salt (SG)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.questions.arms.groups import kind_of
from trialtrace.extract.questions.arms.introductions import is_opaque
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION, Naming
from trialtrace.extract.questions.arms.pairs import choose_pair
from trialtrace.text.model import Document

_FORMED = re.compile(
    r"random|allocat|assign|divided|\b(?:two|three|four|five)\s+(?:\w+\s+)?(?:groups|arms)\b|\bn\s*=",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"[(,;:]\s*(?:the\s+|group\s+)?(?P<short>[A-Z][A-Za-z]{0,4}(?:[-+/][A-Za-z0-9]{1,3})?)"
    r"(?:\s+(?:groups?|arms?))?\s*(?=\)|[,;:]\s*(?:n\s*=\s*)?\d)"
)
_LONG = 4000
# How sure both must be.
_TOLD = 0.45


def groups_of(document: Document) -> tuple[tuple[str, ...], ...]:
    """Return the short names in brackets of each sentence that forms groups with two of them or more.

    Examples
    --------
    >>> from trialtrace.text.read import read_text
    >>> groups_of(read_text("We assigned 80 to zinc (ZG, n = 40) or salt (SG, n = 40).", "a"))
    (('ZG', 'SG'),)
    """
    found = []
    for sentence in document.sentences:
        words = plain(document.text[sentence.start : sentence.end])
        if len(words) > _LONG or not _FORMED.search(words):
            continue
        names = dict.fromkeys(
            match["short"]
            for match in _SHORT.finditer(words)
            if is_opaque(match["short"]) and _opened(words, match.start())
        )
        if len(names) > 1:
            found.append(tuple(names))
    return tuple(dict.fromkeys(found))


_ALIAS = re.compile(
    r"(?P<what>[^().;:\n]{5,120})\(\s*(?:the\s+)?[\"\u201c']?(?P<name>[A-Za-z][\w-]{3,}(?:\s[\w-]{3,})?)[\"\u201d']?\s+"
    r"(?:groups?|arms?)\b[^()]{0,30}\)"
)
_LAST = re.compile(r".*(?:,|\b(?:and|or|while|whereas)\b)\s", re.DOTALL)
_CLEARLY, _APART = 0.5, 0.25


def aliases(text: str, naming: Naming) -> dict[str, str]:
    """Return names that a text gives to what an arm got, in brackets behind it \u2192 side.

    "The other 61 received no further treatment (nihil group)".
    """
    told: dict[str, set[str]] = {}
    for match in _ALIAS.finditer(plain(text)):
        name, words = match["name"], match["what"]
        if kind_of(name) or is_opaque(name):
            continue
        last = _LAST.match(words)
        words = words[last.end() :] if last else words
        ours, theirs = (naming.score(words, side) for side in (INTERVENTION, COMPARATOR))
        if max(ours, theirs) >= _CLEARLY and abs(ours - theirs) >= _APART:
            told.setdefault(name, set()).add(INTERVENTION if ours > theirs else COMPARATOR)
    return {name: next(iter(sides)) for name, sides in told.items() if len(sides) == 1}


def _opened(words: str, at: int) -> bool:
    """Tell whether a place lies in a bracket."""
    return words.rfind("(", 0, at + 1) > words.rfind(")", 0, at)


def told_names(groups: Sequence[Sequence[str]], naming: Naming) -> dict[str, str]:
    """Return short name → side of the groups that a question asks for; "" for the others beside them."""
    told: dict[str, set[str]] = {}
    for names in groups:
        pair = choose_pair(names, naming)
        if pair is None:
            continue
        sides = {names[pair.intervention]: INTERVENTION, names[pair.comparator]: COMPARATOR}
        if min(naming.score(name, side) for name, side in sides.items()) < _TOLD:
            continue
        for name in names:
            told.setdefault(name, set()).add(sides.get(name, ""))
    return {name: next(iter(sides)) for name, sides in told.items() if len(sides) == 1}
