"""Events that all befell one arm: "3 leaks occurred, all of them in the clay group"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.accounts.grids.times import says_baseline
from trialtrace.extract.questions.arms.mentions import Named, Spotter
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION
from trialtrace.extract.questions.model import EVENTS, Number, Reading, Side
from trialtrace.extract.questions.outcomes.wanted import Wanted
from trialtrace.extract.questions.prose.built import CLAUSE, SizeOf
from trialtrace.extract.questions.prose.counted_people import Figure, figures_in
from trialtrace.extract.questions.prose.turned import parts_people_off, says_else

_WHERE = r"(?:in|from|to|on|with|of|among|receiving)\s+(?:the\s+)?(?:patients\s+(?:in|on|of)\s+(?:the\s+)?)?"
# Between the count and the arm's name.
_ALL = re.compile(
    r"[^.;,()]{0,40}(?:\([^()]{0,20}\)[^.;,()]{0,20})?,?\s+(?:and\s+)?(?P<all>all|both|only)"
    r"(?:\s+of\s+(?:which|them|whom|these))?(?:\s+(?:cases?|patients?|events?|deaths?|women|children))?\s+"
    rf"(?:(?:were|was|are|occurred|occurring|happened|being|seen|observed|reported|belonged)\s+)*{_WHERE}",
    re.IGNORECASE,
)
# "Only one patient, in the clay group, had a leak"; "only one patient (clay group) had".
_ALONE = re.compile(r"\b(?:only|just|a single)\s+$", re.IGNORECASE)
_ASIDE = re.compile(
    rf"[^.;,()]{{0,40}}\s?(?P<all>[,(])\s*(?:(?:who|which) (?:was|were)\s+)?(?:{_WHERE})?",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\s*(?:groups?|arms?|patients?)?\s*[,)]", re.IGNORECASE)
# "All three leaks occurred in the clay group"; "the three patients with a leak belonged to the clay group".
_EACH = re.compile(r"\b(?:all|(?P<these>the))\s+(?:of\s+)?(?:the\s+|these\s+)?$", re.IGNORECASE)
_BELONGED = re.compile(
    r"[^.;,()]{0,60}?\s(?P<all>(?:were|was|occurred|happened|belonged|had been|being)\b)"
    r"(?:\s+(?:seen|observed|reported|noted|found|recorded|patients?|members?|randomi[sz]ed|assigned|allocated))?\s+"
    rf"{_WHERE}",
    re.IGNORECASE,
)
_DERIVED = "no events, as all were in the other arm"


def read_one_sided(
    words: str, start: int, spotter: Spotter, wanted: Wanted, size_of: SizeOf
) -> Iterator[Reading]:
    """Yield events that a sentence counts and gives to one of the two arms alone."""
    view = plain(words)
    named = spotter.all_arms(words)
    if len(named) != 1 or not named[0].side:
        return
    told = [(f, m) for f in figures_in(view, named) if (m := _between(view, f, named[0]))]
    if len(told) != 1 or wanted.covered(view) < 1:
        return
    figure, match = told[0]
    said = view[: figure.start]
    around = f"{said} {view[figure.start : named[0].start]} {CLAUSE.split(view[named[0].end :])[0]}"
    if wanted.covered(around) < 1 or says_else(wanted, around):
        return
    if parts_people_off(wanted, around) or says_baseline(around) or wanted.other_limit(said):
        return
    other = COMPARATOR if named[0].side == INTERVENTION else INTERVENTION
    n = {side: size_of(side, "") for side in (INTERVENTION, COMPARATOR)}
    whole = n[named[0].side]
    if whole is None or n[other] is None or figure.events > whole.value:
        return
    place = start + match.start("all"), start + match.end("all")
    sides = {
        named[0].side: Side(
            {"events": Number(figure.events, start + figure.start, start + figure.end)}, whole
        ),
        other: Side({"events": Number(0.0, *place, _DERIVED)}, n[other]),
    }
    score = max(wanted.score(said, around, ""), 0.6)
    yield Reading(
        EVENTS, sides[INTERVENTION], sides[COMPARATOR], " ".join(said.split())[-120:], score,
        "find.one_sided", "likely",
    )  # fmt: skip


def _between(view: str, figure: Figure, name: Named) -> re.Match[str] | None:
    """Return what says that all that a figure counts were in the arm named behind it."""
    if not figure.events or figure.n is not None or figure.end > name.start:
        return None
    before = view[max(0, figure.start - 20) : figure.start]
    if _ALONE.search(before) and _CLOSED.match(view, name.end):
        return _ASIDE.fullmatch(view, figure.end, name.start)
    if _EACH.search(before):
        return _BELONGED.fullmatch(view, figure.end, name.start)
    return _ALL.fullmatch(view, figure.end, name.start)
