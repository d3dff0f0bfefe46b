"""A small world of documents, accounts and trials, to build the tables that stages read."""

from __future__ import annotations

from types import SimpleNamespace

from trialtrace.derive import stage as derive
from trialtrace.synthesize import stage as synthesize
from trialtrace.tables.ids import short_hash
from trialtrace.tables.io import make_table
from trialtrace.values import stage as decide

DERIVE = {
    "level": 95,
    "smd_variance": "LS",
    "smd_interval": "normal",
    "binary_measures": ["RR", "OR", "RD"],
    "continuous_measures": ["MD", "SMD"],
    "correlations": [],
    "iccs": [],
    "cluster_size": None,
    "median_conversion": "conditional",
}
GROUP_DEFAULTS = {
    "model": "REML",
    "test": "adhoc",
    "timepoint": "latest",
    "shared_control": "combine",
    "allow_conditional": False,
    "allow_secondary": False,
    "allow_errors": False,
}


class World:
    """Collects rows; every value gets an evidence span of its own."""

    def __init__(self, raw=None, curated=None):
        self.context = SimpleNamespace(raw=raw, curated=curated, texts=None, lexicon=None)
        self.documents, self.evidence, self.rows, self.values = [], [], [], []
        self.findings = []
        self.trials, self.trial_works, self.trial_studies, self.works = [], [], [], []

    def document(self, path):
        self.documents.append(
            {
                "doc_id": path,
                "path": path,
                "format": "text",
                "sha256": "0",
                "n_bytes": 1,
                "encoding": "utf-8",
                "n_chars": 1,
                "status": "read",
            }
        )
        return path

    def work(self, work_id, **fields):
        self.works.append(
            {"work_id": work_id, "label": work_id, "kind": "article", "n_references": 1, **fields}
        )
        return work_id

    def trial(self, trial_id, label, work_id=""):
        self.trials.append(
            {"trial_id": trial_id, "label": label, "n_studies": 1, "established_by": "text"}
        )
        if work_id:
            self.trial_works.append({"trial_id": trial_id, "work_id": work_id})
        return trial_id

    def study(self, doc_id, trial_id="", **values):
        study_id = self._row("studies", doc_id, "", {}, values)
        if trial_id:
            self.trial_studies.append(
                {"trial_id": trial_id, "study_id": study_id, "work_id": "", "method": "test"}
            )
        return study_id

    def arm(self, study_id, **values):
        return self._row("arms", self._doc(study_id), study_id, {}, values)

    def size(self, study_id, arm_id="", **values):
        return self._row("sizes", self._doc(study_id), study_id, {"arm_id": arm_id}, values)

    def outcome(self, study_id, **values):
        return self._row("outcomes", self._doc(study_id), study_id, {}, values)

    def result(self, outcome_id, arm_id="", versus="", group="", **values):
        owner = next(r for r in self.rows if r["row_id"] == outcome_id)
        links = {
            "outcome_id": outcome_id,
            "arm_id": arm_id,
            "versus_arm_id": versus,
            "group_id": group or f"{outcome_id}/{arm_id}/{versus}/{values.get('timepoint', '')}",
        }
        return self._row("results", owner["doc_id"], owner["study_id"], links, values)

    def _doc(self, study_id):
        return next(r["doc_id"] for r in self.rows if r["row_id"] == study_id)

    def _row(self, table, doc_id, study_id, links, values):
        ordinal = 1 + sum(r["table"] == table and r["doc_id"] == doc_id for r in self.rows)
        row_id = f"{doc_id}:{table}{ordinal}"
        self.rows.append(
            {
                "table": table,
                "row_id": row_id,
                "doc_id": doc_id,
                "study_id": study_id or row_id,
                "ordinal": ordinal,
                "origin": "document",
                **links,
            }
        )
        for field, value in values.items():
            self.state(table, row_id, field, value)
        return row_id

    def state(self, table, row_id, field, value, quote=None, raw=None):
        """Let the document state a value; ``value`` may be (value, raw)."""
        if isinstance(value, tuple):
            value, raw = value
        raw = str(value) if raw is None else raw
        doc_id = next(r["doc_id"] for r in self.rows if r["row_id"] == row_id)
        quote = quote or f"In {row_id} the {field} was {raw}."
        evidence_id = short_hash("E", row_id, field, raw, quote)
        self.evidence.append(
            {
                "evidence_id": evidence_id,
                "doc_id": doc_id,
                "label": f"{table}.{field}",
                "raw": raw,
                "start": 10 * len(self.evidence),
                "end": 10 * len(self.evidence) + len(raw),
                "quote": quote,
                "quote_start": 0,
                "rule": "test",
                "tier": "sure",
            }
        )
        self.values.append(
            {
                "table": table,
                "row_id": row_id,
                "field": field,
                "value": str(value),
                "status": "stated",
                "evidence_id": evidence_id,
            }
        )
        return evidence_id

    def finding(self, table, row_id, code="NUM001", severity="error", status="open"):
        """Let a check have said something about a row."""
        self.findings.append(
            {
                "finding_id": f"{code}:{row_id}",
                "code": code,
                "severity": severity,
                "message": "said",
                "knowable_from": "document",
                "subject_table": table,
                "subject_id": row_id,
                "status": status,
            }
        )

    def tables(self):
        given = {
            "documents": self.documents,
            "extracted_rows": self.rows,
            "machine_values": self.values,
            "evidence": self.evidence,
            "trials": self.trials,
            "trial_works": self.trial_works,
            "trial_studies": self.trial_studies,
            "works": self.works,
        }
        return {name: make_table(name, rows) for name, rows in given.items()}

    def decide(self, **options):
        tables = self.tables()
        return {
            **tables,
            **decide.run(tables, {"reanchor_similarity": 90, **options}, self.context),
        }

    def derive(self, **options):
        tables = self.decide()
        return {**tables, **derive.run(tables, {**DERIVE, **options}, self.context)}

    def synthesize(self, *groups, derive_options=None, **defaults):
        tables = self.derive(**(derive_options or {}))
        tables["findings"] = make_table("findings", self.findings)
        options = {"level": 95, "groups": list(groups), "defaults": {**GROUP_DEFAULTS, **defaults}}
        return {**tables, **synthesize.run(tables, options, self.context)}


def records(frame, **where):
    """Rows of a frame in which the named columns have the named values."""
    for column, value in where.items():
        frame = frame[frame[column] == value]
    return frame.to_dict("records")


def only(frame, **where):
    """The one row that fits."""
    found = records(frame, **where)
    assert len(found) == 1, f"{len(found)} rows fit {where}"
    return found[0]
