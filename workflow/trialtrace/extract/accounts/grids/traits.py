"""Tables of what people were like: the words of captions for it, and of the rows that tell it.

Sentences tell it in brackets behind the people (`results/item_traits`), with numbers of any kind.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from trialtrace.extract.accounts.grids.cells import plain

# What people are like: at the start, unless a caption says that it was the outcome.
_TRAITS = re.compile(
    r"\bdemograph\w+|\b(?:patient|participant|subject|clinical|sample)s?'?\s?(?:\w+\s)?characteristics\b"
    r"|\bcharacteristics of (?:the )?\w*\s?(?:study |included )?(?:patients|participants|subjects|"
    r"population|study groups|both groups)\b|\bhistory\b",
    re.IGNORECASE,
)
# What a table of who was taken in has in its rows; "< 40 years" and "Women" may be parts of the sample.
_ENDS = (
    r"\s*(?:$|[,(;:/%\[\u00b1\u2014\u2013-]|(?:in )?(?:years|yrs?|y)\b|mean\b|median\b|no\b|n\b|status\b|index\b"
    r"|levels?\b|habits?\b)"
)
_AGE = re.compile(
    rf"\W*(?:(?:mean|median|average)\s)?age\b{_ENDS}(?![^(]*[<>\u2264\u2265])", re.IGNORECASE
)
_TRAIT = re.compile(
    r"\W*(?:(?:mean|median|average)\s)?(?:sex|gender|females?|males?|men|women|race|ethnic\w*|caucasian|white"
    r"|education\w*|school\w*|marri\w+|marital|single|smok\w+|body mass|bmi|height|occupation|employ\w+"
    rf"|unemployed|blue-collar worker|comorbid\w*|parity|nulliparous)\b{_ENDS}",
    re.IGNORECASE,
)


def says_traits(words: str) -> bool:
    """Tell whether words speak of what people are like: their characteristics, their history."""
    return _TRAITS.search(plain(words)) is not None


def rows_tell_traits(labels: Collection[str]) -> bool:
    """Tell whether the labels of a table's rows say what people were like: their age, and more of the kind."""
    return any(_AGE.match(one) for one in labels) and any(_TRAIT.match(one) for one in labels)
