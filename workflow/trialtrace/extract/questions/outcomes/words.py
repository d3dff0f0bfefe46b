"""Words as questions and tables share them: stems and how much each of them tells."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.questions.outcomes.forms import noun_of

_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_TOKEN = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+")
# Words that tell nothing apart.
_EMPTY = frozenset(
    """
    a alone an and arm arms as at be been both by did do each either for from group groups had
    has have in into is it its of on or other per than that the their there these they this
    those to under using versus vs was were when which while who with within
    """.split()  # noqa: SIM905
)
# Words that most outcomes and arms may carry: they count, but little.
_LIGHT = frozenset(
    """
    absolute achieved additional achieving amount any arm assessed average baseline case change changes
    characteristic cohort consumption control count daily data day days decrease decreased difference dose
    effect end event experienced fewer final follow followup form found frequency gain group h
    having higher hour hours improved improvement incidence increase increased index individual
    inventory item items level levels lower mean measure measured measurement median mg min ml
    mm month months need needed needing needs noted number observed occurred occurrence occurring outcome overall
    parameter participant participants patient patients people percent percentage period person
    plasma point population post postintervention proportion questionnaire range rate rates
    required requirement requirements requiring intensity severity
    received receiving record recorded reduced reduction reported respond responder responders
    response responses result sample scale score scores sd serum short significant significantly
    standard study subgroup subject subjects subscale test tests therapy time total treated treatment trial
    usage use used value values variable version week weeks year years assessment evaluation assessed
    women men children adults infants boys girls animals volunteers
    concentration concentrations given taken administered judged considered seen undergoing underwent
    above among amongst below exceeding over least more once one
    """.split()  # noqa: SIM905
)
_PART = re.compile(r"(?<![\w-])([A-Z]{3,6})(?:-(?=[A-Z](?![\w-]))|\s?\((?=[A-Z]\)))([A-Z])\)?")
# "Non-serious" and "anti-emetic" are one word; "without pain" is "no pain".
_NOT = re.compile(
    r"\b(?P<joined>non|anti|re|pre|hyper|hypo|intra|co)-(?=[a-z])|\b(?P<apart>non) (?=[a-z])"
    r"|\bwithout\s+|(?<=[a-z])-free\b|\bfree (?:of|from)\s+|\babsence of\s+|\bnot\s+"
    r"|\b(?:failure|failed|unable|inability) to\s+",
    re.IGNORECASE,
)
_ENDINGS = re.compile(
    r"(?:ations?|ators?|atives?|ances?|ences?|ives?|itions?|ments?|ions?|ings?|ness|ities|ity|ally|ies|ed|es|ics?|als?|ly|s|e|y)$"
)

_AT = re.compile(r"(?<=[^aeo])at$")
_ABLE = re.compile(r"(?<=[ai])bil$")
_OF_NOUN = re.compile(r"(?:ion|ment)(?:al(?:ly|s)?|ing|ed)$")


def stem(token: str) -> str:
    """Return a token without its commonest endings: "reduction" and "reduced" become one."""
    if _DIGITS.fullmatch(token):
        return str(float(token)).removesuffix(".0")
    token = noun_of(token)
    if len(token) < 5:
        plural = len(token) == 4 and token.endswith("s") and token[2] not in "sui"
        # "Node" is what "nodes" are; "none" is not "non".
        silent = len(token) == 4 and token.endswith("e") and token != "none"
        return token[:-1] if plural or silent else token
    # "Failure" is of what "failed" is of.
    bare = "fail" if token.startswith("failur") else _ENDINGS.sub("", token)
    # "Operating" is of what "operation" is of; "repeated" keeps its root.
    if bare != token and len(bare) >= 6:
        bare = _AT.sub("", bare)
    # "Functional" is of function, "educational" of education.
    if bare != token and _OF_NOUN.search(token):
        bare = _ENDINGS.sub("", bare) if len(bare) >= 5 else bare
    # "Acceptability" is of what is acceptable.
    return _ABLE.sub("bl", bare) if len(bare) >= 3 else token


# British and American spelling are one; a number in words is one in figures.
_SPELLING = re.compile(
    r"(?<=[a-z])(?:ae|oe)(?=[a-z])|^oe(?=[a-z])|^ae(?=[a-z])|(?<=[a-z])is(?=(?:e|ed|ation)s?$)"
    r"|(?<=[a-z]{2})our(?=s?$|al|able|ed|ing)"
)
_ONE = {"is": "iz", "our": "or"}
_DECADE = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "twelve": "12",
}  # fmt: skip


def tokens(words: str) -> list[str]:
    """Return the tokens of words in lower case, marks and note signs left out.

    A letter behind a short form tells a part of a scale and stays with it: "HADS-A", "HADS (A)".
    """
    view = _NOT.sub(_negated, _PART.sub(r"\1\2", plain(words)))
    return [_spelt(token) for token in _TOKEN.findall(view.casefold())]


def _negated(match: re.Match[str]) -> str:
    return match["joined"] or ("non" if match["apart"] else " no ")


def _spelt(token: str) -> str:
    if len(token) < 6:
        return _DECADE.get(token, token)
    return _SPELLING.sub(lambda m: _ONE.get(m.group(), "e"), token)


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


# In front of a noun, part of a body as well as of a trial: "arm pain".
_LIMB = frozenset({"arm"})
_APART = _EMPTY - _LIMB | {"after", "before", "during", "since", "through", "until", "without"}


def pairs_in(words: str) -> list[tuple[str, str]]:
    """Return (noun, word right in front of it), both telling; the first pair of a noun comes last.

    Examples
    --------
    >>> pairs_in("leg strength after training of the arm")
    [('strength', 'leg')]
    """
    found = [one if one not in _APART else "" for one in tokens(words)]
    return [
        (stem(noun), stem(before))
        for before, noun in reversed(list(itertools.pairwise(found)))
        if before
        and noun
        and weight(stem(noun)) >= 1
        and (weight(stem(before)) >= 1 or before in _LIMB)
    ]
