"""People who are counted by what befell them or what they did: "two women had nausea", "5 recovered"."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.grammar.people import PERSONS

_BEFELL = re.compile(
    rf"\s(?:of (?:them|these|those)\s)?(?:(?:[a-z-]+\s){{0,2}}?(?:{PERSONS}|patient|woman|man|child|cases?|eyes?)\s"
    r"(?:\(\d[^()]{0,12}\)\s)?)?(?:(?:also|still|then|each|\w+ly)\s)?"
    r"(?:had(?!\s(?:been|received|had|previous\w*|prior|an? (?:history|previous|prior))\b)|developed|experienced"
    r"|suffered|died|relapsed|recovered|recurred|responded|improved|worsened|deteriorated|vomited|required|needed|lost|became"
    r"|remained|survived|showed|achieved|reported|complained|failed)\b(?P<what>[^.;]{0,60})",
    re.IGNORECASE,
)
# "cough was seen in ", "surgery was needed in ".
_SEEN_IN = re.compile(
    r"\b(?:seen|observed|noted|found|reported|recorded|diagnosed|detected|occurr?ed|occurring|developed|present|achieved"
    r"|obtained|required|needed|necessary|resolved|recurred|improved|disappeared|persisted)\s(?:in|by|for)\s(?:only\s)?$",
    re.IGNORECASE,
)
# What they were like before anything was done.
_AT_ENTRY = re.compile(
    r"\bat (?:baseline|entry|enrol?ment|inclusion|admission|presentation)\b|\bbefore\b|\bhistory of\b|\bprevious"
    r"|\binitially\b|\bno (?:data|information)\b",
    re.IGNORECASE,
)


def befell(line: Line, item: Item) -> bool:
    """Tell whether a number counts people to whom something happened, and says so right beside it."""
    found = _BEFELL.match(line.after(item.part.end, 130))
    if found is None:
        return _SEEN_IN.search(line.before(item.part.start, 40)) is not None
    return _AT_ENTRY.search(found["what"]) is None


def happened_behind(line: Line, item: Item) -> bool:
    """Tell whether a verb right behind a number says what befell so many: "5 vomited"."""
    found = _BEFELL.match(line.after(item.part.end, 130))
    return found is not None and _AT_ENTRY.search(found["what"]) is None
