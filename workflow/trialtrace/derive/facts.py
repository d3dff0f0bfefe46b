"""The tables as routes read them: each number with its printed form, source and contradiction."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from pandas import DataFrame

from trialtrace.derive.analysed import analysed_sizes, with_analysed
from trialtrace.derive.arm_names import with_addition, with_names
from trialtrace.derive.factorial import without_cells
from trialtrace.derive.model import ArmFacts, Measurement, Number, StudyFacts, Word
from trialtrace.derive.reasons import IS_AN_SD, SECOND_HAND, SECONDARY_SOURCE
from trialtrace.values.comparison import rounds_to
from trialtrace.values.fields import as_number
from trialtrace.values.model import source_level

Cell = tuple[str, str, str]
# How an outcome is named where nothing reads like a name: by the words that happen to stand nearest.
_NO_NAMES = frozenset({"outcome.nearest", "outcome.clause_words"})
# The rule by which a spread is read that no word of the text calls an SD.
UNTOLD = "spread.untold"


class Facts:
    """Looks up what effects are made of.

    In a document's account an effect is made of what the document says ("as cited"), even where a
    publication's value is the one in use: the published value then contradicts it. A published
    account is made of published values. What a person decided stands in both.
    """

    def __init__(self, tables: Mapping[str, DataFrame]) -> None:
        self._in_use: dict[Cell, object] = {}
        self._by_origin: dict[tuple[Cell, str], object] = {}
        self._conflicts: dict[tuple[str, str], list[str]] = {}
        for v in tables["values"].itertuples():
            cell = (v.table, v.row_id, v.field)
            if v.chosen:
                self._in_use[cell] = v
            if v.status == "stated" and v.value:
                self._by_origin.setdefault((cell, v.origin), v)
            if v.status == "conflict":
                said = f"{v.field.replace('_', ' ')} {v.value} is {v.why}"
                self._conflicts.setdefault((v.table, v.row_id), []).append(said)
        self._untold = set(tables["evidence"]["evidence_id"][tables["evidence"]["rule"] == UNTOLD])
        self._raw = dict(
            zip(tables["evidence"]["evidence_id"], tables["evidence"]["raw"], strict=True)
        )
        rules = dict(
            zip(tables["evidence"]["evidence_id"], tables["evidence"]["rule"], strict=True)
        )
        self._named: set[str] = set()
        for v in tables["values"].itertuples():
            is_name = v.table == "outcomes" and v.field == "name"
            if is_name and rules.get(v.evidence_id, "") not in _NO_NAMES:
                self._named.add(v.row_id)
        self._analysed = {
            arm: [self.number("sizes", size, "n") for size in ids]
            for arm, ids in analysed_sizes(tables["sizes"], tables["values"], tables["evidence"])
        }
        self._published = {
            r.study_id for r in tables["rows"].itertuples() if r.origin == "publication"
        }

    def is_published(self, study_id: str) -> bool:
        """Whether an account is a publication's own."""
        return study_id in self._published

    def is_named(self, outcome_id: str) -> bool:
        """Whether some place names an outcome by more than the words nearest to a number."""
        return outcome_id in self._named

    def study(self, row: object, arms: DataFrame) -> StudyFacts:
        """Read a row of ``studies`` with its arms."""
        rows = list(arms.sort_values("ordinal").itertuples())
        sized = with_analysed([self._arm(a) for a in rows], self._analysed)
        named = with_names(sized, [str(a.dose) for a in rows])
        return StudyFacts(
            study_id=row.study_id,
            structure=row.structure,
            design=row.design,
            allocation=row.allocation,
            n_total=None if pd.isna(row.n_total) else int(row.n_total),
            n_kind=row.n_kind,
            secondary=SECOND_HAND
            if row.claim_level in ("reported_by_others", "background")
            else "",
            arms=without_cells(named, row.structure, row.n_total),
            groups=_groups_told(row.groups, str(row.ratio)),
        )

    def _arm(self, row: object) -> ArmFacts:
        return ArmFacts(
            arm_id=row.arm_id,
            role=row.role,
            n=self.number("arms", row.arm_id, "n"),
            intervention=with_addition(row.intervention, row.co_intervention, row.label),
            label=row.label,
            ordinal=int(row.ordinal),
            disputed=self._disputed("arms", row.arm_id),
        )

    def measurement(self, row: object) -> Measurement:
        """Read a row of ``results``."""

        def number(field: str) -> Number | None:
            return self.number("results", row.result_id, field)

        return Measurement(
            result_id=row.result_id,
            group_id=row.group_id,
            arm_id=row.arm_id,
            versus_arm_id=row.versus_arm_id,
            statistic=row.statistic,
            value=number("value"),
            low=number("low"),
            high=number("high"),
            level=None if pd.isna(row.level) else float(row.level),
            n=number("n"),
            p=number("p_value"),
            p_relation=self.word("results", row.result_id, "p_relation").value,
            p_compares=self.word("results", row.result_id, "p_compares"),
            direction=self.word("results", row.result_id, "direction"),
            basis="" if row.basis == "unclear" else row.basis,
            unit=row.unit or self._unit_of(row.result_id),
            ordinal=int(row.ordinal),
            disputed=self._disputed("results", row.result_id),
        )

    def _unit_of(self, result_id: str) -> str:
        """Return the unit that stands beside the number itself."""
        value, _ = self._cited(("results", result_id, "value"))
        return "" if value is None or pd.isna(value.unit) else str(value.unit)

    def _disputed(self, table: str, row_id: str) -> str:
        """Name the fields of a row that are in conflict, with what is said of them."""
        return "; ".join(self._conflicts.get((table, row_id), ()))

    def number(self, table: str, row_id: str, field: str) -> Number | None:
        """Return the number of a cell, or None where none may be used."""
        value, published = self._cited((table, row_id, field))
        if value is None:
            return None
        number = as_number(value.value)
        if number is None:
            return None
        raw = self._raw.get(value.evidence_id, "")
        text = raw if as_number(_plain(raw)) == number else value.value
        against = ""
        if published is not None and not rounds_to(value.value, published.value):
            against = f"the publication says {published.value}, not {value.value}"
        return Number(
            float(number),
            text=_plain(text),
            value_id=value.value_id,
            evidence_id=value.evidence_id,
            contradicted=against,
            secondary=source_level(value.source) == SECONDARY_SOURCE
            and value.origin == "publication",
            assumed=IS_AN_SD if value.evidence_id in self._untold else "",
        )

    def word(self, table: str, row_id: str, field: str) -> Word:
        """Return the word of a cell; ``published`` holds what a publication says of it."""
        value, published = self._cited((table, row_id, field))
        said = published.value if published is not None else ""
        if value is None:
            return Word("", published=said)
        return Word(value.value, value.value_id, value.evidence_id, said)

    def _cited(self, cell: Cell) -> tuple[object | None, object | None]:
        """Return what the account itself says, and what a publication says beside it."""
        in_use = self._in_use.get(cell)
        if in_use is None or in_use.origin != "publication":
            return in_use, None
        account_says = self._by_origin.get((cell, "document"))
        if account_says is None:
            # A published account's own row, or a cell that the document leaves empty.
            return in_use, in_use
        return account_says, in_use


def _groups_told(groups: object, ratio: str) -> int | None:
    """Return how many groups a text tells of, in words or by the ratio of allocation ("1:1:1")."""
    told = [] if pd.isna(groups) else [int(groups)]
    if ratio.count(":") > 1:
        told.append(ratio.count(":") + 1)
    return max(told, default=None)


def _plain(text: str) -> str:
    """Printed number in a form that reads exactly: minus sign, middle dot, leading point."""
    plain = text.strip().replace("−", "-").replace("–", "-").replace("·", ".").replace(",", "")
    return "0" + plain if plain.startswith(".") else plain
