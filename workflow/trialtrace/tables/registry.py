"""All tables: name, model, key, links to other tables, place below data/processed."""

from __future__ import annotations

import importlib
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trialtrace.tables.models.base import TableModel


@dataclass(frozen=True)
class TableSpec:
    """What is to be known of a table without importing pandera.

    Attributes
    ----------
    name : str
        Name of the table; its file is ``<folder>/<name>.csv``.
    model : str
        ``module:Class`` below ``trialtrace.tables.models``.
    key : tuple of str
        Columns that identify a row and by which the file is sorted.
    stage : str
        Stage that writes it.
    folder : str
        Folder below ``data/processed`` (empty: directly there).
    links : mapping
        Column → (table, column) where a non-empty cell must exist there.
    order : tuple of str
        Columns to sort by, where the key alone would not read well.
    """

    name: str
    model: str
    key: tuple[str, ...]
    stage: str
    folder: str = ""
    links: dict[str, tuple[str, str]] = field(default_factory=dict)
    order: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Path below ``data/processed``."""
        return f"{self.folder}/{self.name}.csv" if self.folder else f"{self.name}.csv"

    def load_model(self) -> type[TableModel]:
        """Import and return the pandera model."""
        module, _, name = self.model.partition(":")
        return getattr(importlib.import_module(f"trialtrace.tables.models.{module}"), name)


_DOC = {"doc_id": ("documents", "doc_id")}
_EXTRACTED = "extracted"
_PLACE = ("doc_id", "start", "end")

_SPECS = (
    TableSpec("documents", "documents:Documents", ("doc_id",), "ingest", order=("path",)),
    TableSpec(
        "references",
        "bibliography:References",
        ("reference_id",),
        "extract",
        _EXTRACTED,
        _DOC,
        order=("doc_id", "ordinal"),
    ),
    TableSpec(
        "reference_authors",
        "bibliography:ReferenceAuthors",
        ("reference_id", "ordinal"),
        "extract",
        _EXTRACTED,
        {"reference_id": ("references", "reference_id")},
    ),
    TableSpec(
        "reference_fields",
        "bibliography:ReferenceFields",
        ("reference_id", "field", "start"),
        "extract",
        _EXTRACTED,
        {"reference_id": ("references", "reference_id")},
    ),
    TableSpec(
        "extracted_citations",
        "bibliography:ExtractedCitations",
        ("citation_id",),
        "extract",
        _EXTRACTED,
        _DOC,
        order=("doc_id", "ordinal"),
    ),
    TableSpec(
        "evidence", "evidence:Evidence", ("evidence_id",), "extract", _EXTRACTED, _DOC, order=_PLACE
    ),
    TableSpec(
        "extracted_rows",
        "evidence:Rows",
        ("table", "row_id"),
        "extract",
        _EXTRACTED,
        _DOC,
        order=("doc_id", "study_id", "table", "ordinal"),
    ),
    TableSpec(
        "machine_values",
        "evidence:MachineValues",
        ("table", "row_id", "field", "evidence_id"),
        "extract",
        _EXTRACTED,
        {"evidence_id": ("evidence", "evidence_id")},
    ),
    TableSpec("rejected", "evidence:Rejected", ("doc_id", "start", "end"), "extract", "", _DOC),
    TableSpec("works", "bibliography:Works", ("work_id",), "link", order=("label", "work_id")),
    TableSpec(
        "work_members",
        "bibliography:WorkMembers",
        ("work_id", "reference_id"),
        "link",
        "",
        {
            "work_id": ("works", "work_id"),
            "reference_id": ("references", "reference_id"),
            "beside": ("references", "reference_id"),
        },
    ),
    TableSpec("link_decisions", "bibliography:LinkDecisions", ("line",), "link"),
    TableSpec(
        "citations",
        "bibliography:Citations",
        ("citation_id",),
        "link",
        "",
        {**_DOC, "reference_id": ("references", "reference_id")},
        order=("doc_id", "ordinal"),
    ),
    TableSpec(
        "citation_candidates",
        "bibliography:CitationCandidates",
        ("citation_id", "reference_id"),
        "link",
        "",
        {
            "citation_id": ("citations", "citation_id"),
            "reference_id": ("references", "reference_id"),
        },
    ),
    TableSpec("trials", "bibliography:Trials", ("trial_id",), "link", order=("label", "trial_id")),
    TableSpec(
        "trial_works",
        "bibliography:TrialWorks",
        ("trial_id", "work_id"),
        "link",
        "",
        {"trial_id": ("trials", "trial_id"), "work_id": ("works", "work_id")},
    ),
    TableSpec(
        "trial_studies",
        "bibliography:TrialStudies",
        ("trial_id", "study_id"),
        "link",
        "",
        {"trial_id": ("trials", "trial_id"), "work_id": ("works", "work_id")},
    ),
    TableSpec(
        "rows",
        "evidence:Rows",
        ("table", "row_id"),
        "decide",
        "",
        order=("doc_id", "study_id", "table", "ordinal"),
    ),
    TableSpec(
        "values",
        "evidence:Values",
        ("value_id",),
        "decide",
        "",
        {"evidence_id": ("evidence", "evidence_id")},
        order=("table", "row_id", "field", "origin", "value_id"),
    ),
    TableSpec(
        "studies",
        "accounts:Studies",
        ("study_id",),
        "decide",
        "",
        {**_DOC, "trial_id": ("trials", "trial_id"), "work_id": ("works", "work_id")},
        order=("doc_id", "ordinal", "study_id"),
    ),
    TableSpec(
        "arms",
        "accounts:Arms",
        ("arm_id",),
        "decide",
        "",
        {"study_id": ("studies", "study_id")},
        order=("study_id", "ordinal", "arm_id"),
    ),
    TableSpec(
        "arm_components",
        "accounts:ArmComponents",
        ("component_id",),
        "decide",
        "",
        {"arm_id": ("arms", "arm_id"), "study_id": ("studies", "study_id")},
        order=("study_id", "ordinal", "component_id"),
    ),
    TableSpec(
        "sizes",
        "accounts:Sizes",
        ("size_id",),
        "decide",
        "",
        {"arm_id": ("arms", "arm_id"), "study_id": ("studies", "study_id")},
        order=("study_id", "ordinal", "size_id"),
    ),
    TableSpec(
        "outcomes",
        "accounts:Outcomes",
        ("outcome_id",),
        "decide",
        "",
        {"study_id": ("studies", "study_id")},
        order=("study_id", "ordinal", "outcome_id"),
    ),
    TableSpec(
        "results",
        "accounts:Results",
        ("result_id",),
        "decide",
        "",
        {
            "study_id": ("studies", "study_id"),
            "outcome_id": ("outcomes", "outcome_id"),
            "arm_id": ("arms", "arm_id"),
            "versus_arm_id": ("arms", "arm_id"),
        },
        order=("study_id", "ordinal", "result_id"),
    ),
    TableSpec(
        "comparison",
        "evidence:Comparison",
        ("trial_id", "table", "row_id", "field", "published_source"),
        "decide",
        "",
        {"trial_id": ("trials", "trial_id")},
    ),
    TableSpec(
        "effects",
        "synthesis:Effects",
        ("effect_id",),
        "derive",
        "",
        {
            "trial_id": ("trials", "trial_id"),
            "study_id": ("studies", "study_id"),
            "outcome_id": ("outcomes", "outcome_id"),
            "arm_id": ("arms", "arm_id"),
            "versus_arm_id": ("arms", "arm_id"),
        },
        order=("slab", "study_id", "outcome_id", "effect_id"),
    ),
    TableSpec(
        "effect_inputs",
        "synthesis:EffectInputs",
        ("effect_id", "name", "value_id"),
        "derive",
        "",
        {
            "effect_id": ("effects", "effect_id"),
            "value_id": ("values", "value_id"),
            "evidence_id": ("evidence", "evidence_id"),
        },
    ),
    TableSpec(
        "findings",
        "findings:Findings",
        ("finding_id",),
        "check",
        "",
        _DOC,
        order=("code", "doc_id", "finding_id"),
    ),
    TableSpec(
        "finding_spans",
        "findings:FindingSpans",
        ("finding_id", "ordinal"),
        "check",
        "",
        {"finding_id": ("findings", "finding_id"), **_DOC},
    ),
    TableSpec(
        "syntheses",
        "synthesis:Syntheses",
        ("synthesis_id",),
        "synthesize",
        "",
        order=("group", "measure", "synthesis_id"),
    ),
    TableSpec(
        "synthesis_members",
        "synthesis:SynthesisMembers",
        ("synthesis_id", "effect_id"),
        "synthesize",
        "",
        {"synthesis_id": ("syntheses", "synthesis_id"), "effect_id": ("effects", "effect_id")},
    ),
    TableSpec(
        "sensitivity",
        "synthesis:Sensitivity",
        ("synthesis_id", "effect_id", "kind", "varied"),
        "synthesize",
        "",
        {"synthesis_id": ("syntheses", "synthesis_id"), "effect_id": ("effects", "effect_id")},
        order=("subject", "measure", "synthesis_id", "effect_id", "kind", "varied"),
    ),
)

TABLES = MappingProxyType({spec.name: spec for spec in _SPECS})


def tables_of(stage: str) -> tuple[str, ...]:
    """Name the tables that a stage writes, in the order in which they are declared."""
    return tuple(spec.name for spec in _SPECS if spec.stage == stage)
