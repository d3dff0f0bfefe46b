"""Arms that are told by what the other one does not get: "no drain" against "drain"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.questions.words import stem, stems, weight

_NAME = re.compile(r"^\W*(?:no|non|not|without)\b[\s-]*|(?<=\w)-free\b", re.IGNORECASE)
_WORD = r"[A-Za-z][A-Za-z]+"
# "Without a drain", "no-drain", "did not receive drains".
_NOT = re.compile(
    r"\b(?:no|non|without|not(?:\s+(?:having|had|have|get|got|given|using|us(?:ed?)|receiv\w+|wear\w*))?)[\s-]+"
    rf"(?:(?:an?|any|the)\s+)?(?P<one>{_WORD})(?:[\s-]+(?P<two>{_WORD}))?",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    rf"(?<![\w-])(?P<group>{_WORD})(?=\s+(?:groups?|arms?|patients|participants)\b)"
    rf"|\b(?:with|had|have|received|receiving|using|given)\s+(?:(?:an?|the)\s+)?(?P<got>{_WORD})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Denial:
    """Which side of a question is told by what it lacks, and the stems of that."""

    side: str
    other: str
    stems: frozenset[str]

    def spans(self, view: str) -> Iterator[tuple[str, int, int]]:
        """Yield (side, start, end) of the mentions of both arms in the plain view of a sentence."""
        denied = []
        for match in _NOT.finditer(view):
            told = next(
                (m for m in ("one", "two") if match[m] and stem(match[m].casefold()) in self.stems),
                None,
            )
            if told:
                denied.append((match.start(), match.end(told)))
                yield self.side, *denied[-1]
        for match in _GIVEN.finditer(view):
            name = "group" if match["group"] else "got"
            start, end = match.span(name)
            if stem(match[name].casefold()) in self.stems and not any(
                low < end and start < high for low, high in denied
            ):
                yield self.other, start, end


def denial_in(names: Mapping[str, str]) -> Denial | None:
    """Return which of two names denies what the other one says; None where neither does, or both.

    Examples
    --------
    >>> denial_in({"a": "suction drain", "b": "no drain"}).side
    'b'
    """
    first, second = names
    for side, other in ((first, second), (second, first)):
        name = plain(names[side])
        if not _NAME.search(name) or _NAME.search(plain(names[other])):
            continue
        lacks = frozenset(one for one in stems(_NAME.sub(" ", name)) if weight(one) >= 1)
        if lacks and lacks <= frozenset(stems(names[other])):
            return Denial(side, other, lacks)
    return None
