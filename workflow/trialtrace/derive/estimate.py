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
        ``smd_variance`` says which variance SMD gets.
    **inputs
        metafor's argument names (``ai``, ``n1i``, ...), one number each.

    Raises
    ------
    StatsError
        If the measure cannot be computed from these numbers.
    """
    from trialtrace.stats import escalc

    frame = escalc(measure=measure, **inputs)
    yi, vi = float(frame["yi"].iloc[0]), float(frame["vi"].iloc[0])
    if measure == "SMD" and settings.smd_variance != "LS":
        made = smd_under(yi, inputs["n1i"], inputs["n2i"], settings.smd_variance)
        return made.g, made.vi
    return yi, vi


def smd_under(g: float, n1: float, n2: float, convention: str):
    """Return Hedges' g with the exact J under another convention, as ``SmdFromTest``."""
    from trialtrace.stats.convert import smd_from_d
    from trialtrace.stats.gamma import hedges_j

    return smd_from_d(g / float(hedges_j(n1 + n2 - 2)), n1, n2, convention)


def effect_interval(
    measure: str, yi: float, vi: float, n1: float, n2: float, settings: Settings
) -> tuple[float, float]:
    """Return the interval of two independent groups' effect.

    Normal, or for SMD from the noncentral t where ``smd_interval`` says so (Steiger & Fouladi 1997);
    normal too where that lies too far out to be computed.
    """
    if measure != "SMD" or settings.smd_interval != "noncentral_t":
        return normal_interval(yi, vi, settings)
    from trialtrace.stats.convert import SMD_APPROXIMATE_J, noncentral_smd_interval
    from trialtrace.stats.errors import StatsError
    from trialtrace.stats.gamma import hedges_j, hedges_j_approx

    factor = hedges_j_approx if settings.smd_variance in SMD_APPROXIMATE_J else hedges_j
    t = yi / float(factor(n1 + n2 - 2)) / math.sqrt(1 / n1 + 1 / n2)
    try:
        return noncentral_smd_interval(t, n1, n2, settings.level)[1]
    except StatsError:
        return normal_interval(yi, vi, settings)


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
