"""Numbers in turn of as many outcomes, all of one arm: "zinc cut pain and itch by 30% and 40%, respectively"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.counted import in_two_places, is_run
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.items.words import without_brackets
from trialtrace.grammar.people import PERSONS

_RESPECTIVELY = re.compile(r"[^.;:\d]{0,24}\brespectively\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[;:]\s|\.\s(?=[A-Z])")
# "pain and itch scores were reduced by about": two outcomes and what was found of them.
_WORDS = r"[\w/%'’-]+"
_LIST = re.compile(
    rf"(?P<list>(?:{_WORDS}(?:\s{_WORDS}){{0,3}},\s)*{_WORDS},?\sand\s(?P<last>{_WORDS}(?:\s(?!and\b){_WORDS}){{0,11}}?))"
    r"\s?[(\[]?$"
)
# What is listed are groups, known by name or not, or the moments of one outcome.
_NO_OUTCOMES = re.compile(
    rf"\b(?:groups?|arms?|treatments|regimens|controls?|placebo|{PERSONS}|eyes|sides|both|between|before|after|baseline"
    r"|respectively|treated|untreated|weeks?|months?|days?|years?|hours?)\b",
    re.IGNORECASE,
)
# "was 12% and 31% and cough was": numbers are no outcomes.
_NUMBER = re.compile(r"(?<![\w-])\d[\d.]*%?(?=[\s,])")
_NUMBER_AHEAD = re.compile(r"\d[\d.]*%?\s$")
# From an arm's name in front to the list: it did something, or frames the clause.
_LEADS = re.compile(
    r",|\b(?:groups?|arms?)\b|\b[a-z]{2,}(?:ed|lt)\b|\b(?:had|fell|rose|led|cut|gave|showed|was|were|is)\b",
    re.IGNORECASE,
)

# "23% and 5%, respectively, in the zinc group": what was told in turn is no arm, for one alone is named.
_TO_THE_ONE = re.compile(
    r"\s?(?:%|per ?cent\b)?(?:\s[\w/²]{1,10})?\s?,?\srespectively,?\s(?:in|for|with|on|of|among|after|under)\s"
    rf"(?:(?:the|those|{PERSONS}|in|on|with|given|receiving|assigned|allocated|to|who|received)\s)*",
    re.IGNORECASE,
)
_ENDS_THERE = re.compile(
    rf"(?:\s(?:plus|\+)\s[\w-]+)?(?:[\s-](?:alone|only|groups?|arms?|treated|recipients|{PERSONS}))*"
    r"(?:\s?[,;.)(]|$|,?\s(?:and|versus|vs\.?|compared)\s(?:\d|with\b|to\b|in\b))",
    re.IGNORECASE,
)
# "for beans and peas": these may be the arms, under names that are not known.
_OF_WHOM = re.compile(r"\b(?:for|in|with|of|on|after|among|between|by|the)\s$", re.IGNORECASE)
NOBODY = -2


def of_outcomes_in_turn(
    line: Line, part: Sequence[Item], mentions: Sequence[ArmMention], items: Sequence[Item]
) -> int:
    """Return the one arm that numbers "respectively" are of, where their clause lists as many outcomes; else -1.

    "In the zinc group, pain and itch fell by 12 and 7 mm, respectively" tells two of zinc's numbers. Where the
    clause names no arm, they are of nobody in particular (``NOBODY``). Where it names two, or what is listed
    may be groups, the numbers are one an arm.

    Parameters
    ----------
    line : Line
        The sentence.
    part, items : sequence of Item
        The numbers side by side, and all of the sentence.
    mentions : sequence of ArmMention
        Where the sentence speaks of arms.
    """
    if mentions and mentions[0].start >= part[-1].end and in_two_places(line, part, mentions):
        return mentions[0].arm  # "0.9 at the spine and 0.8 at the hip in the zinc group"
    if not is_run(line, part):
        return -1
    near = _named_near(line, part, mentions, items)
    if (arm := _the_one_behind(line, part, near)) >= 0:
        return arm
    if (
        len({one.arm for one in near}) <= 1
        and _RESPECTIVELY.match(without_brackets(line.after(part[-1].end, 90)))
        and _lists_outcomes(line, part, near)
    ):
        return near[0].arm if near else NOBODY
    behind = {one.arm for one in near if one.start >= part[-1].end}
    if len(behind) == 1 and _goes_on(line, part, behind, mentions, items):
        return behind.pop()
    return -1


def _the_one_behind(line: Line, part: Sequence[Item], near: Sequence[ArmMention]) -> int:
    """Return the arm to which "respectively" leads, where the clause goes on to no other; else -1."""
    behind = [one for one in near if one.start >= part[-1].end]
    if len({one.arm for one in behind}) != 1:
        return -1
    gap = line.text[part[-1].end - line.start : behind[0].start - line.start]
    leads = _TO_THE_ONE.fullmatch(without_brackets(gap))
    ends = _ENDS_THERE.match(line.text, behind[-1].end - line.start)
    return behind[0].arm if leads and ends else -1


def _named_near(
    line: Line, part: Sequence[Item], mentions: Sequence[ArmMention], items: Sequence[Item]
) -> list[ArmMention]:
    """Return the names of the clause since the number before these, up to the next number behind them."""
    before = max((one.end for one in items if one.end <= part[0].start), default=line.start)
    following = min((one.start for one in items if one.start >= part[-1].end), default=line.end)
    ahead = _CLAUSE_END.finditer(line.text, before - line.start, part[0].start - line.start)
    begins = line.start + max((m.end() for m in ahead), default=before - line.start)
    stop = _CLAUSE_END.search(line.text, part[-1].end - line.start, following - line.start)
    ends = line.start + stop.start() if stop else following
    return [one for one in mentions if begins <= one.start < ends]


def _lists_outcomes(line: Line, part: Sequence[Item], near: Sequence[ArmMention]) -> bool:
    """Tell whether as many outcomes as numbers are listed in front, and nothing that may be a group."""
    before = _in_front(line, part[0].start, near)
    found = _LIST.search(before)
    if found is None or _NO_OUTCOMES.search(found["list"]):
        return False
    if _NUMBER.search(found["list"]) or _NUMBER_AHEAD.search(before, 0, found.start()):
        return False
    listed = found["list"].removesuffix(found["last"])
    if listed.count(", ") + (", and " not in listed) + 1 != len(part):
        return False
    if not near and _OF_WHOM.search(before, 0, found.start()):
        return False
    ahead = before.rfind(_NAME, 0, found.start())
    return ahead < 0 or bool(_LEADS.search(before, ahead, found.start() + 20))


_NAME = "¤"
_WHEN = re.compile(
    r"(?:(?:[A-Z]{4,}|Results|Findings):?\s)?(?:At|After|In|During|On|By|Over|Within|However|Overall|Moreover|Also|Similarly|Finally)\b[^,.;:]{0,60},\s"
)
# "pain and itch with zinc were": whose they are stands between the outcomes and the verb.
_OF_ARM = re.compile(r"\s(?:in|for|of|with|on|among|after|under)\s(?:the\s)?$")
_GOES_ON = re.compile(
    rf"(?:[\s-](?:groups?|arms?|treated|treatment|therapy|recipients|{PERSONS}))*(?=\s[a-z]{{2,}}ed\b|\s(?:was|were|fell|rose)\b)"
)


def _in_front(line: Line, start: int, near: Sequence[ArmMention]) -> str:
    """Return what stands in front of numbers, without brackets, a sign for each name, and without "with zinc" there."""
    low = start - len(line.before(start, 160))
    opens = _WHEN.match(line.text)  # "At the end of the trial, pain and itch fell by"
    if opens and not any(one.start < line.start + opens.end() for one in near):
        low = max(low, line.start + opens.end())
    out, done = "", low
    for mention in (one for one in near if low <= one.start and one.end <= start):
        out += line.text[done - line.start : mention.start - line.start]
        done = mention.end
        goes_on = _GOES_ON.match(line.text, done - line.start)
        lead = _OF_ARM.search(out)
        if goes_on is not None and lead is not None:
            out, done = out[: lead.start()], line.start + goes_on.end()
        else:
            out += _NAME
    return (
        " ".join(without_brackets(out + line.text[done - line.start : start - line.start]).split())
        + " "
    )


def _goes_on(
    line: Line,
    part: Sequence[Item],
    behind: set[int],
    mentions: Sequence[ArmMention],
    items: Sequence[Item],
) -> bool:
    """Tell whether the numbers in front were another arm's in turn: "4 and 3, respectively, in A and 6 and 5 in B"."""
    ahead = [one for one in items if one.end <= part[0].start][-len(part) :]
    if len(ahead) < len(part):
        return False
    earlier = [one for one in items if one.start < part[0].start]
    # the names behind the last of those, not the ones behind these
    named = [one for one in mentions if one.end <= part[0].start]
    arm = of_outcomes_in_turn(line, ahead, named, earlier)
    return arm >= 0 and arm not in behind
