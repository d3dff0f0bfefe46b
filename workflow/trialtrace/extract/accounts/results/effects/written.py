"""The results that an account has so far: which row a number serves, which outcome came last."""

from __future__ import annotations

from bisect import bisect_right, insort

from trialtrace.extract.accounts.account import Account
from trialtrace.grammar.mention import Part


class Written:
    """The results of an account while they are written.

    Parameters
    ----------
    account : Account
        The account.
    """

    def __init__(self, account: Account) -> None:
        self._account = account
        self._ledger = account.ledger
        self._done = 0
        self._placed: list[tuple[int, str]] = []

    def row_of(self, value: Part) -> str:
        """Return the result whose value a number is; empty for none."""
        return self._ledger.row_of("results", "value", value.start, value.end)

    def is_limited(self, row: str) -> bool:
        """Tell whether a result has its interval."""
        return self._ledger.stated("results", row, "low") != ""

    def outcome_before(self, low: int, high: int) -> str:
        """Return the outcome of the last result between two offsets; empty where there is none."""
        self._read_on()
        at = bisect_right(self._placed, (high, "")) - 1
        return self._placed[at][1] if at >= 0 and self._placed[at][0] >= low else ""

    def outcome_near(self, place: int) -> str:
        """Return the outcome of the last result before a place, else of the first one behind it."""
        return self.outcome_before(0, place) or next((one for _, one in self._placed), "")

    def _read_on(self) -> None:
        """Take in the rows that were added since."""
        for row in self._ledger.rows[self._done :]:
            if row.table == "results" and row.study_id == self._account.study:
                insort(self._placed, (self._ledger.span_of(row.established_by)[0], row.outcome_id))
        self._done = len(self._ledger.rows)
