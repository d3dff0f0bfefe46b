"""What a forest plot says, before it is drawn: panels of rows, and the notes below them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from trialtrace.show.figures.axis import NOTHING_WANTED, Wanted
from trialtrace.show.figures.forest.layout import Layout
from trialtrace.show.figures.forest.layouts import DEFAULT
from trialtrace.show.figures.forest.reading import Readings
from trialtrace.show.figures.measures import Measure

# What a column holds: text, or judgements of a risk of bias.
TEXT, RISK = "text", "risk"
# What a diamond sums up.
TOTAL, SUBTOTAL = "total", "subtotal"
# How an effect stands to what the text says.
STATED, CONDITIONAL, CONTRADICTED = "stated", "conditional", "contradicted"


@dataclass(frozen=True)
class EffectRow:
    """An effect: numbers on the scale of yi, and the texts of its columns.

    ``low`` and ``high`` bound its confidence interval, ``bound_low`` and ``bound_high`` what the
    rounding of the reported numbers allows; either pair may be None.
    """

    effect_id: str
    cells: Mapping[str, str]
    estimate: float
    low: float | None = None
    high: float | None = None
    bound_low: float | None = None
    bound_high: float | None = None
    weight: float | None = None
    state: str = STATED


@dataclass(frozen=True)
class BareRow:
    """A study without an effect: its texts, and no mark."""

    effect_id: str
    cells: Mapping[str, str]


@dataclass(frozen=True)
class PooledRow:
    """A summary, drawn as a diamond; ``of`` says whether of all rows or of a group."""

    synthesis_id: str
    label: str
    cells: Mapping[str, str]
    estimate: float
    low: float
    high: float
    of: str = TOTAL


@dataclass(frozen=True)
class PredictionRow:
    """The prediction interval of a summary, drawn as a bar."""

    synthesis_id: str
    label: str
    cells: Mapping[str, str]
    low: float
    high: float


@dataclass(frozen=True)
class HeadingRow:
    """The name of a group of rows."""

    text: str


@dataclass(frozen=True)
class NoteRow:
    """A line on the rows above it: heterogeneity, a test, sums (in ``cells``)."""

    text: str
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SpaceRow:
    """Nothing, between two groups; ``share`` is its height as a share of a line."""

    share: float


Row = EffectRow | BareRow | PooledRow | PredictionRow | HeadingRow | NoteRow | SpaceRow


@dataclass(frozen=True)
class Column:
    """A column of texts or judgements, left or right of the plot."""

    key: str
    side: str = "left"
    align: str = "left"
    holds: str = TEXT


@dataclass(frozen=True)
class Panel:
    """Rows that share a measure, and so an axis.

    ``favours`` holds the labels left and right of no effect; None where the polarity of the
    outcome is not known or there is nothing to compare with; ``higher`` says instead with whom the
    outcome is higher left and right. ``scaled_by`` are the rows that axis
    and markers are scaled by, where a page shows only some of them. ``spanners`` is what stands over
    the headers of neighbouring columns (key → text), ``foot`` what is said of all rows together.
    """

    title: str
    measure: Measure
    axis_title: str
    headers: Mapping[str, str]
    rows: tuple[Row, ...]
    favours: tuple[str, str] | None = None
    higher: tuple[str, str] | None = None
    scaled_by: tuple[Row, ...] = ()
    spanners: Mapping[str, str] = field(default_factory=dict)
    plot_header: str = ""
    foot: tuple[str, ...] = ()
    wanted: Wanted = NOTHING_WANTED

    @property
    def sides(self) -> tuple[str, str] | None:
        """What stands left and right of no effect."""
        return self.favours or self.higher

    @property
    def sides_gid(self) -> str:
        """The ``gid`` of these texts."""
        return "favours" if self.favours else "higher"

    @property
    def effects(self) -> tuple[EffectRow, ...]:
        """The rows that are effects."""
        return tuple(row for row in self.rows if isinstance(row, EffectRow))


@dataclass(frozen=True)
class Note:
    """A line below the panels; ``mark`` is what the rows refer to it by."""

    mark: str
    text: str


@dataclass(frozen=True)
class Absent:
    """Something that has no effect size, and why."""

    effect_ids: tuple[str, ...]
    study: str
    outcome: str
    why_not: str


@dataclass(frozen=True)
class Forest:
    """A whole forest plot.

    Attributes
    ----------
    columns : tuple of Column
        Columns of all panels, from left to right.
    panels : tuple of Panel
        From top to bottom.
    assumptions, sources, remarks : tuple of Note
        What conditional effects rest on, where numbers were read, and what else is to be known.
    absent : tuple of Absent
        Results without an effect size.
    message : str
        What stands instead of panels where there are none.
    lead : str
        What stands above the panels: what the plot shows and what it does not.
    readings : Readings
        What every effect was computed from.
    layout : Layout
        How it is printed.
    judgements : tuple of str
        Judgements of the risk of bias that occur; a key explains them.
    risk_notes : tuple of Note
        What the domains of these judgements are.
    stated_means : str
        What a filled square means.
    stacked : bool
        The texts of a row stand below each other instead of in columns.
    """

    columns: tuple[Column, ...] = ()
    panels: tuple[Panel, ...] = ()
    assumptions: tuple[Note, ...] = ()
    sources: tuple[Note, ...] = ()
    remarks: tuple[Note, ...] = ()
    absent: tuple[Absent, ...] = ()
    message: str = ""
    lead: str = ""
    readings: Readings = field(default_factory=Readings)
    layout: Layout = DEFAULT
    judgements: tuple[str, ...] = ()
    risk_notes: tuple[Note, ...] = ()
    stated_means: str = "estimate and interval, computed from what the text states"
    stacked: bool = False
