"""What was one of many: "nausea was the most common side effect (12% v 4%)" counts nausea alone.

So does "nausea was reported as a side effect in 12% and 4%".
"""

from __future__ import annotations

import re

from trialtrace.extract.accounts.outcomes.name import Named, Words

_WAS_THE_MOST = re.compile(
    r"\s(?:was|were|being|is|are)\s(?:(?:also|again|by far|one of|the|single|second|third)\s){0,4}(?:most|more)\s"
    r"(?:common(?:ly)?|frequent(?:ly)?|often|prevalent|important)\s"
    r"(?:(?:reported|observed|seen|noted|recorded|encountered|occurring)\s)?(?:[\w/-]+\s){0,3}$"
    r"|\s(?:was|were)\s(?:reported|recorded|noted|rated|counted)\sas\s(?:an?\s|the\s)?(?:[\w/-]+\s){0,3}$",
    re.IGNORECASE,
)
_OF_MANY = re.compile(
    r"\b(?:adverse|side[- ]effects?|complications?|toxicit\w+|reactions?|events?|symptoms?|problems?"
    r"|complaints?|harms?)\b",
    re.IGNORECASE,
)


def most_common(words: Words, named: Named, number: int) -> Named:
    """Return what is called the most common of a kind where the name is that of the kind.

    Parameters
    ----------
    words : Words
        The sentence with its phrases.
    named : Named
        The outcome as that sentence names it.
    number : int
        Where the numbers begin that want the name, an offset into the document.
    """
    line = words.line
    text, start = line.text, named.start - line.start
    if number < named.end or _OF_MANY.search(text[start : named.end - line.start]) is None:
        return named
    said = _WAS_THE_MOST.search(text, max(0, start - 110), start)
    if said is None:
        return named
    subject = [phrase for phrase in words.phrases if phrase.end == said.start()]
    return words.named(subject[0], "outcome.most_common") if subject else named
