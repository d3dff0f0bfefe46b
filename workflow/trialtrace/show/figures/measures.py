"""Effect measures for people: their names, the scale they are shown on, where "no effect" lies."""

from __future__ import annotations

import math
from dataclasses import dataclass
from types import MappingProxyType

# How a table's yi becomes what people read.
IDENTITY, RATIO, PERCENT, LOGIT, FISHER = "identity", "ratio", "percent", "logit", "fisher"
ARCSINE = "arcsine"


@dataclass(frozen=True)
class Measure:
    """One of metafor's measures.

    Attributes
    ----------
    code : str
        metafor's name.
    name : str
        Name on the axis and over a panel.
    short : str
        Name over the column of estimates.
    scale : str
        ``identity``, ``ratio`` (yi is a logarithm), ``percent`` (yi is a proportion), ``logit``,
        ``fisher`` (yi is Fisher's z) or ``arcsine`` (yi is the arcsine of a proportion's root).
    null : float or None
        The yi of "no effect"; None for a single group, which is compared with nothing.
    in_units : bool
        yi has the unit of the outcome, so that different outcomes share no axis.
    places : int or None
        Decimals that all rows of a plot share; None where each row has as many as it needs.
    """

    code: str
    name: str
    short: str
    scale: str = IDENTITY
    null: float | None = 0.0
    in_units: bool = False
    places: int | None = None

    def shown(self, yi: float) -> float:
        """Turn a yi into what people read (percentages from 0 to 100)."""
        if self.scale == RATIO:
            return math.exp(max(min(yi, 700.0), -700.0))
        if self.scale == PERCENT:
            return 100.0 * yi
        if self.scale == LOGIT:
            return 100.0 / (1.0 + math.exp(-max(min(yi, 700.0), -700.0)))
        if self.scale == FISHER:
            return math.tanh(yi)
        if self.scale == ARCSINE:
            return 100.0 * math.sin(min(max(yi, 0.0), math.pi / 2)) ** 2
        return yi

    def plotted(self, value: float) -> float:
        """Turn what people read into the yi at which it is drawn."""
        if self.scale == RATIO:
            return math.log(value)
        if self.scale == PERCENT:
            return value / 100.0
        if self.scale == LOGIT:
            return math.log(value / (100.0 - value))
        if self.scale == FISHER:
            return math.atanh(value)
        if self.scale == ARCSINE:
            return math.asin(math.sqrt(value / 100.0))
        return value


_MEASURES = (
    Measure("RR", "Risk ratio", "Risk ratio", RATIO),
    Measure("OR", "Odds ratio", "Odds ratio", RATIO),
    Measure("PETO", "Odds ratio (Peto)", "Odds ratio", RATIO),
    Measure("HR", "Hazard ratio", "Hazard ratio", RATIO),
    Measure("ROMC", "Ratio of means, after to before", "Ratio of means", RATIO),
    Measure("CVR", "Ratio of coefficients of variation", "Ratio of CVs", RATIO),
    Measure("VR", "Ratio of standard deviations", "Ratio of SDs", RATIO),
    Measure("IRR", "Rate ratio", "Rate ratio", RATIO),
    Measure("ROM", "Ratio of means", "Ratio of means", RATIO),
    Measure("RD", "Risk difference", "Risk difference"),
    Measure("AS", "Arcsine difference", "Difference"),
    Measure("PHI", "Phi coefficient", "φ"),
    Measure("OR2DL", "Standardised mean difference, from an odds ratio", "SMD"),
    Measure("IRSD", "Difference of square roots of rates", "Difference"),
    Measure("IRD", "Rate difference", "Difference"),
    Measure("MD", "Mean difference", "Mean difference", in_units=True),
    Measure("SMD", "Standardised mean difference (Hedges’ g)", "Hedges’ g"),
    Measure("SMDH", "Standardised mean difference, unequal variances", "SMD"),
    Measure("SMD1", "Standardised mean difference (Glass’ Δ)", "Glass’ Δ"),
    Measure("MC", "Mean change", "Mean change", in_units=True),
    Measure("SMCC", "Standardised mean change", "SMD"),
    Measure("SMCR", "Standardised mean change, by the first SD", "SMD"),
    Measure("SMCRH", "Standardised mean change, unequal variances", "SMD"),
    Measure("PR", "Proportion of participants", "Percent", PERCENT, None),
    Measure("PLO", "Proportion of participants", "Percent", LOGIT, None),
    Measure("PLN", "Proportion of participants", "Proportion", RATIO, None),
    Measure("PAS", "Proportion of participants", "Percent", ARCSINE, None),
    Measure("PFT", "Double arcsine of a proportion", "Double arcsine", IDENTITY, None),
    Measure("MN", "Mean", "Mean", IDENTITY, None, True),
    Measure("IR", "Rate", "Rate", IDENTITY, None),
    Measure("IRLN", "Rate", "Rate", RATIO, None),
    Measure("IRS", "Square root of a rate", "√rate", IDENTITY, None),
    Measure("IRFT", "Double square root of a rate", "√rate", IDENTITY, None),
    Measure("MNLN", "Mean", "Mean", RATIO, None),
    Measure("ARAW", "Cronbach’s α", "α", IDENTITY, None),
    Measure("AHW", "Cronbach’s α, transformed (Hakstian–Whalen)", "1 − ∛(1 − α)", IDENTITY, None),
    Measure("ABT", "Cronbach’s α, transformed (Bonett)", "−ln(1 − α)", IDENTITY, None),
    Measure("UCOR", "Correlation, bias-corrected", "r"),
    Measure("GEN", "Effect", "Effect", in_units=True),
    Measure("COR", "Correlation", "r"),
    Measure("ZCOR", "Correlation", "r", FISHER),
)

MEASURES = MappingProxyType({measure.code: measure for measure in _MEASURES})


def measure_of(code: str) -> Measure:
    """Look a measure up; one that is not known is shown as it is, with no line of no effect."""
    return MEASURES.get(code) or Measure(code, code, code, IDENTITY, None, True)
