"""The whole page: everything it shows, gathered in the order of its sections."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from trialtrace.show.report.documents import Texts, document_sections
from trialtrace.show.report.effects import effect_cards
from trialtrace.show.report.figures import faces_of, figures_of
from trialtrace.show.report.findings import finding_lines
from trialtrace.show.report.html import Table, table_of, without_ids
from trialtrace.show.report.scope import Scope, scope_of
from trialtrace.show.report.sources import as_cited
from trialtrace.show.report.studies import study_cards
from trialtrace.show.summary import counts
from trialtrace.show.tables.book import Book
from trialtrace.show.tables.view import View
from trialtrace.show.tables.views.arms import arms, components
from trialtrace.show.tables.views.bibliography import citations, references, works
from trialtrace.show.tables.views.documents import documents
from trialtrace.show.tables.views.findings import findings
from trialtrace.show.tables.views.results import results
from trialtrace.show.tables.views.sizes import sizes
from trialtrace.show.tables.views.studies import studies
from trialtrace.show.tables.views.syntheses import members, syntheses
from trialtrace.show.tables.words import ORIGIN_MEANING, STATUS_MEANING, TIER_MEANING, words

if TYPE_CHECKING:
    import pandas as pd

TEMPLATES = Path(__file__).parent / "templates"

# Columns that an overview leaves to the sections below it.
OVERVIEW_LEAVES = MappingProxyType(
    {
        "documents": ("language", "n_chars"),
        "studies": (
            "allocation", "masking", "structure", "eligibility", "sex", "age", "n_kind", "n_unit",
            "follow_up", "sites", "countries", "groups", "pooled", "ratio", "claim_level", "study_id",
        ),
        "references": ("raw", "n_references", "method", "et_al", "pmid"),
        "works": ("pmid",),
    }
)  # fmt: skip


def build(
    tables: Mapping[str, pd.DataFrame],
    texts: Texts,
    figures: Iterable[Path],
    narrow: Iterable[Path],
    options: Mapping[str, object],
) -> dict[str, Any]:
    """Gather what the template shows.

    Parameters
    ----------
    tables : mapping
        The tables in ``stage.READS``.
    texts : Texts
        Documents by id.
    figures : iterable of Path
        SVG files, in the order in which they are shown.
    narrow : iterable of Path
        The same in a single column, for narrow screens; may be empty.
    options : mapping
        The section ``report`` of the config.

    Returns
    -------
    dict
        Variables of ``page.html.j2``; sections are generators, so that a long run is written
        piece by piece.
    """
    book = Book.of(tables)
    of_studies, of_findings = studies(book), findings(book)
    scope = scope_of(book, (line.about.id for line in of_findings.lines), options)
    shown = figures_of(figures, narrow)
    style = "\n".join((_asset("style.css"), *faces_of(shown)))
    script = _asset("page.js")
    return {
        "title": options["title"],
        "style": Markup(style),
        "script": Markup(script),
        "policy": _policy(style, script),
        "counts": counts(tables),
        "unfolded": scope.unfolded,
        "figures": shown,
        "studies": _overview(of_studies, scope),
        "study_cards": study_cards(
            book, scope, of_studies, (arms(book), components(book), sizes(book), results(book))
        ),
        "effects": list(effect_cards(book, scope)),
        "effect_total": len(book.rows["effects"]),
        "syntheses": _table(syntheses(book), scope),
        "members": _table(members(book), scope),
        "findings": finding_lines(book, scope, of_findings),
        "finding_total": len(of_findings.lines),
        "codes": sorted({row["code"] for row in book.rows["findings"]}),
        "references": _table(as_cited(references(book)), scope),
        "works": _table(as_cited(works(book)), scope),
        "citations": _table(citations(book), scope),
        "documents": _documents(documents(book), scope),
        "document_sections": document_sections(book, scope, texts),
        "in_full": len(scope.documents),
        "rows": scope.rows,
        "meanings": (
            ("Status", STATUS_MEANING),
            ("How sure", TIER_MEANING),
            ("Origin", ORIGIN_MEANING),
        ),
        "words": words,
    }


def _table(view: View, scope: Scope) -> Table:
    leave = OVERVIEW_LEAVES.get(view.name, ())
    return table_of(view, scope.anchors, name=f"table-{view.name}", rows=scope.rows, leave=leave)


def _overview(view: View, scope: Scope) -> Table:
    return without_ids(_table(view, scope))


def _documents(view: View, scope: Scope) -> Table:
    """Leave the id to a document's section; one without a section has its row."""
    table = _table(view, scope)
    in_full = {row["doc_id"] for row in scope.documents}
    rows = (
        replace(row, id="") if line.about.id in in_full else row
        for row, line in zip(table.rows, view.lines, strict=False)
    )
    return replace(table, rows=tuple(rows))


def _asset(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Allow this page's own style and script, and nothing from anywhere else.

    Style attributes stay allowed: figures are full of them.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_digest(script)}'",
            f"style-src '{_digest(style)}' 'unsafe-hashes'",
            f"style-src-elem '{_digest(style)}'",
            "style-src-attr 'unsafe-inline'",
            "img-src data:",
            "font-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
