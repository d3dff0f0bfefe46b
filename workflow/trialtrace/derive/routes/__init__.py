"""The routes from what was reported to an effect, in the order in which they are preferred."""

from __future__ import annotations

from collections.abc import Callable

from trialtrace.derive.model import Contrast, Outcome, Settings
from trialtrace.derive.routes import counts, estimates, means, medians, p_value, single_arm

Route = Callable[[Contrast, Settings], Outcome]

# Raw counts and means first (they can be combined and re-expressed), then what the authors
# estimated, then what must be assumed into being.
ORDER: tuple[tuple[str, Route], ...] = (
    ("counts", counts.route),
    ("means", means.route),
    ("estimates", estimates.route),
    ("medians", medians.route),
    ("p_value", p_value.route),
    ("single_arm", single_arm.route),
)
