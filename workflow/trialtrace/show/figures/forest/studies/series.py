"""Leave-one-out and cumulative forms: a row for each set of studies that is pooled."""

from __future__ import annotations

from collections.abc import Sequence

from trialtrace.show.figures.forest.layout import OWN
from trialtrace.show.figures.forest.rows import EffectRow, Row
from trialtrace.show.figures.forest.studies.data import Study
from trialtrace.show.figures.forest.studies.fits import fit, summary
from trialtrace.show.figures.forest.studies.wishes import CUMULATIVE, Wishes
from trialtrace.show.figures.measures import Measure
from trialtrace.show.figures.numbers import estimate, fixed, p_value
from trialtrace.tables.errors import TrialtraceError

ADDED, OMITTED = "Adding {}", "Omitting {}"


def series_rows(
    studies: Sequence[Study], wishes: Wishes, measure: Measure
) -> tuple[list[Row], dict[str, str]]:
    """Pool growing sets of studies, or all but one, by the first model.

    Parameters
    ----------
    studies : sequence of Study
        Those that are pooled, in the order of the plot.
    wishes : Wishes
        Says which form, model and test; as metafor's ``cumul`` and ``leave1out``, a set of one
        study has the normal test.
    measure : Measure
        What is shown.

    Returns
    -------
    (list of Row, dict)
        Rows, and the headers of the columns that only these forms have.
    """
    layout = wishes.layout
    if len(studies) < 2:
        raise TrialtraceError(f"a {wishes.form} plot needs at least two studies to pool")
    rows: list[Row] = []
    p, share = f"{OWN}series-p", f"{OWN}series-I2"
    for place, study in enumerate(studies):
        cumulative = wishes.form == CUMULATIVE
        taking = studies[: place + 1] if cumulative else [s for s in studies if s is not study]
        found = fit(taking, wishes.measure, wishes.models[0], wishes.test, wishes.level)
        said = summary(found, study.key, wishes.models[0], taking)
        first = cumulative and place == 0
        label = study.label if first else (ADDED if cumulative else OMITTED).format(study.label)
        value = p_value(said.pval if said.pval is not None else 1.0, layout.p)
        cells = {
            "study": label,
            **{key: text for key, text in study.cells.items() if key.startswith(OWN)},
            "estimate": estimate(
                said.estimate, said.low, said.high, measure, wishes.digits, layout.brackets
            ),
            p: value.removeprefix("=").strip("\u00a0") if measure.null is not None else "",
            share: f"{fixed(said.I2 or 0.0, layout.digits['I2'])}%" if said.k > 1 else "",
        }
        rows.append(EffectRow(study.key, cells, said.estimate, said.low, said.high))
    return rows, {p: f"{layout.p.name} value", share: "I²"}
