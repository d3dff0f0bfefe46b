"""Values that share one unit, or one word: "21, 22 and 19%" are three numbers."""

from __future__ import annotations

import re
from dataclasses import replace

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.guards import WHEN
from trialtrace.grammar.mention import Mention, Part

# A median time has no beginning in the same people: from the one arm's to the other's.
_MEDIAN_MOVED = re.compile(
    r"\bmedian\b[^.;()\d]{3,90}\bfrom (?:a (?:median )?of )?$", re.IGNORECASE
)
# Kinds whose two ends, joined by "and", may be two numbers.
_LISTS_OF_TWO = frozenset({"duration", "timepoint", "follow_up", "relative_effect", "dose"})
# "was reduced by 49% and 21% in the zinc and salt arms"
_OF_TWO = re.compile(
    r"\s(?:in|with|for|on|after|under|among)\s[^.;,()\d]{2,45}\s(?:and|or|versus|vs\.?)\s"
)
# The values of a list: "value", "value2", "value3".
VALUE_NAMES = frozenset({"value", *(f"value{digit}" for digit in range(10))})


def singles(line: Line, mention: Mention) -> list[Mention]:
    """Split a list of values under one unit ("21, 22 and 19%") into a mention a value.

    Parameters
    ----------
    line : Line
        The sentence.
    mention : Mention
        One of its mentions.

    Returns
    -------
    list of Mention
        One for each value; the mention itself where it is no list.
    """
    values = [part for part in mention.parts if part.name in VALUE_NAMES]
    if not values and mention.kind in _LISTS_OF_TWO:
        # "16.6 and 25.1 months" is no range: two times, of two arms or outcomes.
        ends = [part for part in mention.parts if part.name in ("low", "high")]
        if (
            len(ends) == 2
            and (
                _OF_TWO.match(line.after(mention.end, 70)) is not None
                if mention.kind == "relative_effect"
                else not WHEN.search(line.before(ends[0].start, 20))
            )
            and re.fullmatch(
                r"\s*(?:%|h|hours?|min(?:utes)?|days?|weeks?|months?|years?)?\s*(?:and|vs?\.?|versus)\s*",
                line.text[ends[0].end - line.start : ends[1].start - line.start],
            )
        ):
            values = ends
        elif len(ends) == 2 and _MEDIAN_MOVED.search(line.before(ends[0].start, 110)):
            values = ends  # "improved median survival from 6.0 to 8.3 months"
    if len(values) < 2 or len(values) < len([p for p in mention.parts if p.name != "relation"]):
        return [mention]
    singles = []
    for part in values:
        end = mention.end if part is values[-1] else part.end
        start = mention.start if part is values[0] else part.start
        alone = (Part("value", part.start, part.end, part.value),)
        singles.append(replace(mention, start=start, end=end, parts=alone))
    return singles
