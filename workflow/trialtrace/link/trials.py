"""One real study behind accounts: accounts that cite one work are one trial."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trialtrace.tables.ids import short_hash


@dataclass(frozen=True, slots=True)
class Account:
    """An account of a study in a document, and the work that it cites (empty: none)."""

    study_id: str
    work_id: str
    method: str
    label: str


@dataclass(frozen=True, slots=True)
class Trial:
    """A real study: its accounts, and how it is known."""

    trial_id: str
    label: str
    accounts: tuple[Account, ...]
    established_by: str

    @property
    def work_ids(self) -> tuple[str, ...]:
        """Works of its accounts, each once, sorted."""
        return tuple(sorted({a.work_id for a in self.accounts if a.work_id}))


def find_trials(accounts: Sequence[Account], work_labels: Mapping[str, str]) -> list[Trial]:
    """Join accounts to trials.

    Parameters
    ----------
    accounts : sequence of Account
    work_labels : mapping
        work_id → short name, for works whose authors are known; other trials take the name of their
        first account.
    """
    grouped: dict[str, list[Account]] = defaultdict(list)
    for account in sorted(accounts, key=lambda a: a.study_id):
        grouped[account.work_id or account.study_id].append(account)
    trials = [
        trial_of(members, work_labels, "work" if members[0].work_id else "text")
        for members in grouped.values()
    ]
    return sorted(trials, key=lambda trial: trial.trial_id)


def trial_of(
    accounts: Sequence[Account], work_labels: Mapping[str, str], established_by: str
) -> Trial:
    """Build the trial of some accounts; it is named and numbered by the first of them."""
    members = sorted(accounts, key=lambda a: a.study_id)
    works = [a.work_id for a in members if a.work_id]
    label = work_labels.get(works[0], "") if works else ""
    return Trial(
        short_hash("T", members[0].study_id),
        label or members[0].label,
        tuple(members),
        established_by,
    )
