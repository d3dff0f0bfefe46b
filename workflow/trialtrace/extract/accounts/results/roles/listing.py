"""In which order a text lists its arms, where its results name none of them.

"Adults were allotted to salt (n = 40) or to zinc (n = 41). … The rates were 12% and 31%,
respectively": who lists the control first with the sizes does so with the results. Where a sentence
tells a pair of results in the usual order, its text is taken to do so throughout. Three and more arms
are listed as the sentence lists them that names them all, control or not.
"""

from __future__ import annotations

from collections.abc import Sequence

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.results.roles.assigned import Assigned
from trialtrace.extract.accounts.results.roles.signs import SAID

PAIR = 2


def order_of_sizes(account: Account) -> list[int]:
    """Return the arms in the order of their sizes where one sentence tells all, else the usual order.

    Parameters
    ----------
    account : Account
        The account, its arms' sizes written.
    """
    places: dict[int, int] = {}
    for one in account.ledger.values:
        if (one.table, one.field) == ("arms", "n") and one.row_id in account.arm_rows:
            places[account.arm_rows.index(one.row_id)] = account.ledger.span_of(one.evidence_id)[0]
    if _told_together(account, places):
        return sorted(account.order, key=places.__getitem__)
    named = {place: arm.name.start for place, arm in enumerate(account.arms)}
    if len(account.arms) > PAIR and _told_together(account, named):
        return sorted(account.order, key=named.__getitem__)
    return account.order


def _told_together(account: Account, places: dict[int, int]) -> bool:
    """Tell whether one sentence holds a place of every arm, each at another place."""
    return len(account.arms) == len(set(places.values())) >= PAIR and any(
        all(line.start <= place < line.end for place in places.values()) for line in account.lines
    )


def each_once(given: Sequence[Assigned], arms: int) -> list[int]:
    """Return the order in which a sentence tells three and more arms, a number each; empty if it does not.

    All but one of the numbers stand at their names.
    """
    told = [one.arm for one in given]
    said = sum(one.rule in SAID for one in given)
    if -1 in told or len(set(told)) < len(told) or len(told) != arms or arms <= PAIR:
        return []
    return told if said >= arms - 1 else []
