"""Groups that go by a letter or a place in a list: "group A", "the first group", "(1) … (2) …"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from trialtrace.extract.accounts.arms.arm import GROUP_SIGN, ORDINAL_GROUP
from trialtrace.extract.accounts.arms.enumerated import LONG_BRACKET, SERIES
from trialtrace.extract.accounts.arms.fit import may_name
from trialtrace.extract.accounts.arms.names import (
    LAST_CUE,
    WEAK_CUE,
    Name,
    left_cut,
    outside_brackets,
)
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import last_match
from trialtrace.grammar.prefilter import sought

_CLASSIC = frozenset(sign for series in SERIES for sign in series)
# "the control arm PFS was", "the A group HR": the group has its name in front.
_OF_A_GROUP = re.compile(r"\bthe (?:[\w-]+ ){1,2}$|\b(?:each|either|per|control|study)\s$", re.I)
# What a group is said to have had, right behind its letter.
_HAD = re.compile(
    r"\s*(?:\([^()]{0,40}\)\s*)?(?:,?\s*(?:patients|women|men|children"
    r"|participants|subjects|who|which"
    r"|animals|infants|eyes)\s+)?(?:[:=]\s*|[-–—]\s+|,\s*)?"
    r"(?P<verb>(?:(?:was|were|had|has|have|been|also|then|only|first|served|acted"
    r"|consisted|consisting)\s+){0,3}"
    r"(?:received?|receiving|treated|given|got|underwent|undergoing|used|took|had|administered"
    r"|injected|performed|exercised|on|managed|offered|assigned|allocated)\s+"
    r"(?:(?:with|by|to|on|through|an?|the|either|only|oral|intravenous|subcutaneous|patients|women"
    r"|participants|subjects|who|received|treated|given)\s+){0,4})?",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*\((?P<in>[^()]{3,90})\)")
_NOT_GIVEN = re.compile(
    r"(?:n\s*=\s*|\d(?!\d? (?:cycles|courses|doses|weeks|days|fractions) of)|hazard"
    r"|odds|risk|hr|or|rr|ci|percent|mean|median|p\s*[<=]|vs"
    r"|aged?|patients|women|men|compared|and|or|in|at|after|for"
    r"|before|showed|had|were|was|there|respectively|group)\b",
    re.IGNORECASE,
)
_HAD_NOT = re.compile(
    r"\s*(?:patients |women |children |participants )?(?P<what>(?:did not "
    r"(?:receive|get|undergo|have|take)"
    r"|received no|was not given|were not given|had no)(?: any)? [A-Za-z][\w-]*)",
    re.IGNORECASE,
)
# "group 1 (control, n = 9)"
_SIZE_BEHIND = re.compile(r"[,;]\s*n\s*=\s*\d[\d,]*\s*$", re.IGNORECASE)
# "Group B served as a control", "in group A (n = 9), zinc was given"
_SERVED = re.compile(
    r"\s*(?:\([^()]{0,40}\)\s*)?,?\s*(?:(?:patients|women|children|participants)\s)?"
    r"(?:served|acted|functioned|was used|were)\sas\s(?:an?\s|the\s)?(?P<what>(?:\w+\s)?controls?)\b",
    re.IGNORECASE,
)
_IN = re.compile(r"\b(?:in|for|to)\s(?:the\s)?$", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\s*(?:\([^()]{0,40}\)\s*)?,?\s*(?:(?:patients|women|children|participants|subjects),?\s)?"
    r"(?P<what>[A-Za-z\d][^.;:,()]{2,70}?)\s(?:was|were)\s(?:also\s|then\s|only\s|\w+ly\s)?"
    r"(?:administered|given|used|applied|injected|infused|performed|added|inserted|placed"
    r"|prescribed|delivered|offered|instilled|employed|carried out|done)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\d[\d.]*\s?(?:%|mg|m[lL]|g|µg|μg|mcg|IU)\s")


def _stands_free(text: str, match: re.Match[str]) -> bool:
    """Tell whether capitals are a group's sign: "group P", not "the control arm PFS was"."""
    return match["sign"].lower() in _CLASSIC or not _OF_A_GROUP.search(
        text, max(0, match.start() - 24), match.start()
    )


def signs_in(text: str) -> list[re.Match[str]]:
    """Return the places of a sentence that call a group by its sign."""
    return [match for match in GROUP_SIGN.finditer(text) if _stands_free(text, match)]


def lettered_groups(lines: Sequence[Line]) -> tuple[Name, ...]:
    """Find groups with a letter or number, and name them by what they had where the text says it."""
    first: dict[str, Name] = {}
    defined: dict[str, Name] = {}
    times: Counter[str] = Counter()
    for line in lines:
        matches = signs_in(line.text)
        for place, match in enumerate(matches):
            sign = match["sign"].lower()
            times[sign] += 1
            start, end = line.start + match.start(), line.start + match.end()
            first.setdefault(sign, Name(start, end, match.group(), "arms.letter"))
            if sign not in defined:
                limit = matches[place + 1].start() if place + 1 < len(matches) else len(line.text)
                # "in one of group 2 (fever)": what stands behind a sign told before is no name.
                again = first[sign].start < line.start
                behind = matches[place - 1].end() if place else 0
                found = _definition(line, match, limit, 0 if again else limit, behind)
                if (
                    found is None
                    and place
                    and (before := matches[place - 1]["sign"].lower()) in defined
                ):
                    here = line.start <= defined[before].start
                    found = _left_out(line, match.end(), limit) if here else None
                if found is not None:
                    defined[sign] = replace(found, sign=sign)
    signs = sorted(first)
    for series in SERIES:
        if len(signs) > 1 and tuple(signs) == tuple(sorted(series[: len(signs)])):
            order = series[: len(signs)]
            if all(sign in defined for sign in order):
                return tuple(defined[sign] for sign in order)
            return tuple(
                defined.get(sign, replace(first[sign], sign=sign))
                if len(order) > 2
                else first[sign]
                for sign in order
            )
    free = sorted(
        (sign for sign in first if times[sign] > 1 or sign in defined),
        key=lambda sign: first[sign].start,
    )
    if 2 <= len(free) <= 5 and (
        any(sign in defined or sign in _CLASSIC for sign in free)
        or min(times[sign] for sign in free) > 2
    ):
        return tuple(defined.get(sign, replace(first[sign], sign=sign)) for sign in free)
    return ()


_RESPECTIVELY = re.compile(
    r"\bgroups\s(?P<signs>(?:[A-E]|[1-5]|I{1,3})(?:(?:,\s(?:and\s)?|\sand\s)(?:[A-E]|[1-5]|I{1,3})){1,4})"
    r"\s(?:patients\s|who\s)?(?:were\s)?(?:received|given|got|had|took|underwent|used"
    r"|treated\swith|injected\swith|assigned\sto)\s(?P<what>[^;.]{8,300}?),?\s(?:respectively)\b",
    re.IGNORECASE,
)


def respective_groups(line: Line) -> tuple[Name, ...]:
    """Read "groups 1, 2 and 3 received A, B and C, respectively"."""
    match = _RESPECTIVELY.search(line.text)
    if match is None:
        return ()
    signs = re.findall(r"\b(?:[A-E]|[1-5]|I{1,3})\b", match["signs"], re.IGNORECASE)
    flat = LONG_BRACKET.sub(lambda one: " " * len(one.group()), match["what"])
    for joint in (r",\s+(?:and\s)?", r",\s+(?:and\s)?|\sand\s"):
        spans, low = [], 0
        for cut in re.finditer(joint, flat):
            spans.append((low, cut.start()))
            low = cut.end()
        spans.append((low, len(flat)))
        if len(spans) != len(signs):
            continue
        start = match.start("what")
        names = [
            left_cut(line.text, start + a, start + b, "arms.letter_defined", line.start)
            for a, b in spans
        ]
        if all(name is not None and may_name(name.text) for name in names):
            return tuple(
                replace(name, sign=sign.lower())
                for name, sign in zip(names, signs, strict=True)
                if name is not None
            )
    return ()


def _definition(
    line: Line, match: re.Match[str], limit: int, reach: int, behind: int = 0
) -> Name | None:
    """Read "X (group A)", "group A (X)", "group A: X" and "group A received X"."""
    text = line.text
    if (
        reach
        and re.search(r"\(\s*$", text[: match.start()])
        and re.match(r"\s*[);,]", text[match.end() :])
    ):
        opens = text.rindex("(", 0, match.start() + 1)
        # Behind the bracket of the sign before, what is in front is one name to its "or".
        closes = text.find(")", behind, opens) + 1 if behind else 0
        found = _in_front(line, opens, "arms.letter_defined", closes)
        if found and may_name(found.text):
            return found
        # "Twenty men (group A) had zinc": who they are stands in front, what they had behind.
        return _had_by(line, text.find(")", match.end()) + 1, limit)
    bracket = _BRACKETED.match(text, match.end(), max(reach, match.end()))
    if bracket and not _NOT_GIVEN.match(bracket["in"]):
        start, end = bracket.span("in")
        size = _SIZE_BEHIND.search(bracket["in"])
        end -= len(size.group()) if size else 0
        return left_cut(text, start, end, "arms.letter_defined", line.start)
    served = _SERVED.match(text, match.end())
    if served:
        low, high = served.span("what")
        return Name(line.start + low, line.start + high, text[low:high], "arms.letter_defined")
    passive = _PASSIVE.match(text, match.end(), limit)
    if passive and _IN.search(text, max(0, match.start() - 12), match.start()):
        found = left_cut(text, *passive.span("what"), "arms.letter_defined", line.start)
        return found if found and may_name(found.text) else None
    denied = _HAD_NOT.match(text, match.end())
    if denied:
        low, high = denied.span("what")
        return Name(line.start + low, line.start + high, text[low:high], "arms.letter_defined")
    return _had_by(line, match.end(), limit)


def _had_by(line: Line, at: int, limit: int) -> Name | None:
    """Return what a group is said to have had right behind a place: "received X", ": X"."""
    text = line.text
    had = _HAD.match(text, at)
    marked = had is not None and (had["verb"] or re.search(r"[:=]", had.group()))
    if had is None or not marked:
        return None
    start = had.end()
    stop = re.compile(r"[.;](?=\s|$)|,?\s(?:while|whereas|and (?:the )?(?:group|arm))\b").search(
        text, start, limit
    )
    end = stop.start() if stop else limit
    given = had["verb"] and _AMOUNT.match(text, start)
    if end - start < 3 or (_NOT_GIVEN.match(text, start) and not given):
        return None
    found = left_cut(text, start, min(end, start + 110), "arms.letter_defined", line.start)
    return found if found and may_name(found.text) else None


# "Group 1 received zinc and group 2 | iron": the verb is said once.
_BARE = re.compile(
    r"\s(?:\([^()]{0,40}\)\s)?(?:an?\s|the\s|only\s)?(?!(?:(?:was|were|had|has|is|are|and|or|in|of|at|for|than|did|to"
    r"|who|with|after|before|as|showed|compared|respectively|patients|by|from|on)\b"
    r"|[a-z]+ed\s(?:more|less|fewer|better|worse|to|by|from|in|no|not|an?|the|\w+ly)\b))(?P<what>[A-Za-z][^.;,()]{2,60})"
    r"(?=[.;,(]|$)"
)


def _left_out(line: Line, at: int, limit: int) -> Name | None:
    bare = _BARE.match(line.text, at, limit)
    if bare is None or _TELLS.search(bare["what"]):
        return None
    found = left_cut(line.text, *bare.span("what"), "arms.letter_defined", line.start)
    return found if found and may_name(found.text) else None


def _in_front(line: Line, end: int, rule_name: str, start: int = 0) -> Name | None:
    """Return the name that ends at a bracket: behind the last joint and what shares people out."""
    text = line.text
    while end > start and (inner := _BRACKET_BEFORE.search(text, max(start, end - 120), end)):
        end = inner.start()  # "A (10 mg a day) (arm B)"
    low = max(start, end - 120)
    # What stands in brackets says more of a name: "A (10 mg, 20 mg, salt) for a week (arm A)".
    flat = text[:low] + outside_brackets(text[low:end])
    cue = last_match(LAST_CUE, flat, low, end)
    # Behind the bracket of the name before, or "assigned to", "A and B (AB)" is one name.
    edge = last_match(_ALTERNATIVE if start or cue else _JOINT, flat, low, end - 2)
    low = max(edge.end() if edge else low, cue.end() if cue else low)
    listed = edge is not None and _OTHERWISE.search(edge.group())
    if cue is None and edge is None:
        # "women who had surgery had zinc 5 mg (group A)": what they had last
        had = last_match(_HAD_HERE, flat, low, end)
        low = had.end() if had else low
    aim = last_match(_AIM, text, low, end) if cue is None and edge is None else None
    low = aim.end() if aim else low
    whole = left_cut(text, low, end, rule_name, line.start) if edge or aim else None
    if whole and may_name(whole.text) and not _TELLS.search(whole.text):
        return whole
    if cue is None and not start and not listed and len(text[low:end].split()) > 5:
        weak = last_match(WEAK_CUE, flat, low, end)
        late = left_cut(text, weak.end(), end, rule_name, line.start) if weak else None
        low = weak.end() if weak and late and may_name(late.text) else low
    return left_cut(text, low, end, rule_name, line.start)


_HAD_HERE = re.compile(r"\b(?:had|took|got|were given|was given)\s(?:an?\s|the\s)?(?=[\dA-Za-z])")
# "to compare the results of | A (group 1)"
_AIM = re.compile(
    r"\b(?:compar(?:e[ds]?|ing)|evaluat(?:e[ds]?|ing)|assess(?:e[ds]|ing)?|stud(?:y|ied)|investigated?)\s"
    r"(?:the\s)?(?:(?:\w+\s)(?:and\s\w+\s)?of\s)?",
    re.IGNORECASE,
)
_TELLS = re.compile(r"\b(?:was|were|had|is|are|that|patients|women|men|children|subjects)\b", re.I)
_BRACKET_BEFORE = re.compile(r"\s*\([^()]{1,110}\)\s*$")
_JOINT = re.compile(r"[;:()]|,?\s(?:and|or|versus|vs\.?)\s|,\s")
_ALTERNATIVE = re.compile(r"[;:]|,?\s(?:or|versus|vs\.?)\s")
_SHARES = sought(
    r"\b(?:randomi[sz]\w+(?!(?:,? [\w-]+){0,4} (?:trial|study)\b)|randomly|assigned|allocated|allotted|divided|by lot"
    r"|received?|given|applied)\b",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"\((?:the )?(?P<short>[A-Z][A-Za-z0-9.+/-]{0,7}?"
    r"(?:\s?[+/]\s?[A-Z][A-Za-z0-9-]{0,7})?)(?: (?:group|arm))?(?=[),;])"
)


def short_groups(line: Line, lines: Sequence[Line]) -> tuple[Name, ...]:
    """Read "were given A 5 mg (A5), A 10 mg (A10) or B (B)" where the text goes on to use these."""
    cue = _SHARES.search(line.text)
    if cue is None:
        return ()
    matches = _of_one_list(line.text, list(_SHORT.finditer(line.text, cue.end())))
    if not 2 <= len(matches) <= 5 or len({m["short"] for m in matches}) < len(matches):
        return ()
    if not _OTHERWISE.search(line.text, matches[0].end(), matches[-1].start()):
        return ()
    names = []
    low = cue.end()
    for match in matches:
        used = re.compile(rf"(?<![\w.]){re.escape(match['short'])}(?![\w+/]|\.\d)")
        if sum(bool(used.search(other.text)) for other in lines if other is not line) < 1:
            return ()
        name = _in_front(line, match.start(), "arms.short_defined", low)
        low = match.end()
        if name is None or not may_name(name.text) or _LACKS.match(name.text):
            return ()
        names.append(replace(name, short=match["short"]))
    return tuple(names)


# "A (X) with or without B (XB)": what some had besides.
_LACKS = re.compile(r"without\s", re.IGNORECASE)


def _of_one_list(text: str, matches: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the first brackets between which a list goes on; a verb or a measure ends it."""
    for place, (one, other) in enumerate(pairwise(matches)):
        if _ENDS_LIST.search(text, one.end(), other.start()):
            return matches[: place + 1]
    return matches


_ENDS_LIST = re.compile(
    r"\b(?:was|were|had|complet\w+|assess\w+|measur\w+|evaluat\w+|using|by|scale|score|questionnaire"
    r"|inventory|index)\b|\.\s",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(r"\b(?:or|versus|vs\.?|and)\s", re.IGNORECASE)


def ordinal_groups(line: Line, lines: Sequence[Line]) -> tuple[Name, ...]:
    """Read "The first group … received A. The second group … received B."."""
    start = ORDINAL_GROUP.search(line.text)
    if start is None or start["which"].lower() != "first":
        return ()
    names: dict[str, Name] = {}
    at = next(place for place, other in enumerate(lines) if other is line)
    for other in lines[at : at + 6]:
        for match in ORDINAL_GROUP.finditer(other.text):
            which = match["which"].lower()
            if which in names:
                continue
            names[which] = Name(
                other.start + match.start(),
                other.start + match.end(),
                match.group(),
                "arms.ordinal",
            )
    return tuple(names.values()) if len(names) > 1 else ()
