"""The arms of an account: which there are, what they are called, which is the comparator."""

from __future__ import annotations

from trialtrace.extract.accounts.arms.amounts import amounts_with_n
from trialtrace.extract.accounts.arms.arm import Arm
from trialtrace.extract.accounts.arms.choice import choose
from trialtrace.extract.accounts.arms.counts import names_with_counts
from trialtrace.extract.accounts.arms.labels import give_labels
from trialtrace.extract.accounts.arms.name import BY_AMOUNT
from trialtrace.extract.accounts.arms.names import names_with_n
from trialtrace.extract.accounts.arms.roles import in_order
from trialtrace.extract.accounts.arms.unnamed import unnamed_arms
from trialtrace.extract.accounts.parts import Parts
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.scopes.segment import Scope

_WITH_SIZES = frozenset({"arms.n_equals", "arms.n_inside", "arms.counted", BY_AMOUNT})


def find_arms(scope: Scope, parts: Parts, title: str, title_start: int) -> list[Arm]:
    """Find the arms of an account, the experimental ones first.

    Parameters
    ----------
    scope : Scope
        Sentences of the account.
    parts : Parts
        The same by the part of the paper.
    title : str
        Title of the document where the account is of its authors' own trial, else empty.
    title_start : int
        Offset of the title.

    Returns
    -------
    list of Arm
        Empty where the text sets no groups against each other.
    """
    arms = choose(scope, parts, title, title_start)
    if not arms and scope.claim_level == "own_result" and not parts.lead:
        return unnamed_arms(scope.lines)
    if len(arms) < 2:
        return []
    _give_sizes(arms, scope.lines)
    arms = in_order(arms, scope.lines, title)
    give_labels(arms, scope.lines, title, title_start)
    return arms


def _give_sizes(arms: list[Arm], lines: list[Line]) -> None:
    """Keep the sizes that stand in brackets behind the names."""
    if any(arm.name.rule not in _WITH_SIZES for arm in arms):
        return
    by_start = {arm.name.start: arm for arm in arms}
    for line in lines:
        if arms and line.start <= arms[0].name.start < line.end:
            for name, span in (
                *names_with_n(line.text, line.start),
                *names_with_counts(line.text, line.start),
                *amounts_with_n(line.text, line.start),
            ):
                if name.start in by_start and by_start[name.start].n[0] < 0:
                    by_start[name.start].n = span
