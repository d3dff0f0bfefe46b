"""Effects of a table in metafor's columns: computed from its raw data, or as it gives them."""

from __future__ import annotations

import math
import warnings
from collections.abc import Mapping

import numpy as np
import pandas as pd

from trialtrace.stats import StatsError, effect_sizes
from trialtrace.stats.arrays import level_to_crit
from trialtrace.stats.distributions import norm_quantile
from trialtrace.stats.errors import StatsWarning
from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.metafor import MetaforTable

NO_DATA = "a number that the measure needs is missing"
NO_EFFECT = "its counts give no effect of this measure"


def effects_given(
    table: MetaforTable,
    measure: str,
    *,
    level: float = 95,
    options: Mapping[str, object] | None = None,
) -> pd.DataFrame:
    """Compute the effect of each row.

    Parameters
    ----------
    table : MetaforTable
        Studies; ``table.columns_for(measure)`` says which columns a row's effect comes from.
    measure : str
        metafor's name. ``GEN`` and ``HR`` take what is given.
    level : float
        Confidence of the intervals, and of those that the table gives instead of a variance.
    options : mapping, optional
        Arguments of ``stats.escalc``: add, to, drop00, vtype, correct.

    Returns
    -------
    DataFrame, one row a row of the table
        slab; yi, vi, sei, ci_lb, ci_ub (NaN without an effect; ratios on the log scale);
        inputs (columns used, space between); derivation; why_not. Intervals are
        yi ± z·sei; where the table gives limits they stand as given, and
        sei = (ci_ub − ci_lb) / (2 z) (Cochrane Handbook 6.3.1).

    Raises
    ------
    TrialtraceError
        If the table lacks the measure's columns, or a row holds impossible numbers; names the row.
    """
    z = float(norm_quantile(0.5 + level_to_crit(level) / 2))
    chosen = table.columns_for(measure)
    out = pd.DataFrame(
        {
            "slab": table.slab,
            **{name: np.full(table.k, math.nan) for name in ("yi", "vi", "sei", "ci_lb", "ci_ub")},
            "inputs": [" ".join(columns) for columns in chosen],
            "derivation": "",
            "why_not": "",
        }
    )
    for columns in sorted(set(chosen)):
        rows = np.array([columns == own for own in chosen])
        if not columns:
            out.loc[rows, "why_not"] = NO_DATA
            continue
        data = {name: table.numbers[name][rows] for name in columns}
        places = [place for place, taken in zip(table.places, rows, strict=True) if taken]
        yi, vi, how = _computed(measure, columns, data, z, options or {}, table.source, places)
        sei = np.sqrt(vi)
        out.loc[rows, "yi"], out.loc[rows, "sei"], out.loc[rows, "vi"] = yi, sei, vi
        out.loc[rows, "derivation"] = how
        limits = "ci_lb" in columns
        out.loc[rows, "ci_lb"] = data["ci_lb"] if limits else yi - z * sei
        out.loc[rows, "ci_ub"] = data["ci_ub"] if limits else yi + z * sei
        out.loc[rows & out["yi"].isna(), "why_not"] = NO_EFFECT
    return out


def _computed(
    measure: str,
    columns: tuple[str, ...],
    data: Mapping[str, np.ndarray],
    z: float,
    options: Mapping[str, object],
    source: str,
    places: list[str],
) -> tuple[np.ndarray, np.ndarray, str]:
    if "yi" not in columns:
        with warnings.catch_warnings():
            # A study without an effect is told row by row, in ``why_not``.
            warnings.simplefilter("ignore", StatsWarning)
            try:
                yi, vi = effect_sizes(measure, data, **options)  # type: ignore[arg-type]
            except StatsError:
                raise TrialtraceError(
                    _first_fault(measure, data, options, source, places)
                ) from None
        return yi, vi, f"{measure} from {' '.join(columns)}"
    if "ci_lb" in columns:
        wrong = ~((data["ci_lb"] <= data["yi"]) & (data["yi"] <= data["ci_ub"]))
        _refuse(wrong, source, places, "ci_lb, yi and ci_ub do not stand in this order; swap them")
        _refuse(data["ci_lb"] == data["ci_ub"], source, places, "an interval without width")
        sei = (data["ci_ub"] - data["ci_lb"]) / (2 * z)
        return data["yi"], sei**2, "yi and its limits as given"
    name = columns[-1]
    _refuse(data[name] <= 0, source, places, f"{name} is not above 0; leave the study out")
    vi = data["vi"] if name == "vi" else data["sei"] ** 2
    return data["yi"], vi, f"yi and {name} as given"


def _first_fault(
    measure: str,
    data: Mapping[str, np.ndarray],
    options: Mapping[str, object],
    source: str,
    places: list[str],
) -> str:
    """Find the row that the statistics refuse, and say why."""
    for place, where in enumerate(places):
        try:
            effect_sizes(
                measure,
                {name: values[place : place + 1] for name, values in data.items()},
                **options,  # type: ignore[arg-type]
            )
        except StatsError as error:
            cells = ", ".join(f"{name} = {values[place]:g}" for name, values in data.items())
            said = str(error).removeprefix("study 0: ")
            said = said.replace("; leave the study out", "")
            return f"{source}, {where}: {said} ({cells}); mend it, or empty a cell to leave it out"
    return f"{source}: {measure} cannot be computed from {' '.join(data)}"


def _refuse(mask: np.ndarray, source: str, places: list[str], message: str) -> None:
    if mask.any():
        raise TrialtraceError(f"{source}, {places[int(np.flatnonzero(mask)[0])]}: {message}")
