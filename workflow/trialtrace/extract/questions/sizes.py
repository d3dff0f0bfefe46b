"""How many people stand behind an arm of a question: table headings, then sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from trialtrace.extract.accounts.grid_cells import plain
from trialtrace.extract.accounts.grid_tables import Table
from trialtrace.extract.questions.mentions import Named, Spotter
from trialtrace.extract.questions.model import Number
from trialtrace.extract.questions.names import COMPARATOR, INTERVENTION, Naming
from trialtrace.extract.questions.tables import arms_in, bare
from trialtrace.text.model import Document

_PEOPLE = (
    r"(?:[a-z-]+\s+){0,2}(?:patients|participants|subjects|women|men|children|people|persons|"
    r"individuals|infants|adults|students|volunteers|teeth|eyes|specimens|samples|animals|rats|goats|mice)"
)
_COUNT = r"(?P<{0}>\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}})"
_SIZE = re.compile(
    rf"\bn\s*=\s*{_COUNT.format('a')}(?![\d.])|(?<![\w.,/-]){_COUNT.format('b')}\s+{_PEOPLE}\b"
    rf"|\b(?:consisted of|included|comprised|contained)\s+{_COUNT.format('c')}(?![\d.%]|\s*(?:%|\w+s\b))",
    re.IGNORECASE,
)
_EACH = re.compile(
    rf"(?:\bgroups?\s+of\s+{_COUNT.format('a')}\s*(?:{_PEOPLE})?\s*each\b"
    rf"|{_COUNT.format('b')}\s*(?:{_PEOPLE}\s*)?(?:in|per|for)\s+(?:each|every|either|both)\s*(?:of the (?:two|three|four)\s+)?"
    rf"(?:\w+\s+)?(?:groups?|arms?|dose)|{_COUNT.format('e')}\s*(?:{_PEOPLE}\s*)?(?:per|a)\s+(?:group|arm)"
    rf"|\beach\s+(?:\w+\s+)?(?:group|arm)\s*(?:\(\s*n\s*=\s*{_COUNT.format('c')}\s*\)|(?:of|with|had|consisted of|included|comprised)\s+{_COUNT.format('d')}))",
    re.IGNORECASE,
)
_PER_OTHER = re.compile(r"\bn\s*=\s*(?P<n>\d+)\s+(?:per|in each)\s+(?:dose|group|arm)", re.IGNORECASE)
_PARTIAL = re.compile(
    r"excluded|withdr[ae]w|dropped out|lost to|discontinued|screened|declined|refused|were (?:male|female)"
    r"|\bmale\b|\bfemale\b|responded|relaps|developed|achieved|reported|experienced|required|died",
    re.IGNORECASE,
)


@dataclass
class Sizes:
    """Numbers of people of the two arms of a question, as the document gives them."""

    found: dict[str, list[Number]] = field(default_factory=dict)

    def of(self, side: str, _name: str = "") -> Number | None:
        """Return an arm's number where the document gives it one only, or one far more often."""
        numbers = self.found.get(side, [])
        if not numbers:
            return None
        counts = Counter(number.value for number in numbers).most_common(2)
        if len(counts) > 1 and counts[1][1] * 2 > counts[0][1]:
            return None
        return next(number for number in numbers if number.value == counts[0][0])


def find_sizes(
    document: Document, tables: Sequence[Table], naming: Naming, spotter: Spotter
) -> Sizes:
    """Collect the numbers of people of both arms.

    Headings of tables come first; sentences are asked only where no heading names a number.
    """
    sizes = Sizes()
    for table in tables:
        for axis in (lambda d: d.heads, lambda d: d.labels):
            arms = arms_in(table, naming, axis)
            if arms is None:
                continue
            level, ours, theirs = arms
            for side, name in ((INTERVENTION, ours), (COMPARATOR, theirs)):
                seen = {
                    (d.size.value, d.size.start): Number(float(d.size.value), d.size.start, d.size.end)
                    for d in table.data
                    if d.size and len(axis(d)) > level and bare(axis(d)[level].words) == name
                }
                if len({value for value, _ in seen}) == 1:
                    sizes.found.setdefault(side, []).append(next(iter(seen.values())))
            break
    if set(sizes.found) == {INTERVENTION, COMPARATOR}:
        return sizes
    told = _in_sentences(document, spotter)
    for side in (INTERVENTION, COMPARATOR):
        if side not in sizes.found and told.get(side):
            sizes.found[side] = told[side]
    return sizes


def _in_sentences(document: Document, spotter: Spotter) -> dict[str, list[Number]]:
    told: dict[str, list[Number]] = {}
    each: list[Number] = []
    for sentence in document.sentences:
        if document.blocks[sentence.block].kind == "table":
            continue
        words = document.text[sentence.start : sentence.end]
        if len(words) > 4000 or not re.search(r"\d", words):
            continue
        view = plain(words)
        each.extend(_each(view, sentence.start))
        for side, number in _beside(view, sentence.start, spotter):
            told.setdefault(side, []).append(number)
    for side in (INTERVENTION, COMPARATOR):
        if side not in told and each and len({number.value for number in each}) == 1:
            told[side] = each
    return told


def _each(view: str, start: int) -> list[Number]:
    found = []
    for match in _EACH.finditer(view):
        name = next(n for n in ("a", "b", "c", "d", "e") if match[n])
        found.append(_number(match, name, start))
    return found


def _number(match: re.Match[str], name: str, start: int) -> Number:
    value = float(match[name].replace(",", ""))
    return Number(value, start + match.start(name), start + match.end(name))


def _beside(view: str, start: int, spotter: Spotter) -> list[tuple[str, Number]]:
    """Give numbers of people to the arms beside them, where one clause holds one of each."""
    sizes = list(_SIZE.finditer(view))
    if not sizes:
        return []
    named = spotter.find(view)
    if not named:
        return []
    found = []
    for match in sizes:
        name = next(n for n in ("a", "b", "c") if match[n])
        if name == "b" and _PARTIAL.search(view[max(0, match.start() - 30) : match.end() + 60]):
            continue
        if _EACH.search(view[max(0, match.start() - 40) : match.end() + 30]):
            continue
        side = _nearest(view, match, named, sizes)
        if side:
            found.append((side, _number(match, name, start)))
    return found


def _nearest(
    view: str, match: re.Match[str], named: list[Named], sizes: list[re.Match[str]]
) -> str:
    """Return the side of the mention that shares a clause with a number and no other number."""
    others = [one for one in sizes if one is not match]
    bracketed = view[: match.start()].rstrip().endswith("(") or view[match.start()] == "("
    best = ""
    nearest = 10_000
    for one in named:
        gap = view[one.end : match.start()] if one.end <= match.start() else view[match.end() : one.start]
        if len(gap) > 70 or re.search(r"[.;]\s", gap):
            continue
        low, high = min(one.start, match.start()), max(one.end, match.end())
        if any(low <= other.start() < high for other in others):
            continue
        distance = len(gap) - (60 if bracketed and one.end <= match.start() and len(gap) < 30 else 0)
        if distance < nearest:
            best, nearest = one.side, distance
    return best
