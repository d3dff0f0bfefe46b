"""Whether a term of the lexicon says what a whole name means: "fear of recurrence" is no recurrence."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.outcomes.strength import PLAIN
from trialtrace.extract.accounts.outcomes.tokens import word_set

# Words behind a term that count or measure it and turn nothing round.
_MEASURES = word_set(
    """score scores rate rates level levels value values time times duration durations event events episode
    episodes incidence incidences frequency severity intensity index grade grades case cases attack attacks
    questionnaire scale scales subscale status response responses rating ratings outcome outcomes estimate
    estimates change changes reduction reductions decrease decreases increase increases preservation
    concentration concentrations count counts percentage proportion ratio day days night nights week weeks
    symptom symptoms sign signs problem problems reaction reactions measurement measurements measure
    measures figures overall total probability risk onset diagnosis volume"""
)
# Nouns in front of "of" (or "to", "for") that count or measure what stands behind.
_OF_IT = (
    PLAIN
    | _MEASURES
    | word_set(
        """length degree extent amount total composite composites sum mean median average burden development
    occurrences recurrence diagnosis diagnoses manifestation manifestations kind kinds type types form
    forms most all any some quantity symptoms evidence"""
    )
)
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011'’][^\W_]+)*")
_PREPOSITION = word_set(
    "of in at on after during within over by for from to with among between before"
)
_JOINED = re.compile(
    r"(?P<noun>[^\W\d_]+)\)?\s(?:of|for|from|to|with|about|in)\s[^.;:]*$", re.IGNORECASE
)
# "Time to relapse": more of it is less relapse.
_WAITED = re.compile(r"\btimes? (?:to|until)\b", re.IGNORECASE)


def fits(name: str, start: int, end: int) -> bool:
    """Tell whether a name means what the term in it means.

    Parameters
    ----------
    name : str
        The whole name.
    start, end : int
        Where the term stands in it.

    Examples
    --------
    >>> fits("severe pain score at rest", 7, 11)
    True
    >>> fits("pain threshold", 0, 4)
    False
    >>> fits("fear of recurrence", 8, 18)
    False
    """
    for word in _WORD.findall(name[end:]):
        if word.lower() in _PREPOSITION:
            break
        if word.lower() not in _MEASURES:
            return False
    if _WAITED.search(name[:start]):
        return False
    joined = _JOINED.search(name[:start])
    return joined is None or joined["noun"].lower() in _OF_IT
