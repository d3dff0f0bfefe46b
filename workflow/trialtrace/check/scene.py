"""Small made-up documents with their tables: the examples of the checks, for pages and tests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pandas as pd

from trialtrace.tables import ids
from trialtrace.tables.io import columns_of, make_table
from trialtrace.text.model import Block, Document, Sentence

_SENTENCE = re.compile(r"\S.*?(?:(?<=[.!?])(?=\s+[A-Z“(])|$)")
_ROW_TABLES = {
    "studies": "study_id",
    "arms": "arm_id",
    "arm_components": "component_id",
    "sizes": "size_id",
    "outcomes": "outcome_id",
    "results": "result_id",
}


@dataclass(frozen=True, slots=True)
class SceneTexts:
    """Documents of a scene by their id."""

    documents: tuple[Document, ...]

    def get(self, doc_id: str) -> Document:
        """Return a document."""
        return next(d for d in self.documents if d.doc_id == doc_id)

    def __iter__(self) -> Iterator[Document]:
        return iter(self.documents)


@dataclass(frozen=True)
class Scene:
    """One or more short documents, and what the earlier stages would have read in them.

    Every method returns a larger scene; rows speak of the last document, study, arm and outcome
    unless they say otherwise. A value given as ``("25", "25 patients")`` has its evidence where the
    second words stand; given alone, at its first occurrence in the document, or without evidence
    where the document does not hold it (a classification).

    Attributes
    ----------
    texts : tuple of str
        The documents.
    why : str
        For a near miss: why nothing is to be reported.
    """

    texts: tuple[str, ...]
    why: str = ""
    rows: tuple[tuple[str, Mapping[str, Any]], ...] = ()

    # -- building ------------------------------------------------------------------------------

    def document(self, text: str) -> Scene:
        """Add another document."""
        return replace(self, texts=(*self.texts, text))

    def entry(self, raw: str, authors: tuple[str, ...] = (), **fields: Any) -> Scene:
        """Add a reference; ``raw`` stands in the last document, each author in ``raw``."""
        start = self.texts[-1].index(raw)
        reference_id = f"R{self._count('references') + 1}"
        row = {
            "reference_id": reference_id,
            "doc_id": self._doc_id,
            "ordinal": sum(
                1 for t, r in self.rows if t == "references" and r["doc_id"] == self._doc_id
            )
            + 1,
            "kind": "article",
            "raw": raw,
            "start": start,
            "end": start + len(raw),
            "et_al": "et al" in raw,
            **fields,
        }
        scene = self._with("references", row)
        for number, name in enumerate(authors, 1):
            family, _, given = name.partition("|")
            at = start + raw.index(family)
            author = {
                "reference_id": reference_id, "ordinal": number, "family": family, "given": given,
                "is_group": not given and " " in family, "start": at, "end": at + len(family),
            }  # fmt: skip
            scene = scene._with("reference_authors", author)
        for field, value in fields.items():
            printed = str(value)
            at = raw.lower().find(printed.lower())
            if field in ("kind", "style", "label", "et_al") or not printed or at < 0:
                continue
            span = {
                "reference_id": reference_id, "field": field, "raw": raw[at : at + len(printed)],
                "start": start + at, "end": start + at + len(printed), "rule": "grammar",
            }  # fmt: skip
            scene = scene._with("reference_fields", span)
        return scene

    def work(self, *numbers: int, review: str = "merged") -> Scene:
        """Say that the references with these numbers (from 1) are one work."""
        scene = self
        for number in numbers:
            row = {"work_id": f"W{numbers[0]}", "reference_id": f"R{number}", "review": review}
            scene = scene._with("work_members", {"method": "title_year", "score": 0.95, **row})
        return scene

    def apart(self, one: int, other: int) -> Scene:
        """Say that two references are works of their own, and that it is not sure."""
        scene = self
        for number, beside in ((one, other), (other, one)):
            row = {"work_id": f"W{number}", "reference_id": f"R{number}", "beside": f"R{beside}"}
            more = {"method": "single", "score": 1.0, "review": "needs_a_look"}
            scene = scene._with("work_members", {**more, **row})
        return scene

    def cite(self, raw: str, to: int = 0, style: str = "author_year", **fields: Any) -> Scene:
        """Add a citation, linked to the reference with a number (0: not linked)."""
        text = self.texts[-1]
        start = text.index(raw)
        sentence = self._document(len(self.texts)).sentence_at(start)
        number = self._count("citations") + 1
        row = {
            "citation_id": f"C{number}", "doc_id": self._doc_id, "ordinal": number, "style": style,
            "raw": raw, "start": start, "end": start + len(raw),
            "quote": text[sentence.start : sentence.end], "quote_start": sentence.start,
            "et_al": "et al" in raw, "claim": False, "reference_id": f"R{to}" if to else "", **fields,
        }  # fmt: skip
        return self._with("citations", row)

    def candidate(self, number: int, score: float) -> Scene:
        """Add a candidate reference to the last citation."""
        citation = f"C{self._count('citations')}"
        row = {"citation_id": citation, "reference_id": f"R{number}", "score": score}
        return self._with("citation_candidates", row)

    def study(self, place: str, work: int = 0, **fields: Any) -> Scene:
        """Add an account that some words established, of the work with a number (0: none)."""
        more = {"work_id": f"W{work}" if work else "", "trial_id": fields.pop("trial_id", "")}
        return self._account("studies", place, fields, more)

    def arm(self, place: str, **fields: Any) -> Scene:
        """Add an arm to the last study."""
        return self._account("arms", place, {"label": place, **fields}, {})

    def component(self, place: str, **fields: Any) -> Scene:
        """Add a component to the last arm."""
        return self._account("arm_components", place, fields, {"arm_id": self._last("arms")})

    def outcome(self, place: str, **fields: Any) -> Scene:
        """Add an outcome to the last study."""
        return self._account("outcomes", place, {"name": place, **fields}, {})

    def result(
        self, place: str, arm: int = 0, versus: int = 0, group: str = "", **fields: Any
    ) -> Scene:
        """Add a result to the last outcome, for the study's arm with a number (0: none)."""
        more = {
            "outcome_id": self._last("outcomes"),
            "arm_id": self._arm(arm),
            "versus_arm_id": self._arm(versus),
            "group_id": group,
        }
        return self._account("results", place, fields, more)

    def refuse(self, raw: str, looked_like: str, reason: str = "no study data") -> Scene:
        """Add a number that is no study data."""
        text = self.texts[-1]
        start = text.index(raw)
        sentence = self._document(len(self.texts)).sentence_at(start)
        row = {
            "doc_id": self._doc_id, "raw": raw, "start": start, "end": start + len(raw),
            "quote": text[sentence.start : sentence.end], "quote_start": sentence.start,
            "looked_like": looked_like, "reason": reason,
        }  # fmt: skip
        return self._with("rejected", row)

    def row(self, name: str, /, **fields: Any) -> Scene:
        """Add a row of any table as it is."""
        return self._with(name, fields)

    # -- using ---------------------------------------------------------------------------------

    def documents(self) -> SceneTexts:
        """Return the documents, one block a line, cut into sentences."""
        return SceneTexts(tuple(self._document(n) for n in range(1, len(self.texts) + 1)))

    def tables(self, names: tuple[str, ...]) -> dict[str, pd.DataFrame]:
        """Return validated tables; references in no work are works of their own."""
        rows: dict[str, list[Mapping[str, Any]]] = {name: [] for name in names}
        for table, row in self.rows:
            rows.setdefault(table, []).append(row)
        rows["documents"] = [
            {
                "doc_id": f"D{n}",
                "path": f"{n}.txt",
                "format": "text",
                "sha256": f"{n}",
                "n_bytes": len(text),
                "encoding": "utf-8",
                "n_chars": len(text),
                "status": "read",
            }
            for n, text in enumerate(self.texts, 1)
        ]
        members = {row["reference_id"] for row in rows["work_members"]}
        for reference in rows["references"]:
            if reference["reference_id"] not in members:
                work = "W" + reference["reference_id"][1:]
                row = {"work_id": work, "reference_id": reference["reference_id"]}
                rows["work_members"].append({"method": "single", **row})
        counts = pd.Series(
            [row["work_id"] for row in rows["work_members"]], dtype=str
        ).value_counts()
        rows["works"] = [
            {"work_id": work, "label": work, "kind": "article", "n_references": int(n)}
            for work, n in counts.items()
        ]
        return {name: _table(name, rows[name]) for name in names}

    # -- inside --------------------------------------------------------------------------------

    @property
    def _doc_id(self) -> str:
        return f"D{len(self.texts)}"

    def _with(self, table: str, row: Mapping[str, Any]) -> Scene:
        return replace(self, rows=(*self.rows, (table, row)))

    def _count(self, table: str) -> int:
        return sum(1 for name, _ in self.rows if name == table)

    def _last(self, table: str) -> str:
        return [row for name, row in self.rows if name == table][-1][_ROW_TABLES[table]]

    def _arm(self, number: int) -> str:
        study = self._last("studies")
        arms = [r["arm_id"] for t, r in self.rows if t == "arms" and r["study_id"] == study]
        return arms[number - 1] if number else ""

    def _document(self, number: int) -> Document:
        text = self.texts[number - 1]
        blocks, sentences, at = [], [], 0
        for line in text.split("\n"):
            if line.strip():
                for match in _SENTENCE.finditer(line):
                    sentences.append(Sentence(at + match.start(), at + match.end(), len(blocks)))
                blocks.append(Block(at, at + len(line), "paragraph"))
            at += len(line) + 1
        return Document(f"D{number}", f"{number}.txt", text, tuple(blocks), tuple(sentences))

    def _account(
        self, table: str, place: str, fields: Mapping[str, Any], more: Mapping[str, Any]
    ) -> Scene:
        row_id = f"{table}{self._count(table) + 1}"
        study = row_id if table == "studies" else self._last("studies")
        scene, established = self._evidence(f"{table}.place", row_id, place, place)
        row = {
            "table": table, "row_id": row_id, "doc_id": self._doc_id, "study_id": study,
            "ordinal": self._count(table) + 1, "origin": "document", "established_by": established,
        }  # fmt: skip
        scene = scene._with("rows", {**row, **more})
        cells = {}
        for field, given in fields.items():
            value, words = given if isinstance(given, tuple) else (given, str(given))
            if value == "":
                continue
            cells[field] = value
            scene, evidence = scene._evidence(f"{table}.{field}", row_id, str(value), words)
            if evidence:
                scene = scene._with("values", _value(table, row_id, field, str(value), evidence))
        pivot = {"study_id": study, "doc_id": self._doc_id, "ordinal": row["ordinal"]}
        return scene._with(table, {**pivot, _ROW_TABLES[table]: row_id, **more, **cells})

    def _evidence(self, label: str, row_id: str, raw: str, words: str) -> tuple[Scene, str]:
        text = self.texts[-1]
        at = text.find(words)
        if at < 0 or not raw:
            return self, ""
        inside = words.find(raw)
        start, end = (at + inside, at + inside + len(raw)) if inside >= 0 else (at, at + len(words))
        sentence = self._document(len(self.texts)).sentence_at(start)
        evidence_id = ids.short_hash("E", label, row_id, start, len(self.texts))
        row = {
            "evidence_id": evidence_id, "doc_id": self._doc_id, "label": label,
            "raw": text[start:end], "start": start, "end": end,
            "quote": text[sentence.start : sentence.end], "quote_start": sentence.start,
            "rule": "example", "tier": "sure",
        }  # fmt: skip
        return self._with("evidence", row), evidence_id


def _table(name: str, rows: list[Mapping[str, Any]]) -> pd.DataFrame:
    if not rows:
        return _empty(name)
    # Accounts are built with all that links them; a table takes what it has columns for.
    columns = set(columns_of(name))
    return make_table(
        name, [{key: value for key, value in row.items() if key in columns} for row in rows]
    )


@cache
def _empty(name: str) -> pd.DataFrame:
    return make_table(name)


def _value(table: str, row_id: str, field: str, value: str, evidence_id: str) -> dict[str, Any]:
    return {
        "value_id": ids.short_hash("V", table, row_id, field), "table": table, "row_id": row_id,
        "field": field, "value": value, "origin": "document", "status": "stated",
        "evidence_id": evidence_id, "chosen": True,
    }  # fmt: skip
