"""What befell nobody in either arm: "no strokes were reported in both groups"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.questions.arms.mentions import Spotter
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION
from trialtrace.extract.questions.model import EVENTS, Number, Reading, Side
from trialtrace.extract.questions.outcomes.senses import TIME
from trialtrace.extract.questions.outcomes.wanted import Wanted
from trialtrace.extract.questions.prose.built import TELLING, SizeOf
from trialtrace.extract.questions.prose.counted_people import figures_in

_NO_EVENTS = re.compile(
    r"\b(?:(?:there (?:was|were)\s+)?(?P<no>no|neither|none)\b(?P<what>[^.;:]{3,160}?)\b"
    r"(?:occurred|(?:was|were) (?:observed|reported|noted|seen|recorded|detected|found|encountered)|"
    r"(?:in|between|among) (?:either|both|any|all|the two|the)\b[^.;]{0,30}?\b(?:groups?|arms?|"
    r"patients?|participants|subjects|women|men|children|volunteers)|"
    r"during)|no(?P<lone>[^.;:]{3,120}?)(?:in (?:either|both|any)))",
    re.IGNORECASE,
)
# "None of the patients in both groups died within 30 days".
_NOBODY = re.compile(
    r"\b(?P<no>no|none of the)\s+(?:patients?|participants?|subjects?|women|men|children|infants|babies|cases?|one)\b"
    r"(?:\s+(?:in|of)\s+(?:either|both|any|the two|all)\b[^.;,]{0,25}?\b(?:groups?|arms?))?\s+"
    r"(?P<what>(?:died|developed|experienced|had|required|needed|reported|suffered|was|were)\b[^.;]{0,100})",
    re.IGNORECASE,
)
# "There were no deaths reported", "both were well tolerated, with no rash observed".
_THERE = re.compile(
    r"\b(?:there (?:was|were)|with)\s+(?P<no>no)\s(?P<what>[^.;:]{3,100}?)\s"
    r"(?:observed|reported|noted|seen|recorded|detected|found|encountered|occurring)\b",
    re.IGNORECASE,
)
# "Neither group had any rash", "neither of the two groups reported rash or itch".
_NEITHER = re.compile(
    r"\b(?P<no>neither)\s+(?:of\s+)?(?:the\s+)?(?:two\s+)?(?:\w+\s+)?(?:groups?|arms?)\s+"
    r"(?:had|showed|demonstrated|experienced|reported|developed|suffered|presented)\s+"
    r"(?P<what>[^.;:()]{3,120})",
    re.IGNORECASE,
)
# "Rash was not observed in 88 patients", "rash did not occur in either group".
_NOT_SEEN = re.compile(
    r"(?P<what>[A-Z][^.;:,()]{2,80}?)\s+(?:(?:was|were)\s+(?P<no>not)\s+"
    r"(?:observed|reported|noted|seen|recorded|detected|found|encountered)|did\s+not\s+occur)\s+"
    r"(?:in|among)\s+(?:either|both|any|all|the\s+(?:two\s+)?(?:groups|\d+)|\d+)\b[^.;,]{0,20}",
)
_DIFFERENCE = re.compile(
    r"differen|statistic|signific|correlat|(?<!side )(?<!adverse )effect\b|evidence|change",
    re.IGNORECASE,
)
_GROUPS = re.compile(
    r"\b(?:either|both|any|all|two)\b[^.;]{0,40}\b(?:groups?|arms?|patients)\b", re.IGNORECASE
)
_CLAUSES = re.compile(r"[.;]\s|,?\s(?:whereas|while|but)\s", re.IGNORECASE)
# "No side effects were seen in those receiving ..."
_THOSE = re.compile(
    r"\b(?:in|among|with)\s+(?:those|this|that|the (?:other|latter|former))\b", re.IGNORECASE
)
# Outcomes that one wants to happen: that nobody has what they end is not that they did not happen.
_GOOD = re.compile(
    r"improv|reduc|resol|recover|success|remission|respon[sd]|free\b|gain|reliev|relief",
    re.IGNORECASE,
)
# That nothing of a kind happened does not say that nothing happened.
_SERIOUS = re.compile(
    r"\W*(?:serious|severe|major|fatal|life-threatening|[\w-]+-related)\b(?!\s*(?:,|or\b|and\b))",
    re.IGNORECASE,
)
_QUALIFIED = re.compile(r"serious|severe|major|fatal|life-threat|related", re.IGNORECASE)
# … and nothing that the treatment caused: "no serious drug-related events", "none was related to zinc".
_CAUSED = re.compile(r"\b[\w-]+[- ]related\b|\b(?:related|attribut\w+|due) to\b", re.IGNORECASE)


def read_nobody(
    words: str, start: int, spotter: Spotter, wanted: Wanted, size_of: SizeOf
) -> Iterator[Reading]:
    """Read "no strokes were reported in either group": no events on both sides."""
    whole = [m for m in _NOBODY.finditer(words) if _GROUPS.search(m.group())]
    told = [m for pattern in (_THERE, _NEITHER, _NOT_SEEN) for m in pattern.finditer(words)]
    for match in (*_NO_EVENTS.finditer(words), *whole, *told):
        what = match["what"] or (match["lone"] if match.re is _NO_EVENTS else "") or ""
        if len({one.side for one in spotter.all_arms(match.group())}) == 1:
            continue  # "compared with no death in the zinc patients": nobody of one arm
        if _DIFFERENCE.search(what) or re.search(r"\d", TIME.sub(" ", what)):
            continue
        score = wanted.score(what, "", "")
        if score <= 0 or wanted.covered(what) < TELLING or _GOOD.search(wanted.words):
            continue
        if _SERIOUS.match(what) and not _QUALIFIED.search(wanted.words):
            continue
        if _CAUSED.search(words[match.start() :]) and not _CAUSED.search(wanted.words):
            continue
        if _is_of_one(words, match, spotter):
            continue
        place = match.start("no") if match["no"] else match.start()
        zero = Number(0.0, start + place, start + place + 2, "no events, in words")
        yield Reading(
            EVENTS,
            Side({"events": zero}, size_of(INTERVENTION, "")),
            Side({"events": zero}, size_of(COMPARATOR, "")),
            " ".join(what.split()), score, "find.none", "likely",
        )  # fmt: skip


def _is_of_one(words: str, match: re.Match[str], spotter: Spotter) -> bool:
    """Tell whether it is one arm's people, or those of a third, of whom nobody had something."""
    low = max((m.end() for m in _CLAUSES.finditer(words, 0, match.start())), default=0)
    stop = _CLAUSES.search(words, match.end())
    clause = words[low : stop.start() if stop else len(words)]
    if _GROUPS.search(clause):
        return False
    named = spotter.all_arms(clause)
    sides = {one.side for one in named}
    # "No relapse occurred in the zinc group compared with 4 in the clay group".
    if len(sides) > 1 and any(
        one.events or one.percent for one in figures_in(plain(clause), named)
    ):
        return True
    return len(sides) == 1 or (
        _THOSE.search(words[match.start() : stop.start() if stop else len(words)]) is not None
    )
