"""CLM: results of which the half that matters is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trialtrace.check.corpus import Cell, Corpus, Record
from trialtrace.check.model import Check, Hit, unique
from trialtrace.check.scene import Scene
from trialtrace.check.words import fold, listed, quoted

_COMPARES = re.compile(
    r"\b(?:vs|versus|compared|than|respectively|both|either|all|each|none|no|similar|differ\w*|only in|arms|groups"
    r"|others?|remaining|total|patients stopped|relative|reduc\w+|lower|higher)\b",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        "a an and the of in with for group arm treatment mg mild severe late grade first second",
    )
)
_PERCENT = re.compile(r"\d\s*%")


def _arm_name(corpus: Corpus, study_id: str, arm_id: str) -> str:
    for arm in corpus.arms_of.get(study_id, []):
        if arm.arm_id == arm_id:
            return quoted(arm.intervention or arm.label or f"arm {arm.ordinal}", 60)
    return "an arm"


def _has(corpus: Corpus, result: Record, field: str) -> bool:
    return corpus.said("results", result.result_id, field) is not None


def _one_arm_harm(corpus: Corpus) -> Iterable[Hit]:
    for study_id, outcomes in corpus.outcomes_of.items():
        arms = {arm.arm_id: arm for arm in corpus.arms_of.get(study_id, [])}
        harms = [outcome for outcome in outcomes if outcome.kind == "harm"]
        for outcome in harms:
            results = corpus.results_of.get(outcome.outcome_id, [])
            told = _arms_told(results)
            if len(arms) < 2 or len(told) != 1 or not told <= set(arms):
                continue
            place = _count_of(corpus, results)
            if (
                place is None
                or _COMPARES.search(place.quote)
                or len(_PERCENT.findall(place.quote)) > 1
            ):
                continue  # the sentence may well tell of the others
            own = next(iter(told))
            others = {arm for arm in arms if arm not in told}
            if not _names(arms[own], arms, place.quote) or any(
                _names(arms[other], arms, place.quote) for other in others
            ):
                continue
            # The other arm's harm of like name is told elsewhere.
            if any(
                _alike(outcome, other)
                and _arms_told(corpus.results_of.get(other.outcome_id, [])) & others
                for other in harms
            ):
                continue
            silent = [_arm_name(corpus, study_id, arm) for arm in sorted(others)]
            values = {
                "outcome": outcome.name or "A harm",
                "arm": _arm_name(corpus, study_id, own),
                "silent": listed(silent),
            }
            spans = unique((place.span, place.sentence))
            yield Hit(("outcomes", outcome.outcome_id), spans, values)


def _arms_told(results: list[Record]) -> set[str]:
    return {arm for r in results for arm in (r.arm_id, r.versus_arm_id) if arm}


def _count_of(corpus: Corpus, results: list[Record]) -> Cell | None:
    """Return the count or percentage that is given; statements without a number give none."""
    for result in results:
        cell = corpus.said("results", result.result_id, "value")
        if cell is not None and result.statistic in ("events", "percent"):
            return cell
    return None


def _names(arm: Record, arms: dict[str, Record], quote: str) -> bool:
    """Tell whether a sentence holds a word of an arm that no other arm of its study has."""
    others = {
        w
        for a in arms.values()
        if a is not arm
        for w in fold(f"{a.label} {a.intervention}").split()
    }
    own = set(fold(f"{arm.label} {arm.intervention}").split()) - others - _EMPTY
    said = fold(quote).split()
    return any(word in said for word in own if len(word) > 1)


def _alike(one: Record, other: Record) -> bool:
    shared = (set(fold(one.name).split()) & set(fold(other.name).split())) - _EMPTY
    return bool(shared)


def _first_cell(corpus: Corpus, results: list[Record]) -> Cell | None:
    for result in results:
        for field in ("value", "direction", "p_value"):
            if cell := corpus.said("results", result.result_id, field):
                return cell
        if cell := corpus.place("results", result.result_id):
            return cell
    return None


def _no_numbers(corpus: Corpus) -> Iterable[Hit]:
    for study_id, outcomes in corpus.outcomes_of.items():
        results = [r for o in outcomes for r in corpus.results_of.get(o.outcome_id, [])]
        numeric = any(
            _has(corpus, r, field) for r in results for field in ("value", "p_value", "low")
        )
        place = _first_cell(corpus, results)
        sized = corpus.number("studies", study_id, "n_total") is not None
        own = place is not None and place.span.doc_id in corpus.own_reports
        if results and not numeric and not sized and place is not None and not own:
            named = listed(list(dict.fromkeys(o.name for o in outcomes if o.name)))
            values = {"outcomes": named or "its results", "quote": quoted(place.quote)}
            yield Hit(("studies", study_id), (place.sentence, place.span), values)


def _pain(text: str, why: str = "") -> Scene:
    return (
        Scene((text,), why=why).study("Pain").arm("yoga", intervention="yoga")
        .arm("rest", intervention="rest").outcome("Pain", kind="efficacy")
    )  # fmt: skip


def _harm(other: bool, why: str = "") -> Scene:
    text = "Runners did yoga or had rest. Sore muscles came to 4 of 20 after yoga" + (
        " and 1 of 19 after rest." if other else "."
    )
    scene = (
        Scene((text,), why=why).study("yoga").arm("yoga", intervention="yoga")
        .arm("rest", intervention="rest").outcome("Sore muscles", kind="harm")
        .result("4 of", 1, statistic="events", value=("4", "4 of"))
    )  # fmt: skip
    return scene.result("1 of", 2, statistic="events", value=("1", "1 of")) if other else scene


CHECKS = (
    Check(
        code="CLM006",
        severity="note",
        title="Harm given for one arm only",
        sees="A count or percentage of people with a harm in one arm of a study with several, in a sentence that "
        "names this arm and no other, where no harm of like name is told for the others.",
        why="Without the other arm nobody can tell how much of it the treatment did; silence is no zero.",
        todo="Look the other arm's harms up in the publication.",
        knowable_from="document",
        message="{outcome} is given for {arm} only; nothing is said of {silent}",
        find=_one_arm_harm,
        fires=(_harm(False),),
        silent=(
            _harm(True),
            _pain("Sore muscles were similar in both groups after yoga.", "No number, and both groups.")
            .outcome("Sore muscles", kind="harm")
            .result("similar", 1, statistic="direction", direction=("no_difference", "similar")),
            _pain("Sore muscles came to 20% after yoga and to 5% after rest.", "Both arms are in the sentence.")
            .outcome("Sore muscles", kind="harm").result("20", 1, statistic="percent", value="20"),
        ),
    ),
    Check(
        code="CLM008",
        severity="note",
        title="Study told without any number",
        sees="An account that tells what a study found without its size or any number of a result.",
        why="Such an account says in which direction, at most: nothing can be weighed or computed.",
        todo="Read the publication before relying on it.",
        knowable_from="document",
        message="A study's result is told without any number: {quote}",
        find=_no_numbers,
        fires=(
            _pain("Pain fell more with yoga than with rest.")
            .result("fell", 1, 2, direction=("decrease", "fell"), statistic="direction"),
        ),
        silent=(_harm(False, "Counts are given."),),
    ),
)  # fmt: skip
