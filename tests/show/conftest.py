"""A small invented corpus (cardiology, physiotherapy) as tables and texts."""

from __future__ import annotations

import pytest

from tests.show.corpus_rows import (
    KNEE,
    SALT,
    Corpus,
    Texts,
    arm_row,
    author_row,
    document,
    effect_row,
    evidence,
    file_row,
    finding_row,
    outcome_row,
    place,
    quote_of,
    result_row,
    span,
    study_row,
    value,
)


def corpus() -> Corpus:
    salt, knee = "Dsalt", "Dknee"
    rows = {
        "documents": [
            file_row(salt, "heart/salt.txt", SALT),
            file_row(knee, "knee.md", KNEE),
            {
                **file_row("Dbad", "broken.txt", ""),
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
                **place(
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
            author_row("Rlind", 1, "Lind", "B"),
            author_row("Rlind", 2, "Rossi", "A"),
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
            study_row("Slind", salt, "Lind 2015", trial_id="Tlind", work_id="Wlind", n_total=120),
            study_row("Sknee", knee, "", n_total=18, condition="knee pain"),
        ],
        "arms": [
            arm_row("Apot", "Slind", 1, label="potassium salt", role="experimental", n=60),
            arm_row("Atab", "Slind", 2, intervention="table salt", role="active", n=60),
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
            outcome_row("Opres", "Slind", 1, "systolic pressure", "efficacy", "higher_worse"),
            outcome_row("Ohead", "Slind", 2, "headache", "harm", "higher_worse"),
            outcome_row("Opain", "Sknee", 1, "pain", "efficacy", "higher_worse"),
        ],
        "results": [
            result_row(
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
            result_row(
                "Xhead", "Ohead", 2, arm_id="Apot", statistic="percent", value=15.0, unit="%"
            ),
        ],
        "effects": [
            effect_row(
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
            effect_row(
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
            effect_row(
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
            finding_row(
                "Gyear", "CIT001", "error", "cited as 2016, listed as 2015", "citations", "Clind"
            ),
            finding_row(
                "Gp", "CLM003", "warning", "p = 0.02 without a stated comparison", "results", "Xp"
            ),
            finding_row(
                "Gold", "NUM009", "note", "checked by hand", "studies", "Slind", status="waived"
            ),
        ],
        "finding_spans": [
            {
                "finding_id": "Gyear",
                "ordinal": 1,
                "doc_id": salt,
                **quote_of(SALT, "2016 followed 120"),
            },
            {"finding_id": "Gyear", "ordinal": 2, "doc_id": salt, **quote_of(SALT, "2015")},
            {"finding_id": "Gp", "ordinal": 1, "doc_id": salt, **quote_of(SALT, "P = 0.02")},
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


@pytest.fixture
def invented() -> Corpus:
    """The corpus: change its rows, then call ``tables()``."""
    return corpus()
