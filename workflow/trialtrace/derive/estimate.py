"""One effect size from trialtrace.stats, with a normal interval at the configured level."""

from __future__ import annotations

import math

from trialtrace.derive.model import Settings


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


def normal_interval(yi: float, vi: float, settings: Settings) -> tuple[float, float]:
    """Return yi ± z·√vi at the configured level."""
    from trialtrace.stats.convert import ci_from_se

    return ci_from_se(yi, math.sqrt(vi), settings.level)
