"""Several numbers of one arm in the bracket, or behind the colon or "=", that follows its name.

"In the zinc group (grade 0-3: 22%, 54%, 19% and 5%) and with placebo (26%, 53%, 17% and 4%)": what
stands in such a bracket is one arm's, however many numbers it holds. Two numbers behind one name
may be both arms' ("zinc or placebo (12% and 31%)"); they are its own where the other arm has as many
in a bracket of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.find import Item
from trialtrace.extract.accounts.results.items.tuples import VERSUS
from trialtrace.extract.accounts.results.roles.labels import is_foreign

_OPENS = re.compile(
    r"(?:\s(?:groups?|arms?|patients|women|men|recipients))?\s?(?P<sign>[(\[]|[=:,](?=\s?[-\u2212]?\d))"
    r"|(?:\s(?!(?:and|or|with|than|versus|vs|in|of|for|to|was|were|had|at|by|from)\b)[a-z-]+){1,2}\s(?P<after>[(\[])"
)
_LONGEST = 400
_LIST_ENDS = re.compile(r"[;)\]]|\b(?:versus|vs|whereas|while|but)\b|[.](?=\s|$)")


def own_brackets(
    line: Line, items: Sequence[Item], mentions: Sequence[ArmMention], arms: int
) -> dict[int, int]:
    """Return the arm of every number that stands in the bracket right behind an arm's name.

    Parameters
    ----------
    line : Line
        The sentence.
    items : sequence of Item
        Its numbers.
    mentions : sequence of ArmMention
        Where it speaks of arms.
    arms : int
        How many arms there are.

    Returns
    -------
    dict of int to int
        Start of a number → its arm; empty where no bracket tells.
    """
    held: list[tuple[int, list[Item]]] = []
    own: list[tuple[int, list[Item]]] = []
    for mention in mentions:
        opened = _OPENS.match(line.text, mention.end - line.start)
        if opened is None or _is_last_of_list(line, mentions, mention):
            continue
        closed = _end(line.text, opened.end(), opened["sign"] or opened["after"])
        if closed < 0 or VERSUS.search(line.text, opened.end(), closed):
            continue
        low, high = line.start + opened.end(), line.start + closed
        inside = [item for item in items if low <= item.start < high]
        named = {other.arm for other in mentions if low <= other.start < high}
        if any(is_foreign(line, item, mentions) for item in inside):
            continue  # "placebo, 12% with 5 mg and 9% with 10 mg"
        if len(inside) > 1 and not named and len({item.statistic for item in inside}) == 1:
            held.append((mention.arm, inside))
            if _is_remark(line, items, mention, inside) or (
                len(inside) == arms > 2 and _is_alone(line, mentions, mention)
            ):
                own.append((mention.arm, inside))
    told = {arm for arm, _ in held}
    alike = len(told) > 1 and len({len(inside) for _, inside in held}) == 1
    return {
        item.start: arm
        for arm, inside in held
        if alike or len(inside) > max(arms, 2) or (arm, inside) in own
        for item in inside
    }


# "in the A and B arms (12% and 31%, 4% and 9%)": the bracket is of both.
_AND = re.compile(r"(?:\s(?:and|or)\s(?:the\s)?|\s?[/,&]\s?|,\s(?:and|or)\s)", re.IGNORECASE)
_GROUPS = re.compile(r"\s(?:\w+\s)?(?:groups|arms|treatments|regimens|recipients)\b", re.IGNORECASE)


def _is_last_of_list(line: Line, mentions: Sequence[ArmMention], mention: ArmMention) -> bool:
    """Tell whether a name is the last of several that are groups together: "the A and B arms"."""
    if not _GROUPS.match(line.text, mention.end - line.start):
        return False
    return any(
        one.arm != mention.arm
        and _AND.fullmatch(line.text, one.end - line.start, mention.start - line.start)
        for one in mentions
    )


_OF_NAME = re.compile(
    r"[\s)\]]*(?:%|per ?cent\b)?(?:\s[a-z]+){0,3}?\s(?:in|of|with|for|on|among|after|under)\s(?:the\s|those\s)?"
)
_COMPARES = re.compile(
    r"\b(?:more|less|fewer|higher|lower|greater|longer|shorter|better|worse|than)\b"
)


def _is_remark(
    line: Line, items: Sequence[Item], mention: ArmMention, inside: Sequence[Item]
) -> bool:
    """Tell whether a bracket explains a number that its name has: "40% with A (nausea 22%, rash 9%)"."""
    ahead = [item for item in items if item.end <= mention.start]
    if not ahead or not re.search(r"[a-z]", line.before(inside[0].start, 12).split("(")[-1]):
        return False
    gap = line.text[ahead[-1].end - line.start : mention.start - line.start]
    return _OF_NAME.fullmatch(gap) is not None


def _is_alone(line: Line, mentions: Sequence[ArmMention], mention: ArmMention) -> bool:
    """Tell whether a sentence names one arm and compares nothing."""
    return all(m.arm == mention.arm for m in mentions) and not _COMPARES.search(line.text)


def _end(text: str, start: int, sign: str) -> int:
    """Return where a bracket, or a list behind "=", ends; -1 where it never does."""
    if sign in "=:,":
        ends = _LIST_ENDS.search(text, start)
        return ends.start() if ends else len(text)
    depth = 1
    for place in range(start, min(len(text), start + _LONGEST)):
        if text[place] in "([":
            depth += 1
        elif text[place] in ")]":
            depth -= 1
            if not depth:
                return place
    return -1
