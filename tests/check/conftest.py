"""The project's five articles through extract, link and decide, for checks to run on."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from trialtrace.check import stage as check
from trialtrace.check.corpus import Corpus
from trialtrace.extract.api import extract_document
from trialtrace.grammar.lexicon import load
from trialtrace.link import stage as link
from trialtrace.pipeline.config import defaults, load_schema
from trialtrace.pipeline.places import config_schemas, lexicon_folder
from trialtrace.tables.frames import to_table
from trialtrace.tables.io import make_table
from trialtrace.tables.registry import TABLES
from trialtrace.text.cues import load as load_cues
from trialtrace.text.ingest import Limits, ingest
from trialtrace.values import stage as decide

RAW = Path(__file__).parents[2] / "data" / "raw"


class Texts(dict):
    """Documents by their id, as the text store gives them."""

    def __iter__(self):
        return iter(self.values())


def read_corpus(folder, curated):
    """Return the tables that the stage check reads, and the documents' texts."""
    lexicon = load(lexicon_folder())
    paths = sorted(file.name for file in folder.glob("*.txt"))
    rows, documents = ingest(
        folder, paths, load_cues(lexicon_folder() / "page.yaml"), Limits(10, 256)
    )
    found = [extract_document(document, lexicon) for document in documents]
    tables = {name: make_table(name) for name in TABLES}
    tables["documents"] = to_table("documents", rows)
    references = [r for x in found for r in x.references]
    tables["references"] = to_table("references", references)
    tables["reference_authors"] = make_table(
        "reference_authors",
        [
            {
                "reference_id": r.reference_id, "ordinal": n, "family": a.family, "given": a.given,
                "suffix": a.suffix, "is_group": a.is_group, "start": a.start, "end": a.end,
            }
            for r in references
            for n, a in enumerate(r.authors, 1)
        ],
    )  # fmt: skip
    tables["reference_fields"] = make_table(
        "reference_fields",
        [
            {
                "reference_id": r.reference_id,
                "field": f.field,
                "raw": f.raw,
                "start": f.start,
                "end": f.end,
                "rule": f.rule,
            }
            for r in references
            for f in r.fields
        ],
    )
    for table, attribute in (
        ("extracted_citations", "citations"),
        ("extracted_rows", "rows"),
        ("machine_values", "values"),
        ("evidence", "evidence"),
        ("rejected", "rejected"),
    ):
        tables[table] = to_table(table, [row for x in found for row in getattr(x, attribute)])
    texts = Texts({document.doc_id: document for document in documents})
    context = SimpleNamespace(texts=texts, lexicon=lexicon, raw=folder, curated=curated)
    options = defaults(load_schema(config_schemas()))
    for name, stage in (("link", link), ("decide", decide)):
        tables |= stage.run({n: tables[n] for n in stage.READS}, options[name], context)
    return {name: tables[name] for name in check.READS}, texts


@pytest.fixture(scope="session")
def five(tmp_path_factory):
    """Return tables and texts of the five articles."""
    return read_corpus(RAW, tmp_path_factory.mktemp("curated"))


@pytest.fixture(scope="session")
def five_corpus(five):
    """Return the five articles as checks see them."""
    return Corpus(*five)


@pytest.fixture(scope="session")
def five_found(five):
    """Return findings and spans of the five articles."""
    tables, texts = five
    options = {"select": [], "ignore": [], "severities": {}}
    return check.run(tables, options, SimpleNamespace(texts=texts, curated=None))
