"""Totals in brackets: "Participants (N = 60) were randomised", "a large (60 patients) trial"."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.sizes.counts import Count
from trialtrace.extract.accounts.sizes.rules import HEAD, HOST, PART
from trialtrace.extract.accounts.sizes.size import Size
from trialtrace.extract.accounts.sizes.steps import sized, step_behind
from trialtrace.extract.accounts.sizes.words import SEXED, UNITS
from trialtrace.grammar.number_words import CARDINAL
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought

# "with acne (n = 20), adults with gout (n = 31)": groups of one list.
_NEXT_GROUP = re.compile(
    r"^\),? (?:(?:or|and) )?(?:(?!(?:were|was|received|to|into|randomi[sz]ed|assigned)\b)[\w-]+ ){1,5}"
    rf"\((?:[nN] ?=|\d+ {PERSONS}\b)"
)
_TO_ITS_END = re.compile(r"^[^()]*")
# "(n = 20, 22 and 18, respectively)"
_A_LIST = re.compile(r"^(?:\s?[,/]\s?|\s(?:and|or|vs\.?|versus)\s)\d+\b(?!\s?(?:%|years?|months?))")
_OUTER = {"n.randomised", "n.enrolled", "n.completed", "n.analysed", "n.screened"}


# "Women (N = 60) with gout were randomised": what describes them stands behind the brackets.
_WITH = re.compile(r"^\s*(?:with|from|in|at|of|aged|on|undergoing)\b")


# People who are counted in front of a bracket.
_PEOPLE_AHEAD = re.compile(
    rf"(?:\d|\b{CARDINAL}) (?:[a-z-]+ ){{0,3}}?(?:{PERSONS})\s*$", re.IGNORECASE
)
# Sets of people who are analysed.
_SET = sought(
    r"\b(?:intention|intent)[\s\u2010-]to[\s\u2010-]treat(?:\s(?:analys[ie]s|population|set|sample))?\s*$"
    r"|\bper[\s\u2010-]protocol(?:\s(?:analys[ie]s|population|set|sample))?\s*$"
    r"|\b(?:safety|full analysis|efficacy|evaluable|analysis)\s(?:population|set|sample)\s*$",
    re.IGNORECASE,
)
# "90 men (of whom 84 were evaluable)".
_OF_WHOM = re.compile(r"^\s*(?:of (?:whom|which|these|them),?|whom)\s*$")


def in_brackets(count: Count) -> Size | None:
    """Read "Participants (N = 60) were randomised" and "a large (60 patients) trial"."""
    if _OF_WHOM.match(count.head):
        found = step_behind(count.tail)
        if found is None or found[0].name == "n.treated":
            return None
        return sized(count, found[0].yields, found[0].name)
    if not HEAD.match(count.head) or not re.match(
        r"^(?:\s(?:(?!and \d)[\w -]){0,60})?(?:[;,:]|$)", count.tail
    ):
        return None
    if SEXED.match(count.tail) and not count.equals:  # "60 pilots (41 men)"
        return None
    if not count.equals and UNITS.match(count.tail) and _PEOPLE_AHEAD.search(count.before):
        return None  # "60 pilots (72 eyes)"
    host = HOST.search(count.before)
    bare = host is not None and not count.head.strip() and not count.tail.strip()
    if not (count.equals or count.people or bare) or PART.search(count.before):
        return None
    if _SET.search(count.before) and count.equals:  # "intention to treat (ITT; n = 90)"
        return sized(count, "analysed", "n.equals_analysed")
    listed = any(one.kind == "n_equals" and one.end < count.start for one in count.line.mentions)
    behind = _TO_ITS_END.sub("", count.line.after(count.end, 160))
    if _NEXT_GROUP.match(behind) or _A_LIST.match(count.tail):
        return None
    if listed and count.equals:  # "with acne (n = 20), gout (n = 31)": one of several groups
        return None
    read = step_behind(_WITH.sub("", count.behind))
    taken_in = read is not None and read[0].name in ("n.randomised", "n.enrolled")
    if not taken_in and (host is None or not (count.equals or count.people)):
        return None
    kind, rule = "enrolled", "n.equals_people"
    if read is not None and read[0].name in _OUTER:
        kind, rule = read[0].yields, "n.equals_" + read[0].yields
    elif host is not None and re.search(r"\banalysis\s*$", count.before):
        kind, rule = "analysed", "n.equals_analysed"
    elif re.search(r"random|assigned|allocated", count.before[-60:], re.IGNORECASE):
        kind, rule = "randomised", "n.equals_randomised"
    return sized(count, kind, rule)
