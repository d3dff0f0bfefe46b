"""Numbers that say how many were in one arm."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.arm import Arm
from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.sizes.arm_rules import (
    EACH_BEFORE,
    EACH_BEHIND,
    EOF_NOUN,
    FLOW,
    FROM_ARM,
    HAPPENED_TO,
    IN_EACH,
    IN_EACH_ANALYSED,
    SET_AGAINST,
    TO_ARM,
    TOLD,
)
from trialtrace.extract.accounts.sizes.counts import SIZE_KINDS, Count, counts_of
from trialtrace.extract.accounts.sizes.size import Size
from trialtrace.extract.accounts.sizes.words import (
    HAPPENED,
    HAPPENED_LATER,
    NOT_SIZE,
    NOUN,
    SEXED,
    THINGS,
)
from trialtrace.grammar.number_words import CARDINAL
from trialtrace.grammar.prefilter import sought

_IN_THE = r"(?:\s[a-z]+)?\swere\sin\sthe\s"
# How far a name may stand from its number.
FAR = 110
# "20 men in the zinc group": of that arm, but maybe those to whom something happened.
IN_ARM = "n.in_arm"


def named_sizes(counts: Sequence[Count], arms: list[Arm]) -> list[Size]:
    """Take the sizes that the arms were named with."""
    spans = {arm.n[0]: index for index, arm in enumerate(arms) if arm.n[0] >= 0}
    return [
        Size(one.start, one.end, one.value, "", "n.named_with", spans[one.start])
        for one in counts
        if one.start in spans
    ]


def each_size(one: Count) -> Size | None:
    """Read a number that is said of every arm: "30 in each group"."""
    behind = one.tail if one.inside else one.behind
    before = one.head if one.inside else one.before
    said = EACH_BEHIND.match(behind) or EACH_BEFORE.search(before)
    if not said and not one.inside and IN_EACH_ANALYSED.match(behind):
        said = IN_EACH.search(before)
    if not said and one.inside and not re.search(r"[\w)]", one.head.replace("n", "")):
        said = EACH_BEFORE.search(one.before.rstrip() + " ")
    if not said and one.inside and one.equals and not one.tail.strip():
        # "divided into two groups (n = 30)", if that makes the total
        if one.value >= 3 and EACH_BEFORE.search(one.before.rstrip() + " of "):
            return Size(one.start, one.end, one.value, "", "n.each_confirmed", each=True)
        return None
    if not said or one.value < 3 or NOT_SIZE.match(behind):
        return None
    noun = one.people or one.equals or not said.group().strip() or _NO_NOUN.match(behind)
    return Size(
        one.start, one.end, one.value, "", "n.each" if noun else "n.each_confirmed", each=True
    )


# "40 per group", "40 in each": who is counted goes without saying.
_NO_NOUN = re.compile(r"^(?:\s|,\s)(?:per|in|for|to|each)\b")


def beside_sizes(
    line: Line, counts: Sequence[Count], mentions: list[ArmMention], parted: bool = False
) -> list[Size]:
    """Give a number to the arm that stands right behind or in front of it.

    Parameters
    ----------
    line : Line
        A sentence.
    counts : sequence of Count
        Its numbers that may count people.
    mentions : list of ArmMention
        Where it speaks of arms.
    parted : bool
        Whether it parts what is no people (see `parts_events`).
    """
    found: list[Size] = []
    for place, one in enumerate(counts):
        after = next((mention for mention in mentions if mention.start >= one.end), None)
        ahead = next((m for m in reversed(mentions) if m.end <= one.start), None)
        later = counts[place + 1 :]
        next_start = next((a.start for a in later if one.inside or not a.inside), line.end)
        last_end = counts[place - 1].end if place else line.start
        text = line.text
        if ahead is not None and place and _of_some(one, counts[place - 1], ahead):
            continue
        if ahead is not None and ahead.end >= last_end:
            gap = text[ahead.end - line.start : one.start - line.start]
            if _pair_in_front(mentions, ahead, line, gap):
                continue
            # "In a placebo-controlled study, 63 men": the name is half a word.
            if (
                len(gap) < 60
                and not _HALF.match(gap)
                and FROM_ARM.match(gap)
                and EOF_NOUN.match(line.after(one.end, 60))
                and (one.inside or not THINGS.match(one.behind))
                and (one.inside or one.percent < 0 or ";" not in gap)
                and not (one.people and not one.inside and _BEFELL.match(one.behind))
            ):
                found.append(Size(one.start, one.end, one.value, "", "n.arm_before", ahead.arm))
                continue
            if _told_alike(found, ahead, gap):
                found.append(Size(one.start, one.end, one.value, "", "n.arm_before", ahead.arm))
                continue
        if after is None or after.start > next_start:
            continue
        had = _HAD_IT.fullmatch(text[one.end - line.start : after.start - line.start])
        if NOT_SIZE.match(one.behind) and not had:
            continue
        if one.percent >= 0 and not TOLD.search(line.text[one.end - line.start :][:60]):
            continue
        gap = text[one.end - line.start : after.start - line.start]
        if HAPPENED_TO.search(one.before) and not one.inside:
            continue
        if not one.inside and one.percent < 0:  # "20 men (mean age 40) received zinc"
            gap = _BRACKETED.sub("", gap)
        if gap == " (" and not one.inside and TOLD.search(line.after(after.start, 60)):
            # "28 (group A) were given zinc": the bracket says who they are
            found.append(Size(one.start, one.end, one.value, "", "n.to_arm", after.arm))
            continue
        if _AND_ANOTHER.fullmatch(gap):  # "to 20 men and placebo to 22"
            continue
        if len(gap) >= 90 or not TO_ARM.match(gap) or arms_listed(line, mentions, after):
            continue
        # "6 zinc and 12 placebo patients died": what happened is told behind both.
        if gap == " " and HAPPENED_LATER.search(re.split(r"[.;,]\s", line.after(after.end, 90))[0]):
            continue
        # "The 20 men on zinc", "of 20 men on zinc, 8 ...": all of them.
        definite = _DEFINITE.search(line.before(one.start, 8))
        flow = FLOW.search(line.before(one.start, 120))
        were_in = not parted and _are_in(gap, line, found)
        told = definite or flow or had or TOLD.search(gap) or were_in
        if SET_AGAINST.search(one.before) and not _is_sized(line, ahead):
            told = False  # "no rash on zinc, compared with 18 in those given salt"
        named = TOLD.search(gap) or one.people or (were_in and _WERE_IN.match(gap))
        rule = "n.to_arm" if named else "n.to_arm_bare"
        if _in_an_arm(gap) and not told:
            rule = IN_ARM
        found.append(Size(one.start, one.end, one.value, "", rule, after.arm))
    return found


def _told_alike(found: Sequence[Size], name: ArmMention, gap: str) -> bool:
    """Tell "the zinc group included 28 men and the salt group 32": the verb is told once."""
    return (
        bool(found)
        and _GROUP.fullmatch(gap) is not None
        and (
            found[-1].rule == "n.arm_before"
            and found[-1].arm != name.arm
            and found[-1].end < name.start
        )
    )


_GROUP = re.compile(r"\s(?:(?:group|arm)\s)?")


def parts_events(line: Line, before: Line | None) -> bool:
    """Tell "by May 60 relapses were seen. Of these, 28 were in the zinc group": no people are parted."""
    parted = _PARTED.search(line.text)
    if parted is None:
        return False
    end = line.start + parted.start()
    for told in (line, before if parted["these"] else None):
        ahead = [one for one in told.mentions if one.end <= end] if told else []
        if told and any(one.kind in SIZE_KINDS for one in ahead):
            return not any(one.people for one in counts_of(told) if one.end <= end)
    return False


# "of these, | 28 were in", "60 relapses: | 28 were in"
_PARTED = sought(
    rf"(?P<these>\b(?:of|among)\s(?:these|those|them|which),?\s)?(?<!\w)(?:\d[\d,]*|{CARDINAL}){_IN_THE}",
    re.IGNORECASE,
)


def _are_in(gap: str, line: Line, found: Sequence[Size]) -> bool:
    """Tell "28 were in the zinc group and 32 in the salt group": so many made it up."""
    told = _WERE_IN.match(gap)
    last = found[-1].end if found else line.end
    return bool(told or _WERE_IN.match(line.after(last, 40)))


def _is_sized(line: Line, name: ArmMention | None) -> bool:
    """Tell whether the arm named in front of a number has people counted at its name."""
    if name is None:
        return False
    return bool(
        _COUNTED_AT.search(line.before(name.start, 60))
        or _SIZE_BEHIND.match(line.after(name.end, 24))
    )


_COUNTED_AT = re.compile(
    r"\b\d+\s(?:[a-z-]+\s){0,2}?" + NOUN + r"\s(?:[a-z-]+\s){0,4}$", re.IGNORECASE
)
_SIZE_BEHIND = re.compile(
    r"\s?(?:groups?|arms?)?\s?[(\[]\s?(?:n\s?=\s?)?\d+[)\],;\s]", re.IGNORECASE
)


def _pair_in_front(mentions: list[ArmMention], name: ArmMention, line: Line, gap: str) -> bool:
    """Tell "A was compared with B in 61 cooks": the number is of both."""
    others = [one for one in mentions if one.end <= name.start and one.arm != name.arm]
    if not others or not _IN_ALL.fullmatch(gap):
        return False
    between = line.text[others[-1].end - line.start : name.start - line.start]
    return len(between) < FAR and not _ANY_NUMBER.search(between)


_IN_ALL = re.compile(
    r"(?:\s\([^()]{1,40}\))?(?:\s[\w-]+){0,4}?,?\s(?:in|among|on|for)\s(?:a total of\s)?|,\s"
)
_BRACKETED = re.compile(r"\s?\([^()]{0,80}\)")
_DEFINITE = re.compile(r"(?:\bthe|(?:^|[.;:,] )(?:Of|Among|of|among)) $", re.IGNORECASE)
# "In the zinc group, 33 men did not come back": what became of some of them.
_BEFELL = re.compile(
    r"^\s(?:(?!(?:who|that|whose|with|were|was|received|underwent)\b)[\w'’-]+\s){0,4}?"
    r"(?:did\snot|could\snot|failed|needed|required|" + HAPPENED + r")\b",
    re.IGNORECASE,
)
_AND_ANOTHER = re.compile(r"\s[\w-]+,? and (?:the )?")
# "Twenty-eight were in the zinc group"
_WERE_IN = re.compile(_IN_THE)
# "28 men had zinc": what they were given.
_HAD_IT = re.compile(
    rf"\s(?:[a-z-]+\s)?{NOUN}\shad\s(?:only\s)?(?:the\s|an?\s)?(?:oral\s)?", re.IGNORECASE
)
_HALF = re.compile(r"-[a-z]")


def _of_some(one: Count, other: Count, name: ArmMention) -> bool:
    """Tell "59 in the zinc group (36 male)": the name's own number stands in front of it."""
    if not (one.inside and SEXED.match(one.tail) and other.end <= name.start):
        return False
    return bool(TO_ARM.match(one.line.after(other.end, name.start - other.end)))


_IN = re.compile(
    r"\s*(?:" + NOUN + r"|[a-z]{3,}s(?= (?:in|on)\b))?\s*(?:in|on|for|with|of)\b", re.IGNORECASE
)


def _in_an_arm(gap: str) -> bool:
    """Tell "45 patients in the A group": it may count those to whom something happened."""
    return bool(_IN.match(gap))


def arms_listed(line: Line, mentions: list[ArmMention], first: ArmMention) -> bool:
    """Tell "to A or B" and "to A and to B" from "to A and 24 to B": the number is then the whole."""
    if _OR_ELSE.match(_BRACKET.sub("", line.after(first.end, 120))):
        return True  # whatever the other is called
    for following in mentions:
        if following.start < first.end or following.arm == first.arm:
            continue
        gap = line.text[first.end - line.start : following.start - line.start]
        if gap.count("(") > gap.count(")"):
            continue
        # A number in brackets behind a name is that name's own: "to A (n = 25) or B (n = 28)".
        gap = _BRACKET.sub("", gap)
        if _VERB.search(gap) or len(gap) > FAR:
            return False
        return bool(_JOINED.search(gap)) and not _ANY_NUMBER.search(gap)
    return False


_OR_ELSE = re.compile(r"(?:\s[\w/+-]+){0,4}?,?\s{1,2}(?:or|versus|vs\.?)\s(?:to\s)?(?!\d)[A-Za-z]")
_BRACKET = re.compile(r"\([^()]{0,120}\)|^[^()]{0,80}\)")
_JOINED = re.compile(r"\b(?:or|versus|vs|and|compared)\b|,")
_VERB = re.compile(r"\b(?:was|were|is|are|had|has|there|received|showed|did)\b")
_ANY_NUMBER = re.compile(
    r"(?<![\w.-])\d[\d,.]*(?![\d,.]|[ -]?(?:mg|g|ml|%|Gy|weeks?|months?|days?|years?|minutes?|cycles?)\b)"
    r"|\b(?:[a-z]+teen|[a-z]+ty|ten|eleven|twelve)\b(?![a-z-]*(?:ity|uty))",
    re.IGNORECASE,
)
