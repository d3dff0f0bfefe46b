"""Sections about effects: the estimate, what it was made of, on which assumptions, and why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trialtrace.show.figures.measures import Measure, measure_of
from trialtrace.show.figures.numbers import estimate, interval
from trialtrace.show.report.anchors import anchor
from trialtrace.show.report.html import Link
from trialtrace.show.report.scope import Scope
from trialtrace.show.tables.book import Book, Record
from trialtrace.show.tables.labels import name_cell, outcome_label, shorten, synthesis_label
from trialtrace.show.tables.numbers import exact
from trialtrace.show.tables.view import Target
from trialtrace.show.tables.views.effects import state
from trialtrace.show.tables.words import words


@dataclass(frozen=True, slots=True)
class InputLine:
    """An input of an effect: name, value, the words behind it or how it was derived."""

    name: str
    value: Link
    behind: str
    row: Link


@dataclass(frozen=True, slots=True)
class EffectCard:
    """An effect as a section of the page."""

    id: str
    effect_id: str
    study: Link
    outcome: str
    comparison: str
    timepoint: str
    people: str
    measure: str
    estimate: str
    level: str
    bounds: str
    sizes: str
    state: str
    favours: str
    route: str
    derivation: tuple[str, ...]
    assumptions: tuple[str, ...]
    assumption_status: str
    why_not: str
    inputs: tuple[InputLine, ...]
    syntheses: tuple[tuple[Link, str], ...]

    @property
    def in_full(self) -> bool:
        """Tell whether there is more to say than why there is no effect."""
        return bool(self.estimate or self.inputs or self.derivation)


def effect_cards(book: Book, scope: Scope) -> Iterator[EffectCard]:
    """Yield a card an effect, those that could be computed first."""
    shown = book.rows["effects"][: scope.rows]
    for row in sorted(shown, key=lambda row: (row["yi"] is None, not row["primary"])):
        yield _card(book, scope, row)


def estimate_text(row: Record, measure: Measure) -> str:
    """Write the estimate as the figures do; empty where there is none."""
    if row["yi"] is None:
        return ""
    text = estimate(row["yi"], row["ci_lb"], row["ci_ub"], measure)
    if measure.scale not in ("percent", "logit"):
        return text
    head, bracket, limits = text.partition(" [")
    return f"{head} %{bracket}{limits}"


def comparison_text(book: Book, row: Record) -> str:
    """Say what was compared: ``"A against B"``, or the one group."""
    one = row["experimental"] or name_cell(book, "arms", row["arm_id"]).text
    two = row["comparator"] or name_cell(book, "arms", row["versus_arm_id"]).text
    return " against ".join(shorten(part, 120) for part in (one, two) if part)


def _card(book: Book, scope: Scope, row: Record) -> EffectCard:
    measure = measure_of(row["measure"])
    rounding = row["bound_low"] is not None and row["bound_high"] is not None
    sizes = [f"{exact(n)}" for n in (row["n1i"], row["n2i"]) if n is not None]
    study = Target("study", row["study_id"])
    members = book.where("synthesis_members", "effect_id", row["effect_id"])
    return EffectCard(
        anchor(Target("effect", row["effect_id"])),
        row["effect_id"],
        Link(row["slab"], scope.anchors.href(study)),
        row["outcome"] or outcome_label(book, row["outcome_id"]),
        comparison_text(book, row),
        row["timepoint"],
        ", ".join(part for part in (row["subgroup"], row["analysis_set"]) if part),
        measure.name,
        estimate_text(row, measure),
        f"{exact(row['level'])} % interval" if row["level"] is not None else "",
        interval(row["bound_low"], row["bound_high"], measure) if rounding else "",
        " and ".join(sizes),
        state(row),
        words(row["favours"]),
        "best route" if row["primary"] else "second route, shown as sensitivity",
        _items(row["derivation"]),
        _items(row["assumptions"]),
        words(row["assumption_status"]),
        row["why_not"],
        tuple(_inputs(book, scope, row["effect_id"])),
        tuple(_synthesis(book, scope, member) for member in members),
    )


def _items(text: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in text.split(";") if item.strip())


def _inputs(book: Book, scope: Scope, effect_id: str) -> Iterator[InputLine]:
    for row in book.where("effect_inputs", "effect_id", effect_id):
        source = book.get("evidence", row["evidence_id"])
        span = Target("evidence", row["evidence_id"])
        value = Target("value", row["value_id"])
        behind = [f"“{source['quote']}”"] if source else []
        if row["formula"]:
            behind.append(row["formula"])
        yield InputLine(
            row["name"],
            Link(_said(row["value"]), scope.anchors.href(span) if source else "", classes="value"),
            " · ".join(behind),
            Link("its value", scope.anchors.href(value)),
        )


def _said(value: str) -> str:
    """Spell a code among the inputs (``no_difference``); numbers stay as they are."""
    return words(value) if value.replace("_", "").isalpha() else value


def _synthesis(book: Book, scope: Scope, member: Record) -> tuple[Link, str]:
    target = Target("synthesis", member["synthesis_id"])
    name = synthesis_label(book, member["synthesis_id"])
    place = "in it" if member["included"] else "left out"
    return Link(name, scope.anchors.href(target)), ": ".join(
        part for part in (place, member["why_not"]) if part
    )
