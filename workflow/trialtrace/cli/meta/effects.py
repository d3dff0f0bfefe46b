"""Effect sizes of the studies, and the rows whose numbers are impossible."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from trialtrace.cli.meta.part import Part, rows_of
from trialtrace.cli.meta.scale import BACK, Scale
from trialtrace.cli.meta.studies import Studies
from trialtrace.stats import StatsError, StatsWarning, effect_sizes
from trialtrace.stats.convert import ci_from_se
from trialtrace.tables.errors import TrialtraceError

NO_EVENTS = "no events, or only events, in both groups (--drop00)"
NO_EFFECT = "no effect exists: an empty cell, and nothing was added (--to, --add)"


@dataclass(frozen=True, slots=True)
class Effects:
    """Studies with their effects, on the scale of the measure: shape (k,) each.

    ``counted`` holds the studies without an effect of their own too: Mantel-Haenszel needs none.
    """

    studies: Studies
    counted: Studies
    scale: Scale
    yi: np.ndarray
    vi: np.ndarray


def compute(studies: Studies, measure: str, options: Mapping[str, object]) -> Effects:
    """Compute the effects.

    Parameters
    ----------
    studies : Studies
    measure : str
        metafor's name; inputs yi, vi, sei are taken as they stand, on the measure's scale.
    options : mapping
        ``add``, ``to``, ``drop00``, ``vtype`` of ``stats.escalc``.

    Raises
    ------
    TrialtraceError
        Naming file, row and cells: more events than persons, a variance that is not above 0, an
        SD of 0; or an option that does not suit the measure; or no study has an effect.
    """
    given = "yi" in studies.data
    name = "GEN" if given or measure in ("HR", "GEN") else measure
    if not studies.k:
        why = f": row {studies.left[0][0]}: {studies.left[0][2]}" if studies.left else ""
        raise TrialtraceError(f"{studies.file}: no study to analyse (k = 0){why}")
    yi, vi = _effects(name, studies, options)
    if given and (vi <= 0).any():
        raise _impossible(studies, int(np.flatnonzero(vi <= 0)[0]), "its variance is not above 0")
    counted = studies
    without = ~np.isfinite(yi)
    if without.any():
        studies = studies.only(~without, NO_EVENTS if options["drop00"] else NO_EFFECT)
        yi, vi = yi[~without], vi[~without]
    flat = vi <= 0
    if flat.any():
        studies = studies.only(~flat, "its sampling variance is 0: it cannot be weighed")
        yi, vi = yi[~flat], vi[~flat]
    if not studies.k:
        raise TrialtraceError(
            f"{studies.file}: no study has an effect (k = 0): {studies.left[0][2]}"
        )
    return Effects(studies, counted, Scale(measure, _sizes(studies)), yi, vi)


def _effects(
    name: str, studies: Studies, options: Mapping[str, object]
) -> tuple[np.ndarray, np.ndarray]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", StatsWarning)
        try:
            return effect_sizes(name, studies.data, **options)
        except StatsError as error:
            for i in range(studies.k):
                try:
                    effect_sizes(
                        name, {n: v[i : i + 1] for n, v in studies.data.items()}, **options
                    )
                except StatsError as of_row:
                    raise _impossible(studies, i, str(of_row)) from None
            raise TrialtraceError(f"{studies.file}: {error}") from None


def _impossible(studies: Studies, i: int, said: str) -> TrialtraceError:
    """Name row and cells of a study that cannot be."""
    words = said.removeprefix("study 0: ").split("; check")[0].replace("; leave the study out", "")
    if said.startswith(("vtype", "to=", "add ")):
        return TrialtraceError(said)
    cells = ", ".join(f"{studies.columns[n]} = {v[i]:g}" for n, v in studies.data.items())
    return TrialtraceError(
        f"{studies.file}: row {studies.row[i]} ({studies.slab[i]}), {cells}: {words}; mend the row, "
        "or empty one of these cells to leave the study out"
    )


def _sizes(studies: Studies) -> tuple[float, ...]:
    if "ni" in studies.data:
        return tuple(studies.data["ni"])
    if "xi" in studies.data and "mi" in studies.data:
        return tuple(studies.data["xi"] + studies.data["mi"])
    return ()


def group_sizes(studies: Studies) -> tuple[np.ndarray, np.ndarray] | None:
    """Return n1i and n2i where the inputs tell them."""
    data = studies.data
    if "n1i" in data and "n2i" in data:
        return data["n1i"], data["n2i"]
    if "bi" in data and "di" in data:
        return data["ai"] + data["bi"], data["ci"] + data["di"]
    return None


def part(effects: Effects, weights: np.ndarray | None, level: float) -> Part:
    """Return the table of studies: inputs, effect, interval, weight in per cent."""
    studies, scale = effects.studies, effects.scale
    sei = np.sqrt(effects.vi)
    limits = [ci_from_se(y, s, level) for y, s in zip(effects.yi, sei, strict=True)]
    columns: dict[str, object] = {"row": studies.row, "slab": studies.slab, **studies.data}
    columns |= {"yi": effects.yi, "vi": effects.vi, "sei": sei}
    columns |= {"ci_lb": [a for a, _ in limits], "ci_ub": [b for _, b in limits]}
    shown = ["row", "slab"]
    if scale.changes:
        for name, values in (("yi", effects.yi), ("ci_lb", limits), ("ci_ub", limits)):
            if name != "yi":
                values = np.array(columns[name])
            columns[BACK + name] = scale.each_back(values)
        shown += [BACK + "yi", BACK + "ci_lb", BACK + "ci_ub"]
    else:
        shown += ["yi", "ci_lb", "ci_ub"]
    columns["weight"] = [None] * studies.k if weights is None else weights
    return Part("studies", "Studies", rows_of(columns), (*shown, "weight"))


def left_out(studies: Studies) -> Part | None:
    """Return the table of rows that stay out, or None."""
    if not studies.left:
        return None
    rows = tuple({"row": r, "slab": s, "why_not": w} for r, s, w in sorted(studies.left))
    return Part("left_out", "Left out", rows, ("row", "slab", "why_not"))
