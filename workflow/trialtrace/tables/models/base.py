"""What all table models share: strict columns, coercion, and short ways to declare a column."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

Text = Series[str]
Int = Series[pd.Int64Dtype]
Float = Series[pd.Float64Dtype]
Flag = Series[pd.BooleanDtype]


class TableModel(pa.DataFrameModel):
    """A table: exactly the declared columns, in the declared order, coerced to their types."""

    class Config:
        strict = True
        ordered = True
        coerce = True


def text(description: str, allowed: tuple[str, ...] | None = None) -> Any:
    """Declare a text column; absent is the empty string."""
    return pa.Field(description=description, isin=list(allowed) if allowed is not None else None)


def identifier(description: str) -> Any:
    """Declare a text column that may not be empty."""
    return pa.Field(description=description, str_length={"min_value": 1})


def number(
    description: str,
    unit: str = "",
    *,
    ge: float | None = None,
    le: float | None = None,
    nullable: bool = True,
) -> Any:
    """Declare a numeric column; absent is NA."""
    return pa.Field(
        description=description, ge=ge, le=le, nullable=nullable, metadata={"unit": unit}
    )


def flag(description: str, *, nullable: bool = False) -> Any:
    """Declare a yes/no column."""
    return pa.Field(description=description, nullable=nullable)
