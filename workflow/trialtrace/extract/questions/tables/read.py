"""Answers in tables: the pair of cells that an outcome's row and two arms' columns cross in.

Arms stand over columns or beside rows; the other axis names outcome and moment.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.accounts.grids.figures import (
    has_error,
    is_modelled,
    is_share,
    kinds_of,
    numbers_of,
)
from trialtrace.extract.accounts.grids.headers import BESIDE
from trialtrace.extract.accounts.grids.model import Datum, Head, Table
from trialtrace.extract.accounts.grids.shares import as_share, said_around
from trialtrace.extract.accounts.grids.sizes import is_size_cell
from trialtrace.extract.accounts.grids.times import spans_later
from trialtrace.extract.questions.arms.groups import ACTIVE, CONTROL, LABEL, kind_of
from trialtrace.extract.questions.arms.headings import (
    arm_name,
    arms_in,
    bare,
    heads_of,
    labels_in,
    labels_of,
    name_levels,
)
from trialtrace.extract.questions.arms.names import (
    COMPARATOR,
    INTERVENTION,
    Naming,
)
from trialtrace.extract.questions.model import EVENTS, MEANS, Number, Reading, Side, size_number
from trialtrace.extract.questions.outcomes.senses import analyses_in, says_change
from trialtrace.extract.questions.outcomes.shorts import shorts_in
from trialtrace.extract.questions.outcomes.wanted import SECTION_GAP, Wanted
from trialtrace.extract.questions.outcomes.wording import NAME, squeezed
from trialtrace.extract.questions.tables.footnotes import note_on
from trialtrace.extract.questions.tables.labels import counts_else
from trialtrace.extract.questions.tables.ranks import rank_of, rank_of_analysis, rank_of_shared
from trialtrace.extract.questions.tables.stages import DIFFERENCE, is_earlier, moment_of

_SURE, _TOLD = 0.8, 0.5
# Shorter short forms stand in other words.
_SHORTEST = 3
SizeOf = Callable[[str, float], Number | None]


def read_tables(
    text: str, tables: Sequence[Table], naming: Naming, wanted: Wanted, size_of: SizeOf
) -> Iterator[Reading]:
    """Yield every pair of cells that speaks of both arms, with the score of its outcome.

    Parameters
    ----------
    size_of : callable
        (side, days) → people of that arm at a moment, where the table does not say.
    """
    captions = [table.caption for table in tables]
    for table in map(_continued, tables):
        wanted = replace(
            wanted,
            named=proper_names(text, table, wanted),
            noted=names_noted(table, wanted),
            early=is_earlier(table.caption, captions) and not is_earlier(wanted.words, ()),
        )
        yield from _pairs(text, table, naming, wanted, size_of, heads_of, labels_of)
        yield from _pairs(text, table, naming, wanted, size_of, labels_of, heads_of)


_CHANGE_ONLY = re.compile(
    r"\W*(?:mean\s+)?(?:change|changes|difference|\u0394|delta)\s*(?:\(?(?:from|to|since|versus|vs\.?)\s+(?:the\s+)?baseline\)?)?\W*",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"\b(?:groups?|arms?|controls?|placebo)\b", re.IGNORECASE)


def _continued(table: Table) -> Table:
    """Return a table whose rows "Change from baseline" under an arm's row are that arm's."""
    owner: tuple[Head, ...] = ()
    data = []
    for datum in table.data:
        last = plain(datum.labels[-1].words) if datum.labels else ""
        if _GROUPED.search(last):
            owner = datum.labels
        elif owner and datum.labels[:-1] == owner[:-1] and _CHANGE_ONLY.fullmatch(last):
            datum = replace(datum, labels=(*owner, datum.labels[-1]))
        data.append(datum)
    return replace(table, data=tuple(data))


def _pairs(
    text: str,
    table: Table,
    naming: Naming,
    wanted: Wanted,
    size_of: SizeOf,
    axis: Callable[[Datum], tuple[Head, ...]],
    across: Callable[[Datum], tuple[Head, ...]],
) -> Iterator[Reading]:
    found = arms_in(table, naming, axis)
    if found is None:
        return
    level, ours, theirs = found
    told = sorted((naming.score(ours, INTERVENTION), naming.score(theirs, COMPARATOR)))
    if (
        axis is labels_of
        and told[0] < _TOLD
        and not (told[1] >= _SURE and _alternate(table, level, (ours, theirs)))
        and not (told[1] >= _TOLD and _repeat(table, level, (ours, theirs)))
        and (kind_of(ours), kind_of(theirs)) != (ACTIVE, CONTROL)
        and not (told[1] >= _TOLD and all(LABEL.fullmatch(plain(one)) for one in (ours, theirs)))
    ):
        return  # rows are mostly outcomes: to be arms, both must be named
    # A level that helps to name one of the arms tells nothing else apart.
    named = {
        place
        for datum in table.data
        if len(axis(datum)) > level and arm_name(axis(datum), level) in (ours, theirs)
        for place in name_levels(axis(datum), level)
    }
    groups: dict[tuple[object, ...], dict[str, Datum]] = {}
    rows: dict[tuple[object, ...], set[tuple[object, ...]]] = {}
    for datum in table.data:
        heads = axis(datum)
        if len(heads) <= level or is_size_cell(datum):
            continue
        name = arm_name(heads, level)
        if name not in (ours, theirs):
            continue
        rest = tuple(bare(h.words) for i, h in enumerate(heads) if i not in named)
        place = datum.row if axis is heads_of else datum.column
        key = (place, tuple(bare(h.words) for h in across(datum)), rest)
        spelt = (tuple(h.words.casefold() for h in across(datum)), rest)
        rows.setdefault(spelt, set()).add(key)
        cells = groups.setdefault(key, {})
        # Two cells of one arm under the same words: a heading was lost; which is which, nobody says.
        cells["" if name in cells else name] = datum
    # Two rows of one name: what told them apart was lost.
    lost = {key for (words, _), keys in rows.items() if words and len(keys) > 1 for key in keys}
    for key, cells in groups.items():
        if key in lost:
            continue
        if ours in cells and theirs in cells and "" not in cells:
            one, other = cells[ours], cells[theirs]
            rest = tuple(h for i, h in enumerate(axis(one)) if i not in named)
            yield from _readings(
                text, table, (ours, one), (theirs, other), across(one), rest, wanted, size_of,
                (naming.intervention, naming.comparator),
            )  # fmt: skip


def _alternate(table: Table, level: int, arms: tuple[str, str]) -> bool:
    """Tell whether two names are all the labels of a level, again and again: rows of two arms."""
    rows = {
        (datum.row, arm_name(datum.labels, level))
        for datum in table.data
        if len(datum.labels) > level
    }
    names = [name for _, name in rows if not (BESIDE.search(name) or says_change(name))]
    return set(names) == set(arms) and min(names.count(arm) for arm in arms) > 1


def _repeat(table: Table, level: int, arms: tuple[str, str]) -> bool:
    """Tell whether two names are all the sections of a table, and the same rows stand under both."""
    under: dict[str, list[tuple[str, ...]]] = {}
    for datum in table.data:
        if len(datum.labels) > level + 1:
            rows = under.setdefault(arm_name(datum.labels, level), [])
            rest = tuple(bare(head.words) for head in datum.labels[level + 1 :])
            if rest not in rows:
                rows.append(rest)
    return set(under) == set(arms) and under[arms[0]] == under[arms[1]] and len(under[arms[0]]) > 1


def _readings(
    text: str,
    table: Table,
    ours: tuple[str, Datum],
    theirs: tuple[str, Datum],
    across: tuple[Head, ...],
    rest: tuple[Head, ...],
    wanted: Wanted,
    size_of: SizeOf,
    asked: tuple[str, str],
) -> Iterator[Reading]:
    beside = " ".join(bare(head.words) for head in rest)
    # What heads the labels is said of each of them.
    corner = table.corner if across == ours[1].labels else ""
    own, above, score = _named(across, rest, f"{table.caption} {wanted.noted}", corner, wanted)
    if score <= 0 or wanted.other_limit(own) or wanted.lacks_name(own, above):
        return
    said = analyses_in(" ; ".join(head.words for head in (*across, *rest)))
    said = said or analyses_in(table.caption)
    if said and wanted.analyses and said != wanted.analyses:
        return  # in other people than those asked for
    if any(spans_later(head.words) for head in (*across, *rest)):
        return  # a change, though not since the start
    if any(_TEST.search(plain(head.words)) for head in rest):
        return
    sides = []
    where = moment_of(own, above, table.caption)
    if wanted.early and not where[0]:
        where = "baseline", 0.0, True
    for side, (_, datum) in ((INTERVENTION, ours), (COMPARATOR, theirs)):
        # How many kept to the protocol only the table itself can tell.
        n = size_number(datum.size) or (None if said - {"all"} else size_of(side, where[1]))
        near = said_around(f"{own} {_heads_of(datum)}", (table.corner, table.caption, table.notes))
        shared = as_share(datum.value, near, n.value if n else None)
        sides.append((replace(datum, value=shared), n))
    if ours[1].size is not None and ours[1].size == theirs[1].size:
        # One number in a label is both arms' together, unless it is each one's own.
        sides = [
            (datum, _part_of(ours[1].size.value, side, size_of, where[1]))
            for side, (datum, _) in zip((INTERVENTION, COMPARATOR), sides, strict=True)
        ]
    label = f"{own} ; {above} {note_on(own, table.notes)}"
    contexts = (label, table.corner, table.caption, table.notes)
    possible = [
        kinds_of(
            datum.value,
            (contexts[0] + " " + _heads_of(datum), *contexts[1:]),
            n.value if n else None,
        )
        for datum, n in sides
    ]
    zero = [d.value.form == "number" and d.value.parts[0].value == 0 for d, _ in sides]
    kinds = possible[0] & possible[1]
    if any(
        is_modelled(d.value, (f"{contexts[0]} {_heads_of(d)}", *contexts[1:])) for d, _ in sides
    ):
        return
    if not kinds and any(zero):
        kinds = (possible[0] | possible[1]) - {MEANS}
    if counts_else(
        wanted, own, above, table.caption, all(d.value.form == "number" for d, _ in sides)
    ):
        kinds -= {EVENTS}
    for kind in sorted(kinds):
        built = []
        for datum, n in sides:
            numbers = numbers_of(
                datum.value, kind, n.value if n else None,
                lambda place, datum=datum: datum.cell.offset(place),
                "se" if kind == MEANS and has_error(
                    datum.value, (contexts[0] + " " + _heads_of(datum), *contexts[1:])
                ) else "",
            )  # fmt: skip
            whole = datum.value.part("n") if datum.value.form == "fraction" else None
            if whole is not None:
                n = Number(
                    whole.value, datum.cell.offset(whole.start), datum.cell.offset(whole.end)
                )
            if kind == MEANS and _SEX.fullmatch(plain(own)):
                n = None  # the people of the column are of both sexes
            built.append(Side(numbers, n) if numbers else None)
        if built[0] is None or built[1] is None:
            continue
        yield Reading(
            kind, built[0], built[1], own or above, score, "find.row",
            "sure" if _confirmed(built, sides) else "likely",
            timepoint=where[0], days=where[1], baseline=where[2],
            change=says_change(f"{own} {above}")
            or DIFFERENCE.search(f"{own} {above}") is not None
            or _GAIN.match(plain(own)) is not None
            or (
                says_change(table.caption)
                and "score" not in own
                and not _parts_changes(table)
            ),
            rank=rank_of(beside)
            + rank_of_shared(beside, *asked)
            + rank_of_analysis(said)
            + (_WHOLE.fullmatch(plain(own)) is not None),
            told=wanted.whole.covered(f"{own} ; {above} ; {corner} ; {table.caption}"),
            strange=wanted.strange_in(SECTION_GAP.join(head.words for head in across[:-1])),
            aside=not wanted.analyses and rank_of_analysis(said) < 0,
        )  # fmt: skip


def _named(
    across: tuple[Head, ...], rest: tuple[Head, ...], caption: str, corner: str, wanted: Wanted
) -> tuple[str, str, float]:
    """Return what names the outcome, the words around it, and how well they agree with the question.

    Where the arms' own axis has further words, they may be the name, and the other axis the moment.
    """
    best = ("", "", -1.0)
    for last, others in ((across, rest), (rest, across)):
        if not last and others:
            continue
        own = last[-1].words if last else ""
        above = SECTION_GAP.join(h.words for h in (*last[:-1], *others))
        headed = last is across and wanted.says_of(corner)
        around = f"{above}{SECTION_GAP}{corner}" if headed else above
        score = wanted.score(own, around, caption)
        if score > best[2] + 0.1:
            best = own, above, score
    return best


def _parts_changes(table: Table) -> bool:
    """Tell whether a table sets changes apart itself: what its caption says is said of these."""
    return any(
        says_change(head.words) for datum in table.data for head in (*datum.labels, *datum.heads)
    )


_TEST = re.compile(
    r"^\W*p\W*$|\bt-?\s?test|\bp[- ]?val|\bstatistic\b|\beffect size|\bcohen|\banova\b|[χx]\W?2\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\W*(?:total|all|overall)\W*", re.IGNORECASE)
_SEX = re.compile(r"\W*(?:men|women|males?|females?|boys|girls)\W*", re.IGNORECASE)
# A row of differences: what was before is taken away from what was after.
_GAIN = re.compile(r"\W*(?:mean\s+)?(?:difference|gain|improvement|reduction)s?\b", re.IGNORECASE)


def proper_names(text: str, table: Table, wanted: Wanted) -> frozenset[str]:
    """Return the names of scales and tests in a question that a table's labels name, too.

    A name is written with a capital wherever the document has it.
    """
    asked = frozenset(
        squeezed(word)
        for word in NAME.findall(plain(wanted.words))
        if not re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", text)
    )
    if not asked:
        return asked
    found = {(*datum.labels, *datum.heads) for datum in table.data}
    near = {squeezed(" ".join(head.words for head in heads)) for heads in found}
    # The most that any one place says of them.
    return max(
        (frozenset(n for n in asked if n in words) for words in near), key=len, default=frozenset()
    )


def names_noted(table: Table, wanted: Wanted) -> str:
    """Return the names of scales in a question that only the notes of a table say."""
    near = squeezed(" ".join((table.caption, *labels_in([table]))))
    notes = squeezed(table.notes)
    names = dict.fromkeys((*shorts_in(wanted.words), *NAME.findall(plain(wanted.words))))
    return " ".join(
        name
        for name in names
        if len(name) > _SHORTEST and squeezed(name) in notes and squeezed(name) not in near
    )


def _part_of(both: int, side: str, size_of: SizeOf, days: float) -> Number | None:
    """Return an arm's own number where it fits the one that a label gives to two arms."""
    numbers = [size_of(one, days) for one in (INTERVENTION, COMPARATOR)]
    if None in numbers:
        return None
    values = [number.value for number in numbers]
    fits = sum(values) == both or values == [both, both]
    return numbers[0 if side == INTERVENTION else 1] if fits else None


def _heads_of(datum: Datum) -> str:
    return " ".join(h.words for h in datum.heads)


def _confirmed(built: list[Side | None], sides: list[tuple[Datum, Number | None]]) -> bool:
    """Tell whether each side's percentage is what events and people come to."""
    for side, (datum, _) in zip(built, sides, strict=True):
        percent = datum.value.part("percent") or (
            datum.value.parts[1] if datum.value.form == "pair" else None
        )
        events = side.numbers.get("events") if side else None
        if events is None or events.derived or side.n is None or percent is None:
            return False
        if not is_share(events.value, side.n.value, percent.value, percent.decimals):
            return False
    return True
