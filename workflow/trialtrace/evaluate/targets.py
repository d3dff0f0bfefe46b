"""What the extractor is asked to reach: published figures, targets and floors, as data."""

from __future__ import annotations

from dataclasses import dataclass

F1, PRECISION, RECALL, COVERAGE = "f1", "precision", "recall", "coverage"


@dataclass(frozen=True, slots=True)
class Goal:
    """One figure of the table of targets.

    Attributes
    ----------
    what : str
        For people.
    scheme, group, label, measure : str
        Where the figure stands in ``scores.csv``.
    figure : str
        ``f1``, ``precision``, ``recall`` or ``coverage``.
    published : str
        Figures of others on the same or a like task.
    target, floor : float or None
        To reach; below the floor it is not done.
    """

    what: str
    scheme: str
    group: str
    label: str
    measure: str
    figure: str
    published: str = ""
    target: float | None = None
    floor: float | None = None


def _pico(what: str, label: str, published: str, target: float, floor: float) -> Goal:
    return Goal(what, "pico_corpus", "numbers", label, "value", F1, published, target, floor)


def _arms(
    what: str, label: str, published: tuple[str, str], target: float, floor: float
) -> tuple[Goal, Goal]:
    return (
        _pico(
            f"{what}, experimental arm",
            f"{label}, intervention",
            f"BERT {published[0]}",
            target,
            floor,
        ),
        _pico(f"{what}, control arm", f"{label}, control", f"BERT {published[1]}", target, floor),
    )


def _spans(what: str, label: str, published: str, target: float, floor: float) -> Goal:
    return Goal(what, "ctcorpus_spans", "numbers", label, "value", F1, published, target, floor)


def _typed(what: str, label: str) -> Goal:
    measure = "value, rejected numbers of the kind counted in"
    return Goal(what, "ctcorpus_spans", "numbers", label, measure, F1)


def _total(
    what: str, scheme: str, measure: str, figure: str, target: float | None, floor: float | None
) -> Goal:
    published = {"value": {PRECISION: "GPT-4o .908 on a like task", COVERAGE: "GPT-4o .947"}}
    words = published.get(measure, {}).get(figure, "")
    return Goal(
        what, scheme, "document", "total of the document", measure, figure, words, target, floor
    )


def _asked(what: str, label: str, published: str, target: float, floor: float) -> tuple[Goal, Goal]:
    scheme, group, measure = "llm_meta_analysis_numeric", "fields_clean", "all items"
    return (
        Goal(
            f"{what}, right of all items",
            scheme,
            group,
            label,
            measure,
            RECALL,
            published,
            target,
            floor,
        ),
        Goal(
            f"{what}, right of the answers",
            scheme,
            group,
            label,
            measure,
            PRECISION,
            "",
            0.97,
            0.90,
        ),
    )


def _ratio(label: str) -> Goal:
    return Goal(label, "clerx_effects", "ratios", label, "value", F1, ".964\u2013.978", 0.99, 0.95)


def _words(what: str, label: str, published: str) -> Goal:
    return Goal(
        f"{what}, overlapping spans",
        "pico_corpus",
        "words",
        label,
        "overlapping span",
        F1,
        published,
    )


def _tier(tier: str) -> Goal:
    measure = f"precision of tier {tier}"
    return Goal(
        f"numbers of tier {tier}", "pico_corpus", "numbers", "micro average", measure, PRECISION
    )


GOALS = (
    _pico("total sample size", "total sample size", "BERT .94", 0.95, 0.88),
    _pico("n of the experimental arm", "n of the arm, intervention", "BERT .85", 0.88, 0.78),
    _pico("n of the control arm", "n of the arm, control", "BERT .88", 0.90, 0.78),
    *_arms("percent", "percent", (".87", ".88"), 0.90, 0.75),
    *_arms("count", "count", (".80", ".82"), 0.85, 0.60),
    *_arms("mean", "mean", (".81", ".86"), 0.83, 0.60),
    *_arms("SD", "SD", (".83", ".82"), 0.83, 0.65),
    *_arms("median", "median", (".75", ".79"), 0.82, 0.70),
    Goal("all numbers of PICO, micro", "pico_corpus", "numbers", "micro average", "value", F1),
    Goal(
        "all numbers of PICO, micro, arm's role not asked",
        "pico_corpus",
        "numbers",
        "micro average",
        "value without role",
        F1,
    ),
    _total(
        "total of the document, right of the answers (PICO)",
        "pico_corpus",
        "value",
        PRECISION,
        0.92,
        0.85,
    ),
    _total("total of the document, answered (PICO)", "pico_corpus", "value", COVERAGE, 0.95, 0.90),
    _total(
        "total of the document, tier sure (PICO)",
        "pico_corpus",
        "precision of tier sure",
        PRECISION,
        0.98,
        None,
    ),
    _total(
        "total of the document, right of the answers (CT-Corpus)",
        "ctcorpus_numeric",
        "value",
        PRECISION,
        0.92,
        0.85,
    ),
    _total(
        "total of the document, answered (CT-Corpus)",
        "ctcorpus_numeric",
        "value",
        COVERAGE,
        0.95,
        0.90,
    ),
    _spans("p-values", "p-value", "human pairs .72 by span", 0.97, 0.93),
    _typed("p-values, rejected ones counted in", "p-value"),
    _spans("intervals", "interval", "human pairs .63 by span", 0.95, 0.85),
    _typed("intervals, rejected ones counted in", "interval"),
    _spans("doses with unit", "dose with unit", "human pairs .69 by span", 0.93, 0.80),
    _typed("doses with unit, rejected ones counted in", "dose with unit"),
    _spans("percentages of people", "percentage", "human pairs .93 by span", 0.95, 0.90),
    Goal(
        "number of arms, right of all",
        "ctcorpus_numeric",
        "document",
        "number of arms",
        "value",
        RECALL,
        "",
        0.88,
        0.75,
    ),
    Goal("n per arm", "ctcorpus_numeric", "arms", "n of the arm", "value", F1, "", 0.92, 0.80),
    *(_ratio(label) for label in ("hazard ratio", "odds ratio", "risk ratio")),
    Goal(
        "ratio with its interval",
        "clerx_effects",
        "ratios",
        "ratio with interval",
        "interval of a ratio",
        F1,
        "",
        0.99,
        0.95,
    ),
    *_asked("events and n for a question", "binary", "GPT-4 .655", 0.70, 0.35),
    *_asked("means, SDs and n for a question", "continuous", "GPT-4 .487", 0.55, 0.25),
    Goal(
        "direction, sentence given",
        "evidence_inference_v2",
        "direction",
        "macro average",
        "value",
        F1,
        "",
        0.85,
        0.70,
    ),
    _words("outcomes", "outcome", "BERT .81"),
    _words("names of experimental arms", "arm's name, intervention", "BERT .84"),
    _words("names of control arms", "arm's name, control", "BERT .76"),
    Goal("measure and its arm", "rct_art", "relations", "measure and its arm", "value", F1),
    Goal("measure and its outcome", "rct_art", "relations", "measure and its outcome", "value", F1),
    Goal(
        "fields of references (AnyStyle), micro", "anystyle", "fields", "micro average", "value", F1
    ),
    Goal("whole references (AnyStyle)", "anystyle", "whole", "whole reference", "value", F1),
    Goal("fields of references (GROBID), micro", "grobid", "fields", "micro average", "value", F1),
    Goal("whole references (GROBID)", "grobid", "whole", "whole reference", "value", F1),
    Goal(
        "callouts to their entries",
        "pmc_citation_linking",
        "linking",
        "callout to entry",
        "value",
        F1,
    ),
    Goal(
        "numbers from lay articles that are study data",
        "lay_articles",
        "study data",
        "study data, of all extracted numbers",
        "value",
        PRECISION,
        "",
        0.98,
        0.95,
    ),
    Goal(
        "numbers of studies in lay articles that are read, under any field",
        "lay_articles",
        "reached",
        "annotated number, under any field",
        "value",
        RECALL,
    ),
    *(_tier(tier) for tier in ("sure", "likely", "unsure")),
)
