"""Figures of every kind beside the forest plot, for the tests that measure and look at them."""

from __future__ import annotations

import math
from collections.abc import Callable

import pandas as pd
from matplotlib.figure import Figure
from trialtrace.show import albatross, effect_direction, funnel, labbe, proportions
from trialtrace.show.figures.citations.draw import draw_citations
from trialtrace.show.figures.citations.plan import plan_citations
from trialtrace.show.figures.coverage.draw import draw_coverage
from trialtrace.show.figures.coverage.plan import plan_coverage
from trialtrace.show.figures.direction.rows import Cell, Directions, StudyRow
from trialtrace.show.figures.direction.tally import draw_tallies, pages_of
from trialtrace.show.figures.flow.draw import draw_flow
from trialtrace.show.figures.flow.plan import plan_flow
from trialtrace.show.figures.style import Style
from trialtrace.tables.io import make_table

from tests.show.figures import figure_cases as cases

LONG = (
    "The Multicentre Randomised Placebo-Controlled Investigation of Everything Collaborative Group"
)
LABELS = {
    "short": "Ng",
    "long": LONG,
    "unbroken": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "right_to_left": "دراسة السكري תוצאה (n)",
    "not_in_the_font": "高血压研究 रक्तचाप",
    "empty": "",
    "markup": "$5_a^b$ <b>&amp; \\alpha",
}
BCG = pd.DataFrame(cases.BCG, columns=["slab", "ai", "n1i", "ci", "n2i"])
SCATTER = (1.3, -0.4, 0.2, 2.1, -1.2, 0.7, 0.05, -0.9, 1.7, -0.1)


def _names(label: str, k: int) -> list[str]:
    return [f"{label} {1980 + place}" if label else "" for place in range(k)]


def draw_funnel(label: str, k: int, style: Style) -> Figure:
    """Draw ``k`` effects of spread precision."""
    yi = [0.3 * SCATTER[place % 10] for place in range(k)]
    sei = [0.05 + 0.04 * (place % 12) for place in range(k)]
    return funnel(
        yi, sei=sei, slab=_names(label, k), measure="RR", estimate=-0.1, title=label, style=style
    )


def draw_labbe(label: str, k: int, style: Style) -> Figure:
    """Draw ``k`` trials with risks from 5 to 80%."""
    n = [40 + 13 * (place % 9) for place in range(k)]
    ci = [round(n[place] * (0.1 + 0.07 * (place % 10))) for place in range(k)]
    ai = [min(round(c * (0.6 + 0.07 * (place % 7))), n[place]) for place, c in enumerate(ci)]
    return labbe(
        ai, n, ci, n, slab=_names(label, k), measure="OR", estimate=-0.4,
        polarity="higher_worse", experimental=label or "experimental", comparator="placebo",
        title=label, style=style,
    )  # fmt: skip


def draw_albatross(label: str, k: int, style: Style) -> Figure:
    """Draw ``k`` trials, every third with an inequality."""
    p = [10.0 ** -(0.2 + 0.37 * (place % 11)) for place in range(k)]
    direction = [(1, -1, 1, 0)[place % 4] for place in range(k)]
    relation = ["=" if place % 3 else (">" if direction[place] == 0 else "<") for place in range(k)]
    n = [20 + 37 * (place % 17) for place in range(k)]
    return albatross(
        p, n, direction, relation=relation, slab=_names(label, k), title=label, style=style
    )


def draw_proportions(label: str, k: int, style: Style) -> Figure:
    """Draw ``k`` groups of three outcomes."""
    ni = [12 + 5 * place for place in range(k)]
    xi = [round(n * (place % 7) / 6) for place, n in enumerate(ni)]
    return proportions(
        xi, ni, slab=_names(label, k), outcome=[f"{label} outcome {p % 3}" for p in range(k)],
        group=[label] * k, style=style,
    )  # fmt: skip


def draw_directions(label: str, k: int, style: Style) -> Figure:
    """Draw ``k`` studies with six outcomes."""
    rows = [(place, outcome) for place in range(k) for outcome in range(6)]
    return effect_direction(
        [f"{label} {1980 + place}" for place, _ in rows],
        [f"{label} {outcome}" for _, outcome in rows],
        [("increase", "decrease", "no difference", "", "mixed")[(p + o) % 5] for p, o in rows],
        ni=[(None, 30, 120, 900)[p % 4] for p, _ in rows],
        kind=[("efficacy", "harm", "other")[o % 3] for _, o in rows],
        favours=[("experimental", "comparator", None)[(p + o) % 3] for p, o in rows],
        risk_of_bias=[("low", "some concerns", "high", None)[p % 4] for p, _ in rows],
        style=style,
    )


def tally_plan(label: str, k: int) -> Directions:
    """Return ``k`` studies of which few share an outcome."""
    ways = ("up", "down", "same", "mixed", "unclear")
    studies = tuple(
        StudyRow(
            f"S{p}", f"T{p}", f"{label} {1980 + p}", (None, 30, 120, 9000)[p % 4],
            tuple(Cell(f"{label} {o}", ways[(p + o) % 5], "better", True) for o in (p % 9, 20 + p)),
        )
        for p in range(k)
    )  # fmt: skip
    names = dict.fromkeys(cell.outcome for row in studies for cell in row.cells)
    return Directions(tuple((name, "efficacy") for name in names), studies)


def draw_tally(label: str, k: int, style: Style) -> Figure:
    """Draw the first page of directions by outcome."""
    return draw_tallies(pages_of(tally_plan(label, k), style)[0], style)


def bibliography(label: str, k: int, documents: int = 5) -> dict[str, pd.DataFrame]:
    """Return ``k`` works in ``documents`` documents: listed, cited and told."""
    docs = [
        {
            "doc_id": f"D{d}", "path": f"{label[:60]}{d}.txt", "format": "text",
            "encoding": "utf-8", "n_bytes": 9, "n_chars": 9, "status": "read",
        }
        for d in range(documents)
    ]  # fmt: skip
    references, members, works, citations, studies = [], [], [], [], []
    for w in range(k):
        works.append(
            {"work_id": f"W{w}", "label": f"{label} {1980 + w}", "kind": "article",
             "n_references": 2}
        )  # fmt: skip
        for d in {w % documents, (w * 2 + 1) % documents}:
            key = f"B{w}_{d}"
            references.append(
                {
                    "reference_id": key, "doc_id": f"D{d}", "ordinal": w + 1, "kind": "article",
                    "raw": "raw", "start": 0, "end": 3, "et_al": False,
                }
            )  # fmt: skip
            members.append({"work_id": f"W{w}", "reference_id": key})
            if w % 3 == 0:
                citations.append(_citation(f"C{key}", f"D{d}", key, ""))
        if w % 5 == 0:
            studies.append(
                {
                    "study_id": f"S{w}", "doc_id": f"D{w % documents}", "ordinal": 1,
                    "trial_id": f"T{w}", "work_id": f"W{w}", "label": f"{label} {1980 + w}",
                }
            )  # fmt: skip
    citations.append(_citation("CX", "D0", "", "names nobody"))
    return cases.empty() | {
        "documents": make_table("documents", docs),
        "references": make_table("references", references),
        "work_members": make_table("work_members", members),
        "works": make_table("works", works),
        "citations": make_table("citations", citations),
        "studies": make_table("studies", studies),
    }


def _citation(key: str, doc: str, reference: str, reason: str) -> dict[str, object]:
    return {
        "citation_id": key, "doc_id": doc, "ordinal": 1, "style": "author_year", "raw": "raw",
        "start": 0, "end": 3, "quote": "raw", "quote_start": 0, "et_al": False, "claim": False,
        "reference_id": reference, "link_reason": reason,
    }  # fmt: skip


def draw_citation_map(label: str, k: int, style: Style) -> Figure:
    """Draw ``k`` works of five documents, or of twenty where there are many."""
    tables = bibliography(label, k, 20 if k > 30 else 5)
    return draw_citations(plan_citations(tables), style)


def numbers(label: str, k: int) -> dict[str, pd.DataFrame]:
    """Return ``k`` documents with numbers that became data, and others that did not."""
    docs, evidence, rejected = [], [], []
    for d in range(k):
        docs.append(
            {
                "doc_id": f"D{d}", "path": f"{label[:60] or 'a'}{d}.txt", "format": "text",
                "encoding": "utf-8", "n_bytes": 9, "n_chars": 9, "status": "read",
            }
        )  # fmt: skip
        span = {"doc_id": f"D{d}", "raw": "5", "quote": "5", "quote_start": 0}
        evidence += [
            {**span, "evidence_id": f"E{d}_{i}", "label": name, "start": i, "end": i + 1,
             "rule": "rule", "tier": "sure"}
            for i, name in enumerate(("arms.n", "results.mean", "results.direction")[: d % 4])
        ]  # fmt: skip
        rejected += [
            {**span, "start": 50 + i, "end": 51 + i, "looked_like": "year",
             "reason": f"{label} reason {i % 15}"}
            for i in range(d % 20 + 1)
        ]  # fmt: skip
    return cases.empty() | {
        "documents": make_table("documents", docs),
        "evidence": make_table("evidence", evidence),
        "rejected": make_table("rejected", rejected),
    }


def draw_coverage_of(label: str, k: int, style: Style) -> Figure:
    """Draw the numbers of ``k`` documents."""
    tables = numbers(label, k)
    plan = plan_coverage(tables["documents"], tables["evidence"], tables["rejected"])
    return draw_coverage(plan, style)


def draw_flow_of(label: str, k: int, style: Style) -> Figure:
    """Draw the flow of ``k`` documents, some quarantined for a reason of this name."""
    tables = numbers(label, k)
    documents = tables["documents"].copy()
    documents.loc[documents.index % 3 == 1, ["status", "reason"]] = (
        "quarantined",
        label or "empty",
    )
    tables = {**bibliography(label, k), "documents": documents}
    return draw_flow(plan_flow(tables), style)


KINDS: dict[str, Callable[[str, int, Style], Figure]] = {
    "funnel": draw_funnel,
    "labbe": draw_labbe,
    "albatross": draw_albatross,
    "proportions": draw_proportions,
    "effect-direction": draw_directions,
    "effect-direction-by-outcome": draw_tally,
    "citations": draw_citation_map,
    "coverage": draw_coverage_of,
    "flow": draw_flow_of,
}


def bcg_funnel(style: Style) -> Figure:
    """Draw the funnel plot of the public BCG trials."""
    yi = [math.log(r.ai / r.n1i) - math.log(r.ci / r.n2i) for r in BCG.itertuples()]
    vi = [1 / r.ai - 1 / r.n1i + 1 / r.ci - 1 / r.n2i for r in BCG.itertuples()]
    return funnel(yi, vi, slab=BCG["slab"], measure="RR", estimate=-0.7145, style=style)
