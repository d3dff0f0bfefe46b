"""Numbers that face each other over a clause: told of one arm, then of the other.

"Zinc users lost 6.8 kg and 2.2 cm, compared with a loss of 5.1 kg and 1.4 cm with placebo": the two
weights are a pair, and so are the two waists, though neither stand side by side.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.roles import Assigned
from trialtrace.extract.accounts.results.tuples import VERSUS, unit_family

_MEASURED = frozenset({"bare", "mean", "median"})


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
    partner: dict[int, Assigned] = {}
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
