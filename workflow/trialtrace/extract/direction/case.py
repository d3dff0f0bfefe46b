"""A question with the clauses that were read for it."""

from __future__ import annotations

from dataclasses import dataclass

from trialtrace.extract.direction.arms import Arms
from trialtrace.extract.direction.outcome import Asked
from trialtrace.extract.direction.reader import Clause
from trialtrace.extract.direction.statements import Statement


@dataclass(frozen=True, slots=True)
class Case:
    """A question with what was read for it."""

    text: str
    outcome: str
    arms: Arms
    asked: Asked
    clauses: tuple[Clause, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        said = tuple(s for c in self.clauses for s in c.statements)
        return tuple(s for s in said if not s.initial) or said

    @property
    def tests(self) -> tuple[tuple[int, int, bool], ...]:
        return tuple(t for c in self.clauses for t in c.tests)
