"""Numbers of an article's sentence that say by what people were counted, or who they were.

"Attacks were cut by half or more in 47.6% of the potters" tells no halving, "those with scores of 16 to
25 had some benefit" no score that anybody had on average, and "which takes three times as long" nothing
that was seen in the study.
"""

from __future__ import annotations

import re

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import Rule, first_match, rule

_SHARES = frozenset({"percent", "fraction", "share", "count_percent", "rate"})
# In front of a number that others were counted by.
COUNTED_BY = rule(
    "bound.counted_by",
    r"\b(?:who|reported|reporting|had|having|achiev\w+|showed|showing|with|saw|reach\w+|least)"
    r"(?: at least| more than| over)?(?: an?)? $",
    "46% of the potters had a ",
    "46% of the potters fell by a ",
)
# The same, whichever stands first; the share of people may follow.
BOUND = rule(
    "bound.at_least",
    r"\b(?:at least|a minimum of|no less than)(?: an?)? $"
    r"|\b(?:that is|i\.e\.|meaning|namely|defined as),?(?: (?:they|who))?"
    r"(?: had| a| an| with)* $",
    "The share of those whose pain fell by at least ",
    "Their pain fell by ",
)
OR_MORE = rule(
    "bound.or_more",
    r"^\s?(?:%|per ?cent|points?)?\sor\s(?:more|better|greater|higher|over|above)\b",
    " or more in 47.6% of them",
    " in more than a few",
)
# Who some of the people were.
SOME = (
    rule(
        "bound.score_band",
        r"\bscor(?:es?|ed|ing) (?:of |between |from )?(?:at least |over |under |above |below )?"
        r"(?:\d[\d.]*(?: ?[-–] ?| to | or | and ))?$",
        "Those with scores of 16 to ",
        "Their mean score rose to ",
    ),
    rule(
        "bound.those_with",
        r"\b(?:those|people|patients|women|men|children|babies|anyone|participants|adults) (?:with|having|who had had)"
        r"(?: at least| more than| only)? $",
        "It did not help even those with ",
        "It did not help, even with ",
    ),
)
# "The cut-off was 12 points."
SET_AT = rule(
    "bound.set_at",
    r"\b(?:cut-?offs?|thresholds?|limits?|bar|target|goal|margin|minimum|maximum|norm)(?: (?:point|value|score))?"
    r" (?:of|was|were|is|had been|lay)(?: (?:set|at|to|about|a|an))* $",
    "The cut-off was ",
    "The cuts were ",
)
# "Below 60 mmol/L it was 86% and 77%; for 30 mmol/L, 31% and 23%": a level that people came under.
LEVEL = rule(
    "bound.level",
    r"(?:^|[;,.] )(?:for|below|under|above|over|beyond|at) $",
    "Below 60 it was 86%; for ",
    "It rose to 60 for ",
)
# What a clause says of things as they are.
IN_GENERAL = rule(
    "bound.in_general",
    r"\b(?:which|that) (?:[a-z]+ly )?(?:takes?|costs?|lasts?|weighs?|holds?|contains?|makes?|needs?|requires?"
    r"|is|are|has|have)(?: (?:about|some|around|up to|between|roughly))?"
    r"(?: (?:\d[\d.,]*|[a-z]+) (?:to|or|and))? $",
    "the fillings, which takes about ",
    "the fillings took about ",
)
# Where "those with a score of 16 to 25" are meant, and not "a mean score of 16".
_BAND_BEFORE = re.compile(
    r"\b(?:[Tt]hose|[Pp]eople|[Pp]atients|[Ww]omen|[Mm]en|children|anyone|[Pp]articipants|[Aa]dults|who|and|or|[a-z]{3,}ers)"
    r"\b[^.;,]{0,30}"
    r"\b(?:with|had|scored|scoring|having)\b[^.;,]{0,24}$"
)
_BAND_BEHIND = re.compile(
    r"\s?(?:to|or|and|[-–])\s?\d[\d.]*\b|(?:\s\w+)?\s(?:counts?|means?|indicates?|is|are|suggests?|signals?)\b"
)
_MEAN = re.compile(r"\b(?:mean|average|median|averag\w+)\b")


def is_bound(line: Line, start: int, end: int, kind: str) -> bool:
    """Tell whether a number is a bound, or tells who was meant, and is no result.

    Parameters
    ----------
    line : Line
        Its sentence.
    start, end : int
        Span of the number in the document.
    kind : str
        What it was taken for ("relative_change", "mean", "events", ...).
    """
    before, behind = line.before(start, 70), line.after(end, 60)
    if IN_GENERAL.search(before) is not None or SET_AT.search(before) is not None:
        return True
    if kind in ("relative_change", "risk_difference", "percent", "estimate") and _is_counted_by(
        line, start, before, behind
    ):
        return True
    if kind == "estimate" and LEVEL.search(before) is not None:
        return True
    found = first_match(SOME, before)
    if found is None or kind in ("percent", "rate"):
        return False
    return found[0] is SOME[1] or _is_band(before, behind)


def _is_counted_by(line: Line, start: int, before: str, behind: str) -> bool:
    """Tell whether a change is what the people of another number of the sentence were counted by."""
    ahead = _has_share(line, line.start, start)
    if ahead and COUNTED_BY.search(before):
        return True
    bound = BOUND.search(before) is not None or OR_MORE.search(behind) is not None
    return bound and (
        ahead or _has_share(line, start + len(behind) - len(behind.lstrip()) + 1, line.end)
    )


def _has_share(line: Line, low: int, high: int) -> bool:
    return any(low <= one.start < high and one.kind in _SHARES for one in line.mentions)


def _is_band(before: str, behind: str) -> bool:
    if _MEAN.search(before):
        return False
    return _BAND_BEFORE.search(before) is not None or _BAND_BEHIND.match(behind) is not None


RULES: tuple[Rule, ...] = (COUNTED_BY, BOUND, OR_MORE, *SOME, SET_AT, LEVEL, IN_GENERAL)
