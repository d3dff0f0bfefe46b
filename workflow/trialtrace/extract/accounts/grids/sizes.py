"""People of single cells: columns headed "n", and rows of numbers under or above their outcome."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.accounts.grids.figures import is_share
from trialtrace.extract.accounts.grids.model import Datum, Head, Size
from trialtrace.extract.accounts.grids.packed import BESIDE, SIZE
from trialtrace.grammar.people import PERSONS

# How many people a name stands for, said beside it: "(n = 12)".
SAID_SIZE = re.compile(r"\(?\s*\bn\s*=\s*[\d,]+\s*\)?", re.IGNORECASE)
# "No" without a stop is what "Yes" stands beside.
_BARE = re.compile(r"\W*(?:n|number|no(?=[^\w]*\.))[^\w%]*$", re.IGNORECASE)
_ASSESSED = re.compile(
    rf"\W*(?:n|no\.?|nos\.?|number|{PERSONS}|eyes)\s+(?:of\s+)?"
    r"(?:\w+\s+)?(?:assessed|analy[sz]ed|examined|evaluated|measured|tested|with data|available|"
    r"observed|followed)(?:\W*\bn)?\W*$|\W*(?:n|no\.?|number)\s+of\s+"
    rf"(?:{PERSONS}|eyes)\W*(?:assessed|analy[sz]ed|examined|evaluated)?\W*$",
    re.IGNORECASE,
)

# Over a column, these count people; beside a row, they may count what happened.
_CASES = re.compile(
    r"\W*(?:(?:n|nos?\.?|number)\s+of\s+cases|sample\s+size)\W*(?:\bn)?\W*$", re.IGNORECASE
)
_NAMED_SIZE = re.compile(
    r"\b(?P<name>[A-Za-z][\w+]{2,20})(?:\s+(?:groups?|arms?))?\s*[(\[;,]\s*n\s*=\s*(?P<n>\d[\d,]{0,6})(?![\d.])",
    re.IGNORECASE,
)
# Whose number stands in front of "n =": the words since the last bracket or comma.
_OWNER = re.compile(r"(?P<name>[^\W\d_][\w -]{0,40}?)\W{0,3}$")
# Stages of a trial own no number: the last one of them is the one that figures rest on.
_STAGE = re.compile(
    r"\b(?:random|allocat|assign|enrol|recruit|analy|assess|complet|includ|evaluat|itt\b|total\b)",
    re.IGNORECASE,
)


def size_in(text: str, heads: tuple[Head, ...]) -> Size | None:
    """Return the people that headings give to all under them: "Zinc (n = 9)".

    A heading that gives each of several arms its own number gives none to all.
    """
    for head in reversed(heads):
        found = _sizes_of(text, head)
        if found:
            return None if _owned(found) else found[-1][1]
    return None


def size_among(text: str, heads: tuple[Head, ...], labels: tuple[Head, ...]) -> Size | None:
    """Return the people of a row where a heading names rows: "Week 3 (zinc n = 9, none n = 8)".

    The name must stand in one of the row's labels, the innermost that has one of them.
    """
    for head in reversed(heads):
        found = _sizes_of(text, head)
        if not _owned(found):
            continue
        for label in reversed(labels):
            said = f" {_words(label.words)} "
            fits = [size for name, size in found if f" {name} " in said]
            if fits:
                return fits[0] if len(fits) == 1 else None
    return None


def _sizes_of(text: str, head: Head) -> list[tuple[str, Size]]:
    """Return the numbers of a heading, each with the words that own it."""
    view = plain(text[head.start : head.end])
    found, last = [], 0
    for match in SIZE.finditer(view):
        owner = _OWNER.search(re.split(r"[(\[,;/]", view[last : match.start()])[-1])
        value = int(match["n"].replace(",", ""))
        place = head.start + match.start("n"), head.start + match.end("n")
        found.append((_words(owner["name"]) if owner else "", Size(value, *place)))
        last = match.end()
    return found


def _owned(found: list[tuple[str, Size]]) -> bool:
    names = {name for name, _ in found}
    return len(found) > 1 and len(names) == len(found) and not any(
        not name or _STAGE.search(name) for name in names
    )  # fmt: skip


def _words(words: str) -> str:
    return " ".join(re.findall(r"\w+", plain(words).casefold()))


# Forms of a cell that may hold a part of the people.
_SHARED = frozenset({"count_percent", "pair", "fraction", "percent", "percent_count"})
_OF_ARM = re.compile(
    r"\W*(?:n|no\.?|nos\.?|number)\s+(?:of\s+)?"
    rf"(?:{PERSONS}|eyes)"
    r"\s+(?:in|for|with|on)\s+(?:the\s+)?(?P<arm>[^\W\d_].{1,50}?)\W*$",
    re.IGNORECASE,
)


def sizes_named(words: str, start: int) -> dict[str, Size]:
    """Return the people that a caption gives to several arms by one word each.

    Parameters
    ----------
    start : int
        Where the caption begins in the text.

    Examples
    --------
    >>> [(n, s.value) for n, s in sizes_named("Pain in the zinc (n=9) and sham group (n=8)", 0).items()]
    [('zinc', 9), ('sham', 8)]
    """
    found: dict[str, Size] = {}
    for match in _NAMED_SIZE.finditer(plain(words)):
        size = Size(
            int(match["n"].replace(",", "")), start + match.start("n"), start + match.end("n")
        )
        if found.setdefault(match["name"].casefold(), size).value != size.value:
            return {}
    return found if len(found) > 1 else {}


def size_of_name(named: Mapping[str, Size], heads: Iterable[Head]) -> Size | None:
    """Return the people of the only named arm that headings or labels say."""
    said = {word for head in heads for word in _words(head.words).split()}
    fits = [size for name, size in named.items() if name in said]
    return fits[0] if len(fits) == 1 else None


def says_size(words: str) -> bool:
    """Tell whether a heading or label stands for numbers of people: "n", "No. assessed".

    Examples
    --------
    >>> says_size("*n*"), says_size("No. assessed"), says_size("n (%)")
    (True, True, False)
    """
    view = plain(words)
    return any(pattern.match(view) for pattern in (_BARE, _ASSESSED, _OF_ARM))


def counts_people(words: str) -> bool:
    """Tell whether a column's heading stands for numbers of people."""
    return says_size(words) or _CASES.match(plain(words)) is not None


def is_size_cell(datum: Datum) -> bool:
    """Tell whether a cell counts people rather than reports a result.

    A column "n" under a heading that has its number of people counts events. So does a share of people:
    "Relapse | Number of patients", "Number of patients | with a relapse" with "9 (20%)".
    """
    over = datum.heads[-1:] if datum.size is None else ()
    if any(counts_people(head.words) for head in over):
        return True
    parted = len(datum.labels) > 1 and datum.value.form in _SHARED
    # "Number of patients with a relapse" beside a row counts what happened; over a column, an arm.
    return not parted and any(
        pattern.match(plain(head.words)) for head in datum.labels for pattern in (_BARE, _ASSESSED)
    )


def with_sizes(text: str, data: Iterable[Datum]) -> list[Datum]:
    """Give cells the number of people that a column "n" or a row of numbers states for them.

    A column "n" speaks for its row, and for the columns under its own wide heading where it has
    one, or for the one behind it where each arm has one in front ("n | zinc | n | none"); where all
    such columns are empty in rows of the same section, it speaks for these, too. A
    row "n" under an outcome speaks for that outcome, where such rows follow outcomes
    throughout. A row of numbers told apart by a label beside it ("No. assessed", arm by arm) speaks
    for all cells of its column with that label.
    """
    found = list(data)
    headed = _in_headings(text, found)
    found = [replace(d, size=headed[d.column]) if d.column in headed else d for d in found]
    by_row = _beside(found)
    after = _after(found)
    by_label = _labelled(found)
    by_arm = _named(found)
    alternating = _alternating(found)
    whole = _wholes(found)
    told = []
    for datum in found:
        size = None
        if not is_size_cell(datum):
            above = tuple(head.words for head in datum.heads[:-1])
            size = (
                by_row.get((datum.row, above))
                or by_row.get((datum.row, tuple(head.words for head in datum.heads)))
                or by_row.get((datum.row, ()))
                or next(
                    (
                        size
                        for arm, size in by_arm.get(datum.row, {}).items()
                        if any(f" {arm} " in f" {_words(head.words)} " for head in datum.heads)
                    ),
                    None,
                )
                or alternating.get((datum.row, datum.column))
                or whole.get(datum.row)
                or after.get((datum.row, datum.column))
                or by_label.get((datum.column, datum.labels[-1].words if datum.labels else ""))
            )
        told.append(replace(datum, size=size) if size else datum)
    return told


# "Zinc (192)": a number alone may be anything; the shares under it tell.
_ENDING = re.compile(r"[^\W\d_][^()]*\(\s*(?P<n>\d{1,3}(?:,\d{3})+|\d+)\s*\)\W*$")
_FEW = 2


def _in_headings(text: str, data: list[Datum]) -> dict[int, Size]:
    """Column → people in a bracket of its heading, where the shares of its counts agree.

    Every column of counts must have its number, and most of its shares must be those of it.
    """
    columns: dict[int, list[Datum]] = {}
    for datum in data:
        if datum.heads and datum.value.form in ("count_percent", "pair"):
            columns.setdefault(datum.column, []).append(datum)
    found: dict[int, Size] = {}
    for column, cells in columns.items():
        head = cells[0].heads[-1]
        match = _ENDING.search(plain(text[head.start : head.end]))
        if match is None or any(cell.size is not None for cell in cells):
            return {}
        n = int(match["n"].replace(",", ""))
        shares = [cell.value.parts for cell in cells]
        right = sum(is_share(k.value, n, p.value, p.decimals) for k, p in shares if not k.decimals)
        if right < _FEW or 2 * right <= len(shares):
            return {}
        found[column] = Size(n, head.start + match.start("n"), head.start + match.end("n"))
    return found if len(found) >= _FEW else {}


def _size(datum: Datum) -> Size | None:
    if datum.value.form != "number":
        return None
    part = datum.value.parts[0]
    if part.decimals or part.value < 1:
        return None
    return Size(int(part.value), datum.cell.offset(part.start), datum.cell.offset(part.end))


def _beside(data: list[Datum]) -> dict[tuple[int, tuple[str, ...]], Size]:
    """(row, wide headings) → people, as a column "n" says; two such columns alike say nothing."""
    found: dict[tuple[int, tuple[str, ...]], list[Size]] = {}
    under: dict[tuple[str, ...], set[int]] = {}
    for datum in data:
        under.setdefault(tuple(head.words for head in datum.heads[:-1]), set()).add(datum.column)
    for datum in data:
        size = _size(datum) if datum.heads and counts_people(datum.heads[-1].words) else None
        if size and datum.size is None:
            above = tuple(head.words for head in datum.heads[:-1])
            # "Clusters" over "n" and nothing else: no arm's, where no other column "n" stands.
            above = above if len(under[above]) > 1 else ()
            found.setdefault((datum.row, above), []).append(size)
    return _carried({key: sizes[0] for key, sizes in found.items() if len(sizes) == 1}, data)


def _alternating(data: list[Datum]) -> dict[tuple[int, int], Size]:
    """(row, column) → people, where columns "n" stand in front of each arm's, or behind each.

    Rows that leave all of these columns empty go on with the row before in their section.
    """
    heads = {datum.column: datum.heads for datum in data}
    numbers = [c for c, over in sorted(heads.items()) if over and says_size(over[-1].words)]
    arms = [
        c
        for c, over in sorted(heads.items())
        if over and c not in numbers and not any(BESIDE.search(plain(h.words)) for h in over)
    ]
    step = 1 if numbers[:1] < arms[:1] else -1
    if len(numbers) < 2 or [c + step for c in numbers] != arms:
        return {}
    if any(datum.size is not None for datum in data):
        return {}
    rows: dict[int, dict[int, Size]] = {}
    sections = {datum.row: datum.labels[:-1] for datum in data}
    for datum in data:
        size = _size(datum) if datum.column in numbers else None
        if size:
            rows.setdefault(datum.row, {})[datum.column + step] = size
    filled = {datum.row for datum in data if datum.column in numbers}
    found: dict[tuple[int, int], Size] = {}
    last: int | None = None
    for row in sorted(sections):
        if row in filled:
            last = row
        elif last is not None and sections[row] != sections[last]:
            last = None
        if last is not None:
            found.update({(row, column): size for column, size in rows.get(last, {}).items()})
    return found


_TOTAL = re.compile(r"\W*(?:total|all)(?:\s*\(?n\)?)?\W*", re.IGNORECASE)


def _wholes(data: list[Datum]) -> dict[int, Size]:
    """Row → people, as a column "Total" says that its counts add up to, and their shares agree."""
    rows: dict[int, list[Datum]] = {}
    for datum in data:
        rows.setdefault(datum.row, []).append(datum)
    found: dict[int, Size] = {}
    for row, cells in rows.items():
        totals = [d for d in cells if d.heads and _TOTAL.fullmatch(plain(d.heads[-1].words))]
        size = _size(totals[0]) if len(totals) == 1 else None
        shares = [d.value.parts for d in cells if d.value.form in ("count_percent", "pair")]
        if (
            size is not None
            and len(shares) > 1
            and sum(count.value for count, _ in shares) == size.value
            and all(is_share(n.value, size.value, p.value, p.decimals) for n, p in shares)
        ):
            found[row] = size
    return found


def _named(data: list[Datum]) -> dict[int, dict[str, Size]]:
    """Row → arm → people, as columns like "No. of patients in the zinc group" say."""
    found: dict[int, dict[str, Size]] = {}
    for datum in data:
        match = _OF_ARM.match(plain(datum.heads[-1].words)) if datum.heads else None
        size = _size(datum) if match else None
        if size:
            found.setdefault(datum.row, {})[_words(match["arm"])] = size
    return {row: arms for row, arms in found.items() if len(arms) > 1}


def _carried(
    found: dict[tuple[int, tuple[str, ...]], Size], data: list[Datum]
) -> dict[tuple[int, tuple[str, ...]], Size]:
    """Let a row's numbers stand for the rows under it that leave all columns "n" empty."""
    columns = {above for _, above in found}
    filled = {d.row for d in data if d.heads and says_size(d.heads[-1].words)}
    sections: dict[int, tuple[Head, ...]] = {}
    for datum in data:
        sections.setdefault(datum.row, datum.labels[:-1])
    out, last = dict(found), None
    for row in sorted(sections):
        if row in filled:
            last = row if all((row, above) in found for above in columns) else None
        elif last is not None and sections[row] == sections[last] and len(columns) > 1:
            out.update({(row, above): found[last, above] for above in columns})
    return out


def _after(data: list[Datum]) -> dict[tuple[int, int], Size]:
    """(row, column) → people, where each outcome's row has its row of numbers under it."""
    rows: dict[int, tuple[Head, ...]] = {}
    for datum in data:
        rows.setdefault(datum.row, datum.labels)
    order = sorted(rows)
    counted = [row for row in order if rows[row] and _BARE.match(plain(rows[row][-1].words))]
    if len(counted) < 2 or order[0] in counted:
        return {}
    owner = {row: order[order.index(row) - 1] for row in counted if order.index(row) > 0}
    if any(own in counted or rows[own][:-1] != rows[row][:-1] for row, own in owner.items()):
        return {}
    return {
        (owner[datum.row], datum.column): size
        for datum in data
        if datum.row in owner and (size := _size(datum))
    }


def _labelled(data: list[Datum]) -> dict[tuple[int, str], Size]:
    """(column, inner label) → people, from rows like "No. assessed | arm"."""
    found: dict[tuple[int, str], list[Size]] = {}
    for datum in data:
        if len(datum.labels) < 2 or not any(says_size(head.words) for head in datum.labels[:-1]):
            continue
        size = _size(datum)
        if size:
            found.setdefault((datum.column, datum.labels[-1].words), []).append(size)
    return {key: sizes[0] for key, sizes in found.items() if len(sizes) == 1}
