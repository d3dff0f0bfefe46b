"""An effect-direction plot of any studies, from columns."""

from __future__ import annotations

from matplotlib.figure import Figure

from trialtrace.show.figures.arrays import Column, columns_of, names_of, numbers_of
from trialtrace.show.figures.cells import capital
from trialtrace.show.figures.direction.draw import draw_directions
from trialtrace.show.figures.direction.rows import (
    BETTER,
    DOWN,
    HIGH,
    LOW,
    MIXED,
    NEITHER,
    SAME,
    SOME,
    UNCLEAR,
    UNKNOWN,
    UP,
    WORSE,
    Cell,
    Directions,
    StudyRow,
)
from trialtrace.show.figures.style import Style
from trialtrace.tables.errors import TrialtraceError

_WAYS = {
    "increase": UP, "up": UP, "1": UP, "decrease": DOWN, "down": DOWN, "-1": DOWN,
    "no difference": SAME, "no_difference": SAME, "same": SAME, "0": SAME, "mixed": MIXED,
    "unclear": UNCLEAR, "": UNCLEAR,
}  # fmt: skip
_FAVOURS = {
    "experimental": BETTER, "comparator": WORSE, "neither": NEITHER, "unclear": UNKNOWN,
    "": UNKNOWN,
}  # fmt: skip
_KINDS = {"efficacy": "efficacy", "harm": "harm", "other": "other", "": ""}
_RISKS = {
    "low": LOW, "some concerns": SOME, "some": SOME, "unclear": SOME, "moderate": SOME,
    "high": HIGH, "serious": HIGH, "critical": HIGH, "no information": "", "": "",
}  # fmt: skip


def effect_direction(
    slab: Column,
    outcome: Column,
    direction: Column,
    *,
    ni: Column | None = None,
    favours: Column | None = None,
    kind: Column | None = None,
    risk_of_bias: Column | None = None,
    style: Style | None = None,
) -> Figure:
    """Draw an effect-direction plot: studies down, outcomes across.

    Parameters
    ----------
    slab, outcome : sequence of str
        Study and outcome of each result; several results of one outcome of one study that went
        different ways are drawn as mixed.
    direction : sequence
        ``increase``, ``decrease``, ``no difference``, ``mixed`` or nothing (1, −1 and 0 will do).
    ni : sequence of int, optional
        Participants of the study: the size of its arrows.
    favours : sequence of str, optional
        ``experimental``, ``comparator`` or ``neither``: the sign beside an arrow.
    kind : sequence of str, optional
        ``efficacy``, ``harm`` or ``other``: outcomes of a kind stand together.
    risk_of_bias : sequence of str, optional
        Overall judgement of the study (``low``, ``some concerns``, ``high``): the shade of its
        arrows; without it arrows of studies whose size is not stated are hollow.
    style : Style, optional
        Sizes and colours; a double column of a journal where none is given.

    Raises
    ------
    TrialtraceError
        If columns do not fit together, a word is not known, or a study is told with two sizes.

    Notes
    -----
    After Boon and Thomson (2021), Research Synthesis Methods 12:29–33.
    """
    given = columns_of(
        "effect_direction", slab=slab, outcome=outcome, direction=direction, ni=ni,
        favours=favours, kind=kind, risk_of_bias=risk_of_bias,
    )  # fmt: skip
    rows = len(given["direction"])
    names = names_of(given["slab"], rows)
    outcomes = [capital(str(name or "not named")) for name in given["outcome"]]
    ways = _words("direction", given["direction"], _WAYS)
    blank: list[object] = [None] * rows
    sides = _words("favours", given.get("favours", blank), _FAVOURS)
    kinds = _words("kind", given.get("kind", blank), _KINDS)
    risks = _words("risk_of_bias", given.get("risk_of_bias", blank), _RISKS)
    sizes = numbers_of("effect_direction", "ni", given.get("ni", blank))
    studies: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        studies.setdefault(name, []).append(place)
    plan = Directions(
        _ordered(outcomes, kinds),
        tuple(
            StudyRow(
                name, "", capital(name), _size(name, sizes, places),
                _cells(places, outcomes, ways, sides),
                next((risks[place] for place in places if risks[place]), ""),
            )
            for name, places in studies.items()
        ),
    )  # fmt: skip
    return draw_directions(plan, style or Style())


def _words(name: str, values: list[object], known: dict[str, str]) -> list[str]:
    found = []
    for place, value in enumerate(values, start=1):
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        word = "" if value is None else str(value).strip().casefold()
        if word not in known:
            allowed = ", ".join(w for w in known if w and not w.lstrip("-").isdigit())
            raise TrialtraceError(
                f"effect_direction: {name}, row {place}: {value!r} is not one of {allowed}"
            )
        found.append(known[word])
    return found


def _size(name: str, sizes: list[float | None], places: list[int]) -> int | None:
    told = {sizes[place] for place in places if sizes[place] is not None}
    if len(told) > 1:
        raise TrialtraceError(f"effect_direction: {name} is told with different ni")
    return None if not told else round(told.pop() or 0)


def _cells(
    places: list[int], outcomes: list[str], ways: list[str], sides: list[str]
) -> tuple[Cell, ...]:
    by_outcome: dict[str, list[int]] = {}
    for place in places:
        by_outcome.setdefault(outcomes[place], []).append(place)
    cells = []
    for outcome, own in by_outcome.items():
        told = {ways[place] for place in own} - {UNCLEAR}
        favoured = {sides[place] for place in own}
        way = told.pop() if len(told) == 1 else MIXED if told else UNCLEAR
        side = favoured.pop() if len(favoured) == 1 else UNKNOWN
        cells.append(Cell(outcome, way, side, True))
    return tuple(cells)


def _ordered(outcomes: list[str], kinds: list[str]) -> tuple[tuple[str, str], ...]:
    """Order outcomes by kind, then as they come."""
    first: dict[str, str] = {}
    for outcome, kind in zip(outcomes, kinds, strict=True):
        first.setdefault(outcome, kind)
    order = list(_KINDS)
    return tuple(sorted(first.items(), key=lambda item: order.index(item[1])))
