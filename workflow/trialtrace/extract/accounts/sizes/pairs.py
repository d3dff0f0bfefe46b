"""The two arms of a trial counted side by side: in the same words, or as one and the other."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from trialtrace.extract.accounts.sizes.counts import Count
from trialtrace.extract.accounts.sizes.freeing import TOLD_RULES
from trialtrace.extract.accounts.sizes.size import Size
from trialtrace.extract.accounts.sizes.words import NOT_SIZE
from trialtrace.grammar.people import PERSONS

Pair = tuple[Count, Count]
# How many numbers back, and in which sentence, the one stands of "the other 28 men".
_BACK = 6
_UNEVEN = 3
_OTHER = re.compile(
    r"\bthe (?:other|remaining|second|rest,?)(?: (?:group|arm|one|half))?"
    r"(?:,? (?:of|with|consisted of|comprised|included|including|contained))? $",
    re.IGNORECASE,
)
# "One group of 20 men": the other may be told of some sentences on.
_REACH = 3
_ONE = re.compile(r"\b(?:[Oo]ne|[Tt]he first) (?:group|arm|half)\b[^.;]{0,30}$")
_GOT = re.compile(
    r"\b(?:received|underwent|treated|given|took|got|assigned|allocated|randomi[sz]ed|used"
    r"|consisted|operated)\b"
)
# "… while 28 men served as controls", "; 28 men were given no splint"
_AS_CONTROLS = re.compile(
    r"(?:\s[a-z-]+){0,3}?\s(?:(?:served|acted|functioned|were used) as (?:[a-z-]+ ){0,2}?controls?\b"
    r"|remained (?:as )?(?:untreated|controls)\b|(?:received|had|were given|got) (?:no|nothing|neither)\b)"
)
_HAD_NOT = re.compile(r"\bhad (?:no|neither|an?|the|only)\b")


def one_and_other(counts: Sequence[Count]) -> Pair | None:
    """Find "20 men got a splint; (the other) 28 men got nothing": two groups, and no third.

    Numbers that are far smaller are of doses and days, and are passed over.
    """
    for place, one in enumerate(counts):
        if one.inside or one.percent >= 0 or one.part:
            continue
        near = counts[max(0, place - _BACK) : place]
        first = next((other for other in reversed(near) if _alike(one, other)), None)
        if first is None:
            continue
        if _got_something(first) and _got_something(one) and _are_even(first, one):
            return first, one
        if not (_OTHER.search(one.before) or _AS_CONTROLS.match(one.behind)):
            continue
        told = (
            _GOT.search(one.behind[:60])
            or _HAD_NOT.search(one.behind[:60])
            or _AS_CONTROLS.match(one.behind)
        )
        if NOT_SIZE.match(one.behind) and not told:
            continue
        reach = _REACH if _ONE.search(first.before) else 1
        if one.line.index - first.line.index > reach:
            continue
        if _GOT.search(first.behind[:60]) or _GOT.search(first.before[-24:]):
            return first, one
    return None


# "20 men (aged 18 to 40) with acne were given": what was done to those counted, in their clause.
_GIVEN = re.compile(
    r"(?:\s(?!(?:of|were|was|and|or|had|received|underwent|took|got|completed)\b)[^\s.;:,\d]+){0,8}?"
    r"(?:,\s(?:who|whose|with|aged)\s[^.;:,]{3,80},)?"
    r"\s(?:(?:were|was|had been|have been)\s(?:[a-z]+\s)?(?:treated|given|operated|managed|offered"
    r"|prescribed|supplemented|immuni[sz]ed|vaccinated|(?:assigned|allocated|randomi[sz]ed)\sto"
    r"|selected\s(?:[a-z]+\s){0,3}to\sreceive)|received(?!\s(?:the|their)\s(?:assigned\s)?(?:allocat"
    r"|intervention|treatment|study))|underwent(?!\srandom)|took|got|had(?=\s(?:a|an|the|no|only)\s)"
    r"|served\sas|acted\sas|remained\s(?:as\s)?(?:untreated|controls))\b"
)
# A number that opens a clause of its own.
_OPENS = re.compile(
    r"(?:^|[.;:,]\s|\b(?:and|while|whereas)\s)(?:the\s|a\stotal\sof\s)?$", re.IGNORECASE
)
_OF_THEM = re.compile(
    r"\b(?:of|among)\s(?:whom|which|these|them|those|the)\b[^.;]*$", re.IGNORECASE
)
_PARTED = re.compile(r"[^.;]{0,80}?\b(?:or|versus|vs|either)\b")
_EVEN = 0.6


def _got_something(one: Count) -> bool:
    """Tell "24 men received no splint" from "among them, 24 men received a second one"."""
    if not _OPENS.search(one.before) or _OF_THEM.search(one.before):
        return False
    given = _GIVEN.match(one.behind)
    # "were given zinc or placebo": the whole was parted.
    return bool(given) and not _PARTED.match(one.behind[given.end() :])


def _are_even(one: Count, other: Count) -> bool:
    """Tell two groups of one trial from a whole and a part of it."""
    low, high = sorted((one.value, other.value))
    return low >= _EVEN * high and other.line.index - one.line.index <= 1


def _alike(one: Count, other: Count) -> bool:
    low, high = sorted((one.value, other.value))
    return low * _UNEVEN >= high and low > 2 and not other.part and other.percent < 0


def other_sizes(pair: Pair | None, told: Sequence[Size]) -> list[Size]:
    """Give "the other 28 men" to the other of two arms, and the number before it to the one.

    Parameters
    ----------
    pair : pair of Count or None
        The two groups, where the text sets them side by side.
    told : sequence of Size
        The numbers that words give to an arm.

    Returns
    -------
    list of Size
        Both numbers; empty where no name tells whose one of them is, or names tell both.
    """
    if pair is None:
        return []
    first, other = pair
    known = {size.start: size.arm for size in told if not size.each and size.arm >= 0}
    # Where names tell both in so many words, they are trusted more.
    firm = {size.start: size.arm for size in told if size.rule in TOLD_RULES}
    if len({firm.get(one.start, -1) for one in pair} - {-1}) == len(pair):
        return []
    if first.start not in known and other.start not in known:
        return []
    arm = known[first.start] if first.start in known else 1 - known[other.start]
    return [
        Size(one.start, one.end, one.value, "", "n.one_and_other", which)
        for one, which in ((first, arm), (other, 1 - arm))
    ]


def in_turn(pair: Pair | None, order: Sequence[int], taken: Collection[int]) -> list[Size]:
    """Give "20 had a splint, the other 22 had none" to two arms that no name tells, in order."""
    if pair is None or any(one.start in taken for one in pair):
        return []
    return [
        Size(one.start, one.end, one.value, "", "n.one_and_other", arm, "unsure")
        for one, arm in zip(pair, order, strict=True)
    ]


def parallel_sizes(counts: Sequence[Count], told: Sequence[Size], arms: int) -> list[Size]:
    """Give the other of two arms a number that is told in the same words as its neighbour's.

    "30 men were in the zinc group and 28 in the other", "21 nurses underwent coaching, 23 underwent
    nothing": one name is found, and the words between number and name are the same.
    """
    known = {size.start: size.arm for size in told if size.rule in ("n.to_arm", "n.arm_before")}
    if arms != 2 or len(set(known.values())) != 1:
        return []
    found = []
    for one, other in (*pairwise(counts), *((b, a) for a, b in pairwise(counts))):
        if one.start not in known or other.start in known or one.inside or other.inside:
            continue
        if _A_SHARE_BEHIND.match(one.behind) or _A_SHARE_BEHIND.match(other.behind):
            continue
        sign = _sign(one)
        alike = other.value >= 3 and max(one.value, other.value) <= 5 * min(one.value, other.value)
        if sign and sign == _sign(other) and alike and other.percent < 0 and not other.part:
            found.append(
                Size(other.start, other.end, other.value, "", "n.parallel", 1 - known[one.start])
            )
    return found[:1]


# "10 men in the zinc group (67%; 95% CI ...) and two in the salt group (13%)": those to whom something happened.
_A_SHARE_BEHIND = re.compile(
    r"\s(?:[\w'’-]+\s){0,3}?in\sthe\s[^().;,\d]{2,40}\(\s?\d+(?:[.·]\d+)?\s?%", re.IGNORECASE
)
_SIGN = re.compile(
    rf"^\s(?:(?:[\w'’-]+\s){{0,4}}?(?:{PERSONS}|[a-z]+s)\s)?"
    r"(?P<sign>in the|to|on|received|underwent|were "
    r"(?:randomi[sz]ed|assigned|allocated|given|treated)|started|using|who (?:were|received))\b"
)
_SIGN_BEFORE = re.compile(r"\b(?P<sign>enrolled|(?:consisted|group|arm) of|included|comprised)\s*$")


def _sign(one: Count) -> str:
    """Return the words that lead from a number to its arm, on the one side or the other."""
    found = _SIGN_BEFORE.search(one.before) or _SIGN.match(one.behind)
    return found["sign"] if found else ""
