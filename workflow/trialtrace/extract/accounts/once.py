"""What is asked of an account again and again and answered once: reading all of it takes its time."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from trialtrace.extract.accounts.account import Account

P = ParamSpec("P")
T = TypeVar("T")


def once(
    ask: Callable[Concatenate[Account, P], T],
) -> Callable[Concatenate[Account, P], T]:
    """Remember what a question about the sentences of an account was answered.

    Parameters
    ----------
    ask : callable
        Takes the account and hashable words; reads its sentences, and nothing that is still written.
    """

    @wraps(ask)
    def told(account: Account, *about: P.args, **named: P.kwargs) -> T:
        key = (ask, about, tuple(sorted(named.items())))
        if key not in account.facts:
            account.facts[key] = ask(account, *about, **named)
        return account.facts[key]

    return told
