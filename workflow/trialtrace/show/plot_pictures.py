"""Pictures of docs/images beside the forest plots: of docs/examples, and of a run's tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pandas as pd
from matplotlib.figure import Figure

from trialtrace.show.figures import kinds
from trialtrace.show.figures.albatross import albatross
from trialtrace.show.figures.direction.api import effect_direction
from trialtrace.show.figures.funnel import funnel
from trialtrace.show.figures.labbe import labbe
from trialtrace.show.figures.proportions import proportions
from trialtrace.show.figures.stage import READS
from trialtrace.show.figures.style import Style
from trialtrace.stats import escalc, rma
from trialtrace.tables.io import read_table

# Options of the figures of a run that do not change how large they are.
OPTIONS = MappingProxyType({"page_rows": 45, "chart_trials": 2, "funnel_trials": 10})
_RUN = (kinds.directions, kinds.flow, kinds.citations, kinds.coverage)


def _bcg(examples: Path) -> pd.DataFrame:
    return pd.read_csv(examples / "bcg.csv")


def _pooled(trials: pd.DataFrame) -> tuple[pd.DataFrame, float]:
    counts = {name: trials[name] for name in ("ai", "n1i", "ci", "n2i")}
    effects = escalc(measure="RR", **counts)
    return effects, float(rma(effects["yi"], effects["vi"]).beta)


def _funnel(examples: Path, style: Style) -> Figure:
    trials = _bcg(examples)
    effects, pooled = _pooled(trials)
    return funnel(
        effects["yi"], effects["vi"], slab=trials["slab"], measure="RR", estimate=pooled,
        title="BCG vaccine against tuberculosis", style=style,
    )  # fmt: skip


def _labbe(examples: Path, style: Style) -> Figure:
    trials = _bcg(examples)
    return labbe(
        *(trials[name] for name in ("ai", "n1i", "ci", "n2i")), slab=trials["slab"],
        estimate=_pooled(trials)[1], polarity="higher_worse", experimental="BCG vaccine",
        comparator="no vaccine", title="Tuberculosis", style=style,
    )  # fmt: skip


def _albatross(examples: Path, style: Style) -> Figure:
    rows = pd.read_csv(examples / "invented_p_values.csv")
    return albatross(
        rows["pval"], rows["ni"], rows["direction"], relation=rows["relation"], slab=rows["slab"],
        ends=("favours usual care", "favours exercise"), title="Function", style=style,
    )  # fmt: skip


def _directions(examples: Path, style: Style) -> Figure:
    rows = pd.read_csv(examples / "invented_directions.csv")
    return effect_direction(**{name: rows[name] for name in rows}, style=style)


def _proportions(examples: Path, style: Style) -> Figure:
    rows = pd.read_csv(examples / "invented_single_arms.csv")
    return proportions(**{name: rows[name] for name in rows}, style=style)


PLOTS: Mapping[str, Callable[[Path, Style], Figure]] = MappingProxyType(
    {
        "funnel": _funnel,
        "labbe": _labbe,
        "albatross": _albatross,
        "effect-direction": _directions,
        "proportions": _proportions,
    }
)


def example_plot(examples: Path, name: str, style: Style) -> Figure:
    """Draw one of ``PLOTS`` from the tables below ``docs/examples``."""
    return PLOTS[name](examples, style)


def run_plots(processed: Path, style: Style) -> Iterator[tuple[str, Figure]]:
    """Draw the first page of each figure of a run that says more than its forest plot."""
    tables = {name: read_table(processed, name) for name in READS}
    for make in _RUN:
        made = make(tables, OPTIONS, style)
        if not isinstance(made, kinds.Absent):
            yield f"run-{made[0].name}", made[0].figure
