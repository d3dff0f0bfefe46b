"""What a clause denies: cues and significance behind "no", "not", "failed to" and the like."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from trialtrace.extract.direction.cues import BREAK, Cue, cues_in, joined
from trialtrace.extract.direction.outcome import Asked
from trialtrace.extract.direction.sides import Side
from trialtrace.extract.direction.words import words_of
from trialtrace.grammar.lexicon import Lexicon, Term

# How far a denial looks for what it denies, in characters.
_REACH = {"little": 25, "neither": 130, "no": 130, "none": 130, "none of": 130, "no evidence": 130}
_USUAL_REACH = 60
_NOT_ONLY = re.compile(r"\s+(?:only|all\b)", re.IGNORECASE)
_ENDS = re.compile(r"[;:]|\bbut\b|\balthough\b|\((?=[^)]{0,40}[\d=<])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marks:
    """What a clause says: cues of direction, and whether significance is said or denied."""

    cues: tuple[Cue, ...]
    significance: tuple[tuple[int, int, bool], ...]
    nothing: tuple[int, int] | None


@dataclass(slots=True)
class _Found:
    """Cues and significance of a clause while its denials are read."""

    cues: list[Cue]
    significance: list[tuple[int, int, bool]]
    nothing: tuple[int, int] | None = None


def marks_of(
    text: str, start: int, end: int, asked: Asked, sides: tuple[Side, ...], lexicon: Lexicon
) -> Marks:
    """Read the cues of a clause and the words on significance, with what denies them."""
    found = _Found(
        cues_in(text, start, end, asked, sides, lexicon),
        [
            (t.start, t.end, t.attributes["significance"] == "significant")
            for t in lexicon.find("significance", text, start, end)
        ],
    )
    for term in lexicon.find("negation", text, start, end):
        in_name = any(s.start <= term.start < s.end for s in sides)
        if not in_name and not _NOT_ONLY.match(text, term.end):
            _deny(text, end, term, asked, found)
    return Marks(joined(text, found.cues), tuple(found.significance), found.nothing)


def _deny(text: str, end: int, term: Term, asked: Asked, found: _Found) -> None:
    """Deny the next cue and the significance on the way to it, or the outcome itself."""
    last = found.cues[-1] if found.cues and found.cues[-1].end <= term.start else None
    if _of_outcome(text, term.end, min(end, term.end + 18), asked):
        if asked.denied:
            return  # the outcome is "no nausea"
        if last and last.role in ("size", "level"):
            found.cues[-1] = _turned(last)  # "more patients had no nausea"
            return
    word = text[term.start : term.end].casefold()
    stop = min(end, term.end + _REACH.get(word, _USUAL_REACH))
    ends = None if word == "neither" else _ENDS.search(text, term.end, stop)
    stop = ends.start() if ends else stop
    hit = next((i for i, c in enumerate(found.cues) if term.end <= c.start < stop), None)
    high = stop if hit is None else found.cues[hit].start
    reached = _unsaid(found, term.end, high)
    if hit is not None and (not reached or found.cues[hit].start - reached[-1] <= _USUAL_REACH):
        _deny_cue(text, hit, found)
    elif not reached and last and word not in ("no", "little"):
        if _of_outcome(text, term.end, min(end, term.end + 40), asked):
            found.cues[-1] = _turned(last)  # "more women had not delivered"
    elif not reached:
        found.nothing = (term.start, term.end)


def _deny_cue(text: str, hit: int, found: _Found) -> None:
    cue = found.cues[hit]
    found.cues[hit] = replace(cue, denied=True)
    _unsaid(found, cue.end, cue.end + 21)  # "did not change significantly"
    following = found.cues[hit + 1] if hit + 1 < len(found.cues) else None
    if following and following.start - cue.end <= 30:
        between = text[cue.end : following.start]
        if not BREAK.search(between):  # "no greater reduction", "no better than": one thing
            found.cues[hit + 1] = replace(following, denied=True)


def _unsaid(found: _Found, low: int, high: int) -> list[int]:
    """Take back the significance that is said in a stretch; return where it ends."""
    ends = []
    for i, (start, end, _) in enumerate(found.significance):
        if low <= start < high:
            found.significance[i] = (start, end, False)
            ends.append(end)
    return ends


def _of_outcome(text: str, low: int, high: int, asked: Asked) -> bool:
    return any(asked.holds(w) for w in words_of(text[low:high]))


def _turned(cue: Cue) -> Cue:
    return replace(cue, sign=-cue.sign, value=-cue.value)
