"""Noun phrases of a sentence that may name an outcome: runs of words, joined by a few prepositions."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace
from functools import lru_cache

from trialtrace.extract.accounts.outcomes.strength import (
    FAIR,
    PLAIN,
    STRONG,
    Phrase,
    is_of_people,
    strength_of,
)
from trialtrace.extract.accounts.outcomes.tokens import (
    BARE,
    CHANGES,
    DEGREE,
    DESIGN,
    DETERMINER,
    EVENT,
    GENERIC,
    HEAD,
    INSIDE,
    NUMBER,
    PEOPLE,
    TREATMENT,
    WORD,
    Token,
    tokens_of,
    word_set,
)
from trialtrace.grammar.lexicon import Lexicon, Term

LONGEST = 90
# What a noun may be joined to by a preposition other than "of".
_LINKS = {
    "to": word_set(
        """time times response responses reaction reactions adherence return resistance sensitivity
        damage injury exposure access willingness ability attitude attitudes compliance conversion
        allergy readmission"""
    ),
    "for": word_set("need needs risk rate rates requirement requirements score scores preference"),
    "from": word_set("death deaths mortality freedom recovery"),
    "with": word_set("satisfaction dissatisfaction interference compliance"),
    "in": word_set("pain tenderness"),
    "on": word_set("score scores performance"),
}
_ADJECTIVE = re.compile(r"[\w-]+(?:-free|al|ic|ive|ous|ar|ary|ory|ed|ior|ent|ute)$", re.IGNORECASE)
_TIMES = frozenset({"year", "years", "month", "months", "week", "weeks", "day", "days"})
_HOURS = frozenset({"hour", "hours", "h", "minutes", "min"})
_FEW = frozenset({"one", "two", "three", "four", "five", "six", "eight", "ten", "twelve", "first"})
# "at 7 days": when, not what
_AMOUNT_OF_TIME = re.compile(
    r"\d[\s-](?:year|month|week|day|night|hour|minute|second)s?$", re.IGNORECASE
)
_CHANGE_OF = re.compile(r"\s+(?:in|of|from)\b")
# "mean arterial pressure" is a name, "mean pain score" a statistic of one.
_STATISTIC = re.compile(
    r"(?:median|average|mean(?!\s+(?:arterial|corpuscular|platelet|airway)))\s+", re.IGNORECASE
)


# A sentence is asked for by several passes, one soon after the other.
@lru_cache(maxsize=16)
def phrases_of(text: str, lexicon: Lexicon) -> tuple[tuple[Token, ...], tuple[Phrase, ...]]:
    """Return the tokens of a sentence and its noun phrases, in order and not overlapping."""
    tokens = tokens_of(text, lexicon)
    runs = _runs(tokens)
    drugs = lexicon.spelled("interventions") if "interventions" in lexicon.categories else {}
    found: list[Phrase] = []
    place = 0
    while place < len(runs):
        first, last = runs[place]
        place += 1
        head = last
        if place < len(runs) and _shares_head(tokens, runs[place - 1], runs[place]):
            head = last = runs[place][1]
            place += 1
        while place < len(runs) and _linked(tokens, last, runs[place], head):
            last = runs[place][1]
            place += 1
        phrase = _phrase(tokens, first, head, last, drugs)
        timed = phrase and _AMOUNT_OF_TIME.match(text, max(0, phrase.start - 2), phrase.end)
        if phrase is not None and not timed:
            found.append(phrase)
    if "outcomes" in lexicon.categories:
        found = _with_terms(found, lexicon.find("outcomes", text, 0, len(text)), text)
    return tuple(tokens), tuple(found)


def _runs(tokens: list[Token]) -> list[tuple[int, int]]:
    """Return first and last token of every run of words that may stand in a name."""
    runs: list[tuple[int, int]] = []
    first = -1
    for place, token in enumerate(tokens):
        inside = token.kind in INSIDE and not (first < 0 and _is_change(tokens, place))
        # A wide gap is the edge of a table's cell.
        apart = first >= 0 and place > first and token.start - tokens[place - 1].end > 1
        if (apart or not inside) and first >= 0:
            runs.append((first, place - 1))
            first = -1
        if inside and first < 0:
            first = place
        if token.kind == EVENT:
            runs.append((place, place))
    if first >= 0:
        runs.append((first, len(tokens) - 1))
    return runs


def _is_change(tokens: list[Token], place: int) -> bool:
    """Tell whether a word only says that something changed: "a reduction in pain"."""
    return (
        tokens[place].low in CHANGES
        and place + 1 < len(tokens)
        and tokens[place + 1].low in ("in", "of", "from", "on")
    )


def _shares_head(tokens: list[Token], one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether the head of an adjective stands behind the next one: "overall and late survival"."""
    if one[0] != one[1] or other[0] == other[1] or other[0] - one[1] != 2:
        return False
    word = tokens[one[1]]
    adjective = word.kind == BARE or (
        word.kind == WORD and _ADJECTIVE.fullmatch(word.text) is not None
    )
    return (
        adjective
        and tokens[one[1] + 1].low in ("and", "or")
        and tokens[other[1]].kind in (HEAD, GENERIC)
    )


def _linked(tokens: list[Token], last: int, other: tuple[int, int], head: int) -> bool:
    """Tell whether a preposition joins a run to the one before: "duration of stay"."""
    if other[0] - last > 3 or tokens[head].kind in (TREATMENT, DESIGN, PEOPLE, EVENT):
        return False
    between = [t for t in tokens[last + 1 : other[0]] if t.kind not in (DETERMINER, DEGREE)]
    right = tokens[other[1]]
    if len(between) != 1 or right.kind in (PEOPLE, EVENT):
        return False
    follows = tokens[other[1] + 1].kind if other[1] + 1 < len(tokens) else ""
    if follows == PEOPLE and other[1] - other[0] < 2:
        return False
    link = between[0].low
    if link == "of":
        return True
    if link == "in" and (right.kind != WORD or other[0] != other[1]):
        return False
    return tokens[last].low in _LINKS.get(link, ())


def _phrase(
    tokens: list[Token], first: int, head: int, last: int, drugs: Container[str]
) -> Phrase | None:
    """Make a phrase of a run with what is linked to it; trim what is no name in front."""
    strength = strength_of(tokens, first, head, last, drugs)
    if strength and first == head < last and tokens[head].low in PLAIN:
        inner = next(
            (at for at in range(head + 1, min(head + 5, last + 1)) if tokens[at].kind in INSIDE),
            None,
        )
        named = inner is not None and (tokens[last].kind in (HEAD, BARE) or last > inner)
        if named and strength_of(tokens, inner, last, last, drugs) == STRONG:
            first = inner
    # "the change from baseline urate": what was measured at the start is the same outcome.
    for at in range(first, last):
        if tokens[at].low == "baseline":
            first = at + 1
    # "After one year systolic pressure": when, in front of what.
    if first < head and tokens[first].low in _TIMES and first and tokens[first - 1].low in _FEW:
        first += 1
    if first < head and tokens[first].low in _HOURS and first and tokens[first - 1].kind == NUMBER:
        first += 1
    # Major and minor bleeding are two outcomes.
    if strength and first and tokens[first - 1].low in ("major", "minor"):
        first -= 1
    start, end = tokens[first].start, tokens[last].end
    if not 2 <= end - start <= LONGEST:
        return None
    return Phrase(start, end, strength, is_of_people(tokens, first, last))


def _with_terms(found: list[Phrase], terms: tuple[Term, ...], text: str) -> list[Phrase]:
    """Let the lexicon's words confirm phrases, widen them, or stand as phrases of their own."""
    out: list[Phrase] = []
    place = 0
    for term in terms:
        while place < len(found) and found[place].end <= term.start:
            out.append(found[place])
            place += 1
        # A term before it may have joined the phrase already.
        one = out.pop() if out and out[-1].end > term.start else None
        while place < len(found) and found[place].start < term.end:
            one = found[place] if one is None else one
            place += 1
        if one is None:
            change = text[term.start : term.end].lower() in CHANGES
            if not (change and _CHANGE_OF.match(text, term.end)):
                out.append(
                    _without_statistic(Phrase(term.start, term.end, STRONG, term=term), text)
                )
            continue
        # The word must hold the phrase's last words, or what they are linked to.
        if term.end >= one.end or one.strength >= FAIR:
            start, end = min(one.start, term.start), max(one.end, term.end)
            one = replace(one, start=start, end=end, strength=STRONG, term=term)
        out.append(_without_statistic(one, text))
    return [*out, *found[place:]]


def _without_statistic(phrase: Phrase, text: str) -> Phrase:
    lead = _STATISTIC.match(text, phrase.start, phrase.end)
    return replace(phrase, start=lead.end()) if lead else phrase
