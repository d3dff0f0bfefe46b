"""The total where no verb tells of it: the largest number of people that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from trialtrace.extract.accounts.scopes.scope_rules import GENERIC
from trialtrace.extract.accounts.sizes.counts import Count, is_one_group
from trialtrace.extract.accounts.sizes.rules import A_GROUP, DESCRIBES, OF_A_PART, PART
from trialtrace.extract.accounts.sizes.size import Size
from trialtrace.extract.accounts.sizes.sums import alike
from trialtrace.extract.accounts.sizes.totals import has_fellow, is_narrowed
from trialtrace.extract.accounts.sizes.words import (
    CLAUSE,
    HAPPENED_LATER,
    NOT_SIZE,
    NOUN,
    RELATIVE,
    UNITS,
)

RULE = "n.largest"
# Fewer are a team, a family, or a few to whom something happened.
_FEWEST = 5
# The noun stands behind words that describe people, and behind no preposition.
_PEOPLE = re.compile(
    r"^[\s-](?:(?!(?:of|in|on|to|for|with|from|by|at|or|than|per|were|was|had|and)\b)"
    r"[\w'’/+.-]+,?\s){0,5}?(?!who\b|of\b)" + NOUN + r"\b",
    re.IGNORECASE,
)
# "16 pilots with gout and 14 without", "in 74 and 62 patients": neither is the whole.
_AND = re.compile(
    r"[^.;:]{0,70}(?:\band|\bor|\bversus|\bvs\.?|\bv)\s(?:the\s(?:other|remaining)\s)?"
)
# "zinc, 20 patients; salt, 22 patients"
_ITEMS = re.compile(rf"\s{NOUN};\s[^.;:]{{2,60}}?,\s", re.IGNORECASE)
_DEFINITE = re.compile(r"\b[Tt]he $")
_CONTROLS = re.compile(r"^ (?:[\w-]+ ){0,3}?controls\b")
# "A group of 60 patients": all of them, where no other group is spoken of.
_A_GROUP_OF = re.compile(
    r"\b[Aa] (?:[\w-]+ )?group of\s*$"
    r"|\b(?:study|whole|entire|total|patient) (?:group|population|cohort|sample)\b",
    re.IGNORECASE,
)
# "Completed by 42 men": who did it, and not by how much.
_DONE_BY = re.compile(r"\w(?:ed|en) by\s+$")
# Whom a place serves, and of whom the sample was taken: "serving some 9000 people", "selected from 300".
_NO_SAMPLE = re.compile(
    r"\b(?:serv(?:es?|ing|ed)|population of|catchment (?:area|population) of"
    r"|(?:identified|selected|drawn|chosen|sampled) from(?: among)?)(?: the| a| these| all)?"
    r"(?: approximately| about| some| over| nearly| almost| around| roughly| more than| total of)* $"
)
# Talk about the world or about other work has numbers of people too.
_WORLD = tuple(
    one
    for one in GENERIC
    if one.name in ("generic.plural", "generic.population", "generic.earlier_work")
)
_BACKGROUND = re.compile(r"\W*(?:background|introduction|context|rationale)\b", re.IGNORECASE)


def default_total(counts: Sequence[Count], parts: Iterable[int]) -> Size | None:
    """Return the largest number of people named as such, the first where it is repeated.

    Parameters
    ----------
    counts : sequence of Count
        All numbers of the account that may count people, in order.
    parts : iterable of int
        Starts of numbers that are known to be of one arm.

    Returns
    -------
    Size or None
        None where no number of people is left that may be the whole.
    """
    known = frozenset(parts) | _paired(counts)
    able = [one for one in counts if one.start not in known and _may_be_whole(one)]
    wholes = {one.value for one in counts if one.part == "denominator"}
    if len(wholes) > 1:  # "26 of 40 with zinc, 17 of 42 with placebo": each is of one arm
        able = [one for one in able if not one.part]
    if any(_CONTROLS.match(one.behind) for one in counts):  # cases and controls, each counted
        return None
    people = [one for one in able if not UNITS.match(one.behind)] or able
    best = max(people, key=lambda one: one.value, default=None)
    if best is None:
        return None
    return Size(best.start, best.end, best.value, "unclear", RULE, tier="unsure")


def _paired(counts: Sequence[Count]) -> frozenset[int]:
    """Return where numbers stand that "and" joins to another of the same sentence."""
    found: set[int] = set()
    for one, other in pairwise(counts):
        if one.line is not other.line or not (one.named or one.people or other.named):
            continue
        if not alike([one.value, other.value]):  # "60 men with acne and 3 scars"
            continue
        gap = one.line.text[one.end - one.line.start : other.start - one.line.start]
        if _AND.fullmatch(gap) or _ITEMS.fullmatch(gap):
            found |= {one.start, other.start}
    return frozenset(found)


_GROUP = re.compile(r"\b(?:groups?|arms?|controls)\b", re.IGNORECASE)


def is_of_group(one: Count) -> bool:
    """Tell whether the words beside a number say that one group is counted."""
    clause = CLAUSE.split(one.behind)[0]
    before = _A_GROUP_OF.sub("", one.before)
    return bool(_GROUP.search(clause[:70]) or PART.search(before[-60:]))


def _may_be_whole(one: Count) -> bool:
    if one.value < _FEWEST or one.inside or one.part == "numerator" or is_one_group(one):
        return False
    if one.percent >= 0 and not one.part:  # "40 patients (25%)": a part of them
        return False
    if not (one.named or _PEOPLE.match(one.behind)):
        return False
    # "Seventeen of the 42 men had a fever": what happened is told of the seventeen.
    of_all = one.part == "denominator" and _DEFINITE.search(one.before)
    if NOT_SIZE.match(one.behind) and not of_all:
        return False
    if _BACKGROUND.match(one.line.section) or any(rule.search(one.line.text) for rule in _WORLD):
        return False
    if is_narrowed(one) or has_fellow(one, one.behind) or _NO_SAMPLE.search(one.before):
        return False
    clause = CLAUSE.split(one.behind)[0]
    # "The 60 patients who relapsed" are some of them; "60 patients who had relapsed" may be all.
    told = clause if _DEFINITE.search(one.before) else RELATIVE.split(clause)[0]
    return not (
        (HAPPENED_LATER.search(told) and not of_all)
        or A_GROUP.search(clause[:70])
        or PART.search(_A_GROUP_OF.sub("", one.before)[-60:])
        or OF_A_PART.search(one.before)
        or (DESCRIBES.search(one.before) and not _DONE_BY.search(one.before))
    )
