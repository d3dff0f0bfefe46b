"""Sheets of published facts: data/raw/publications/*.csv, one row per arm and result."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.ids import short_hash
from trialtrace.values.fields import Field, checked
from trialtrace.values.model import SOURCE_LEVELS
from trialtrace.values.words import normal_word

# Column of the sheet → (table, field). What each column means: data/raw/publications/README.md.
VALUE_COLUMNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "design": ("studies", "design"),
        "allocation": ("studies", "allocation"),
        "masking": ("studies", "masking"),
        "structure": ("studies", "structure"),
        "condition": ("studies", "condition"),
        "eligibility": ("studies", "eligibility"),
        "sex": ("studies", "sex"),
        "age": ("studies", "age"),
        "n_total": ("studies", "n_total"),
        "n_kind": ("studies", "n_kind"),
        "follow_up": ("studies", "follow_up"),
        "arm_label": ("arms", "label"),
        "arm_role": ("arms", "role"),
        "arm_n": ("arms", "n"),
        "intervention": ("arms", "intervention"),
        "intervention_concept": ("arms", "concept"),
        "intervention_class": ("arms", "concept_class"),
        "outcome": ("outcomes", "name"),
        "outcome_concept": ("outcomes", "concept"),
        "outcome_class": ("outcomes", "concept_class"),
        "outcome_kind": ("outcomes", "kind"),
        "polarity": ("outcomes", "polarity"),
        "timepoint": ("results", "timepoint"),
        "analysis_set": ("results", "analysis_set"),
        "subgroup": ("results", "subgroup"),
        "basis": ("results", "basis"),
        "statistic": ("results", "statistic"),
        "value": ("results", "value"),
        "low": ("results", "low"),
        "high": ("results", "high"),
        "level": ("results", "level"),
        "n": ("results", "n"),
        "unit": ("results", "unit"),
        "p_relation": ("results", "p_relation"),
        "p_value": ("results", "p_value"),
        "p_compares": ("results", "p_compares"),
        "direction": ("results", "direction"),
        "significance": ("results", "significance"),
    }
)
IDENTITY_COLUMNS = ("study_label", "first_author", "year", "journal", "doi", "pmid")
OTHER_COLUMNS = ("versus_arm_label", "source_level", "source", "note")
NEEDED_COLUMNS = ("study_label", "source_level")
# A row gives a result when one of these says something.
RESULT_COLUMNS = ("statistic", "value", "low", "high", "p_value", "direction")


@dataclass(frozen=True, slots=True)
class Publication:
    """Who a sheet speaks of."""

    label: str
    first_author: str
    year: int | None
    doi: str
    pmid: str
    journal: str

    @property
    def study_id(self) -> str:
        """Identity of the publication's own account, stable under added rows."""
        return short_hash("S", "publication", self.doi or self.pmid or self.label.casefold())


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a sheet: ``cells`` holds (table, field) → value of the non-empty columns."""

    place: str
    publication: Publication
    arm_label: str
    versus_arm_label: str
    outcome: str
    level: str
    source: str
    cells: Mapping[tuple[str, str], str]
    not_stated: frozenset[tuple[str, str]]
    gives_result: bool


def read_sheets(raw: Path | str | None, fields: Mapping[tuple[str, str], Field]) -> list[SheetRow]:
    """Read every sheet below ``<raw>/publications``, by name; no folder means none.

    Raises
    ------
    TrialtraceError
        Naming file and line: a column that is unknown or missing, a value that is not allowed.
    """
    folder = Path(raw) / "publications" if raw is not None else None
    if folder is None or not folder.is_dir():
        return []
    rows: list[SheetRow] = []
    for path in sorted(folder.glob("*.csv")):
        rows.extend(_read_sheet(path, fields))
    return rows


def _read_sheet(path: Path, fields: Mapping[tuple[str, str], Field]) -> list[SheetRow]:
    known = {*VALUE_COLUMNS, *IDENTITY_COLUMNS, *OTHER_COLUMNS}
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle)
            header = reader.fieldnames or []
            for column in NEEDED_COLUMNS:
                if column not in header:
                    raise TrialtraceError(f"{path.name}: column {column!r} is missing; add it")
            for column in header:
                if column not in known:
                    raise TrialtraceError(
                        f"{path.name}: column {column!r} is not known; rename it as in the README "
                        "of data/raw/publications, or put it into note"
                    )
            return [
                _sheet_row(path.name, reader.line_num, row, fields)
                for row in reader
                if any(cell for cell in row.values() if isinstance(cell, str) and cell.strip())
            ]
    except UnicodeDecodeError:
        raise TrialtraceError(f"{path.name}: is not UTF-8; save it as UTF-8") from None


def _sheet_row(
    name: str, line: int, row: Mapping[str, str | None], fields: Mapping[tuple[str, str], Field]
) -> SheetRow:
    place = f"{name} line {line}"
    if None in row:
        raise TrialtraceError(f"{place}: has more cells than columns; quote cells with commas")
    given = {column: (cell or "").strip() for column, cell in row.items()}
    level = given["source_level"].replace(" ", "_").casefold()
    if level not in SOURCE_LEVELS:
        raise TrialtraceError(
            f"{place}: source_level {given['source_level']!r} is not known; "
            f"use one of {', '.join(SOURCE_LEVELS)}"
        )
    cells: dict[tuple[str, str], str] = {}
    not_stated = set()
    for column, cell in VALUE_COLUMNS.items():
        value = given.get(column, "")
        if value.casefold() in ("not stated", "not_stated"):
            not_stated.add(cell)
        elif value:
            value = normal_word(*cell, value)
            cells[cell] = checked(*cell, fields[cell], value, place)
    gives_result = any(VALUE_COLUMNS[column] in cells for column in RESULT_COLUMNS)
    if gives_result and not given.get("outcome"):
        raise TrialtraceError(f"{place}: gives a result without an outcome; name the outcome")
    if gives_result and ("results", "statistic") not in cells:
        cells["results", "statistic"] = _statistic(cells, place)
    return SheetRow(
        place=place,
        publication=_publication(given, place),
        arm_label=given.get("arm_label", ""),
        versus_arm_label=given.get("versus_arm_label", ""),
        outcome=given.get("outcome", ""),
        level=level,
        source=f"{level}: {given.get('source', '') or 'source not named'} ({place})",
        cells=MappingProxyType(cells),
        not_stated=frozenset(not_stated),
        gives_result=gives_result,
    )


def _statistic(cells: Mapping[tuple[str, str], str], place: str) -> str:
    if ("results", "value") in cells:
        raise TrialtraceError(f"{place}: a value without a statistic; say what the value is")
    return "p_value" if ("results", "p_value") in cells else "direction"


def _publication(given: Mapping[str, str], place: str) -> Publication:
    if not given["study_label"]:
        raise TrialtraceError(f"{place}: study_label is empty; name the study")
    year = given.get("year", "")
    if year and not year.isdecimal():
        raise TrialtraceError(f"{place}: year {year!r} is no year")
    doi = given.get("doi", "").casefold()
    for prefix in ("https://doi.org/", "http://doi.org/", "http://dx.doi.org/", "doi:"):
        doi = doi.removeprefix(prefix).strip()
    return Publication(
        label=given["study_label"],
        first_author=given.get("first_author", ""),
        year=int(year) if year else None,
        doi=doi,
        pmid=given.get("pmid", ""),
        journal=given.get("journal", ""),
    )
