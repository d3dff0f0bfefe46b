"""Bare numbers that are percentages of people, by their label or heading: "Zinc (%) | 30.0"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trialtrace.extract.accounts.grids.cells import CellValue, plain
from trialtrace.extract.accounts.grids.figures import count_of, is_share

_PERCENT = re.compile(r"%|\bper ?cents?\b|\bpercentages?\b|\bproportions?\b", re.IGNORECASE)
# A count beside it ("n (%)"), a percentage of a value, an interval's level.
_ELSE = re.compile(
    r"\bn\b|\bnos?\b\.?|\bnumbers?\b|\bcounts?\b|\bmeans?\b|\bmedians?\b|\bSDs?\b|\bSEM?\b|\baverage"
    r"|\bchanges?\b|\bdifferences?\b|reduc|decreas|increas|\bratio\b|\bfraction\b|\bCI\b|predicted"
    r"|\bof (?:baseline|normal)",
    re.IGNORECASE,
)
_SIZE = re.compile(r"\bn\s*=\s*\d[\d,]*", re.IGNORECASE)
_COUNT_BEHIND = re.compile(r"(?:%|percent)\s*[,(\[]\s*(?:n|no\.?|number)\b", re.IGNORECASE)
# How often any number at all would be a share of so many people.
_CHANCE = 0.2
# What stands around a table says so of all its figures: "Values are %".
_SAID = re.compile(
    r"\b(?:data|values|figures|results|numbers|expressed|presented|given|shown|outcomes?|variables?|events?)\b"
    r"[^.;\d]{0,25}?(?P<what>(?:%|\bper ?cents?\b|\bpercentages?\b)[^.;]{0,20})",
    re.IGNORECASE,
)


def said_around(words: str, around: Sequence[str]) -> str:
    """Return the words of a label, or what stands around the table, nearest first, where only that tells of shares.

    Examples
    --------
    >>> said_around("Cough", ("Outcome", "Table 1. Signs. Data are % (n).")).strip()
    '% (n)'
    """
    view = _SIZE.sub(" ", plain(words))
    if _PERCENT.search(view) or _ELSE.search(view):
        return words
    found = next((match for one in around if (match := _SAID.search(plain(one)))), None)
    return words if found is None else found["what"]


def as_share(value: CellValue, words: str, n: float | None) -> CellValue:
    """Return the figure of a cell as the percentage of people that its label or heading says it is.

    Only where exactly one count has this share and few numbers would be anyone's: 30.0 % of 60 are
    18 people, a mean of 31.2 % none.

    Parameters
    ----------
    words : str
        Label and headings of the cell.
    n : float or None
        People in its column.
    """
    view = _SIZE.sub(" ", plain(words))
    if not n or not _PERCENT.search(view) or any(part.value < 0 for part in value.parts):
        return value
    if value.form == "pair" and _COUNT_BEHIND.search(view):
        share, count = value.parts
        fits = count.decimals == 0 and is_share(count.value, n, share.value, share.decimals)
        return replace(value, form="percent_pair") if fits else value
    if value.form != "number" or _ELSE.search(view):
        return value
    part = value.parts[0]
    rare = n * 10**-part.decimals / 100 <= _CHANCE
    if part.value > 100 or not rare or count_of(part.value, part.decimals, n) is None:
        return value
    return replace(value, form="percent", parts=(replace(part, name="percent"),))
