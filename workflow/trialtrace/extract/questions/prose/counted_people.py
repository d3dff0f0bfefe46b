"""Counts and shares of people in a sentence, with the arm that stands inside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from trialtrace.extract.questions.arms.mentions import Named
from trialtrace.extract.questions.outcomes.senses import is_turn
from trialtrace.grammar.number_words import CARDINAL
from trialtrace.grammar.numbers import parse

_NOBODY = frozenset({"no", "none", "nobody"})
_SPELT = rf"{CARDINAL}|{'|'.join(sorted(_NOBODY))}"
_PEOPLE = (
    r"(?:patients?|participants?|subjects?|women|woman|men|man|children|child|people|persons?|"
    r"individuals|infants?|newborns?|eyes?|adults|cases?|deaths?|events?|episodes|girls|boys|"
    r"students|volunteers|residents|babies|mothers|teeth|implants|samples|carriers|donors)(?![\w-])"
)
_WHOLE = r"(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?![\w.%]|,\d)"
_LEFT = (
    r"(?:remaining|evaluable|assessed|analy[sz]ed|treated|randomi[sz]ed|available|first|last|total)"
)
_OF = rf"\s*(?:/|(?:out\s+)?of\b)\s*(?:the\s+)?(?:{_LEFT}\s+)?"
_CLOSE = (
    # The bounds of a share may stand behind it in its bracket: "(30%, 17-47)".
    r"\s*(?:[,;]\s*\d+(?:\.\d+)?\s*%?\s*(?:-{1,2}|to)\s*\d+(?:\.\d+)?\s*%?\s*[)\]]|[,;]?\s*[)\]]|[,;])"
)
# "Five of the nine", but not "one of the two groups".
_IN_WORDS = rf"(?:{CARDINAL})\b(?!\s+(?:groups|arms|centres|centers|sites|studies|trials|items|visits|times))"
# "36 relapses (59%)", but not "12 weeks (59%)".
_THINGS = (
    r"\s+(?!(?:in|of|on|and|or|to|with|for|days?|weeks?|months?|years?|hours?|min\w*|groups?|arms?|points?|doses?|mg|ml)\b)"
    r"[a-z-]{4,}(?=\s*[(\[]\s*\d+(?:\.\d+)?\s*%)"
)
# "38 of 149 patients (25.5%)", "12 patients (8%)", "3/40, 7.5%", "seven".
_COUNT = (
    rf"(?P<events>\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|{_SPELT})(?![\w%-]|\.\d|,\d)"
    rf"(?:{_OF}(?P<n>{_WHOLE}|{_IN_WORDS})(?:\s*,\s*(?P<beside>\d+(?:\.\d+)?)\s*%)?)?"
    rf"(?P<people>\s+(?:{_LEFT}\s+)?(?:[a-z-]+\s+)?{_PEOPLE}\b|{_THINGS})?(?:\s*[(\[]\s*(?P<percent>\d+(?:\.\d+)?)\s*%{_CLOSE}"
    rf"(?:\s*of\s*(?:the\s+)?(?P<whole>{_WHOLE}))?)?"
)
# "25.5%", "25.5% (38 of 149)", "25.5% of patients (38 patients)", "25.5% (n = 38)".
_SHARE = (
    rf"(?P<share>\d+(?:\.\d+)?)\s*%(?:(?:\s+of\s+(?:the\s+)?(?:[a-z]+\s+)?{_PEOPLE})?\s*[(\[,;]\s*(?:n\s*=\s*)?"
    rf"(?P<counted>{_WHOLE})(?:(?:{_OF}(?P<among>{_WHOLE})|\s+(?:[a-z-]+\s+)?{_PEOPLE}){_CLOSE}|\s*[)\]]))?"
)
# "(n = 38, 25.5%)", "n = 38 (25.5%)": a number of people is no count without its share.
_EQUAL = rf"n\s*=\s*(?P<equal>{_WHOLE})\s*[,;(\[]\s*(?P<part>\d+(?:\.\d+)?)\s*%{_CLOSE}"
# "30 and 25%", "30.0 versus 25.0%": one mark for both.
_FIRST = r"(?P<first>\d+(?:\.\d+)?)(?=\s*(?:,|,?\s+and|vs\.?|versus|compared (?:with|to))\s+\d+(?:\.\d+)?\s*%)"
_FIGURE = re.compile(rf"(?<![\w.,/-])(?:{_FIRST}|{_EQUAL}|{_COUNT}|{_SHARE})", re.IGNORECASE)
# What bounds a share is none: "40% (95% CI 32% to 48%)".
_INTERVAL = re.compile(
    r"(?:\d+(?:\.\d+)?\s*%\s*)?(?:\bCI\b|confidence intervals?(?:\s*\(CI\))?)\s*[:,=]?\s*[(\[]?\s*[-+]?\d*\.?\d+\s*%?"
    r"\s*(?:-{1,2}|to|,|;)\s*[-+]?\d*\.?\d+\s*%?",
    re.IGNORECASE,
)
# "Twelve zinc patients": a name between a number and whom it counts.
_NUMBER_IN_FRONT = re.compile(rf"(?:\d|\b(?:{_SPELT}))\s+(?:{_LEFT}\s+)?$", re.IGNORECASE)
_PEOPLE_BEHIND = re.compile(rf"\s+(?:[a-z-]+\s+)?{_PEOPLE}\b", re.IGNORECASE)
_IN_GROUP = re.compile(r"\s+(?:groups?|arms?)\s*[:,]?\s*", re.IGNORECASE)
# "12 patients in the zinc group (30%)".
_TAIL = re.compile(r"\s*(?:groups?|arms?)?\s*[(\[]\s*$", re.IGNORECASE)
_LEVEL = re.compile(r"\s*(?:ci\b|conf|reduction|increase|decrease|lower|higher|of the dose)", re.I)
# Numbers that count no people: moments, tables, scores, p-values, ranges.
_UNIT = re.compile(
    r"\s*(?:-|days?|weeks?|months?|years?|hours?|h\b|min|mg|ml|kg|g\b|mm|cm|mmol|letters|lines|"
    r"points?|(?:to|or|-)\s+\d|or (?:more|two|fewer|less)\b|±|\(|x\b|times|fold|"
    r"groups?\b|arms?\b|centres?|sites|hospitals)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:table|figure|fig\.?|week|month|day|year|grade|stage|phase|type|[<>=≤≥]|least|below|above"
    r"|than|(?<!compared )to|±|least|among|per|every|version|grades|under|over|group|groups|arm"
    r"|(?:(?<!total )\bof|among|\bfrom) the|(?<!total )\bof)\s*$|[=<>±]\s*$",
    re.IGNORECASE,
)
# "in Tables 4 and 5", "Figs. 2-4": the numbers of what is shown elsewhere.
_SHOWN = re.compile(
    r"\b(?:tables?|figures?|figs?\.?|appendix|panels?|files?)\s+(?:[A-Z]?\d+[a-z]?(?:\s?[,–-]\s?|,?\s(?:and|to|or)\s))*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A count or share of people in a sentence.

    Attributes
    ----------
    side : str or None
        Of the arm whose name stands between the number and whom it counts; None where none does.
    """

    start: int
    end: int
    events: float | None
    n: float | None
    percent: float | None
    decimals: int
    n_start: int = -1
    n_end: int = -1
    side: str | None = None

    @property
    def is_bare(self) -> bool:
        """Whether it is a count without its share and its whole."""
        return self.n is None and self.percent is None


def without_intervals(view: str) -> str:
    """Return a sentence with spaces for the bounds of its shares."""
    return _INTERVAL.sub(lambda match: " " * len(match.group()), view)


def may_hold_two(view: str) -> bool:
    """Tell whether a sentence has two numbers or more that may count people."""
    numbers = _FIGURE.finditer(view)
    return next(numbers, None) is not None and next(numbers, None) is not None


def figures_in(view: str, named: Sequence[Named] = ()) -> list[Figure]:
    """Find counts and shares of people in the plain view of a sentence.

    Parameters
    ----------
    named : sequence of Named
        The arms that the sentence names: figures do not stand inside names.
    """
    inside = [one for one in named if _is_inside(view, one)]
    masked = without_intervals(view)
    for one in inside:
        masked = masked[: one.start] + "x" * (one.end - one.start) + masked[one.end :]
    found = []
    for match in _FIGURE.finditer(masked):
        owned = any(_IN_GROUP.fullmatch(view[one.end : match.start()]) for one in named)
        figure = _figure(match, masked, owned)
        if figure is None:
            continue
        # "Groups 1, 2, and 3": no counts.
        across = [one for one in named if one.start < figure.end and figure.start < one.end]
        if all(one in inside for one in across):
            found.append(replace(figure, side=across[0].side) if across else figure)
    return _with_tails(view, found, named)


def _is_inside(view: str, one: Named) -> bool:
    return (
        _NUMBER_IN_FRONT.search(view[: one.start]) is not None
        and _PEOPLE_BEHIND.match(view, one.end) is not None
    )


def _figure(match: re.Match[str], view: str, owned: bool) -> Figure | None:
    before, after = view[max(0, match.start() - 12) : match.start()], view[match.end() :]
    # "Group 3 (20%)" is a label, "the zinc group 3 (20%)" is none.
    if _AFTER.search(before) and not owned:
        return None
    share = match["share"] or match["first"]
    if share:
        if _LEVEL.match(after) or is_turn(view, match.start()):
            return None
        counted = match["counted"]
        return _built(match, counted, "among", share) if counted else _built(match, None, "", share)
    if match["equal"]:
        return _built(match, match["equal"], "", match["part"])
    percent = match["percent"] or match["beside"]
    bare = not (match["n"] or match["people"] or percent)
    if bare and _UNIT.match(after):
        return None
    if bare and _SHOWN.search(view[max(0, match.start() - 40) : match.start()]):
        return None
    return _built(match, match["events"], "n" if match["n"] else "whole", percent)


def _built(match: re.Match[str], events: str | None, whole: str, percent: str | None) -> Figure:
    n = match[whole] if whole else None
    return Figure(
        match.start(), match.end(), None if events is None else _value(events),
        _value(n) if n else None, float(percent) if percent else None, _decimals(percent or ""),
        match.start(whole) if n else -1, match.end(whole) if n else -1,
    )  # fmt: skip


def _with_tails(view: str, found: list[Figure], named: Sequence[Named]) -> list[Figure]:
    """Join a count and its share that stands behind the arm's name."""
    joined: dict[int, Figure] = {}
    tails: set[int] = set()
    for place, (count, share) in enumerate(pairwise(found)):
        between = [n for n in named if count.end <= n.start and n.end <= share.start]
        if (
            count.events is not None
            and count.is_bare
            and share.events is None
            and len(between) == 1
            and _TAIL.fullmatch(view[between[0].end : share.start])
            and view[share.end : share.end + 1] in (")", "]")
        ):
            joined[place] = replace(count, percent=share.percent, decimals=share.decimals)
            tails.add(place + 1)
    return [joined.get(place, one) for place, one in enumerate(found) if place not in tails]


def _decimals(raw: str) -> int:
    return len(raw.partition(".")[2])


def _value(raw: str) -> float:
    return 0.0 if raw.lower() in _NOBODY else parse(raw.replace(",", ""))
