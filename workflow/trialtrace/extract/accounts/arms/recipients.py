"""Names of what people had, where a sentence sets these people against each other.

"Adults on zinc were compared with adults on salt", "45% of zinc-treated men and 30% of salt recipients".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.arm import CONTROL, NONE, PLACEBO, tokens_of
from trialtrace.extract.accounts.arms.fit import GENERIC, key_of, may_name
from trialtrace.extract.accounts.arms.name import Name, left_cut, trimmed
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import rule
from trialtrace.grammar.people import PERSONS

_PEOPLE = rf"(?:{PERSONS}|those|the\sgroups?|groups?|one|all|cases|boys|girls|eyes|mothers|newborns|students)"
_HAD = (
    r"(?:on|taking|receiving|given|using|undergoing|wearing|having|treated\s(?:with|by)|managed\swith"
    r"|(?:randomi[sz]ed|assigned|allocated)\sto(?:\sreceive)?"
    r"|(?:who|which|that)\s(?:had\s|have\s)?(?:received|took|used|underwent|wore|got|(?:were\s|was\s|been\s)"
    r"(?:given|treated\swith|(?:randomi[sz]ed|assigned|allocated)\sto(?:\sreceive)?)))"
)
HAD = rule(
    "arms.recipients",
    rf"(?<!all\s)(?<!other\s)\b{_PEOPLE}(?:\s\([^()]{{1,40}}\))?\s{_HAD}\s(?:either\s)?(?=(?P<name>[A-Za-z\d][^.;:,()\[\]]{{1,80}}))",
    "Itch was worse in cooks; those who received oatmeal slept.",
    "Those who came were given oatmeal.",
)
# "zinc-treated patients", "zinc recipients": what they had stands in front.
_WORDS = r"(?:[\w/+%µ.-]+\s){0,2}?[\w/+%µ.-]*?[A-Za-z]{2}"
TREATED = rule(
    "arms.recipients",
    rf"(?<![\w-])(?P<name>{_WORDS})(?:[-\s]treated(?=\s(?:{_PEOPLE}|groups?|arms?|animals|rats|mice|\w+s)\b)|\srecipients\b)",
    "Sleep was longer in oatmeal-treated cooks.",
    "Cooks were treated.",
)
# What a name ends at, behind or in front of "patients on".
_ENDS = re.compile(
    r"\s(?:(?:as\s)?compar\w+|than|versus|vs|and|or|but|while|whereas|rather|did|does|also|only|alone(?=\s\w+ed\b)|with|had|showed"
    r"|(?!extended|delayed|sustained|modified|controlled|enriched|fortified|supervised|guided|based|combined"
    r"|assisted|directed|coated|buffered|treated)[a-z]{3,}ed|experienced|felt|became|died|at|against)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r".*\b(?:a|all|among|an|and|any|as|at|between|both|but|by|each|either|every|for|from|in|of|on|only|or|our|per|some|than"
    r"|that|the|their|these|this|those|to|versus|vs|was|were|when|while|whereas|with|within|was|had|is|are|not"
    r"|compared|\d[\d.,]*%?)\s+",
    re.IGNORECASE,
)
# Nothing that sets people apart: how they were treated, what they had before, a reference back.
_NO_ARM = re.compile(
    r"(?:it|them|this|that|these|those|both|either|all|any|no|the|other|another|such|previously|already|newly|actively"
    r"|successfully|surgically|medically|locally|first|second|study|active|placebo-controlled|average|long-term|standard"
    r"|treatment|therapy|drugs?|medication|trial|follow-?up|waiting|admission|day \d.*|(?:un|non-?)treated|re-?|pre-?)",
    re.IGNORECASE,
)
_MOST, _LONGEST = 4, 7


def recipients(lines: Sequence[Line]) -> tuple[Name, ...]:
    """Return the names of what people had who are set against each other in one sentence.

    Parameters
    ----------
    lines : sequence of Line
        Sentences of an account.

    Returns
    -------
    tuple of Name
        Two to four names, those that stand together most often; empty where no sentence has two.
    """
    found: dict[frozenset[tuple[object, ...]], list[tuple[Name, ...]]] = {}
    for line in lines:
        names: dict[tuple[object, ...], Name] = {}
        for name in _named_in(line):
            names.setdefault(key_of(name.text), name)
        if 2 <= len(names) <= _MOST:
            found.setdefault(frozenset(names), []).append(tuple(names.values()))
    sets = max(found.values(), key=len, default=[])
    return sets[0] if sets else ()


def _named_in(line: Line) -> list[Name]:
    """Return the names of what people had in a sentence, in order."""
    names = []
    for match in HAD.finditer(line.text):
        low, high = match.span("name")
        stop = _ENDS.search(line.text, low, high)
        names.append(left_cut(line.text, low, stop.start() if stop else high, HAD.name, line.start))
    for match in TREATED.finditer(line.text):
        low, high = match.span("name")
        opens = _OPENS.match(line.text, low, high)
        names.append(
            trimmed(line.text, opens.end() if opens else low, high, TREATED.name, line.start)
        )
    told = [name for name in names if name is not None and _tells(name.text)]
    return sorted(told, key=lambda name: name.start)


def _tells(text: str) -> bool:
    if len(text.split()) > _LONGEST or _NO_ARM.fullmatch(text) or GENERIC.fullmatch(text):
        return False
    control = any(one.search(text) for one in (PLACEBO, NONE, CONTROL))
    return may_name(text) and (control or bool(tokens_of(text)))
