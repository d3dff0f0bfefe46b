"""Numbers at which one and the same arm is named: doses of one drug, or names that tell no arms apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.counted import at_two_moments, is_run, of_one_arm
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.items.tuples import VERSUS
from trialtrace.extract.accounts.results.roles.labels import label
from trialtrace.extract.accounts.results.roles.signs import BEHIND, IN_FRONT, Sign

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


def run_of_one(
    line: Line,
    run: Sequence[Item],
    mentions: Sequence[ArmMention],
    items: Sequence[Item],
    arms: int,
) -> tuple[int, Sign] | None:
    """Return the arm of one list of more numbers than there are arms; None for any other numbers.

    In "fell by 4, 6 and 9 with zinc", of zinc and iron, three numbers are three moments or things of one
    arm, and no two of them a pair.

    Parameters
    ----------
    line : Line
        The sentence.
    run, items : sequence of Item
        The numbers side by side, and all of the sentence.
    mentions : sequence of ArmMention
        Where the sentence speaks of arms.
    arms : int
        How many arms there are.
    """
    if len(run) <= arms or not len(run) % arms or not is_run(line, run):
        return None
    if any(run[0].end <= one.start < run[-1].end for one in mentions):
        return None  # "1 (placebo), 3 (low dose) and 4 (high dose)"
    for item, side in ((run[-1], BEHIND), (run[0], IN_FRONT)):
        for arm, sign in label(line, item, mentions, items):
            if sign is side:
                return arm, sign
    return None


def told_once(
    line: Line,
    part: Sequence[Item],
    mentions: Sequence[ArmMention],
    found: list[tuple[int, str, str]],
) -> list[tuple[int, str, str]]:
    """Give numbers of one arm at several moments the arm that is told at one of them alone.

    "Rose with zinc to 49 and 32 at 2 and 6 weeks": both are zinc's.

    Parameters
    ----------
    line : Line
        The sentence.
    part : sequence of Item
        Numbers side by side.
    mentions : sequence of ArmMention
        Where the sentence speaks of arms.
    found : list of tuple
        Arm, rule and tier of each number by itself; -1 for an arm that is not told.
    """
    told = [one for one in found if one[0] >= 0]
    if len({arm for arm, _, _ in told}) != 1 or not (
        of_one_arm(line, part, mentions) or at_two_moments(line, part, mentions)
    ):
        return found
    arm, rule, _ = told[0]
    return [one if one[0] >= 0 else (arm, rule, "unsure") for one in found]
