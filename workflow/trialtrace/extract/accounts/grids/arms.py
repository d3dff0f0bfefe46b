"""Which headings of a table are which arms of an account."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.grids.headers import BESIDE, SIZE
from trialtrace.extract.accounts.grids.kinds import ACTIVE, CONTROL, kind_of
from trialtrace.extract.accounts.grids.model import Head, Table
from trialtrace.extract.accounts.grids.packed import CONTROL as CONTROL_WORDS
from trialtrace.extract.accounts.grids.rows import arm_of, bare
from trialtrace.extract.accounts.grids.sizes import says_size

_PAIR = 2
_STANDARD = re.compile(
    r"\b(?:usual|standard|routine|conventional)\b|\bwait(?:ing)?[- ]?list\b", re.IGNORECASE
)


def arms_of(account: Account, table: Table) -> tuple[int, dict[str, int]] | None:
    """Return the level of column headings that names arms, and which heading is which arm.

    None where headings are not told to be arms, or where more groups have their numbers of people
    in them than the account has arms: one of them is another's then.
    """
    depth = max((len(datum.heads) for datum in table.data), default=0)
    best: tuple[int, dict[str, int]] | None = None
    for level in range(depth):
        heads = _heads(table, level)
        if sum(SIZE.search(head.words) is not None for head in heads.values()) > len(account.arms):
            continue
        named = {
            name: arm for name, head in heads.items() if (arm := arm_of(account, head)) is not None
        }
        if len(heads) == _PAIR and len(named) < _PAIR:
            named = _by_kind(account, heads, named)
        told = set(named.values())
        if (
            len(told) > 1
            and len(told) == len(named)
            and (best is None or len(named) > len(best[1]))
        ):
            best = level, named
    return best


def _heads(table: Table, level: int) -> dict[str, Head]:
    """Return the headings of a level that may name arms, by their bare words."""
    found: dict[str, Head] = {}
    for datum in table.data:
        if len(datum.heads) > level:
            head = datum.heads[level]
            name = bare(head.words)
            if name and not BESIDE.search(name) and not says_size(head.words):
                found.setdefault(name, head)
    return found


def _by_kind(account: Account, heads: dict[str, Head], named: dict[str, int]) -> dict[str, int]:
    """Return the two headings as the two arms where one only says "intervention" or "control".

    The account's other arm must be told to be no control, or its control to be one.
    """
    roles = [account.role_of(arm) for arm in range(len(account.arms))]
    if len(roles) != _PAIR or roles.count("experimental") != 1:
        return {}
    tried = roles.index("experimental")
    control = 1 - tried
    words = account.arms[control].name.text
    if not all(re.search(r"[^\W\d_]{3}", arm.name.text) for arm in account.arms):
        return {}
    if not (
        roles[control] in ("placebo", "none")
        or CONTROL_WORDS.search(words)
        or _STANDARD.search(words)
    ):
        return {}
    found = dict(named)
    for name, head in heads.items():
        kind = kind_of(head.words)
        if name not in found and kind:
            found[name] = tried if kind == ACTIVE else control
    kinds = [kind_of(head.words) for head in heads.values()]
    return found if len(set(found.values())) == _PAIR and kinds.count(CONTROL) < _PAIR else {}
