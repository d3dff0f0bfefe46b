"""Whether numbers side by side are of several arms, or several numbers of one arm."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.items.tuples import VERSUS
from trialtrace.grammar.mention import Part
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought

# What is counted ends where a clause, a bracket or another number begins, or something happens.
_STOP = (
    r"(?!(?:in|on|with|among|for|of|and|or|vs|versus|than|but|while|whereas|were|was|had|have|has"
    r"|compared|occurred|respectively|at|after|during|to|from|by|who|did|are|is|per|as|p|n)\b)"
)
_NOUN = re.compile(
    r"\s*(?:%|per ?cent\b)?\s*(?:\([^()]*\)\s*)?(?:(?:had|have|were|was|experienced|developed|showed"
    rf"|achieved)\s+)*(?P<noun>{_STOP}[A-Za-z][\w'’-]*(?:\s+{_STOP}[A-Za-z][\w'’-]*){{0,3}})",
    re.IGNORECASE,
)
# People and units are the same for every number; they say nothing of what happened.
_PEOPLE = re.compile(
    r"\b(?:patients?|people|persons?|participants?|subjects?|cases?|eyes"
    r"|individuals|months?|weeks?|days?|years?|hours?|minutes?|points?|mm|cm|kg|g|mg|ml|only"
    r"|just|others?|more|further|both|all|each|the|a|an|those|these|them|groups?|arms?|it|that|which"
    r"|former|latter|first|second|third)\b",
    re.IGNORECASE,
)


# "One" is mostly a pronoun; it counts in front of what befell a person, or as partner of a count.
_ONE = sought(
    r"\bone(?<!least one)(?<!than one)(?<!most one)(?<!any one)"
    r"(?= (?:[a-z/\d-]+ ){0,3}?(?:death|case|relapse|recurrence|event|infection|fracture|stroke"
    r"|ha?ematoma|failure|complication|reaction|response|remission|metastasis|episode|withdrawal"
    r"|cancer|tumou?r|leuka?emia|pregnancy|miscarriage|abscess|seizure|perforation|leak)\b)"
    r"|(?<=\band )one(?= (?:in|on|with|for|from|receiving|given|treated)\b)"
    r"|\b(?:versus|vs\.?|against|compared (?:with|to)) (?P<partner>one)(?= (?:in|on|with|for|from"
    r"|receiving|given|treated)\b)"
    r"|(?:(?<=[,:;] )|(?<=[ \w]\()|(?<=\bin )|(?<=\bonly ))one(?= (?:in|on|with|for|from|receiving|given|treated)\b"
    r"(?! (?:a|an|two|three|four|five|six|ten|\d+|every|of)\b))",
    re.IGNORECASE,
)


def counts_one(line: Line) -> bool:
    """Tell whether a sentence counts with "one", which is no number of the grammar by itself."""
    return _ONE.search(line.text) is not None


def single_ones(line: Line) -> list[Item]:
    """Read "one" where it counts: "one death with zinc", "six with zinc and one with placebo"."""
    found = []
    for match in _ONE.finditer(line.text):
        start, end = (line.start + at for at in match.span("partner" if match["partner"] else 0))
        if all(end <= mention.start or mention.end <= start for mention in line.mentions):
            part = Part("value", start, end, 1.0)
            found.append(Item("events", start, end, part, certain=False))
    return found


def different_things(line: Line, part: Sequence[Item], mentions: Sequence[ArmMention]) -> bool:
    """Tell whether every number has a noun of its own behind it: "231 relapses and 220 deaths".

    A noun that names an arm says whose the number is, not what it counts; and what is compared
    ("versus") is one thing.
    """
    between = line.text[part[0].end - line.start : part[-1].start - line.start]
    if VERSUS.search(between):
        return False
    nouns = [_noun(line, item, mentions) for item in part]
    return all(nouns) and all(one != other for one, other in pairwise(nouns))


def _noun(line: Line, item: Item, mentions: Sequence[ArmMention]) -> str:
    inside = line.text[item.part.end - line.start : item.end - line.start]
    # "60 men", "60 men (48%)": one mention with its noun
    own = re.fullmatch(r"\s[A-Za-z][\w'’ -]*(?:[(\[][^()]*[)\]]?)?", inside)
    found = _NOUN.match(line.text, (item.part.end if own else item.end) - line.start)
    if found is None:
        return ""
    start, end = line.start + found.start("noun"), line.start + found.end("noun")
    if any(mention.start < end and mention.end > start for mention in mentions):
        return ""
    return " ".join(_PEOPLE.sub(" ", found["noun"]).lower().split())


_AT_A_MOMENT = re.compile(
    r"[\s)\]%]*\s(?:at|after|by)\s(?P<when>(?:the\s)?(?:\d[\w-]*|baseline|post\w*|pre\w*|weeks?|months?|days?|years?"
    r"|follow-?up|end|discharge|one|two|three|four|six|twelve)\b)",
    re.IGNORECASE,
)


_WHEN = (
    r"(?:at|in|on|after|by)\s(?:the\s)?(?:(?:weeks?|months?|days?|years?)\s)?\d+(?:st|nd|rd|th)?\b"
)
# "fell between 6 and 12 weeks (", "lower at 12 weeks than at 6 weeks (", "3.1 in week 12 than those in week 6 (".
_TWO_MOMENTS = re.compile(
    r"\b(?:between|from)\s(?:(?:weeks?|months?|days?|years?)\s)?\d+(?:\s(?:weeks?|months?|days?|years?|h))?\s(?:and|to)\s"
    r"(?:(?:weeks?|months?|days?|years?)\s)?\d+\s(?:weeks?|months?|days?|years?|h)?[^.;()\d]{0,40}[(\[]+$"
    rf"|{_WHEN}[^.;()\[\]]{{0,50}}\b(?:than|to|with)\s(?:(?:that|those)\s)?{_WHEN}[^.;()\[\]\d]{{0,20}}[(\[]+$",
    re.IGNORECASE,
)
_THAN_THEN = re.compile(
    rf"\b(?:than|(?:compared|similar)\s(?:with|to)|versus|vs\.?|and|from)\s(?:(?:that|those)\s)?{_WHEN}[^.;()\[\]\d]{{0,20}}[(\[]+$",
    re.IGNORECASE,
)


def at_two_moments(line: Line, part: Sequence[Item], mentions: Sequence[ArmMention]) -> bool:
    """Tell whether two numbers are told of a moment each, and of no arm: "96% at 4 weeks and 90% at 8 weeks"."""
    if len(part) != 2:
        return False
    first, last = part
    if len({m.arm for m in mentions}) == 1 and (
        _TWO_MOMENTS.search(line.before(first.start, 130))
        or _THAN_THEN.search(line.text, first.end - line.start, last.start - line.start)
    ):
        return True
    if any(first.start <= one.start < last.end + _NEAR for one in mentions):
        return False
    if VERSUS.search(line.text, first.end - line.start, last.start - line.start):
        return False
    told = [_AT_A_MOMENT.match(line.after(one.end, 40)) for one in part]
    return all(told) and told[0]["when"].lower() != told[1]["when"].lower()


# "in trial A and ", "at the hip and ": where the first of two numbers was seen.
_AT_A_PLACE = re.compile(
    r"[\s)\]]*(?:%|per ?cent\b)?\s(?P<how>in|at|for|on)\s(?:the\s)?(?P<place>[\w-]+(?:\s[\w-]+){0,3}?)"
    r"(?=,?\sand\s(?:in\s)?\d|\s(?:in|with|for|on|after)\s|[.,;)]|$)",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(?:groups?|arms?|controls?|women|men|patients|people|those)\b", re.IGNORECASE
)


def in_two_places(line: Line, part: Sequence[Item], mentions: Sequence[ArmMention]) -> bool:
    """Tell whether two numbers of one arm are told of two things of a kind: "4% in trial A and 3% in trial B".

    The one arm that the sentence names stands in front of both, or behind both.
    """
    if len(part) != 2 or len({m.arm for m in mentions}) != 1:
        return False
    if any(m.end > part[0].start and m.start < part[1].end for m in mentions):
        return False
    told = [_AT_A_PLACE.match(line.after(one.end, 60)) for one in part]
    if not all(told) or told[0]["how"] != told[1]["how"]:
        return False
    one, other = ([word.lower() for word in found["place"].split()] for found in told)
    alike = one[0] == other[0] or one[-1] == other[-1] or told[0]["how"].lower() == "at"
    alike = alike and one != other
    return alike and not any(_GROUP.search(found["place"]) for found in told)


_NEAR = 40
# Moments of one measurement, as many as numbers: "the 1- and 2-year rates", "at 4, 8 and 12 weeks".
_NUMBERS = r"\d{1,3}(?![.\d])\s?-?(?:\s?(?:,|,? (?:and|or|&))\s*\d{1,3}(?![.\d])\s?-?){1,5}"
_UNIT = r"(?:years?|yrs?|months?|mo|weeks?|wks?|days?|hours?|h|min(?:utes)?)"
_MOMENTS = re.compile(
    r"(?:\b(?:at|after|the|for|over|during|by|in|within|and|estimated|actuarial)\s|^\s*)(?:"
    rf"(?P<list>{_NUMBERS})[\s-]*{_UNIT}\b|{_UNIT}\s(?P<behind>{_NUMBERS})(?=[\s,.;)]|$))",
    re.IGNORECASE,
)
# What people are, not what they were given.
_KINDS = re.compile(
    r"\b(?:stages?|grades?|positive|negative|resistant|sensitive|males?|females?|men|women|boys|girls"
    r"|smokers?|older|younger|aged|mild|moderate|severe|low|high|intermediate|left|right|rest|exercise"
    r"|responders?|non-?responders?|baseline|before|after|follow-?up|admission|discharge)\b",
    re.IGNORECASE,
)
_COORDINATED = re.compile(
    r"(?:^|[.;:,]\s(?:(?:and|but|while|whereas)\s)?)(?P<subject>[^.;:,]{3,110}?)\s"
    r"(?:(?:were|are)(?:\s\w+ly)?(?:\s\w+(?:ed|en|wn)(?:\s(?:in|by|for|at|to))?)?|occurred in"
    r"|(?:rose|fell|dropped|increased|decreased|declined|improved|changed)(?:\sby|\sto)?)\s"
    r"(?:only\s|about\s|approximately\s)?$"
)
_GROUPS = re.compile(r"\b(?:groups|arms|treatments|regimens)\b", re.IGNORECASE)
# "cholesterol and triglycerides (12% and 31%, respectively)"
_LISTED_BEFORE = re.compile(
    r"[\w)-]+ and (?!(?:[\w-]+ ){0,2}(?:groups?|arms?|patients|regimens?) ?[(\[]$)[\w-]+(?: [\w-]+){0,2} ?[(\[]$"
)


def of_one_arm(line: Line, part: Sequence[Item], mentions: Sequence[ArmMention]) -> bool:
    """Tell whether numbers side by side are one arm's at several moments, or of several kinds of people.

    "The 1- and 2-year rates were 44% and 19%"; "6% and 50% of resistant and sensitive tumours,
    respectively". Words of comparison between the numbers say that they are of several arms.
    """
    between = line.text[part[0].end - line.start : part[-1].start - line.start]
    if VERSUS.search(between):
        return False
    if part[0].passed and not any(one.passed for one in part[1:]):
        return True  # "from 6.1 before treatment to 4.9 and 3.2"
    ahead = re.split(r"[.;]\s", line.before(part[0].start, 90))[-1]
    behind = re.split(r"[.;]\s", line.after(part[-1].end, 80))[0]
    named = [m.start - part[-1].end for m in mentions if m.start >= part[-1].end]
    behind_it = behind[: min(named, default=len(behind))]
    for words in (ahead, behind_it, _behind_name(line, part[-1], mentions)):
        for found in _MOMENTS.finditer(words):
            listed = found["list"] or found["behind"]
            if len(re.findall(r"\d+", listed)) == len(part):
                return True
    said = re.search(r"\brespectively\b", behind)
    if said is None:
        return False
    listed = behind[: said.start()]
    if any(part[-1].end <= m.start < part[-1].end + said.start() for m in mentions):
        return False
    return re.search(r"\w\s(?:and|or)\s\w", listed) is not None and bool(_KINDS.search(listed))


_GROUP_BEHIND = re.compile(
    r"(?:[\s-](?:groups?|arms?|treated|recipients|patients|users))*"
    r"(?=,?\s(?:at|after|for|over|during|in|within)\s)"
)


def _behind_name(line: Line, last: Item, mentions: Sequence[ArmMention]) -> str:
    """Return what stands right behind the one name behind numbers: "12 and 9 with zinc | at 1 and 3 h"."""
    behind = [m for m in mentions if m.start >= last.end]
    if not behind or behind[0].start - last.end > _NEAR:
        return ""
    low = behind[0].end - line.start
    end = _GROUP_BEHIND.match(line.text, low)
    if end is None:
        return ""
    words = re.split(r"[.;]\s", line.text[end.end() : end.end() + 60])[0]
    others = [m.start - line.start - end.end() for m in behind[1:]]
    return words[: max(0, min(others, default=len(words)))]


# "patients who were treated with", "those in the": people, and how they came to have what follows.
PEOPLE_HAVING = (
    rf"(?:all\s|the\s)?(?:{PERSONS}|those)\s"
    r"(?:who\s)?(?:(?:were|had\sbeen|was)\s)?(?:\w+ly\s)?(?:in|on|with|receiving|received|given"
    r"|taking|took|treated\s(?:with|by)|undergoing|underwent|(?:assigned|allocated|randomi[sz]ed)\sto"
    r"(?:\sreceive)?)\s(?:the\s)?"
)
# "In the zinc group, …": a frame for all that its clause says.
FRAMED = re.compile(
    r"(?:^|[.;:,]\s|\b(?:and|but|while|whereas)\s|^(?:(?-i:[A-Z]{4,})|Results|Findings)\s)"
    r"(?:in contrast,?\s|however,?\s|similarly,?\s)?(?:in|among|with|within|for|of)\s"
    rf"(?:the\s|{PEOPLE_HAVING})?$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r";\s|[.:]\s(?=[A-Z])")
_SET_AGAINST = re.compile(
    r"\b(?:differ\w*|similar\w*|more|less|fewer|higher|lower|greater|longer|shorter|better|worse|superior|inferior"
    r"|rarer|milder|faster|slower|sooner|earlier|later|commoner|smaller|larger|stronger|weaker"
    r"|equal\w*|same|between|both|groups|arms)\b",
    re.IGNORECASE,
)


def of_one_subject(
    line: Line, part: Sequence[Item], mentions: Sequence[ArmMention], arms: int
) -> int:
    """Return the arm whose name frames a clause with several numbers of its own; else -1.

    "In the zinc group, pain was 12, 10, 9 and 4 mm": more numbers than arms, or a pair in a clause
    that sets nothing against anything.
    """
    ahead = [m for m in mentions if m.end <= part[0].start]
    if len(part) < 2 or not ahead or part[0].start - ahead[-1].end > 120:
        return -1
    start = ahead[-1].start - line.start
    ends = _CLAUSE_END.search(line.text, part[-1].end - line.start)
    stop = ends.start() if ends else len(line.text)
    clause = line.text[start:stop]
    if (
        any(m.arm != ahead[-1].arm for m in mentions if start <= m.start - line.start < stop)
        or VERSUS.search(clause)
        or _CLAUSE_END.search(line.text, start, part[0].start - line.start)
    ):
        return -1
    framed = FRAMED.search(line.text, 0, start) is not None
    if len(part) > arms and is_run(line, part):
        return ahead[-1].arm if framed or len(ahead) == len(mentions) == 1 else -1
    many = len(part) > arms + 1 or (len(part) > arms and len(part) % arms == 0)
    return ahead[-1].arm if framed and (many or not _SET_AGAINST.search(clause)) else -1


_RUN_JOINT = re.compile(
    r"[\s)\]]*(?:%|per ?cent\b)?(?:\s?[\w/²]{1,10})?\s?(?:\([^()]{1,30}\)\s?)?(?:,|,? and|,? or)\s"
)


def is_run(line: Line, part: Sequence[Item]) -> bool:
    """Tell whether numbers are one list: "12, 10, 9 and 4"."""
    gaps = [line.text[a.end - line.start : b.start - line.start] for a, b in pairwise(part)]
    return all(_RUN_JOINT.fullmatch(gap) for gap in gaps)


def of_several_outcomes(line: Line, part: Sequence[Item], mentions: Sequence[ArmMention]) -> bool:
    """Tell whether "X and Y were 40% and 60%, respectively" names two outcomes and no arm."""
    before = line.before(part[0].start, 130)
    if (
        len({m.arm for m in mentions}) == 1
        and mentions[-1].end <= part[0].start - 20
        and not VERSUS.search(before)
        and not _GROUPS.search(before)
        and _coordinated(before, len(part))
    ):
        return True  # "In zinc, cough and fever were seen in 12% and 4%": one arm's
    if len({m.arm for m in mentions}) < 2 and _named_in_turn(line, part, mentions):
        return True
    near = [m for m in mentions if part[0].start - 60 < m.start < part[-1].end + 40]
    if near:
        return False
    between = line.text[part[0].end - line.start : part[-1].start - line.start]
    behind = line.after(part[-1].end, 60)
    if VERSUS.search(between) or "respectively" not in behind or _GROUPS.search(behind):
        return False
    return _LISTED_BEFORE.search(before) is not None or _coordinated(before, len(part))


# "of the spine, hip and wrist of 0.6, 0.7 and 0.4%, respectively"; "cough and fever (3% and 9%, respectively)"
_TURN = re.compile(
    r"(?P<list>(?:[\w/-]+(?:\s[\w/-]+){0,2},\s){0,4}[\w/-]+(?:\s[\w/-]+){0,2},?\s(?:and|or)\s[\w/-]+(?:\s[\w/-]+){0,2}?)"
    r"\s(?:rates?\s)?(?:[(\[]|(?:of|by|was|were|in)(?:\s\w+(?:ed|en)\s(?:in|by|for))?\s(?:only\s|about\s)?)$"
)


def _named_in_turn(line: Line, part: Sequence[Item], mentions: Sequence[ArmMention]) -> bool:
    """Tell whether as many outcomes as numbers stand in front, in turn, of one arm or of all."""
    if not is_run(line, part) or "respectively" not in line.after(part[-1].end, 30):
        return False
    ahead = max((m.end for m in mentions if m.end <= part[0].start), default=line.start)
    found = _TURN.search(line.before(part[0].start, min(130, part[0].start - ahead)))
    if found is None or _GROUPS.search(found["list"]):
        return False
    return found["list"].count(",") + 1 + (
        ", and " not in found["list"] and ", or " not in found["list"]
    ) >= len(part)


def _coordinated(before: str, size: int) -> bool:
    """Tell whether the subject in front of numbers names as many outcomes: "cough and fever were"."""
    found = _COORDINATED.search(before)
    return found is not None and len(re.findall(r"\band\b", found["subject"])) == size - 1


def make_a_whole(part: Sequence[Item]) -> bool:
    """Tell whether two fractions are the parts of one whole: "(226/262) or (36/262)"."""
    wholes = [float(one.part.value) for item in part for one in item.companions if one.field == "n"]
    return len(part) == len(wholes) == 2 and wholes[0] == wholes[1] == sum(
        float(item.part.value) for item in part
    )
