"""Short forms that head what a group had: "ZT group: zinc with tea; IT group: iron with tea"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.arm import Arm, tokens_of
from trialtrace.extract.accounts.reading import Line

_HEADED = re.compile(
    r"(?<![\w-])(?:(?P<ahead>[A-Z][A-Z0-9+/-]{1,6})[ -](?:group|arm)|(?:group|arm)\s(?P<behind>[A-Z][A-Z0-9+/-]{1,6}))"
    r"\s?(?::|=|\(|,|\b(?:received|underwent|had|used|took|(?:was|were)\s(?:given|treated\swith)))\s?"
    r"(?P<what>[^.;:()]{3,70})"
)


def headed_shorts(arms: Sequence[Arm], lines: Sequence[Line]) -> list[tuple[Arm, str]]:
    """Return short forms with the arms whose own words stand behind them; nothing where fewer than two do.

    Parameters
    ----------
    arms : sequence of Arm
        Arms with their words.
    lines : sequence of Line
        Sentences of the account.
    """
    found: dict[str, Arm] = {}
    for line in lines:
        for match in (
            _HEADED.finditer(line.text) if "roup" in line.text or "arm" in line.text else ()
        ):
            told = tokens_of(match["what"])
            owners = [arm for arm in arms if told & (arm.tokens - _of_others(arms, arm))]
            short = match["ahead"] or match["behind"]
            if len(owners) == 1 and found.setdefault(short, owners[0]) is not owners[0]:
                return []  # the same letters head two arms
    owners = list(found.values())
    apart = len({id(arm) for arm in owners}) == len(owners)
    return [(arm, short) for short, arm in found.items()] if apart and len(owners) > 1 else []


def _of_others(arms: Sequence[Arm], own: Arm) -> set[str]:
    return set().union(*(arm.tokens for arm in arms if arm is not own))
