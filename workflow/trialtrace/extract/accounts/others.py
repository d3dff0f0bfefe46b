"""Sentences of a trial's own report that tell of other studies: their numbers are not its results."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.prefilter import sought

_STUDIES = (
    r"(?:stud(?:y|ies)|trials?|reports?|literature|series|surveys?|reviews?|meta-?analys[ie]s)"
)
_TOLD = r"(?:found|reported|showed|observed|demonstrated|concluded|described|noted|suggest(?:s|ed)?|estimated)"
_OF_OTHERS = sought(
    # "in a previous small trial", "other smaller trials", "according to the published literature"
    rf"\b(?:previous|earlier|prior(?!\s(?:to|the)\b)|other|published|preceding)\s(?:[\w-]+\s){{0,3}}{_STUDIES}\b"
    rf"|\b(?:in|by|from)\s(?:an?|one)\s(?:recent|large|small|similar)\s(?:[\w-]+\s){{0,2}}{_STUDIES}\b"
    # "a meta-analysis of 12 trials found", "their systematic review"
    rf"|\b(?:an?|another|the|their|one|recent)\s(?:[\w-]+\s){{0,2}}(?:meta-?analys[ie]s|(?:systematic|Cochrane)"
    r" review)\b"
    rf"|\bet al\b\.?[^.;]{{0,40}}\b{_TOLD}\b|\bthe authors\s{_TOLD}\b"
    r"|\b(?:has|have) been (?:reported|estimated|shown)\b|\bit is (?:estimated|believed|thought|known)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:we|our|ours|us|here|(?:this|the present|the current|the same) (?:[\w-]+ )?(?:stud(?:y|ies)|trial|analysis"
    r"|report|paper|article|review|meta-?analysis|cohort|population))\b"
    # its own numbers, held against those of others
    r"|\b(?:as in|similar to|consistent with|(?:agreement|line|accordance) with|comparable (?:to|with)|close to|than"
    r"|compared (?:to|with)|unlike|in contrast to|corresponds? to)\s(?:[\w-]+\s){0,6}?"
    r"(?:previous|earlier|prior|other|published|recent|an?|the)\b",
    re.IGNORECASE,
)


def tells_of_others(line: Line) -> bool:
    """Tell whether a sentence speaks of other studies only, and not of the report's own.

    "In other trials relapse was seen in 12%" is such a sentence; "relapse was rarer in our study
    than in earlier trials (12%)" holds a number of its own.
    """
    return _OF_OTHERS.search(line.text) is not None and _OWN.search(line.text) is None
