"""What is said once for several numbers: that they are means, of the beginning, in which unit."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.words import BASELINE, header, is_of_people
from trialtrace.grammar.mention import Mention

_NEAR_MEDIAN = re.compile(r"\bmedians?\b[^\d;,]{3,70}$", re.IGNORECASE)
# The mean that was headed is told already: "a mean titre of 104.2 mIU/ml and 57%".
_HEADS_ANOTHER = re.compile(
    r"\bmeans?\b[^.;%]{0,50}?\b\d[\d.]*\s?(?!(?:and|or|vs|versus|to|v|per ?cent|compared|than|in|with|for|on|at)\b)"
    r"[A-Za-zµμ][^%;]{0,30}\s(?:and|with)\s$"
)
_HEADED_PAIR = re.compile(
    r"\b(?:means?|medians?|averages?)\b[^()\[\]]*[(\[][^()\[\]%]*\d[^()\[\]%]*\b(?:vs\.?|versus|v|and)\s[^()\[\]%]*\d"
    r"[^()\[\]%]*[)\]]",
    re.IGNORECASE,
)
# "(66 months with zinc vs. 73 in the other group)": the unit is said once for both.
_UNIT_UNSAID = re.compile(
    r"[(\[]\s?\d[\d.]*\s(?P<unit>months|weeks|days|years|hours)\s[^()\[\];\d]{2,60}\b(?:vs\.?|versus|compared\s(?:with|to))\s$",
    re.IGNORECASE,
)
# "A mean of 4.2 sessions with zinc and 4.4 with salt": what was given; "given at a mean dose of 12 mg".
_MEAN_OF_COURSES = re.compile(
    r"\b(?:mean|median|average)\sof\s[\d.]+\s(?:\w+\s)?(?:sessions|cycles|courses|fractions)\b[^.;]*$"
    r"|\b(?:sessions?|class(?:es)?|lessons?|visits?|interviews?|recordings?|meetings?|infusions?)\s(?:that\s|which\s|each\s)?"
    r"last(?:ed|ing|s)?\s(?:for\s)?(?:about\s|approximately\s|a\smean\sof\s)?$"
    r"|\bat\san?\s(?:mean|median|average)\s(?:daily\s|total\s|final\s)?dos(?:e|age)\sof\s$"
    r"|\b(?:given|administered|infused|dosed|treated)\b(?:[^.;()]|[.](?=\d)){0,60}\sfor\s(?:an?\s(?:mean|median|average)\sof\s)?$",
    re.IGNORECASE,
)
# "(24.1 v 24.4) but differed at 6 weeks (": no more of the beginning.
LATER = re.compile(
    r"\bbut\b|\b(?:at|after|by|and)\s(?:(?:the\s)?end\b|(?:weeks?|months?|days?|years?)\s\d|\d+\s?(?:-\s?)?(?:h|weeks?|months?|days?"
    r"|years?|hours?))",
    re.IGNORECASE,
)


# "6.1 cm at baseline and 4.2": what stands right behind a number is said of that number; no number is "the T-16".
OF_NUMBER = re.compile(
    r"(?<![A-Za-z\d.])(?<![A-Za-z]-)\d[\d.]*[)\]]*(?:\s(?!and\b)[\w/%²]{1,8})?[)\]]*\s$"
)


def is_of_baseline(before: str) -> bool:
    """Tell whether the words in front of a number speak of the beginning, and of nothing later since."""
    found = [
        one for one in BASELINE.finditer(before) if not OF_NUMBER.search(before, 0, one.start())
    ]
    return bool(found) and LATER.search(before, found[-1].end()) is None


# "the stay averaged two days after surgery": how long it was; "the mean score was 3.1 two days after it".
_LASTED_SO = re.compile(
    r"\b(?:stay|absence|leave|away from work|time|duration|interval|delay|recovery)\b[^.;\d]{0,60}"
    r"\b(?:averaged|was|were|of|is)\s(?:(?:only|about|a|an|mean|median|average|of)\s){0,3}"
    r"(?:(?:\d[\d.]*|[a-z]+)\s(?:hours?|days?|weeks?|months?|years?)\s(?:after|following)\s[^.;\d]{2,40}?"
    r"\b(?:versus|vs\.?|compared\swith|than|and)\s(?:only\s)?)?$",
    re.IGNORECASE,
)


def lasted_so_long(before: str) -> bool:
    """Tell whether the words in front of a time say that something lasted so long."""
    return _LASTED_SO.search(before) is not None


def is_of_courses(before: str) -> bool:
    """Tell whether the words in front of a number head a mean of courses that were given."""
    return _MEAN_OF_COURSES.search(before) is not None


def unit_unsaid(before: str) -> str:
    """Return the unit of time of the number that one in the same bracket is set against; empty for none."""
    found = _UNIT_UNSAID.search(before)
    return found["unit"] if found else ""


_THEY_DID = re.compile(r"\s(?:had|experienced|developed|reported|achieved|reached|died)\b")


def headed_share(line: Line, mention: Mention) -> str:
    """Return mean or median where a percentage is headed so: "the median fall in titre was 10%"."""
    before = line.before(mention.start, 80)
    said = header(before)
    if not said or is_of_people(line, mention) or _HEADS_ANOTHER.search(before):
        return ""
    if _THEY_DID.match(line.after(mention.end, 24)):
        return ""  # "mean HbA1c was 7.1%, and 45% reached the goal"
    if _HEADED_PAIR.search(before):
        return ""  # "mean stay (4 vs 6 days), cough (12% vs 31%)": the head has its pair
    if said == "median" and not _NEAR_MEDIAN.search(before):
        return ""  # "median survival was 9 months, and 12% survived a year"
    return said
