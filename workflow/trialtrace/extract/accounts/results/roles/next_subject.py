"""A name that begins what is told next: in "was 9% and the zinc group had" 9% is not zinc's."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.grammar.people import PERSONS

# A joint behind a number and its unit, and no preposition behind that; "31 women and men" are one number's.
_AND_THEN = re.compile(
    rf"[\s)\]]*(?:%|per ?cent\b)?(?:\s(?!{PERSONS}\b)[\w/²·.-]{{1,12}})?\s*[)\]]*,?\s(?:and|but)\s"
    r"(?!(?:of|in|for|with|on|among|from|to|by|after|during|under|at)\b)",
    re.IGNORECASE,
)
_PEOPLE = re.compile(rf"\b{PERSONS}$", re.IGNORECASE)
_HAS_VERB = re.compile(
    rf"(?:[\s-](?:groups?|arms?|treated|recipients|users|{PERSONS}))*\s(?:also\s|\w+ly\s)?"
    r"(?:had|has|have|was|were|is|showed|fell|rose|led|gave|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)


def begins_next(line: Line, item: Item, gap: str, mention: ArmMention) -> bool:
    """Tell whether the name behind a number is the subject of what is joined to it.

    Parameters
    ----------
    line : Line
        The sentence.
    item : Item
        The number.
    gap : str
        What stands between number and name, without brackets.
    mention : ArmMention
        The name.
    """
    return (
        _AND_THEN.match(gap) is not None
        and _HAS_VERB.match(line.text, mention.end - line.start) is not None
        and _PEOPLE.search(line.before(item.end, 30)) is None
    )
