"""Whether numbers that are an arm's by their place alone are so by the rest of the text, too.

"Cure was seen in 43% and 31%": nothing says which share is whose, and extraction gives the first one
to the arm under test, as most authors do. Where a text names the arms of other numbers it shows its
own order; else the order in which it gives their sizes does. Of numbers that a text's order bears
out, 95 in 100 stand with their arm; of those that it speaks against or leaves open, about one in two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from pandas import DataFrame

from trialtrace.derive.model import ArmFacts, Contrast, Measurement, Refusal, StudyFacts

Doubt = Callable[[Contrast], Refusal | None]

BY_PLACE = "which number is whose is told by their place alone, and {why}"
_AGAINST = "the text names its arms in the other order elsewhere"
_SIZES = "the text gives the sizes of the arms in the other order"
_FEWER = "there are fewer numbers than arms"
_OPEN = "nothing else in the text shows its order"
# The tier of what was chosen by default order, and the rule of extraction that chooses so.
_UNSURE, _ORDER = "unsure", "arm.default_order"
_PAIR = 2
# Rules by which the words of a sentence tell whose a number is, not its place.
_TELLING = frozenset(
    {
        "arm.respectively", "arm.listed", "arm.label_behind", "arm.label_in_front",
        "arm.label_inside", "arm.named_before", "arm.bracket", "arm.grid",
    }
)  # fmt: skip


class ToldOrder:
    """Knows how each number was given to its arm, and in which order a text has its arms.

    Parameters
    ----------
    evidence : DataFrame
        The table of that name: how each number was told, and where.
    """

    def __init__(self, evidence: DataFrame) -> None:
        columns = ("evidence_id", "rule", "tier", "start", "quote_start")
        told = evidence[evidence["label"].str.startswith(("results.", "arms.n"))]
        rows = zip(*(told[name] for name in columns), strict=True)
        self._told: Mapping[str, tuple[str, str, int, int]] = {
            one: (rule, tier, int(start), int(quote)) for one, rule, tier, start, quote in rows
        }

    def of_study(self, study: StudyFacts, measured: Sequence[Measurement]) -> Doubt:
        """Return what refuses contrasts of a study whose arms nothing but place tells.

        Parameters
        ----------
        study : StudyFacts
            The study with its arms.
        measured : sequence of Measurement
            All its results: they show the order of the text.
        """

        def doubt(contrast: Contrast) -> Refusal | None:
            data = (*contrast.data1.values(), *contrast.data2.values())
            if contrast.arm2 is None or not any(map(self._is_by_place, data)):
                return None
            if len(study.arms) > _PAIR and not self._all_arms_told(study, data, measured):
                return Refusal(BY_PLACE.format(why=_FEWER))
            given = self._given(contrast)
            shown = self._shown(study, measured)
            if shown == {given}:
                return None
            if shown == {-given}:
                return Refusal(BY_PLACE.format(why=_AGAINST))
            sizes = self._of_sizes(study.arms)
            if sizes == given == 1:  # sizes that put the control first bear out less
                return None
            return Refusal(BY_PLACE.format(why=_SIZES if sizes == -given else _OPEN))

        return doubt

    def _given(self, contrast: Contrast) -> int:
        """Return 1 where the numbers stand in the order of their arms' rows, -1 where in the other."""
        if contrast.arm1 is None or contrast.arm2 is None:
            return 1
        starts = [
            [told[2] for m in data.values() if self._is_by_place(m) and (told := self._of(m))]
            for data in (contrast.data1, contrast.data2)
        ]
        if not all(starts):
            return 1
        rows = contrast.arm2.ordinal - contrast.arm1.ordinal
        return 1 if (min(starts[1]) - min(starts[0])) * rows > 0 else -1

    def _is_by_place(self, m: Measurement) -> bool:
        told = self._of(m)
        return told is not None and told[:2] == (_ORDER, _UNSURE)

    def _of(self, m: Measurement) -> tuple[str, str, int, int] | None:
        return self._told.get(m.value.evidence_id) if m.value is not None else None

    def _all_arms_told(
        self, study: StudyFacts, data: Iterable[Measurement], measured: Iterable[Measurement]
    ) -> bool:
        """Tell whether each number that stands by place has one of every arm beside it, told so too."""
        told: dict[tuple[int, str], set[str]] = defaultdict(set)
        for m in measured:
            place = self._of(m)
            if place is not None and self._is_by_place(m):
                told[place[3], m.statistic].add(m.arm_id)
        return all(
            len(told[place[3], m.statistic] - {""}) == len(study.arms)
            for m in data
            if self._is_by_place(m) and (place := self._of(m)) is not None
        )

    def _shown(self, study: StudyFacts, measured: Iterable[Measurement]) -> set[int]:
        """Return in which ways a text orders the numbers whose arms its words tell: 1, -1, both, none."""
        place = {arm.arm_id: arm.ordinal for arm in study.arms}
        rows: dict[tuple[int, str], dict[str, int]] = defaultdict(dict)
        for m in measured:
            told = self._of(m)
            if told is None or m.versus_arm_id or m.arm_id not in place:
                continue
            rule, tier, start, quote = told
            if rule in _TELLING and tier != _UNSURE:
                rows[quote, m.statistic].setdefault(m.arm_id, start)
        ways = set()
        for starts in rows.values():
            order = [place[arm] for arm, _ in sorted(starts.items(), key=lambda one: one[1])]
            if len(order) > 1:
                ways.add(1 if order == sorted(order) else -1)
        return ways

    def _of_sizes(self, arms: Iterable[ArmFacts]) -> int:
        """Return 1 where a text gives the arms' sizes in their order, -1 where in another, else 0."""
        told = [
            self._told.get(arm.n.evidence_id) if arm.n is not None else None
            for arm in sorted(arms, key=lambda one: one.ordinal)
        ]
        if not told or None in told:
            return 0
        starts = [one[2] for one in told if one is not None]
        if len(set(starts)) < len(starts):
            return 0
        return 1 if starts == sorted(starts) else -1
