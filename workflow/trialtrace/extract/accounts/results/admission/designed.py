"""Numbers side by side that no arm came to: choices of a design, beginnings, courses, differences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.roles.assigned import Assigned
from trialtrace.extract.accounts.results.roles.signs import ORDER

_TO_A_LIST = re.compile(r"[\s)\]]*(?:[\w/%²]{1,8})?\sto\s[-−]?\d")
_COURSES = re.compile(r"\s(?:\w+\s)?(?:cycles|courses|sessions|fractions)\b")


def is_of_design(line: Line, given: Sequence[Assigned]) -> bool:
    """Tell whether the numbers of a tuple are no results, however they are told.

    Parameters
    ----------
    line : Line
        The sentence.
    given : sequence of Assigned
        The numbers, with their arms.
    """
    return any(
        rule(line, given)
        for rule in (_alternatives, _all_began, _are_courses, _lie_between, _went_on)
    )


def _alternatives(line: Line, given: Sequence[Assigned]) -> bool:
    """Tell whether numbers are choices of a design: "5 or 10 mg"; results of arms are not told so."""
    if len(given) < 2:
        return False
    gap = line.text[given[-2].item.end - line.start : given[-1].item.start - line.start]
    return re.fullmatch(r"\s?%?(?:\s?[\w/]{1,8})?,?\sor\s(?:by\s)?", gap) is not None


def _all_began(line: Line, given: Sequence[Assigned]) -> bool:
    """Tell whether changes of all arms began so: "from 13.4, 13.2 and 13.3 g/dl to 10.9, …"."""
    return (
        len(given) > 1
        and line.before(given[0].item.start, 6).endswith("from ")
        and _TO_A_LIST.match(line.after(given[-1].item.end, 30)) is not None
    )


def _are_courses(line: Line, given: Sequence[Assigned]) -> bool:
    """Tell whether means or medians are of what was given: "3 (range 1-6) and 4 (range 1-7) cycles"."""
    return any(
        one.item.statistic in ("mean", "median") and _COURSES.match(line.after(one.item.end, 24))
        for one in given
    )


_TO_THE_NEXT = re.compile(r"\s?(?:[\w/%²°.]{1,10}\s)?to\s(?:an?\s|\w+\s)?", re.IGNORECASE)


def _went_on(line: Line, given: Sequence[Assigned]) -> bool:
    """Tell whether one number led to the next, and only their order gave them arms: "loss (262 ml to 214 ml)"."""
    gap = line.text[given[0].item.end - line.start : given[-1].item.start - line.start]
    return (
        len(given) == 2
        and all(one.rule == ORDER.name for one in given)
        and _TO_THE_NEXT.fullmatch(gap) is not None
    )


_JOINED = re.compile(r"\b(?:vs?\.?|versus|compared)\b", re.IGNORECASE)
_THAN_IT = re.compile(r"\bthan\b[^;.()\d]{2,60}[(\[]$", re.IGNORECASE)
_BOUNDED = re.compile(r"\s?[;,]\s?9\d(?:\.\d)?\s?%\s(?:CI|confidence|credible)", re.IGNORECASE)


def _lie_between(line: Line, given: Sequence[Assigned]) -> bool:
    """Tell whether numbers lie between the arms: "less itch than with salt (-7.8; 95% CI …) … (-1.7; 95% CI …)"."""
    if len(given) < 2 or any(one.item.companions for one in given):
        return False
    first, last = given[0].item, given[-1].item
    gap = line.text[first.end - line.start : last.start - line.start]
    return (
        _JOINED.search(gap) is None
        and _THAN_IT.search(line.before(first.start, 70)) is not None
        and all(_BOUNDED.match(line.after(one.item.end, 24)) for one in given)
    )
