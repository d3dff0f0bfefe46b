"""CLM: p-values and talk of significance that cannot carry what is said with them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trialtrace.check.corpus import Cell, Corpus, Record
from trialtrace.check.model import Check, Hit, Span
from trialtrace.check.scene import Scene
from trialtrace.check.words import quoted

_HAS_P = re.compile(
    r"\bp(?:-?value)?\s*(?:of\s+|was\s+)?[<>=≤≥]|\bCI\b|confidence interval", re.IGNORECASE
)
# Words by which a sentence says what a p-value compares.
_STATES = re.compile(
    r"\b(?:vs|versus|compar\w+|than|between|relative to|differ\w*|from baseline|before and after|over placebo)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:vs|versus|than|superior|better|outperform\w*|greater|more effective)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def _outcome(corpus: Corpus, result: Record) -> str:
    names = {o.outcome_id: o.name for o in corpus.outcomes_of.get(result.study_id, [])}
    return names.get(result.outcome_id) or "the outcome"


def _subject(result: Record) -> tuple[str, str]:
    return ("results", result.result_id)


def _bare_significance(corpus: Corpus) -> Iterable[Hit]:
    seen: set[tuple[str, Span]] = set()
    for result in corpus.records("results"):
        cell = corpus.said("results", result.result_id, "significance")
        if cell is None or cell.value not in ("significant", "not_significant"):
            continue
        key = (result.outcome_id, cell.sentence)
        if key in seen or _HAS_P.search(cell.quote) or _tested(corpus, result):
            continue
        if corpus.has_tables(cell.span.doc_id):
            continue
        seen.add(key)
        values = {
            "outcome": _outcome(corpus, result),
            "what": "a significant" if cell.value == "significant" else "no significant",
            "quote": quoted(cell.quote),
        }
        yield Hit(_subject(result), (cell.sentence, cell.span), values)


def _tested(corpus: Corpus, result: Record) -> bool:
    """Tell whether the outcome has a p-value or an interval for the same arms and time."""
    for other in corpus.results_of.get(result.outcome_id, []):
        same = other.arm_id == result.arm_id and other.timepoint == result.timepoint
        if same and any(_has(corpus, other, field) for field in ("p_value", "low")):
            return True
    return False


def _has(corpus: Corpus, result: Record, field: str) -> bool:
    return corpus.said("results", result.result_id, field) is not None


def _p_values(corpus: Corpus) -> Iterable[tuple[Record, Cell]]:
    for result in corpus.records("results"):
        p = corpus.said("results", result.result_id, "p_value")
        if p is not None:
            yield result, p


def _p_text(result: Record, cell: Cell) -> str:
    return f"p {result.p_relation or '='} {cell.raw}"


def _bare_p(corpus: Corpus) -> Iterable[Hit]:
    several = {study for study, arms in corpus.arms_of.items() if len(arms) > 1}
    for result, p in _p_values(corpus):
        unsaid = result.p_compares in ("", "unclear") and not _STATES.search(p.quote)
        if unsaid and result.study_id in several:
            values = {"p": _p_text(result, p), "outcome": _outcome(corpus, result)}
            yield Hit(_subject(result), (p.span, p.sentence), values)


def _within(corpus: Corpus) -> Iterable[Hit]:
    for result, p in _p_values(corpus):
        sided = result.versus_arm_id or result.favours in ("experimental", "comparator")
        compares = sided and _AGAINST.search(p.quote)
        if result.p_compares == "within" and compares:
            values = {"p": _p_text(result, p), "outcome": _outcome(corpus, result)}
            yield Hit(_subject(result), (p.span, p.sentence), values)


def _p_without_size(corpus: Corpus) -> Iterable[Hit]:
    for result, p in _p_values(corpus):
        results = corpus.results_of.get(result.outcome_id, [])
        if corpus.has_tables(p.span.doc_id) or len(_NUMBER.findall(p.quote)) > 1:
            continue  # another number of the sentence may be the size
        if not any(_has(corpus, other, "value") or _has(corpus, other, "low") for other in results):
            values = {"p": _p_text(result, p), "outcome": _outcome(corpus, result)}
            yield Hit(_subject(result), (p.span, p.sentence), values)


def _pain(text: str, why: str = "") -> Scene:
    return (
        Scene((text,), why=why).study("Pain").arm("yoga", intervention="yoga")
        .arm("rest", intervention="rest").outcome("Pain", kind="efficacy")
    )  # fmt: skip


_FELL = "Pain fell more with yoga than with rest"
_EASED = "Pain eased in the yoga group"
_P = {"p_value": ("0.02", "= 0.02"), "p_relation": "=", "statistic": "p_value"}


def _tested_scene(words: str, compares: str, versus: int = 2, why: str = "") -> Scene:
    scene = _pain(f"{words} (p = 0.02).", why)
    return scene.result(words.split()[0], 1, versus, p_compares=compares, **_P)


_SIGNIFICANT = {"significance": ("significant", "significantly"), "statistic": "direction"}


CHECKS = (
    Check(
        code="CLM003",
        severity="warning",
        title="Significance without a number",
        sees="A result that is called significant (or not) without a p-value or an interval in its "
        "sentence, or for its outcome.",
        why="“Significant” may mean large, or tested; and “not significant” may only mean a small "
        "study.",
        todo="Look the p-value and the size of the effect up in the publication.",
        knowable_from="document",
        message="{what} effect on {outcome} is told without p-value or interval: {quote}",
        find=_bare_significance,
        fires=(_pain("Pain fell significantly more with yoga than with rest.").result("fell", 1, 2, **_SIGNIFICANT),),
        silent=(
            _pain("Pain and stiffness fell significantly with yoga (p = 0.02).", "The sentence gives a p.")
            .result("fell", 1, 2, **_SIGNIFICANT),
        ),
    ),
    Check(
        code="CLM004",
        severity="warning",
        title="p-value without a stated comparison",
        sees="A p-value in a study with several arms, of which the text does not say whether it compares "
        "the arms or the same people before and after.",
        why="Only a comparison between the arms speaks of the treatment; an effect size may be "
        "computed from no other.",
        todo="Look up what was compared; record it as a decision.",
        knowable_from="document",
        message="{p} for {outcome}: the text does not say what it compares",
        find=_bare_p,
        fires=(_tested_scene(_EASED, "unclear"),),
        silent=(
            _tested_scene(f"{_EASED}, which differed from rest", "between"),
            _tested_scene(_FELL, "unclear", why="“Than with rest” says it."),
        ),
    ),
    Check(
        code="CLM005",
        severity="warning",
        title="Change within a group presented as a comparison",
        sees="A p-value of a change within one group beside a statement that one group did better than "
        "another.",
        why="One group may change significantly and the other not, without a difference between them.",
        todo="Look for the comparison between the groups; do not count this one.",
        knowable_from="document",
        message="{p} for {outcome} is of a change within a group, but is told as a comparison",
        find=_within,
        fires=(_tested_scene(f"{_FELL} and against the first day", "within"),),
        silent=(
            _tested_scene(f"{_EASED} against the first day", "within", 0, "Nothing is said of another group."),
        ),
    ),
    Check(
        code="CLM007",
        severity="note",
        title="p-value without the size of the effect",
        sees="A p-value for an outcome of which no value, difference or interval is given.",
        why="A p-value does not tell whether an effect is large enough to matter.",
        todo="Look the values up in the publication.",
        knowable_from="document",
        message="{p} for {outcome}, but no size of the effect",
        find=_p_without_size,
        fires=(_tested_scene(_EASED, "unclear"),),
        silent=(
            _tested_scene("Pain eased by half, from 60 to 30", "unclear", why="Other numbers tell its size."),
            _pain(f"{_FELL}: 3.1 points (p = 0.02).", "3.1 points is its size.")
            .result("fell", 1, 2, group="g", **_P)
            .result("3.1", 1, 2, group="g", statistic="mean_difference", value="3.1"),
        ),
    ),
)  # fmt: skip
