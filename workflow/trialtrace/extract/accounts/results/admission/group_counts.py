"""Counts of those who were given something: "26 received zinc and 25 received placebo" tells of no outcome."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.roles.assigned import Assigned
from trialtrace.extract.accounts.results.roles.signs import EACH
from trialtrace.grammar.people import PERSONS

# From a number to the name of what its people were given.
_WERE_GIVEN = re.compile(
    rf"\s(?:(?:of (?:them|these|whom)|{PERSONS})\s)?(?:also\s)?"
    r"(?:received|took|got|(?:had been|were|was)\s(?:randomly\s)?(?:given|treated with"
    r"|(?:assigned|allocated|randomi[sz]ed)(?:\sto)?(?:\sreceive)?))\s(?:the\s)?",
    re.IGNORECASE,
)
# "74 women were enrolled, with 37 in each arm"
_IN_EACH = re.compile(
    rf"\s(?:(?:{PERSONS}|cases)\s)?(?:in|per|for)\s(?:each|both|either|every)\s(?:[a-z]+\s)?(?:groups?|arms?)\s?(?=[.,;)]|$)"
)
_ENROLLED = re.compile(
    r"\b(?:enrol?led|recruited|included|randomi[sz]ed|randomly|divided|allocated|assigned|studied)\b[^.;]*\b(?:with|giving|and|,)\s$",
    re.IGNORECASE,
)


def without_sizes(
    line: Line, given: Sequence[Assigned], mentions: Sequence[ArmMention]
) -> list[Assigned]:
    """Leave out counts right behind which it says that these people were given an arm's treatment.

    Parameters
    ----------
    line : Line
        The sentence.
    given : sequence of Assigned
        Its numbers with their arms.
    mentions : sequence of ArmMention
        Where the sentence speaks of arms.
    """
    return [one for one in given if not _were_given(line, one, mentions)]


def _were_given(line: Line, one: Assigned, mentions: Sequence[ArmMention]) -> bool:
    if one.item.statistic not in ("bare", "events") or one.item.companions:
        return False
    if (
        one.rule == EACH.name
        and _IN_EACH.match(line.after(one.item.part.end, 60))
        and _ENROLLED.search(line.before(one.item.part.start, 160))
    ):
        return True
    after = next((m for m in mentions if m.start >= one.item.part.end), None)
    return after is not None and bool(
        _WERE_GIVEN.fullmatch(line.text, one.item.part.end - line.start, after.start - line.start)
    )
