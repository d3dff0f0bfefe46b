"""How a document writes its means, for figures that nothing beside them explains."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trialtrace.extract.accounts.grids.cells import CellValue, plain
from trialtrace.extract.accounts.grids.model import Datum, Table

_DEVIATION = re.compile(r"\bs\.?d\.?s?(?!\w)|standard deviations?", re.IGNORECASE)
_ERROR = re.compile(
    r"(?:\u00b1|\+/?-|\(|\[)\s*(?:the\s+)?(?:s\.?e\.?m?\b|standard errors?)"
    r"|\bmeans?\s+(?:and|with)\s+(?:the\s+)?(?:their\s+)?standard errors?",
    re.IGNORECASE,
)
_MEAN_SD = re.compile(
    r"\bmeans?\s*[(\[]\s*(?:\u00b1\s*)?(?:s\.?d\.?s?|standard deviations?)\s*[)\]]", re.IGNORECASE
)
# What a pair of numbers may be else.
_ELSE = re.compile(
    r"\bs\.?e\.?m?\b|standard error|\bmedians?\b|\biqr\b|interquartile|\bgeometric\b|\branges?\b|\bratios?\b"
    r"|\b95 ?% ?c|confidence|%|\bpercent|\bn\b(?!\s*=)|\bno\.|\bnumber\b|\bp\b|\btests?\b|\bcoefficients?\b|\beffect",
    re.IGNORECASE,
)


def writes_errors(text: str, tables: Sequence[Table] = ()) -> bool:
    """Tell whether the spreads of a document are standard errors: it says so, and of no deviations.

    What a table's caption or notes say of errors is said of that table.

    Examples
    --------
    >>> writes_errors("Means ± SEM are shown."), writes_errors("Means ± SEM; age 41 (SD 3).")
    (True, False)
    """
    own = [span for table in tables for span in (table.grid.caption, table.grid.notes)]
    return _DEVIATION.search(text) is None and any(
        not any(start <= match.start() < end for start, end in own)
        for match in _ERROR.finditer(text)
    )


def as_written(text: str, tables: Sequence[Table]) -> list[Table]:
    """Return tables in which two numbers of a cell are what the document says of others.

    "41.2 ± 3.1" is a mean with its standard error where the document tells of these only. "41.2 (3.1)",
    with decimals, is a mean with its SD where this or another table says so of others and neither the document
    nor what stands around the table in hand says what else it could be.
    """
    if writes_errors(text, tables):
        return [_with(table, "mean_sd", "mean_se") for table in tables]
    words = [" ".join(_around(table)) for table in tables]
    if not any(_MEAN_SD.search(plain(one)) for one in words) or any(
        re.search(r"\bs\.?e\.?m?\b|standard error", one, re.I) for one in words
    ):
        return list(tables)
    return [
        _with(table, "pair", "mean_sd")
        if not _ELSE.search(plain(f"{table.caption} {table.notes} {table.corner}"))
        else table
        for table in tables
    ]


def _with(table: Table, form: str, other: str) -> Table:
    return replace(
        table, data=tuple(_read_as(d, other) if _is_bare(d, form) else d for d in table.data)
    )


def _is_bare(datum: Datum, form: str) -> bool:
    """Tell whether a figure has a form that neither its labels nor its headings explain."""
    near = plain(" ".join(head.words for head in (*datum.labels, *datum.heads)))
    measured = form != "pair" or datum.value.parts[0].decimals > 0
    return datum.value.form == form and measured and not _ELSE.search(near)


def _read_as(datum: Datum, form: str) -> Datum:
    names = ("mean", "se" if form == "mean_se" else "sd")
    parts = tuple(
        replace(part, name=name) for part, name in zip(datum.value.parts, names, strict=True)
    )
    return replace(datum, value=CellValue(form, parts, datum.value.people))


def _around(table: Table) -> tuple[str, ...]:
    heads = {head.words for datum in table.data for head in (*datum.labels, *datum.heads)}
    return (table.caption, table.notes, *heads)
