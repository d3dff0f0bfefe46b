"""In which order a text lists its two arms, where it gives their sizes and names no arm afterwards.

"Adults were allotted to salt (n = 40) or to zinc (n = 41). … The rates were 12% and 31%,
respectively": who lists the control first with the sizes does so with the results. Where a sentence
tells a pair of results in the usual order, its text is taken to do so throughout.
"""

from __future__ import annotations

from trialtrace.extract.accounts.account import Account

_PAIR = 2


def order_of_sizes(account: Account) -> list[int]:
    """Return the arms in the order of their sizes where one sentence tells both, else the usual order.

    Parameters
    ----------
    account : Account
        The account, its arms' sizes written.
    """
    if len(account.arms) != _PAIR:
        return account.order
    places: dict[int, int] = {}
    for one in account.ledger.values:
        if (one.table, one.field) == ("arms", "n") and one.row_id in account.arm_rows:
            places[account.arm_rows.index(one.row_id)] = account.ledger.span_of(one.evidence_id)[0]
    together = len(places) == _PAIR and any(
        all(line.start <= place < line.end for place in places.values()) for line in account.lines
    )
    return sorted(account.order, key=places.__getitem__) if together else account.order
