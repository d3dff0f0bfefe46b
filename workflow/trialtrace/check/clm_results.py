"""CLM: results of which the half that matters is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trialtrace.check.corpus import Cell, Corpus, Record
from trialtrace.check.model import Check, Hit, unique
from trialtrace.check.scene import Scene
from trialtrace.check.words import listed, quoted

_COMPARES = re.compile(
    r"\b(?:vs|versus|compared|than|respectively|both|either|all|each)\b", re.IGNORECASE
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
        arms = {arm.arm_id for arm in corpus.arms_of.get(study_id, [])}
        if len(arms) < 2:
            continue
        for outcome in outcomes:
            results = corpus.results_of.get(outcome.outcome_id, [])
            told = {r.arm_id for r in results} | {
                r.versus_arm_id for r in results if r.versus_arm_id
            }
            if outcome.kind != "harm" or len(told) != 1 or told == {""}:
                continue
            place = _first_cell(corpus, results)
            if (
                place is None
                or _COMPARES.search(place.quote)
                or len(_PERCENT.findall(place.quote)) > 1
            ):
                continue  # the sentence may well tell of the others
            silent = [_arm_name(corpus, study_id, arm) for arm in sorted(arms - told)]
            values = {
                "outcome": outcome.name or "A harm",
                "arm": _arm_name(corpus, study_id, next(iter(told))),
                "silent": listed(silent),
            }
            spans = unique((place.span, place.sentence))
            yield Hit(("outcomes", outcome.outcome_id), spans, values)


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
    text = "Sore muscles came to 4 of 20 after yoga" + (
        " and 1 of 19 after rest." if other else "; others rested."
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
        severity="warning",
        title="Harm given for one arm only",
        sees="A harm that is told for one arm of a study with several, and not for the others.",
        why="Without the other arm nobody can tell how much of it the treatment did; silence is no zero.",
        todo="Look the other arm's harms up in the publication.",
        knowable_from="document",
        message="{outcome} is given for {arm} only; nothing is said of {silent}",
        find=_one_arm_harm,
        fires=(_harm(False),),
        silent=(
            _harm(True),
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
