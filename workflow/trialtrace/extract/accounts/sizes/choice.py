"""Which of the numbers read are in use, so that the total and the arms agree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from trialtrace.extract.accounts.arms.arm import Arm
from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.sizes.alone import RULE as ALONE
from trialtrace.extract.accounts.sizes.arm_rules import TOLD
from trialtrace.extract.accounts.sizes.arms import arms_listed, labelled
from trialtrace.extract.accounts.sizes.counts import Count
from trialtrace.extract.accounts.sizes.default import default_total
from trialtrace.extract.accounts.sizes.freeing import (
    BEYOND,
    BY_PLACE,
    TOLD_RULES,
    lone_total,
    without_larger,
)
from trialtrace.extract.accounts.sizes.lists import in_lists, in_order, last_of_list
from trialtrace.extract.accounts.sizes.pairs import in_turn
from trialtrace.extract.accounts.sizes.repeats import repeated_sizes
from trialtrace.extract.accounts.sizes.rules import WEAK
from trialtrace.extract.accounts.sizes.size import Size, Sizes
from trialtrace.extract.accounts.sizes.sums import (
    FEWEST,
    MOST_ARMS,
    Sum,
    alike,
    find_near_sums,
)

# Which total is in use: the strongest kind, and of one kind the first.
_BEST = ("randomised", "enrolled", "analysed", "completed", "unclear", "screened", "planned")
# These are left of more.
_LEFT = ("analysed", "completed")
# A step beside the one in use has at least this share of it; less is a subgroup.
_SHARE = 0.35
_LEAST = 0.25
# Arms that hold this share of all leave nobody out, however few are in one of them.
_WHOLE = 0.9
# Arms that hold less than this of all are counts of something else.
_TOO_FEW = 0.2


class Choice:
    """Chooses among what was read, so that total and arms agree."""

    def __init__(
        self,
        arms: list[Arm],
        counts: list[Count],
        mentions: dict[int, list[ArmMention]],
        totals: dict[int, Size],
        of_arms: list[Size],
        sums: list[Sum],
        maybe: list[Size],
    ) -> None:
        self.arms, self.counts, self.mentions = arms, counts, mentions
        self.totals, self.of_arms, self.sums, self.maybe = totals, of_arms, sums, maybe
        self.by_start = {one.start: one for one in counts}
        # What numbers of the same sentence sum to is the whole, whatever name stands near it.
        self.wholes = {one.total.start for one in sums if one.total.line is one.parts[0].line}
        told = {size.arm for size in self.of_arms if size.rule in TOLD_RULES}
        if len(told) < len(arms) > 1:
            listed = in_lists(counts, mentions, len(arms), self.wholes)
            self.of_arms = listed + self.of_arms
        for start in [start for start in totals if self._is_an_arms(start)]:
            del totals[start]
        self.of_arms = without_larger(self.of_arms)
        lone = lone_total(self.of_arms, totals, counts) if len(arms) > 1 else None
        if lone is not None:
            self.of_arms = [size for size in self.of_arms if size.start != lone.start]
            totals.setdefault(lone.start, lone)
        self.near_arms = {size.start for size in self.of_arms}

    def _is_an_arms(self, start: int) -> bool:
        """Tell whether words give a number to one arm, and others beside it to another."""
        mine = [one for one in self.of_arms if one.start == start and one.rule in TOLD_RULES]
        if not mine or start in self.wholes:
            return False
        line = self.by_start[start].line
        return any(
            one.arm != mine[0].arm and one.start != start and line.start <= one.start < line.end
            for one in self.of_arms
        )

    def sizes(self) -> Sizes:
        """Return the sizes of the account."""
        summed = self._summed()
        parts = {part.start for one in self.sums for part in one.parts}
        parts |= {size.start for _, sizes in summed for size in sizes}
        total = self._total(summed, parts)
        if total is not None and self._below_arms(total):
            for start in [start for start, size in self.totals.items() if self._below_arms(size)]:
                del self.totals[start]
            total = self._total(summed, parts)
            total = None if total is not None and self._below_arms(total) else total
        chosen, more = self._of_arms(total, summed)
        taken = {size.start for size in (*chosen.values(), *more)}
        if total is not None and (total.start in taken or self._too_small(total, chosen)):
            total = None
        if total is not None and any(
            size.each and size.value * len(self.arms) == total.value for size in chosen.values()
        ):
            total = replace(total, tier="sure")
        steps = self._steps(total, chosen, summed, taken | parts)
        return Sizes(total, chosen, tuple(sorted((*steps, *more), key=lambda size: size.start)))

    def _too_small(self, total: Size, chosen: dict[int, Size]) -> bool:
        """Tell whether the arms hold more people than a total that no word calls the whole."""
        weak = total.rule in WEAK or total.rule in ("n.largest", "n.lone")
        whole = sum(size.value for size in chosen.values())
        return weak and total.tier != "sure" and len(chosen) > 1 and whole > BEYOND * total.value

    def _below_arms(self, total: Size) -> bool:
        """Tell whether a total is smaller than one of several arms: a part is counted there."""
        if total.tier == "sure" or total.start in self.wholes:
            return False
        guessed = total.rule in WEAK or total.rule in ("n.of_whom", "n.largest", "n.lone")
        if not guessed and total.kind not in _LEFT:
            return False  # words call it the whole
        firm = [one for one in self.of_arms if one.rule in TOLD_RULES - BY_PLACE or one.each]
        arms = {one.arm for one in firm if one.value > total.value and one.start != total.start}
        return len(arms) > 1 or -1 in arms

    def _summed(self) -> list[tuple[Size, list[Size]]]:
        """Return the totals that numbers sum to, one a total, with the sizes of the arms."""
        found: list[tuple[Size, list[Size]]] = []
        parts = {part.start for one in self.sums for part in one.parts}
        most = self._most()
        for one in self.sums:
            if one.total.start in parts or any(one.total.start == size.start for size, _ in found):
                continue
            read = self.totals.get(one.total.start)
            size = read or Size(*_span(one.total), one.total.value, "unclear", "n.sum")
            weak = read is None or read.rule in WEAK
            if self._of_one_arm(size) or (weak and size.value < _SHARE * most):
                continue
            found.append((replace(size, tier="sure"), self._labelled(one)))
        for total in sorted(self.totals.values(), key=lambda size: _BEST.index(size.kind)):
            if found or len(self.arms) < 2:
                break
            sizes = self._apart(total)
            if sizes:
                found.append((replace(total, tier="sure"), sizes))
        return found

    def _most(self) -> int:
        """Return the largest number that is told to be of the trial."""
        return max(
            (
                size.value
                for size in self.totals.values()
                if size.rule not in WEAK and size.rule != ALONE
                if size.kind not in ("screened", "planned")
                if not self._of_one_arm(size)
            ),
            default=0,
        )

    def _apart(self, total: Size) -> list[Size]:
        """Return sizes that words give to the arms, one an arm, far apart, that sum to a total."""
        if total.start in self.near_arms or len(self.arms) > MOST_ARMS:
            return []
        choices: list[list[Size]] = [[]]
        for arm in range(len(self.arms)):
            told = [
                size
                for size in self.of_arms
                if size.arm == arm and size.start != total.start and size.value >= FEWEST
            ]
            choices = [[*done, size] for done in choices for size in told[:4]]
        for choice in choices:
            if sum(size.value for size in choice) == total.value and alike(
                [size.value for size in choice]
            ):
                return [replace(size, tier="sure") for size in choice]
        return []

    def _total(self, summed: list[tuple[Size, list[Size]]], parts: set[int]) -> Size | None:
        """Return the total in use."""
        sure = {size.start: size for size, _ in summed}
        free = [sure.get(size.start, size) for size in self.totals.values()]
        free += [size for size in sure.values() if size.start not in self.totals]
        free = [size for size in free if size.start not in parts]
        best = min(free, key=lambda size: self._rank(size, sure), default=None)
        if best is not None and (best.start in sure or best.kind not in _LEFT):
            return best
        named = parts | {size.start for size in self.of_arms}
        default = default_total(self.counts, named)
        if default is None or (best is not None and default.value <= best.value):
            return best
        return default

    def _rank(self, size: Size, sure: dict[int, Size]) -> tuple[object, ...]:
        randomised = size.kind == "randomised" and not self._of_one_arm(size)
        return (
            not (randomised or size.start in sure),
            size.start not in sure and not randomised,
            self._of_one_arm(size),
            size.kind in ("screened", "planned"),
            size.rule in WEAK and size.start not in sure,
            _BEST.index(size.kind),
            size.start,
        )

    def _of_one_arm(self, size: Size) -> bool:
        """Tell whether a number is of one arm by the words around it."""
        if size.start in self.wholes:
            return False
        if size.start in self.near_arms:
            return True
        count = self.by_start[size.start]
        near = self.mentions.get(count.line.index, [])
        later = [one.start for one in count.line.mentions if one.start > size.start]
        limit = min(later[0] if later else count.line.end, count.end + 120)
        after = next((m for m in near if count.end <= m.start < limit), None)
        if after is None or not after.strong or arms_listed(count.line, near, after):
            return False
        gap = count.line.after(count.end, after.start - count.end)
        return "(" not in gap and bool(TOLD.search(gap))

    def _of_arms(
        self, total: Size | None, summed: list[tuple[Size, list[Size]]]
    ) -> tuple[dict[int, Size], list[Size]]:
        """Return the size in use of each arm, and the others."""
        chosen: dict[int, Size] = {}
        more: list[Size] = []
        # Those that sum to the total in use come first.
        runs = sorted(summed, key=lambda one: one[0].start != (total.start if total else -1))
        for whole, sizes in runs:
            for size in sizes:
                if size.arm not in chosen:
                    chosen[size.arm] = size
                elif size.value != chosen[size.arm].value:
                    more.append(replace(size, kind=whole.kind))
        taken = {part.start for one in self.sums for part in one.parts}
        taken |= {size.start for _, sizes in summed for size in sizes}
        taken |= {total.start} if total is not None else set()
        bound = frozenset(taken)
        for size in self.of_arms:
            if size.each and not chosen and total and size.value * len(self.arms) == total.value:
                chosen = {arm: replace(size, arm=arm) for arm in range(len(self.arms))}
        if total is not None and len(chosen) < len(self.arms) > 1:
            for one in find_near_sums(self.counts, total.value, len(self.arms)):
                sizes = self._labelled(one)
                free = all(size.start not in taken for size in sizes)
                if sizes and free and sizes[0].rule == "n.sum_labelled":
                    for size in sizes:
                        near = replace(size, rule="n.nearly_sums", tier="likely")
                        chosen.setdefault(size.arm, near)
                        taken.add(size.start)
                    break
        for size in self._told():
            if size.start in taken:
                continue
            if size.each:
                for arm in range(len(self.arms)):
                    chosen.setdefault(arm, replace(size, arm=arm))
            elif size.arm not in chosen:
                chosen[size.arm] = size
            elif self._is_repeated(size, chosen[size.arm]):
                more.append(replace(size, kind="analysed"))
            taken.add(size.start)
        if not chosen and len(self.arms) > 1:
            order = self._order()
            found = in_order(self.counts, order, taken) or in_turn(self.counts, order, taken)
            chosen = {size.arm: size for size in found}
        elif len(chosen) == len(self.arms) - 1:
            found = last_of_list(self.counts, chosen, len(self.arms), taken)
            chosen |= {size.arm: size for size in found}
        chosen = self._fitting(total, chosen)
        free = [one for one in self.counts if one.start not in bound]
        taken = {size.start for size in more}
        again = repeated_sizes(free, [*self.of_arms, *self.maybe], chosen, self._order())
        if not chosen:  # told of as those who could be measured only
            chosen = {size.arm: size for size in reversed(again)}
            taken |= {size.start for size in chosen.values()}
        return chosen, [*more, *(size for size in again if size.start not in taken)]

    def _order(self) -> list[int]:
        """Return the arms in the order in which they are named first."""
        return sorted(range(len(self.arms)), key=lambda arm: self.arms[arm].name.start)

    def _is_repeated(self, size: Size, other: Size) -> bool:
        """Tell whether an arm has a second number: its own label stands right beside it."""
        return (
            size.value != other.value
            and size.rule in _REPEATED
            and size.value >= _SHARE * other.value
        )

    def _told(self) -> Iterable[Size]:
        """Return sizes that words give to an arm, without numbers that may count anything."""
        seen: set[int] = set()
        for size in self.of_arms:
            if size.start in seen or size.value < 2:
                continue
            if size.rule == "n.to_arm_bare" and not self._has_fellow(size):
                continue
            seen.add(size.start)
            yield size

    def _has_fellow(self, size: Size) -> bool:
        """Tell "60 children in group A and 59 in group B": the noun stands with one of them only."""
        line = self.by_start[size.start].line
        return any(
            line.start <= other.start < line.end
            and other.arm != size.arm
            and not other.each
            and other.rule in BY_PLACE
            and other.rule != size.rule
            and alike([other.value, size.value])
            for other in self.of_arms
        )

    def _labelled(self, one: Sum) -> list[Size]:
        """Give the numbers of a sum to the arms: by their names, else in the arms' order."""
        if not self.arms:
            return []
        found = labelled(one.parts, self.mentions, len(self.arms))
        named = {size.start: size.arm for size in self.of_arms if size.rule == "n.named_with"}
        if all(part.start in named for part in one.parts):
            found = tuple(named[part.start] for part in one.parts)
        if found:
            # The sum confirms the numbers; whose they are is sure where a word tells the control.
            told = any(arm.role_start >= 0 and arm.is_control for arm in self.arms)
            rule, tier = "n.sum_labelled", "sure" if told else "likely"
        elif len(one.parts) == len(self.arms):
            found, rule, tier = tuple(self._order()), "n.sum_in_order", "unsure"
        return [
            Size(*_span(part), part.value, "", rule, arm, tier)
            for part, arm in zip(one.parts, found, strict=False)
        ]

    def _fitting(self, total: Size | None, chosen: dict[int, Size]) -> dict[int, Size]:
        """Leave out sizes that cannot be: more people in the arms than in all."""
        whole = sum(size.value for size in chosen.values())
        told = total is not None and total.kind not in ("screened", "planned") and self.arms
        if told and whole < _WHOLE * total.value:
            # What is far below an even share counts those to whom something happened.
            least = _LEAST * total.value / len(self.arms)
            chosen = {
                arm: size
                for arm, size in chosen.items()
                if size.value >= least or size.rule in _SUMMED
            }
        whole = sum(size.value for size in chosen.values())
        if total is None:
            return chosen
        if whole < _TOO_FEW * total.value and len(chosen) == len(self.arms):
            return {arm: size for arm, size in chosen.items() if size.rule in _SUMMED}
        slack = BEYOND if total.rule == "n.largest" else 1.02
        if whole <= slack * total.value or total.kind in ("completed", "analysed"):
            return chosen
        return {arm: size for arm, size in chosen.items() if size.rule in _FIRM}

    def _steps(
        self,
        total: Size | None,
        chosen: dict[int, Size],
        summed: list[tuple[Size, list[Size]]],
        taken: set[int],
    ) -> list[Size]:
        """Return the other steps of the flow, one a value."""
        if total is None:
            return []
        found: list[Size] = []
        values = {total.value}
        sure = [size for size, _ in summed if size.start != total.start]
        for size in (*sure, *self.totals.values()):
            if size.start in taken or size.value in values or size.value < _SHARE * total.value:
                continue
            if size.tier != "sure" and not self._is_step(size, chosen):
                continue
            values.add(size.value)
            found.append(size)
        return found

    def _is_step(self, size: Size, chosen: dict[int, Size]) -> bool:
        if size.rule in WEAK or self._of_one_arm(size):
            return False
        return size.kind == "screened" or size.value >= max(
            (one.value for one in chosen.values()), default=0
        )


_FIRM = frozenset({"n.named_with", "n.equals_listed", "n.sum_labelled", "n.sum_in_order"})
_SUMMED = frozenset({"n.sum_labelled", "n.sum_in_order"})
# What gives an arm a second number: its own label right beside it.
_REPEATED = frozenset({"n.equals_behind", "n.equals_listed"})


def _span(one: Count) -> tuple[int, int]:
    return one.start, one.end
