"""Panels of a forest plot: effects of one kind, measure and polarity, and their rows' texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from trialtrace.show.figures.cells import Record, capital, number, split
from trialtrace.show.figures.forest.headers import measure_headers, method_line, weight_columns
from trialtrace.show.figures.forest.layout import Layout
from trialtrace.show.figures.forest.notes import STATED, state_of
from trialtrace.show.figures.forest.pooling import Pooling, summary_rows
from trialtrace.show.figures.forest.reading import (
    NO_BREAK,
    Readings,
    counts_cells,
    counts_header,
    reading_cell,
)
from trialtrace.show.figures.forest.rows import EffectRow, HeadingRow, Panel, Row, SpaceRow
from trialtrace.show.figures.measures import MEASURES, Measure, measure_of
from trialtrace.show.figures.numbers import estimate, fixed, with_shared_places

_KINDS = ("efficacy", "harm", "other", "")
# What a positive effect says of the experimental group, in measures of which it says something.
_HIGHER = MappingProxyType(
    {
        **dict.fromkeys(("MD", "SMD", "SMDH", "SMD1", "ROM", "IRR", "IRD"), "Higher"),
        **dict.fromkeys(("RR", "OR", "PETO", "RD", "HR"), "More often"),
    }
)
_POLARITIES = {
    "higher_better": "a higher value is better",
    "higher_worse": "a higher value is worse",
    "unclear": "whether higher is better is not known",
    "": "whether higher is better is not known",
}


@dataclass(frozen=True)
class Panels:
    """Makes panels of effects, given what the whole figure shares."""

    names: Mapping[str, str]
    readings: Readings
    marks: Mapping[str, str]
    poolings: Sequence[Pooling]
    digits: int
    layout: Layout

    def build(self, effects: Sequence[Record]) -> list[Panel]:
        """Sort effects into panels and write their rows."""
        keyed: dict[tuple[int, int, str, str], list[Record]] = {}
        for effect in effects:
            keyed.setdefault(_key(effect), []).append(effect)
        groups = [keyed[key] for key in sorted(keyed)]
        lifted = _lifted(groups)
        split_by_polarity = len({key[:2] for key in keyed}) < len({key[:3] for key in keyed})
        return [self._panel(group, lifted, split_by_polarity) for group in groups]

    def _panel(self, effects: list[Record], lifted: set[str], by_polarity: bool) -> Panel:
        first = effects[0]
        own = self._own_poolings(effects)
        measure = _with_places(measure_of(first["measure"]), effects, own)
        comparative = measure.null is not None
        weighted = weight_columns(_weighing(own), self.layout)
        inputs = [self.readings.inputs.get(e["effect_id"], {}) for e in effects]
        level = first["level"] if len({str(e["level"]) for e in effects}) == 1 else None
        texts = measure_headers(measure, self.layout, list(weighted), number(level))
        headers = {
            "study": self.layout.words.study,
            "outcome": "Outcome",
            "comparison": "Experimental\nvs comparator" if comparative else "Group",
            "n": counts_header(inputs),
            "n1": f"{capital(first['experimental'])}\n{counts_header(inputs)}",
            "n2": f"{capital(first['comparator'])}\n{counts_header(inputs)}",
            "estimate": texts["estimate"],
            "reading": "Computed\nfrom",
            "assumes": "Assumes",
            **dict(weighted.values()),
        }
        return Panel(
            title=self._title(effects, measure, lifted, by_polarity and comparative),
            measure=measure,
            axis_title=texts["axis"],
            headers=headers,
            rows=tuple(self._rows(effects, measure, own, weighted, lifted)),
            favours=_favours(effects, measure, self.layout.words.favours),
            higher=_higher(effects, measure),
            plot_header=texts["plot"],
            foot=tuple(line for line in (method_line(_models(own), self.layout),) if line),
        )

    def _own_poolings(self, effects: Sequence[Record]) -> list[Pooling]:
        ids = {effect["effect_id"] for effect in effects}
        return [pooling for pooling in self.poolings if pooling.members & ids]

    def _rows(
        self,
        effects: list[Record],
        measure: Measure,
        poolings: list[Pooling],
        weighted: Mapping[str, tuple[str, str]],
        lifted: set[str],
    ) -> list[Row]:
        rows: list[Row] = []
        alone = [e for e in effects if not any(e["effect_id"] in p.members for p in poolings)]
        headed = len(poolings) + bool(alone) > 1
        space = [SpaceRow(self.layout.spaces)] if headed and self.layout.spaces else []
        columns = {model: column for model, (column, _) in weighted.items()}
        for pooling in poolings:
            if headed:
                rows += [*(space if rows else []), HeadingRow(capital(pooling.group))]
            for effect in effects:
                if effect["effect_id"] in pooling.members:
                    rows.append(self._row(effect, measure, pooling, weighted, lifted))
            rows += summary_rows(pooling, measure, columns, self.layout, self.digits)
        if alone and headed:
            rows += [*space, HeadingRow("Not pooled")]
        rows += [self._row(effect, measure, None, weighted, lifted) for effect in alone]
        return rows

    def _row(
        self,
        effect: Record,
        measure: Measure,
        pooling: Pooling | None,
        weighted: Mapping[str, tuple[str, str]],
        lifted: set[str],
    ) -> EffectRow:
        key = effect["effect_id"]
        inputs = self.readings.inputs.get(key, {})
        state = state_of(effect)
        yi, low, high = number(effect["yi"]), number(effect["ci_lb"]), number(effect["ci_ub"])
        assert yi is not None  # only rows with an effect reach a panel
        weights = {
            model: pooling.weights.get(synthesis["synthesis_id"], {}).get(key)
            for synthesis in (pooling.syntheses if pooling else ())
            for model in (synthesis["model"],)
        }
        cells = {
            "study": self.names[key],
            "outcome": "" if "outcome" in lifted else capital(_outcome(effect)),
            "comparison": "" if "comparison" in lifted else _comparison(effect),
            **self._counts(effect, inputs, lifted),
            "estimate": estimate(yi, low, high, measure, self.digits, self.layout.brackets),
            "reading": reading_cell(
                inputs, [self.readings.numbers[doc] for doc in self.readings.documents.get(key, ())]
            ),
            "assumes": ""
            if state == STATED
            else ", ".join(self.marks[item] for item in split(effect["assumptions"])),
        }
        for model, (column, _) in weighted.items():
            weight = weights.get(model)
            cells[column] = (
                f"{fixed(weight, 1)}{self.layout.words.percent}" if weight is not None else ""
            )
        known = [weight for weight in weights.values() if weight is not None]
        return EffectRow(
            key, cells, yi, low, high, number(effect["bound_low"]), number(effect["bound_high"]),
            known[-1] if known else None, state,
        )  # fmt: skip

    def _counts(
        self, effect: Record, inputs: Mapping[str, str], lifted: set[str]
    ) -> dict[str, str]:
        """Write the sizes in one column, or under the names of the groups that all rows share."""
        groups = 1 if measure_of(effect["measure"]).null is None else 2
        both = counts_cells(effect, inputs, groups)
        if "comparison" in lifted:
            return dict(zip(("n1", "n2"), both, strict=False))
        return {"n": f"{NO_BREAK}vs{NO_BREAK}".join(both)}

    def _title(
        self, effects: list[Record], measure: Measure, lifted: set[str], by_polarity: bool
    ) -> str:
        first = effects[0]
        kind = {"": "Outcomes", "other": "Other outcomes"}.get(
            first["kind"], capital(first["kind"])
        )
        parts = [measure.name[:1].lower() + measure.name[1:]]
        if "outcome" in lifted or (measure.in_units and len({_outcome(e) for e in effects}) == 1):
            parts.insert(0, _outcome(first))
        if measure.null is None and measure.code in MEASURES:
            parts.append("one group, compared with nothing")
        if by_polarity:
            parts.append(_POLARITIES[first["polarity"]])
        return f"{kind}: {', '.join(part for part in parts if part)}"


def _key(effect: Record) -> tuple[int, int, str, str]:
    measure = measure_of(effect["measure"])
    codes = list(MEASURES)
    return (
        _KINDS.index(effect["kind"]),
        codes.index(measure.code) if measure.code in MEASURES else len(codes),
        effect["polarity"] if measure.null is not None else "",
        (effect["concept"] or effect["outcome"] if measure.in_units else "")
        + ("" if measure.code in MEASURES else f" {measure.code}"),
    )


def _lifted(groups: list[list[Record]]) -> set[str]:
    """Name the columns that say the same in all rows of each panel: they move to its title."""
    if not groups or any(len(group) < 2 for group in groups):
        return set()
    lifted = set()
    for name, text in (("outcome", _outcome), ("comparison", _comparison)):
        if all(len({text(effect) for effect in group}) == 1 for group in groups):
            lifted.add(name)
    return lifted


def _with_places(
    measure: Measure, effects: Sequence[Record], poolings: Sequence[Pooling]
) -> Measure:
    rows = [(e["yi"], e["ci_lb"], e["ci_ub"]) for e in effects]
    rows += [(s["estimate"], s["ci_lb"], s["ci_ub"]) for p in poolings for s in p.syntheses]
    return with_shared_places(measure, [tuple(map(number, row)) for row in rows])  # type: ignore[misc]


def _models(poolings: Sequence[Pooling]) -> list[str]:
    return list(dict.fromkeys(s["model"] for pooling in poolings for s in pooling.syntheses))


def _weighing(poolings: Sequence[Pooling]) -> list[str]:
    """Name the models whose weights are known."""
    return list(
        dict.fromkeys(
            synthesis["model"]
            for pooling in poolings
            for synthesis in pooling.syntheses
            if synthesis["synthesis_id"] in pooling.weights
        )
    )


def _outcome(effect: Record) -> str:
    told = (effect[name] for name in ("outcome", "subgroup", "analysis_set", "timepoint"))
    return ", ".join(part for part in told if part)


def _comparison(effect: Record) -> str:
    return capital(
        " vs ".join(part for part in (effect["experimental"], effect["comparator"]) if part)
    )


def _higher(effects: list[Record], measure: Measure) -> tuple[str, str] | None:
    """Say with whom the outcome is higher on each side, where the groups are the same in all rows."""
    pairs = {(effect["comparator"], effect["experimental"]) for effect in effects}
    if measure.null is None or measure.code not in _HIGHER or len(pairs) > 1:
        return None
    names = pairs.pop()
    word = _HIGHER[measure.code]
    return (f"{word} with {names[0]}", f"{word} with {names[1]}") if all(names) else None


def _favours(effects: list[Record], measure: Measure, template: str) -> tuple[str, str] | None:
    polarity = effects[0]["polarity"]
    if measure.null is None or polarity not in ("higher_better", "higher_worse"):
        return None
    labels = []
    for column in ("comparator", "experimental"):
        names = {effect[column] for effect in effects}
        name = names.pop() if len(names) == 1 else ""
        labels.append(template.format(name=name or column))
    return (labels[0], labels[1]) if polarity == "higher_better" else (labels[1], labels[0])
