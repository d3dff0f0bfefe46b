"""The verb behind a number of people that tells which step of a trial they took."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.rule import Rule
from trialtrace.extract.accounts.sizes.counts import Count
from trialtrace.extract.accounts.sizes.rules import BEHIND, NO_NOUN, OTHER_SUBJECT, OTHERS, STEPS
from trialtrace.extract.accounts.sizes.size import Size
from trialtrace.extract.accounts.sizes.words import COUNTED, HAPPENED_BEFORE, RELATIVE

# "in the 1203 EORTC trial were randomised": the number is a name.
_OF_A_TRIAL = re.compile(r"^ (?:[A-Z][\w-]+ )?(?:trial|study|protocol)\b")
# "We screened 90 and randomised 60": the verb has a number of its own.
_OBJECT = re.compile(
    r"\s(?:a total of )?\d[\d,]*\s(?!(?:m?g|m?l|days?|weeks?|months?|years?|times)\b)"
)
# "864 with asthma were randomised": the noun is left out.
_DESCRIBED = re.compile(r"^ with(?:out)? (?!and\b|or\b)")
# Anything can be analysed or given: who is counted must be said.
_OF_PEOPLE = frozenset({"n.analysed", "n.treated"})


def step_behind(behind: str) -> tuple[Rule, re.Match[str]] | None:
    """Return the verb that tells what became of the people counted.

    That they were randomised says most, wherever in the clause it stands; else the first verb tells.
    """
    described = _DESCRIBED.match(behind)
    if NO_NOUN.match(behind) and not described:
        return None
    found = [(one, match) for one in BEHIND if (match := one.search(behind))]
    verbs = [(one, match) for one in STEPS if (match := one.search(behind))]
    if any(one.name == "n.treated_as_planned" for one, _ in verbs):  # it says more
        verbs = [pair for pair in verbs if pair[0].name != "n.treated"]
    verbs.sort(key=lambda pair: (pair[0].yields != "randomised", *pair[1].span()))
    for one, match in (*found, *verbs):
        gap = RELATIVE.split(behind[: match.start()])[0]
        if described and one.yields not in ("randomised", "enrolled"):
            continue
        if (
            OTHER_SUBJECT.search(behind, 0, match.start() + 1)
            or HAPPENED_BEFORE.search(gap)
            or OTHERS.search(gap)
            or (gap.strip() and _OBJECT.match(behind, match.end()))
            or _OF_A_TRIAL.match(gap)
        ):
            continue
        if one.name in _OF_PEOPLE and gap.strip() and not COUNTED.match(gap + " "):
            continue
        return one, match
    return None


def sized(count: Count, kind: str, rule: str) -> Size:
    """Return a number as a size."""
    return Size(count.start, count.end, count.value, kind, rule)
