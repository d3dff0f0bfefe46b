"""NUM: effects printed with interval, p-value or counts that they cannot have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import exp, log

from trialtrace.check.corpus import Corpus
from trialtrace.check.model import Check, Hit, Span, unique
from trialtrace.check.printed_effects import PrintedEffect, printed_effects
from trialtrace.check.scene import Scene

_LEVEL = 0.05
# Wald, score and likelihood-ratio tests differ; only p-values this far apart contradict each other.
_CLEARLY, _TIMES = 1.5, 2.5
# Below this both say the same, and approximations to it differ by any factor.
_SMALL = 0.0005
_OTHER_P = re.compile(
    r"interaction|trend|heterogen|inferior|equivalen|superior|Bonferroni|corrected|overall|log.?rank"
    r"|between (?:groups|arms)|stratif|unadjust|permut|bootstrap",
    re.IGNORECASE,
)
_ONE_SIDED = re.compile(r"one[- ](?:sided|tailed)|1[- ](?:sided|tailed)", re.IGNORECASE)
_NO_WALD = re.compile(r"bootstrap|credible|profile|exact|percentile|Bayes|Fieller", re.IGNORECASE)
# An estimate this far from the middle of its interval, in half its width, is no rounding.
_OFF_CENTRE = 0.2
_FRACTION = re.compile(
    r"(?<![\d/.,])(\d{1,5})\s?(?:/|of|out of)\s?(?:the )?(\d{1,5})(?![\d/]|\s?%|[.,]\d)"
)
_ADJUSTED = re.compile(
    r"adjust|multivari|logistic|regress|\bmodel|stratif|Mantel|matched|weighted|pooled|\b[aA](?:OR|HR|RR)\b"
    r"|hazard|\bHRs?\b|\brate ratio|cluster|propensity|imput",
    re.IGNORECASE,
)
_NEAR_RATIO = 0.06
_EFFECT = re.compile(r"\b(?:OR|RR|HR|CI)\b|ratio", re.IGNORECASE)
_COUNTS_BEFORE = 100


def _effects(corpus: Corpus) -> Iterator[tuple[Span, PrintedEffect]]:
    for doc_id in corpus.doc_ids:
        for effect in printed_effects(corpus.document(doc_id).text):
            yield Span(doc_id, effect.start, effect.end), effect


def _bounds(effect: PrintedEffect) -> tuple[tuple[float, float], ...] | None:
    """Return what estimate and limits may stand for, ratios as logarithms; None where that fails."""
    from trialtrace.stats.rounding import interval

    ranges = [interval(printed) for printed in (effect.value, effect.low, effect.high)]
    if effect.kind == "ratio":
        if min(low for low, _ in ranges) <= 0:
            return None
        ranges = [(log(low), log(high)) for low, high in ranges]
    (_, _), (low, _), (_, high) = ranges
    return tuple(ranges) if low < high else None


def p_from_interval(effect: PrintedEffect) -> tuple[float, float] | None:
    """Return the least and greatest two-sided p that estimate and interval allow.

    z is the estimate by its standard error, which is the interval's width by twice the normal quantile
    (Altman & Bland, BMJ 2011;343:d2304); all three numbers stand for what rounds to them.
    """
    from trialtrace.stats.distributions import norm_quantile, two_sided_normal

    ranges = _bounds(effect)
    if ranges is None:
        return None
    (value_low, value_high), low, high = ranges
    quantile = 2 * norm_quantile(0.5 + effect.level / 200)
    least_error, most_error = (high[0] - low[1]) / quantile, (high[1] - low[0]) / quantile
    if least_error <= 0:
        return None
    nearest = 0.0 if value_low < 0 < value_high else min(abs(value_low), abs(value_high))
    farthest = max(abs(value_low), abs(value_high))
    return (
        float(two_sided_normal(farthest / least_error)),
        float(two_sided_normal(nearest / most_error)),
    )


def _printed_p(effect: PrintedEffect) -> tuple[float, float]:
    from trialtrace.stats.rounding import interval

    if effect.relation == "=":
        return interval(effect.p)
    bound = float(effect.p)
    return (0.0, bound) if effect.relation in "<≤" else (bound, 1.0)


def _p_against_interval(corpus: Corpus) -> Iterable[Hit]:
    for span, effect in _effects(corpus):
        sentence = corpus.sentence(span.doc_id, span.start)
        around = corpus.words(sentence) if sentence else effect.words
        if not effect.p or _OTHER_P.search(effect.test) or _NO_WALD.search(around):
            continue
        allowed, off = p_from_interval(effect), _off_centre(effect)
        # An estimate that is not in the middle of its interval contradicts that, not the p-value.
        if allowed is None or off is None or off > _OFF_CENTRE:
            continue
        least, most = allowed
        low, high = _printed_p(effect)
        if _ONE_SIDED.search(around) and low <= most / 2 and least / 2 <= high:
            continue
        if (low <= most and least <= high) or max(high, most) < _SMALL:
            continue
        crosses = (low > _CLEARLY * _LEVEL and most < _LEVEL) or (
            high < _LEVEL and least > _CLEARLY * _LEVEL
        )
        far = low > _TIMES * most if low > most else least > _TIMES * high
        if crosses or far:
            values = {"words": effect.words, "least": _short(least), "most": _short(most)}
            yield Hit(("documents", span.doc_id), (span,), values)


def _short(p: float) -> str:
    return f"{p:.2g}" if p >= 1e-4 else "less than 0.0001"


def _off_centre(effect: PrintedEffect) -> float | None:
    """Return how far an estimate must lie from its interval's middle, in half the interval's width."""
    ranges = _bounds(effect)
    if ranges is None:
        return None
    (value_low, value_high), low, high = ranges
    middle_low, middle_high = (low[0] + high[0]) / 2, (low[1] + high[1]) / 2
    half = (high[1] - low[0]) / 2
    return max(0.0, value_low - middle_high, middle_low - value_high) / half


def _asymmetric(corpus: Corpus) -> Iterable[Hit]:
    for span, effect in _effects(corpus):
        off = _off_centre(effect)
        sentence = corpus.sentence(span.doc_id, span.start)
        around = corpus.words(sentence) if sentence else effect.words
        inside = float(effect.low) <= float(effect.value) <= float(effect.high)
        if off is None or off <= _OFF_CENTRE or not inside or _NO_WALD.search(around):
            continue
        low, high = float(effect.low), float(effect.high)
        middle = exp((log(low) + log(high)) / 2) if effect.kind == "ratio" else (low + high) / 2
        scale = "on the scale of logarithms " if effect.kind == "ratio" else ""
        values = {"words": effect.words, "middle": f"{middle:.3g}", "scale": scale}
        yield Hit(("documents", span.doc_id), (span,), values)


def _ratio_against_counts(corpus: Corpus) -> Iterable[Hit]:
    for span, effect in _effects(corpus):
        sentence = corpus.sentence(span.doc_id, span.start)
        if effect.kind != "ratio" or sentence is None or _ADJUSTED.search(corpus.words(sentence)):
            continue
        before = Span(span.doc_id, sentence.start, span.start)
        found = list(_FRACTION.finditer(corpus.words(before)))
        # The ratio's own counts: no effect between them, none far from it.
        if len(found) != 2 or _EFFECT.search(corpus.words(before), found[0].end()):
            continue
        if span.start - before.start - found[1].end() > _COUNTS_BEFORE:
            continue
        (a, n), (b, m) = ((int(f[1]), int(f[2])) for f in found)
        ratios = _ratios(a, n, b, m)
        if not ratios or _fits_any(effect.value, ratios.values()):
            continue
        said = f"{a}/{n} against {b}/{m}"
        values = {
            "words": effect.words,
            "said": said,
            "risk": f"{ratios['risk']:.2f}",
            "odds": f"{ratios['odds']:.2f}",
        }
        places = (
            Span(span.doc_id, before.start + f.start(), before.start + f.end()) for f in found
        )
        yield Hit(("documents", span.doc_id), unique((span, *places)), values)


def _ratios(a: int, n: int, b: int, m: int) -> dict[str, float]:
    """Return risk and odds ratio of two groups and their inverses, of events and of their absence."""
    if not (0 < a < n and 0 < b < m):
        return {}
    risk, odds = (a / n) / (b / m), (a * (m - b)) / (b * (n - a))
    none = ((n - a) / n) / ((m - b) / m)
    return {
        "risk": risk, "odds": odds, "1/risk": 1 / risk, "1/odds": 1 / odds, "none": none, "1/none": 1 / none,
    }  # fmt: skip


def _fits_any(printed: str, ratios: Iterable[float]) -> bool:
    from trialtrace.stats.rounding import interval

    low, high = interval(printed)
    return any(low / (1 + _NEAR_RATIO) <= ratio <= high * (1 + _NEAR_RATIO) for ratio in ratios)


def _said(words: str, why: str = "") -> Scene:
    return Scene((words,), why=why)


CHECKS = (
    Check(
        code="NUM013",
        severity="note",
        title="p-value contradicts the interval",
        sees="A ratio or a difference with its interval and p-value side by side, where the p-value that estimate "
        "and interval allow lies on the other side of 0.05, or differs by more than two and a half times. Estimate, "
        "limits and p-value stand for all that rounds to them; one-sided p-values, and those of an "
        "interaction, a trend or a test of non-inferiority are left alone.",
        why="They answer the same question in opposite ways: one of them is wrong, or of another analysis.",
        todo="Look the numbers up in the publication.",
        knowable_from="document",
        message="“{words}”: estimate and interval mean p between {least} and {most}",
        find=_p_against_interval,
        fires=(
            _said("Relapse was rarer (risk ratio 0.57, 95% CI 0.41 to 0.79; p = 0.21)."),
            _said("Relapse did not differ (RR 0.90, 95% CI 0.71-1.14; p = 0.003)."),
        ),
        silent=(
            _said("Relapse was rarer (risk ratio 0.57, 95% CI 0.41 to 0.79; p = 0.001)."),
            _said("Relapse was rarer (RR 0.80, 95% CI 0.64-1.00; p = 0.06).", "Two tests may differ so near."),
            _said("Relapse differed by sex (RR 0.90, 95% CI 0.71-1.14; interaction p = 0.003).", "Of an interaction."),
            _said("Relapse was rarer (one-sided test; RR 0.79, 95% CI 0.61-1.02; p = 0.035).", "One-sided."),
        ),
    ),
    Check(
        code="NUM016",
        severity="note",
        title="Ratio of other counts",
        sees="A ratio with its interval behind two counts of people (“11 of 50 … 25 of 52”) in one sentence, where "
        "neither risk ratio nor odds ratio of the counts, nor their inverses, come within 6 % of it. "
        "Adjusted, pooled, weighted and time-to-event analyses are left alone.",
        why="The ratio or a count is wrong, or the ratio is adjusted and the text does not say so.",
        todo="Look counts and analysis up in the publication.",
        knowable_from="document",
        message="“{words}” fits neither ratio of {said}: the risk ratio is {risk}, the odds ratio {odds}",
        find=_ratio_against_counts,
        fires=(_said("Relapse came to 11 of 50 on lithium and 25/52 on placebo (RR 0.73, 95% CI 0.41 to 1.30)."),),
        silent=(
            _said("Relapse came to 11 of 50 on lithium and 25/52 on placebo (RR 0.46, 95% CI 0.25 to 0.83)."),
            _said("Relapse came to 11 of 50 on lithium and 25/52 on placebo (OR 0.30, 95% CI 0.13 to 0.71)."),
            _said(
                "Relapse came to 11 of 50 on lithium and 25/52 on placebo (adjusted RR 0.73, 95% CI 0.41 to 1.30).",
                "Adjusted.",
            ),
            _said(
                "Relapse came to 11 of 50 on lithium and 25/52 on placebo (HR 0.38, 95% CI 0.18 to 0.80).",
                "A hazard ratio counts time.",
            ),
            _said(
                "Relapse came to 11 of 50 (RR 0.46, 95% CI 0.25 to 0.83) and 25 of 52 (RR 0.97, 95% CI 0.66 to 1.41).",
                "Each count has its own ratio, against a third group.",
            ),
        ),
    ),
    Check(
        code="NUM017",
        severity="note",
        title="Estimate away from the middle of its interval",
        sees="A ratio that does not lie in the middle of its interval on the scale of logarithms, or a "
        "difference that does not lie in the middle, by more than a fifth of half the interval's width, "
        "rounding counted in. Bootstrap, exact, profile and Bayesian intervals are left alone.",
        why="Most intervals are symmetric on their scale; one of the three numbers may be misprinted.",
        todo="Look them up in the publication.",
        knowable_from="document",
        message="“{words}”: the middle of the interval {scale}is {middle}",
        find=_asymmetric,
        fires=(
            _said("The odds ratio of relapse was 0.61 (95% CI 0.51 to 0.99)."),
            _said("The mean difference was -3.1 points (95% CI, -8.0 to -2.8), MD -3.1 (95% CI -8.0 to -2.8)."),
        ),
        silent=(
            _said("The odds ratio of relapse was 0.61 (95% CI 0.38 to 0.99).", "√(0.38 × 0.99) = 0.61."),
            _said("The odds ratio of relapse was 0.3 (95% CI 0.1 to 0.6).", "0.14 to 0.64 may round to that."),
            _said("The odds ratio of relapse was 0.61 (exact 95% CI 0.51 to 0.99), OR 0.61 (95% CI 0.51 to 0.99).",
                  "Exact intervals need not be symmetric."),
        ),
        supersedes=(),
    ),
)  # fmt: skip
