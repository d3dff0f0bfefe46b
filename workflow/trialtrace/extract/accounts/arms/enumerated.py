"""Groups told as a list: "(1) zinc, (2) iron", "arms A (zinc) and B (iron)", "A: zinc; B: iron"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trialtrace.extract.accounts.arms.elsewhere import Elsewhere
from trialtrace.extract.accounts.arms.listing import all_named
from trialtrace.extract.accounts.arms.name import Name, left_cut
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import rule

SERIES = (
    ("a", "b", "c", "d", "e"),
    ("1", "2", "3", "4", "5"),
    ("i", "ii", "iii", "iv"),
    ("one", "two", "three"),
)
ENUMERATED = rule(
    "arms.enumerated",
    r"(?:\(|(?<!group\s)(?<!arm\s)(?<=[\s:;,])(?=[1-5]\)))(?P<sign>[1-5]|[a-e]"
    r"|i{1,3}|iv)\)\s*(?P<name>[^;]{3,260}?)"
    r"(?=[;,.]?\s*(?:and|or|versus|vs\.?)?[\s,]*(?:\((?:[1-5]|[a-e]|i{1,3}|iv)|[1-5])\)\s|[.;]|$)",
    "Adults had one of these: (1) traction, (2) advice, or (3) nothing.",
    "Traction helped 12 of 40 adults (30%).",
)
# A list of groups, not of what one group had: these words open it.
_SHARED_OUT = re.compile(
    r"\b(?:groups?|arms?|conditions?|treatments?|regimens?|interventions?|either|to|between|into"
    r"|randomi[sz]ed|assigned|of (?:two|three|four|five))\b[^.;()]{0,60}$",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\b(?:receiv\w+|includ\w+|consist\w+(?: of)?|compris\w+|contain\w+|got|given"
    r"|offered)\s*:?\s*$",
    re.IGNORECASE,
)
# What an item of a list says in brackets may hold the list's own marks.
LONG_BRACKET = re.compile(r"\((?!\d\)|[a-e]\)|i|III\))[^()]{3,120}\)")
_LIST_ITEM = re.compile(
    r"\b(?P<sign>[A-E])\s*\((?P<in>[A-Za-z][^()]{3,90})\)",
)


def enumerated(line: Line, elsewhere: Elsewhere) -> tuple[Name, ...]:
    """Read "(1) A, (2) B, or (3) C" and "arms A (…), B (…), and C (…)" where people are shared out.

    Parameters
    ----------
    line : Line
        A sentence of the account.
    elsewhere : Elsewhere
        All of them: where another speaks of "group 2", the marks of the list are the groups' signs.

    Returns
    -------
    tuple of Name
        Two to five names; empty where the sentence has no such list.
    """
    flat = LONG_BRACKET.sub(lambda match: " " * len(match.group()), line.text)
    for pattern, group, text in ((ENUMERATED, "name", flat), (_LIST_ITEM, "in", line.text)):
        matches = list(pattern.finditer(text))
        before = line.text[: matches[0].start()][-80:].rstrip(" (") if matches else ""
        if not _SHARED_OUT.search(before):
            continue
        if _PARTS.search(before) and not re.search(r"random|assign|allocat", before, re.I):
            continue
        found = [(m["sign"].lower(), m.span(group)) for m in matches]
        for series in SERIES:
            signs = tuple(sign for sign, _ in found)
            if 2 <= len(signs) <= 5 and signs == series[: len(signs)]:
                names = [
                    left_cut(line.text, *span, ENUMERATED.name, line.start) for _, span in found
                ]
                if all(names):
                    told = tuple(name for name in names if name)
                    return _with_signs(told, signs) if _has_groups(signs, line, elsewhere) else told
    return ()


def _has_groups(signs: Sequence[str], line: Line, elsewhere: Elsewhere) -> bool:
    """Tell whether other sentences call groups by the signs of a list."""
    return any(elsewhere.calls(sign, line) for sign in signs)


def _with_signs(names: Sequence[Name], signs: Sequence[str]) -> tuple[Name, ...]:
    return tuple(replace(name, sign=sign) for name, sign in zip(names, signs, strict=True))


# "to one of two regimens: A: zinc; B: iron", "A, zinc; or B, iron", "A. zinc or B. iron"
_LETTERED = re.compile(
    r"(?<=[\s:;,(])(?P<sign>[A-E])(?P<mark>[:=.,])\s(?P<name>[A-Za-z\d][^;:]{2,120}?)"
    r"(?=[;,.]?\s(?:and\s|or\s|versus\s|vs\.?\s)?[B-E](?P=mark)\s|[;.](?:\s|$)|$)"
)


def lettered_list(line: Line) -> tuple[Name, ...]:
    """Read "A: zinc; B: iron" where people are shared out: names with the letters of their groups."""
    found = list(_LETTERED.finditer(line.text))
    signs = [match["sign"].lower() for match in found]
    if len(found) < 2 or tuple(signs) != SERIES[0][: len(signs)]:
        return ()
    if not _SHARED_OUT.search(line.text[: found[0].start()][-80:].rstrip(" (:")):
        return ()
    spans = [match.span("name") for match in found]
    names = all_named(line.text, spans, ENUMERATED.name, line.start)
    return _with_signs(names, signs) if names else ()
