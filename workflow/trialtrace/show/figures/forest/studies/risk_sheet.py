"""Sheets of risk-of-bias judgements in robvis's columns: Study, D1, …, Dn, Overall."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.metafor import MetaforTable, metafor_table, read_metafor_csv

# How judgements are written, by tool → name in ``forest.risk``; "" is no judgement.
_SPELLINGS = {
    "low": "low", "l": "low", "+": "low", "some concerns": "some", "some": "some", "s": "some",
    "unclear": "unclear", "u": "unclear", "moderate": "moderate", "m": "moderate",
    "high": "high", "h": "high", "x": "high", "serious": "serious", "critical": "critical",
    "c": "critical", "no information": "none", "ni": "none", "none": "none", "?": "unclear",
    "-": "some", "": "", "na": "", "n/a": "", "not applicable": "",
}  # fmt: skip
_DOMAIN = re.compile(r"(D\d+)\s*[:.–-]?\s*(.*)", re.IGNORECASE | re.DOTALL)
_ASIDE = ("study", "slab", "weight", "weights", "author", "year")


@dataclass(frozen=True)
class RiskSheet:
    """Judgements of studies.

    Attributes
    ----------
    source : str
        The sheet, for messages.
    domains : tuple of (str, str)
        Header and meaning of each column; a meaning may be empty.
    judgements : mapping of str to tuple of str
        Study (``folded``) → a judgement a domain, "" where there is none.
    """

    source: str
    domains: tuple[tuple[str, str], ...]
    judgements: Mapping[str, tuple[str, ...]]

    def of(self, study: str) -> tuple[str, ...]:
        """Return the judgements of a study; none of a study that the sheet does not hold."""
        return self.judgements.get(folded(study), ("",) * len(self.domains))


def folded(study: str) -> str:
    """Return a label as it is compared: without case, and with single spaces."""
    return " ".join(study.split()).casefold()


def read_risk_sheet(sheet: Path | str | pd.DataFrame) -> RiskSheet:
    """Read judgements from a CSV file or a DataFrame.

    Columns are those that robvis reads: Study, D1, …, Dn (or their names), Overall; Weight is not
    needed. A header may say what its domain is: ``D1: Randomisation process``.

    Raises
    ------
    TrialtraceError
        For a file that cannot be read, no domain, a study named twice, an unknown judgement.
    """
    table = (
        metafor_table(sheet, source="risk of bias")
        if isinstance(sheet, pd.DataFrame)
        else read_metafor_csv(sheet)
    )
    names = [name for name in table.words if name.lower() not in _ASIDE]
    coded = [name for name in names if _DOMAIN.fullmatch(name) or name.lower() == "overall"]
    chosen = coded if any(name.lower() != "overall" for name in coded) else names
    if not chosen:
        raise TrialtraceError(
            f"{table.source}: no judgements; name their columns D1, D2, …, Overall"
        )
    judgements: dict[str, tuple[str, ...]] = {}
    for row, study in enumerate(table.slab):
        if folded(study) in judgements:
            raise TrialtraceError(
                f"{table.source}, {table.places[row]}: {study!r} stands there twice; delete one row"
            )
        judgements[folded(study)] = tuple(_judgement(table, name, row) for name in chosen)
    return RiskSheet(table.source, tuple(_domains(chosen)), judgements)


def _judgement(table: MetaforTable, name: str, row: int) -> str:
    written = table.words[name][row]
    text = " ".join(written.replace("−", "-").split()).casefold()
    text = re.sub(r"\s*(risk of bias|risk)$", "", text)
    if text not in _SPELLINGS:
        raise TrialtraceError(
            f"{table.source}, {table.places[row]}, column {name!r}: {written!r} is no judgement; "
            "use Low, Some concerns, Unclear, Moderate, High, Serious, Critical, No information"
        )
    return _SPELLINGS[text]


def _domains(names: Sequence[str]) -> list[tuple[str, str]]:
    found = []
    for place, name in enumerate(names, start=1):
        coded = _DOMAIN.fullmatch(name)
        if name.lower() == "overall":
            found.append(("Overall", ""))
        elif coded:
            found.append((coded[1].upper(), coded[2].strip()))
        else:
            found.append((f"D{place}", name))
    return found
