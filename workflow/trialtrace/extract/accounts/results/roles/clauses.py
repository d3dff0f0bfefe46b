"""What a clause says of whose its numbers are: its subject, its only arm, a name behind several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.bracketed import open_bracket
from trialtrace.extract.accounts.results.items.counted import PEOPLE_HAVING
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.items.tuples import TO_PARTS, VERSUS
from trialtrace.extract.accounts.results.items.words import without_brackets
from trialtrace.extract.accounts.results.roles.frames import framed_by
from trialtrace.extract.accounts.results.roles.labels import (
    CLAUSE_END,
    COMPARED_FIRST,
    CONTRAST,
    RESPECTIVELY_SAID,
    is_compared_aside,
    is_foreign,
    label,
    row_of_groups,
)
from trialtrace.extract.accounts.results.roles.signs import IN_BRACKET, SHARED, Sign
from trialtrace.grammar.people import PERSONS

_OPENS = re.compile(
    r"\s*(?:(?:(?-i:[A-Z]{4,})|Results|Findings)\s)?(?:and |but |however, )?(?:(?:in|among|for|with|on|within|of)\s)?"
    rf"(?:the |all |(?:(?<=of )|(?<=among )|(?<=of the )|(?<=among the ))\d[\d, ]*(?={PERSONS}\b)|{PEOPLE_HAVING})*",
    re.IGNORECASE,
)
# What may stand between a name and the bracket behind it: "A group (", "A arm, 45% (".
_TAIL_OF_NAME = re.compile(r"\s*(?:[\w-]+\s*){0,2}")
# What is told of everybody, or of several arms.
_POOLED = re.compile(
    # "31 in total", "of the whole group", but "total cholesterol", "whole blood", "between 2 and 4 h" of one arm
    r"\b(?:both|either|neither|a total|total (?:of|in|number|population|sample|cohort|group)"
    r"|in total(?=\W*\d|[,.;)]|$|\s(?:had|was|were)\b)|entire|whole(?![\s-](?:body|blood)\b)|groups|arms"
    r"|treatments|regimens|combined(?!\s(?:end-?\s?points?|outcomes?|scores?)\b)|between(?!\s\d)"
    r"|overall(?!(?: [\w-]+){0,2} (?:responses?|remissions?|survival|mortality|rates?|incidence|benefit))"
    rf"|(?:of|in|among|for) all (?:\w+ )?(?:{PERSONS}|cases))\b",
    re.IGNORECASE,
)
# A treatment that does something to people: "zinc caused a rash in 4 of 40".
_ACTS = re.compile(
    r"\s(?:caused|causes|produced|induced|reduced|improved|increased|decreased|prevented|led to|resulted in"
    r"|relieved|suppressed|was (?:associated|followed|well tolerated|discontinued|stopped))\b"
)
# "5 months in both arms": the number of each.
_OF_EACH = re.compile(
    r"[\s)\]]*(?:%|per ?cent\b)?\s*(?:(?!(?:and|or|vs|versus|to)\b)[\w/²-]{1,14}\s){0,3}?"
    r"(?:in|for|with|among|of|from|on) (?:both|each|either) (?:of the )?(?:(?:treatment|study) )?"
    r"(?:groups?|arms?|treatments?|regimens?|protocols?)\b(?!,? respectively)",
    re.IGNORECASE,
)
# "zinc reduced", "zinc was well tolerated": what a verb stands behind is what the clause tells of.
_VERB = re.compile(
    r"\s(?:(?:also|only|\w+ly)\s)?(?:had|has|have|was|were|is|showed|led|gave|fell|rose|caused|[a-z]{3,}ed)\b"
)
# In front of the first word of a sentence.
_HEADING = re.compile(r"\s*(?:(?:results?|findings)\b[:.]?\s*)?(?:the\s)?", re.IGNORECASE)
# "5.5 months and 21% with A": two numbers of one arm.
_AND_ALSO = re.compile(
    r"[\s)\]]*(?:%|per ?cent\b)?\s*(?:[\w/²]{1,10}\s)?(?:\([^()]{0,40}\)\s?)?,?\s?and\s(?:an?\s|\w+\s)?[(\[]?",
    re.IGNORECASE,
)
# "pain was 3.1 and itch was 2.4 with A", "pain (3.1) and itch (2.4) with A": each number has its outcome in
# front, and the name is of both.
_OUTCOME = r"(?:(?!of\b|in\b|with\b|for\b|that\b|which\b)[A-Za-z][\w'’-]*\s){1,6}"
_AND_OF = re.compile(
    r"[\s)\]]*(?:%|per ?cent\b)?\s*(?:[\w/²]{1,12}\s)?(?:[(\[][^()\[\]]{0,40}[)\]]\s?)?,?\s?and\s"
    rf"{_OUTCOME}(?:was|were|fell|rose|(?:in|de)creased|improved)\s"
    r"(?:(?:seen|found|noted|observed|reported)\s)?(?:in\s|by\s|to\s)?(?:only\s|about\s)?"
    rf"|[^()\[\]]{{0,20}}[)\]](?:,|,?\sand)\s{_OUTCOME}[(\[](?:n\s?=\s?)?",
    re.IGNORECASE,
)


def of_each(line: Line, item: Item) -> bool:
    """Tell whether a number is said of every arm alike: "5 months in both arms"."""
    ends = {item.part.end, item.end}  # "two in each group" may be one item
    return any(_OF_EACH.match(line.after(end, 80)) for end in ends)


def subject(line: Line, item: Item, mentions: Sequence[ArmMention]) -> int:
    """Return the arm with which the number's own clause begins ("In A, … was 12"); else -1."""
    local = item.start - line.start
    if is_foreign(line, item, mentions):
        return -1
    framed = framed_by(line, item.start, item.end, mentions)
    if framed >= 0:
        return framed
    low = max((m.end() for m in VERSUS.finditer(line.text, 0, local)), default=0)
    low = max([low, *(m.end() for m in CLAUSE_END.finditer(line.text, 0, local))])
    # "changes in flow: zinc gave 15.2": a name right behind a colon begins a clause
    after = [m.start - line.start for m in mentions if m.start - line.start < local]
    low = max([low, *(at for at in after if line.text[:at].endswith((": ", ": the ")))])
    ahead = [m for m in mentions if m.end <= item.start and m.start - line.start >= low - 1]
    if len({m.arm for m in ahead}) != 1 or _far_behind(line, ahead[-1].end, item.start):
        return -1
    lead = line.text[low : ahead[0].start - line.start]
    own = re.search(r"\b(?:which|who|whose|where)\b", line.text[ahead[-1].end - line.start : local])
    if own is None and COMPARED_FIRST.search(line.text[: ahead[0].start - line.start][-60:]):
        return -1  # "Compared with A, … fell to 103": the other arm's
    tells = ahead[0].strong or _VERB.match(line.text, ahead[0].end - line.start)
    return ahead[0].arm if tells and _OPENS.fullmatch(lead) else -1


def the_only_one(line: Line, part: Sequence[Item], mentions: Sequence[ArmMention]) -> int:
    """Return the arm whose clause tells the first of two numbers, where no other is named; else -1."""
    gap = line.text[part[0].end - line.start : part[-1].start - line.start]
    if len({m.arm for m in mentions}) != 1 or not VERSUS.search(gap):
        return -1
    return subject(line, part[0], mentions)


def set_aside(line: Line, item: Item, mentions: Sequence[ArmMention]) -> int:
    """Return the arm that a clause speaks of, where another is set aside between commas; else -1."""
    ahead = [m for m in mentions if m.end <= item.start]
    if len(ahead) < 2 or not is_compared_aside(line, item, ahead[-1]):
        return -1
    others = {m.arm for m in ahead if m.arm != ahead[-1].arm}
    return others.pop() if len(others) == 1 else -1


_REACH_SHARED = 240
# So far a number may stand behind its clause's subject, or behind the number told before it.
_REACH, _FARTHEST = 90, 260
_A_NUMBER = re.compile(r"\d[\d.,]*\s?(?:%|per ?cent\b)?")


def _far_behind(line: Line, end: int, start: int) -> bool:
    """Tell whether a number stands too far behind a name: numbers of the same clause lead on to it."""
    at = end - line.start
    for number in _A_NUMBER.finditer(line.text, at, start - line.start):
        if number.start() - at > _REACH:
            return True
        at = number.end()
    return start - line.start - at > _REACH or start - end > _FARTHEST


def sole(line: Line, item: Item, mentions: Sequence[ArmMention], items: Sequence[Item]) -> int:
    """Return the one arm that a sentence speaks of, where nothing in it speaks of others; else -1.

    Where another number of the kind stands at that arm's name, this one is the other arm's or
    nobody's: "31 at rest and 12 with zinc".
    """
    arms = {m.arm for m in mentions}
    if is_foreign(line, item, mentions):
        return -1
    if len(arms) != 1 or not any(
        m.strong
        or _ACTS.match(line.text, m.end - line.start)
        or _HEADING.fullmatch(line.text, 0, m.start - line.start)
        for m in mentions
    ):
        return -1
    if _POOLED.search(line.text) or VERSUS.search(line.text):
        return -1
    (arm,) = arms
    for other in items:
        if other is item or other.statistic != item.statistic:
            continue
        if label(line, other, mentions, items):
            return -1
    return arm


def shared(
    line: Line, item: Item, mentions: Sequence[ArmMention], items: Sequence[Item]
) -> tuple[int, Sign] | None:
    """Return the arm of which several numbers are told at once.

    "31% in A (pain 11%, fever 8%)": what stands in the brackets behind a name is that arm's.
    "3 complete and 12 partial responses occurred with A, while 2 and 11 …": a name behind the last
    of several numbers is all theirs, where the sentence goes on to the other arm.
    """
    local = item.start - line.start
    if is_foreign(line, item, mentions):
        return None
    opened = open_bracket(line.text, local)
    if opened >= 0:
        ahead = [m for m in mentions if m.end - line.start <= opened]
        gap = line.text[ahead[-1].end - line.start : opened] if ahead else "-"
        inner = any(line.start + opened <= m.start <= item.start for m in mentions)
        inner = inner or VERSUS.search(line.text, opened, local) is not None  # "A (5 vs. 9)"
        if ahead and not inner and _TAIL_OF_NAME.fullmatch(gap):
            return ahead[-1].arm, IN_BRACKET
    after = next((m for m in mentions if m.start >= item.end), None)
    if after is None or not after.strong or after.start - item.end > _REACH_SHARED:
        return None
    if len(row_of_groups(line, after, mentions)) > 1:
        return None  # "rash (12%) and itch (9%) were seen in the A and B groups"
    gap = line.text[item.end - line.start : after.start - line.start]
    if opened < 0:
        gap = without_brackets(gap)
    if len(gap) > 150 or VERSUS.search(gap) or CONTRAST.search(gap) or CLAUSE_END.search(gap):
        return None
    between = [o for o in items if item.end <= o.start and o.end <= after.start]
    if between and TO_PARTS.fullmatch(gap[: between[0].start - item.end]):
        return None  # "45%: 50% with A vs 40% with B"
    told = (
        between
        and (
            all(one.statistic == item.statistic for one in between)
            or (len(between) == 1 and _AND_ALSO.fullmatch(gap[: between[0].start - item.end]))
        )
        and any(a == after.arm for a, _ in label(line, between[-1], mentions, items))
    )
    others = any(m.arm != after.arm for m in mentions) or (
        between
        and any(
            _AND_OF.fullmatch(line.text, end - line.start, between[0].part.start - line.start)
            for end in (item.part.end, item.end)
        )
        and not _POOLED.search(line.text)
    )
    return (after.arm, SHARED) if told and others else None


def _explains(line: Line, item: Item, outer: Item) -> bool:
    """Tell whether a number stands in the bracket right behind another."""
    opened = open_bracket(line.text, item.start - line.start)
    if opened < outer.end - line.start:
        return False
    return line.text[outer.end - line.start : opened].strip(" %") == ""


def _are_parts(
    line: Line, part: Sequence[Item], outer: Item, mentions: Sequence[ArmMention]
) -> bool:
    """Tell whether a colon leads from a share to smaller ones: "was 4.1% with A: 2.1% here, 1.8% there"."""
    gap = line.text[outer.end - line.start : part[0].start - line.start]
    alike = all(one.statistic == outer.statistic in ("percent", "events") for one in part)
    if not alike or TO_PARTS.fullmatch(gap) is None:
        return False
    behind = line.text[part[0].start - line.start :]
    stop = CLAUSE_END.search(behind)
    behind = behind if stop is None else behind[: stop.start()]
    named = any(part[0].start <= m.start < part[0].start + len(behind) for m in mentions)
    smaller = all(one.part.value <= outer.part.value for one in part)
    return smaller and not named and not VERSUS.search(behind) and "respectively" not in behind


def explained(
    line: Line, part: Sequence[Item], mentions: Sequence[ArmMention], items: Sequence[Item]
) -> int:
    """Return the arm of the number that a bracket with several others explains; else -1.

    "67% (2% at once, 65% later) with A": nothing in the bracket sets arms against each other.
    """
    outer = next((o for o in reversed(items) if o.end <= part[0].start), None)
    if outer is None:
        return -1
    if _are_parts(line, part, outer, mentions):
        whose = {arm for arm, _ in label(line, outer, mentions, items)}
        return whose.pop() if len(whose) == 1 else -1
    if not _explains(line, part[0], outer) or not _explains(line, part[-1], outer):
        return -1
    inside = line.text[part[0].start - line.start : part[-1].end - line.start + 30].split(")")[0]
    whose = {arm for arm, _ in label(line, outer, mentions, items)}
    named = any(outer.end <= m.start and m.end <= part[-1].end for m in mentions)
    if named or VERSUS.search(inside) or RESPECTIVELY_SAID.search(inside) or len(whose) != 1:
        return -1  # "28 cases (9 with A, 19 with B)"
    return whose.pop()


def goes_on(line: Line, item: Item, mentions: Sequence[ArmMention], items: Sequence[Item]) -> int:
    """Return the arm of the number in front, where its clause goes on: "9 with A had X and 4 Y"; else -1."""
    place = items.index(item)
    if not place or is_foreign(line, item, mentions):
        return -1
    outer = next((o for o in reversed(items[:place]) if _explains(line, item, o)), None)
    if outer is not None:  # "67% (2% of them …) with A"
        whose = {arm for arm, _ in label(line, outer, mentions, items)}
        return whose.pop() if len(whose) == 1 else -1
    last = items[place - 1]
    named = {arm for arm, _ in label(line, last, mentions, items)}
    if not named and (arm := goes_on(line, last, mentions, items)) >= 0:
        named = {arm}
    gap = line.text[last.end - line.start : item.start - line.start]
    between = {m.arm for m in mentions if last.end <= m.start and m.end <= item.start}
    if len(named) != 1 or not between <= named or len(gap) > 110:
        return -1
    if VERSUS.search(gap) or CONTRAST.search(gap) or not re.search(r"\band\b|,", gap):
        return -1
    if RESPECTIVELY_SAID.search(line.after(item.end, 90)):
        return -1  # each number of such a list has a name of its own
    return named.pop()


# From one arm's number to the name of the other, which opens a clause: ", whereas in those on B".
_NEXT_SUBJECT = re.compile(
    r"[^.;]{0,60}?(?:;\s(?:and\s)?|,?\s(?:while|whereas|whilst|but)\s)"
    r"(?:(?:in|among|for|with|on|of|the|those|women|men|patients|participants|subjects|people|who|were|had|been|allocated"
    r"|assigned|randomi[sz]ed|to|receiving|received|given|taking|that)\s){0,7}",
    re.IGNORECASE,
)


def each_in_its_own(line: Line, part: Sequence[Item], mentions: Sequence[ArmMention]) -> list[int]:
    """Read "on A the score rose to 37, while on B it rose to 30": each number has a clause and an arm of its own."""
    if len(part) != 2:
        return []
    ahead = [m for m in mentions if m.end <= part[0].start]
    between = [m for m in mentions if part[0].end <= m.start and m.end <= part[1].start]
    if not ahead or not between or {m.arm for m in between} == {ahead[-1].arm}:
        return []
    if len({m.arm for m in ahead}) > 1 or len({m.arm for m in between}) > 1:
        return []
    gap = line.text[part[0].end - line.start : between[0].start - line.start]
    return [ahead[-1].arm, between[0].arm] if _NEXT_SUBJECT.fullmatch(gap) else []
