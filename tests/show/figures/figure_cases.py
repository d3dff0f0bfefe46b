"""Tables that the figures' tests draw: those of the five articles, and richer ones."""

from __future__ import annotations

import math
from functools import cache

import pandas as pd
from trialtrace.show.figures.stage import READS
from trialtrace.tables.io import make_table

P_BETWEEN = "the p-value compares the two groups"
POOLED_T = "two-sided pooled t test"
ALL_ANALYSED = "all allocated participants were analysed"
ALL_ASSESSED = "all 25 were assessed"
ALONE = "one effect of its kind: nothing to pool it with"


def effect(key: str, **cells: object) -> dict[str, object]:
    """Return a row of `effects` with what every row needs."""
    return {
        "effect_id": key,
        "trial_id": "",
        "study_id": f"S{key}",
        "outcome_id": f"O{key}",
        "slab": f"Study {key}",
        "outcome": "outcome",
        "kind": "efficacy",
        "polarity": "higher_better",
        "primary": True,
        "conditional": False,
        "poolable": False,
        **cells,
    }


@cache
def five_articles() -> dict[str, pd.DataFrame]:
    """Return the tables of the five articles."""
    vi = 49 / (25 * 24) + 0.754857**2 / (2 * 49)
    half = 1.959964 * math.sqrt(vi)
    effects = [
        effect(
            "F1", study_id="S1", trial_id="T1", slab="Gupta 2023", outcome="hair shaft diameter",
            experimental="mesotherapy injections with microneedling", comparator="5% minoxidil",
            arm_id="A1", versus_arm_id="A2", measure="SMD", n1i=25, n2i=24, yi=0.754857, vi=vi,
            ci_lb=0.754857 - half, ci_ub=0.754857 + half, level=95, bound_low=0.710,
            bound_high=0.828, conditional=True, assumption_status="open",
            assumptions=f"{P_BETWEEN}; {POOLED_T}; {ALL_ANALYSED}", favours="experimental",
            why_not=ALONE,
        ),
        effect(
            "F2", study_id="S1", trial_id="T1", slab="Gupta 2023",
            outcome="number of follicular units", polarity="higher_better",
            experimental="mesotherapy injections with microneedling", comparator="5% minoxidil",
            why_not="the text gives neither a number nor a p-value for the comparison",
        ),
        effect(
            "F3", study_id="S1", trial_id="T1", slab="Gupta 2023", outcome="persistent erythema",
            kind="harm", polarity="higher_worse", arm_id="A1", measure="PR", n1i=25,
            experimental="mesotherapy injections with microneedling", yi=0.88, vi=0.88 * 0.12 / 25,
            ci_lb=0.700442, ci_ub=0.958332, level=95, conditional=True, assumption_status="open",
            assumptions=ALL_ASSESSED, why_not="harm is given for one arm only",
        ),
        effect(
            "F4", study_id="S2", trial_id="T2", slab="Duque-Estrada 2009",
            outcome="secondary hair loss", kind="harm", polarity="higher_worse",
            why_not="two cases that were chosen because they had the event give no rate",
        ),
        effect(
            "F5", study_id="S3", trial_id="T3", slab="Moftah 2013", outcome="positive results",
            polarity="unclear", why_not="a direction is stated, and no number",
        ),
        effect(
            "F6", study_id="S4", trial_id="T4", slab="study of December 2017",
            outcome="late-onset scarring", kind="harm", polarity="higher_worse",
            why_not="no number of participants or events is stated",
        ),
        effect(
            "F7", study_id="S4", trial_id="T4", slab="study of December 2017",
            outcome="hair loss", kind="harm", polarity="higher_worse",
            why_not="no number of participants or events is stated",
        ),
    ]  # fmt: skip
    docs = ("D0", "D1", "D2", "D3", "D4")
    documents = [
        {
            "doc_id": doc, "path": f"00{place}_{doc.lower()}.txt", "format": "text",
            "encoding": "utf-8", "n_bytes": 100, "n_chars": 100, "status": "read",
            "title": "Hair mesotherapy: everything you need to know" if doc == "D3" else "",
        }
        for place, doc in enumerate(docs)
    ]  # fmt: skip
    spans = (("E1", "results.p_value", "0.01"), ("E2", "arms.n", "25"), ("E3", "arms.n", "24"),
             ("E4", "results.percent", "88"))  # fmt: skip
    evidence = [
        {
            "evidence_id": key, "doc_id": "D3", "label": label, "raw": raw, "start": place * 10,
            "end": place * 10 + len(raw), "quote": f"sentence with {raw}", "quote_start": 0,
            "rule": "rule", "tier": "sure",
        }
        for place, (key, label, raw) in enumerate(spans)
    ]  # fmt: skip
    inputs = [
        {"effect_id": "F1", "name": "p", "value": "0.01", "evidence_id": "E1"},
        {"effect_id": "F1", "name": "n1i", "value": "25", "evidence_id": "E2"},
        {"effect_id": "F1", "name": "n2i", "value": "24", "evidence_id": "E3"},
        {"effect_id": "F3", "name": "percent", "value": "88", "evidence_id": "E4"},
        {"effect_id": "F3", "name": "ni", "value": "25", "evidence_id": "E2"},
        {"effect_id": "F3", "name": "xi", "value": "22", "formula": "88% of 25"},
    ]
    return _tables(effects, inputs=inputs, documents=documents, evidence=evidence) | {
        "studies": make_table("studies", _studies()),
        "arms": make_table(
            "arms",
            [
                {"arm_id": "A1", "study_id": "S1", "ordinal": 1, "role": "experimental", "n": 25},
                {"arm_id": "A2", "study_id": "S1", "ordinal": 2, "role": "active", "n": 24},
            ],
        ),
        "outcomes": make_table(
            "outcomes",
            [
                {
                    "outcome_id": row["outcome_id"], "study_id": row["study_id"],
                    "ordinal": place, "name": row["outcome"], "kind": row["kind"],
                    "polarity": row["polarity"],
                }
                for place, row in enumerate(effects, start=1)
            ],
        ),
        "results": make_table("results", _results()),
        **_bibliography(),
    }  # fmt: skip


def _studies() -> list[dict[str, object]]:
    rows = (
        ("S1", "D3", "T1", "W1", "Gupta 2023", 49),
        ("S2", "D2", "T2", "W2", "Duque-Estrada 2009", 2),
        ("S3", "D2", "T3", "W3", "Moftah 2013", None),
        ("S4", "D4", "T4", "", "study of December 2017", None),
    )
    return [
        {
            "study_id": s, "doc_id": d, "ordinal": place, "trial_id": t, "work_id": w,
            "label": name, "n_total": n,
        }
        for place, (s, d, t, w, name, n) in enumerate(rows, start=1)
    ]  # fmt: skip


def _results() -> list[dict[str, object]]:
    between = {"arm_id": "A1", "versus_arm_id": "A2"}
    rows: tuple[tuple[str, str, dict[str, object]], ...] = (
        ("S1", "OF1", {**between, "statistic": "p_value", "p_relation": "=", "p_value": 0.01,
                       "direction": "increase", "favours": "experimental"}),
        ("S1", "OF2", {**between, "statistic": "direction", "direction": "no_difference",
                       "favours": "neither"}),
        ("S1", "OF3", {"arm_id": "A1", "statistic": "percent", "value": 88.0}),
        ("S2", "OF4", {"statistic": "events", "value": 2.0, "direction": "increase"}),
        ("S3", "OF5", {"statistic": "direction", "direction": "increase", "favours": "unclear"}),
        ("S4", "OF6", {"statistic": "direction", "direction": "increase"}),
        ("S4", "OF7", {"statistic": "direction", "direction": "increase"}),
    )  # fmt: skip
    return [
        {
            "result_id": f"R{place}",
            "study_id": study,
            "outcome_id": outcome,
            "ordinal": place,
            **rest,
        }
        for place, (study, outcome, rest) in enumerate(rows, start=1)
    ]


def _bibliography() -> dict[str, pd.DataFrame]:
    """46 references in four documents; W4 is listed twice."""
    per_document = (("D0", 28), ("D2", 9), ("D3", 6), ("D4", 3))
    references, members, works = [], [], []
    for doc, many in per_document:
        for place in range(1, many + 1):
            references.append(
                {
                    "reference_id": f"B{doc}{place:02d}", "doc_id": doc, "ordinal": place,
                    "kind": "article", "raw": "raw", "start": 0, "end": 3, "et_al": False,
                }
            )  # fmt: skip
    twice = {"BD203": "W4", "BD001": "W4", "BD301": "W1", "BD202": "W2", "BD206": "W3"}
    for row in references:
        key = str(row["reference_id"])
        members.append({"work_id": twice.get(key, f"W{key}"), "reference_id": key})
    for work in sorted({str(row["work_id"]) for row in members}):
        count = sum(row["work_id"] == work for row in members)
        works.append({"work_id": work, "label": work, "kind": "article", "n_references": count})
    return {
        "references": make_table("references", references),
        "works": make_table("works", works),
    }


BCG = (
    ("Aronson 1948", 4, 123, 11, 139), ("Ferguson & Simes 1949", 6, 306, 29, 303),
    ("Rosenthal et al 1960", 3, 231, 11, 220), ("Hart & Sutherland 1977", 62, 13598, 248, 12867),
    ("Frimodt-Moller et al 1973", 33, 5069, 47, 5808),
    ("Stein & Aronson 1953", 180, 1541, 372, 1451),
    ("Vandiviere et al 1973", 8, 2545, 10, 629), ("TPT Madras 1980", 505, 88391, 499, 88391),
    ("Coetzee & Berjak 1968", 29, 7499, 45, 7277), ("Rosenthal et al 1961", 17, 1716, 65, 1665),
    ("Comstock et al 1974", 186, 50634, 141, 27338), ("Comstock & Webster 1969", 5, 2498, 3, 2341),
    ("Comstock et al 1976", 27, 16913, 29, 17854),
)  # fmt: skip


@cache
def ratio_meta() -> dict[str, pd.DataFrame]:
    """Return thirteen risk ratios (the public BCG data) with two summaries and their weights."""
    effects, inputs, members = [], [], []
    variances = [1 / a - 1 / n1 + 1 / c - 1 / n2 for _, a, n1, c, n2 in BCG]
    tau2 = 0.3132
    weights = {
        "Y1": [1 / v for v in variances],
        "Y2": [1 / (v + tau2) for v in variances],
    }
    for place, (name, a, n1, c, n2) in enumerate(BCG):
        key = f"G{place:02d}"
        yi = math.log(a / n1) - math.log(c / n2)
        half = 1.959964 * math.sqrt(variances[place])
        effects.append(
            effect(
                key, slab=name, outcome="tuberculosis", concept="tuberculosis",
                polarity="higher_worse", experimental="BCG vaccine", comparator="no vaccine",
                measure="RR", n1i=n1, n2i=n2, yi=yi, vi=variances[place], ci_lb=yi - half,
                ci_ub=yi + half, level=95, poolable=True,
            )
        )  # fmt: skip
        inputs += [
            {"effect_id": key, "name": input_name, "value": str(value)}
            for input_name, value in (("ai", a), ("n1i", n1), ("ci", c), ("n2i", n2))
        ]
        members += [
            {
                "synthesis_id": synthesis, "effect_id": key, "included": True,
                "weight": 100 * shares[place] / sum(shares),
            }
            for synthesis, shares in weights.items()
        ]  # fmt: skip
    shared = {
        "group": "BCG against tuberculosis", "outcome": "tuberculosis", "measure": "RR",
        "method": "meta_analysis", "k": 13, "QE": 152.2330, "QEp": 1e-9, "I2": 92.22,
    }  # fmt: skip
    syntheses = [
        {**shared, "synthesis_id": "Y1", "model": "EE", "estimate": -0.4303, "ci_lb": -0.5097,
         "ci_ub": -0.3509},
        {**shared, "synthesis_id": "Y2", "model": "REML/knha", "estimate": -0.7145,
         "ci_lb": -1.1077, "ci_ub": -0.3213, "pi_lb": -1.98, "pi_ub": 0.56, "tau2": tau2},
    ]  # fmt: skip
    return _tables(effects, inputs=inputs, syntheses=syntheses, members=members)


def many(
    k: int,
    *,
    label: str = "Study",
    outcome: str = "outcome",
    conditional: bool = False,
    measure: str = "RR",
    scale: float = 0.4,
) -> dict[str, pd.DataFrame]:
    """Return ``k`` made-up effects of one measure, spread over about ``scale``."""
    effects = []
    for place in range(k):
        yi = scale * math.sin(1.7 * place)
        half = scale * (0.4 + 0.25 * (place % 5))
        effects.append(
            effect(
                f"M{place:03d}", slab=f"{label} {1980 + place}", outcome=f"{outcome} {place % 3}",
                experimental=f"treatment {label}", comparator="control", measure=measure,
                n1i=20 + place, n2i=21 + place, yi=yi, vi=(half / 1.96) ** 2, ci_lb=yi - half, ci_ub=yi + half,
                level=95, conditional=conditional,
                assumptions=f"{P_BETWEEN}; {POOLED_T}" if conditional else "",
                assumption_status=("open", "contradicted")[place % 2] if conditional else "",
                bound_low=yi - half / 3 if conditional else None,
                bound_high=yi + half / 3 if conditional else None,
            )
        )  # fmt: skip
    return _tables(effects)


@cache
def mean_differences() -> dict[str, pd.DataFrame]:
    """Return mean differences of two outcomes in different units, and a wide one that is cut."""
    rows = (
        ("Okafor 2015", "systolic pressure", -8.2, 2.1),
        ("Lindqvist 2018", "systolic pressure", -3.4, 3.3),
        ("Haddad 2020", "systolic pressure", 4.0, 60.0),
        ("Okafor 2015", "body weight", -1.25, 0.41),
        ("Moreau 2021", "body weight", -0.62, 0.35),
    )  # fmt: skip
    effects = [
        effect(
            f"K{place}", slab=name, trial_id=f"T{name}", outcome=outcome, concept=outcome,
            polarity="higher_worse", experimental="low-salt diet", comparator="usual diet",
            measure="MD", n1i=60, n2i=58, yi=yi, vi=(half / 1.96) ** 2, ci_lb=yi - half,
            ci_ub=yi + half, level=95,
        )
        for place, (name, outcome, yi, half) in enumerate(rows)
    ]  # fmt: skip
    return _tables(effects)


def _tables(
    effects: list[dict[str, object]],
    *,
    inputs: list[dict[str, object]] | None = None,
    syntheses: list[dict[str, object]] | None = None,
    members: list[dict[str, object]] | None = None,
    documents: list[dict[str, object]] | None = None,
    evidence: list[dict[str, object]] | None = None,
) -> dict[str, pd.DataFrame]:
    filled = {
        "effects": effects,
        "effect_inputs": inputs,
        "syntheses": syntheses,
        "synthesis_members": members,
        "documents": documents,
        "evidence": evidence,
    }
    return empty() | {name: make_table(name, rows) for name, rows in filled.items() if rows}


@cache
def _empty_table(name: str) -> pd.DataFrame:
    return make_table(name)


def empty() -> dict[str, pd.DataFrame]:
    """Return every table that figures read, without rows."""
    return {name: _empty_table(name) for name in READS}


def forest_kwargs(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the tables as arguments of ``forest``."""
    return {
        "effects": tables["effects"],
        "syntheses": tables["syntheses"],
        "members": tables["synthesis_members"],
        "inputs": tables["effect_inputs"],
        "evidence": tables["evidence"],
        "studies": tables["studies"],
        "documents": tables["documents"],
    }
