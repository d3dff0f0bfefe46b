"""Which arm a number belongs to: the text's own labels first, default order where it has none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from trialtrace.extract.accounts.arm_mentions import ArmMention
from trialtrace.extract.accounts.items import Item
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import last_match

# What may stand between the numbers of one tuple when arms' names and brackets are taken out.
_JOIN = re.compile(
    r"^[\s%]*(?:(?:patients|women|participants|cases|events|percent|per cent|months?|weeks?|days?"
    r"|years?|points?|[\w/·.-]{1,12})\s*)?"
    r"[\s,;)\]]*(?:\b(?:vs?|versus|and|or|compared (?:with|to)|as compared (?:with|to)|against|to"
    r"|than|whereas|while|but|for|in|of"
    r"|with|the|those|who|on|from|at|received|receiving|receive|randomly|assigned|allocated"
    r"|treated|was|were|had|only|just|about|around|approximately|it|a|an|that"
    r"|groups?|arms?|patients|women|participants|men|people|subjects|mean|median|respectively"
    r"|assigned|given|taking|among|by"
    r"|percent|per cent|of them|n|corresponding)\b\.?|[\s,;:(\[=/–—-])*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^\s*(?:%|percent\b|per cent\b)?(?:\s*(?:patients|women|men|participants|cases|events"
    r"|months?|weeks?|days?|years?|points?|people"
    r"|subjects|[\w/²·.-]{1,12}))?\s*(?:\([^()]{0,50}\)|\[[^\[\]]{0,50}\])?\s*[\])]?\s*"
    r"(?:$|\(\s*$|(?:[\w/]+\s+){0,4}?(?:of|in|for|with|on|among|from|to|by|after|during|following|under"
    r"|receiving|treated|taking|who|assigned|given|randomi[sz]ed"
    r"|the|those)\b(?:(?!\b(?:was|were|had|compared|versus|vs|than|and|or|but|while|whereas|while"
    r"|relative)\b)[^;:,.])*$)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"^(?:\s*(?:groups?|arms?|patients|women|men|participants|recipients|therapy|treatment|alone"
    r"|only|regimen|diet|users))*"
    r"(?:\s*\([^()]{0,30}\))?(?:\s*[,:=(\[]|\s+(?:was|were|had|is|of|at|in|by|to|a|an|the|median"
    r"|mean|about|only|it was|with|showed"
    r"|achieved|reported|experienced|rate|rates|n|reached|and|for))*\s*$",
    re.IGNORECASE,
)
_MORE_LESS = re.compile(
    r"\b(?:(?P<more>higher|greater|longer|larger|more (?:often|frequent|common|frequently"
    r"|commonly|likely|patients|women)|increased|more)"
    r"|(?P<less>lower|shorter|smaller|reduced|decreased|fewer|less (?:often|frequent|common"
    r"|frequently|likely)|less))\b(?! than \d)",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:no|not|without|neither|similar)\b", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"\brespectively\b|\bin that order\b", re.IGNORECASE)
_COMPARED_FIRST = re.compile(
    r"\b(?:compared (?:with|to)|relative to|in contrast (?:with|to)|unlike|than)\s+(?:the |that "
    r"(?:of|in) |those (?:in|on|with|receiving) |patients (?:in|on|receiving|who received) |in "
    r"|with |did |for )*(?:the )?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Assigned:
    """An item with its arm.

    Attributes
    ----------
    item : Item
        The number with its companions.
    arm : int
        Place in the list of arms; -1 where none could be told.
    rule, tier : str
        How the arm was told and how sure that is.
    group : int
        Items with the same number stand side by side for different arms.
    """

    item: Item
    arm: int
    rule: str
    tier: str
    group: int


def assign(
    line: Line, items: Sequence[Item], mentions: Sequence[ArmMention], order: Sequence[int]
) -> list[Assigned]:
    """Give every item of a sentence its arm.

    Items of one statistic that stand side by side form a tuple, one item an arm. A tuple takes its
    arms from labels at its items, from a list with "respectively", from two arms named before it,
    and only then from the order of the arms.

    Parameters
    ----------
    line : Line
        The sentence.
    items : sequence of Item
        Its numbers.
    mentions : sequence of ArmMention
        Where it speaks of arms.
    order : sequence of int
        The arms in the order in which the text lists them by default.
    """
    arms = len(order)
    assigned: list[Assigned] = []
    group = 0
    for cluster in _clusters(line, items, mentions):
        labelled = _all_labelled(line, cluster, mentions, items) if arms > 1 else []
        if labelled:
            seen: set[int] = set()
            for item, (arm, rule, tier) in zip(cluster, labelled, strict=True):
                if arm in seen:
                    seen, group = set(), group + 1
                seen.add(arm)
                assigned.append(Assigned(item, arm, rule, tier, group))
            group += 1
            continue
        for part in _split(line, cluster, mentions, arms):
            told = _arms_of(line, part, mentions, order, items, len(cluster) == 1)
            assigned += [
                Assigned(item, arm, rule, tier, group)
                for item, (arm, rule, tier) in zip(part, told, strict=True)
            ]
            group += 1
    return assigned


def _all_labelled(
    line: Line, cluster: list[Item], mentions: Sequence[ArmMention], items: Sequence[Item]
) -> list[tuple[int, str, str]]:
    """Return the labels of a cluster in which every number has one; empty where one has none."""
    if len(cluster) < 2:
        return []
    labels = [_label(line, item, mentions, items) for item in cluster]
    different = all(one[0] != other[0] for one, other in pairwise(labels))
    return labels if different and all(arm >= 0 for arm, _, _ in labels) else []


def _clusters(
    line: Line, items: Sequence[Item], mentions: Sequence[ArmMention]
) -> list[list[Item]]:
    clusters: list[list[Item]] = []
    for item in items:
        if clusters and clusters[-1][-1].statistic == item.statistic:
            last = clusters[-1][-1]
            if _joined(line, last.end, item.start, mentions):
                clusters[-1].append(item)
                continue
        clusters.append([item])
    return clusters


def _joined(line: Line, start: int, end: int, mentions: Sequence[ArmMention]) -> bool:
    gap = line.text[start - line.start : end - line.start]
    if len(gap) > 160:
        return False
    pieces, done = [], 0
    for mention in mentions:
        if start <= mention.start and mention.end <= end:
            pieces.append(gap[done : mention.start - start])
            done = mention.end - start
    pieces.append(gap[done:])
    plain = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", " ".join(pieces))
    return bool(_JOIN.match(plain)) and len(plain) < 75


def _split(
    line: Line, cluster: list[Item], mentions: Sequence[ArmMention], arms: int
) -> list[list[Item]]:
    """Split a long cluster into tuples of one item an arm; say how a grid runs."""
    size = len(cluster)
    if arms < 2 or size <= arms:
        return [cluster]
    if arms == 2 and size == 4:
        gaps = [
            line.text[one.end - line.start : other.start - line.start]
            for one, other in pairwise(cluster)
        ]
        versus = [
            bool(re.search(r"\b(?:vs?\.?|versus|compared)\b", gap, re.IGNORECASE)) for gap in gaps
        ]
        named = any(cluster[1].end <= m.start and m.end <= cluster[2].start for m in mentions)
        behind = any(cluster[3].end <= m.start < cluster[3].end + 40 for m in mentions)
        # "a and b for A vs c and d for B"
        if (versus[1] or (named and behind)) and not versus[0] and not versus[2]:
            return [[cluster[0], cluster[2]], [cluster[1], cluster[3]]]
        return [cluster[:2], cluster[2:]]
    if size % arms == 0:
        return [cluster[place : place + arms] for place in range(0, size, arms)]
    return [[item] for item in cluster]


def _arms_of(
    line: Line,
    part: list[Item],
    mentions: Sequence[ArmMention],
    order: Sequence[int],
    items: Sequence[Item],
    alone: bool,
) -> list[tuple[int, str, str]]:
    arms = len(order)
    if arms == 0:
        return [(-1, "arm.none", "likely")] * len(part)
    if arms == 1:
        return [(0, "arm.only", "likely")] * len(part)
    if len(part) > 1:
        listed = _respectively(line, part, mentions)
        if listed:
            return [(arm, "arm.respectively", "likely") for arm in listed]
    labels = [_label(line, item, mentions, items) for item in part]
    told = [label for label in labels if label[0] >= 0]
    if len(part) == 1:
        if told or not alone:
            return [labels[0]] if told else [(-1, "arm.list", "unsure")]
        return [_alone(line, part[0], mentions)]
    if len(told) == len(part) and len({label[0] for label in told}) == len(part):
        return labels
    if arms == 2 and len(part) == 2 and len(told) == 1:
        known = told[0][0]
        strong = labels[0][0] >= 0 or labels[1][1] == "arm.label_behind"
        elsewhere = [other for other in items if other not in part]
        if strong and any(
            _label(line, other, mentions, items)[0] == 1 - known for other in elsewhere
        ):
            # "A: 45 compared with 51; B: 46 compared with 48" is before and after, not A and B.
            return [(-1, "arm.untold", "unsure")] * 2
        if strong:
            return [
                label if label[0] >= 0 else (1 - known, "arm.other", "likely") for label in labels
            ]
    moved = _by_direction(line, part, mentions) if arms == 2 and len(part) == 2 else []
    if moved:
        return [(arm, "arm.by_direction", "likely") for arm in moved]
    before = _named_before(line, part, mentions)
    if before:
        return [(arm, "arm.named_before", "likely") for arm in before]
    if len(part) <= arms:
        return [(arm, "arm.default_order", "unsure") for arm in order[: len(part)]]
    return [(-1, "arm.untold", "unsure")] * len(part)


def _label(
    line: Line, item: Item, mentions: Sequence[ArmMention], items: Sequence[Item]
) -> tuple[int, str, str]:
    """Return the arm whose name stands right behind or in front of an item."""
    nearest = [other for other in items if other is not item]
    after = next((mention for mention in mentions if mention.start >= item.end), None)
    if after is not None and not any(item.end <= other.start < after.start for other in nearest):
        gap = line.text[item.end - line.start : after.start - line.start]
        if (
            len(gap) < 90
            and _AFTER.match(gap)
            and not re.search(r"\b(?:vs|versus|than|compared)\b|^\s*,", gap)
        ):
            following = next((m for m in mentions if m.start >= after.end), None)
            list_behind = (
                following is not None
                and following.arm != after.arm
                and re.match(
                    r"^[\s\w]{0,20}(?:and|or|,)\s",
                    line.text[after.end - line.start : following.start - line.start],
                )
                and _RESPECTIVELY.search(line.text[following.end - line.start :][:40])
            )
            if not list_behind:
                return after.arm, "arm.label_behind", "likely"
    before = next((mention for mention in reversed(mentions) if mention.end <= item.start), None)
    if before is not None and not any(before.end <= other.start < item.start for other in nearest):
        gap = line.text[before.end - line.start : item.start - line.start]
        if len(gap) < 50 and _BEFORE.match(gap):
            pair = [mention for mention in mentions if mention.end <= before.start]
            if not (pair and pair[-1].arm != before.arm and "(" in gap):
                return before.arm, "arm.label_in_front", "likely"
    return -1, "", ""


def _respectively(line: Line, part: list[Item], mentions: Sequence[ArmMention]) -> list[int]:
    """Read "x and y in A and B, respectively" and "in A and B, x and y, respectively"."""
    end = part[-1].end - line.start
    match = _RESPECTIVELY.search(line.text, end)
    if match is None or match.start() - end > 170:
        return []
    behind = [m.arm for m in mentions if part[-1].end <= m.start < line.start + match.start()]
    if len(behind) >= len(part):
        behind = behind[: len(part)]
        return behind if len(set(behind)) == len(part) else []
    ahead = [m.arm for m in mentions if m.end <= part[0].start]
    ahead = ahead[-len(part) :]
    return ahead if len(ahead) == len(part) and len(set(ahead)) == len(part) else []


def _named_before(line: Line, part: list[Item], mentions: Sequence[ArmMention]) -> list[int]:
    """Take the order of the last arms named before a tuple, where each is named once."""
    ahead = [mention for mention in mentions if mention.end <= part[0].start]
    order: list[ArmMention] = []
    for mention in reversed(ahead):
        if mention.arm not in (other.arm for other in order):
            order.insert(0, mention)
        if len(order) == len(part):
            break
    if len(order) != len(part) or not any(mention.strong for mention in order):
        return []
    first = order[0]
    lead = line.text[: first.start - line.start]
    if len(order) == 2 and _COMPARED_FIRST.search(lead[-60:]):
        order = order[::-1]
    return [mention.arm for mention in order]


def _by_direction(line: Line, part: list[Item], mentions: Sequence[ArmMention]) -> list[int]:
    """Read "was higher in A (10% vs 5%)": the larger number is A's, whatever their order.

    The words must name the arm that had more or less; "better" and "improved" say nothing of
    which number is the larger.
    """
    local = part[0].start - line.start
    low = max(
        (m.end() for m in re.finditer(r"[;.:]\s|\)[,;]?\s(?:and|but)\s", line.text[:local])),
        default=0,
    )
    cue = last_match(_MORE_LESS, line.text, low, local)
    values = [float(item.part.value) for item in part]
    if (
        cue is None
        or values[0] == values[1]
        or _NEGATED.search(line.text[max(0, cue.start() - 30) : cue.start()])
    ):
        return []
    at = line.start + cue.start()
    behind = [m for m in mentions if at <= m.start and m.end <= part[0].start]
    ahead = [m for m in mentions if line.start + low <= m.start and m.end <= at]
    arm = -1
    if behind:
        against = _COMPARED_FIRST.search(line.text[: behind[0].start - line.start][-60:])
        if not against:
            arm = behind[0].arm
        elif ahead:
            arm = next((m.arm for m in reversed(ahead) if m.arm != behind[0].arm), -1)
    elif ahead and not _COMPARED_FIRST.search(line.text[: ahead[-1].start - line.start][-60:]):
        arm = ahead[-1].arm
    if arm not in (0, 1):
        return []
    more = cue["more"] is not None
    first = arm if (values[0] > values[1]) == more else 1 - arm
    return [first, 1 - first]


def _alone(line: Line, item: Item, mentions: Sequence[ArmMention]) -> tuple[int, str, str]:
    """Give a lone number the only arm of its sentence, named in front of it as its subject."""
    if re.search(
        r"\b(?:vs?|versus|compared|than|both|either|respectively|while|whereas)\b", line.text
    ):
        return -1, "arm.untold", "unsure"
    ahead = [mention for mention in mentions if mention.end <= item.start]
    named = {mention.arm for mention in mentions}
    if len(named) == 1 and ahead and ahead[-1].strong and item.start - ahead[-1].end < 90:
        return named.pop(), "arm.only_named", "likely"
    return -1, "arm.untold", "unsure"
