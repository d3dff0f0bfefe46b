"""What a forest plot of studies says: rows, groups, diamonds, tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from trialtrace.show.figures.cells import capital, split
from trialtrace.show.figures.forest.headers import columns_of, method_line, weight_columns
from trialtrace.show.figures.forest.layout import OWN
from trialtrace.show.figures.forest.notes import assumption_notes, letters
from trialtrace.show.figures.forest.risk import key_of
from trialtrace.show.figures.forest.rows import (
    STATED,
    SUBTOTAL,
    TOTAL,
    BareRow,
    EffectRow,
    Forest,
    HeadingRow,
    Note,
    NoteRow,
    Panel,
    Row,
    SpaceRow,
)
from trialtrace.show.figures.forest.studies.data import Study, studies_of
from trialtrace.show.figures.forest.studies.order import grouped, ordered
from trialtrace.show.figures.forest.studies.pooled import Pooled, pool, said, said_of_all
from trialtrace.show.figures.forest.studies.series import series_rows
from trialtrace.show.figures.forest.studies.texts import (
    favours_of,
    headers_of,
    remarks_of,
    sums_of,
)
from trialtrace.show.figures.forest.studies.wishes import STUDIES, Wishes
from trialtrace.show.figures.forest.summary import (
    label_of,
    pooled_row,
    prediction_row,
)
from trialtrace.show.figures.measures import measure_of
from trialtrace.show.figures.numbers import estimate, fixed, with_shared_places
from trialtrace.tables.metafor import MetaforTable


def plan_studies(
    table: MetaforTable, wishes: Wishes, headers: Mapping[str, str] | None = None
) -> Forest:
    """Decide what a forest plot of a table of studies says.

    Parameters
    ----------
    table : MetaforTable
        Studies in metafor's columns.
    wishes : Wishes
        What is asked for.
    headers : mapping of str to str, optional
        Headers of columns that the caller asks for, where not their names.

    Raises
    ------
    TrialtraceError
        If the table cannot give what is asked for; see ``derive.given`` and ``studies.fits``.
    """
    for name in (*wishes.left, *wishes.right, *filter(None, (wishes.subgroup,))):
        table.column(name)
    return _Planner(table, wishes, headers or {}).plan()


class _Planner:
    """Collects what the parts of one plot share."""

    def __init__(self, table: MetaforTable, wishes: Wishes, headers: Mapping[str, str]) -> None:
        self.table = table
        self.wishes = wishes
        self.own_headers = headers
        self.layout = wishes.layout
        studies = studies_of(table, wishes)
        self.all = pool(studies, wishes, TOTAL)
        self.measure = with_shared_places(
            measure_of(wishes.measure),
            [
                *((s.yi, s.low, s.high) for s in studies),
                *((s.estimate, s.low, s.high) for s in self.all.summaries),
            ],
        )
        weights = self.all.summaries[0].weights if self.all.summaries else {}
        self.studies = ordered(studies, wishes.order, weights, table.source)
        self.models = [summary.model for summary in self.all.summaries]
        shown = self.models if wishes.form == STUDIES else []
        self.weighted = {m: column for m, (column, _) in weight_columns(shown, self.layout).items()}
        self.marks = letters([_as_record(study) for study in self.studies])

    def plan(self) -> Forest:
        """Return the plot."""
        wishes = self.wishes
        if wishes.form == STUDIES:
            rows = self._rows()
            foot = said_of_all(self.all, self.studies, wishes)
            extra: dict[str, str] = {}
        else:
            rows, extra = series_rows(self.all.studies_in(self.studies), wishes, self.measure)
            rows += self._total_rows()
            foot = [line for line in (method_line(self.models[:1], self.layout),) if line]
        shown = self.models if wishes.form == STUDIES else self.models[:1]
        headers, spanners, texts = headers_of(self.studies, wishes, shown, self.own_headers)
        headers |= extra
        risks = self._risk_headers()
        columns = columns_of(
            self.layout,
            [f"{OWN}{name}" for name in wishes.left],
            [*extra, *(f"{OWN}{name}" for name in wishes.right)],
            list(risks),
        )
        filled = {key for row in rows for key, text in getattr(row, "cells", {}).items() if text}
        panel = Panel(
            wishes.title, self.measure, texts["axis"], {**headers, **risks}, tuple(rows),
            favours_of(wishes, self._polarity()), spanners=spanners, plot_header=texts["plot"],
            foot=tuple(foot), wanted=wishes.wanted,
        )  # fmt: skip
        used = {j for row in rows for k, j in getattr(row, "cells", {}).items() if k in risks}
        return Forest(
            columns=tuple(c for c in columns if c.key in filled),
            panels=(panel,),
            assumptions=assumption_notes(self.marks),
            remarks=tuple(remarks_of(self.studies, wishes, len(self.all.studies))),
            layout=self.layout,
            risk_notes=tuple(self._risk_notes()),
            judgements=tuple(key_of(list(used))),
            stated_means="estimate and its interval",
        )

    def _rows(self) -> list[Row]:
        rows: list[Row] = []
        groups = grouped(self.studies, self.wishes.subgroup)
        space = [SpaceRow(self.layout.spaces)] if self.layout.spaces else []
        for name, studies in groups:
            if self.wishes.subgroup:
                rows += [*(space if rows else []), HeadingRow(capital(name))]
            rows += [self._row(study) for study in studies]
            if self.wishes.subgroup:
                pooled = pool(studies, self.wishes, f"{SUBTOTAL}:{name}")
                rows += self._summary_rows(pooled, SUBTOTAL)
                rows += [NoteRow(text) for text in said(pooled, self.wishes)]
        if self.wishes.subgroup:
            rows += space
        return [*rows, *self._summary_rows(self.all, TOTAL)]

    def _row(self, study: Study) -> Row:
        cells = {"study": study.label, **study.cells, **self._risks(study)}
        if study.yi is None:
            cells["estimate"] = self.layout.words.not_estimable
            return BareRow(study.key, cells)
        cells["estimate"] = estimate(
            study.yi, study.low, study.high, self.measure, self.wishes.digits, self.layout.brackets
        )
        if study.state != STATED:
            cells["assumes"] = ", ".join(self.marks[item] for item in split(study.assumptions))
        weight = None
        for found in self.all.summaries:
            share = found.weights.get(study.key)
            if share is not None and found.model in self.weighted:
                cells[self.weighted[found.model]] = self._percent(share)
                weight = share
        return EffectRow(
            study.key, cells, study.yi, study.low, study.high, weight=weight, state=study.state
        )

    def _percent(self, share: float) -> str:
        return f"{fixed(share, 1)}{self.layout.words.percent}"

    def _summary_rows(self, pooled: Pooled, of: str) -> list[Row]:
        rows: list[Row] = []
        sums, events = sums_of(pooled.studies, self.layout)
        several = len(pooled.summaries) > 1
        for place, (found, whole) in enumerate(
            zip(pooled.summaries, self.all.summaries, strict=False)
        ):
            cells = dict(sums) if place == 0 else {}
            if whole.model in self.weighted:
                share = sum(whole.weights[study.key] for study in pooled.studies)
                cells[self.weighted[whole.model]] = self._percent(share)
            label = label_of(found, self.layout, of, several)
            rows.append(
                pooled_row(found, self.measure, self.layout, label, self.wishes.digits, cells, of)
            )
        if of == TOTAL:
            bars = [
                prediction_row(found, self.measure, self.layout, self.wishes.digits)
                for found in pooled.summaries
            ]
            rows += [bar for bar in bars if bar]
        if rows and events and self.layout.words.total_events:
            rows.append(NoteRow(self.layout.words.total_events, events))
        return rows

    def _total_rows(self) -> list[Row]:
        """Make the diamond of the first model below a series."""
        first = Pooled(self.all.studies, self.all.fits[:1], self.all.summaries[:1])
        space = [SpaceRow(self.layout.spaces)] if self.layout.spaces else []
        rows = self._summary_rows(replace(first, studies=()), TOTAL)
        return [*space, *rows]

    def _polarity(self) -> str:
        held = {study.words.get("polarity", "") for study in self.studies}
        return held.pop() if len(held) == 1 else ""

    def _risk_headers(self) -> dict[str, str]:
        if self.wishes.risk is None:
            return {}
        return {f"risk:{i}": short for i, (short, _) in enumerate(self.wishes.risk.domains)}

    def _risks(self, study: Study) -> dict[str, str]:
        if self.wishes.risk is None:
            return {}
        return {f"risk:{i}": found for i, found in enumerate(self.wishes.risk.of(study.slab))}

    def _risk_notes(self) -> list[Note]:
        if self.wishes.risk is None:
            return []
        meant = [f"{short} {meaning}" for short, meaning in self.wishes.risk.domains if meaning]
        return [Note("", f"Risk of bias: {'; '.join(meant)}.")] if meant else []


def _as_record(study: Study) -> dict[str, object]:
    """Take the cells by which assumptions are lettered."""
    return {
        "assumption_status": study.words.get("assumption_status", ""),
        "conditional": study.state != STATED,
        "assumptions": study.assumptions,
    }
