"""NUM: intervals, p-values and counts that contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import log
from typing import Any

from trialtrace.check.corpus import Cell, Corpus, Record
from trialtrace.check.model import Check, Hit, unique
from trialtrace.check.num_counts import arm_size, own_size
from trialtrace.check.scene import Scene
from trialtrace.check.words import number

_RATIOS = ("risk_ratio", "odds_ratio", "hazard_ratio", "rate_ratio", "ratio_of_means")
_DIFFERENCES = ("mean_difference", "standardised_mean_difference", "risk_difference")
# A p-value of such an analysis cannot be had from the four counts alone.
_OTHER_TEST = re.compile(
    r"adjust|multivaria|covaria|regress|\blogistic|\bmodel|paired|McNemar|matched|stratif|log.?rank|\bCox\b"
    r"|Mantel|hazard|trend|interaction|repeated",
    re.IGNORECASE,
)
_SHARED = ("crossover", "split_body", "cluster", "factorial")
_PRINTED_P = re.compile(r"^0?[.·]\d+$")
# An interval belongs to the estimate that it stands beside, on the same scale.
_BESIDE = 60
_OTHER_SCALE = ("events", "count")
# Tests differ near the threshold; only a p-value this many times beyond it contradicts.
_CLEARLY = 1.5


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


def _beside(result: Record, value: Cell, low: Cell) -> bool:
    near = value.span.doc_id == low.span.doc_id and 0 < low.span.start - value.span.end <= _BESIDE
    # "-0.2 % (-0.003 to -0.001)": the estimate is a percentage, its interval is not.
    text = low.quote[value.span.end - low.sentence.start :][:3] if near else ""
    return near and "%" not in text and result.statistic not in _OTHER_SCALE


def _zero(corpus: Corpus) -> Iterable[Hit]:
    for result in corpus.records("results"):
        p = _cell(corpus, result, "p_value")
        if p is not None and p.number == 0 and result.p_relation in ("=", "<", "<="):
            values = {"p": f"p {result.p_relation} {p.raw}"}
            yield Hit(("results", result.result_id), (p.span,), values)


def _p_of(corpus: Corpus, result: Record) -> tuple[Record, Cell] | None:
    """Return the exact p-value of a result or of its group."""
    peers = [result]
    if result.group_id:
        peers += [r for r in corpus.results_of[result.outcome_id] if r.group_id == result.group_id]
    for peer in peers:
        p = _cell(corpus, peer, "p_value")
        if p is not None:
            return peer, p
    return None


def _interval_against_p(corpus: Corpus) -> Iterable[Hit]:
    for result in corpus.records("results"):
        low, high = _cell(corpus, result, "low"), _cell(corpus, result, "high")
        found = _p_of(corpus, result)
        if low is None or high is None or found is None or low.number >= high.number:
            continue
        peer, p = found
        ratio = result.statistic in _RATIOS
        if not ratio and result.statistic not in _DIFFERENCES:
            continue
        alpha = 1 - (result.level or 95) / 100
        null = 1.0 if ratio else 0.0
        excludes = not low.number <= null <= high.number
        at_least, at_most = _p_bounds(peer.p_relation, p.number)
        if (excludes and at_least > _CLEARLY * alpha) or (
            not excludes and at_most < alpha / _CLEARLY
        ):
            values = {
                "low": low.raw,
                "high": high.raw,
                "does": "excludes" if excludes else "holds",
                "null": number(null),
                "p": f"p {peer.p_relation} {p.raw}",
            }
            yield Hit(("results", result.result_id), unique((low.span, high.span, p.span)), values)


def _p_bounds(relation: str, p: float) -> tuple[float, float]:
    if relation in ("<", "<="):
        return 0.0, p
    if relation in (">", ">="):
        return p, 1.0
    return p, p


def _counts(
    corpus: Corpus, results: list[Record], timepoint: str
) -> list[tuple[Record, Cell, Cell]]:
    found = []
    for result in results:
        event = _cell(corpus, result, "value")
        size = own_size(corpus, result) or arm_size(corpus, result)
        if result.statistic != "events" or not result.arm_id or result.timepoint != timepoint:
            continue
        if event is not None and size is not None and size.number and event.number <= size.number:
            found.append((result, event, size))
    return found


def _p_against_counts(corpus: Corpus) -> Iterable[Hit]:
    from trialtrace.check.two_by_two import p_values
    from trialtrace.stats.rounding import interval

    shared = {s.study_id for s in corpus.records("studies") if s.structure in _SHARED}
    for results in corpus.results_of.values():
        for result in results:
            p = _cell(corpus, result, "p_value")
            if p is None or result.study_id in shared or result.p_compares == "within":
                continue
            if (
                result.p_relation != "="
                or not _PRINTED_P.match(p.raw)
                or _OTHER_TEST.search(p.quote)
            ):
                continue
            pair = _counts(corpus, results, result.timepoint)
            if len(pair) != 2 or pair[0][0].arm_id == pair[1][0].arm_id:
                continue
            (_, a, n), (_, b, m) = pair
            tests = p_values(int(a.number), int(n.number), int(b.number), int(m.number))
            low, high = interval(p.raw.replace("·", "."))
            if not tests or any(low <= value <= high for value in tests.values()):
                continue
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
        severity="error",
        title="Interval does not hold its estimate",
        sees="An estimate outside its confidence interval, or an interval that runs backwards. A "
        "reduction printed without its sign is left alone.",
        why="At least one of the three numbers is wrong.",
        todo="Look them up in the publication.",
        knowable_from="document",
        message="{fault}",
        find=_outside,
        fires=(_ratio("0.91", "0.41", "0.79"), _ratio("0.61", "0.79", "0.41")),
        silent=(_ratio("0.61", "0.41", "0.79"),),
    ),
    Check(
        code="NUM011",
        severity="warning",
        title="p-value from other counts",
        sees="A p-value that compares two groups whose counts are given, where no usual test of a 2×2 "
        "table (χ², Yates, Fisher, mid-p, likelihood ratio, unpooled z; one- or two-sided) rounds to it. "
        "Adjusted, paired and time-to-event analyses are left alone.",
        why="The counts or the p-value are wrong, or the test is one that the text does not name.",
        todo="Find out which test was used and on which people.",
        knowable_from="document",
        message="p = {p} fits no usual test of {one} against {other}; the nearest gives {near}",
        find=_p_against_counts,
        fires=(_relapse("11", "25", "0.04"),),
        silent=(
            _relapse("11", "25", "0.005", why="χ² gives 0.0050."),
            _relapse("11", "25", "0.04", "adjusted for age, ", "Adjusted."),
        ),
    ),
    Check(
        code="NUM012",
        severity="warning",
        title="p-value of zero",
        sees="A p-value printed as zero.",
        why="No p-value is zero: it was cut by a program, and how small it is was lost.",
        todo="Read it as less than one unit of its last digit.",
        knowable_from="document",
        message="{p}: no p-value is zero",
        find=_zero,
        fires=(_ratio("0.61", "0.41", "0.79", "0.000"),),
        silent=(_ratio("0.61", "0.41", "0.79", "0.001"),),
    ),
    Check(
        code="NUM013",
        severity="warning",
        title="p-value contradicts the interval",
        sees="An interval that excludes no effect with a p-value clearly above its level, or one that "
        "holds no effect with a p-value clearly below.",
        why="They answer the same question in opposite ways: one of them is wrong, or of another analysis.",
        todo="Look both up in the publication.",
        knowable_from="document",
        message="The interval from {low} to {high} {does} {null}, but {p}",
        find=_interval_against_p,
        fires=(_ratio("0.61", "0.41", "0.79", "0.21"), _ratio("0.90", "0.71", "1.14", "0.003")),
        silent=(
            _ratio("0.61", "0.41", "0.79", "0.001"),
            _ratio("0.80", "0.63", "0.99", "0.051", "Two tests may differ so near the threshold."),
        ),
    ),
)  # fmt: skip
