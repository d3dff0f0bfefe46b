"""How likely a noun phrase names an outcome: by its last word, and by what stands in front of it."""

from __future__ import annotations

from collections.abc import Container, Sequence

from trialtrace.extract.accounts.outcomes.tokens import (
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
    JOIN,
    NUMBER,
    PEOPLE,
    PREPOSITION,
    SHORT,
    TREATMENT,
    VERB,
    WORD,
    Token,
    word_set,
)
from trialtrace.grammar.lexicon import Term
from trialtrace.tables.frozen import frozen

# No name, a name for want of a better one, one that its place must confirm, a name by its words.
NOT, WEAK, FAIR, STRONG = 0, 1, 2, 3
# "incidence of X": the name is X where X names an outcome by itself.
PLAIN = word_set(
    """incidence incidences rate rates risk frequency occurrence prevalence proportion percentage
    probability likelihood odds case cases number numbers presence episode episodes hazard"""
)
_TELLING = frozenset({HEAD, GENERIC, ANALYTE, WORD, ABBREVIATION, SHORT})
_SHARES = word_set("proportion percentage number numbers fraction share rate % percent")
_PURPOSE = word_set(
    """history treatment therapy prevention management diagnosis prophylaxis survivors factors
    predictors factor predictor surgery chemotherapy radiotherapy"""
)
_COMPARED = word_set(
    "higher lower greater fewer more less longer shorter better worse reduced increased improved"
)
_RISKS = word_set("risk rate rates incidence")
_BEFORE_ARMS = word_set("with after versus vs v than by in on to plus under + receiving for")


@frozen
class Phrase:
    """A stretch of a sentence that may name an outcome; offsets count in the sentence.

    Attributes
    ----------
    start, end : int
        The phrase.
    strength : int
        ``NOT``, ``WEAK``, ``FAIR`` or ``STRONG``.
    of_people : bool
        It says who the people were ("patients with asthma"), or stands on the other side of a
        comparison; it does not say what was measured.
    term : Term or None
        The lexicon's word in it, offsets in the sentence.
    """

    start: int
    end: int
    strength: int
    of_people: bool = False
    term: Term | None = None


def strength_of(
    tokens: Sequence[Token], first: int, head: int, last: int, drugs: Container[str]
) -> int:
    """Judge the phrase from one token to another by its head and what qualifies it.

    Parameters
    ----------
    tokens : sequence of Token
        The sentence.
    first, head, last : int
        First token, last token of the first run ("duration" of "duration of stay"), last token.
    drugs : container of str
        Words that name treatments.
    """
    token = tokens[head]
    word, alone = token.low, first == last
    if token.kind == EVENT:
        return STRONG
    if token.kind == ANALYTE and word in drugs:
        return WEAK if alone else STRONG
    if token.kind in (PEOPLE, DESIGN, TREATMENT) or word in drugs:
        return NOT
    if token.kind in (HEAD, ANALYTE, SHORT):
        return STRONG
    if token.kind == GENERIC:
        return _of_generic(tokens[first : last + 1], token, alone)
    if token.kind == ABBREVIATION:
        return _of_abbreviation(tokens, first)
    if token.kind == BARE:
        return NOT if all(t.kind == BARE for t in tokens[first : last + 1]) else WEAK
    return WEAK


def _of_generic(tokens: Sequence[Token], head: Token, alone: bool) -> int:
    """Judge "rate", "score", "duration": with a telling word beside it, it is a name."""
    told = any(t.kind in _TELLING and t is not head and t.low not in PLAIN for t in tokens)
    if told:
        return STRONG
    return WEAK if alone or head.low in PLAIN else FAIR


def _of_abbreviation(tokens: Sequence[Token], first: int) -> int:
    """Judge an abbreviation that the text may spell out elsewhere, by the words in front of it."""
    ahead = [t.low for t in tokens[max(0, first - 2) : first]]
    if not ahead:
        return FAIR
    if ahead[-1] in _COMPARED or (ahead[-1] == "of" and ahead[0] in _RISKS):
        return STRONG
    # What stands behind "with", "after", "versus" and is not spelled out is an arm, as a rule.
    return WEAK if ahead[-1] in _BEFORE_ARMS and ahead[0] not in CHANGES else FAIR


def is_of_people(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a phrase describes people: "patients with X", "X patients", "history of X"."""
    if last + 1 < len(tokens) and tokens[last + 1].kind == PEOPLE:
        return True
    # "CAU + BREATH": parts of what people were given
    if tokens[last].kind == ABBREVIATION and "+" in (
        tokens[first - 1].text if first else "",
        tokens[last + 1].text if last + 1 < len(tokens) else "",
    ):
        return True
    at = first - 1
    while at >= 0 and tokens[at].kind in (DETERMINER, DEGREE):
        at -= 1
    if at < 1 or tokens[at].kind not in (PREPOSITION, JOIN, VERB):
        return False
    word, before = tokens[at].low, tokens[at - 1]
    ahead = before.low
    if ahead == "who" or word in ("than", "versus", "vs", "v"):
        return True
    if word in ("of", "for", "in") and ahead in _PURPOSE:
        return True
    # "women at high risk of relapse"
    if word == "at" and before.kind == PEOPLE:
        return True
    if word not in ("with", "without", "undergoing", "having"):
        return False
    if ahead == "diagnosed":
        return True
    people = next((i for i in range(at - 1, max(-1, at - 5), -1) if tokens[i].kind == PEOPLE), -1)
    if people < 0 or before.kind not in (PEOPLE, VERB, WORD, HEAD):
        return False
    # "The proportion of patients with X": X is what was counted.
    while people > 1 and tokens[people - 1].kind in (DETERMINER, DEGREE, BARE, WORD, NUMBER):
        people -= 1
    return not (people > 1 and tokens[people - 1].low == "of" and tokens[people - 2].low in _SHARES)
