"""Differences that lie between two moments of an arm, and numbers that an arm in front of them has alone."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.mention import Part

# "The difference between baseline and week 8": of one arm with itself.
_OF_MOMENTS = re.compile(
    r"\bbetween\s(?:the\s)?(?:baseline|pre[- ]?\w*|before|admission|entry"
    r"|(?:start|beginning|first|initial)\b[\w ]{0,20}?|(?:week|month|day|year|visit)s?\s\d+)\s"
    r"(?:assessments?\s|scores?\s|values?\s)?(?:and|to)\b[^.;]{0,90}$",
    re.IGNORECASE,
)
# "controls (62.9 (25.0-124.9))": what stands in front of the bracket is a group.
_A_GROUP = re.compile(
    r"\b(?:controls?|placebo|intervention|experimental|treatment)(?:\s(?:group|arm|subjects))?\s?[(\[]$",
    re.IGNORECASE,
)
# "between the cast (62.9 (25.0-124.9)) and splint (53.6": so is what the second bracket stands behind.
_SECOND_GROUP = re.compile(
    r"\bbetween\b[^.;]{3,60}?(?:\.\d[^.;]{0,30}?)*[)\]]\s(?:and|versus|vs\.?)\s(?:the\s)?[\w'’ /+-]{1,40}?\s?[(\[]$",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\w['’]?\)?(?:\s(?:group|arm))?\s?[(\[]$")
# "[zinc: 16.6 (10.2 to 23) versus [iron: 3.4 (-9.5 to 16.3)]": what a colon stands behind is whose it is.
_IS = re.compile(r"\w\s?[:=]\s?$")
_REACH = 10
_PAIR = 2
# From the first of two arms to the second, of which neither has a number of its own.
_SET_AGAINST = re.compile(
    r"[^\d.;()\[\]]*\b(?:than|versus|vs|v|compared (?:with|to)|relative to|over)\b[^\d;()\[\]]*",
    re.IGNORECASE,
)
_AND = re.compile(r"[^\d.;()\[\]]*\band\b[^\d.;()\[\]]*", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\b[^.;()\d]*$", re.IGNORECASE)


def is_of_one_arm(account: Account, line: Line, value: Part) -> bool:
    """Tell whether what reads like a difference is one arm's own change, or its own number.

    "The difference between baseline and week 8 was 0.8 in the zinc group", "no differences between
    controls (62.9 (25.0-124.9)) and zinc (53.6 (34.7-85.4))".

    Parameters
    ----------
    account : Account
        The account, with its arms.
    line : Line
        The sentence.
    value : Part
        The number.
    """
    before = line.text[: value.start - line.start]
    if _OF_MOMENTS.search(before):
        return True
    opens = _OPENS.search(before) is not None
    if not (opens or _IS.search(before)) or _is_of_both(account, line, value):
        return False
    near = any(0 <= value.start - arm.end <= _REACH for arm in account.mentions(line))
    return near or (opens and any(one.search(before) for one in (_A_GROUP, _SECOND_GROUP)))


def _is_of_both(account: Account, line: Line, value: Part) -> bool:
    """Tell whether two arms stand in front, and no number but this: "between zinc and salt (2.3"."""
    named = [arm for arm in account.mentions(line) if arm.end <= value.start]
    if len(named) < _PAIR or named[-1].arm == named[-2].arm:
        return False
    one, other = named[-2:]
    gap = line.text[one.end - line.start : other.start - line.start]
    if _SET_AGAINST.fullmatch(gap):
        return True
    ahead = line.text[: one.start - line.start]
    return _AND.fullmatch(gap) is not None and _BETWEEN.search(ahead) is not None
