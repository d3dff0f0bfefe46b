"""The moment at which numbers of a sentence were measured."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.mention import Mention, Part


def timepoint_of(
    account: Account, line: Line, span: tuple[int, int], measured: Sequence[Part]
) -> tuple[str, str]:
    """Cite the moment that a sentence names for its numbers; ("", "") where it names none.

    Parameters
    ----------
    account : Account
        Whose results they are.
    line : Line
        The sentence.
    span : tuple of int
        Where the numbers begin and end; of several moments the one beside them is taken.
    measured : sequence of Part
        The numbers: a time that is one of them is what was measured.
    """
    found = [
        mention
        for mention in line.mentions
        if mention.kind == "timepoint"
        and not any(mention.start <= part.start < mention.end for part in measured)
        and not _TWO_LENGTHS.search(line.text, mention.start - line.start, mention.end - line.start)
        and not _is_term(line, mention)
        and not _NO_MOMENT.search(
            line.text[mention.start - line.start : mention.end - line.start + 10]
        )
        and not _BY_HOW_LONG.search(
            line.text[: mention.end - line.start], mention.start - line.start - 60
        )
        and not (
            mention.start >= span[1] and _TELLS_NEXT.match(line.text, mention.end - line.start)
        )
    ]
    found = found or _windows(line, span)
    if not found:
        return "", ""
    near = _own(line, found, span)
    if near is None:
        return "", ""
    evidence = account.ledger.cite("results.timepoint", near.start, near.end, rule="timepoint.near")
    return account.ledger.document.text[near.start : near.end], evidence


# "Birth before 37 weeks", "delivered after 41 weeks": which births are counted, and no moment of a study.
_TERM = re.compile(
    r"\b(?:births?|born|deliver\w*|labou?r|preterm|pregnan\w+|eclampsia|induc\w+|miscarr\w+)\b[^.;]{0,30}?"
    r"\b(?:before|under|until|beyond|after|at)\s(?:the\s)?$",
    re.IGNORECASE,
)
_TERM_WEEKS = re.compile(r"(?:[2-3]\d|4[0-3])\s(?:(?:completed|full)\s)?weeks?\b")


def _is_term(line: Line, mention: Mention) -> bool:
    """Tell whether weeks count from the beginning of a pregnancy."""
    if not _TERM_WEEKS.match(line.text, mention.parts[0].start - line.start):
        return False
    return _TERM.search(line.before(mention.parts[0].start, 70)) is not None


# "died within 28 days": until when what befell people was counted.
_WITHIN = re.compile(
    r"\b(?:within|(?:in|during)(?= the first))(?: the)?(?: first| next| following| subsequent)?\s$",
    re.I,
)
# "Treated within 3 hours": when something was done to them.
_DONE = re.compile(
    r"\b(?:treat\w*|given|random\w*|start\w*|beg[au]n|initiat\w*|admitted|present\w*|arriv\w*|enrol\w*|deliver\w*"
    r"|administ\w*|operat\w*|perform\w*|born|therapy)\s(?:\w+\s){0,3}?(?:within|in|during)\b[^.;,()]{0,20}$",
    re.IGNORECASE,
)


def _windows(line: Line, span: tuple[int, int]) -> list[Mention]:
    """Return the times within which something happened, in the sentence that counts it."""
    return [
        mention
        for mention in line.mentions
        if mention.kind == "duration"
        and not (mention.start < span[1] and span[0] < mention.end)
        and _WITHIN.search(line.before(mention.start, 30))
        and not _DONE.search(line.before(mention.start, 70))
    ]


# "after 8.2 and 8.0 days": how long it was in two arms, and no moment.
_TWO_LENGTHS = re.compile(r"\d[.·]\d+ (?:and|versus|vs\.?) \d")
# "returned one day earlier", "two weeks apart": how long something took.
_NO_MOMENT = re.compile(r"\s(?:earlier|sooner|apart|longer|shorter)\b", re.IGNORECASE)
# "shorter by 2.8 days": by how much it lasted longer or shorter.
_BY_HOW_LONG = re.compile(
    r"\b(?:longer|shorter|earlier|later|sooner|faster|slower|shortened|prolonged|lengthened|extended|delayed|reduced"
    r"|increased|decreased)\s(?:[a-z-]+\s){0,4}?by\s(?:(?:about|around|nearly|almost|an?|average|mean|median|of|some|only)"
    r"\s){0,4}[\d.,·]+\s[a-z]+$",
    re.IGNORECASE,
)
# "at two years of 8.4 points", "and at two weeks (6.1 mm; …)": the moment of the number behind it.
_TELLS_NEXT = re.compile(
    r"\s(?:of|was|were)\s[-+−]?\d|\s\([-+−]?\d+(?:[.·]\d+)?(?:\s[a-z]+)?;\s", re.IGNORECASE
)
# Between a number and a moment behind it: brackets and "respectively" part nothing, a comma does.
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|,?\s?\brespectively\b,?")
_NEXT_TO = re.compile(r"\s?(?:at\s|in\s|by\s)?", re.IGNORECASE)
_NEXT = re.compile(r"[,;]\s")
# ", accounting for all of the excess within 18 months": a remark has a moment of its own.
_REMARK = re.compile(
    r",\s(?:which|who|whom|most|all|mostly|mainly|(?!including|respectively)[a-z]{3,}ing)\b",
    re.IGNORECASE,
)
# What was measured at a moment, and stands before or behind it.
_VALUES = frozenset(
    {
        "effect",
        "ratio",
        "mean",
        "mean_sd",
        "median",
        "percent",
        "fraction",
        "count_percent",
        "change",
        "measure",
    }
)


def _own(line: Line, times: Sequence[Mention], span: tuple[int, int]) -> Mention | None:
    """Return which of a sentence's moments its numbers were measured at.

    A moment belongs to what stands right beside it: no other value lies between. Where that holds
    on both sides, a sentence that begins with a value tells its moments behind them ("4.1 at week
    6 and 3.2 at week 12"), another in front ("at week 6 it was 4.1 and at week 12 3.2").
    """
    start, end = span
    ahead = [one for one in times if one.end <= start]
    behind = [one for one in times if one.start >= end]
    if not ahead and not behind:
        return times[0]
    values = [one for one in line.mentions if one.kind in _VALUES]

    def clear(low: int, high: int) -> bool:
        return not any(low <= one.start and one.end <= high for one in values)

    def beside(low: int, high: int) -> bool:
        words = _ASIDE.sub("", line.text[low - line.start : high - line.start])
        return clear(low, high) and not _NEXT.search(words)

    joins = (
        bool(ahead) and clear(ahead[-1].end, start),
        bool(behind) and beside(end, behind[0].start),
    )
    gaps = ((ahead[-1].end, start), (end, behind[0].start)) if joins == (True, True) else ()
    adjacent = [
        _NEXT_TO.fullmatch(line.text, low - line.start, high - line.start) is not None
        for low, high in gaps
    ]
    if adjacent == [False, True]:  # "at weeks 1 and 2 it fell (p = 0.08 week 1; p = 0.2 week 2)"
        return behind[0]
    if joins == (True, False):
        return ahead[-1]
    if joins == (False, True):
        return behind[0]
    first, last = values[0].start if values else start, values[-1].end if values else end
    if joins == (False, False):
        # What stands at either end of a sentence is said of all in it, else of its neighbour.
        opens = [one for one in ahead[-1:] if one.end <= first]
        closes = [
            one
            for one in behind[:1]
            if one.start >= last
            and not _REMARK.search(line.text, last - line.start, one.start - line.start)
        ]
        return next(iter([*opens, *closes]), None)
    leads = first < times[0].start or end <= times[0].start
    return behind[0] if leads else ahead[-1]
