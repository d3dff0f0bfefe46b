"""Blood pressures: two numbers behind one stroke ("12.9/8.4 mmHg") that are one arm's, systolic first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trialtrace.extract.accounts.reading import Line, part_of
from trialtrace.extract.accounts.results.items.item import Companion
from trialtrace.grammar.mention import Mention, Part

_PRESSURE = re.compile(r"\bmm ?Hg\b|\bblood pressures?\b", re.IGNORECASE)
# The second number, and its unit if it stands there.
_BEHIND_STROKE = re.compile(r"\s?/\s?(?P<value>\d{1,3}(?:[.·]\d{1,2})?)(?![\d/])(?:\s?mm ?Hg\b)?")


# Their spreads, in the same order: "(SD 8.5/6.1)"; without a word where the sentence has said it.
_SPREADS = re.compile(
    r"\s?[(\[]\s?(?P<said>SD:?|s\.d\.|±|\+/-)?\s?(?P<high>\d{1,3}(?:[.·]\d{1,2})?)\s?/\s?(?:±|\+/-)?\s?"
    r"(?P<low>\d{1,3}(?:[.·]\d{1,2})?)(?:\s?mm ?Hg)?\s?[)\]]"
)
_SPREAD_SAID = re.compile(r"[(\[]\s?(?:SD\b|s\.d\.|±)")


@dataclass(frozen=True, slots=True)
class Pressures:
    """Two pressures behind one stroke.

    Attributes
    ----------
    high : Part
        The systolic number.
    companions : tuple of Companion
        The spread of the first number, then the second number (``twin``) and its spread (``twin_sd``).
    end : int
        Where all this ends.
    """

    high: Part
    companions: tuple[Companion, ...]
    end: int


def pressures(line: Line, mention: Mention) -> Pressures | None:
    """Read two numbers behind one stroke, with their spreads; None where a mention is no such pair."""
    high, low, end = part_of(mention, "systolic"), part_of(mention, "diastolic"), mention.end
    if high is None or low is None:
        high = part_of(mention, "value")
        if (
            high is None
            or mention.kind not in ("number", "mean", "measure", "mean_sd")
            or isinstance(high.value, str)
            or not _PRESSURE.search(line.text)
        ):
            return None
        match = _BEHIND_STROKE.match(line.text, high.end - line.start)
        if match is None:
            return None
        low, end = _number(line, match, "value"), line.start + match.end()
    companions = [Companion("twin", low)]
    match = _SPREADS.match(line.text, end - line.start)
    if match and (match["said"] or _SPREAD_SAID.search(line.text, 0, match.start())):
        companions = [
            Companion("sd", _number(line, match, "high")),
            *companions,
            Companion("twin_sd", _number(line, match, "low")),
        ]
        end = line.start + match.end()
    return Pressures(high, tuple(companions), end)


def _number(line: Line, match: re.Match[str], name: str) -> Part:
    start, end = line.start + match.start(name), line.start + match.end(name)
    return Part(name, start, end, float(match[name].replace("·", ".")))
