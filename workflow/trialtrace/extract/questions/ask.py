"""One question to one document: tables and sentences are read for it, and the best place answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from trialtrace.extract.accounts.grids.reheaded import parts_of
from trialtrace.extract.accounts.grids.tables import read_table
from trialtrace.extract.accounts.grids.times import ENDLESS
from trialtrace.extract.questions.arms.headings import (
    labelled_in,
    labels_in,
    names_in,
    order_of,
    surfaces_of,
    topics_of,
    written_in,
)
from trialtrace.extract.questions.arms.lettered import aliases, groups_of, told_names
from trialtrace.extract.questions.arms.mentions import Spotter
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION, Naming
from trialtrace.extract.questions.choose import choose
from trialtrace.extract.questions.kinds import may_answer
from trialtrace.extract.questions.lengths import lengths_in, visits_in
from trialtrace.extract.questions.model import (
    EVENTS,
    MEANS,
    Number,
    Reading,
    without_people,
)
from trialtrace.extract.questions.outcomes.likewise import load_likewise
from trialtrace.extract.questions.outcomes.shorts import find_abbreviations, with_initials
from trialtrace.extract.questions.outcomes.subscales import with_subscales
from trialtrace.extract.questions.outcomes.wanted import Wanted
from trialtrace.extract.questions.outcomes.words import stems
from trialtrace.extract.questions.prose.read import read_sentences
from trialtrace.extract.questions.sizes.attendance import left_at
from trialtrace.extract.questions.sizes.find import Sizes, find_sizes
from trialtrace.extract.questions.sizes.told import EQUAL, SHARED
from trialtrace.extract.questions.tables.conventions import as_written, writes_errors
from trialtrace.extract.questions.tables.read import read_tables
from trialtrace.text.grids import find_grids
from trialtrace.text.model import Document

# A sentence must agree with the outcome this much better than a table to be heard instead of it.
_BETTER = 0.3
# People who are told by what became of them.
_PART = re.compile(
    r"\b(?:in|among|of)\s+(?:the\s+)?(?:(?:patients|those|participants|subjects|women|men|children|people)\s+who\s+"
    r"(?!(?:were|had|have|been|received|underwent|took|got|completed)\b)|(?:non-?)?(?:survivors|responders)\b)",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\bexcluded from\b|withdr[ae]w|dropped out|drop-?outs?\b|lost to follow|discontinu|did not complete|completed the",
    re.IGNORECASE,
)


def ask(
    document: Document,
    intervention: str,
    comparator: str,
    outcome: str,
    total: Number | None = None,
    arms: Mapping[str, Number] | None = None,
) -> list[Reading]:
    """Return at most one reading of each kind (means, events) that answers a question.

    Parameters
    ----------
    total : Number or None
        All people of the one study that the document is about, where that is known.
    arms : mapping of str to Number or None
        side → people of that arm, where the extraction knows both arms of the question.
    """
    text = document.text
    tables = as_written(
        text, [read_table(text, part) for grid in find_grids(text) for part in parts_of(text, grid)]
    )
    short = with_initials(
        find_abbreviations(text, [table.notes for table in tables], written_in(tables)),
        (intervention, comparator, outcome), text,
    )  # fmt: skip
    short = with_subscales(short, outcome, labels_in(tables))
    likewise = load_likewise()
    groups = groups_of(document)
    heads = dict.fromkeys((*names_in(tables), *(name for names in groups for name in names)))
    naming = Naming(intervention, comparator, short, text, likewise.arms, tuple(heads))
    said = Counter(stems(text))
    labelled = labelled_in(tables)
    wanted = Wanted(
        outcome, short, likewise=likewise, topics=topics_of(said, labelled),
        said=frozenset(said), labelled=labelled,
        lengths=lengths_in(text), visits=visits_in(text),
    )  # fmt: skip
    surfaces = {**aliases(text, naming), **told_names(groups, naming)}
    spotter = Spotter(naming, {**surfaces, **surfaces_of(tables, naming)})
    sizes = find_sizes(document, tables, naming, spotter, total, arms)
    order = order_of(tables, naming)
    whole = {side: sizes.of(side) for side in (INTERVENTION, COMPARATOR)}
    sizes.left = lambda days: left_at(document, spotter, order, whole, days)
    rows = [
        told
        for one in read_tables(text, tables, naming, wanted, sizes.at)
        if may_answer(outcome, one) and (told := _stated(one)) is not None
    ]
    errors = writes_errors(text, tables)
    lines = [
        told
        for one in read_sentences(document, spotter, wanted, sizes.of, order)
        if (told := _stated(_of_its_moment(one, sizes, wanted))) is not None
        and may_answer(outcome, one)
        and not _assumes(one, text)
        and not (errors and one.kind == MEANS)
    ]
    started = _started(rows)
    lines = [replace(one, baseline=True) if one.figures() in started else one for one in lines]
    answers = []
    for kind in (MEANS, EVENTS):
        row = choose([one for one in rows if one.kind == kind], wanted)
        line = choose([one for one in lines if one.kind == kind], wanted)
        answer = _agreed(row, line)
        if answer is not None:
            answers.append(_of_part(answer, outcome, whole))
    return answers


def _started(rows: Sequence[Reading]) -> frozenset[tuple[float, ...]]:
    """Return the figures that tables give as means of the start only: a sentence repeats them."""
    means = [one for one in rows if one.kind == MEANS]
    later = {one.figures() for one in means if not one.baseline}
    return frozenset(one.figures() for one in means if one.baseline) - later


def _of_part(reading: Reading, outcome: str, whole: Mapping[str, Number | None]) -> Reading:
    """Return a reading without people where a part of each arm is asked for, and these are all of it.

    "Cortisol in those who recovered": how many these were, only their own place can tell.
    """
    own = {INTERVENTION: reading.intervention.n, COMPARATOR: reading.comparator.n}
    all_of_it = any(n is not None and n == whole[side] for side, n in own.items())
    return without_people(reading) if all_of_it and _PART.search(outcome) else reading


def _stated(reading: Reading) -> Reading | None:
    """Return a reading without people where they are nothing but an equal share that nobody told.

    Half of all people is not the number of an arm: 41 and 39 of 80 are as likely. Events that were
    reckoned from it fall with it.
    """
    sides = (reading.intervention, reading.comparator)
    if not any(one.n is not None and one.n.derived == SHARED for one in sides):
        return reading
    reckoned = reading.kind == EVENTS and any(
        number.derived for one in sides for number in one.numbers.values()
    )
    return None if reckoned else without_people(reading)


def _assumes(line: Reading, text: str) -> bool:
    """Tell whether events of a sentence rest on an equal division, and the text tells of some who left."""
    sides = (line.intervention.n, line.comparator.n)
    assumed = line.kind == EVENTS and any(n is not None and n.derived == EQUAL for n in sides)
    return assumed and _LEFT.search(text) is not None


def _of_its_moment(line: Reading, sizes: Sizes, wanted: Wanted) -> Reading:
    """Return a sentence's means with the people who were left at its moment, where the text tells."""
    turn = int(line.days - ENDLESS)
    days = wanted.visits.get(turn, -1.0) if turn >= 0 else line.days
    whole = {side: sizes.of(side) for side in (INTERVENTION, COMPARATOR)}
    own = {INTERVENTION: line.intervention, COMPARATOR: line.comparator}
    if line.kind != MEANS or days <= 0 or any(own[side].n != whole[side] for side in whole):
        return line
    ours, theirs = (replace(own[side], n=sizes.at(side, days)) for side in whole)
    return replace(line, intervention=ours, comparator=theirs)


def _agreed(row: Reading | None, line: Reading | None) -> Reading | None:
    """Choose between a table and a sentence; two that say the same are sure."""
    if row is None or line is None:
        return row or line
    if row.figures() == line.figures():
        whole = row if row.intervention.n and row.comparator.n else line
        return replace(whole, tier="sure")
    return line if line.score > row.score + _BETTER else row
