"""NUM: means that their p-value, or the people they are of, cannot have given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import sqrt

from trialtrace.check.corpus import Cell, Corpus, Record
from trialtrace.check.model import Check, Hit, Span, unique
from trialtrace.check.num_counts import arm_size, own_size
from trialtrace.check.scene import Scene
from trialtrace.check.words import listed, number, quoted

_LEVEL = 0.05
# Tests of means differ (t, Welch, ranks); only p-values this far apart contradict each other.
_CLEARLY, _TIMES = 2.0, 10.0
_SMALL = 0.0005
_P_BEHIND = 40
_SHARED = ("crossover", "split_body", "cluster", "factorial")
# The p-value of such an analysis cannot be had from means, SDs and sizes.
_OTHER_TEST = re.compile(
    r"adjust|covari|ANCOVA|ANOVA|regress|\bmodel|paired|matched|repeated|interaction|trend|baseline|within"
    r"|Mann|Wilcoxon|rank|median|\bSE\b|SEM\b|standard error|change|log-?trans|geometric|inferior|surviv"
    r"|increas|improv|both groups|each group|from the|beginning|before|after|predict|correlat|responders",
    re.IGNORECASE,
)
_PRINTED = re.compile(r"^-?\d+(?:[.·]\d+)?$")
# Outcomes that are counted in whole numbers, one a person.
_COUNTED = re.compile(
    r"\b(?:number|no\.|count) of (?!cells|copies|cycles|weeks|days|hours|months|years|colon)\w+",
    re.IGNORECASE,
)
# Answers in whole numbers: "a 5-point Likert scale"; with several items, their mean is of n × items answers.
_SCALE = re.compile(
    r"\b\d{1,2}-point (?:Likert|numeric|numerical|ordinal|rating|verbal)\b"
    r"|\b(?:Likert|numeric(?:al)? rating|verbal rating)(?:-type)? scale",
    re.IGNORECASE,
)
_ITEMS = re.compile(r"\b(\d{1,3})[- ]items?\b", re.IGNORECASE)


def _cell(corpus: Corpus, result: Record, field: str) -> Cell | None:
    cell = corpus.said("results", result.result_id, field)
    return cell if cell is not None and cell.number is not None else None


def _size(corpus: Corpus, result: Record) -> Cell | None:
    size = own_size(corpus, result) or arm_size(corpus, result)
    return size if size is not None and size.number and size.number == int(size.number) else None


Group = tuple[Cell, Cell, Cell]  # mean, SD, size


def _groups(corpus: Corpus, results: list[Record], p: Cell, timepoint: str) -> list[Group]:
    """Return mean, SD and size of each arm whose mean stands in one sentence with a p-value."""
    found: dict[str, Group | None] = {}
    for result in results:
        if result.statistic != "mean" or not result.arm_id or result.timepoint != timepoint:
            continue
        mean, size = _cell(corpus, result, "value"), _size(corpus, result)
        spreads = [
            _cell(corpus, other, "value")
            for other in results
            if other.statistic == "sd" and result.group_id and other.group_id == result.group_id
        ]
        if mean is None or mean.sentence != p.sentence or mean.span.start > p.span.start:
            continue
        whole = size is not None and len(spreads) == 1 and spreads[0] is not None
        # Two means of one arm: which of them is compared, cannot be told.
        found[result.arm_id] = (
            (mean, spreads[0], size) if whole and result.arm_id not in found else None
        )
    return [group for group in found.values() if group is not None]


def p_of_means(
    one: tuple[str, str, int], other: tuple[str, str, int]
) -> tuple[float, float] | None:
    """Return the least and greatest two-sided p of two printed means, SDs and sizes.

    t with pooled variance and Welch's t (Cochrane Handbook 6.5.2.3), over all that rounds to the printed
    numbers; None without any variance.
    """
    from trialtrace.stats.distributions import two_sided_t
    from trialtrace.stats.rounding import interval

    (mean_1, sd_1, n_1), (mean_2, sd_2, n_2) = one, other
    (low_1, high_1), (low_2, high_2) = interval(mean_1), interval(mean_2)
    overlap = low_1 <= high_2 and low_2 <= high_1
    nearest = 0.0 if overlap else min(abs(low_1 - high_2), abs(high_1 - low_2))
    farthest = max(abs(low_1 - high_2), abs(high_1 - low_2))
    ps = []
    for end, gap in ((0, farthest), (1, nearest)):
        s_1, s_2 = (max(interval(sd)[end], 0.0) for sd in (sd_1, sd_2))
        v_1, v_2 = s_1**2 / n_1, s_2**2 / n_2
        if not v_1 + v_2:
            return None
        df = n_1 + n_2 - 2
        pooled = ((n_1 - 1) * s_1**2 + (n_2 - 1) * s_2**2) / df * (1 / n_1 + 1 / n_2)
        welch = (v_1 + v_2) ** 2 / (v_1**2 / (n_1 - 1) + v_2**2 / (n_2 - 1))
        ps.append(
            [
                float(two_sided_t(gap / sqrt(pooled), df)),
                float(two_sided_t(gap / sqrt(v_1 + v_2), welch)),
            ]
        )
    return min(ps[0]), max(ps[1])


def _right_behind(corpus: Corpus, groups: list[Group], p: Cell) -> bool:
    """Tell whether no other number stands between the second group's mean and SD and a p-value."""
    last = max(cell.span.end for mean, spread, _ in groups for cell in (mean, spread))
    between = corpus.words(Span(p.span.doc_id, last, p.span.start)) if last <= p.span.start else "0"
    return len(between) <= _P_BEHIND and not re.search(r"\d", between)


def _relation(corpus: Corpus, p: Cell) -> str:
    """Return the sign in front of a p-value as the text prints it."""
    found = re.search(
        r"[=<>≤≥]\s*$", corpus.words(Span(p.span.doc_id, p.span.start - 3, p.span.start))
    )
    return found[0].strip() if found else "="


def _p_against_means(corpus: Corpus) -> Iterable[Hit]:
    from trialtrace.stats.rounding import interval

    shared = {s.study_id for s in corpus.records("studies") if s.structure in _SHARED}
    seen: set[Span] = set()
    for results in corpus.results_of.values():
        for result in results:
            p = _cell(corpus, result, "p_value")
            if (
                p is None
                or p.span in seen
                or result.study_id in shared
                or result.p_compares in ("within", "other")
            ):
                continue
            if _OTHER_TEST.search(p.quote) or not re.fullmatch(r"[01]?[.·]\d+", p.raw):
                continue
            groups = _groups(corpus, results, p, result.timepoint)
            if len(groups) != 2 or any(g[2].number < 2 for g in groups):
                continue
            if not _right_behind(corpus, groups, p):
                continue
            printed = [(_plain(m.raw), _plain(s.raw), int(n.number)) for m, s, n in groups]
            if not all(_PRINTED.match(m) and _PRINTED.match(s) for m, s, _ in printed):
                continue
            allowed = p_of_means(*printed)
            low, high = interval(_plain(p.raw))
            relation = _relation(corpus, p)
            if relation != "=":
                low, high = (0.0, p.number) if relation in "<≤" else (p.number, 1.0)
            if allowed is None or not _contradict(low, high, *allowed):
                continue
            seen.add(p.span)
            said = [f"{m} (SD {s}, n = {n})" for m, s, n in printed]
            values = {
                "p": f"p {relation} {p.raw}",
                "said": listed(said),
                "least": f"{allowed[0]:.2g}",
                "most": f"{allowed[1]:.2g}",
            }
            spans = unique((p.span, *(cell.span for group in groups for cell in group)))
            yield Hit(("results", result.result_id), spans, values)


def _plain(raw: str) -> str:
    return raw.replace("·", ".").replace("−", "-").replace("–", "-").replace(" ", "")


def _contradict(low: float, high: float, least: float, most: float) -> bool:
    """Tell whether a printed p-value and what means allow lie clearly apart."""
    if (low <= most and least <= high) or max(high, most) < _SMALL:
        return False
    if low > most:
        return (low > _LEVEL and most < _LEVEL / _CLEARLY) or low > _TIMES * most
    return (high < _LEVEL and least > _LEVEL * _CLEARLY) or least > _TIMES * high


def _counted_means(corpus: Corpus) -> Iterator[tuple[Record, Cell, Cell, int]]:
    """Yield means of whole numbers with the size of their group and the answers that each person gave."""
    names = {o.outcome_id: o.name for o in corpus.records("outcomes")}
    for result in corpus.records("results"):
        mean, size = _cell(corpus, result, "value"), _size(corpus, result)
        if result.statistic != "mean" or mean is None or size is None:
            continue
        name = names.get(result.outcome_id, "")
        before = mean.quote[: mean.span.start - mean.sentence.start]
        said = _COUNTED.search(name) or _COUNTED.search(before)
        items = 1
        if said is None and (_SCALE.search(name) or _SCALE.search(mean.quote)):
            said = True
            answers = _ITEMS.search(name) or _ITEMS.search(mean.quote)
            items = int(answers[1]) if answers else 1
        near = size.sentence == mean.sentence or size is own_size(corpus, result)
        if said and near and not result.unit and result.basis != "change":
            yield result, mean, size, items


def _no_whole_sum(corpus: Corpus) -> Iterable[Hit]:
    from trialtrace.stats.rounding import decimals, interval

    for result, mean, size, items in _counted_means(corpus):
        raw, n = _plain(mean.raw), int(size.number) * items
        # With more people than steps of the last digit, every printed mean has its whole sum.
        if not _PRINTED.match(raw) or not decimals(raw) or n >= 10 ** decimals(raw):
            continue
        low, high = interval(raw)
        if int(high * n + 1e-9) >= low * n - 1e-9:
            continue
        below = int(float(raw) * n)
        near = [f"{total}/{n} = {total / n:.{decimals(raw) + 1}f}" for total in (below, below + 1)]
        of = number(n) + (" people" if items == 1 else f" answers ({number(n // items)} people)")
        values = {"mean": raw, "of": of, "near": listed(near), "quote": quoted(mean.quote)}
        yield Hit(("results", result.result_id), unique((mean.span, size.span)), values)


def _weight(p: str, words: str = "", why: str = "", relation: str = "=", **study: str) -> Scene:
    text = (
        "In all 30 men had heat and 31 men had ice. "
        f"Pain was 42.1 (SD 10.2) with heat and 36.4 (SD 9.8) with ice ({words}p = {p})."
    )
    return (
        Scene((text,), why=why).study("men", **study).arm("heat", n=("30", "30 men")).arm("ice", n=("31", "31 men"))
        .outcome("Pain")
        .result("42.1", 1, group="a", statistic="mean", value="42.1")
        .result("10.2", 1, group="a", statistic="sd", value="10.2")
        .result("36.4", 2, group="b", statistic="mean", value="36.4")
        .result("9.8", 2, group="b", statistic="sd", value="9.8")
        .result("p =", statistic="p_value", p_value=(p, f"= {p}"), p_relation=relation)
    )  # fmt: skip


def _falls(mean: str, n: str, what: str = "number of falls", why: str = "") -> Scene:
    text = f"The mean {what} was {mean} in the {n} women with sticks."
    return (
        Scene((text,), why=why).study("women").arm("sticks", n=(n, f"{n} women")).outcome(what)
        .result(mean, 1, statistic="mean", value=mean)
    )  # fmt: skip


CHECKS = (
    Check(
        code="NUM018",
        severity="note",
        title="p-value of other means",
        sees="A p-value in one sentence with the means of two groups, whose SDs and sizes are known, where neither "
        "the t-test with pooled variance nor Welch's, over all that rounds to the printed numbers, comes "
        "near it: they lie on different sides of 0.05, or differ ten times. Adjusted, paired, repeated and "
        "rank tests, changes, survival and standard errors are left alone.",
        why="A mean, an SD, a size or the p-value is wrong, or SDs are standard errors.",
        todo="Look all of them up in the publication; ask which test was done.",
        knowable_from="document",
        message="{p}, but {said} give p between {least} and {most}",
        find=_p_against_means,
        fires=(_weight("0.61"), _weight("0.0004")),
        silent=(
            _weight("0.03", why="The t-test gives 0.030."),
            _weight("0.06", why="Another test may differ so near."),
            _weight("0.61", "ANCOVA, ", "Adjusted."),
            _weight("0.61", why="The same men had both.", structure="crossover"),
            _weight("0.61", "age 44 and 45; ", "The p-value is that of the numbers before it."),
        ),
    ),
    Check(
        code="NUM019",
        severity="note",
        title="Mean of counts fits no whole sum",
        sees="The mean of something that is counted in whole numbers (“number of …”), or answered in whole numbers on "
        "a scale (“5-point Likert scale”), in a group so small that not every printed mean can be (fewer people, "
        "times items, than steps of its last digit), for which no whole sum divided by them rounds to it (GRIM: "
        "Brown & Heathers 2017).",
        why="The mean or the size of the group is wrong, or not all of the group were counted.",
        todo="Look mean and size up in the publication.",
        knowable_from="document",
        message="A mean of {mean} is no whole sum of {of} ({near}): {quote}",
        find=_no_whole_sum,
        fires=(
            _falls("2.37", "20"),
            _falls("2.37", "20", "comfort on a 5-point Likert scale"),
            _falls("2.372", "20", "comfort on a 4-item, 5-point Likert scale"),
        ),
        silent=(
            _falls("2.35", "20", why="47 falls."),
            _falls("2.37", "120", why="With 120 women every mean with two decimals can be."),
            _falls("2.37", "20", "walking speed", "Not counted in whole numbers."),
            _falls("2.36", "20", "comfort on a 4-item, 5-point Likert scale", "189 of 80 answers."),
        ),
    ),
)  # fmt: skip
