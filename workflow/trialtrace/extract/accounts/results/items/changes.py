"""Whether a mean is how much an outcome changed, and which way: "pain fell by 2.4 points".

A reduction is printed without its sign. Whoever computes with it must know that it is one: of two
reductions in pain the larger one is the better result, of two pains the smaller.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.ways import DIRECTIONS, better_way

_FELL = (
    r"(?:decreased|reduced|fell|dropped|declined|lowered|lessened|diminished|shrank|went down|came down"
    r"|shortened)"
)
_ROSE = r"(?:increased|rose|raised|gained|grew|went up|climbed|lengthened)"
_FALL = r"(?:reductions?|decreases?|declines?|falls?|drops?|decrements?)"
_RISE = r"(?:increases?|gains?|rises?|increments?)"
_DEGREE = (
    r"(?:(?:an?|about|approximately|around|nearly|almost|only|just|some|roughly|the|of|by|mean|average"
    r"|median|significantly|further|additional|estimated|adjusted) )*"
)
_WORDS = (
    rf"(?:(?P<fell>{_FELL})|(?P<rose>{_ROSE})|(?P<better>improved|ameliorated)"
    r"|(?P<worse>worsened|deteriorated)|(?P<changed>changed))"
)
_NOUNS = (
    rf"(?:(?P<fell>{_FALL})|(?P<rose>{_RISE})|(?P<better>improvements?|amelioration)"
    r"|(?P<worse>worsening|deteriorations?)|(?P<changed>changes?))"
)
# Figures that are no results: times, and those that are part of a word.
_NO_RESULT = (
    r"(?:[^.;:\d]|(?<=[A-Za-z-])\d+|\b\d+(?:-|\s)?(?:weeks?|months?|days?|years?|wk|h|hours?|min)\b"
    r"|\b(?:weeks?|months?|days?|years?|visit)\s\d+)"
)
# Up to the verb of the change, and not on to that of another statement.
_TO_ITS_VERB = rf"(?:(?!\b(?:was|were|is|are|had|has|have)\b){_NO_RESULT})"
# "Pain fell by 2.4", "rose 2.4"; not "fell to 2.4".
_MOVED_BY = re.compile(
    rf"\b{_WORDS}(?:{_NO_RESULT}{{0,80}}?\sby\s{_DEGREE}|\s{_DEGREE})[(\[]?[+\-\u2212\u2013]?\s?$",
    re.IGNORECASE,
)
# "The mean reduction in pain was 2.4", "change from baseline, -2.4".
_CHANGE_WAS = re.compile(
    r"(?:\b(?:mean|median|average|absolute|total|adjusted|squares|SD\)|SE\)|\(SD\)|\(SE\))\s(?:[\w()+/±-]+\s){0,4}?"
    rf"{_NOUNS}\b|\b{_NOUNS.replace('(?P<', '(?P<n_')}(?:\s?\((?:SD|SE|SEM|95% CI)\))?\s(?:from|in|of)\b)"
    rf"{_TO_ITS_VERB}{{0,120}}?(?:\b(?:was|were|of|is|averaged|by|:)|[,:=(\[])?\s?{_DEGREE}[(\[]?[+\-\u2212\u2013]?\s?$",
    re.IGNORECASE,
)
# "Falls in pain were similar (2.4", "reduction of pain: zinc 2.4"; words of a verdict or a name stand between.
_CHANGE_TOLD = re.compile(
    rf"\b{_NOUNS}\s(?:from|in|of)\b{_TO_ITS_VERB}{{0,90}}?(?:"
    r"\b(?:was|were)\s(?:not\s)?(?:\w+ly\s)?(?:similar|alike|comparable|equal|equivalent|greater|larger|smaller|bigger"
    r"|more pronounced|less pronounced|better|different)\b[^.;:()\d]{0,70}\("
    r"|:\s(?:[A-Za-z][\w-]*\s){1,3})\s?[+\-\u2212\u2013]?\s?$",
    re.IGNORECASE,
)
# "Pressure was lowered more with zinc (12.0": by so much, as "more" sets what was done against the other.
_MOVED_MORE = re.compile(
    rf"\b{_WORDS}\s(?:\w+ly\s)?(?:more|less|further|to a (?:greater|larger|lesser|smaller) (?:extent|degree))\s"
    r"(?:with|in|on|after|by|under)\s[^.;:()\d]{2,60}\(\s?[+\-\u2212\u2013]?\s?$",
    re.IGNORECASE,
)
# "Women lost 6.8 kg": who loses a weight has less of it; who loses blood has bled more.
_LOST = re.compile(rf"\b(?P<fell>lost)\s{_DEGREE}$", re.IGNORECASE)
_OF_WEIGHT = re.compile(
    r"(?:\s?(?:\u00b1|\+/-)\s?[\d.]+|\s?\((?:SD\s|SE\s)?[\d.]+\))?\s?(?:kg|kilograms?|lbs?|pounds?)\b"
)
_NO_UNIT = (
    r"(?:and|or|to|vs|with|without|after|following|before|during|by|for|from|of|in|on|at|than|but|no|per|the"
    r"|despite|compared|versus)"
)
# "a 2.4-point reduction in pain"
_REDUCTION_BEHIND = re.compile(
    rf"[ -]?(?:(?!{_NO_UNIT}\b)[A-Za-z%/]{{1,12}}[ -]){{0,2}}(?:mean |average |absolute )?{_NOUNS}\b",
    re.IGNORECASE,
)
_SAID_OF_DESIGN = re.compile(
    r"\b(?:after|following|with|during|despite|for|without)\s(?:\w+\s)?$", re.I
)
_ENDS_AT = re.compile(r"\b(?:to|from|than|at|of \d)\s(?:an?\s|the\s|mean\s)*$", re.IGNORECASE)
AMOUNTS = frozenset({"mean", "median"})


@dataclass(frozen=True, slots=True)
class Change:
    """Words that make a number the amount of a change.

    Attributes
    ----------
    start, end : int
        Offsets of the words in the document.
    way : int
        1 up, -1 down, 0 not said.
    value : int
        1 for the better, -1 for the worse, 0 not said.
    noun_of_fall : bool
        The word is "reduction" or its like, and no verb.
    """

    start: int
    end: int
    way: int
    value: int
    noun_of_fall: bool = False


def change_at(line: Line, low: int, start: int, end: int) -> Change | None:
    """Find the words that make a number of a sentence the amount of a change.

    Parameters
    ----------
    line : Line
        The sentence.
    low : int
        Where to begin, an offset into the document: the end of the number before, or the sentence.
    start, end : int
        Offsets of the number.

    Returns
    -------
    Change or None
        None where the number may be a value at one moment.
    """
    text, at = line.text, line.start
    ahead = text[low - at : start - at]
    if not _ENDS_AT.search(ahead):
        for rule in (_MOVED_BY, _CHANGE_WAS, _CHANGE_TOLD, _MOVED_MORE):
            found = rule.search(ahead)
            if found and not _SAID_OF_DESIGN.search(ahead, 0, found.start()):
                return _change(found, low)
        lost = _LOST.search(ahead)
        if lost and _OF_WEIGHT.match(text, end - at):
            return _change(lost, low)
    behind = _REDUCTION_BEHIND.match(text, end - at)
    return _change(behind, at) if behind else None


def _change(found: re.Match[str], at: int) -> Change:
    groups = {name.removeprefix("n_"): name for name, said in found.groupdict().items() if said}
    (word, name), *_ = groups.items()
    way = {"fell": -1, "rose": 1}.get(word, 0)
    value = {"better": 1, "worse": -1}.get(word, 0)
    noun = _NOUN_OF_FALL.fullmatch(found[name]) is not None
    return Change(at + found.start(name), at + found.end(name), way, value, noun)


# "Falls" and "drops" name other things too.
_NOUN_OF_FALL = re.compile(r"reductions?|decreases?|declines?|decrements?", re.IGNORECASE)


def write_change(account: Account, rows: Sequence[str], outcome: str, change: Change) -> None:
    """Write that results are a change, and which way it went as far as the words say.

    An improvement is a fall where more of the outcome is worse; where that is not known, the way
    is unclear.

    Parameters
    ----------
    account : Account
        The account.
    rows : sequence of str
        The row of the amount, then those of its spread.
    outcome : str
        Row of the outcome; where its own name holds the word ("weight gain"), it is no change of it,
        unless that is a fall of what the name says ("IOP reduction") and no word of the lexicon.
    change : Change
        The words.
    """
    # "Weight gain" is no change of weight gain; "the change in weight" is one of weight.
    own_name = account.outcomes.is_named_at(outcome, change.start) and (change.way or change.value)
    known = account.outcomes.is_known_at(outcome, change.start)
    if own_name and (known or not change.noun_of_fall):
        return
    span = (change.start, change.end)
    for row in rows:
        account.put(row, "basis", "change", span, "result.change")
    way = change.way or change.value * better_way(account.outcomes.polarity(outcome))
    told = DIRECTIONS[way] if way else "unclear" if change.value else ""
    if told:
        account.put(rows[0], "direction", told, span, "result.change")
