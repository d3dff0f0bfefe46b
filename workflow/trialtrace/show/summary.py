"""What a run came to, in a dozen lines that a person reads at its end."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trialtrace.show.tables.words import counted
from trialtrace.tables.vocabulary import SEVERITIES

if TYPE_CHECKING:
    import pandas as pd

READS = (
    "documents",
    "references",
    "works",
    "citations",
    "trials",
    "studies",
    "arms",
    "outcomes",
    "results",
    "values",
    "rejected",
    "findings",
    "effects",
    "syntheses",
)
SHOWN_QUARANTINED = 100
_PLURALS = {"study": "studies", "synthesis": "syntheses"}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of everything.

    Attributes
    ----------
    rows : mapping
        Table → number of its rows.
    read : int
        Documents that took part.
    quarantined : tuple of (str, str)
        Path and reason of each document that did not.
    needs_a_look : int
        Works whose merge or separation wants a person.
    linked : int
        Citations that lead to a reference.
    stated, with_evidence : int
        Rows of `values` that hold a value; those of them with a span behind them.
    findings : mapping
        Severity → open findings.
    waived : int
        Findings that a person waived.
    effects, conditional, contradicted, poolable : int
        Effects that were computed by the best route; those of them that rest on an assumption
        that the text leaves open, or that a publication denies; those that may be pooled.
    other_routes : int
        Effects that were computed by a second route.
    without_effect : int
        Rows of `effects` that only say why there is none.
    pooled : int
        Meta-analyses with an estimate.
    """

    rows: Mapping[str, int]
    read: int
    quarantined: tuple[tuple[str, str], ...]
    needs_a_look: int
    linked: int
    stated: int
    with_evidence: int
    findings: Mapping[str, int]
    waived: int
    effects: int
    conditional: int
    contradicted: int
    poolable: int
    other_routes: int
    without_effect: int
    pooled: int


def counts(tables: Mapping[str, pd.DataFrame]) -> Counts:
    """Count what the tables in ``READS`` hold."""
    documents, findings, effects = tables["documents"], tables["findings"], tables["effects"]
    away = documents[documents["status"] == "quarantined"]
    opened = findings[findings["status"] != "waived"]
    computed = effects[effects["yi"].notna()]
    best = computed[computed["primary"]]
    contradicted = best["assumption_status"] == "contradicted"
    stated = tables["values"][tables["values"]["status"] == "stated"]
    pooled = tables["syntheses"]
    pooled = pooled[(pooled["method"] == "meta_analysis") & pooled["estimate"].notna()]
    return Counts(
        rows={name: len(tables[name]) for name in READS},
        read=int((documents["status"] == "read").sum()),
        quarantined=tuple(zip(away["path"], away["reason"], strict=True)),
        needs_a_look=int((tables["works"]["review"] == "needs_a_look").sum()),
        linked=int((tables["citations"]["reference_id"] != "").sum()),
        stated=len(stated),
        with_evidence=int((stated["evidence_id"] != "").sum()),
        findings={name: int((opened["severity"] == name).sum()) for name in SEVERITIES},
        waived=len(findings) - len(opened),
        effects=len(best),
        conditional=int((best["conditional"] & ~contradicted).sum()),
        contradicted=int(contradicted.sum()),
        poolable=int(best["poolable"].sum()),
        other_routes=len(computed) - len(best),
        without_effect=len(effects) - len(computed),
        pooled=len(pooled),
    )


def summary(tables: Mapping[str, pd.DataFrame], places: Mapping[str, object] | None = None) -> str:
    """Say what a run came to.

    Parameters
    ----------
    tables : mapping
        The tables in ``READS``, validated.
    places : mapping, optional
        What → where it lies, printed at the end: ``{"Report": "results/report/index.html"}``.

    Returns
    -------
    str
        Lines that end with a line break.
    """
    found = counts(tables)
    lines = [*_documents(found), *_studies(found), *_judgements(found)]
    lines += [(what, str(where)) for what, where in (places or {}).items()]
    width = max(len(head) for head, _ in lines)
    return "".join(f"{head:<{width}}  {printable(words)}\n" for head, words in lines)


def figures_line(folder: Path) -> str:
    """Say where the figures lie, and which of them there was nothing to draw for.

    Parameters
    ----------
    folder : Path
        ``results/figures``; its ``figures.csv`` has the reasons.
    """
    index = folder / "figures.csv"
    if not index.exists():
        return str(folder)
    with index.open(encoding="utf-8", newline="") as file:
        missing = [row["figure"] for row in csv.DictReader(file) if row["not_drawn_because"]]
    if not missing:
        return str(folder)
    return f"{folder}; nothing to draw for {', '.join(missing)}: figures.csv says why"


def printable(text: str) -> str:
    """Spell out control characters: a file name may hold some that command the terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _n(found: Counts, table: str, word: str) -> str:
    return counted(found.rows[table], word, _PLURALS.get(word, ""))


def _documents(found: Counts) -> list[tuple[str, str]]:
    lines = [("Documents", f"{found.read:,} read, {len(found.quarantined):,} quarantined")]
    for path, reason in found.quarantined[:SHOWN_QUARANTINED]:
        lines.append(("", f"{path}: {reason}"))
    more = len(found.quarantined) - SHOWN_QUARANTINED
    if more > 0:
        lines.append(("", f"and {more:,} more; the table documents holds all"))
    return lines


def _studies(found: Counts) -> list[tuple[str, str]]:
    review = f" ({found.needs_a_look:,} to look at)" if found.needs_a_look else ""
    return [
        (
            "References",
            f"{_n(found, 'references', 'reference')} to {_n(found, 'works', 'work')}{review}; "
            f"{_n(found, 'citations', 'citation')}, {found.linked:,} linked",
        ),
        (
            "Studies",
            f"{counted(found.rows['studies'], 'account')} of {_n(found, 'trials', 'trial')}: "
            f"{_n(found, 'arms', 'arm')}, {_n(found, 'outcomes', 'outcome')}, "
            f"{_n(found, 'results', 'result')}",
        ),
        (
            "Values",
            f"{found.with_evidence:,} with evidence of {found.stated:,}; "
            f"{counted(found.rows['rejected'], 'number')} set aside as no study data",
        ),
    ]


def _judgements(found: Counts) -> list[tuple[str, str]]:
    by_severity = ", ".join(counted(n, severity) for severity, n in found.findings.items())
    kinds = [f"{found.conditional:,} conditional"]
    if found.contradicted:
        kinds.append(f"{found.contradicted:,} contradicted")
    kinds += [f"{found.poolable:,} poolable", f"{found.effects - found.poolable:,} not poolable"]
    effects = f"{found.effects:,} computed ({', '.join(kinds)})"
    if found.other_routes:
        effects += f"; {found.other_routes:,} more by other routes"
    if found.without_effect:
        effects += f"; {found.without_effect:,} not computed, each with the reason"
    pooled = counted(found.pooled, "meta-analysis", "meta-analyses") if found.pooled else "nothing"
    return [
        ("Findings", by_severity + (f"; {found.waived:,} waived" if found.waived else "")),
        ("Effects", effects),
        ("Pooled", pooled),
    ]
