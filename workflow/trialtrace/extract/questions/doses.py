"""Doses and rhythms in the names of arms: "zinc 5 mg" is not "zinc 10 mg", "weekly" is not "daily"."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.arms.schedules import schedules_in
from trialtrace.extract.accounts.grids.cells import plain

_DOSE = re.compile(
    r"(?<![\w.-])(?P<value>\d+(?:\.\d+)?)\s*(?P<unit>mg|\u00b5g|\u03bcg|mcg|g|ml|iu|mmol|gy|%)(?![\w/])",
    re.IGNORECASE,
)


_AT_END = re.compile(rf"(?P<dose>{_DOSE.pattern})\s*[(\[]\s*$", re.IGNORECASE)


def is_other_dose(asked: str, words: str) -> bool:
    """Tell whether words say a dose, and not one of those asked for in the same unit.

    Examples
    --------
    >>> is_other_dose("zinc 5 mg", "Zinc 10 mg"), is_other_dose("zinc 5 mg", "Zinc")
    (True, False)
    """
    ours, theirs = _doses(asked), _doses(words)
    units = {unit for _, unit in ours} & {unit for _, unit in theirs}
    return bool(units) and not ours & theirs


def is_other_schedule(asked: str, words: str) -> bool:
    """Tell whether words say how often something is given, and not as often as asked for.

    Examples
    --------
    >>> is_other_schedule("zinc once weekly", "Every 2 weeks"), is_other_schedule("zinc", "Weekly")
    (True, False)
    """
    ours, theirs = ({told for _, _, told in schedules_in(plain(one))} for one in (asked, words))
    return bool(ours and theirs) and not ours & theirs


def has_dose(words: str) -> bool:
    return bool(_doses(words))


def dose_at_end(before: str) -> str:
    """Return the dose that stands just in front of a bracket: "zinc 5 mg (" has "5 mg"."""
    match = _AT_END.search(before[-30:])
    return match["dose"] if match else ""


_GAP = re.compile(r"[\s(\[,:-]*(?:(?:at|of)\s+)?(?:(?:a|the)\s+)?(?:dose\s+of\s+)?", re.IGNORECASE)


def dose_behind(words: str, end: int = 0) -> tuple[str, int]:
    """Return the first dose in or right behind a name, and where it ends; empty for none.

    Examples
    --------
    >>> dose_behind("zinc 5 mg", 4), dose_behind("zinc and 5%", 4)
    (('5 mg', 9), ('', 0))
    """
    match = _DOSE.search(words)
    if match is None or (
        match.start() >= end > 0 and not _GAP.fullmatch(words, end, match.start())
    ):
        return "", 0
    return match.group(), match.end()


def _doses(words: str) -> frozenset[tuple[float, str]]:
    return frozenset(
        (float(match["value"]), match["unit"].lower().replace("\u03bc", "\u00b5"))
        for match in _DOSE.finditer(plain(words))
    )
