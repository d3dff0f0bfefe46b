"""One effect size from trialtrace.stats, with a normal interval at the configured level."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from trialtrace.derive.model import Impossible, Settings


def effect_size(measure: str, settings: Settings, **inputs: object) -> tuple[float, float]:
    """Return (yi, vi) of one study from ``trialtrace.stats.escalc``.

    Parameters
    ----------
    measure : str
        metafor's name.
    settings : Settings
        ``smd_variance`` goes to ``vtype`` for SMD.
    **inputs
        metafor's argument names (``ai``, ``n1i``, ...), one number each.

    Raises
    ------
    StatsError
        If the measure cannot be computed from these numbers.
    """
    from trialtrace.stats import escalc

    if measure == "SMD":
        inputs["vtype"] = settings.smd_variance
    frame = escalc(measure=measure, **inputs)
    return float(frame["yi"].iloc[0]), float(frame["vi"].iloc[0])


def effect_sizes(
    measures: Iterable[str], settings: Settings, **inputs: object
) -> Iterator[tuple[str, float, float] | Impossible]:
    """Yield (measure, yi, vi) for each measure, or why these numbers do not have it.

    A measure that they do not have (a ratio of means of opposite sign) costs no other.
    """
    from trialtrace.stats.errors import StatsError

    for measure in measures:
        try:
            yi, vi = effect_size(measure, settings, **inputs)
        except StatsError as error:
            yield Impossible(measure, f"{measure}: {str(error).removeprefix('study 0: ')}")
            continue
        if math.isfinite(yi) and math.isfinite(vi):
            yield measure, yi, vi
        else:
            yield Impossible(measure, f"{measure}: these numbers give no finite effect")


def normal_interval(yi: float, vi: float, settings: Settings) -> tuple[float, float]:
    """Return yi ± z·√vi at the configured level."""
    from trialtrace.stats.convert import ci_from_se

    return ci_from_se(yi, math.sqrt(vi), settings.level)
