"""People's word on what belongs together: works and trials merged, parted, confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from trialtrace.link.verdicts import (
    APPLIED,
    CONFLICT,
    STALE,
    Named,
    Statement,
    Verdict,
    find_subject,
    standing,
)
from trialtrace.tables.decisions import Decision

ACTIONS = ("merge", "split", "accept")


@dataclass(frozen=True, slots=True)
class Groups:
    """What the machine put together, and what decisions may call it.

    Attributes
    ----------
    table, member_table : str
        Tables whose ids decisions may name: ``works`` and ``references``.
    members : mapping
        Group id → ids of its members.
    named : mapping
        Member id → its words and document.
    """

    table: str
    member_table: str
    members: Mapping[str, tuple[str, ...]]
    named: Mapping[str, Named]


@dataclass(frozen=True, slots=True)
class Regrouped:
    """The groups after people's decisions.

    Attributes
    ----------
    groups : tuple of tuple of str
        Member ids.
    decided : mapping
        Member id → the decisions that moved or confirmed it.
    disputed : frozenset of str
        Members on which reviewers disagree.
    verdicts : tuple of Verdict
        What became of each decision.
    """

    groups: tuple[tuple[str, ...], ...]
    decided: Mapping[str, tuple[Decision, ...]]
    disputed: frozenset[str]
    verdicts: tuple[Verdict, ...]


def regroup(groups: Groups, decisions: Iterable[Decision], similarity: float) -> Regrouped:
    """Apply decisions to the machine's groups: parted first, then merged.

    Parameters
    ----------
    groups : Groups
    decisions : iterable of Decision
        Those with other actions or subjects are left alone.
    similarity : float
        See ``link.verdicts.find_subject``.
    """
    group_of = {m: g for g, members in groups.members.items() for m in members}
    verdicts: list[Verdict] = []
    statements: list[Statement] = []
    for decision in decisions:
        if decision.action not in ACTIONS:
            continue
        if decision.subject_table not in (groups.table, groups.member_table):
            continue
        said = _statement(decision, groups, group_of, similarity)
        (statements if isinstance(said, Statement) else verdicts).append(said)  # type: ignore[arg-type]
    kept, others = standing(statements)
    verdicts += others
    lines_in_conflict = {v.decision.line for v in others if v.status == CONFLICT}
    disputed = frozenset(
        m for s in statements if s.decision.line in lines_in_conflict for m in s.left | s.right
    )
    parts = _parted([set(members) for members in groups.members.values()], kept)
    applied, refused = _joined(parts, kept)
    verdicts += refused
    turned_down = {v.decision.line for v in refused}
    decided: dict[str, tuple[Decision, ...]] = {}
    for statement in kept:
        if statement.decision.line in turned_down:
            continue
        verdicts.append(statement.verdict)
        for member in sorted(statement.left | statement.right):
            decided[member] = (*decided.get(member, ()), statement.decision)
    return Regrouped(
        tuple(sorted(tuple(sorted(part)) for part in applied)),
        decided,
        disputed,
        tuple(sorted(verdicts, key=lambda v: v.decision.line)),
    )


def _statement(
    decision: Decision, groups: Groups, group_of: Mapping[str, str], similarity: float
) -> Statement | Verdict:
    """Say which members a decision speaks of."""
    whole = decision.subject_table == groups.table
    if whole and decision.subject_id in groups.members:
        subject, verdict = decision.subject_id, Verdict(decision, APPLIED)
        own = frozenset(groups.members[subject])
    else:
        member, verdict = find_subject(decision, groups.named, similarity)
        if not member:
            return verdict
        own = frozenset(groups.members[group_of[member]]) if whole else frozenset((member,))
    if decision.action == "accept":
        return Statement(verdict, True, own, own)
    others: set[str] = set()
    for name in decision.value.split():
        if name not in groups.members and name not in group_of:
            return Verdict(decision, STALE, f"{name} is no longer there")
        others |= set(groups.members.get(name, (name,)))
    if decision.action == "merge":
        if not others:
            return Verdict(decision, STALE, "names nothing to merge with; fill the column value")
        return Statement(verdict, True, own, frozenset(others))
    return _split(verdict, own, frozenset(others), whole, groups, group_of)


def _split(
    verdict: Verdict,
    own: frozenset[str],
    others: frozenset[str],
    whole: bool,
    groups: Groups,
    group_of: Mapping[str, str],
) -> Statement | Verdict:
    if whole:
        # The members named leave together; none named: all go their own ways.
        if not others <= own:
            gone = min(others - own)
            return replace(verdict, status=STALE, why=f"{gone} is not in it any more")
        return Statement(verdict, False, others or own, (own - others) or own)
    (member,) = own
    rest = others or frozenset(groups.members[group_of[member]]) - own
    return Statement(verdict, False, own, rest)


def _parted(parts: list[set[str]], kept: Sequence[Statement]) -> list[set[str]]:
    for statement in kept:
        if statement.together:
            continue
        out: list[set[str]] = []
        for part in parts:
            left, right = part & statement.left, part & statement.right
            if statement.left == statement.right and left:
                out.extend({member} for member in sorted(left))
            elif left and right:
                out.extend((left, part - left))
            else:
                out.append(part)
        parts = [part for part in out if part]
    return parts


def _joined(
    parts: list[set[str]], kept: Sequence[Statement]
) -> tuple[list[set[str]], list[Verdict]]:
    """Merge what people merge; what would join a pair that others parted is a conflict."""
    apart = [s for s in kept if not s.together]
    refused: list[Verdict] = []
    for statement in kept:
        if not statement.together:
            continue
        named = statement.left | statement.right
        met = [part for part in parts if part & named]
        joined = set().union(*met)
        against = next((s for s in apart if _holds(joined, s)), None)
        if against is not None:
            why = f"it would join what line {against.decision.line} parts"
            refused.append(replace(statement.verdict, status=CONFLICT, why=why))
            continue
        parts = [part for part in parts if not part & named] + [joined]
    return parts, refused


def _holds(part: set[str], apart: Statement) -> bool:
    if apart.left == apart.right:
        return len(part & apart.left) > 1
    return bool(part & apart.left and part & apart.right)
