"""Numbers that face each other over a clause: told of one arm, then of the other.

"Zinc users lost 6.8 kg and 2.2 cm, compared with a loss of 5.1 kg and 1.4 cm with placebo": the two
weights are a pair, and so are the two waists, though neither stand side by side.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.tuples import VERSUS, unit_family
from trialtrace.extract.accounts.results.items.words import without_brackets
from trialtrace.extract.accounts.results.roles.assigned import Assigned
from trialtrace.extract.accounts.results.roles.signs import BEHIND, IN_FRONT, SUBJECT

_MEASURED = frozenset({"bare", "mean", "median"})
_SHARES = frozenset({"percent", "relative_change"})
_BY = re.compile(r"\bby\s$")
_AT_IT = frozenset({BEHIND.name, IN_FRONT.name})
# What may lead from the one arm's number to the other arm.
_ON_TO = re.compile(r";|,|\b(?:and|whereas|while|but|compared)\b", re.IGNORECASE)


def _named_at_both(line: Line, given: list[Assigned], sizes: dict[int, int]) -> dict[int, Assigned]:
    """Pair the only two measured numbers of a sentence, each with decimals and with its arm's name at it.

    "Those on zinc had 3.4 attacks a day; those on placebo had 5.9 a day", "zinc cut attacks by 1.26 a day and
    pain by 6%, whereas placebo cut attacks by 2.11 a day".
    """
    found = [one for one in given if one.item.statistic in _MEASURED]
    if len(found) != 2 or found[0].arm == found[1].arm:
        return {}
    if any(one.item.statistic not in _SHARES for one in given if one not in found):
        return {}
    first, second = found
    gap = line.text[first.item.end - line.start : second.item.start - line.start]
    alike = (
        second.item.statistic == "bare"
        and not first.item.certain
        and all(
            sizes[one.group] == 1
            and (
                one.rule in _AT_IT
                or (one.rule == SUBJECT.name and _BY.search(line.before(one.item.start, 4)))
            )
            and not one.item.unit
            and not one.item.companions
            and not float(one.item.part.value).is_integer()
            for one in found
        )
    )
    return {first.group: second} if alike and _ON_TO.search(gap) else {}


# "; with salt, it was", ", and in the salt group the score was"
_SAME_AGAIN = re.compile(
    r"(?:;|,|\band\b|\bwhereas\b|\bwhile\b|\bbut\b)[^.]*"
    r"\b(?:it|this|that|these|those|the (?:score|value|mean|figure|rate|level)s?)"
    r"\s(?:was|were|fell to|rose to|reached)\s(?:only\s|about\s)?$",
    re.IGNORECASE,
)


def _same_again(line: Line, given: list[Assigned], sizes: dict[int, int]) -> dict[int, Assigned]:
    """Pair a mean with the other arm's number, whose clause only points back.

    "With zinc the score was 3.1; with salt it was 4.4".
    """
    found = [one for one in given if one.item.statistic in _MEASURED]
    if len(found) != 2 or {one.arm for one in found} & {-1} or found[0].arm == found[1].arm:
        return {}
    first, second = found
    gap = without_brackets(line.text[first.item.end - line.start : second.item.start - line.start])
    alike = (
        first.item.certain
        and first.item.statistic == second.item.statistic
        and not second.item.certain
        and unit_family(first.item.unit) == unit_family(second.item.unit)
        and sizes[first.group] == sizes[second.group] == 1
    )
    return {first.group: second} if alike and _SAME_AGAIN.search(gap) else {}


def facing(line: Line, given: list[Assigned]) -> list[Assigned]:
    """Let two lone numbers in one unit, each of another arm, be a pair where a word sets them so.

    Parameters
    ----------
    line : Line
        The sentence.
    given : list of Assigned
        Its numbers with their arms, in order.

    Returns
    -------
    list of Assigned
        The same, each pair side by side in one group.
    """
    sizes: dict[int, int] = defaultdict(int)
    for one in given:
        sizes[one.group] += 1
    alike: dict[tuple[str, str], list[Assigned]] = defaultdict(list)
    for one in given:
        unit = unit_family(one.item.unit)
        if sizes[one.group] == 1 and one.arm >= 0 and unit and one.item.statistic in _MEASURED:
            alike[one.item.statistic, unit].append(one)
    partner: dict[int, Assigned] = _named_at_both(line, given, sizes)
    partner = partner or _same_again(line, given, sizes)
    for pair in alike.values():
        if len(pair) != 2 or pair[0].arm == pair[1].arm:
            continue
        first, second = pair
        gap = line.text[first.item.end - line.start : second.item.start - line.start]
        if VERSUS.search(gap):
            partner[first.group] = second
    moved = {second.group for second in partner.values()}
    out = []
    for one in given:
        if one.group in moved:
            continue
        out.append(one)
        if one.group in partner:
            out.append(replace(partner[one.group], group=one.group))
    return out
