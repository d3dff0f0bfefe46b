"""Which of an extraction's own rows may answer a question for events or means that no place answered.

The reader of questions wants both arms' names beside their figures. The extraction knows the arms by
more than their names, and reads sentences that the reader leaves; its rows answer where nothing in
them is doubtful.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from trialtrace.extract.accounts.grids.times import moments, same_moment, says_baseline
from trialtrace.extract.analysed import is_everybody
from trialtrace.extract.answer import Answer
from trialtrace.extract.likeness import likeness
from trialtrace.extract.model import Evidence

# How well the row's outcome must agree with the one asked for: "diastolic pressure" is one word from "systolic
# pressure", and "major bleeding" from "bleeding", so in every word that counts.
_AGREES = 0.95
_DENIED = re.compile(r"\b(?:no|not|without|free|non|never)\b", re.IGNORECASE)
# What tables say is read for the question itself, with headings and moments that a row does not keep.
_OF_TABLES = "grid."


def sound(
    answers: Sequence[Answer], evidence: Mapping[str, Evidence], outcome: str
) -> tuple[Answer, ...]:
    """Return those answers that tell one number of each kind for each arm, without a doubt.

    Parameters
    ----------
    answers : sequence of Answer
        Rows that agree with a question, of ``events`` alone or of ``mean`` and ``sd``.
    evidence : mapping of str to Evidence
        Evidence of the extraction by its id.
    outcome : str
        What is asked for; a moment in it must be the row's.

    Returns
    -------
    tuple of Answer
        All of them or none.
    """
    each = Counter((one.side, one.statistic) for one in answers)
    alone = answers and set(each.values()) == {1} and len({side for side, _ in each}) == 2
    if alone and all(_is_sound(one, evidence, outcome) for one in answers):
        return tuple(answers)
    return ()


def _is_sound(one: Answer, evidence: Mapping[str, Evidence], outcome: str) -> bool:
    place = evidence[one.evidence_id]
    return (
        place.tier != "unsure"
        and not place.rule.startswith(_OF_TABLES)
        and not one.subgroup
        and is_everybody(one.analysis_set)
        and likeness(outcome, one.outcome) >= _AGREES
        and bool(_DENIED.search(outcome)) == bool(_DENIED.search(one.outcome))
        and not (one.statistic == "events" and (one.n is None or (one.value or 0) > one.n))
        and says_baseline(outcome) == says_baseline(one.timepoint)
        and _is_then(outcome, one.timepoint)
    )


def _is_then(outcome: str, timepoint: str) -> bool:
    """Tell whether a row's moment is the one asked for, where one is."""
    asked = moments(outcome)
    return not asked or any(same_moment(day, own) for day in asked for own in moments(timepoint))
