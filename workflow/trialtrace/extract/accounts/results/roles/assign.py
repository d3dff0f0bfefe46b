"""Which arm a number belongs to: signs of the sentence weighed against the default order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.counted import (
    at_two_moments,
    different_things,
    in_two_places,
    make_a_whole,
    of_one_arm,
    of_one_subject,
    of_several_outcomes,
)
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.items.splitting import split
from trialtrace.extract.accounts.results.items.tuples import VERSUS, clusters
from trialtrace.extract.accounts.results.roles import clauses, signs
from trialtrace.extract.accounts.results.roles import labels as arm_evidence
from trialtrace.extract.accounts.results.roles import lists as arm_lists
from trialtrace.extract.accounts.results.roles.as_listed import as_listed
from trialtrace.extract.accounts.results.roles.assigned import Assigned
from trialtrace.extract.accounts.results.roles.between import between_arms
from trialtrace.extract.accounts.results.roles.brackets import own_brackets
from trialtrace.extract.accounts.results.roles.crosswise import crosswise
from trialtrace.extract.accounts.results.roles.directions import by_direction, sizes_of
from trialtrace.extract.accounts.results.roles.favoured import by_favour
from trialtrace.extract.accounts.results.roles.frames import framed_by
from trialtrace.extract.accounts.results.roles.in_turn import NOBODY, of_outcomes_in_turn
from trialtrace.extract.accounts.results.roles.one_name import (
    of_one_name,
    run_of_one,
    same_arm,
    told_once,
)
from trialtrace.extract.accounts.results.roles.otherwise import one_apart, stands_otherwise
from trialtrace.extract.accounts.results.roles.runs import grid
from trialtrace.extract.accounts.results.roles.runs_against import COUNTED, runs_against
from trialtrace.extract.accounts.results.roles.signs import Sign
from trialtrace.extract.accounts.results.roles.twofold import shares_of, with_shares

# Orders of more arms than this are not weighed against each other.
_MOST_ARMS = 5
_UNTOLD = (-1, "arm.untold", "unsure")


def assign(
    line: Line,
    items: Sequence[Item],
    mentions: Sequence[ArmMention],
    order: Sequence[int],
    told: Sequence[int] = (),
) -> list[Assigned]:
    """Give every item of a sentence its arm.

    Items of one statistic that stand side by side form a tuple, one item an arm. Every way of
    giving the arms of a tuple is weighed by the signs of the sentence (lists, labels at the
    numbers, words of more and less, names before) and by the default order; the heaviest wins.

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
    told : sequence of int
        The order of the last tuple whose arms a sentence before this one named; empty for none.
    """
    assigned: list[Assigned] = []
    mentions = arm_lists.without_left_behind(line, mentions)
    everything, fronts = items, shares_of(line, items)
    items = [item for item in items if item.start not in fronts]
    group = 0
    moved = between_arms(line, sorted(order), mentions)
    for item, arm in moved:
        assigned.append(Assigned(item, arm, signs.MOVED.name, "unsure", group))
    taken = {item.part.start for item, _ in moved}
    group += 1
    items = [
        _from_its_number(line, item, mentions) for item in items if item.part.start not in taken
    ]
    own = own_brackets(line, items, mentions, len(order)) if len(order) > 1 else {}
    own = runs_against(line, items, mentions) or own
    if {item.statistic for item in items if item.start in own} == COUNTED:
        items = [replace(one, statistic="events") if one.start in own else one for one in items]
    for item in items if own else ():
        if item.start in own:
            assigned.append(Assigned(item, own[item.start], signs.IN_BRACKET.name, "likely", group))
            group += 1
    rest = [item for item in items if item.start not in own]
    side_by_side = clusters(line, rest, mentions)
    if len(order) == 2 and not assigned:
        crossed = crosswise(
            line, rest, side_by_side, lambda one: _lone(line, one, mentions, items), group
        )
        if crossed:
            return with_shares(line, everything, fronts, crossed)
    for cluster in side_by_side:
        for item, held in _each_its_own(line, cluster, mentions, order, items, told):
            assigned.append(Assigned(item, *held, group))
            group += 1
        if assigned and assigned[-1].item is cluster[-1]:
            continue
        for part in split(line, cluster, mentions, len(order)):
            found = (
                told_once(line, part, mentions, [_lone(line, one, mentions, items) for one in part])
                if len(order) > 1 and 1 < len(part) == len(cluster)
                and _two_things(line, part, mentions, items)
                else _arms_of(line, part, mentions, order, items, told)
            )  # fmt: skip
            alone = len({arm for arm, _, _ in found}) < len(found)
            for item, (arm, rule, tier) in zip(part, found, strict=True):
                assigned.append(Assigned(item, arm, rule, tier, group))
                group += alone
            group += 1
    if own or moved:
        assigned.sort(key=lambda one: one.item.start)
    return with_shares(line, everything, fronts, as_listed(assigned))


def _each_its_own(
    line: Line,
    cluster: list[Item],
    mentions: Sequence[ArmMention],
    order: Sequence[int],
    items: Sequence[Item],
    told: Sequence[int],
) -> list[tuple[Item, tuple[int, str, str]]]:
    """Give numbers in a row their arms where they are no tuples: grids, lists of one arm; else nothing."""
    if len(cluster) < 2 or len(order) < 2:
        return []
    arms, tier = grid(line, cluster, mentions, order, told)
    if arms:
        return [
            (item, (arm, signs.GRID.name, tier)) for item, arm in zip(cluster, arms, strict=False)
        ]
    framed, sign = of_one_subject(line, cluster, mentions, len(order)), signs.SUBJECT
    if framed < 0:
        framed = framed_by(line, cluster[0].start, cluster[-1].end, mentions)
    if framed < 0:
        framed, sign = of_outcomes_in_turn(line, cluster, mentions, items), signs.BEHIND
    if framed == NOBODY:
        return [(item, _UNTOLD) for item in cluster]
    if framed < 0:
        framed, sign = clauses.explained(line, cluster, mentions, items), signs.GOES_ON
    if framed >= 0:
        return [(item, (framed, sign.name, "unsure")) for item in cluster]
    alone = run_of_one(line, cluster, mentions, items, len(order))
    if alone is not None:
        return [(item, (alone[0], alone[1].name, "likely")) for item in cluster]
    if len(cluster) > 2 and of_several_outcomes(line, cluster, mentions):
        return [(item, _lone(line, item, mentions, items)) for item in cluster]
    return []


def _from_its_number(line: Line, item: Item, mentions: Sequence[ArmMention]) -> Item:
    """Let an item whose words hold an arm's name or open a bracket begin at its number.

    What is said there stands in front of it as elsewhere: "median with zinc (46 …", "mean pain was lower (46 …".
    """
    if item.passed:
        return item
    words = line.text[item.start - line.start : item.part.start - line.start]
    opens = item.statistic in ("mean", "median") and words.rstrip().endswith("(")
    if opens or any(item.start <= m.start and m.end <= item.part.start for m in mentions):
        return replace(item, start=item.part.start)
    return item


def _arms_of(
    line: Line,
    part: list[Item],
    mentions: Sequence[ArmMention],
    order: Sequence[int],
    items: Sequence[Item],
    told: Sequence[int],
) -> list[tuple[int, str, str]]:
    arms = len(order)
    if arms == 0:
        return [(-1, "arm.none", "likely")] * len(part)
    if arms == 1:
        return _of_the_only(line, part, mentions, items)
    if len(part) == 1:
        return [_lone(line, part[0], mentions, items)]
    if len(part) > arms or arms > _MOST_ARMS:
        return [_lone(line, item, mentions, items) for item in part]
    apart = one_apart(line, part, mentions, items)
    if apart is not None:
        place, arm = apart
        rest = _arms_of(line, [*part[:place], *part[place + 1 :]], mentions, order, items, told)
        rest.insert(place, (arm, signs.BEHIND.name, "likely"))
        return rest if len({one for one, _, _ in rest}) == len(rest) else [_UNTOLD] * len(part)
    same = of_one_name(line, part, mentions, items)
    if same >= 0:
        return [(same, signs.BEHIND.name, "unsure")] * len(part)
    found = _weigh(line, part, mentions, order, items, told)
    if _only_in_order(line, part, found) or stands_otherwise(line, part, mentions, items, found):
        return [_UNTOLD] * len(part)
    return found


def _of_the_only(
    line: Line, part: list[Item], mentions: Sequence[ArmMention], items: Sequence[Item]
) -> list[tuple[int, str, str]]:
    """Give numbers to the one arm that is known; what is set against its number is not its own."""
    gap = line.text[part[0].end - line.start : part[-1].start - line.start]
    named = [bool(arm_evidence.label(line, one, mentions, items)) for one in part]
    if len(part) > 1 and VERSUS.search(gap) and any(named) and not all(named):
        return [(0, "arm.only", "likely") if own else _UNTOLD for own in named]
    return [(0, "arm.only", "likely")] * len(part)


def _only_in_order(line: Line, part: list[Item], found: list[tuple[int, str, str]]) -> bool:
    """Tell whether counts that only "and" joins have nothing but their order: "38 men, 12 women".

    Of such counts, one in seven is the arm's whose turn it is; of shares, more than half are.
    """
    if any(rule != signs.ORDER.name for _, rule, _ in found):
        return False
    if len(part) > 2 or not {item.statistic for item in part} <= {"events", "bare"}:
        return False
    if all(item.companions for item in part):
        return False  # "34 (30%) and 20 (18%) women": one thing, and its share each
    gap = line.text[part[0].end - line.start : part[-1].start - line.start]
    return not VERSUS.search(gap) and "respectively" not in line.after(part[-1].part.end, 90)


def _two_things(
    line: Line, part: list[Item], mentions: Sequence[ArmMention], items: Sequence[Item]
) -> bool:
    """Tell whether numbers that stand side by side are of one arm, or of nobody's."""
    if of_one_arm(line, part, mentions) or of_several_outcomes(line, part, mentions):
        return True
    if at_two_moments(line, part, mentions) or in_two_places(line, part, mentions):
        return True
    if arm_lists.of_others(line, part) and not any(m.start >= part[-1].end for m in mentions):
        return True
    if make_a_whole(part) and not any(
        part[0].start < m.start < part[-1].end + 30 for m in mentions
    ):
        return True
    if not different_things(line, part, mentions) or arm_lists.listed(line, part, mentions, items):
        return False
    named = [{arm for arm, _ in arm_evidence.label(line, one, mentions, items)} for one in part]
    return not all(named) or len(set.union(*named)) < len(part)


def _lone(
    line: Line, item: Item, mentions: Sequence[ArmMention], items: Sequence[Item]
) -> tuple[int, str, str]:
    """Give a number that stands by itself the arm that is named at it, or its clause's subject."""
    if clauses.of_each(line, item):
        return 0, signs.EACH.name, "likely"
    named = arm_evidence.label(line, item, mentions, items)
    arms = {arm for arm, _ in named}
    if len(arms) == 1:
        return arms.pop(), named[0][1].name, "likely"
    if named:  # "… in A; 45% B": what stands behind wins over the end of the thought before
        return named[0][0], named[0][1].name, "unsure"
    several = clauses.shared(line, item, mentions, items)
    if several is not None:
        return several[0], several[1].name, "unsure"
    subject = max(clauses.subject(line, item, mentions), clauses.set_aside(line, item, mentions))
    if subject >= 0:
        return subject, signs.SUBJECT.name, "unsure"
    sole = clauses.sole(line, item, mentions, items)
    if sole >= 0:
        return sole, signs.SOLE.name, "unsure"
    same = clauses.goes_on(line, item, mentions, items)
    if same >= 0:
        return same, signs.GOES_ON.name, "unsure"
    return _UNTOLD


def _weigh(
    line: Line,
    part: list[Item],
    mentions: Sequence[ArmMention],
    order: Sequence[int],
    items: Sequence[Item],
    before_told: Sequence[int],
) -> list[tuple[int, str, str]]:
    """Weigh every way of giving the arms to a tuple."""
    labels = [arm_evidence.label(line, item, mentions, items) for item in part]
    votes: list[tuple[Sign, list[int]]] = []
    two = len(part) == 2 and len(order) == 2
    moved = by_direction(line, part, mentions, items) if two else []
    lists = arm_lists.listed(line, part, mentions, items)
    turned = bool(moved) and arm_lists.is_compared_first(line, part, mentions)
    if turned and lists and lists[0] is signs.LISTED:
        lists = None
    if lists:
        votes.append(lists)
    apart = clauses.each_in_its_own(line, part, mentions)
    if apart:
        votes.append((signs.SUBJECT, apart))
    elif two:
        better = [] if moved else by_favour(line, part, mentions, items, sizes_of(part))
        if moved or better:
            votes.append((signs.DIRECTION if moved else signs.FAVOURED, moved or better))
    again = arm_lists.alike_before(line, part, mentions, before_told)
    before = [] if again or turned else arm_lists.named_before(line, part, mentions, items)
    if before:
        votes.append((signs.NAMED_BEFORE, before))
    if not again and not mentions:
        again = arm_lists.as_before(line, part, before_told)
    if again:
        votes.append((signs.BEFORE, again))
    alone = clauses.the_only_one(line, part, mentions) if two else -1
    turn = [alone, *(arm for arm in order if arm != alone)] if alone >= 0 else []
    turn = turn or _by_default(part, mentions, order)
    votes.append((signs.SUBJECT if alone >= 0 else signs.ORDER, turn))
    if (
        signs.IN_FRONT in [sign for _, sign in labels[0]]
        and not any(labels[1:])
        and arm_evidence.is_spent(line, part[0], mentions, items)
    ):
        labels[0] = [(arm, sign) for arm, sign in labels[0] if sign is not signs.IN_FRONT]
    if same_arm(labels):
        labels = [[] for _ in part]  # the labels do not tell these arms apart
    best: tuple[float, tuple[int, ...]] = (-1.0, ())
    second = -1.0
    for way in permutations(order, len(part)):
        weight = sum(sign.weight for sign, arms in votes if tuple(arms) == way)
        if not lists:
            weight += sum(
                sign.weight for arm, found in zip(way, labels, strict=True)
                for named, sign in found if named == arm
            )  # fmt: skip
        if weight > best[0]:
            best, second = (weight, way), best[0]
        else:
            second = max(second, weight)
    way = best[1]
    told = [(sign.weight, sign.name) for sign, arms in votes if tuple(arms) == way]
    rules = []
    for arm, found in zip(way, labels, strict=True):
        own = [] if lists else [(s.weight, s.name) for named, s in found if named == arm]
        rules.append(max([*told, *own], default=(0.0, signs.ORDER.name))[1])
    tier = "likely" if best[0] - second >= 2 else "unsure"
    return [(arm, rule, tier) for arm, rule in zip(way, rules, strict=True)]


def _by_default(
    part: Sequence[Item], mentions: Sequence[ArmMention], order: Sequence[int]
) -> list[int]:
    """Return the arms of a tuple in their order; of two numbers for more arms, those that are named.

    Where fewer are named, the last arm, which the others are compared with, is the second.
    """
    if len(part) != 2 or len(order) < 3:
        return list(order[: len(part)])
    named = sorted({m.arm for m in mentions})
    if len(named) == 2:
        return named
    last = max(order)  # the arms are numbered experimental first, however a text lists them
    first = named[0] if len(named) == 1 and named[0] != last else min(order)
    return [first, last]
