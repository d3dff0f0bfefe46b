"""NUM: estimates outside their interval, p-values of zero, and p-values of other counts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from math import log
from typing import Any

from trialtrace.check.corpus import Cell, Corpus, Record
from trialtrace.check.model import Check, Hit, Span, unique
from trialtrace.check.num_counts import arm_size, own_size
from trialtrace.check.scene import Scene
from trialtrace.check.words import listed, number

# A p-value of such an analysis cannot be had from the four counts alone.
_OTHER_TEST = re.compile(
    r"adjust|multivaria|covaria|regress|\blogistic|\bmodel|paired|McNemar|matched|stratif|log.?rank|\bCox\b"
    r"|Mantel|hazard|\bHR\b|trend|interaction|repeated|surviv|\bdie[ds]?\b|death|mortality|overall p\b",
    re.IGNORECASE,
)
_SHARED = ("crossover", "split_body", "cluster", "factorial")
_PRINTED_P = re.compile(r"^0?[.·]\d+$")
# An interval belongs to the estimate that it stands beside, on the same scale.
_BESIDE = 60
_OTHER_SCALE = ("events", "count")
# A p-value further behind its counts is that of something else in the sentence.
_P_BEHIND = 120


def _cell(corpus: Corpus, result: Record, field: str) -> Cell | None:
    cell = corpus.said("results", result.result_id, field)
    return cell if cell is not None and cell.number is not None else None


def _outside(corpus: Corpus) -> Iterable[Hit]:
    for result in corpus.records("results"):
        low, high = _cell(corpus, result, "low"), _cell(corpus, result, "high")
        if low is None or high is None:
            continue
        value = _cell(corpus, result, "value")
        values = {"low": low.raw, "high": high.raw, "value": value.raw if value else ""}
        if low.number > high.number:
            # "0.53--1.12": the second dash of the copy is no sign. "+0.5 to -1.3" is only turned round.
            doubled = re.search(r"[-–−]{2}\s?$", _before(corpus, high.span, 3) + high.raw[:1])
            if doubled or (
                value is not None and _turned_round(value.number, low.number, high.number)
            ):
                continue
            fault = f"The interval from {low.raw} to {high.raw} runs backwards"
        elif (
            value is not None
            and _beside(result, value, low)
            and not low.number <= value.number <= high.number
        ):
            # A reduction of 0.4 (-0.6 to -0.2) is printed without its sign.
            if low.number <= -value.number <= high.number:
                continue
            fault = f"{value.raw} lies outside its interval from {low.raw} to {high.raw}"
        else:
            continue
        spans = unique(cell.span for cell in (value, low, high) if cell is not None)
        yield Hit(("results", result.result_id), spans, {**values, "fault": fault})


def _before(corpus: Corpus, span: Span, length: int) -> str:
    return corpus.words(Span(span.doc_id, max(0, span.start - length), span.start))


def _turned_round(value: float, low: float, high: float) -> bool:
    """Tell whether an interval that runs backwards holds its estimate about in its middle."""
    middle, half = (low + high) / 2, abs(low - high) / 2
    return abs(value - middle) <= half / 2


def _beside(result: Record, value: Cell, low: Cell) -> bool:
    near = value.span.doc_id == low.span.doc_id and 0 < low.span.start - value.span.end <= _BESIDE
    # "-0.2 % (-0.003 to -0.001)": the estimate is a percentage, its interval is not.
    text = low.quote[value.span.end - low.sentence.start :][:3] if near else ""
    return near and "%" not in text and result.statistic not in _OTHER_SCALE


def _zero(corpus: Corpus) -> Iterable[Hit]:
    """Yield one hit a document: it is a habit of the program that was used."""
    zeros: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for result in corpus.records("results"):
        p = _cell(corpus, result, "p_value")
        if p is None or p.number != 0 or result.p_relation not in ("=", "<", "<="):
            continue
        # "0. 003" was torn apart by the copy.
        after = corpus.words(Span(p.span.doc_id, p.span.end, p.span.end + 3))
        if not re.match(r"\s?[.·]?\s?\d", after):
            zeros[p.span.doc_id].append((p.span, f"p {result.p_relation} {p.raw}"))
    for doc_id, found in zeros.items():
        spans = unique(sorted(span for span, _ in found))
        said = listed(sorted({words for _, words in found}), 2)
        values = {"p": said if len(spans) == 1 else f"{len(spans)} p-values such as {said}"}
        yield Hit(("documents", doc_id), spans, values)


def counts_beside(
    corpus: Corpus, results: list[Record], cell: Cell, timepoint: str
) -> list[tuple[Record, Cell, Cell]]:
    """Return the counts of people that stand in one sentence with a cell, with their groups' sizes.

    The size is the result's own ("12 of 53"). The arm's, told elsewhere, counts only where a percentage
    beside the count confirms it: often not all of an arm were assessed.
    """
    found = []
    for result in results:
        event = _cell(corpus, result, "value")
        if result.statistic != "events" or not result.arm_id or result.timepoint != timepoint:
            continue
        if event is None or event.sentence != cell.sentence:
            continue
        size = own_size(corpus, result)
        if size is None or size.number is None:
            size = arm_size(corpus, result)
            if size is None or not _confirmed(corpus, results, result, event, size):
                continue
        if size.number and event.number <= size.number:
            found.append((result, event, size))
    return found


def _confirmed(
    corpus: Corpus, results: list[Record], result: Record, event: Cell, size: Cell
) -> bool:
    from trialtrace.stats.rounding import fits_percent

    for other in results:
        percent = _cell(corpus, other, "value")
        if other.statistic != "percent" or other.arm_id != result.arm_id or percent is None:
            continue
        near = abs(percent.span.start - event.span.end) <= _BESIDE
        if near and size.number and event.number <= size.number:
            return fits_percent(int(event.number), int(size.number), percent.raw.replace("·", "."))
    return False


def _p_against_counts(corpus: Corpus) -> Iterable[Hit]:
    from trialtrace.check.two_by_two import p_values
    from trialtrace.stats.rounding import interval

    shared = {s.study_id for s in corpus.records("studies") if s.structure in _SHARED}
    seen: set[Span] = set()
    for results in corpus.results_of.values():
        for result in results:
            p = _cell(corpus, result, "p_value")
            if p is None or result.study_id in shared or result.p_compares in ("within", "other"):
                continue
            if (
                result.p_relation != "="
                or not _PRINTED_P.match(p.raw)
                or _OTHER_TEST.search(p.quote)
                or p.span in seen
            ):
                continue
            pair = counts_beside(corpus, results, p, result.timepoint)
            if len(pair) != 2 or pair[0][0].arm_id == pair[1][0].arm_id:
                continue
            (_, a, n), (_, b, m) = pair
            if not 0 < p.span.start - max(a.span.end, b.span.end) <= _P_BEHIND:
                continue
            tests = p_values(int(a.number), int(n.number), int(b.number), int(m.number))
            low, high = interval(p.raw.replace("·", "."))
            if not tests or _allowed(tests, low, high):
                continue
            seen.add(p.span)
            name = min(
                tests, key=lambda test: abs(log(max(tests[test], 1e-300)) - log(p.number or 1e-300))
            )
            values = {
                "p": p.raw,
                "one": f"{number(a.number)}/{number(n.number)}",
                "other": f"{number(b.number)}/{number(m.number)}",
                "near": f"{tests[name]:.2g} ({name})",
            }
            spans = unique(cell.span for cell in (p, a, n, b, m))
            yield Hit(("results", result.result_id), spans, values)


def _allowed(tests: dict[str, float], low: float, high: float) -> bool:
    """Tell whether a printed p-value is one of a test's, or lies between those of two-sided tests.

    There are more tests than those that are tried (Boschloo, Barnard, exact ones with other tails);
    their p-values lie between χ² without correction and the doubled Fisher.
    """
    two_sided = [p for name, p in tests.items() if not name.startswith("one-sided")]
    between = min(two_sided) <= high and low <= max(two_sided)
    return between or any(low <= p <= high for p in tests.values())


def _ratio(value: str, low: str, high: str, p: str = "", why: str = "", **more: Any) -> Scene:
    text = f"The risk ratio of relapse was {value} (95% CI {low} to {high}{f'; p = {p}' if p else ''})."
    if p:
        more |= {"p_value": (p, f"= {p}"), "p_relation": "="}
    return (
        Scene((text,), why=why).study("relapse").outcome("relapse")
        .result("risk ratio", statistic="risk_ratio", level=95, value=(value, f"was {value}"),
                low=(low, f"CI {low}"), high=(high, f"to {high}"), **more)
    )  # fmt: skip


def _relapse(a: str, b: str, p: str, words: str = "", why: str = "") -> Scene:
    text = f"Relapse came to {a} of 50 on lithium and {b} of 52 on placebo ({words}p = {p})."
    return (
        Scene((text,), why=why).study("Relapse").arm("lithium").arm("placebo").outcome("Relapse")
        .result(f"{a} of", 1, statistic="events", value=(a, f"{a} of"), n=("50", "of 50"))
        .result(f"{b} of", 2, statistic="events", value=(b, f"{b} of"), n=("52", "of 52"))
        .result("p =", statistic="p_value", p_value=(p, f"= {p}"), p_relation="=")
    )  # fmt: skip


CHECKS = (
    Check(
        code="NUM010",
        severity="note",
        title="Interval does not hold its estimate",
        sees="An estimate outside its confidence interval, or an interval that runs backwards. A "
        "reduction printed without its sign is left alone.",
        why="At least one of the three numbers is wrong.",
        todo="Look them up in the publication.",
        knowable_from="document",
        message="{fault}",
        find=_outside,
        fires=(_ratio("0.91", "0.41", "0.79"), _ratio("0.78", "0.79", "0.41")),
        silent=(
            _ratio("0.61", "0.41", "0.79"),
            _ratio("0.61", "0.79", "0.45", why="Only turned round."),
        ),
    ),
    Check(
        code="NUM011",
        severity="note",
        title="p-value from other counts",
        sees="A p-value that compares two groups whose counts are given, where no usual test of a 2×2 "
        "table (χ², Yates, Fisher, mid-p, likelihood ratio, unpooled z; one- or two-sided) rounds to it, and "
        "which does not lie between them. Counts and p-value stand in one sentence, with denominators or "
        "percentages that confirm them. Adjusted, paired and time-to-event analyses are left alone.",
        why="The counts or the p-value are wrong, or the test is one that the text does not name.",
        todo="Find out which test was used and on which people.",
        knowable_from="document",
        message="p = {p} fits no usual test of {one} against {other}; the nearest gives {near}",
        find=_p_against_counts,
        fires=(_relapse("11", "25", "0.04"),),
        silent=(
            _relapse("11", "25", "0.005", why="χ² gives 0.0050."),
            _relapse("11", "25", "0.04", "adjusted for age, ", "Adjusted."),
            _relapse("11", "25", "0.007", why="Between χ² (0.005) and Yates (0.009): another exact test."),
        ),
    ),
    Check(
        code="NUM012",
        severity="note",
        title="p-value of zero",
        sees="A p-value printed as zero.",
        why="No p-value is zero: it was cut by a program, and how small it is was lost.",
        todo="Read it as less than one unit of its last digit.",
        knowable_from="document",
        message="{p} printed as zero: no p-value is",
        find=_zero,
        fires=(_ratio("0.61", "0.41", "0.79", "0.000"),),
        silent=(
            _ratio("0.61", "0.41", "0.79", "0.001"),
            Scene(("Relapse was rarer (p = 0. 003).",), why="Torn apart by the copy.").study("Relapse")
            .outcome("Relapse").result("rarer", statistic="p_value", p_value=("0", "= 0"), p_relation="="),
        ),
    ),
)  # fmt: skip
