"""One account while it is written: its row, arms, outcomes and the books."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from trialtrace.extract.accounts.arms.arm import Arm
from trialtrace.extract.accounts.arms.mentions import ArmFinder, ArmMention
from trialtrace.extract.accounts.ledger import Ledger
from trialtrace.extract.accounts.outcomes.find import Outcomes
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.lexicon import Lexicon
from trialtrace.grammar.prefilter import sought

# "factorial analysis" is of questionnaires.
_FACTORIAL = re.compile(
    r"\bfactorial(?! (?:analys|structur|validity|model))(?:ly)?\b"
    r"|\b(?:2|two)[ -]?(?:x|×|by|-by-)[ -]?(?:2|two)[ -](?:design|trial|study|randomi)",
    re.IGNORECASE,
)
_RESULTS = re.compile(r"\b(?:results?|findings)\b", re.IGNORECASE)
_RESULTS_INLINE = sought(r"(?:^|[.:]\s)(?:RESULTS|FINDINGS|Results|Findings)(?: AND [A-Z]+)?:")


@dataclass
class Account:
    """What the passes over one account share.

    Attributes
    ----------
    ledger : Ledger
        Books of the document.
    study : str
        Id of its row.
    claim_level : str
        own_result or reported_by_others.
    lines : list of Line
        Its sentences.
    arms : list of Arm
        Its arms, experimental ones first.
    arm_rows : list of str
        Ids of the arms' rows.
    finder : ArmFinder
        Finds the arms in sentences.
    outcomes : Outcomes
        Its outcomes.
    lexicon : Lexicon
        The vocabulary.
    article : bool
        Whether it is told as articles tell.
    pooled : bool
        Whether it is an analysis of several studies.
    facts : dict
        What was asked of its sentences, as far as it was (see ``once``).
    """

    ledger: Ledger
    study: str
    claim_level: str
    lines: list[Line]
    arms: list[Arm]
    arm_rows: list[str]
    finder: ArmFinder
    outcomes: Outcomes
    lexicon: Lexicon
    article: bool = False
    pooled: bool = False
    facts: dict[Hashable, Any] = field(default_factory=dict)

    @property
    def order(self) -> list[int]:
        """The arms in the order in which a text lists them where it does not say: experimental first."""
        return list(range(len(self.arms)))

    @cached_property
    def is_factorial(self) -> bool:
        """Tell whether people were allocated twice, so that there are two pairs of arms."""
        return any(_FACTORIAL.search(line.text) for line in self.lines)

    @cached_property
    def results_start(self) -> int:
        """Where the results of a structured abstract begin; 0 where no heading says so."""
        for line in self.lines:
            if _RESULTS.search(line.section) or _RESULTS_INLINE.search(line.text):
                return line.start
        return 0

    @cached_property
    def arm_sizes(self) -> frozenset[float]:
        """How many people the arms hold, as far as it has been written."""
        return frozenset(
            float(one.value) for row in self.arm_rows for one in self.ledger.cells("arms", row, "n")
        )

    def row_of(self, arm: int) -> str:
        """Return the id of an arm's row; empty for no arm."""
        return self.arm_rows[arm] if 0 <= arm < len(self.arm_rows) else ""

    def role_of(self, arm: int) -> str:
        """Return the role of an arm; empty for no arm."""
        return self.arms[arm].role if 0 <= arm < len(self.arms) else ""

    def other(self, arm: int) -> int:
        """Return the arm that one is compared with: the other of two, else the only control."""
        if len(self.arms) == 2 and arm in (0, 1):
            return 1 - arm
        if len(self.arms) > 2 and arm != self.finder.control:
            return self.finder.control
        return -1

    def just_before(self, line: Line, reach: int) -> Sequence[Line]:
        """Return the sentences of a sentence's block that stand at most so many in front of it."""
        at = bisect_left(self.lines, line.start, key=lambda one: one.start)
        near = self.lines[max(0, at - reach) : at]
        return [one for one in near if one.block == line.block and line.index - one.index <= reach]

    def leave_out(self, start: int, end: int) -> None:
        """Leave out the sentences that begin in a stretch of the document."""
        self.lines = [line for line in self.lines if not start <= line.start < end]
        self.facts.clear()

    def mentions(self, line: Line) -> list[ArmMention]:
        """Return the arms that a sentence speaks of."""
        return self.finder.find(line) if self.arms else []

    def arm_spans(self, line: Line) -> list[tuple[int, int]]:
        """Return where a sentence names arms."""
        return [(mention.start, mention.end) for mention in self.mentions(line)]

    def put(
        self,
        row: str,
        field: str,
        value: object,
        span: tuple[int, int],
        rule: str,
        *,
        label: str = "",
        tier: str = "likely",
        role: str = "",
        unit: str = "",
    ) -> str:
        """Cite a span for a field of a result and write it; return the evidence's id."""
        evidence = self.ledger.cite(
            f"results.{label or field}", *span, rule=rule, tier=tier, role=role
        )
        self.ledger.add_value("results", row, field, value, evidence, unit)
        return evidence
