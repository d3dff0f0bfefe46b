"""A number of people in brackets of its own: "at follow-up (N = 60)", "12 schools (640 pupils)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.sizes.counts import Count
from trialtrace.extract.accounts.sizes.rules import PART
from trialtrace.extract.accounts.sizes.size import Size
from trialtrace.extract.accounts.sizes.words import HAPPENED_LATER, NOUN
from trialtrace.grammar.people import PERSONS

RULE = "n.alone"
# Fewer are some to whom something happened.
_FEWEST = 10
# A name so near in front of the brackets has the number for its own.
_NEAR = 80
# What is told of a study as such.
_STUDY = re.compile(
    r"\b(?:stud(?:y|ies)|trial|RCT|follow-?up|analys[ei]s|sub-?sample|sample|population|random\w+"
    r"|enrol\w+|recruit\w+|questionnaires?|survey|completed|baseline|treatment|programme?)\b",
    re.IGNORECASE,
)
# "In patients over 80 (n = 34)": some of them.
_SOME = re.compile(
    rf"\b(?:{PERSONS}|those|eyes|who|with"
    r"|without|because of|due to|owing to|from|reasons?|causes?|(?:were|was) an?)\b[^.,;]{0,60}$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween (?:the )?(?:\w+ )?(?:arms|groups)\s*$", re.IGNORECASE)
# Places that hold people, and sizes that a study has.
_PLACES = re.compile(
    r"\b(?:practices|hospitals|cent(?:re|er)s|clinics|sites|villages|schools|wards|clusters|units"
    r"|homes|communities|towns|parishes|large|larger|small)\s*$",
    re.IGNORECASE,
)
_STUDIED = re.compile(
    r"^ (?:were|was) (?:evaluated|studied|compared|examined|investigated|tested)\b"
)
_ONLY_NOUN = re.compile(r"^\s(?:[\w-]+\s){0,2}?" + NOUN + r"$", re.IGNORECASE)


def alone_size(line: Line, counts: Sequence[Count], mentions: Sequence[ArmMention]) -> Size | None:
    """Read the one number of people that a sentence has in brackets, if no group is named there.

    Parameters
    ----------
    line : Line
        A sentence.
    counts : sequence of Count
        Its numbers that may count people.
    mentions : sequence of ArmMention
        Where it speaks of arms.

    Returns
    -------
    Size or None
        A number of all who were looked at there; ``None`` where there are several, or where the
        words in front say who of them is counted.
    """
    inside = [one for one in counts if one.inside and (one.equals or one.people)]
    if len(inside) != 1 or sum(one.kind == "n_equals" for one in line.mentions) > 1:
        return None
    (one,) = inside
    if one.value < _FEWEST or one.part or one.percent >= 0:
        return None
    if any(one.start - _NEAR < mention.end <= one.start for mention in mentions):
        return None
    told = _with_equals(one) if one.equals else _with_noun(one)
    return Size(one.start, one.end, one.value, "analysed", RULE) if told else None


def _with_equals(one: Count) -> bool:
    before = one.before.rstrip()
    if one.tail.strip() or not before or not before[-1].isalpha():
        return False
    if _BETWEEN.search(before):
        return True
    if PART.search(before[-60:]) or _SOME.search(before) or HAPPENED_LATER.search(before[-60:]):
        return False
    return bool(_STUDY.search(before[-_NEAR:]))


def _with_noun(one: Count) -> bool:
    if one.head.strip() or not _ONLY_NOUN.match(one.tail):
        return False
    return bool(_PLACES.search(one.before) or _STUDIED.match(one.behind))
