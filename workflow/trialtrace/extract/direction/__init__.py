"""Direction of an effect: of an extraction's results, or of evidence sentences given for a question."""

from __future__ import annotations

from trialtrace.extract.direction.answers import direction
from trialtrace.extract.direction.judge import Verdict, judge

__all__ = ["Verdict", "direction", "judge"]
