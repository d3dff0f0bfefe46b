"""The people that a sentence counts in both arms, as an answer; figures that stand together."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.grids.figures import count_of, is_share
from trialtrace.extract.accounts.grids.times import ENDLESS, moments, says_baseline, says_end
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION
from trialtrace.extract.questions.model import EVENTS, Number, Reading, Side
from trialtrace.extract.questions.outcomes.senses import says_change
from trialtrace.extract.questions.prose.built import Share, SizeOf, borne_out, people_behind
from trialtrace.extract.questions.prose.counted_people import Figure

# Between a figure and the name behind it: "patients had a relapse in the".
BEHIND = re.compile(
    r"[\s,()]*(?:\([^()]{0,40}\)\s*)?"
    r"(?:one or more\s+|(?!(?:and|or|but|than|compared|versus|vs|while|whereas|as)\b)[a-z-]+\s+){0,11}?(?:\(\s*\)\s*)?"
    r"(?:in|for|with|on|under|of|among|from|after|by|given|receiving|taking"
    r"|(?:assigned|allocated|randomi[sz]ed|subjected) to|who (?:had )?(?:received|got|took|underwent))\s+"
    r"(?:the\s+|each\s+|(?:patients|those|children|women|participants)\s+"
    r"(?:in|on|with|given)\s+(?:the\s+)?)?(?:groups?\s+)?[\"'\u201c\u2018]?(?:[A-Z][\w-]*\s?\+\s?)?|\s*\(?\s*",
    re.IGNORECASE,
)
JOIN = re.compile(
    r"[\s,]*(?:and|versus|vs\.?|v\.?|,|compared (?:with|to)|against|as against)?\s*", re.I
)

Pair = tuple[Figure, Figure]


def reading_of_counts(
    pair: Pair, start: int, size_of: SizeOf, said: str, near: str, score: float, rule: str
) -> Reading | None:
    """Return what a sentence says of both arms; None where a count does not agree with its people.

    Parameters
    ----------
    pair : tuple of Figure
        Of the intervention and of the comparator.
    start : int
        Where their words stand in the document.
    said, near : str
        The words in front of the figures; those that tell the moment.
    """
    built = []
    for side, one in zip((INTERVENTION, COMPARATOR), pair, strict=True):
        made = side_of_count(one, start, size_of(side, ""))
        if made is None:
            return None
        built.append(made)
    if all(one.is_bare for one in pair) and all(map(_is_all, built)):
        return None  # "40 patients on zinc and 42 on clay were asked about pain"
    days = moments(near)
    return Reading(
        EVENTS, built[0], built[1], " ".join(said.split())[-120:], score, rule,
        "sure" if all(map(_is_checked, pair)) else "likely",
        days=max(days) if days else ENDLESS if says_end(near) else -1.0,
        baseline=says_baseline(near) and not says_end(near) and not days,
        change=says_change(said),
    )  # fmt: skip


def _is_all(side: Side) -> bool:
    return side.n is not None and side.numbers["events"].value == side.n.value


def _is_checked(one: Figure) -> bool:
    return (
        one.events is not None
        and one.n is not None
        and one.percent is not None
        and is_share(one.events, one.n, one.percent, one.decimals)
    )


def side_of_count(one: Figure, start: int, n: Number | None) -> Side | None:
    """Build one arm's figures; None where count, share and people do not agree."""
    if n is not None and n.start < start + one.end and start + one.start < n.end:
        n = None  # "five infants allocated to zinc and none to clay coughed": no size of an arm
    if one.n is not None:
        n = Number(one.n, start + one.n_start, start + one.n_end)
    if one.events is None:
        if n is None or one.percent is None:
            return None
        count = count_of(one.percent, one.decimals, n.value)
        if count is None:
            return None
        derived = "count from percentage, rounding exact"
        n = borne_out(n, one.decimals)
        return Side(
            {"events": Number(float(count), start + one.start, start + one.end, derived)}, n
        )
    if one.percent is not None:
        told = Share(one.events, one.percent, one.decimals)
        n, fits = people_behind(told, n, (start + one.start, start + one.end))
        if not fits:
            return None
    if n is not None and one.events > n.value:
        return None
    return Side({"events": Number(one.events, start + one.start, start + one.end)}, n)


def runs_of(view: str, figures: list[Figure]) -> list[list[Figure]]:
    """Part figures into runs that commas and "and" join."""
    runs: list[list[Figure]] = []
    for one in figures:
        if runs and JOIN.fullmatch(view[runs[-1][-1].end : one.start]):
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs
