"""What an effect-direction plot says, before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass

# What a cell shows. MIXED: results of one outcome went different ways.
UP, DOWN, SAME, MIXED, UNCLEAR = "up", "down", "same", "mixed", "unclear"
# Whom that favours.
BETTER, WORSE, NEITHER, UNKNOWN = "better", "worse", "neither", "unknown"
# Risk of bias.
LOW, SOME, HIGH = "low", "some", "high"


@dataclass(frozen=True)
class Cell:
    """The direction of one outcome in one study.

    Attributes
    ----------
    outcome : str
        Column that it stands in.
    way : str
        ``up``, ``down``, ``same``, ``mixed`` or ``unclear`` (reported, no direction told).
    favours : str
        ``better`` (favours the experimental arm), ``worse``, ``neither`` or ``unknown``.
    versus : bool
        It is a comparison with another arm.
    result_ids, effect_ids, outcome_ids : tuple of str
        Rows that say so.
    """

    outcome: str
    way: str
    favours: str
    versus: bool
    result_ids: tuple[str, ...] = ()
    effect_ids: tuple[str, ...] = ()
    outcome_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class StudyRow:
    """A study with its directions; ``n`` is None where no sample size is stated.

    ``risk`` is its overall risk of bias where a sheet says it: ``low``, ``some`` or ``high``.
    """

    study_id: str
    trial_id: str
    label: str
    n: int | None
    cells: tuple[Cell, ...]
    risk: str = ""


@dataclass(frozen=True)
class Directions:
    """A whole effect-direction plot: studies from top to bottom, outcomes from left to right.

    ``outcomes`` are (name, kind) in order; ``silent`` are studies that say nothing of any outcome.
    """

    outcomes: tuple[tuple[str, str], ...]
    studies: tuple[StudyRow, ...]
    silent: tuple[str, ...] = ()

    @property
    def rated(self) -> bool:
        """Tell whether the risk of bias of any study is known."""
        return any(row.risk for row in self.studies)
