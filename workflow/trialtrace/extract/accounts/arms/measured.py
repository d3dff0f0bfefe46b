"""What was measured of arms, in front of their names: "the pain and swelling after | zinc and salt"."""

from __future__ import annotations

import re

from trialtrace.grammar.people import PERSONS

_WHAT = (
    r"(?:[\w-]*(?:ity|cy|ness)|effects?|outcomes?|impacts?|safety|costs?|survival|results?|rates?|scores?|experiences?|pain"
    r"|swelling|healing|responses?|reactions?|changes?|levels?|concentrations?|relief|duration|time|risks?|incidence"
    r"|prevalence|remissions?|recurrences?|relapses?|complications?|infections?|morbidity|recovery|symptoms?|activity|function"
    r"|strength|improvements?|reductions?|increases?|decreases?|comfort|discomfort|satisfaction|acceptance|adherence"
    r"|compliance|tolerance|bleeding|loss|gain|pressure|flow|anxiety|fatigue|distress|nausea|vomiting|mood|sleep"
    r"|life|performance|consumption|uptake|excretion|clearance|absorption|pharmacokinetics|parameters|variables|indices"
    r"|measures|differences|requirements?|density|edema|oedema|benefits?|harms?|profiles?|changes|course)"
)
_PEOPLE = (
    rf"(?:in|of|for|among|between)\s(?:{PERSONS}|those|groups|people)\s"
    r"(?:on|taking|receiving|given|using|undergoing|treated\s(?:with|by)|randomi[sz]ed\sto|assigned\sto"
    r"|who\s(?:received|took|underwent|used))"
)
_HEAD = re.compile(
    r"\s*(?:(?:the|an?|their|its|both)\s)?(?:(?!(?:of|during|after|under|with|between|versus|vs|or|to|than)\b)[\w-]+,?\s(?:and\s)?){0,6}?"
    rf"(?P<what>{_WHAT})\s(?:{_PEOPLE}|of|during|after|following|under|with|between|for|from)\s(?:the\s(?:use|administration)\sof\s)?",
    re.IGNORECASE,
)
_DURING = re.compile(r"\s*(?:during|following|under)\s", re.IGNORECASE)
# "changes of | reactions during | zinc": what is measured goes on.
_MOST = 3


def behind_measured(text: str, start: int, end: int) -> list[int]:
    """Return where the first name may begin: behind what was measured of it, the furthest place first.

    Parameters
    ----------
    text : str
        A sentence or title.
    start, end : int
        The stretch that sets names against each other.

    Returns
    -------
    list of int
        Places, ending with the one where nothing measured is left out.
    """
    given = _DURING.match(text, start, end)
    places = [given.end() if given else start]
    for _ in range(_MOST):
        head = _HEAD.match(text, places[0], end)
        if head is None:
            break
        places.insert(0, head.end())
    return places
