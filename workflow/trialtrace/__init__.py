"""Trialtrace: from prose to forest plot, each number traceable to its sentence."""

from __future__ import annotations

import importlib

# name → (module, attribute; None: the module itself). Imported when first asked for, because
# numpy, scipy and matplotlib take longer to import than most commands take to run.
_EXPORTS = {
    "extract_text": ("trialtrace.extract.api", "extract_text"),
    "find": ("trialtrace.extract.find", "find"),
    "direction": ("trialtrace.extract.direction", "direction"),
    "judge": ("trialtrace.extract.direction", "judge"),
    "stats": ("trialtrace.stats", None),
    "show": ("trialtrace.show", None),
}
__all__ = ["direction", "extract_text", "find", "judge", "show", "stats"]


def __getattr__(name: str) -> object:
    if name not in _EXPORTS:
        raise AttributeError(f"module 'trialtrace' has no attribute {name!r}")
    module, attribute = _EXPORTS[name]
    found = importlib.import_module(module)
    return found if attribute is None else getattr(found, attribute)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
