"""Noun phrases of a sentence that may name an outcome, and how likely each is to do so."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from trialtrace.extract.accounts.outcome_tokens import (
    ABBREVIATION,
    ANALYTE,
    BARE,
    CHANGES,
    DEGREE,
    DESIGN,
    DETERMINER,
    EVENT,
    GENERIC,
    HEAD,
    INSIDE,
    JOIN,
    PEOPLE,
    PREPOSITION,
    SHORT,
    TREATMENT,
    VERB,
    WORD,
    Token,
    tokens_of,
)
from trialtrace.grammar.lexicon import Lexicon, Term

# How a phrase reads: no name, perhaps one, very likely, by the words that it ends with.
NOT, WEAK, FAIR, STRONG = 0, 1, 2, 3
LONGEST = 90
_LINKS = {
    "to": frozenset("time times response responses reaction reactions adherence return resistance sensitivity damage injury "
                    "exposure access willingness ability attitude attitudes compliance conversion allergy readmission".split()),
    "for": frozenset("need needs risk rate rates requirement requirements score scores preference".split()),
    "from": frozenset("death deaths mortality freedom recovery".split()),
    "with": frozenset("satisfaction dissatisfaction interference compliance".split()),
    "in": frozenset("pain tenderness".split()),
    "on": frozenset("score scores performance".split()),
}  # fmt: skip
# "incidence of X": the name is X where X names an outcome by itself.
PLAIN = frozenset(
    "incidence incidences rate rates risk frequency occurrence prevalence proportion percentage probability likelihood odds case "
    "cases number numbers presence episode episodes hazard".split()
)
_COUNTED_PEOPLE = frozenset("proportion percentage number numbers fraction share rate % percent".split())
_PURPOSE = frozenset(
    "history treatment therapy prevention management diagnosis prophylaxis survivors factors predictors factor predictor "
    "development-of surgery chemotherapy radiotherapy".split()
)
_COMPARED = frozenset("higher lower greater fewer more less longer shorter better worse reduced increased decreased improved".split())
_PLAIN_OF = tuple([word, "of"] for word in ("risk", "rate", "rates", "incidence"))
_ADJECTIVE = re.compile(r"[\w-]+(?:-free|al|ic|ive|ous|ar|ary|ory|ed|ior|ent|ute)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of a sentence that may name an outcome; offsets count in the sentence.

    Attributes
    ----------
    start, end : int
        The phrase.
    strength : int
        ``NOT``, ``WEAK``, ``FAIR`` or ``STRONG``.
    of_people : bool
        It says who the people were ("patients with asthma"), not what was measured in them.
    term : Term or None
        The lexicon's word in it, offsets in the sentence.
    """

    start: int
    end: int
    strength: int
    of_people: bool = False
    term: Term | None = None


def phrases_of(text: str, lexicon: Lexicon) -> tuple[list[Token], list[Phrase]]:
    """Return the tokens of a sentence and its noun phrases, in order."""
    tokens = tokens_of(text, lexicon)
    runs = _runs(tokens)
    drugs = lexicon.spelled("interventions") if "interventions" in lexicon.categories else {}
    found: list[Phrase] = []
    place = 0
    while place < len(runs):
        first, last = runs[place]
        place += 1
        head = last
        # "overall and disease-free survival": the head stands behind the second adjective only.
        if place < len(runs) and _shares_head(tokens, runs[place - 1], runs[place]):
            head = last = runs[place][1]
            place += 1
        while place < len(runs) and _linked(tokens, (first, last), runs[place], head):
            last = runs[place][1]
            place += 1
        phrase = _phrase(text, tokens, first, head, last, drugs)
        if phrase is not None:
            found.append(phrase)
    if "outcomes" in lexicon.categories:
        found = _with_terms(found, lexicon.find("outcomes", text, 0, len(text)), text)
    return tokens, found


def _runs(tokens: list[Token]) -> list[tuple[int, int]]:
    """Return first and last token of every run of words that may stand in a name."""
    runs: list[tuple[int, int]] = []
    first = -1
    for place, token in enumerate(tokens):
        inside = token.kind in INSIDE and not (
            first < 0 and token.text.lower() in CHANGES and _followed(tokens, place, ("in", "of", "from", "on"))
        )
        if inside and first < 0:
            first = place
        # A wide gap is the edge of a table's cell.
        apart = first >= 0 and place > first and token.start - tokens[place - 1].end > 1
        if (apart or not inside) and first >= 0:
            runs.append((first, place - 1))
            first = place if inside else -1
        if token.kind == EVENT:
            runs.append((place, place))
    if first >= 0:
        runs.append((first, len(tokens) - 1))
    return runs


def _followed(tokens: list[Token], place: int, words: tuple[str, ...]) -> bool:
    return place + 1 < len(tokens) and tokens[place + 1].text.lower() in words


def _between(tokens: list[Token], last: int, first: int) -> list[Token]:
    """Return what stands between two runs without articles and words of degree."""
    return [t for t in tokens[last + 1 : first] if t.kind not in (DETERMINER, DEGREE)]


def _shares_head(tokens: list[Token], one: tuple[int, int], other: tuple[int, int]) -> bool:
    if one[0] != one[1] or other[0] == other[1] or other[0] - one[1] != 2:
        return False
    word = tokens[one[1]]
    return (
        tokens[one[1] + 1].text.lower() in ("and", "or")
        and word.kind in (BARE, WORD)
        and _ADJECTIVE.fullmatch(word.text) is not None
        and tokens[other[1]].kind in (HEAD, GENERIC)
    )


def _linked(tokens: list[Token], one: tuple[int, int], other: tuple[int, int], head: int) -> bool:
    """Tell whether a preposition joins two runs to one name: "duration of stay", "time to relapse"."""
    between = _between(tokens, one[1], other[0])
    if len(between) != 1 or other[0] - one[1] > 3:
        return False
    link, left, right = between[0].text.lower(), tokens[one[1]], tokens[other[1]]
    if tokens[head].kind in (TREATMENT, DESIGN, PEOPLE, EVENT) or right.kind in (PEOPLE, EVENT):
        return False
    follows = tokens[other[1] + 1].kind if other[1] + 1 < len(tokens) else ""
    if follows == PEOPLE and other[1] - other[0] < 2:
        return False
    if link == "of":
        return True
    if link == "in" and (right.kind != WORD or other[0] != other[1]):
        return False
    return left.text.lower() in _LINKS.get(link, ())


def _phrase(
    text: str, tokens: list[Token], first: int, head: int, last: int, drugs: object
) -> Phrase | None:
    """Make a phrase of a run with what is linked to it; trim what is no name at its ends."""
    strength = _strength(tokens, first, head, last, drugs)
    if strength and head < last and tokens[head].text.lower() in PLAIN and first == head:
        inner = _next_inside(tokens, head + 1)
        if inner is not None and _strength(tokens, inner, last, last, drugs) == STRONG and (
            tokens[last].kind in (HEAD, BARE) or last > inner
        ):
            first = inner
    # "the change from baseline IOP": what was measured at the start is the same outcome.
    for at in range(first, last):
        if tokens[at].text.lower() == "baseline":
            first = at + 1
    start, end = tokens[first].start, tokens[last].end
    if end - start < 2 or end - start > LONGEST:
        return None
    return Phrase(start, end, strength, _of_people(tokens, first, last))


def _next_inside(tokens: list[Token], place: int) -> int | None:
    for at in range(place, min(place + 4, len(tokens))):
        if tokens[at].kind in INSIDE:
            return at
    return None


def _strength(tokens: list[Token], first: int, head: int, last: int, drugs: object) -> int:
    token = tokens[head]
    word = token.text.lower()
    alone = first == last
    if token.kind == EVENT:
        return STRONG
    if token.kind in (PEOPLE, DESIGN):
        return NOT
    if token.kind == TREATMENT or word in drugs:
        return NOT
    if token.kind in (HEAD, ANALYTE, SHORT):
        return STRONG
    if token.kind == GENERIC:
        told = any(
            t.kind in (HEAD, GENERIC, ANALYTE, WORD, ABBREVIATION, SHORT) and t.text.lower() not in PLAIN
            for t in tokens[first : last + 1]
            if t is not token
        )
        if not told and word in PLAIN:
            return WEAK
        return STRONG if told else FAIR if not alone else WEAK
    if token.kind == ABBREVIATION:
        ahead = [t.text.lower() for t in tokens[max(0, first - 2) : first]]
        compared = ahead[-1:] and ahead[-1] in _COMPARED or ahead in _PLAIN_OF
        return STRONG if compared else FAIR
    if token.kind == BARE:
        return NOT if alone or all(t.kind == BARE for t in tokens[first : last + 1]) else WEAK
    return WEAK


def _of_people(tokens: list[Token], first: int, last: int) -> bool:
    """Tell whether a phrase describes people: "patients with X", "X patients", "history of X"."""
    if last + 1 < len(tokens) and tokens[last + 1].kind == PEOPLE:
        return True
    at = first - 1
    while at >= 0 and tokens[at].kind in (DETERMINER, DEGREE):
        at -= 1
    if at >= 1 and tokens[at - 1].text.lower() == "who" and tokens[at].kind in (VERB, PREPOSITION):
        return True
    if at < 1 or tokens[at].kind not in (PREPOSITION, JOIN, VERB):
        return False
    word, before = tokens[at].text.lower(), tokens[at - 1]
    if word in ("of", "for", "in") and before.text.lower() in _PURPOSE:
        return True
    if word in ("with", "without", "undergoing", "having") and before.kind in (PEOPLE, VERB, WORD, HEAD):
        near = tokens[max(0, at - 4) : at]
        if not any(t.kind == PEOPLE for t in near) and before.text.lower() not in ("diagnosed",):
            return False
        earlier = tokens[max(0, at - 7) : at]
        return not any(t.text.lower() in _COUNTED_PEOPLE for t in earlier)
    return False


_CHANGE_OF = re.compile(r"\s+(?:in|of|from)\b")
# "mean arterial pressure" is a name, "mean pain score" a statistic of one.
_STATISTIC = re.compile(r"(?:median|average|mean(?!\s+(?:arterial|corpuscular|platelet|airway)))\s+", re.IGNORECASE)


def _without_statistic(phrase: Phrase, text: str) -> Phrase:
    lead = _STATISTIC.match(text, phrase.start, phrase.end)
    return replace(phrase, start=lead.end()) if lead else phrase


def _with_terms(found: list[Phrase], terms: tuple[Term, ...], text: str) -> list[Phrase]:
    """Let the lexicon's words confirm phrases, widen them, or stand as phrases of their own."""
    out = list(found)
    for term in terms:
        touching = [p for p in out if p.start < term.end and term.start < p.end]
        if not touching and text[term.start : term.end].lower() in CHANGES and _CHANGE_OF.match(text, term.end):
            continue
        if not touching:
            out.append(_without_statistic(Phrase(term.start, term.end, STRONG, term=term), text))
            continue
        one = touching[0]
        start, end = min(one.start, term.start), max(p.end for p in touching)
        end = max(end, term.end)
        if len(touching) > 1 and end > term.end:
            end = max(one.end, term.end)
            touching = touching[:1]
        # The word must hold the phrase's last words, or what they are linked to.
        confirms = term.end >= one.end or one.strength >= FAIR
        merged = replace(
            one, start=start, end=max(one.end, term.end) if confirms else one.end,
            strength=STRONG if confirms else one.strength,
            term=one.term if one.term is not None and not confirms else (term if confirms else one.term),
        )  # fmt: skip
        out = [p for p in out if p not in touching]
        out.append(_without_statistic(merged, text))
    return sorted(out, key=lambda p: (p.start, p.end))
