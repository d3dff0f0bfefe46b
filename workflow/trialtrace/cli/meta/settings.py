"""What the user asks of the analysis."""

from __future__ import annotations

from dataclasses import dataclass

COMMON = ("EE", "FE", "CE")
# Below these numbers of studies nothing is pooled, no prediction or diagnosis is made.
FEWEST_POOLED = 2
FEWEST_PREDICTED = 3
# Leaving each study out costs a fit each: beyond this many studies it tells nobody anything.
MOST_DIAGNOSED = 1000


@dataclass(frozen=True, slots=True)
class Settings:
    """Options of the models.

    Attributes
    ----------
    method, test : str
        Of ``stats.rma``.
    level : float
        Confidence in per cent.
    prediction : str
        Kind of the prediction interval, see ``stats.prediction_interval``.
    i2_basis : {"tau2", "Q"}
        Where I² and H² come from.
    subgroup : str
        Column of groups; empty for none.
    subgroup_tau2 : {"own", "common"}
        Whether each group has a tau² of its own.
    mods : tuple of str
        Columns of moderators; ``factor(NAME)`` takes numbers as names of groups.
    order : str
        Column by which studies accumulate; empty for none.
    arithmetic : {"exact", "metafor"}
        Of the meta-regression, see ``stats.rma``.
    """

    method: str = "REML"
    test: str = "adhoc"
    level: float = 95.0
    prediction: str = "default"
    i2_basis: str = "tau2"
    subgroup: str = ""
    subgroup_tau2: str = "own"
    mods: tuple[str, ...] = ()
    order: str = ""
    arithmetic: str = "exact"

    @property
    def model(self) -> str:
        """The model in short: REML/adhoc."""
        return self.method if self.test == "z" else f"{self.method}/{self.test}"
