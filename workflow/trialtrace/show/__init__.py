"""Tables, figures and the report; ``forest`` draws a forest plot of any studies."""

from __future__ import annotations

import importlib

# Imported when first asked for: matplotlib takes longer to import than most commands take to run.
_EXPORTS = ("forest", "forest_pages")
__all__ = ["forest", "forest_pages"]


def __getattr__(name: str) -> object:
    if name not in _EXPORTS:
        raise AttributeError(f"module 'trialtrace.show' has no attribute {name!r}")
    return getattr(importlib.import_module("trialtrace.show.figures.forest.studies.api"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
