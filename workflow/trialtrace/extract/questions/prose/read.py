"""Answers in running text: two figures of one form, told by the names of the arms beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.accounts.grids.figures import numbers_of
from trialtrace.extract.questions.arms.mentions import Named, Spotter
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION
from trialtrace.extract.questions.model import EVENTS, MEANS, Number, Reading, Side
from trialtrace.extract.questions.outcomes.wanted import Wanted
from trialtrace.extract.questions.prose.built import (
    NAMED_IN_FULL,
    TELLING,
    Figure,
    SizeOf,
    events_in,
    reading_of,
    side_of,
)
from trialtrace.extract.questions.prose.clauses import Clause, clauses_in, read_clauses
from trialtrace.extract.questions.prose.continued import read_continued
from trialtrace.extract.questions.prose.figures import read_runs
from trialtrace.extract.questions.prose.foreign import foreign_sentences
from trialtrace.extract.questions.prose.giving import RESPECTIVELY, follows, give
from trialtrace.extract.questions.prose.lists import read_lists
from trialtrace.extract.questions.prose.nobody import read_nobody
from trialtrace.extract.questions.prose.one_sided import read_one_sided
from trialtrace.extract.questions.prose.owned import counts_its_own
from trialtrace.extract.questions.prose.parallel import read_parallel
from trialtrace.extract.questions.prose.series import read_series
from trialtrace.extract.questions.prose.spoken import means_in
from trialtrace.extract.questions.prose.subjects import says_no_outcome, topic_of, words_ahead
from trialtrace.extract.questions.prose.turned import parts_people_off, says_else
from trialtrace.extract.questions.prose.turns import read_turns
from trialtrace.extract.questions.spelt import in_figures
from trialtrace.text.model import Document

# "Both groups had improved (4.1 ± 1.2 versus 4.5 ± 1.4)": in the order of the sentence before.
_BOTH = re.compile(
    r"\b(?:both|the two)\s+(?:\w+\s+)?(?:groups|arms)\b(?![^;]*\bfrom\b)|\bin both\s*\(",
    re.IGNORECASE,
)
# "These values were ...": what is measured was said in the sentence before.
_ANAPHOR = re.compile(
    r"\W*(?:Results?\W+)?(?:these|those|the (?:same|corresponding|respective))\s+(?:mean\s+)?"
    r"(?:values?|scores?|means?|figures?|rates?|numbers?|percentages?|parameters?)\b",
    re.IGNORECASE,
)
# Where what is said of two figures ends.
_CLOSING = re.compile(
    r";|\.\s|,?\s+(?:and|but|whereas|while)\s+(?=at|after|in|by|on|from)\b", re.IGNORECASE
)
# No end of a clause.
_VERSUS = re.compile(r"\bvs\.", re.IGNORECASE)
# A document that writes means so once writes them so again.
_CONVENTION = re.compile(r"\(\s*SD\b|\u00b1|standard deviation", re.IGNORECASE)


def read_sentences(
    document: Document,
    spotter: Spotter,
    wanted: Wanted,
    size_of: SizeOf,
    order: Sequence[str] = (),
) -> Iterator[Reading]:
    """Yield the pairs of figures that sentences give to the two arms, with their outcome's score.

    ``order`` lists the sides of all arms as tables do, for figures without names.
    """
    spread = _CONVENTION.search(document.text) is not None
    topic = ""
    block = -1  # of the last sentence with figures
    recent: tuple[str, ...] = ()
    clauses: list[Clause | None] = []
    before: tuple[int, str, int] | None = None  # block, words and place of the sentence in front
    foreign = foreign_sentences(document)
    for sentence in document.sentences:
        if document.blocks[sentence.block].kind == "table" or sentence.start in foreign:
            continue
        words = _VERSUS.sub("vs ", document.text[sentence.start : sentence.end])
        if len(words) > 4000:
            continue
        if before is not None and before[0] == sentence.block:
            pair = (before[1:], (words, sentence.start))
            yield from read_parallel(pair, spotter, wanted, size_of, spread)
            yield from read_continued(pair, spotter, wanted, size_of, spread)
            clauses = clauses[-1:]
        else:
            clauses = []
        before = (sentence.block, words, sentence.start)
        clauses.extend(clauses_in(words, sentence.start, spotter, wanted))
        for one, other in pairwise(clauses):
            yield from read_clauses(one, other, wanted, size_of)
        yield from read_nobody(words, sentence.start, spotter, wanted, size_of)
        sides = tuple(one.side for one in spotter.find(words))
        # "The rate of falls was 3/40 versus 9/40, respectively": in the order of the sentence before.
        unnamed = not sides and (RESPECTIVELY.search(words) or _BOTH.search(words)) is not None
        listed = recent if unnamed and recent else order
        recent = sides if sorted(sides) == [COMPARATOR, INTERVENTION] else recent if unnamed else ()
        yield from read_one_sided(words, sentence.start, spotter, wanted, size_of)
        yield from read_lists(words, sentence.start, spotter, wanted, size_of)
        yield from read_series(words, sentence.start, spotter, wanted, size_of, listed)
        words = in_figures(words)
        if sum(c.isdigit() for c in words) < 2:
            continue
        arms = spotter.all_arms(words)
        ahead = words_ahead(words, spread)
        same = block == sentence.block and says_no_outcome(ahead, arms)
        lead = topic if _ANAPHOR.match(words) or same else ""
        block = sentence.block
        if not lead:
            topic = topic_of(words, ahead, arms)
        for kind in (MEANS, EVENTS):
            yield from read_turns(words, sentence.start, kind, spotter, wanted, size_of)
            yield from _paired(words, sentence.start, kind, spotter, wanted, size_of)
            yield from _listed(words, sentence.start, kind, spotter, wanted, size_of)
            yield from read_runs(
                words, sentence.start, kind, arms, wanted, size_of, spread, lead,
                recent if unnamed and _BOTH.search(words) else (),
            )  # fmt: skip


def _figures(words: str, kind: str) -> list[Figure]:
    return events_in(words) if kind == EVENTS else means_in(words)


def _paired(
    words: str, start: int, kind: str, spotter: Spotter, wanted: Wanted, size_of: SizeOf
) -> Iterator[Reading]:
    figures = _figures(words, kind)
    if len(figures) < 2:
        return
    named = spotter.find(words)
    if not named:
        return
    view = plain(words)
    arms = spotter.all_arms(words)
    index = 0
    low = 0
    while index + 1 < len(figures):
        first, second = figures[index], figures[index + 1]
        high = figures[index + 2][0] if index + 2 < len(figures) else len(words)
        alike = (first[2].form == "percent") == (second[2].form == "percent")
        side = (
            give(first[:2], second[:2], low, _clause_end(view, second[1], high), named, view)
            if alike
            else ""
        )
        if not side or re.search(r"[.;]\s", view[first[1] : second[0]]):
            index += 1
            low = first[1] if not side else low
            continue
        if _lists(view, figures, index):
            index += 2
            continue
        if _is_strangers(view, first, low, second[0], arms) or _is_strangers(
            view, second, first[1], high, arms
        ):
            index += 1
            low = first[1]
            continue
        if kind == EVENTS and counts_its_own(view, first[:2], second[:2], arms, wanted):
            index += 1
            low = first[1]
            continue
        reach = (low, min(high, len(words)))
        reading = _reading(words, start, kind, (first, second), side, reach, wanted, size_of)
        if reading is not None:
            yield reading
        index += 2
        low = second[1]


def _is_strangers(view: str, figure: Figure, low: int, high: int, arms: Sequence[Named]) -> bool:
    """Tell whether the name beside a figure is that of an arm that nobody asks for."""
    behind = next((one for one in arms if figure[1] <= one.start < high), None)
    if behind is not None and follows(view, figure[1], behind.start):
        return not behind.side
    before = [one for one in arms if low <= one.start and one.end <= figure[0]]
    return bool(before) and not before[-1].side


_STOP = re.compile(r"[.;,](?!\d)")
_SAID = re.compile(r"[A-Za-z]{4,}")
_BETWEEN = re.compile(
    r"\b(?:respectively|mean|difference|confidence|interval|versus|group|patients)\b", re.IGNORECASE
)


def _lists(view: str, figures: list[Figure], index: int) -> bool:
    """Tell whether pairs follow each other without words of their own: outcomes listed in front."""
    if index + 2 >= len(figures):
        return False
    between = _BETWEEN.sub("", view[figures[index + 1][1] : figures[index + 2][0]])
    listed = re.search(r"\w, \w|\band\b", view[: figures[index][0]]) is not None
    return listed and not _SAID.search(between) and "respectively" in view[figures[index + 1][1] :]


def _listed(
    words: str, start: int, kind: str, spotter: Spotter, wanted: Wanted, size_of: SizeOf
) -> Iterator[Reading]:
    """Read "in A, falls (3%), burns (5%); in B, falls (4%), burns (9%)": equal lists, arm by arm."""
    figures = _figures(words, kind)
    named = spotter.find(words) if len(figures) > 3 else []
    if not named:
        return
    breaks = sorted(
        {one.start for one in named} | {one.start for one in spotter.others(words)} | {len(words)}
    )
    lists: dict[str, list[Figure]] = {}
    for one in named:
        stop = next(place for place in breaks if place > one.start)
        inside = [f for f in figures if one.end <= f[0] < stop]
        if inside and one.side in lists:
            return
        if inside:
            lists[one.side] = inside
    ours, theirs = lists.get(INTERVENTION, []), lists.get(COMPARATOR, [])
    if len(ours) != len(theirs) or len(ours) < 2:
        return
    view = plain(words)
    head = view[: min(named[0].start, ours[0][0], theirs[0][0])]
    for place, pair in enumerate(zip(ours, theirs, strict=True)):
        said = [_item_words(view, side, place) for side in (ours, theirs)]
        if not any(wanted.covered(i) and wanted.covered(f"{head} {i}") >= 1 for i in said):
            continue
        score = max(wanted.score(item, head, "") for item in said)
        built = []
        for side, (_, _, value) in zip((INTERVENTION, COMPARATOR), pair, strict=True):
            n = size_of(side, "")
            numbers = numbers_of(value, kind, n.value if n else None, lambda at: start + at)
            built.append(Side(numbers, n) if numbers else None)
        if score > 0 and built[0] and built[1]:
            yield Reading(kind, built[0], built[1], said[0], score, "find.sentence_list", "likely")


def _item_words(view: str, figures: list[Figure], place: int) -> str:
    """Return what a figure of a list is said to be: "for ..." behind it, else the words before."""
    begin, end, _ = figures[place]
    high = figures[place + 1][0] if place + 1 < len(figures) else end + 60
    behind = re.match(
        r"[^,;().]{0,12}?\s(?:for|of|in)\s+(?P<what>[^,;().]+?)(?:\s+and\b|[,;().]|$)",
        view[end:high],
    )
    if behind:
        return behind["what"]
    low = figures[place - 1][1] if place else max(0, begin - 60)
    return re.split(r"[,;:)]", view[low:begin].rstrip(" ("))[-1]


def _clause_end(view: str, end: int, high: int) -> int:
    stop = re.search(r";|\bwhereas\b|\bwhile\b", view[end:high])
    return end + stop.start() if stop else high


def _reading(
    words: str,
    start: int,
    kind: str,
    pair: tuple[Figure, Figure],
    side: str,
    reach: tuple[int, int],
    wanted: Wanted,
    size_of: SizeOf,
) -> Reading | None:
    begin, stop = pair[0][0], pair[1][1]
    low, high = reach
    own = words[low:begin]
    inside = words[pair[0][1] : pair[1][0]]
    behind = words[stop : stop + 120]
    around = f"{own} {inside} {behind}"
    if wanted.covered(around) < TELLING or says_else(wanted, f"{_tail(own)} {inside}"):
        return None
    if wanted.other_limit(_tail(own)) or parts_people_off(wanted, f"{_tail(own)} {inside}"):
        return None
    lead = _tail(own)
    if not wanted.covered(lead):
        lead = f"{inside} {_STOP.split(behind)[0]}"
    named = wanted.covered(around) >= 1 and not wanted.tells_another(f"{own} {behind}")
    least = NAMED_IN_FULL if named and kind == MEANS else 0.0
    score = max(wanted.score(lead, around, ""), least)
    if score <= 0:
        return None
    sides = (INTERVENTION, COMPARATOR) if side == INTERVENTION else (COMPARATOR, INTERVENTION)
    built = {}
    for name, (_, _, value) in zip(sides, pair, strict=True):
        n = size_of(name, "")
        whole = value.part("n") if value.form == "fraction" else value.people
        if whole is not None:
            n = Number(whole.value, start + whole.start, start + whole.end)
        made = side_of(words, start, kind, value, n)
        if made is None:
            return None
        built[name] = made
    # The moment of the figures that follow is theirs.
    closing = _CLOSING.split(words[stop : min(high, stop + 120)])[0]
    return reading_of(kind, built, (own, inside, closing), score, "find.sentence_pair")


def _tail(words: str) -> str:
    """Return the words of the clause that leads to a figure."""
    return re.split(r"[;:]|,\s+(?:and|but|while|whereas)\b", words)[-1][-160:]
