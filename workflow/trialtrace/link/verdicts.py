"""What people decided about works, trials and citations: where it applies, and why where it does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import ratio

from trialtrace.tables.decisions import CONSENSUS, Decision

APPLIED, REANCHORED, STALE = "applied", "re-anchored", "stale"
CONFLICT, OVERRULED = "conflict", "overruled"
_NO_LONGER = "what it is about is no longer there"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision and what became of it (table ``link_decisions``)."""

    decision: Decision
    status: str
    why: str = ""

    def as_row(self) -> dict[str, object]:
        """Return the row of the table."""
        d = self.decision
        return {
            "line": d.line,
            "subject_table": d.subject_table,
            "subject_id": d.subject_id,
            "action": d.action,
            "value": d.value,
            "reviewer": d.reviewer,
            "status": self.status,
            "why": self.why,
        }


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a decision can name: its id, the words under it, the path of its document."""

    identity: str
    words: str
    path: str


def find_subject(
    decision: Decision, known: Mapping[str, Named], similarity: float
) -> tuple[str, Verdict]:
    """Find what a decision speaks of: by id if the words are the same, else by nearly the same words.

    Parameters
    ----------
    decision : Decision
        ``quote`` holds the words under its subject, or nothing.
    known : mapping
        Id → what it names.
    similarity : float
        Smallest ``rapidfuzz.fuzz.ratio`` (0 to 100) of words that may be the same; their numbers
        must be equal whatever the figure.

    Returns
    -------
    (str, Verdict)
        The id, empty where the decision is stale.
    """
    named = known.get(decision.subject_id)
    words = decision.quote.strip()
    if named is not None and (not words or words == named.words.strip()):
        return named.identity, Verdict(decision, APPLIED)
    if not words:
        return "", Verdict(decision, STALE, _NO_LONGER)
    alike = [
        other
        for other in known.values()
        if decision.path in ("", other.path)
        and re.findall(r"\d+", other.words) == re.findall(r"\d+", words)
        and ratio(other.words, words) >= similarity
    ]
    if len(alike) == 1:
        score = ratio(alike[0].words, words)
        why = f"the words changed a little ({score:.0f} of 100), the numbers did not"
        return alike[0].identity, Verdict(decision, REANCHORED, why)
    if alike:
        return "", Verdict(decision, STALE, "several places fit it now")
    why = _NO_LONGER if named is None else "the text under it has changed"
    return "", Verdict(decision, STALE, why)


@dataclass(frozen=True, slots=True)
class Statement:
    """A decision about which members belong together: each of ``left`` with each of ``right``."""

    verdict: Verdict
    together: bool
    left: frozenset[str]
    right: frozenset[str]

    @property
    def decision(self) -> Decision:
        """What was decided."""
        return self.verdict.decision

    def about_the_same(self, other: Statement) -> bool:
        """Tell whether two decisions speak of one pair of members."""
        return bool(
            (self.left & other.left and self.right & other.right)
            or (self.left & other.right and self.right & other.left)
        )


def standing(statements: Iterable[Statement]) -> tuple[list[Statement], list[Verdict]]:
    """Part the decisions that count from those that do not.

    A reviewer's later word replaces the earlier one on the same pair; a consensus stands alone;
    reviewers who disagree make a conflict, and neither applies.

    Returns
    -------
    (list of Statement, list of Verdict)
        Those to apply in the order of their lines, and what became of the others.
    """
    ordered = sorted(statements, key=lambda s: (s.decision.decided_at, s.decision.line))
    out: list[Verdict] = []
    last: list[Statement] = []
    for index, one in enumerate(ordered):
        same = [s for s in ordered[index + 1 :] if s.about_the_same(one)]
        if any(s.decision.reviewer == one.decision.reviewer for s in same):
            out.append(
                replace(one.verdict, status=OVERRULED, why="the reviewer decided again later")
            )
        else:
            last.append(one)
    settled = [s for s in last if s.decision.reviewer == CONSENSUS]
    rest = []
    for one in last:
        if one not in settled and any(s.about_the_same(one) for s in settled):
            out.append(replace(one.verdict, status=OVERRULED, why="overruled by the consensus"))
        else:
            rest.append(one)
    kept = []
    for one in rest:
        against = [s for s in rest if s.together != one.together and s.about_the_same(one)]
        if against:
            names = ", ".join(sorted({s.decision.reviewer for s in (one, *against)}))
            why = f"{names} disagree; add a row of {CONSENSUS}"
            out.append(replace(one.verdict, status=CONFLICT, why=why))
        else:
            kept.append(one)
    return sorted(kept, key=lambda s: s.decision.line), out


def latest(decisions: Sequence[Verdict]) -> tuple[list[Verdict], list[Verdict]]:
    """Part the last words on one subject from earlier ones and those that a consensus overrules."""
    last: dict[str, Verdict] = {}
    out: list[Verdict] = []
    for one in sorted(decisions, key=lambda v: (v.decision.decided_at, v.decision.line)):
        before = last.get(one.decision.reviewer)
        if before is not None:
            out.append(replace(before, status=OVERRULED, why="the reviewer decided again later"))
        last[one.decision.reviewer] = one
    if CONSENSUS in last:
        settled = last.pop(CONSENSUS)
        out += [
            replace(v, status=OVERRULED, why="overruled by the consensus") for v in last.values()
        ]
        return [settled], out
    return sorted(last.values(), key=lambda v: v.decision.line), out
