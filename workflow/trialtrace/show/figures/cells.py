"""Reading cells of tables: absent is None, whatever the column's type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

Record = Mapping[str, Any]
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


def records(frame: pd.DataFrame | None) -> list[dict[str, Any]]:
    """Return the rows of a table in order; no table gives no rows."""
    return [] if frame is None else frame.to_dict("records")


def typeset(text: str) -> str:
    """Write apostrophes within words as a printer does: somebody’s."""
    return _APOSTROPHE.sub("’", text)


def number(cell: object) -> float | None:
    """Return a number, or None where the cell is empty."""
    return None if cell is None or pd.isna(cell) else float(cell)  # type: ignore[arg-type, call-overload]


def whole(cell: object) -> int | None:
    """Return a whole number, or None where the cell is empty."""
    return None if cell is None or pd.isna(cell) else int(cell)  # type: ignore[arg-type, call-overload]


def split(text: str) -> list[str]:
    """Split the items that a table joins with ``; ``."""
    return [item.strip() for item in text.split(";") if item.strip()]


def capital(text: str) -> str:
    """Return the text with its first letter in upper case, the others as they are."""
    return text[:1].upper() + text[1:]
