"""Means whose spread is nowhere said to be an SD, held against the p-value that is printed with them."""

from __future__ import annotations

import math

from trialtrace.derive.model import Contrast, Input, Measurement, Refusal
from trialtrace.derive.routes.spread import Spread

# A test that found nothing cannot belong to groups that lie so far apart.
_NOTHING_FOUND = 0.05
_TIMES = 20


def against_its_test(contrast: Contrast, one: Spread, two: Spread) -> Refusal | None:
    """Refuse means whose own test is far clearer than the p-value that is printed for them.

    "43.0 ± 3.6 and 49.9 ± 4.2 months (P = 0.13)" of 50 people each: with these as SDs the groups
    would differ beyond any doubt, so they are standard errors, or something else is compared. Only
    where the text does not say what stands behind the mean; an adjusted test may find more than
    the plain one, and hardly less.

    Parameters
    ----------
    contrast : Contrast
        With the p-values between its arms.
    one, two : Spread
        Mean, SD and size of each arm.

    Returns
    -------
    Refusal or None
        With both p-values.
    """
    from trialtrace.stats.distributions import two_sided_t

    if not (one.sd.assumed and two.sd.assumed):
        return None
    printed = [
        m
        for m in contrast.between
        if m.p is not None and m.p_compares.value not in ("within", "other")
    ]
    if len(printed) != 1:
        return None
    error = math.hypot(one.sd.value / math.sqrt(one.n.value), two.sd.value / math.sqrt(two.n.value))
    own = float(
        two_sided_t((one.mean.value - two.mean.value) / error, one.n.value + two.n.value - 2)
    )
    if not _found_nothing(printed[0]) or own * _TIMES >= printed[0].p.value:
        return None
    return Refusal(
        f"p {printed[0].p_relation} {printed[0].p.text} is printed and these numbers give p = {own:.2g}:"
        " what stands behind the means is no standard deviation, or not theirs",
        (
            Input("m1i", one.mean),
            Input("sd1i", one.sd),
            Input("m2i", two.mean),
            Input("sd2i", two.sd),
            Input("p", printed[0].p),
        ),
    )


def _found_nothing(m: Measurement) -> bool:
    return m.p_relation in ("=", ">", ">=") and m.p.value >= _NOTHING_FOUND
