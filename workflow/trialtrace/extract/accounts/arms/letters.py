"""Groups that go by a letter or a place in a list: "group A", "the first group", "(1) … (2) …"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from trialtrace.extract.accounts.arms.arm import GROUP_SIGN, ORDINAL_GROUP
from trialtrace.extract.accounts.arms.elsewhere import Elsewhere
from trialtrace.extract.accounts.arms.enumerated import LONG_BRACKET, SERIES
from trialtrace.extract.accounts.arms.fit import key_of, may_name
from trialtrace.extract.accounts.arms.letter_defined import (
    DEFINED,
    OTHERWISE,
    bracket_end,
    definition,
    in_front,
    left_out,
)
from trialtrace.extract.accounts.arms.listing import all_named, spans_between
from trialtrace.extract.accounts.arms.name import Name
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.prefilter import sought

_CLASSIC = frozenset(sign for series in SERIES for sign in series)


# "the control arm PFS was", "the A group HR": the group has its name in front.
_OF_A_GROUP = re.compile(r"\bthe (?:[\w-]+ ){1,2}$|\b(?:each|either|per|control|study)\s$", re.I)


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
                found = definition(line, match, limit, 0 if again else limit, behind)
                if (
                    found is None
                    and place
                    and (before := matches[place - 1]["sign"].lower()) in defined
                ):
                    here = line.start <= defined[before].start
                    found = left_out(line, bracket_end(line.text, match), limit) if here else None
                if found is not None:
                    defined[sign] = replace(found, sign=sign)
    defined = _unlike(defined)
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


def _unlike(defined: dict[str, Name]) -> dict[str, Name]:
    """Return the groups without those whose names do not tell them apart: these go by their signs.

    "Group 2 received zinc daily, and group 3 received zinc daily and iron."
    """
    times = Counter(key_of(name.text) for name in defined.values())
    return {sign: name for sign, name in defined.items() if times[key_of(name.text)] == 1}


_RESPECTIVELY = re.compile(
    r"\bgroups\s(?P<signs>(?:[A-E]|[1-5]|I{1,3})(?:(?:,\s(?:and\s)?|\sand\s)(?:[A-E]|[1-5]|I{1,3})){1,4})"
    r"\s(?:patients\s|who\s)?(?:were\s)?(?:received|given|got|had|took|underwent|used"
    r"|treated\swith|injected\swith|assigned\sto)\s(?P<what>[^;.]{8,300}?),?\s(?:respectively)\b",
    re.IGNORECASE,
)

_JOINTS = (re.compile(r",\s+(?:and\s)?"), re.compile(r",\s+(?:and\s)?|\sand\s"))


def respective_groups(line: Line) -> tuple[Name, ...]:
    """Read "groups 1, 2 and 3 received A, B and C, respectively"."""
    match = _RESPECTIVELY.search(line.text)
    if match is None:
        return ()
    signs = re.findall(r"\b(?:[A-E]|[1-5]|I{1,3})\b", match["signs"], re.IGNORECASE)
    flat = LONG_BRACKET.sub(lambda one: " " * len(one.group()), match["what"])
    for joint in _JOINTS:
        spans = spans_between(joint, flat, match.start("what"))
        if len(spans) != len(signs):
            continue
        names = all_named(line.text, spans, DEFINED, line.start)
        if names:
            return tuple(
                replace(name, sign=sign.lower()) for name, sign in zip(names, signs, strict=True)
            )
    return ()


_SHARES = sought(
    r"\b(?:randomi[sz]\w+(?!(?:,? [\w-]+){0,4} (?:trial|study)\b)|randomly|assigned|allocated|allotted|divided|by lot"
    r"|received?|given|applied)\b",
    re.IGNORECASE,
)


_SHORT = re.compile(
    r"\((?:the )?(?P<short>[A-Z][A-Za-z0-9.+/-]{0,7}?"
    r"(?:\s?[+/]\s?[A-Z][A-Za-z0-9-]{0,7})?)(?: (?:group|arm))?(?=[),;])"
)


def short_groups(line: Line, elsewhere: Elsewhere) -> tuple[Name, ...]:
    """Read "were given A 5 mg (A5), A 10 mg (A10) or B (B)" where the text goes on to use these."""
    cue = _SHARES.search(line.text)
    if cue is None:
        return ()
    matches = _of_one_list(line.text, list(_SHORT.finditer(line.text, cue.end())))
    if not 2 <= len(matches) <= 5 or len({m["short"] for m in matches}) < len(matches):
        return ()
    if not OTHERWISE.search(line.text, matches[0].end(), matches[-1].start()):
        return ()
    names = []
    low = cue.end()
    for match in matches:
        used = rf"(?<![\w.]){re.escape(match['short'])}(?![\w+/]|\.\d)"
        if not elsewhere.says(used, match["short"], line):
            return ()
        name = in_front(line, match.start(), "arms.short_defined", low)
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


def ordinal_groups(lines: Sequence[Line]) -> tuple[Name, ...]:
    """Read "The first group … received A. The second group … received B." off sentences that follow one another."""
    start = ORDINAL_GROUP.search(lines[0].text)
    if start is None or start["which"].lower() != "first":
        return ()
    names: dict[str, Name] = {}
    for other in lines:
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
