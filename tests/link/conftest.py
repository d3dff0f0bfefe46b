"""A corpus from plain texts: references, citations and accounts as the stage link reads them."""

import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from trialtrace.extract.bibliography import find_references
from trialtrace.extract.bibliography.words import load_words, standard_folder
from trialtrace.extract.citations import find_citations
from trialtrace.link import stage
from trialtrace.link.journals import Journals
from trialtrace.pipeline.config import defaults
from trialtrace.tables.frames import to_table
from trialtrace.tables.io import make_table
from trialtrace.text.model import Block
from trialtrace.text.reader import build

SCHEMA = Path(stage.__file__).resolve().parents[2] / "schemas" / "config" / "link.yaml"


@pytest.fixture(scope="session")
def words():
    return load_words(standard_folder())


@pytest.fixture(scope="session")
def journals(words):
    return Journals.from_titles(words.journals)


@pytest.fixture(scope="session")
def options():
    return defaults(yaml.safe_load(SCHEMA.read_text(encoding="utf-8")))


@pytest.fixture
def corpus(words):
    """Build the tables of several texts; ``accounts`` names, by document, mentions that start one."""

    def make(texts: dict[str, str], accounts: dict[str, list[str]] | None = None):
        documents, references, citations, rows = {}, [], [], []
        for path, text in texts.items():
            blocks = tuple(
                Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text)
            )
            document = build(text, path, blocks)
            documents[document.doc_id] = document
            listed = find_references(document, words)
            references.extend(listed)
            for citation in find_citations(document, listed, words):
                for number, start in enumerate((accounts or {}).get(path, [])):
                    if citation.raw == start:
                        study = f"S{path}{number}"
                        citation = replace(citation, study_id=study)
                        rows.append((study, document.doc_id))
                citations.append(citation)
            for number, start in enumerate((accounts or {}).get(path, [])):
                if start == "":
                    rows.append((f"S{path}{number}", document.doc_id))
        tables = {
            "documents": make_table(
                "documents",
                [
                    {
                        "doc_id": d.doc_id,
                        "path": d.path,
                        "format": "text",
                        "n_bytes": 1,
                        "n_chars": 1,
                        "status": "read",
                        "encoding": "utf-8",
                        "title": d.path,
                    }
                    for d in documents.values()
                ],
            ),
            "references": to_table("references", references),
            "reference_authors": make_table(
                "reference_authors",
                [
                    {
                        "reference_id": r.reference_id,
                        "ordinal": i,
                        "family": a.family,
                        "given": a.given,
                        "suffix": a.suffix,
                        "is_group": a.is_group,
                        "start": a.start,
                        "end": a.end,
                    }
                    for r in references
                    for i, a in enumerate(r.authors, start=1)
                ],
            ),
            "extracted_citations": to_table("extracted_citations", citations),
            "extracted_rows": make_table(
                "extracted_rows",
                [
                    {
                        "table": "studies",
                        "row_id": s,
                        "study_id": s,
                        "doc_id": d,
                        "ordinal": 1,
                        "origin": "document",
                    }
                    for s, d in sorted(set(rows))
                ],
            ),
            "evidence": make_table("evidence"),
            "machine_values": make_table("machine_values"),
        }
        return tables, SimpleNamespace(texts=documents, lexicon=words)

    return make


@pytest.fixture
def linked(corpus, options):
    """Run the stage on texts and return its tables with the references beside them."""

    def run(texts, accounts=None, **changes):
        tables, context = corpus(texts, accounts)
        out = stage.run(tables, {**options, **changes}, context)
        return {**out, "references": tables["references"]}

    return run
