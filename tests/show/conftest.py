"""A small invented corpus (cardiology, physiotherapy) as tables and texts."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
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


def corpus() -> Corpus:
    salt, knee = "Dsalt", "Dknee"
    rows = {
        "documents": [
            _file(salt, "heart/salt.txt", SALT),
            _file(knee, "knee.md", KNEE),
            {
                **_file("Dbad", "broken.txt", ""),
                "status": "quarantined",
                "reason": "not text: NUL bytes",
                "format": "unknown",
            },
        ],
        "references": [
            {
                "reference_id": "Rlind",
                "doc_id": salt,
                "ordinal": 1,
                "label": "1",
                "style": "numbered",
                "kind": "article",
                **_place(
                    SALT, "Lind B, Rossi A. Potassium salt | pressure. J Heart. 2015;12:30-41."
                ),
                "et_al": False,
                "year": 2015,
                "title": "Potassium salt | pressure",
                "container": "J Heart",
                "volume": "12",
                "pages": "30-41",
            }
        ],
        "reference_authors": [
            _author("Rlind", 1, "Lind", "B"),
            _author("Rlind", 2, "Rossi", "A"),
        ],
        "citations": [
            {
                "citation_id": "Clind",
                "doc_id": salt,
                "ordinal": 1,
                "style": "author_year",
                **span(SALT, "Lind 2016"),
                "authors": "Lind",
                "et_al": False,
                "year": 2016,
                "claim": True,
                "study_id": "Slind",
                "reference_id": "Rlind",
                "link_method": "author_year",
                "link_score": 0.8,
                "link_reason": "year differs",
            }
        ],
        "citation_candidates": [
            {"citation_id": "Clind", "reference_id": "Rlind", "score": 0.8, "reason": "author"}
        ],
        "works": [
            {
                "work_id": "Wlind",
                "label": "Lind 2015",
                "kind": "article",
                "first_author": "Lind",
                "authors": "Lind B; Rossi A",
                "year": 2015,
                "title": "Potassium salt | pressure",
                "n_references": 1,
            }
        ],
        "work_members": [{"work_id": "Wlind", "reference_id": "Rlind", "method": "single"}],
        "trials": [
            {"trial_id": "Tlind", "label": "Lind 2015", "n_studies": 1, "established_by": "work"}
        ],
        "evidence": [
            evidence("E120", salt, SALT, "studies.n_total", "120", tier="sure", rule="n_adults"),
            evidence("E60a", salt, SALT, "arms.n", "60", 0),
            evidence("E60b", salt, SALT, "arms.n", "60", 1),
            evidence("Ep", salt, SALT, "results.p_value", "0.02"),
            evidence("Efell", salt, SALT, "results.direction", "fell further"),
            evidence("E15", salt, SALT, "results.percent", "15"),
            evidence("E18", knee, KNEE, "studies.n_total", "18", tier="unsure"),
        ],
        "rejected": [
            {
                "doc_id": salt,
                **span(SALT, "30%"),
                "looked_like": "percent",
                "reason": "a market figure, not a result",
            }
        ],
        "values": [
            value("V120", "studies", "Slind", "n_total", "120", "E120"),
            value("V60a", "arms", "Apot", "n", "60", "E60a"),
            value("V60b", "arms", "Atab", "n", "60", "E60b"),
            value("Vp", "results", "Xp", "p_value", "0.02", "Ep"),
            value("Vfell", "results", "Xp", "direction", "decrease", "Efell"),
            value("V15", "results", "Xhead", "value", "15", "E15", unit="%"),
            value("V18", "studies", "Sknee", "n_total", "18", "E18"),
            value(
                "V18p",
                "studies",
                "Sknee",
                "n_total",
                "19",
                "",
                origin="publication",
                chosen=False,
                why="not reviewed yet",
                source="study sheet",
            ),
            value("Vdes", "studies", "Sknee", "design", "", "", status="not_stated"),
        ],
        "studies": [
            _study("Slind", salt, "Lind 2015", trial_id="Tlind", work_id="Wlind", n_total=120),
            _study("Sknee", knee, "", n_total=18, condition="knee pain"),
        ],
        "arms": [
            _arm("Apot", "Slind", 1, label="potassium salt", role="experimental", n=60),
            _arm("Atab", "Slind", 2, intervention="table salt", role="active", n=60),
        ],
        "sizes": [
            {"size_id": "Nend", "study_id": "Slind", "ordinal": 1, "n": 112, "n_kind": "completed"}
        ],
        "arm_components": [
            {
                "component_id": "Kmin",
                "arm_id": "Apot",
                "study_id": "Slind",
                "ordinal": 1,
                "kind": "minerals",
                "count": 2,
            }
        ],
        "outcomes": [
            _outcome("Opres", "Slind", 1, "systolic pressure", "efficacy", "higher_worse"),
            _outcome("Ohead", "Slind", 2, "headache", "harm", "higher_worse"),
            _outcome("Opain", "Sknee", 1, "pain", "efficacy", "higher_worse"),
        ],
        "results": [
            _result(
                "Xp",
                "Opres",
                1,
                arm_id="Apot",
                versus_arm_id="Atab",
                statistic="p_value",
                p_relation="=",
                p_value=0.02,
                p_compares="unclear",
                direction="decrease",
            ),
            _result("Xhead", "Ohead", 2, arm_id="Apot", statistic="percent", value=15.0, unit="%"),
        ],
        "effects": [
            _effect(
                "Fpres",
                "Opres",
                "SMD",
                yi=-0.43,
                vi=0.034,
                ci_lb=-0.79,
                ci_ub=-0.07,
                level=95.0,
                conditional=True,
                assumption_status="open",
                n1i=60,
                n2i=60,
                bound_low=-0.44,
                bound_high=-0.42,
                derivation="t_from_p; smd_from_t",
                assumptions="the p-value compares the groups",
                poolable=False,
                why_not="open assumption",
            ),
            _effect(
                "Fhead",
                "Ohead",
                "RR",
                yi=0.6931471805599453,
                vi=0.1,
                ci_lb=0.0,
                ci_ub=1.3862943611198906,
                conditional=False,
                poolable=True,
            ),
            _effect(
                "Fnone",
                "Opain",
                "",
                conditional=False,
                poolable=False,
                study_id="Sknee",
                slab="knee report",
                why_not="no number is given",
            ),
        ],
        "effect_inputs": [
            {
                "effect_id": "Fpres",
                "name": "p",
                "value": "0.02",
                "value_id": "Vp",
                "evidence_id": "Ep",
            },
            {
                "effect_id": "Fpres",
                "name": "n1i",
                "value": "60",
                "value_id": "V60a",
                "evidence_id": "E60a",
            },
            {"effect_id": "Fpres", "name": "ti", "value": "2.36", "formula": "t from p and df"},
        ],
        "findings": [
            _finding(
                "Gyear", "CIT001", "error", "cited as 2016, listed as 2015", "citations", "Clind"
            ),
            _finding(
                "Gp", "CLM003", "warning", "p = 0.02 without a stated comparison", "results", "Xp"
            ),
            _finding(
                "Gold", "NUM009", "note", "checked by hand", "studies", "Slind", status="waived"
            ),
        ],
        "finding_spans": [
            {
                "finding_id": "Gyear",
                "ordinal": 1,
                "doc_id": salt,
                **_quote(SALT, "2016 followed 120"),
            },
            {"finding_id": "Gyear", "ordinal": 2, "doc_id": salt, **_quote(SALT, "2015")},
            {"finding_id": "Gp", "ordinal": 1, "doc_id": salt, **_quote(SALT, "P = 0.02")},
        ],
        "syntheses": [
            {
                "synthesis_id": "Y1",
                "group": "headache",
                "outcome": "headache",
                "measure": "RR",
                "method": "none",
                "k": 1,
                "why_not": "one trial is not pooled",
            }
        ],
        "synthesis_members": [
            {
                "synthesis_id": "Y1",
                "effect_id": "Fhead",
                "trial_id": "Tlind",
                "included": False,
                "why_not": "one trial is not pooled",
            }
        ],
    }
    texts = Texts([document(salt, "heart/salt.txt", SALT), document(knee, "knee.md", KNEE)])
    return Corpus(rows, texts)


def _place(text, words):
    found = span(text, words)
    return {key: found[key] for key in ("raw", "start", "end")}


def _quote(text, words):
    found = span(text, words)
    return {"start": found["start"], "end": found["end"], "quote": words}


def _file(doc_id, path, text):
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


def _author(reference_id, ordinal, family, given):
    place = _place(SALT, f"{family} {given}")
    return {
        "reference_id": reference_id,
        "ordinal": ordinal,
        "family": family,
        "given": given,
        "is_group": False,
        "start": place["start"],
        "end": place["end"],
    }


def _study(study_id, doc_id, label, **more):
    return {"study_id": study_id, "doc_id": doc_id, "ordinal": 1, "label": label, **more}


def _arm(arm_id, study_id, ordinal, **more):
    return {"arm_id": arm_id, "study_id": study_id, "ordinal": ordinal, **more}


def _outcome(outcome_id, study_id, ordinal, name, kind, polarity):
    return {
        "outcome_id": outcome_id,
        "study_id": study_id,
        "ordinal": ordinal,
        "name": name,
        "kind": kind,
        "polarity": polarity,
    }


def _result(result_id, outcome_id, ordinal, **more):
    return {
        "result_id": result_id,
        "study_id": "Slind",
        "outcome_id": outcome_id,
        "ordinal": ordinal,
        **more,
    }


def _effect(effect_id, outcome_id, measure, **more):
    row = {
        "effect_id": effect_id,
        "study_id": "Slind",
        "outcome_id": outcome_id,
        "slab": "Lind 2015",
        "measure": measure,
        "primary": True,
    }
    return row | more


def _finding(finding_id, code, severity, message, table, row_id, status="open"):
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


@pytest.fixture
def invented() -> Corpus:
    """The corpus: change its rows, then call ``tables()``."""
    return corpus()
