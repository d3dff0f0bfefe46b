"""From tables to what a forest plot says: panels, rows, texts of cells, notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from trialtrace.show.figures.cells import Record, capital, number, records
from trialtrace.show.figures.forest.headers import columns_of
from trialtrace.show.figures.forest.layout import Layout
from trialtrace.show.figures.forest.layouts import DEFAULT
from trialtrace.show.figures.forest.lead import lead_of
from trialtrace.show.figures.forest.notes import (
    absent_of,
    assumption_notes,
    letters,
    remarks_of,
    source_notes,
)
from trialtrace.show.figures.forest.panels import Panels
from trialtrace.show.figures.forest.pooling import poolings_of
from trialtrace.show.figures.forest.reading import readings_of
from trialtrace.show.figures.forest.rows import Forest
from trialtrace.show.figures.forest.versions import beside, versions_of
from trialtrace.show.figures.people import study_labels
from trialtrace.show.figures.pooled import pooled_of

NOTHING = "No study with a result was found."
NO_EFFECT = "No result gives an effect size."


def plan_forest(
    effects: pd.DataFrame,
    syntheses: pd.DataFrame | None = None,
    *,
    members: pd.DataFrame | None = None,
    inputs: pd.DataFrame | None = None,
    evidence: pd.DataFrame | None = None,
    studies: pd.DataFrame | None = None,
    documents: pd.DataFrame | None = None,
    rows: str = "primary",
    digits: int = 2,
    layout: Layout = DEFAULT,
) -> Forest:
    """Decide what a forest plot of these tables says.

    Parameters
    ----------
    effects, syntheses, members, inputs, evidence, studies, documents : DataFrame
        Tables ``effects``, ``syntheses``, ``synthesis_members``, ``effect_inputs``, ``evidence``,
        ``studies`` and ``documents``. Only ``effects`` is needed; each other one adds its part.
    rows : {"primary", "all"}
        One row a contrast, or the other routes to it as well.
    digits : int
        Decimals of ratios and standardised differences.
    layout : Layout
        How it is printed.
    """
    versions = versions_of(records(effects), records(studies))
    every = beside(records(effects), versions)
    with_effect = [e for e in every if number(e["yi"]) is not None and e["measure"]]
    drawn = [e for e in with_effect if rows == "all" or bool(e["primary"])]
    without = [e for e in every if number(e["yi"]) is None or not e["measure"]]
    files = study_labels(records(studies), records(documents))
    names = study_names(every, versions, files)
    readings = readings_of(
        every, {e["effect_id"] for e in drawn}, inputs, evidence, studies, documents
    )
    marks = letters(drawn)
    poolings = poolings_of(records(syntheses), records(members), drawn)
    panels = Panels(names, readings, marks, poolings, digits, layout).build(drawn)
    used = {
        key for panel in panels for row in panel.effects for key, text in row.cells.items() if text
    }
    in_panels = frozenset(key for pooling in poolings for key in pooling.members)
    pooled = replace(pooled_of(records(syntheses), records(members)), effect_ids=in_panels)
    return Forest(
        columns=tuple(column for column in columns_of(layout) if column.key in used),
        panels=tuple(panels),
        assumptions=assumption_notes(marks),
        sources=source_notes(readings),
        remarks=remarks_of(drawn, len(with_effect) - len(drawn), records(syntheses), pooled),
        absent=absent_of(without, names),
        readings=readings,
        layout=layout,
        lead=lead_of(drawn, len(without), names, every, records(studies), records(documents)),
        message="" if panels else (NO_EFFECT if every else NOTHING),
    )


def study_names(
    effects: Sequence[Record], versions: Mapping[str, str], files: Mapping[str, str]
) -> Mapping[str, str]:
    """Name the study of each effect; studies that share a label get a letter: Ito 2011 (b).

    What is cited of a trial and what it published share the name, and say which they are. A shared
    label without a number ("unnamed study") names nobody: such a study has its name in ``files``.
    """
    seen: dict[str, list[str]] = {}
    for effect in effects:
        trials = seen.setdefault(effect["slab"], [])
        trial = effect["trial_id"] or effect["study_id"]
        if trial not in trials:
            trials.append(trial)
    names = {}
    for effect in effects:
        trials = seen[effect["slab"]]
        place = trials.index(effect["trial_id"] or effect["study_id"])
        letter = f" ({chr(ord('a') + place % 26)}{place // 26 or ''})" if len(trials) > 1 else ""
        name = capital(effect["slab"]) + letter
        if letter and not any(char.isdigit() for char in effect["slab"]):
            name = files.get(effect["study_id"], name)
        version = versions.get(effect["effect_id"], "")
        names[effect["effect_id"]] = name + (f", {version}" if version else "")
    return names
