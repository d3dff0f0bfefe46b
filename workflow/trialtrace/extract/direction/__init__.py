"""Direction of an effect: of an extraction's results, or of evidence sentences given for a question."""

from __future__ import annotations

from trialtrace.extract.direction.answers import direction
from trialtrace.extract.direction.judge import judge
from trialtrace.extract.direction.verdict import Verdict

__all__ = ["Verdict", "direction", "judge"]
