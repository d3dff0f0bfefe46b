"""What an outcome's name says of how it is measured: events that are counted, times, estimated shares."""

from __future__ import annotations

import re

from trialtrace.grammar.people import PERSONS

# "The respiratory rate" and "the frequency of the tremor" are amounts of one person.
_OF_A_BODY = (
    r"(?<!heart )(?<!pulse )(?<!respiratory )(?<!breathing )(?<!metabolic )(?<!filtration )"
    r"(?<!flow )(?<!growth )(?<!sedimentation )(?<!clearance )(?<!infusion )(?<!secretion )"
)
_COUNTED = re.compile(
    rf"{_OF_A_BODY}\brates?\b|\bincidences?\b|\bprevalence\b|\bproportions?\b|\bpercentages?\b|\bodds\b"
    r"|\brisks?\b|\boccurrences?\b|\bfrequency of\b"
    rf"|\bnumbers? of (?:{PERSONS}|those)\b|\bdeaths?\b|\bdie[ds]?\b|\bmortality\b|\brelapse[ds]?\b"
    r"|\brecurrences?\b|\brecurred\b|\bevents?\b|\binfections?\b|\bcomplications?\b|\bside[- ]effects?\b"
    r"|\badverse\b|\bresponders?\b|\bfailures?\b|\bdrop-?outs?\b|\bdiscontinu(?:ations?|ed)\b"
    r"|\bwithdrawals?\b|\bhospitali[sz]ations?\b|\breadmissions?\b",
    re.IGNORECASE,
)
_TIME_TO_EVENT = re.compile(
    r"\bsurviv|\bfreedom\b|\b(?:event|relapse|disease|progression|recurrence|symptom|pain|seizure)-free\b"
    r"|\btimes? (?:to|until)\b|\b(?:DFS|PFS|OS|EFS|RFS|TTP)\b",
    re.IGNORECASE,
)
# "A risk score", "the number of events per day" is one person's.
_SCORED = re.compile(
    r"\b(?:scores?|scales?|index|per (?:day|week|month|night|patient|person))\b", re.I
)


def counts_people(outcome: str) -> bool:
    """Tell whether an outcome is had or not had by people, or is the time until it is.

    Examples
    --------
    >>> counts_people("risk of relapse")
    True
    >>> counts_people("progression-free survival")
    True
    >>> counts_people("respiratory rate")
    False
    """
    if _SCORED.search(outcome):
        return False
    return _COUNTED.search(outcome) is not None or _TIME_TO_EVENT.search(outcome) is not None


_A_RATE = re.compile(
    r"\b(?:incidence|event|mortality|hospitali[sz]ation|exacerbation|attack|relapse|bleeding|infection|death)\s"
    r"(?:density\s)?rates?\b|\bper (?:\d+ )?(?:person|patient|subject|woman)[- ](?:years?|months?|days?)\b",
    re.IGNORECASE,
)


def is_a_rate(outcome: str) -> bool:
    """Tell whether an outcome is how often something happened in some time: its difference is none of means.

    Examples
    --------
    >>> is_a_rate("incidence rates for flutter"), is_a_rate("heart rate"), is_a_rate("response rate")
    (True, False, False)
    """
    return _A_RATE.search(outcome) is not None


# Shares that a curve gives at a time: people who left or were not followed so long are in them.
_OF_A_CURVE = re.compile(
    r"\b(?:overall|cause-specific|cancer-specific|disease-specific|graft|implant|actuarial|cumulative) surviv\w+"
    r"|-free (?:surviv\w+|interval|rates?)\b|\bfreedom\b|\b(?:DFS|PFS|OS|EFS|RFS|TTP|DDFS|DMFS|LRFS)\b"
    r"|\bactuarial\b|\bkaplan\b|\b(?:cumulative|estimated) (?:probabilit\w+|incidences?|risks?|rates?)\b"
    r"|\bprobabilit\w+ of\b",
    re.IGNORECASE,
)
_SURVIVAL = re.compile(r"\bsurviv(?:al|ed|ing)\b", re.IGNORECASE)
_IN_YEARS = re.compile(r"\byears?\b", re.IGNORECASE)


def is_of_a_curve(outcome: str, timepoint: str = "") -> bool:
    """Tell whether a percentage of an outcome is read off a survival curve, and no share of people.

    Parameters
    ----------
    outcome : str
        Name of the outcome.
    timepoint : str
        When it was measured, where that is told.

    Examples
    --------
    >>> is_of_a_curve("disease-free survival"), is_of_a_curve("survival", "5 years")
    (True, True)
    >>> is_of_a_curve("survival to discharge"), is_of_a_curve("28-day mortality")
    (False, False)
    """
    if _OF_A_CURVE.search(outcome):
        return True
    return _SURVIVAL.search(outcome) is not None and (
        _IN_YEARS.search(outcome) is not None or _IN_YEARS.search(timepoint) is not None
    )
