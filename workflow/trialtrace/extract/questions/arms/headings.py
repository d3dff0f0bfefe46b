"""What tables call their arms, and what words their labels and headings hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.accounts.grids.headers import BESIDE
from trialtrace.extract.accounts.grids.model import Datum, Head, Table
from trialtrace.extract.accounts.grids.moments import is_only_moment
from trialtrace.extract.accounts.grids.sizes import is_size_cell, says_size
from trialtrace.extract.accounts.grids.words import COUNTED
from trialtrace.extract.questions.arms.names import (
    COMPARATOR,
    GROUP_NOUN,
    INTERVENTION,
    Naming,
)
from trialtrace.extract.questions.arms.pairs import choose_pair
from trialtrace.extract.questions.outcomes.senses import says_change
from trialtrace.extract.questions.outcomes.shorts import shorts_in
from trialtrace.extract.questions.outcomes.wording import YES
from trialtrace.extract.questions.outcomes.words import stems

_SIZE = re.compile(
    rf"\(?\s*\bn\s*=\s*[\d,]+\s*\)?|\(\s*\d[\d,]*\s+{COUNTED}\.?\s*\)",
    re.IGNORECASE,
)
# How the figures under a heading are summed up: "Zinc, mean (SD)".
_STATISTIC = re.compile(
    r"[,;:]?\s*(?:\b(?:means?|medians?|n|nos?\.?|number))?\s*(?:\(\s*(?:sd|sem?|iqr|%|range|95 ?% ?ci)\s*\)"
    r"|\u00b1\s*(?:sd|sem?))\s*$",
    re.IGNORECASE,
)
_MOST_NAMES = 12
_GROUP_END = re.compile(
    r"\b(?:groups?|arms?|cohorts?|vitamin|grade|type|stage|class)\W*$", re.IGNORECASE
)
# A word that a text says so often is about its topic.
_OFTEN = 3


def heads_of(datum: Datum) -> tuple[Head, ...]:
    return datum.heads


def labels_of(datum: Datum) -> tuple[Head, ...]:
    return datum.labels


def bare(words: str) -> str:
    """Return a heading without its number of people and marks."""
    view = _STATISTIC.sub(" ", _SIZE.sub(" ", plain(words)))
    return " ".join(re.sub(r"[*_]", " ", view).split())


def arm_name(heads: tuple[Head, ...], level: int) -> str:
    """Return what a heading calls an arm; one of digits only takes the words above it along."""
    return " ".join(bare(heads[i].words) for i in name_levels(heads, level)).strip()


def name_levels(heads: tuple[Head, ...], level: int) -> tuple[int, ...]:
    """Return the levels of a heading that together name its arm."""
    own = bare(heads[level].words)
    # "Month 4 | C": a letter names a group by itself, but not behind "Group".
    if re.fullmatch(r"[A-Z]\d?", own) and level and not _GROUP_END.search(heads[level - 1].words):
        return (level,)
    if level and not re.search(r"[^\W\d_]{2}|\d\s*%", own):
        return level - 1, level
    return (level,)


def labels_in(tables: Sequence[Table]) -> tuple[str, ...]:
    """Return all labels and headings, each once."""
    return tuple(
        dict.fromkeys(h.words for t in tables for d in t.data for h in (*d.labels, *d.heads))
    )


def labelled_in(tables: Sequence[Table]) -> frozenset[str]:
    """Return the stems of all labels, headings and captions."""
    heads = {h.words for table in tables for d in table.data for h in (*d.labels, *d.heads)}
    return frozenset(
        one for words in (*heads, *(t.caption for t in tables)) for one in stems(words)
    )


def topics_of(counts: Mapping[str, int], labelled: frozenset[str]) -> frozenset[str]:
    """Return the stems that a text says again and again and no label, heading or caption does.

    Parameters
    ----------
    counts : mapping of str to int
        Stem → how often the text says it.
    """
    return frozenset(
        one for one, count in counts.items() if count >= _OFTEN and one not in labelled
    )


def written_in(tables: Sequence[Table]) -> frozenset[str]:
    """Return the short forms in labels and headings of tables."""
    heads = {h.words for table in tables for d in table.data for h in (*d.labels, *d.heads)}
    return frozenset(short for words in heads for short in shorts_in(words))


def names_in(tables: Sequence[Table]) -> tuple[str, ...]:
    """Return what heads columns and rows, each once, numbers of people and group words left out."""
    heads = [h.words for table in tables for d in table.data for h in (*d.heads, *d.labels[:-1])]
    rows = {(id(t), d.row): d.labels[-1].words for t in tables for d in t.data if d.labels}
    # A label that comes again and again may be an arm's.
    heads.extend(words for words, count in Counter(rows.values()).items() if count > 1)
    found = dict.fromkeys(heads)
    return tuple(dict.fromkeys(GROUP_NOUN.sub("", bare(words)).strip() for words in found))


def arms_in(
    table: Table, naming: Naming, axis: Callable[[Datum], tuple[Head, ...]]
) -> tuple[int, str, str] | None:
    """Return the level of an axis that names arms, and what it calls the two asked for."""
    best: tuple[float, int, str, str] | None = None
    depth = max((len(axis(datum)) for datum in table.data), default=0)
    for level in range(depth):
        names = []
        for datum in table.data:
            if len(axis(datum)) <= level or says_size(axis(datum)[level].words):
                continue
            if BESIDE.search(plain(axis(datum)[level].words)):
                continue
            name = arm_name(axis(datum), level)
            if not name or name in names or BESIDE.search(name) or says_change(name):
                continue
            if not is_only_moment(name):  # "Post-intervention" is no intervention
                names.append(name)
        # "Yes" and "No" tell who had it, though a control is denied something, too.
        if not 2 <= len(names) <= _MOST_NAMES or any(YES.fullmatch(name) for name in names):
            continue
        pair = choose_pair(names, naming)
        if pair and (best is None or pair.strength > best[0]):
            best = pair.strength, level, names[pair.intervention], names[pair.comparator]
    return best[1:] if best else None


def surfaces_of(tables: Sequence[Table], naming: Naming) -> dict[str, str]:
    """Return what tables call the arms → side; "" for arms that are not asked for.

    A name that two tables give to two sides is left out.
    """
    told: dict[str, set[str]] = {}
    for table in tables:
        for axis in (heads_of, labels_of):
            found = arms_in(table, naming, axis)
            if found is None:
                continue
            level, ours, theirs = found
            strength = min(naming.score(ours, INTERVENTION), naming.score(theirs, COMPARATOR))
            if axis is labels_of and strength < 0.5:
                continue
            for datum in table.data:
                if len(axis(datum)) <= level or says_size(axis(datum)[level].words):
                    continue
                name = arm_name(axis(datum), level)
                side = {ours: INTERVENTION, theirs: COMPARATOR}.get(name, "")
                if BESIDE.search(name) or (not side and axis is labels_of):
                    continue
                short = GROUP_NOUN.sub(" ", re.sub(r"\([^()]*\)", " ", name)).strip(" ,;:")
                if len(short.split()) <= 4 and re.search(r"[^\W\d_]{2}|[A-Z]/[A-Z]|\d\s?mg", short):
                    told.setdefault(short, set()).add(side)
    return {name: next(iter(sides)) for name, sides in told.items() if len(sides) == 1}


def order_of(tables: Sequence[Table], naming: Naming) -> tuple[str, ...]:
    """Return the sides of all arms as the first table lists them that has both; "" for others."""
    for table in tables:
        found = arms_in(table, naming, heads_of)
        if found is None:
            continue
        level, ours, theirs = found
        names: list[str] = []
        for datum in table.data:
            heads = datum.heads
            if len(heads) <= level or says_size(heads[level].words) or is_size_cell(datum):
                continue
            name = arm_name(heads, level)
            if name not in names and not any(BESIDE.search(head.words) for head in heads):
                names.append(name)
        return tuple(
            INTERVENTION if name == ours else COMPARATOR if name == theirs else "" for name in names
        )
    return ()
