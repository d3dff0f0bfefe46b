"""NUM: counts and percentages that do not fit the group they speak of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from trialtrace.check.corpus import Cell, Corpus, Record
from trialtrace.check.model import Check, Hit, Span, unique
from trialtrace.check.scene import Scene
from trialtrace.check.words import listed, number
from trialtrace.extract.analysed import is_everybody

_PRINTED = re.compile(r"^\d+(?:[.·]\d+)?$")


def own_size(corpus: Corpus, result: Record) -> Cell | None:
    """Return the number of people assessed, where the text states it for this result or group."""
    return corpus.said("results", result.result_id, "n")


def arm_size(corpus: Corpus, result: Record) -> Cell | None:
    """Return the size of the arm that a result speaks of; none where it speaks of a part of it."""
    if result.subgroup or not is_everybody(result.analysis_set):
        return None
    return corpus.said("arms", result.arm_id, "n") if result.arm_id else None


def _percentages(corpus: Corpus) -> Iterable[tuple[Record, Cell]]:
    for result in corpus.records("results"):
        cell = corpus.said("results", result.result_id, "value")
        if result.statistic == "percent" and cell is not None and _PRINTED.match(cell.raw):
            yield result, cell


def _unfitting(corpus: Corpus, size_of) -> Iterable[Hit]:
    from trialtrace.stats.rounding import counts_from_percent

    for result, cell in _percentages(corpus):
        size = size_of(corpus, result)
        n = size.number if size else None
        if not n or n != int(n) or cell.number is None or cell.number > 100:
            continue
        if counts_from_percent(cell.raw.replace("·", "."), int(n)):
            continue
        below = int(cell.number * n // 100)
        near = [f"{x} of {int(n)} is {100 * x / n:.2f} %" for x in (below, below + 1) if x <= n]
        values = {"percent": cell.raw, "n": int(n), "near": listed(near)}
        yield Hit(("results", result.result_id), unique((cell.span, size.span)), values)


# Percentages that are no share of people: changes, and rates estimated over time.
_NO_SHARE = re.compile(
    r"\brose\b|\brise|surviv|kaplan|actuarial|cumulative|estimat|decreas|reduc|increas|declin|fell"
    r"|loss of|change|rate at"
    r"|\d.year|per cent of the|of predicted|average|mean|accru|recruit|baseline value|median|progress",
    re.IGNORECASE,
)


def _assessed_fewer(corpus: Corpus) -> Iterable[Hit]:
    """Yield one hit a study: that its percentages are not of its arms is one thing to know."""
    studies: dict[str, list[tuple[Hit, str]]] = defaultdict(list)
    of_study = {r.result_id: r.study_id for r in corpus.records("results")}
    for hit in _unfitting(corpus, _implied):
        doc_id = hit.spans[0].doc_id
        sentence = corpus.sentence(doc_id, hit.spans[0].start)
        if corpus.has_tables(doc_id):
            continue  # they give the denominators
        if sentence is None or not _NO_SHARE.search(corpus.words(sentence)):
            said = f"{hit.values['percent']} % of {hit.values['n']} ({hit.values['near']})"
            studies[of_study[hit.subject[1]]].append((hit, said))
    arm_of = {r.result_id: r.arm_id for r in corpus.records("results")}
    for study_id, found in studies.items():
        # One arm's percentage alone is more often one of something else; both arms' together are telling.
        arms: dict[Span | None, set[str]] = defaultdict(set)
        for hit, _ in found:
            arms[corpus.sentence(hit.spans[0].doc_id, hit.spans[0].start)].add(
                arm_of[hit.subject[1]]
            )
        hits = [
            one
            for one in found
            if len(arms[corpus.sentence(one[0].spans[0].doc_id, one[0].spans[0].start)]) > 1
        ]
        if not hits:
            continue
        spans = unique(span for hit, _ in hits for span in hit.spans)
        values = {"said": listed(list(dict.fromkeys(said for _, said in hits)), 2)}
        yield Hit(("studies", study_id), spans, values)


def _implied(corpus: Corpus, result: Record) -> Cell | None:
    """Return the arm's size where the result has none of its own and speaks of people."""
    if own_size(corpus, result) is not None:
        return None
    sizes = {r.n for r in corpus.results_of.get(result.outcome_id, []) if r.n}
    return None if sizes else arm_size(corpus, result)


def _too_many(corpus: Corpus) -> Iterable[Hit]:
    for result in corpus.records("results"):
        cell = corpus.said("results", result.result_id, "value")
        if cell is None or cell.number is None:
            continue
        subject = ("results", result.result_id)
        if _NO_SHARE.search(cell.quote):
            continue
        if result.statistic == "percent" and cell.number > 100:
            yield Hit(subject, (cell.span,), {"fault": f"{cell.raw} % of a group is more than all"})
        # The arm's size would not do: it may be of another group or moment.
        size = own_size(corpus, result)
        over = size is not None and size.number is not None and cell.number > size.number
        # Events may happen more than once to a person; people cannot.
        if result.statistic == "events" and over:
            fault = f"{number(cell.number)} of {number(size.number)} is more than all"
            yield Hit(subject, unique((cell.span, size.span)), {"fault": fault})


def _counts_against_percent(corpus: Corpus) -> Iterable[Hit]:
    from trialtrace.stats.rounding import fits_percent

    groups: dict[str, list[Record]] = defaultdict(list)
    for result in corpus.records("results"):
        if result.group_id:
            groups[result.group_id].append(result)
    for group in groups.values():
        events = [r for r in group if r.statistic == "events"]
        percents = [r for r in group if r.statistic == "percent"]
        if len(events) != 1 or len(percents) != 1:
            continue
        event = corpus.said("results", events[0].result_id, "value")
        percent = corpus.said("results", percents[0].result_id, "value")
        # The arm's size would not do: often only some of an arm were assessed.
        size = own_size(corpus, events[0]) or own_size(corpus, percents[0])
        if not (event and percent and size and size.number and event.number is not None):
            continue
        # "five of the six doses (80 %)": spelt out, small counts are often of something else.
        if (
            not _PRINTED.match(percent.raw)
            or not event.raw.isdecimal()
            or event.number > size.number
        ):
            continue
        if not fits_percent(int(event.number), int(size.number), percent.raw.replace("·", ".")):
            values = {
                "events": number(event.number),
                "n": number(size.number),
                "exact": f"{100 * event.number / size.number:.2f}",
                "percent": percent.raw,
            }
            spans = unique((event.span, percent.span, size.span))
            yield Hit(("results", percents[0].result_id), spans, values)


def _nausea(text: str, percent: str, n: str = "", arm: str = "", why: str = "") -> Scene:
    scene = (
        Scene((text,), why=why)
        .study("Nausea")
        .arm("ginger", n=(arm, f"{arm} women") if arm else "")
    )
    more: dict[str, Any] = {"n": (n, f"of {n}")} if n else {}
    return scene.outcome("Nausea").result(percent, 1, statistic="percent", value=percent, **more)


def _two_arms(text: str, one: str, other: str, why: str = "") -> Scene:
    sizes = "In all 20 women had ginger and 25 women had sugar. "
    return (
        Scene((sizes + text,), why=why).study("women")
        .arm("ginger", n=("20", "20 women")).arm("sugar", n=("25", "25 women")).outcome("Nausea")
        .result("Nausea", 1, statistic="percent", value=(one, f"{one}%"))
        .result("Nausea", 2, statistic="percent", value=(other, f"{other}%"))
    )  # fmt: skip


def _both(events: str, percent: str, why: str = "") -> Scene:
    text = f"Nausea came to {events} of 40 women ({percent}%) on ginger."
    return (
        Scene((text,), why=why).study("women").arm("ginger").outcome("Nausea")
        .result(events, 1, group="g", statistic="events", value=(events, f"{events} of"), n=("40", "of 40"))
        .result(percent, 1, group="g", statistic="percent", value=(percent, f"({percent}"))
    )  # fmt: skip


CHECKS = (
    Check(
        code="NUM006",
        severity="note",
        title="Percentage fits no count",
        sees="A percentage of people with a stated denominator, for which no whole count rounds to it.",
        why="The percentage or the denominator is wrong.",
        todo="Look both up in the publication.",
        knowable_from="document",
        message="{percent} % of {n} is no whole number of people ({near})",
        find=lambda corpus: _unfitting(corpus, own_size),
        fires=(_nausea("Nausea came to 31% of 20 women on ginger.", "31", "20"),),
        silent=(
            _nausea(
                "Nausea came to 33% of 21 women on ginger.", "33", "21", why="7 of 21 is 33.3 %."
            ),
            _nausea("Nausea fell by 31% on ginger.", "31", why="No denominator."),
        ),
    ),
    Check(
        code="NUM007",
        severity="note",
        title="Percentage fits no count of its arm",
        sees="Percentages of people in two arms, told in one sentence without denominators of their own, for "
        "which no whole count of their arm rounds to them; one finding a study. Changes, survival rates and "
        "documents with tables are left alone.",
        why="Not all of the arm were assessed, the percentage counts something else, or it is wrong.",
        todo="Find out of how many people the percentage speaks.",
        knowable_from="document",
        message="No whole number of the arm's people: {said}; perhaps not all were assessed",
        find=_assessed_fewer,
        fires=(_two_arms("Nausea came to 31% on ginger and 53% on sugar.", "31", "53"),),
        silent=(
            _two_arms(
                "Nausea came to 35% on ginger and 56% on sugar.", "35", "56", "7 of 20, 14 of 25."
            ),
            _two_arms("Nausea fell by 31% on ginger and 53% on sugar.", "31", "53", "Changes."),
            _two_arms(
                "Nausea came to 31% on ginger and 56% on sugar.", "31", "56", "One arm alone."
            ),
        ),
    ),
    Check(
        code="NUM008",
        severity="note",
        title="More than all",
        sees="A percentage of a group above 100, or more people with an event than its own denominator holds. "
        "Changes are left alone.",
        why="One of the numbers is wrong, or counts events and not people.",
        todo="Look the numbers up; find out what is counted.",
        knowable_from="document",
        message="{fault}",
        find=_too_many,
        fires=(_nausea("Nausea came to 131% of the women on ginger.", "131"),),
        silent=(
            _both("40", "100", "All of them."),
            _nausea("Nausea rose by 131% on ginger.", "131", why="A change has no upper limit."),
        ),
    ),
    Check(
        code="NUM009",
        severity="warning",
        title="Count and percentage contradict each other",
        sees="A count of people and a percentage of one group that do not round to each other.",
        why="One of them is wrong; an effect computed from either may be.",
        todo="Look both up in the publication.",
        knowable_from="document",
        message="{events} of {n} is {exact} %, not {percent} %",
        find=_counts_against_percent,
        fires=(_both("13", "36"),),
        silent=(
            _both("13", "32.5"),
            _both("13", "33", "Rounded up."),
            _both("13", "32", "Rounded to even."),
        ),
    ),
)
