"""What a route reads and what it gives: numbers with their source, contrasts, effects, refusals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """A number or word from the table ``values``, or one derived from others.

    Attributes
    ----------
    value : float
        The number.
    text : str
        As printed, where it was printed: its decimals tell how far it was rounded.
    value_id, evidence_id : str
        Where it comes from; empty where it was derived.
    formula : str
        How it was derived, where it was.
    contradicted : str
        What a publication says instead; empty where none contradicts it.
    secondary : bool
        It was read in a secondary source.
    assumed : str
        What it is taken for without a word of the text; empty where the text says what it is.
    """

    value: float
    text: str = ""
    value_id: str = ""
    evidence_id: str = ""
    formula: str = ""
    contradicted: str = ""
    secondary: bool = False
    assumed: str = ""

    def derived(self, value: float, formula: str) -> Number:
        """Return a number made from this one; what speaks against this one speaks against it."""
        return Number(
            value, formula=formula, contradicted=self.contradicted, secondary=self.secondary
        )


@dataclass(frozen=True, slots=True)
class Word:
    """A stated word (direction, p_compares): like ``Number``."""

    value: str
    value_id: str = ""
    evidence_id: str = ""
    published: str = ""


NO_WORD = Word("")


@dataclass(frozen=True, slots=True)
class Measurement:
    """A row of results, with its source for each number; ``disputed`` names a cell in conflict."""

    result_id: str
    group_id: str
    arm_id: str
    versus_arm_id: str
    statistic: str
    value: Number | None
    low: Number | None
    high: Number | None
    level: float | None
    n: Number | None
    p: Number | None
    p_relation: str
    p_compares: Word
    direction: Word
    basis: str
    unit: str
    ordinal: int
    disputed: str = ""


@dataclass(frozen=True, slots=True)
class ArmFacts:
    """An arm: who it is and how many people it holds; ``disputed`` as for ``Measurement``.

    ``analysed`` are those of them whose results were analysed, where the text tells that of every arm.
    """

    arm_id: str
    role: str
    n: Number | None
    intervention: str
    label: str
    ordinal: int
    disputed: str = ""
    analysed: Number | None = None


@dataclass(frozen=True, slots=True)
class StudyFacts:
    """What of a study bears on its effects; ``groups`` is how many the text says that it had."""

    study_id: str
    structure: str
    design: str
    allocation: str
    n_total: int | None
    n_kind: str
    secondary: str
    arms: tuple[ArmFacts, ...]
    groups: int | None = None

    @property
    def n_is_analysed(self) -> bool:
        """The arms hold the people analysed: the total says so and they sum to it."""
        sizes = [a.n.value for a in self.arms if a.n is not None]
        return (
            self.n_kind in ("analysed", "completed")
            and len(sizes) == len(self.arms) > 0
            and self.n_total == sum(sizes)
        )


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two arms (or one) on one outcome at one time: what was measured in each and between them.

    Attributes
    ----------
    study : StudyFacts
        The study.
    arm1 : ArmFacts or None
        Group 1; None where no arm could be told.
    arm2 : ArmFacts or None
        Group 2; None for a single arm.
    data1, data2 : mapping
        Statistic → measurement of that arm.
    between : tuple of Measurement
        Measurements that name both arms.
    outcome, kind : str
        Name of the outcome; efficacy, harm or other.
    doubts : tuple of str
        Why its numbers cannot be told apart; empty where they can.
    timepoint : str
        When it was measured; empty where that is not told.
    people : str
        Who is analysed, where that is a part of those randomised: its arms hold more people.
    """

    study: StudyFacts
    arm1: ArmFacts | None
    arm2: ArmFacts | None
    data1: Mapping[str, Measurement]
    data2: Mapping[str, Measurement]
    between: tuple[Measurement, ...]
    outcome: str = ""
    kind: str = ""
    doubts: tuple[str, ...] = ()
    timepoint: str = ""
    people: str = ""

    @property
    def all(self) -> tuple[Measurement, ...]:
        """Every measurement in it."""
        return (*self.between, *self.data1.values(), *self.data2.values())


@dataclass(frozen=True, slots=True)
class Input:
    """A row of ``effect_inputs`` in the making."""

    name: str
    number: Number | Word

    @property
    def shown(self) -> str:
        """The value as people read it."""
        value = self.number.value
        if isinstance(value, str):
            return value
        text = getattr(self.number, "text", "")
        return text or (str(int(value)) if float(value).is_integer() else repr(float(value)))


@dataclass(frozen=True, slots=True)
class Assumption:
    """What must hold, and whether a publication speaks for or against it."""

    text: str
    status: str = "open"


@dataclass(frozen=True, slots=True)
class Computed:
    """An effect that a route computed; ratios on the log scale."""

    measure: str
    yi: float
    vi: float
    ci_lb: float
    ci_ub: float
    n1i: float | None
    n2i: float | None
    derivation: tuple[str, ...]
    inputs: tuple[Input, ...]
    assumptions: tuple[Assumption, ...] = ()
    bounds: tuple[float, float] | None = None
    not_poolable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Impossible:
    """A measure that numbers do not have, though they have others."""

    measure: str
    reason: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a route that had something to go on gives no effect; ``inputs`` are what it saw."""

    reason: str
    inputs: tuple[Input, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """The stage's options, typed."""

    level: float
    smd_variance: str
    binary_measures: tuple[str, ...]
    continuous_measures: tuple[str, ...]
    correlations: tuple[float, ...]
    median_conversion: str
    iccs: tuple[float, ...] = ()
    cluster_size: float | None = None
    smd_interval: str = "normal"


Outcome = list[Computed | Impossible] | Refusal | None
