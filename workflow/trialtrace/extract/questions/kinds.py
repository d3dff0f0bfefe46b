"""Which kind of figures a question asks for: people counted, or something measured."""

from __future__ import annotations

import re

from trialtrace.extract.questions.model import EVENTS, Reading

# Something that is measured on each person …
_MEASURED = re.compile(
    r"\b(?:scores?|levels?|concentrations?|duration|times?|volume|weight|index|pressure|length|amount|dose)\b",
    re.IGNORECASE,
)
# … unless the question counts people by it.
_COUNTED = re.compile(
    r"\b(?:percent\w*|proportions?|numbers?|rates?|incidence|patients|participants|people|women|men|children|events?"
    r"|cases?|controlled|normal\w*|elevated|abnormal|achiev\w+|respon\w+)\b|[<>≥≤%]",
    re.IGNORECASE,
)


def may_answer(outcome: str, reading: Reading) -> bool:
    """Tell whether a reading is of the kind that a question asks for.

    "Pain score" is measured: two people with gastric pain are no answer, but "pain score above 3" in 2 of 20
    may be.

    Parameters
    ----------
    outcome : str
        What is asked for.
    reading : Reading
        A place that agrees with it.
    """
    if reading.kind != EVENTS or not _MEASURED.search(outcome) or _COUNTED.search(outcome):
        return True
    return _MEASURED.search(reading.outcome) is not None
