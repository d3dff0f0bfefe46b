"""Tables, figures and the report; the plots named here draw any studies, from columns."""

from __future__ import annotations

import importlib

# name → module. Imported when first asked for: matplotlib takes longer to import than most
# commands take to run.
_EXPORTS = {
    "albatross": "trialtrace.show.figures.albatross",
    "effect_direction": "trialtrace.show.figures.direction.api",
    "forest": "trialtrace.show.figures.forest.studies.api",
    "forest_pages": "trialtrace.show.figures.forest.studies.api",
    "funnel": "trialtrace.show.figures.funnel",
    "labbe": "trialtrace.show.figures.labbe",
    "proportions": "trialtrace.show.figures.proportions",
}
__all__ = [
    "albatross",
    "effect_direction",
    "forest",
    "forest_pages",
    "funnel",
    "labbe",
    "proportions",
]


def __getattr__(name: str) -> object:
    if name not in _EXPORTS:
        raise AttributeError(f"module 'trialtrace.show' has no attribute {name!r}")
    return getattr(importlib.import_module(_EXPORTS[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
