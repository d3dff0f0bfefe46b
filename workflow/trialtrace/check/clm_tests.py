"""CLM: p-values and talk of significance that cannot carry what is said with them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trialtrace.check.corpus import Cell, Corpus, Record
from trialtrace.check.model import Check, Hit, Span
from trialtrace.check.scene import Scene
from trialtrace.check.words import quoted

_HAS_P = re.compile(
    r"\bp\W{0,3}(?:-?\s?values?)?[\s*_(]*(?:of\s+|was\s+|were\s+)?(?:[<>=≤≥]|&[lg]t|0?\.\d|greater|less|ns\b)"
    r"|\bn\.?s\b|\bCI\b|confidence interval|\bSE\b|α",
    re.IGNORECASE,
)
# Words by which a sentence says what a p-value compares.
_P_VALUE = re.compile(r"\b[pP]\b\W{0,4}(?:values?)?\W{0,3}\d?\.\d")
_ONE_ONLY = re.compile(
    r"\bbut (?:was |were |did |had )?(?:not|no\b|only)|\b(?:while|whereas|and) (?:there was "
    r"|there were )?(?:no\b|not\b)"
    r"|\b(?:group|arm) (?:only|alone)\b|\bonly in the\b|\b(?:while|whereas)\b[^.;]*\b(?:did not"
    r"|no (?:significant )?change)",
    re.IGNORECASE,
)
_GROUP_OR_ARM = re.compile(
    r"\b(?:group|arm|placebo|control|patients treated|receiving)\w*\b", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"\b(?:between|versus|vs|compared|than|interaction|respectively|odds|hazard|ratio|associat\w*|correlat\w*)\b",
    re.IGNORECASE,
)
# The p-value of no effect of treatment: of a covariate, a correlation, the groups' likeness.
_NO_EFFECT = re.compile(
    r"prognostic|predict|correlat|associat|covari|regress|interaction|balanced|baseline|before|prior"
    r"|factor|demographic"
    r"|fold\b|equivalence|preoperative",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"\b(?:vs|versus|compar\w+|than|between|relative to|differ\w*|from baseline|before and after|over placebo)\b",
    re.IGNORECASE,
)
# Significance of a difference or change, not of a disease ("significant bleeding").
_SIGNIFICANCE = re.compile(
    r"\bsignificantly\b|\bstatistical(?:ly)? significan"
    r"|\bsignificant (?:\w+ ){0,3}(?:difference|increase|reduction|decrease|improvement|change|effect|benefit)s?\b",
    re.IGNORECASE,
)
_NOT_TESTED = re.compile(
    r"clinically significant|baseline|prior to|demographic|characteristics|asymptomatic|hypothes|\bwould\b|may\b|aim"
    r"|power to|designed to|if a|table|figure|multivaria|independent(?:ly)?|predict",
    re.IGNORECASE,
)
_CONCLUSION = re.compile(
    r"\bconclusions?\b|\bin conclusion\b|\binterpretation\b|\bin summary\b|#+ discussion",
    re.IGNORECASE,
)
# A change in one group, told with nothing that it is compared with.
_CHANGE = re.compile(
    r"\b(?:eas(?:ed|es)|fell|falls|rose|improv\w+|reduc\w+|decreas\w+|increas\w+|lower(?:ed|s)|rais(?:ed|es))\b",
    re.IGNORECASE,
)
_ONE_GROUP = re.compile(
    r"\b(?:group|arm)\b|\b(?:patients|women|men|participants|those|eyes) (?:who|treated|receiving|with|on)\b"
    r"|\btreated with\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:less|fewer|greater|higher|lower|longer|shorter|better|worse|faster|slower|superior|inferior|respectively"
    r"|both|each|all|either|groups|arms|adjust\w*|associat\w*|correlat\w*|predict\w*|regress\w*|interaction"
    r"|odds|hazard|ratio|only|while|whereas|main effect|time|baseline|controls?|placebo|sham|weeks?"
    r"|months?|visits?)\b"
    r"|\bmore (?!significant)|±|\bafter\b|trend|multivaria|whole group|\bfrom\b[^.;]{1,30}\bto\b|however|felt",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def _subject(result: Record) -> tuple[str, str]:
    return ("results", result.result_id)


def _bare_significance(corpus: Corpus) -> Iterable[Hit]:
    """Yield one hit a sentence: it may speak of several outcomes."""
    seen: set[Span] = set()
    for result in corpus.records("results"):
        cell = corpus.said("results", result.result_id, "significance")
        if cell is None or cell.value not in ("significant", "not_significant"):
            continue
        if cell.sentence in seen or _HAS_P.search(cell.quote) or _tested(corpus, result):
            continue
        if corpus.has_tables(cell.span.doc_id) or not _SIGNIFICANCE.search(cell.quote):
            continue
        if _NOT_TESTED.search(cell.quote) or _concludes(corpus, cell):
            continue
        seen.add(cell.sentence)
        what = "a significant" if cell.value == "significant" else "no significant"
        yield Hit(
            _subject(result),
            (cell.sentence, cell.span),
            {"what": what, "quote": quoted(cell.quote)},
        )


def _concludes(corpus: Corpus, cell: Cell) -> bool:
    """Tell whether a sentence of a report of research sums up: its numbers stand in the results."""
    doc_id = cell.span.doc_id
    if doc_id not in corpus.own_reports:
        return False
    text = corpus.document(doc_id).text
    last = (
        text.rfind(".", 0, cell.sentence.end - 1) if cell.sentence.end >= len(text.rstrip()) else -1
    )
    heading = max((m.end() for m in _CONCLUSION.finditer(text, 0, cell.sentence.end)), default=-1)
    return last >= 0 or heading >= 0


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
    seen: set[Span] = set()
    for result, p in _p_values(corpus):
        if result.study_id not in several or p.sentence in seen or result.p_compares == "between":
            continue
        if (
            result.p_compares in ("within", "other")
            or _STATES.search(p.quote)
            or _COMPARES.search(p.quote)
        ):
            continue
        if (
            len(_P_VALUE.findall(p.quote)) == 1
            and _CHANGE.search(p.quote)
            and _ONE_GROUP.search(p.quote)
        ):
            seen.add(p.sentence)
            yield Hit(
                _subject(result),
                (p.span, p.sentence),
                {"p": _p_text(result, p), "quote": quoted(p.quote)},
            )


def _within(corpus: Corpus) -> Iterable[Hit]:
    """Yield sentences in which one group changed significantly and the other did not."""
    compared = {p.sentence for result, p in _p_values(corpus) if result.p_compares == "between"}
    seen: set[Span] = set()
    for result, p in _p_values(corpus):
        if p.sentence in seen or p.sentence in compared or _BETWEEN.search(p.quote):
            continue
        if _ONE_ONLY.search(p.quote) and _GROUP_OR_ARM.search(p.quote):
            seen.add(p.sentence)
            yield Hit(
                _subject(result),
                (p.span, p.sentence),
                {"p": _p_text(result, p), "quote": quoted(p.quote)},
            )


def _p_without_size(corpus: Corpus) -> Iterable[Hit]:
    seen: set[Span] = set()
    for result, p in _p_values(corpus):
        if p.sentence in seen or _NO_EFFECT.search(p.quote):
            continue
        results = corpus.results_of.get(result.outcome_id, [])
        if corpus.has_tables(p.span.doc_id) or len(_NUMBER.findall(p.quote)) > 1:
            continue  # another number of the sentence may be the size
        if not any(_has(corpus, other, "value") or _has(corpus, other, "low") for other in results):
            seen.add(p.sentence)
            values = {"p": _p_text(result, p), "quote": quoted(p.quote)}
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
        "sentence, or for its outcome. Conclusions of reports, baseline comparisons and documents with tables "
        "are left alone.",
        why="“Significant” may mean large, or tested; and “not significant” may only mean a small "
        "study.",
        todo="Look the p-value and the size of the effect up in the publication.",
        knowable_from="document",
        message="{what} effect is told without p-value or interval: {quote}",
        find=_bare_significance,
        fires=(_pain("Pain fell significantly more with yoga than with rest.").result("fell", 1, 2, **_SIGNIFICANT),),
        silent=(
            _pain("Pain and stiffness fell significantly with yoga (p = 0.02).", "The sentence gives a p.")
            .result("fell", 1, 2, **_SIGNIFICANT),
            _pain("Pain was significantly higher at baseline with yoga.", "Not an effect.")
            .result("higher", 1, 2, **_SIGNIFICANT),
        ),
    ),
    Check(
        code="CLM004",
        severity="note",
        title="p-value without a stated comparison",
        sees="The only p-value of a sentence that tells a change in one group of a study with several, and "
        "names neither another group nor an earlier state of this one.",
        why="Only a comparison between the arms speaks of the treatment; an effect size may be "
        "computed from no other.",
        todo="Look up what was compared; record it as a decision.",
        knowable_from="document",
        message="{p}, but the text does not say what it compares: {quote}",
        find=_bare_p,
        fires=(_tested_scene(_EASED, "unclear"),),
        silent=(
            _tested_scene(f"{_EASED}, which differed from rest", "between"),
            _tested_scene(_FELL, "unclear", why="“Than with rest” says it."),
            _tested_scene("Pain eased in both groups", "unclear", why="Each against its own start."),
        ),
    ),
    Check(
        code="CLM005",
        severity="note",
        title="Change within a group presented as a comparison",
        sees="A sentence that tells a significant change in one group, and none in the other, without a p-value "
        "that compares the two.",
        why="One group may change significantly and the other not, without a difference between them.",
        todo="Look for the comparison between the groups; do not count this one.",
        knowable_from="document",
        message="One group changed significantly ({p}) and the other did not, which is no comparison: {quote}",
        find=_within,
        fires=(_tested_scene(f"{_EASED} but not in the group at rest", "within"),),
        silent=(
            _tested_scene(f"{_EASED} against the first day", "within", 0, "Nothing is said of another group."),
            _tested_scene("Pain differed between groups but not stiffness", "between", why="It compares."),
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
        message="{p}, but no size of the effect: {quote}",
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
