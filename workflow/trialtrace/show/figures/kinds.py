"""Every kind of figure beside the forest plot: from tables to drawings, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.figure import Figure

from trialtrace.show.figures import panels
from trialtrace.show.figures.albatross import words as albatross_words
from trialtrace.show.figures.albatross.draw import draw_albatrosses
from trialtrace.show.figures.albatross.plan import plan_albatrosses
from trialtrace.show.figures.cells import records
from trialtrace.show.figures.citations import words as citations_words
from trialtrace.show.figures.citations.draw import draw_citations, is_matrix, shared
from trialtrace.show.figures.citations.draw import paged as citation_pages
from trialtrace.show.figures.citations.plan import plan_citations
from trialtrace.show.figures.coverage import words as coverage_words
from trialtrace.show.figures.coverage.draw import draw_coverage
from trialtrace.show.figures.coverage.plan import plan_coverage
from trialtrace.show.figures.direction import words as direction_words
from trialtrace.show.figures.direction.draw import draw_directions
from trialtrace.show.figures.direction.draw import paged as direction_pages
from trialtrace.show.figures.direction.plan import plan_directions
from trialtrace.show.figures.direction.risk import overall_risks
from trialtrace.show.figures.direction.tally import draw_tallies
from trialtrace.show.figures.direction.tally import pages_of as tally_pages
from trialtrace.show.figures.flow import words as flow_words
from trialtrace.show.figures.flow.draw import draw_flow
from trialtrace.show.figures.flow.plan import plan_flow
from trialtrace.show.figures.forest.studies.risk_sheet import RiskSheet
from trialtrace.show.figures.funnel import words as funnel_words
from trialtrace.show.figures.funnel.draw import draw_funnels
from trialtrace.show.figures.funnel.plan import plan_funnels
from trialtrace.show.figures.labbe import words as labbe_words
from trialtrace.show.figures.labbe.draw import draw_labbes
from trialtrace.show.figures.labbe.plan import plan_labbes
from trialtrace.show.figures.proportions import words as proportions_words
from trialtrace.show.figures.proportions.draw import draw_proportions
from trialtrace.show.figures.proportions.draw import paged as proportion_pages
from trialtrace.show.figures.proportions.plan import plan_proportions
from trialtrace.show.figures.save import Drawing
from trialtrace.show.figures.style import Style

Tables = Mapping[str, pd.DataFrame]
Options = Mapping[str, object]


@dataclass(frozen=True)
class Absent:
    """A figure that these tables do not give: its title, and why, on one line."""

    name: str
    title: str
    why: str


Made = list[Drawing] | Absent


def directions(
    tables: Tables, options: Options, style: Style, risk: RiskSheet | None = None
) -> Made:
    """Draw effect directions as a matrix, or by outcome where that takes fewer pages."""
    name, title = "effect-direction", direction_words.TITLE
    plan = plan_directions(
        tables["studies"], tables["arms"], tables["outcomes"], tables["results"],
        tables["effects"], tables["documents"],
        {} if risk is None else overall_risks(risk, records(tables["studies"])),
    )  # fmt: skip
    matrix = direction_pages(plan, style, _int(options, "page_rows"))
    tallies = tally_pages(plan, style)
    if len(matrix) <= len(tallies):
        figures = [draw_directions(page, style) for page in matrix]
        words, data = direction_words.alt_text(plan), direction_words.data_of(plan)
        return drawings(name, title, words, figures, data)
    drawn = [tally for page in tallies for tally in page.tallies]
    words = direction_words.tally_text(drawn, tallies[-1].note)
    data = direction_words.data_of(plan, drawn)
    return drawings(name, title, words, [draw_tallies(page, style) for page in tallies], data)


def flow(tables: Tables, options: Options, style: Style) -> Made:
    """Draw the flow from documents to syntheses."""
    plan = plan_flow(tables)
    words, data = flow_words.alt_text(plan), flow_words.data_of(plan)
    return drawings("flow", flow_words.TITLE, words, [draw_flow(plan, style)], data)


def albatross(tables: Tables, options: Options, style: Style) -> Made:
    """Draw p-values against participants, a panel an outcome."""
    least = _int(options, "chart_trials")
    plans, left = plan_albatrosses(tables, least)
    title = albatross_words.TITLE
    if not plans:
        why = f"no outcome has {_trials(least)} with a p-value, participants and a direction"
        return Absent("albatross", title, why)
    figures = [draw_albatrosses(page, style) for page in panels.paged(plans, style)]
    words, data = albatross_words.alt_text(plans), albatross_words.data_of(plans, left)
    return drawings("albatross", title, words, figures, data)


def proportions(tables: Tables, options: Options, style: Style) -> Made:
    """Draw the proportions of single groups."""
    plan = plan_proportions(
        tables["effects"], tables["effect_inputs"], tables["studies"], tables["documents"]
    )
    title = proportions_words.TITLE
    if not plan.outcomes:
        return Absent("proportions", title, "no group has a proportion that could be computed")
    figures = [draw_proportions(page, style) for page in proportion_pages(plan, style)]
    words, data = proportions_words.alt_text(plan), proportions_words.data_of(plan)
    return drawings("proportions", title, words, figures, data)


def funnel(tables: Tables, options: Options, style: Style) -> Made:
    """Draw a funnel plot for each meta-analysis of enough trials."""
    least = _int(options, "funnel_trials")
    plans = plan_funnels(tables, least)
    title = funnel_words.TITLE
    if not plans:
        return Absent("funnel", title, f"no meta-analysis holds {_trials(least)}")
    figures = [draw_funnels(page, style) for page in panels.paged(plans, style)]
    words, data = funnel_words.alt_text(plans), funnel_words.data_of(plans)
    return drawings("funnel", title, words, figures, data)


def labbe(tables: Tables, options: Options, style: Style) -> Made:
    """Draw a L'Abbé plot for each group of trials with events in two arms."""
    least = _int(options, "chart_trials")
    plans = plan_labbes(tables, least)
    title = labbe_words.TITLE
    if not plans:
        why = f"no group of effects holds {_trials(least)} with events in both arms"
        return Absent("labbe", title, why)
    figures = [draw_labbes(page, style) for page in panels.paged(plans, style)]
    words, data = labbe_words.alt_text(plans), labbe_words.data_of(plans)
    return drawings("labbe", title, words, figures, data)


def citations(tables: Tables, options: Options, style: Style) -> Made:
    """Draw which document cites which work and trial."""
    plan = plan_citations(tables)
    title = citations_words.TITLE
    if not plan.rows:
        return Absent("citations", title, "no document lists, cites or tells a work")
    if not is_matrix(plan) and not shared(plan):
        why = f"of {len(plan.documents)} documents no two share a work"
        return Absent("citations", title, why)
    figures = [draw_citations(page, style) for page in citation_pages(plan, style)]
    words, data = citations_words.alt_text(plan), citations_words.data_of(plan)
    return drawings("citations", title, words, figures, data)


def coverage(tables: Tables, options: Options, style: Style) -> Made:
    """Draw which numbers of the documents became data."""
    plan = plan_coverage(tables["documents"], tables["evidence"], tables["rejected"])
    words, data = coverage_words.alt_text(plan), coverage_words.data_of(plan)
    return drawings("coverage", coverage_words.TITLE, words, [draw_coverage(plan, style)], data)


def drawings(
    name: str, title: str, words: str, figures: Sequence[Figure], data: pd.DataFrame
) -> list[Drawing]:
    """Name the pages of a figure; the first carries words and data of all of them."""
    if len(figures) == 1:
        return [Drawing(name, title, words, figures[0], data)]
    made = []
    for place, figure in enumerate(figures, start=1):
        page = f"{title}, page {place} of {len(figures)}"
        said = words if place == 1 else f"The words to all pages stand with the first, {name}.txt."
        called = name if place == 1 else f"{name}-{place}"
        made.append(Drawing(called, page, said, figure, data if place == 1 else None))
    return made


def _int(options: Options, name: str) -> int:
    return int(options[name])  # type: ignore[call-overload]


def _trials(least: int) -> str:
    return "a trial" if least == 1 else f"{least} trials"
