"""What a row of a table measures: the name in its label, unless several rows have it for other things."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.accounts.grids.model import Datum, Table
from trialtrace.extract.accounts.grids.times import moments, says_baseline, says_end
from trialtrace.extract.accounts.outcomes.choice import Named

# What a label says beside the outcome's name: unit, note mark, how it was summed up.
_TAIL = re.compile(
    r"\s*(?:[,(\[^*†‡§]|(?<=\s)[—–](?=\s)|\b(?:mean|median|n|no\.?|number|sd|\u00b1|%)\b\W*(?:\(|$|\u00b1|sd)).*$",
    re.IGNORECASE | re.DOTALL,
)
_STATISTIC_ONLY = re.compile(
    r"\W*(?:(?:mean|median|sd|se|score|scores|n|no|number|value|values|change|range|iqr|ci|from|bl|%|\d+)\W*)+$",
    re.IGNORECASE,
)
# How bad or how sure something was: of what, only the row over it says.
_GRADE = re.compile(
    r"\W*(?:mild|moderate|severe|serious|major|minor|grade [1-5](?:\W+[1-5])?|yes|no|none|absent|present|complete|"
    r"partial|positive|negative|good|fair|poor|excellent|low|high|other|others|unknown|missing|never|any)\W*",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Names:
    """How labels of one table are told apart.

    Attributes
    ----------
    shared : frozenset of int
        Starts of labels that another row has, too, under something else than another moment.
    twins : frozenset of str
        Short names that several labels have in common: "Relapse (early)", "Relapse (late)".
    holders : frozenset of int
        Starts of labels of rows with figures that other rows are parts of.
    """

    shared: frozenset[int]
    twins: frozenset[str]
    holders: frozenset[int]


def names_of(table: Table) -> Names:
    """Compare the labels of a table's rows."""
    places: dict[str, dict[int, tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    longs: dict[str, set[str]] = {}
    for datum in table.data:
        for level, head in enumerate(datum.labels):
            over = [plain(one.words).casefold().strip() for one in datum.labels[:level]]
            moment = tuple(one for one in over if _is_moment(one))
            rest = tuple(one for one in over if not _is_moment(one))
            places.setdefault(head.words, {})[head.start] = rest, moment
            bare = head.words.strip(" *_\u00a0:")
            longs.setdefault(_short(bare).casefold(), set()).add(bare)
    shared: set[int] = set()
    for found in places.values():
        if len({rest for rest, _ in found.values()}) > 1 or len(set(found.values())) < len(found):
            shared.update(found)
    own = {datum.labels[-1].start for datum in table.data if datum.labels}
    over = {head.start for datum in table.data for head in datum.labels[:-1]}
    twins = frozenset(name for name, full in longs.items() if len(full) > 1)
    return Names(frozenset(shared), twins, frozenset(own & over))


def _is_moment(words: str) -> bool:
    return bool(moments(words)) or says_baseline(words) or says_end(words)


def outcome_of(account: Account, names: Names, datum: Datum) -> str:
    """Return the outcome that a row is about: its label, or the section that it stands under.

    Empty where rows of one name stand under different headings: which is which, no name tells. A
    grade names nothing by itself, nor does a part of another row whose name is no outcome's.
    """
    text = account.ledger.document.text
    for head in reversed(datum.labels):
        words = text[head.start : head.end]
        if _STATISTIC_ONLY.match(plain(words)) or not re.search(r"[^\W\d_]{2}", words):
            continue
        if moments(words) and len(words) < 25 and len(datum.labels) > 1:
            continue
        if _GRADE.fullmatch(plain(words)) or head.start in names.shared:
            return ""
        lead = len(words) - len(words.lstrip(" *_\u00a0"))
        name = _name(names, words[lead:])
        start, end = head.start + lead, head.start + lead + len(name)
        terms = account.lexicon.find("outcomes", text, start, end)
        term = terms[0] if terms else None
        if term is None and any(one.start in names.holders for one in datum.labels[:-1]):
            return ""  # "Bladder" under "Injuries" is no outcome without it
        return account.outcomes.row(Named(start, end, "outcome.row_label", term))
    return ""


def _short(words: str) -> str:
    whole = words.rstrip(" *_:\u00a0")
    return _TAIL.sub("", whole) or whole


def _name(names: Names, words: str) -> str:
    """Return a label without what stands beside the name; all of it where that tells rows apart."""
    short = _short(words)
    if short.casefold() not in names.twins:
        return short
    bracket = _BRACKET.match(words, len(short))
    return words[: bracket.end()] if bracket else words.rstrip(" *_:\u00a0")
