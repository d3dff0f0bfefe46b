"""Numbers that have names of their own at them which are no arm's that is known.

"5 days without mesh and 4 days with mesh", "18 for early risers and 12 for late ones": who reads these by
their order would give them to whoever comes first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.roles import labels as arm_evidence
from trialtrace.extract.accounts.results.roles import lists as arm_lists
from trialtrace.extract.accounts.results.roles import signs

# What closes a number: its unit, its brackets.
_CLOSES = r"\s*(?:%|per ?cent\b)?(?:\s?[\w/²µ·]{1,12}){0,2}?(?:\s?[(\[][^()\[\]]{1,60}[)\]])?"
_NAMED = re.compile(
    rf"{_CLOSES}\s(?P<how>for|with|without|in|on|among|of|after|during|under|by)\s"
    r"(?!which\b|whom\b|total\b|all\b|average\b|mean\b|median\b|patients\b|women\b|men\b|people\b|participants\b|cases\b"
    r"|subjects\b|children\b|them\b|those,|these\b)"
    r"(?:the\s|those\s(?:\w+\s)?)?(?P<name>[A-Za-z][\w®()/+-]*)",
    re.IGNORECASE,
)


def _named_otherwise(line: Line, part: Sequence[Item]) -> bool:
    """Tell whether each number of a tuple has a name right behind it, of several names.

    Parameters
    ----------
    line : Line
        The sentence.
    part : sequence of Item
        Numbers side by side, in which no arm is known.
    """
    names = [_NAMED.match(line.text, item.end - line.start) for item in part]
    told = {(match["how"].lower(), match["name"].lower()) for match in names if match}
    return all(names) and len(told) == len(part)


# "13% using the one rule, compared with 9% after the other was applied", "16% versus 6% when it was applied".
_BY_METHOD = re.compile(rf"{_CLOSES},?\s(?:using|when|if|based\son|according\sto)\s", re.IGNORECASE)
# "Touch and sight identified 31 and 52, respectively": what is listed in front are no arms.
_TWO_SUBJECTS = re.compile(
    r"(?:^|[.:;]\s)(?:[A-Z]{4,}:?\s)?[\w\u0370-\u03ff-]+\sand\s[\w\u0370-\u03ff-]+(?:\s[\w-]+){0,3}?"
    r"\s(?:identified|detected|revealed|found|classified|diagnosed|predicted|yielded|recogni[sz]ed)\b[^.;]{0,40}$"
)


_NEAR = 60


def _of_methods(line: Line, part: Sequence[Item]) -> bool:
    """Tell whether a pair that no arm stands near is of two ways to find something out."""
    if any(_BY_METHOD.match(line.text, item.end - line.start) for item in part):
        return True
    return (
        "respectively" in line.after(part[-1].part.end, 50)
        and _TWO_SUBJECTS.search(line.text, 0, part[0].start - line.start) is not None
    )


def one_apart(
    line: Line, part: list[Item], mentions: Sequence[ArmMention], items: Sequence[Item]
) -> tuple[int, int] | None:
    """Read a list with "respectively" that a number with a name of its own stands before or behind.

    "13 with salt, compared with 10 and 6 with iron and zinc, respectively", "the iron and zinc groups had less
    (10 and 6) than the salt group (13)".

    Returns
    -------
    tuple of int or None
        Place of that number in the tuple and its arm; None where all are one list.
    """
    if len(part) < 3 or arm_lists.listed(line, part, mentions, items):
        return None
    behind = [
        {
            arm
            for arm, sign in arm_evidence.label(line, one, mentions, items)
            if sign is signs.BEHIND
        }
        for one in part
    ]
    if all(behind) and len(set.union(*behind)) == len(part):
        return None  # "13 with zinc, 10 with iron and 6 with salt; …, respectively"
    for place, rest in ((0, part[1:]), (len(part) - 1, part[:-1])):
        told = arm_evidence.label(line, part[place], mentions, items)
        named = {arm for arm, sign in told if sign is signs.BEHIND}
        listed = arm_lists.listed(line, rest, mentions, items)
        if len(named) == 1 and listed is not None and listed[0] is signs.RESPECTIVELY:
            return place, named.pop()
        named = {arm for arm, _ in told}
        if (
            len(named) == 1
            and listed is not None
            and listed[0] is signs.LISTED
            and not named & set(listed[1])
        ):
            return place, named.pop()
    return None


def stands_otherwise(
    line: Line,
    part: list[Item],
    mentions: Sequence[ArmMention],
    items: Sequence[Item],
    found: list[tuple[int, str, str]],
) -> bool:
    """Tell whether the default order is no sign: other names stand at the numbers.

    Parameters
    ----------
    line : Line
        The sentence.
    part, items : sequence of Item
        The numbers side by side, and all of the sentence.
    mentions : sequence of ArmMention
        Where the sentence speaks of arms.
    found : list of tuple
        Arm, rule and tier of each number of the tuple.
    """
    if not any((rule, tier) == (signs.ORDER.name, "unsure") for _, rule, tier in found):
        return False
    near = any(part[0].start - _NEAR < m.end and m.start < part[-1].end + _NEAR for m in mentions)
    if not near and _of_methods(line, part):
        return True
    labels = [{arm for arm, _ in arm_evidence.label(line, one, mentions, items)} for one in part]
    if len(set.union(*labels)) > 1 and any(
        named and arm not in named for named, (arm, _, _) in zip(labels, found, strict=True)
    ):
        return True  # "71% of zinc 5 mg" is not the next arm's because the first has zinc, too
    if arm_lists.is_of_more(line, part, mentions):
        return True  # "31% and 49% in the zinc, salt and sage groups": one number is missing
    if all(arm_evidence.is_foreign(line, one, mentions) for one in part):
        return True  # "64% in the salt group and 71% in the sand group", which are no arms
    return (
        len(part) > 2
        and all(rule == signs.ORDER.name for _, rule, _ in found)
        and _named_otherwise(line, part)
    )
