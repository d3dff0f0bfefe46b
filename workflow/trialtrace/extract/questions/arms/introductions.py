"""What a text says of the names that head its tables: "EX women received ...", "... (BA)"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trialtrace.extract.accounts.grids.cells import plain

# A name that does not speak for itself: capitals, perhaps with a letter or number behind them.
_NAME = re.compile(r"[A-Z][A-Za-z]{0,4}(?:[-+/ ][A-Z0-9][A-Za-z0-9]{0,2}){0,2}")
_PEOPLE = (
    r"(?:groups?|arms?|cohorts?|women|men|patients|participants|subjects|children|infants|students"
    r"|members|animals|rats|mice)"
)
# What a group got or did: any verb in the past, as far as the next stop.
_DID = re.compile(
    rf"\s*(?:{_PEOPLE}|[a-z]{{3,12}}(?=\s+[a-z]{{2,}}ed\b))?\s*(?:\([^()]{{1,40}}\))?,?\s*(?:(?:who|which|that|only|also|additionally|then|both)\s+)*"
    r"(?P<what>(?:was|were|had|got|took|did|ate|drank|wore|underwent|kept|held|gave|went|[a-z]{2,}ed)\b"
    r"[^.;\n]{3,220})"
)
_IS = re.compile(rf"\s*(?:{_PEOPLE})?\s*(?:[:=]|,(?=\s[a-z]))\s*(?P<what>[^.;:=\n]{{4,180}})")
_BRACKET = re.compile(rf"\s*(?:{_PEOPLE})?\s*\((?P<what>[^()\n]{{4,80}})\)")
_OPENED = re.compile(
    rf"(?P<what>[^()\n.;]{{4,140}})\(\s*(?:the\s+)?(?:{_PEOPLE}\s+|[^()\d]{{3,40}}[,;:]\s+)?(?:[\"'\u201c\u2018])?$"
)
_BEFORE = re.compile(
    r".*(?:[,:]|\b(?:or|and|to|either|receive|receiving|versus|vs|in|into))\s", re.DOTALL
)
_COUNTED = re.compile(r"\W*\d[\d,]*\s*(?:%|(?:[a-z]+\s*){0,3}$)|.*\bn\s*=", re.IGNORECASE)
_MOST, _OFTEN = 3, 12
# A lone letter is told where it is set apart: "C = control", "; C, control group".
_LETTER = re.compile(r"[A-Z]\d?")
_SPELT = re.compile(
    r"(?:(?<![\w-])(?P<name>[A-Z]\d?)\s*(?:=|:)|(?:^|[;:(.\n]|\band\b)\s*(?P<listed>[A-Z]\d?)\s*,)"
    r"\s*(?P<what>[A-Za-z][^;.=:,()\n]{3,60})"
)
# A word that names nothing by itself and stands for a course: "basic (diet sheets and calls)".
_PLAIN_NAME = re.compile(r"[A-Za-z][a-z]+(?:[- ][A-Za-z]+){0,2}")
_DETAIL = re.compile(
    r"\s*(?:groups?|arms?)?\s*(?:\((?P<in>[^()\n]{8,160})\)|[:=]\s*(?P<is>[^.;:=()\n]{8,120}))"
)
# "Usual care without it (control)": the bracket tells of the care.
_WITHOUT = re.compile(r"\b(?:without|no|not|than)\s+$", re.IGNORECASE)
_SIZED = re.compile(r"[;,]?\s*\bn\s*=\s*[\d,]+\s*$")


def is_opaque(name: str) -> bool:
    """Tell whether a name says nothing to who does not know the text: "EX", "PC-T", "Yoga" not.

    Examples
    --------
    >>> is_opaque("PC-T"), is_opaque("MBI"), is_opaque("Placebo"), is_opaque("Week 4")
    (True, True, False, False)
    """
    return (
        _NAME.fullmatch(name) is not None
        and sum(c.isupper() for c in name) > 1
        and not re.search(r"[a-z]{3}", name)
    )


def introduced(text: str, names: Iterable[str]) -> dict[str, str]:
    """Return opaque name → the words by which the text introduces it.

    Parameters
    ----------
    names : iterable of str
        Headings of tables without their numbers of people.

    Examples
    --------
    >>> introduced("EX women cycled daily; CT women read.", ["EX", "CT"])["EX"]
    'cycled daily'
    """
    view = plain(text)
    letters = {name for name in names if _LETTER.fullmatch(name)}
    found = _spelt(view, letters) if letters else {}
    return {**found, **_introduced(view, {name for name in names if is_opaque(name)})}


def _spelt(view: str, letters: set[str]) -> dict[str, str]:
    """Return what lone letters stand for, as notes say it."""
    found: dict[str, str] = {}
    for match in _SPELT.finditer(view):
        name = match["name"] or match["listed"]
        if name in letters:
            found.setdefault(name, match["what"].strip())
    return found


def described(text: str, names: Iterable[str]) -> dict[str, str]:
    """Return plain name → what the text says in brackets or behind a colon after it.

    Examples
    --------
    >>> described("We tried basic (a diet sheet and monthly calls; n = 9).", ["Basic"])
    {'Basic': 'a diet sheet and monthly calls'}
    """
    view = plain(text)
    found: dict[str, str] = {}
    for name in names:
        if not _PLAIN_NAME.fullmatch(name):
            continue
        for match in re.finditer(rf"(?<![\w-])(?i:{re.escape(name)})(?![\w-])", view):
            if _WITHOUT.search(view, max(0, match.start() - 12), match.start()):
                continue
            detail = _DETAIL.match(view, match.end())
            words = _SIZED.sub("", (detail["in"] or detail["is"]).strip()) if detail else ""
            if words and re.search(r"[a-z]{4}", words) and not _COUNTED.match(words):
                found[name] = words
                break
    return found


def _introduced(view: str, names: set[str]) -> dict[str, str]:
    wanted = sorted(names, key=len, reverse=True)
    if not wanted:
        return {}
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, wanted))})(?![\w-])")
    matches = list(pattern.finditer(view))
    found: dict[str, list[str]] = {}
    often: dict[str, int] = {}
    for index, match in enumerate(matches):
        name = match.group()
        often[name] = often.get(name, 0) + 1
        if often[name] > _OFTEN or len(found.get(name, ())) >= _MOST:
            continue
        low = matches[index - 1].end() if index else 0
        high = matches[index + 1].start() if index + 1 < len(matches) else len(view)
        words = _said(view, match, low, high)
        if words:
            found.setdefault(name, []).append(words)
    return {name: " ".join(words) for name, words in found.items()}


def _said(view: str, match: re.Match[str], low: int, high: int) -> str:
    """Return what stands in a bracket behind a name, before the bracket around it, or after its verb."""
    after = view[match.end() : min(high, match.end() + 280)]
    before = view[max(low, match.start() - 140) : match.start()]
    inside = _BRACKET.match(after)
    if inside and not _COUNTED.match(inside["what"]):
        return inside["what"].strip()
    opened = _OPENED.search(before)
    if opened and re.match(r"\s*(?:[\"'\u201d\u2019]\s*)?[,;)]|\s+(?:group|arm)", after):
        words = opened["what"]
        given = _BEFORE.match(words)
        return ((words[given.end() :] or words) if given else words).strip()
    told = _IS.match(after) or _DID.match(after)
    return told["what"].strip() if told else ""
