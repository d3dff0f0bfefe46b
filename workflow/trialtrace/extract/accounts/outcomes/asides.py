"""Phrases that name no outcome: what is left out or allowed for, and words for the method.

"Survival excluding drowning" is survival; "after adjustment for age" adjusts for an age.
"""

from __future__ import annotations

import re

_ONLY_ALLOWED_FOR = re.compile(
    r"\b(?:excluding|despite|regardless of|irrespective of"
    r"|adjust(?:ed|ing|ment) for|allowing for|controlling for|stratified by|according to)\s(?:[a-z-]+\s){0,2}$",
    re.IGNORECASE,
)
_METHOD = re.compile(
    r"(?:the |this |an? )?(?:(?:multi|uni|bi)varia(?:te|ble) |cox |regression |sensitivity |intention-to-treat "
    r"|post[- ]hoc )*"
    r"(?:adjustments?|analys[ie]s|models?|tables?|figures?|comparisons?|non-?inferiority|superiority|equivalence)"
    r"(?: of [\w -]+)?",
    re.IGNORECASE,
)


def is_no_outcome(text: str, start: int, end: int) -> bool:
    """Tell whether a phrase of a sentence is left out or allowed for, or a word for the method.

    Parameters
    ----------
    text : str
        The sentence.
    start, end : int
        Where the phrase stands in it.
    """
    if _METHOD.fullmatch(text, start, end):
        return True
    return _ONLY_ALLOWED_FOR.search(text, max(0, start - 60), start) is not None
