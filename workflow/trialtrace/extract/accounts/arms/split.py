"""Cutting a stretch of a sentence into the names of arms that it sets against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from trialtrace.extract.accounts.arms.combined import stands_for_list, with_and_alone
from trialtrace.extract.accounts.arms.measured import behind_measured
from trialtrace.extract.accounts.arms.name import (
    IS_CONTROL,
    SAYS,
    STOP,
    Name,
    continuation,
    last_of_several,
    left_cut,
    outside_brackets,
)
from trialtrace.extract.accounts.arms.schedules import schedules_in

VERSUS = re.compile(r"\s(?:versus|vs\.?|v\.?)\s", re.IGNORECASE)
_OR = re.compile(r",?\s(?:or|compared (?:with|to)|rather than)\s", re.IGNORECASE)
# "monotherapy with zinc", "added to iron": the word belongs to the name in front of it.
_WITH = re.compile(
    r"(?<!therapy)(?<!treatment)(?<!combination)(?<!prophylaxis)(?<!together)(?<!along)(?<!added)"
    r"(?<!addition)(?<!patients)(?<!women)(?<! men)(?<!children)(?<!adults)(?<!participants)"
    r"(?<!subjects)(?<!people)(?<!infants)(?<!compared)\s(?:with|to|against)\s",
    re.IGNORECASE,
)
_AND = re.compile(rf"{_WITH.pattern}|,?\s(?:and)\s", re.IGNORECASE)
_MEASURED = re.compile(
    r"\s*(?:the\s+)?(?:(?:[\w-]+\s+)?[\w-]*(?:ity|cy|ness|effects?|outcomes?|impacts?|safety|costs?"
    r"|survival|results?|rates?|quality|scores?|experiences?)(?:,\s+and\s+|,\s+|\s+and\s+)?){1,4}"
    r"\s+(?:of|between|with|for)\s+",
    re.IGNORECASE,
)


_BOTH = re.compile(
    r"\s*(?:and |or )?(?:an? |the )?(?:combination of )?"
    r"(?P<both>both(?: drugs| agents| treatments)?|(?:the )?combination(?: therapy| treatment)?)\s*$",
    re.IGNORECASE,
)


# Between "between A" and B stands no other word: "between iron with zinc and iron".
JOINT_OF_BETWEEN = re.compile(r",?\s(?:and)\s", re.IGNORECASE)


def split_names(
    text: str,
    start: int,
    end: int,
    rule_name: str,
    base: int,
    joints: tuple[re.Pattern[str], ...] = (VERSUS, _OR, _AND),
) -> tuple[Name, ...]:
    """Split "A or B …" into names; empty where it does not set two things against each other."""
    # "safety, cost and acceptability of A and B": what was measured is no name.
    measured = _MEASURED.match(text[start:end])
    start += measured.end() if measured else 0
    for place in behind_measured(text, start, end):
        names = _split(text, place, end, rule_name, base, joints)
        if names:
            return names
    return ()


def _split(
    text: str, start: int, end: int, rule_name: str, base: int, joints: tuple[re.Pattern[str], ...]
) -> tuple[Name, ...]:
    flat = outside_brackets(text[start:end])
    alone = with_and_alone(flat)
    if alone:
        names = [left_cut(text, start + a, start + b, rule_name, base) for a, b in alone]
        return tuple(name for name in names if name) if all(names) else ()
    for splitter in joints:
        cut = _first_joint(splitter, flat)
        if cut is None:
            continue
        left = flat[: cut.start()]
        if splitter is _AND and SAYS.search(left):
            continue  # "those assigned to A had less pain and …" tells a result
        stop = STOP.search(flat, cut.end() + 1)
        right_end = stop.start() if stop else len(flat)
        right = flat[cut.end() : right_end]
        one = splitter is VERSUS or stands_for_list(text[start : start + cut.start()])
        pieces = [(0, cut.start())] if one else _items(left, cut.group(), right)
        low = cut.end()
        # "A and B with C and D": on both sides of "with" stands one combination.
        whole = _WITH.fullmatch(cut.group()) and _COMBINES.search(left)
        for more in _further(flat, splitter, low, right_end) if not whole else ():
            pieces.append((low, more.start()))
            low = more.end()
        stop = STOP.search(flat, low + 1)
        more = (last_of_several(flat, stop, low) or continuation(flat, stop)) if stop else None
        stop = STOP.search(flat, more.end()) if more else stop
        pieces.append((low, stop.start() if stop else len(flat)))
        names = [
            both_of(text, start + a, start + b, rule_name, base)
            or left_cut(text, start + a, start + b, rule_name, base)
            for a, b in pieces
        ]
        found = [name for name in names if name]
        if len({name.text.lower() for name in found}) < len(found) == len(pieces):
            # "zinc weekly or zinc every month": how often tells them apart.
            found = [
                _with_schedule(text, name, start + high, base)
                for name, (_, high) in zip(found, pieces, strict=True)
            ]
        if len({name.text.lower() for name in found}) == len(pieces):
            return tuple(found)
    return ()


_LONGEST_DOSE = 40


def _with_schedule(text: str, name: Name, high: int, base: int) -> Name:
    """Return a name with all up to how often it was given."""
    low = name.end - base
    for _, end, _ in schedules_in(text[low : min(high + _LONGEST_DOSE, low + _LONGEST_DOSE)]):
        return replace(name, end=name.end + end, text=text[name.start - base : low + end])
    return name


_COMBINES = re.compile(r"\s(?:and|plus|\+)\s", re.IGNORECASE)


def _first_joint(splitter: re.Pattern[str], flat: str) -> re.Match[str] | None:
    """Return the joint that parts two arms: "A and B with C" sets both against C."""
    if splitter is _AND:
        stop = STOP.search(flat, 2)
        found = _WITH.search(flat, 0, stop.start() + 1 if stop else len(flat))
        if found:
            return found
    return splitter.search(flat)


_MOST_NAMES = 5
# "…, 5 mg for a year, or | to zinc": the list goes on behind doses and times.
_FURTHER_OR = re.compile(
    r"(?:,\s(?:and\s)?or(?=\s)|\sor(?=\s(?:to|placebo|no|neither)\s))", re.IGNORECASE
)


def _further(flat: str, splitter: re.Pattern[str], low: int, high: int) -> Iterator[re.Match[str]]:
    """Return the joints behind the first one of a list, each in front of a further name."""
    for _ in range(_MOST_NAMES - 2):
        more = splitter.search(flat, low, max(low, high))
        if more is None and splitter is _OR:
            more = _FURTHER_OR.search(flat, low)
            if more is None and _DOSE_PAIR.search(flat, max(0, low - 8), low + 8):
                more = _SET_AGAINST.search(flat, low)
            if more and (_ENDS.search(flat, low, more.start()) or more.start() - low > 160):
                more = None
        if more is None:
            return
        yield more
        low = more.end()
        stop = STOP.search(flat, low + 1)
        high = stop.start() if stop else len(flat)


# "zinc 5 or 10 mg a day with iron": what the two doses are set against.
_DOSE_PAIR = re.compile(r"\d\sor\s\d")
_SET_AGAINST = re.compile(r"\s(?:with|to|versus|vs\.?|compared (?:with|to))\s", re.IGNORECASE)
_ENDS = re.compile(r"[;:.](?=\s|$)|\b(?:was|were|had|who|which|whether|patients|between)\b", re.I)


# What follows a comma as a further name: a few words that do not tell how or when; "walking" alone is one.
_LISTED = re.compile(
    r"\s*(?!(?:and|with|which|who|then|given|taken|each|both(?!\s*$)|all|followed|at|in|on|for|to|by|plus"
    r"|delivered|administered|repeated|started|continued|applied|combined|divided|\w+ing(?!\s*$)|daily|once"
    r"|twice|either|orally|intravenously|\d[\d.,]*\s*$|n\s*=)\b)"
    r"(?:[\w./+%µμ-]+\s+){0,5}[\w./+%µμ-]+\s*$"
)
# What follows a comma and says more of the name in front of it: its dose, its kind.
_SAYS_MORE = re.compile(
    r"\s*(?:\d[\d.,]*\s?(?:-\s?\d[\d.,]*\s?)?(?:mg|g|kg|µg|μg|mcg|ml|mL|IU|U|Gy|%|mmol|cGy)\b"
    r"|\d[\d.,]*\s[a-z]+\s(?:an?|per|every|each|daily|once|twice|for|at|over)\b"
    r"|an?\s(?:\w+\s){0,6}?(?:new|novel|selective|inhibitors?|antagonists?|agonists?|blockers?|analogues?"
    r"|antibod(?:y|ies)|drug|agent|extract|form|type|derivative|version)\b)",
    re.IGNORECASE,
)
# … and what names itself behind an amount: "5 mg zinc", but not "5 mg daily".
_AMOUNT_OF = re.compile(
    r"\s*\d[\d.,]*\s?(?:mg|g|kg|µg|μg|mcg|ml|mL|IU|U|%|mmol)\s(?:of\s)?"
    r"(?!(?:an?|per|every|each|once|twice|three|four|over|orally|oral|intravenous\w*|subcutaneous\w*|daily|weekly|monthly"
    r"|with|plus|doses?|tablets?|capsules?|infusions?|injections?|before|after|during|until|given)\b)[A-Za-z][a-z]{3,}"
)
# … and so do times and how it was done, whatever numbers stand in front.
_SAYS_HOW = re.compile(
    r"\s*(?:\d+\s?(?:days?|weeks?|months?|hours?|times|fractions)\b|to \d|(?:delivering|using|consisting"
    r"|comprising|starting|beginning|including|containing|given|followed|taken|administered|repeated"
    r"|delivered)\s)",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[A-Za-z][\w-]{2,}")
# "a low-fat, high-protein diet or a low-protein diet": commas part what is said of one thing.
_ADJECTIVE = re.compile(r"\s*(?:(?:to|either|receive|the|an?)\s)*[A-Za-z]+-[A-Za-z]+\s*")
_ARTICLE = re.compile(r"\s*an?\s", re.IGNORECASE)


def _items(left: str, joint: str, right: str) -> list[tuple[int, int]]:
    """Return the spans of the names in front of the last joint: one, or those of "A, B, or C".

    "A, 5 mg a day, or B" are two: what follows the first comma says more of A. "A, B and C" may
    be one combination, unless one of the three is a control or is named within another.
    """
    spans: list[tuple[int, int]] = []
    for part in re.finditer(r"[^,]+", left):
        words = left[part.start() : part.end()]
        named = _AMOUNT_OF.match(words) and (
            IS_CONTROL.search(left[slice(*spans[-1])] if spans else "") or _AMOUNT_OF.match(right)
        )  # "placebo, 5 mg zinc, or 10 mg zinc"
        if (
            spans
            and not named
            and _SAYS_MORE.match(words)
            and not re.search(r"\d", left[slice(*spans[-1])])
        ):
            continue
        if spans and _SAYS_HOW.match(words) and not _SAYS_HOW.match(left):
            continue
        if spans and words[:1].isdigit() and left[part.start() - 2 : part.start() - 1].isdigit():
            spans[-1] = (spans[-1][0], part.end())  # "1,000 mg"
            continue
        spans.append((part.start(), part.end()))
    texts = [left[low:high] for low, high in spans]
    if (
        len(texts) > 1
        and _ARTICLE.match(right)
        and all(_ADJECTIVE.fullmatch(one) for one in texts[:-1])
    ):
        return [(0, len(left))]
    if _AND.fullmatch(joint) and not _are_alternatives(texts, right):
        return [(0, len(left))]
    # "zinc, salt and iron with zinc and sulphur": one sum is set against another.
    if _WITH.fullmatch(joint) and _COMBINES.search(texts[-1]) and _COMBINES.search(right):
        return [(0, len(left))]
    if len(spans) > 1 and (joint.startswith(",") or _are_listed(texts)):
        return spans
    return [(0, spans[0][1])] if len(spans) == 1 else [(0, len(left))]


def _are_listed(texts: list[str]) -> bool:
    """Tell whether "A 150 mg, A 300 mg" in front of "or B" is a list of short names."""
    return (
        1 < len(texts) <= 4
        and len(texts[0].split()) <= 9
        and all(_LISTED.match(text) for text in texts[1:])
        and bool(re.search(r"[A-Za-z]{3}", texts[0]))
    )


def _are_alternatives(texts: list[str], last: str) -> bool:
    """Tell whether what commas part are arms: one is a control, or a part of another."""
    if not _are_listed(texts):
        return False
    texts = [*texts, last]
    if any(IS_CONTROL.search(text) for text in texts):
        return True
    words = [{word.lower() for word in _WORDS.findall(text)} for text in texts]
    return any(one and one < other for one in words for other in words)


def both_of(text: str, start: int, end: int, rule_name: str, base: int) -> Name | None:
    """Read the "both" of "A, B, both, or neither" as a name."""
    match = _BOTH.match(text, start, end)
    if match is None:
        return None
    return Name(base + match.start("both"), base + match.end("both"), match["both"], rule_name)
