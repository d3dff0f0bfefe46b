"""Lay articles about trials: every number that is study data, with its study, field and arm.

- A record holds ``annotations`` with ``start``, ``end``, ``text``, ``study``, ``field``, ``arm``. What
  is not annotated is no study data: prices, dates, thresholds of a definition, background, advice.
- Studies are ``s1, s2, …``; pooled analyses are ``m1, …`` and experiments on animals ``a1, …``. Their
  numbers are data of a study of their kind, so that reading them is no "no study data"; they are asked
  for like the others.
- Several fields of theirs are one of ours where a reader could not tell them apart by the words: every
  number of people of a whole study is a "size of the study" (we keep further ones in ``sizes``), n of
  an arm and the denominator of a fraction are "n of the arm", counts of events are the same whether of
  harms or of anything else; a harm's or a withdrawal's percentage is a percentage.
- Fields that hold words with a number in them (age, dose, "for 12 weeks") are met by the number.
- ``ASIDE`` are true things for which our tables have no column; reading them costs nothing, and missing
  them is told only in the figure over all fields.
"""

from __future__ import annotations

from dataclasses import dataclass

_PEOPLE = ("studies.n_total", "sizes.n", "results.n", "arms.n")
_COUNTS = ("results.events", "results.count", "results.percent", "results.rate", "sizes.n")
_CENTRAL = ("results.mean", "results.median", "results.score", "results.estimate")
_SPREAD = (
    "results.sd",
    "results.se",
    "results.q1",
    "results.q3",
    "results.minimum",
    "results.maximum",
)
_BOUNDS = ("results.low", "results.high")
_RATIOS = ("results.hazard_ratio", "results.odds_ratio", "results.risk_ratio", "results.rate_ratio")
_DIFFERENCES = (
    "results.mean_difference",
    "results.standardised_mean_difference",
    "results.risk_difference",
    "results.estimate",
)
_TIMES = ("results.timepoint", "studies.follow_up", "studies.duration", "arms.duration")


@dataclass(frozen=True, slots=True)
class Field:
    """What is scored under one name.

    Attributes
    ----------
    label : str
        Its name in the tables.
    theirs : tuple of str
        Annotated fields.
    ours : tuple of str
        Evidence labels that answer it.
    """

    label: str
    theirs: tuple[str, ...]
    ours: tuple[str, ...]


FIELDS = (
    Field("size of the study", ("n_total", "n_screened", "n_analysed", "n_completed"), _PEOPLE),
    Field("n of the arm", ("arm_n", "denominator"), ("arms.n", "sizes.n", "results.n")),
    Field("percentage", ("percent",), ("results.percent",)),
    Field("events", ("events",), ("results.events", "results.count")),
    Field("harm or withdrawal", ("harms", "withdrawals"), _COUNTS),
    Field("mean", ("mean", "baseline"), _CENTRAL),
    Field("median", ("median",), ("results.median",)),
    Field("spread", ("sd", "q1", "q3", "minimum", "maximum"), (*_SPREAD, *_BOUNDS)),
    Field("change in an arm", ("change",), (*_CENTRAL, "results.percent")),
    Field("relative change", ("relative_change",), ("results.relative_change",)),
    Field("difference between arms", ("mean_difference", "risk_difference"), _DIFFERENCES),
    Field("ratio", ("hazard_ratio", "odds_ratio", "risk_ratio"), _RATIOS),
    Field("bound of an interval", ("low", "high"), _BOUNDS),
    Field("level of an interval", ("level",), ("results.level",)),
    Field("p-value", ("p_value",), ("results.p_value",)),
    Field(
        "number needed to treat", ("number_needed_to_treat",), ("results.number_needed_to_treat",)
    ),
    Field("dose", ("dose",), ("arms.dose", "arm_components.dose", "arm_components.count")),
    Field("schedule", ("schedule",), ("arms.frequency", "arms.dose", "arms.duration")),
    Field("time", ("timepoint", "follow_up", "duration"), _TIMES),
    Field("places", ("sites",), ("studies.sites", "studies.countries")),
    Field("age", ("age",), ("studies.age", "studies.eligibility")),
)
ASIDE = ("other",)

# Cells whose evidence is quoted words with numbers in them; each of these numbers is an answer.
QUOTED = frozenset(
    {
        ("studies", "age"),
        ("studies", "eligibility"),
        ("studies", "follow_up"),
        ("studies", "duration"),
        ("studies", "ratio"),
        ("arms", "dose"),
        ("arm_components", "dose"),
        ("arms", "frequency"),
        ("arms", "duration"),
        ("results", "timepoint"),
    }
)
SIDES = {"experimental": "intervention", "control": "control"}
