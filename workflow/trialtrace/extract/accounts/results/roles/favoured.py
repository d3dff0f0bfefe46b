"""Words of better and worse: which of two numbers is the favoured arm's, by what was measured."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.roles.labels import COMPARED_FIRST, CONTRAST
from trialtrace.extract.accounts.rule import last_match
from trialtrace.grammar.prefilter import sought

# Which arm did better; "no better", "improved in both" and "quality improvement" say nothing of the kind.
_CUE = sought(
    r"\b(?:(?P<better>favou?r(?:s|ed|ing)?|in favou?r of|advantages? (?:for|of|with|to|in favou?r of)"
    r"|benefits? (?:for|of|with|from)|superior|superiority|better|improved|improvements? (?:with|for|after|by)"
    r"|prolonged|milder)"
    r"|(?P<worse>worse|inferior|poorer|worsened|impaired))\b(?! (?:toler|than \d|quality))",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"[%\s]{0,2}[)\]]?\s(?:(?:was|were|is|are)\s(?:[a-z]+ly\s)?)?")
_NEGATED = re.compile(
    r"\b(?:no|not|nor|without|neither|similar|failed to|non|whether|both|any)[\s-][^.;,]{0,30}$",
    re.IGNORECASE,
)
# What more of is good, and what less of is; the last word in front of a number decides.
_KIND = re.compile(
    r"\b(?P<good>(?:time|duration) (?:to|of|until) [\w -]{3,30}|[\w-]*surviv\w*|[\w-]+-free\b|freedom from [\w -]{3,24}"
    r"|(?<!non)respon\w+|remissions?|(?-i:[A-Z]{0,3}(?:PFS|DFS|RFS|EFS)|OS|TTP|TTF|p?CR|ORR|CBR|DoR)s?"
    r"|(?:clinical benefit|disease control|local control|control|success|cure|completion|healing|eradication"
    r"|continuation) rates?|cured?|quality of life|QoL|downstaging|conservation|abstinence)\b"
    r"|\b(?P<bad>toxicit\w+|adverse \w+|side[- ]effects?|\w*peni(?:a|c)\w*|nausea|vomiting|emesis|pain|fatigue"
    r"|mortality|deaths?|died|relaps\w+|recurren\w+|failures?|infections?|complications?|bleeding|ha?emorrhage"
    r"|(?:lymph)?(?:o)?edema|(?:hot )?flush\w*|(?:hot )?flash\w*|stomatitis|mucositis|alopecia|\w*neuropath\w*"
    r"|diarrh\w+|ana?emia|rash\w*|anxiety|depress\w+|distress|insomnia|cramps?|falls?|fractures?|progress(?:ed|ion))\b",
    re.IGNORECASE,
)


def by_favour(
    line: Line,
    part: Sequence[Item],
    mentions: Sequence[ArmMention],
    items: Sequence[Item],
    values: Sequence[float],
) -> list[int]:
    """Read "survival was 17 v 21 months, favouring A": the better number is A's, whatever their order.

    Parameters
    ----------
    line : Line
        The sentence.
    part : sequence of Item
        Two numbers side by side.
    mentions : sequence of ArmMention
        Where it speaks of arms.
    items : sequence of Item
        All its numbers.
    values : sequence of float
        What is larger or smaller of the two.

    Returns
    -------
    list of int
        The arms of the two numbers; empty where the words do not name one arm, or where it is not known
        whether more of what was measured is better.
    """
    if values[0] == values[1]:
        return []
    first, last = part[0].part.start - line.start, part[-1].end - line.start
    low = max((m.end() for m in CONTRAST.finditer(line.text, 0, first)), default=0)
    stop = CONTRAST.search(line.text, last)
    high = stop.start() if stop else len(line.text)
    before = [item for item in items if item.end <= part[0].start and item not in part]
    since = max([low, *(item.end - line.start for item in before)])
    cue = last_match(_CUE, line.text, low, first)
    if cue is None or (
        before and _CLOSES.fullmatch(line.text, before[-1].end - line.start, cue.start())
    ):
        cue = (
            _CUE.search(line.text, last, high) or cue
        )  # "cough (9% v 4%) was worse, pain (3% v 5%) milder"
    if cue is None or _NEGATED.search(line.text, max(0, cue.start() - 45), cue.start()):
        return []
    kind = last_match(_KIND, line.text, since, first)
    good = kind is not None and kind["good"] is not None
    if kind is None or (not good and cue.end() <= since):
        return []  # "better response (45% v 30%) and nausea (12% v 8%)": of nausea nothing is said
    heads = {
        m.arm
        for m in mentions
        if low <= m.start - line.start < high
        and not part[0].start <= m.start < part[-1].end
        and not COMPARED_FIRST.search(line.text[: m.start - line.start][-60:])
    }
    if len(heads) != 1 or not heads <= {0, 1}:
        return []
    arm = heads.pop()
    larger = good == (cue["better"] is not None)
    one = arm if (values[0] > values[1]) == larger else 1 - arm
    return [one, 1 - one]
