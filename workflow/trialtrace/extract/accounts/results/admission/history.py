"""Numbers of the time before the treatment, by the words in front of them."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.results.items.heads import LATER
from trialtrace.extract.accounts.results.items.moments import INITIAL
from trialtrace.grammar.prefilter import sought

_HISTORY = sought(
    r"\b(?:before the trial|history of|at entry|pre-?treatment|were aged"
    rf"|(?<!to )(?<!after ){INITIAL} (?!response|remission|success|cure|control|dose)(?:[\w-]+ ){{1,3}}"
    r"(?:was|were|averaged)\b"
    r"|median age|mean age|matched for|well[- ]matched|well[- ]balanced)\b",
    re.IGNORECASE,
)
# The start is told, unless something is measured against it: "lower than baseline in 12%".
_BASELINE = sought(
    r"(?P<against>(?:\b(?:from|over|than|versus|vs|with|above|below|to|between)|%\sof|\d[)\]]*(?:\s[\w/%²]{1,8})?)\s(?:at\s)?(?:an?\s|the\s|their\s)?)?"
    r"\bbaseline\b(?! to\b)",
    re.IGNORECASE,
)
# So near the words must stand.
_NEAR_HISTORY = 45


def is_history(before: str) -> bool:
    """Tell whether the words in front of a number speak of the time before the treatment."""
    near = before[-_NEAR_HISTORY:]
    return _HISTORY.search(near) is not None or any(
        not found["against"] and found.end() > len(before) - len(near)
        for found in _BASELINE.finditer(before)
        if not LATER.search(before, found.end())
    )
