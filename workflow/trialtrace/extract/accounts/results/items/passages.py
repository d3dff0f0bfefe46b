"""A value and what it became, told together: "5.1 ± 1.2 at baseline and 3.4 ± 0.9 at 12 weeks with zinc".

The two are one result: what was measured at the end is its number, and it stands where both do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trialtrace.extract.accounts.reading import Line, numbers_of
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.items.tuples import TIME_UNITS, unit_family
from trialtrace.extract.accounts.results.items.turns import falls
from trialtrace.grammar.prefilter import sought

_TREATMENT = (
    r"(?:therapy|treatment|intervention|training|supplementation|medication|study|trial|program\w*|surgery|operation"
    r"|randomi[sz]ation|administration|infusion|injection|vaccination|exercise|test|dosing|period|course|session)s?"
)
_UNIT_OF_TIME = (
    r"(?:h|hr|hours?|min|minutes?|days?|d|weeks?|wks?|wk|months?|mo|years?|yrs?|yr|sessions?)"
)
_COUNT = r"(?:[1-9]\d*|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|an?)(?=[\s-]))"
_START = (
    rf"(?:(?:(?:at|on|in)\s)?(?:the\s)?(?:study\s)?(?:baseline|entry|admission|enrol?ment|inclusion|beginning|outset)"
    rf"(?:\sof\s(?:the\s)?{_TREATMENT})?|at\s(?:the\s)?start(?:\sof\s(?:the\s)?{_TREATMENT})?"
    rf"|(?:before|prior\sto)(?:\s(?:the\s|any\s)?(?:[a-z-]+\s){{0,2}}?{_TREATMENT}\b)?"
    r"|pre-?(?:treatment|operative(?:ly)?|op|intervention|test|therapy|training|dose|exercise|injection)?|initially"
    rf"|(?:(?:at|on|in)\s)?(?:weeks?|days?|months?|hours?|time)\s(?:0|zero)|(?:at\s)?(?:0|zero)[\s-]?{_UNIT_OF_TIME})"
)
_LATER = (
    rf"(?:(?:(?:at|after|by|in|on|within|for)\s)?(?:the\s)?(?:weeks?|days?|months?|hours?|years?)\s[1-9]\d*"
    rf"|(?:(?:at|after|by|in|on|within|for)\s)?(?:the\s)?{_COUNT}(?:st|nd|rd|th)?[\s-]?{_UNIT_OF_TIME}\b"
    rf"(?:\s(?:after|of|later|post\w*)(?:\s(?:the\s)?(?:\w+\s)?{_TREATMENT}\b)?)?"
    rf"|(?:at|by|on|in)\s(?:the\s)?(?:end|completion|conclusion|finish|follow-?up|discharge|last|final|endpoint)\b"
    rf"(?:\sof\s(?:the\s)?(?:\w+\s)?{_TREATMENT}\b)?"
    rf"|after(?:wards?)?(?:\s(?:the\s)?(?:[a-z-]+\s){{0,2}}?{_TREATMENT}\b)?"
    r"|post-?(?:treatment|operative(?:ly)?|op|intervention|test|therapy|training|dose|exercise|injection)?"
    r"|later|finally|eventually|thereafter|at\sfollow-?up|end\b)"
)
_UNIT = r"[\s)\]]*(?:(?!(?:in|with|for|on|and|to|vs|versus|from|at|than|of|but)\b)[\w/%²°µμ.·^-]{1,12}\s?){0,3}"
_WORDS = (
    r"(?:(?!(?:in|with|for|on|among|groups?|arms?|patients|those|placebo|control|controls|respectively|than|between)\b)"
    r"[a-z-]+\s){0,5}"
)
_AND = r"(?:,?\s(?:and|but|to|then|versus|vs\.?|v|(?:as\s)?compared\s(?:with|to)|against)\s|[,;/]\s|\s)"
_I = re.IGNORECASE
# "6.1 at baseline and fell to ", "6.1 before vs "
_FROM_START = re.compile(rf"{_UNIT},?\s?[(\[]?{_START}[)\]]?{_AND}(?P<then>{_WORDS})[(\[]?", _I)
_TO = re.compile(r"\bto\s(?:[a-z]+\s){0,3}$", _I)
# "(baseline 6.1; week 12 ", "before 6.1, after "
_AHEAD_OF_IT = re.compile(
    rf"(?:^|[\s(\[,;:]){_START}(?:\s(?:score|value|level|mean|median|of|was|were|being|it))*\s?[:=,]?\s?[(\[]?$",
    _I,
)
_THEN_LATER = re.compile(
    rf"{_UNIT}{_AND}[(\[]?{_LATER}(?:\s(?:score|value|level|mean|median|of|was|were|it))*\s?[:=,]?\s?[(\[]?",
    _I,
)
_AND_ALONE = re.compile(rf"{_UNIT}{_AND}(?P<then>{_WORDS})[(\[]?", _I)
LATER_BEHIND = re.compile(rf"{_UNIT},?\s?[(\[]?{_LATER}\b", _I)
_START_BEHIND = re.compile(rf"{_UNIT},?\s?[(\[]?{_START}\b", _I)
# "3.1 at 12 weeks compared with ", and the beginning behind it
_BACK = re.compile(
    rf"{_UNIT},?\s?[(\[]?{_LATER}[)\]]?,?\s(?:and|but|versus|vs\.?|v|(?:as\s)?compared\s(?:with|to)|against|than|from)\s"
    rf"(?P<then>{_WORDS})[(\[]?",
    _I,
)
# "from 6.1 ± 1.2 cm to 4.2 ± 1.0 cm"
_TO_NEXT = re.compile(
    rf"(?!\W*(?:after|by|compared|relative|similar|superior|equal|close|due|added|that)\b){_UNIT},?\s?(?:{_START}\s)?"
    rf"(?:(?:up|down)\s)?to\s{_WORDS}[(\[]?",
    _I,
)
_FROM = re.compile(
    r"\bfrom\s(?:(?:an?|the|about|baseline|initial|mean|median|of|around|values?|levels?)\s){0,5}[(\[]?$",
    _I,
)
_NO_PASSAGE = re.compile(
    r"\b(?:rang\w+|vari\w+|scaled?|scored|between|rated|interquartile|IQR|CI)\b[^.;]{0,40}$", _I
)
# "lower at 12 weeks than at baseline (": the number of the end stands where the words say less, or more.
_LESS = (
    r"(?:lower|less|smaller|shorter|fewer|fell|decreas\w+|declin\w+|dropped|reduc\w+|shorten\w+)"
)
_MORE = r"(?:higher|greater|more|larger|longer|rose|increas\w+|rais\w+|gain\w+|lengthen\w+)"
_AGAINST_START = re.compile(
    rf"(?:\b(?P<less>{_LESS})|\b(?P<more>{_MORE}))\b[^.;()\[\]]{{0,60}}\b(?:than|from|to|with)\s(?:(?:at|on|the|their|that|those|its)\s){{0,2}}"
    rf"(?:baseline|{_START})(?:\s(?:values?|scores?|levels?))?(?:\s[^.;()\[\]\d]{{2,40}})?\s?[(\[]+$",
    _I,
)
_ALONE_IN_BRACKET = re.compile(rf"{_UNIT}(?:versus|vs\.?|v|and|to|compared\s(?:with|to))\s[(\[]?")
# "decreased in the zinc group (6.1 vs 4.2, p < 0.01) and in the salt group (6.0 vs 5.9)"; not "lower with zinc than
# with salt at rest (4.2 vs 6.1) and on movement (5.1 vs 7.0)".
_OWN_BRACKETS = re.compile(
    r"\b(?:(?P<less>fell|decreas\w+|declin\w+|dropped)|(?P<more>rose|increas\w+))\b"
    r"(?:(?!\b(?:than|compared|versus|vs|between|more|less|greater|lower|higher)\b)[^.;()\[\]]){0,60}"
    r"\b(?:in|with|for|on|among)\s[^.;()\[\]\d]{2,50}[(\[]+$",
    _I,
)
_NEXT_GROUP = re.compile(
    r"[^()\[\]]*(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*[)\]]+,?\s(?:and|but(?:\snot)?|while|whereas|as well as)\s"
    r"(?:(?:not|also)\s)?(?:in|with|for|on|among)\s[^.;()\[\]\d]{2,60}[(\[]+"
)
# ", while it was", "; the corresponding values in the salt group were", ", and in the salt group"
SAME_AGAIN = re.compile(
    r"(?:\bbut\snot\s(?:in|with|on|after|for)\s[^.;,()\d]{3,50}"
    r"|\b(?:while|whereas|and|but|versus|vs\.?|compared with)\s(?:(?:it|they|that|those|these|was|were)\s){0,3}"
    r"|\b(?:corresponding|respective|same|analogous)\s(?:\w+\s){0,2}?(?:values?|scores?|levels?|figures?|means?|numbers?)?"
    r"[^.;,\d()]{0,50}?(?:were|was|:|,)?\s"
    r"|(?:[,;:]\s|\b(?:and|while|whereas|but)\s)(?:(?:and|while|whereas|but|not|also)\s){0,2}(?:in|with|for|on|among|after)\s"
    r"(?:the\s)?[^.;,:\d()]{2,40}?[,:]?\s(?:(?:it|they|was|were|from|had|changed|remained|similar|unchanged|stable)\s){0,4})"
    r"(?:from\s)?[(\[]?$",
    _I,
)
_VERSUS = re.compile(r"\b(?:vs\.?|versus)\s")
_OF_TWO = re.compile(r"\b(?:and|or|versus|vs)\b")
_NEXT = re.compile(rf"{_UNIT}(?:,?\s?(?:and|to|vs\.?|versus|then)\s|,\s)[(\[]?")
_MEASURED = frozenset({"bare", "mean", "median"})
# Shares and counts are at two moments only where words say so.
_COUNTED = frozenset({"percent", "events"})
_MAY = sought(
    r"\b(?:baseline|before|pre\w*|prior|entry|admission|enrol?ment|inclusion|beginning|start|outset|initial\w*|from|to|0|zero"
    r"|(?:de|in)creas\w+|improv\w+|reduc\w+|chang\w+)\b",
    re.IGNORECASE,
)


def with_passages(line: Line, items: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """Tell apart the numbers that end what another number of the sentence began.

    Parameters
    ----------
    line : Line
        The sentence.
    items : sequence of Item
        Its numbers, in order.

    Returns
    -------
    tuple of list of Item
        The ends, each standing where it and its beginning do; and the numbers that are neither.
    """
    if len(items) < 2 or _MAY.search(line.text) is None:
        return [], list(items)
    ends: list[Item] = []
    rest: list[Item] = []
    last: Item | None = None
    place = 0
    while place < len(items):
        item, *behind = items[place : place + 4]
        end = None
        if behind and _may_pair(item, behind[0]):
            end = _end_of(line, item, behind[0], behind[1:])
            if end is None and last is not None:
                end = _as_before(line, last, item, behind[0], behind[1:2])
        if end is None:
            rest.append(item)
            last = item if item.passed else None
            place += 1
            continue
        stop = _past_moment(line, behind[0])
        said = _said(line, end, [item, behind[0], *([last] if last else [])])
        last = replace(
            end,
            statistic=said,
            certain=end.certain or said != "bare",
            start=item.part.start,
            end=stop,
            began=False,
            passed=True,
        )
        ends.append(last)
        place += 2
    return ends, rest


def _said(line: Line, end: Item, beside: Sequence[Item]) -> str:
    """Return what the end of a passage is: what one beside it says, else a mean where it was measured."""
    for one in beside:
        if one.statistic != "bare":
            return one.statistic
    written = line.text[end.part.start - line.start : end.part.end - line.start]
    fine = "." in written or "·" in written or bool(end.unit)
    return "mean" if fine and unit_family(end.unit) not in TIME_UNITS else "bare"


def _past_moment(line: Line, item: Item) -> int:
    """Return where the words end that say when a number was measured: "3.4 at 12 weeks"."""
    for moment in (LATER_BEHIND, _START_BEHIND):
        said = moment.match(line.after(item.end, 60))
        if said and not _CLOSED.search(said.group()):
            return item.end + said.end()
    return item.end


_CLOSED = re.compile(r"[()\[\]]")


def _may_pair(one: Item, other: Item) -> bool:
    units = {unit_family(one.unit), unit_family(other.unit)} - {""}
    return (
        (
            {one.statistic, other.statistic} <= _MEASURED
            or one.statistic == other.statistic in _COUNTED
        )
        and len({one.statistic, other.statistic} - {"bare"}) < 2
        and bool(one.companions) == bool(other.companions)
        and len(units) < 2
    )


def _end_of(
    line: Line,
    one: Item,
    other: Item,
    following: Sequence[Item],
) -> Item | None:
    """Return which of two numbers is what the other became; None where they are no such pair."""
    ahead = line.text[: one.part.start - line.start][-160:]
    gap = line.text[one.end - line.start : other.part.start - line.start]
    behind = line.after(other.end, 60)
    start_behind = _START_BEHIND.match(behind) is not None
    later_behind = LATER_BEHIND.match(behind) is not None
    said = _FROM_START.fullmatch(gap)
    if said and not start_behind and (later_behind or _TO.search(gap)):
        return None if _are_parts(line, one, other) else other
    if _AHEAD_OF_IT.search(ahead) and not start_behind:
        if _THEN_LATER.fullmatch(gap):
            return other
        if later_behind and _AND_ALONE.fullmatch(gap):
            return other
    if start_behind and not _AHEAD_OF_IT.search(ahead) and _BACK.fullmatch(gap):
        return one
    if other.statistic in _COUNTED:
        return None
    timed = unit_family(other.unit) in TIME_UNITS and "median" in (one.statistic, other.statistic)
    if (
        _TO_NEXT.fullmatch(gap)
        and not timed
        and (_FROM.search(ahead) or _NO_PASSAGE.search(ahead) is None)
        and (_FROM.search(ahead) or one.companions or falls(ahead, one.part, other.part))
    ):
        return other
    if _ALONE_IN_BRACKET.fullmatch(gap):
        against = _AGAINST_START.search(ahead)
        if against is not None:
            return _by_way(one, other, against)
        own = _OWN_BRACKETS.search(ahead)
        if own and _two_brackets(line, other, following) and not _is_spread(line, one):
            return other if _by_way(one, other, own) is other else None
    return None


def _are_parts(line: Line, one: Item, other: Item) -> bool:
    """Tell "20 relapses (9 preoperative and 11 postoperative)": two numbers that sum to one in front of them."""
    whole = float(one.part.value) + float(other.part.value)
    return whole.is_integer() and any(
        float(part.value) == whole
        for mention in line.mentions
        if mention.end <= one.start
        for part in numbers_of(mention)
    )


def _by_way(one: Item, other: Item, said: re.Match[str]) -> Item | None:
    """Return the number that is less, or more, as the words say of the end."""
    first, last = float(one.part.value), float(other.part.value)
    if first == last:
        return None
    return one if (first < last) == bool(said["less"]) else other


def _two_brackets(line: Line, other: Item, following: Sequence[Item]) -> bool:
    """Tell whether another group's bracket with two numbers stands behind."""
    if len(following) != 2 or not _may_pair(*following):
        return False
    gap = line.text[other.end - line.start : following[0].part.start - line.start]
    return _NEXT_GROUP.fullmatch(gap) is not None and (
        _ALONE_IN_BRACKET.fullmatch(
            line.text[following[0].end - line.start : following[1].part.start - line.start]
        )
        is not None
    )


def _is_spread(line: Line, item: Item) -> bool:
    return _NO_PASSAGE.search(line.before(item.part.start, 60)) is not None


def _as_before(
    line: Line, end: Item, one: Item, other: Item, following: Sequence[Item]
) -> Item | None:
    """Return the second of two numbers that are told like the passage in front of them."""
    if len(end.companions) != len(other.companions):
        return None
    if other.statistic not in ("bare", end.statistic):
        return None
    gap = line.text[one.end - line.start : other.part.start - line.start]
    if not _NEXT.fullmatch(gap):
        return None
    if not SAME_AGAIN.search(line.text[end.end - line.start : one.part.start - line.start]):
        return None
    stop = following[0].start if following else line.end
    behind = re.split(r"[;,]\s|\.\s", line.text[other.end - line.start : stop - line.start])[0]
    if _OF_TWO.search(behind):
        return None
    # "lower than at baseline (3.1 vs 6.4), and in the salt group (5.9 vs 6.0)": the first again
    same = one if end.part.start - end.start < 2 and _VERSUS.search(gap) else other
    return replace(same, statistic=end.statistic, certain=end.certain)
