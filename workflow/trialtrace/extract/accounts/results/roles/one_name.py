"""Numbers at which one and the same arm is named: doses of one drug, or names that tell no arms apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.items.tuples import VERSUS
from trialtrace.extract.accounts.results.roles.labels import label
from trialtrace.extract.accounts.results.roles.signs import BEHIND, Sign

# "45 mg of zinc", "zinc 90 mg"
_AMOUNT = re.compile(r"\b\d[\d.,]*\s?(?:[mµμ]?g|mcg|ml|IU|mg/kg|mmol|units?)\b")
_FAR = 60


def same_arm(labels: Sequence[Sequence[tuple[int, Sign]]]) -> bool:
    """Tell whether every number has one and the same arm at it.

    Parameters
    ----------
    labels : sequence of sequence of tuple
        The arms that are named at each number, with the sign that tells them.
    """
    sets = [{arm for arm, _ in found} for found in labels]
    return all(len(one) == 1 for one in sets) and len(set.union(*sets)) == 1


def of_one_name(
    line: Line, part: Sequence[Item], mentions: Sequence[ArmMention], items: Sequence[Item]
) -> int:
    """Return the arm of numbers that all have its name behind them, each with an amount of its own; else -1.

    "12% of those who received 45 mg of zinc and 14% of those who received 90 mg of zinc".

    Parameters
    ----------
    line : Line
        The sentence.
    part, items : sequence of Item
        The numbers side by side, and all of the sentence.
    mentions : sequence of ArmMention
        Where the sentence speaks of arms.
    """
    gap = line.text[part[0].end - line.start : part[-1].start - line.start]
    labels = [label(line, item, mentions, items) for item in part]
    if not same_arm(labels) or any(sign is not BEHIND for one in labels for _, sign in one):
        return -1
    amounts = {
        found.group()
        for item in part
        if (found := _AMOUNT.search(line.after(item.end, _FAR).split(";")[0])) is not None
    }
    return labels[0][0][0] if len(amounts) == len(part) and not VERSUS.search(gap) else -1
