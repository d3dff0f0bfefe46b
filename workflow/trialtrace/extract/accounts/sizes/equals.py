"""Numbers behind "n =": whose they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line, numbers_of
from trialtrace.extract.accounts.sizes.arms import FAR
from trialtrace.extract.accounts.sizes.counts import Count, is_of_what_befell
from trialtrace.extract.accounts.sizes.labels import labelled
from trialtrace.extract.accounts.sizes.nameless import arm_of_nameless, is_nameless
from trialtrace.extract.accounts.sizes.rules import HOST, PART
from trialtrace.extract.accounts.sizes.size import Size
from trialtrace.extract.accounts.sizes.sums import alike
from trialtrace.grammar.mention import Part

# "placebo in the analysis (n = 57)": of all.
_OF_ALL = re.compile(
    r"\b(?:analys[ie]s|follow-?up|sample|population|all (?:patients|participants|subjects))\W*$",
    re.IGNORECASE,
)
_SHARE_AHEAD = re.compile(r"%[\s,;([]*(?:[nN] ?=? ?)?$")

# "between controls who came to all visits (n = 57) and those who did not (n = 9)": some of them; "those
# in the zinc arm (n = 40)" and "who were given tablets (n = 40)" are all.
_OF_SOME = re.compile(
    r"\b(?:who(?!\s(?:\w+ly\s)?(?:received?|took|got|underwent|used|wore|drank|ate|were\s(?:\w+ly\s)?(?:given|treated"
    r"|randomi[sz]ed|assigned|allocated|offered|told|asked|taught|trained))\b)"
    r"|those(?!\s(?:in|on|who|given|treated|randomi[sz]ed|assigned|allocated|receiving|taking)\b)"
    r"|completers)\b[^,;]*$",
    re.IGNORECASE,
)


def equals_sizes(line: Line, mentions: list[ArmMention]) -> list[Size]:
    """Give "(n = 45)" to the last arm named since the one before."""
    found = []
    done = line.start
    told = [one for one in line.mentions if one.kind == "n_equals"]
    if any(part.value == 0 for one in told for part in numbers_of(one)):
        return []  # "zinc n = 0, iron n = 4": those to whom something happened
    for equals in line.mentions:
        if equals.kind != "n_equals":
            continue
        parts = numbers_of(equals)
        near = [
            m
            for m in mentions
            if done <= m.start and m.end <= equals.start and equals.start - m.end < FAR
        ]
        gap = line.text[near[-1].end - line.start : equals.start - line.start] if near else ""
        whole = len(parts) == 1 and float(parts[0].value).is_integer()
        whole = whole and "%" not in line.before(equals.start, 4)
        whole = whole and not is_of_what_befell(line, equals.start)
        if whole and is_nameless(line, equals.start):
            arm = arm_of_nameless(line, equals.end, mentions)
            if arm >= 0:
                found.append(_behind(parts[0], arm))
        elif (
            near
            and whole
            and not _OF_ALL.search(gap)
            and not _OF_SOME.search(gap)
            and "; " not in gap
            and ". " not in gap
        ):
            part = parts[0]
            if _listed(line, near):  # "A and B (n = 40)": each of them, if the total agrees
                found.append(
                    Size(
                        part.start, part.end, int(float(part.value)), "", "n.each_confirmed",
                        each=True,
                    )
                )  # fmt: skip
                done = equals.end
                continue
            found.append(_behind(part, near[-1].arm))
        done = equals.end
    return found


def _behind(part: Part, arm: int) -> Size:
    return Size(part.start, part.end, int(float(part.value)), "", "n.equals_behind", arm)


def paired_sizes(counts: Sequence[Count], told: Sequence[Size], arms: int) -> list[Size]:
    """Give the other of two "n =" of a sentence to the other of two arms.

    "Trained nurses (n = 51) and waiting ones (n = 50)": one of the names is known.
    """
    equals = [one for one in counts if one.equals and not one.part and not _says_share_again(one)]
    if arms != 2 or len(equals) != 2 or not alike([one.value for one in equals]):
        return []
    known = {size.start: size.arm for size in told if size.rule == "n.equals_behind"}
    if len({one.start for one in equals} & set(known)) != 1:
        return []
    one, other = equals if equals[1].start in known else equals[::-1]
    if PART.search(one.before[-60:]) is None and HOST.search(one.before) is None:
        return []
    if max(one.value, other.value) > 2 * min(one.value, other.value):
        return []
    return [Size(one.start, one.end, one.value, "", "n.equals_pair", 1 - known[other.start])]


def listed_sizes(
    counts: Sequence[Count], mentions: dict[int, list[ArmMention]], arms: int
) -> list[Size]:
    """Give runs of "n = " to the arms that their labels name: "(n = 24 on A; n = 25 on B)"."""
    found = []
    equals = [one for one in counts if one.equals and not _says_share_again(one)]
    for place in range(len(equals) - arms + 1):
        run = equals[place : place + arms]
        if run[-1].start - run[0].start > 2 * FAR or any(a.line is not run[0].line for a in run):
            continue
        if any(_is_of_some(one, mentions.get(one.line.index, ())) for one in run):
            continue
        for arm, one in zip(labelled(run, mentions, 0), run, strict=False):
            found.append(Size(one.start, one.end, one.value, "", "n.equals_listed", arm))
    return found


def _says_share_again(one: Count) -> bool:
    """Tell "4.6% (n = 5)": so many are the percentage in front."""
    return _SHARE_AHEAD.search(one.line.before(one.start, 14)) is not None


def _listed(line: Line, near: list[ArmMention]) -> bool:
    """Tell "A or B (n = 40)": the number is of both."""
    if len(near) < 2 or near[-2].arm == near[-1].arm:
        return False
    gap = line.text[near[-2].end - line.start : near[-1].start - line.start]
    return bool(
        re.fullmatch(
            r"(?:\s*(?:group|arm|therapy|treatment))?,?\s+(?:or|and|versus|vs\.?)\s+(?:the |an? )?",
            gap,
        )
    )


def _is_of_some(one: Count, mentions: Sequence[ArmMention]) -> bool:
    """Tell "those on zinc who had a cold (n = 9)": some of the arm that was last named."""
    ends = [mention.end for mention in mentions if mention.end <= one.start]
    low = (max(ends) if ends else one.start) - one.line.start
    return _OF_SOME.search(one.line.text, low, one.start - one.line.start) is not None
