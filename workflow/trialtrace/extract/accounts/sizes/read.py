"""What was read of the numbers of one account: who is counted, and what each may be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from heapq import nlargest

from trialtrace.extract.accounts.arms.arm import Arm
from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.sizes.arm_rules import TOLD
from trialtrace.extract.accounts.sizes.arms import arms_listed
from trialtrace.extract.accounts.sizes.counts import Count
from trialtrace.extract.accounts.sizes.freeing import (
    BY_PLACE,
    TOLD_RULES,
    fellow_of,
    lone_total,
    without_larger,
)
from trialtrace.extract.accounts.sizes.labels import labelled
from trialtrace.extract.accounts.sizes.lists import in_lists
from trialtrace.extract.accounts.sizes.pairs import Pair
from trialtrace.extract.accounts.sizes.size import Size
from trialtrace.extract.accounts.sizes.sums import Sum, alike

# So many times another number of people: no arm, whatever name stands near it.
_BY_FAR = 1.5
# So near stands the number of the other arm, and so even are two groups of one trial.
_NEXT = 2
_EVEN = 0.6
# A name so near behind a number says whose it is.
_BESIDE = 60
# What a sentence says that tells how many were in each arm.
_OF_GROUPS = re.compile(
    r"\b(?:receiv|random|assign|allocat|groups?\b|arms?\b|treat|administ|given\b|mailed\b|eligible\b"
    r"|enter|enrol|recruit|agreed\b|consent)",
    re.IGNORECASE,
)

_CONTROLLED = re.compile(r"-controlled\b", re.IGNORECASE)


class Read:
    """The numbers of one account, with what words, names and sums make of them.

    Attributes
    ----------
    arms : list of Arm
        The arms of the account.
    counts : list of Count
        All numbers that may count people, in order.
    mentions : dict of int to list of ArmMention
        Where its sentences speak of arms, by the index of the sentence.
    totals : dict of int to Size
        Numbers read as totals, by their start.
    of_arms : list of Size
        Numbers that words or places give to an arm, the most telling first.
    sums : list of Sum
        Numbers that sum to another.
    maybe : list of Size
        Numbers in an arm that may count those to whom something happened.
    pair : pair of Count or None
        Two groups that the text sets side by side.
    """

    def __init__(
        self,
        arms: list[Arm],
        counts: list[Count],
        mentions: dict[int, list[ArmMention]],
        totals: dict[int, Size],
        of_arms: list[Size],
        sums: list[Sum],
        maybe: list[Size],
        pair: Pair | None = None,
    ) -> None:
        self.arms, self.counts, self.mentions = arms, counts, mentions
        self.totals, self.of_arms, self.sums, self.maybe = totals, of_arms, sums, maybe
        self.pair = pair
        self.by_start = {one.start: one for one in counts}
        self._told_of_people = Counter(one.value for one in counts if one.people)
        self._people = self._told_of_people.total()
        self._largest = nlargest(2, self._told_of_people)
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
        fellow = fellow_of(self.of_arms, totals, counts) if len(arms) == 2 else None
        if fellow is not None:
            self.of_arms = [*self.of_arms, fellow]
            del totals[fellow.start]
        self.near_arms = {size.start for size in self.of_arms}

    def _is_an_arms(self, start: int) -> bool:
        """Tell whether words give a number to one arm, and others beside it to another."""
        mine = [one for one in self.of_arms if one.start == start and one.rule in TOLD_RULES]
        if not mine or start in self.wholes:
            return False
        line = self.by_start[start].line
        others = [one for one in self.of_arms if one.arm != mine[0].arm and one.start != start]
        if any(line.start <= one.start < line.end for one in others):
            return True
        # "105 men were given zinc. A control group (n = 99) got nothing."
        summed = any(one.total.start == start for one in self.sums)
        return not summed and any(
            0 < self.by_start[one.start].line.index - line.index <= _NEXT
            and one.rule in TOLD_RULES | BY_PLACE
            and one.arm >= 0
            and min(one.value, mine[0].value) >= _EVEN * max(one.value, mine[0].value)
            for one in others
        )

    def _is_larger_by_far(self, value: int) -> bool:
        """Tell whether two or more other numbers of people are told, all of them much smaller."""
        others = self._people - self._told_of_people[value]
        largest = next((one for one in self._largest if one != value), 0)
        return others > 1 and value >= _BY_FAR * largest

    def of_one_arm(self, size: Size) -> bool:
        """Tell whether a number is of one arm by the words around it."""
        if size.start in self.wholes:
            return False
        count = self.by_start[size.start]
        if size.start in self.near_arms:
            return True
        if self._is_larger_by_far(size.value):
            return False
        near = self.mentions.get(count.line.index, [])
        later = [one.start for one in count.line.mentions if one.start > size.start]
        limit = min(later[0] if later else count.line.end, count.end + 120)
        after = next((m for m in near if count.end <= m.start < limit), None)
        if after is None or not after.strong or arms_listed(count.line, near, after):
            return False
        if _CONTROLLED.search(count.line.after(after.start, after.end - after.start + 12)):
            return False  # "were enrolled in this randomised, placebo-controlled trial"
        gap = count.line.after(count.end, after.start - count.end)
        return "(" not in gap and bool(TOLD.search(gap))

    def is_of_named(self, one: Count) -> bool:
        """Tell "8 of the 10 men on zinc" by the name behind: all of one arm are counted there."""
        behind = (m for m in self.mentions.get(one.line.index, ()) if m.start >= one.end)
        name = next(behind, None)
        if name is None or name.start - one.end > _BESIDE:
            return False
        gap = one.line.after(one.end, name.start - one.end)
        return not re.search(r"[.,;:()]", gap) and not arms_listed(
            one.line, self.mentions[one.line.index], name
        )

    def order(self) -> list[int]:
        """Return the arms in the order in which they are named first."""
        return sorted(range(len(self.arms)), key=lambda arm: self.arms[arm].name.start)

    def _order_beside(self, one: Sum) -> list[int]:
        """Return the arms in the order of the sentence that tells the numbers, if it names them all."""
        told = self.mentions.get(one.parts[0].line.index, ())
        beside = list(dict.fromkeys(mention.arm for mention in told))
        return beside if len(beside) == len(self.arms) else self.order()

    def told(self) -> Iterable[Size]:
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
            and (other.rule != size.rule or _shared_out(line, size.start))
            and alike([other.value, size.value])
            for other in self.of_arms
        )

    def labelled(self, one: Sum) -> list[Size]:
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
        elif len(one.parts) == len(self.arms) and any(
            self.mentions.get(part.line.index) or _OF_GROUPS.search(part.line.text)
            for part in one.parts
        ):  # "196 had limited and 414 extensive disease" are no arms
            found, rule, tier = tuple(self._order_beside(one)), "n.sum_in_order", "unsure"
        return [
            Size(*span_of(part), part.value, "", rule, arm, tier)
            for part, arm in zip(one.parts, found, strict=False)
        ]


def _shared_out(line: Line, start: int) -> bool:
    """Tell "were randomised (28 to zinc and 32 to salt)", where no noun says that people are counted."""
    return bool(_PUT.search(line.before(start, 60)))


_PUT = re.compile(
    r"\b(?:randomi[sz]ed|assigned|allocated|divided|randomly)\b[^.;]*$", re.IGNORECASE
)


def span_of(one: Count) -> tuple[int, int]:
    """Return the offsets of a number."""
    return one.start, one.end
