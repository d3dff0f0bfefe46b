"""What the figure of a cell is - mean and SD, or events - by what stands around it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from trialtrace.extract.accounts.grids.cells import CellValue, Part
from trialtrace.extract.accounts.grids.words import GEOMETRIC, LEVEL, MEAN, MEDIAN

MEANS, EVENTS = "means", "events"

_SD = re.compile(r"\bs\.?d\.?(?!\w)|standard deviation|\u00b1", re.IGNORECASE)
_SE = re.compile(r"\bs\.?e\.?m?\.?(?!\w)|standard error", re.IGNORECASE)
_MODELLED = re.compile(
    r"\b(?:estimated|adjusted|least[- ]squares?|ls(?:means?)?|marginal|model\w*|predicted)\b[^.;]{0,50}"
    r"(?:\bs\.?e\.?m?\b|standard error)"
    r"|(?:\bs\.?e\.?m?\b|standard error)s?[^.;,]{0,40}\b(?:models?|ancova|regression)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\(\s*%\s*\)|\bn\s*,?\s*%|\bn\s*\(|\bnos?\.?\s*\(?%?|\bnumber\b|\bpercentages?\b|\bfrequenc\w+|\bcounts?\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\bnumbers?\b|\bnos?\.|\bn\b|\bpatients\b|\bsubjects\b|\bparticipants\b|\bevents?\b|\bcases\b"
    r"|\badverse\b|\bcomplications?\b|\bside effects?\b|\boutcomes\b|\bfrequenc\w+|\bincidence\b",
    re.IGNORECASE,
)
# What is no mean, whether or not a word for medians stands beside it.
_NO_MEAN = re.compile(
    rf"{MEDIAN.pattern}|{GEOMETRIC.pattern}|\biqr\b|inter-?quartile", re.IGNORECASE
)
# The spread of a geometric mean is no SD, whatever it is called.
_GEOMETRIC_SD = re.compile(rf"(?:{GEOMETRIC.pattern})\w*(?:\s+means?)?", re.IGNORECASE)
# Cochrane Handbook 6.5.2.2; rounded as the spread that it was derived from is.
_FROM_ERROR = "SD from standard error: SE x sqrt(n), rounded as stated"
_FROM_INTERVAL = "SD from 95% interval: width / 3.92 x sqrt(n), rounded as stated"
_Z95 = 1.959963984540054
_NOTICED = 0.5
# Below this, intervals of means are made with Student's t, whose quantile depends on n.
_LARGE = 60
_RATIO_LABEL = re.compile(r"\w\s*/\s*\w")
# "n/N (%)" says that the figures are parts of all.
_OF_ALL = re.compile(
    r"(?<!\w)(?:n|nos?\.?|number)\s*/\s*(?:total\s+)?(?:n|nos?\.?|number|total)\b", re.IGNORECASE
)
_PER = re.compile(r"\bper\b|/\s*\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its place; derived ones say how, and cite what they were derived from."""

    value: float
    start: int
    end: int
    derived: str = ""


def is_share(events: float, n: float, percent: float, decimals: int) -> bool:
    """Tell whether a percentage is what events and number come to, as it is rounded.

    The last place may be one off: shares of a table are often made to add up.
    """
    slack = 0.051 if decimals < 2 else 0.0055
    return n > 0 and abs(100 * events / n - percent) <= 0.5 * 10**-decimals + slack


def count_of(percent: float, decimals: int, n: float) -> int | None:
    """Return the only whole number of people whose share rounds to a percentage, else None.

    Derivation "count from percentage": every integer k with \\|100 k / n - percent\\| within half a
    unit of the last decimal; more than one or none is no answer. A number of people so large that
    nearly every percentage is some count's share would not be noticed if it were wrong: none then.
    """
    if n > _NOTICED * 10 ** (decimals + 2):
        return None
    half = 0.5 * 10**-decimals
    low = math.ceil((percent - half) * n / 100 - 1e-9)
    high = math.floor((percent + half) * n / 100 + 1e-9)
    return low if low == high and 0 <= low <= n else None


def people_of(events: float, percent: float, decimals: int) -> int | None:
    """Return the only number of people of whom a count is the share that is told, else None.

    Derivation "people from count and percentage": every whole n with \\|100 k / n - percent\\| within
    half a unit of the last decimal.

    Examples
    --------
    >>> people_of(17, 22.1, 1), people_of(2, 2.6, 1), people_of(0, 0.0, 1)
    (77, None, None)
    """
    half = 0.5 * 10**-decimals
    if events <= 0 or percent <= half or percent > 100:
        return None
    low = math.ceil(100 * events / (percent + half) - 1e-9)
    high = math.floor(100 * events / (percent - half) + 1e-9)
    return low if low == high and low >= events else None


def kinds_of(value: CellValue, contexts: tuple[str, ...], n: float | None) -> frozenset[str]:
    """Return what a figure can be: means, events.

    Parameters
    ----------
    contexts : tuple of str
        Words around it, nearest first: label and headings, caption, notes.
    n : float or None
        People in its column.
    """
    form = value.form
    near = contexts[0] if contexts else ""
    if form == "percent_pair" and _is_percent_count(value, n):
        return frozenset({EVENTS})
    if form in ("mean_sd", "percent_pair", "mean_se"):
        return frozenset({MEANS})
    if form == "interval":
        told = any(_says_95(words) for words in contexts)
        mean = any(MEAN.search(words) for words in contexts) and not any(
            _NO_MEAN.search(words) for words in contexts
        )
        return frozenset({MEANS}) if told and mean and n and n >= _LARGE else frozenset()
    if form in ("count_percent", "percent_count"):
        return frozenset({EVENTS})
    if form == "fraction":
        whole = value.part("n").value
        percent = value.part("percent")
        told = percent is not None and is_share(
            value.part("events").value, whole, percent.value, percent.decimals
        )
        if not told and _RATIO_LABEL.search(_OF_ALL.sub(" ", near)) and (n is None or whole != n):
            return frozenset()
        return frozenset({EVENTS}) if value.part("events").value <= whole else frozenset()
    if form == "pair":
        return _pair(value, contexts, n)
    if form == "percent":
        return frozenset({EVENTS})
    if form == "number":
        part = value.parts[0]
        whole = part.decimals == 0 and part.value >= 0
        counted = any(_PEOPLE.search(words) for words in contexts)
        averaged = (
            MEAN.search(near) or _NO_MEAN.search(near) or _SD.search(near) or _PER.search(near)
        )
        # "Relapse, % | 30" is no count of 30.
        averaged = averaged or ("%" in near and not _COUNT.search(near))
        if whole and counted and not averaged and (n is None or part.value <= n):
            return frozenset({EVENTS})
    return frozenset()


def _says_95(words: str) -> bool:
    return any(match["level"] == "95" for match in LEVEL.finditer(words))


def _is_percent_count(value: CellValue, n: float | None) -> bool:
    """Tell whether "2.3% (1)" is a share with its count rather than a mean with its spread."""
    share, count = value.parts
    whole = count.decimals == 0 and count.value >= 0
    return bool(n) and whole and is_share(count.value, n, share.value, share.decimals)


def _pair(value: CellValue, contexts: tuple[str, ...], n: float | None) -> frozenset[str]:
    first, second = value.parts
    whole = first.decimals == 0 and first.value >= 0 and 0 <= second.value <= 100
    if whole and n and is_share(first.value, n, second.value, second.decimals):
        return frozenset({EVENTS})
    for words in contexts:
        if GEOMETRIC.search(words) and not MEAN.search(_GEOMETRIC_SD.sub(" ", words)):
            return frozenset()
        if _NO_MEAN.search(words) and not _SD.search(words) and not _COUNT.search(words):
            return frozenset()
        says_count = whole and _COUNT.search(words)
        says_mean = _SD.search(words) or MEAN.search(words) or _SE.search(words)
        if says_count and not says_mean:
            # People are known, and the percentage is not their share: no count.
            return frozenset() if n else frozenset({EVENTS})
        if says_mean and not says_count:
            return frozenset({MEANS})
        if says_mean and says_count:
            return frozenset({MEANS}) if n or not whole else frozenset()
    return frozenset()


def has_error(value: CellValue, contexts: tuple[str, ...]) -> bool:
    """Tell whether the spread is a standard error, as the words nearest to it say."""
    return spread_called(value, contexts) == "se"


def spread_called(value: CellValue, contexts: tuple[str, ...]) -> str:
    """Return what the words nearest to a spread call it: ``sd``, ``se``, or nothing."""
    if value.form == "mean_se":
        return "se"
    for words in contexts:
        if _SD.search(words.replace("\u00b1", "")):
            return "sd"
        if _SE.search(words):
            return "se"
    return ""


def is_modelled(value: CellValue, contexts: tuple[str, ...]) -> bool:
    """Tell whether the spread is the standard error of a model's estimate: no SD follows from it."""
    return has_error(value, contexts) and any(_MODELLED.search(words) for words in contexts)


def numbers_of(
    value: CellValue,
    kind: str,
    n: float | None,
    offset: Callable[[int], int],
    error: str = "",
) -> dict[str, Number] | None:
    """Return the numbers of a figure by statistic; None where they do not make one.

    Parameters
    ----------
    offset : callable
        Place in the figure's words → place in the text.
    error : str
        "se" where the spread is a standard error: the SD is derived then.
    """

    def number(part: Part, derived: str = "") -> Number:
        return Number(part.value, offset(part.start), offset(part.end), derived)

    if kind == MEANS and value.form == "interval":
        mean, low, high = (value.part(name) for name in ("value", "low", "high"))
        if not n or not low.value <= mean.value <= high.value:
            return None
        spread = round((high.value - low.value) / (2 * _Z95) * math.sqrt(n), high.decimals)
        return {
            "mean": number(mean),
            "sd": Number(spread, offset(low.start), offset(high.end), _FROM_INTERVAL),
        }
    if kind == MEANS:
        first, second = value.part("mean"), value.part("sd") or value.part("se")
        if value.form == "pair":
            first, second = value.parts
        if first is None or second is None or second.value < 0:
            return None
        if error == "se":
            if not n:
                return None
            spread = round(second.value * math.sqrt(n), second.decimals)
            derived = Number(spread, offset(second.start), offset(second.end), _FROM_ERROR)
            return {"mean": number(first), "sd": derived}
        return {"mean": number(first), "sd": number(second)}
    events = value.part("events")
    if value.form == "percent_pair":
        return {"events": number(value.parts[1])}
    if events is None and value.form in ("pair", "number"):
        events = value.parts[0]
    if events is not None:
        return {"events": number(events)}
    percent = value.part("percent")
    if percent is None or not n:
        return None
    count = count_of(percent.value, percent.decimals, n)
    if count is None:
        return None
    return {
        "events": Number(
            float(count), offset(percent.start), offset(percent.end),
            "count from percentage, rounding exact",
        )
    }  # fmt: skip
