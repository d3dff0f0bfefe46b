"""The verdict on a question: direction, significance, and the words that decided."""

from __future__ import annotations

from dataclasses import dataclass

WORDS = {1: "increase", -1: "decrease", 0: "no_difference"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the evidence says of an outcome under the intervention against the comparator.

    Attributes
    ----------
    direction : str
        ``increase``, ``decrease``, ``no_difference``; empty where nothing is said.
    significance : str
        ``significant``, ``not_significant``, ``unclear``.
    spans : tuple of (int, int)
        Offsets of the words and numbers that decided.
    rule : str
        How the answer was found.
    tier : str
        ``likely``: stated of an arm that was recognised; ``unsure``: by the order of the arms, or
        from numbers without a test. Empty without an answer.
    """

    direction: str
    significance: str = "unclear"
    spans: tuple[tuple[int, int], ...] = ()
    rule: str = ""
    tier: str = ""


NOTHING = Verdict("")
