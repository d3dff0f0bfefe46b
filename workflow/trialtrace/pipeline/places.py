"""Where things of the project lie that are no Python: lexicon, configuration schemas."""

from __future__ import annotations

from pathlib import Path

from trialtrace.tables.errors import TrialtraceError

# workflow/trialtrace/pipeline/places.py → the project's root.
ROOT = Path(__file__).resolve().parents[3]


def lexicon_folder() -> Path:
    """Return the folder of the vocabulary that comes with the project."""
    return _existing(ROOT / "config" / "lexicon")


def config_schemas() -> Path:
    """Return the folder of the configuration schemas, one file a section."""
    return _existing(ROOT / "workflow" / "schemas" / "config")


def _existing(folder: Path) -> Path:
    if not folder.is_dir():
        raise TrialtraceError(
            f"{folder}: no such folder; install Trialtrace from its checkout (pip install -e .)"
        )
    return folder
