"""What somebody who asks for a forest plot may wish for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from trialtrace.show.figures.axis import NOTHING_WANTED, Wanted
from trialtrace.show.figures.forest.layout import Layout
from trialtrace.show.figures.forest.layouts import DEFAULT
from trialtrace.show.figures.forest.studies.risk_sheet import RiskSheet
from trialtrace.tables.errors import TrialtraceError

# A row a study; or what is pooled as studies are added, or each left out.
STUDIES, CUMULATIVE, LEAVE_ONE_OUT = "studies", "cumulative", "leave-one-out"
FORMS = (STUDIES, CUMULATIVE, LEAVE_ONE_OUT)
MOST_DIGITS = 6
TESTS = ("z", "t", "knha", "adhoc")
POLARITIES = ("", "higher_better", "higher_worse")
GROUPS = ("Experimental", "Control")


@dataclass(frozen=True)
class Wishes:
    """What a forest plot of studies should show; see ``trialtrace.show.forest``.

    ``models`` are metafor's methods (REML, DL, EE, …), MH or PETO; ``order`` is a column, effect,
    weight or precision, with "-" in front for descending; ``wanted`` holds limits and ticks.
    """

    measure: str = ""
    layout: Layout = DEFAULT
    models: tuple[str, ...] = ("REML",)
    test: str = "z"
    level: float = 95.0
    form: str = STUDIES
    subgroup: str = ""
    order: str = ""
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    groups: tuple[str, str] = GROUPS
    polarity: str = ""
    favours: tuple[str, str] | None = None
    title: str = ""
    digits: int = 2
    wanted: Wanted = NOTHING_WANTED
    risk: RiskSheet | None = None
    options: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what cannot be meant."""
        for name, value, known in (
            ("form", self.form, FORMS),
            ("polarity", self.polarity, POLARITIES),
            ("test", self.test, TESTS),
        ):
            if value not in known:
                raise TrialtraceError(
                    f"{name}={value!r} is unknown; use {', '.join(k for k in known if k)}"
                )
        if not 0 < self.level < 100:
            raise TrialtraceError(f"level {self.level:g} is no confidence level; give 95")
        if not 0 <= self.digits <= MOST_DIGITS:
            raise TrialtraceError(f"digits={self.digits}: give 0 to {MOST_DIGITS}")
        if self.form != STUDIES and self.subgroup:
            raise TrialtraceError(f"a {self.form} plot has no subgroups; draw one for each group")
        if self.form != STUDIES and not self.models:
            raise TrialtraceError(f"a {self.form} plot needs a model")
