"""Means with their SDs as sentences tell them: "4.1 (SD = 1.2, range 1 to 9)", "M = 4.1, SD = 1.2"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trialtrace.extract.accounts.grids.cells import CellValue, Part, plain, scan
from trialtrace.extract.questions.prose.built import Figure

_NUMBER = r"[-+]?(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_MEAN = rf"(?<![\w.^~/,-])(?P<mean>{_NUMBER})\s?%?"
_UNIT = r"(?:\s?[A-Za-z\u00b5\u03bc\u00b0%][\w/\u00b2\u00b3.^-]{0,11}){0,2}"
_SD = r"(?:standard deviations?(?:\s*[(\[]\s*s\.?d\.?\s*[)\]])?|s\.?d\.?)(?![A-Za-z])"
_IS = r"\s*(?:[:=,\u00b1]|\+/-|of|was)?\s*"
_SPREAD = rf"(?P<sd>{_NUMBER})\s?%?"


@dataclass(frozen=True, slots=True)
class Spoken:
    """One way to tell a mean with its SD in running text.

    Attributes
    ----------
    pattern : re.Pattern
        Over the plain view; groups ``mean`` and ``sd``, and ``n`` where it tells people.
    example, near_miss : str
        What it reads, and what it leaves alone.
    """

    name: str
    pattern: re.Pattern[str]
    example: str
    near_miss: str


def _rule(name: str, pattern: str, example: str, near_miss: str) -> Spoken:
    return Spoken(name, re.compile(pattern, re.IGNORECASE), example, near_miss)


SPOKEN = (
    _rule(
        "more_behind_the_sd",
        rf"{_MEAN}{_UNIT}\s*[(\[]\s*(?:{_SD}{_IS}|\u00b1\s*){_SPREAD}(?:{_UNIT})\s*[,;]"
        r"\s*(?:n\s*=\s*(?P<n>\d+)(?=\s*[)\]])|[^()\[\]]{2,60})[)\]]",
        "The score was 4.1 (SD = 1.2, range 1 to 9).",
        "The score was 4.1 (SE = 1.2, range 1 to 9).",
    ),
    _rule(
        "sd_spelt_in_brackets",
        rf"{_MEAN}{_UNIT}\s*(?:\[\s*{_SD}{_IS}{_SPREAD}\s*\]|\(\s*{_SD}{_IS}{_SPREAD.replace('sd', 'sd_')}\s*\))",
        "The score was 4.1 (standard deviation [SD] of 1.2).",
        "The score was 4.1 (standard error of 1.2).",
    ),
    _rule(
        "both_named",
        rf"\b(?:M|means?)\b\s*[:=]?\s*{_MEAN}{_UNIT}\s*[,;]\s*{_SD}{_IS}{_SPREAD}",
        "With mint it was lower (M = 4.1, SD = 1.2).",
        "With mint it was lower (Mdn = 4.1, SD = 1.2).",
    ),
    _rule(
        "with_an_sd_of",
        rf"{_MEAN}{_UNIT}\s*,?\s+(?:with\s+(?:an?\s+)?|and\s+(?:an?|the)\s+){_SD}{_IS}{_SPREAD}",
        "It was 4.1 points with a standard deviation of 1.2.",
        "It was 4.1 points with a standard error of 1.2.",
    ),
    _rule(
        "sd_without_brackets",
        rf"{_MEAN}{_UNIT}\s*,?\s*{_SD}\s*(?:[:=\u00b1]|\+/-)?\s*{_SPREAD}",
        "It was lower (4.1 SD \u00b1 1.2 points).",
        "It was lower (4.1, SE 1.2).",
    ),
    _rule(
        "unit_before_the_spread",
        rf"{_MEAN}\s?[A-Za-z\u00b5\u03bc][\w/\u00b2\u00b3.^-]{{0,11}}\s*(?:\+/?-|\u00b1)\s*{_SPREAD}",
        "It was 4.1 points \u00b1 1.2.",
        "It rose on day 4 to 5 \u00b1 1.2.",
    ),
)  # fmt: skip


def means_in(words: str) -> list[Figure]:
    """Return the means with their SDs in a stretch of text, in order.

    Examples
    --------
    >>> [[part.value for part in one[2].parts] for one in means_in("It was 4.1 (SD 1.2; n = 38).")]
    [[4.1, 1.2]]
    """
    view = plain(words)
    found: list[Figure] = []
    for rule in SPOKEN:
        for match in rule.pattern.finditer(view):
            if not any(match.start() < end and start < match.end() for start, end, _ in found):
                found.append((match.start(), match.end(), _value(match)))
    for one in scan(words, frozenset({"mean_sd"})):
        if not any(one[0] < end and start < one[1] for start, end, _ in found):
            found.append(one)
    return sorted(found, key=lambda one: one[0])


def _value(match: re.Match[str]) -> CellValue:
    parts = {}
    for name, raw in match.groupdict().items():
        if raw is None:
            continue
        body = raw.replace(",", "")
        label = name.rstrip("_")
        parts[label] = Part(label, float(body), *match.span(name), len(body.partition(".")[2]))
    return CellValue("mean_sd", (parts["mean"], parts["sd"]), parts.get("n"))
