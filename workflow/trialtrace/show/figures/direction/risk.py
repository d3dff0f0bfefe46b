"""Overall risk of bias of the studies of an effect-direction plot, from a sheet of judgements."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from trialtrace.show.figures.cells import Record
from trialtrace.show.figures.direction.rows import HIGH, LOW, SOME
from trialtrace.show.figures.forest.studies.risk_sheet import RiskSheet, folded

# Judgements of all tools as three shades; "no information" is no judgement of the risk.
_SHADES = MappingProxyType(
    {
        "low": LOW, "some": SOME, "unclear": SOME, "moderate": SOME, "high": HIGH,
        "serious": HIGH, "critical": HIGH,
    }
)  # fmt: skip


def overall_risks(sheet: RiskSheet, studies: Sequence[Record]) -> dict[str, str]:
    """Return the overall risk of each study that the sheet rates.

    Parameters
    ----------
    sheet : RiskSheet
        Judgements by name of study; without a column Overall nothing is rated.
    studies : sequence of Record
        Rows of ``studies``; ``label`` is compared, without case.
    """
    heads = [head for head, _ in sheet.domains]
    if "Overall" not in heads:
        return {}
    place = heads.index("Overall")
    found = {}
    for study in studies:
        judgement = sheet.of(study["label"])[place]
        if judgement in _SHADES:
            found[study["study_id"]] = _SHADES[judgement]
    return found


def unmatched(sheet: RiskSheet, studies: Sequence[Record]) -> list[str]:
    """Return the studies of a sheet that no account bears the name of."""
    known = {folded(study["label"]) for study in studies}
    return [name for name in sheet.judgements if name not in known]
