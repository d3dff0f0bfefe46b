"""The routes from what was reported to an effect, in the order in which they are preferred."""

from __future__ import annotations

from collections.abc import Callable

from trialtrace.derive.model import Contrast, Outcome, Settings
from trialtrace.derive.routes import counts, estimates, means, medians, p_value, single_arm
from trialtrace.derive.routes.designs import has_own_controls, is_clustered

Route = Callable[[Contrast, Settings], Outcome]

# Raw counts and means first (they can be combined and re-expressed), then what the authors
# estimated, then what must be assumed into being.
ORDER: tuple[Route, ...] = (
    counts.route,
    means.route,
    estimates.route,
    medians.route,
    p_value.route,
    single_arm.route,
)


def routes_for(contrast: Contrast) -> tuple[Route, ...]:
    """Return the routes for a contrast, the preferred first.

    Where people are their own controls or came in clusters, the authors' estimate may allow for
    that, and raw numbers need a correlation that nobody stated: there the estimate comes first.
    """
    if has_own_controls(contrast) or is_clustered(contrast):
        return (estimates.route, *(route for route in ORDER if route is not estimates.route))
    return ORDER
