"""Texts and rows of which the invented corpus of the pictures and pages is made."""

from __future__ import annotations

from dataclasses import dataclass, field

from trialtrace.tables.io import make_table
from trialtrace.tables.registry import TABLES
from trialtrace.text.model import Block, Document, Sentence

SALT = """Less salt, lower pressure
Lind 2016 followed 120 adults with hypertension: 60 took potassium salt, 60 kept table salt. After \
12 weeks systolic pressure fell further with potassium salt (P = 0.02). Headache came to 15% of \
the potassium group.
Salt sales rose by 30% that year.
References
1. Lind B, Rossi A. Potassium salt | pressure. J Heart. 2015;12:30-41.
"""
KNEE = """Stronger knees
In one report 18 women with knee pain did squats & lunges; pain improved <no figures given>.
"""


@dataclass
class Texts:
    """Stand-in for the text store."""

    documents: list[Document]

    def get(self, doc_id):
        return next(d for d in self.documents if d.doc_id == doc_id)

    def __iter__(self):
        return iter(self.documents)


@dataclass
class Corpus:
    """Rows by table, and the texts they come from."""

    rows: dict[str, list[dict]]
    texts: Texts
    extra: dict[str, list[dict]] = field(default_factory=dict)

    def tables(self):
        return {name: make_table(name, self.rows.get(name, ())) for name in TABLES}


def document(doc_id, path, text):
    lines, at = [], 0
    for line in text.split("\n"):
        if line:
            lines.append((at, at + len(line)))
        at += len(line) + 1
    kinds = ["title"] + ["paragraph"] * (len(lines) - 1)
    blocks = tuple(Block(a, b, k) for (a, b), k in zip(lines, kinds, strict=True))
    sentences = tuple(Sentence(a, b, i) for i, (a, b) in enumerate(lines))
    return Document(doc_id, path, text, blocks, sentences, text.split("\n")[0], 0, "en")


def span(text, words, nth=0):
    """Offsets of the nth occurrence of words, with the line around them as quote."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    line = text.rfind("\n", 0, start) + 1
    quote = text[line : text.index("\n", start)]
    return {
        "raw": words,
        "start": start,
        "end": start + len(words),
        "quote": quote,
        "quote_start": line,
    }


def evidence(evidence_id, doc_id, text, label, words, nth=0, tier="likely", rule="said"):
    row = {"evidence_id": evidence_id, "doc_id": doc_id, "label": label, "rule": rule, "tier": tier}
    return row | span(text, words, nth)


def value(value_id, table, row_id, field, text, evidence_id, **more):
    row = {
        "value_id": value_id,
        "table": table,
        "row_id": row_id,
        "field": field,
        "value": text,
        "origin": "document",
        "status": "stated",
        "evidence_id": evidence_id,
        "chosen": True,
        "why": "the only value",
    }
    return row | more


def place(text, words):
    found = span(text, words)
    return {key: found[key] for key in ("raw", "start", "end")}


def quote_of(text, words):
    found = span(text, words)
    return {"start": found["start"], "end": found["end"], "quote": words}


def file_row(doc_id, path, text):
    return {
        "doc_id": doc_id,
        "path": path,
        "format": "text",
        "sha256": "0" * 64,
        "n_bytes": len(text.encode()),
        "encoding": "utf-8",
        "title": text.split("\n")[0],
        "n_chars": len(text),
        "status": "read",
    }


def author_row(reference_id, ordinal, family, given):
    name = place(SALT, f"{family} {given}")
    return {
        "reference_id": reference_id,
        "ordinal": ordinal,
        "family": family,
        "given": given,
        "is_group": False,
        "start": name["start"],
        "end": name["end"],
    }


def study_row(study_id, doc_id, label, **more):
    return {"study_id": study_id, "doc_id": doc_id, "ordinal": 1, "label": label, **more}


def arm_row(arm_id, study_id, ordinal, **more):
    return {"arm_id": arm_id, "study_id": study_id, "ordinal": ordinal, **more}


def outcome_row(outcome_id, study_id, ordinal, name, kind, polarity):
    return {
        "outcome_id": outcome_id,
        "study_id": study_id,
        "ordinal": ordinal,
        "name": name,
        "kind": kind,
        "polarity": polarity,
    }


def result_row(result_id, outcome_id, ordinal, **more):
    return {
        "result_id": result_id,
        "study_id": "Slind",
        "outcome_id": outcome_id,
        "ordinal": ordinal,
        **more,
    }


def effect_row(effect_id, outcome_id, measure, **more):
    row = {
        "effect_id": effect_id,
        "study_id": "Slind",
        "outcome_id": outcome_id,
        "slab": "Lind 2015",
        "measure": measure,
        "primary": True,
    }
    return row | more


def finding_row(finding_id, code, severity, message, table, row_id, status="open"):
    return {
        "finding_id": finding_id,
        "code": code,
        "severity": severity,
        "message": message,
        "knowable_from": "document",
        "doc_id": "Dsalt",
        "subject_table": table,
        "subject_id": row_id,
        "status": status,
    }
